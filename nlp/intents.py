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

from nlp import features, lanes, linear, network
from nlp.features import Glance, Look
from nlp.pieces import Pieces
from nlp.readings import Category, Intent

MODELS = Path(__file__).parent / "models"
SIZES = (8, 12, 20)  # characters: up to so many, the gate has a bar of its own
POSTS = frozenset({"need", "offer", "exchange"})


Named = Mapping[str, Mapping[features.Feature, int]]  # by block and name, what a feature weighs


@dataclass(frozen=True, slots=True)
class Model:
    """The fitted weights (nlp/training/intents.py), and the calibration.

    One whole number holds all a feature weighs: in the lowest lanes for intents, above them for categories, and on
    top, signed, for the glance. Where a message without a reply and one with are weighed apart, the first is first.
    """

    gate: Mapping[str, int]  # of characters and pairs of them
    bars: tuple[tuple[int, ...], tuple[int, ...]]  # what gate and glance must reach, by the length of the message
    text: Pieces
    frame: Pieces
    named: tuple[Named, Named]
    frequent: frozenset[str]
    names: tuple[Intent, ...]  # in the order of odds, mixing and handicaps
    intents: lanes.Lanes
    categories: lanes.Lanes
    above: int  # bits below the categories' lanes
    top: int  # bits below what the glance sums
    mixing: tuple[tuple[tuple[float, ...], ...], ...]  # for each of the two, an intent a row: weights, and the base
    handicaps: tuple[tuple[float, ...], ...]  # what each intent's odds are multiplied by before the best is taken
    mixing_categories: tuple[tuple[float, ...], ...]


@cache
def model() -> Model:
    """The model, read once."""
    stored = lanes.read(MODELS / "intents.bin")
    text, weights = stored["text"]
    frame, *sides = stored["frame"]
    above = lanes.width(stored["sorts"])
    return Model(
        stored["gate"],
        stored["bars"],
        Pieces(text, (weights, weights)),
        Pieces(frame, sides),
        stored["named"],
        frozenset(stored["frequent"]),
        stored["intents"],
        lanes.Lanes(stored["sorts"], stored["unit"], stored["base"]),
        lanes.Lanes(stored["categories"], stored["unit"], stored["category base"]),
        above,
        above + lanes.width(stored["categories"]),
        stored["mixing"],
        stored["handicaps"],
        stored["category mixing"],
    )


def size(text: str) -> int:
    """Which of the gate's bars holds for a text: a short one says less for and against itself."""
    return bisect_left(SIZES, len(text))


def silent(plain: str) -> bool:
    """Whether a message (no reply) is surely none of our business, by its characters and pairs of them alone."""
    known = model()
    heard = sum(filter(None, map(known.gate.get, [*plain, *map(add, plain, plain[1:])])))
    return heard < known.bars[0][size(plain)]


def glanced(seen: Glance, reply: bool) -> int:
    """The sum of all that a glance shows: of the pieces of a message, of those of its frame, of its cues."""
    known = model()
    total = known.text.total(features.bounded(seen.text), reply) + known.frame.total(
        features.bounded(seen.frame), reply
    )
    return total + sum(filter(None, map(known.named[reply]["cues"].get, {hit.name for hit in seen.hits})))


def idle(total: int, text: str) -> bool:
    """Whether a message (no reply) is surely none of our business, by the sum of what a glance at `text` shows."""
    known = model()
    return total >> known.top < known.bars[1][size(text)]


def looked(look: Look, reply: bool) -> int:
    """The sum of all that a look shows beyond the glance."""
    named = model().named[reply]
    total = 0
    for block, names in look.blocks.items():
        total += sum(filter(None, map(named[block].get, names)))
    return total


def weighed(total: int, heard: network.Heard, reply: bool) -> list[float]:
    """The probability of each intent, in the order of `model().names`: by glance and look, and by the network."""
    known = model()
    return _mixed([*known.intents.margins(total), *heard.sorts], known.mixing[reply])


def decided(odds: Sequence[float], reply: bool) -> Intent:
    """The intent answered: the likeliest after each one's handicap, for in doubt the bot keeps still."""
    known = model()
    handicap = known.handicaps[reply]
    best = max(range(len(odds)), key=lambda place: odds[place] * handicap[place])
    return known.names[best]


def category(total: int, heard: network.Heard) -> Category:
    """The likeliest category of a post, by the sum of glance and look, and the network."""
    known = model()
    odds = _mixed([*known.categories.margins(total >> known.above), *heard.categories], known.mixing_categories)
    return cast(Category, known.categories.classes[max(range(len(odds)), key=odds.__getitem__)])


def _mixed(margins: Sequence[float], mixing: Sequence[Sequence[float]]) -> list[float]:
    return linear.softmax([sum(map(float.__mul__, margins, row)) + row[-1] for row in mixing])
