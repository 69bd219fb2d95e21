"""Cues: words that speak for an intent, as data in `lexicon/cues/*.tsv`, for a neighbour to mend.

A line has a name, words separated by spaces, a meaning, and an example. In a word, `…` stands for up to eight
characters of the same clause, `……` for up to twenty of any, `^` for the start of a clause and `$` for its end:
「有…吗$」, 「你教……我教」.
"""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple

PLAIN = 4  # characters: cues up to here are found by looking up the pieces of the text, longer ones by searching
_GAPS = {"…": "[^,?!]{1,8}?", "……": ".{1,20}?"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the lexicon: 「ask.who-has」, found in asking.tsv, 「问谁有」."""

    name: str
    file: str
    meaning: str
    example: str
    words: tuple[str, ...]


class Hit(NamedTuple):  # a dozen are made for every message looked at, and a tuple is made three times faster
    """A cue found: the entry's name, what stood in the text, and whether it opens or ends the message."""

    name: str
    words: str
    first: bool
    last: bool


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All cues, by name; their plain words; their patterns by a piece without which they cannot match.

    A pattern stands with all such pieces: to ask for them is far cheaper than to search.
    """

    entries: dict[str, Entry]
    plain: dict[str, tuple[str, ...]]
    patterns: dict[str, tuple[tuple[str, frozenset[str], re.Pattern[str]], ...]]


def rows() -> list[Entry]:
    """Every line of the cue files, in the order of the files."""
    found = []
    folder = files("nlp") / "lexicon" / "cues"
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(".tsv"):
            for row in file.read_text(encoding="utf-8").splitlines():
                if row and not row.startswith("#"):
                    name, words, meaning, example = row.split("\t")
                    found.append(Entry(name, file.name, meaning, example, tuple(dict.fromkeys(words.lower().split()))))
    return found


def compiled(word: str) -> re.Pattern[str]:
    """The expression for a cue with `…`, `^` or `$`."""
    parts = re.split("(……|…)", word.removeprefix("^").removesuffix("$"))
    body = "".join(_GAPS.get(part) or re.escape(part) for part in parts)
    start = "(?:^|(?<=[,?!]))" if word.startswith("^") else ""
    return re.compile(start + body + ("(?=$|[,?!])" if word.endswith("$") else ""))


def needed(word: str) -> list[str]:
    """Pieces of up to `PLAIN` characters that stand wherever the cue does, longest first: 「有人…吗$」 → 有人, 吗."""
    parts = re.split("……|…", word.removeprefix("^").removesuffix("$"))
    pieces = {part[start : start + PLAIN] for part in parts for start in range(max(1, len(part) - PLAIN + 1))}
    return sorted(filter(None, pieces), key=lambda piece: (-len(piece), piece))


@cache
def lexicon() -> Lexicon:
    """The cues, read once."""
    entries: dict[str, Entry] = {}
    plain: dict[str, list[str]] = {}
    patterns: dict[str, list[tuple[str, frozenset[str], re.Pattern[str]]]] = {}
    for entry in rows():
        entries[entry.name] = entry
        for word in entry.words:
            if len(word) <= PLAIN and not {"…", "^", "$"} & set(word):
                plain.setdefault(word, []).append(entry.name)
            else:
                pieces = needed(word)
                patterns.setdefault(pieces[0], []).append((entry.name, frozenset(pieces[1:]), compiled(word)))
    return Lexicon(
        entries,
        {word: tuple(names) for word, names in plain.items()},
        {anchor: tuple(found) for anchor, found in patterns.items()},
    )


def find(text: str, pieces: set[str]) -> list[Hit]:
    """The cues of a text (as `features.look` gives it); `pieces` are its pieces of up to `PLAIN` characters."""
    known = lexicon()
    hits = []
    for word in known.plain.keys() & pieces:
        first, last = text.startswith(word), text.endswith(word)
        hits += [Hit(name, word, first, last) for name in known.plain[word]]
    for anchor in known.patterns.keys() & pieces:
        for name, others, pattern in known.patterns[anchor]:
            if others <= pieces and (match := pattern.search(text)):
                hits.append(Hit(name, match[0], match.start() == 0, match.end() == len(text)))
    return hits
