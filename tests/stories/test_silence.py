"""Nobody says whether a promise came true: the bot says no more than it knows and asks the helper nothing again."""

from tests.neighbourhood import Neighbourhood
from tests.stories.before import ring, willing


async def silent_for_two_days(home: Neighbourhood) -> int:
    need = await home.says("王阿姨", "谁有电钻借一下")
    await home.taps("小李", "我来帮")
    await home.advance(hours=25)
    await home.advance(hours=25)
    return need


async def test_a_promise_without_a_word_rests_and_both_can_still_say_how_it_went(home: Neighbourhood) -> None:
    need = await silent_for_two_days(home)
    rested = (await home.hears("王阿姨"))[-1], (await home.hears("小李"))[-1]
    held = await home.card(to=need)
    await home.taps("小李", "办到了")
    assert rested == (
        "「电钻」拿到了吗？\n还没听到回音，我先放一放，什么时候点都行。",
        "王阿姨 的「电钻」，办到了吗？\n还没听到回音，我先放一放，什么时候点都行。",
    )
    assert "小李 来帮忙了" in held
    assert "✅ 成了，谢谢小李！" in await home.card(to=need)
    assert "小李 的电钻，说好什么时候还？我到时候提醒您。" in await home.hears("王阿姨")


async def test_days_later_the_poster_says_it_in_words(home: Neighbourhood) -> None:
    need = await silent_for_two_days(home)
    await home.advance(days=2)
    await home.replies("王阿姨", need, "拿到了，谢谢小李")
    assert "✅ 成了，谢谢小李！" in await home.card(to=need)


async def test_who_promised_is_not_asked_about_the_same_need(home: Neighbourhood) -> None:
    await silent_for_two_days(home)
    await home.taps("王阿姨", "换一位")
    await home.advance(hours=3)
    await home.advance(hours=3)
    assert not [words for words in await home.hears("小李") if "方便吗" in words]


async def test_who_stepped_back_is_not_asked_about_the_same_need(home: Neighbourhood) -> None:
    await home.says("王阿姨", "谁有电钻借一下")
    await home.taps("小李", "我来帮")
    await home.taps("小李", "我来不了了")
    await home.advance(hours=3)
    assert not [words for words in await home.hears("小李") if "方便吗" in words]


async def test_with_somebody_in_the_queue_both_hear_that_it_is_the_next_ones_turn(home: Neighbourhood) -> None:
    await home.says("王阿姨", "谁有电钻借一下")
    await home.taps("小李", "我来帮")
    await home.taps("刘叔", "我来帮")
    await home.advance(hours=25)
    await home.advance(hours=25)
    told = "「电钻」的事一直没听到回音，先轮到下一位邻居了。"
    assert (await home.hears("小李"))[-2:] == ["王阿姨 的「电钻」，办到了吗？", told]
    assert told in await home.hears("王阿姨")
    assert (await home.hears("刘叔"))[-1].startswith("轮到您了。")
    assert not [words for words in await home.hears("王阿姨") if "来不了" in words]


async def test_who_comes_later_has_both_asked_once_more(home: Neighbourhood) -> None:
    need = await silent_for_two_days(home)
    await home.taps("刘叔", "我来帮")
    await home.advance(minutes=1)
    asked = [message for message in await home.messages("王阿姨") if message["text"].startswith("「电钻」拿到了吗")]
    await home.advance(hours=25)
    assert [bool(message["buttons"]) for message in asked] == [False, True]
    assert "刘叔 来帮忙了" in await home.card(to=need)


async def test_at_the_end_of_its_life_nobody_hears_what_nobody_said(home: Neighbourhood) -> None:
    need = await silent_for_two_days(home)
    await home.advance(days=8)
    assert "一直没等到消息，先收起来了，谢谢大家。" in await home.card(to=need)
    assert (await home.hears("小李"))[-1] == "王阿姨 的「电钻」一直没听到回音，我先收起来了，谢谢您！"
    assert "「电钻」的事没听到回音，我先收起来了。" in await home.hears("王阿姨")


async def test_two_who_would_exchange_and_say_no_word_hear_no_thanks_for_one(home: Neighbourhood) -> None:
    await home.says("小李", "拿橙子换苹果，有人换吗")
    await home.says("王阿姨", "拿苹果换橙子，有人换吗")
    await home.taps("小李", "我来换", where="小李")
    await home.advance(hours=50)
    await home.advance(days=8)
    heard = [words for who in ("王阿姨", "小李") for words in await home.hears(who)]
    assert not [words for words in heard if "我知道了" in words]
    assert "一直没等到消息，先收起来了，谢谢大家。" in await home.card()


async def test_of_three_who_would_exchange_none_is_said_to_have_stepped_back(home: Neighbourhood) -> None:
    await ring(home)
    await willing(home, "王阿姨", "小李", "陈姐")
    await home.advance(hours=50)
    await home.advance(days=8)
    heard = [words for who in ("王阿姨", "小李", "陈姐") for words in await home.hears(who)]
    assert len([words for words in heard if "一直没等到消息，我先收起来了" in words]) == 3
    assert not [words for words in heard if "来不了了" in words]


async def test_a_taker_who_is_silent_keeps_what_is_promised(home: Neighbourhood) -> None:
    offer = await home.says("陈姐", "多了三箱橙子，送给邻居，自取")
    await home.replies("小李", offer, "我要一箱")
    await home.advance(hours=25)
    await home.advance(hours=25)
    kept = await home.card(to=offer)
    await home.taps("陈姐", "已经给了")
    assert "小李 要了" in kept
    assert "还剩 2 箱" in await home.card(to=offer)


async def test_a_lift_that_was_agreed_is_on_until_the_ride_leaves(home: Neighbourhood) -> None:
    await home.says("陈姐", "想搭车去浦东机场")
    ride = await home.says("小李", "11月29日早上8点开车去浦东机场，可以带3个人")
    await home.taps("陈姐", "我要搭车")
    await home.advance(days=4)
    assert "陈姐 要搭车" in await home.card(to=ride)
    assert not [words for words in await home.hears("陈姐") if "收起来" in words]
