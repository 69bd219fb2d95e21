"""Fits all that `nlp.subjects` reads by (the tagger, the judge of deeds, sides, counts) and judges it across folds."""

import marshal
import os
import random
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from nlp import linear, normalise, quantities, spans, subjects
from nlp.readings import Category, Intent, Words
from nlp.training import deeds, lines
from nlp.training.alignment import laid
from nlp.training.exchanged import exchanged
from nlp.training.logistic import UNIT, fit_linear

POSTS = ("need", "offer", "exchange")
MODELS = Path(__file__).parents[1] / "models"
FOLDS = 5
AGAIN = 2  # times a post is said again about other things
QUIET = 5  # times a word is met, never in a name, before it is no longer looked at


@dataclass(frozen=True, slots=True)
class Aligned:
    """A post cut into words, the label of each word, and what was laid where."""

    line: lines.Line
    words: list[str]
    tags: list[str]
    things: tuple[tuple[int, int, str, float | None, str | None], ...]  # start, stop, side, quantity, unit
    whole: bool  # every labelled thing was found


def _intent(line: lines.Line) -> Intent:
    return cast(Intent, line.intent)


def _category(line: lines.Line) -> Category | None:
    return cast(Category | None, line.category)


def align(line: lines.Line) -> Aligned:
    """Lays a post's labels over its words, each by its best accepted form that stands there."""
    words = subjects.words(line.text)
    tags = ["O"] * len(words)
    found: list[tuple[int, int, str, float | None, str | None]] = []
    for side, things in (("wants", line.wants), ("gives", line.gives)):
        for thing in things:
            places = (at for name in thing["name"] for at in laid(words, normalise.plain(name)))
            place = next((at for at in places if all(tags[i] == "O" for i in range(*at))), None)
            if place:
                tags[place[0] : place[1]] = ["B", *["I"] * (place[1] - place[0] - 1)]
                found.append((*place, side, thing["quantity"], thing["unit"]))
    return Aligned(line, words, tags, tuple(sorted(found)), len(found) == len(line.wants) + len(line.gives))


def fit_tagger(posts: Sequence[Aligned]) -> spans.Tagger:
    """A tagger fitted to aligned posts, by L-BFGS with L2 (python-crfsuite)."""
    import pycrfsuite

    trainer = pycrfsuite.Trainer(verbose=False)
    outside = Counter(word for post in posts for word, tag in zip(post.words, post.tags, strict=True) if tag == "O")
    inside = {word for post in posts for word, tag in zip(post.words, post.tags, strict=True) if tag != "O"}
    quiet = frozenset(word for word, times in outside.items() if times >= QUIET and word not in inside)
    chance = random.Random(1)
    for post in posts:
        line = post.line
        told = [(post.words, post.tags)]
        if line.category in subjects.COUNTED:
            told += [again for _ in range(AGAIN) if (again := exchanged(post.words, post.tags, chance))]
        for words, tags in told:
            if row := spans.features(words, _intent(line), _category(line), quiet=quiet):
                trainer.append(row, tags)
    trainer.set_params({"c1": 0.05, "c2": 0.7, "max_iterations": 70, "feature.minfreq": 1})
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "subjects.crf")  # noqa: PTH118 - pycrfsuite takes a str
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        info = tagger.info()
        tagger.close()
    table: dict[str, list[float]] = {}
    for (feature, label), weight in info.state_features.items():
        table.setdefault(feature, [0.0] * len(spans.LABELS))[spans.LABELS.index(label)] = weight
    table = {f: row for f, row in table.items() if max(map(abs, row)) >= 0.004}
    weights = dict(zip(table, linear.pack(table.values(), UNIT), strict=True))
    return spans.Tagger(weights, _follows(info.transitions), quiet)


def _follows(transitions: dict[tuple[str, str], float]) -> tuple[tuple[int, ...], ...]:
    def step(a: str, b: str) -> int:
        if b == "I" and a == "O":
            return spans.NEVER // 4096  # a span goes on only where one stands
        return round(transitions.get((a, b), -4.0) / UNIT)

    return tuple(tuple(step(a, b) for b in spans.LABELS) for a in spans.LABELS)


def fit(posts: Sequence[Aligned]) -> subjects.Models:
    """All models of subjects, fitted to aligned posts."""
    tagger = fit_tagger([post for post in posts if post.line.category != "help"])
    side_rows: list[list[str]] = []
    side_labels: list[str] = []
    for post in posts:
        for order, (start, stop, side, _, _) in enumerate(post.things):
            weight = 4 if post.line.intent == "exchange" else 1
            row = subjects.side_features(post.words, start, stop, order, len(post.things))
            if post.line.intent != "exchange":
                row = [feature for feature in row if feature[0] != "x"]
            side_rows += [row] * weight
            side_labels += [side] * weight
    count_rows: list[list[str]] = []
    count_labels: list[str] = []
    for post in posts:
        if post.line.category in subjects.COUNTED:
            for row, counts in _counts(post):
                count_rows.append(row)
                count_labels.append("yes" if counts else "no")
    return subjects.Models(
        tagger,
        deeds.fit([post.line for post in posts]),
        fit_linear(side_rows, side_labels, 0.5),
        fit_linear(count_rows, count_labels, 1.0),
    )


