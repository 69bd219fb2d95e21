"""What a post is about: the things wanted and given, as a neighbour would search for them.

「谁家有两块生姜」 → Subject("生姜", 2, "块"); 「遛个狗」 → Subject("遛狗").
"""

import marshal
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate

from nlp import deeds, linear, normalise, quantities, segment, spans, things
from nlp.readings import Category, Intent, Subject, Words
from nlp.script import simplify

READ = 80  # characters of a message that are read: in 5,100 labelled things none ends after the 72nd
COUNTED = frozenset({"item", "loan", "group_buy", "lost_found"})
NAMED_BY_PLACE = frozenset({"ride", "info"})  # their subjects are places and people, not things on shelves
OTHER = -2000  # steps of 0.001 that a second thing of an exchange may be unlikelier than none; chosen on the folds
WHO = "你我您俺佢"  # who gives or gets, in an exchange: 「你教我游泳,我教你做饭」
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
    (weights, follows, quiet), vocabulary, *others = marshal.loads(data)  # noqa: S302 - our own file
    judge, guess, usual, side, count = (linear.Linear(classes, table, unit, (), ()) for classes, table, unit in others)
    helping = deeds.Model(judge, guess, usual, *vocabulary)
    return Models(spans.Tagger(weights, follows, frozenset(quiet)), helping, side, count)


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
    cut = words(_renamed(text, own) if own.aliases else text)
    if category == "help":
        named = [(deed.name, deed.start, deed.stop) for deed in deeds.find(cut, intent, fitted.helping)]
    else:
        rows = spans.features(cut, intent, category, frozenset(own.aliases.values()), fitted.tagger.quiet)
        named_spans = spans.found(cut, fitted.tagger.tags(rows))
        if intent == "exchange" and len(named_spans) == 1:
            named_spans = _other_side(cut, rows, named_spans[0], fitted.tagger)
        named = [
            (named_by(cut[start:stop]), start, stop)
            for span in named_spans
            for start, stop in trimmed(cut, *span, category)
        ]
    if intent != "exchange":
        named = _once(named)
    sides = _sides(cut, named, intent, fitted)
    text = "".join(cut)
    at = offsets(cut)
    places = [(at[start], at[stop]) for _, start, stop in named if start >= 0]
    answered: dict[str, dict[str, Subject]] = {"wants": {}, "gives": {}}
    for (name, start, stop), side in zip(named, sides, strict=True):
        count = None
        if category in COUNTED:
            count = quantities.counted(text, at[start], at[stop], places, category, intent, fitted.count)
        subject = Subject(name, count.value, count.unit) if count else Subject(name)
        answered[side].setdefault(name, subject)
    wants, gives = (tuple(answered[side].values())[:MOST] for side in ("wants", "gives"))
    if intent == "exchange" and category != "help":
        # 「三人帐篷换一人的」: what is wanted goes by the name of what is given
        wants = wants or tuple(Subject(one.name) for one in gives[:1])
        gives = gives or tuple(Subject(one.name) for one in wants[:1])
    return wants, gives


def _other_side(
    cut: Sequence[str], rows: Sequence[Sequence[str]], only: tuple[int, int], tagger: spans.Tagger
) -> list[tuple[int, int]]:
    """The one thing found of an exchange and the likeliest other, unless there hardly is one."""
    places = [only]
    for begin, rest in ((0, rows[: only[0]]), (only[1], rows[only[1] :])):
        tags, margin = tagger.likeliest(rest)
        if margin > OTHER:
            places += [(start + begin, stop + begin) for start, stop in spans.found(cut[begin:], tags)]
    return sorted(places)


def named_by(words: Sequence[str]) -> str:
    """The name that words spell, mended where they do not hold together: 「老花 境」 → 「老花镜」."""
    name = "".join(words).strip()
    return things.mend(name) if len(words) > 1 else name


