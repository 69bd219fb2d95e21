"""Word lists by meaning: every line says what it is for, and its example shows it."""

import re
from pathlib import Path

import pytest

from nlp.writing import meanings

HEAD = "# meaning\twords\texample"
FILES = sorted(
    str(path.relative_to(meanings.LEXICON))
    for path in meanings.LEXICON.rglob("*.tsv")
    if HEAD in path.read_text("utf-8").splitlines()
)
AS_THEY_STAND = ("away.tsv", "behalf.tsv", "replies.tsv", "thanks.tsv")  # words; all others are patterns
NAMED = ("mutes.tsv", "visits.tsv")  # whose meanings are categories and deeds by name
NUMBER = "[0-9一二三四五六七八九十]+"  # in place of {N}


def test_the_lists_are_found() -> None:
    assert {*AS_THEY_STAND, "endings.tsv", "subjects/asked.tsv"} <= {*FILES}


@pytest.mark.parametrize("file", FILES)
def test_every_line_is_found_in_its_example(file: str) -> None:
    lines = (meanings.LEXICON / file).read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    assert sum(len(said) for said in meanings.words(file).values()) == len(rows) > 0
    missed = [
        word for _, word, example in rows if not re.search(_expression(file, word), example, re.IGNORECASE | re.DOTALL)
    ]
    assert missed == []


@pytest.mark.parametrize("file", sorted({*FILES} - {*NAMED}))
def test_every_meaning_is_explained_above(file: str) -> None:
    text = (meanings.LEXICON / file).read_text("utf-8")
    above = {*re.findall(r"[a-z_-]+", text.partition(HEAD)[0])}
    told = {meaning for meaning in meanings.words(file) if {meaning, meaning.partition("-")[0]} & above}  # over-fire
    assert {*meanings.words(file)} - told == set()


def _expression(file: str, word: str) -> str:
    return re.escape(word) if file in AS_THEY_STAND else word.replace("{N}", NUMBER)


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
