"""A word without a reply means what was asked before it was written, however late the bot hears of it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot import updates
from handlers.turn import Heard
from tests.neighbourhood import Neighbourhood


def late(monkeypatch: pytest.MonkeyPatch, by: timedelta) -> None:
    """What is written now was written so long ago: the bot was down, and Telegram kept it."""
    read = updates.plain

    def plain(raw: Mapping[str, Any]) -> Heard | None:
        heard = read(raw)
        return heard and replace(heard, sent_at=heard.sent_at and heard.sent_at - by)

    monkeypatch.setattr(updates, "plain", plain)


@pytest.mark.parametrize("words", ["有，这就送来", "我有", "米我家多了一袋 自取"])
async def test_who_answered_while_the_bot_was_down_has_promised(
    home: Neighbourhood, monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    need = await home.says("王阿姨", "谁有多的米")
    await home.advance(minutes=30)
    late(monkeypatch, timedelta(minutes=29))
    await home.says("小李", words)
    assert "小李 来帮忙了" in await home.card(to=need)


@pytest.mark.parametrize("words", ["我有", "我去"])
async def test_what_stood_there_before_the_post_is_not_about_it(home: Neighbourhood, words: str) -> None:
    old = await home.says("小李", "今天有点累")
    need = await home.says("王阿姨", "谁家有姜，炒菜缺两块")
    await home.edits("小李", old, words)
    assert "小李" not in await home.card(to=need)


async def test_what_stands_behind_the_post_and_was_put_right_is(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁家有姜，炒菜缺两块")
    said = await home.says("小李", "窝有")
    await home.edits("小李", said, "我有")
    assert "小李 来帮忙了" in await home.card(to=need)


async def test_a_basic_group_shares_its_numbers_with_all_chats_of_the_bot(home: Neighbourhood) -> None:
    await home.new_group("小群", ["王阿姨", "刘叔", "小美"], ["王阿姨"], kind="group")
    need = await home.says("王阿姨", "下午四点半谁能帮我接下孩子", to="小群")
    for _ in range(12):  # each of them a number that another chat took
        await home.says("小美", "今天天气真好", to="小群")
    await home.says("刘叔", "等着 我下楼", to="小群")
    assert "刘叔 来帮忙了" in await home.card(to=need, where="小群")


async def test_in_a_basic_group_some_minutes_later_talk_is_talk(home: Neighbourhood) -> None:
    await home.new_group("小群", ["王阿姨", "刘叔", "小美"], ["王阿姨"], kind="group")
    need = await home.says("王阿姨", "谁家有姜，炒菜缺两块", to="小群")
    await home.advance(minutes=5)
    await home.says("刘叔", "等我 我也来", to="小群")
    assert "刘叔" not in await home.card(to=need, where="小群")
