"""Dates and times in full, as one says them: 「11月28日 周六 上午9点」."""

from datetime import datetime

WEEKDAYS = "一二三四五六日"


def day(at: datetime) -> str:
    """「11月28日 周六」."""
    return f"{at.month}月{at.day}日 周{WEEKDAYS[at.weekday()]}"


def hour(at: datetime) -> str:
    """「上午9点」, 「晚上7点半」, 「下午2点05分」."""
    part = (
        "凌晨"
        if at.hour < 5
        else "早上"
        if at.hour < 8
        else "上午"
        if at.hour < 12
        else "中午"
        if at.hour < 13
        else "下午"
        if at.hour < 18
        else "晚上"
    )
    clock = at.hour if at.hour <= 12 else at.hour - 12
    minute = "" if at.minute == 0 else "半" if at.minute == 30 else f"{at.minute:02d}分"
    return f"{part}{clock}点{minute}"


def moment(at: datetime) -> str:
    """「11月28日 周六 上午9点」."""
    return f"{day(at)} {hour(at)}"


def ago(at: datetime, now: datetime) -> str:
    """When something was, as neighbours say it; both in the group's wall time: 「今天」, 「上周」, 「之前」."""
    days = (now.date() - at.date()).days
    if days <= 0:
        return "今天"
    if days == 1:
        return "昨天"
    weeks = (days - now.weekday() + 6) // 7
    if weeks == 0:
        return "这周"
    if weeks in (1, 2):
        return "上周" if weeks == 1 else "上上周"
    months = (now.year - at.year) * 12 + now.month - at.month
    return "这个月" if months == 0 else "上个月" if months == 1 else "之前"
