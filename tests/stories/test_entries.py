"""接龙, line by line: what neighbours type about their own line and about others', and what is not certain."""

import pytest

from bot.delivery import Delivery
from tests.neighbourhood import Neighbourhood
from tests.stories.chains import card_of, lines, opened
from texts.messages import File, Send

LIST = "#接龙 土鸡蛋 35元/板\n1. 陈姐 2板"


async def test_who_leaves_need_not_reply(home: Neighbourhood) -> None:
    chain = await opened(home)
    await home.says("刘叔", "+2")
    await home.says("小李", "+1")
    await home.says("刘叔", "我不要了，退了")
    assert await lines(home, chain) == ["1. 小李 1箱"]
    assert (await home.hears("刘叔"))[-1] == "好的，「丹东草莓」不记您了。"


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("我不要了，退了", []),
        ("取消我的", []),
        ("算了", []),
        ("草莓不要了", []),
        ("老张，不要了", []),
        ("少要一箱", ["1. 刘叔 1箱"]),
        ("我的退一箱", ["1. 刘叔 1箱"]),
        ("再加一箱给我姐", ["1. 刘叔 3箱（给我姐）"]),
        ("我们家要两箱，婆婆家一箱，一共三箱", ["1. 刘叔 3箱（婆婆家一箱）"]),
    ],
)
async def test_a_line_is_changed_by_a_reply(home: Neighbourhood, words: str, left: list[str]) -> None:
    chain = await opened(home)
    await home.says("刘叔", "+2")
    await home.replies("刘叔", chain, words)
    assert await lines(home, chain) == left


async def test_what_a_family_wants_is_one_line(home: Neighbourhood) -> None:
    chain = await opened(home)
    await home.replies("刘叔", chain, "我要两箱 我妈也要一箱")
    assert await lines(home, chain) == ["1. 刘叔 3箱（我妈也要一箱）"]


async def test_who_may_mean_the_chain_is_asked_privately(home: Neighbourhood) -> None:
    chain = await opened(home)
    await home.says("刘叔", "+2")
    await home.says("刘叔", "我不要了")
    await home.says("小李", "我不要了")
    asked, before = (await home.hears("刘叔"))[-1], await lines(home, chain)
    heard = await home.hears("小李")
    await home.taps("刘叔", "不要了", where="刘叔")
    assert asked.startswith("刚才那句是说「丹东草莓」吗？您现在记的是 2箱，我先没动。")
    assert before == ["1. 刘叔 2箱"]
    assert not any("丹东草莓" in text for text in heard)
    assert await lines(home, chain) == []


async def test_who_has_a_need_of_their_own_ends_that(home: Neighbourhood) -> None:
    chain = await opened(home)
    await home.says("刘叔", "+2")
    need = await home.says("刘叔", "谁有电钻借一下")
    await home.says("刘叔", "不用了")
    assert await lines(home, chain) == ["1. 刘叔 2箱"]
    assert "不用了" in await home.card(to=need)


@pytest.mark.parametrize("words", ["周五不到货我就不要了", "大的不要了", "能帮我退一箱吗", "我妈不要了"])
async def test_what_is_not_certain_changes_nothing_and_is_said_privately(home: Neighbourhood, words: str) -> None:
    chain = await opened(home)
    await home.says("刘叔", "+2")
    await home.replies("刘叔", chain, words)
    await home.replies("小美", chain, words)
    assert await lines(home, chain) == ["1. 刘叔 2箱"]
    assert "您现在记的是 2箱，我先没动" in (await home.hears("刘叔"))[-1]
    assert not any("丹东草莓" in text for text in await home.hears("小美"))


@pytest.mark.parametrize("words", ["替张奶奶也要1箱", "给张奶奶带一箱", "帮张奶奶接1箱", "张奶奶 1箱", "5. 张奶奶 1箱"])
async def test_a_neighbour_signs_up_another(home: Neighbourhood, words: str) -> None:
    chain = await opened(home)
    await home.says("王阿姨", "+3")
    await home.replies("王阿姨", chain, words)
    assert await lines(home, chain) == ["1. 王阿姨 3箱", "2. 张奶奶 1箱"]


