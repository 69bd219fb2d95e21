"""「点错了」: who ended something by mistake takes it back, and all that the end did is as before."""

from inspect import isasyncgenfunction
from typing import Any

import pytest

from tests.neighbourhood import GROUP, Neighbourhood
from tests.stories.before import gave
from tests.stories.ends import need, says_so, seat, state


async def read(home: Neighbourhood) -> dict[str, list[tuple[str, list[str]]]]:
    """What everybody can read and tap, of the messages that are there now."""
    return {
        place: [(m["text"], [b["label"] for row in m["buttons"] for b in row]) for m in await home.messages(place)]
        for place in (None, *home.people)
    }


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


async def boxes(home: Neighbourhood) -> int:
    """小李 is to have two of the three, 刘叔 the last."""
    post = await home.says("陈姐", "多了三箱橙子，送给邻居，自取")
    await home.replies("小李", post, "我要两箱")
    await home.replies("刘叔", post, "我要一箱")
    return post


async def child_to_fetch(home: Neighbourhood) -> int:
    """小李 has promised to do it."""
    post = await home.says("王阿姨", "今晚6点前谁能帮我接下孩子，实验小学")
    await home.taps("小李", "我来帮")
    return post


async def plant(home: Neighbourhood) -> int:
    """Given away after a night, and two would like it."""
    post = await home.says("小美", "送一盆绿萝，自取")
    await home.taps("小美", "等一晚再定")
    for who in ("王阿姨", "刘叔"):
        await home.replies(who, post, "我要")
    return post


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
    post = await boxes(home)
    await home.replies("小美", post, "我也要")
    yield
    await home.says("陈姐", "送完了")
    yield
    await home.says("陈姐", "点错了")


async def one_share(home: Neighbourhood) -> Any:
    await boxes(home)
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
    await child_to_fetch(home)
    yield
    await home.writes("小李", "孩子接到了，在我家写作业")
    yield
    await home.taps("小李", "点错了", where="小李")


async def by_the_helper_and_the_poster_knows_better(home: Neighbourhood) -> Any:
    post = await child_to_fetch(home)
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
    await seat(home)
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
    post = await plant(home)
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


ENDS = [story for story in globals().values() if isasyncgenfunction(story)]


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
    post = await plant(home)
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


async def test_a_mistake_that_is_too_old_to_be_deleted_says_so_and_can_be_taken_back(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁有电钻借一下")
    await home.advance(days=3)
    await home.taps("王阿姨", "这不是求助")
    over = await home.card(to=need)
    await home.replies("王阿姨", need, "点错了")
    cards = await home.cards(to=need)
    assert "这件事不用了" in over
    assert len(cards) == 1
    assert "我来帮" in await home.buttons()
