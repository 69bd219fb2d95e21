"""What a neighbour wants to do with a message: ask, give, swap, take up, close, invite, or nothing that concerns us.

Each step only for what the step before let through: `silent` (a few microseconds) leaves most chatter alone, and
`idle` most of what is left after a glance; `features.look` finds everything true of the message; `weighed` gives each
intent its probability.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from operator import add
from pathlib import Path
from typing import cast

from nlp import lanes, linear
from nlp.features import Glance
from nlp.readings import Category, Intent

MODELS = Path(__file__).parent / "models"
SIZES = (8, 12, 20)  # characters: up to so many, the gate has a bar of its own
POSTS = frozenset({"need", "offer", "exchange"})


@dataclass(frozen=True, slots=True)
class Model:
    """The fitted weights (nlp/training/intents.py): of the gate, of intents, of categories; and the calibration."""

    gate: Mapping[str, int]  # of characters and pairs of them
    glances: Mapping[str, Mapping[str, int]]  # of what a glance shows, by block
    bars: tuple[tuple[int, ...], tuple[int, ...]]  # what gate and glance must reach, by the length of the message
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
    categories = lanes.Lanes(stored["categories"], {}, stored["unit"], stored["category base"])
    blocks = {name: found for name, found in stored["blocks"].items() if ":" not in name}
    weighing = []
    for reply in ("N", "R"):
        own = dict(blocks)
        for name in ("frame", "cues"):
            own[name] = _merged(blocks[name], stored["blocks"][f"{name}:{reply}"])
        weighing.append(lanes.Lanes(stored["sorts"], own, stored["unit"], stored["base"]))
    width = weighing[0].width
    for name, found in stored["category blocks"].items():
        # One sum serves both: the categories' lanes lie above those of the intents.
        for own in {id(lane.blocks[name]): lane.blocks[name] for lane in weighing if name in blocks}.values():
            get = own.get
            for feature, packed in found.items():
                own[feature] = get(feature, 0) + (packed << width)
    return Model(
        stored["gate"],
        stored["glances"],
        stored["bars"],
        frozenset(stored["frequent"]),
        stored["intents"],
        (weighing[0], weighing[1]),
        categories,
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


def size(text: str) -> int:
    """Which of the gate's bars holds for a text: a short one says less for and against itself."""
    return bisect_left(SIZES, len(text))


def silent(plain: str) -> bool:
    """Whether a message (no reply) is surely none of our business, by its characters and pairs of them alone."""
    known = model()
    heard = sum(filter(None, map(known.gate.get, [*plain, *map(add, plain, plain[1:])])))
    return heard < known.bars[0][size(plain)]


def idle(seen: Glance) -> bool:
    """Whether a message (no reply) is surely none of our business, by its cues, its pieces and those of its frame."""
    known = model()
    total = 0
    for block, names in seen.blocks.items():
        total += sum(filter(None, map(known.glances[block].get, names)))
    return total < known.bars[1][size(seen.text)]


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


def category(total: int) -> Category:
    """The likeliest category of a post; `total` as the intents' lanes sum it: the categories' lie above them."""
    known = model()
    odds = _mixed(known.categories.margins(total >> known.intents[0].width), known.mixing_categories)
    return cast(Category, known.categories.classes[max(range(len(odds)), key=odds.__getitem__)])


def _mixed(margins: Sequence[float], mixing: Sequence[Sequence[float]]) -> list[float]:
    return linear.softmax([sum(map(float.__mul__, margins, row)) + row[-1] for row in mixing])
