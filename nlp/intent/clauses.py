"""A plain sentence with more said before or behind it: 「有人要纸箱吗 网购攒了十几个」, 「切到手了 谁有创可贴」.

Alone it is of a shape (`shapes`) and settled. Whatever else is said, it stays likely: of labelled messages that begin
or end so one in thirty is talk (docs/figures.md). So "none" weighs less, and what is left is decided as ever.
"""

import math
import re

from nlp.intent import shapes
from nlp.readings import Cue
from nlp.writing import courtesies

LESS = 0.1  # what the odds of "none" are multiplied by, chosen on labelled lines (docs/figures.md)
LONGEST = 60  # characters of a message; whoever says more gives the models enough
TAKERS = "shape.takers"
NEEDLESS = {"none": 0.02, "need": 0.05}  # whoever asks 「有人要纸箱吗」 needs none, and hardly talks
KIND = "clause-"  # before the kind of the shape, in the entry of the cue
_CLAUSES = re.compile(r"[^,。!?~;\s\u2600-\u27bf\ufe0f\U0001f000-\U0001faff]+")  # a face ends a clause, too


def find(plain: str) -> Cue | None:
    """The first or last clause of a message that is a plain sentence by itself, `plain` as `script.plain` gives it:
    「有人要纸箱吗 网购攒了十几个」 → Cue("clause-shape.takers", 「有人要纸箱吗」, …)."""
    if len(plain) > LONGEST:
        return None
    clauses = _CLAUSES.findall(courtesies.without(plain))
    for clause in dict.fromkeys((*clauses[:1], *clauses[-1:])):
        if len(clauses) > 1 and (found := shapes.find(clause)) is not None:
            cue = found.cue
            return Cue(KIND + cue.entry, clause, cue.meaning, -math.log(moves(KIND + cue.entry)["none"]))
    return None


def moves(entry: str) -> dict[str, float]:
    """What the odds of intents are multiplied by where there is such a sentence."""
    return NEEDLESS if entry == KIND + TAKERS else {"none": LESS}
