"""「点错了」: who may say it, until when, how often, and what may not be taken back."""

import pytest

from tests.neighbourhood import Neighbourhood, behind
from tests.stories.before import DRIVES
from tests.stories.ends import need, says_so, seat, state


async def test_nobody_else_takes_it_back(home: Neighbourhood, database: str) -> None:
    post = await need(home)
    await home.taps("王阿姨", "拿到了", where="王阿姨")
    over = await state(database)
    data = behind(next(m for m in await home.messages("王阿姨") if m["buttons"] and "点错了" in str(m)), "点错了")
    for who in ("小李", "陈姐", "老张"):  # who helped, who waited, and the group's admin, who did not end it
        for words in ("点错了", "还没拿到"):
            await says_so(home, who, post, words)
            await home.writes(who, words)
    forged = (data, f"{data}0", "undo:1", "undo:1:x", "undo:99:1")
    answers = {answer for who in ("小李", "老张") for answer in await home.tries(who, *forged)}
    await home.person("外人")
    await home.writes("外人", "你好")
    outside = await home.tries("外人", data)
    assert await state(database) == over
    assert answers == {
        "这个要发消息的邻居自己来点。",
        "过了一个钟头，收不回来了。还需要的话，在群里再发一条就行。",
        "这件事我已经找不到了。",
    }
    assert outside == ["您不在这个群里，先进群再点就行。"]
    assert "✅" in await home.card(to=post)


async def test_an_organizers_end_is_the_organizers(home: Neighbourhood) -> None:
    post = await need(home)
    await home.taps("老张", "不用了")
    await home.writes("王阿姨", "点错了")
    await says_so(home, "王阿姨", post)
    told, closed = (await home.hears("王阿姨"))[-1], await home.card(to=post)
    await says_so(home, "老张", post)
    assert told == "这个要请群管理员来。"
    assert "来帮忙了" not in closed
    assert "小李 来帮忙了" in await home.card(to=post)
    assert (await home.hears("王阿姨"))[-1] == "您的「电钻」，刚才是组织者点错了，又挂出来了。"


async def test_who_is_no_organizer_any_more_takes_nothing_back(home: Neighbourhood) -> None:
    post = await need(home)
    await home.taps("老张", "不用了")
    await home.play("promote", chat=home.chat(None), user=home.people["老张"], admin=False)
    await home.writes("老张", "点错了")
    assert "来帮忙了" not in await home.card(to=post)


async def test_taken_back_twice_is_taken_back_once(home: Neighbourhood, database: str) -> None:
    await need(home)
    await home.taps("王阿姨", "拿到了", where="王阿姨")
    message = next(m for m in await home.messages("王阿姨") if "点错了" in str(m["buttons"]))
    first = await home.taps("王阿姨", "点错了", where="王阿姨")
    once = await state(database)
    again = await home.forges("王阿姨", behind(message, "点错了"), message["id"], where="王阿姨")
    await home.writes("王阿姨", "点错了")
    assert first["text"] == again["text"]
    assert (await home.hears("王阿姨"))[-1] == "好的，「电钻」放回去了，跟刚才一样。"
    assert await state(database) == once


async def test_after_an_hour_it_stays_over_and_the_button_is_gone(home: Neighbourhood, database: str) -> None:
    post = await need(home)
    await home.taps("王阿姨", "拿到了", where="王阿姨")
    await home.advance(minutes=61)
    labels = await home.all_buttons("王阿姨")
    over = await state(database)
    await says_so(home, "王阿姨", post)
    told = (await home.hears("王阿姨"))[-1]
    await home.writes("王阿姨", "点错了")
    assert "点错了" not in labels
    assert "🌷 谢谢小李" in labels
    assert told == (await home.hears("王阿姨"))[-1] == "过了一个钟头，收不回来了。还需要的话，在群里再发一条就行。"
    assert over["ends"] == []
    assert await state(database) == over


async def test_what_came_back_was_no_mistake(home: Neighbourhood, database: str) -> None:
    post = await need(home)
    await home.taps("王阿姨", "拿到了", where="王阿姨")
    await home.writes("王阿姨", "电钻还了")
    over = await state(database)
    await says_so(home, "王阿姨", post)
    assert (await home.hears("王阿姨"))[-1] == "东西已经还过了，这件事就算办好了。还需要的话，在群里再发一条就行。"
    assert await state(database) == over


