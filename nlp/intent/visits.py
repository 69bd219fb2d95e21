"""Somebody would like to come over for what does not work at home: 「谁家方便洗个澡，家里停水」 → help, 洗澡.

No thing is asked for, so the models hear nothing in it, or a bottle of milk in 「谁家方便热一下奶」. Words are data,
`lexicon/visits.tsv`.
"""

import re
from functools import cache

from nlp.intent.shapes import SURE, Found
from nlp.readings import Cue
from nlp.writing import dialects, meanings

THERE = frozenset({"洗澡", "用厕所", "用厨房", "用洗衣机"})  # nobody helps with these: a door is opened
LONGEST = 40  # characters; a longer message gives the models enough
_LIKELY = re.compile("[谁哪你邻大边邊][家居位们個个能可方].*[澡凉热電电厕间饭面粥菜饺衣床被水待呆坐歇]")


@cache
def _words() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, re.Pattern[str]]]:
    """How it is asked, what says something else, and what is to be done there."""
    found = meanings.patterns("visits.tsv")
    return found.pop("asks"), found.pop("never"), found


def find(plain: str) -> Found | None:
    """The wish, where `plain` (as `script.plain` gives it) is one: 「能借你们家微波炉热个饭吗」 → 热饭."""
    if len(plain) > LONGEST or not _LIKELY.search(plain):
        return None
    asks, never, deeds = _words()
    for typed in dialects.ways(plain):
        if never.search(typed):
            continue
        for asked in asks.finditer(typed):
            for name, deed in deeds.items():
                if deed.match(typed, asked.end()):
                    return Found("need", "help", name, None, Cue("visits.asks", typed, "想去邻居家做件事", SURE))
    return None
