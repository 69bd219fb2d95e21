"""When a post is due, or until when it stands: 「明天还」, 「今晚用」, 「周末前」, 「用两天」, 「三小时内」."""

import re
from datetime import date, datetime, time, timedelta
from functools import cache

from nlp import times
from nlp.readings import When
from nlp.times import clocks, finding, grammar, lexicon
from nlp.times.dates import DayOfMonth, Impossible, LunarDay, Shifted, Weekday

REACH = 4  # characters between a week and 还: 「下周用完就还」


@cache
def _words() -> dict[str, re.Pattern[str]]:
    return {kind: re.compile(words) for kind, words, *_ in lexicon.rows("due.tsv")}


def find(text: str, now: datetime) -> When | None:
    """The time by which a post is due (or until which a thing is needed), seen from `now`; None if none is said.

    「梯子借用两天」 → the day after tomorrow, all day; 「昨天丢的」 tells a story and is none. Never raises.
    """
    text = text[: grammar.READ]
    if not times.present(text):
        return None
    folded = grammar.fold(text)
    try:
        return _back(text, folded, now) or _period(text, folded, now) or _time(text, now) or _span(text, folded, now)
    except (Impossible, OverflowError):  # no such day, or beyond the calendar's end
        return None


def back_said(text: str) -> bool:
    """Whether the words say that something comes back: 「明天还」; not 「还有吗」."""
    return _words()["back"].search(grammar.fold(text[: grammar.READ])) is not None


def says_back(text: str) -> bool:
    """Whether a post says when a thing comes back, and not only when it is used: 「用两天」; not 「今晚用」."""
    folded, words = grammar.fold(text[: grammar.READ]), _words()
    lasts = any(
        re.search(f"(?:{words['span'].pattern})$", folded[max(0, atom.start - 4) : atom.start])
        or words["within"].match(folded, atom.end)
        for atom in grammar.scan(folded)
        if atom.kind == "span"
    )
    return lasts or back_said(text) or words["keeps"].search(folded) is not None


def _back(text: str, folded: str, now: datetime) -> When | None:
    """When it comes back, where somebody says so: 「明天下午用，后天还」 → the day after tomorrow."""
    return _period(text, folded, now, back=True) or _usable(finding.back(text, now, words=_words()))


def _time(text: str, now: datetime) -> When | None:
    """A time of its own: the one that says 用 or 前, else the first that is no story."""
    return _usable(finding.due(text, now, until=_words()["until"], past=_words()["past"]))


def _usable(when: When | None) -> When | None:
    return when if when and when.start and not when.problem and not when.recurrence else None


def _period(text: str, folded: str, now: datetime, *, back: bool = False) -> When | None:
    """Somewhere in a week, a month or a year; `back`: only where 还 follows."""
    words, today = _words(), now.date()
    soon = re.compile(rf"\w{{0,{REACH}}}?(?:{words['back'].pattern})")
    for found in words["week"].finditer(folded):
        if not back or soon.match(folded, found.start("tail")):
            return _day(text, found, Weekday((6,), 1 if found["nextweek"] == "下" else 0).on(today, ahead=True))
    for found in words["month"].finditer(folded):
        if not back or soon.match(folded, found.start("tail")):
            return _day(text, found, DayOfMonth(-1, 1 if found["nextmonth"] == "下" else 0).on(today, ahead=True))
    for found in words["year"].finditer(folded):
        if not back or soon.match(folded, found.end()):
            return _day(text, found, LunarDay(12, -1).on(today, ahead=True), lunar=True)
    return None


def _day(text: str, found: re.Match[str], day: date, *, lunar: bool = False) -> When:
    said = text[found.start() : found.end()]
    return When(said, datetime.combine(day, time()), None, all_day=True, calendar="lunar" if lunar else "solar")


def _span(text: str, folded: str, now: datetime) -> When | None:
    """How long it is needed: 「用两天」, 「半小时内」."""
    words = _words()
    for atom in grammar.scan(folded):
        if atom.kind != "span":
            continue
        before = re.compile(f"(?:{words['span'].pattern})$").search(folded, max(0, atom.start - 4), atom.start)
        within = words["within"].match(folded, atom.end)
        length = clocks.span(atom)
        if length is None or not (before or within):
            continue
        said = text[before.start() if before else atom.start : within.end() if within else atom.end]
        if isinstance(length, Shifted):
            return When(said, datetime.combine(length.on(now.date(), ahead=True), time()), None, all_day=True)
        return When(said, now.replace(second=0, microsecond=0) + timedelta(minutes=length))
    return None