async def test_what_hangs_there_anew_does_not_hang_twice(home: Neighbourhood) -> None:
    post = await need(home)
    await home.taps("王阿姨", "不用了")
    await home.says("王阿姨", "还是要问一下，谁有电钻借一下")
    await says_so(home, "王阿姨", post)
    assert (await home.hears("王阿姨"))[-1] == "同样的您又发了一条，还开着呢，看那条就行。"
    assert "来帮忙了" not in await home.card(to=post)


async def test_end_and_back_in_turn_rings_nobody_without_end(home: Neighbourhood) -> None:
    post = await need(home)
    for _ in range(4):
        await home.replies("王阿姨", post, "不用了")
        await says_so(home, "王阿姨", post)
    heard = await home.hears("小李")
    assert "来帮忙了" not in await home.card(to=post)
    assert (await home.hears("王阿姨"))[-1] == "这件事来回改了几次了，先歇一歇，过一个钟头再来吧。"
    assert sum("刚才是点错了" in one for one in heard) == 1
    assert sum("不用了" in one for one in heard) == 4


async def test_each_hears_once_and_shortly(home: Neighbourhood) -> None:
    post = await need(home)
    before = {who: len(await home.hears(who)) for who in home.people}
    await home.replies("王阿姨", post, "借到了，谢谢小李")
    over, group = {who: await home.hears(who) for who in home.people}, await home.group()
    await says_so(home, "王阿姨", post)
    assert len(over["陈姐"]) == before["陈姐"] + 1
    new = {who: [one for one in await home.hears(who) if "刚才是点错了" in one] for who in home.people}
    assert {who: len(told) for who, told in new.items() if told} == {"小李": 1, "陈姐": 1, "王阿姨": 1}
    assert len(await home.hears("王阿姨")) == len(over["王阿姨"])  # it is what the loan's question became
    assert (await home.hears("小李"))[-1] == "王阿姨 的「电钻」刚才是点错了，还没办好。说好的照旧，麻烦您啦！"
    assert (await home.hears("陈姐"))[-1] == "王阿姨 的「电钻」刚才是点错了，还没有结果，您还排着队。"
    assert len(await home.group()) == len(group)


async def test_who_has_left_meanwhile_is_not_brought_back(home: Neighbourhood) -> None:
    post = await need(home)
    await home.taps("王阿姨", "拿到了", where="王阿姨")
    await home.leaves("小李")
    await says_so(home, "王阿姨", post)
    card = await home.card(to=post)
    assert "小李" not in card
    assert "✅" not in card


async def test_what_was_tied_and_went_on_is_said(home: Neighbourhood) -> None:
    """The driver put the ride away by mistake; who wanted that lift looks for another one again."""
    ride = await seat(home)
    await home.replies("陈姐", ride, "车坏了，去不了了")
    await home.writes(
        "陈姐", "搞错了", reply_to=next(m["id"] for m in await home.messages("陈姐") if "王阿姨" in m["text"])
    )
    assert "只有 王阿姨 那边接不上了" in (await home.hears("陈姐"))[-1]
    assert (await home.hears("王阿姨"))[-1].startswith("陈姐 去浦东机场的车刚才是点错了，又挂出来了。")
    assert "点一下「我要搭车」" in await home.card(to=ride)


@pytest.mark.parametrize("words", ["手滑了", "点错了", "哎呀按错了"])
async def test_in_the_group_a_slip_of_the_hand_needs_no_reply_for_a_while(home: Neighbourhood, words: str) -> None:
    post = await need(home)
    await home.says("王阿姨", "借到了，谢谢小李")
    await home.says("小李", words)  # not theirs
    over = await home.card(to=post)
    await home.says("王阿姨", words)
    assert "✅" in over
    assert "✅" not in await home.card(to=post)


@pytest.mark.parametrize("words", ["还没拿到", "搞错了", "点错菜了", "手滑买了两箱"])
async def test_what_may_be_about_anything_takes_nothing_back(home: Neighbourhood, words: str) -> None:
    post = await need(home)
    await home.says("王阿姨", "借到了，谢谢小李")
    before = len(await home.hears("王阿姨"))
    await home.says("王阿姨", words)
    assert "✅" in await home.card(to=post)
    assert len(await home.hears("王阿姨")) == before


async def test_later_a_word_in_the_group_needs_a_reply(home: Neighbourhood) -> None:
    post = await need(home)
    await home.says("王阿姨", "借到了，谢谢小李")
    await home.advance(minutes=15)
    await home.says("王阿姨", "点错了")
    over = await home.card(to=post)
    await says_so(home, "王阿姨", post)
    assert "✅" in over
    assert "✅" not in await home.card(to=post)


