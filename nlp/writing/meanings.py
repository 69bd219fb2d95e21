"""Word lists of the lexicon: lines of columns; most have three, a meaning, its words, an example.

`words(LEXICON)["no"]` → ("不行", "没有了", …), as they stand in the file.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

LEXICON = Path(__file__).parents[1] / "lexicon"


def rows(file: str) -> Iterator[list[str]]:
    """The columns of each line of `lexicon/FILE`, without remarks."""
    for line in (LEXICON / file).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def words(file: str) -> dict[str, tuple[str, ...]]:
    """Meaning → its words or expressions, in the order of `lexicon/FILE`. ValueError: a line has no three columns."""
    found: dict[str, list[str]] = {}
    for meaning, said, _example in rows(file):
        found.setdefault(meaning, []).append(said)
    return {meaning: tuple(said) for meaning, said in found.items()}


def patterns(file: str) -> dict[str, re.Pattern[str]]:
    """Meaning → what matches any of its expressions."""
    return {meaning: re.compile("|".join(f"(?:{one})" for one in said)) for meaning, said in words(file).items()}


def longest_first(said: Iterable[str]) -> tuple[str, ...]:
    """Words so that none hides a longer one that begins with it."""
    return tuple(sorted(said, key=len, reverse=True))


def either(said: Iterable[str]) -> str:
    """An expression for any of these words, as they stand."""
    return "|".join(map(re.escape, longest_first(said)))


def units() -> tuple[str, ...]:
    """What a price may be for: 「箱」, 「斤」."""
    return tuple(row[0] for row in rows("prices/units.tsv"))
