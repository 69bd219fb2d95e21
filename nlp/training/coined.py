"""Posts about things that nobody ever named: copies of labelled ones with coined names in place of their own.

No list and no corpus has all things; 「谁家有蝶球架」 is a need all the same, and what is fitted is to know it by what
stands around the name.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from nlp.household import things
from nlp.training.lines import Line

SHARE = 0.5  # of the plain posts about things
PLAIN = 30  # characters at most; who says more names more than the thing, which would not go with another name
ABOUT = ("item", "loan", "group_buy", "lost_found")  # deeds, places and trades are not coined
LONGEST = 5  # characters of a name that lends its beginning or its end
SEED = 1


def names(line: Line) -> list[str] | None:
    """What a plain post is about, as it stands in its text; None where a thing stands there by no accepted name.

    A post that begins with the name is left as it is: often it is all that speaks for what is wanted.
    """
    if line.category not in ABOUT or len(line.text) > PLAIN:
        return None
    found = [next((name for name in thing["name"] if name in line.text), "") for thing in (*line.wants, *line.gives)]
    return found if all(found) and not line.text.startswith(tuple(found)) else None


def coin(lending: Sequence[str], dice: np.random.Generator) -> str:
    """A name that is none: how one begins, and how another ends. 「蝶泳镜」, 「球架」 → 「蝶架」."""
    while True:
        first, last = (lending[int(dice.integers(len(lending)))] for _ in range(2))
        name = first[: int(dice.integers(1, 3))] + last[-int(dice.integers(1, 3)) :]
        if things.known(name) is None:
            return name


def head(name: str) -> list[str]:
    """What a name ends with that is a listed thing of two characters or more: 「蝶泳镜」 → ["泳镜"]; else nothing."""
    tails = (name[at:] for at in range(1, len(name) - 1))
    return [tail for tail in tails if things.known(tail) is not None][:1]


def renamed(line: Line, mapping: dict[str, str]) -> Line:
    """A line with names replaced, in its text and in its labels: there by the listed thing it ends with, if it does."""
    text = line.text
    for name, other in mapping.items():
        text = text.replace(name, other)

    def all_of(named: Sequence[dict[str, Any]]) -> tuple[dict[str, Any], ...]:
        new = (next(mapping[name] for name in thing["name"] if name in mapping) for thing in named)
        return tuple({**thing, "name": head(name) or [name]} for thing, name in zip(named, new, strict=True))

    return replace(line, text=text, wants=all_of(line.wants), gives=all_of(line.gives))


def copies(train: Sequence[Line]) -> list[tuple[int, Line]]:
    """A copy of some of the lines, each with the place of the line it is made from."""
    dice = np.random.default_rng(SEED)
    own = [names(line) for line in train]
    lending = sorted({name for some in own if some for name in some if 1 < len(name) <= LONGEST and name.isalpha()})
    made = []
    for place, (line, some) in enumerate(zip(train, own, strict=True)):
        if some and dice.random() < SHARE:
            made.append((place, renamed(line, {name: coin(lending, dice) for name in some})))
    return made
