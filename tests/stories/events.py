"""Events in stories: their days as they are typed and shown, and those announced before a story begins."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from tests.neighbourhood import Neighbourhood

ZONE = ZoneInfo("Asia/Shanghai")
WEEKDAYS = "一二三四五六日"


async def today(home: Neighbourhood) -> datetime:
    """The playground's own day, in the group's wall time."""
    return datetime.fromtimestamp((await home.play("advance", seconds=0))["now"], ZONE)


async def in_days(home: Neighbourhood, days: int) -> datetime:
    return (await today(home)).replace(hour=9, minute=0, second=0, microsecond=0) + timedelta(days=days)


def said(day: datetime) -> str:
    return f"{day.month}月{day.day}日"


def full(day: datetime) -> str:
    return f"{day.year}年{brief(day)}"


def brief(day: datetime) -> str:
    return f"{day.month}月{day.day}日 周{WEEKDAYS[day.weekday()]}"


async def announce(
    home: Neighbourhood, days: int = 7, text: str = "上午9点到11点半 花街广场 邻居节,有义诊和茶叶蛋"
) -> datetime:
    """老张 announces an event and publishes it."""
    day = await in_days(home, days)
    await home.says("老张", f"/event {said(day)}{text}")
    await home.taps("老张", "发布", where="老张")
    return day


async def until(home: Neighbourhood, moment: datetime) -> None:
    """The clock goes on to that moment."""
    await home.advance(seconds=(moment - await today(home)).total_seconds() + 5)


async def next_weekly(home: Neighbourhood) -> datetime:
    """老张 announces something for each week, three days from now the first time."""
    day = (await in_days(home, 3)).replace(hour=19)
    await home.says("老张", f"/event 每周{WEEKDAYS[day.weekday()]}晚上7点 活动室 合唱团排练")
    await home.taps("老张", "发布", where="老张")
    return day


async def festival(home: Neighbourhood, days: int = 7) -> datetime:
    """老张 is asked for one part after the other, and publishes."""
    for who in ("王阿姨", "小李"):
        await home.says(who, "/help")  # the bot has met them
    day = await in_days(home, days)
    await home.says("老张", "/festival")
    for answer in (
        f"{said(day)}上午9点到11点半",
        "花街广场",
        "9点 开场 老张，9点半 义诊 王阿姨，10点 合唱",
        "小板凳 10 个",
        "茶水 2 人",
    ):
        await home.writes("老张", answer)
    await home.taps("老张", "发布", where="老张")
    return day
