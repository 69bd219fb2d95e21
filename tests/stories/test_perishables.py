"""What is good for nothing tomorrow hangs until the evening, and is offered to nobody after it."""

import pytest

from tests.neighbourhood import Neighbourhood

DUMPLINGS = "剩了一锅饺子谁要"


async def test_nobody_came_by_the_evening(home: Neighbourhood) -> None:
    offer = await home.says("王阿姨", DUMPLINGS)
    await home.advance(hours=11)
    open_yet = await home.card(to=offer)
    await home.advance(hours=1)
    assert "点一下「我要」" in open_yet
    assert "先收起来了" in await home.card(to=offer)
    assert [said for said in await home.hears("王阿姨") if "收起来了" in said] == [
        "「饺子（1锅）」的事一直没等到消息，我先收起来了。想再挂出来，发 /mine 就行。"
    ]
    assert not any("还想送出去吗" in said for said in await home.hears("王阿姨"))


async def test_what_is_hot_is_not_drawn_overnight(home: Neighbourhood) -> None:
    await home.says("王阿姨", DUMPLINGS)
    hot = await home.hears("王阿姨")
    await home.says("陈姐", "有一盆绿萝送邻居")
    assert not any("想怎么送" in said for said in hot)
    assert any("想怎么送" in said for said in await home.hears("陈姐"))


async def test_who_asks_two_days_later_is_not_led_to_them(home: Neighbourhood) -> None:
    await home.says("王阿姨", DUMPLINGS)
    await home.advance(days=2)
    before = await home.hears("王阿姨")
    await home.says("小李", "谁家有多的饺子，匀我一碗")
    await home.writes("小李", "/offers")
    assert await home.hears("王阿姨") == before
    assert "饺子" not in (await home.hears("小李"))[-1]


async def test_who_asks_at_once_is(home: Neighbourhood) -> None:
    await home.says("王阿姨", DUMPLINGS)
    await home.says("小李", "谁家有多的饺子，匀我一碗")
    assert "先来问问您" in (await home.hears("王阿姨"))[-1]


async def test_said_late_it_hangs_until_the_morning(home: Neighbourhood) -> None:
    await home.advance(hours=10)
    offer = await home.says("王阿姨", DUMPLINGS)
    await home.advance(hours=3, minutes=5)
    at_night = await home.card(to=offer)
    await home.advance(hours=11)
    assert "收起来了" not in at_night
    assert "先收起来了" in await home.card(to=offer)


async def test_what_somebody_comes_for_is_not_put_away(home: Neighbourhood) -> None:
    offer = await home.says("王阿姨", DUMPLINGS)
    await home.taps("小李", "我要")
    await home.advance(hours=13)
    assert "小李 要了" in await home.card(to=offer)


@pytest.mark.parametrize("words", ["多了一箱橙子，自取", "两袋速冻饺子送邻居，自取"])
async def test_what_keeps_hangs_for_days(home: Neighbourhood, words: str) -> None:
    offer = await home.says("王阿姨", words)
    await home.advance(hours=30)
    assert "点一下「我要」" in await home.card(to=offer)


async def test_hung_out_again_it_is_for_another_evening(home: Neighbourhood) -> None:
    offer = await home.says("王阿姨", DUMPLINGS)
    await home.advance(days=1)
    await home.writes("王阿姨", "/mine")
    await home.taps("王阿姨", "饺子：再挂出来")
    again = await home.card(to=offer)
    await home.advance(hours=12)
    assert "点一下「我要」" in again
    assert "先收起来了" in await home.card(to=offer)
