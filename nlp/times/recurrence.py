"""What comes again: 「每月第二个周六」 → FREQ=MONTHLY;BYDAY=2SA (RFC 5545, without `RRULE:`)."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from nlp.times.dates import Day, DayOfMonth, Festival, LunarDay, MonthDay, NthWeekday, Shifted, Weekday
from nlp.times.days import weekdays
from nlp.times.grammar import Atom, value
from nlp.times.lexicon import RFC

Frequency = Literal["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]
_UNITS: dict[str, Frequency] = {
    "天": "DAILY",
    "日": "DAILY",
    "周": "WEEKLY",
    "星期": "WEEKLY",
    "礼拜": "WEEKLY",
    "月": "MONTHLY",
    "个月": "MONTHLY",
    "年": "YEARLY",
}
_WORKDAYS = Weekday((0, 1, 2, 3, 4))
_WEEKEND = (5, 6)
_LONGEST, _LONGEST_MOON = 31, 30  # days of a month; a shorter one has fewer


@dataclass(frozen=True, slots=True)
class Every:
    """A rule: how often, and on which day of the week, month or year where it says so."""

    frequency: Frequency
    interval: int = 1
    day: Day | None = None

    def takes(self, day: Day) -> bool:
        """Whether the day tells on which day the rule falls: 「每周」 + 「周六」."""
        if self.day == DayOfMonth(-1) and isinstance(day, Weekday):
            return True  # 「每月末的周五」
        several = isinstance(self.day, Weekday | DayOfMonth | LunarDay) and type(day) is type(self.day)
        if self.day is not None and not several:
            return False
        if self.frequency == "WEEKLY":
            return isinstance(day, Weekday) and day.weeks is None
        if self.frequency == "MONTHLY":
            if isinstance(day, DayOfMonth) and day.day == 1 and day.months is not None:
                return False  # 「从下个月起每月15号」: when it begins
            return isinstance(day, NthWeekday | DayOfMonth) or (isinstance(day, LunarDay) and day.month is None)
        if self.frequency == "YEARLY":
            return isinstance(day, MonthDay | Festival | LunarDay | NthWeekday)
        return isinstance(day, Weekday) and len(day.days) > 1 and day.weeks is None

    def on(self, day: Day) -> "Every":
        """The same rule, falling on this day."""
        if self.frequency == "DAILY":
            return Every("WEEKLY", 1, day)
        if self.day == DayOfMonth(-1) and isinstance(day, Weekday):
            day = NthWeekday(-1, day.days[0])
        if isinstance(self.day, Weekday) and isinstance(day, Weekday):
            day = Weekday(tuple(sorted({*self.day.days, *day.days})))
        if isinstance(self.day, DayOfMonth) and isinstance(day, DayOfMonth):
            day = replace(self.day, also=(*self.day.also, day.day))
        if self.frequency == "YEARLY" and isinstance(day, LunarDay) and day.month is None:
            day = replace(day, month=1)  # 「每年初一」 is New Year's
        if isinstance(self.day, LunarDay) and isinstance(day, LunarDay):
            day = replace(self.day, also=(*self.day.also, day.day, *day.also))
        return replace(self, day=day)

    def through(self, day: Day) -> bool:
        """Whether the day may end a run of days: 「每周一到周五」, 「周一到周五每天」, 「每月农历初一到初三」."""
        if self.frequency == "MONTHLY":
            return self._within_month(day)
        known = isinstance(self.day, Weekday) or (self.day is None and self.frequency == "DAILY")
        return known and isinstance(day, Weekday) and day.weeks is None

    def _within_month(self, day: Day) -> bool:
        if isinstance(self.day, LunarDay):
            return isinstance(day, LunarDay) and day.month is None
        if not isinstance(self.day, DayOfMonth) or not isinstance(day, DayOfMonth) or self.day.day < 1:
            return False
        return day.months is None or (day.months == 1 and 0 < day.day < self.day.day)  # 「每月28号到下月2号」

    def until(self, day: Day) -> "Every":
        """The same rule on all days from its own to this one."""
        if isinstance(self.day, Weekday) and isinstance(day, Weekday):
            last = day.days[0] if day.days[0] >= self.day.days[0] else 6
            return replace(self, day=Weekday(tuple(range(self.day.days[0], last + 1))))
        if isinstance(self.day, DayOfMonth | LunarDay) and isinstance(day, DayOfMonth | LunarDay):
            longest = _LONGEST if isinstance(self.day, DayOfMonth) else _LONGEST_MOON
            return replace(self, day=replace(self.day, also=_run((self.day.day, *self.day.also), day.day, longest)))
        return self

    def spans(self, day: Day) -> bool:
        """Whether what comes once a year lasts until this day: 「每年正月初一到初三」."""
        if self.frequency != "YEARLY" or self.day is None:
            return False
        if isinstance(day, MonthDay | LunarDay):
            return day.year is None and day.years is None
        return isinstance(day, DayOfMonth) and day.months is None

    def first(self, today: date, ahead: bool) -> date:
        """The first occurrence."""
        if self.day is not None:
            return _plain(self.day).on(today, ahead)
        return Shifted(0 if ahead else 1).on(today, ahead)

    def without(self, days: tuple[int, ...]) -> "Every":
        """The same rule, but not on these weekdays: 「除周一外每天」."""
        return replace(self, frequency="WEEKLY", day=Weekday(tuple(day for day in range(7) if day not in days)))

    @property
    def sure(self) -> bool:
        """Whether it says when: 「每周」 alone does not."""
        return self.day is not None or self.frequency == "DAILY"

    @property
    def rule(self) -> str:
        """The RRULE's value."""
        parts = [f"FREQ={self.frequency}"]
        if self.interval > 1:
            parts.append(f"INTERVAL={self.interval}")
        return ";".join(parts + _by(self.day))


