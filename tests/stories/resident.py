"""A resident whose name and words stand nowhere else, all that she does in a year, and where it stands then."""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from datetime import UTC, datetime
from pathlib import Path

import aiohttp

from playground.wiring import Box, Numbers, neighbourhood
from tests.neighbourhood import ADMIN, BEGINS, GROUP, PEOPLE, Neighbourhood

ME = "欧阳晚晴"
USERNAME = "wanqing_oy"
WORD = "紫砂"  # in all that she says, and in nothing else
NUMBER = 998_877_665  # her id: no other number looks like it


@asynccontextmanager
async def beside(folder: Path, database: str | None = None) -> AsyncIterator[tuple[Neighbourhood, Box]]:
    """A neighbourhood whose bot is within reach, with her as its first resident."""
    url = database or f"sqlite:///{folder / 'linli.db'}"
    async with (
        neighbourhood(url, behind=datetime.now(UTC) - BEGINS, numbers=Numbers(person=NUMBER)) as box,
        aiohttp.ClientSession(box.server.url) as session,
    ):
        home = Neighbourhood(session)
        assert await home.person(ME, username=USERNAME) == NUMBER
        for name in PEOPLE:
            await home.person(name)
        await home.new_group(GROUP, [ME, *PEOPLE], [ADMIN])
        yield home, box


async def live(home: Neighbourhood) -> None:
    """A year in a neighbourhood, within a day."""
    need = await home.says(ME, "谁有电钻借一下,想给紫砂架打孔")
    await home.taps("刘叔", "我来帮")
    await home.replies(ME, need, "借到了谢谢")
    await home.taps(ME, "一周内")
    await home.says(ME, "谢谢刘叔,紫砂架打好了")
    await home.says("刘叔", f"谢谢{ME},还得真快")
    ladder = await home.says("王阿姨", f"谁有梯子借一下，{ME}家好像有")
    await home.taps(ME, "我来帮")
    await home.replies("王阿姨", ladder, f"{ME}的梯子借到了谢谢")
    await home.taps(ME, "可以")
    oranges = await home.says(ME, "多了一箱橙子,送给邻居,自取,3栋2单元紫砂门")
    await home.taps("小李", "我要")
    await home.edits(ME, oranges, "多了两箱橙子,送给邻居,自取,3栋2单元紫砂门口")
    await home.says("小美", f"替{ME}问,谁能陪她去医院")
    await home.says(ME, "今天早上在北门捡到一串钥匙,谁丢的来认领,紫砂色")
    await home.taps("小李", "是我的")
    await home.writes(ME, "紫砂挂件上写的什么?")
    await home.writes("小李", f"写着{ME}送的")
    await home.says(ME, "绘本换滑板车,有人换吗 紫砂")
    await home.says("小李", "滑板车换乐高,有人换吗")
    await home.says("陈姐", "乐高换绘本,有人换吗")
    await home.taps(ME, "愿意换")
    await home.says(ME, "有人明天上午去浦东机场吗,想搭个车,有紫砂行李")
    await organize(home)
    await home.writes(ME, "/settings")
    await home.writes(ME, "/mydata")
    await home.says("小美", "谁家有梯子借一下")
    await home.taps(ME, "这次不行", where=ME)
    await home.advance(hours=30)


async def organize(home: Neighbourhood) -> None:
    """Lists, events, duties and announcements: hers, and those of others in which she is."""
    await home.says("老张", "/chain 团丹东草莓 68元/箱 周五截止")
    await home.says(ME, "+2 要紫砂盒")
    await home.says("王阿姨", f"3. {ME}家阿婆 1箱")
    await home.says(ME, "/chain 团紫砂壶 68元/个 周五截止")
    await home.says("老张", "/event 11月28日上午9点到11点半 花街广场 邻居节,有义诊")
    await home.taps("老张", "发布", where="老张")
    await home.taps(ME, "参加")
    await home.taps(ME, "加到日历")
    await home.says("老张", "/festival")
    for answer in (
        "11月29日上午9点到11点半",
        "花街广场",
        f"9点 开场 老张，9点半 义诊 {ME}，10点 合唱",
        "小板凳 10 个",
        "茶水 2 人",
    ):
        await home.writes("老张", answer)
    await home.taps("老张", "发布", where="老张")
    await home.says(ME, "/event 11月30日上午9点 花街广场 紫砂鉴赏")
    await home.replies("老张", await home.says(ME, "大家早上好"), "/organizer")
    await home.replies("老张", await home.says(ME, "大家早上好"), "/duty")
    await home.taps("老张", "周六", where="老张")
    await home.says(ME, "/announce 每周五18:00 紫砂提醒收垃圾桶")
    await home.taps(ME, "到时候发")


def in_files(folder: Path) -> dict[str, set[str]]:
    """Which files have which of her words in their bytes; her id as SQLite writes it, in four bytes, too."""
    traces = {trace: trace.encode() for trace in (ME, WORD, USERNAME, str(NUMBER))}
    traces["id"] = NUMBER.to_bytes(4, "big")
    found = {
        path.name: {name for name, trace in traces.items() if trace in path.read_bytes()} for path in folder.iterdir()
    }
    return {name: those for name, those in found.items() if those}


def incidents(box: Box) -> float:
    page = box.program.metrics.page().decode()
    return sum(float(line.rpartition(" ")[2]) for line in page.splitlines() if line.startswith("linli_incidents_total"))


def counts(file: Path) -> dict[str, int]:
    """How many rows each table has."""
    with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as database:
        tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {table: database.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables}
