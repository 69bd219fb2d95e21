"""Calm mode: a sign on the message until there is something to show."""

from tests.neighbourhood import Neighbourhood
from tests.stories.before import chooses, gave


async def signs(home: Neighbourhood, message: int) -> list[str]:
    """The bot's reactions on a message of the group."""
    found = next(one for one in await home.messages() if one["id"] == message)
    return [emoji for emojis in found.get("reactions", {}).values() for emoji in emojis]


async def test_a_sign_stands_for_the_card_until_somebody_promises(home: Neighbourhood) -> None:
    await chooses(home, "安静模式", "开")
    need = await home.says("王阿姨", "谁有电钻借一下")
    before = await home.cards(to=need), await signs(home, need)
    await home.replies("刘叔", need, "我有,来拿")
    assert before == ([], ["👀"])
    assert await signs(home, need) == []
    assert "刘叔 来帮忙了" in await home.card(to=need)


async def test_when_nobody_is_left_to_ask_the_group_is(home: Neighbourhood) -> None:
    await gave(home, "姜")
    await chooses(home, "安静模式", "开")
    need = await home.says("王阿姨", "谁家有姜,炒菜缺两块")
    await home.advance(minutes=11)
    quiet = await home.cards(to=need)
    await home.advance(minutes=11)
    await home.advance(minutes=11)
    assert quiet == []
    assert "已经问过" in await home.card(to=need)


async def test_what_is_taken_back_leaves_no_sign_and_no_card(home: Neighbourhood) -> None:
    await chooses(home, "安静模式", "开")
    need = await home.says("王阿姨", "谁有电钻借一下")
    await home.says("王阿姨", "电钻不用了")
    assert (await home.cards(to=need), await signs(home, need)) == ([], [])


async def test_danger_is_shown_to_everybody(home: Neighbourhood) -> None:
    await chooses(home, "安静模式", "开")
    need = await home.says("王阿姨", "厨房着火了,谁家有灭火器借一下")
    assert "请先打 119" in await home.card(to=need)


async def test_a_group_without_reactions_is_helped_all_the_same(home: Neighbourhood) -> None:
    await chooses(home, "安静模式", "开")
    await home.fault("400", method="setMessageReaction")
    need = await home.says("王阿姨", "谁有电钻借一下")
    await home.replies("刘叔", need, "我有,来拿")
    assert "刘叔 来帮忙了" in await home.card(to=need)


async def test_what_is_hung_out_again_has_its_sign_again(home: Neighbourhood) -> None:
    await chooses(home, "安静模式", "开")
    offer = await home.says("王阿姨", "多了一块姜,送给需要的邻居,自取")
    await home.advance(days=4)
    parked = await signs(home, offer)
    await home.writes("王阿姨", "/mine")
    await home.taps("王阿姨", "姜：再挂出来")
    hung = await signs(home, offer)
    await home.replies("刘叔", offer, "我要")
    assert (parked, hung) == ([], ["👀"])
    assert "刘叔 要了" in await home.card(to=offer)
