"""What a post is about: the things wanted and given, as a neighbour would search for them.

「谁家有两块生姜」 → Subject("生姜", 2, "块"); 「遛个狗」 → Subject("遛狗").
"""

import marshal
import re
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from nlp.about import aliases, asked, choices, deeds, listed, runs, trials, worths
from nlp.about.asked import Named
from nlp.fitted import linear, stored
from nlp.household import candidates, compounds, quantities, spans, spelling, things
from nlp.readings import Category, Intent, Subject, Words
from nlp.writing import borders, meanings, script, segment

READ = 80  # characters of a message that are read: in 5,100 labelled things none ends after the 72nd
COUNTED = frozenset({"item", "loan", "group_buy", "lost_found"})
MOST = 8  # subjects answered for each side; more is a shop
_DONE_TO = frozenset("换贴修装洗")  # before a thing that only tells what another is for: 「换门锁电池」
_MAKES = frozenset("做整")  # between a thing and what it is for
_AMOUNT = frozenset("一二两三四五六七八九十百半几俩仨各若多")  # what follows a name in a list begins so
# shelves on which two things side by side are two; elsewhere one belongs to the other: 「摩托头盔」, 「鱼缸过滤棉」
LISTED = {
    **dict.fromkeys(("工具", "五金", "园艺", "清洁用品"), "tools"),
    **dict.fromkeys(("蔬菜", "水果", "干货", "肉类", "水产", "米面杂粮", "烘焙料"), "food"),
    **{shelf: shelf for shelf in ("家具", "衣物", "零食", "面食")},
}
WHO = "你我您俺佢"  # who gives or gets, in an exchange: 「你教我游泳,我教你做饭」
TAKEAWAY = "外卖"  # is what is missed, not the dish in it: 「谁拿错了我的外卖 酸菜鱼 微辣」
WORDS = 3  # of a thing's name at most, where it is looked for among words
# Margins in steps of 0.001, chosen on the folds:
CLEAR = 1000  # every name this far from even odds, one of them above: one look is enough
MORE = 300  # from where a second thing is answered beside the best
MORE_SAID = 1000  # the same for rides and info
OTHER = -1500  # from where an exchange has its other side

_LATIN = re.compile("[a-z-]+")
_ASKER = re.compile("[我俺咱]")  # is in no thing
_WATCHED = re.compile("(?<=[帮替][我俺])[看瞅盯守]着点?(?=[\u4e00-\u9fff])")  # 「帮我瞅着车」 asks for 看车
_SIZE = "小号"  # before a thing; by itself an instrument
_TORN = re.compile("靠谱")  # words that jieba's dictionary does not have: no name begins inside


@dataclass(frozen=True, slots=True)
class Models:
    """What is fitted to the corpus (`nlp.training.subjects`). Margins in steps of 0.001."""

    known: candidates.Weights  # that a post is about a known thing
    runs: Mapping[str, runs.Weights]  # that some words are the name; for rides, info and things
    choices: choices.Weights  # which of the names looked at are chosen
    quiet: frozenset[str]  # words that never are part of a name
    helping: trials.Model
    side: linear.Linear
    count: linear.Linear  # whether a numeral counts a thing


@cache
def models() -> Models:
    """The fitted models, read once; each part of the file is gone as soon as it is read, or both would be held."""
    parts = deque(marshal.loads((stored.MODELS / "subjects.bin").read_bytes()))  # noqa: S302 - our own file
    known = candidates.Weights.of(parts.popleft())
    reading = {about: runs.Weights.of(weights) for about, weights in parts.popleft().items()}
    chosen = choices.Weights.of(*parts.popleft())
    quiet = frozenset(parts.popleft())
    judge = worths.Judge(parts.popleft())
    vocabulary = parts.popleft()
    guess, usual, side, count = (linear.Linear(classes, table, unit) for classes, table, unit in parts)
    return Models(known, reading, chosen, quiet, trials.Model(judge, guess, usual, *vocabulary), side, count)


def plain(text: str) -> str:
    """A message as it is read here: folded, simplified, cut short, its things mended, a new line as 「;」."""
    return spelling.mended(spelling.handled(script.plain(text[:READ]).replace("\n", ";")))


def words(text: str) -> list[str]:
    """The words of a message."""
    return segment.cut(plain(text))


