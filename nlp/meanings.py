"""Word lists of the lexicon by meaning: files of three columns, a meaning, its words, an example.

`words(LEXICON)["no"]` → ("不行", "没有了", …), as they stand in the file.
"""

import re
from pathlib import Path

LEXICON = Path(__file__).parent / "lexicon"


def words(file: str) -> dict[str, tuple[str, ...]]:
    """Meaning → its words or expressions, in the order of `lexicon/FILE`. ValueError: a line has no three columns."""
    found: dict[str, list[str]] = {}
    for line in (LEXICON / file).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            meaning, said, _example = line.split("\t")
            found.setdefault(meaning, []).append(said)
    return {meaning: tuple(said) for meaning, said in found.items()}


def patterns(file: str) -> dict[str, re.Pattern[str]]:
    """Meaning → what matches any of its expressions."""
    return {meaning: re.compile("|".join(f"(?:{one})" for one in said)) for meaning, said in words(file).items()}


def longest_first(said: tuple[str, ...]) -> tuple[str, ...]:
    """Words so that none hides a longer one that begins with it."""
    return tuple(sorted(said, key=len, reverse=True))
