"""Somebody is away for a while: 「我出门几天」, 「出差到周五」, 「回老家,下周三回来」; and back: 「我回来了」."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache

from nlp import meanings, times
from nlp.normalise import plain
from nlp.script import simplify

SHORT = 40  # characters; a longer message tells more than that somebody is away
A_DAY = timedelta(days=1)
_BETWEEN = re.compile(r"[\s,;。.!~、]+")
_OTHERS = re.compile(
    r"(?:[他她您你]们?|对方|人家|师傅|老板|邻居|[小老阿][^我咱俺\W婆公妈爸]|[^我咱俺\W][姐叔姨哥爷婶])(?:家|那边)?[都又也还正好今天刚才]*(?:不在家|不在小区|出门|出差|外出)"
)
_ASKS = re.compile(r"[?]|[吗么](?:\W|$)")


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
    said = simplify(plain(text))
    words = _words()
    if not said or len(said) > SHORT or _ASKS.search(said) or not words["gone"].search(_OTHERS.sub(" ", said)):
        return None
    until = _until(said, now)
    if until is not None and until <= now.date():
        until = None  # what is past says nothing of when they are back
    return Away(until, until is not None or words["while"].search(said) is not None)


def meant(text: str, now: datetime) -> Away:
    """What follows 「/away」, where nobody has to say that it is about being away: 「到周五」, 「三天」, nothing."""
    until = _until(simplify(plain(text))[:SHORT], now)
    return Away(until if until is not None and until > now.date() else None, a_while=True)


def back(text: str) -> bool:
    """「我回来了」; not 「我回来了吗」, and nothing that says more."""
    said = simplify(plain(text))
    return bool(0 < len(said) <= SHORT // 2 and not _ASKS.search(said) and _words()["back"].search(said))


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
            return named + A_DAY
    return None


def _named(clause: str, now: datetime) -> date | None:
    when = times.find(clause, now)
    if when is None or when.start is None or when.problem is not None or when.recurrence is not None:
        return None
    return (when.end or when.start).date()
