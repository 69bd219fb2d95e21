"""Somebody is away for a while: 「我出门几天」, 「出差到周五」, 「回老家,下周三回来」; and back: 「我回来了」."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache

from nlp import times
from nlp.writing import dialects, meanings, questions, script

SHORT = 40  # characters; a longer message tells more than that somebody is away
_BETWEEN = re.compile(r"[\s,;。.!~、]+")
_OTHERS = re.compile(
    r"(?:[他她您你]们?|对方|人家|师傅|老板|邻居|[小老阿][^我咱俺\W婆公妈爸]|[^我咱俺\W][姐叔姨哥爷婶])(?:家|那边)?[都又也还正好今天刚才]*(?:不在家|不在小区|出门|出差|外出)"
)


@dataclass(frozen=True, slots=True)
class Away:
    """Somebody is away. `until`: the day on which they are back; None: nobody said. `a_while`: whether it was said at
    all that it lasts: 「我不在家」 may answer a question just as well."""

    until: date | None = None
    a_while: bool = False


@cache
def _words() -> dict[str, re.Pattern[str]]:
    return {meaning: re.compile("|".join(map(re.escape, said))) for meaning, said in meanings.words("away.tsv").items()}


def find(text: str, now: datetime) -> Away | None:
    """What a private word says of being away, seen from `now` (wall time); None where it says nothing of it.

    「我出门三天」 → until in three days; 「出差到周五」 → until Saturday; 「下周三回来,出门了」 → until that Wednesday.
    """
    mine = _OTHERS.sub(" ", _written(text))
    if len(text) > SHORT or questions.asked(text) or not _says("gone", mine):
        return None
    until = _until(_written(text), now)
    if until is not None and until <= now.date():
        until = None  # what is past says nothing of when they are back
    return Away(until, until is not None or _says("while", text))


def meant(text: str, now: datetime) -> Away:
    """What follows 「/away」, where nobody has to say that it is about being away: 「到周五」, 「三天」, nothing."""
    until = _until(_written(text[:SHORT]), now)
    return Away(until if until is not None and until > now.date() else None, a_while=True)


def back(text: str) -> bool:
    """「我回来了」; not 「我回来了吗」, and nothing that says more."""
    return len(text) <= SHORT // 2 and not questions.asked(text) and _says("back", text)


def _says(meaning: str, text: str) -> bool:
    return dialects.finds(_words()[meaning], text)


def _written(text: str) -> str:
    return dialects.ways(script.plain(text))[-1]


def _until(said: str, now: datetime) -> date | None:
    """The day somebody comes back: as they say it; else after so many days; else the day after the last they name."""
    clauses = _BETWEEN.split(said)
    for clause in clauses:
        if _words()["until"].search(clause) and (named := _named(clause, now)) is not None:
            return named
    for clause in clauses:
        if (length := times.lasting(clause)) is not None:
            return length.on(now.date(), ahead=True)
    for clause in reversed(clauses):
        if (named := _named(clause, now)) is not None:
            return named + timedelta(days=1)
    return None


def _named(clause: str, now: datetime) -> date | None:
    when = times.find(clause, now)
    if when is None or when.start is None or when.problem is not None or when.recurrence is not None:
        return None
    return (when.end or when.start).date()
