"""What is lent comes back."""

from tests.neighbourhood import Neighbourhood, behind
from tests.stories.before import lent


async def test_nobody_said_until_when_so_the_borrower_is_asked_and_reminded(home: Neighbourhood) -> None:
    await lent(home)
    question = (await home.hears("王阿姨"))[-1]
    await home.taps("王阿姨", "一周内")
    await home.advance(days=6)
    soon = (await home.hears("王阿姨"))[-1]
    await home.advance(days=1)
    today = (await home.hears("王阿姨"))[-1]
    await home.advance(days=1)
    late = (await home.hears("王阿姨"))[-1]
    assert question == "刘叔 的电钻，说好什么时候还？我到时候提醒您。"
    assert soon.startswith("提醒您一声：刘叔 的电钻，明天（")
    assert today == "刘叔 的电钻，今天该还了。"
    assert "是不是忙忘了" in late


async def test_the_message_said_until_when(home: Neighbourhood) -> None:
    await lent(home, "谁有电钻借一下，明天还")
    assert (await home.hears("王阿姨"))[-1].endswith(" 还。")


async def test_the_day_it_is_used_is_not_the_day_it_comes_back(home: Neighbourhood) -> None:
    await lent(home, "谁有电钻借一下，明天下午用，后天还")
    assert (await home.hears("王阿姨"))[-1] == "刘叔 的电钻，11月23日 周一 还。"


async def test_who_says_only_when_they_use_it_is_asked_until_when(home: Neighbourhood) -> None:
    await lent(home, "谁有电钻借一下，明天下午用")
    assert (await home.hears("王阿姨"))[-1] == "刘叔 的电钻，说好什么时候还？我到时候提醒您。"


async def test_back_with_a_tap_and_no_more_reminders(home: Neighbourhood) -> None:
    await lent(home)
    await home.taps("王阿姨", "明天")
    await home.taps("王阿姨", "还了")
    before = await home.hears("王阿姨")
    await home.advance(days=8)
    assert any("说电钻还给您了" in text for text in await home.hears("刘叔"))
    assert await home.hears("王阿姨") == before


async def test_not_back_after_all(home: Neighbourhood) -> None:
    await lent(home)
    await home.taps("王阿姨", "明天")
    await home.taps("王阿姨", "还了")
    await home.taps("刘叔", "还没收到")
    assert "说还没收到电钻" in (await home.hears("王阿姨"))[-1]


async def test_keeping_it_longer_is_for_the_lender_to_say(home: Neighbourhood) -> None:
    await lent(home)
    await home.taps("王阿姨", "明天")
    await home.taps("王阿姨", "想多借几天")
    asked = (await home.hears("刘叔"))[-1]
    await home.taps("刘叔", "可以", where="刘叔", message_id=(await home.messages("刘叔"))[-1]["id"])
    assert "想多借几天电钻" in asked
    assert "刘叔 说可以" in (await home.hears("王阿姨"))[-1]


async def test_days_late_the_lender_is_asked_what_to_do(home: Neighbourhood) -> None:
    await lent(home)
    await home.taps("王阿姨", "今天")
    await home.advance(days=4)
    asked = (await home.hears("刘叔"))[-1]
    await home.taps("刘叔", "已经还了")
    await home.writes("刘叔", "/loans")
    assert "说好的日子过了，还没有回音" in asked
    assert (await home.hears("刘叔"))[-1] == "您没有借着别人的东西，也没有东西借在外面。"


async def test_loans_lists_both_sides(home: Neighbourhood) -> None:
    await lent(home)
    await home.taps("王阿姨", "不用提醒")
    await home.writes("刘叔", "/loans")
    await home.writes("王阿姨", "/loans")
    assert (await home.hears("刘叔"))[-1] == "· 电钻借给了 王阿姨"
    assert (await home.hears("王阿姨"))[-1] == "· 借了 刘叔 的电钻"


