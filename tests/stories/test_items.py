"""A list goes thing by thing: only what somebody names is promised to them, and others can still have the rest."""

import asyncio

import pytest

from tests.neighbourhood import Neighbourhood

LIST = "搬家送：书架、台灯、电饭煲，自取"
NEED = "缺姜、葱、两个鸡蛋，谁家有"


async def moving(home: Neighbourhood, words: str = LIST) -> int:
    return await home.says("陈姐", words)


async def labels(home: Neighbourhood, post: int) -> list[str]:
    card = (await home.cards(to=post))[-1]
    return [button["label"] for row in card["buttons"] for button in row]


@pytest.mark.parametrize(
    "words", [LIST, "搬家送东西，自取：\n1. 书架\n2. 台灯\n3. 电饭煲", "出闲置，免费 ①书架 ②台灯 ③电饭煲"]
)
async def test_only_the_thing_named_is_promised_and_the_rest_is_still_to_be_had(
    home: Neighbourhood, words: str
) -> None:
    offer = await moving(home, words)
    await home.replies("小李", offer, "书架我要了")
    card = await home.card(to=offer)
    assert "书架 → 小李\n还有台灯、电饭煲。" in card
    assert (await home.hears("陈姐"))[-1].startswith("小李 想要您的书架。")
    assert (await home.hears("小李"))[-1].startswith("陈姐 的书架给您留着了。")


async def test_several_neighbours_each_have_their_things(home: Neighbourhood) -> None:
    offer = await moving(home, "出闲置，免费 ①书架 ②台灯 ③电饭煲 ④椅子")
    await home.replies("小李", offer, "①我要")
    await home.replies("小美", offer, "台灯还在吗 我要")
    await home.replies("刘叔", offer, "要饭煲和椅子")
    card = await home.card(to=offer)
    assert "书架 → 小李\n台灯 → 小美\n电饭煲、椅子 → 刘叔" in card
    assert "还有" not in card


async def test_who_names_a_taken_thing_waits_for_it_and_has_the_other(home: Neighbourhood) -> None:
    offer = await moving(home)
    await home.replies("小李", offer, "书架我要了")
    await home.replies("小美", offer, "要书架和台灯")
    card = await home.card(to=offer)
    assert "书架 → 小李\n台灯 → 小美\n还有电饭煲。" in card
    assert "排队：小美（书架）" in card
    heard = await home.hears("小美")
    assert any("「书架」已经有邻居先要了，您排在第 1 位" in text for text in heard)
    assert any(text.startswith("陈姐 的台灯给您留着了。") for text in heard)


async def test_each_thing_has_a_button_and_thirty_at_once_have_one_winner(home: Neighbourhood) -> None:
    names = [f"邻居{n:02}" for n in range(30)]
    for name in names:
        await home.person(name)
        await home.joins(name)
    offer = await moving(home)
    card = (await home.cards(to=offer))[-1]["id"]
    tapped = [
        home.play("tap", chat=home.chat(None), message_id=card, user=home.people[name], button="要台灯")
        for name in names
    ]
    answers = await asyncio.gather(*tapped)
    await home.settle()
    assert sum("给您留着了" in answer["text"] for answer in answers) == 1
    assert sorted(int(a["text"].split("第 ")[1].split(" 位")[0]) for a in answers if "排在第" in a["text"]) == [
        *range(1, 30)
    ]
    assert "还有书架、电饭煲。" in await home.card(to=offer)


async def test_two_taps_are_one_promise_in_one_message(home: Neighbourhood) -> None:
    offer = await moving(home)
    before = len(await home.hears("陈姐"))
    await home.taps("小李", "要书架")
    await home.taps("小李", "要台灯")
    assert "书架、台灯 → 小李" in await home.card(to=offer)
    heard = await home.hears("陈姐")
    assert len(heard) == before + 1
    assert heard[-1].startswith("小李 想要您的书架、台灯。")


