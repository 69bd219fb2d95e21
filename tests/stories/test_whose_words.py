"""The same words under another message mean another thing: what is replied to decides first (handlers/words.py)."""

import pytest

from tests.neighbourhood import Neighbourhood
from tests.stories.before import gave
from tests.stories.events import announce

EVENT, OFFER, NEED, LIST = "event", "offer", "need", "list"


async def everything_at_once(home: Neighbourhood) -> dict[str, int]:
    """A list to sign up on, an event, an offer and a need, all open → the message under which each stands."""
    chain = await home.says("老张", "/chain 团丹东草莓 68元/箱 周五截止")
    await announce(home)
    event = next(card["id"] for card in reversed(await home.cards()) if card["text"].startswith("📣"))
    offer = await home.says("王阿姨", "多了三箱橙子，自取")
    need = await home.says("王阿姨", "谁有电钻借一下")
    return {LIST: chain, EVENT: event, OFFER: offer, NEED: need}


async def now_in(home: Neighbourhood, who: str, of: dict[str, int]) -> set[str]:
    """Which of them somebody is in."""
    shown = {
        what: next(card["text"] for card in await home.cards() if mark in card["text"])
        for what, mark in ((EVENT, "📣"), (LIST, "🧺"), (OFFER, "🎁"), (NEED, "🙋"))
    }
    return {what for what in of if who in shown[what]}


async def test_one_more_is_a_seat_a_share_a_promise_or_a_line(home: Neighbourhood) -> None:
    under = await everything_at_once(home)
    for who, what in (("小李", EVENT), ("陈姐", OFFER), ("小美", LIST), ("刘叔", NEED)):
        await home.replies(who, under[what], "+1")
    assert [await now_in(home, who, under) for who in ("小李", "陈姐", "小美", "刘叔")] == [
        {EVENT},
        {OFFER},
        {LIST},
        {NEED},
    ]


async def test_i_come_is_a_seat_under_an_event_and_a_promise_under_a_post(home: Neighbourhood) -> None:
    under = await everything_at_once(home)
    for who, what in (("小李", EVENT), ("刘叔", NEED), ("小美", LIST)):
        await home.replies(who, under[what], "我来")
    assert [await now_in(home, who, under) for who in ("小李", "刘叔", "小美")] == [{EVENT}, {NEED}, set()]


async def test_who_cannot_gives_up_what_they_reply_to_and_nothing_else(home: Neighbourhood) -> None:
    under = await everything_at_once(home)
    for what in (EVENT, OFFER, LIST, NEED):
        await home.replies("小李", under[what], "+1")
    left = []
    for what, words in ((EVENT, "我去不了了"), (OFFER, "我不要了"), (NEED, "我来不了了"), (LIST, "不要了")):
        await home.replies("小李", under[what], words)
        left.append(await now_in(home, "小李", under))
    assert left == [{OFFER, NEED, LIST}, {NEED, LIST}, {LIST}, set()]


async def test_thanks_alone_end_nothing_and_with_a_word_of_the_end_they_end_it(home: Neighbourhood) -> None:
    under = await everything_at_once(home)
    said = await home.replies("刘叔", under[NEED], "我有,来拿")
    await home.replies("王阿姨", said, "谢谢刘叔")
    before = await home.card(to=under[NEED])
    await home.replies("王阿姨", said, "谢谢，借到了")
    assert "刘叔 来帮忙了" in before
    assert "✅ 成了，谢谢刘叔！" in await home.card(to=under[NEED])
    assert "✅" not in await home.card(to=under[OFFER])


@pytest.mark.parametrize("words", ["谁家有梯子借我用一下,要长的", "你们中午吃啥", "行李箱放哪", "可以明天吗"])
async def test_a_private_word_about_something_else_is_no_promise(home: Neighbourhood, words: str) -> None:
    await gave(home)
    need = await home.says("王阿姨", "谁家有姜,炒菜缺两块")
    await home.writes("小李", words)
    assert "小李" not in await home.card(to=need)


async def test_a_reply_to_something_else_answers_no_question(home: Neighbourhood) -> None:
    await gave(home)
    other = (await home.messages("小李"))[0]["id"]  # 「陈姐 想要您的 姜」
    need = await home.says("王阿姨", "谁家有姜,炒菜缺两块")
    await home.says("小李", "好的", to="小李", reply_to=other)
    assert "小李" not in await home.card(to=need)


async def test_thanks_under_a_helpers_words_end_what_that_helper_took_up(home: Neighbourhood) -> None:
    drill = await home.says("小美", "谁有电钻借一下")
    word = await home.replies("陈姐", drill, "我有,来拿")
    ladder = await home.says("小美", "谁家有梯子借用")
    await home.replies("小美", word, "借到了,谢谢")
    assert "✅ 成了，谢谢陈姐！" in await home.card(to=drill)
    assert "点一下「我来帮」" in await home.card(to=ladder)
