"""Which words of a post name its things: features of each word for a linear-chain tagger.

「谁家有两块生姜」 → one span over 「生姜」.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import repeat

from nlp import linear, things
from nlp.readings import Category, Intent

LABELS = ("O", "B", "I")
NEVER = -(1 << 60)
MASK = (1 << linear.LANE) - 1
LINKS = frozenset(
    ["、", "和", "跟", "与", "同", "及", "连", "加", "+", "/", "&", "或", "还有", "以及", "带", ","]
)  # what stands between things of one list
STOP = frozenset(",。!?;:\n~…;!? ")
NUMERALS = frozenset("0123456789一二两三四五六七八九十百千半几俩仨")
NUMBER = re.compile(r"(?:\d+(?:\.\d+)?|[一二两三四五六七八九十百千半几俩仨]+)(?P<unit>\D*)")


@cache
def classes() -> dict[str, tuple[str, ...]]:
    """Word → the classes it stands in (`lexicon/subjects/words.tsv`): 「借」 → ("asks",), 「的」 → ("passed",)."""
    table: dict[str, list[str]] = {}
    text = (files("nlp") / "lexicon" / "subjects" / "words.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            name, words = line.split("\t")[:2]
            for word in words.split():
                if name not in table.setdefault(word, []):
                    table[word].append(name)
    return {word: tuple(names) for word, names in table.items()}


def shape(word: str) -> str:
    """What a word is made of: 1 digits, a letters, p punctuation, else its length in characters."""
    if word.isdigit():
        return "1"
    if word.isascii():
        return "a" if word[0].isalnum() else "p"
    return str(min(len(word), 4)) if word.isalpha() else "p"


@cache
def beginnings() -> frozenset[str]:
    """Whatever a known thing begins with, itself too: a run that is none of these leads to no thing."""
    return frozenset(form[:stop] for form in things.thesaurus().forms for stop in range(1, len(form) + 1))


def known_runs(words: Sequence[str], own: Collection[str] = ()) -> list[str]:
    """For each word how it lies in the longest known thing that starts and ends at word borders.

    "S:loan" alone, "B:loan", "I:loan", "E:loan" in a longer one, "" outside:
    (「空气」, 「炸锅」) → ["B:item", "E:item"].
    """
    forms = things.thesaurus().forms
    table = things.thesaurus().things
    # `own` are the group's own things: known like any other
    marks = [""] * len(words)
    leading = beginnings().union(one[:stop] for one in own for stop in range(1, len(one) + 1)) if own else beginnings()
    start = 0
    while start < len(words):
        best, name, longest = 0, "", ""
        for stop in range(start, min(start + 5, len(words))):
            name += words[stop]
            if name not in leading:
                break
            if name in forms or name in own:
                best, longest = stop + 1, name
        if best:
            hint = table[forms[longest]].hint if longest in forms else "item"
            if best - start == 1:
                marks[start] = "S:" + hint
            else:
                for i in range(start, best):
                    marks[i] = ("B:" if i == start else "E:" if i == best - 1 else "I:") + hint
            start = best
        else:
            start += 1
    return marks


def features(
    words: Sequence[str],
    intent: Intent,
    category: Category | None,
    own: Collection[str] = (),
    quiet: Collection[str] = (),
) -> list[list[str]]:
    """The features of each word, given what the post is: one list of names a word.

    `own` are the group's own things; `quiet` are words that never are part of a name, which need no description.
    """
    known = known_runs(words, own)
    table = classes()
    kind = {"item": "i", "loan": "i", "group_buy": "g"}.get(category or "", (category or "")[:2])
    both = kind + intent[0]
    plain = [_general(word) if not mark else word for word, mark in zip(words, known, strict=True)]
    shown = ["<2", "<1", *("<t>" if mark else word for word, mark in zip(plain, known, strict=True)), ">1", ">2"]
    marks = ["", *(mark[:1] for mark in known), ""]
    # the word that governs, to the left and to the right: past numbers, measures and how a thing is
    left, right = _heads(plain, known, table)
    # clauses
    clause: list[int] = []
    number = 0
    for word in words:
        clause.append(-1 if word in STOP else number)
        number += word in STOP
    present = sorted({c for c in clause if c >= 0})
    ranks = {c: (min(r, 3), r == len(present) - 1) for r, c in enumerate(present)}
    cues: dict[int, dict[str, int]] = {}
    last: dict[int, int] = {}
    first: dict[int, int] = {}
    for i, word in enumerate(words):
        c = clause[i]
        if c >= 0:
            last[c] = i
            first.setdefault(c, i)
            for name in table.get(word, ()):
                if name not in ("passed", "because", "place"):
                    cues.setdefault(c, {}).setdefault(name, i)
    everywhere = {name for found in cues.values() for name in found}
    elsewhere: dict[tuple[int, str], list[str]] = {}
    total = min(sum(1 for mark in known if mark[:1] in ("S", "B")), 4)
    seen = 0
    rows: list[list[str]] = []
    for i, word in enumerate(words):
        c = clause[i]
        if c < 0:
            rows.append(["w=" + word, "a=" + shown[i + 1], "b=" + shown[i + 3], "gg=" + marks[i] + "|" + marks[i + 2]])
            continue
        mark = known[i]
        if word in quiet and not mark:
            rows.append(["quiet"])
            continue
        s2, s1, _, t1, t2 = shown[i : i + 5]
        g = mark[:1]
        s0 = "<t>" if g else plain[i]
        rank, final = ranks[c]
        lh, rh = left[i], right[i]
        row = [
            "w=" + word,
            kind + "w=" + word,
            "l=" + word[-1],
            both + "l=" + word[-1],
            "f=" + word[0],
            "l2=" + word[-2:],
            "s=" + shape(word) + g,
            "g=" + mark,
            both + "g=" + mark,
            "a=" + s1,
            "b=" + t1,
            "a=" + s1 + g,
            "b=" + t1 + g,
            both + "a=" + s1 + g,
            both + "b=" + t1 + g,
            "aa=" + s2 + "|" + s1,
            "bb=" + t1 + "|" + t2,
            "A=" + s2,
            "B=" + t2,
            "ab=" + s1 + "|" + g + "|" + t1,
            "aw=" + s1 + "|" + s0,
            "wb=" + s0 + "|" + t1,
            "la=" + s1[-1] + g,
            "gg=" + marks[i] + g + marks[i + 2],
            "lh=" + lh + g,
            "rh=" + rh + g,
            both + "lh=" + lh + g,
            both + "rh=" + rh + g,
            "lr=" + lh + "|" + rh,
            f"c={rank}{final}{g}",
            f"{both}c={rank}{final}{g}",
            f"p={min(i - first[c], 3)}{g}",
            f"{both}p={min(i - first[c], 3)}{g}",
            f"e={min(last[c] - i, 2)}{g}",
            f"n={min(seen, 3)}{total}{g}",
            f"{both}n={min(seen, 3)}{total}{g}",
        ]
        if s1 in LINKS:
            row.append("ll=" + g + (marks[i - 1] if i > 1 else "") + s1)
        if t1 in LINKS:
            row.append("lr=" + g + (marks[i + 3] if i + 3 < len(marks) else "") + t1)
            if g:
                row.append(both + "lr" + (marks[i + 3] if i + 3 < len(marks) else ""))
        here = cues.get(c, {})
        for name, place in here.items():
            row.append(f"{both}{'<' if place < i else '>'}{name}{g}")
        if (c, g) not in elsewhere:
            elsewhere[c, g] = [f"{both}~{name}{g}" for name in everywhere if name not in here]
        row += elsewhere[c, g]
        rows.append(row)
        seen += g in ("S", "B")
    return rows


def _heads(
    plain: Sequence[str], known: Sequence[str], table: dict[str, tuple[str, ...]]
) -> tuple[list[str], list[str]]:
    """For each word the nearest to its left and right that says what is done with it.

    「收 一个 二手 的 温奶器」 → left of 「温奶器」 「收」.
    """
    passed = [
        mark[:1] in ("B", "I") or word[0] == "0" or "passed" in table.get(word, ())
        for word, mark in zip(plain, known, strict=True)
    ]
    size = len(plain)
    left, right = ["<"] * size, [">"] * size
    for i in range(1, size):
        left[i] = left[i - 1] if passed[i - 1] else ("<t>" if known[i - 1] else plain[i - 1])
    for i in range(size - 2, -1, -1):
        over = known[i + 1][:1] in ("I", "E") or passed[i + 1]
        right[i] = right[i + 1] if over else ("<t>" if known[i + 1] else plain[i + 1])
    return left, right


def _general(word: str) -> str:
    """A word with its number made alike: 「三斤」, 「5」 → 「0斤」, 「0」."""
    if word.isdigit():
        return "0"
    found = NUMBER.fullmatch(word) if word[0] in NUMERALS else None
    return "0" + found["unit"] if found else word


@dataclass(frozen=True, slots=True)
class Tagger:
    """A linear-chain tagger: features' weights for all labels side by side in one whole number, and transitions.

    Built by `nlp.training.subjects`; a message of n words costs n·25 steps after the look-ups.
    """

    weights: dict[str, int]  # packed as in nlp.linear, LABELS in order
    follows: tuple[tuple[int, ...], ...]  # from label → to label, in the same unit
    quiet: frozenset[str]  # words so often met outside of names that they are never looked at

    def total(self, row: Iterable[str]) -> int:
        """The scores of a word with these features for all labels, packed."""
        return sum(map(self.weights.get, row, repeat(0)))

    def tags(self, rows: Sequence[Sequence[str]]) -> list[str]:
        """The likeliest labels of a message's words among those that name something: a post is about something."""
        return self.likeliest(rows)[0]

    def likeliest(self, rows: Sequence[Sequence[str]]) -> tuple[list[str], int]:
        """`tags`, and how much likelier they are than that nothing is named."""
        if not rows:
            return [], 0
        (oo, ob, _), (bo, bb, bi), (io, ib, ii) = self.follows  # nothing but B and I leads to I
        total = self.total(rows[0])
        # The best score so far: of nothing named yet, and by the last label once something is.
        bare = total & MASK
        out, begun, inside = NEVER, (total >> linear.LANE) & MASK, NEVER
        back: list[tuple[int, int, int]] = []
        for row in rows[1:]:
            total = self.total(row)
            o, b, i = total & MASK, (total >> linear.LANE) & MASK, (total >> 2 * linear.LANE) & MASK
            to_out, from_out = max((out + oo, 0), (begun + bo, 1), (inside + io, 2))
            to_begin, from_begin = max((bare + ob, -1), (out + ob, 0), (begun + bb, 1), (inside + ib, 2))
            to_inside, from_inside = max((begun + bi, 1), (inside + ii, 2))
            bare += oo + o
            out, begun, inside = to_out + o, to_begin + b, to_inside + i
            back.append((from_out, from_begin, from_inside))
        score, label = max((out, 0), (begun, 1), (inside, 2))
        found = [label]
        for came in reversed(back):
            label = came[label] if label >= 0 else -1
            found.append(label)
        return [LABELS[max(label, 0)] for label in reversed(found)], score - bare


def found(words: Sequence[str], tags: Sequence[str]) -> list[tuple[int, int]]:
    """Start and stop of each span of words: tags "O B I" → [(1, 3)]."""
    places: list[tuple[int, int]] = []
    for place, tag in enumerate(tags):
        if tag == "B" and words[place].strip():
            places.append((place, place + 1))
        elif tag == "I" and places and places[-1][1] == place:
            places[-1] = (places[-1][0], place + 1)
    return places