async def test_a_word_or_button_for_everything_takes_what_is_left(home: Neighbourhood) -> None:
    offer = await moving(home)
    await home.replies("小李", offer, "台灯我要")
    await home.replies("小美", offer, "我都要")
    assert "台灯 → 小李\n书架、电饭煲 → 小美" in await home.card(to=offer)
    other = await moving(home, "搬家送：椅子、桌子，自取")
    await home.taps("刘叔", "都要")
    assert "椅子、桌子 → 刘叔" in await home.card(to=other)


@pytest.mark.parametrize("words", ["冰箱我要", "书架还在吗", "书架多大", "我要一个"])
async def test_what_is_not_in_the_list_or_not_clear_takes_nothing(home: Neighbourhood, words: str) -> None:
    offer = await moving(home)
    await home.replies("小李", offer, words)
    assert "小李" not in await home.card(to=offer)


async def test_who_does_not_say_which_hears_how(home: Neighbourhood) -> None:
    offer = await moving(home)
    await home.replies("小李", offer, "我要一个")
    assert await home.hears("小李") == ["陈姐 给的是书架、台灯、电饭煲。您要哪样，点一下卡片上的按钮就行。"]


async def test_stepping_back_from_one_thing_keeps_the_other(home: Neighbourhood) -> None:
    offer = await moving(home)
    await home.replies("小李", offer, "书架和台灯我要")
    await home.replies("小美", offer, "台灯我要")
    await home.writes("小李", "台灯不要了")
    assert "书架 → 小李\n台灯 → 小美\n还有电饭煲。" in await home.card(to=offer)
    assert any("「台灯」：小李 这次不要了，轮到下一位邻居了。" in text for text in await home.hears("陈姐"))
    assert (await home.hears("小美"))[-1].startswith("轮到您了。陈姐 的台灯给您留着了。")
    await home.replies("小李", offer, "书架不要了")
    assert "台灯 → 小美\n还有书架、电饭煲。" in await home.card(to=offer)


async def test_the_button_steps_back_from_its_own_things_only(home: Neighbourhood) -> None:
    offer = await moving(home)
    await home.replies("小李", offer, "书架我要")
    await home.advance(minutes=30)
    await home.replies("小李", offer, "台灯我要")
    await home.taps("小李", "我不要了", where="小李")
    assert "书架 → 小李\n还有台灯、电饭煲。" in await home.card(to=offer)


async def test_the_poster_ends_one_thing_and_the_last_one_ends_the_post(home: Neighbourhood) -> None:
    offer = await moving(home)
    await home.replies("小李", offer, "书架我要")
    await home.replies("小美", offer, "书架我也要")
    await home.replies("刘叔", offer, "台灯我要")
    await home.replies("陈姐", offer, "书架给了小李")
    card = await home.card(to=offer)
    assert "有台灯、电饭煲可以给邻居" in card
    assert "小李" not in card
    assert (await home.hears("小美"))[-1] == "陈姐 的「书架」已经送完了，这次没轮到您，下回还有机会。"
    assert "要书架" not in await labels(home, offer)
    await home.replies("陈姐", offer, "电饭煲没了")
    assert "✅" not in await home.card(to=offer)
    await home.taps("陈姐", "已经给了", where="陈姐")
    assert "✅ 都送出去了，谢谢大家。" in await home.card(to=offer)
    await home.writes("小李", "/me")
    assert "陈姐 给了您书架" in (await home.hears("小李"))[-1]


async def test_what_is_left_is_not_what_is_gone(home: Neighbourhood) -> None:
    offer = await moving(home)
    await home.replies("陈姐", offer, "只剩台灯了，其他都送完了")
    card = await home.card(to=offer)
    assert "✅" not in card
    assert "有台灯可以给邻居" in card