@pytest.mark.parametrize("words", ["张奶奶不要了", "替张奶奶退掉", "取消张奶奶的", "楼上张奶奶那份不要了"])
async def test_and_takes_them_off_again(home: Neighbourhood, words: str) -> None:
    typed = await home.says("陈姐", LIST)
    await home.says("王阿姨", "接龙\n1. 陈姐 2板\n2. 王阿姨 3板\n3. 楼上张奶奶 1板")
    await home.replies("王阿姨", typed, words)
    assert await lines(home, typed) == ["1. 陈姐 2板", "2. 王阿姨 3板"]
    assert (await home.hears("王阿姨"))[-1] == "好的，「土鸡蛋」不记 楼上张奶奶 了。"


async def test_without_a_reply_only_a_name_on_the_list_is_meant(home: Neighbourhood) -> None:
    chain = await opened(home)
    await home.replies("王阿姨", chain, "替张奶奶要一箱")
    await home.says("小美", "张奶奶不要了")
    await home.says("王阿姨", "沙发不要了")
    await home.says("王阿姨", "我快递退了")
    before = await lines(home, chain)
    await home.says("王阿姨", "张奶奶不要了")
    assert (before, await lines(home, chain)) == (["1. 张奶奶 1箱"], [])
    assert not any("丹东草莓" in text for text in await home.hears("小美"))


async def test_a_number_alone_is_how_many(home: Neighbourhood) -> None:
    typed = await home.says("陈姐", "接龙 土鸡蛋 35元/板\n1. 陈姐 2\n2. 刘叔 3 晚点拿\n3. 小美 502")
    assert await lines(home, typed) == ["1. 陈姐 2板", "2. 刘叔 3板（晚点拿）", "3. 小美 1板（502）"]


async def test_only_whoever_wrote_a_line_changes_it(home: Neighbourhood) -> None:
    chain = await opened(home)
    await home.says("刘叔", "+2")
    await home.replies("王阿姨", chain, "替张奶奶要一箱")
    await home.replies("小美", chain, "给刘叔退一箱")
    await home.replies("小美", chain, "张奶奶不要了")
    assert await lines(home, chain) == ["1. 刘叔 2箱", "2. 张奶奶 1箱"]
    assert (await home.hears("小美"))[-2:] == [
        "刘叔 那一行不是您记的，请记的那位邻居来改。",
        "张奶奶 那一行不是您记的，请记的那位邻居来改。",
    ]


async def test_who_signed_up_another_first_has_a_line_of_their_own_after_it(home: Neighbourhood) -> None:
    chain = await opened(home)
    await home.replies("王阿姨", chain, "替张奶奶要一箱，我要两箱")
    await home.says("王阿姨", "+1")
    told = (await home.hears("王阿姨"))[-2]
    assert await lines(home, chain) == ["1. 王阿姨 3箱", "2. 张奶奶 1箱"]
    assert told == "记下了：丹东草莓 2箱，136元。\n给 张奶奶 记下了：丹东草莓 1箱，68元。"


async def test_a_list_without_ones_own_line_is_asked_about(home: Neighbourhood) -> None:
    typed = await home.says("陈姐", LIST)
    await home.says("刘叔", f"{LIST}\n2. 刘叔 1板\n3. 刘婶 1板")
    await home.says("刘叔", f"{LIST}\n2. 刘叔 1板")
    asked, before = (await home.hears("刘叔"))[-1], await lines(home, typed)
    await home.replies("刘叔", typed, "刘婶不要了")
    await home.says("刘叔", LIST)
    assert asked == ("您发的「土鸡蛋」名单里没有 刘婶 了，我先没动。要是不要了，回复接龙那条说「刘婶不要了」就行。")
    assert before == ["1. 陈姐 2板", "2. 刘叔 1板", "3. 刘婶 1板"]
    assert await lines(home, typed) == ["1. 陈姐 2板", "2. 刘叔 1板"]
    assert (await home.hears("刘叔"))[-1] == (
        "您发的「土鸡蛋」名单里没有您自己了，我先没动，您记的还是 1板。不要了就点一下。"
    )


