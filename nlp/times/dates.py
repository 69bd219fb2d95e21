"""Days as they are said, and the day they mean: 「下周三」 said on a Saturday → the Wednesday after next Sunday.

Each value answers `on(today, ahead)`: a `date`, or raises `Impossible`. `ahead` is whether today itself still
counts, that is whether the time of day named is yet to come.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, Protocol

from nlp.readings import Calendar
from nlp.times import lexicon, lunar

Problem = Literal["no-such-date", "no-such-time", "past"]
SATURDAY = 5


class Impossible(Exception):  # noqa: N818 — it states a fact, as all our refusals do
    """The words name a day or an hour that does not exist."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem: Problem = problem


class Day(Protocol):
    """A day as it is said."""

    @property
    def calendar(self) -> Calendar:
        """Which calendar the words used."""

    @property
    def rank(self) -> int:
        """Where several days stand together, the lowest tells the day: 「12月19日（周日）」, 「明天除夕」."""

    def on(self, today: date, ahead: bool) -> date:
        """The day meant."""


def a_day(year: int, month: int, day: int) -> date:
    """A solar day, or `Impossible`."""
    try:
        return date(year, month, day)
    except ValueError:
        raise Impossible("no-such-date") from None


def months_later(today: date, months: int) -> tuple[int, int]:
    """Year and month so many months from today's."""
    year, month = divmod(today.year * 12 + today.month - 1 + months, 12)
    return year, month + 1


def nth_weekday(year: int, month: int, nth: int, weekday: int) -> date:
    """The nth (1..5, or -1, -2 from the end) weekday (Monday is 0) of a month."""
    first, days = monthrange(year, month)
    if nth > 0:
        day = 1 + (weekday - first) % 7 + 7 * (nth - 1)
    else:
        last = date(year, month, days).weekday()
        day = days - (last - weekday) % 7 + 7 * (nth + 1)
    return a_day(year, month, day)


def _reached(day: date, today: date, ahead: bool) -> bool:
    return day > today or (day == today and ahead)


@dataclass(frozen=True, slots=True)
class Shifted:
    """「明天」, 「十天后」"""

    days: int = 0
    months: int = 0
    run: int = 1  # days in a row: 「明后两天」
    rank: int = 1
    calendar: Calendar = "solar"

    def on(self, today: date, ahead: bool) -> date:
        if self.months:
            year, month = months_later(today, self.months)
            today = a_day(year, month, min(today.day, monthrange(year, month)[1]))
        return today + timedelta(days=self.days)


@dataclass(frozen=True, slots=True)
class Weekday:
    """「周六」, 「下下周三」, 「周二、四」: the first to come of `days` (Monday is 0)."""

    days: tuple[int, ...]
    weeks: int | None = None  # None: the next such day; 0: this week
    calendar: Calendar = "solar"

    @property
    def rank(self) -> int:
        return 2 if self.weeks is None else 1

    def on(self, today: date, ahead: bool) -> date:
        if self.weeks is None:
            return min(self._next(today, day, ahead) for day in self.days)
        monday = today - timedelta(days=today.weekday())
        day = monday + timedelta(days=7 * self.weeks + min(self.days))
        if self.weeks == 0 and day < today and today.weekday() == 6:
            day += timedelta(days=7)  # said on a Sunday: the week that begins now
        return day

    @staticmethod
    def _next(today: date, day: int, ahead: bool) -> date:
        found = today + timedelta(days=(day - today.weekday()) % 7)
        return found if _reached(found, today, ahead) else found + timedelta(days=7)


@dataclass(frozen=True, slots=True)
class DayOfMonth:
    """「28号」: the next such day; 「下个月12号」: that month's. Day -1 is the last."""

    day: int
    months: int | None = None
    also: tuple[int, ...] = ()  # 「每月1号和15号」
    rank: int = 1
    calendar: Calendar = "solar"

    def on(self, today: date, ahead: bool) -> date:
        if self.also:
            return min(DayOfMonth(day, self.months).on(today, ahead) for day in (self.day, *self.also))
        if not -1 <= self.day <= 31 or self.day == 0:
            raise Impossible("no-such-date")
        if self.months is not None:
            return self._in(*months_later(today, self.months))
        for later in range(3):
            year, month = months_later(today, later)
            if self.day <= monthrange(year, month)[1]:
                found = self._in(year, month)
                if _reached(found, today, ahead):
                    return found
        raise Impossible("no-such-date")  # never reached: of three months one has a 31st

    def _in(self, year: int, month: int) -> date:
        return a_day(year, month, monthrange(year, month)[1] if self.day == -1 else self.day)


