"""What the network learns from: each message, what it is, and where what it is about is named.

「谁有姜」 → Lesson("谁有姜", names=((2, 3),), …). Some posts are shown with other names in place of their own.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from nlp.intent import features
from nlp.intent.network import PAD, READ, UNKNOWN
from nlp.training import lines

LENGTHS = (12, 24, 48, READ)  # messages of like length are read together
OUTSIDE, BEGINS, GOES_ON = range(3)  # how a character stands to a name


class Lesson(NamedTuple):
    """A message to learn from."""

    text: str
    reply: int
    sort: int
    kind: int  # -1: it is no post
    names: tuple[tuple[int, int], ...]  # where what it is about is named, in order
    whole: bool  # every name was found

    @property
    def size(self) -> int:
        return min(length for length in LENGTHS if len(self.text) <= length)


def texts(train: Sequence[lines.Line]) -> list[str]:
    """The messages as the network reads them."""
    return [features.written(lines.plain(line.text))[:READ] for line in train]


def lesson(line: lines.Line, sort: int, kind: int) -> Lesson:
    """What a line teaches: `sort` and `kind` are its labels."""
    (text,) = texts([line])
    names: list[tuple[int, int]] = []
    things = (*line.wants, *line.gives)
    for thing in things:
        places = ((text.find(name), len(name)) for name in map(_name, thing["name"]) if name)
        names += [(at, at + size) for at, size in places if at >= 0][:1]
    apart = [one for one in sorted(set(names)) if not any(a < one[1] and one[0] < b for a, b in set(names) - {one})]
    return Lesson(text, int(line.reply), sort, kind, tuple(apart), len(apart) == len(things))


def _name(accepted: str) -> str:
    return features.written(lines.plain(accepted))


def swapped(one: Lesson, others: Sequence[str], dice: np.random.Generator) -> Lesson:
    """A post with each name replaced by another: 「谁有姜」 → 「谁有电钻」."""
    text, names = "", []
    end = 0
    for start, stop in one.names:
        text += one.text[end:start]
        name = others[int(dice.integers(len(others)))]
        names.append((len(text), len(text) + len(name)))
        text += name
        end = stop
    text = (text + one.text[end:])[: one.size]
    return one._replace(text=text, names=tuple(name for name in names if name[1] <= len(text)))


def spelt(one: Lesson, size: int, characters: Mapping[str, int], pairs: Mapping[str, int]) -> np.ndarray:
    """Three rows of `size`: the places of the characters, of the pairs they begin, and how they stand to names."""
    found = np.full((3, size), PAD, np.int32)
    for at, both in enumerate(pairwise(one.text + "\n")):
        found[:2, at] = characters.get(both[0], UNKNOWN), pairs.get("".join(both), UNKNOWN)
    for start, stop in one.names:
        found[2, start] = BEGINS
        found[2, start + 1 : stop] = GOES_ON
    return found
