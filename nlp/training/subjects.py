"""Fits what subjects are found by (two looks, the choice, deeds, sides, counts) and judges it across folds."""

import marshal
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import compress
from pathlib import Path
from typing import Any, cast

from nlp.about import choices, runs, subjects
from nlp.fitted import stored
from nlp.household import candidates, quantities
from nlp.readings import Category, Intent, Words
from nlp.training import coined, deeds, lines
from nlp.training.alignment import laid
from nlp.training.logistic import fit_linear, fit_margin
from nlp.writing import normalise, segment

POSTS = ("need", "offer", "exchange")
FOLDS = 3
JUDGED = 1  # folds that are judged by default: a fit takes a minute and more
# written to tell intents apart: a name in ten to four is not the one that stands in the message, nor all quantities
LOOSE = frozenset({"own-daily.jsonl", "own-everyday.jsonl", "own-hard.jsonl", "own-simple.jsonl", "own-told.jsonl"})
STRENGTH = 1.0  # inverse of regularisation
PARTS = 3  # of the posts, each looked at by what was fitted to the others
QUIET = 5  # times a word is met, never in a name, before names are not looked for there


@dataclass(frozen=True, slots=True)
class Aligned:
    """A post cut into words, the label of each word, and what was laid where."""

    line: lines.Line
    words: list[str]
    parts: list[str]  # of speech
    tags: list[str]
    things: tuple[tuple[int, int, str, float | None, str | None], ...]  # start, stop, side, quantity, unit
    whole: bool  # every labelled thing was found


def _intent(line: lines.Line) -> Intent:
    return cast(Intent, line.intent)


def _category(line: lines.Line) -> Category | None:
    return cast(Category | None, line.category)


def align(line: lines.Line) -> Aligned:
    """Lays a post's labels over its words, each by its best accepted form that stands there."""
    words, parts = segment.tagged(subjects.plain(line.text))
    tags = ["O"] * len(words)
    found: list[tuple[int, int, str, float | None, str | None]] = []
    for side, things in (("wants", line.wants), ("gives", line.gives)):
        for thing in things:
            places = (at for name in thing["name"] for at in laid(words, normalise.plain(name)))
            place = next((at for at in places if all(tags[i] == "O" for i in range(*at))), None)
            if place:
                tags[place[0] : place[1]] = ["B", *["I"] * (place[1] - place[0] - 1)]
                found.append((*place, side, thing["quantity"], thing["unit"]))
    return Aligned(line, words, parts, tags, tuple(sorted(found)), len(found) == len(line.wants) + len(line.gives))


Rows = tuple[list[list[str]], list[bool]]  # features by name, and whether what they speak for is right


def known_rows(post: Aligned) -> Rows:
    """The known things of a post about things, as the first look sees them."""
    line = post.line
    text = subjects.plain(line.text)
    found = candidates.known(text)
    names = candidates.joined(text, found)
    right, both = line.accepted, candidates.about(_intent(line), cast(Category, line.category))
    rows = candidates.named(candidates.features(text, both, found, names), both)
    return list(rows), [text[name.start : name.stop] in right for name in names]


def run_rows(post: Aligned, quiet: frozenset[str], most: int) -> Rows:
    """The runs of words of a post."""
    line, named = post.line, post.line.accepted
    seen = runs.post(post.words, post.parts, _intent(line), cast(Category, line.category), quiet)
    rows, labels = [], []
    for run, row in runs.rows(seen, most):
        rows.append(row)
        labels.append(run.name in named)
    return rows, labels


def fit_rows(seen: Iterable[Rows], strength: float) -> dict[str, int]:
    """A margin fitted to the rows of all posts."""
    rows: list[list[str]] = []
    labels: list[bool] = []
    for own, right in seen:
        rows += own
        labels += right
    return fit_margin(rows, labels, strength)


def fit_runs(posts: Sequence[Aligned], quiet: frozenset[str], category: Category) -> runs.Weights:
    """The margin by which words are the name, for rides or info."""
    most = runs.LONGEST[category]
    own = (run_rows(post, quiet, most) for post in posts if post.line.category == category)
    return runs.Weights.of(fit_rows(own, STRENGTH))


