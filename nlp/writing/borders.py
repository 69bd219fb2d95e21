"""Where words of time end: no thing begins inside them. 「八点|心理讲座」 has no 点心, 「今天|麻将」 no 天麻."""

import re
from itertools import pairwise

from nlp.writing import segment

BOTH = frozenset("天年月日点早晚")  # of words of time, and of things: 年糕, 月饼, 日历, 晚报
_MOMENT = re.compile("(?:大?[今明昨前后去每当本上下]个?|[早晚]?[一二两三四五六七八九十]{1,3})[天年月日点早晚]")
_DIGITS = re.compile(r"(?<!\d)\d{1,2}(?=点)")  # as jieba knows hours: 「八点」, 「十八点」


def inside(text: str) -> frozenset[int]:
    """Where the last characters of words of time stand, as jieba cuts them and where a whole word follows.

    「今天麻将三缺一」 → {1}; but 「送八点心」, where only 心 would be left, → {}.
    """
    words = segment.cut(_DIGITS.sub(lambda found: "十八"[-len(found[0]) :], text))
    found, at = [], 0
    for word, follows in pairwise(words):
        at += len(word)
        if len(follows) > 1 and _MOMENT.fullmatch(word):
            found.append(at - 1)
    return frozenset(found)
