"""Who waited in a queue hears once, politely, when it ends; and nobody hears it twice."""

import pytest

from tests.neighbourhood import Neighbourhood

NEED, OFFER, EXCHANGE = "谁有电钻借一下", "多了一箱橙子,送给需要的邻居,自取", "拿橙子换苹果,有人换吗"


async def queued(home: Neighbourhood, words: str) -> int:
    """陈姐 has it; 小李 waits, having tapped, and 小美, having written."""
    post = await home.says("王阿姨", words)
    label = {NEED: "我来帮", OFFER: "我要", EXCHANGE: "我来换"}[words]
    await home.taps("陈姐", label)
    await home.taps("小李", label)
    await home.replies("小美", post, "我要" if words == OFFER else "我有,来拿")
    return post


async def heard_since(home: Neighbourhood, before: dict[str, int]) -> dict[str, list[str]]:
    """What was said to them since, queue messages that were edited left out."""
    return {who: (await home.hears(who))[count:] for who, count in before.items()}


async def counts(home: Neighbourhood) -> dict[str, int]:
    return {who: len(await home.hears(who)) for who in ("小李", "小美")}


@pytest.mark.parametrize(
    ("words", "end", "said"),
    [
        (NEED, "借到了谢谢", "王阿姨 的「电钻」已经有邻居帮上了，谢谢您一直等着！"),
        (NEED, "不用了", "王阿姨 说「电钻」这件事不用了，谢谢您愿意帮忙！"),
        (OFFER, "送完了", "王阿姨 的「橙子（1箱）」已经送完了，这次没轮到您，下回还有机会。"),
        (OFFER, "不送了", "王阿姨 的「橙子（1箱）」这次取消了，不好意思。"),
        (EXCHANGE, "换到了谢谢", "王阿姨 的「橙子」已经跟别的邻居换好了，谢谢您！"),
    ],
)
async def test_everybody_in_the_queue_hears_once(home: Neighbourhood, words: str, end: str, said: str) -> None:
    post = await queued(home, words)
    before = await counts(home)
    await home.replies("王阿姨", post, end)
    await home.advance(days=40)
    assert await heard_since(home, before) == {"小李": [said], "小美": [said]}


async def test_an_organizer_who_closes_it_tells_the_queue_too(home: Neighbourhood) -> None:
    await queued(home, NEED)
    before = await counts(home)
    await home.taps("老张", "不用了")
    assert [len(heard) for heard in (await heard_since(home, before)).values()] == [1, 1]


async def test_a_poster_who_leaves_the_group_tells_the_queue_by_that(home: Neighbourhood) -> None:
    await queued(home, NEED)
    before = await counts(home)
    await home.leaves("王阿姨")
    assert [len(heard) for heard in (await heard_since(home, before)).values()] == [1, 1]


async def test_who_stepped_out_of_the_queue_hears_nothing_more(home: Neighbourhood) -> None:
    post = await queued(home, NEED)
    await home.taps("小美", "不排了", where="小美")
    before = await counts(home)
    await home.replies("王阿姨", post, "借到了谢谢")
    assert (await heard_since(home, before))["小美"] == []


async def test_nobody_keeps_a_button_to_leave_a_queue_that_is_no_more(home: Neighbourhood) -> None:
    post = await queued(home, NEED)
    await home.replies("王阿姨", post, "借到了谢谢")
    buttons = await home.all_buttons("小美")
    assert buttons == []


async def test_a_need_made_an_offer_tells_those_who_waited(home: Neighbourhood) -> None:
    post = await queued(home, NEED)
    before = await counts(home)
    await home.edits("王阿姨", post, "我家有电钻,谁要用可以借")
    assert [len(heard) for heard in (await heard_since(home, before)).values()] == [1, 1]
