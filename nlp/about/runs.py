"""Names that no word list has: runs of words of a post, each weighed by where it begins, where it ends, and itself.

「明早去望京SOHO的顺风车」 → 望京SOHO. For rides and for whom or what people ask after; and a second look at
things, where the first (`nlp.household.candidates`) is in doubt.
"""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import starmap, zip_longest
from typing import NamedTuple

from nlp.fitted import linear
from nlp.household import spans, things
from nlp.readings import Category, Intent

LONGEST = {"ride": 4, "info": 5}  # words; of things 3
LETTERS = 12  # characters of a name
LIKELY = 9  # places where a name may begin, and where it may end, that are tried
LEFT_OUT = "的"  # said between the words of a name: 「送水的电话」 is 「送水电话」
NUMBERS = ("电话", "号码", "联系方式", "微信", "手机号", "手机", "名片")  # what somebody is reached by


class Run(NamedTuple):
    """Words of a post that may be a name: where they stand, and the name they spell."""

    start: int
    stop: int
    name: str


class Post(NamedTuple):
    """A post cut into words, as runs are looked for in it."""

    words: Sequence[str]
    plain: Sequence[str]  # numbers alike, with edges: plain[i + 2] is words[i]
    marks: Sequence[str]  # how each word lies in a known thing
    clause: Sequence[int]
    tags: Sequence[str]  # part of speech of each word, with edges as `plain`
    quiet: frozenset[str]  # words so often met outside of names that none begins or ends with them
    about: str  # "r" for rides, "i" for info, "t" for things, and the intent


def post(words: Sequence[str], tags: Sequence[str], intent: Intent, category: Category, quiet: frozenset[str]) -> Post:
    """A cut message as runs are looked for in it: its clauses, tags, known things and what it is about."""
    clause, number = [], 0
    for word in words:
        clause.append(number)
        number += word in spans.STOP
    marks = spans.known_runs(words)
    plain = ["<2", "<1", *map(spans.general, words), ">1", ">2"]
    about = category[0] if category in LONGEST else "t"
    return Post(words, plain, marks, clause, ["<", "<", *tags, ">", ">"], quiet, about + intent[0])


Told = tuple[tuple[str, ...], list[str]]  # a value for each template; and the rest, under the one template ""

OPENING = ("f", "F", "a", "aa", "g", "af", "c", "k", "ft", "at", "aft", "s", "tt")
CLOSING = ("l", "z", "b", "bb", "h", "lb", "lk", "lt", "bt", "lbt", "e", "zt", "zl")
WHOLE = ("kn", "n", "q", "ts", "tl", "name")
GIVEN = {OPENING: OPENING[:11], CLOSING: CLOSING[:10], WHOLE: WHOLE[:5]}  # weighed also by what the post is


def opening(post: Post, at: int) -> Told:
    """What speaks for a name that begins with the word there."""
    words, plain = post.words, post.plain
    table = spans.classes()
    word, before = plain[at + 2], plain[at + 1]
    back = at
    while back and "passed" in table.get(words[back - 1], ()):
        back -= 1
    clause = post.clause[at]
    values = (
        word,
        words[at][0],
        before,
        plain[at] + "|" + before,
        plain[back + 1],
        before + "|" + word,
        f"{min(clause, 3)}{min(post.clause[-1] - clause, 3)}",
        post.marks[at],
        (tag := post.tags[at + 2]),
        (prior := post.tags[at + 1]),
        prior + tag,
        "s" if not at or words[at - 1] in spans.STOP else "m",
        f"{before}|{tag}",
    )
    rest = ["fc" + name for name in table.get(words[at], ())]
    if at:
        rest += ["ac" + name for name in table.get(words[at - 1], ())]
    return values, rest


def closing(post: Post, stop: int) -> Told:
    """What speaks for a name that ends before the word there."""
    words, plain = post.words, post.plain
    table = spans.classes()
    word, after = plain[stop + 1], plain[stop + 2]
    ahead = stop
    while ahead < len(words) and "passed" in table.get(words[ahead], ()):
        ahead += 1
    values = (
        word,
        word[-1],
        after,
        after + "|" + plain[stop + 3],
        plain[ahead + 2],
        word + "|" + after,
        post.marks[stop - 1],
        (tag := post.tags[stop + 1]),
        (following := post.tags[stop + 2]),
        tag + following,
        "e" if stop == len(words) or words[stop] in spans.STOP else "n",
        word[-1] + tag,
        f"{tag}{min(len(word), 4)}|{after}",
    )
    rest = ["lc" + name for name in table.get(words[stop - 1], ())]
    if stop < len(words):
        rest += ["bc" + name for name in table.get(words[stop], ())]
    return values, rest


