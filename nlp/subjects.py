"""What a post is about: the things wanted and given, as a neighbour would search for them.

「谁家有两块生姜」 → Subject("生姜", 2, "块"); 「遛个狗」 → Subject("遛狗").
"""

import marshal
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate

from nlp import deeds, linear, normalise, quantities, segment, spans
from nlp.readings import Category, Intent, Subject, Words
from nlp.script import simplify

READ = 200  # characters of a message that are read; what a post is about stands early
COUNTED = frozenset({"item", "loan", "group_buy", "lost_found"})
MOST = 8  # subjects answered for each side; more is a shop


@dataclass(frozen=True, slots=True)
class Models:
    """What is fitted to the corpus (`nlp.training.subjects`)."""

    tagger: spans.Tagger
    helping: deeds.Model
    side: linear.Linear
    count: linear.Linear  # whether a numeral counts a thing


@cache
def models() -> Models:
    """The fitted models, read once."""
    data = (files("nlp") / "models" / "subjects.bin").read_bytes()
    (weights, follows), vocabulary, *others = marshal.loads(data)  # noqa: S302 - our own file
    judge, side, count = (linear.Linear(classes, table, unit, (), ()) for classes, table, unit in others)
    return Models(spans.Tagger(weights, follows), deeds.Model(judge, *vocabulary), side, count)


def words(text: str) -> list[str]:
    """The words of a message as the tagger reads them: folded, simplified, a new line as 「;」."""
    return segment.cut(simplify(normalise.plain(text[:READ])).replace("\n", ";"))


def find(
    text: str, intent: Intent, category: Category | None, *, words: Words
) -> tuple[tuple[Subject, ...], tuple[Subject, ...]]:
    """What a post wants and what it gives, as (wants, gives); both empty for an intent that is no post.

    「谁有电钻借一下」, "need", "loan" → ((Subject("电钻"),), ()).
    """
    if intent not in ("need", "offer", "exchange"):
        return (), ()
    return found(text, intent, category, words, models())


def found(
    text: str, intent: Intent, category: Category | None, own: Words, fitted: Models
) -> tuple[tuple[Subject, ...], tuple[Subject, ...]]:
    """`find` with the models given."""
    cut = words(text)
    if category == "help":
        named = [(deed.name, deed.start, deed.stop) for deed in deeds.find(cut, intent, fitted.helping)]
    else:
        tags = fitted.tagger.tags(spans.features(cut, intent, category))
        named = [("".join(cut[start:stop]).strip(), start, stop) for start, stop in spans.found(cut, tags)]
    text = "".join(cut)
    at = offsets(cut)
    places = [(at[start], at[stop]) for _, start, stop in named]
    wants: dict[str, Subject] = {}
    gives: dict[str, Subject] = {}
    for order, (name, start, stop) in enumerate(named):
        side = intent
        if intent == "exchange":
            row = side_features(cut, start, stop, order, len(named))
            scores = fitted.side.scores(fitted.side.total([*row, ""]))
            side = "need" if fitted.side.classes[scores.index(max(scores))] == "wants" else "offer"
        count = (
            quantities.counted(text, *places[order], places, category, intent, fitted.count)
            if category in COUNTED
            else None
        )
        into = wants if side == "need" else gives
        into.setdefault(name, Subject(name, count.value, count.unit) if count else Subject(name))
    return tuple(wants.values())[:MOST], tuple(gives.values())[:MOST]


def offsets(cut: Sequence[str]) -> list[int]:
    """Where each word starts in the joined text, and where the last ends."""
    return [0, *accumulate(map(len, cut))]


def side_features(cut: Sequence[str], start: int, stop: int, order: int, count: int) -> list[str]:
    """What speaks for a thing of an exchange being wanted or given: the words around it, its place among the others."""
    before = ["<", *cut[:start]]
    after = [*cut[stop:], ">"]
    row = [
        "a=" + before[-1],
        "aa=" + "|".join(before[-2:]),
        "b=" + after[0],
        "bb=" + "|".join(after[:2]),
        f"x={order}/{count}",
        "x<" if "换" in before else "x>" if "换" in after else "x",
    ]
    for name, run in (("<", reversed(before)), (">", after)):
        for word in run:
            if word in spans.STOP:
                break
            row.append(name + word)
            row.append("x" + name + word)
    return row
