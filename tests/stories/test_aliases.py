"""What neighbours call a thing here: organizers teach it, and the next message is read with it."""

import pytest

from tests.neighbourhood import GROUP, Neighbourhood
from tests.stories.before import chooses, gave

LADDER = "王阿姨 想借人字梯"


async def lent(home: Neighbourhood, who: str, thing: str) -> None:
    """Somebody has lent it once, and it came back."""
    need = await home.says("陈姐", f"谁有{thing}借一下")
    await home.replies(who, need, "我有")
    await home.replies("陈姐", need, "借到了谢谢")


async def asked(home: Neighbourhood, who: str) -> int:
    return sum("先来问问您" in words for words in await home.hears(who))


async def test_what_an_organizer_teaches_is_a_thing_in_the_next_message(home: Neighbourhood) -> None:
    await lent(home, "刘叔", "人字梯")
    await home.says("老张", "/word 地梯=人字梯")
    said = (await home.group())[-1]
    need = await home.says("王阿姨", "谁有地梯借一下")
    assert said == "记下了：有人说「地梯」，我就当是人字梯。"
    assert LADDER in await home.card(to=need)
    assert "「谁有地梯借一下」" in "".join(await home.hears("刘叔"))
    assert (await asked(home, "刘叔"), await asked(home, "小李")) == (1, 0)


@pytest.mark.parametrize("typed", ["誰有地梯借一下", "谁有Ｂ型梯借我用下", "哪家有b型梯借我用用"])
async def test_however_it_is_typed(home: Neighbourhood, typed: str) -> None:
    await home.says("老张", "/word 地梯 ＝ 人字梯")
    await home.says("老张", "/word B型梯=人字梯")
    assert LADDER in await home.card(to=await home.says("王阿姨", typed))


async def test_a_thing_of_their_own_that_nobody_could_know(home: Neighbourhood) -> None:
    await home.says("王阿姨", "谁有小飞侠")
    before = await home.group()
    await home.says("老张", "/word 小飞侠")
    need = await home.says("王阿姨", "谁有小飞侠")
    await home.edits("王阿姨", need, "谁有小飞侠，今晚还")
    assert len(before) == 1  # nothing but hello
    assert "王阿姨 想借小飞侠" in await home.card(to=need)


async def test_an_offer_an_answer_and_a_return_in_their_own_words(home: Neighbourhood) -> None:
    await home.says("老张", "/word 地梯=人字梯")
    ladder = await home.says("王阿姨", "谁有地梯借一下")
    drill = await home.says("陈姐", "谁有电钻借一下")
    await home.says("刘叔", "地梯我有")
    assert "刘叔 来帮忙了" in await home.card(to=ladder)
    assert "刘叔 来帮忙了" not in await home.card(to=drill)
    await home.says("王阿姨", "地梯借到了，谢谢刘叔")
    assert "✅" in await home.card(to=ladder)
    await home.says("小美", "多了一个地梯，送给邻居，自取")
    assert "小美 有人字梯" in (await home.group())[-1]


async def test_a_resident_teaches_nothing(home: Neighbourhood) -> None:
    await home.says("小美", "/word 地梯=人字梯")
    need = await home.says("王阿姨", "谁有地梯借一下")
    refused = (await home.hears("小美"))[-1]
    await home.says("老张", "/word 大黑=电钻")
    key = -home.chat(GROUP)
    forged = await home.tries("小美", f"unword:{key}:1", f"words:{key}:0", f"settings:{key}:words")
    await home.writes("老张", "/word")
    wild = await home.tries("老张", f"unword:{key}:99", f"unword:{key}:x", f"words:{key}:99", f"words:{key}:x")
    assert [refused, *forged] == ["这个要请群管理员来。"] * 4
    assert wild == ["这个说法我没记着，发 /word 看看记着哪些。"] * 2 + ["", "这个选不了，发 /settings 再看一次。"]
    assert "人字梯" not in await home.card(to=need)


async def test_it_is_shown_privately_and_taken_away_by_its_button(home: Neighbourhood) -> None:
    await home.says("老张", "/word 地梯=人字梯")
    await home.says("老张", "/word 小飞侠")
    await home.says("老张", "/word")
    shown, buttons = (await home.hears("老张"))[-1], await home.buttons("老张")
    answer = await home.taps("老张", "去掉：地梯=人字梯", where="老张")
    need = await home.says("王阿姨", "谁有地梯借一下")
    log = await chooses(home, "谁改过什么")
    assert shown.startswith("这里的说法\n邻居这样说，我就知道是哪样东西。\n点一下就去掉。")
    assert buttons == ["去掉：小飞侠", "去掉：地梯=人字梯", "‹ 回到设置"]
    assert answer["text"] == "好的，「地梯」这个说法不算了。"
    assert "人字梯" not in await home.card(to=need)
    assert "老张 教了我一个说法：地梯=人字梯" in log
    assert "老张 去掉了一个说法：地梯=人字梯" in log


