"""Whoever has their data deleted leaves no trace: not in a table, not in the file, not in its log, not on a card."""

import sqlite3
from contextlib import closing
from pathlib import Path

import asyncpg
import pytest

from tests import postgres
from tests.neighbourhood import Neighbourhood
from tests.stories.resident import ME, NUMBER, USERNAME, WORD, beside, in_files, live


async def forget(home: Neighbourhood) -> None:
    await home.writes(ME, "/forget")
    await home.taps(ME, "全部删掉")


def in_tables(file: Path) -> set[str]:
    """The columns in which something of hers stands."""
    found = set()
    with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as database:
        for (table,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            rows = database.execute(f"SELECT * FROM {table}")  # a table's name, from the database itself
            names = [column[0] for column in rows.description]
            for row in rows:
                found |= {
                    f"{table}.{name}"
                    for name, value in zip(names, row, strict=True)
                    if any(trace in str(value) for trace in (ME, WORD, USERNAME, str(NUMBER)))
                }
    return found


async def test_a_whole_life_is_forgotten_in_every_table_and_in_every_byte(tmp_path: Path) -> None:
    file = tmp_path / "linli.db"
    async with beside(tmp_path) as (home, box):
        await live(home)
        before, written = in_tables(file), in_files(tmp_path)
        await forget(home)
        await box.program.care.take()  # as every hour
        tables, bytes_while_running = in_tables(file), in_files(tmp_path)
        cards = [text for text in await home.group() if ME in text or WORD in text]
    with closing(sqlite3.connect(file)) as database:
        database.execute("VACUUM")
    assert {column.partition(".")[0] for column in before} >= {
        "people", "members", "posts", "claims", "pings", "traces", "loans", "events", "rsvps", "parts", "chains",
        "entries", "announcements", "thanks", "proofs", "answers", "homes", "organizers", "changes", "copies", "roster",
        "inbox", "outbox", "sent",
    }  # fmt: skip
    assert set().union(*written.values()) == {ME, WORD, USERNAME, str(NUMBER), "id"}
    assert tables == set()
    assert bytes_while_running == {}
    assert in_files(tmp_path) == {}
    assert cards == [f"好的，{ME} 也是组织者了，可以发 /settings。"]  # said once, and no card: Telegram keeps it


@pytest.mark.parametrize("begun", ["/chain 团紫砂壶 68元/个 下周五截止", "/event 12月5日上午9点 花街广场 紫砂鉴赏"])
async def test_what_she_began_and_nobody_joined_names_her_no_more_days_later(tmp_path: Path, begun: str) -> None:
    async with beside(tmp_path) as (home, _):
        await home.says(ME, begun)
        if begun.startswith("/event"):
            await home.taps(ME, "发布", where=ME)  # a proposal
        await home.advance(days=3)
        before = "\n".join(await home.group())
        await forget(home)
        after = "\n".join(await home.group())
    assert ME in before
    assert ME not in after
    assert WORD not in after


async def test_what_she_was_told_within_the_hour_is_forgotten_too(tmp_path: Path) -> None:
    async with beside(tmp_path) as (home, box):
        await home.says("王阿姨", "楼道里有煤气味")
        await home.says(ME, "闻到煤气味该打哪个电话")
        await home.says(ME, "", to=ME, photo=True)  # to the bot, without a word
        before = in_tables(tmp_path / "linli.db")
        await forget(home)
        await box.program.care.take()
        after = in_tables(tmp_path / "linli.db")
    assert {"alarms.ref", "alarms.chat"} <= before
    assert after == set()


async def on_the_server(url: str) -> dict[str, list[str]]:
    """All rows of a PostgreSQL, a table each, as text."""
    connection = await asyncpg.connect(url)
    try:
        tables = await connection.fetch("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        return {name: [str(row) for row in await connection.fetch(f'SELECT * FROM "{name}"')] for (name,) in tables}
    finally:
        await connection.close()


async def test_a_whole_life_is_forgotten_and_what_is_over_on_a_server_too(tmp_path: Path) -> None:
    url = postgres.new_database()
    async with beside(tmp_path, url) as (home, box):
        await live(home)
        before = await on_the_server(url)
        await forget(home)
        await box.program.care.take()
        after = await on_the_server(url)
        await home.advance(days=121)
        await box.program.care.take()
        late = await on_the_server(url)
        incidents = box.program.metrics.page().count(b"linli_incidents_total{")
    postgres.drop(url)
    traces = (ME, WORD, USERNAME, str(NUMBER))
    named = {table for table, rows in before.items() if any(trace in row for row in rows for trace in traces)}
    assert len(named) >= 20
    assert {table for table, rows in after.items() if any(trace in row for row in rows for trace in traces)} == set()
    assert [late[table] for table in ("posts", "claims", "thanks", "pings")] == [[], [], [], []]
    assert late["tallies"]
    assert incidents == 0


async def test_what_others_are_in_goes_on_without_a_name_and_is_said_before(tmp_path: Path) -> None:
    async with beside(tmp_path) as (home, _):
        chain = await home.says(ME, "/chain 团丹东草莓 68元/箱 周五截止")
        await home.says("小李", "+2")
        await home.writes(ME, "/forget")
        asked = (await home.hears(ME))[-1]
        await home.taps(ME, "全部删掉")
        card = next(card["text"] for card in await home.cards(to=chain) if card["text"].startswith("🧺"))
    assert "「丹东草莓」已经有邻居报名，会留给大家办完，不再写您的名字" in asked
    assert card.startswith("🧺 丹东草莓\n")
    assert "1. 小李 2箱" in card


async def test_a_name_that_two_neighbours_share_is_left_in_others_words(tmp_path: Path) -> None:
    async with beside(tmp_path) as (home, _):
        await home.says("王阿姨", f"谁有梯子借一下，{ME}家好像有")
        await home.says(ME, "大家好 /help")
        await home.writes(ME, "/help")
        first = await home.person(ME)  # another one, of the same name
        await home.joins(ME)
        await home.says(ME, "/help")
        home.people[ME] = NUMBER
        await forget(home)
        with closing(sqlite3.connect(tmp_path / "linli.db")) as database:
            words = database.execute("SELECT words FROM posts").fetchall()
    assert first != NUMBER
    assert words == [(f"谁有梯子借一下，{ME}家好像有",)]


async def test_a_card_too_old_to_be_taken_away_says_that_it_was_taken_back(tmp_path: Path) -> None:
    async with beside(tmp_path) as (home, _):
        need = await home.says(ME, "谁有电钻借一下,想给紫砂架打孔")
        await home.taps("刘叔", "我来帮")
        await home.replies(ME, need, "借到了谢谢")
        await home.advance(days=3)
        await forget(home)
        assert await home.card(to=need) == "发这条的邻居收回了自己的话。"


async def test_who_comes_back_is_a_new_neighbour(tmp_path: Path) -> None:
    async with beside(tmp_path) as (home, _):
        await live(home)
        await forget(home)
        await home.says(ME, "谁有电钻借一下")
        await home.writes(ME, "/me")
        assert (await home.hears(ME))[-1].startswith("您和邻居的往来，我这里还没有。")


async def test_what_nobody_else_is_in_goes_with_its_card_and_its_reminders(tmp_path: Path) -> None:
    async with beside(tmp_path) as (home, _):
        await home.play("promote", chat=home.chat(None), user=home.people[ME], admin=True)
        await home.says(ME, "/event 11月28日上午9点 花街广场 紫砂鉴赏")
        await home.taps(ME, "发布", where=ME)
        await home.says(ME, "/announce 每周五18:00 紫砂提醒收垃圾桶")
        await home.taps(ME, "到时候发")
        await home.says(ME, "/chain 团紫砂壶 68元/个 周五截止")
        before = [text for text in await home.group() if WORD in text]
        await home.writes(ME, "/forget")
        asked = (await home.hears(ME))[-1]
        await home.taps(ME, "全部删掉")
        await home.advance(days=8)
        after = [text for text in await home.group() if WORD in text]
    assert (len(before), "会留给大家" in asked, after) == (2, False, [])


async def test_an_event_that_others_come_to_goes_on_and_reminds(tmp_path: Path) -> None:
    async with beside(tmp_path) as (home, _):
        await home.play("promote", chat=home.chat(None), user=home.people[ME], admin=True)
        await home.says(ME, "/event 11月28日上午9点 花街广场 包饺子")
        await home.taps(ME, "发布", where=ME)
        await home.taps("小李", "参加")
        await forget(home)
        await home.advance(days=6, hours=10)
        reminded = [text for text in (*await home.group(), *await home.hears("小李")) if "包饺子" in text]
    assert len(reminded) >= 2
    assert all(ME not in text for text in reminded)


async def test_what_the_other_side_was_told_of_a_loan_and_of_a_promise_names_them_no_more(tmp_path: Path) -> None:
    async with beside(tmp_path) as (home, _):
        need = await home.says("王阿姨", "谁有电钻借一下")
        await home.taps(ME, "我来帮")
        await home.replies("王阿姨", need, "借到了谢谢")
        await home.taps("王阿姨", "明天")
        await home.says("陈姐", "多了一箱橙子，自取")
        await home.taps(ME, "我要")
        await home.taps("刘叔", "我要")
        await forget(home)
        told = [*await home.hears("王阿姨"), *await home.hears("陈姐"), *await home.hears("刘叔")]
    assert [text for text in told if ME in text] == []
    assert "您借来的电钻，对方把资料都删了，我没法再提醒，记得还给人家。" in told
    assert any(text.startswith("「橙子（1箱）」：邻居 这次不要了") for text in told)


async def test_what_is_still_to_come_and_what_means_something_else_stays_as_it_was_written(home: Neighbourhood) -> None:
    for name in ("停水", "3号楼", "林小满"):
        await home.person(name)
        await home.joins(name)
    await home.says("停水", "谁有梯子借用")
    await home.says("3号楼", "谁有电钻借一下")
    await home.says("林小满", "谁有锤子借一下")
    await home.says("老张", "/event 11月28日周六上午9点 3号楼一层 邻居节")
    await home.taps("老张", "发布")
    await home.says("老张", "/announce 明天早上8点 3号楼停水，请提前接水，问林小满")
    await home.taps("老张", "到时候发")
    for who in ("停水", "3号楼", "林小满"):
        await home.writes(who, "/forget")
        await home.taps(who, "全部删掉")
    await home.taps("小李", "参加")
    card = next(one["text"] for one in await home.cards() if "邻居节" in one["text"])
    await home.advance(hours=23)
    assert "3号楼一层" in card
    assert any("3号楼停水，请提前接水，问林小满" in text for text in await home.group())
