"""Fits what decides intents and categories, and prints cross-validated figures.

Margins are linear support-vector machines over `features.look`, beside them a network over the characters
(`nlp.training.network`); a logistic regression over what both say out of fold makes probabilities of it; handicaps on
top decide, chosen so that the bot is quiet in doubt.
"""

import itertools
import subprocess
import sys
import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import normalize
from sklearn.svm import LinearSVC

from nlp.fitted import stored, weights
from nlp.intent import features
from nlp.intent.intents import SIDES, SQUARE, key
from nlp.intent.network import Network, save
from nlp.training import gates, lines, network
from nlp.training.lines import FOLDS, TEMPLATED, plain
from nlp.writing import segment

INTENTS = ("none", "need", "offer", "exchange", "claim", "close", "event")
SORTS = (*INTENTS, "chatter")  # talk that has nothing to do with neighbours has a margin of its own
CATEGORIES = ("item", "loan", "help", "ride", "group_buy", "lost_found", "info")
STRENGTH = 6.0  # inverse of regularisation: 3 to 10 are alike in cross-validation
JUDGED = 3  # of the folds: what they say is enough to calibrate by, and each takes a network of its own
SEEN = 2  # lines a feature must stand in to count
KEPT = 110_000  # features shipped for intents: the heaviest
KEPT_KINDS = 60_000  # the same for categories
FREQUENT = 40  # lines a word of the frame must stand in to be kept as a word
VALUES = {"cues": 2, "cues:N": 2, "cues:R": 2, "opening": 2, "ending": 2}  # a cue is worth two pieces of text
UNIT = 0.06  # a step of a weight: half as wide changes no answer in three thousand
SIDED = ("frame", "cues")  # blocks that weigh otherwise with a reply, beside what they weigh with and without
QUIET = 0.25  # how many points of macro-F1 one point of false alarms may cost
QUIET_IDLE = 4.0  # the same for chatter: there is much more of it than of anything else
IDLE = 6.0  # lines a line of chatter stands for in the calibration

Name = tuple[str, features.Feature]  # of a feature: its block, and what it is called there
Row = tuple[Name, ...]  # the features of one line


def sort(line: lines.Line) -> str:
    """What a line is learnt as: its intent, or chatter."""
    return "chatter" if lines.idle(line) else line.intent


def frequent(train: Sequence[lines.Line]) -> frozenset[str]:
    counts: Counter[str] = Counter()
    for line in train:
        counts.update(set(segment.cut(features.framed(features.written(plain(line.text))))))
    return frozenset(word for word, count in counts.items() if count >= FREQUENT and len(word) > 1)


def row(line: lines.Line, kept: frozenset[str]) -> Row:
    found = []
    reply = "R" if line.reply else "N"
    seen = features.glance(plain(line.text))
    for block, names in (features.glances(seen) | features.looks(features.look(seen, kept))).items():
        found += [(block, name) for name in names]
        if block in SIDED:
            found += [(f"{block}:{reply}", name) for name in names]
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Table:
    """Lines by features: what each feature is called, and what it counts in each line."""

    names: tuple[Name, ...]
    values: np.ndarray  # what each counts where it is true: the rarer, the more (inverse document frequency)
    counts: csr_matrix


def table(train: Sequence[lines.Line], kept: frozenset[str]) -> Table:
    """Everything true of each line."""
    places: dict[Name, int] = {}
    ends = [0]
    columns: list[int] = []
    for line in train:
        columns += [places.setdefault(name, len(places)) for name in row(line, kept)]
        ends.append(len(columns))
    often = np.bincount(columns, minlength=len(places))
    values = np.array([VALUES.get(block, 1) for block, _ in places]) * (np.log(len(train) / (1 + often)) + 1)
    return Table(tuple(places), values, csr_matrix((values[columns], columns, ends), shape=(len(train), len(places))))


@dataclass(frozen=True, slots=True)
class Margins:
    """A fitted machine: the columns of its features, a row of weights for each class, and the base."""

    columns: np.ndarray
    weights: np.ndarray  # classes x columns
    base: np.ndarray

    def of(self, counts: csr_matrix) -> np.ndarray:
        return np.asarray(normalize(counts[:, self.columns]) @ self.weights.T + self.base)


def machine(counts: csr_matrix, gold: np.ndarray, classes: tuple[str, ...], most: int = KEPT) -> Margins:
    columns = np.flatnonzero(counts.getnnz(axis=0) >= SEEN)
    found = normalize(counts[:, columns])
    learner = LinearSVC(C=STRENGTH, max_iter=400, tol=1e-2, random_state=1)  # finer says the same, in thrice the time
    learner.fit(found, gold)
    if len(columns) > most:
        use = np.asarray(found.power(2).sum(axis=0)).ravel()
        worth = np.abs(learner.coef_).max(axis=0) * np.sqrt(use)
        columns = np.sort(columns[np.argsort(-worth)[:most]])
        learner.fit(normalize(counts[:, columns]), gold)
    order = [list(learner.classes_).index(label) for label in classes]
    return Margins(columns, learner.coef_[order], learner.intercept_[order])


