"""What a neighbour wants to do with a message: ask, give, swap, take up, close, invite, or nothing that concerns us.

Three steps, each only for what the step before let through: `silent` (a few microseconds) leaves most chatter alone;
`features.look` finds everything true of the message; `weighed` gives each intent its probability.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import repeat
from operator import add
from pathlib import Path
from typing import cast

from nlp import lanes, linear
from nlp.features import Features
from nlp.readings import Category, Intent

MODELS = Path(__file__).parent / "models"
POSTS = frozenset({"need", "offer", "exchange"})


@dataclass(frozen=True, slots=True)
class Model:
    """The fitted weights (nlp/training/intents.py): of the gate, of intents, of categories; and the calibration."""

    gate: Mapping[str, int]
    gate_base: int
    frequent: frozenset[str]
    names: tuple[Intent, ...]  # in the order of odds, mixing and handicaps
    intents: tuple[lanes.Lanes, lanes.Lanes]  # without a reply, with one
    categories: lanes.Lanes
    mixing: tuple[tuple[tuple[float, ...], ...], ...]  # for each of the two, an intent a row: margins' weights, base
    handicaps: tuple[tuple[float, ...], ...]  # what each intent's odds are multiplied by before the best is taken
    mixing_categories: tuple[tuple[float, ...], ...]


@cache
def model() -> Model:
    """The model, read once."""
    stored = lanes.read(MODELS / "intents.bin")
    weighing = []
    for reply in ("N", "R"):
        blocks = {name: found for name, found in stored["blocks"].items() if ":" not in name}
        for name in ("frame", "cues"):
            blocks[name] = _merged(blocks[name], stored["blocks"][f"{name}:{reply}"])
        weighing.append(lanes.Lanes(stored["sorts"], blocks, stored["unit"], stored["base"]))
    return Model(
        stored["gate"],
        stored["gate base"],
        frozenset(stored["frequent"]),
        stored["intents"],
        (weighing[0], weighing[1]),
        lanes.Lanes(stored["categories"], stored["category blocks"], stored["unit"], stored["category base"]),
        stored["mixing"],
        stored["handicaps"],
        stored["category mixing"],
    )


def _merged(one: Mapping[str, int], other: Mapping[str, int]) -> dict[str, int]:
    """The packed weights of both, added where a feature is in both."""
    both = dict(one)
    for name, packed in other.items():
        both[name] = both.get(name, 0) + packed
    return both


def silent(plain: str) -> bool:
    """Whether a message (no reply) is surely none of our business, by its characters and pairs of them alone."""
    known = model()
    get = known.gate.get
    nothing = repeat(0)
    total = sum(map(get, plain, nothing)) + sum(map(get, map(add, plain, plain[1:]), nothing))
    return total + known.gate_base < 0


def weighed(total: int, reply: bool) -> list[float]:
    """The probability of each intent, in the order of `model().names`; `total` as the intents' lanes sum it."""
    known = model()
    return _mixed(known.intents[reply].margins(total), known.mixing[reply])


def decided(odds: Sequence[float], reply: bool) -> Intent:
    """The intent answered: the likeliest after each one's handicap, for in doubt the bot keeps still."""
    known = model()
    handicap = known.handicaps[reply]
    best = max(range(len(odds)), key=lambda place: odds[place] * handicap[place])
    return known.names[best]


def category(found: Features) -> Category:
    """The likeliest category of a post."""
    known = model()
    odds = _mixed(known.categories.margins(known.categories.total(found)), known.mixing_categories)
    return cast(Category, known.categories.classes[max(range(len(odds)), key=odds.__getitem__)])


def _mixed(margins: Sequence[float], mixing: Sequence[Sequence[float]]) -> list[float]:
    return linear.softmax([sum(map(float.__mul__, margins, row)) + row[-1] for row in mixing])
