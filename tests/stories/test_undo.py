"""「点错了」: who ended something by mistake takes it back, and all that the end did is as before."""

from typing import Any

import pytest

from tests.databases import rows
from tests.neighbourhood import GROUP, Neighbourhood, behind
from tests.stories.before import gave

# All that the end of a post touches. What it does besides is only said: to those who had promised or waited, in thanks.
STATE = {
    "posts": "SELECT id, state, taken, promised, wants, gives, gone, shares FROM posts ORDER BY id",
    "claims": "SELECT id, person_id, quantity, state, about, place FROM claims WHERE state <> 'let_go' ORDER BY id",
    "due": "SELECT kind, ref, due_at FROM alarms WHERE kind <> 'lately' ORDER BY kind, ref",
    "known for": "SELECT group_id, thing, person_id, how, post_id FROM traces ORDER BY thing, person_id, how, post_id",
    "since": "SELECT thing, person_id, how, at FROM traces WHERE post_id = 0 ORDER BY thing, person_id, how",
    "loans": "SELECT * FROM loans",
    "thanks": "SELECT * FROM thanks",
    "bonds": "SELECT claim_id, bond FROM bonds ORDER BY claim_id",
    "questions": "SELECT post_id, person_id, state FROM pings ORDER BY post_id, person_id",
    "givings": "SELECT post_id, way, decided_at FROM givings",
    "proofs": "SELECT claim_id, state FROM proofs",
    "swaps": "SELECT id, state FROM swaps",
    "ends": "SELECT post_id FROM ends",
}


async def state(database: str) -> dict[str, Any]:
    return {what: await rows(database, sql) for what, sql in STATE.items()}


async def read(home: Neighbourhood) -> dict[str, list[tuple[str, list[str]]]]:
    """What everybody can read and tap, of the messages that are there now."""
    return {
        place: [(m["text"], [b["label"] for row in m["buttons"] for b in row]) for m in await home.messages(place)]
        for place in (None, *home.people)
    }


async def need(home: Neighbourhood) -> int:
    """刘叔 is asked as one who has lent it, 小李 has promised it, 陈姐 waits."""
    post = await home.says("王阿姨", "谁有电钻借一下")
    await home.taps("小李", "我来帮")
    await home.replies("陈姐", post, "我也有")
    return post


async def test_a_tap_by_mistake_is_taken_back_by_a_tap(home: Neighbourhood, database: str) -> None:
    post = await need(home)
    before, card = await state(database), await home.card(to=post)
    await home.taps("王阿姨", "拿到了", where="王阿姨")
    over = await home.card(to=post)
    said = await home.taps("王阿姨", "点错了", where="王阿姨")
    assert "✅" in over
    assert said["text"] == "好的，放回去了，跟刚才一样。"
    assert await home.card(to=post) == card
    assert await state(database) == before


# — every kind of end: how it comes about, and how it is taken back —


async def says_so(home: Neighbourhood, who: str, post: int, words: str = "点错了") -> None:
    await home.replies(who, post, words)


async def a_need_in_words(home: Neighbourhood) -> Any:
    post = await need(home)
    yield
    await home.replies("王阿姨", post, "借到了，谢谢小李")
    yield
    await says_so(home, "王阿姨", (await home.cards(to=post))[-1]["id"])


async def a_need_not_wanted(home: Neighbourhood) -> Any:
    post = await need(home)
    yield
    await home.taps("王阿姨", "不用了")
    yield
    await says_so(home, "王阿姨", post, "不好意思手滑了")


async def known_already(home: Neighbourhood) -> Any:
    await gave(home, "姜")
    post = await home.says("王阿姨", "谁家有姜,炒菜缺两块")
    await home.taps("小李", "我来帮")
    yield
    await home.taps("王阿姨", "拿到了", where="王阿姨")
    await home.taps("王阿姨", "🌷 谢谢小李", where="王阿姨")
    yield
    await says_so(home, "王阿姨", post, "还没拿到")


async def said_until_when(home: Neighbourhood) -> Any:
    await home.says("王阿姨", "谁有电钻借一下，后天还")
    await home.taps("小李", "我来帮")
    yield
    await home.writes("王阿姨", "借到了谢谢")
    yield
    told = next(m["id"] for m in await home.messages("王阿姨") if m["text"].startswith("小李 的电钻，"))
    await home.writes("王阿姨", "手滑了", reply_to=told)


async def agreed_until_when(home: Neighbourhood) -> Any:
    await need(home)
    yield
    await home.taps("王阿姨", "拿到了", where="王阿姨")
    await home.taps("王阿姨", "一周内", where="王阿姨")
    yield
    await home.writes("王阿姨", "按错了，还没拿到呢")


