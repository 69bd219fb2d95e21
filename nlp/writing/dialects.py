"""Dialect words as written Chinese has them: `standard("邊個有冇梯借嚟用") → "谁有没有梯借来用"`.

The words stand in `lexicon/dialects/*.tsv`, one a line. For deciding what a message wants only: names of things are
read from the text itself.
"""

import re
from functools import cache
from importlib.resources import files

from nlp.writing import script
from nlp.writing.longest import Longest

OVER = str.maketrans("啦咯喽啰咧", "了了了了了")  # said for 「了」 at the end: 「修好咯」


@cache
def words() -> Longest[str]:
    """Every dialect word with what written Chinese says instead; where two files differ, the later one wins."""
    table: dict[str, str] = {}
    folder = files("nlp") / "lexicon" / "dialects"
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(".tsv"):
            for row in file.read_text(encoding="utf-8").splitlines():
                if row and not row.startswith("#"):
                    typed, written = row.split("\t")[:2]
                    table[typed] = written
    return Longest(table)


def standard(text: str) -> str:
    """`text` (plain and simplified) in words of written Chinese."""
    return words().replace(text)


def ways(plain: str) -> tuple[str, ...]:
    """A plain and simplified text as it was typed, and in written Chinese where that is another: a word list need not
    have 「搵到咗」 beside 「找到了」, nor 「修好咯」 beside 「修好了」."""
    written = standard(plain.translate(OVER))
    return (plain,) if written == plain else (plain, written)


def finds(words: re.Pattern[str], text: str) -> bool:
    """Whether a typed text has such words in it, in any of its `ways`."""
    return any(words.search(said) for said in ways(script.plain(text).strip()))
