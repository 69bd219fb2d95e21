"""No, in plain words, from who was named or has promised; and who is gone is named no more."""

from tests.neighbourhood import Neighbourhood
from tests.stories.before import gave


async def named(home: Neighbourhood, *who: str) -> int:
    """王阿姨 needs ginger; these gave some before, but the bot may not write to them → her message."""
    for name in who:
        await gave(home, who=name, to="小美")
        await home.blocks(name)
    return await home.says("王阿姨", "谁家有姜,炒菜缺两块")


async def test_who_is_named_says_no_under_the_card_and_is_named_no_more(home: Neighbourhood) -> None:
    need = await named(home, "小李", "陈姐")
    await home.replies("小李", (await home.cards(to=need))[-1]["id"], "没有了,不好意思")
    one = await home.card(to=need)
    await home.replies("陈姐", need, "我家没有")
    assert "小李" not in one
    assert "陈姐，今天您送过姜" in one
    assert await home.card(to=need) == "🙋 王阿姨 想要姜（2块）\n方便的邻居点一下「我来帮」。"


async def test_no_card_names_who_had_everything_deleted_or_left(home: Neighbourhood) -> None:
    need = await named(home, "小李", "陈姐")
    await home.leaves("小李")
    await home.play("unblock", user=home.people["陈姐"])
    await home.writes("陈姐", "/forget")
    await home.taps("陈姐", "全部删掉")
    assert await home.card(to=need) == "🙋 王阿姨 想要姜（2块）\n方便的邻居点一下「我来帮」。"


async def test_who_writes_to_the_bot_again_is_asked_privately_again(home: Neighbourhood) -> None:
    need = await named(home, "小李")
    await home.says("王阿姨", "不用了")
    await home.play("unblock", user=home.people["小李"])
    await home.writes("小李", "你好")
    await home.advance(hours=2)
    await home.says("王阿姨", "谁家有姜,炒菜缺两块")
    assert "不用了，谢谢大家" in await home.card(to=need)
    assert "先来问问您" in (await home.hears("小李"))[-1]


async def test_one_steps_back_in_words_under_the_card(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁有电钻借一下")
    await home.taps("刘叔", "我来帮")
    await home.taps("小李", "我来帮")
    await home.replies("刘叔", need, "不好意思我来不了了")
    assert "小李 来帮忙了" in await home.card(to=need)


async def test_one_steps_back_in_words_in_private(home: Neighbourhood) -> None:
    drill = await home.says("王阿姨", "谁有电钻借一下")
    ladder = await home.says("小美", "谁家有梯子借用")
    for post in (drill, ladder):
        await home.replies("刘叔", post, "我有")
    await home.writes("刘叔", "我来不了了")  # of which?
    both = await home.card(to=drill), await home.card(to=ladder)
    told = [m for m in await home.messages("刘叔") if "谁有电钻借一下" in m["text"]][-1]["id"]
    await home.says("刘叔", "我来不了了", to="刘叔", reply_to=told)
    await home.writes("刘叔", "这个也去不了了")
    assert ["刘叔 来帮忙了" in card for card in both] == [True, True]
    assert "刘叔" not in await home.card(to=drill)
    assert "刘叔" not in await home.card(to=ladder)
    assert (await home.hears("刘叔"))[-1] == "好的，没关系，我去告诉对方。"


async def test_a_stranger_who_says_no_changes_nothing(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁有电钻借一下")
    before = await home.card(to=need), await home.hears("小美")
    await home.replies("小美", need, "我没有")
    assert (await home.card(to=need), await home.hears("小美")) == before
