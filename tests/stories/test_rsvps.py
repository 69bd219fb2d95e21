"""Neighbours say in words who comes, who does not, and who does what; the bot does what they mean and nothing else."""

from datetime import timedelta

from tests.neighbourhood import Neighbourhood
from tests.stories.events import announce, festival, next_weekly, until


async def on_card(home: Neighbourhood, *words: str) -> list[str]:
    """The lines of the event's card that begin so."""
    card = next(text for text in await home.group() if text.startswith("📣"))
    return [line for line in card.splitlines() if line.startswith(words)]


async def comes(home: Neighbourhood) -> list[str]:
    return await on_card(home, "参加", "可能", "候补")


async def newest(home: Neighbourhood, who: str, words: str) -> int:
    """The newest message with these words in somebody's private chat."""
    return next(int(m["id"]) for m in reversed(await home.messages(who)) if words in m["text"])


async def test_who_signed_somebody_up_takes_it_back_and_keeps_their_own_seat(home: Neighbourhood) -> None:
    await announce(home, text="上午9点 花街广场 邻居节,限2人")
    card = (await home.cards())[-1]["id"]
    await home.replies("陈姐", card, "替张奶奶报名")
    await home.taps("陈姐", "参加")
    await home.taps("刘叔", "参加")
    await home.replies("王阿姨", card, "张奶奶去不了了")
    before = await comes(home)
    await home.replies("陈姐", card, "张奶奶去不了了")
    assert before == ["参加 2 人：张奶奶（陈姐代报）、陈姐", "候补 1 人：刘叔"]
    assert await comes(home) == ["参加 2 人：陈姐、刘叔"]
    assert (await home.hears("王阿姨"))[-1] == "「邻居节」张奶奶是陈姐代报的名，要取消请陈姐说一声。"
    assert (await home.hears("陈姐"))[-1] == "好的，「邻居节」张奶奶这次不来没关系。"
    assert "有空位了" in (await home.hears("刘叔"))[-1]


async def test_a_guest_has_a_button_of_their_own(home: Neighbourhood) -> None:
    day = await announce(home)
    card = (await home.cards())[-1]["id"]
    await home.replies("陈姐", card, "我参加，顺便替张奶奶报名")
    both = await comes(home)
    tapped = await home.taps("陈姐", "不去")
    await until(home, day - timedelta(hours=14))
    offered = await home.buttons("陈姐")
    message = await newest(home, "陈姐", "⏰")
    data = next(row[0]["data"] for m in await home.messages("陈姐") if m["id"] == message for row in m["buttons"])
    forged = await home.forges("刘叔", data, card)
    await home.taps("陈姐", "张奶奶不去了", message_id=message)
    assert both == ["参加 2 人：陈姐、张奶奶（陈姐代报）"]
    assert tapped["text"] == "好的，这次不来没关系。张奶奶还在名单里。"
    assert offered == ["张奶奶不去了"]
    assert forged["text"] == "这个活动我已经找不到了，发 /events 看看最近的。"
    assert await comes(home) == []


async def test_a_guest_who_moves_up_is_named_to_who_cannot_be_written_to(home: Neighbourhood) -> None:
    await announce(home, text="上午9点 花街广场 邻居节,限1人")
    card = (await home.cards())[-1]["id"]
    await home.taps("王阿姨", "参加")
    await home.blocks("小李")
    await home.replies("小李", card, "替张奶奶报名")
    await home.taps("王阿姨", "不去")
    assert (await home.group())[-1] == "小李，有空位了，已经替张奶奶报上。"


async def test_a_family_grows_and_shrinks_in_words(home: Neighbourhood) -> None:
    await announce(home)
    card = (await home.cards())[-1]["id"]
    shown = []
    for words in ("我和老伴两个人", "再加一个", "改成2个人", "少一个，老伴加班", "+2", "可能去不了", "我们不去了"):
        await home.replies("王阿姨", card, words)
        shown.append((await comes(home) or [""])[0].removeprefix("参加 ").split("：")[0])
    assert shown == ["2 人", "3 人", "2 人", "1 人", "2 人", "2 人", ""]
    assert any("名单里现在是：您（2 人）" in words for words in await home.hears("王阿姨"))


