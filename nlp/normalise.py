"""One writing for what people type in many: full-width forms, invisible marks, letter case.

`plain("Ｗｉ－Ｆｉ　密碼？") → "wi-fi 密碼?"` — the length is kept wherever one character stays one, and `folded` gives
the way back to the text as typed where it does not.
"""

import re
import unicodedata
from functools import cache

READ = 600  # characters that the reader looks at: a neighbour's request is said by then, and work stays bounded

_DROP = "\x00"
_INVISIBLE = re.compile("[\x00\xad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff\U000e0000-\U000e007f]")


@cache
def _table() -> list[str]:
    """What each character of the basic plane is read as, by code point; invisible ones as `_DROP`."""
    table = []
    for point in range(0x10000):
        char = chr(point)
        if _INVISIBLE.match(char):
            table.append(_DROP)
        elif char in "\n\t\r":
            table.append("\n" if char == "\n" else " ")
        elif 0x4E00 <= point < 0xA000:
            table.append(char)
        else:
            table.append(unicodedata.normalize("NFKC", char).lower() if unicodedata.category(char) != "Cs" else " ")
    return table


def plain(text: str) -> str:
    """The text in half-width, lower case, without invisible marks: 「Ｗｉ－Ｆｉ　密碼？」 → 「wi-fi 密碼?」."""
    read = text.translate(_table())
    return read.replace(_DROP, "") if _DROP in read else read


def folded(text: str) -> tuple[str, tuple[int, ...]]:
    """`plain(text)` with, for each of its characters, the index in `text` of the character it came from."""
    table = _table()
    chars: list[str] = []
    origins: list[int] = []
    for index, char in enumerate(text):
        point = ord(char)
        read = table[point] if point < 0x10000 else char
        if read != _DROP:
            chars.append(read)
            origins.extend([index] * len(read))
    return "".join(chars), tuple(origins)