@dataclass(frozen=True, slots=True)
class MonthDay:
    """「11月28日」, 「民国115年3月14日」: already past means next year. Day -1 is the month's last."""

    month: int
    day: int
    year: int | None = None
    years: int | None = None  # 今年 0, 明年 1
    rank: int = 0
    calendar: Calendar = "solar"

    def on(self, today: date, ahead: bool) -> date:
        if not 1 <= self.month <= 12:
            raise Impossible("no-such-date")
        if self.year is not None or self.years is not None:
            year = self.year if self.year is not None else today.year + (self.years or 0)
            return self._in(year)
        found = self._in(today.year) if (self.month, self.day) != (2, 29) else self._leap_day(today.year)
        return found if _reached(found, today, ahead) else self._in(today.year + 1)

    def _in(self, year: int) -> date:
        if self.day == -1:
            return a_day(year, self.month, monthrange(year, self.month)[1])
        return a_day(year, self.month, self.day)

    @staticmethod
    def _leap_day(year: int) -> date:
        """29 February of this year or the next."""
        try:
            return date(year, 2, 29)
        except ValueError:
            return a_day(year + 1, 2, 29)


@dataclass(frozen=True, slots=True)
class LunarDay:
    """「腊月廿三」, 「正月初五」; day -1 is the year's last (除夕); month None: 「初五」, the next such day; the 30th
    is then a month's last."""

    month: int | None
    day: int
    leap: bool = False
    year: int | None = None
    years: int | None = None
    also: tuple[int, ...] = ()  # 「初一、十五」
    rank: int = 0
    calendar: Calendar = "lunar"

    def on(self, today: date, ahead: bool) -> date:
        if self.also:
            return min(LunarDay(self.month, day).on(today, ahead) for day in (self.day, *self.also))
        if not -1 <= self.day <= 30 or self.day == 0 or (self.month is not None and not 1 <= self.month <= 12):
            raise Impossible("no-such-date")
        if self.year is not None or self.years is not None:
            return self._told(self.year if self.year is not None else _lunar_year(today) + (self.years or 0))
        for number in (today.year - 1, today.year, today.year + 1, *self._leaps(today.year)):
            for found in self._days(number):
                if found is None:
                    continue
                if _reached(found[0], today, ahead):
                    if not found[1]:
                        raise Impossible("no-such-date")
                    return found[0]
        raise Impossible("no-such-date")

    def _leaps(self, year: int) -> range:
        return range(year + 2, year + 20) if self.leap else range(0)

    def _told(self, number: int) -> date:
        for found in self._days(number):
            if found and found[1]:
                return found[0]
        raise Impossible("no-such-date")

    def _days(self, number: int) -> list[tuple[date, bool] | None]:
        """This day in the lunar year, and whether it exists; where a month has 29 days, its 30th does not."""
        year = lunar.year(number)
        if year is None:
            return []
        if self.day == -1:
            return [(year.eve, True)]
        if self.month is None:
            return [(found, True) for found in year.each(self.day)]
        if found := year.day(self.month, self.day, leap=self.leap):
            return [(found, True)]
        before = year.day(self.month, self.day - 1, leap=self.leap)
        return [(before + timedelta(days=1), False) if before else None]


def _lunar_year(today: date) -> int:
    year = lunar.year(today.year)
    return today.year if year is None or today >= year.first else today.year - 1


