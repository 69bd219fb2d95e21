"""An offer that goes to several: each share is its own story."""

from tests.neighbourhood import Neighbourhood


async def said_of(home: Neighbourhood, poster: str, claimer: str) -> int:
    """The message that told the poster of this neighbour."""
    return [m for m in await home.messages(poster) if claimer in m["text"]][-1]["id"]


async def three_boxes(home: Neighbourhood) -> int:
    offer = await home.says("陈姐", "多了三箱橙子,送给邻居,自取")
    for name in ("王阿姨", "小李", "小美", "刘叔"):
        await home.taps(name, "我要")
    return offer


async def test_another_one_is_chosen_instead_of_whom_it_was_said_of(home: Neighbourhood) -> None:
    offer = await three_boxes(home)
    await home.taps("陈姐", "换一位", where="陈姐", message_id=await said_of(home, "陈姐", "王阿姨"))
    assert "小李、小美、刘叔 要了" in await home.card(to=offer)
    assert "这次给了别的邻居" in (await home.hears("王阿姨"))[-1]


async def test_one_share_given_leaves_the_others_promised(home: Neighbourhood) -> None:
    offer = await three_boxes(home)
    await home.taps("陈姐", "已经给了", where="陈姐", message_id=await said_of(home, "陈姐", "王阿姨"))
    first = await home.card(to=offer)
    for name in ("小李", "小美"):
        await home.taps("陈姐", "已经给了", where="陈姐", message_id=await said_of(home, "陈姐", name))
    assert "王阿姨、小李、小美 要了" in first
    assert "✅ 都送出去了" in await home.card(to=offer)
    assert "这次没轮到您" in (await home.hears("刘叔"))[-1]


async def test_only_the_poster_says_whose_share_is_given(home: Neighbourhood) -> None:
    offer = await three_boxes(home)
    own = (await home.messages("小李"))[-1]["id"]
    for data in ("given:1:1", "other:1:1", "notyet:1:1", "given:1:99", "other:1", "given:1:x"):
        await home.forges("小李", data, own, where="小李")
    assert "王阿姨、小李、小美 要了" in await home.card(to=offer)


async def test_not_yet_lets_nobody_go_and_asks_again_tomorrow(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁有电钻借一下")
    await home.taps("刘叔", "我来帮")
    for _ in range(3):
        await home.advance(hours=24, minutes=1)
        await home.taps("王阿姨", "还没有")
    assert "刘叔 来帮忙了" in await home.card(to=need)
    assert (await home.hears("王阿姨")).count("好的，不着急，明天我再问您一声。") == 3  # each, once answered


async def test_who_waits_has_what_an_edit_adds(home: Neighbourhood) -> None:
    offer = await home.says("陈姐", "多了一箱橙子,送给邻居,自取")
    await home.replies("小李", offer, "我要")
    await home.replies("刘叔", offer, "我要")
    await home.edits("陈姐", offer, "多了两箱橙子,送给邻居,自取")
    await home.replies("小美", offer, "我要")
    assert "小李、刘叔 要了" in await home.card(to=offer)
    assert (await home.hears("刘叔"))[-1].startswith("轮到您了。")
    assert "排队：小美" in await home.card(to=offer)


DUMPLINGS = "包了30个饺子，每家5个，来拿"


async def test_each_household_has_its_portion(home: Neighbourhood) -> None:
    offer = await home.says("王阿姨", DUMPLINGS)
    await home.replies("小李", offer, "我要")
    await home.taps("陈姐", "我要")
    await home.replies("小美", offer, "给我10个")
    await home.replies("刘叔", offer, "我要3个")
    card = await home.card(to=offer)
    assert "小李（5个）、陈姐（5个）、小美（5个）、刘叔（3个） 要了" in card
    assert "还剩 12 个。" in card
    assert (await home.hears("小美"))[-1].startswith("王阿姨 的饺子（5个）给您留着了。")


async def test_where_nobody_says_how_many_there_are_nobody_waits(home: Neighbourhood) -> None:
    offer = await home.says("王阿姨", "老家寄的核桃，一家一斤，来敲门")
    for name in ("小李", "陈姐", "小美"):
        await home.taps(name, "我要")
    card = await home.card(to=offer)
    assert "小李、陈姐、小美 要了" in card
    assert "排队" not in card
    assert "还剩" not in card


async def test_who_wants_less_leaves_the_rest_to_who_waits(home: Neighbourhood) -> None:
    offer = await home.says("王阿姨", "包了30个饺子，送邻居，来拿")
    await home.replies("小李", offer, "给我10个")
    await home.replies("陈姐", offer, "给我20个")
    await home.taps("小美", "我要")
    await home.replies("小李", offer, "我只要5个就够了")
    assert (await home.hears("小李"))[-1] == "好的，给您留的改成饺子（5个）了。"
    assert (await home.hears("小美"))[-1].startswith("轮到您了。")
    assert "还剩 4 个。" in await home.card(to=offer)
    await home.replies("小李", offer, "改成20个")
    assert "小李（9个）、陈姐（20个）、小美（1个） 要了" in await home.card(to=offer)
