"""Of all that a post names, what is asked for, and who does it for whom.

「蛋糕蜡烛没火点,谁有打火机」 asks for no candles; 「你帮我接孩子,我帮你做晚饭」 wants the one and gives the other.
"""

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Sequence
from itertools import pairwise

from nlp.household import spans

_ASKS = re.compile("谁家?[还能]?有|哪[家位个]有|有没有|有冇|求|借|匀|讨|差|缺")
_TOO = re.compile("顺便|另外|再借|再[要求]|还要|也要")
_OFF_TO = re.compile(
    "(?<![陪帮替给带送教])我们?(?:现在|马上|等下|一会儿?|明天|今天|今晚|下午|晚上)?(?:要去|得去|去|下去|出去|出门|正?在)"
)
_HELPS = re.compile("谁|哪[位个]|帮|求|有没有|能不能|麻烦|请|找|替|想")
TELLS = 3  # characters of a clause beside the thing in it that make it more than a name
# who does something for whom, right before what it is: 「你帮我接孩子,我帮你做晚饭」
_DOES = "(?:帮忙|[帮给替教{also}陪分匀俾畀])(?:一下|下|个?忙|给)?"
_FOR_ME = _DOES.format(also="借送") + "[我俺咱](?!家?的|买|消化|解决|分担|吃|喝)"  # 「我姐送我的铁观音」
_FOR_YOU = _DOES.format(also="送") + "(?:[你您侬佢]|大家|各位|邻居)(?!家?的|[还有可能])|借给?[你您](?![家们的])"
_FOR_WHOM = re.compile(f"(?P<me>{_FOR_ME})|{_FOR_YOU}")
_SAID = 10**6  # a margin that no other reason outweighs
NEAR = 8  # characters between whom it is done for and what

Named = tuple[str, int, int]  # a name, and where it starts and stops in the text; -1 where it is not said


def things(text: str, named: list[Named]) -> list[Named]:
    """The things named, without those that only tell why: 「蛋糕蜡烛没火点,谁有打火机」 asks for no candles."""
    if len(named) < 2:
        return named
    clauses, places = _clauses(text, named)
    asking = [place for place in places if _ASKS.search(clauses[place])]
    if not asking or _TOO.search(text):
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
    if len(named) < 2:
        return named
    clauses, places = _clauses(text, named)
    mine = [
        start >= 0 and _OFF_TO.search(clauses[place]) is not None and not _HELPS.search(clauses[place])
        for (_, start, _), place in zip(named, places, strict=True)
    ]
    return named if all(mine) else [one for one, off in zip(named, mine, strict=True) if not off]


def _clauses(text: str, named: Sequence[Named]) -> tuple[list[str], list[int]]:
    """The clauses of a text, and in which of them each name stands."""
    breaks = [0, *(place + 1 for place, sign in enumerate(text) if sign in spans.STOP), len(text) + 1]
    clauses = [text[start : stop - 1] for start, stop in pairwise(breaks)]
    return clauses, [bisect_right(breaks, max(start, 0)) - 1 for _, start, _ in named]


def for_whom(text: str, start: int) -> int:
    """A margin by the words before: above 0 where it is done for the writer, below where for the others."""
    said = deque(_FOR_WHOM.finditer(text, 0, max(start, 0)), maxlen=1)
    between = text[said[0].end() : start] if said else ""
    if not said or len(between) > NEAR or any(sign in spans.STOP or sign == "(" for sign in between):
        return 0
    return _SAID if said[0]["me"] else -_SAID


def both_ways(text: str, named: Sequence[Named]) -> bool:
    """Whether one deed is done for either: 「国庆你帮我喂猫,春节我帮你喂」."""
    for_me = {found["me"] is not None for found in _FOR_WHOM.finditer(text)}
    return len(named) == 1 and len(for_me) == 2 and text.count(named[0][0][0]) > 1