def fit_things(
    posts: Sequence[Aligned], quiet: frozenset[str]
) -> tuple[candidates.Weights, runs.Weights, choices.Weights]:
    """Both looks at posts about things, and what is chosen by them.

    The choice is fitted to what looks say that were fitted to the other posts.
    """
    posts = [post for post in posts if post.line.category in candidates.KINDS]
    first = [known_rows(post) for post in posts]
    second = [run_rows(post, quiet, subjects.WORDS) for post in posts]

    def looks(kept: Sequence[bool]) -> tuple[candidates.Weights, runs.Weights]:
        known = fit_rows(compress(first, kept), STRENGTH)
        return candidates.Weights.of(known), runs.Weights.of(fit_rows(compress(second, kept), STRENGTH / 2))

    part = [group % PARTS for group in lines.kin([post.line.text for post in posts])]
    seen: list[tuple[str, str, set[str], list[choices.Option]]] = []
    for number in range(PARTS):
        known, reading = looks([own != number for own in part])
        for post in compress(posts, [own == number for own in part]):
            about = _intent(post.line), cast(Category, post.line.category)
            text = subjects.plain(post.line.text)
            glanced = subjects.glance(text, *about, (), known)
            options = subjects.options(text, *about, glanced, reading, quiet)
            seen.append((text, candidates.about(*about), post.line.accepted, options))
    alone = fit_rows(
        (
            (
                [
                    ["", *map("=".join, zip(choices.ALONE, values, strict=True))]
                    for values in choices.rows(text, own, both)
                ],
                [subjects.spelt(text, one) in right for one in own],
            )
            for text, both, right, own in seen
        ),
        STRENGTH,
    )
    fitted = choices.Weights.of(alone, {})
    rows: list[list[str]] = []
    labels: list[bool] = []
    for text, both, right, own in seen:
        for one, values in choices.beside(text, own, both, fitted):
            rows.append(["", *map("=".join, zip(choices.BESIDE, values, strict=True))])
            labels.append(subjects.spelt(text, one) in right)
    return *looks([True] * len(posts)), choices.Weights.of(alone, fit_margin(rows, labels, STRENGTH))


def silent_words(posts: Sequence[Aligned]) -> frozenset[str]:
    """Words met so often, and never in a name, that none begins or ends with them."""
    outside = Counter(word for post in posts for word, tag in zip(post.words, post.tags, strict=True) if tag == "O")
    inside = {word for post in posts for word, tag in zip(post.words, post.tags, strict=True) if tag != "O"}
    return frozenset(word for word, times in outside.items() if times >= QUIET and word not in inside)


def fit(posts: Sequence[Aligned]) -> subjects.Models:
    """All models of subjects, fitted to aligned posts."""
    quiet = silent_words([post for post in posts if post.line.category != "help"])
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
    made = [align(line) for _, line in coined.copies([post.line for post in posts])]
    known, reading, chosen = fit_things([*posts, *made], quiet)
    return subjects.Models(
        known,
        {"r": fit_runs(posts, quiet, "ride"), "i": fit_runs(posts, quiet, "info"), "t": reading},
        chosen,
        quiet,
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


def save(models: subjects.Models, path: Path = stored.MODELS / "subjects.bin") -> None:
    path.parent.mkdir(exist_ok=True)
    known = models.helping
    vocabulary = (dict(known.verbs), dict(known.going), dict(known.tails), dict(known.names))
    judge = dict(known.judge.weights)
    linears = (known.guess, known.usual, models.side, models.count)
    fitted = [(model.classes, model.weights, model.unit) for model in linears]
    by_runs = {about: dict(weights.margin.weights) for about, weights in models.runs.items()}
    chosen = (dict(models.choices.alone.weights), dict(models.choices.beside.weights))
    parts = [
        dict(models.known.margin.weights),
        by_runs,
        chosen,
        tuple(sorted(models.quiet)),
        judge,
        vocabulary,
        *fitted,
    ]
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


def main(folds: int = JUDGED, keep: bool = True) -> list[Any]:
    """Prints cross-validated subject F1 (kin together), then the figure on dev.jsonl; saves what knows nothing of it.

    Answers the lines that went wrong across the folds, each with what was said.
    """
    posts = learnt()
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
        save(models)
    return wrong


def learnt() -> list[lines.Line]:
    """The posts that subjects are fitted to; those that wait for the next fit of intents among them."""
    labelled = (*lines.fitted(), *lines.waiting())
    return [line for line in labelled if line.intent in POSTS and line.file not in LOOSE]


def refit() -> None:
    """Fits all posts once more, those of dev.jsonl among them, and saves what is shipped."""
    held = [line for line in lines.held_out() if line.intent in POSTS]
    save(fit([align(line) for line in (*learnt(), *held)]))


if __name__ == "__main__":
    main()
    refit()
