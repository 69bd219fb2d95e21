"""「打错了，是姜」: what was typed wrongly is put right by the next message, as people do."""

import pytest

from tests.neighbourhood import Neighbourhood


async def test_the_card_follows_and_so_does_who_was_asked(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁家有酱，炒菜用")
    await home.replies("小李", need, "我有，来拿")
    await home.says("王阿姨", "打错了，是姜")
    assert "姜" in (await home.card(to=need)).splitlines()[0]
    assert "王阿姨 改了一下" in (await home.hears("小李"))[-1]


async def test_as_a_reply_it_means_that_one(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁有电钻借一下")
    other = await home.says("王阿姨", "谁有梯子借一下")
    await home.replies("王阿姨", need, "说错了，是电熨斗")
    assert "电熨斗" in await home.card(to=need)
    assert "梯子" in await home.card(to=other)


async def test_as_a_reply_it_may_come_the_next_day(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁有电钻借一下，后天用")
    await home.advance(hours=23)
    before = await home.card(to=need)
    await home.replies("王阿姨", need, "不是电钻，是电熨斗")
    assert (await home.card(to=need)) == before.replace("电钻", "电熨斗")


async def test_a_word_nobody_understood_may_be_put_right_too(home: Neighbourhood) -> None:
    await home.says("王阿姨", "谁有将")
    hello = await home.group()
    right = await home.says("王阿姨", "打错了，是姜")
    assert len(await home.group()) == len(hello) + 1
    assert "姜" in await home.card(to=right)


async def test_it_is_the_message_right_before_that_is_put_right(home: Neighbourhood) -> None:
    drill = await home.says("王阿姨", "谁有电钻借一下")
    before = await home.card(to=drill)
    await home.says("王阿姨", "谁有将")
    right = await home.says("王阿姨", "打错了，是姜")
    assert "姜" in await home.card(to=right)
    assert await home.card(to=drill) == before
    again = await home.says("王阿姨", "谁有扳手")
    await home.says("王阿姨", "打错了，是锤子")
    assert "锤子" in await home.card(to=again)
    assert "姜" in await home.card(to=right)


async def test_others_put_nothing_right(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁有电钻借一下")
    before = await home.card(to=need)
    await home.says("小李", "打错了，是梯子")
    await home.replies("小李", need, "不是电钻，是梯子")
    assert await home.card(to=need) == before


async def test_long_after_without_a_reply_it_is_talk(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁有电钻借一下")
    before = await home.card(to=need)
    await home.advance(minutes=30)
    await home.says("王阿姨", "打错了，是梯子")
    assert await home.card(to=need) == before


DRIVES = "明天早上8点去浦东机场,还有两个座位,谁要搭车"


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("打错了，是虹桥机场", "虹桥机场"),
        ("*虹桥", "虹桥"),
        ("不好意思写错了，应该是虹桥站", "虹桥站"),
        ("打错了，是虹桥不是浦东", "虹桥机场"),
    ],
)
async def test_who_has_a_seat_hears_where_the_ride_goes(home: Neighbourhood, words: str, place: str) -> None:
    offer = await home.says("陈姐", DRIVES)
    await home.taps("小李", "我要搭车")
    await home.says("陈姐", words)
    assert f"开车去{place}（2座）" in await home.card(to=offer)
    assert "上午8点出发" in await home.card(to=offer)
    assert (await home.hears("小李"))[-1].startswith(
        f"陈姐 改了一下：开车去浦东机场，可以捎上邻居 → 开车去{place}，可以捎上邻居。"
    )
    assert "我不搭了" in await home.buttons("小李")


async def test_another_place_leaves_the_time_as_it_was_changed(home: Neighbourhood) -> None:
    offer = await home.says("陈姐", DRIVES)
    await home.says("陈姐", "说错了，是9点")
    at_nine = await home.card(to=offer)
    await home.replies("陈姐", offer, "不是浦东，是虹桥")
    assert "上午9点出发" in at_nine
    assert await home.card(to=offer) == at_nine.replace("浦东机场", "虹桥机场")


async def test_who_wants_a_lift_puts_it_right_too(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "明天早上谁去浦东机场，想搭个车")
    await home.says("王阿姨", "打错了，是虹桥机场")
    assert "想搭车去虹桥机场" in await home.card(to=need)


@pytest.mark.parametrize(
    "words", ["说错了，是女儿", "打错了，是梯子", "打错了，是大后天", "不是火灾，是有人烧纸", "发错群了抱歉"]
)
async def test_what_is_no_place_sends_no_car_elsewhere(home: Neighbourhood, words: str) -> None:
    offer = await home.says("陈姐", "去浦东机场,还有两个座位,谁要搭车")
    before = await home.card(to=offer)
    await home.says("陈姐", words)
    assert "浦东机场" in before
    assert "浦东机场" in await home.card(to=offer)
