"""The lunar calendar and the solar terms: 腊月廿三 of 2026 → 2027-01-30, 冬至 of 2026 → 2026-12-22.

Facts come from `lexicon/times/lunar.tsv`, built ahead by `nlp.training.lunar`; years it does not hold are asked of
lunar_python, which takes milliseconds, once a year.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

TABLE = Path(__file__).parent.parent / "lexicon" / "times" / "lunar.tsv"
TERMS = (
    *("小寒", "大寒", "立春", "雨水", "惊蛰", "春分", "清明", "谷雨", "立夏", "小满", "芒种", "夏至"),
    *("小暑", "大暑", "立秋", "处暑", "白露", "秋分", "寒露", "霜降", "立冬", "小雪", "大雪", "冬至"),
)
FIRST, LAST = 1900, 2100  # beyond, no calendar of ours is sure


@dataclass(frozen=True, slots=True)
class Year:
    """One lunar year: its first day, its months' lengths in order, and which of them (0-based) is the leap one."""

    first: date
    lengths: tuple[int, ...]
    leap: int | None
    terms: tuple[date, ...]  # of the solar year with this number

    def day(self, month: int, day: int, *, leap: bool = False) -> date | None:
        """The solar day of a lunar month (1..12) and day (1..30), None where there is no such day."""
        index = month - 1
        if leap:
            if self.leap != month:
                return None
            index = month
        elif self.leap is not None and month > self.leap:
            index = month
        if not 0 <= index < len(self.lengths) or not 1 <= day <= self.lengths[index]:
            return None
        return self.first + timedelta(days=sum(self.lengths[:index]) + day - 1)

    def each(self, day: int) -> list[date]:
        """The solar days of this day of each month, leap months too; the 30th of a month of 29 days is its last."""
        begins = [self.first + timedelta(days=sum(self.lengths[:index])) for index in range(len(self.lengths))]
        return [at + timedelta(days=min(day, last) - 1) for at, last in zip(begins, self.lengths, strict=True)]

    @property
    def eve(self) -> date:
        """除夕, the last day."""
        return self.first + timedelta(days=sum(self.lengths) - 1)


@lru_cache(maxsize=1)
def _table() -> dict[int, str]:
    lines = TABLE.read_text("utf-8").splitlines()
    return {int(line[:4]): line for line in lines if not line.startswith("#")}


@lru_cache(maxsize=64)
def year(number: int) -> Year | None:
    """The lunar year that begins in the solar year `number`; None outside 1900 to 2100."""
    if not FIRST <= number <= LAST:
        return None
    line = _table().get(number)
    if line is None:
        return asked(number)
    _, first, months, terms = line.split("\t")
    names = months.split(" ")
    return Year(
        date.fromisoformat(first),
        tuple(int(name.removeprefix("闰")) for name in names),
        next((index for index, name in enumerate(names) if name.startswith("闰")), None),
        tuple(date.fromisoformat(f"{number}-{day}") for day in terms.split(" ")),
    )


def asked(number: int) -> Year:
    """The same from lunar_python."""
    from lunar_python import LunarYear, Solar  # 30 ms to import, and hardly ever needed

    months = LunarYear.fromYear(number).getMonthsInYear()
    first = Solar.fromJulianDay(months[0].getFirstJulianDay())
    days = set()
    for solar in (Solar.fromYmd(number, 6, 1), Solar.fromYmd(number, 12, 31)):
        days |= {(s.getYear(), s.getMonth(), s.getDay()) for s in solar.getLunar().getJieQiTable().values()}
    return Year(
        date(first.getYear(), first.getMonth(), first.getDay()),
        tuple(month.getDayCount() for month in months),
        next((index for index, month in enumerate(months) if month.isLeap()), None),
        tuple(date(*day) for day in sorted(days) if day[0] == number),
    )


def term(name: str, number: int) -> date | None:
    """The day of a solar term in the solar year `number`."""
    lunar = year(number)
    return lunar.terms[TERMS.index(name)] if lunar else None
