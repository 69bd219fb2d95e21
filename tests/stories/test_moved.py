"""A group that moved counts its messages anew: old numbers mean nothing there."""

from typing import Any

import pytest

from bot import updates
from handlers.turn import Heard
from tests.neighbourhood import Neighbourhood


async def moved_with_a_drill_wanted(home: Neighbourhood) -> int:
    """→ the number that the message about the drill had in the old group."""
    old = await home.new_group("小群", ["王阿姨", "刘叔", "小美"], ["王阿姨"], kind="group")
    need = await home.says("王阿姨", "谁有电钻借一下", to="小群")
    home.groups["小群"] = (await home.play("migrate", chat=old))["id"]
    await home.settle()
    return need


async def test_a_new_message_with_an_old_number_is_a_new_need(home: Neighbourhood) -> None:
    number = await moved_with_a_drill_wanted(home)
    while (filler := await home.says("小美", "今天天气真好", to="小群")) < number - 1:
        pass
    need = await home.says("小美", "谁家有梯子借用", to="小群")
    await home.replies("刘叔", need, "我有", where="小群")
    assert (filler + 1, need) == (number, number)
    assert "小美 想借梯子\n刘叔 来帮忙了" in await home.card(to=need, where="小群")


async def test_what_is_carried_over_is_listed_and_can_be_taken_up(home: Neighbourhood) -> None:
    await moved_with_a_drill_wanted(home)
    await home.writes("王阿姨", "/mine")
    own = (await home.messages("王阿姨"))[-1]
    await home.says("刘叔", "/needs", to="小群")
    assert {entity["type"] for entity in own["entities"]} == {"bold"}
    assert "王阿姨 想借电钻" in (await home.group("小群"))[-1]


def deaf_to_moves(monkeypatch: pytest.MonkeyPatch) -> None:
    """The bot was away for more than a day when Telegram told it."""
    read = updates._message

    def message(told: Any, me: updates.Me) -> tuple[Heard, ...]:
        return () if told.migrate_to_chat_id or told.migrate_from_chat_id else read(told, me)

    monkeypatch.setattr(updates, "_message", message)


async def test_a_group_whose_move_nobody_told_is_whole_again_with_the_next_word_to_it(
    home: Neighbourhood, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = await home.new_group("小群", ["王阿姨", "刘叔", "小美"], ["王阿姨"], kind="group")
    await home.says("王阿姨", "/event 11月28日周六上午9点 花街广场 邻居节", to="小群")
    await home.taps("王阿姨", "发布")
    await home.says("王阿姨", "/language English", to="小群")
    deaf_to_moves(monkeypatch)
    home.groups["小群"] = (await home.play("migrate", chat=old))["id"]
    need = await home.says("小美", "谁有电钻借一下", to="小群")  # as if it were another group
    await home.advance(days=6.45)  # the event's reminder, of which the old one hears
    await home.says("小美", "/events", to="小群")
    listed = (await home.group("小群"))[-1]
    await home.replies("刘叔", need, "我有", where="小群")
    assert listed.startswith("Coming events:\n· 邻居节")
    assert "刘叔" in await home.card(to=need, where="小群")


async def test_what_was_said_in_the_new_group_before_its_move_was_told_stays(
    home: Neighbourhood, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = await home.new_group("小群", ["王阿姨", "刘叔", "小美"], ["王阿姨"], kind="group")
    await home.says("王阿姨", "谁有电钻借一下", to="小群")
    with monkeypatch.context() as away:
        deaf_to_moves(away)
        home.groups["小群"] = new = (await home.play("migrate", chat=old))["id"]
        await home.settle()
    need = await home.says("小美", "谁家有梯子借用", to="小群")
    chat = {"id": new, "type": "supergroup", "title": "小群"}
    told = {"message_id": 1, "date": 1, "chat": chat, "migrate_from_chat_id": old}
    await home.play("update", kind="message", body=told)
    await home.settle()
    await home.replies("刘叔", need, "我有", where="小群")
    await home.says("刘叔", "/needs", to="小群")
    assert "小美 想借梯子\n刘叔 来帮忙了" in await home.card(to=need, where="小群")
    assert "王阿姨 想借电钻" in (await home.group("小群"))[-1]
