"""Longest match of many fixed strings at once, in one pass over the text, however many they are.

`Longest({"有冇": "有没有"}).replace("有冇人") → "有没有人"`.
"""

from collections.abc import Mapping
from typing import Generic, TypeVar

from ahocorasick_rs import AhoCorasick, MatchKind

Value = TypeVar("Value")


class Longest(Generic[Value]):
    """Fixed strings, each with a value."""

    def __init__(self, table: Mapping[str, Value]) -> None:
        self._values = tuple(table.values())
        known = AhoCorasick(table, matchkind=MatchKind.LeftmostLongest, store_patterns=False)
        self._found = known.find_matches_as_indexes

    def spans(self, text: str) -> list[tuple[int, int, Value]]:
        """(start, stop, value) from left to right, the longest at each place, never overlapping."""
        return [(start, stop, self._values[place]) for place, start, stop in self._found(text)]

    def replace(self: "Longest[str]", text: str) -> str:
        """The text with every match replaced by its value."""
        found = self._found(text)
        if not found:
            return text
        parts: list[str] = []
        last = 0
        for place, start, stop in found:
            parts += (text[last:start], self._values[place])
            last = stop
        return "".join(parts) + text[last:]
