"""What was written wrongly is put right by a message after it: 「打错了，是姜」, 「*姜」, 「是姜不是将」.

`whole("打错了，是姜", "谁有将", ["将"])` → 「谁有姜」.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from nlp import times
from nlp.about import places
from nlp.household import quantities, things
from nlp.intent import alike
from nlp.writing import meanings, questions, script

LONGEST = 12  # characters of what is right
READ = 40  # characters of a correction
_LIKELY = re.compile("[错錯误誤滑抖快正*]|[不唔][是系係]")  # what every correction has
_PLACE = re.compile(r"(?![一-龥]{0,2}(?:我|你|他|她|它|字))[一-龥A-Za-z][一-龥A-Za-z0-9]{1,9}")
_SAYS_WHAT = re.compile("[是系係为為正]")
_MARKS = r"[\s,。.!:;~、…]*"
_WORD = rf"[^\s,。.!?:;~、…*][^,。!?:;~、…*\n]{{0,{LONGEST - 1}}}?"


@dataclass(frozen=True, slots=True)
class Correction:
    """The thing that was meant, and what stood in its place: 「不是将，是姜」; `wrong` is None where it is not said."""

    right: str
    wrong: str | None


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    words = meanings.patterns("corrections.tsv")
    slip, right, sorry = (f"(?:{words[one].pattern})" for one in ("slip", "right", "sorry"))
    before, end = rf"(?:{sorry}{_MARKS})*", rf"(?:[啊哈呀哦]|{_MARKS})*"
    it = rf"(?P<right>{_WORD})"
    not_it = rf"(?:不是|唔系|非)(?P<wrong>{_WORD})"
    return tuple(
        re.compile(form, re.IGNORECASE)
        for form in (
            rf"{before}{slip}{_MARKS}{not_it}{_MARKS}{right}{it}{end}",
            rf"{before}{slip}{_MARKS}{right}{it}{_MARKS}{not_it}{end}",
            rf"{before}{slip}{_MARKS}{right}?{it}{end}",
            rf"{before}{right}{it}{_MARKS}{not_it}(?:{_MARKS}{slip})?{end}",
            rf"{before}{not_it}{_MARKS}{right}{it}(?:{_MARKS}{slip})?{end}",
            rf"{before}{right}?{it}{_MARKS}{before}{slip}{end}",
            rf"\*\s*{it}",
            rf"{it}\s*\*",
        )
    )


def find(text: str) -> Correction | None:
    """Which thing a message puts right; None where it corrects nothing."""
    return next((one for one in _all(text) if _lent_or_given(quantities.thing(one.right))), None)


def find_place(text: str, *, replying: bool = False) -> Correction | None:
    """Which place it may put right, of a ride: 「打错了，是虹桥机场」, 「*虹桥」. Any word may be a place: it is one
    only where the ride still reads as one with it; 「不是浦东，是虹桥」 only where it replies to the ride."""
    for one in _all(text):
        if _may_be_a_place(one.right) and (replying or _plainly(text) or places.find(f"去{one.right}")):
            return one
    return None


def _plainly(text: str) -> bool:
    return "*" in text or (_SAYS_WHAT.search(text) is not None and _slip().search(text) is not None)


@cache
def _slip() -> re.Pattern[str]:
    return meanings.patterns("corrections.tsv")["slip"]


def _may_be_a_place(word: str) -> bool:
    """Whether a word is nothing else: no thing, no time, no 「女儿」, no 「朋友」."""
    if not _PLACE.fullmatch(word) or times.present(word):
        return False
    thing, kind = things.known(word), alike.kinds().get(word)
    return (thing is None or thing.hint == "info") and (kind is None or "place" in kind)


def _all(text: str) -> Iterator[Correction]:
    """What it may put right, the likeliest first."""
    if not _LIKELY.search(text) or len(text) > READ or questions.asked(text):
        return
    said = script.plain(text).strip()
    for form in _forms():
        if found := form.fullmatch(said):
            yield Correction(found["right"].strip(), found.groupdict().get("wrong"))


def _lent_or_given(name: str | None) -> bool:
    """Whether it is a thing, and nobody's daughter."""
    thing = things.known(name) if name is not None else None
    return thing is not None and thing.hint in ("item", "loan")


def whole(text: str, words: str, names: Sequence[str]) -> str | None:
    """The words of a post as they are meant, `names` being what it is about; None where nothing is put right or
    nobody can know what was wrong."""
    correction = find(text)
    return _put_right(correction, words, names) if correction is not None else None


def with_place(text: str, words: str, names: Sequence[str]) -> str | None:
    """The same of the places of a ride, where it is known which ride is meant."""
    correction = find_place(text, replying=True)
    return _put_right(correction, words, names) if correction is not None else None


def _put_right(correction: Correction, words: str, names: Sequence[str]) -> str | None:
    simple = script.simplify(words)
    if len(simple) != len(words):
        simple = words
    wrong = correction.wrong or (names[0] if len(names) == 1 else None)
    at = _where(wrong, simple, names) if wrong else -1
    if at < 0 or wrong is None:
        return None
    start = at
    if quantities.counts().match(correction.right):  # 「三个插座」, 「是两个插头」
        counted = [one for one in quantities.numbers(simple[:at]) if one.stop == at]
        start = counted[-1].start if counted else at
    return words[:start] + correction.right + words[at + len(wrong) :]


def _where(wrong: str, words: str, names: Sequence[str]) -> int:
    """Where the wrong word begins, not within the name of something else: 「酱」 in 「谁有酱油、醋、酱」."""
    others = [name for name in map(script.simplify, names) if wrong in name and wrong != name]
    hidden = words
    if wrong in map(script.simplify, names):
        for name in others:
            hidden = hidden.replace(name, "\0" * len(name))
    return hidden.find(wrong)
