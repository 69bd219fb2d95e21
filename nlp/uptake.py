"""A word that takes up what was asked a moment ago and replies to nothing, as most people type: 「有，这就送来」.

`kinds("有，这就送来")` → {"need", "exchange"}; `kinds("今天真冷")` → nothing.
"""

from functools import cache
from re import Pattern

from nlp import halves, reader
from nlp.answers import replies
from nlp.intent import intents
from nlp.readings import Context, PostKind, Words
from nlp.writing import dialects, meanings, script

SHORT = 40  # characters; a longer message tells a story
SURE = 0.95  # as a reply it is a claim; one line of general chatter in a hundred sounds as sure (docs/figures.md)
SLACK = 1350  # below the bar of the gate: there three claims in a hundred are lost, and 72 lines of chatter
ALL: frozenset[PostKind] = frozenset(replies.KINDS)


@cache
def _words() -> dict[str, Pattern[str]]:
    return meanings.patterns("uptake.tsv")


def may(text: str) -> bool:
    """Whether it is worth asking what was said a moment ago: a look-up a character, and most chatter ends here."""
    return 0 < len(text) <= SHORT and not intents.silent(script.plain(text).strip(), SLACK)


def kinds(text: str, words: Words | None = None) -> frozenset[PostKind]:
    """The kinds of post that it would take up if it replied to one; none where it is a post by itself, or no claim.

    Not 「电钻」 alone, which may be the other half of 「谁有」. It only sounds so: whoever asks knows whether there was
    something a moment ago that it can mean. Never raises.
    """
    if not may(text) or halves.waits(text) or replies.answer(text) == "no":
        return frozenset()
    known = words or Words()
    answer = reader.read(text, context=Context(reply_to="post", words=known), about=False)
    if answer.intent != "claim" or answer.confidence < SURE:
        return frozenset()
    alone = reader.read(text, context=Context(words=known), about=False)
    if alone.intent not in ("claim", "none") and alone.act:
        return frozenset()
    gives, wants = (dialects.finds(_words()[side], text) for side in ("gives", "wants"))
    if gives == wants:
        return ALL
    return ALL - {"offer"} if gives else ALL - {"need"}