def whole(post: Post, run: Run) -> Told:
    """What speaks for a run as a whole."""
    start, stop, name = run
    words = post.words[start:stop]
    table = things.thesaurus()
    known = table.things[table.forms[name]].hint if name in table.forms else "-"
    values = (
        known + post.marks[start][:1] + post.marks[stop - 1][:1],
        f"{stop - start}{min(len(name), 7)}",
        str(len(post.quiet.intersection(words))),
        (spelt := "".join(post.tags[start + 2 : stop + 2])),
        f"{spelt}|{len(name)}",
        name,
    )
    rest = []
    if stop - start > 1:
        rest += ["i" + word for word in words[1:-1]]
        rest.append("fl" + post.plain[start + 2] + "|" + post.plain[stop + 1])
        if LEFT_OUT in words:
            rest.append("de")
    if len(name) > sum(map(len, words)):
        rest.append("with" + name[-2:])
    return values, rest


@dataclass(frozen=True, slots=True)
class Weights:
    """What is fitted, for rides or info or things: that a run is the name."""

    margin: linear.Margin
    tables: Mapping[tuple[str, tuple[str, ...]], tuple[dict[str, int], ...]]  # by what the post is, and the templates
    rest: dict[str, int]

    @classmethod
    def of(cls, fitted: Mapping[str, int]) -> "Weights":
        margin = linear.Margin(fitted)
        tables = {}
        for templates, names in GIVEN.items():
            bare = margin.tables(templates)
            for about in (kind + sign for kind in "rit" for sign in "noe"):
                given = margin.tables(about + name for name in names)
                tables[about, templates] = tuple(starmap(linear.added, zip_longest(bare, given, fillvalue={})))
        return cls(margin, tables, margin.tables([""])[0])

    def weighed(self, post: Post, most: int) -> list[tuple[int, Run]]:
        """The runs of a post that may be names, each with its margin in steps of 0.001."""
        places = [
            place
            for place, word in enumerate(post.words)
            if word[0].isalnum() and word not in post.quiet and word != LEFT_OUT
        ]
        opened = self._likely(OPENING, post.about, [opening(post, at) for at in places], places)
        closed = self._likely(CLOSING, post.about, [closing(post, at + 1) for at in places], places)
        found = list(runs(post, most, opened, closed))
        sums = self._sums(WHOLE, post.about, [whole(post, run) for run in found])
        return [
            (self.margin.base + opened[run.start] + closed[run.stop - 1] + worth, run)
            for run, worth in zip(found, sums, strict=True)
        ]

    def _likely(
        self, templates: tuple[str, ...], about: str, rows: Iterable[Told], places: Sequence[int]
    ) -> dict[int, int]:
        """The likeliest of some places with what each adds to a margin."""
        sums = zip(self._sums(templates, about, rows), places, strict=True)
        return {place: worth for worth, place in sorted(sums, reverse=True)[:LIKELY]}

    def _sums(self, templates: tuple[str, ...], about: str, rows: Iterable[Told]) -> list[int]:
        tables, get = self.tables[about, templates], self.rest.get
        return [linear.asked(tables, values) + sum(filter(None, map(get, rest))) for values, rest in rows]


def runs(post: Post, most: int, begins: Container[int], ends: Container[int]) -> Iterator[Run]:
    """Runs of up to `most` words whose first and last are among those given, and what they are called.

    Who is asked after goes with what is asked for: 「谁有送水的电话」 → 送水, 送水电话.
    """
    words = post.words
    reached = post.about[0] == "i" and any(word in NUMBERS for word in words)
    for start, word in enumerate(words):
        if start not in begins or word == LEFT_OUT or not word[0].isalnum():
            continue
        name = ""
        for stop in range(start + 1, min(start + most, len(words)) + 1):
            last = words[stop - 1]
            if last in spans.STOP or not last.strip():
                break
            if last == LEFT_OUT:
                continue
            name += last
            if len(name) > LETTERS:
                break
            if stop - 1 in ends and (len(name) > 1 or post.about[0] == "r" or post.marks[start]):
                yield Run(start, stop, name)
                if reached and last not in NUMBERS:
                    yield Run(start, stop, name + NUMBERS[0])


def rows(post: Post, most: int) -> Iterator[tuple[Run, list[str]]]:
    """All runs of a post with all their features by name, to fit to."""
    anywhere = range(len(post.words))
    for run in runs(post, most, anywhere, anywhere):
        names = [""]
        for templates, (values, rest) in (
            (OPENING, opening(post, run.start)),
            (CLOSING, closing(post, run.stop)),
            (WHOLE, whole(post, run)),
        ):
            names += [f"{name}={value}" for name, value in zip(templates, values, strict=True)]
            names += [f"{post.about}{name}={value}" for name, value in zip(GIVEN[templates], values, strict=False)]
            names += ["=" + value for value in rest]
        yield run, names
