"""Whatever a client sends, it is forged until checked: nobody acts in a group they are not in, or for somebody else,
or with rights that were taken from them a second ago."""

import random
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from handlers import taps
from playground.emulator.chats import GONE
from playground.wiring import Box
from tests.neighbourhood import GROUP, Neighbourhood
from tests.stories.resident import beside, incidents, live

WAY = {"inbox", "outbox", "sent", "migrations", "alarms"}  # of the messages that tell of a refusal
MET = {"people", "members", "mutes"}  # who was met, and what somebody chose for themselves
VERBS = sorted({*taps.OF_POSTS, *taps.OF_CLAIMS, *taps.ELSEWHERE, *taps.IN_PRIVATE} - {"forget", "asks"})
CHOICES = (
    "yes", "no", "up", "down", "take", "leave", "publish", "cancel", "drop", "close", "renew", "now", "pin", "right",
    "wrong", "first", "draw", "file", "csv", "approve", "reject", "manage", "go", "maybe", "over", "arrived", "open",
    "delete", "time", "elder", "plus", "minus", "remind", "all", "untick", "settle", "on", "off",
)  # fmt: skip


def kept(folder: Path, *without: str) -> dict[str, list[tuple[Any, ...]]]:
    """All that stands in the database, but for the way of the messages."""
    with closing(sqlite3.connect(f"{(folder / 'linli.db').as_uri()}?mode=ro", uri=True)) as database:
        tables = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        return {
            table: sorted(database.execute(f"SELECT * FROM {table}").fetchall(), key=repr)
            for table in sorted(tables - WAY - set(without))
        }


async def all_data(home: Neighbourhood) -> list[str]:
    """The callback data of every button that anybody sees."""
    found: dict[str, None] = {}
    for place in (*home.groups, *home.people):
        for message in await home.messages(place):
            found |= {button["data"]: None for row in message["buttons"] for button in row if button["data"]}
    return [data for data in found if not data.startswith(("forget", "asks"))]


async def stranger(home: Neighbourhood) -> tuple[int, int]:
    """外人 has pressed Start and has a group of their own: a message of the bot's in either place."""
    await home.person("外人")
    await home.new_group("别的小区", ["外人"], ["外人"])
    await home.starts("外人")
    theirs = await home.says("外人", "谁有梯子借一下", to="别的小区")
    private = next(m["id"] for m in await home.messages("外人") if m["from"]["is_bot"])
    return private, (await home.cards(to=theirs, where="别的小区"))[-1]["id"]


async def test_a_stranger_moves_nothing_with_any_button_of_another_group(tmp_path: Path) -> None:
    async with beside(tmp_path) as (home, box):
        await live(home)
        data = await all_data(home)
        private, foreign = await stranger(home)
        before = kept(tmp_path)
        for one in data:
            await home.forges("外人", one, private, where="外人")
            await home.forges("外人", one, foreign, where="别的小区")
        after = kept(tmp_path)
    assert len({one.partition(":")[0] for one in data}) >= 25  # of each capability some
    assert after == before
    assert incidents(box) == 0


async def test_a_neighbour_moves_nothing_with_the_private_buttons_of_others(tmp_path: Path) -> None:
    """What a card in the group offers to everybody is theirs to press; what stands in others' private chats is not."""
    async with beside(tmp_path) as (home, box):
        await live(home)
        await home.person("小赵")  # lives there, and has nothing to do with any of it
        await home.joins("小赵")
        await home.says("小赵", "/help")
        await home.writes("小赵", "/help")
        private = next(m["id"] for m in await home.messages("小赵") if m["from"]["is_bot"])
        open_to_all = {"claim", "rsvp", "duty", "bring", "calendar", "chain", "no", "nottoday", "never"}
        data = [one for one in await all_data(home) if one.partition(":")[0] not in open_to_all]
        before = kept(tmp_path, *MET)
        for one in data:
            await home.forges("小赵", one, private, where="小赵")
        after = kept(tmp_path, *MET)
    changed = {table for table in before if before[table] != after[table]}
    assert len({one.partition(":")[0] for one in data}) >= 15
    assert changed == set()
    assert incidents(box) == 0