def _renamed(text: str, own: Words) -> str:
    """The text with the group's own words said as what they mean: 「谁有大黑」 → 「谁有电钻」."""
    plain = simplify(normalise.plain(text[:READ]))
    known = {simplify(normalise.plain(word)): meant for word, meant in own.aliases.items() if word.strip()}
    longest_first = sorted(known, key=len, reverse=True)
    return re.sub("|".join(map(re.escape, longest_first)), lambda found: known[found[0]], plain) if known else text


def trimmed(cut: Sequence[str], start: int, stop: int, category: Category | None) -> list[tuple[int, int]]:
    """A tagged span as names are searched for: without what leads it, two things of one shelf apart.

    「趟 建材城」 → 建材城; 「白菜 萝卜」 → 白菜, 萝卜; 「打折 机票」 → 机票.
    """
    forms = things.thesaurus().forms

    def name(a: int, b: int) -> str:
        return "".join(cut[a:b])

    if name(start, stop) in forms:
        return [(start, stop)]
    table = spans.classes()
    while stop - start > 1 and "leads" in table.get(cut[start], ()):
        start += 1
    if category not in NAMED_BY_PLACE:
        for middle in range(start + 1, stop):
            first, second = name(start, middle), name(middle, stop)
            if first in forms and second in forms:  # 「酱油醋」, but no 「鸡肉」
                shelves = [(things.kinds(forms[one]) or [forms[one]])[-1] for one in (first, second)]
                if shelves[0] == shelves[1] and len(first) + len(second) > 2:
                    return [(start, middle), (middle, stop)]
        if category != "item":  # 「月季枝条」 given is no 「枝条」; a 「露营折叠椅」 lent is a 「折叠椅」
            for head in range(start + 1, stop):
                if len(name(head, stop)) > 1 and name(head, stop) in forms:
                    return [(head, stop)]
    return [(start, stop)]


def _once(named: Sequence[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """The things without those that only say another again: 「荔枝,从化妃子笑」 → 荔枝."""
    kept: list[tuple[str, int, int]] = []
    for one in named:
        again = any(
            one[0].endswith(other[0])
            or other[0].endswith(one[0])
            or things.relation(one[0], other[0]) in ("same", "kind")
            for other in kept
        )
        if not again:
            kept.append(one)
    return kept


def _sides(cut: Sequence[str], named: Sequence[tuple[str, int, int]], intent: Intent, fitted: Models) -> list[str]:
    """The side of each thing; an exchange has something on either side if it names two things."""
    if intent != "exchange":
        return ["wants" if intent == "need" else "gives"] * len(named)
    wanted = fitted.side.classes.index("wants")
    margins = []
    for order, (_, start, stop) in enumerate(named):
        row = side_features(cut, start, stop, order, len(named))
        scores = fitted.side.scores(fitted.side.total([*row, ""]))
        margins.append(scores[wanted] - scores[1 - wanted])
    if len(margins) > 1 and (min(margins) > 0 or max(margins) <= 0):
        middle = (max(margins) + min(margins)) / 2
        margins = [margin - middle for margin in margins]
    return ["wants" if margin > 0 else "gives" for margin in margins]


def offsets(cut: Sequence[str]) -> list[int]:
    """Where each word starts in the joined text, and where the last ends."""
    return [0, *accumulate(map(len, cut))]


def side_features(cut: Sequence[str], start: int, stop: int, order: int, count: int) -> list[str]:
    """What speaks for a thing of an exchange being wanted or given: the words around it, its place among the others."""
    before = ["<", *cut[:start]]
    after = [*cut[stop:], ">"]
    table = spans.classes()
    people, roles = [], []  # who is named in the clause, and what is done there, before the thing and after it
    for sign, run in (("<", reversed(before)), (">", after)):
        for word in run:
            if word in spans.STOP:
                break
            people += [sign + who for who in WHO if who in word]
            roles += [sign + name[0] for name in table.get(word, ()) if name in ("asks", "gives")][:2]
    row = [
        "who=" + "".join(people[:4]),
        "role=" + "".join(roles[:3]),
        "xwho=" + "".join(people[:4]) + f"{order}/{count}",
        "xrole=" + "".join(roles[:3]) + f"{order}/{count}",
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
