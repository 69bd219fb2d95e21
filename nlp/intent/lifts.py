"""Somebody is to be taken somewhere: 「明天下午谁能送我去医院」 → help; 「谁能送我妈去火车站」 → a ride to 火车站.

The models take 「谁能送我…」 for a sigh. Words are data, `lexicon/lifts.tsv`.
"""

import re
from functools import cache

from nlp.intent.shapes import SURE, Found
from nlp.readings import Cue
from nlp.writing import dialects, meanings

DEEDS = {"hospital": "送医院", "school": "送孩子"}  # what is asked for by where it goes; else it is a ride there
LONGEST = 40  # characters; a longer message gives the models enough
_LIKELY = re.compile("[谁哪邊边人].*[送陪载載拉带帶接].*[去到上回往]")


@cache
def _words() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, re.Pattern[str]]]:
    """How it is asked, whom and where to; what says something else; and what a place is called."""
    found = meanings.patterns("lifts.tsv")
    asks, never, whom, away = (found.pop(one) for one in ("asks", "never", "whom", "away"))
    return re.compile(rf"(?:{asks.pattern})(?:{whom.pattern})+(?:{away.pattern})"), never, found


def find(plain: str) -> Found | None:
    """The wish, where `plain` (as `script.plain` gives it) is one; None leaves it to the models."""
    if len(plain) > LONGEST or not _LIKELY.search(plain):
        return None
    asks, never, places = _words()
    for typed in dialects.ways(plain):
        asked = asks.search(typed)
        if asked is None or never.search(typed):
            continue
        for where, place in places.items():
            if (to := place.match(typed, asked.end())) is not None:
                cue = Cue("lifts.asks", typed, "请人送一趟", SURE)
                deed = DEEDS.get(where)
                return Found("need", "help" if deed else "ride", deed or to["place"], None, cue)
    return None
