"""What is lent is spoken of in words as well: that it is back, until when, for longer."""

import pytest

from tests.neighbourhood import Neighbourhood
from tests.stories.before import lent

NOTHING = "您没有借着别人的东西，也没有东西借在外面。"


async def replies_to(home: Neighbourhood, who: str, part: str, words: str) -> None:
    """Privately, to the newest message of the bot that holds these words."""
    message = next(one["id"] for one in reversed(await home.messages(who)) if part in one["text"])
    await home.replies(who, message, words, where=who)


async def test_the_borrower_says_that_it_is_back(home: Neighbourhood) -> None:
    await lent(home, "谁有电钻借一下，明天还")
    await home.advance(days=1)
    await replies_to(home, "王阿姨", "今天该还了", "还了")
    said = await home.hears("王阿姨")
    await home.advance(days=8)
    assert said[-1] == "好的，记下了。"
    assert (await home.hears("刘叔"))[-1] == "王阿姨 说电钻还给您了，谢谢您借给邻居！"
    assert await home.hears("王阿姨") == said


async def test_the_lender_says_that_it_is_back(home: Neighbourhood) -> None:
    await lent(home, "谁有电钻借一下，明天还")
    await home.writes("刘叔", "电钻还我了")
    said = await home.hears("刘叔")
    await home.advance(days=8)
    assert said[-1] == "好的，记下了。"
    assert (await home.hears("王阿姨"))[-1] == "刘叔 收到电钻了，好借好还！"
    assert await home.hears("刘叔") == said


async def two_ladders(home: Neighbourhood) -> int:
    """刘叔 lent one to 小李 and one to 陈姐."""
    offer = await home.says("刘叔", "家里两把梯子，可以借，要的说")
    for who in ("小李", "陈姐"):
        await home.replies(who, offer, "我要一把")
    await home.replies("刘叔", offer, "都借出去了")
    return offer


async def test_one_of_two_is_back_and_whose_it_is_the_owner_is_asked(home: Neighbourhood) -> None:
    offer = await two_ladders(home)
    await home.replies("刘叔", offer, "梯子还我了")
    asked, labels = (await home.hears("刘叔"))[-1], await home.buttons("刘叔")
    early = [await home.hears(who) for who in ("小李", "陈姐")]
    await home.replies("刘叔", offer, "小李的梯子还我了")
    await home.writes("刘叔", "/loans")
    assert "小李" in asked
    assert "陈姐" in asked
    assert labels != []
    assert not any("收到梯子了" in words for heard in early for words in heard)
    assert (await home.hears("小李"))[-1] == "刘叔 收到梯子了，好借好还！"
    assert "陈姐" in (await home.hears("刘叔"))[-1]


async def test_both_of_two_are_back_in_one_word(home: Neighbourhood) -> None:
    await home.replies("刘叔", await two_ladders(home), "梯子都还我了")
    await home.writes("刘叔", "/loans")
    assert (await home.hears("刘叔"))[-1] == NOTHING


async def test_under_the_post_either_side_says_so_and_the_group_hears_nothing_of_it(home: Neighbourhood) -> None:
    for who, words, other in (("王阿姨", "梯子已还，谢谢刘叔", "刘叔"), ("刘叔", "梯子还我了", "王阿姨")):
        need = await home.says("王阿姨", "谁有梯子借一下，明天还")
        await home.taps("刘叔", "我来帮")
        await home.replies("王阿姨", need, "借到了谢谢")
        group = await home.group()
        await home.replies(who, need, words)
        await home.writes(other, "/loans")
        assert (await home.hears(other))[-1] == NOTHING
        assert await home.group() == group


async def test_both_may_say_so(home: Neighbourhood) -> None:
    await lent(home)
    await home.writes("王阿姨", "电钻还了")
    before = await home.hears("王阿姨")
    await home.writes("刘叔", "电钻还我了")
    assert (await home.hears("刘叔"))[-1] == "好的，记下了。"
    assert await home.hears("王阿姨") == before


