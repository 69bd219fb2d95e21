"""The words of time in a text, found by one compiled expression: each an `Atom`, in the order typed.

「周六上午九点」 → weekday 周六, part 上午, clock 九点
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from nlp.times import patterns
from nlp.writing import script
from nlp.writing.numerals import number

READ = 1024  # characters; who announces a time has said it by then
TRIES = 220  # places where a word of time might begin; only a hostile text has more
ATOMS = 48  # more times than this are a table, not an announcement

_TITLE = re.compile(r"《[^》]{0,40}》")  # a book's or a film's name says no time: 《明天会更好》


@dataclass(frozen=True, slots=True)
class Atom:
    """One word of time: its kind, where it stands in the text, and the groups that matched."""

    kind: str
    start: int
    end: int
    found: re.Match[str]

    def __getitem__(self, group: str) -> str | None:
        value: str | None = self.found[group]
        return value


@cache
def _fold_table() -> dict[int, str]:
    table: dict[int, str] = dict(script.characters())
    table |= {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}  # full-width to ASCII
    table |= {code: chr(code + 32) for code in range(ord("A"), ord("Z") + 1)}
    table |= {code: chr(code - 0xFEE0 + 32) for code in range(0xFF21, 0xFF3B)}
    table |= dict.fromkeys(map(ord, "—–―─－‐‑‒−→"), "-") | dict.fromkeys(map(ord, "～〜∼"), "~")
    table |= {
        ord("　"): " ",
        ord("﹕"): ":",
        ord("晩"): "晚",
        ord("∶"): ":",
        **dict.fromkeys(map(ord, "·•・"), "."),
        ord("\t"): " ",
        ord("\xa0"): " ",
    }
    return table


@lru_cache(maxsize=1)  # a post is asked for its due time, its places, its price and its urgency, one after the other
def fold(text: str) -> str:
    """The text as the grammar reads it: simplified, narrow, lower case, one character for one."""
    folded = text.translate(_fold_table())
    return _TITLE.sub(lambda title: "《" + "□" * (len(title[0]) - 2) + "》", folded) if "《" in folded else folded


@cache
def _numbers() -> dict[str, int]:
    said: dict[str, int] = {str(n): n for n in range(100)} | {f"{n:02}": n for n in range(10)}
    tens = ["", "十", *(f"{d}十" for d in patterns.ONES[1:])]
    for ten in (*tens, "廿", "卅"):
        for one in ("", *patterns.ONES):
            if (value := number(ten + one)) is not None:
                said[ten + one] = int(value)
    return said | {"〇": 0, "零": 0, "两": 2}


def value(said: str) -> int:
    """The number that one of the grammar's numerals says: 「廿三」 → 23."""
    return _numbers()[said]


Tries = tuple[tuple[str, re.Pattern[str]], ...]  # kinds and their patterns, in the order tried


@dataclass(frozen=True, slots=True)
class _Scanner:
    """Finds atoms without trying every kind everywhere: a kind is tried only where it can begin."""

    begins: re.Pattern[str]
    by_first: dict[str, Tries]
    by_number: dict[tuple[str, str], Tries]  # first character, the one after the number ("" is any other)


_NUMBER = re.compile(rf"(?=[{patterns.DIGITS}])(?:\d{{1,4}}|[{patterns.DIGITS[10:]}]{{1,6}})")


@cache
def _scanner() -> _Scanner:
    """The grammar compiled, at first use; each kind once, since compiling is what loading costs."""
    kinds = patterns.kinds()
    compiled = {name: re.compile(kind.pattern) for name, kind in kinds.items()}

    def tries(first: str, after: str) -> Tries:
        return tuple(
            (name, compiled[name])
            for name, kind in kinds.items()
            if first in kind.first or (after != "" and after in kind.after)
        )

    firsts = {sign for kind in kinds.values() for sign in kind.first}
    afters = {sign for kind in kinds.values() for sign in kind.after} | {""}
    return _Scanner(
        re.compile(f"[{re.escape(''.join(sorted(firsts)) + patterns.DIGITS)}]"),
        {sign: tries(sign, "") for sign in firsts.difference(patterns.DIGITS)},
        {(first, after): tries(first, after) for first in patterns.DIGITS for after in afters},
    )


def scan(text: str) -> list[Atom]:
    """The atoms of a folded text."""
    atoms: list[Atom] = []
    scanner = _scanner()
    by_first, by_number, begins = scanner.by_first, scanner.by_number, scanner.begins.search
    text = text[:READ]
    at = places = 0
    while places < TRIES and (found := begins(text, at)):
        places += 1
        at = found.start()
        first = text[at]
        kinds = by_first.get(first)
        if kinds is None:
            number = _NUMBER.match(text, at)
            end = number.end() if number else at + 1
            kinds = by_number.get((first, text[end : end + 1])) or by_number[first, ""]
        for kind, pattern in kinds:
            hit = pattern.match(text, at)
            if hit is not None and hit.end() > at:
                atoms.append(Atom(kind, at, hit.end(), hit))
                at = hit.end()
                break
        else:
            at += 1
        if len(atoms) == ATOMS:
            break
    return atoms
