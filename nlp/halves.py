"""A sentence that came in two messages: 「谁有」, and a moment later 「电钻」; or the other way round.

`whole("谁有", "电钻")` → 「谁有电钻」; `whole("谁有", "哈哈哈")` → None.
"""

import re
from functools import cache

from nlp import behalf
from nlp.answers import corrections
from nlp.household import quantities
from nlp.readings import Context
from nlp.writing import dialects, meanings, script

LONGEST = 24  # characters of what asks, with all its 「各位邻居」
THING = 12  # characters of what is asked for, in one clause: whoever writes more has said it all
_MARKS = r"[\s\W_]*"
_THANKS = re.compile(
    r"[\s,，。!！~]*(?:[谢謝]+|多[谢謝]|感[谢謝]|麻[烦煩]|拜托|感恩|辛苦)(?:你|您|大家|各位|邻居们?|了|啦|啊)*[\s。!！~]*$"
)
_CLAUSES = re.compile(r"[^\W_]\W*[,，。!！?？;；~…]\W*[^\W_]")


@cache
def _asking() -> re.Pattern[str]:
    """Words that ask, and what may stand before and after them."""
    words = meanings.patterns("halves.tsv")
    before, ask, after = (words[one].pattern for one in ("before", "ask", "after"))
    return re.compile(f"{_MARKS}(?P<all>(?:(?:{before}){_MARKS})*(?:{ask}))(?:(?:{after})|{_MARKS})*", re.IGNORECASE)


def _asked(text: str) -> str | None:
    """The words that ask, without marks around them; None where something else stands beside them."""
    if len(text) > LONGEST:
        return None
    found = (_asking().fullmatch(said) for said in dialects.ways(script.plain(text).strip()))
    return next((one["all"] for one in found if one), None)


def asks(text: str) -> bool:
    """Whether it asks and says nothing of what: 「请问谁有」, 「求借」, but not 「谁有姜」."""
    return _asked(text) is not None


def waits(text: str) -> bool:
    """Whether it may be half of something: it asks, it names a thing and nothing else, or it asks for something in a
    word that may be mistyped (「谁有将」)."""
    if len(text) > LONGEST:
        return False
    short = len(text) <= THING
    return asks(text) or (short and (quantities.thing(text) is not None or _ask(text) is not None))


def whole(first: str, second: str, context: Context | None = None) -> str | None:
    """Both messages as the one sentence they are, where that asks for or offers something; else None."""
    if correction := corrections.find(second):  # 「谁有将」, 「打错了，是姜」
        return again(first, correction.right, context)
    for asked, rest in ((_asked(first), second), (_asked(second), first)):
        rest = _THANKS.sub("", rest).strip()
        if asked is None or not rest or len(rest) > THING or _CLAUSES.search(rest):
            continue
        said = asked + rest
        reading = behalf.read(said, context=context or Context())
        things = reading.wants + reading.gives
        mixed = any(one.name.startswith(("有", "谁")) and one.name not in rest for one in things)  # 「谁家有」, 「电」
        if reading.act and reading.intent in ("need", "offer", "exchange") and things and not mixed:
            return said
    return None


def again(words: str, text: str, context: Context | None = None) -> str | None:
    """What a sentence means when only what it asks for was written anew: 「谁有电钻」, 「人字梯」 → 「谁有人字梯」."""
    ask = _ask(words)
    return whole(ask, text, context) if ask else None


def _ask(words: str) -> str | None:
    """What asks at the beginning of a sentence: 「谁有电钻」 → 「谁有」; a single 「送」 may begin anything."""
    found = (_asking().match(said) for said in dialects.ways(script.plain(words[:LONGEST]).strip()))
    return next((one["all"] for one in found if one and len(one["all"]) > 1), None)
