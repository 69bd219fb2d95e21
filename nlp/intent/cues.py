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

from ahocorasick_rs import AhoCorasick

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


class Form(NamedTuple):
    """A piece of text that cues are known by: the cues it is alone, and the patterns that cannot match without it.

    A pattern stands with the places of all such pieces: to ask for them is far cheaper than to search.
    """

    words: str
    names: tuple[str, ...]
    patterns: tuple[tuple[str, frozenset[int], str], ...]  # name, pieces, and the word as it stands in the lexicon


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All cues, by name; the pieces they are known by, and what finds all of those in one pass."""

    entries: dict[str, Entry]
    forms: tuple[Form, ...]
    finder: AhoCorasick


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


@cache
def compiled(word: str) -> re.Pattern[str]:
    """The expression for a cue with `…`, `^` or `$`; most are never asked for."""
    parts = re.split("(……|…)", word.removeprefix("^").removesuffix("$"))
    body = "".join(_GAPS.get(part) or re.escape(part) for part in parts)
    start = "(?:^|(?<=[,?!]))" if word.startswith("^") else ""
    return re.compile(start + body + ("(?=$|[,?!])" if word.endswith("$") else ""))


def needed(word: str) -> list[str]:
    """The pieces that stand wherever the cue does, longest first: 「有人…吗$」 → 有人, 吗."""
    parts = re.split("……|…", word.removeprefix("^").removesuffix("$"))
    return sorted(filter(None, parts), key=lambda piece: (-len(piece), piece))


@cache
def lexicon() -> Lexicon:
    """The cues, read once."""
    entries: dict[str, Entry] = {}
    plain: dict[str, list[str]] = {}
    patterns: dict[str, list[tuple[str, str]]] = {}
    for entry in rows():
        entries[entry.name] = entry
        for word in entry.words:
            if {"…", "^", "$"} & set(word):
                patterns.setdefault(needed(word)[0], []).append((entry.name, word))
            else:
                plain.setdefault(word, []).append(entry.name)
    asked = {piece for found in patterns.values() for _, word in found for piece in needed(word)}
    places = {piece: place for place, piece in enumerate(sorted({*plain, *asked}))}
    forms = tuple(
        Form(
            piece,
            tuple(plain.get(piece, ())),
            tuple(
                (name, frozenset(places[other] for other in needed(word)), word)
                for name, word in patterns.get(piece, ())
            ),
        )
        for piece in places
    )
    return Lexicon(entries, forms, AhoCorasick(places, store_patterns=False))


def find(text: str) -> list[Hit]:
    """The cues of a text, as `features.glance` writes it."""
    known = lexicon()
    forms = known.forms
    hits = []
    places = {match[0] for match in known.finder.find_matches_as_indexes(text, overlapping=True)}
    for place in places:
        words, names, patterns = forms[place]
        if names:
            first, last = text.startswith(words), text.endswith(words)
            hits += [Hit(name, words, first, last) for name in names]
        for name, others, word in patterns:
            if others <= places and (match := compiled(word).search(text)):
                hits.append(Hit(name, match[0], match.start() == 0, match.end() == len(text)))
    return hits
