"""Until when a giver keeps what they give: 「周日前自取，不然扔了」, 「今晚8点前来拿」."""

import re
from functools import cache

from nlp.about import due
from nlp.times import grammar
from nlp.writing import meanings


@cache
def _words() -> dict[str, re.Pattern[str]]:
    return meanings.patterns("deadlines.tsv")


def said(text: str) -> bool:
    """Whether the time that an offer names is the last at which it can be had: 「周日前自取」, not 「周日来拿」, nor
    「周日前还」, when a thing comes back."""
    folded, words = grammar.fold(text[: grammar.READ]), _words()
    if due.back_said(text) or words["later"].search(folded):
        return False
    return any(words[kind].search(folded) for kind in ("before", "last", "else"))
