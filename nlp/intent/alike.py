"""Words of like meaning, as data in `lexicon/alike.tsv`: a rare word counts as what its kind counts.

`kinds()["女儿"] → "@child"`, `kinds()["孙子"] → "@child"`: whoever asks for a hand with a grandson is understood from
those who asked for a hand with a daughter.
"""

from dataclasses import dataclass
from functools import cache

from nlp.writing import meanings

MARK = "@"  # in front of a kind's name, which no typed word has


@dataclass(frozen=True, slots=True)
class Kind:
    """One line of the lexicon: 「child」, 「孩子 女儿 孙子…」, 「孩子」."""

    name: str
    words: tuple[str, ...]
    meaning: str
    example: str


def rows() -> list[Kind]:
    """Every line of the file."""
    return [
        Kind(name, tuple(words.split()), meaning, example)
        for name, words, meaning, example in meanings.rows("alike.tsv")
    ]


@cache
def kinds() -> dict[str, str]:
    """The marked name of a word's kind, by word, read once."""
    return {word: MARK + kind.name for kind in rows() for word in kind.words}
