"""What of a message the models look at: its pieces, its frame (things, numbers and times blanked out), its cues.

The same code serves fitting and reading. 「谁有电钻借一下」 has the frame 「谁有◆借一下」, which is what makes it a
need with any other tool as well.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from operator import add

from nlp import cues, dialects, segment, things
from nlp.longest import Longest

HEAD, TAIL = 120, 40  # characters looked at, at the start and the end: what a message wants stands there
WORDS = 16  # of the frame, for pairs of words in order: more would be quadratic work for little
_SEPARATORS = re.compile(r"[,，。.;；、~…:：\s\"“”'()\-—]+(?![0-9])|[,，。;；、~…:：\s\"“”'()]+")
_REPEATED = re.compile(r"(.)\1{2,}")
_CLAUSE = re.compile(r"[,?!]+")
_BLANKS = {"item": "◇", "loan": "◆", "help": "◈", "ride": "▲", "group_buy": "◇", "info": "☎", "lost_found": "◇"}
OWN = "◆"  # a thing that a group named itself is mostly one that goes from hand to hand
_NUMBER = "0-9一二两三四五六七八九十百千半几俩仨"
_PART = "早上|上午|中午|下午|晚上|傍晚|凌晨"
_SHAPES = re.compile(
    r"(?P<room>\d+-\d+(?:-\d+)?|\d+(?:栋|号楼|幢|单元|楼|室)\d*)"
    rf"|(?P<time>(?:[今明后当昨前][天日早晚夜]|[下上这本]{{0,2}}(?:周|星期|礼拜)[一二三四五六日天末])(?:{_PART}|晚)?"
    rf"|{_PART}|\d+月\d+[日号]?|\d+[日号]|[0-9一二两三四五六七八九十]{{1,3}}[点时](?:半|钟|\d+分?)?)"
    rf"|(?P<price>[{_NUMBER}]+(?:\.\d+)?(?:块钱?|元|毛))"
    rf"|(?P<count>[{_NUMBER}]+(?:\.\d+)?(?:个|只|把|瓶|盒|袋|包|箱|斤|公斤|件|条|张|台|辆|双|套|本|根|块|片|盆|棵|颗|罐|桶|碗|勺|份|副|床|支"
    r"|顶|米|寸|升|匹|对|位|人|名|户|家|车|次|天|小时|分钟|周|月|年|岁))"
    r"|(?P<digits>\d+)"
)
_SHAPE = {"room": "⌂", "time": "☆", "price": "￥", "count": "○", "digits": "0"}

Features = dict[str, set[str]]  # for each block of the model, the names of what is true of the message


@dataclass(frozen=True, slots=True)
class Glance:
    """A message in written Chinese, its frame, its cues, and what is true of them: enough to leave most chatter."""

    text: str
    frame: str
    hits: tuple[cues.Hit, ...]
    blocks: Features


@dataclass(frozen=True, slots=True)
class Look:
    """A message as the models see it: what a glance found, the frame's words, and everything else."""

    hits: tuple[cues.Hit, ...]
    words: tuple[str, ...]
    blocks: Features


@cache
def blanks() -> Longest[str]:
    """Every known thing of two characters or more, with the mark that stands for its kind in the frame."""
    known = things.thesaurus()
    table = {}
    for form in things.all_forms():
        if len(form) > 1:
            thing = known.things.get(known.forms.get(form, form))
            table[form] = _BLANKS.get(thing.hint if thing else "item", "◇")
    return Longest(table)


def written(plain: str) -> str:
    """`plain` (simplified) with dialect words replaced, and every pause the same: 「姜,,有冇。」 → 「姜,有没有」."""
    if len(plain) > HEAD + TAIL:
        plain = plain[:HEAD] + "," + plain[-TAIL:]
    return _SEPARATORS.sub(",", _REPEATED.sub(r"\1\1", dialects.standard(plain))).strip(",")


def framed(text: str) -> str:
    """The text with numbers, times, prices and known things blanked out."""
    return blanks().replace(_SHAPES.sub(_blank, text))


def _blank(match: re.Match[str]) -> str:
    return _SHAPE[match.lastgroup or "digits"]


def grams(text: str, longest: int) -> set[str]:
    """All pieces of up to `longest` characters of `^text$`."""
    pieces = rest = ["^", *text, "$"]
    found = set(pieces)
    for _ in range(longest - 1):
        rest = rest[1:]
        pieces = list(map(add, pieces, rest))
        found.update(pieces)
    return found


def series(words: list[str]) -> set[str]:
    """Words, two to four of them in a row, and two of them with one or two left out between."""
    spaced = [" " + word for word in words]
    found = set(words)
    rest = words
    for start in (1, 2, 3):
        rest = list(map(add, rest, spaced[start:]))
        found.update(rest)
    lined = ["_" + word for word in words]
    found.update(map(add, words, lined[2:]))
    found.update(map(add, words, ["_" + word for word in lined[3:]]))
    return found


def gaps(words: list[str]) -> set[str]:
    """Any two of some words, in order."""
    after = ["…" + word for word in words]
    found: set[str] = set()
    for place, word in enumerate(words, 1):
        found.update(map(word.__add__, after[place:]))
    return found


def glance(plain: str, own: Iterable[str] = ()) -> Glance:
    """What a first glance at a message shows; `plain` as `normalise.plain` gives it, simplified.

    `own` are names of things that the group itself added: they are blanked out like any known thing.
    """
    text = written(plain)
    frame = text
    for name in own:
        frame = frame.replace(name, OWN)
    frame = framed(frame)
    pieces = grams(text, 4)
    hits = tuple(cues.find(text, pieces))
    return Glance(text, frame, hits, {"text": pieces, "frame": grams(frame, 4), "cues": {hit.name for hit in hits}})


def look(seen: Glance, frequent: frozenset[str]) -> Look:
    """Everything true of a message. `frequent` words of the frame are kept, all others count by their length only."""
    clauses = [clause for clause in _CLAUSE.split(seen.frame) if clause]
    several = len(clauses) > 1  # one clause alone is the frame, which is looked at anyway
    words = ["^"]
    words += [
        word if word in frequent or len(word) == 1 else f"<{min(len(word), 4)}>" for word in segment.cut(seen.frame)
    ]
    words.append("$")
    blocks: Features = {
        **seen.blocks,
        "first": grams(clauses[0], 4) if several else set(),
        "last": grams(clauses[-1], 4) if several else set(),
        "words": series(words),
        "gaps": gaps([word for word in words if word[0] != "<" and word != ","][:WORDS]),
        "opening": {hit.name for hit in seen.hits if hit.first},
        "ending": {hit.name for hit in seen.hits if hit.last},
    }
    return Look(seen.hits, tuple(words), blocks)
