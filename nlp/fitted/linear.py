"""A linear model that fits a chat: one look-up and one whole-number addition for each feature of a message.

The weights of a feature for all classes stand side by side in one whole number (`LANE` bits each), so that `sum` adds
them all at once. Only differences between classes matter to a linear model, so a feature's weights are shifted until
the least is 0, and lanes never borrow from each other.
"""

import math
import struct
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat

LANE = 32  # bits a class: thousands of features of 20 bits add up without touching the next lane


@dataclass(frozen=True, slots=True)
class Linear:
    """Classes, the weights of every feature (packed), and what one step of weight is."""

    classes: tuple[str, ...]
    weights: dict[str, int]
    unit: float  # weight of one step in a lane

    def total(self, features: Iterable[str]) -> int:
        return sum(map(self.weights.get, features, repeat(0)))

    def scores(self, total: int) -> list[float]:
        """A score for each class, comparable among themselves only."""
        return [steps * self.unit for steps in self.lanes(total)]

    def lanes(self, total: int) -> Sequence[int]:
        """The same in steps, to be compared only."""
        return struct.unpack(f"<{len(self.classes)}I", total.to_bytes(LANE // 8 * len(self.classes), "little"))


class Margin:
    """The margin of a yes or no: a weight in steps of 0.001 for each value of each template.

    A feature is called "template=value" where it is fitted, and looked up as a value in its template's own table where
    it is read: no name is put together for nothing.
    """

    def __init__(self, weights: Mapping[str, int]) -> None:
        self.base = weights.get("", 0)
        self._tables: dict[str, dict[str, int]] = {}
        for name, weight in weights.items():
            template, called, value = name.partition("=")
            if called:
                self._tables.setdefault(template, {})[value] = weight

    @property
    def weights(self) -> dict[str, int]:
        """All weights by name, as they were fitted."""
        named = {f"{name}={value}": one for name, table in self._tables.items() for value, one in table.items()}
        return {"": self.base, **named}

    def tables(self, templates: Iterable[str]) -> tuple[dict[str, int], ...]:
        """The table of each template, to be asked for one value each."""
        return tuple(self._tables.get(template, {}) for template in templates)


def added(one: dict[str, int], other: dict[str, int]) -> dict[str, int]:
    """Two tables as one, to be asked once for what both say of a value."""
    return {value: one.get(value, 0) + other.get(value, 0) for value in one.keys() | other} if other else one


def asked(tables: Iterable[dict[str, int]], values: Iterable[str]) -> int:
    """The sum over a value in each table."""
    return sum(filter(None, map(dict.get, tables, values)))


def softmax(scores: Sequence[float]) -> list[float]:
    """Scores as chances that add up to 1."""
    top = max(scores)
    powers = [math.exp(score - top) for score in scores]
    whole = sum(powers)
    return [power / whole for power in powers]


def pack(rows: Iterable[Sequence[float]], unit: float) -> list[int]:
    """Each row of weights (one for each class) as one whole number."""
    packed = []
    for row in rows:
        least = min(row)
        packed.append(sum(round((weight - least) / unit) << (LANE * place) for place, weight in enumerate(row)))
    return packed
