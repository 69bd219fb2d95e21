"""What an organizer wants told, and when: 「每周五18:00 提醒收垃圾桶」 → Told("提醒收垃圾桶", Friday 18:00, weekly).

Most times in an announcement are its matter: 「今晚8点居委会来收电池」. When to tell it stands apart: at the head, by
itself, 「今晚8点 收电池」, or with a word for sending, 「电梯修好了，明早8点发」. A span is never when to tell it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache
from typing import Literal

from nlp import times
from nlp.gatherings import events
from nlp.readings import When
from nlp.times import grammar
from nlp.writing import meanings

PINNED = re.compile(
    r"^\s*[【\[(（]?(?:置[顶頂])[】\])）]?[\s,，:：]*|(?<![\s,，。;；])[\s,，。;；]*[【\[(（]?(?:并|請|请)?置[顶頂][】\])）]?\s*$"
)
EDGE = " \t\r\n,，:：;；、。.!！~～"
QUOTES = '「」『』“”"'
NOON = 12
SHORT = 20  # characters; a longer answer is no mere 「好的」
MOST_BREAKS = 4  # in 「明天 早上8点」 the time goes over one; no time goes over more than a few
_BREAK = r"[\s,;、。!~]|:(?!\d)|(?<!\d):"
_SPAN = r"(?:半|\d{1,3}|[一二两三四五六七八九十]{1,3})(?:个)?半?(?:小时|钟头|分钟|刻钟|天|周|星期)半?"
Choice = Literal["now", "yes", "drop"]
CHOICES: tuple[Choice, ...] = ("now", "drop", "yes")


@dataclass(frozen=True, slots=True)
class Told:
    """What is told at `when` (None: at once, unless `asks`: they have to say when; it may have a problem).

    `typed`: what is told where it is told at once after all; `pinned`: 置顶 was said.
    """

    words: str
    when: When | None = None
    typed: str = ""
    asks: bool = False
    pinned: bool = False


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer to what was read back: other `words`, another `when` (may have a problem), `choice` of a button;
    `pinned` None: not said."""

    words: str | None = None
    when: When | None = None
    choice: Choice | None = None
    pinned: bool | None = None


def read(text: str, now: datetime) -> Told:
    """What to tell, and when. 「明早8点 停水」 → 停水, at eight; 「明早8点停水」 → all of it, and they are asked when;
    「明天停水」 → all of it, at once. `now` in the group's wall time."""
    words = PINNED.sub("", text).strip()
    pinned = words != text.strip()
    found = _head(words, now) or _tail(words, now)
    if found is not None and (found[2] or not _is_matter(found[0])):
        at, rest, sure = found
        return Told(rest, at, rest if sure else words, pinned=pinned)
    when = times.find(words, now, announcing=True)
    if when is None or _is_matter(when) or (when.problem is not None and not words.startswith(when.words)):
        return Told(words, typed=words, pinned=pinned)
    if when.recurrence is not None and when.end is None:
        return Told(words, when, words, pinned=pinned)
    return Told(words, typed=words, asks=True, pinned=pinned)


def reply(text: str, told: str, start: datetime | None, now: datetime) -> Reply:
    """What an organizer answers to the page: 「改成明晚9点」, 「内容改成：…」, 「好」. `told`: the words as they are;
    `start`: when they are told next, naive wall time like `now`."""
    said = text.strip()
    words = PINNED.sub("", said).strip()
    short = re.sub(r"\W", "", grammar.fold(said)[:SHORT])
    if len(said) < SHORT and _words("unpin").fullmatch(short):
        return Reply(pinned=False)
    pinned = True if words != said else None
    choice = next((one for one in CHOICES if _words(one).fullmatch(short)), None) if len(said) < SHORT else None
    if choice is not None:
        return Reply(choice=choice)
    return replace(_changed(words, told, start, now), pinned=pinned)


def _changed(words: str, told: str, start: datetime | None, now: datetime) -> Reply:
    content = _after("content", words)
    if content is not None:
        return Reply(words=content or None)
    shift = _shift().fullmatch(grammar.fold(words).strip(EDGE))
    if shift is not None and start is not None:
        span = sum((ahead.span for ahead in events.leads(shift["span"]) or ()), timedelta())
        return Reply(when=When(words, start + span if shift["later"] else start - span))
    swapped = _swapped(words, told, start, now)
    if swapped is not None:
        return swapped
    head = _head(words, now, reply=True)
    if head is not None:
        when, rest, _ = head
        content = _after("content", rest)
        return Reply(words=(rest if content is None else content) or None, when=_retimed(when, start, now))
    changed = _after("change", words)
    return Reply(words=(words if changed is None else changed) or None)


def _after(meaning: str, words: str) -> str | None:
    """「内容改成：停电通知」 → 停电通知; None where it does not begin so."""
    found = re.match(f"(?:{_pattern(meaning)})[\\s:,]*", grammar.fold(words))
    return words[found.end() :].strip(QUOTES + EDGE) if found else None


def _swapped(words: str, told: str, start: datetime | None, now: datetime) -> Reply | None:
    """「把8点改成9点」, 「不是8点，是9点」: what was there before tells what is meant; None where it was not there."""
    found = re.match(f"(?P<from>{_pattern('from')})?(?P<old>.{{1,60}}?)(?:{_pattern('into')})", grammar.fold(words))
    if found is None:
        return None
    old, new = (said.strip(QUOTES + EDGE) for said in (words[slice(*found.span("old"))], words[found.end() :]))
    if not old or not new:
        return None
    if old in told and found["from"]:
        return Reply(words=told.replace(old, new))
    was, head = times.find(old, now, announcing=True), _head(new, now, reply=True)
    if was is not None and _is_all(old, was) and head is not None and not head[1]:
        return Reply(when=_retimed(head[0], start, now))
    return None


