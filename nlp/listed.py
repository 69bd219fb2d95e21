"""Numbered lists of things: 「求：1.葱 2.姜 3.蒜」. Whoever wants one line of such a list wants every line of it.

`items("求:1.葱 2.姜") → [(4, 5), (8, 9)]`: where each line's first words stand.
"""

import re

_NUMBER = re.compile(r"(?<![0-9a-z.])([1-9][0-9]?|[a-h])[.、,):] ?(?=[\u3400-\u9fffa-z])")
_WORDS = re.compile(r"[\u3400-\u9fffa-z]+")


def items(text: str) -> list[tuple[int, int]]:
    """Where the first words of each line start and stop; empty unless two or more are numbered in order.

    `text` as `subjects.plain` gives it.
    """
    found: list[tuple[int, int]] = []
    for mark in _NUMBER.finditer(text):
        words = _WORDS.match(text, mark.end())
        number = int(mark[1]) if mark[1].isdecimal() else "abcdefgh".index(mark[1]) + 1
        if words is not None and number == len(found) + 1:
            found.append(words.span())
    return found if len(found) > 1 else []
