"""「已经找到了」, 「都送完了谢谢大家」: a whole message that says nothing but that something is over.

The models leave so short a message alone, for they cannot know what it is about; whoever posts has one open.
"""

import re
from functools import cache

from nlp.intent import shapes
from nlp.readings import Cue
from nlp.writing import dialects, meanings

LONGEST = 16  # characters; who says more says what is over
BARE = 0.7  # said of 「送完了」 from who has nothing open: below what is acted on


@cache
def _whole() -> re.Pattern[str]:
    words = meanings.patterns("closings.tsv")
    over = "|".join(words[name].pattern for name in ("found", "given", "done", "full"))
    mine = "|".join(words[name].pattern for name in ("found", "done"))
    before, by, thanks = (words[name].pattern for name in ("before", "by", "thanks"))
    return re.compile(
        rf"(?P<before>(?:{before})*)(?:(?:{over})[了啦咯喽][哈哦呀]?|(?:{mine})[了啦咯喽][哈哦呀]?\W+(?P<by>{by}))"
        rf"\W*(?P<thanks>(?:\W|{thanks})*)"
    )


def sure(plain: str, own: bool) -> float:
    """How sure a message, as `script.plain` gives it, only says that something is over; 0 where it says more or less.

    「已经找到了」, 「都送完了谢谢大家」 → 0.9; 「送完了」 → 0.7, 0.9 from who has something open (`own`); 「有了」 → 0.
    """
    tried = (_whole().fullmatch(said) for said in dialects.ways(plain)) if len(plain) <= LONGEST else ()
    found = next(filter(None, tried), None)
    if found is None:
        return 0.0
    return shapes.SURE if own or found["before"] or found["by"] or found["thanks"] else BARE


def cue(plain: str) -> Cue:
    """What people are shown of it."""
    return Cue("closings.over", plain, "事情了了", 1.0)
