"""Fits what is asked before the full model: the gate and the glance (`silent` and `idle` of `nlp.intent.intents`).

Each is a logistic regression. Its bars are set on lines left out of the fit, so high that of the messages the full
model answers rightly hardly any is lost, whatever their length: a short message has few pieces to speak for it.
"""

import itertools
import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from nlp.household import things
from nlp.intent import features
from nlp.intent.intents import SIZES, size
from nlp.training import lines

LOSES = (0.002, 0.003)  # of the messages the full model would answer rightly, what gate and glance may each keep
STEPS = 1000  # whole numbers for a weight of 1
LEAST = 40  # steps of a thousandth: what weighs less in the gate changes no answer in seventeen thousand
LEAST_SEEN = 50  # the same for the glance, where it changes three; nine in ten of its pieces weigh less
IDLE = 3.0  # lines a line of chatter stands for
TRAPS = (0.1, 1.0)  # the same for a line written to be taken for something: telling those is not the gate's work

Features = tuple[tuple[str, features.Feature], ...]  # of one message, as (block, name)


@dataclass(frozen=True, slots=True)
class Gate:
    """Weights for telling what may concern us from what surely does not: of names in blocks, and of the lengths."""

    weights: dict[tuple[str, features.Feature], float]
    sizes: tuple[float, ...]

    def score(self, found: Features, size: int) -> float:
        return self.sizes[size] + sum(self.weights.get(name, 0.0) for name in found)


@cache
def kinds() -> dict[str, str]:
    """The pairs of characters (and single ones) in names of known things, each with the kind of thing it speaks for.

    A whole name goes before a part of one. So a thing that no line of the corpus names is heard all the same.
    """
    known = things.thesaurus()
    whole: dict[str, str] = {}
    parts: dict[str, str] = {}
    for form in things.all_forms():
        hint = known.things[known.forms[form]].hint
        if len(form) <= 2:
            whole.setdefault(form, f"{hint} {len(form)}")
        for pair in map("".join, itertools.pairwise(form)):
            parts.setdefault(pair, f"{hint} in part")
    return {**parts, **whole}


def gate_row(text: str) -> Features:
    """What `nlp.intent.intents.silent` looks at: characters and pairs of them, as often as they stand there."""
    pieces = [*text, *map("".join, itertools.pairwise(text))]
    known = kinds()
    return (*(("pair", piece) for piece in pieces), *(("kind", known[piece]) for piece in pieces if piece in known))


def glance_row(text: str) -> Features:
    """What `nlp.intent.intents.idle` looks at."""
    return tuple((block, name) for block, names in features.glances(features.glance(text)).items() for name in names)


def sizes(texts: Sequence[str]) -> np.ndarray:
    return np.array([size(text) for text in texts])


def gate(
    rows: Sequence[Features], lengths: np.ndarray, alarm: np.ndarray, weights: np.ndarray, strength: float
) -> Gate:
    """A logistic regression: what of `rows` (and of the lengths) speaks for an alarm."""
    counts: Counter[tuple[str, features.Feature]] = Counter(itertools.chain.from_iterable(rows))
    names = {name: place for place, name in enumerate(sorted(n for n, count in counts.items() if count >= 3))}
    ends = [0]
    columns: list[int] = []
    for one, length in zip(rows, lengths, strict=True):
        columns += [names[name] for name in one if name in names]
        columns.append(len(names) + int(length))
        ends.append(len(columns))
    shape = (len(rows), len(names) + len(SIZES) + 1)
    found = csr_matrix((np.ones(len(columns)), columns, ends), shape=shape)
    found.sum_duplicates()
    learner = LogisticRegression(C=strength, max_iter=200, solver="liblinear").fit(found, alarm, sample_weight=weights)
    steps = learner.coef_[0]
    base = float(learner.intercept_[0])
    return Gate(dict(zip(names, steps, strict=False)), tuple(base + float(step) for step in steps[len(names) :]))


def bars(scores: np.ndarray, heard: np.ndarray, lengths: np.ndarray, loses: float) -> tuple[float, ...]:
    """For each length the score that all but `loses` of the messages heard reach, or more of them."""
    return tuple(
        float(np.quantile(scores[heard & (lengths == length)], loses, method="lower"))
        for length in range(len(SIZES) + 1)
    )