async def asked_a_day_later(home: Neighbourhood) -> Any:
    await need(home)
    await home.advance(days=1, minutes=5)
    yield
    await home.taps("王阿姨", "拿到了", where="王阿姨")
    yield
    await home.writes("王阿姨", "还没拿到")


async def several_boxes(home: Neighbourhood) -> Any:
    post = await home.says("陈姐", "多了三箱橙子，送给邻居，自取")
    await home.replies("小李", post, "我要两箱")
    await home.replies("刘叔", post, "我要一箱")
    await home.replies("小美", post, "我也要")
    yield
    await home.says("陈姐", "送完了")
    yield
    await home.says("陈姐", "点错了")


async def one_share(home: Neighbourhood) -> Any:
    post = await home.says("陈姐", "多了三箱橙子，送给邻居，自取")
    await home.replies("小李", post, "我要两箱")
    await home.replies("刘叔", post, "我要一箱")
    yield
    await home.taps("陈姐", "已经给了", where="陈姐")
    yield
    await home.taps("陈姐", "点错了", where="陈姐")


async def one_of_a_list(home: Neighbourhood) -> Any:
    post = await home.says("陈姐", "搬家送：书架、台灯、电饭煲，自取")
    await home.replies("小李", post, "书架和台灯我要")
    await home.replies("刘叔", post, "书架我要")
    yield
    await home.replies("陈姐", post, "书架给小李了")
    yield
    await says_so(home, "陈姐", post)


async def a_whole_list(home: Neighbourhood) -> Any:
    post = await home.says("陈姐", "搬家送：书架、台灯、电饭煲，自取")
    await home.replies("小李", post, "书架我要")
    await home.replies("刘叔", post, "书架和台灯我要")
    yield
    await home.replies("陈姐", post, "都送完了")
    yield
    await says_so(home, "陈姐", post, "说早了，还没送完")


async def a_list_that_is_needed(home: Neighbourhood) -> Any:
    post = await home.says("王阿姨", "缺姜、葱、两个鸡蛋，谁家有")
    await home.replies("刘叔", post, "姜和葱我有")
    yield
    await home.replies("王阿姨", post, "都拿到了")
    yield
    await says_so(home, "王阿姨", post)


async def by_the_helper(home: Neighbourhood) -> Any:
    await home.says("王阿姨", "今晚6点前谁能帮我接下孩子，实验小学")
    await home.taps("小李", "我来帮")
    yield
    await home.writes("小李", "孩子接到了，在我家写作业")
    yield
    await home.taps("小李", "点错了", where="小李")


async def by_the_helper_and_the_poster_knows_better(home: Neighbourhood) -> Any:
    post = await home.says("王阿姨", "今晚6点前谁能帮我接下孩子，实验小学")
    await home.taps("小李", "我来帮")
    yield
    await home.writes("小李", "孩子接到了，在我家写作业")
    yield
    await says_so(home, "王阿姨", post, "还没接到")


async def by_the_helper_and_the_poster_has_it_not(home: Neighbourhood) -> Any:
    await need(home)
    yield
    await home.writes("小李", "已经送过去了")
    yield
    await home.writes("王阿姨", "没拿到啊")


async def a_lift(home: Neighbourhood) -> Any:
    await home.says("王阿姨", "有人明天上午去浦东机场吗,想搭个车")
    await home.says("陈姐", "明天早上8点开车去浦东机场,还有两个座位,谁要搭车")
    await home.taps("王阿姨", "我要搭车", where="王阿姨")
    yield
    await home.taps("陈姐", "捎上了", where="陈姐")
    yield
    await home.taps("陈姐", "点错了", where="陈姐")


async def an_exchange(home: Neighbourhood) -> Any:
    await home.says("小李", "拿橙子换苹果,有人换吗")
    await home.says("王阿姨", "拿苹果换橙子,有人换吗")
    await home.taps("小李", "我来换", where="小李")
    yield
    await home.taps("王阿姨", "换好了", where="王阿姨")
    yield
    await home.writes("王阿姨", "点错了")


async def a_ring_of_three(home: Neighbourhood) -> Any:
    await home.says("王阿姨", "绘本换滑板车,有人换吗")
    await home.says("小李", "滑板车换乐高,有人换吗")
    await home.says("陈姐", "乐高换绘本,有人换吗")
    for who in ("王阿姨", "小李", "陈姐"):
        await home.taps(who, "愿意换", where=who)
    yield
    await home.taps("王阿姨", "换好了", where="王阿姨")
    yield
    await home.writes("王阿姨", "点错了")


async def no_help_at_all(home: Neighbourhood) -> Any:
    await home.says("王阿姨", "谁家有姜,炒菜缺两块")
    yield
    await home.taps("王阿姨", "这不是求助")
    yield
    await home.writes("王阿姨", "点错了")


