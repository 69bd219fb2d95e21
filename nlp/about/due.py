"""When a post is due, or until when it stands: 「明天还」, 「今晚用」, 「周末前」, 「用两天」, 「三小时内」."""

import re
from datetime import date, datetime, time, timedelta
from functools import cache

from nlp import times
from nlp.readings import When
from nlp.times import clocks, finding, grammar, lexicon
from nlp.times.dates import Day, DayOfMonth, Impossible, LunarDay, Shifted, Weekday
from nlp.writing import numerals

REACH = 4  # characters between a week and 还: 「下周用完就还」
EVENING = time(20)  # all of a day means until its evening
A_FEW = 3  # days: 「过几天」


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


def last(when: When) -> datetime:
    """The last moment of what was said: all of a day lasts until its evening, a weekend until that of its Sunday."""
    said = when.end or when.start
    if said is None:
        raise ValueError("a time that was found begins")
    if not when.all_day:
        return said
    weekend = when.end is None and _words()["weekend"].search(grammar.fold(when.words)) is not None
    return datetime.combine(said.date() + timedelta(days=weekend), EVENING)


def promised_for(text: str, now: datetime) -> datetime | None:
    """Until when who promises something asks for patience: 「我下周末带过去」 → that Sunday, 20:00; None where they say
    no time, or only until when they keep it. Never raises."""
    text = text[: grammar.READ]
    if says_back(text):
        return None
    when = find(text, now)
    return last(when) if when is not None else _someday(grammar.fold(text), now)


def _someday(folded: str, now: datetime) -> datetime | None:
    """Some day of a week or a month, at the latest its last; 「过两天」."""
    words, today = _words(), now.date()
    days: list[Day] = [
        *(Weekday((6,), 1 if one["nextweek"] == "下" else 0) for one in words["someweek"].finditer(folded)),
        *(DayOfMonth(-1, 1 if one["nextmonth"] == "下" else 0) for one in words["somemonth"].finditer(folded)),
    ]
    ends = [day.on(today, ahead=True) for day in days]
    ends += [
        today + timedelta(days=int(numerals.number(one["days"]) or A_FEW)) for one in words["somedays"].finditer(folded)
    ]
    return datetime.combine(max(ends), EVENING) if ends else None


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