def find(
    text: str, intent: Intent, category: Category | None, *, words: Words
) -> tuple[tuple[Subject, ...], tuple[Subject, ...]]:
    """What a post wants and what it gives, as (wants, gives); both empty for an intent that is no post.

    「谁有电钻借一下」, "need", "loan" → ((Subject("电钻"),), ()).
    """
    if category is None or intent not in ("need", "offer", "exchange"):
        return (), ()
    return found(text, intent, category, words, models())


def found(
    text: str, intent: Intent, category: Category, own: Words, fitted: Models
) -> tuple[tuple[Subject, ...], tuple[Subject, ...]]:
    """`find` with the models given."""
    text = plain(aliases.renamed(script.plain(text[:READ]), own)[0] if own.aliases else text)
    if category == "help":
        text = _WATCHED.sub("看", text)
    named = _named(text, intent, category, own, fitted)
    if category == "lost_found":
        named = [one for one in named if one[0] == TAKEAWAY] or named
    if intent != "exchange":
        side = "wants" if intent == "need" else "gives"
        named = _once(named)
        sides = [side] * len(named)
    else:
        sides = _sides(text, named, fitted)
    places = [(start, stop) for _, start, stop in named if start >= 0]
    counts = list(quantities.numbers(text)) if category in COUNTED else ()
    answered: dict[str, dict[str, Subject]] = {"wants": {}, "gives": {}}
    for (name, start, stop), side in zip(named, sides, strict=True):
        count = None
        if counts:
            count = quantities.counted(text, counts, start, stop, places, category, intent, fitted.count)
            if count and intent == "offer" and len(named) == 1:
                count = quantities.given(text, count)
        subject = Subject(name, count.value, count.unit) if count else Subject(name)
        answered[side].setdefault(name, subject)
    wants, gives = (tuple(answered[side].values())[:MOST] for side in ("wants", "gives"))
    if intent == "exchange" and (category != "help" or asked.both_ways(text, named)):
        # 「三人帐篷换一人的」: what is wanted goes by the name of what is given
        wants = wants or tuple(Subject(one.name) for one in gives[:1])
        gives = gives or tuple(Subject(one.name) for one in wants[:1])
    return wants, gives


def _named(text: str, intent: Intent, category: Category, own: Words, fitted: Models) -> list[Named]:
    """All that the post is about, on either side of it."""
    if category == "help":
        cut, tags = segment.tagged(text)
        at = offsets(cut)
        named = [
            (name, at[start] if start >= 0 else -1, at[stop])
            for name, start, stop in deeds.find(cut, tags, intent, fitted.helping)
        ]
        if intent == "need":
            named = asked.deeds(text, named)
    elif category in candidates.KINDS:
        named = _listed(text, _things(text, intent, category, aliases.named(own), fitted))
        if intent != "exchange" and category != "lost_found":
            named = _touching(text, _made_for(text, named))
        named = _whole(text, _unmade(text, _apart(text, named)))
        if intent == "need" and category != "lost_found":
            named = asked.things(text, named)
        named = [one for one in named if not _is_no_name(one, named)]
    else:
        named = _runs(text, intent, category, fitted)
    return named


def _is_no_name(one: Named, named: Sequence[Named]) -> bool:
    """Whether it is of who asks (「能匀我」 of 「谁家能匀我一点」), or how large the next thing is."""
    name, _, stop = one
    asker = _ASKER.search(name) is not None and things.canonical(name) is None
    return asker or (name == _SIZE and any(start == stop for _, start, _ in named))


def _things(text: str, intent: Intent, category: Category, own: Collection[str], fitted: Models) -> list[Named]:
    """The things a post is about: by one look at the known things, and where that leaves doubt by one at its words."""
    first = glance(text, intent, category, own, fitted.known)
    if first:
        margins = [one.first or 0 for one in first]
        if max(margins) >= CLEAR and min(map(abs, margins)) >= CLEAR:
            chosen: list[choices.Option] = []
            for one in sorted(first, key=lambda one: -(one.first or 0)):
                if (one.first or 0) > 0 and all(choices.apart(one, other) for other in chosen):
                    chosen.append(one)
            if intent != "exchange" or len(chosen) > 1:
                return [(text[one.start : one.stop], one.start, one.stop) for one in sorted(chosen)]
    seen = options(text, intent, category, first, fitted.runs["t"], fitted.quiet)
    more = OTHER if intent == "exchange" else MORE
    picked = choices.choose(text, seen, candidates.about(intent, category), fitted.choices, more)
    return [(spelt(text, one), one.start, one.stop) for one in picked]


