"""What takes several pairs of hands stays open until there are so many."""

import pytest

from tests.neighbourhood import Neighbourhood

SOFA = "需要两个人帮忙搬沙发"


async def test_the_second_is_a_helper_and_the_third_waits(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", SOFA)
    await home.taps("小李", "我来帮")
    one = await home.card(to=need)
    await home.replies("陈姐", need, "我来")
    two = await home.card(to=need)
    await home.taps("小美", "我来帮")
    assert one.splitlines() == [
        "🙋 王阿姨 想请人帮忙「搬沙发（2人）」",
        "小李 来帮忙了，点名字就能私聊。",
        "还差 1 位，方便的邻居点一下「我来帮」。",
    ]
    assert two == "🙋 王阿姨 想请人帮忙「搬沙发（2人）」\n小李、陈姐 来帮忙了，点名字就能私聊。"
    assert "排队：小美" in await home.card(to=need)
    assert ["好消息" in said for said in await home.hears("王阿姨")][-2:] == [True, True]


async def test_who_steps_back_makes_room(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", SOFA)
    for name in ("小李", "陈姐", "小美"):
        await home.taps(name, "我来帮")
    await home.taps("小李", "我来不了了")
    moved = await home.card(to=need)
    await home.taps("小美", "我来不了了")
    assert "陈姐、小美 来帮忙了" in moved
    assert "还差 1 位" in await home.card(to=need)


async def test_neighbours_are_asked_on_until_there_are_enough(home: Neighbourhood) -> None:
    names = [f"邻居{n}" for n in range(5)]
    for name in names:
        await home.person(name)
        await home.joins(name)
        await home.says(name, "我可以帮忙搬沙发，需要的说一声")
    await home.says("王阿姨", SOFA)
    await home.taps("小李", "我来帮")
    await home.advance(minutes=11)
    asked = [name for name in names if any("先来问问您" in said for said in await home.hears(name))]
    assert asked == names


async def test_one_word_of_the_poster_thanks_all(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", SOFA)
    await home.taps("小李", "我来帮")
    await home.taps("陈姐", "我来帮")
    await home.advance(hours=25)
    asked = [said for said in await home.hears("王阿姨") if said.endswith("办好了吗？")]
    await home.taps("王阿姨", "办好了", where="王阿姨")
    assert asked == ["「搬沙发（2人）」办好了吗？"]
    assert "✅ 成了，谢谢小李、陈姐！" in await home.card(to=need)
    thanked = ["".join(await home.hears(name)) for name in ("小李", "陈姐")]
    assert all("谢谢您！有您这样的邻居真好" in said for said in thanked)


async def test_each_helper_says_so_for_themselves(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", SOFA)
    await home.taps("小李", "我来帮")
    await home.taps("陈姐", "我来帮")
    await home.advance(hours=25)
    await home.taps("小李", "办到了")
    first = await home.card(to=need)
    await home.taps("陈姐", "办到了")
    assert "✅" not in first
    assert "✅ 成了，谢谢小李、陈姐！" in await home.card(to=need)


async def test_enough_is_enough(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁来搭把手搬个柜子，要三个人")
    await home.taps("小李", "我来帮")
    await home.taps("陈姐", "我来帮")
    await home.replies("王阿姨", need, "人够了，谢谢大家")
    card = await home.card(to=need)
    assert "小李、陈姐 来帮忙了" in card
    assert "还差" not in card
    assert "✅" not in card


async def test_an_edit_wants_one_more(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", SOFA)
    for name in ("小李", "陈姐", "小美"):
        await home.taps(name, "我来帮")
    await home.edits("王阿姨", need, "需要三个人帮忙搬沙发")
    assert "小李、陈姐、小美 来帮忙了" in await home.card(to=need)
    assert (await home.hears("小美"))[-1].startswith("轮到您了。")


@pytest.mark.parametrize("words", ["谁能帮忙搬一下沙发", "我和老公两个人抬不动沙发，谁来帮忙"])
async def test_else_one_is_enough(home: Neighbourhood, words: str) -> None:
    need = await home.says("王阿姨", words)
    await home.taps("小李", "我来帮")
    await home.taps("陈姐", "我来帮")
    assert "排队：陈姐" in await home.card(to=need)


async def test_two_may_come_at_once(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "需要两个人帮忙搬沙发")
    await home.replies("小李", need, "我们两个来")
    assert "还差" not in await home.card(to=need)


async def three_promise(home: Neighbourhood) -> int:
    need = await home.says("王阿姨", "需要三个人帮忙搬沙发")
    for name in ("小李", "陈姐", "小美"):
        await home.taps(name, "我来帮")
    return need


@pytest.mark.parametrize("how", ["edit", "reply", "alone"])
async def test_fewer_will_do_and_the_last_are_told_so(home: Neighbourhood, how: str) -> None:
    need = await three_promise(home)
    if how == "edit":
        await home.edits("王阿姨", need, "需要一个人帮忙搬沙发")
    elif how == "reply":
        await home.replies("王阿姨", need, "一个人就够了")
    else:
        await home.says("王阿姨", "一个人就够了，谢谢大家")
    assert "小李 来帮忙了" in await home.card(to=need)
    assert "排队：陈姐、小美" in await home.card(to=need)
    for name in ("陈姐", "小美"):
        assert "这回您不用来了，谢谢您" in (await home.hears(name))[-1]
    assert not any("不用来了" in said for said in await home.hears("小李"))
    await home.taps("小李", "我来不了了")
    assert (await home.hears("陈姐"))[-1].startswith("轮到您了。")


async def test_an_edit_that_says_no_number_sends_nobody_home(home: Neighbourhood) -> None:
    need = await three_promise(home)
    await home.edits("王阿姨", need, "谁能来帮忙搬沙发，下午三点")
    assert "小李、陈姐、小美 来帮忙了" in await home.card(to=need)


async def test_who_came_as_two_comes_alone(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "需要三个人帮忙搬沙发")
    await home.taps("小李", "我来帮")
    await home.replies("陈姐", need, "我们两个来")
    await home.replies("王阿姨", need, "两个人就够了")
    assert "小李、陈姐 来帮忙了" in await home.card(to=need)
    await home.taps("小美", "我来帮")
    assert "排队：小美" in await home.card(to=need)


async def test_nobody_elses_word_sends_helpers_home(home: Neighbourhood) -> None:
    need = await three_promise(home)
    await home.replies("刘叔", need, "一个人就够了")
    assert "小李、陈姐、小美 来帮忙了" in await home.card(to=need)