async def test_a_family_too_large_for_what_is_left_hears_why_it_waits(home: Neighbourhood) -> None:
    await announce(home, text="上午9点 花街广场 邻居节,限2人")
    await home.replies("王阿姨", (await home.cards())[-1]["id"], "我们家3口")
    assert "名额只剩 2 个，不够 3 个人，您排在候补第 1 位" in (await home.hears("王阿姨"))[-1]


async def test_words_that_are_no_answer_sign_nobody_up(home: Neighbourhood) -> None:
    await announce(home)
    card = (await home.cards())[-1]["id"]
    for words in (
        "我想去但是要上班",
        "小孩可以参加吗",
        "看情况",
        "去年我就去了",
        "张奶奶不来了",
        "我妈不去了",
        "少一个",
        "大家都不来",
        "几点？",
    ):
        await home.replies("小美", card, words)
    assert await comes(home) == []
    assert await home.hears("小美") == []


async def test_a_reminder_can_be_answered_in_words(home: Neighbourhood) -> None:
    day = await announce(home)
    await home.taps("小李", "参加")
    await home.taps("陈姐", "参加")
    await home.taps("刘叔", "参加")
    await until(home, day - timedelta(hours=14))
    aloud = (await home.messages())[-1]
    await home.replies("王阿姨", aloud["id"], "参加")
    await home.replies("陈姐", aloud["id"], "我去不了了，孩子发烧")
    await home.replies("小李", await newest(home, "小李", "⏰"), "去不了了", where="小李")
    await home.writes("刘叔", "临时有事不去了")
    assert aloud["text"].startswith("⏰")
    assert await comes(home) == ["参加 1 人：王阿姨"]
    for who in ("小李", "刘叔"):
        assert (await home.hears(who))[-1] == "好的，「邻居节」这次不来没关系。"


async def test_a_nod_to_what_the_bot_told_signs_nobody_up(home: Neighbourhood) -> None:
    await announce(home)
    await home.replies("小李", (await home.cards())[-1]["id"], "去不了")
    await home.replies("小李", await newest(home, "小李", "没关系"), "好的", where="小李")
    assert await comes(home) == []


async def test_of_several_events_the_one_is_asked_for(home: Neighbourhood) -> None:
    await announce(home)
    await home.taps("小李", "参加")
    await next_weekly(home)
    await home.taps("小李", "参加")
    await home.writes("小李", "我去不了了")
    asked, labels = (await home.hears("小李"))[-1], await home.buttons("小李")
    await home.taps("小李", "邻居节", where="小李")
    await home.writes("小李", "合唱团排练我也不去了")
    assert asked == "是哪一个活动不去了？点一下就行。"
    assert sorted(labels) == ["合唱团排练", "邻居节"]
    assert not any("小李" in words for words in await home.group())


async def test_between_a_promise_and_a_seat_the_bot_does_not_guess(home: Neighbourhood) -> None:
    await announce(home)
    await home.taps("小李", "参加")
    await home.replies("小李", await home.says("王阿姨", "谁有电钻借一下"), "我有,来拿")
    await home.writes("小李", "我去不了了")
    promises, asked = (await home.hears("小李"))[-2:]
    still, helper = await comes(home), await home.card()
    await home.taps("小李", "邻居节", where="小李")
    assert "电钻" in promises
    assert asked == "是哪一个活动不去了？点一下就行。"
    assert still == ["参加 1 人：小李"]
    assert "小李 来帮忙了" in helper
    assert await comes(home) == []
    assert "小李 来帮忙了" in await home.card()