def folds(train: Sequence[lines.Line]) -> np.ndarray:
    """The fold of each line: kin stay together."""
    heads = map(str, lines.kin([line.text for line in train]))
    of = [
        features.glance(plain(line.text)).frame if line.file in TEMPLATED else head
        for line, head in zip(train, heads, strict=True)
    ]
    return np.array([zlib.crc32(head.encode()) % FOLDS for head in of])


def mixed(
    margins: np.ndarray, gold: Sequence[str], classes: tuple[str, ...], weights: np.ndarray | None = None
) -> np.ndarray:
    """The calibration: for each class a row of weights of all that the machine and the network say, and the base."""
    learner = LogisticRegression(C=1.0, max_iter=1000).fit(margins, gold, sample_weight=weights)
    known = list(learner.classes_)
    rows = np.zeros((len(classes), margins.shape[1] + 1))
    rows[:, -1] = -20.0  # a class never seen with (or without) a reply is never answered
    for place, label in enumerate(classes):
        if label in known:
            rows[place, :-1] = learner.coef_[known.index(label)]
            rows[place, -1] = learner.intercept_[known.index(label)]
    return rows


def odds(margins: np.ndarray, mixing: np.ndarray) -> np.ndarray:
    scores = margins @ mixing[:, :-1].T + mixing[:, -1]
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True))


def macro_f1(gold: np.ndarray, said: np.ndarray, classes: int) -> float:
    found = []
    for label in range(classes):
        both = ((gold == label) & (said == label)).sum()
        found.append(2 * both / max(1, (gold == label).sum() + (said == label).sum()))
    return float(np.mean(found))


def handicaps(chances: np.ndarray, gold: np.ndarray, reply: np.ndarray, idle: np.ndarray) -> np.ndarray:
    """For messages without and with a reply, what each intent's odds are multiplied by before the best is taken."""
    steps = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.15, 0.1)
    chosen = np.ones((2, len(INTENTS)))
    nothing = (gold == 0) & ~idle

    def worth(hand: np.ndarray) -> float:
        said = (chances * hand[reply]).argmax(axis=1)
        alarms = QUIET * (said[nothing] != 0).mean() + QUIET_IDLE * (said[idle] != 0).mean()
        return macro_f1(gold, said, len(INTENTS)) - float(alarms)

    best = worth(chosen)
    for _ in range(3):
        for side, place in itertools.product((0, 1), range(1, len(INTENTS))):
            for step in steps:
                tried = chosen.copy()
                tried[side, place] = step
                if (value := worth(tried)) > best:
                    best, chosen = value, tried
    return chosen


@dataclass(frozen=True, slots=True)
class Fitted:
    """Everything that is shipped, as fitted to some lines."""

    frequent: frozenset[str]
    names: tuple[Name, ...]
    values: np.ndarray
    intents: Margins
    categories: Margins
    network: Network
    mixing: tuple[np.ndarray, np.ndarray]
    category_mixing: np.ndarray
    handicaps: np.ndarray
    gates: gates.Gates


@dataclass(frozen=True, slots=True)
class Judged:
    """Out-of-fold answers: which lines were judged, probabilities of intents, the intent answered, posts' category."""

    here: np.ndarray
    odds: np.ndarray
    said: np.ndarray
    categories: dict[int, str]


def networked(train: Sequence[lines.Line], seed: int) -> Network:
    """The network fitted to lines: which sort each is of, and for posts which category."""
    sorts = [SORTS.index(sort(line)) for line in train]
    kinds = [CATEGORIES.index(line.category) if line.category else -1 for line in train]
    return network.fit(train, sorts, kinds, (len(SORTS), len(CATEGORIES)), seed)


def both(
    intents: Margins, categories: Margins, heard: Network, counts: csr_matrix, judged: Sequence[lines.Line]
) -> tuple[np.ndarray, np.ndarray]:
    """For intents and for categories, what machine and network say of each line, side by side."""
    said = network.scores(heard, judged)
    return (
        np.hstack([intents.of(counts), said[:, : heard.sorts]]),
        np.hstack([categories.of(counts), said[:, heard.sorts :]]),
    )


