"""Somebody has picked up what a neighbour lost, and tells it at length: 「孩子在滑梯旁捡到钥匙，请丢失的家长联系我」.

Short ones are shapes. Of a longer one the models hear who is spoken to (「丢失的家长」) as often as who speaks, and
so ask for what was found. It is found where it was picked up, by no 「谁」 and no 「要是」, and where it says how to
have it back. Words are data, `lexicon/finds.tsv`.
"""

import re
from functools import cache

from nlp.household import things
from nlp.intent.shapes import CATEGORIES, SURE, Found
from nlp.readings import Cue
from nlp.writing import dialects, meanings

LONGEST = 100  # characters; a longer message tells a story
NAME = 6  # characters of the name of what was found
_SIGNS = re.compile("[捡拾拣执]|招领")


@cache
def _words() -> dict[str, re.Pattern[str]]:
    return meanings.patterns("finds.tsv")


def find(plain: str) -> Found | None:
    """What `plain` (as `script.plain` gives it) is, where it says that something was found and how to have it back;
    None leaves it to the models."""
    if len(plain) > LONGEST or not _SIGNS.search(plain):
        return None
    words = _words()
    for typed in dialects.ways(plain):
        if words["never"].search(typed):
            return None
        told = words["notice"].search(typed) or (words["picks"].search(typed) and words["back"].search(typed))
        if told and _carried(typed):
            return Found("offer", "lost_found", None, None, Cue("finds.back", plain, "捡到东西,请人来领", SURE))
    return None


def _carried(typed: str) -> bool:
    """Whether anything is named that can be lost: no food, no deed."""
    known = things.thesaurus()
    names = (typed[at : at + size] for at in range(len(typed)) for size in range(1, NAME + 1))
    found = (known.things[known.forms[name]] for name in names if name in known.forms)
    return any(thing.hint in (*CATEGORIES, "lost_found") and not things.eaten(thing.name) for thing in found)
