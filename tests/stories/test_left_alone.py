"""Who would rather not be asked says so in their own words."""

import pytest

from tests.neighbourhood import Neighbourhood
from tests.stories.before import lent


async def known_for_a_drill(home: Neighbourhood) -> None:
    await lent(home, who="小李")
    await home.taps("小李", "可以", where="小李")


async def asked_again(home: Neighbourhood, words: str = "谁有电钻借一下") -> bool:
    """Whether 小李 is asked when somebody else looks for one."""
    before = len(await home.hears("小李"))
    await home.says("刘叔", words)
    await home.advance(hours=2)
    return any("方便吗？" in text for text in (await home.hears("小李"))[before:])


async def test_what_is_asked_about_is_asked_about_no_more(home: Neighbourhood) -> None:
    await known_for_a_drill(home)
    need = await home.says("陈姐", "谁有电钻借一下")
    await home.writes("小李", "别再问我了")
    said = await home.hears("小李")
    assert said[-1] == "好的，借东西的事不再问您。改主意了就发 /mine。"
    assert "这次不方便，没关系，谢谢您回我一声。" in said[-2]
    assert "悄悄问了" not in await home.card(to=need)
    assert not await asked_again(home)


async def test_what_is_named_is_asked_about_no_more(home: Neighbourhood) -> None:
    await known_for_a_drill(home)
    await home.writes("小李", "我的电钻坏了，以后别问我了")
    said = (await home.hears("小李"))[-1]
    await home.writes("小李", "/mine")
    assert said == "好的，借东西的事不再问您。改主意了就发 /mine。"
    assert (await home.hears("小李"))[-1] == "不再问您的：借东西"
    assert not await asked_again(home)


async def test_what_is_offered_and_named_is_asked_about_no_more(home: Neighbourhood) -> None:
    await home.says("小李", "我有电钻，谁要用找我")
    await home.writes("小李", "我没有电钻了，别问我了")
    assert (await home.hears("小李"))[-1] == "好的，借东西的事不再问您。改主意了就发 /mine。"
    assert not await asked_again(home)


async def test_what_nobody_knew_them_for_is_a_kind_as_well(home: Neighbourhood) -> None:
    await home.writes("小李", "我家没有葱了，别问我了")
    assert (await home.hears("小李"))[-1] == "好的，要东西的事不再问您。改主意了就发 /mine。"


@pytest.mark.parametrize("words", ["不要再给我发消息了", "退订", "烦死了别问了"])
async def test_about_nothing_at_all_and_again(home: Neighbourhood, words: str) -> None:
    await known_for_a_drill(home)
    await home.writes("小李", words)
    said = (await home.hears("小李"))[-1]
    quiet = not await asked_again(home)
    await home.writes("小李", "/mine")
    buttons = await home.buttons("小李")
    await home.writes("小李", "可以问我了")
    answer = (await home.hears("小李"))[-1]
    assert said.startswith("好的，以后邻居要什么、送什么，我都不来问您了。")
    assert quiet
    assert buttons == ["电钻：不用再问我", "可以问我了", "要出门几天，先别问我"]
    assert answer == "好的，有邻居需要帮忙，我再来问您。"
    assert await asked_again(home, "谁家有电钻借用一下，急")


async def test_a_button_widens_it_and_takes_it_back(home: Neighbourhood) -> None:
    await known_for_a_drill(home)
    await home.writes("小李", "电钻别再问我了")
    await home.taps("小李", "什么事都别问我", where="小李")
    said = (await home.hears("小李"))[-1]
    answer = await home.taps("小李", "可以问我了", where="小李")
    assert said.startswith("好的，以后邻居要什么、送什么，我都不来问您了。")
    assert answer["text"] == "好的，有邻居需要帮忙，我再来问您。"


async def test_for_a_few_days(home: Neighbourhood) -> None:
    await known_for_a_drill(home)
    await home.writes("小李", "没时间，这几天别找我")
    said = (await home.hears("小李"))[-1]
    quiet = not await asked_again(home)
    await home.advance(days=7)
    assert said == "好的，11月28日 周六以前我不去问您。想早点，跟我说一声「可以问我了」。"
    assert quiet
    assert await asked_again(home, "谁家有电钻借用一下，急")


async def test_not_today_in_words(home: Neighbourhood) -> None:
    await known_for_a_drill(home)
    await home.says("陈姐", "谁有电钻借一下")
    await home.writes("小李", "我在忙，先别问我")
    assert (await home.hears("小李"))[-1] == "好的，今天不再打扰您。"
    assert not await asked_again(home)


async def test_who_promised_and_cannot_steps_back(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁有电钻借一下")
    await home.taps("小李", "我来帮")
    await home.writes("小李", "我来不了了，别再找我")
    assert "小李 来帮忙了" not in await home.card(to=need)


@pytest.mark.parametrize("words", ["好的", "没空", "不行", "可以"])
async def test_a_word_to_no_question_is_heard_and_no_more(home: Neighbourhood, words: str) -> None:
    await home.writes("小美", words)
    assert (await home.hears("小美"))[-1] == "好的，知道了。眼下没有在等您回话的事。"


async def test_a_reply_to_what_is_settled_hears_that_it_is(home: Neighbourhood) -> None:
    await known_for_a_drill(home)
    need = await home.says("陈姐", "谁有电钻借一下")
    question = next(one["id"] for one in reversed(await home.messages("小李")) if "方便吗？" in one["text"])
    await home.replies("陈姐", need, "不用了")
    await home.replies("小李", question, "可以的", where="小李")
    assert (await home.hears("小李"))[-1] == "这件事已经有结果了，谢谢您惦记着。"


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("别再问我借东西了", "借东西"),
        ("搭车的事别问我", "搭车"),
        ("帮忙的事别来问我", "请人帮忙"),
        ("拼团别找我", "拼团"),
    ],
)
async def test_a_kind_that_is_named_is_the_only_one(home: Neighbourhood, words: str, kind: str) -> None:
    await home.writes("小李", words)
    answer = (await home.hears("小李"))[-1]
    await home.writes("小李", "/mine")
    listed = (await home.hears("小李"))[-1]
    assert answer.startswith(f"好的，{kind}的事不再问您。")
    assert listed == f"不再问您的：{kind}"