async def test_what_an_edit_ended_another_edit_brings_back_alone(home: Neighbourhood) -> None:
    post = await need(home)
    await home.edits("王阿姨", post, "今天天气真好")
    await home.writes("王阿姨", "点错了")
    over = await home.card(to=post)
    await home.edits("王阿姨", post, "谁有电钻借一下")
    assert "点一下「我来帮」" not in over
    assert "点一下「我来帮」" in await home.card(to=post)


async def test_it_begins_again_where_it_was(home: Neighbourhood) -> None:
    """The helper is asked a day after the promise as if nothing had been, and the end when it comes is a true one."""
    post = await need(home)
    await home.taps("王阿姨", "拿到了", where="王阿姨")
    await home.taps("王阿姨", "点错了", where="王阿姨")
    await home.advance(hours=25)
    asked = (await home.hears("王阿姨"))[-1]
    await home.taps("王阿姨", "拿到了", where="王阿姨")
    assert asked == "「电钻」拿到了吗？"
    assert "✅ 成了，谢谢小李" in await home.card(to=post)
    assert (await home.hears("王阿姨"))[-1] == "小李 的电钻，说好什么时候还？我到时候提醒您。"


async def test_a_ride_that_has_left_is_not_open_again(home: Neighbourhood, database: str) -> None:
    ride = await home.says("陈姐", DRIVES)
    await home.replies("王阿姨", ride, "带我一个")
    await home.advance(hours=21, minutes=30)
    await home.taps("陈姐", "捎上了", where="陈姐")
    await home.advance(minutes=40)
    over = await state(database)
    await home.writes("陈姐", "点错了")
    assert (await home.hears("陈姐"))[-1] == "这件事已经有结果了，谢谢您！"
    assert await state(database) == over


async def test_who_is_asked_for_the_proof_anew_hears_nothing_besides(home: Neighbourhood) -> None:
    await home.says("小李", "今天早上在北门捡到一串钥匙,谁丢的来认领")
    await home.taps("王阿姨", "是我的")
    await home.taps("小李", "就这么问", where="小李")
    await home.taps("小李", "收起来")
    before = len(await home.hears("王阿姨"))
    await home.writes("小李", "点错了")
    after = await home.hears("王阿姨")
    await home.taps("小李", "就这么问", where="小李")
    await home.writes("王阿姨", "挂着一个小熊")
    assert (len(after), after[-1][:12]) == (before + 1, "我请 小李 先问您一个问")
    assert "挂着一个小熊" in (await home.hears("小李"))[-1]


async def test_who_tapped_that_they_help_by_mistake_steps_back(home: Neighbourhood) -> None:
    post = await need(home)
    await home.writes("小李", "点错了，不好意思")
    assert "陈姐 来帮忙了" in await home.card(to=post)
    assert (await home.hears("小李"))[-1] == "好的，没关系，我去告诉对方。"


async def test_whatever_breaks_off_in_the_middle_leaves_nothing_half_done(
    home: Neighbourhood, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    post = await need(home)
    before = await state(database)
    await home.taps("王阿姨", "拿到了", where="王阿姨")
    over = await state(database)

    async def breaks_off(*_: object) -> None:
        raise RuntimeError

    for step in ("_claims_back", "_undone", "_both_read_it", "_questions_again", "_tell"):
        with monkeypatch.context() as broken:
            broken.setattr(f"handlers.undo.{step}", breaks_off)
            await says_so(home, "王阿姨", post)
        assert await state(database) == over
    await says_so(home, "王阿姨", post)
    assert await state(database) == before


async def test_of_what_a_helper_ended_for_two_each_takes_back_their_own(home: Neighbourhood) -> None:
    posts = {
        who: await home.says(who, words)
        for who, words in (("王阿姨", "谁家有姜，炒菜缺两块"), ("陈姐", "谁有梯子借一下"))
    }
    for post in posts.values():
        await home.replies("小李", post, "我有")
    await home.says("小李", "都送过去了")
    await home.says("小李", "都搞定了")
    over = ["✅" in await home.card(to=post) for post in posts.values()]
    await home.writes("陈姐", "还没拿到")
    assert over == [True, True]
    assert ["✅" in await home.card(to=post) for post in posts.values()] == [True, False]
