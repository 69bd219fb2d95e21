"""The words of `lexicon/times/*.tsv`, as the grammar wants them."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from nlp.writing import meanings


def rows(file: str) -> Iterator[list[str]]:
    """The lines of one table, without remarks; three fields at least."""
    for row in meanings.rows(f"times/{file}"):
        yield [*row, "", "", ""]


def initials(words: Iterable[str]) -> str:
    """The characters these words begin with."""
    return "".join(sorted({word[0] for word in words}))


def firsts(pattern: str) -> str:
    """The characters that a pattern of plain alternatives can begin with; its groups must not come first."""
    depth, begins, found = 0, True, set()
    for sign in pattern:
        if begins:
            found.add(sign)
        depth += (sign == "(") - (sign == ")")
        begins = sign == "|" and depth == 0
    if found & set("([.\\^?"):
        raise ValueError(f"alternatives must begin with a character of their own: {pattern}")
    return "".join(sorted(found))


def minutes(clock: str) -> int:
    """「08:30」 → 510."""
    hour, minute = clock.split(":")
    return int(hour) * 60 + int(minute)


@cache
def days() -> dict[str, int]:
    """Word → days from today."""
    return {word: int(shift) for word, shift, *_ in rows("days.tsv")}


@cache
def parts() -> dict[str, tuple[int, str]]:
    """Word → (minute of the day where no hour is said, half of the day)."""
    return {w: (minutes(at), half) for file in ("parts.tsv", "short-parts.tsv") for w, at, half, *_ in rows(file)}


@cache
def short_parts() -> str:
    """Characters that are a part of day only beside a date or a clock."""
    return "".join(row[0] for row in rows("short-parts.tsv"))


@cache
def festivals() -> dict[str, dict[str, str]]:
    """Name → rule by region ("" is everywhere)."""
    known: dict[str, dict[str, str]] = {}
    for names, rule, regions, *_ in rows("festivals.tsv"):
        for name in names.split("|"):
            for region in regions.split(" "):
                known.setdefault(name, {})[region] = rule
    return known


@cache
def number_days() -> dict[str, str]:
    """A festival said by its number alone → rule: 「六一」 → "06-01"."""
    return {name: rule for name, rule, *_ in rows("numbers.tsv")}


def number_days_pattern() -> str:
    """The same, each with what must not follow it."""
    return "|".join(f"{name}(?!{after})" for name, _, after, *_ in rows("numbers.tsv"))


@cache
def terms() -> dict[str, bool]:
    """Solar term → whether its name alone is sure to mean the day."""
    return {name: sure == "sure" for name, sure, *_ in rows("terms.tsv")}


@cache
def after_number() -> dict[str, str]:
    """Character → pattern of what after "number + character" makes it no time."""
    return {sign: after for sign, after, *_ in rows("after-number.tsv")}


@cache
def not_before() -> dict[str, str]:
    """Character → pattern of what before a bare "number + character" makes it no clock."""
    return {sign: before for sign, before, *_ in rows("not-before.tsv")}


@cache
def marks() -> dict[str, str]:
    """Kind of mark → pattern."""
    return {kind: words for kind, words, *_ in rows("marks.tsv") if kind not in ("unsure", "someday", "same", "habit")}


@cache
def unsure() -> re.Pattern[str]:
    """What says that the day is not settled yet."""
    return _pattern("unsure")


@cache
def someday() -> re.Pattern[str]:
    """What says that it is another day, but not which."""
    return _pattern("someday")


@cache
def same() -> re.Pattern[str]:
    """What says that the hour is the one said before."""
    return _pattern("same")


@cache
def habit() -> re.Pattern[str]:
    """What makes a weekday every week's."""
    return _pattern("habit")


def _pattern(mark: str) -> re.Pattern[str]:
    return re.compile(next(words for kind, words, *_ in rows("marks.tsv") if kind == mark))


@cache
def hints() -> dict[str, re.Pattern[str]]:
    """Half of the day → pattern of what happens in it."""
    return {half: re.compile(words) for half, words, *_ in rows("hints.tsv")}


RFC = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")  # RFC 5545's weekdays, in the order of date.weekday()
