"""Somebody would rather not be asked: 「别再问我了」, 「没时间，这几天别找我」; and again: 「可以问我了」."""

import re
from functools import cache
from typing import Literal, get_args

from nlp.household import candidates, things
from nlp.readings import Category
from nlp.writing import meanings
from nlp.writing.normalise import plain
from nlp.writing.script import simplify

SHORT = 40  # characters; a longer message tells more than that
Wish = Literal["today", "while", "never", "again"]


@cache
def _words() -> dict[str, re.Pattern[str]]:
    return meanings.patterns("mutes.tsv")


def find(text: str) -> Wish | None:
    """For how long somebody is to be left alone, as a private word says; None where it says nothing of it.

    「我在忙，先别问我」 → "today"; 「这几天别找我」 → "while"; 「别再问我了」 → "never"; 「可以问我了」 → "again".
    """
    said, words = simplify(plain(text)).strip(), _words()
    if not said or len(said) > SHORT or words["not"].search(said):
        return None
    if not words["alone"].search(said):
        return "again" if len(said) <= SHORT // 2 and words["again"].search(said) else None
    if words["today"].search(said):
        return "today"
    return "while" if words["while"].search(said) else "never"


def kinds(text: str) -> list[Category]:
    """The kinds of matters named: 「搭车的事别问我」 → ride."""
    said, words = simplify(plain(text)), _words()
    return [kind for kind in get_args(Category) if words[kind].search(said)]


def besides(text: str) -> str:
    """What is said besides: 「没时间，别找我了」 → 「没时间，了」."""
    return _words()["alone"].sub(" ", simplify(plain(text)))


def things_in(text: str) -> list[str]:
    """The known things named: 「家里没有葱了，别问我了」 → 葱."""
    found = [things.canonical(one.form) for one in candidates.known(besides(text)) if one.inside != "1w"]
    return [name for name in found if name is not None]


def named(text: str, thing: str) -> bool:
    """Whether a thing is named: 「我的電鑽壞了，別問我了」 names 电钻."""
    return simplify(plain(thing)) in simplify(plain(text))
