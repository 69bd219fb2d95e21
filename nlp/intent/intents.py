"""What a neighbour wants to do with a message: ask, give, swap, take up, close, invite, or nothing that concerns us.

Each step only for what the step before let through: `silent` (a few microseconds) leaves most chatter alone, and
`idle` most of what is left after a glance; `features.look` finds everything true of the message; `weighed` gives each
intent its probability.
"""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from operator import add
from typing import cast

import numpy as np
from numpy.typing import NDArray

from nlp.fitted import linear, stored, weights
from nlp.fitted.weights import Keys, Steps, Weights
from nlp.intent import cues, features, network
from nlp.intent.features import Glance, Look
from nlp.readings import Category, Intent

SIZES = (8, 12, 20)  # characters: up to so many, the gate has a bar of its own
POSTS = frozenset({"need", "offer", "exchange"})
SIDES = "NR"  # without a reply, and with one: what weighs otherwise has a block for each
ALPHABETS = {"text": 0, "frame:N": 1, "frame:R": 2}  # of blocks of pieces
WORDS, ROWS, ONE_BETWEEN, TWO_BETWEEN, PAIRS, KINDS = (
    np.uint64(weights.block(name)) for name in ("words", "rows", "one between", "two between", "pairs", "kinds")
)
_CLOCK = re.compile(r"[0-9一二两三四五六七八九十]点|[0-2]?[0-9]:[0-5][0-9]")
_DAY = re.compile(r"周|星期|礼拜|月|明|后天|[0-9]号|今|[早晚夜]|上午|下午")
_INVITES = re.compile(r"欢迎|都来|参加|集合|报名|举行|举办|开展|一起|大家|各位|邻居|业主|居民|活动|派对")
SQUARE = 4  # steps of one in the columns of squares: what a feature counts is no whole number

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Machine:
    """A linear machine over some columns of the weights: one for each class, and one of squares.

    The margins of a message are what its features weigh over the root of the squares of what they count, so that a
    long message says no more than a short one.
    """

    classes: tuple[str, ...]
    first: int  # of its columns
    unit: float  # what a step is worth where there is one feature that counts 1
    base: Numbers

    def margins(self, total: Steps) -> Numbers:
        """A margin for each class: above 0 speaks for it."""
        found: Numbers = self.base + total[self.first : self.first + len(self.classes)] * self.scale(total)
        return found

    def scale(self, total: Steps) -> float:
        """What one step moves a margin by, in the message of this sum."""
        squares = int(total[self.first + len(self.classes)])
        return float(self.unit / np.sqrt((squares or SQUARE) / SQUARE))


@dataclass(frozen=True, slots=True)
class Model:
    """The fitted weights (nlp/training/intents.py), and the calibration.

    Where a message without a reply and one with are weighed apart, the first is first.
    """

    gate: Mapping[str, int]  # of characters and pairs of them
    bars: tuple[tuple[int, ...], tuple[int, ...]]  # what gate and glance must reach, by the length of the message
    weights: Weights  # columns: those of intents, those of categories, and what the glance sums
    words: Mapping[str, int]  # the number of each word of the frame that weighs anything
    cues: tuple[Mapping[str, int], Mapping[str, int]]  # the numbers of cues, of those that open, of those that end
    opening: Mapping[str, int]
    ending: Mapping[str, int]
    frequent: frozenset[str]
    names: tuple[Intent, ...]  # in the order of odds, mixing and handicaps
    intents: Machine
    categories: Machine
    mixing: tuple[Numbers, Numbers]  # for each of the two, an intent a row: weights, and the base
    handicaps: tuple[tuple[float, ...], ...]  # what each intent's odds are multiplied by before the best is taken
    mixing_categories: Numbers


@cache
def model() -> Model:
    """The model, read once."""
    of = stored.read(stored.MODELS / "intents.bin")
    sorts, categories = of["sorts"], of["categories"]
    names = cues.lexicon().entries

    def numbered(block: str) -> dict[str, int]:
        return {name: key(block, name) for name in names}

    return Model(
        of["gate"],
        of["bars"],
        Weights(np.frombuffer(of["keys"], "<u8"), stored.joined(*of["steps"])),
        {word: weights.word(word) for word in of["words"]},
        (numbered("cues:N"), numbered("cues:R")),
        numbered("opening"),
        numbered("ending"),
        frozenset(of["frequent"]),
        of["intents"],
        Machine(sorts, 0, of["unit"], np.array(of["base"])),
        Machine(categories, len(sorts) + 1, of["unit"], np.array(of["category base"])),
        (np.array(of["mixing"][0]), np.array(of["mixing"][1])),
        of["handicaps"],
        np.array(of["category mixing"]),
    )


def key(block: str, feature: features.Feature) -> int:
    """The number by which a feature of a block stands among the weights."""
    if block in ALPHABETS:
        return weights.word(str(feature), ALPHABETS[block])
    return weights.words((feature,) if isinstance(feature, str) else feature, weights.block(block))


def size(text: str) -> int:
    """Which of the gate's bars holds for a text: a short one says less for and against itself."""
    return bisect_left(SIZES, len(text))


