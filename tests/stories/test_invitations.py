"""Nobody known has it: a few who were not asked for long are asked kindly; and the nearer house is asked first."""

from tests.neighbourhood import Neighbourhood

INVITED = "暂时还没有邻居答应，所以也来问问您。"


async def invited(home: Neighbourhood) -> list[str]:
    return [name for name in home.people if INVITED in "".join(await home.hears(name))]


async def met(home: Neighbourhood) -> None:
    """The bot has heard of everybody once."""
    offer = await home.says("王阿姨", "多了一箱橙子,送给需要的邻居,自取")
    for name in ("小李", "陈姐", "老张", "小美", "刘叔"):
        await home.replies(name, offer, "我要")
    await home.replies("王阿姨", offer, "送完了")


async def test_the_card_has_ten_minutes_before_anybody_unknown_is_asked(home: Neighbourhood) -> None:
    await met(home)
    need = await home.says("王阿姨", "谁有电钻借一下")
    at_first = await invited(home)
    await home.advance(minutes=11)
    then = await invited(home)
    await home.taps("老张", "我来帮", where="老张")
    assert (at_first, then) == ([], ["小李", "陈姐", "老张"])
    assert "老张 来帮忙了" in await home.card(to=need)


async def test_nobody_is_asked_once_somebody_came(home: Neighbourhood) -> None:
    await met(home)
    await home.says("王阿姨", "谁有电钻借一下")
    await home.taps("刘叔", "我来帮")
    await home.advance(minutes=11)
    assert await invited(home) == []


async def test_who_cannot_be_written_to_is_not_named_without_a_reason(shy: Neighbourhood) -> None:
    await met(shy)
    need = await shy.says("王阿姨", "谁有电钻借一下")
    await shy.advance(minutes=11)
    card = await shy.card(to=need)
    assert await invited(shy) == ["老张", "小美", "刘叔"]
    assert "小李" not in card
    assert "陈姐" not in card


async def test_nobody_suitable_ends_well(home: Neighbourhood) -> None:
    await met(home)
    need = await home.says("王阿姨", "谁有电钻借一下")
    for asked in (("小李", "陈姐", "老张"), ("小美", "刘叔")):
        await home.advance(minutes=11)
        for name in asked:
            await home.taps(name, "这次不行", where=name)
    await home.advance(minutes=11)
    card = await home.card(to=need)
    await home.advance(hours=3)
    assert "已经问过 5 位邻居，还没有人答应。哪位方便，都可以点。" in card
    assert "我问过 5 位邻居，暂时还没有人答应。" in (await home.hears("王阿姨"))[-1]


async def test_between_equals_the_neighbour_of_the_same_house_is_asked(home: Neighbourhood) -> None:
    for name in ("刘叔", "小李", "陈姐", "小美"):  # the first of them gave longest ago
        where = "3栋2单元501自取," if name == "刘叔" else ""
        offer = await home.says(name, f"多了一块姜,{where}送给需要的邻居")
        await home.replies("老张", offer, "我要")
        await home.replies(name, offer, "送完了")
    oranges = await home.says("王阿姨", "多了一箱橙子,3栋2单元302自取,送给需要的邻居")
    await home.replies("王阿姨", oranges, "不用了")
    await home.says("王阿姨", "谁家有姜,炒菜缺两块")
    asked = [name for name in home.people if "先来问问您" in "".join(await home.hears(name))]
    assert asked == ["陈姐", "小美", "刘叔"]
