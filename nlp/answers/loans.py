"""Words about something lent: 「电钻还我了」 is back, 「再借一周行吗」 asks for more, 「大概后天」 says until when."""

import re
from datetime import date, datetime, time
from functools import cache
from typing import Literal

from nlp import times
from nlp.about import due
from nlp.household import candidates, things
from nlp.times import grammar
from nlp.times.dates import Impossible, Shifted
from nlp.writing import dialects, meanings, questions, script
from nlp.writing.script import simplify

SHORT = 40  # characters; a longer message tells more than that something is back
_OPEN = re.compile(r"[没未不](?:\W|$)")  # 「还我了没」
_MERE = re.compile("我?还了[啊哈呀哦]?")
Said = Literal["back", "more", "unreminded"]


@cache
def _words() -> dict[str, re.Pattern[str]]:
    return meanings.patterns("loans.tsv")


def _simple(text: str) -> str:
    said = script.plain(text).strip()
    return said if len(said) <= SHORT else ""


def _says(meaning: str, text: str) -> bool:
    return dialects.finds(_words()[meaning], _simple(text))


def _asks(text: str) -> bool:
    return questions.asked(_simple(text)) or dialects.finds(_OPEN, _simple(text))


def said(text: str, now: datetime) -> Said | None:
    """What short words say of something lent, seen from `now` (wall time); None where they say neither, ask whether it
    is back, tell that it will be, or look for a thing.

    「梯子已还，谢谢刘叔」 → "back"; 「还没还呢」 → None; 「晚两天还行吗」 → "more"; 「不用提醒了」 → "unreminded".
    """
    if not _simple(text) or _says("asking", text):
        return None
    if _says("unreminded", text):
        return "unreminded"
    if _says("more", text):
        return "more"
    if _asks(text) or _says("not", text) or _says("unback", text) or not _says("back", text):
        return None
    at = until(text, now)
    return None if at is not None and at.date() > now.date() else "back"  # 「我明天还了」


def may_be_back(text: str) -> bool:
    """Whether it may say so: cheap, for all that is typed."""
    return (
        any(sign in text for sign in "还還回送拿放归歸挂掛搁擱摆擺塞靠倚竖豎停锁鎖立拴")
        and bool(_simple(text))
        and _says("back", text)
    )


def may_be_kept(text: str) -> bool:
    """Whether it may say until when something lent is kept: 「明天还你」, 「轮椅再用几天行吗」; cheap, for all that is
    typed."""
    if not any(sign in text for sign in "还還再晚延续續") or not _simple(text) or _says("asking", text):
        return False
    return _says("more", text) or (to_them(text) and comes_back(text) and not _asks(text))


def to_them(text: str) -> bool:
    """Whether it says that something goes back to whom it is said to: 「明天还你」."""
    return _says("yours", text)


def to_me(text: str) -> bool:
    """Whether it came back to whoever says so: 「电钻还我了」; not 「还给小李了」."""
    return _says("mine", text)


def to_you(text: str) -> bool:
    """Whether it came back to whom it is said to: 「电钻放你家门口了」."""
    return _says("yours", text)


def only_back(text: str) -> bool:
    """Whether it says that something is back and nothing else: 「还了还了」, 「还给你了，谢谢」; not a mere 「还了」,
    which may answer anybody."""
    bare = (re.sub(r"[\W_]+", "", said) for said in dialects.ways(_simple(text)))
    return any(_words()["alone"].fullmatch(said) and not _MERE.fullmatch(said) for said in bare)


def stays(thing: str) -> bool:
    """Whether it is used and nothing comes back: wifi."""
    return _says("stays", thing)


def broken(text: str) -> bool:
    """Whether it did not come back whole: 「还你电钻，不过钻头断了」."""
    return _says("broken", text)


def received(text: str, now: datetime) -> bool | None:
    """What an owner answers who is told that it is back: 「收到了」 → True, 「没收到呀」 → False, else None."""
    if _asks(text):
        return None
    if _says("unreceived", text):
        return False
    return True if _says("came", text) or said(text, now) == "back" else None


def names(text: str, thing: str) -> bool | None:
    """Whether it names the thing: 「冲击钻还了」 of 电钻 → True, of 梯子 → False; 「还了」 → None."""
    said = _simple(text)
    if simplify(thing) in said:
        return True
    verb = _words()["verb"].search(said)
    before = said[: verb.start() if verb else len(said)]
    if _short(before, simplify(thing)):
        return True
    named = [things.key(one.form) for one in candidates.known(before)]
    if not named:
        return None
    return any(things.relation(one, things.key(thing)) for one in named)


def _short(said: str, thing: str) -> bool:
    """Whether its first words call it by its end, as people do of what both know: 「桶给您」 of 水桶."""
    ends = "|".join(re.escape(thing[at:]) for at in range(1, len(thing)))
    return (
        bool(ends)
        and re.match(rf"(?:(?:那|这)?[个把根条只张]|[你您]的)?(?:{ends})(?:$|[\W给已都我早也昨今刚洗用])", said)
        is not None
    )


def comes_back(text: str) -> bool:
    """Whether they are words about bringing it back: 「用完就还，大概后天」; not 「谁有梯子借一下，明天还」."""
    said = _simple(text)
    return not _says("asking", text) and not _says("not", text) and due.back_said(said)


def only_a_time(text: str) -> bool:
    """Whether it names a time and nothing else: 「大概后天吧」, 「一个星期」; not 「明天下雨吗」."""
    folded = grammar.fold(_simple(text))
    atoms = grammar.scan(folded)
    beside = "".join(sign for at, sign in enumerate(folded) if not any(a.start <= at < a.end for a in atoms))
    return bool(atoms) and re.search(r"\w", _words()["beside"].sub("", beside)) is None


def until(text: str, now: datetime, since: datetime | None = None) -> datetime | None:
    """Until when it is kept, as said at `now` (naive wall time): the evening of a day, or an hour. None where nobody
    says, or it is past. 「再借一周」 is a week after `since`, the day that was agreed."""
    said = _simple(text)
    length = times.lasting(said)
    if since is not None and length is not None:
        return _after(since, length)
    when = due.find(said, now) or times.find(said, now)
    if when is None or when.start is None or when.problem is not None or when.recurrence is not None:
        return None if length is None else _after(now, length)
    at = when.end or when.start
    found = _evening(at.date()) if when.all_day else at
    return found if found > now else None


def _after(since: datetime, length: Shifted) -> datetime | None:
    try:
        return _evening(length.on(since.date(), ahead=True))
    except (Impossible, OverflowError):
        return None


def _evening(day: date) -> datetime:
    return datetime.combine(day, time(20))
