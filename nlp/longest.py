"""Longest match of many fixed strings at once, quick to build and to run: one dictionary look-up per likely length.

`Longest({"有冇": "有没有"}).replace("有冇人") → "有没有人"`. A compiled alternation of 5,000 strings takes a tenth of a
second to build; this takes a hundredth, and as long to match.
"""

from collections.abc import Iterator, Mapping
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Longest(Generic[Value]):
    """Fixed strings, each with a value."""

    def __init__(self, table: Mapping[str, Value]) -> None:
        self.table = dict(table)
        lengths: dict[str, set[int]] = {}
        for form in self.table:
            lengths.setdefault(form[0], set()).add(len(form))
        self._lengths = {head: tuple(sorted(own, reverse=True)) for head, own in lengths.items()}
        self._heads = frozenset(lengths)

    def spans(self, text: str) -> Iterator[tuple[int, int, Value]]:
        """(start, stop, value) from left to right, the longest at each place, never overlapping."""
        if self._heads.isdisjoint(text):
            return
        stop = 0
        table, lengths, heads = self.table, self._lengths, self._heads
        for start, char in enumerate(text):
            if start < stop or char not in heads:
                continue
            for length in lengths[char]:
                form = text[start : start + length]
                if form in table:
                    stop = start + length
                    yield start, stop, table[form]
                    break

    def replace(self: "Longest[str]", text: str) -> str:
        """The text with every match replaced by its value."""
        parts = []
        last = 0
        for start, stop, value in self.spans(text):
            parts.append(text[last:start])
            parts.append(value)
            last = stop
        return "".join(parts) + text[last:] if parts else text
