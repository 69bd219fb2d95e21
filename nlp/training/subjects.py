"""Fits the tagger of subjects, the unsaid verbs of help, and the sides of an exchange; judges them across folds.

A label names a thing by its accepted forms; here each is laid over the words of the message: whole (「水龙头」), put
together (「遛个狗」 → V 遛, N 狗), or with its verb unsaid (「水龙头滴水」 → N 水龙头, verb 修).
"""

import marshal
import os
import random
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nlp import linear, normalise, spans, subjects
from nlp.readings import Words
from nlp.training import lines

POSTS = ("need", "offer", "exchange")
MODELS = Path(__file__).parents[1] / "models"
UNIT = 0.001  # one step of a packed weight
FOLDS = 5


@dataclass(frozen=True, slots=True)
class Aligned:
    """A post cut into words, the label of each word, and what the tagger is not told by the words themselves."""

    line: lines.Line
    words: list[str]
    tags: list[str]
    unsaid: tuple[tuple[str, str], ...]  # (object, verb) of help whose verb is unsaid, verb "" where none is needed
    sides: tuple[tuple[int, int, str], ...]  # start and stop of each thing laid over the words, and its side
    whole: bool  # every labelled thing was found


def laid(words: Sequence[str], name: str) -> list[tuple[int, int]]:
    """Where the words spell a name: (["一", "袋", "空气", "炸锅"], "空气炸锅") → [(2, 4)]."""
    places = []
    for start in range(len(words)):
        spelt = ""
        for stop in range(start, min(start + 8, len(words))):
            spelt += words[stop]
            if spelt == name:
                places.append((start, stop + 1))
            if len(spelt) >= len(name):
                break
    return places


def align(line: lines.Line, verbs: frozenset[str]) -> Aligned:
    """Lays a post's labels over its words."""
    words = subjects.words(line.text)
    tags = ["O"] * len(words)
    unsaid: list[tuple[str, str]] = []
    sides: list[tuple[int, int, str]] = []
    whole = True

    def put(place: tuple[int, int], label: str) -> bool:
        if any(tags[i] != "O" for i in range(*place)):
            return False
        for i in range(*place):
            tags[i] = ("B-" if i == place[0] else "I-") + label
        return True

    for side, things in (("wants", line.wants), ("gives", line.gives)):
        for thing in things:
            names = [normalise.plain(name) for name in thing["name"]]
            place = None
            for name in names:
                place = next((at for at in laid(words, name) if all(tags[i] == "O" for i in range(*at))), None)
                if place:
                    break
            if place and line.category != "help":
                put(place, "N")
            elif place:
                _deed(words, place, put, verbs)
                if tags[place[0]] == "B-N":
                    unsaid.append(("".join(words[place[0] : place[1]]), ""))
            elif line.category == "help" and (pair := _parted(words, names, tags, verbs)):
                verb, thing_place, said = pair
                if said:
                    put(said, "V")
                put(thing_place, "N")
                unsaid.append(("".join(words[slice(*thing_place)]), verb))
                place = thing_place
            else:
                whole = False
            if place:
                sides.append((*place, side))
    return Aligned(line, words, tags, tuple(unsaid), tuple(sides), whole)


def _deed(words: Sequence[str], place: tuple[int, int], put: Any, verbs: frozenset[str]) -> None:
    start, stop = place
    if stop - start == 1:
        put(place, "V")
    elif words[start] in verbs:
        put((start, start + 1), "V")
        put((start + 1, stop), "N")
    else:
        put(place, "N")


def _parted(
    words: Sequence[str], names: Sequence[str], tags: Sequence[str], verbs: frozenset[str]
) -> tuple[str, tuple[int, int], tuple[int, int] | None] | None:
    """Verb, place of the object, and place of the verb if it is said, of a deed that does not stand there whole."""

    def free(name: str) -> list[tuple[int, int]]:
        return [at for at in laid(words, name) if all(tags[i] == "O" for i in range(*at))]

    for name in names:
        best = None
        for cut in range(1, len(name)):
            for at_verb in free(name[:cut]):
                for at_thing in free(name[cut:]):
                    gap = at_thing[0] - at_verb[0]
                    far = gap if gap > 0 else 3 - gap
                    if best is None or far < best[0]:
                        best = (far, name[:cut], at_thing, at_verb)
        if best:
            return best[1], best[2], best[3]
    for name in names:
        for cut in (1, 2, 3):
            if name[:cut] in verbs and cut < len(name) and (at := free(name[cut:])):
                return name[:cut], at[0], None
    return None


def verbs_of(posts: Sequence[lines.Line]) -> frozenset[str]:
    """The verbs that head labelled deeds: 「修水龙头」 → 修, wherever what is left is a word of the message."""
    count: Counter[str] = Counter()
    for line in posts:
        if line.category == "help":
            text = normalise.plain(line.text)
            for thing in line.wants + line.gives:
                for name in thing["name"]:
                    for cut in (1, 2):
                        if len(name) - cut >= 2 and name[cut:] in text:
                            count[name[:cut]] += 1
                            break
    return frozenset(verb for verb, times in count.items() if times >= 2)


