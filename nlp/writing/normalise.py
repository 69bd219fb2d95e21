"""One writing for what people type in many: full-width forms, invisible marks, letter case.

`plain("Ｗｉ－Ｆｉ　密碼？") → "wi-fi 密碼?"` — the length is kept wherever one character stays one.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

READ = 600  # characters that the reader looks at: a neighbour's request is said by then, and work stays bounded
DROP = "\x00"  # what an invisible mark is read as, for the moment
ROUND = "\x01"  # what stands on both sides of a circled number, for the moment

Table = list[int | str]  # what each character of the basic plane is read as, by code point

_CIRCLED = (*range(0x2460, 0x2474), *range(0x2776, 0x2780))  # ① to ⑳, ❶ to ❿
_MEASURES = "点點时時个個只隻块塊斤两兩根包袋瓶盒箱份栋棟号號楼樓单單室月日元"
_ROUND = re.compile(f"{ROUND}([0-9]+){ROUND}(?! ?[{_MEASURES}])")  # 「①葱②姜」 is a list; 「姜②块」 are two
_FOLDED = ((0x20, 0x3400), (0xA640, 0xAC00), (0xF900, 0x10000))  # where width, form or case change anything
_INVISIBLE = (
    *((0x00, 0x02), (0xAD, 0xAE), (0x200B, 0x2010), (0x2028, 0x202F), (0x2060, 0x206A), (0xFE00, 0xFE10)),
    (0xFEFF, 0xFF00),
)


def table(simplified: Mapping[int, str] | None = None) -> Table:
    """What each character is read as, in half-width and lower case and, where given, simplified."""
    table: Table = list(range(0x10000))
    for old, new in (simplified or {}).items():
        if old < len(table):
            table[old] = new
    for start, stop in _FOLDED:
        # One call for a whole stretch, a line each: nothing is composed across the end of a line.
        lines = unicodedata.normalize("NFKC", "\n".join(map(chr, range(start, stop)))).lower()
        table[start:stop] = (lines.translate(simplified) if simplified else lines).split("\n")
    for code in _CIRCLED:
        table[code] = f"{ROUND}{unicodedata.numeric(chr(code)):.0f}{ROUND}"
    table[0xD800:0xE000] = " " * 0x800  # halves of pairs, which are no characters
    for start, stop in _INVISIBLE:
        table[start:stop] = DROP * (stop - start)
    for char in "\t\r":
        table[ord(char)] = " "
    return table


def clean(read: str) -> str:
    """A text as a table has read it, without what is invisible: 「①葱②姜」 → 「 1、葱 2、姜」."""
    if ROUND in read:
        read = _ROUND.sub(r" \1、", read).replace(ROUND, "")
    return read.replace(DROP, "") if DROP in read else read


@cache
def _plain() -> Table:
    return table()


def plain(text: str) -> str:
    """The text in half-width, lower case, without invisible marks: 「Ｗｉ－Ｆｉ　密碼？」 → 「wi-fi 密碼?」."""
    return clean(text.translate(_plain()))
