"""What the pieces of a text weigh: all known pieces are found in one pass, whatever their length and number.

`Pieces(("有", "有人"), …).total("谁有人") → the weights of 「有」 and 「有人」, added`. A piece counts once, however
often it stands in the text.
"""

from collections.abc import Collection, Sequence

from ahocorasick_rs import AhoCorasick, Implementation


class Pieces:
    """Known pieces, with a row of whole numbers for each kind of message."""

    def __init__(self, names: Collection[str], weights: Sequence[Sequence[int]]) -> None:
        known = AhoCorasick(names, store_patterns=False, implementation=Implementation.ContiguousNFA)
        self._found = known.find_matches_as_indexes
        self._weights = weights

    def total(self, text: str, kind: int = 0) -> int:
        """The weights of all pieces of `text`, added."""
        weights = self._weights[kind]
        return sum([weights[place] for place in {match[0] for match in self._found(text, overlapping=True)}])