def _counts(post: Aligned) -> Iterator[tuple[list[str], bool]]:
    """The features of each pair of a thing and a numeral of a post, and whether the one counts the other."""
    text, at = "".join(post.words), subjects.offsets(post.words)
    places = [(at[start], at[stop]) for start, stop, *_ in post.things]
    for (start, stop), (_, _, _, value, unit) in zip(places, post.things, strict=True):
        pairs = [
            (quantities.features(text, count, start, stop, places, _category(post.line), _intent(post.line)), count)
            for count in quantities.numbers(text)
            if not (count.start < stop and start < count.stop)
        ]
        right = [count for _, count in pairs if value is not None and count.value == value]
        if not right and value is not None:
            continue
        exact = [count for count in right if count.unit == unit] or right
        best = min(exact, key=lambda count: min(abs(count.stop - start), abs(count.start - stop)), default=None)
        for row, count in pairs:
            yield row, count is best


def save(models: subjects.Models, path: Path = MODELS / "subjects.bin") -> None:
    path.parent.mkdir(exist_ok=True)
    known = models.helping
    vocabulary = (dict(known.verbs), dict(known.going), dict(known.tails))
    linears = (known.judge, known.guess, known.usual, models.side, models.count)
    fitted = [(model.classes, model.weights, model.unit) for model in linears]
    parts = [(models.tagger.weights, models.tagger.follows, tuple(sorted(models.tagger.quiet))), vocabulary, *fitted]
    path.write_bytes(marshal.dumps(parts, 4))


def matched(gold: Sequence[dict[str, Any]], said: Sequence[Any]) -> list[tuple[dict[str, Any], Any]]:
    """Each labelled thing with the answered one that bears an accepted form, as score.py pairs them."""
    left, pairs = list(said), []
    for thing in gold:
        accepted = {normalise.plain(name).replace(" ", "") for name in thing["name"]}
        for answer in left:
            if normalise.plain(answer.name).replace(" ", "") in accepted:
                left.remove(answer)
                pairs.append((thing, answer))
                break
    return pairs


def judge(judged: Sequence[lines.Line], models: subjects.Models, tally: Counter[tuple[str, str]]) -> list[Any]:
    """Adds to `tally` how many subjects were labelled, answered and right, in all and by category; the wrong ones."""
    wrong = []
    for line in judged:
        wants, gives = subjects.found(line.text, line.intent, line.category, Words(), models)  # type: ignore[arg-type]  # labels are the same words
        right = True
        for gold, said in ((line.wants, wants), (line.gives, gives)):
            pairs = matched(gold, said)
            right = right and len(pairs) == len(gold) == len(said)
            for key in ("all", line.category or "", *(["exchange"] if line.intent == "exchange" else [])):
                tally[key, "gold"] += len(gold)
                tally[key, "said"] += len(said)
                tally[key, "right"] += len(pairs)
            if line.category in ("item", "loan", "group_buy"):
                for thing, answer in pairs:
                    tally["quantity", "gold"] += 1
                    tally["quantity", "said"] += 1
                    tally["quantity", "right"] += thing["quantity"] == answer.quantity
        if not right:
            wrong.append((line, wants, gives))
    return wrong


def figures(tally: Counter[tuple[str, str]]) -> str:
    names = sorted({key[0] for key in tally}, key=lambda name: (name != "all", name))
    parts = []
    for name in names:
        right, gold, said = (tally[name, key] for key in ("right", "gold", "said"))
        parts.append(f"{name} {2 * right / max(gold + said, 1):.4f} ({gold})")
    return "  ".join(parts)


def main(folds: int = FOLDS, keep: bool = True) -> list[Any]:
    """Prints cross-validated subject F1 (kin together), then the figure on dev.jsonl, then fits and saves all.

    Answers the lines that went wrong across the folds, each with what was said.
    """
    posts = [line for line in lines.fitted() if line.intent in POSTS]
    groups = lines.kin([line.text for line in posts])
    fold = [random.Random(group).randrange(FOLDS) for group in groups]
    aligned = [align(line) for line in posts]
    loose = sum(not post.whole for post in aligned if post.line.category != "help")
    print(f"subjects: {len(posts)} posts, {loose} with a thing whose name does not stand in the message", flush=True)
    tally: Counter[tuple[str, str]] = Counter()
    wrong: list[Any] = []
    for number in range(folds):
        fitted = [i for i, own in enumerate(fold) if own != number]
        models = fit([aligned[i] for i in fitted])
        wrong += judge([posts[i] for i, own in enumerate(fold) if own == number], models, tally)
        print(f"  after fold {number + 1}: {figures(tally)}", flush=True)
    models = fit(aligned)
    tally = Counter()
    held = [line for line in lines.held_out() if line.intent in POSTS]
    judge(held, models, tally)
    print(f"  dev.jsonl, not fitted: {figures(tally)}", flush=True)
    if keep:
        save(models)  # without dev.jsonl, so that whoever judges by it judges honestly
    return wrong


if __name__ == "__main__":
    main()
