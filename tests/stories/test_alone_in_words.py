"""What whoever took something up says in the group without a reply: few people in a chat reply to anything."""

import pytest

from tests.neighbourhood import Neighbourhood
from tests.stories.before import lent


@pytest.mark.parametrize(
    ("post", "promise", "words"),
    [
        ("谁能帮我接下孩子 四点半", "我去", "突然要加班 去不了了"),
        ("谁家有梯子借用一下", "我有", "啊不好意思我家梯子借出去了"),
        ("谁家有梯子借用一下", "我有", "刚发现找不到了 抱歉"),
        ("谁家有梯子借用一下", "我有", "看错了 我没有"),
        ("谁家有梯子借用一下", "我有", "不好意思，我家没有"),
        ("送一张书桌", "我要", "我不要了"),
        ("送一張書桌", "我要", "算了我老婆說放不下 給陳姐吧"),
    ],
)
async def test_who_has_just_promised_steps_back(home: Neighbourhood, post: str, promise: str, words: str) -> None:
    message = await home.says("王阿姨", post)
    await home.says("小李", promise)
    before = await home.card(message)
    await home.says("小李", words)
    assert "小李" in before
    assert "小李" not in await home.card(message)
    assert "小李 这次" in (await home.hears("王阿姨"))[-1]


async def test_whoever_waits_is_next(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁家有梯子借用一下")
    await home.says("小李", "我有")
    await home.says("陈姐", "我有")
    await home.says("小李", "不好意思我家梯子借出去了")
    await home.says("王阿姨", "借到了")
    assert "谢谢陈姐" in await home.card(need)


async def test_days_later_the_thing_or_the_neighbour_is_named(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁有婴儿床")
    await home.says("小美", "我有")
    await home.advance(days=1)
    await home.says("小美", "去不了了")
    before = await home.card(need)
    await home.says("小美", "床给王阿姨了")
    assert "小美 来帮忙了" in before
    assert "✅ 成了，谢谢小美" in await home.card(need)


@pytest.mark.parametrize(
    "words",
    [
        "最近加班太多了，一点自己的时间都没有，还怎么看电影，没空",
        "有空的话我再去一趟",
        "谢谢大家",
        "家里的猫找不到了吗",
        "我给孩子买了新书包",
        "算了，不聊了",
    ],
)
async def test_other_talk_breaks_no_promise(home: Neighbourhood, words: str) -> None:
    need = await home.says("王阿姨", "谁有电钻借我一下")
    await home.says("小李", "我有")
    await home.says("小李", words)
    assert "小李 来帮忙了" in await home.card(need)


async def test_hours_later_it_may_be_about_anything(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁有电钻借我一下")
    await home.says("小李", "我有")
    await home.advance(hours=2)
    await home.says("小李", "没空")
    assert "小李 来帮忙了" in await home.card(need)


async def test_of_two_promises_it_takes_back_the_one_it_names(home: Neighbourhood) -> None:
    drill, ladder = await home.says("王阿姨", "谁有电钻借我一下"), await home.says("陈姐", "谁家有梯子借用一下")
    await home.replies("小李", drill, "我有")
    await home.replies("小李", ladder, "我有")
    await home.says("小李", "不好意思，去不了了")
    assert "小李 来帮忙了" in await home.card(drill)
    await home.says("小李", "梯子找不到了")
    assert "小李 来帮忙了" in await home.card(drill)
    assert "小李 来帮忙了" not in await home.card(ladder)


@pytest.mark.parametrize(("who", "words"), [("王阿姨", "电钻还了啊"), ("刘叔", "电钻还回来了，但是坏了")])
async def test_what_is_back_is_named(home: Neighbourhood, who: str, words: str) -> None:
    """Whoever of both says so."""
    await lent(home)
    await home.says(who, words)
    await home.writes(who, "/loans")
    assert (await home.hears(who))[-1] == "您没有借着别人的东西，也没有东西借在外面。"


async def test_what_is_back_is_another_thing(home: Neighbourhood) -> None:
    await lent(home)
    before = await home.hears("刘叔")
    await home.says("王阿姨", "图书馆的书还了")
    await home.says("王阿姨", "还了")
    assert await home.hears("刘叔") == before


@pytest.mark.parametrize("words", ["满了", "座位没了"])
async def test_a_car_is_full(home: Neighbourhood, words: str) -> None:
    ride = await home.says("刘叔", "明早7点开车去浦东机场 还有3个座 有要走的吗")
    await home.taps("小李", "我要搭车")
    assert "还剩 2 个座位" in await home.card(ride)
    await home.says("刘叔", words)
    card = await home.card(ride)
    assert "还剩" not in card
    assert "小李 要搭车" in card


async def test_a_car_does_not_go(home: Neighbourhood) -> None:
    ride = await home.says("刘叔", "明早7点开车去浦东机场 还有3个座 有要走的吗")
    await home.taps("小李", "我要搭车")
    await home.says("刘叔", "车坏了，去不了了")
    assert "小李 要搭车" not in await home.card(ride)
    assert "刘叔" in (await home.hears("小李"))[-1]


@pytest.mark.parametrize("words", ["今天没空", "商场人都满了吗", "我周末不去了"])
async def test_a_driver_talks(home: Neighbourhood, words: str) -> None:
    ride = await home.says("刘叔", "明早7点开车去浦东机场 还有3个座 有要走的吗")
    before = await home.card(ride)
    await home.says("刘叔", words)
    assert await home.card(ride) == before


async def test_a_promise_is_edited_into_none(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁有电钻")
    promise = await home.says("小李", "我有")
    await home.edits("小李", promise, "我没有")
    assert "小李" not in await home.card(need)


@pytest.mark.parametrize(
    ("post", "end"),
    [
        ("需要两个人搬冰箱", "搬好了谢谢大家"),
        ("谁能帮我搬一下沙发", "搬上去啦"),
        ("谁能帮我修下水管", "弄好了，谢谢小李"),
        ("谁有空帮我遛个狗", "好了好了谢谢小李"),
    ],
)
async def test_a_hand_was_lent(home: Neighbourhood, post: str, end: str) -> None:
    need = await home.says("王阿姨", post)
    await home.says("小李", "我来帮你")
    await home.says("王阿姨", end)
    assert "✅ 成了，谢谢小李" in await home.card(need)


@pytest.mark.parametrize("words", ["还没搬好", "搬好了吗", "快搬好了", "好了不说了", "饭做好了"])
async def test_no_hand_was_lent_yet(home: Neighbourhood, words: str) -> None:
    need = await home.says("王阿姨", "谁能帮我搬一下沙发")
    await home.says("小李", "我来帮你")
    await home.says("王阿姨", words)
    assert "✅" not in await home.card(need)
