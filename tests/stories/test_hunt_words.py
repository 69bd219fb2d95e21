"""Words that are taken for more than they say: a promise, or an end, comes only from somebody who means it."""

import pytest

from tests.neighbourhood import Neighbourhood


async def ginger_is_given(home: Neighbourhood) -> None:
    offer = await home.says("小李", "多买了两块姜,送给需要的邻居,自取")
    await home.replies("陈姐", offer, "我要")
    await home.replies("小李", offer, "送完了")


@pytest.mark.parametrize("words", ["谁家有梯子借我用一下,要长的", "你们中午吃啥", "行李箱放哪", "可以明天吗"])
async def test_a_private_word_about_something_else_is_no_promise(home: Neighbourhood, words: str) -> None:
    await ginger_is_given(home)
    need = await home.says("王阿姨", "谁家有姜,炒菜缺两块")
    await home.writes("小李", words)
    assert "小李" not in await home.card(to=need)


async def test_a_reply_to_something_else_answers_no_question(home: Neighbourhood) -> None:
    await ginger_is_given(home)
    other = (await home.messages("小李"))[0]["id"]  # 「陈姐 想要您的 姜」
    need = await home.says("王阿姨", "谁家有姜,炒菜缺两块")
    await home.says("小李", "好的", to="小李", reply_to=other)
    assert "小李" not in await home.card(to=need)


async def test_a_corrected_thank_you_does_not_end_the_next_need_too(home: Neighbourhood) -> None:
    drill = await home.says("王阿姨", "谁有电钻借一下")
    ladder = await home.says("王阿姨", "谁家有梯子借用")
    thanks = await home.says("王阿姨", "借到了谢谢")
    await home.edits("王阿姨", thanks, "借到了谢谢!")
    assert "✅" in await home.card(to=ladder)
    assert "点一下「我来帮」" in await home.card(to=drill)


async def test_a_corrected_promise_is_the_same_promise(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁有电钻借一下")
    word = await home.replies("刘叔", need, "我有")
    before = await home.hears("刘叔")
    await home.edits("刘叔", word, "我有,来拿")
    held = await home.card(to=need)
    await home.edits("刘叔", word, "抱歉,我没有了")
    assert await home.hears("刘叔") != []
    assert len(before) == len(await home.hears("刘叔"))
    assert "刘叔 来帮忙了" in held
    assert "刘叔" not in await home.card(to=need)


async def test_a_need_that_becomes_an_offer_frees_who_came_to_help(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁有电钻借一下")
    await home.taps("刘叔", "我来帮")
    await home.taps("小李", "我来帮")
    await home.edits("王阿姨", need, "我有电钻,谁要用可以借")
    assert await home.card(to=need) == "🎁 王阿姨 有电钻可以借\n想要的邻居点一下「我要」。"
    assert (await home.hears("刘叔"))[-1] == "王阿姨 说「电钻」这件事不用了，谢谢您愿意帮忙！"


async def test_thanks_under_a_helpers_words_end_what_that_helper_took_up(home: Neighbourhood) -> None:
    drill = await home.says("小美", "谁有电钻借一下")
    word = await home.replies("陈姐", drill, "我有,来拿")
    ladder = await home.says("小美", "谁家有梯子借用")
    await home.replies("小美", word, "借到了,谢谢")
    assert "✅ 成了，谢谢陈姐！" in await home.card(to=drill)
    assert "点一下「我来帮」" in await home.card(to=ladder)