async def test_what_is_not_back_stays_out(home: Neighbourhood) -> None:
    await lent(home, "谁有电钻借一下，明天还")
    for words in ("电钻还没还我", "什么时候还我", "梯子还我了"):
        await home.writes("刘叔", words)
    await home.writes("王阿姨", "我明天就还了")
    await home.writes("刘叔", "/loans")
    assert (await home.hears("刘叔"))[-1] == "· 电钻借给了 王阿姨，11月22日 周日 还"


async def test_which_of_two_is_said_by_name_or_by_a_button(home: Neighbourhood) -> None:
    await lent(home, "谁有电钻借一下，明天还")
    await lent(home, "谁有梯子借一下，明天还")
    await home.writes("王阿姨", "还了")
    asked = await home.buttons("王阿姨")
    await home.writes("王阿姨", "梯子还给刘叔了")
    await home.writes("王阿姨", "/loans")
    assert asked == ["电钻：还了", "梯子：还了"]
    assert (await home.hears("王阿姨"))[-1] == "· 借了 刘叔 的电钻，11月22日 周日 还"


async def test_until_when_is_answered_in_words(home: Neighbourhood) -> None:
    await lent(home)
    await home.writes("王阿姨", "用完就还，大概后天")
    agreed = (await home.hears("王阿姨"))[-1]
    await home.advance(days=2)
    assert agreed == "刘叔 的电钻，11月23日 周一 还。"
    assert (await home.hears("王阿姨"))[-1] == "刘叔 的电钻，今天该还了。"


async def test_a_time_alone_answers_the_question(home: Neighbourhood) -> None:
    await lent(home)
    await replies_to(home, "王阿姨", "说好什么时候还", "一个星期吧")
    assert (await home.hears("王阿姨"))[-1] == "刘叔 的电钻，11月28日 周六 还。"


async def test_no_reminder_and_no_day(home: Neighbourhood) -> None:
    await lent(home)
    await home.writes("王阿姨", "用完就还")
    first = (await home.hears("王阿姨"))[-1]
    await home.writes("王阿姨", "不用提醒我")
    assert [first, (await home.hears("王阿姨"))[-1]] == ["好的，电钻用完记得还给 刘叔。"] * 2


async def test_for_longer_the_lender_is_asked_about_the_day_that_was_said(home: Neighbourhood) -> None:
    await lent(home, "谁有电钻借一下，明天还")
    await home.writes("王阿姨", "再借一周行吗")
    asked = (await home.hears("刘叔"))[-1]
    await home.advance(hours=30)
    await home.taps("刘叔", "可以", where="刘叔", message_id=(await home.messages("刘叔"))[-1]["id"])
    assert asked == "王阿姨 想多借几天电钻，11月29日 周日 还，可以吗？"
    assert (await home.hears("王阿姨"))[-1] == "刘叔 说可以，电钻 11月29日 周日 还就行。"


async def test_a_day_sooner_needs_nobodys_leave_a_later_one_does(home: Neighbourhood) -> None:
    await lent(home, "谁有电钻借一下，11月25日还")
    await home.writes("王阿姨", "我明天就能还")
    sooner = (await home.hears("王阿姨"))[-1]
    await home.writes("王阿姨", "周五还行吗")
    assert sooner == "刘叔 的电钻，11月22日 周日 还。"
    assert (await home.hears("刘叔"))[-1] == "王阿姨 想多借几天电钻，11月27日 周五 还，可以吗？"


async def test_the_lender_has_not_got_it(home: Neighbourhood) -> None:
    await lent(home, "谁有电钻借一下，明天还")
    await home.writes("王阿姨", "还了")
    await replies_to(home, "刘叔", "说电钻还给您了", "没收到呀")
    assert (await home.hears("王阿姨"))[-1] == "刘叔 说还没收到电钻，您跟对方对一下？"


async def test_a_request_is_none_of_it(home: Neighbourhood) -> None:
    await lent(home)
    await home.writes("王阿姨", "谁有梯子借一下，明天还")
    assert (await home.hears("王阿姨"))[-1].startswith("这句话在小区群里说，邻居才看得到")