async def test_data_that_no_button_has_stops_nothing_and_a_stranger_moves_nothing_with_it(tmp_path: Path) -> None:
    chance = random.Random(20261121)
    async with beside(tmp_path) as (home, box):
        await live(home)
        private, foreign = await stranger(home)
        before = kept(tmp_path)
        for verb in VERBS:
            for number in (1, chance.randrange(12), 10**15 - 1):
                data = f"{verb}:{number}" + (f":{chance.choice((*CHOICES, '1', '7'))}" if chance.random() < 0.7 else "")
                await home.forges("外人", data, private, where="外人")
                await home.forges("外人", data, foreign, where="别的小区")
        after = kept(tmp_path)
        for verb in VERBS:  # a neighbour may move something; nothing may break
            for _ in range(3):
                data = f"{verb}:{chance.randrange(9)}:{chance.choice(CHOICES)}"
                await home.forges("小美", data, (await home.cards())[-1]["id"], where=GROUP)
    assert after == before
    assert incidents(box) == 0


LINKS = ("post_1", "post_2", "post_0", "post_-1", "post_999999999999999", "post_1; DROP TABLE posts", "post_１",
         "post_", "claim_1", "../../etc/passwd", "<b>post_1</b>", "post_1_2", "x" * 64, "%00", "event_1",
         "chain_1")  # fmt: skip


@pytest.mark.parametrize("link", LINKS)
async def test_a_forged_link_shows_a_stranger_nothing(tmp_path: Path, link: str) -> None:
    async with beside(tmp_path) as (home, box):
        await home.says("王阿姨", "谁有电钻借一下，放在3号楼电表箱")
        await home.says("小李", "/chain 团丹东草莓 68元/箱 周五截止")
        await home.person("外人")
        before = kept(tmp_path, "people")
        await home.writes("外人", f"/start {link}")
        said = "\n".join(await home.hears("外人"))
        after = kept(tmp_path, "people")
    assert after == before
    assert all(word not in said for word in ("电钻", "电表箱", "草莓", "王阿姨"))
    assert incidents(box) == 0


async def organized(home: Neighbourhood) -> None:
    """All that an admin can have on the screen: 老张 is one, and 陈姐, who began what is there."""
    await home.play("promote", chat=home.chat(None), user=home.people["陈姐"], admin=True)
    await home.says("王阿姨", "谁有电钻借一下")
    await home.says("陈姐", "/chain 团丹东草莓 68元/箱 周五截止")
    await home.says("小李", "+2")
    await home.says("陈姐", "/event 11月28日上午9点 花街广场 邻居节")
    await home.taps("陈姐", "发布", where="陈姐")
    await home.says("小美", "/event 11月29日上午9点 花街广场 包饺子")
    await home.taps("小美", "发布", where="小美")
    await home.says("陈姐", "/announce 每周五18:00 提醒收垃圾桶")
    await home.taps("陈姐", "到时候发")
    await home.says("老张", "/announce 每周六8:00 提醒交水费")
    await home.replies("陈姐", await home.says("刘叔", "大家早上好"), "/organizer")
    await home.replies("老张", await home.says("刘叔", "大家早上好"), "/duty")
    await home.says("老张", "/word 地梯=人字梯")
    await home.says("老张", "/calendar")
    await home.says("老张", "/scheduled")


async def all_settings(home: Neighbourhood) -> list[str]:
    """The buttons of every page of the settings, as 老张 turns them over."""
    await home.writes("老张", "/settings")
    panel = next(m for m in reversed(await home.messages("老张")) if m["buttons"])
    found: list[str] = []
    waiting = [button["data"] for row in panel["buttons"] for button in row]
    while waiting:
        found.append(waiting.pop())
        if found[-1].startswith("settings:"):
            await home.forges("老张", found[-1], panel["id"], where="老张")
            page = next(m for m in await home.messages("老张") if m["id"] == panel["id"])
            shown = [button["data"] for row in page["buttons"] for button in row]
            waiting += [data for data in shown if data not in (*found, *waiting)]
    return found


async def without_rights(home: Neighbourhood, how: str) -> None:
    if how == "removed":
        await home.play("promote", chat=home.chat(None), user=home.people["老张"], admin=False)
    else:
        await home.play("leave", chat=home.chat(None), user=home.people["老张"])


