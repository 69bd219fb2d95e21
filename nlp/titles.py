"""What an announced event is called: 「周六早上九点花街广场邻居节,欢迎大家」 → 「邻居节」."""

import re
from functools import cache

from nlp import cues

LONGEST = 16  # characters of a title: it stands on a card and in reminders
_CLAUSE = re.compile(r"[,，。.!！?？;；、~～…:：\n\s]+")
_AROUND = "，,。.的了在于到去来和与要有，：:-—~ "


@cache
def _words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The words that name events, and those that only invite."""
    known = cues.lexicon().entries
    names = sorted((word for word in known["event.what"].words if len(word) > 1), key=len, reverse=True)
    invites = sorted((word for word in known["event.title-not"].words), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, names))), re.compile("|".join(map(re.escape, invites)))


def find(text: str, without: tuple[str, ...]) -> str:
    """The title of an event; `without` are words found to be its time and place.

    The first clause that names a kind of event, with time, place and inviting words taken out; else what is left of
    the first clause that has anything left.
    """
    names, invites = _words()
    for words in sorted(without, key=len, reverse=True):
        if words:
            text = text.replace(words, "，")
    clauses = [clause for clause in (_trim(invites.sub("", part)) for part in _CLAUSE.split(text)) if clause]
    for clause in clauses:
        found = names.search(clause)
        if found:
            return clause if len(clause) <= LONGEST else clause[max(0, found.end() - LONGEST) : found.end()]
    return next((clause[:LONGEST] for clause in clauses if len(clause) > 1), text.strip()[:LONGEST])


def _trim(clause: str) -> str:
    return clause.strip(_AROUND)
