"""Word lists by meaning: every line says what it is for, and its example shows it."""

import re
from pathlib import Path

import pytest

from nlp.writing import meanings

PATTERNS = (
    "about",
    "accidents",
    "announcements",
    "complaints",
    "corrections",
    "departures",
    "duties/words",
    "endings",
    "fires",
    "halves",
    "helpers",
    "items",
    "loans",
    "mutes",
    "names",
    "outcomes",
    "perishables",
    "promises",
    "rides",
    "rsvps/words",
    "subjects/asked",
    "uptake",
    "visits",
)
WORDS = ("away", "behalf", "replies", "thanks")
FILES = tuple(f"{name}.tsv" for name in PATTERNS + WORDS)


@pytest.mark.parametrize("file", FILES)
def test_every_line_is_found_in_its_example(file: str) -> None:
    lines = (meanings.LEXICON / file).read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    assert sum(len(said) for said in meanings.words(file).values()) == len(rows) > 0
    missed = [
        word for _, word, example in rows if not re.search(_expression(file, word), example, re.IGNORECASE | re.DOTALL)
    ]
    assert missed == []


def _expression(file: str, word: str) -> str:
    return re.escape(word) if file.removesuffix(".tsv") in WORDS else word


def test_patterns_match_any_expression_of_their_meaning() -> None:
    found = meanings.patterns("mutes.tsv")
    said = meanings.words("mutes.tsv")
    assert set(found) == set(said)
    for meaning, expressions in said.items():
        assert all(one in found[meaning].pattern for one in expressions)


def test_the_longest_comes_first() -> None:
    assert meanings.longest_first(("不", "不要", "不要了")) == ("不要了", "不要", "不")


def test_a_line_without_three_columns_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "short.tsv").write_text("no\t不要\n", encoding="utf-8")
    monkeypatch.setattr(meanings, "LEXICON", tmp_path)
    with pytest.raises(ValueError, match="unpack"):
        meanings.words("short.tsv")