@pytest.mark.parametrize("words", ["拿到了 下周一还你", "电钻拿到啦，后天还", "拿到囉 明天還你"])
async def test_who_says_when_it_comes_back_is_not_asked(home: Neighbourhood, words: str) -> None:
    need = await home.says("王阿姨", "谁有电钻借一下")
    await home.replies("刘叔", need, "我有")
    await home.says("王阿姨", words)
    heard = await home.hears("王阿姨")
    assert not any("什么时候还" in one for one in heard)
    assert heard[-1].endswith(" 还。")


@pytest.mark.parametrize("words", ["还了还了", "还给你了，谢谢", "还你啦", "钻放你家门口了", "电钻给您放门口了"])
async def test_the_only_loan_needs_no_name(home: Neighbourhood, words: str) -> None:
    await lent(home)
    await home.says("王阿姨", words)
    await home.writes("刘叔", "/loans")
    assert (await home.hears("刘叔"))[-1] == NOTHING


async def test_of_two_loans_and_of_another_thing_it_means_neither(home: Neighbourhood) -> None:
    await lent(home)
    await home.says("王阿姨", "房贷还了")
    await home.says("王阿姨", "钱还给小李了")
    await lent(home, "谁有梯子借一下")
    await home.says("王阿姨", "还了还了")
    await home.writes("刘叔", "/loans")
    assert (await home.hears("刘叔"))[-1].count("·") == 2


@pytest.mark.parametrize("words", ["还你电钻，不过钻头断了，我赔你一个", "刘叔，电钻还你了，外壳摔裂了不好意思"])
async def test_what_comes_back_broken_is_no_cheerful_news(home: Neighbourhood, words: str) -> None:
    await lent(home)
    await home.says("王阿姨", words)
    assert (await home.hears("刘叔"))[-1] == "王阿姨 说电钻还给您了，不过有点小毛病，您看看。"


async def test_an_owner_says_that_it_came_back_broken(home: Neighbourhood) -> None:
    await lent(home)
    await home.says("刘叔", "电钻还我了，可是钻头断了")
    assert (await home.hears("王阿姨"))[-1] == "刘叔 收到电钻了，不过说有点小毛病，您跟对方聊聊？"


async def test_a_lender_who_leaves_it_at_their_door_has_lent_it(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁有老花镜借我看下说明书")
    await home.replies("刘叔", need, "我有")
    await home.says("刘叔", "放你家门口鞋柜上了")
    assert "什么时候还" in (await home.hears("王阿姨"))[-1]


async def test_in_the_group_they_say_when_it_comes_back_instead(home: Neighbourhood) -> None:
    await lent(home, "谁有电钻借一下，明天还")
    await home.advance(days=2)
    await home.says("王阿姨", "明天还有课吗")
    await home.says("王阿姨", "不好意思 还在车上 明天还你")
    assert (await home.hears("王阿姨"))[-1] == "刘叔 的电钻，11月24日 周二 还。"


async def test_in_the_group_they_ask_for_longer(home: Neighbourhood) -> None:
    await lent(home, "谁有电钻借一下，明天还")
    await home.advance(days=1)
    await home.says("王阿姨", "电钻再用几天行吗")
    assert (await home.hears("刘叔"))[-1].startswith("王阿姨 想多借几天电钻")


async def test_what_has_served_was_there(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁家有吸尘器 床底下扫不到")
    await home.says("小美", "我有 我给您送去")
    await home.says("王阿姨", "用好了给你送过去")
    assert "小美 来帮忙了" in await home.card(to=need)
    await home.advance(hours=2)
    await home.says("王阿姨", "用好了 小美来拿一下")
    assert "成了，谢谢小美" in await home.card(to=need)
    assert not any("还" in one for one in await home.hears("王阿姨"))


async def test_what_is_back_was_there(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁家有吸尘器 床底下扫不到")
    await home.says("小美", "我有 您来拿")
    await home.advance(hours=2)
    await home.says("王阿姨", "还你了啊")
    assert "成了，谢谢小美" in await home.card(to=need)