@pytest.mark.parametrize("how", ["removed", "left"])
async def test_an_admin_whose_rights_were_taken_a_second_ago_moves_nothing(tmp_path: Path, how: str) -> None:
    async with beside(tmp_path) as (home, box):
        await organized(home)
        data = [*await all_data(home), *await all_settings(home)]
        private = next(m["id"] for m in await home.messages("老张") if m["from"]["is_bot"])
        card = (await home.cards())[-1]["id"]
        cards = {button["data"] or "" for m in await home.messages() for row in m["buttons"] for button in row}
        everybodys = {one for one in cards if one.startswith(("claim", "rsvp", "duty", "bring", "calendar", "chain"))}
        own = {f"announce:{number}" for number in (2,)}  # 老张's own draft may be dropped by whoever is still there
        await without_rights(home, how)
        before = kept(tmp_path, *MET)
        for one in data:
            if one in everybodys or (one.rpartition(":")[0] in own and one.endswith(":drop")):
                continue
            await home.forges("老张", one, private, where="老张")
            if how == "removed":
                await home.forges("老张", one, card, where=GROUP)
        if how == "removed":
            for command in (
                "/announce 停水",
                "/announce 每周五19:00 停水",
                "/calendar",
                "/settings",
                "/word 大黑=电钻",
                "/word 地梯=",
            ):
                await home.says("老张", command)
            await home.replies("老张", await home.says("王阿姨", "大家早上好"), "/organizer")
            await home.replies("老张", await home.says("王阿姨", "大家早上好"), "/duty")
        await home.writes("老张", "/settings")
        after = kept(tmp_path, *MET)
    verbs = {one.partition(":")[0] for one in data}
    assert verbs >= {
        "close",
        "event",
        "chain",
        "announce",
        "settings",
        "shift",
        "feed",
        "release",
        "setquiet",
        "setlife",
        "unword",
    }
    assert {table: after[table] for table in after if after[table] != before[table]} == {}
    assert incidents(box) == 0


def slips_away(home: Neighbourhood, box: Box, who: str) -> None:
    """Somebody is out of the group, and the bot was not told: in some groups it never is."""
    box.server.world.chats[home.chat(None)].members[home.people[who]] = GONE


async def test_who_slipped_away_takes_nothing_up_in_words(tmp_path: Path) -> None:
    async with beside(tmp_path) as (home, box):
        offer = await home.says("小李", "多了一块姜,送给需要的邻居,自取")
        await home.taps("陈姐", "我要")
        await home.replies("小李", offer, "送完了")
        need = await home.says("王阿姨", "谁家有姜")
        asked = (await home.hears("小李"))[-1]
        slips_away(home, box, "小李")
        await home.writes("小李", "我有,来拿")
        card, heard = await home.card(to=need), (await home.hears("小李"))[-1]
    assert "先来问问您" in asked
    assert "来帮忙了" not in card
    assert heard == "您不在这个群里，先进群再点就行。"


async def test_who_slipped_away_completes_no_ring_of_three(tmp_path: Path) -> None:
    async with beside(tmp_path) as (home, box):
        for who, words in (("王阿姨", "绘本换滑板车"), ("小李", "滑板车换乐高"), ("陈姐", "乐高换绘本")):
            await home.says(who, f"{words},有人换吗")
        await home.taps("王阿姨", "愿意换")
        await home.taps("小李", "愿意换")
        slips_away(home, box, "陈姐")
        answer = await home.taps("陈姐", "愿意换")
        cards = [message["text"] for message in await home.cards()]
    assert answer["text"] == "您不在这个群里，先进群再点就行。"
    assert not any("来换了" in card for card in cards)


async def test_who_slipped_away_hears_of_nothing_there(tmp_path: Path) -> None:
    async with beside(tmp_path) as (home, box):
        await home.says("王阿姨", "谁有电钻借一下")
        await home.says("老张", "/chain 团丹东草莓 68元/箱 周五截止")
        await home.says("老张", "/event 11月28日上午9点 花街广场 邻居节")
        await home.taps("老张", "发布", where="老张")
        await home.says("小李", "/help")
        data = [one for one in await all_data(home) if one.startswith(("rsvp", "chain", "calendar", "claim"))]
        await home.writes("小李", "/help")
        private = next(m["id"] for m in await home.messages("小李") if m["from"]["is_bot"])
        slips_away(home, box, "小李")
        before = kept(tmp_path, *MET)
        known = len(await home.hears("小李"))
        for one in data:
            await home.forges("小李", one, private, where="小李")
        for command in ("/needs", "/offers", "/events", "/calendar", "/start post_1"):
            await home.writes("小李", command)
        said = "\n".join((await home.hears("小李"))[known:])
        after = kept(tmp_path, *MET)
    assert after == before
    assert len(data) >= 6
    assert all(word not in said for word in ("电钻", "草莓", "邻居节", "calendar/"))
