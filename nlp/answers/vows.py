"""Words without a reply that plainly take up what was asked a moment ago, by what was asked: 「我下班来弄」.

A list of words alone cannot say it: 「我下班来弄」 lends a hand and no ladder, 「我养我养」 is said to 「谁养」 only.
"""

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from nlp.answers import replies
from nlp.readings import Category, PostKind
from nlp.writing import dialects, meanings, questions
from nlp.writing.normalise import plain
from nlp.writing.script import simplify

SHORT = 40  # characters; a longer message tells a story
FIRST = 12  # characters; behind them it says why: 「我养我养，家里正好有盆」
MADE_BY: Mapping[tuple[PostKind, Category], tuple[str, ...]] = MappingProxyType(
    {  # which words take up what
        ("need", "item"): ("comes", "hands-over"),
        ("need", "loan"): ("comes", "hands-over"),
        ("need", "help"): ("comes", "hands"),
        ("need", "ride"): ("comes", "hands", "drives"),
        ("need", "info"): ("tells",),
        ("offer", "item"): ("takes",),
        ("offer", "loan"): ("takes",),
        ("offer", "lost_found"): ("mine",),
        ("exchange", "item"): ("takes",),
    }
)
_CLAUSES = re.compile(r"[^,。!?~]+[,。!?~]*")
OF_THINGS = ("hands-over", "tells", "takes", "mine")  # whoever calls for a game is not answered so


@cache
def _words() -> dict[str, re.Pattern[str]]:
    return meanings.patterns("vows.tsv")


def may(text: str) -> bool:
    """Whether it may take up something, whatever was asked: cheap, for all that is typed."""
    said = _said(text)
    if said is None:
        return False
    plainly = {meaning for meanings_of in MADE_BY.values() for meaning in meanings_of} | {"self"}
    return "我" in said[:FIRST] or any(dialects.finds(_words()[meaning], said) for meaning in plainly)


def vague(text: str) -> bool:
    """Whether it may be said to a game or an outing that somebody calls as well: 「那我去吧」, not 「我推下来」."""
    return not any(dialects.finds(_words()[meaning], text) for meaning in OF_THINGS)


def made(text: str, kind: PostKind, category: Category, asked: str) -> bool:
    """Whether it takes up a post of this kind that was `asked` in these words: 「我推下来」 a thing to borrow,
    「那我接」 what is given, 「我养我养」 and 「我！」 what was asked with 「谁养」. Not what says no."""
    said = _said(text)
    if said is None:
        return False
    if any(dialects.finds(_words()[meaning], said) for meaning in MADE_BY.get((kind, category), ())):
        return True
    wanted = _words()["asks"].search(simplify(plain(asked)))
    if wanted is None:
        return False
    echoes = re.compile(rf"^[\W_]*(?:那|我|行|好|要不)*我[^,。!?\s不没别]{{0,4}}{re.escape(wanted['verb'])}")
    return dialects.finds(_words()["self"], said) or dialects.finds(echoes, said)


def _said(text: str) -> str | None:
    """What it says without what it asks (「我去。校门口是吧？」), simplified; None where it says no, or nothing."""
    if len(text) > SHORT or replies.answer(text) == "no" or replies.only_sounds_so(text):
        return None
    clauses = _CLAUSES.findall(simplify(plain(text)).strip())
    return "".join(one for one in clauses if not (questions.asked(one) or _words()["who"].search(one))) or None