def _listed(text: str, named: list[Named]) -> list[Named]:
    """The things named, and those of the other lines where one stands in a numbered list: 「1.葱两根 2.姜」."""
    items = listed.items(text)
    if not any(start <= at < stop for start, stop in items for _, at, _ in named):
        return named
    missed = [
        (text[start : start + size], start, start + size)
        for start, stop in items
        if not any(at < stop and start < end for _, at, end in named) and (size := _known(text[start:stop]))
    ]
    return sorted(named + missed, key=lambda one: one[1])


def _made_for(text: str, named: list[Named]) -> list[Named]:
    """The things named, without what only tells for what or by whom one is made: 「iPhone 充电线」, 「switch 手柄」."""
    behind = {one.start: one for one in candidates.known(text) if len(one.form) > 1 and not _LATIN.fullmatch(one.form)}
    found: list[Named] = []
    for name, start, stop in named:
        after = _LATIN.fullmatch(name) and behind.get(stop + (text[stop : stop + 1] == " "))
        found.append((after.form, after.start, after.stop) if after else (name, start, stop))
    return list(dict.fromkeys(found))


def _touching(text: str, named: list[Named]) -> list[Named]:
    """The things named, and those of the same shelf right before or behind one of them: 「锤子螺丝刀借一下」."""
    known = [one for one in candidates.known(text) if len(one.form) > 1]
    starts = {one.start for one in known}
    ends = candidates.HEADS | {"干"}  # 「茄子干」 is no 茄子
    known = [one for one in known if one.stop in starts or text[one.stop : one.stop + 1] not in ends]
    named = list(named)
    for one in [*known, *reversed(known)]:  # from either end of 「沙发茶几电视柜」
        beside = [name for name, start, stop in named if one.stop == start or one.start == stop]
        follows = [other.form for other in known if other.start == one.stop]  # 「猪肉饺子」 is no 猪肉
        if text[max(0, one.start - 1) : one.start] in _DONE_TO:
            continue
        free = all(one.stop <= start or stop <= one.start for _, start, stop in named)
        if free and any(_alike(one.form, name) for name in beside) and all(_alike(one.form, form) for form in follows):
            named.append((one.form, one.start, one.stop))
    return sorted(named, key=lambda one: one[1])


def _whole(text: str, named: Sequence[Named]) -> list[Named]:
    """The things named, each to the end of its noun, and none that stands inside another's: 「水龙头|滤芯」."""
    found: list[Named] = []
    for name, start, stop in named:
        last = compounds.reach(text, start, stop) if text[start:stop] == name else stop
        if text[stop:last] not in compounds.heads().part and any(stop <= at < last for _, at, _ in named):
            last = stop  # what stands there is meant as well: 「量杯量桶」
        found.append((name, start, stop) if last == stop else (text[start:last], start, last))
    return [
        one
        for one in found
        if not any(other[1] <= one[1] and one[2] <= other[2] and other[1:] != one[1:] for other in found)
    ]


@cache
def together() -> dict[str, tuple[str, ...]]:
    """What is said in one breath → the things it means (`lexicon/subjects/together.tsv`)."""
    return {said: tuple(names.split()) for said, names, _example in meanings.rows("subjects/together.tsv")}


@cache
def _in_one_breath() -> re.Pattern[str]:
    return re.compile(meanings.either(together()))


def _apart(text: str, named: Sequence[Named]) -> list[Named]:
    """The things named, each by itself: 「葱姜蒜」, and 「葱」 where 「葱姜蒜」 stands → 葱, 姜, 蒜."""
    longer = [one for one in candidates.known(text) if len(one.form) > 1]
    breaths = [
        (found.start(), found.end(), found[0])
        for found in _in_one_breath().finditer(text)
        if not any(  # 「香葱蒜苗」 is 香葱 and 蒜苗
            one.start < found.end()
            and found.start() < one.stop
            and not found.start() <= one.start < one.stop <= found.end()
            for one in longer
        )
    ]
    apart: list[Named] = []
    for name, start, stop in named:
        around = [breath for breath in breaths if breath[0] <= start and stop <= breath[1]]
        first, last, said = around[0] if around else (start, stop, name)
        apart += [(part, first, last) for part in together().get(said, (name,)) if (part, first, last) not in apart]
    return apart


def _unmade(text: str, named: Sequence[Named]) -> list[Named]:
    """The things named, without what is still to be made of one of them: 「换点芋头做芋头糕」 is about no 芋头糕."""
    of = {stop for _, _, stop in named}
    return [one for one in named if text[max(0, one[1] - 1) : one[1]] not in _MAKES or one[1] - 1 not in of]


