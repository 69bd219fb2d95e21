"""Which known things of a post it is about: found in one pass over the text, each weighed by what stands around it.

「旧微波炉，谁要」 → 微波炉 weighs most, whatever else is named. Nothing is cut into words here: most posts are about a
thing of the thesaurus, said plainly, and are done with after this look.
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from nlp.fitted import linear
from nlp.household import things
from nlp.readings import Category, Intent
from nlp.writing import borders, segment
from nlp.writing.longest import Longest

JOINED = 7  # characters of a name put together from things side by side: 「老人」「鞋」 → 「老人鞋」
NEAR = 8  # characters looked at on either side
MANY = 20  # known things of a post that are looked at; who names more has a list, and is understood by its beginning
ENDS = frozenset(",。!?;:~… \n")
LINKS = frozenset(
    [
        "、",
        "和",
        "跟",
        "与",
        "及",
        "加",
        "+",
        "/",
        "&",
        "或",
        "还有",
        "以及",
        ",",
        " ",
        "",
        "连",
        "带",
        "或者",
        ";",
        "同",
        ".",
    ]
)  # what stands between things of one list
# what is done with things, a character each
CUES = frozenset("借求收要缺找送出转卖换丢掉捡拾有多剩给租用拼团买寻领匀讨谁")
HEADS = frozenset(
    "机器券票卡苗杆盒架膜套罩袋粉液膏片棒贴垫绳带钩夹板管刀剪锅盆碗桶瓶罐箱柜床椅凳桌灯笔本书服鞋帽衣裤裙包伞车轮表镜"
    "链环针线布纸巾被枕席帘毯药丸剂水油酒茶奶汤酱菜肉鱼虾蟹蛋面米饭饼糕糖豆果瓜花草树籽种课班"
)  # what a longer name may end with: 「雪糕」+「机」
NUMERALS = "0123456789一二两三四五六七八九十百半几俩仨"
PASSED = (
    "0个只把瓶盒袋包箱斤件条张台辆双套本根块片盆棵颗罐桶碗勺份副床支顶米寸升对位点些"
    "款枚卷串提板筐捆批堆大小新旧的了第老"
)  # numbers, measures, and how a thing is, between it and the word that governs it
DIGITS = "0123456789"
_LETTERS = re.compile("[a-z]")
ALIKE = str.maketrans(dict.fromkeys(NUMERALS, "0"))
KINDS = {"item": "i", "loan": "l", "group_buy": "g", "lost_found": "f"}  # the categories that are about things


class Fact(NamedTuple):
    """What the thesaurus says of a form: how it is asked for, what it is a kind of, its shelf."""

    hint: str
    kind: str
    shelf: str


OWN = Fact("loan", "own", "own")  # a thing that a group named itself


class Known(NamedTuple):
    """A known thing in a text."""

    start: int
    stop: int
    form: str
    inside: str = ""  # of a lone character: "1" where it is a word of its own, "1w" where it is part of one


class Candidate(NamedTuple):
    """A name the post may be about: a known thing ("k"), side by side with one or two more ("j"), with a head ("h")."""

    start: int
    stop: int
    first: int  # places of the known things it is made of
    last: int
    way: str = "k"


@dataclass(frozen=True, slots=True)
class Shelves:
    """The forms of the thesaurus as they are looked for."""

    facts: Mapping[str, Fact]
    longer: Longest[Fact]  # of two characters and more
    lone: frozenset[str]  # forms of one character


@cache
def shelves() -> Shelves:
    """All forms but deeds, laid out once."""
    table = things.thesaurus()
    facts: dict[str, Fact] = {}
    of: dict[str, Fact] = {}
    for form, name in table.forms.items():
        thing = table.things[name]
        if thing.hint == "help":
            continue
        if name not in of:
            of[name] = Fact(thing.hint, thing.kind or name, (things.kinds(name) or [name])[-1])
        facts[form] = of[name]
    return Shelves(
        facts,
        Longest({form: fact for form, fact in facts.items() if len(form) > 1}),
        frozenset(form for form in facts if len(form) == 1),
    )


def known(text: str, own: Collection[str] = ()) -> list[Known]:
    """The known things of a text, the longest at each place; `own` are the group's own things, which go first.

    「小米锅巴」 → 小米, 锅巴. A lone character counts where no longer thing covers it: 「盐」.
    """
    table = shelves()
    lone = table.lone
    found: list[Known] = []
    covered = bytearray(len(text) + 1)
    for name in own:
        start = text.find(name) if name else -1
        while start >= 0:
            if not any(covered[start : start + len(name)]):
                found.append(Known(start, start + len(name), name))
                covered[start : start + len(name)] = b"\1" * len(name)
            start = text.find(name, start + len(name))
    for start, stop, _ in _apart(text, table.longer):
        if not (own and any(covered[start:stop])):
            found.append(Known(start, stop, text[start:stop]))
            covered[start:stop] = b"\1" * (stop - start)
    if not lone.isdisjoint(text):
        start = 0
        for word in segment.cut(text):
            inside = "" if len(word) == 1 else "w"
            for char in word:
                if char in lone and not covered[start]:
                    found.append(Known(start, start + 1, char, "1" + inside))
                start += 1
    found.sort()
    return found[:MANY]


def _apart(text: str, longer: Longest[Fact]) -> list[tuple[int, int, Fact]]:
    """The things of two characters and more, none of which begins inside a word of time."""
    found = [one for one in longer.spans(text) if not _in_a_word(text, one[0], one[1])]
    if all(not start or text[start] not in borders.BOTH for start, _, _ in found):
        return found
    inside = borders.inside(text)
    return longer.spans("".join("\0" if place in inside else sign for place, sign in enumerate(text)))


def _in_a_word(text: str, start: int, stop: int) -> bool:
    """Whether it is some letters of a longer word in Latin letters: 「cdq」 is no cd."""
    begins = _LETTERS.match(text, start) and _LETTERS.match(text, start - 1) if start else None
    return bool(begins or (_LETTERS.match(text, stop - 1) and _LETTERS.match(text, stop)))


def joined(text: str, found: Sequence[Known]) -> list[Candidate]:
    """Every name the post may be about: each known thing, those side by side as one, and with a head that follows."""
    names = [Candidate(one.start, one.stop, place, place) for place, one in enumerate(found)]
    size = len(found)
    for place, one in enumerate(found):
        start, stop = one.start, one.stop
        if place + 1 < size and found[place + 1].start == stop:
            stop = found[place + 1].stop
            if stop - start <= JOINED:
                names.append(Candidate(start, stop, place, place + 1, "j"))
            if place + 2 < size and found[place + 2].start == stop:
                stop = found[place + 2].stop
                if stop - start <= JOINED:
                    names.append(Candidate(start, stop, place, place + 2, "j"))
        elif stop - start > 1 and stop < len(text) and text[stop] in HEADS:
            names.append(Candidate(start, stop + 1, place, place, "h"))
    names.sort()
    return names


class Row(NamedTuple):
    """What speaks for a name: a value for each of `BARE`, for each of `TOLD` given what the post is, and the rest."""

    bare: tuple[str, ...]
    told: tuple[str, ...]
    rest: list[str]  # under the one template ""


BARE = ("f", "k", "z", "l1", "l2", "r1", "r2", "g1", "g2", "gh", "n", "p", "q", "x", "i", "j")
TOLD = ("f", "h", "s", "l1", "r1", "g1", "g2", "n", "c", "e", "m")


def named(rows: Iterable[Row], both: str) -> Iterator[list[str]]:
    """The features of each row by name, to fit to."""
    for row in rows:
        yield [
            "",
            *(f"{template}={value}" for template, value in zip(BARE, row.bare, strict=True)),
            *(f"{both}{template}={value}" for template, value in zip(TOLD, row.told, strict=True)),
            *("=" + value for value in row.rest),
        ]


@dataclass(frozen=True, slots=True)
class Weights:
    """What is fitted: that a post is about a known thing."""

    margin: linear.Margin
    bare: tuple[dict[str, int], ...]
    told: Mapping[str, tuple[dict[str, int], ...]]  # by what the post is
    rest: dict[str, int]

    @classmethod
    def of(cls, fitted: Mapping[str, int]) -> "Weights":
        margin = linear.Margin(fitted)
        told = {
            kind + sign: margin.tables(kind + sign + name for name in TOLD) for kind in KINDS.values() for sign in "noe"
        }
        return cls(margin, margin.tables(BARE), told, margin.tables([""])[0])

    def margins(self, rows: Iterable[Row], both: str) -> list[int]:
        """The margin of each name, in steps of 0.001."""
        base, bare, told, get = self.margin.base, self.bare, self.told[both], self.rest.get
        return [
            base + linear.asked(bare, row.bare) + linear.asked(told, row.told) + sum(filter(None, map(get, row.rest)))
            for row in rows
        ]


def about(intent: Intent, category: Category) -> str:
    """What a post is, as two signs: need, loan → "ln"."""
    return KINDS[category] + intent[0]


@dataclass(frozen=True, slots=True)
class Scene:
    """A post as its names are weighed in it."""

    text: str
    alike: str  # with every numeral as 0
    both: str  # what it is (`about`)
    found: Sequence[Known]
    facts: Sequence[Fact]  # of each known thing
    ends: Sequence[int]  # where its clauses end
    cues: Sequence[int]  # where it is said what is done with things
    heads: Sequence[int]  # for each known thing the first and the last one of its list
    tails: Sequence[int]
    longer: Mapping[int, str]  # known things that are part of a longer name, and whether its first: "j<", "h>"


def features(text: str, both: str, found: Sequence[Known], names: Sequence[Candidate]) -> list[Row]:
    """What speaks for each name being what the post is about; `both` is what it is (`about`)."""
    facts = shelves().facts
    alike = text.translate(ALIKE)
    scene = Scene(
        text,
        alike,
        both,
        found,
        [facts.get(one.form, OWN) for one in found],
        [place for place, char in enumerate(text) if char in ENDS],
        [place for place, char in enumerate(text) if char in CUES],
        *_lists(alike, found),
        _in_longer(names),
    )
    return [_row(scene, name) for name in names]


def _lists(alike: str, found: Sequence[Known]) -> tuple[list[int], list[int]]:
    """For each known thing the first and the last one of its list: things one after the other, with nothing but a
    comma, an 「和」 or a number between."""
    heads, tails = list(range(len(found))), list(range(len(found)))
    for place in range(1, len(found)):
        between = alike[found[place - 1].stop : found[place].start]
        if between in LINKS or between.strip(PASSED) in LINKS:
            heads[place] = heads[place - 1]
    for place in range(len(found) - 2, -1, -1):
        if heads[place + 1] == heads[place]:
            tails[place] = tails[place + 1]
    return heads, tails


def _in_longer(names: Sequence[Candidate]) -> dict[int, str]:
    longer: dict[int, str] = {}
    for name in names:
        if name.way != "k":
            longer.setdefault(name.first, name.way + "<")
            for place in range(name.first + 1, name.last + 1):
                longer.setdefault(place, name.way + ">")
    return longer


def _row(scene: Scene, name: Candidate) -> Row:
    """What speaks for one name, by itself and by what stands around it."""
    text, alike, ends = scene.text, scene.alike, scene.ends
    start, stop, first, last, way = name
    inside = scene.found[last].inside
    hint, kind, shelf = scene.facts[last]
    left, right = alike[max(0, start - NEAR) : start], alike[stop : stop + NEAR]
    before, after = left[-1:] or "^", right[:1] or "$"
    governs, follows = left.rstrip(PASSED), right.lstrip(PASSED)
    g1, g2, h1 = governs[-1:], governs[-2:], follows[:1]
    clause, rest = bisect_left(ends, start), bisect_left(ends, stop)
    begin = ends[clause - 1] + 1 if clause else 0
    end = ends[rest] if rest < len(ends) else len(text)
    called = text[start:stop]
    order = DIGITS[min(first, 3)] + DIGITS[min(len(scene.found), 4)]
    bare = (
        called,
        way + kind,
        way + called[-1],
        before,
        left[-2:],
        after,
        right[:2],
        g1,
        g2,
        g1 + "|" + h1,
        order,
        DIGITS[min(start - begin, 4)],
        DIGITS[min(end - stop, 3)],
        f"{inside}{stop - start}{way}",
        inside + before,
        inside + after,
    )
    told = (
        called,
        way + hint,
        way + shelf,
        before,
        after,
        g1,
        g2,
        order,
        DIGITS[min(clause, 3)],
        DIGITS[min(len(ends) - rest, 3)],
        "m" if governs == left else "M",
    )
    return Row(bare, told, [*_cues(scene, name, begin, end), *_form(scene, name), *_beside(scene, name)])


def _cues(scene: Scene, name: Candidate, begin: int, end: int) -> list[str]:
    """What is said to be done, in the clause from `begin` to `end`, before the name and behind it."""
    text, cues, both = scene.text, scene.cues, scene.both
    at = bisect_left(cues, name.start)
    before = {text[cue] for cue in cues[bisect_left(cues, begin) : at]}
    behind = {text[cue] for cue in cues[bisect_left(cues, name.stop, at) : bisect_left(cues, end, at)]}
    return [*(both + "<" + char for char in before), *(both + ">" + char for char in behind)]


def _form(scene: Scene, name: Candidate) -> list[str]:
    """What the name is made of, or part of, and whether it is said again."""
    start, stop, first, last, way = name
    one = scene.found[last]
    row = ["S" + one.inside + one.form] if one.inside else []
    if sum(other.form == scene.found[first].form for other in scene.found) > 1:
        row.append("again")
    if way != "k":
        row.append("jf" + one.form)
        row.append("jl" + scene.text[start : one.start] if stop == one.stop else "jr" + scene.text[stop - 1])
    elif first in scene.longer:
        row.append("in" + scene.longer[first])
    return row


def _beside(scene: Scene, name: Candidate) -> list[str]:
    """The things beside it, and the list it stands in, if it does."""
    text, found, facts = scene.text, scene.found, scene.facts
    start, stop, first, last, _ = name
    row = _in_a_list(scene, first) if scene.heads[first] != scene.tails[first] else []
    if first:
        between = text[found[first - 1].stop : start]
        row.append("pm" + (between if len(between) < 3 else "~"))
        row.append("ps" if facts[first - 1].shelf == facts[last].shelf else "pd")
    if last + 1 < len(found):
        between = text[stop : found[last + 1].start]
        row.append("nm" + (between if len(between) < 3 else "~"))
        row.append("ns" if facts[last + 1].shelf == facts[last].shelf else "nd")
    return row


def _in_a_list(scene: Scene, first: int) -> list[str]:
    """What stands before the list and behind it, where in it the name stands, and what it is a list of."""
    alike, found, both = scene.alike, scene.found, scene.both
    head, tail = scene.heads[first], scene.tails[first]
    opening, closing = found[head], found[tail]
    to = alike[max(0, opening.start - NEAR) : opening.start].rstrip(PASSED)
    fro = alike[closing.stop : closing.stop + NEAR].lstrip(PASSED)
    place, length = min(first - head, 2), min(tail - head + 1, 4)
    return [
        "gl" + to[-1:],
        "gr" + fro[:1],
        "gl" + to[-2:],
        "gr" + fro[:2],
        both + "gl" + to[-1:],
        both + "gr" + fro[:1],
        f"gp{place}/{length}",
        f"gp{place}/{length}{both}",
        f"gs{len({scene.facts[at].shelf for at in range(head, tail + 1)})}",
        "gm" + scene.text[opening.stop : found[head + 1].start],
    ]
