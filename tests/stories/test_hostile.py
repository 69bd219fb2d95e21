"""Junk, markup, forged buttons: nothing changes and nothing stops."""

import pytest

from tests.neighbourhood import Neighbourhood, behind

JUNK = (
    "\u200b\u200b\u200b",
    "\u202e谁有电钻\u202c",
    "😀" * 300,
    "<b>谁有<i>电钻",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "一" * 4096,
    "有" * 4096,
    "\x00\x01\x02谁",
    "𠮷𠮷𠮷",
    "/needs@other_bot",
    "/" + "x" * 100,
    "1.\n2.\n3.\n",
)


@pytest.mark.parametrize("junk", JUNK, ids=range(len(JUNK)))
async def test_junk_stops_nothing(home: Neighbourhood, junk: str) -> None:
    await home.says("小美", junk)
    await home.writes("小美", junk)
    need = await home.says("王阿姨", "谁有电钻借一下")
    assert "王阿姨 想借电钻" in await home.card(to=need)


async def test_a_name_cannot_break_the_markup(home: Neighbourhood) -> None:
    await home.person("<b>坏人</b>&<a href='x'>")
    await home.joins("<b>坏人</b>&<a href='x'>")
    need = await home.says("<b>坏人</b>&<a href='x'>", "谁有电钻借一下")
    card = (await home.cards(to=need))[-1]
    assert "<b>坏人</b>&" in card["text"]
    assert {entity["type"] for entity in card["entities"]} == {"text_mention"}


@pytest.mark.parametrize(
    "data",
    ["claim:999", "claim:1:2", "claim:-1", "claim:一", "close:1; DROP TABLE posts", "done:1", "other:1", "x" * 64,
     "forget:yes", "no:1", "back:1", "claim:000000000000000000001"],
)  # fmt: skip
async def test_a_forged_button_changes_nothing(home: Neighbourhood, data: str) -> None:
    need = await home.says("王阿姨", "谁有电钻借一下")
    card = (await home.cards(to=need))[-1]
    answer = await home.forges("小美", data, card["id"])
    assert await home.card(to=need) == card["text"]
    assert "Traceback" not in answer["text"]


async def test_a_button_of_another_group_is_refused(home: Neighbourhood) -> None:
    await home.person("外人")
    await home.new_group("别的小区", ["外人"], ["外人"])
    need = await home.says("王阿姨", "谁有电钻借一下")
    theirs = await home.says("外人", "谁有梯子借一下", to="别的小区")
    card = (await home.cards(to=theirs, where="别的小区"))[-1]
    data = behind((await home.cards(to=need))[-1], "我来帮")
    answer = await home.forges("外人", data, card["id"], where="别的小区")
    assert answer["text"] == "这件事我已经找不到了。"
    assert "点一下「我来帮」" in await home.card(to=need)


async def test_a_stranger_cannot_act_privately_in_a_group_they_are_not_in(home: Neighbourhood) -> None:
    await home.person("外人")
    need = await home.says("王阿姨", "谁有电钻借一下")
    await home.starts("外人")
    message = (await home.messages("外人"))[-1]["id"]
    data = behind((await home.cards(to=need))[-1], "我来帮")
    answer = await home.forges("外人", data, message, where="外人")
    assert answer["text"] == "您不在这个群里，先进群再点就行。"


async def test_a_removed_admin_is_no_organizer_any_more(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁有电钻借一下")
    await home.play("promote", chat=home.chat(None), user=home.people["老张"], admin=False)
    answer = await home.taps("老张", "不用了")
    assert answer["text"] == "这个要发消息的邻居自己来点。"
    assert "点一下「我来帮」" in await home.card(to=need)


async def test_the_same_words_again_and_again_make_one_card(home: Neighbourhood) -> None:
    for _ in range(5):
        await home.says("王阿姨", "谁有电钻借一下")
    assert len(await home.cards()) == len([c for c in await home.cards() if not c["reply_to"]]) + 1


async def test_words_cannot_turn_the_sentence_around_them(home: Neighbourhood) -> None:
    offer = await home.says("小李", "多买了两块姜,送给需要的邻居,自取")
    await home.replies("陈姐", offer, "我要")
    await home.replies("小李", offer, "送完了")
    await home.says("王阿姨", "谁家有姜,炒菜缺两块\u202e\u2067" + "a\u0300" + "\u0301" * 50)
    question = (await home.hears("小李"))[-1]
    assert "「谁家有姜,炒菜缺两块a\u0300\u0301」" in question