async def test_an_old_copy_with_something_new_in_it_is_asked_about_nothing(home: Neighbourhood) -> None:
    typed = await home.says("陈姐", LIST)
    await home.says("刘叔", "+1")
    await home.says("刘叔", f"{LIST}\n2. 刘婶 1板")
    assert await lines(home, typed) == ["1. 陈姐 2板", "2. 刘叔 1板", "3. 刘婶 1板"]
    assert not any("名单里没有" in text for text in await home.hears("刘叔"))


async def test_the_organizer_who_says_it_is_off_is_asked_whether_it_is(home: Neighbourhood) -> None:
    chain = await opened(home)
    await home.replies("老张", chain, "取消接龙")
    assert (await home.hears("老张"))[-1] == "真的取消「丹东草莓」吗？我会一个个告诉接了的邻居。"


async def test_a_day_of_delivery_closes_nothing(home: Neighbourhood) -> None:
    chain = await home.says("陈姐", "#接龙 团鸡蛋，周五到货，28元/板\n1. 陈姐 1")
    assert (await card_of(home, chain)).splitlines()[:2] == ["🧺 鸡蛋（陈姐 发起）", "28元/板"]


async def namesake(home: Neighbourhood) -> None:
    """A second 小李; the first is 小李甲 from now on."""
    home.people["小李甲"] = home.people["小李"]
    await home.person("小李")
    await home.joins("小李")


async def test_a_namesakes_line_is_not_ones_own(home: Neighbourhood) -> None:
    await namesake(home)
    chain = await opened(home, "/chain 团丹东草莓 68元/箱 最多3箱 周五截止")
    await home.says("小李甲", "+3")
    await home.says("小李", "接龙 丹东草莓\n1. 小李 1箱")
    assert "一共3箱，204元，已经满了。" in await card_of(home, chain)
    assert (await home.hears("小李"))[-1] == "「丹东草莓」不够了，这几位没记上：小李。"


async def test_two_of_one_name_may_want_the_same(home: Neighbourhood) -> None:
    await namesake(home)
    chain = await opened(home)
    await home.says("小李甲", "+1")
    await home.says("小李", "接龙 丹东草莓\n1. 小李 1箱")
    await home.says("小李", "接龙 丹东草莓\n1. 小李 1箱\n2. 小李 1箱\n3. 李妈妈 1箱")
    assert await lines(home, chain) == ["1. 小李 1箱", "2. 小李 1箱", "3. 李妈妈 1箱"]


@pytest.mark.parametrize(("closes", "sound"), [("周五", False), ("周五下午3点", True)])
async def test_at_night_the_final_list_makes_no_sound(
    home: Neighbourhood, monkeypatch: pytest.MonkeyPatch, closes: str, sound: bool
) -> None:
    loud: list[bool] = []
    send, file = Delivery.send, Delivery.file

    async def sent(self: Delivery, one: Send, *, marked_up: bool = True) -> int:
        loud.append(not one.silent)
        return await send(self, one, marked_up=marked_up)

    async def filed(self: Delivery, one: File, *, marked_up: bool = True) -> None:
        loud.append(not one.silent)
        await file(self, one, marked_up=marked_up)

    await opened(home, f"/chain 团丹东草莓 68元/箱 {closes}截止")
    await home.says("小李", "+2")
    await home.advance(days=6, hours=3)  # Friday at one, after the reminder
    monkeypatch.setattr(Delivery, "send", sent)
    monkeypatch.setattr(Delivery, "file", filed)
    await home.advance(hours=3 if sound else 8)
    if not sound:
        loud.clear()  # of the reminder
        await home.advance(hours=5)
    assert (await home.group())[-1].startswith("「丹东草莓」截止了")
    assert loud == [sound] * 3


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("我退出", ["1. 张奶奶 1箱"]),
        ("草莓我不要了", ["1. 张奶奶 1箱"]),
        ("我的改成3箱", ["1. 刘叔 3箱", "2. 张奶奶 1箱"]),
        ("再加一箱", ["1. 刘叔 3箱", "2. 张奶奶 1箱"]),
        ("张奶奶不要了", ["1. 刘叔 2箱"]),
        ("我要两箱橙子", ["1. 刘叔 2箱", "2. 张奶奶 1箱"]),
        ("西瓜我不要了", ["1. 刘叔 2箱", "2. 张奶奶 1箱"]),
    ],
)
async def test_a_line_is_changed_in_a_private_chat(home: Neighbourhood, words: str, left: list[str]) -> None:
    chain = await opened(home)
    await home.replies("刘叔", chain, "+2")
    await home.replies("刘叔", chain, "替张奶奶也要1箱")
    await home.writes("刘叔", words)
    assert await lines(home, chain) == left


