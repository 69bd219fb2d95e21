"""What a post is about: the things wanted and given, as a neighbour would search for them.

「谁家有两块生姜」 → Subject("生姜", 2, "块"); 「遛个狗」 → Subject("遛狗").
"""

import re
from functools import cache

from nlp import things
from nlp.readings import Category, Intent, Subject, Words
from nlp.script import simplify

READ = 200  # characters of a message that are read; what a post is about stands early


@cache
def known_things() -> re.Pattern[str]:
    """Matches the longest known thing at each place."""
    forms = sorted((form for form in things.all_forms() if len(form) > 1), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, forms)))


def find(
    text: str, intent: Intent, category: Category | None, *, words: Words
) -> tuple[tuple[Subject, ...], tuple[Subject, ...]]:
    """What a post wants and what it gives, as (wants, gives); both empty for an intent that is no post.

    「谁有电钻借一下」, "need", "loan" → ((Subject("电钻"),), ()).
    """
    if intent not in ("need", "offer", "exchange"):
        return (), ()
    text = simplify(text[:READ])
    found = tuple(
        Subject(name) for name in dict.fromkeys(match[0] for match in known_things().finditer(text))
    )
    if intent == "exchange":
        return found[1:2], found[:1]
    return (found, ()) if intent == "need" else ((), found)