def silent(plain: str, slack: int = 0) -> bool:
    """Whether a message (no reply) is surely none of our business, by its characters and pairs of them alone.

    `slack` lowers the bar: words that are of interest just now need not speak for themselves.
    """
    known = model()
    heard = sum(filter(None, map(known.gate.get, [*plain, *map(add, plain, plain[1:])])))
    return heard < known.bars[0][size(plain)] - slack


def announces(plain: str) -> bool:
    """Whether a message names a day and an hour and asks people in: an event is never left alone at a glance.

    「明天9点业委会选举,大家都来参加」.
    """
    return all(one.search(plain) is not None for one in (_CLOCK, _DAY, _INVITES))


def glanced(seen: Glance, reply: bool) -> Steps:
    """The sum of all that a glance shows: of the pieces of a message, of those of its frame, of its cues."""
    known = model()
    return known.weights.total(
        (
            weights.pieces(features.bounded(seen.text), features.bounded(seen.frame), 1 + reply),
            np.array([known.cues[reply][hit.name] for hit in seen.hits], np.uint64),
        )
    )


def idle(total: Steps, text: str) -> bool:
    """Whether a message (no reply) is surely none of our business, by the sum of what a glance at `text` shows."""
    return bool(total[-1] < model().bars[1][size(text)])


def looked(look: Look) -> Steps:
    """The sum of all that a look shows beyond the glance."""
    known = model()
    words, told, kinds = (_numbers(row, known.words) for row in (look.words, look.told, look.kinds))
    marked = [known.opening[hit.name] for hit in look.hits if hit.first]
    marked += [known.ending[hit.name] for hit in look.hits if hit.last]
    return known.weights.total(
        (
            words + WORDS,
            weights.pairs(words[:-1], words[1:], ROWS),
            weights.pairs(words[:-2], words[2:], ONE_BETWEEN),
            weights.pairs(words[:-3], words[3:], TWO_BETWEEN),
            _all_pairs(told, PAIRS),
            _all_pairs(kinds, KINDS),
            np.array(marked, np.uint64),
        )
    )


def _numbers(words: Sequence[str], known: Mapping[str, int]) -> Keys:
    """The number of each word, 0 where it weighs nothing."""
    return np.array([known.get(word, 0) for word in words], np.uint64)


def _all_pairs(words: Keys, of: np.uint64) -> Keys:
    """The numbers of all pairs of words, in order."""
    first, second = _places(len(words))
    return weights.pairs(words[first], words[second], of)


@cache
def _places(count: int) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """The places of the first and of the second of each pair; `count` is at most `features.WORDS`."""
    first, second = np.triu_indices(count, 1)
    return first, second


def moved(seen: Glance, look: Look, reply: bool, place: int, against: int) -> Mapping[cues.Hit | str, int]:
    """By how many steps each cue and each word speaks for the intent at `place` rather than the one `against`.

    Of a cue that stands there twice the longest is told.
    """
    known = model()
    longest: dict[str, cues.Hit] = {}
    for hit in seen.hits:
        if hit.name not in longest or len(hit.words) > len(longest[hit.name].words):
            longest[hit.name] = hit
    of: list[cues.Hit | str] = []
    keys: list[int] = []
    for hit in longest.values():
        of.append(hit)
        keys.append(known.cues[reply][hit.name])
        if hit.first:
            of.append(hit)
            keys.append(known.opening[hit.name])
        if hit.last:
            of.append(hit)
            keys.append(known.ending[hit.name])
    words = [word for word in dict.fromkeys(look.words) if word in known.words]
    keys += [known.words[word] + int(WORDS) & weights.ALL for word in words]
    moved: dict[cues.Hit | str, int] = {}
    for one, steps in zip([*of, *words], known.weights.apart(keys, place, against), strict=True):
        moved[one] = moved.get(one, 0) + steps
    return moved


def weighed(total: Steps, heard: network.Heard, reply: bool) -> list[float]:
    """The probability of each intent, in the order of `model().names`: by glance and look, and by the network."""
    known = model()
    return _mixed(known.intents.margins(total), heard.sorts, known.mixing[reply])


def decided(odds: Sequence[float], reply: bool) -> Intent:
    """The intent answered: the likeliest after each one's handicap, for in doubt the bot keeps still."""
    known = model()
    handicap = known.handicaps[reply]
    best = max(range(len(odds)), key=lambda place: odds[place] * handicap[place])
    return known.names[best]


def category(total: Steps, heard: network.Heard) -> Category:
    """The likeliest category of a post, by the sum of glance and look, and the network."""
    known = model()
    odds = _mixed(known.categories.margins(total), heard.categories, known.mixing_categories)
    return cast(Category, known.categories.classes[max(range(len(odds)), key=odds.__getitem__)])


def _mixed(margins: Numbers, heard: Sequence[float], mixing: Numbers) -> list[float]:
    scores = mixing[:, :-1] @ np.concatenate((margins, heard)) + mixing[:, -1]
    return linear.softmax(scores.tolist())