async def test_of_several_lists_the_bot_asks_privately_which_is_meant(home: Neighbourhood) -> None:
    strawberries = await opened(home)
    await home.replies("刘叔", strawberries, "+2")
    eggs = await home.says("老张", "/chain 团土鸡蛋 35元/箱")
    await home.replies("刘叔", eggs, "+1")
    await home.writes("刘叔", "我退出")
    asked = (await home.hears("刘叔"))[-1]
    await home.taps("刘叔", "土鸡蛋", where="刘叔")
    assert asked == "哪一个接龙不要了？点一下就行。"
    assert (await lines(home, strawberries), await lines(home, eggs)) == (["1. 刘叔 2箱"], [])


async def test_whose_change_may_be_about_several_lists_sees_the_one_and_replies(home: Neighbourhood) -> None:
    strawberries = await opened(home)
    await home.replies("刘叔", strawberries, "+2")
    eggs = await home.says("老张", "/chain 团土鸡蛋 35元/箱")
    await home.replies("刘叔", eggs, "+1")
    await home.writes("刘叔", "改成3箱")
    await home.taps("刘叔", "丹东草莓", where="刘叔")
    shown = (await home.messages("刘叔"))[-1]
    await home.replies("刘叔", shown["id"], "改成3箱", where="刘叔")
    assert shown["text"].startswith("「丹东草莓」里您现在记的是 2箱。")
    assert (await lines(home, strawberries), await lines(home, eggs)) == (["1. 刘叔 3箱"], ["1. 刘叔 1箱"])


async def test_a_private_word_that_may_end_a_need_does_not_touch_the_list(home: Neighbourhood) -> None:
    chain = await opened(home)
    await home.replies("刘叔", chain, "+2")
    await home.says("刘叔", "谁有电钻借一下")
    await home.writes("刘叔", "不要了")
    assert await lines(home, chain) == ["1. 刘叔 2箱"]


async def test_who_left_the_group_changes_nothing_from_outside(home: Neighbourhood) -> None:
    chain = await opened(home)
    await home.replies("刘叔", chain, "+2")
    told = (await home.messages("刘叔"))[-1]["id"]
    await home.leaves("刘叔")
    await home.replies("刘叔", told, "改成9箱", where="刘叔")
    assert await lines(home, chain) == []


async def test_a_private_word_about_an_event_does_not_touch_the_list(home: Neighbourhood) -> None:
    chain = await opened(home)
    await home.replies("刘叔", chain, "+2")
    await home.says("老张", "/event 下周六上午9点 花街广场 邻居节")
    await home.taps("老张", "发布", where="老张")
    await home.taps("刘叔", "参加")
    await home.writes("刘叔", "我不去了")
    assert await lines(home, chain) == ["1. 刘叔 2箱"]
    assert "邻居节" in (await home.hears("刘叔"))[-1]
