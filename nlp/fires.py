"""It burns, and somebody calls: 「3号楼着火了,快来人」 → help with the fire; 「着火了谁有灭火器」 → 灭火器.

The model has met too few of them, and none may be missed: whoever reads the card is told whom to call first. Words are
data, `lexicon/fires.tsv`; what is past, heard of, asked or warned about is left to the model.
"""

import re
from functools import cache

from nlp import meanings, urgency
from nlp.readings import Cue
from nlp.shapes import Found

LONGEST = 60  # characters; a longer message tells a story
PUT_OUT, HELP = "灭火器", "救火"


@cache
def _words() -> dict[str, re.Pattern[str]]:
    return meanings.patterns("fires.tsv")


def find(plain: str) -> Found | None:
    """The call, where `plain` (as `script.plain` gives it) is one; None leaves it to the model."""
    if len(plain) > LONGEST:
        return None
    words = _words()
    if not words["burns"].search(plain) or not words["calls"].search(plain) or words["never"].search(plain):
        return None
    if urgency.find(plain) != "fire":
        return None
    cue = Cue("fires.calls", plain, "着火了，在喊人", 1.0)
    asked = PUT_OUT in plain
    return Found("need", "loan" if asked else "help", PUT_OUT if asked else HELP, None, cue)
