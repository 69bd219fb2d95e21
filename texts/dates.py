"""Dates and times in full, as one says them: 「11月28日 周六 上午9点」."""

from datetime import date, datetime
from functools import lru_cache

from lunar_python import Solar
from lunar_python.util import LunarUtil

from texts.languages import t

WEEKDAYS = ("一", "二", "三", "四", "五", "六", "日")
MONTHS = ("1月", "2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月")


def day(at: datetime) -> str:
    """「11月28日 周六」."""
    return t("{month}{day}日 周{weekday}", month=t(MONTHS[at.month - 1]), day=at.day, weekday=t(WEEKDAYS[at.weekday()]))


def part(at: datetime) -> str:
    """「上午」, 「晚上」: the part of the day."""
    return (
        t("凌晨")
        if at.hour < 5
        else t("早上")
        if at.hour < 8
        else t("上午")
        if at.hour < 12
        else t("中午")
        if at.hour < 13
        else t("下午")
        if at.hour < 18
        else t("晚上")
    )


def hour(at: datetime) -> str:
    """「上午9点」, 「晚上7点半」, 「下午2点05分」."""
    clock = at.hour if at.hour <= 12 else at.hour - 12
    minute = "" if at.minute == 0 else t("半") if at.minute == 30 else t("{minute}分", minute=f"{at.minute:02d}")
    return t("{part}{clock}点{minute}", part=part(at), clock=clock, minute=minute)


def moment(at: datetime) -> str:
    """「11月28日 周六 上午9点」."""
    return f"{day(at)} {hour(at)}"


def ago(at: datetime, now: datetime) -> str:
    """When something was, as neighbours say it; both in the group's wall time: 「今天」, 「上周」, 「之前」."""
    days = (now.date() - at.date()).days
    if days <= 0:
        return t("今天")
    if days == 1:
        return t("昨天")
    weeks = (days - now.weekday() + 6) // 7
    if weeks == 0:
        return t("这周")
    if weeks in (1, 2):
        return t("上周") if weeks == 1 else t("上上周")
    months = (now.year - at.year) * 12 + now.month - at.month
    return t("这个月") if months == 0 else t("上个月") if months == 1 else t("之前")


def clock(at: datetime) -> str:
    """「上午9:00」, 「晚上7:30」."""
    return t("{part}{time}", part=part(at), time=_time(at))


def _time(at: datetime) -> str:
    return f"{at.hour if at.hour <= 12 else at.hour - 12}:{at.minute:02d}"


def span(start: datetime, end: datetime | None) -> str:
    """「上午9:00–11:30」, 「上午9:00–下午2:00」, over days 「晚上8:00–11月29日 周日 上午9:00」."""
    if end is None:
        return clock(start)
    if end.date() != start.date():
        return f"{clock(start)}–{day(end)} {clock(end)}"
    last = clock(end) if part(end) != part(start) else _time(end)
    return f"{clock(start)}–{last}"


def lunar(on: date) -> str:
    """「农历十月二十」."""
    month, day_ = _lunar(on)
    return t("农历{month}月{day}", month=month, day=day_)


def lunar_day(number: int) -> str:
    """15 → 「十五」, 1 → 「初一」, as a day of a lunar month."""
    name: str = LunarUtil.DAY[number]
    return name


@lru_cache(maxsize=256)
def _lunar(on: date) -> tuple[str, str]:
    found = Solar.fromYmd(on.year, on.month, on.day).getLunar()
    return found.getMonthInChinese(), found.getDayInChinese()


def full(start: datetime, end: datetime | None, *, all_day: bool) -> str:
    """Nothing left to guess: 「2026年11月28日 周六 上午9:00–11:30（农历十月二十）」."""
    said = brief(start, end, all_day=all_day)
    return t("{year}年{said}（{lunar}）", year=start.year, said=said, lunar=lunar(start.date()))


def brief(start: datetime, end: datetime | None, *, all_day: bool) -> str:
    """In a line among others: 「11月28日 周六 上午9:00–11:30」."""
    if not all_day:
        return f"{day(start)} {span(start, end)}"
    until = f"–{day(end)}" if end is not None and end.date() > start.date() else ""
    return t("{day}{until} 全天", day=day(start), until=until)
