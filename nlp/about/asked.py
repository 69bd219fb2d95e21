"""Of all that a post names, what is asked for, and who does it for whom.

「蛋糕蜡烛没火点,谁有打火机」 asks for no candles; 「你帮我接孩子,我帮你做晚饭」 wants the one and gives the other.
Words are data, `lexicon/subjects/asked.tsv`.
"""

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from nlp.household import spans
from nlp.writing import meanings

TELLS = 3  # characters of a clause beside the thing in it that make it more than a name
_SAID = 10**6  # a margin that no other reason outweighs
NEAR = 8  # characters between whom it is done for and what

Named = tuple[str, int, int]  # a name, and where it starts and stops in the text; -1 where it is not said


@cache
def _words() -> dict[str, re.Pattern[str]]:
    return meanings.patterns("subjects/asked.tsv")


@cache
def _for_whom() -> re.Pattern[str]:
    """Who does something for whom, right before what it is: 「你帮我接孩子,我帮你做晚饭」."""
    return re.compile(f"(?P<me>{_words()['me'].pattern})|{_words()['you'].pattern}")


def things(text: str, named: list[Named]) -> list[Named]:
    """The things named, without those that only tell why: 「蛋糕蜡烛没火点,谁有打火机」 asks for no candles."""
    if len(named) < 2:
        return named
    clauses, places = _clauses(text, named)
    asking = [place for place in places if _words()["asks"].search(clauses[place])]
    if not asking or _words()["too"].search(text):
        return named
    first = min(asking)
    return [
        one
        for one, place in zip(named, places, strict=True)
        if place >= first
        or len(clauses[place]) < len(one[0]) + TELLS
        or any(
            at >= first and (other in one[0] or one[0] in other)
            for (other, _, _), at in zip(named, places, strict=True)
        )
    ]


def deeds(text: str, named: list[Named]) -> list[Named]:
    """The deeds named, without what the writer is off to do: 「我去接个孩子,谁帮我看下店」 asks for 看店."""
    named = _wanted_of_the_able(text, named)
    if len(named) < 2:
        return named
    clauses, places = _clauses(text, named)
    off, helps = _words()["off"], _words()["helps"]
    mine = [
        start >= 0 and off.search(clauses[place]) is not None and not helps.search(clauses[place])
        for (_, start, _), place in zip(named, places, strict=True)
    ]
    return named if all(mine) else [one for one, own in zip(named, mine, strict=True) if not own]


def _wanted_of_the_able(text: str, named: list[Named]) -> list[Named]:
    """The deeds named, without what whoever is sought can do, where what for is said as well: 「懂水暖的来看马桶」."""
    able = [found.span() for found in _words()["able"].finditer(text)]
    known = [any(first <= start < last for first, last in able) for _, start, _ in named]
    others = {name[0] for (name, _, _), skill in zip(named, known, strict=True) if not skill}
    return [one for one, skill in zip(named, known, strict=True) if not (skill and one[0][0] in others)]


def _clauses(text: str, named: Sequence[Named]) -> tuple[list[str], list[int]]:
    """The clauses of a text, and in which of them each name stands."""
    breaks = [0, *(place + 1 for place, sign in enumerate(text) if sign in spans.STOP), len(text) + 1]
    clauses = [text[start : stop - 1] for start, stop in pairwise(breaks)]
    return clauses, [bisect_right(breaks, max(start, 0)) - 1 for _, start, _ in named]


def for_whom(text: str, start: int) -> int:
    """A margin by the words before: above 0 where it is done for the writer, below where for the others."""
    said = deque(_for_whom().finditer(text, 0, max(start, 0)), maxlen=1)
    between = text[said[0].end() : start] if said else ""
    if not said or len(between) > NEAR or any(sign in spans.STOP or sign == "(" for sign in between):
        return 0
    return _SAID if said[0]["me"] else -_SAID


def both_ways(text: str, named: Sequence[Named]) -> bool:
    """Whether one deed is done for either: 「国庆你帮我喂猫,春节我帮你喂」."""
    for_me = {found["me"] is not None for found in _for_whom().finditer(text)}
    return len(named) == 1 and len(for_me) == 2 and text.count(named[0][0][0]) > 1
