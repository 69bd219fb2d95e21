"""What came of a promise, in the short words that answer the bot's own question about it.

`of_promise("昨天就拿了")` → "done"; `of_promise("他还没给我")` → "later"; `is_wanted("要的，还没借到")` → True.
"""

import re
from functools import cache
from typing import Literal

from nlp.answers import endings, replies
from nlp.writing import meanings, questions
from nlp.writing.normalise import plain
from nlp.writing.script import simplify

SHORT = 40  # characters; a longer message tells a story
Outcome = Literal["done", "later", "absent", "another"]


@cache
def _words() -> dict[str, re.Pattern[str]]:
    return meanings.patterns("outcomes.tsv")


def _said(text: str) -> str:
    """In one writing; nothing where it tells a story or asks back."""
    said = simplify(plain(text[: 2 * SHORT])).strip()
    return "" if len(said) > SHORT or questions.asked(said) else said


def of_promise(text: str) -> Outcome | None:
    """What one side answers to 「拿到了吗」: 「换一个吧」 → "another", 「他没来」 → "absent", 「还没」 → "later"."""
    said = _said(text)
    if not said:
        return None
    if _words()["another"].search(said):
        return "another"
    if endings.absent(said):
        return "absent"
    if _words()["later"].search(said):
        return "later"
    if _words()["done"].search(said) or endings.ended(said) is not None:
        return "done"
    return {"yes": "done", "no": "later", None: None}[replies.answer(said) or None]


def is_not_yet(text: str) -> bool:
    """Whether it says by itself that what was asked about has not come about: 「还没去拿呢」; not 「改天」."""
    return _said(text).startswith(("还没", "还未", "我还没", "他还没", "她还没")) and of_promise(text) == "later"


def is_wanted(text: str) -> bool | None:
    """Whether it is still wanted, in answer to 「还需要吗」: 「不急，再等等」 → True, 「老公买了一个」 → False."""
    said = _said(text)
    if not said:
        return None
    if endings.drops(said):
        return False
    if _words()["wanted"].search(said):
        return True
    if endings.ended(said) is not None or endings.alone(said) or endings.by_others(said):
        return False
    return {"yes": True, "no": False, None: None}[replies.answer(said) or None]