@dataclass(frozen=True, slots=True)
class Gates:
    """The gate and the glance, each with its bars; and which lines they shut out when left out of the fit."""

    both: tuple[Gate, Gate]
    bars: tuple[tuple[float, ...], tuple[float, ...]]
    shut: np.ndarray

    def shuts(self, text: str) -> bool:
        """Whether a text that is no reply is kept from the full model."""
        first, second = self.both
        length, written = size(text), size(features.written(text))
        return (
            first.score(gate_row(text), length) < self.bars[0][length]
            or second.score(glance_row(text), written) < self.bars[1][written]
        )


def fitted(train: Sequence[lines.Line], fold: np.ndarray, heard: np.ndarray) -> Gates:
    """Fitted to messages that are no reply; `heard` are those that the full model answers rightly."""
    texts = [lines.plain(line.text) for line in train]
    alone = np.array([not line.reply for line in train])
    alarm = np.array([line.intent != "none" for line in train])
    idle = np.array([lines.idle(line) for line in train])
    shut = np.zeros(len(train), bool)
    fits = []
    needed = []
    seen = (
        ([gate_row(text) for text in texts], sizes(texts), 0.5),
        ([glance_row(text) for text in texts], sizes([features.written(text) for text in texts]), 0.1),
    )
    for (rows, lengths, strength), loses, trap in zip(seen, LOSES, TRAPS, strict=True):
        weights = np.where(idle, IDLE, np.where(alarm, 1.0, trap))
        scores = np.zeros(len(train))
        for number in range(lines.FOLDS):
            learn = np.where((fold != number) & alone)[0]
            found = gate([rows[i] for i in learn], lengths[learn], alarm[learn], weights[learn], strength)
            for i in np.where(fold == number)[0]:
                scores[i] = found.score(rows[i], lengths[i])
        needed.append(bars(scores, heard & ~shut, lengths, loses))
        shut |= alone & (scores < np.array(needed[-1])[lengths])
        learn = np.where(alone)[0]
        fits.append(gate([rows[i] for i in learn], lengths[learn], alarm[learn], weights[learn], strength))
        passed = (~shut & idle).sum() / max(1, idle.sum())
        print(f"of chatter let through: {passed:.3f}; of what the model answers rightly, left out of the fit:")
        print("  " + "  ".join(f"{name} {part:.3f}" for name, part in let_through(train, heard, shut).items()))
    return Gates((fits[0], fits[1]), (needed[0], needed[1]), shut)


def let_through(train: Sequence[lines.Line], heard: np.ndarray, shut: np.ndarray) -> dict[str, float]:
    """The part let through of messages heard: of all, by intent and category, by length, of templated lines."""
    kinds: dict[str, list[bool]] = {}
    for i in np.where(heard)[0]:
        line = train[i]
        length = size(lines.plain(line.text))
        names = ["all", f"{line.intent} {line.category or ''}".strip(), f"length {length}"]
        for name in names + (["templated"] if line.file in lines.TEMPLATED else []):
            kinds.setdefault(name, []).append(not shut[i])
    return {name: float(np.mean(passed)) for name, passed in sorted(kinds.items())}


def stored(model: Gates) -> dict[str, Any]:
    """What `nlp.intent.intents.model` reads of both, but for the weights of the glance (`glances`)."""
    weights = dict(model.both[0].weights)
    for pair, kind in kinds().items():
        weights["pair", pair] = weights.get(("pair", pair), 0.0) + weights.get(("kind", kind), 0.0)
    steps = {name: round(weight * STEPS) for (block, name), weight in weights.items() if block == "pair"}
    return {
        "gate": {name: step for name, step in steps.items() if abs(step) >= LEAST},
        "bars": tuple(
            tuple(math.floor((bar - base) * STEPS) for bar, base in zip(needed, one.sizes, strict=True))
            for needed, one in zip(model.bars, model.both, strict=True)
        ),
    }


def glances(model: Gates) -> dict[tuple[str, features.Feature], int]:
    """What each feature weighs in the glance, in steps, by block and name."""
    steps = {name: round(weight * STEPS) for name, weight in model.both[1].weights.items()}
    return {name: step for name, step in steps.items() if abs(step) >= LEAST_SEEN}
