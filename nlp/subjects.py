"""What a post is about: the things wanted and given, as a neighbour would search for them.

「谁家有两块生姜」 → Subject("生姜", 2, "块"); 「遛个狗」 → Subject("遛狗").
"""

import marshal
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from nlp import linear, normalise, quantities, segment, spans
from nlp.readings import Category, Intent, Subject, Words
from nlp.script import simplify

READ = 200  # characters of a message that are read; what a post is about stands early
MOST = 8  # subjects answered for each side; more is a shop


@dataclass(frozen=True, slots=True)
class Models:
    """What is fitted: the tagger of words, the verbs unsaid (「水龙头滴水」 → 修), the sides of an exchange."""

    tagger: spans.Tagger
    verb: linear.Linear
    side: linear.Linear


@cache
def models() -> Models:
    """The fitted models, read once."""
    data = (files("nlp") / "models" / "subjects.bin").read_bytes()
    (weights, follows), *others = marshal.loads(data)  # noqa: S302 - our own file
    verb, side = (linear.Linear(classes, table, unit, (), ()) for classes, table, unit in others)
    return Models(spans.Tagger(weights, follows), verb, side)


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
    tags = fitted.tagger.tags(spans.features(cut, intent, category))
    marked = spans.found(cut, tags)
    named = _deeds(cut, marked, intent, fitted) if category == "help" else _things(cut, marked)
    wants: dict[str, Subject] = {}
    gives: dict[str, Subject] = {}
    for order, (name, start, stop) in enumerate(named):
        side = intent
        if intent == "exchange":
            row = side_features(cut, start, stop, order, len(named))
            scores = fitted.side.scores(fitted.side.total([*row, ""]))
            side = "need" if fitted.side.classes[scores.index(max(scores))] == "wants" else "offer"
        quantity, unit = (None, None) if category == "help" else quantities.counted(cut, start, stop)
        into = wants if side == "need" else gives
        into.setdefault(name, Subject(name, quantity, unit))
    return tuple(wants.values())[:MOST], tuple(gives.values())[:MOST]


def _things(cut: Sequence[str], marked: Sequence[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    return [("".join(cut[start:stop]).strip(), start, stop) for _, start, stop in marked]


def _deeds(
    cut: Sequence[str], marked: Sequence[tuple[str, int, int]], intent: Intent, fitted: Models
) -> list[tuple[str, int, int]]:
    """Verb phrases put together: V 遛 + N 狗 → 「遛狗」; N 水龙头 with no verb said → 「修水龙头」."""
    named: list[tuple[str, int, int]] = []
    verb: str | None = None
    used = True
    at = 0
    for place, (label, start, stop) in enumerate(marked):
        phrase = "".join(cut[start:stop]).strip()
        if label == "V":
            if not used and verb:
                named.append((verb, at, at + 1))
            verb, used, at = phrase, False, start
            continue
        following = marked[place + 1] if place + 1 < len(marked) else None
        if verb is None and following and following[0] == "V":
            after = marked[place + 2] if place + 2 < len(marked) else None
            if after is None or after[0] == "V":
                named.append(("".join(cut[following[1] : following[2]]) + phrase, start, stop))
                verb, used = "".join(cut[following[1] : following[2]]), True
                continue
        if verb is None:
            row = unsaid_features(phrase, cut, intent)
            scores = fitted.verb.scores(fitted.verb.total([*row, ""]))
            named.append((fitted.verb.classes[scores.index(max(scores))] + phrase, start, stop))
        else:
            named.append((verb + phrase, start, stop))
            used = True
    if verb and not used:
        named.append((verb, at, at + 1))
    # a verb that was taken by the object before it comes by again
    return list({name: (name, start, stop) for name, start, stop in named}.values())


def unsaid_features(thing: str, cut: Sequence[str], intent: Intent) -> list[str]:
    """What speaks for the verb that a helper's deed is named by: the object and the words around it."""
    row = ["o=" + thing, "e=" + thing[-1], "e2=" + thing[-2:], "i=" + intent]
    row += sorted({"w=" + word for word in cut if word.strip()})
    return row


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