async def test_it_is_changed_and_taken_away_in_words_also_privately(home: Neighbourhood) -> None:
    await home.writes("老张", "/word 大黑=手电筒")
    await home.writes("老张", "/word 大黑=电钻")
    need = await home.says("王阿姨", "谁有大黑借一下")
    await home.writes("老张", "/word 大黑=")
    gone = (await home.hears("老张"))[-1]
    await home.writes("老张", "/word 大黑=")
    assert "王阿姨 想借电钻" in await home.card(to=need)
    assert gone == "好的，「大黑」这个说法不算了。"
    assert (await home.hears("老张"))[-1] == "这个说法我没记着，发 /word 看看记着哪些。"
    assert "老张 改了一个说法：大黑=手电筒 → 大黑=电钻" in await chooses(home, "谁改过什么")


async def test_two_groups_do_not_share_words(home: Neighbourhood) -> None:
    await home.new_group("小群", ["王阿姨", "刘叔"], ["刘叔"])
    await home.says("老张", "/word 地梯=人字梯")
    there = await home.says("王阿姨", "谁有地梯借一下", to="小群")
    here = await home.says("王阿姨", "谁有地梯借一下", to=GROUP)
    assert "人字梯" not in await home.card(to=there, where="小群")
    assert LADDER in await home.card(to=here)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("的=人字梯", "只有一个字的"),
        ("谁=人字梯", "只有一个字的"),
        ("=人字梯", "只有一个字的"),
        ("谁有=人字梯", "「谁有」大家平常说话就会用到"),
        ("明天=人字梯", "「明天」大家平常说话就会用到"),
        ("地梯=谁有", "「谁有」大家平常说话就会用到"),
        ("一二三四五六七八九十一二三四五六七八九十梯=人字梯", "这个说法太长了，我最多记 20 个字。"),
        ("地梯=人字梯，大黑=电钻", "一次教我一个说法就好"),
        ("地梯=人字梯\n大黑=电钻", "一次教我一个说法就好"),
    ],
)
async def test_what_would_be_heard_everywhere_is_refused_kindly(home: Neighbourhood, typed: str, said: str) -> None:
    await home.says("老张", f"/word {typed}")
    assert said in (await home.group())[-1]
    await home.writes("老张", "/word")
    assert "现在还没有。" in (await home.hears("老张"))[-1]


async def test_what_is_typed_is_shown_as_typed(home: Neighbourhood) -> None:
    await home.says("老张", "/word <b>梯</b>=<i>人字梯")
    assert (await home.group())[-1] == "记下了：有人说「<b>梯</b>」，我就当是<i>人字梯。"
    await home.writes("老张", "/word")
    assert "去掉：<b>梯</b>=<i>人字梯" in await home.buttons("老张")
    assert "老张 教了我一个说法：<b>梯</b>=<i>人字梯" in await chooses(home, "谁改过什么")


async def test_many_are_turned_over_page_by_page_and_there_is_an_end(
    home: Neighbourhood, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("community.aliases.MOST", 22)
    for number in range(22):
        await home.writes("老张", f"/word 梯乙{number:03}=人字梯")
    await home.writes("老张", "/word 梯乙200=人字梯")
    full = (await home.hears("老张"))[-1]
    await home.writes("老张", "/word 梯乙007=电钻")
    await home.writes("老张", "/word")
    await home.taps("老张", "后面的 ›", where="老张")
    second = await home.buttons("老张")
    await home.taps("老张", "‹ 前面的", where="老张")
    assert full == "这个群教我的说法太多了，最多 22 个，先发 /word 去掉几个。"
    assert second[0] == "去掉：梯乙011=人字梯"
    assert second[-3:] == ["‹ 前面的", "后面的 ›", "‹ 回到设置"]
    assert "王阿姨 想借电钻" in await home.card(to=await home.says("王阿姨", "谁有梯乙007借一下"))


async def test_they_go_with_a_group_that_moves(home: Neighbourhood) -> None:
    old = await home.new_group("小群", ["王阿姨", "刘叔"], ["刘叔"], kind="group")
    await home.says("刘叔", "/word 地梯=人字梯", to="小群")
    home.groups["小群"] = (await home.play("migrate", chat=old))["id"]
    await home.settle()
    need = await home.says("王阿姨", "谁有地梯借一下", to="小群")
    assert LADDER in await home.card(to=need, where="小群")


async def test_who_is_forgotten_is_no_longer_in_the_name_of_a_thing(home: Neighbourhood) -> None:
    await home.says("陈姐", "早上好")
    await gave(home, "姜", who="刘叔")
    await home.says("老张", "/word 刘叔的大家伙=电钻")
    await home.says("老张", "/word 地梯=人字梯")
    await home.writes("刘叔", "/forget")
    await home.taps("刘叔", "全部删掉", where="刘叔")
    await home.writes("老张", "/word")
    assert await home.buttons("老张") == ["去掉：地梯=人字梯", "‹ 回到设置"]


async def test_a_thing_of_a_list_by_its_number_or_by_their_own_word(home: Neighbourhood) -> None:
    await home.says("老张", "/word 地梯=人字梯")
    await home.says("老张", "/word 大黑=电钻")
    shelf = await home.says("王阿姨", "搬家送：①地梯 ②台灯 ③大黑，自取")
    await home.replies("小李", shelf, "①我要")
    await home.replies("陈姐", shelf, "大黑我要")
    card = await home.card(to=shelf)
    assert "人字梯 → 小李\n电钻 → 陈姐\n还有台灯。" in card
