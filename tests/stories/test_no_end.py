"""Words under one's own post that end nothing: somebody did not come, a word was mistyped, something is left."""

import pytest

from tests.neighbourhood import Neighbourhood

RIDE = "明早7点半去虹桥火车站，有3个空位"


@pytest.mark.parametrize(
    "words",
    ["小李放鸽子了 陈姐你能来吗", "小李不接电话", "麻烦送到3号楼", "等师傅来了再说", "打错了，是电锯", "有人私聊我了"],
)
async def test_a_need_goes_on(home: Neighbourhood, words: str) -> None:
    need = await home.says("王阿姨", "谁有电钻借一下")
    await home.replies("小李", need, "我有")
    await home.replies("王阿姨", need, words)
    assert "小李 来帮忙了" in await home.card(to=need)
    assert not any("拿到了，谢谢" in said for said in await home.hears("小李"))


@pytest.mark.parametrize("words", ["最后三个", "下一位", "小李的留好了", "给小李留着呢", "打错了，是柚子"])
async def test_an_offer_goes_on(home: Neighbourhood, words: str) -> None:
    offer = await home.says("王阿姨", "多了一箱橙子，谁要")
    await home.replies("小李", offer, "我要")
    await home.replies("王阿姨", offer, words)
    assert "✅" not in await home.card(to=offer)
    assert "小李" in await home.card(to=offer)


async def test_what_is_kept_or_not_sold_any_more_was_not_sold(home: Neighbourhood) -> None:
    for words in ("不卖了", "自己留着用了"):
        offer = await home.says("王阿姨", f"电饭煲50元出，{words[0]}议价")
        await home.replies("王阿姨", offer, words)
        assert "✅" not in await home.card(to=offer)


async def test_who_did_not_come_may_be_changed_for_another(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁有电钻借一下")
    await home.replies("小李", need, "我有")
    await home.taps("陈姐", "我来帮")
    await home.says("王阿姨", "等了半天小李没来，还有人能来吗")
    assert "想换一位" in (await home.hears("王阿姨"))[-1]
    await home.taps("王阿姨", "换一位", where="王阿姨")
    assert "陈姐 来帮忙了" in await home.card(to=need)


@pytest.mark.parametrize("words", ["小李没来", "他没来，再帮我问问别人"])
async def test_who_did_not_come_is_told_privately_too(home: Neighbourhood, words: str) -> None:
    need = await home.says("王阿姨", "谁有电钻借一下")
    await home.replies("小李", need, "我有")
    await home.says("王阿姨", words, to="王阿姨")
    assert "想换一位邻居" in (await home.hears("王阿姨"))[-1]


async def test_somebody_who_promised_nothing_did_not_come(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁有电钻借一下")
    await home.replies("小李", need, "我有")
    heard = len(await home.hears("王阿姨"))
    await home.says("王阿姨", "刘叔没来")
    assert len(await home.hears("王阿姨")) == heard


@pytest.mark.parametrize("words", ["满了", "满员", "人齐了", "够了", "位置没了"])
async def test_a_car_that_is_full_still_leaves(home: Neighbourhood, words: str) -> None:
    ride = await home.says("老张", RIDE)
    await home.replies("小李", ride, "我要一个")
    await home.replies("陈姐", ride, "带我")
    await home.replies("老张", ride, words)
    card = await home.card(to=ride)
    assert "✅" not in card
    assert "小李" in card
    await home.replies("小美", ride, "带我")
    assert "小美" not in (await home.card(to=ride)).partition("排队")[0]
    await home.replies("老张", ride, "车坏了，明天去不了了")
    assert "这次取消了" in (await home.hears("小李"))[-1]


async def test_a_full_car_of_nobody_here_is_over(home: Neighbourhood) -> None:
    ride = await home.says("老张", RIDE)
    await home.replies("老张", ride, "满了")
    assert "✅" in await home.card(to=ride)


@pytest.mark.parametrize("words", ["改去虹桥机场", "换成浦东机场", "只能带一个了"])
async def test_a_driver_who_changes_the_plan_in_words_is_shown_how(home: Neighbourhood, words: str) -> None:
    ride = await home.says("老张", RIDE)
    await home.replies("小李", ride, "带我")
    await home.replies("老张", ride, words)
    assert "✅" not in await home.card(to=ride)
    assert "编辑一下" in (await home.hears("老张"))[-1]


@pytest.mark.parametrize("words", ["买到了", "儿子送来了", "对门借我了", "原来家里有", "谢谢小李，不过刚刚借到了"])
async def test_who_was_not_needed_is_told_so_and_lends_nothing(home: Neighbourhood, words: str) -> None:
    need = await home.says("王阿姨", "谁有电钻借一下")
    await home.replies("小李", need, "我有")
    await home.replies("王阿姨", need, words)
    card = await home.card(to=need)
    assert "谢谢小李" not in card
    assert "✅" in card
    assert not any("什么时候还" in said for said in await home.hears("王阿姨"))