async def test_the_event_that_is_named_is_meant_whatever_else_they_were_asked(home: Neighbourhood) -> None:
    await announce(home)
    await home.taps("小李", "参加")
    await home.says("小李", "我家有电钻，可以借，要的说一声")
    await home.says("王阿姨", "谁有电钻借一下")
    asked = (await home.hears("小李"))[-1]
    await home.writes("小李", "邻居节我不去了")
    assert "您说过有电钻" in asked
    assert asked in await home.hears("小李")
    assert (await home.hears("小李"))[-1] == "好的，「邻居节」这次不来没关系。"
    assert await comes(home) == []


async def test_an_organizers_change_in_words_leads_to_its_buttons(home: Neighbourhood) -> None:
    await announce(home, text="上午9点 花街广场 邻居节,限2人")
    card, said = (await home.cards())[-1]["id"], len(await home.group())
    for words in ("改到11月30日下午2点 社区活动室", "时间改到下午2点，请大家注意", "因为下雨取消了"):
        await home.replies("老张", card, words)
    panels = [words for words in await home.hears("老张") if "想改什么点一下" in words]
    await home.replies("小美", card, "改到下午就好了")
    assert await comes(home) == []
    assert len(panels) == 2  # the one after publishing, and one that is sent anew each time
    assert len(await home.group()) == said
    assert await home.hears("小美") == []


async def test_what_is_to_be_done_or_brought_is_taken_and_left_in_words(home: Neighbourhood) -> None:
    await festival(home)
    card = (await home.cards())[-1]["id"]
    await home.taps("小李", "茶水 0/2")
    await home.replies("陈姐", card, "我可以帮忙倒茶")
    await home.replies("陈姐", card, "我带5个小板凳")
    await home.replies("刘叔", card, "我们家3口都来，小板凳我带2个")
    await home.replies("小李", card, "茶水我来不了了")
    await home.replies("小美", card, "茶水够吗")
    assert await comes(home) == ["参加 5 人：小李、陈姐、刘叔（3人）"]
    assert await on_card(home, "· 茶水", "· 小板凳") == ["· 茶水：陈姐，还缺 1 人", "· 小板凳：陈姐 5、刘叔 2，还缺 3"]
    assert "谢谢您！「邻居节」的小板凳记您 5 个。" in await home.hears("陈姐")
    assert (await home.hears("小李"))[-1] == "好的，「邻居节」的茶水不用您了，报名还给您留着。"


async def test_whoever_does_something_there_and_says_that_they_come_is_down_for_both(home: Neighbourhood) -> None:
    await festival(home)
    card = (await home.cards())[-1]["id"]
    await home.replies("陈姐", card, "茶水算我一个，我也参加")
    await home.replies("刘叔", card, "我报名，带2个小板凳")
    await home.replies("小美", card, "茶水算我一个，我们家12口都来")
    await home.replies("小美", card, "我参加")
    assert await comes(home) == ["参加 3 人：陈姐、刘叔、小美"]
    assert await on_card(home, "· 茶水", "· 小板凳") == ["· 茶水：陈姐、小美，人齐了", "· 小板凳：刘叔 2，还缺 8"]
    told, refused = (await home.hears("小美"))[-2:]
    assert told == "谢谢您！「邻居节」的茶水算您一个，到时候见。\n一位邻居最多报 10 个人，再多的请他们自己报名。"
    assert refused == "您已经报名了，到时候见！"


async def test_what_is_over_has_nothing_to_do_any_more(home: Neighbourhood) -> None:
    day = await festival(home)
    card = (await home.cards())[-1]["id"]
    await home.replies("陈姐", card, "茶水算我一个")
    await until(home, day + timedelta(hours=5))
    await home.replies("陈姐", card, "茶水算我一个")
    assert (await home.hears("陈姐"))[-1] == "这个活动已经结束，或者取消了。"


