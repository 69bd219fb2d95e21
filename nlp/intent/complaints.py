"""「谁家有钻孔的，太吵了」 asks for no drill, and 「谁家有停电的」 for nothing at all.

The words are those of somebody who asks for a thing; what follows them says that it is too loud, or that it happened to
everybody. And nobody gives a husband away: 「有人要老公吗 免费送」.
"""

import re
from functools import cache

from nlp.writing import dialects, meanings

READ = 80  # characters in which it is said
_LIKELY = re.compile("[谁哪没邊边啥][家户个位有邻人]")


@cache
def _words() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = meanings.patterns("complaints.tsv")
    whose = r"(?:谁家?|哪[家户位]|哪个屋头?|有没有(?:邻居|人|谁)?家?)(?:里|那边?)?"
    does = rf"{whose}(?:有|又?在|还在)[^,。!?\s]{{1,8}}?(?:的|呢|啊)"
    loud = rf"{does}[^,。!?]{{0,6}}?[,。!?\s]*[^。!?]{{0,12}}?(?:{words['noise'].pattern})"
    same = rf"(?:请问|[,。!?\s])*{whose}也?(?:有|是不是)?(?:{words['same'].pattern})(?:了|的|过)*[吗么没啊]?\W*"
    return re.compile(loud), re.compile(same), words["asks"]


def made(plain: str) -> bool:
    """Whether a message, as `script.plain` gives it, complains of neighbours or asks whether all have the same trouble.

    「谁家有敲钉子的，孩子睡了」, 「谁家有停电的」 → True; 「谁家有打气的借一下，孩子睡了」 → False.
    """
    said = plain[:READ]
    if jokes(said):
        return True
    if not _LIKELY.search(said):
        return False
    loud, same, asks = _words()
    return any(
        same.fullmatch(one) is not None or (loud.match(one) is not None and not asks.search(one))
        for one in dialects.ways(said)
    )


def jokes(plain: str) -> bool:
    """Whether what is asked or offered cannot be meant: 「有人要老公吗 免费送」, 「谁来替我上班」."""
    return _jokes().search(plain[:READ]) is not None


@cache
def _jokes() -> re.Pattern[str]:
    return meanings.patterns("complaints.tsv")["jokes"]
