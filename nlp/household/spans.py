"""What single words of a post are: the classes they stand in, how they lie in known things, which are numbers.

「谁有空气炸锅」 → 「空气」 begins a known thing and 「炸锅」 ends it; 「有」 asks and gives.
"""

import re
from collections.abc import Sequence
from functools import cache

from nlp.household import things
from nlp.writing import meanings

STOP = frozenset(",。!?;:\n~…;!? ")
NUMERALS = frozenset("0123456789一二两三四五六七八九十百千半几俩仨")
NUMBER = re.compile(r"(?:\d+(?:\.\d+)?|[一二两三四五六七八九十百千半几俩仨]+)(?P<unit>\D*)")


@cache
def classes() -> dict[str, tuple[str, ...]]:
    """Word → the classes it stands in (`lexicon/subjects/words.tsv`): 「借」 → ("asks",), 「的」 → ("passed",)."""
    table: dict[str, list[str]] = {}
    for name, words, *_ in meanings.rows("subjects/words.tsv"):
        for word in words.split():
            if name not in table.setdefault(word, []):
                table[word].append(name)
    return {word: tuple(names) for word, names in table.items()}


@cache
def telling() -> frozenset[str]:
    """Words of a class that says what they do in a post, not only what it is about: 「借」, 「的」."""
    return frozenset(word for word, names in classes().items() if any(name[0] != "~" for name in names))


@cache
def beginnings() -> frozenset[str]:
    """Whatever a known thing begins with, itself too: a run that is none of these leads to no thing."""
    return frozenset(form[:stop] for form in things.thesaurus().forms for stop in range(1, len(form) + 1))


def known_runs(words: Sequence[str]) -> list[str]:
    """For each word how it lies in the longest known thing that starts and ends at word borders.

    "S:loan" alone, "B:loan", "I:loan", "E:loan" in a longer one, "" outside:
    (「空气」, 「炸锅」) → ["B:item", "E:item"].
    """
    forms = things.thesaurus().forms
    table = things.thesaurus().things
    marks = [""] * len(words)
    leading = beginnings()
    start = 0
    while start < len(words):
        best, name, longest = 0, "", ""
        for stop in range(start, min(start + 5, len(words))):
            name += words[stop]
            if name not in leading:
                break
            if name in forms:
                best, longest = stop + 1, name
        if best:
            hint = table[forms[longest]].hint
            if best - start == 1:
                marks[start] = "S:" + hint
            else:
                for i in range(start, best):
                    marks[i] = ("B:" if i == start else "E:" if i == best - 1 else "I:") + hint
            start = best
        else:
            start += 1
    return marks


def general(word: str) -> str:
    """A word with its number made alike: 「三斤」, 「5」 → 「0斤」, 「0」."""
    if word.isdigit():
        return "0"
    found = NUMBER.fullmatch(word) if word[0] in NUMERALS else None
    return "0" + found["unit"] if found else word
