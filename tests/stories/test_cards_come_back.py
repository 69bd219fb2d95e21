"""An edit that took a post back is taken back; a card that somebody deleted is there again."""

from datetime import timedelta

from tests.neighbourhood import Neighbourhood
from tests.stories.before import gave
from tests.stories.events import announce, until

NEED = "谁家有姜,炒菜缺两块"


async def test_edited_away_and_back_it_is_open_again_and_who_was_asked_may_still_answer(home: Neighbourhood) -> None:
    await gave(home)
    need = await home.says("王阿姨", NEED)
    await home.edits("王阿姨", need, "今天天气真好")
    over = await home.card(to=need), await home.all_buttons("小李")
    await home.advance(minutes=5)
    await home.edits("王阿姨", need, NEED)
    asked = sum("炒菜缺两块" in words for words in await home.hears("小李"))
    await home.taps("小李", "我来帮", where="小李")
    assert over == ("🙋 王阿姨 想要姜（2块）\n这件事不用了，谢谢大家。", ["点错了"])  # of the gift
    assert asked == 1
    assert "小李 来帮忙了" in await home.card(to=need)


async def test_edited_back_into_something_else_the_old_question_is_off(home: Neighbourhood) -> None:
    await gave(home)
    need = await home.says("王阿姨", NEED)
    await home.edits("王阿姨", need, "今天天气真好")
    await home.edits("王阿姨", need, "谁家有打气筒借一下")
    assert "打气筒" in await home.card(to=need)
    assert "我来帮" not in await home.all_buttons("小李")


async def test_the_next_day_it_is_too_late(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", NEED)
    await home.edits("王阿姨", need, "今天天气真好")
    await home.advance(days=1)
    await home.edits("王阿姨", need, NEED)
    assert "这件事不用了" in await home.card(to=need)


async def test_what_was_closed_by_a_tap_is_not_opened_by_an_edit(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", NEED)
    await home.taps("王阿姨", "不用了")
    await home.edits("王阿姨", need, NEED + "!")
    assert "这件事不用了" in await home.card(to=need)


async def test_a_card_that_was_deleted_is_there_again_when_something_happens(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", NEED)
    card = (await home.cards(to=need))[-1]["id"]
    await home.play("delete", chat=home.chat(None), message_id=card)
    await home.replies("小李", need, "我有,来拿")
    again = await home.cards(to=need)
    await home.replies("王阿姨", need, "拿到了谢谢")
    assert len(again) == 1
    assert "小李 来帮忙了" in again[0]["text"]
    assert "✅" in await home.card(to=need)


async def test_the_card_of_a_post_that_is_over_stays_away(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", NEED)
    await home.play("delete", chat=home.chat(None), message_id=(await home.cards(to=need))[-1]["id"])
    await home.replies("王阿姨", need, "不用了")
    assert await home.cards(to=need) == []


async def test_the_card_of_an_event_is_there_again_too(home: Neighbourhood) -> None:
    day = await announce(home)
    card = (await home.cards())[-1]
    await home.play("delete", chat=home.chat(None), message_id=card["id"])
    await until(home, day - timedelta(hours=14))
    await home.taps("小李", "参加")  # under the reminder
    assert (await home.cards())[-1]["text"].startswith("📣 邻居节")
    assert "小李" in await home.card()
