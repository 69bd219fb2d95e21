"""How urgent a message is, by the words of `lexicon/urgency`: 「水管爆了谁有扳手」 → "leak"."""

import re
from collections.abc import Collection
from functools import cache
from typing import cast, get_args

from nlp.intent import missing
from nlp.readings import Urgency
from nlp.times import grammar
from nlp.writing import meanings

LEXICON = "urgency/urgency.tsv"


@cache
def _known() -> tuple[re.Pattern[str], re.Pattern[str], dict[Urgency, re.Pattern[str]]]:
    """Anything urgent, what only looks so, and the kinds from the most pressing down."""
    patterns = {kind: words for kind, words, *_ in meanings.rows(LEXICON)}
    calm = re.compile(patterns.pop("none"))
    unknown = set(patterns) - set(get_args(Urgency))
    if unknown:
        raise ValueError(f"{LEXICON}: no such kind of urgency: {', '.join(sorted(unknown))}")
    anything = re.compile("|".join(f"(?:{words})" for words in patterns.values()))
    return anything, calm, {cast(Urgency, kind): re.compile(words) for kind, words in patterns.items()}


def find(text: str, *, lost: Collection[str] = ()) -> Urgency | None:
    """The most pressing urgency, or None: 「不急，周末前都行」 → None.

    `lost` is what it misses, where it does: a person or a pet is urgent in whatever words, 「泰迪丢了」 → "missing".
    """
    said = _said(text)
    if said in ("fire", "leak", "missing") or missing.TOYS.search(text):
        return said
    return "missing" if any(missing.is_somebody(name) for name in lost) else said


def _said(text: str) -> Urgency | None:
    anything, calm, kinds = _known()
    said = grammar.fold(text[: grammar.READ])
    if not anything.search(said):
        return None
    said = calm.sub(" ", said)
    return next((kind for kind, words in kinds.items() if words.search(said)), None)
