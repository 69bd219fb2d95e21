"""How many: numerals that count a thing, and the number a claim asks for.

「两斤排骨」 → (2.0, 「斤」); 「我要两份」 → 2.0; 「+2」 → 2.0.
"""

import re
from collections.abc import Sequence

from nlp.script import simplify

DIGITS = dict(zip("零一二三四五六七八九", range(10), strict=True)) | {"〇": 0, "两": 2}
SCALES = {"十": 10, "百": 100, "千": 1000}
PAIRS = {"俩": 2, "仨": 3}  # a numeral and its measure in one
UNITS = [
    "网兜",
    "麻袋",
    "毫升",
    "公斤",
    "ml",
    "kg",
    "个",
    "张",
    "只",
    "把",
    "箱",
    "包",
    "台",
    "盒",
    "本",
    "袋",
    "支",
    "条",
    "套",
    "根",
    "斤",
    "块",
    "桶",
    "副",
    "件",
    "片",
    "瓶",
    "盆",
    "对",
    "颗",
    "罐",
    "摞",
    "枚",
    "部",
    "杯",
    "棵",
    "口",
    "勺",
    "筐",
    "辆",
    "碗",
    "串",
    "面",
    "节",
    "双",
    "卷",
    "份",
    "床",
    "封",
    "架",
    "兜",
    "幅",
    "扎",
    "贴",
    "头",
    "堂",
    "顶",
    "粒",
    "束",
    "瓣",
    "坛",
    "身",
    "捆",
    "碟",
    "提",
    "盏",
    "锅",
    "次",
    "刀",
    "扇",
    "管",
    "屉",
    "册",
    "打",
    "坨",
    "筒",
    "米",
    "撮",
    "缸",
    "底",
    "段",
    "朵",
    "株",
    "滴",
    "匙",
    "篮",
    "盘",
    "壶",
    "轮",
    "排",
    "板",
    "叠",
    "沓",
    "丛",
    "位",
    "人",
    "两",
    "g",
    "克",
    "樽",
    "抽",
    "听",
    "尾",
    "匹",
    "座",
    "间",
    "团",
    "截",
    "方",
    "升",
    "篓",
    "笼",
    "层",
    "组",
    "枝",
    "道",
    "壳",
]
NUMERAL = r"\d+(?:\.\d+)?|半|[一二两三四五六七八九十百千]+|俩|仨"
COUNTED = re.compile(
    rf"(?P<number>{NUMERAL})(?P<half>个半)?(?P<size>大|小|整)?(?P<unit>{'|'.join(UNITS)})?(?P<after>半)?"
)


def value(numeral: str) -> float | None:
    """The number a numeral stands for: 「两」 → 2, 「十二」 → 12, 「1.5」 → 1.5, 「半」 → 0.5."""
    if numeral == "半":
        return 0.5
    if numeral in PAIRS:
        return float(PAIRS[numeral])
    if numeral[0].isascii():
        return float(numeral)
    total, digit = 0, 0
    for char in numeral:
        if char in SCALES:
            total += (digit or 1) * SCALES[char]
            digit = 0
        elif char in DIGITS:
            digit = DIGITS[char]
        else:
            return None
    return float(total + digit)


CLAIM = re.compile(
    rf"(?:[+＋]\s*(?P<plus>\d{{1,3}}))"
    rf"|(?:要|拿|来|订|定|加|报|买|领|留|给我|匀我|分我|取|收|认|认领|接|出|有|捐|抱)(?:下|了|走)?\s*(?P<number>{NUMERAL})"
    rf"\s*(?:大|小|整)?(?:{'|'.join(UNITS)}|(?=$|\W))"
)


def claimed(text: str) -> float | None:
    """How many a claim takes, None where it does not say: 「我要两份」 → 2, 「+2」 → 2, 「+1」 → 1, 「我有」 → None."""
    found = CLAIM.search(simplify(text[:200]))
    return value(found["plus"] or found["number"]) if found else None


WORD = re.compile(rf"(?P<number>{NUMERAL})(?P<unit>{'|'.join(UNITS)})?")


def counted(words: Sequence[str], start: int, stop: int) -> tuple[float | None, str | None]:
    """The number that counts the thing at words[start:stop], and its measure: 「两 块 姜」 → (2.0, 「块」)."""
    for run in (words[max(0, start - 4) : start][::-1], words[stop : stop + 4]):
        for word in run:
            if word in ",.。!?;、 ":
                break
            found = WORD.fullmatch(word)
            if found:
                return value(found["number"]), found["unit"]
    return None, None
