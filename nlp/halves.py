"""A sentence that came in two messages: 「谁有」, and a moment later 「电钻」; or the other way round.

`whole("谁有", "电钻")` → 「谁有电钻」; `whole("谁有", "哈哈哈")` → None.
"""

import re
from functools import cache

from nlp import behalf, dialects, meanings, quantities, script, things
from nlp.readings import Context

LONGEST = 24  # characters of what asks, with all its 「各位邻居」
THING = 12  # characters of what is asked for, in one clause: whoever writes more has said it all
_MARKS = r"[\s\W_]*"
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


def names(text: str) -> bool:
    """Whether it is a thing's name and nothing else: 「电钻」, 「两块姜」."""
    said = script.plain(text[: 2 * THING]).strip().strip("。.!！~ ")
    if not said or len(said) > THING:
        return False
    counted = quantities.counts().match(said)
    rest = said[counted.end() :] if counted else said
    return things.canonical(rest) is not None or things.canonical(said) is not None


def whole(first: str, second: str, context: Context | None = None) -> str | None:
    """Both messages as the one sentence they are, where that asks for or offers something; else None."""
    for asked, rest in ((_asked(first), second), (_asked(second), first)):
        rest = rest.strip()
        if asked is None or not rest or len(rest) > THING or _CLAUSES.search(rest):
            continue
        said = asked + rest
        reading = behalf.read(said, context=context or Context())
        if reading.act and reading.intent in ("need", "offer", "exchange") and reading.wants + reading.gives:
            return said
    return None


def again(words: str, text: str, context: Context | None = None) -> str | None:
    """What a sentence means when only what it asks for was written anew: 「谁有电钻」, 「人字梯」 → 「谁有人字梯」."""
    for stop in range(min(len(words), LONGEST), 0, -1):
        if asks(words[:stop]):
            return whole(words[:stop], text, context)
    return None