async def slept_on(home: Neighbourhood) -> Any:
    post = await home.says("小美", "送一盆绿萝，自取")
    await home.taps("小美", "等一晚再定")
    await home.replies("王阿姨", post, "我要")
    await home.replies("刘叔", post, "我要")
    yield
    await home.replies("小美", post, "给王阿姨了，谢谢大家")
    yield
    await says_so(home, "小美", post)


async def a_tool_to_lend(home: Neighbourhood) -> Any:
    await home.says("刘叔", "我有电钻，谁要用找我")
    await home.taps("小李", "我要")
    yield
    await home.says("刘叔", "借出去了")
    yield
    await home.taps("刘叔", "点错了", where="刘叔")


async def both_at_once(home: Neighbourhood) -> Any:
    for who, words in (("小李", "谁家有姜，炒菜缺两块"), ("刘叔", "谁有梯子借一下")):
        await home.replies(who, await home.says("王阿姨", words), "我有")
    yield
    await home.says("王阿姨", "都拿到了，谢谢大家")
    yield
    await home.says("王阿姨", "点错了")


async def by_an_organizer(home: Neighbourhood) -> Any:
    await need(home)
    yield
    await home.taps("老张", "不用了")
    yield
    await home.writes("老张", "点错了")


ENDS = (
    a_need_in_words,
    a_need_not_wanted,
    known_already,
    said_until_when,
    agreed_until_when,
    asked_a_day_later,
    several_boxes,
    one_share,
    one_of_a_list,
    a_whole_list,
    a_list_that_is_needed,
    by_the_helper,
    by_the_helper_and_the_poster_knows_better,
    by_the_helper_and_the_poster_has_it_not,
    a_lift,
    an_exchange,
    a_ring_of_three,
    no_help_at_all,
    slept_on,
    a_tool_to_lend,
    both_at_once,
    by_an_organizer,
)


@pytest.mark.parametrize("story", ENDS, ids=lambda story: story.__name__)
async def test_all_that_an_end_did_is_as_before(home: Neighbourhood, database: str, story: Any) -> None:
    acts = story(home)
    await anext(acts)
    before, seen = await state(database), await read(home)
    await anext(acts)
    over = await state(database)
    assert over["posts"] != before["posts"] or over["claims"] != before["claims"]
    assert len(over["ends"]) > len(before["ends"])
    with pytest.raises(StopAsyncIteration):
        await anext(acts)
    assert await state(database) == before
    now = await read(home)
    asked_how = "想怎么送"  # who gives may not choose any more where somebody has it
    lost = {place: [one for one in seen[place] if one not in now[place] and asked_how not in one[0]] for place in seen}
    assert {place: gone for place, gone in lost.items() if gone} == {}


async def test_the_giver_chooses_to_whom_after_all(home: Neighbourhood) -> None:
    post = await home.says("小美", "送一盆绿萝，自取")
    await home.taps("小美", "等一晚再定")
    for who in ("王阿姨", "刘叔"):
        await home.replies(who, post, "我要")
    await home.advance(hours=23, minutes=5)
    await home.taps("小美", "收起来", where=GROUP)
    await says_so(home, "小美", post)
    await home.taps("小美", "刘叔", where="小美")
    assert "刘叔 要了" in await home.card(to=post)


async def test_how_to_give_it_is_asked_again_where_nobody_has_it(home: Neighbourhood) -> None:
    post = await home.says("小美", "送一盆绿萝，自取")
    await home.taps("小美", "收起来", where=GROUP)
    gone = await home.buttons("小美")
    await says_so(home, "小美", post)
    assert gone == []
    assert "抽签" in await home.buttons("小美")


async def test_what_was_no_need_at_all_has_its_card_again(home: Neighbourhood) -> None:
    post = await home.says("王阿姨", "谁家有姜,炒菜缺两块")
    await home.taps("王阿姨", "这不是求助")
    gone = await home.cards(to=post)
    await home.writes("王阿姨", "点错了")
    await home.taps("小李", "我来帮")
    assert gone == []
    assert "小李 来帮忙了" in await home.card(to=post)


# — who may, when, and how often —


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
    assert (await home.hears("王阿姨"))[-1] == "您的「电钻」，刚才是管理员点错了，又挂出来了。"


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
    labels = [b["label"] for m in await home.messages("王阿姨") for row in m["buttons"] for b in row]
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
    assert (await home.hears("王阿姨"))[-1] == "这件事来回改了几次了，先歇一歇，过一小时再来吧。"
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
    await home.says("王阿姨", "有人明天上午去浦东机场吗,想搭个车")
    ride = await home.says("陈姐", "明天早上8点开车去浦东机场,还有两个座位,谁要搭车")
    await home.taps("王阿姨", "我要搭车", where="王阿姨")
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
    ride = await home.says("陈姐", "明天早上8点开车去浦东机场,还有两个座位,谁要搭车")
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