def _retimed(when: When, start: datetime | None, now: datetime) -> When:
    """The time seen from the old one: 「晚上9点」 is on its day, 「后天」 at its hour, and where that is in the evening
    「9点」 too; 「半小时后」 is from now."""
    kinds = {atom.kind for atom in grammar.scan(grammar.fold(when.words))}
    if start is None or "span" in kinds:
        return when
    seen = events.retimed(when.words, start, None, now) or when
    if kinds == {"clock"} and seen.start is not None and 0 < seen.start.hour < NOON <= start.hour:
        return replace(seen, start=seen.start + timedelta(hours=NOON))
    return seen


def _is_matter(when: When) -> bool:
    """Whether a time can only be what is told about: 「明天停水」 names a day, once."""
    return when.recurrence is None and when.all_day and when.problem is None


def _head(words: str, now: datetime, *, reply: bool = False) -> tuple[When, str, bool] | None:
    """The time at the head that stands by itself, what follows it, and whether a word says that it is for sending."""
    folded = grammar.fold(words)
    lead = re.match(f"(?:{_pattern('lead')}|(?P<set>{_pattern('set')}))*[\\s:,]*", folded)
    opened = re.match(f"(?:{_pattern('move')}[\\s:,]*){{3}}", folded) if reply else lead
    for begin in dict.fromkeys((opened.end() if opened else 0, 0)):
        for end, after, sure in _ends(folded, begin, reply=reply):
            said = words[begin:end].strip(EDGE)
            when = times.find(said, now, announcing=True) if said else None
            whole = reply and after == len(folded)  # a span and nothing more is no other words either
            if when is not None and (when.end is None or whole) and _is_all(said, when):
                return when, words[after:].strip(EDGE), sure or bool(lead and lead["set"])
    return None


def _ends(folded: str, begin: int, *, reply: bool) -> Iterator[tuple[int, int, bool]]:
    """Where a time at the head may end, the longest first: its end, where the rest begins, and whether a word for
    sending ends it."""
    ends = [(found.start(), found.end(), True) for found in re.compile(_pattern("send")).finditer(folded, begin)]
    ends = [one for one in ends if re.match(rf"{_BREAK}|$", folded[one[1] :])]
    ends += [(found.start(), found.start(), False) for found in re.compile(_pattern("remind")).finditer(folded, begin)]
    ends += [(found.start(), found.end(), False) for found in re.compile(_BREAK).finditer(folded, begin)]
    if reply:
        tail = re.compile(rf"(?:{_pattern('particle')})+[{re.escape(EDGE)}]*$").search(
            folded, max(begin, len(folded) - SHORT)
        )
        ends += [(tail.start(), len(folded), False)] if tail else []
    near = sorted(one for one in ends if one[0] > begin)[: 2 * MOST_BREAKS]
    yield from reversed([*near, (len(folded), len(folded), False)])


def _tail(words: str, now: datetime) -> tuple[When, str, bool] | None:
    """「电梯修好了，明早8点发」: the last clause only says when to send it."""
    folded = grammar.fold(words).rstrip(EDGE)
    for begin in [found.end() for found in re.finditer(_BREAK, folded)][-MOST_BREAKS:]:
        clause = _sent().fullmatch(folded, begin) if len(folded) - begin < 2 * SHORT else None
        if clause is None or not (clause["send"] or clause["timed"]):
            continue
        said = words[clause.start("time") : clause.end("time")].strip(EDGE)
        when = times.find(said, now, announcing=True)
        if when is not None and when.end is None and _is_all(said, when):
            return when, words[:begin].strip(EDGE), True
    return None


def _is_all(said: str, when: When) -> bool:
    """Whether a phrase is a time and nothing else: 「明晚8点」, 「明晚8点，不对，是9点」."""
    said, words = grammar.fold(said), grammar.fold(when.words)
    if said != words:
        said = re.sub(rf"(?:{times.corrections()})(?:了|一下)?\W*是?", "", said)
    return re.sub(r"[\W的]", "", said) == re.sub(r"[\W的]", "", words)


@cache
def _sent() -> re.Pattern[str]:
    """「就明早8点发吧」, 「定时明早8点」: one of the two must be said."""
    lead, fixed, send = _pattern("lead"), _pattern("set"), _pattern("send")
    sent = f"(?P<time>.+?)(?P<send>{send})?(?:{_pattern('particle')})*"
    return re.compile(f"(?:{lead})*(?P<timed>{_pattern('timed')})?(?:{lead}|{fixed})*{sent}")


@cache
def _shift() -> re.Pattern[str]:
    """「推迟半小时」, 「提前1小时发」."""
    around = f"(?:{_pattern('send')}|{_pattern('particle')})*"
    return re.compile(f"(?:(?P<later>{_pattern('later')})|{_pattern('earlier')})(?:发)?(?P<span>{_SPAN}){around}")


@cache
def _lexicon() -> dict[str, str]:
    """Meaning → pattern."""
    return {meaning: "|".join(said) for meaning, said in meanings.words("announcements.tsv").items()}


def _pattern(meaning: str) -> str:
    return _lexicon()[meaning]


@cache
def _words(meaning: str) -> re.Pattern[str]:
    """The words of a meaning, also said twice and with a particle behind: 「算了，不发了吧」."""
    return re.compile(f"(?:{_pattern(meaning)})+(?:{_pattern('particle')})*")
