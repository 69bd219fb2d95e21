"""Margins of many features at once: a linear model over blocks of features, normalised by how many are known.

The weights of a feature for all classes stand side by side in one whole number (`LANE` bits each), so that `sum` adds
them all at once. Each lane holds the weight plus `OFFSET`, so that lanes never borrow from each other; one more lane
counts the features known (by their square), by which the length of the message is taken out.
"""

import gc
import marshal
import math
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

LANE = 22  # bits a class: four thousand features of 10 bits add up without touching the next lane
OFFSET = 1 << 9
SQUARE = 4  # steps of one in the lane of squares: what a feature counts is no whole number
_MASK = (1 << LANE) - 1


@dataclass(frozen=True, slots=True)
class Lanes:
    """Classes, what one step of a lane is worth, and the base; packed sums are added up by whoever has the features."""

    classes: tuple[str, ...]
    unit: float
    base: tuple[float, ...]

    def margins(self, total: int) -> list[float]:
        """A margin for each class of a packed sum: above 0 speaks for it."""
        size = len(self.classes)
        known = (total >> (LANE * size)) & _MASK  # how often the offset was added
        scale = self.scale(total)
        return [
            base + (((total >> (LANE * place)) & _MASK) - known * OFFSET) * scale
            for place, base in enumerate(self.base)
        ]

    def scale(self, total: int) -> float:
        """What one step of a lane moves a margin by, in the message of this sum."""
        return self.unit / math.sqrt(((total >> (LANE * (len(self.classes) + 1))) & _MASK or SQUARE) / SQUARE)


def width(classes: Sequence[str]) -> int:
    """Bits of a packed sum: a lane for each class, one for how many features are known, one for their square."""
    return LANE * (len(classes) + 2)


def moved(packed: int, place: int, against: int) -> int:
    """How many steps packed weights speak for the class at `place` rather than the one `against`."""
    return ((packed >> (LANE * place)) & _MASK) - ((packed >> (LANE * against)) & _MASK)


def pack(row: Sequence[float], unit: float, value: float = 1.0) -> int:
    """One feature's weights (one for each class) as one whole number; `value` is what the feature counts."""
    packed = 0
    for place, weight in enumerate(row):
        step = max(-OFFSET, min(OFFSET - 1, round(weight * value / unit)))
        packed |= (step + OFFSET) << (LANE * place)
    return packed | 1 << (LANE * len(row)) | round(value * value * SQUARE) << (LANE * (len(row) + 1))


def write(value: Any, path: Path) -> None:
    """Plain values (dicts, lists, numbers, strings) in one small file."""
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(zlib.compress(marshal.dumps(value, 4), 9))


def read(path: Path) -> Any:
    """What `write` wrote. The file is part of the package, never anybody's input.

    The collector rests meanwhile: a hundred thousand values come to stay, and it would look at all of them many times.
    """
    data = zlib.decompress(path.read_bytes())
    collecting = gc.isenabled()
    gc.disable()
    try:
        return marshal.loads(data)  # noqa: S302 - our own file, see above
    finally:
        if collecting:
            gc.enable()