async def test_a_given_thing_is_not_given_again_by_an_old_card(home: Neighbourhood) -> None:
    offer = await moving(home)
    card = (await home.cards(to=offer))[-1]
    shelf = next(b["data"] for row in card["buttons"] for b in row if b["label"] == "要书架")
    await home.replies("陈姐", offer, "书架没了")
    answer = await home.forges("小李", shelf, card["id"])
    assert answer["text"] == "这件事已经有结果了，谢谢您！"
    assert "小李" not in await home.card(to=offer)


async def test_a_list_that_is_given_as_one_goes_to_one(home: Neighbourhood) -> None:
    offer = await moving(home, "书架、台灯打包送，自取")
    await home.replies("小李", offer, "书架我要")
    assert "小李 要了" in await home.card(to=offer)


async def test_who_helps_with_one_thing_leaves_the_others_asked_for(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", NEED)
    await home.replies("小李", need, "葱我有")
    await home.taps("小美", "有鸡蛋")
    card = await home.card(to=need)
    assert "葱 → 小李\n鸡蛋（2个） → 小美\n还缺姜。" in card
    assert any(text.startswith("好消息，小李 可以帮您：「葱」") for text in await home.hears("王阿姨"))
    assert (await home.hears("小李"))[-1].startswith("谢谢您！王阿姨 想要葱：")
    await home.replies("刘叔", need, "我有")
    assert "姜 → 刘叔" in await home.card(to=need)


async def test_who_has_one_and_not_the_other_helps_with_the_one(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", NEED)
    await home.replies("小李", need, "葱没有，姜我有")
    assert "姜 → 小李\n还缺葱、鸡蛋（2个）。" in await home.card(to=need)


async def test_what_arrives_first_ends_alone_and_its_helper_is_thanked(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", NEED)
    await home.replies("小李", need, "葱我有")
    await home.replies("刘叔", need, "姜和鸡蛋我有")
    await home.replies("王阿姨", need, "葱拿到了")
    assert "想要姜、鸡蛋（2个）" in await home.card(to=need)
    assert any("王阿姨 的「葱」拿到了，谢谢您！" in text for text in await home.hears("小李"))
    await home.replies("刘叔", need, "姜给你放门口了")
    assert "鸡蛋（2个） → 刘叔" in await home.card(to=need)
    await home.replies("王阿姨", need, "鸡蛋也拿到了")
    assert "✅ 成了，谢谢小李、刘叔！" in await home.card(to=need)


async def test_what_is_left_of_a_need_is_asked_for_on(home: Neighbourhood) -> None:
    gave = await home.says("刘叔", "多了一块姜,送给需要的邻居,自取")
    await home.replies("陈姐", gave, "我要")
    await home.replies("刘叔", gave, "送完了")
    need = await home.says("王阿姨", NEED)
    await home.replies("小李", need, "葱我有")
    assert "有姜" in await home.buttons("刘叔")
    await home.taps("刘叔", "有姜", where="刘叔")
    assert "葱 → 小李\n姜 → 刘叔\n还缺鸡蛋（2个）。" in await home.card(to=need)


async def test_what_is_lent_of_a_list_comes_back_to_whoever_lent_it(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁有电钻、梯子借一下")
    await home.replies("小李", need, "电钻我有")
    await home.replies("刘叔", need, "有梯子")
    await home.replies("王阿姨", need, "电钻借到了")
    assert (await home.hears("王阿姨"))[-1].startswith("小李 的电钻，说好什么时候还？")
    await home.replies("王阿姨", need, "梯子也借到了")
    heard = await home.hears("王阿姨")
    assert sum("说好什么时候还" in text for text in heard) == 2
    assert heard[-1].startswith("刘叔 的梯子，说好什么时候还？")
    assert (await home.hears("小李"))[-1] == "以后邻居要借电钻，可以先问您吗？"
    await home.taps("小李", "可以", where="小李")
    await home.writes("小李", "/mine")
    assert "· 电钻" in (await home.hears("小李"))[-1]


async def test_an_edit_keeps_what_is_still_in_the_list_with_whom_it_was(home: Neighbourhood) -> None:
    offer = await moving(home)
    await home.replies("小李", offer, "书架我要")
    await home.replies("小美", offer, "台灯我要")
    await home.edits("陈姐", offer, "搬家送：书架、微波炉、椅子、桌子，自取")
    card = await home.card(to=offer)
    assert "书架 → 小李\n还有微波炉、椅子、桌子。" in card
    assert (await home.hears("小美"))[-1] == "陈姐 的「台灯」这次取消了，不好意思。"


async def test_an_edit_makes_one_thing_a_list_and_a_list_one_thing(home: Neighbourhood) -> None:
    offer = await moving(home, "送书架，自取")
    await home.replies("小李", offer, "我要")
    await home.edits("陈姐", offer, "送书架、台灯，自取")
    assert "书架 → 小李\n还有台灯。" in await home.card(to=offer)
    await home.replies("小美", offer, "台灯我要")
    await home.edits("陈姐", offer, "送台灯，自取")
    assert "台灯 → 小美" in await home.card(to=offer)
    assert "小李" not in await home.card(to=offer)


async def test_overnight_each_is_shown_with_what_they_want(home: Neighbourhood) -> None:
    offer = await moving(home)
    await home.taps("陈姐", "等一晚再定", where="陈姐")
    await home.replies("小李", offer, "书架我要")
    await home.replies("小美", offer, "台灯和书架我要")
    await home.advance(hours=23, minutes=5)
    await home.taps("陈姐", "小美：书架、台灯", where="陈姐")
    card = await home.card(to=offer)
    assert "书架、台灯 → 小美\n还有电饭煲。" in card
    assert "排队：小李（书架）" in card
    assert any("「书架」这次没轮到您" in text for text in await home.hears("小李"))


async def test_a_day_after_each_is_asked_about_their_things(home: Neighbourhood) -> None:
    offer = await moving(home)
    await home.replies("小李", offer, "书架我要")
    await home.replies("刘叔", offer, "台灯我要")
    await home.advance(hours=24, minutes=1)
    assert (await home.hears("小李"))[-1] == "陈姐 的「书架」，拿到了吗？"
    await home.taps("小李", "拿到了", where="小李")
    assert "有台灯、电饭煲可以给邻居\n台灯 → 刘叔" in await home.card(to=offer)


async def test_who_leaves_frees_their_things_and_mine_names_them(home: Neighbourhood) -> None:
    offer = await moving(home)
    await home.replies("小李", offer, "书架我要")
    await home.replies("小美", offer, "台灯我要")
    await home.writes("小李", "/mine")
    assert "有书架可以给邻居" in (await home.hears("小李"))[-1]
    await home.writes("陈姐", "/mine")
    assert "书架 → 小李\n台灯 → 小美" in (await home.hears("陈姐"))[-1]
    await home.leaves("小李")
    assert "台灯 → 小美\n还有书架、电饭煲。" in await home.card(to=offer)
    await home.writes("小美", "/forget")
    await home.taps("小美", "全部删掉", where="小美")
    assert "小美" not in await home.card(to=offer)


async def test_what_was_given_stays_gone_though_the_message_is_edited(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "缺姜、葱，谁家有")
    await home.replies("小李", need, "姜我有")
    await home.replies("王阿姨", need, "姜拿到了")
    await home.edits("王阿姨", need, "缺姜、葱、蒜，谁家有")
    assert "想要葱、蒜" in await home.card(to=need)
    await home.edits("王阿姨", need, "今天真冷")
    await home.edits("王阿姨", need, "缺姜、葱、蒜，谁家有")
    await home.replies("刘叔", need, "葱我有")
    card = await home.card(to=need)
    assert "想要葱、蒜" in card
    assert "葱 → 刘叔\n还缺蒜。" in card
