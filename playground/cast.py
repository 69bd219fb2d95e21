"""Who lives in 花园小区, and what happened there last week: said through `/play`, as anybody could say it.

The clock stands about eight days back when they move in, and at this moment when the week is told:
「多买了两块姜,谁要自取」, 陈姐 「我要」, 「拿到了谢谢」. What the bot remembers of it, it has heard.
"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

import aiohttp

GROUP: Final = "花园小区"
ZONE: Final = ZoneInfo("Asia/Shanghai")
MORNING, EVENING = time(8), time(21)  # between them a visitor may come; nobody is asked for ginger at night
BEFORE: Final = timedelta(days=8)  # how far back the clock has to stand for the week to be told


@dataclass(frozen=True, slots=True)
class Neighbour:
    """One of the cast. `started`: has pressed Start, so that the bot may write to them privately."""

    name: str
    username: str | None = None
    started: bool = True
    admin: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """What somebody said in the group, `days` before the visit at `at` (wall time); `answers`: the number of the line
    that it replies to, counted from 0."""

    days: int
    at: time
    who: str
    text: str
    answers: int | None = None


CAST: Final = (
    Neighbour("王阿姨"),
    Neighbour("小李", "xiaoli_5dong"),
    Neighbour("陈姐", "chenjie_huayuan"),
    Neighbour("老张", "laozhang_2dong", admin=True),
    Neighbour("小美", "xiaomei_maomao", started=False),
    Neighbour("刘叔", started=False),
)

LAST_WEEK: Final = (
    Line(7, time(18, 20), "小李", "多买了两块姜,谁要自取"),
    Line(7, time(18, 24), "陈姐", "我要", answers=0),
    Line(7, time(19, 5), "陈姐", "拿到了谢谢", answers=0),
    Line(7, time(19, 30), "小李", "送完了", answers=0),
    Line(5, time(10, 2), "小美", "谁有电钻借一下,装个窗帘"),
    Line(5, time(10, 9), "刘叔", "我有", answers=4),
    Line(5, time(16, 40), "小美", "借到了谢谢", answers=4),
    Line(2, time(20, 15), "老张", "北门外面的桂花开了，真香"),
)


async def move_in(root: str, *, telling: bool) -> None:
    """Makes the people and their group at the playground under `root` (http://127.0.0.1:8765).

    `telling`: the week is told too, and the clock moved to this moment, or at night to the next morning.
    RuntimeError: the playground said no.
    """
    visit = awake(datetime.now(ZONE))
    async with aiohttp.ClientSession(root) as session:
        if telling:
            await _advance(session, _before(visit, 7, MORNING))  # nobody moves in at night
        people: dict[str, int] = {}
        for one in CAST:
            named = {"name": one.name} | ({"username": one.username} if one.username else {})
            made = await _post(session, "people", named | {"started": False})
            people[one.name] = made["id"]
            if one.started:
                await _post(session, "start", {"user": made["id"]})  # pressed for real, so that the bot knows
        admins = [people[one.name] for one in CAST if one.admin]
        group = await _post(session, "groups", {"title": GROUP, "members": [*people.values()], "admins": admins})
        await _post(session, "settle", {})
        if telling:
            await _tell(session, group["id"], people, visit)


async def _tell(session: aiohttp.ClientSession, group: int, people: dict[str, int], visit: datetime) -> None:
    said: list[int] = []
    for line in LAST_WEEK:
        await _advance(session, _before(visit, line.days, line.at))
        words: dict[str, Any] = {"chat": group, "user": people[line.who], "text": line.text}
        if line.answers is not None:
            words["reply_to"] = said[line.answers]
        said.append((await _post(session, "say", words))["message_id"])
        await _post(session, "settle", {})
    await _advance(session, visit.timestamp())


def _before(visit: datetime, days: int, at: time) -> float:
    """That many days before the visit, at that wall time, in epoch seconds. Seven days before is always 上周."""
    return datetime.combine(visit.date() - timedelta(days=days), at, ZONE).timestamp()


def awake(now: datetime) -> datetime:
    """This moment, or the next morning: whoever tries it at night (or lives elsewhere) finds neighbours who answer."""
    if MORNING <= now.time() < EVENING:
        return now
    return datetime.combine(now.date() + timedelta(days=now.time() >= EVENING), MORNING, ZONE)


def asleep() -> timedelta:
    """How far the clock has to stand before now (at night: ahead, so less than nothing) for neighbours to be awake."""
    now = datetime.now(ZONE)
    return now - awake(now)


async def _advance(session: aiohttp.ClientSession, until: float) -> None:
    async with session.get("/play/now") as response:
        now = (await response.json())["now"]
    if until > now:
        await _post(session, "advance", {"seconds": until - now})
    await _post(session, "settle", {})


async def _post(session: aiohttp.ClientSession, path: str, body: dict[str, Any]) -> dict[str, Any]:
    async with session.post(f"/play/{path}", json=body) as response:
        answer: dict[str, Any] = await response.json()
        if response.status != 200:
            raise RuntimeError(f"/play/{path}: {answer.get('error', response.status)}")
        return answer