def fit_tagger(posts: Sequence[Aligned], rows: Sequence[list[list[str]]]) -> spans.Tagger:
    """A tagger fitted to aligned posts, by L-BFGS with L2 (python-crfsuite)."""
    import pycrfsuite

    trainer = pycrfsuite.Trainer(verbose=False)
    for post, row in zip(posts, rows, strict=True):
        if row:
            trainer.append(row, post.tags)
    trainer.set_params({"c1": 0.02, "c2": 0.5, "max_iterations": 70, "feature.minfreq": 1})
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
    return spans.Tagger(weights, _follows(info.transitions))


def _follows(transitions: dict[tuple[str, str], float]) -> tuple[tuple[int, ...], ...]:
    def step(a: str, b: str) -> int:
        if b[0] == "I" and a[1:] != b[1:]:
            return spans.NEVER // 4096  # a span goes on only where one of its kind stands
        return round(transitions.get((a, b), -4.0) / UNIT)

    return tuple(tuple(step(a, b) for b in spans.LABELS) for a in spans.LABELS)


def fit_linear(rows: Sequence[Sequence[str]], labels: Sequence[str], strength: float = 2.0) -> linear.Linear:
    """A multinomial logistic regression over present-or-absent features."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform([dict.fromkeys(row, 1.0) for row in rows])
    model = LogisticRegression(C=strength, max_iter=300).fit(matrix, labels)
    names = [str(name) for name in model.classes_]
    coefficients, intercept = model.coef_, model.intercept_
    if len(names) == 2:
        coefficients, intercept = [-coefficients[0], coefficients[0]], [-intercept[0], intercept[0]]
    table = {"": [float(b) for b in intercept]}
    for column, feature in enumerate(vectorizer.get_feature_names_out()):
        row = [float(weights[column]) for weights in coefficients]
        if max(map(abs, row)) >= 0.02:
            table[feature] = row
    weights = dict(zip(table, linear.pack(table.values(), UNIT), strict=True))
    return linear.Linear(tuple(names), weights, UNIT, (), ())


def fit(posts: Sequence[Aligned], rows: Sequence[list[list[str]]]) -> subjects.Models:
    """All models of subjects, fitted to aligned posts."""
    tagger = fit_tagger(posts, rows)
    verb_rows = [
        (subjects.unsaid_features(thing, post.words, post.line.intent), verb)
        for post in posts
        for thing, verb in post.unsaid
    ]
    often = Counter(verb for _, verb in verb_rows)
    kept = [(row, verb) for row, verb in verb_rows if often[verb] >= 2]
    verb = fit_linear([row for row, _ in kept], [verb for _, verb in kept])
    side_rows: list[list[str]] = []
    side_labels: list[str] = []
    for post in posts:
        for order, (start, stop, side) in enumerate(sorted(post.sides)):
            weight = 4 if post.line.intent == "exchange" else 1
            row = subjects.side_features(post.words, start, stop, order, len(post.sides))
            if post.line.intent != "exchange":
                row = [feature for feature in row if feature[0] != "x"]
            side_rows += [row] * weight
            side_labels += [side] * weight
    return subjects.Models(tagger, verb, fit_linear(side_rows, side_labels, 0.5))


def save(models: subjects.Models, path: Path = MODELS / "subjects.bin") -> None:
    path.parent.mkdir(exist_ok=True)
    parts = [(models.tagger.weights, models.tagger.follows)]
    parts += [(model.classes, model.weights, model.unit) for model in (models.verb, models.side)]
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


def judge(judged: Sequence[lines.Line], models: subjects.Models, tally: Counter[str]) -> list[Any]:
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


def figures(tally: Counter[Any]) -> str:
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
    verbs = verbs_of(posts)
    aligned = [align(line, verbs) for line in posts]
    rows = [spans.features(post.words, post.line.intent, post.line.category) for post in aligned]  # type: ignore[arg-type]  # labels are the same words
    print(
        f"subjects: {len(posts)} posts, {sum(not post.whole for post in aligned)} with a name not laid over their words"
    )
    tally: Counter[Any] = Counter()
    wrong: list[Any] = []
    for number in range(folds):
        fitted = [i for i, own in enumerate(fold) if own != number]
        models = fit([aligned[i] for i in fitted], [rows[i] for i in fitted])
        wrong += judge([posts[i] for i, own in enumerate(fold) if own == number], models, tally)
        print(f"  after fold {number + 1}: {figures(tally)}", flush=True)
    models = fit(aligned, rows)
    if keep:
        save(models)
    tally = Counter()
    judge([line for line in lines.held_out() if line.intent in POSTS], models, tally)
    print(f"  dev.jsonl, not fitted: {figures(tally)}")
    return wrong


if __name__ == "__main__":
    main()
