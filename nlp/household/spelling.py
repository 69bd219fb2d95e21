"""Misspelt things in running text, mended where one can be sure.

A piece of text is mended where it stands as a name would (behind 「有」, 「借」, a measure word; before a pause,
「吗」, 「谁」), sounds as exactly one known thing does, and is no word of the dictionary (`things.mend`):
「谁有体温记」 → 「谁有体温计」. What it changes in labelled posts stands in docs/figures.md.
"""

import re

from nlp.household import candidates, things
from nlp.writing import segment

LONGEST = 5  # characters of a name
_MEASURES = "个只条把串台张箱袋盒件套本盆桶辆床双瓶部顶块头根副包斤罐勺碗片卷支点些"
_BEFORE = re.compile(f"[有借求要缺差买卖送出转换拿取修搬带团拼丢捡到旧新的置{_MEASURES}下,.;:!? ]")
_AFTER = re.compile(r"[,.;:!?~ 0-9吗么呢啊呀吧借的谁有没丢不一两送出换给可能用要怎坏了和跟或]")
_HANDLED = re.compile("(?<![门窗柜扶拉])把(?=手[\u3400-\u9fff])")
_AMOUNTS = frozenset("一二两三四五六七八九十几半" + _MEASURES)  # no name of two begins so: 「有箱菜」 is no 香菜


def mended(text: str) -> str:
    """The text with misspelt things as they should be; as long as it was. `text` is plain and simplified.

    Where some thing is spelt rightly, only names of three characters and more are mended: the rest is about it.
    """
    lone, known = candidates.shelves().lone, candidates.shelves().longer.spans(text)
    least = 3 if known else 2
    starts = [0, *(found.end() for found in _BEFORE.finditer(text))]
    stops = {len(text), *(found.start() for found in _AFTER.finditer(text))}
    for start, stop in ((start, start + size) for start in starts for size in range(least, LONGEST + 1)):
        if stop not in stops:
            continue
        name = text[start:stop]
        if len(name) == 2 and (name[0] in _AMOUNTS or not lone.isdisjoint(name)):
            continue
        if any(start < end and begin < stop for begin, end, _ in known):
            continue
        meant = things.mend(name)
        if meant != name and _stand_alone(text, [start + at for at in range(len(name)) if name[at] != meant[at]]):
            text = text[:start] + meant + text[stop:]
    return text


def _stand_alone(text: str, places: list[int]) -> bool:
    """Whether each of these characters is a word of its own: 「大便宜」 holds 「便宜」, and is no 大便椅."""
    at = 0
    for word in segment.cut(text):
        if len(word) > 1 and any(at <= place < at + len(word) for place in places):
            return False
        at += len(word)
    return True


def handled(text: str) -> str:
    """A text in which 「把」 is no part of a name where a thing stands behind it: 「把手机忘在店里」 has no 把手."""
    return _HANDLED.sub(lambda found: "将" if _held(text, found.end()) else "把", text)


def _held(text: str, start: int) -> bool:
    """Whether a known thing begins there: 「手机」."""
    return any(things.known(text[start : start + size]) is not None for size in (4, 3, 2))
