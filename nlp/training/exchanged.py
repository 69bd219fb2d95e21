"""Posts said again about other things: the tagger learns from what is said around a thing, less from its name.

「谁有 电钻 借一下」 → 「谁有 打气筒 借一下」.
"""

import random
from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from nlp import segment, spans, things

SHELF = 0.8  # of the things put in are from the same shelf of the thesaurus, the others from anywhere
ASIDE = 0.5  # of the known things that are not what the post is about are exchanged too


@cache
def shelves() -> dict[str, tuple[str, ...]]:
    """The names of items and loans of the thesaurus, by the top of their kinds."""
    table = things.thesaurus()
    found: dict[str, list[str]] = defaultdict(list)
    for form, name in table.forms.items():
        if table.things[name].hint in ("item", "loan") and 2 <= len(form) <= 6:
            found[shelf(name)].append(form)
    return {top: tuple(forms) for top, forms in found.items()}


@cache
def everything() -> tuple[str, ...]:
    return tuple(form for forms in shelves().values() for form in forms)


def shelf(name: str) -> str:
    """The top of a canonical name's kinds: 「冲击钻」 → 「工具」."""
    return (things.kinds(name) or [name])[-1]


def another(name: str, chance: random.Random) -> list[str] | None:
    """The words of another thing in the place of a known one, None for an unknown one."""
    found = things.thesaurus().forms.get(name)
    if found is None:
        return None
    alike = shelves().get(shelf(found))
    pool = alike if alike and chance.random() < SHELF else everything()
    return segment.cut(chance.choice(pool))


def exchanged(words: Sequence[str], tags: Sequence[str], chance: random.Random) -> tuple[list[str], list[str]] | None:
    """Words and tags of the post about other things, None where it is about nothing known."""
    known = spans.known_runs(words)
    said: list[str] = []
    told: list[str] = []
    changed = False
    start = 0
    while start < len(words):
        stop = start + 1
        if tags[start] == "B":
            while stop < len(words) and tags[stop] == "I":
                stop += 1
        aside = tags[start] == "O" and known[start][:1] == "S" and len(words[start]) > 1
        new = None
        if tags[start] == "B" or (aside and chance.random() < ASIDE):
            new = another("".join(words[start:stop]), chance)
        if new is None:
            said += words[start:stop]
            told += tags[start:stop]
        else:
            said += new
            told += ["O"] * len(new) if tags[start] == "O" else ["B", *["I"] * (len(new) - 1)]
            changed = changed or tags[start] == "B"
        start = stop
    return (said, told) if changed else None
