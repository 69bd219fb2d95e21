"""Dialect words as written Chinese has them: `standard("邊個有冇梯借嚟用") → "谁有没有梯借来用"`.

The words stand in `lexicon/dialects/*.tsv`, one a line. For deciding what a message wants only: names of things are
read from the text itself.
"""

from functools import cache
from importlib.resources import files

from nlp.longest import Longest


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