async def test_whoever_is_in_charge_of_a_part_and_cannot_is_replaced_in_time(home: Neighbourhood) -> None:
    day = await festival(home)
    await home.replies("王阿姨", (await home.cards())[-1]["id"], "义诊我去不了，让李医生替我")
    told = (await home.hears("老张"))[-1]
    await home.taps("老张", "改节目", where="老张")
    await home.writes("老张", "9点 开场 老张，9点半 义诊 小李")
    await until(home, day + timedelta(minutes=20))
    assert told == "「邻居节」：王阿姨说「义诊我去不了，让李医生替我」，节目「上午9:30 义诊」要另外找人。"
    assert await on_card(home, "· 上午9:30") == ["· 上午9:30 义诊（小李）"]
    assert not any("轮到您" in words for words in await home.hears("王阿姨"))
    assert any("轮到您的「义诊」" in words for words in await home.hears("小李"))


async def test_whoever_is_in_charge_and_does_not_come_is_not_called_on_the_day(home: Neighbourhood) -> None:
    day = await festival(home)
    await home.taps("王阿姨", "不去")
    await home.taps("王阿姨", "不去")
    told = [words for words in await home.hears("老张") if "王阿姨来不了了" in words]
    without = await on_card(home, "· 上午9:30")
    await until(home, day + timedelta(minutes=20))
    assert told == ["「邻居节」：王阿姨来不了了，节目「上午9:30 义诊」要另外找人。"]
    assert without == ["· 上午9:30 义诊"]
    assert not any("轮到您" in words for words in await home.hears("王阿姨"))


async def test_whoever_is_in_charge_and_leaves_the_group_is_replaced_in_time(home: Neighbourhood) -> None:
    day = await festival(home)
    await home.leaves("王阿姨")
    told = (await home.hears("老张"))[-1]
    without = await on_card(home, "· 上午9:30")
    await until(home, day + timedelta(minutes=20))
    assert told == "「邻居节」：王阿姨来不了了，节目「上午9:30 义诊」要另外找人。"
    assert without == ["· 上午9:30 义诊"]
    assert not any("轮到您" in words for words in await home.hears("王阿姨"))


async def test_whoever_is_in_charge_and_is_forgotten_is_replaced_without_a_name(home: Neighbourhood) -> None:
    await festival(home)
    await home.writes("王阿姨", "/forget")
    await home.taps("王阿姨", "全部删掉", where="王阿姨")
    assert (await home.hears("老张"))[-1] == "「邻居节」：邻居来不了了，节目「上午9:30 义诊」要另外找人。"
    assert await on_card(home, "· 上午9:30") == ["· 上午9:30 义诊"]


async def test_the_organizer_has_the_group_called_by_a_tap_or_in_words_once(home: Neighbourhood) -> None:
    day = await festival(home)
    await until(home, day - timedelta(hours=15))
    question, before = (await home.messages("老张"))[-1], len(await home.group())
    forged = await home.forges("小美", "call:1:yes", (await home.cards())[-1]["id"])
    await home.writes("老张", "好，喊一声")
    called = (await home.messages())[-1]
    await home.taps("刘叔", "茶水", message_id=called["id"])
    await home.replies("老张", question["id"], "好", where="老张")
    assert question["text"].endswith("茶水还缺 2 人，小板凳还缺 10 个。要不要在群里再喊一声？")
    assert [button["label"] for row in question["buttons"] for button in row] == ["喊一声", "不用了"]
    assert forged["text"] == "这个要请群管理员来。"
    assert "茶水还缺 2 人，小板凳还缺 10 个。能搭把手的邻居点一下。" in called["text"]
    assert await on_card(home, "· 茶水") == ["· 茶水：刘叔，还缺 1 人"]
    assert len(await home.group()) == before + 1


async def test_the_organizer_would_rather_not(home: Neighbourhood) -> None:
    day = await festival(home)
    await until(home, day - timedelta(hours=15))
    question, before = (await home.messages("老张"))[-1]["id"], len(await home.group())
    await home.taps("老张", "不用了", where="老张")
    silent, heard = len(await home.group()), await home.hears("老张")
    for words in ("喊一声", "喊一声"):  # after all, and impatiently
        await home.replies("老张", question, words, where="老张")
    assert "好的，「邻居节」我就不喊了。" in heard
    assert silent == before
    assert len(await home.group()) == before + 1
    assert (await home.hears("老张"))[-1] == "好的，「邻居节」还缺的人手，我在群里喊了一声。"


