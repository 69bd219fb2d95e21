"""Asking for somebody else: 「替3栋张奶奶问,谁能陪她去医院」 is 张奶奶's need, and her name is not for everybody.

What is asked is read without the frame; what others are shown has no name in it.
"""

import re
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache

from nlp import reader
from nlp.about import places
from nlp.readings import Context, Reading
from nlp.writing import meanings
from nlp.writing.script import simplify

READ = 60  # characters in which the frame must stand: it comes first
LONGEST = 12  # characters of how somebody is called: 「3栋2单元的张奶奶」
SOMEBODY = "一位邻居"


@dataclass(frozen=True, slots=True)
class Behalf:
    """`who` as typed; `asked` the need itself; `shown` the message with no name in it."""

    who: str
    asked: str
    shown: str


@cache
def _words() -> dict[str, str]:
    """Meaning → its words, as an expression, longest first."""
    known = meanings.words("behalf.tsv").items()
    return {meaning: meanings.either(said) for meaning, said in known}


@cache
def _trigger() -> re.Pattern[str]:
    """What every frame has: 「替」, 「托我」; most messages have none, and are left at once."""
    return re.compile(f"{_words()['for']}|{_words()['relay']}")


@cache
def _frame() -> re.Pattern[str]:
    """「替3栋张奶奶问一下,」, 「替刘老师」 before 借, 「张奶奶托我问」."""
    one = _words()
    who = rf"(?:(?!{one['for']})[^\s,，。.!！?？;；:：、]){{0,{LONGEST}}}?(?:{one['title']})"
    mark = r"[\s,，:：]*"
    return re.compile(
        rf"(?:^|(?<=[\s,，。.!！;；]))(?:我)?"
        rf"(?:(?:{one['for']})(?P<who>{who})(?:(?:来)?(?:{one['ask']}){mark}|(?={one['verb']}))"
        rf"|(?P<sent>{who})(?:{one['relay']})(?:帮(?:她|他|忙))?(?:来)?(?:{one['ask']}){mark})"
    )


def find(text: str) -> Behalf | None:
    """Whom a message asks for; None where somebody asks for themselves. Never raises.

    「替3栋张奶奶问,谁能陪她去医院」 → Behalf("3栋张奶奶", 「谁能陪她去医院」, 「替一位邻居问,谁能陪她去医院」).
    """
    head = simplify(text[:READ])
    if len(head) != len(text[:READ]) or not _trigger().search(head):
        return None
    found = _frame().search(head)
    if found is None:
        return None
    side = "who" if found["who"] else "sent"
    who = text[found.start(side) : found.end(side)]
    hidden = (_core(who), who)
    asked = _without(text[: found.start()] + text[found.end() :], hidden).strip()
    if not asked:
        return None
    shown = text[: found.start(side)] + SOMEBODY + text[found.end(side) :]
    return Behalf(who, asked, _without(shown, hidden))


def read(text: str, *, now: datetime | None = None, context: Context = reader.UNKNOWN) -> Reading:
    """`reader.read`, and a need for somebody else as the need it is: no name is taken for a thing.

    The frame helps to see that somebody asks, and hides what for; so both are read, with it and without.
    """
    found = find(text)
    if found is None:
        return reader.read(text, now=now, context=context)
    whole, bare = (reader.read(one, now=now, context=context) for one in (found.shown, found.asked))
    frame = found.shown.removesuffix(found.asked)
    whole = replace(whole, wants=tuple(one for one in whole.wants if one.name not in frame))
    needs = [one for one in (bare, whole) if one.intent == "need"]
    if not needs:
        return reader.read(text, now=now, context=context)
    best = max(needs, key=lambda one: (bool(one.wants), one.act, one.confidence))
    if len(needs) == 2 and bare.category == whole.category and bare.wants:
        best = bare
    return replace(best, text=text, confidence=max(one.confidence for one in needs))


def meant(text: str, context: Context = reader.UNKNOWN) -> bool:
    """Whether it is anything at all: `read(text).intent != "none"`, without reading what it is about."""
    about = find(text) is not None
    reading = read(text, context=context) if about else reader.read(text, context=context, about=False)
    return reading.intent != "none"


def _core(who: str) -> str:
    """The name without where somebody lives: 「3栋张奶奶」 → 「张奶奶」."""
    for place in places.find(who):
        who = who.replace(place, "")
    return who.lstrip("的")


def _without(text: str, names: tuple[str, ...]) -> str:
    for name in sorted((one for one in names if len(one) > 1 and one not in SOMEBODY), key=len, reverse=True):
        text = text.replace(name, SOMEBODY)
    return text
