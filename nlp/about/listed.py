"""Numbered lists of things: 「求：1.葱两根 2.姜 3.蒜」. Whoever wants one line of such a list wants every line of it.

`items("求:1.葱两根 2.姜") → [(4, 7), (10, 11)]`: where the words of each line stand.
"""

import re

_NUMBER = re.compile(r"(?<![0-9a-z.])([1-9][0-9]?|[a-h])[.、,):] ?(?=[\u3400-\u9fffa-z])|(?<=[\u3400-\u9fff])([b-h])\.")
_WORDS = re.compile(r"[\u3400-\u9fffa-z]+")


def items(text: str) -> list[tuple[int, int]]:
    """Where the first words of each line start and stop; empty unless two or more are numbered in order.

    `text` as `subjects.plain` gives it.
    """
    found: list[tuple[int, int]] = []
    marks = list(_NUMBER.finditer(text))
    stops = [*(mark.start() for mark in marks), len(text)][1:]
    for mark, stop in zip(marks, stops, strict=True):
        words = _WORDS.match(text, mark.end(), stop)
        said = mark[1] or mark[2]
        number = int(said) if said.isdecimal() else "abcdefgh".index(said) + 1
        if words is not None and number == len(found) + 1:
            found.append(words.span())
    return found if len(found) > 1 else []
