"""Whole courses from asking to the end, as an old lady, an auntie from Hong Kong, an uncle from Sichuan, a young tenant,
an organizer and a joker type them."""

import pytest

from tests.neighbourhood import Neighbourhood

OPEN = "点一下「我来帮」"


@pytest.mark.parametrize("words", ["扳手啦", "就是扳手", "要得要得，谢谢刘叔", "好的好的，谢谢刘叔"])
async def test_a_word_about_it_does_not_end_it(home: Neighbourhood, words: str) -> None:
    need = await home.says("小美", "有没有 wrench 借一下")
    await home.replies("小美", need, words)
    assert OPEN in await home.card(to=need)


async def test_a_repair_that_works_is_over(home: Neighbourhood) -> None:
    need = await home.says("小美", "家里跳闸了 有没有大佬懂电")
    await home.replies("刘叔", need, "我看看去 几栋")
    await home.replies("小美", need, "好了！刘叔yyds")
    assert "✅ 成了，谢谢刘叔！" in await home.card(to=need)


@pytest.mark.parametrize("words", ["骗你的 我不要", "开玩笑的", "我不要"])
async def test_a_joke_holds_nothing(home: Neighbourhood, words: str) -> None:
    offer = await home.says("陈姐", "家里多了三盒月饼，谁要")
    await home.replies("小美", offer, "我要")
    await home.replies("小美", offer, words)
    assert "小美" not in await home.card(to=offer)


async def test_who_cannot_lend_after_all_makes_room(home: Neighbourhood) -> None:
    need = await home.says("小李", "谁家有行李箱借我用三天")
    await home.replies("王阿姨", need, "我有個28吋嘅")
    await home.replies("王阿姨", need, "唔好意思呀，我個喼俾個仔攞咗，借唔到")
    assert "王阿姨" not in await home.card(to=need)


async def test_what_is_back_already_is_not_asked_back(home: Neighbourhood) -> None:
    need = await home.says("小美", "谁家有锤子借用一下")
    await home.replies("刘叔", need, "我这儿有一把")
    await home.replies("小美", need, "用完还给刘叔了")
    assert "✅ 成了，谢谢刘叔！" in await home.card(to=need)
    assert not any("什么时候还" in text for text in await home.hears("小美"))


async def test_until_when_is_said_under_the_post_too(home: Neighbourhood) -> None:
    need = await home.says("小李", "谁家有梯子借一下")
    await home.replies("刘叔", need, "我有")
    await home.replies("小李", need, "拿到了谢谢")
    before = await home.group()
    await home.replies("小李", need, "刘叔什么时候还")
    await home.replies("小李", need, "明天还")
    assert (await home.hears("小李"))[-1] == "刘叔 的梯子，11月22日 周日 还。"
    assert await home.group() == before
