"""Neighbours who chat after a post, or while they hold a promise, end and promise nothing by what is about something
else."""

import pytest

from tests.neighbourhood import Neighbourhood


@pytest.mark.parametrize("words", ["快递拿到了", "驾照拿到啦", "孩子送到了", "文件放你桌上了"])
@pytest.mark.parametrize(
    ("post", "promise"), [("做了点青团 想送给邻居尝尝", "哇 我要"), ("谁家有梯子借用一下", "我有")]
)
async def test_another_thing_that_came_ends_no_promise(
    home: Neighbourhood, post: str, promise: str, words: str
) -> None:
    message = await home.says("王阿姨", post)
    await home.says("小李", promise)
    before, told = await home.card(to=message), (await home.hears("小李"), await home.all_buttons("小李"))
    await home.says("小李", words)
    assert "小李" in before
    assert await home.card(to=message) == before
    assert (await home.hears("小李"), await home.all_buttons("小李")) == told


async def test_another_thing_that_was_done_ends_no_call_for_hands(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "明天谁能帮我搬冰箱")
    await home.says("小李", "我来")
    await home.says("王阿姨", "晚饭弄好了")
    assert "小李 来帮忙了" in await home.card(to=need)
    await home.says("王阿姨", "箱子搬好了谢谢小李")
    assert "成了，谢谢小李" in await home.card(to=need)


async def test_another_thing_that_is_full_is_no_car(home: Neighbourhood) -> None:
    ride = await home.says("小李", "明天早上8点开车去浦东机场,还有两个座位,谁要搭车")
    await home.says("陈姐", "带我一个")
    await home.says("小李", "冰箱满了")
    assert "还剩 1 个座位" in await home.card(to=ride)
    await home.says("小李", "车满了")
    assert "还剩" not in await home.card(to=ride)


@pytest.mark.parametrize(
    ("call", "words"),
    [("厨房着火了快来人帮忙灭火", "灯灭了"), ("我被困电梯里了 谁来救我", "浓烟冒出来了")],
)
async def test_what_grows_worse_ends_no_call(home: Neighbourhood, call: str, words: str) -> None:
    need = await home.says("刘叔", call)
    await home.says("刘叔", words)
    assert "我来帮" in await home.buttons()
    assert "成了" not in await home.card(to=need)


async def test_another_parcel_ticks_nothing_off(home: Neighbourhood) -> None:
    await home.says("小美", "有没有人要一起团牛奶 山姆的 一箱54")
    await home.says("陈姐", "我要一箱")
    await home.says("小美", "牛奶到货了，来我家拿")
    await home.says("陈姐", "快递拿到了")
    card = next(one["text"] for one in await home.cards() if "（小美 发起）" in one["text"])
    assert "1. 陈姐 1箱" in card
    assert "✅" not in card


async def test_who_was_only_thanked_has_agreed_nothing_that_could_stand(home: Neighbourhood) -> None:
    await home.says("小李", "多了一箱橙子，自取")
    await home.says("王阿姨", "谁家有姜，炒菜缺两块")
    await home.says("王阿姨", "拿到了，谢谢小李")
    await home.says("王阿姨", "点错了，还没拿到")
    told = (await home.hears("小李"))[-1]
    assert "点错了" in told
    assert "照旧" not in told
