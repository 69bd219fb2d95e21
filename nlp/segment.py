"""Words of a Chinese text: jieba's dictionary and jieba's way (the likeliest cut), without its guesses at new words.

`cut("谁家有电钻借一下") → ["谁家", "有", "电钻", "借", "一下"]`. HMM is left out on purpose: it glues single
characters to verbs (「有葱」), and no word list repairs that. The cuts are those of `jieba.lcut(text, HMM=False)`
but for digits and Latin letters, which stay together as typed, and for words of nine characters and more.
"""

import importlib.util
import math
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

LONGEST = 8  # characters: longer words of the dictionary are titles and sayings, and each costs a look-up per character
_LEVEL = 16  # steps a doubling of e in frequency: small whole numbers are shared, half a million floats are not
_PIECE = re.compile(r"[\u3400-\u9fff]+|[a-z0-9]+(?:[.\-+#%][a-z0-9]+)*|\s+|.", re.DOTALL)


class Dictionary:
    """jieba's words with their cost: the rarer, the dearer."""

    def __init__(self, words: Iterable[str] = ()) -> None:
        found = importlib.util.find_spec("jieba")
        if found is None or found.origin is None:
            raise RuntimeError("jieba is not installed: its dictionary is part of the reading")
        fields = (Path(found.origin).parent / "dict.txt").read_text(encoding="utf-8").split()
        counts = fields[1::3]
        distinct = {count: int(count) for count in set(counts)}
        # Every count is one of a few thousand strings: the sum over 350,000 words is done once for each.
        levels = {count: round(math.log(number) * _LEVEL) for count, number in distinct.items()}
        total = round(math.log(60_101_967) * _LEVEL)
        self.costs: dict[str, int] = dict(
            zip(
                fields[0::3],
                map({c: total - level for c, level in levels.items()}.__getitem__, counts),
                strict=True,
            )
        )
        self.unknown = total
        for word in words:
            self.add(word)

    def add(self, word: str) -> None:
        """Makes sure that `word` is cut as one: never dearer than the cut it replaces."""
        if 1 < len(word) <= LONGEST:
            dearest = sum(self.costs.get(part, self.unknown) for part in self.run(word))
            self.costs[word] = min(self.costs.get(word, dearest), dearest)

    def run(self, text: str) -> list[str]:
        """The cheapest cut of a run of Chinese characters."""
        size = len(text)
        get = self.costs.get
        unknown = self.unknown
        best = [0] * (size + 1)
        step = [1] * size
        for start in range(size - 1, -1, -1):
            cost = get(text[start], unknown) + best[start + 1]
            length = 1
            for stop in range(start + 2, min(start + LONGEST, size) + 1):
                word = get(text[start:stop])
                if word is not None and word + best[stop] <= cost:
                    cost = word + best[stop]
                    length = stop - start
            best[start] = cost
            step[start] = length
        words = []
        start = 0
        while start < size:
            stop = start + step[start]
            words.append(text[start:stop])
            start = stop
        return words


@cache
def dictionary() -> Dictionary:
    """jieba's dictionary, read once (0.2 s)."""
    return Dictionary()


def cut(text: str) -> list[str]:
    """The words of `text` in order, nothing left out; `text` as `normalise.plain` gives it, simplified."""
    words: list[str] = []
    run = dictionary().run
    for piece in _PIECE.findall(text):
        if len(piece) > 1 and piece[0] >= "\u3400":
            words += run(piece)
        else:
            words.append(piece)
    return words
