"""The bot comes, goes and moves; people leave; and who is nobody's neighbour is left in peace."""

from datetime import timedelta

from tests.neighbourhood import ADMIN, Neighbourhood
from tests.stories.before import lent
from tests.stories.events import brief, next_weekly


async def test_it_introduces_itself_once_and_tells_the_admin_what_it_lacks(home: Neighbourhood) -> None:
    introductions = [text for text in await home.group() if text.startswith("大家好，我是邻里")]
    assert len(introductions) == 1
    assert "设为管理员" in (await home.hears("老张"))[-1]


async def test_a_group_that_becomes_a_supergroup_keeps_everything(home: Neighbourhood) -> None:
    old = await home.new_group("小群", ["王阿姨", "刘叔"], ["王阿姨"], kind="group")
    need = await home.says("王阿姨", "谁有电钻借一下", to="小群")
    assert await home.cards(to=need, where="小群")
    moved = await home.play("migrate", chat=old)
    home.groups["小群"] = moved["id"]
    await home.settle()
    asked = await home.says("刘叔", "/needs", to="小群")
    assert "王阿姨 想借电钻" in await home.card(to=asked, where="小群")


async def test_who_leaves_is_asked_nothing_and_gives_way(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁有电钻借一下")
    await home.taps("刘叔", "我来帮")
    await home.taps("小李", "我来帮")
    await home.leaves("刘叔")
    assert "小李 来帮忙了" in await home.card(to=need)


async def test_telegram_tells_an_admin_bot_twice_that_somebody_left_and_nobody_hears_of_it_again(
    home: Neighbourhood,
) -> None:
    await home.says("王阿姨", "谁有电钻借一下")
    await home.taps("刘叔", "我来帮")
    await home.taps("小李", "我来帮")
    await home.says("刘叔", "多了一箱橙子，自取")
    await home.leaves("刘叔")
    told = [await home.group(), *[await home.hears(name) for name in home.people]]
    user = {"id": home.people["刘叔"], "is_bot": False, "first_name": "刘叔"}
    gone = {"old_chat_member": {"status": "member", "user": user}, "new_chat_member": {"status": "left", "user": user}}
    chat = {"id": home.chat(None), "type": "supergroup", "title": "花园小区"}
    await home.play("update", kind="chat_member", body={"chat": chat, "from": user, "date": 1, **gone})
    await home.settle()
    assert [await home.group(), *[await home.hears(name) for name in home.people]] == told


async def test_who_leaves_takes_their_open_needs_with_them(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁有电钻借一下")
    await home.leaves("王阿姨")
    assert "不用了，谢谢大家" in await home.card(to=need)


async def test_a_caption_counts_as_words(home: Neighbourhood) -> None:
    message = await home.says("王阿姨", "谁有电钻借一下", photo=True)
    assert "王阿姨 想借电钻" in await home.card(to=message)


async def test_a_forwarded_message_is_somebody_elses(home: Neighbourhood) -> None:
    before = await home.group()
    await home.says("小美", "谁有电钻借一下", forward=home.people["王阿姨"])
    assert await home.group() == before


async def test_an_anonymous_admin_may_ask_but_nobody_is_matched_with_them(home: Neighbourhood) -> None:
    need = await home.says("老张", "谁有电钻借一下", anonymous=True)
    asked = await home.says("老张", "/needs", anonymous=True)
    assert await home.cards(to=need) == []
    assert await home.card(to=asked) == "现在没有邻居在找东西或找人帮忙。"


async def test_in_a_topic_the_card_stays_in_the_topic(home: Neighbourhood) -> None:
    forum = await home.new_group("论坛", ["王阿姨", "刘叔"], ["王阿姨"])
    thread = next(iter((await home.play("topics", chat=forum, name="借东西")).values()))
    need = await home.says("王阿姨", "谁有电钻借一下", to="论坛", thread=thread)
    card = (await home.cards(to=need, where="论坛"))[-1]
    assert card["thread"] == thread


async def test_what_somebody_else_typed_is_no_answer_of_who_passes_it_on(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁有电钻借一下")
    await home.taps("小李", "我来帮")
    await home.says("小李", "我来不了了", to="小李", forward=home.people["刘叔"])
    await home.says("王阿姨", "借到了谢谢", to="王阿姨", forward=home.people["刘叔"])
    assert "小李 来帮忙了" in await home.card(to=need)
    assert (await home.hears("小李"))[-1].startswith("这句我没听懂。")
    await home.says("小李", "谁有梯子借一下", to="小李", forward=home.people["刘叔"])
    assert "在小区群里" in (await home.hears("小李"))[-1]


async def test_in_another_topic_a_word_without_a_reply_answers_nothing(home: Neighbourhood) -> None:
    forum = await home.new_group("论坛", ["王阿姨", "刘叔", "小李"], ["王阿姨"])
    orders, chat = [(await home.play("topics", chat=forum, name=name))["id"] for name in ("团购", "闲聊")]
    await home.says("王阿姨", "/chain 团草莓 68元/箱 周五截止", to="论坛", thread=orders)
    need = await home.says("王阿姨", "谁有电钻借一下", to="论坛", thread=orders)
    shown = []
    for thread in (chat, orders):
        await home.says("小李", "+1", to="论坛", thread=thread)
        await home.says("刘叔", "我有", to="论坛", thread=thread)
        cards = [card["text"] for card in await home.cards(where="论坛")]
        shown.append((any("1. 小李" in text for text in cards), "刘叔" in await home.card(to=need, where="论坛")))
    assert shown == [(False, False), (True, True)]


async def test_somebody_who_blocks_the_bot_is_named_instead(home: Neighbourhood) -> None:
    offer = await home.says("小李", "多买了两块姜,送给需要的邻居,自取")
    await home.replies("陈姐", offer, "我要")
    await home.replies("小李", offer, "送完了")
    await home.blocks("小李")
    need = await home.says("王阿姨", "谁家有姜,炒菜缺两块")
    assert "小李，今天您送过姜，方便吗？" in await home.card(to=need)


async def test_a_group_that_sent_the_bot_away_is_left_in_peace(home: Neighbourhood) -> None:
    await home.says("王阿姨", "谁有电钻借一下")
    await home.says("小美", "谁家有梯子借用")
    await home.taps("小李", "我来帮")
    await home.play("remove_bot", chat=home.chat(None))
    before = [await home.hears(name) for name in ("王阿姨", "小美", "小李")]
    await home.advance(days=9)
    assert [await home.hears(name) for name in ("王阿姨", "小美", "小李")] == before


async def comes_back(home: Neighbourhood, *, after_days: int) -> None:
    """The bot is removed by mistake, and added again so many days later."""
    await home.play("remove_bot", chat=home.chat(None))
    await home.advance(days=after_days)
    await home.play("add_bot", chat=home.chat(None), by=home.people[ADMIN], admin=True)
    await home.settle()
    await home.advance(seconds=1)


async def test_what_is_told_each_week_goes_on_when_the_bot_is_back(home: Neighbourhood) -> None:
    await home.says("老张", "/announce 每周五18:00 提醒收垃圾桶")
    await home.taps("老张", "到时候发")
    await comes_back(home, after_days=8)
    stale = await home.group()
    await home.advance(days=7)
    assert "📢 提醒收垃圾桶" not in stale
    assert (await home.group())[-1] == "📢 提醒收垃圾桶"


async def test_what_came_to_its_end_without_the_bot_is_over_when_it_is_back(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁有电钻借一下")
    chain = await home.says("陈姐", "/chain 团丹东草莓 68元/箱 周五截止")
    await home.says("小李", "+2")
    await comes_back(home, after_days=8)
    assert "先收起来了" in await home.card(to=need)
    assert "接龙截止了" in (await home.cards(to=chain))[0]["text"]


async def test_the_next_time_of_what_comes_each_week_has_its_card_when_the_bot_is_back(home: Neighbourhood) -> None:
    day = await next_weekly(home)
    await comes_back(home, after_days=8)
    assert brief(day + timedelta(days=7)) in (await home.cards())[-1]["text"]


async def test_loans_are_between_two_whether_the_bot_is_there_or_not(home: Neighbourhood) -> None:
    await lent(home)
    await home.taps("王阿姨", "一周内")
    await home.play("remove_bot", chat=home.chat(None))
    await home.advance(days=8)
    assert any("今天该还了" in words for words in await home.hears("王阿姨"))