@dataclass(frozen=True, slots=True)
class NthWeekday:
    """「本月最后一个周五」: `months` from now, or the `month` of the year, or (neither) the next to come."""

    nth: int
    weekday: int
    months: int | None = None
    month: int | None = None
    also: tuple[int, ...] = ()  # 「第一和第三个周六」
    rank: int = 0
    calendar: Calendar = "solar"

    def on(self, today: date, ahead: bool) -> date:
        if self.also:
            alone = (NthWeekday(nth, self.weekday, self.months, self.month) for nth in (self.nth, *self.also))
            return min(day.on(today, ahead) for day in alone)
        if self.months is not None:
            return nth_weekday(*months_later(today, self.months), self.nth, self.weekday)
        for later in range(14):
            year, month = months_later(today, later)
            if self.month not in (None, month):
                continue
            try:
                found = nth_weekday(year, month, self.nth, self.weekday)
            except Impossible:
                continue  # not every month has a fifth
            if _reached(found, today, ahead):
                return found
        raise Impossible("no-such-date")


@dataclass(frozen=True, slots=True)
class Festival:
    """「中秋」, 「母亲节」, 「冬至」 by a rule of `lexicon/times/festivals.tsv`."""

    rule: str
    years: int | None = None
    shift: int = 0  # days from it: 「清明前一天」
    before: bool = False  # a weekday before it is meant: 「除夕前的周六」
    rank: int = 4

    @property
    def calendar(self) -> Calendar:
        return "lunar" if self.rule == "last" or self.rule.startswith("lunar") else "solar"

    @property
    def day(self) -> Day | None:
        """The same as a plain lunar or solar day, where it is one."""
        if self.rule == "last":
            return LunarDay(12, -1, years=self.years)
        kind, _, rest = self.rule.rpartition(" ")
        if kind == "lunar" or self.rule[2:3] == "-":
            month, day = map(int, rest.split("-"))
            return (LunarDay if kind else MonthDay)(month, day, years=self.years)
        return None

    def on(self, today: date, ahead: bool) -> date:
        shift = timedelta(days=self.shift)
        return self._on(today - shift, ahead) + shift

    def _on(self, today: date, ahead: bool) -> date:
        if plain := self.day:
            return plain.on(today, ahead)
        if self.years is not None:
            return self._in(today.year + self.years)
        found = self._in(today.year)
        return found if _reached(found, today, ahead) else self._in(today.year + 1)

    def _in(self, year: int) -> date:
        kind, _, rest = self.rule.rpartition(" ")
        if rest == "easter":
            return easter(year)
        if kind == "fu":
            return _dog_days(year, int(rest))
        if kind.startswith("term"):
            return _term(rest, year) + timedelta(days=int(kind.removeprefix("term") or 0))
        nth = nth_weekday(year, int(rest[3:]), int(rest[0]), lexicon.RFC.index(rest[1:3]))
        return nth + timedelta(days=int(kind or 0))


@dataclass(frozen=True, slots=True)
class WeekdayBefore:
    """「除夕前的周六」: the last such weekday before a festival."""

    weekday: int
    festival: Festival
    rank: int = 0
    calendar: Calendar = "solar"

    def on(self, today: date, ahead: bool) -> date:
        feast = self.festival.on(today, ahead)
        return feast - timedelta(days=(feast.weekday() - self.weekday - 1) % 7 + 1)


def _term(name: str, year: int) -> date:
    found = lunar.term(name, year)
    if found is None:
        raise Impossible("no-such-date")
    return found


_GENG = date(2024, 7, 15).toordinal()  # a day of the seventh stem (庚), as every tenth


def _dog_days(year: int, nth: int) -> date:
    """初伏, 中伏, 末伏: the third and fourth 庚 day from 夏至 on, and the first from 立秋 on."""
    start = _term("立秋" if nth == 3 else "夏至", year)
    first = start + timedelta(days=(_GENG - start.toordinal()) % 10)
    return first + timedelta(days={1: 20, 2: 30, 3: 0}[nth])


def easter(year: int) -> date:
    """Easter Sunday, by the anonymous Gregorian computus (Meeus, Astronomical Algorithms, ch. 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    (d, e), f = divmod(b, 4), (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    l = (32 + 2 * e + 2 * i - h - k) % 7  # noqa: E741 — the letters are the source's
    m = (a + 11 * h + 22 * l) // 451
    month, day = divmod(h + l - 7 * m + 114, 31)
    return date(year, month, day + 1)
