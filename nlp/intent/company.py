"""Somebody sets out and asks who comes along: 「明早七点去浦东机场，有人走吗」 → a seat to the airport is offered.

Of the same words the models make somebody who looks for a lift as often. Who looks for one says so, and who wants to
share a taxi says that. `plays`: who looks for company to play. Words are data, `lexicon/company.tsv`.
"""

import re
from functools import cache

from nlp.intent.shapes import SURE, Found
from nlp.readings import Cue
from nlp.writing import dialects, meanings

LONGEST = 40  # characters; a longer message gives the models enough


@cache
def _words() -> dict[str, re.Pattern[str]]:
    return meanings.patterns("company.tsv")


def find(plain: str) -> Found | None:
    """The seats offered, where `plain` (as `script.plain` gives it) asks who comes: 「周六去迪士尼，有走的吗」."""
    if len(plain) > LONGEST or not any(sign in plain for sign in "走坐搭蹭"):
        return None
    words = _words()
    for typed in dialects.ways(plain):
        rider = None if words["rider-never"].search(typed) else words["rider"].search(typed)
        if rider is not None and words["goes"].search(typed[: rider.start()]):
            return Found("offer", "ride", None, None, Cue("company.rider", typed, "要出门，问谁搭车", SURE))
        asked = words["who"].search(typed)
        if asked is None or words["never"].search(typed):
            continue
        before = typed[: asked.start()]
        if words["goes"].search(before) and words["when"].search(before):
            return Found("offer", "ride", None, None, Cue("company.asks", typed, "要出门，问谁同去", SURE))
    return None


def plays(plain: str) -> Cue | None:
    """Why `plain` looks for others to play with and wants no ball: 「明天下午有人打羽毛球吗，差一个」."""
    if len(plain) > LONGEST or not any(sign in plain for sign in "打踢下玩搓约落"):
        return None
    words = _words()
    for typed in dialects.ways(plain):
        found = words["game"].search(typed)
        if found is not None and words["joins"].search(typed) and not words["unplayed"].search(typed):
            return Cue("company.plays", found[0], "找人一起玩", SURE)
    return None
