"""How far the name of a thing reaches: a Chinese noun ends with its head, and what stands before only tells of it.

The thesaurus has 披萨 but no 披萨铲, and so 「想借个披萨铲」 would ask for 披萨. What a longer name ends with stands in
`lexicon/heads.tsv`. A name reaches so far only where the clause ends behind it, or a word follows that no noun goes on
with: 「饺子包多了」 is about 饺子.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from typing import Literal

from nlp.household import candidates, things
from nlp.writing import meanings, segment

COINED = 7  # characters of a name of no list at most
LONGEST = 3  # characters of a name behind a known thing: 「樱桃|去核器」
_HAN = re.compile("[\u3400-\u9fff]+")


@dataclass(frozen=True, slots=True)
class Heads:
    """What `lexicon/heads.tsv` says, read once."""

    tool: frozenset[str]
    act: frozenset[str]
    device: frozenset[str]
    part: frozenset[str]
    coined: frozenset[str]  # what a name of no list ends with that is surely a thing's
    alone: frozenset[str]  # all heads of one character
    other: frozenset[str]
    ends: re.Pattern[str]
    ends_too: re.Pattern[str]


@cache
def heads() -> Heads:
    """The heads, and what may follow them."""
    of = {kind: frozenset(said.split()) for kind, said, _example in meanings.rows("heads.tsv")}
    return Heads(
        of["tool"],
        of["act"],
        of["device"],
        of["part"],
        of["tool"] - of["doubtful"] | of["kept"] - of["doubtful"] | of["thing"],
        of["tool"] | of["kept"] | of["act"],
        of["other"],
        re.compile(f"$|送?\\s|送$|{meanings.either(of['ends'])}"),
        re.compile(meanings.either(of["ends-too"])),
    )


def reach(text: str, start: int, stop: int) -> int:
    """Where the name really stops that was seen from `start` to `stop`: 「披萨」 of 「披萨铲」 → behind 「铲」."""
    known = heads()
    behind = text[stop : stop + LONGEST]
    if stop - start < 2 or (known.alone.isdisjoint(behind) and behind[:2] not in known.part):
        return stop
    words, tags = segment.tagged(text)
    at = [0, *accumulate(map(len, words))]
    for size in range(LONGEST, 0, -1):
        end = stop + size
        tail = text[stop:end]
        if end not in at or not _HAN.fullmatch(tail) or tail[-1] == text[stop - 1]:  # 「扳手扳手」
            continue
        of_tail = [tag for place, tag in enumerate(tags) if at[place] < end and at[place + 1] > stop]
        if _is_tail(tail, of_tail) and _may_end(tail, text[end : end + 2]):
            return end
    return stop


def _is_tail(tail: str, tags: Sequence[str]) -> bool:
    """Whether words behind a name, of these parts of speech, belong to the same noun."""
    known = heads()
    if tail in known.part or len(tail) == 1:
        return tail in known.part or tail in known.alone
    if tail[-1] not in known.tool or not known.other.isdisjoint(tail) or tail[:2] in things.thesaurus().forms:
        return False  # 「天幕|地钉」 are two
    before = tags if len(tags) == 1 else tags[:-1]
    doing = tail[-1] in known.device
    return tail not in things.thesaurus().forms and all(
        tag[0] == "n" or tag == "vn" or (doing and tag == "v") for tag in before
    )


def _may_end(tail: str, follows: str) -> bool:
    """Whether a name with this tail may end before what follows."""
    known = heads()
    return known.ends.match(follows) is not None or (
        tail not in known.act and known.ends_too.match(follows) is not None
    )


def made(name: str) -> Literal["item", "loan"] | None:
    """How a name is asked for that is no known thing, but made of one and a head: 「披萨铲」 → "loan"."""
    if len(name) < 3 or name in things.thesaurus().forms:
        return None
    first = next(iter(candidates.shelves().longer.spans(name)), None)
    if first is None or first[0] != 0 or first[1] == len(name) or reach(name, 0, first[1]) != len(name):
        return None
    return "loan" if name[-1] in heads().tool else "item"


def coined(name: str) -> Literal["item", "loan"] | None:
    """How a name of no list is asked for that ends as things do: 「热缩片」 → "item", 「逻辑狗」 → None.

    A word of the dictionary that no list of things has mostly is no thing: 「风格」, 「老板」.
    """
    if not 2 <= len(name) <= COINED or never().search(name):
        return None
    known = heads()
    words, tags = segment.tagged(name)
    last = words[-1]
    if not known.other.isdisjoint(words):
        return None  # 「沙发|收|床」
    listed = things.known(last) if len(words) > 1 and len(last) > 1 else None
    if listed is not None:
        if listed.hint not in ("item", "loan") or any(tag[0] not in "nabx" for tag in tags[:-1]):
            return None  # 「时间搬冰箱」
        return "loan" if listed.hint == "loan" else "item"
    if last[-1] not in known.coined or not _HAN.fullmatch(name[-2:]):
        return None
    doing = last[-1] in known.tool
    if len(last) > 1 and not (doing and len(last) > 2 and tags[-1] == "n"):
        return None
    return None if len(name) == 2 and not doing else "loan" if doing else "item"


def headed(name: str) -> bool:
    """Whether a name of three characters or more ends as things do: 「兆欧表」, but also 「故事片」."""
    return len(name) > 2 and name[-1] in heads().coined


@cache
def never() -> re.Pattern[str]:
    """What no name of a thing has in it."""
    of = {kind: said for kind, said, _example in meanings.rows("heads.tsv")}
    return re.compile(meanings.either(of["never"].split()))