async def test_a_strangers_tap_is_refused(home: Neighbourhood) -> None:
    await lent(home)
    await home.starts("小美")
    message = (await home.messages("小美"))[-1]["id"]
    answer = await home.forges("小美", "loanback:1", message, where="小美")
    assert answer["text"] == "这个要借东西的两位邻居自己来点。"


async def test_the_other_side_hears_when_somebody_has_their_data_deleted(home: Neighbourhood) -> None:
    await lent(home)
    await home.taps("王阿姨", "一周内")
    await home.writes("王阿姨", "/forget")
    await home.taps("王阿姨", "全部删掉", where="王阿姨")
    before = await home.hears("刘叔")
    await home.advance(days=12)
    assert before[-1] == "您借出去的电钻，对方把资料都删了，我没法再提醒，麻烦您自己记着要回来。"
    assert await home.hears("刘叔") == before


async def test_a_second_tap_tells_nobody_again_and_what_is_not_back_is_reminded_of_again(home: Neighbourhood) -> None:
    await home.says("小美", "谁有电钻借一下,后天还")
    await home.taps("刘叔", "我来帮")
    await home.taps("小美", "拿到了", where="小美")
    await home.writes("小美", "能不能大后天还")
    asked = next(m for m in reversed(await home.messages("刘叔")) if m["buttons"])
    for _ in range(2):
        await home.forges("刘叔", behind(asked, "可以"), asked["id"], where="刘叔")
    await home.writes("小美", "电钻还了")
    told = next(m for m in reversed(await home.messages("刘叔")) if m["buttons"])
    for _ in range(2):
        await home.forges("刘叔", behind(told, "还没收到"), told["id"], where="刘叔")
    heard = await home.hears("小美")
    await home.advance(days=4)
    later = (await home.hears("小美"))[len(heard) :]
    assert [sum(words in text for text in heard) for words in ("刘叔 说可以", "刘叔 说还没收到")] == [1, 1]
    assert [words in text for words, text in zip(("明天", "今天该还了", "昨天该还了"), later, strict=True)] == [
        True
    ] * 3


async def test_only_the_newest_question_to_the_lender_can_be_answered_and_only_once(home: Neighbourhood) -> None:
    await home.says("小美", "谁有电钻借一下,后天还")
    await home.taps("刘叔", "我来帮")
    await home.taps("小美", "拿到了", where="小美")
    await home.writes("小美", "能不能大后天还")
    await home.advance(minutes=61)
    await home.writes("小美", "能不能下周三还")
    await home.writes("小美", "能不能下周四还")
    asked = [m for m in await home.messages("刘叔") if "想多借几天" in m["text"]]
    await home.taps("刘叔", "可以", where="刘叔", message_id=asked[-1]["id"])
    answered = [m["buttons"] for m in await home.messages("刘叔") if m["id"] in (asked[0]["id"], asked[1]["id"])]
    assert [bool(m["buttons"]) for m in asked] == [False, True]
    assert "周四" in asked[-1]["text"]
    assert answered == [[], []]


async def test_two_days_more_are_given_once(home: Neighbourhood) -> None:
    await home.says("小美", "谁有电钻借一下,明天还")
    await home.taps("刘叔", "我来帮")
    await home.taps("小美", "拿到了", where="小美")
    await home.advance(days=5)
    asked = next(m for m in reversed(await home.messages("刘叔")) if m["buttons"])
    for _ in range(3):
        await home.forges("刘叔", behind(asked, "再等两天"), asked["id"], where="刘叔")
    assert sum("刘叔 说可以" in text for text in await home.hears("小美")) == 1


async def test_what_is_only_used_does_not_come_back(home: Neighbourhood) -> None:
    await home.says("王阿姨", "家里没通网 谁家能借个wifi用一晚")
    await home.says("小李", "我有")
    await home.says("王阿姨", "连上了 谢谢小李")
    assert not any("还" in one for one in await home.hears("王阿姨"))