def _run(days: tuple[int, ...], last: int, longest: int) -> tuple[int, ...]:
    """All but the first of these days of a month, the last of them going on to `last`: (1, 13), 15 → (13, 14, 15)."""
    first, last = days[-1], longest if last == -1 else last
    on = range(first + 1, last + 1) if last >= first else [*range(first + 1, longest + 1), *range(1, last + 1)]
    return (*days[1:], *on)


def _plain(day: Day) -> Day:
    """The next such day, whichever month or year was said with it."""
    return replace(day, months=None) if isinstance(day, DayOfMonth | NthWeekday) else day


def _by(day: Day | None) -> list[str]:
    if isinstance(day, Festival):
        if plain := day.day:
            return [] if day.shift else _by(plain)
        if day.rule[-5:-4].isdigit() and not day.shift:
            return [f"BYMONTH={int(day.rule[-2:])}", f"BYDAY={day.rule[-5:-2]}"]
        return []
    if isinstance(day, Weekday):
        return ["BYDAY=" + ",".join(RFC[weekday] for weekday in day.days)]
    if isinstance(day, NthWeekday):
        nths = ",".join(f"{nth}{RFC[day.weekday]}" for nth in sorted((day.nth, *day.also)))
        return ([f"BYMONTH={day.month}"] if day.month else []) + [f"BYDAY={nths}"]
    if isinstance(day, DayOfMonth):
        return ["BYMONTHDAY=" + ",".join(map(str, (day.day, *day.also)))]
    if isinstance(day, LunarDay) and day.month is None:  # of the lunar month: the calendar is told beside the rule
        return ["BYMONTHDAY=" + ",".join(map(str, (day.day, *day.also)))]
    if isinstance(day, MonthDay):
        return [f"BYMONTH={day.month}", f"BYMONTHDAY={day.day}"]
    return []  # lunar and solar-term years have no rule in RFC 5545 but their calendar


def every(atom: Atom) -> tuple[Every, str | None]:
    """The rule an atom says, and the part of day that may be in it (每晚)."""
    if atom["workdays"]:
        return Every("WEEKLY", day=_WORKDAYS), None
    if unit := atom["gapu"]:
        said = atom["gapn"] or ""
        return Every(_UNITS[unit], 1 + (value(said) if said and said != "半" else 1)), None
    if unit := atom["skip"]:
        return Every(_UNITS[unit.removeprefix("个")], 2), None
    if atom["double"]:
        return Every("WEEKLY", 2), None
    if unit := atom["evu"]:
        said = atom["evn"] or ""
        if said == "半":
            return (Every("MONTHLY", 6) if unit == "年" else Every("WEEKLY", 2)), None
        return Every(_UNITS[unit], value(said)), None
    if unit := atom["onceu"]:
        often = value(atom["times"] or "")
        return Every(_UNITS[unit], value(atom["oncen"] or "") if often == 1 else 1), None
    if run := atom["run"] or atom["digits"]:
        return Every("WEEKLY", day=Weekday(weekdays(run))), None
    if part := atom["evp"]:
        return Every("DAILY"), {"朝": "早"}.get(part, part)
    if atom["daily"]:
        return Every("DAILY"), None
    if atom["monthly"]:
        return Every("MONTHLY", day=DayOfMonth(-1) if atom["mlast"] else None), None
    if atom["quarterly"]:
        return Every("MONTHLY", 3), None
    if atom["yearly"]:
        return Every("YEARLY"), None
    return Every("WEEKLY"), None


def weekend(atom: Atom) -> Day | None:
    """Both days, where 「每周末」 is said."""
    return Weekday(_WEEKEND) if atom.kind == "weekday" and (atom["off"] or atom["wd"] == "末") else None