def _alike(one: str, other: str) -> bool:
    """Whether two known things stand on one shelf: 「锤子」 and 「螺丝刀」 are tools."""
    found = []
    for name in (one, other):
        thing = things.known(name) if len(name) > 1 else None
        found.append(LISTED.get((things.kinds(thing.name) or [thing.name])[-1]) if thing else None)
    return found[0] is not None and found[0] == found[1] and things.relation(one, other) not in ("same", "kind")


def _known(words: str) -> int:
    """How many characters of a line's words name a thing; behind it at most an amount may stand: 「葱两根」 → 1."""
    for size in range(len(words), 0, -1):
        if things.known(words[:size].lstrip("大小")) and (size == len(words) or words[size] in _AMOUNT):
            return size
    return 0


def glance(
    text: str, intent: Intent, category: Category, own: Collection[str], known: candidates.Weights
) -> list[choices.Option]:
    """The known things of a post with what the first look says of each."""
    found = candidates.known(text, own)
    names = candidates.joined(text, found)
    if not names:
        return []
    both = candidates.about(intent, category)
    facts = candidates.shelves().facts
    margins = known.margins(candidates.features(text, both, found, names), both)
    return [
        choices.Option(name.start, name.stop, margin, None, facts.get(found[name.last].form, candidates.OWN).shelf, "")
        for name, margin in zip(names, margins, strict=True)
    ]


def spelt(text: str, one: choices.Option) -> str:
    """The name of an option, mended where it is misspelt."""
    name = text[one.start : one.stop]
    return name if one.first is not None else things.mend(name.strip())


def options(
    text: str,
    intent: Intent,
    category: Category,
    first: Sequence[choices.Option],
    reading: runs.Weights,
    quiet: frozenset[str],
) -> list[choices.Option]:
    """The names a post of things may be about, with what each look says of them."""
    cut, tags = segment.tagged(text)
    at = offsets(cut)
    seen = {(one.start, one.stop): one for one in first}
    inside = borders.inside(text)
    for margin, run in reading.weighed(runs.post(cut, tags, intent, category, quiet), WORDS):
        if runs.LEFT_OUT not in cut[run.start : run.stop] and at[run.start] not in inside:
            start, stop = at[run.start], at[run.stop]
            known = seen.get((start, stop))
            seen[start, stop] = choices.Option(
                start,
                stop,
                known.first if known else None,
                margin,
                known.shelf if known else "",
                "".join(tags[run.start : run.stop]),
            )
    return choices.likeliest(seen.values())


def _runs(text: str, intent: Intent, category: Category, fitted: Models) -> list[Named]:
    """Where a ride goes, or whom or what somebody asks after: the words that look most like it."""
    cut, tags = segment.tagged(text)
    at = offsets(cut)
    post = runs.post(cut, tags, intent, category, fitted.quiet)
    weighed = fitted.runs[category[0]].weighed(post, runs.LONGEST[category])
    torn = {found.start() + 1 for found in _TORN.finditer(text)}
    weighed = [pair for pair in weighed if at[pair[1].start] not in torn]
    weighed.sort(key=lambda pair: (-pair[0], pair[1]))
    chosen: list[runs.Run] = []
    for margin, run in weighed:
        if chosen and margin < MORE_SAID:
            break
        if all(run.stop <= other.start or other.stop <= run.start for other in chosen):
            chosen.append(run)
    return [(run.name, at[run.start], at[run.stop]) for run in sorted(chosen)]


def _once(named: Sequence[Named]) -> list[Named]:
    """The things without those that only say another again: 「荔枝,从化妃子笑」 → 荔枝."""
    if len(named) < 2:
        return list(named)
    kept: list[Named] = []
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


def _sides(text: str, named: Sequence[Named], fitted: Models) -> list[str]:
    """The side of each thing of an exchange, which has something on either side if it names two things."""
    cut = segment.cut(text)
    at = offsets(cut)
    wanted = fitted.side.classes.index("wants")
    margins = []
    for order, (_, start, stop) in enumerate(named):
        first, last = (bisect_right(at, start) - 1, bisect_left(at, stop)) if start >= 0 else (0, 0)
        row = side_features(cut, first, last, order, len(named))
        scores = fitted.side.scores(fitted.side.total([*row, ""]))
        margins.append(asked.for_whom(text, start) or scores[wanted] - scores[1 - wanted])
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