def learnt(known: Table, train: Sequence[lines.Line]) -> tuple[Margins, Margins, Network]:
    """What is fitted to all lines at once: both machines and the network."""
    posts = np.array([place for place, line in enumerate(train) if line.category])
    return (
        machine(known.counts, np.array([sort(line) for line in train]), SORTS),
        machine(known.counts[posts], np.array([train[i].category for i in posts]), CATEGORIES, KEPT_KINDS),
        networked(train, FOLDS),
    )


def refitted(model: Fitted, train: Sequence[lines.Line]) -> Fitted:
    """The model fitted to a few lines more. What needs lines left out (calibration, handicaps, gates) stays."""
    kept = frequent(train)
    known = table(train, kept)
    intents, categories, heard = learnt(known, train)
    return replace(
        model,
        frequent=kept,
        names=known.names,
        values=known.values,
        intents=intents,
        categories=categories,
        network=heard,
    )


def fitted(train: Sequence[lines.Line]) -> tuple[Fitted, Judged]:
    """All models fitted to `train`, with what they answer on lines left out of the fit, kin together."""
    kept = frequent(train)
    known = table(train, kept)
    counts = known.counts
    labels = np.array([line.intent for line in train])
    sorts_of = np.array([sort(line) for line in train])
    gold = np.array([INTENTS.index(line.intent) for line in train])
    reply = np.array([int(line.reply) for line in train])
    posts = np.array([place for place, line in enumerate(train) if line.category])
    kinds = np.array([str(line.category) for line in train])
    weights = np.where(sorts_of == "chatter", IDLE, 1.0)
    fold = folds(train)
    here = fold < JUDGED
    margins = np.zeros((len(train), 2 * len(SORTS)))
    sorts = np.zeros((len(train), 2 * len(CATEGORIES)))
    for number in range(JUDGED):
        learn, judge = np.where(fold != number)[0], np.where(fold == number)[0]
        learn_posts = np.intersect1d(learn, posts)
        margins[judge], sorts[judge] = both(
            machine(counts[learn], sorts_of[learn], SORTS),
            machine(counts[learn_posts], kinds[learn_posts], CATEGORIES, KEPT_KINDS),
            networked([train[i] for i in learn], number),
            counts[judge],
            [train[i] for i in judge],
        )

    def calibrated(learn: np.ndarray) -> tuple[tuple[np.ndarray, np.ndarray], np.ndarray]:
        """Mixing and handicaps, as some lines have them."""
        sides = [learn & (reply == side) for side in (0, 1)]
        mixing = tuple(mixed(margins[side], labels[side], INTENTS, weights[side]) for side in sides)
        chances = np.where(reply[:, None] == 0, odds(margins, mixing[0]), odds(margins, mixing[1]))
        hands = handicaps(chances[learn], gold[learn], reply[learn], sorts_of[learn] == "chatter")
        return (mixing[0], mixing[1]), hands

    chances = np.zeros((len(train), len(INTENTS)))
    said = np.zeros(len(train), int)
    for number in range(JUDGED):  # what calibrates is left out of what it judges, too
        mixing, hands = calibrated(here & (fold != number))
        for side in (0, 1):
            judge = (fold == number) & (reply == side)
            chances[judge] = odds(margins[judge], mixing[side])
            said[judge] = (chances[judge] * hands[side]).argmax(axis=1)
    mixing, hands = calibrated(here)
    shutting = gates.fitted(train, fold, (reply == 0) & (said != 0) & (said == gold))
    said[shutting.shut] = 0
    kinds_said: dict[int, str] = {}
    posts = posts[here[posts]]
    for number in range(JUDGED):
        learn, judge = posts[fold[posts] != number], posts[fold[posts] == number]
        best = odds(sorts[judge], mixed(sorts[learn], kinds[learn], CATEGORIES)).argmax(axis=1)
        kinds_said |= {int(i): CATEGORIES[int(place)] for i, place in zip(judge, best, strict=True)}
    return Fitted(
        kept,
        known.names,
        known.values,
        *learnt(known, train),
        mixing,
        mixed(sorts[posts], kinds[posts], CATEGORIES),
        hands,
        shutting,
    ), Judged(here, chances, said, kinds_said)


def steps(model: Fitted) -> dict[Name, np.ndarray]:
    """What each feature weighs, in steps: the columns of `nlp.intent.intents.Model`."""
    glance = len(SORTS) + len(CATEGORIES) + 2
    found: dict[Name, np.ndarray] = {}
    for machine, first in ((model.intents, 0), (model.categories, len(SORTS) + 1)):
        values = model.values[machine.columns]
        square = first + len(machine.weights)
        rows = np.round(machine.weights * values / UNIT).astype(int).T
        for column, row, value in zip(machine.columns, rows, values, strict=True):
            here = found.setdefault(model.names[column], np.zeros(glance + 1, int))
            here[first:square] = row
            here[square] = round(float(value * value) * SQUARE)
    for name, step in gates.glances(model.gates).items():
        found.setdefault(name, np.zeros(glance + 1, int))[glance] = step
    return found


