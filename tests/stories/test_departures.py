"""A driver says in words that it leaves at another time; everybody who goes along hears old → new."""

import pytest

from tests.neighbourhood import Neighbourhood

DRIVES = "11月28日早上8点去浦东机场,还有两个座位,谁要搭车"


async def told(home: Neighbourhood, who: str) -> str:
    return (await home.hears(who))[-1]


@pytest.mark.parametrize(
    ("words", "leaves"),
    [
        ("改成9点", "11月28日 周六 上午9点"),
        ("推迟半小时", "11月28日 周六 上午8点半"),
        ("不好意思，提前20分钟走", "11月28日 周六 早上7点40分"),
        ("改到明天早上8点走", "11月22日 周日 上午8点"),
        ("改到周日", "11月22日 周日 上午8点"),
        ("7点有点早，改成8点半", "11月28日 周六 上午8点半"),
        ("改到下午", "11月28日 周六 下午"),
        ("我们9点半走", "11月28日 周六 上午9点半"),
    ],
)
async def test_under_the_post_a_time_is_changed_and_the_seats_hear_of_it(
    home: Neighbourhood, words: str, leaves: str
) -> None:
    offer = await home.says("陈姐", DRIVES)
    await home.taps("王阿姨", "我要搭车")
    await home.replies("陈姐", offer, words)
    assert f"🕗 {leaves}出发" in await home.card(to=offer)
    assert (await told(home, "王阿姨")).startswith(
        f"陈姐 去浦东机场的车改时间了：11月28日 周六 上午8点 → {leaves}。\n陈姐 开车去浦东机场，捎上您。"
    )
    assert await told(home, "陈姐") == f"您去浦东机场的车，改成 {leaves} 了，约好的邻居我也告诉了。"
    assert "王阿姨 要搭车" in await home.card(to=offer)


async def test_the_same_time_again_is_no_news(home: Neighbourhood) -> None:
    offer = await home.says("陈姐", DRIVES)
    await home.taps("王阿姨", "我要搭车")
    before = await home.hears("王阿姨")
    await home.replies("陈姐", offer, "改到8点整")
    assert await told(home, "陈姐") == "您去浦东机场的车，改成 11月28日 周六 上午8点 了。"
    assert await home.hears("王阿姨") == before


async def test_one_time_after_another(home: Neighbourhood) -> None:
    offer = await home.says("陈姐", DRIVES)
    for words in ("改成晚上7点", "推迟半小时", "改成8点"):
        await home.replies("陈姐", offer, words)
    assert "🕗 11月28日 周六 晚上8点出发" in await home.card(to=offer)


async def test_under_the_card_alone_and_privately(home: Neighbourhood) -> None:
    offer = await home.says("陈姐", DRIVES)
    shown = []
    await home.replies("陈姐", (await home.cards(to=offer))[-1]["id"], "推迟半小时")
    shown.append(await home.card(to=offer))
    await home.says("陈姐", "不好意思，改成9点出发")
    shown.append(await home.card(to=offer))
    await home.writes("陈姐", "改到周日早上7点")
    shown.append(await home.card(to=offer))
    lines = [card.splitlines()[1] for card in shown]
    assert lines == [
        "🕗 11月28日 周六 上午8点半出发",
        "🕗 11月28日 周六 上午9点出发",
        "🕗 11月22日 周日 早上7点出发",
    ]


async def test_of_two_rides_nothing_says_which(home: Neighbourhood) -> None:
    one = await home.says("陈姐", DRIVES)
    other = await home.says("陈姐", "11月29日早上8点去虹桥站,还有两个座位,谁要搭车")
    await home.says("陈姐", "改成9点")
    assert "上午8点出发" in await home.card(to=one)
    assert "上午8点出发" in await home.card(to=other)


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("改到今天早上8点", "这个时间已经过了，您去浦东机场的车还是 11月28日 周六 上午8点 出发。"),
        ("改到2月30号", "没有这个时间，您去浦东机场的车还是 11月28日 周六 上午8点 出发。"),
    ],
)
async def test_what_cannot_be_changes_nothing(home: Neighbourhood, words: str, answer: str) -> None:
    offer = await home.says("陈姐", DRIVES)
    await home.taps("王阿姨", "我要搭车")
    before = await home.card(to=offer), await home.hears("王阿姨")
    await home.replies("陈姐", offer, words)
    assert (await told(home, "陈姐")).startswith(answer)
    assert (await home.card(to=offer), await home.hears("王阿姨")) == before


@pytest.mark.parametrize("words", ["改成9点", "推迟半小时", "改成9点行吗"])
async def test_nobody_else_changes_it(home: Neighbourhood, words: str) -> None:
    offer = await home.says("陈姐", DRIVES)
    await home.taps("王阿姨", "我要搭车")
    await home.replies("王阿姨", offer, words)
    await home.says("小李", words)
    assert "11月28日 周六 上午8点出发" in await home.card(to=offer)


@pytest.mark.parametrize(
    "words", ["改成7点行吗", "会议推迟半小时", "孩子的课改到9点了", "大家提前10分钟集合", "我9点走"]
)
async def test_what_is_said_beside_changes_nothing(home: Neighbourhood, words: str) -> None:
    offer = await home.says("陈姐", DRIVES)
    await home.says("陈姐", words)
    assert "11月28日 周六 上午8点出发" in await home.card(to=offer)


async def test_it_is_over_when_it_leaves_now_and_so_is_what_goes_with_it(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "11月22日上午去浦东机场,想搭个车")
    offer = await home.says("陈姐", "11月22日早上8点去浦东机场,还有两个座位,谁要搭车")
    await home.taps("王阿姨", "我要搭车", where="王阿姨")
    await home.replies("陈姐", offer, "改到周一早上8点")
    await home.advance(hours=36)
    before = [await home.card(to=one) for one in (need, offer)]
    await home.advance(hours=12)
    after = [await home.card(to=one) for one in (need, offer)]
    assert "🕗 11月23日 周一 上午8点出发" in before[1]
    assert not any("✅" in card for card in before)
    assert all("✅" in card for card in after)


async def test_who_looks_for_a_lift_changes_when(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "11月28日早上8点去浦东机场，想搭个车")
    await home.taps("陈姐", "我来捎")
    await home.replies("王阿姨", need, "改成9点")
    assert "🕗 11月28日 周六 上午9点出发" in await home.card(to=need)
    assert "11月28日 周六 上午8点 → 11月28日 周六 上午9点。" in await told(home, "陈姐")


async def test_an_edit_says_old_and_new_too(home: Neighbourhood) -> None:
    offer = await home.says("陈姐", DRIVES)
    await home.taps("王阿姨", "我要搭车")
    await home.edits("陈姐", offer, "11月28日早上9点去浦东机场,还有两个座位,谁要搭车")
    assert "11月28日 周六 上午8点 → 11月28日 周六 上午9点。" in await told(home, "王阿姨")


@pytest.mark.parametrize("words", ["推迟十年", "推迟三个月", "改成25点", "改到2月30号", "改成8点70分"])
async def test_what_can_be_no_time_changes_nothing(home: Neighbourhood, words: str) -> None:
    offer = await home.says("陈姐", DRIVES)
    await home.taps("王阿姨", "我要搭车")
    before, heard = await home.card(to=offer), await home.hears("王阿姨")
    await home.replies("陈姐", offer, words)
    assert (await told(home, "陈姐")).startswith("没有这个时间，您去浦东机场的车还是 11月28日 周六 上午8点 出发。")
    assert await home.card(to=offer) == before
    assert await home.hears("王阿姨") == heard