async def takes_tea(home: Neighbourhood, who: str) -> None:
    """A tap on 「茶水 0/2」 of the card: once more it is given up."""
    card = next(m for m in await home.messages() if m["text"].startswith("📣"))
    label = next(b["label"] for row in card["buttons"] for b in row if b["label"].startswith("茶水"))
    await home.taps(who, label, message_id=card["id"])


def questions(heard: list[str]) -> list[str]:
    return [words for words in heard if words.endswith(("要不要在群里再喊一声？", "要不要在群里喊一声？"))]


async def test_the_organizer_hears_once_of_hands_that_were_there_and_are_not_any_more(home: Neighbourhood) -> None:
    day = await festival(home)
    for who in ("陈姐", "刘叔"):
        await takes_tea(home, who)
    await until(home, day - timedelta(hours=15))
    asked = questions(await home.hears("老张"))
    await takes_tea(home, "刘叔")
    await home.taps("陈姐", "不去")
    await home.advance(minutes=11)
    again = questions(await home.hears("老张"))
    await home.taps("老张", "喊一声", where="老张")
    called = (await home.group())[-1]
    assert len(asked) == len(again) == 1  # the new question stands for the old one
    assert asked[0].endswith("小板凳还缺 10 个。要不要在群里再喊一声？")
    assert again == ["「邻居节」有邻居临时做不了了，茶水还缺 2 人，小板凳还缺 10 个。要不要在群里喊一声？"]
    assert "茶水还缺 2 人" in called


async def test_who_takes_it_on_again_or_is_replaced_in_minutes_is_nothing_to_hear_of(home: Neighbourhood) -> None:
    day = await festival(home)
    for who in ("陈姐", "刘叔"):
        await takes_tea(home, who)
    await until(home, day - timedelta(hours=15))
    asked = await home.hears("老张")
    await takes_tea(home, "刘叔")
    await takes_tea(home, "陈姐")
    for who in ("陈姐", "小李"):
        await takes_tea(home, who)
    await home.taps("小美", "不去")
    await home.advance(minutes=30)
    assert await home.hears("老张") == asked


async def test_who_gives_it_up_at_night_is_heard_of_in_the_morning(home: Neighbourhood) -> None:
    day = await festival(home)
    await takes_tea(home, "陈姐")
    await until(home, day - timedelta(hours=15))
    await home.taps("老张", "不用了", where="老张")
    await until(home, day - timedelta(hours=10))
    await home.leaves("陈姐")
    await home.advance(hours=1)
    at_night = questions(await home.hears("老张"))
    await until(home, day - timedelta(minutes=55))
    assert at_night == []
    assert [words.startswith("「邻居节」有邻居临时做不了了") for words in questions(await home.hears("老张"))] == [True]


async def test_after_this_time_off_the_panel_is_about_the_next(home: Neighbourhood) -> None:
    day = await next_weekly(home)
    await home.taps("老张", "管理")
    await home.taps("老张", "这次不办", where="老张")
    following = day + timedelta(days=7)
    panel = (await home.hears("老张"))[-1]
    await home.taps("老张", "只改这次时间", where="老张")
    asked = (await home.hears("老张"))[-1]
    assert f"{following.month}月{following.day}日" in panel
    assert "什么时候" in asked


async def test_what_is_said_about_a_duty_besides_does_not_undo_it(home: Neighbourhood) -> None:
    await festival(home)
    await home.replies("小美", (await home.cards())[-1]["id"], "茶水我来,我带两壶")
    assert await on_card(home, "· 茶水") == ["· 茶水：小美，还缺 1 人"]
    assert "您已经报名了，到时候见！" not in await home.hears("小美")
