"""A group that moved counts its messages anew: old numbers mean nothing there."""

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
