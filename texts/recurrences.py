"""How something comes again, in words: FREQ=WEEKLY;BYDAY=WE → 「每周三」."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from itertools import groupby

from community import recurrences
from community.recurrences import Rule
from texts.dates import MONTHS, WEEKDAYS, lunar, lunar_day
from texts.languages import t

CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
NTH: Mapping[int, str] = {
    1: "第一个",
    2: "第二个",
    3: "第三个",
    4: "第四个",
    5: "第五个",
    -1: "最后一个",
    -2: "倒数第二个",
}
UNITS: Mapping[str, str] = {"DAILY": "天", "WEEKLY": "周", "MONTHLY": "个月", "YEARLY": "年"}
EVERY: Mapping[str, str] = {"DAILY": "每天", "WEEKLY": "每周", "MONTHLY": "每月", "YEARLY": "每年"}
LAST = 30  # of a lunar month; where it has only 29 days, the 29th
RUN = 3  # days from which on they are told by their first and last
DAY = re.compile(r"([+-]?\d+)?(MO|TU|WE|TH|FR|SA|SU)")


def said(rule: Rule) -> str:
    """「每周三」, 「每月最后一个周日」, 「每个工作日」, 「每年农历九月初九」."""
    if rule.workdays:
        return t("每个工作日（按国家放假和调休）")
    parts = recurrences.parts(rule)
    if rule.lunar and recurrences.is_monthly(rule):
        return f"{_moons(rule, parts)}{_until(parts)}"
    if rule.lunar:
        return t("每年{lunar}", lunar=lunar(rule.start.date()))
    frequency, interval = parts.get("FREQ", ""), int(parts.get("INTERVAL", "1"))
    if frequency not in EVERY:
        return t("定期")
    every = (
        t("每 {interval} {units}", interval=interval, units=t(UNITS[frequency]))
        if interval > 1
        else t(EVERY[frequency])
    )
    return f"{every}{_days(frequency, parts, rule.start, interval)}{_until(parts)}"


def _moons(rule: Rule, parts: Mapping[str, str]) -> str:
    """「每月农历初一、十五」."""
    days = _listed(recurrences.days_of_month(rule), lambda day: t("最后一天") if day == LAST else lunar_day(day))
    if (interval := int(parts.get("INTERVAL", "1"))) > 1:
        return t("每 {interval} 个月的农历{days}", interval=interval, days=days)
    return t("每月农历{days}", days=days)


def _days(frequency: str, parts: Mapping[str, str], start: datetime, interval: int) -> str:
    if frequency == "DAILY":
        return ""
    days = [(int(nth) if nth else 0, CODES.index(code)) for nth, code in DAY.findall(parts.get("BYDAY", ""))]
    gap = t("的") if interval > 1 else ""
    month = t(MONTHS[int(parts["BYMONTH"]) - 1]) if parts.get("BYMONTH", "").isdigit() else ""
    if days and frequency == "WEEKLY":
        names = t("、").join(t(WEEKDAYS[day]) for _, day in days)
        return t("的周{names}", names=names) if interval > 1 else names
    if days:
        return (
            month
            + gap
            + t("、").join(
                t("{nth}周{weekdays}", nth=t(NTH[nth]) if nth in NTH else "", weekdays=t(WEEKDAYS[day]))
                for nth, day in days
            )
        )
    if frequency == "WEEKLY":
        return (
            t("的周{weekdays}", weekdays=t(WEEKDAYS[start.weekday()])) if interval > 1 else t(WEEKDAYS[start.weekday()])
        )
    if parts.get("BYMONTHDAY") == "-1":
        return t("{month}{gap}最后一天", month=month, gap=gap)
    number = _listed([int(day) for day in parts.get("BYMONTHDAY", str(start.day)).split(",")], str)
    if frequency == "YEARLY":
        return t("{gap}{month}{number}日", gap=gap, month=month or t(MONTHS[start.month - 1]), number=number)
    return t("{gap}{number}号", gap=gap, number=number)


def _listed(days: Sequence[int], named: Callable[[int], str]) -> str:
    """1, 2, 3, 15 → 「1到3、15」."""
    said: list[str] = []
    for _, run in groupby(enumerate(days), lambda place: place[1] - place[0]):
        names = [named(day) for _, day in run]
        said += names if len(names) < RUN else [t("{first}到{last}", first=names[0], last=names[-1])]
    return t("、").join(said)


def _until(parts: Mapping[str, str]) -> str:
    if "COUNT" in parts:
        return t("，共 {parts} 次", parts=parts["COUNT"])
    if "UNTIL" in parts:
        last = datetime.strptime(parts["UNTIL"][:8], "%Y%m%d").date()  # noqa: DTZ007 - a day has no zone
        return t("，到 {year}年{month}{day}日为止", year=last.year, month=t(MONTHS[last.month - 1]), day=last.day)
    return ""
