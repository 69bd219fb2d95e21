"""Names that no word list has: runs of words of a post, each weighed by where it begins, where it ends, and itself.

「明早去望京SOHO的顺风车」 → 望京SOHO. For rides and for whom or what people ask after; and a second look at
things, where the first (`nlp.candidates`) is in doubt.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from nlp import spans, things
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
    quiet: Collection[str]  # words so often met outside of names that none begins or ends with them
    about: str  # "r" for rides, "i" for info, "t" for things, and the intent


def post(words: Sequence[str], intent: Intent, category: Category, quiet: Collection[str]) -> Post:
    clause, number = [], 0
    for word in words:
        clause.append(number)
        number += word in spans.STOP
    marks = spans.known_runs(words)
    plain = ["<2", "<1", *map(spans.general, words), ">1", ">2"]
    about = category[0] if category in LONGEST else "t"
    return Post(words, plain, marks, clause, quiet, about + intent[0])


def opening(post: Post, at: int) -> list[str]:
    """What speaks for a name that begins with the word there."""
    words, plain = post.words, post.plain
    table = spans.classes()
    word, before = plain[at + 2], plain[at + 1]
    back = at
    while back and "passed" in table.get(words[back - 1], ()):
        back -= 1
    governs = plain[back + 1]
    row = [
        "f=" + word,
        "F=" + words[at][0],
        "a=" + before,
        "aa=" + plain[at] + "|" + before,
        "g=" + governs,
        "af=" + before + "|" + word,
        f"c={min(post.clause[at], 3)}{min(post.clause[-1] - post.clause[at], 3)}",
        "cs" if not at or words[at - 1] in spans.STOP else "cm",
        "fk" + post.marks[at],
    ]
    row += ["fc=" + name for name in table.get(words[at], ())]
    if at:
        row += ["ac=" + name for name in table.get(words[at - 1], ())]
    about = post.about
    return [*row, *[about + feature for feature in row[:6]], about + row[6], about + row[8]]


def closing(post: Post, stop: int) -> list[str]:
    """What speaks for a name that ends before the word there."""
    words, plain = post.words, post.plain
    table = spans.classes()
    word, after = plain[stop + 1], plain[stop + 2]
    ahead = stop
    while ahead < len(words) and "passed" in table.get(words[ahead], ()):
        ahead += 1
    row = [
        "l=" + word,
        "z=" + word[-1],
        "b=" + after,
        "bb=" + after + "|" + plain[stop + 3],
        "h=" + plain[ahead + 2],
        "lb=" + word + "|" + after,
        "ce" if stop == len(words) or words[stop] in spans.STOP else "cn",
        "lk" + post.marks[stop - 1],
    ]
    row += ["lc=" + name for name in table.get(words[stop - 1], ())]
    if stop < len(words):
        row += ["bc=" + name for name in table.get(words[stop], ())]
    about = post.about
    return [*row, *[about + feature for feature in row[:6]], about + row[7]]


def whole(post: Post, run: Run) -> list[str]:
    """What speaks for a run as a whole."""
    start, stop, name = run
    table = things.thesaurus()
    known = table.things[table.forms[name]].hint if name in table.forms else "-"
    length = min(len(name), 7)
    row = [
        "name=" + name,
        "kn=" + known + post.marks[start][:1] + post.marks[stop - 1][:1],
        f"n={stop - start}{length}",
        f"inq{sum(word in post.quiet for word in post.words[start:stop])}",
    ]
    if stop - start > 1:
        row += ["i=" + word for word in post.words[start + 1 : stop - 1]]
        row.append("fl=" + post.plain[start + 2] + "|" + post.plain[stop + 1])
        if LEFT_OUT in post.words[start:stop]:
            row.append("de")
    said = sum(map(len, post.words[start:stop]))
    if len(name) > said:
        row.append("with=" + name[-2:])
    about = post.about
    return [*row, *[about + feature for feature in row[1:4]]]


def runs(post: Post, most: int, begins: Sequence[bool], ends: Sequence[bool]) -> Iterator[Run]:
    """Runs of up to `most` words that begin and end where one may, and what they are called.

    Who is asked after goes with what is asked for: 「谁有送水的电话」 → 送水, 送水电话.
    """
    words = post.words
    reached = post.about[0] == "i" and any(word in NUMBERS for word in words)
    for start, word in enumerate(words):
        if not begins[start] or word == LEFT_OUT or not word[0].isalnum():
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
            if ends[stop] and (len(name) > 1 or post.about[0] == "r" or post.marks[start]):
                yield Run(start, stop, name)
                if reached and last not in NUMBERS:
                    yield Run(start, stop, name + NUMBERS[0])


def weighed(post: Post, weights: Mapping[str, int], most: int) -> list[tuple[int, Run]]:
    """The runs of a post that may be names, each with its margin in steps of the model."""
    get = weights.get
    size = len(post.words)
    opened = [sum(filter(None, map(get, opening(post, at)))) for at in range(size)]
    closed = [sum(filter(None, map(get, closing(post, stop)))) for stop in range(1, size + 1)]
    if size > LIKELY:
        first, last = sorted(opened)[-LIKELY], sorted(closed)[-LIKELY]
    else:
        first = last = min([*opened, *closed, 0])
    begins, ends = [one >= first for one in opened], [False, *(one >= last for one in closed)]
    base = get("", 0)
    return [
        (base + opened[run.start] + closed[run.stop - 1] + sum(filter(None, map(get, whole(post, run)))), run)
        for run in runs(post, most, begins, ends)
    ]


def rows(post: Post, most: int) -> Iterator[tuple[Run, list[str]]]:
    """All runs of a post with all their features, to fit to."""
    anywhere = [True] * (len(post.words) + 1)
    for run in runs(post, most, anywhere, anywhere):
        yield run, ["", *opening(post, run.start), *closing(post, run.stop), *whole(post, run)]