def sided(found: dict[Name, np.ndarray]) -> dict[Name, np.ndarray]:
    """The same with what weighs otherwise with a reply put together for either: all that "cues:R" weighs then."""
    kept = {name: row for name, row in found.items() if name[0].partition(":")[0] not in SIDED}
    for block, side in itertools.product(SIDED, SIDES):
        own = f"{block}:{side}"
        for name in {name for of, name in found if of in (block, own)}:
            kept[own, name] = np.sum([found[of, name] for of in (block, own) if (of, name) in found], axis=0)
    return kept


def numbered(found: dict[Name, np.ndarray]) -> weights.Weights:
    """Every feature by its number, which none may share."""
    rows = {key(block, name): row.tolist() for (block, name), row in found.items()}
    if len(rows) < len(found):
        raise ValueError("two features share a number: change the multiplier of nlp/fitted/weights.py")
    return weights.Weights.of(rows)


def written(found: dict[Name, np.ndarray]) -> set[str]:
    """The words of which features of the look are made."""
    named = {name for block, name in found if block == "words"}
    return {str(name) for name in named} | {word for _, name in found if isinstance(name, tuple) for word in name}


def ship(model: Fitted) -> None:
    """Writes nlp/models/intents.bin, as `nlp.intent.intents.model` reads it, and network.bin."""
    save(model.network, stored.MODELS / "network.bin")
    found = sided(steps(model))
    rows = numbered(found)

    def plainly(table: np.ndarray) -> tuple[tuple[float, ...], ...]:
        return tuple(tuple(round(float(cell), 6) for cell in one) for one in table)

    stored.write(
        {
            "keys": rows.keys.astype("<u8").tobytes(),
            "steps": stored.planes(rows.steps),
            "words": sorted(written(found)),
            "frequent": sorted(model.frequent),
            "intents": INTENTS,
            "sorts": SORTS,
            "base": tuple(map(float, model.intents.base)),
            "categories": CATEGORIES,
            "category base": tuple(map(float, model.categories.base)),
            "category mixing": plainly(model.category_mixing),
            "unit": UNIT,
            "mixing": tuple(plainly(table) for table in model.mixing),
            "handicaps": plainly(model.handicaps),
            **gates.stored(model.gates),
        },
        stored.MODELS / "intents.bin",
    )


def report(train: Sequence[lines.Line], judged: Judged) -> str:
    """The figures on lines left out, by file."""
    gold = np.array([INTENTS.index(line.intent) for line in train])
    files = np.array([line.file for line in train])
    rows = [
        f"{'cross-validated, kin together':34}{'lines':>7}{'intent':>8}{'macro-F1':>10}{'alarms':>8}{'category':>10}"
    ]
    for name in ["all", *sorted(set(files))]:
        here = judged.here if name == "all" else judged.here & (files == name)
        none = here & (gold == 0)
        posts = [i for i in np.where(here)[0] if int(i) in judged.categories]
        right = [judged.said[i] == gold[i] and judged.categories[int(i)] == train[i].category for i in posts]
        rows.append(
            f"{name:34}{here.sum():7}{(judged.said == gold)[here].mean():8.3f}"
            + (f"{macro_f1(gold[here], judged.said[here], len(INTENTS)):10.3f}" if name == "all" else " " * 10)
            + (f"{(judged.said[none] != 0).mean():8.3f}" if none.any() else " " * 8)
            + (f"{np.mean(right):10.3f}" if posts else "")
        )
    best = judged.odds.max(axis=1)
    sure = judged.odds.argmax(axis=1) == gold
    rows.append("confidence said → how often right: ")
    for low in (0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
        here = judged.here & (best >= low) & (best < low + 0.1 + (low == 0.9))
        rows.append(f"  {low:.1f}-{low + 0.1:.1f}  {here.sum():6} {sure[here].mean():.3f}")
    return "\n".join(rows)


def main() -> None:
    """Prints what cross-validation says, ships, and prints what dev.jsonl says of the whole reader.

    Only then everything is fitted once more with dev.jsonl among the lines: what is shipped knows them too.
    """
    train = lines.fitted()
    model, judged = fitted(train)
    print(report(train, judged))
    ship(model)
    print("dev.jsonl, not fitted:", flush=True)
    print(held_out())
    ship(refitted(model, [*train, *lines.held_out()]))


def held_out() -> str:
    """The figures of score.py for the reader as shipped, read anew by a process of its own, on dev.jsonl."""
    return subprocess.run(
        [sys.executable, "-m", "nlp.training.judge", "messages", str(lines.CORPUS / "dev.jsonl")],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
