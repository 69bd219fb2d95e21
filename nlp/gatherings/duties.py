"""What a reply to an event says about what is to be done or brought there: 「茶水算我一个」, 「我带5个小板凳」,
「义诊我去不了」; and the organizer's 「好，喊一声」.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

from nlp.gatherings import rsvps
from nlp.household import things
from nlp.writing import meanings
from nlp.writing.normalise import plain
from nlp.writing.numerals import number
from nlp.writing.script import simplify

SHORT = 60  # characters; a longer message tells a story
LONGEST_THING = 6  # characters of a thing that is looked up
_CLAUSE = re.compile(r"[,。.!;:~…\n]+")
_SPACED = re.compile(rf"{_CLAUSE.pattern}|(?<=[^\d+]) +(?=[^\d])")  # 「我们家三口 带两个凳子」
_MANY = re.compile(r"(?P<n>\d{1,3}|[一二两三四五六七八九十]{1,3})\s*[个张把条盘份箱瓶袋盒只块套斤桶壶锅件]")
_END = " 了啦啊呀吧的哈哦!。,.~"


@dataclass(frozen=True, slots=True)
class Duty:
    """What is to be done, by name; `thing`: the key of what is to be brought, "" where there is work to do."""

    name: str
    thing: str = ""


@dataclass(frozen=True, slots=True)
class Doing:
    """They do it, or bring so many of it (0: not said); or they do not (any more). `duty`: its place in the list."""

    duty: int
    doing: bool
    quantity: int = 0


@cache
def _words() -> dict[str, re.Pattern[str]]:
    return meanings.patterns("duties/words.tsv")


def _spoken(text: str) -> str:
    return simplify(plain(text)).strip()


def find(text: str, duties: Sequence[Duty]) -> tuple[tuple[Doing, ...], str]:
    """What is said of which duty, and what is left to be read when that is taken away.

    「我们家3口都来，茶水算我一个」 → ((Doing(0, True),), 「我们家3口都来」).
    """
    said = _spoken(text)
    if not said or len(said) > SHORT or rsvps.asks(text):
        return (), text
    spaced = _in_clauses(said, duties, _SPACED) if " " in said else None
    found, left = spaced if spaced and spaced[0] else _in_clauses(said, duties, _CLAUSE)
    return (tuple(found.values()), "，".join(left)) if found else ((), text)


def _in_clauses(said: str, duties: Sequence[Duty], edge: re.Pattern[str]) -> tuple[dict[int, Doing], list[str]]:
    clauses = [clause for clause in edge.split(said) if clause.strip()]
    found: dict[int, Doing] = {}
    left: list[str] = []
    for at, clause in enumerate(clauses):
        named = _named(duties, clause)
        refused = _refuses(clause) or (not _is_clear(clause) and _refuses(_rest(duties, clauses[at + 1 :]), own=True))
        doings = [doing for index in named if (doing := _doing(index, duties[index], clause, refused=refused))]
        found |= {doing.duty: doing for doing in doings}
        if not doings and not (found and _words()["cannot"].search(clause) and not rsvps.find(clause)):
            left.append(clause)
    return found, left


def _refuses(clause: str, *, own: bool = False) -> bool:
    """「带不了了」, 「我去不了」; `own`: not 「我老公去不了」."""
    absent = any(one.answer == "no" and not (own and one.who) for one in rsvps.find(clause))
    return absent or _words()["cannot"].search(clause) is not None


def _is_clear(clause: str) -> bool:
    """Whether it is offered by itself, whatever follows: 「茶水我来」; not 「搬桌子我腰不好」."""
    return _words()["strong"].search(clause) is not None or _MANY.search(clause) is not None


def _rest(duties: Sequence[Duty], clauses: Sequence[str]) -> str:
    """What follows, as far as it is about the same duty."""
    return "，".join(takewhile(lambda clause: not _named(duties, clause), clauses))


def _doing(index: int, duty: Duty, clause: str, *, refused: bool) -> Doing | None:
    if refused:
        return Doing(index, False)
    many = _MANY.search(clause)
    offered = _words()["offer"].search(clause) or (duty.thing and many)
    if not offered or _words()["free"].search(clause):
        return None
    return Doing(index, True, int(number(many["n"]) or 0) if many and duty.thing else 0)


def _named(duties: Sequence[Duty], clause: str) -> list[int]:
    """The places of the duties that are named; where none is and somebody offers, those that 「倒茶」 may be."""
    named = [index for index, duty in enumerate(duties) if _names(duty, clause)]
    if named or not _words()["strong"].search(clause):
        return named
    telling = [set(_words()["common"].sub("", _spoken(duty.name))) if not duty.thing else set() for duty in duties]
    return [index for index, chars in enumerate(telling) if any(char in clause for char in chars)]


def _names(duty: Duty, clause: str) -> bool:
    """「茶水」 is named by itself and by a piece of it (搬桌子: 「桌子」); what is to be brought also by a thing that
    is the same or a kind of it (小板凳: 「凳子」)."""
    name = _spoken(duty.name)
    if name in clause:
        return True
    if duty.thing:
        pieces = {
            clause[at : at + size] for size in range(2, LONGEST_THING + 1) for at in range(len(clause) - size + 1)
        }
        known = (piece for piece in pieces if things.canonical(piece))
        return any(things.relation(piece, duty.thing) in ("same", "kind") for piece in known)
    return any(name[at : at + 2] in clause for at in range(len(name) - 1) if len(name) > 2)


def offers(text: str, duties: Sequence[Duty]) -> bool:
    """Whether it plainly takes one of these duties up, or gives it up, by its name and without a reply:
    「搬桌子算我一个」, 「茶水我来不了了」; not 「我来」, nor what only shares a character with it."""
    said = _spoken(text)
    if not said or len(said) > SHORT // 2 or rsvps.asks(text):
        return False
    clauses = [one for one in _CLAUSE.split(said) if any(_names(duty, one) for duty in duties)]
    return any(_refuses(one) or (_is_clear(one) and not _words()["free"].search(one)) for one in clauses)


def calls(text: str) -> bool | None:
    """Whether the organizer would have the group called: 「好，喊一声」 → True, 「不用喊了」 → False; None: neither."""
    said = re.sub(r"[\W_]+", "", _spoken(text)).strip(_END)
    if not said or len(said) > SHORT // 2 or rsvps.asks(text):
        return None
    if _words()["hush"].fullmatch(said):
        return False
    return True if _words()["call"].fullmatch(said) else None
