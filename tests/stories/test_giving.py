"""How a giver gives: at once, after a night, old people and children first, or by lot."""

import re
from hashlib import sha256

import pytest

from tests.neighbourhood import Neighbourhood

OFFER = "多了一块姜,送给需要的邻居,自取"


async def offered(home: Neighbourhood, way: str) -> int:
    offer = await home.says("王阿姨", OFFER)
    await home.taps("王阿姨", way, where="王阿姨")
    return offer


async def card(home: Neighbourhood, offer: int) -> str:
    """The card, which stands above the result of a draw."""
    words: str = (await home.cards(to=offer))[0]["text"]
    return words


async def all_want_it(home: Neighbourhood, offer: int) -> list[str]:
    """小李, 陈姐, 小美 and 刘叔, in this order → what each hears to their tap."""
    return [(await home.taps(name, "我要"))["text"] for name in ("小李", "陈姐", "小美", "刘叔")]


async def has_it(home: Neighbourhood) -> list[str]:
    """Whose turn it is, by what they heard."""
    return [
        name
        for name in ("小李", "陈姐", "小美", "刘叔")
        if any(words.startswith("轮到您了") for words in await home.hears(name))
    ]


async def test_who_sells_is_not_asked_how_to_give(home: Neighbourhood) -> None:
    before = await home.hears("王阿姨")
    offer = await home.says("王阿姨", "出一辆儿童自行车50块")
    assert (await card(home, offer)).startswith("🏷 王阿姨 转让儿童自行车")
    assert await home.hears("王阿姨") == before


@pytest.mark.parametrize(
    "words",
    [
        "免费送沙发，原价2000元",
        "送一张书桌，500块买的",
        "送肥皂三块，自取",
        "明早8点开车去虹桥机场，可以带两个人，每人20块",
        "会修水管，一次80块",
        "电钻可以借，押金50元",
    ],
)
async def test_only_a_thing_offered_for_money_is_for_sale(home: Neighbourhood, words: str) -> None:
    offer = await home.says("王阿姨", words)
    assert "转让" not in await card(home, offer)


async def test_who_sells_without_a_word_of_money_sells_all_the_same(home: Neighbourhood) -> None:
    offer = await home.says("王阿姨", "出①台灯50②书架80③鞋柜")
    assert (await card(home, offer)).startswith("🏷 王阿姨 转让台灯、书架、鞋柜")


async def test_what_was_for_sale_is_sold(home: Neighbourhood) -> None:
    offer = await home.says("王阿姨", "出一辆儿童自行车50块")
    await home.taps("小李", "我要")
    await home.taps("陈姐", "我要")
    await home.says("王阿姨", "卖掉了", reply_to=offer)
    assert any("已经转让出去了" in words for words in await home.hears("陈姐"))
    assert "✅ 转让出去了，谢谢大家。" in await card(home, offer)
    await home.says("小美", "谁有儿童自行车")
    assert not any("送过" in words for words in await home.hears("王阿姨"))


async def test_a_sale_edited_into_a_gift_is_one(home: Neighbourhood) -> None:
    offer = await home.says("王阿姨", "出一辆儿童自行车50块")
    await home.edits("王阿姨", offer, "送一辆儿童自行车")
    assert (await card(home, offer)).startswith("🎁 王阿姨 有儿童自行车")
    assert "想怎么送" in (await home.hears("王阿姨"))[-1]


async def test_a_gift_edited_into_a_sale_is_one(home: Neighbourhood) -> None:
    offer = await home.says("王阿姨", "送一辆儿童自行车")
    await home.edits("王阿姨", offer, "出一辆儿童自行车50块")
    assert (await card(home, offer)).startswith("🏷 王阿姨 转让儿童自行车")
    assert (await home.hears("王阿姨"))[-1] == "「儿童自行车（1辆）」先到先得。"


async def test_what_is_drawn_for_is_not_sold_under_the_neighbours_hands(home: Neighbourhood) -> None:
    offer = await home.says("王阿姨", "送一辆儿童自行车")
    await home.taps("王阿姨", "抽签", where="王阿姨")
    await home.taps("小李", "我要")
    await home.edits("王阿姨", offer, "出一辆儿童自行车50块")
    assert (await card(home, offer)).startswith("🎁 王阿姨 有儿童自行车")


async def test_a_gift_and_then_a_sale_of_the_same_are_two(home: Neighbourhood) -> None:
    await home.says("王阿姨", "送一辆儿童自行车")
    sale = await home.says("王阿姨", "出一辆儿童自行车50块")
    assert (await card(home, sale)).startswith("🏷")


async def test_whoever_says_nothing_gives_to_the_first(home: Neighbourhood) -> None:
    offer = await home.says("王阿姨", OFFER)
    question = (await home.hears("王阿姨"))[-1]
    await home.taps("小李", "我要")
    assert question == "「姜（1块）」想怎么送？不选就是先到先得。"
    assert "小李 要了" in await card(home, offer)


async def test_a_draw_can_be_computed_again_by_anyone(home: Neighbourhood) -> None:
    offer = await offered(home, "抽签")
    answers = await all_want_it(home, offer)
    before = await card(home, offer)
    nobody = await has_it(home)
    await home.advance(hours=23, minutes=5)
    result = next(words for words in await home.group() if words.startswith("🎲"))
    seed = re.search(r"验一验：([0-9a-f]{32})", result)
    seal = re.search(r"封签：([0-9a-f]{64})", before)
    numbers = {
        re.search(r"号码是 (\d+)", words)[1]: name
        for words, name in zip(answers, ("小李", "陈姐", "小美", "刘叔"), strict=True)
    }
    order = sorted(numbers, key=lambda number: sha256(f"{seed[1]}{number}".encode()).hexdigest())
    assert nobody == []
    assert sha256(seed[1].encode()).hexdigest() == seal[1]
    assert re.findall(r"(\d+) 号 (\S+)", result) == [(number, numbers[number]) for number in order]
    assert await has_it(home) == [numbers[order[0]]]
    assert f"{numbers[order[0]]} 要了" in await card(home, offer)


async def test_those_who_lose_are_told_once(home: Neighbourhood) -> None:
    offer = await offered(home, "抽签")
    await all_want_it(home, offer)
    await home.advance(hours=23, minutes=5)
    winner = (await has_it(home))[0]
    await home.replies("王阿姨", offer, "送完了")
    told = {
        name: sum("没轮到您" in words for words in await home.hears(name))
        for name in ("小李", "陈姐", "小美", "刘叔")
        if name != winner
    }
    assert list(told.values()) == [1, 1, 1]


async def test_after_the_draw_the_next_lot_moves_up(home: Neighbourhood) -> None:
    offer = await offered(home, "抽签")
    await all_want_it(home, offer)
    await home.advance(hours=23, minutes=5)
    result = next(words for words in await home.group() if words.startswith("🎲"))
    order = [name for _, name in re.findall(r"(\d+) 号 (\S+)", result)]
    await home.taps(order[0], "我不要了", where=order[0])
    assert f"{order[1]} 要了" in await card(home, offer)


async def test_the_giver_sleeps_on_it_and_chooses(home: Neighbourhood) -> None:
    offer = await offered(home, "等一晚再定")
    await all_want_it(home, offer)
    evening = await card(home, offer)
    await home.advance(hours=23, minutes=5)
    question = (await home.hears("王阿姨"))[-1]
    await home.taps("王阿姨", "小美", where="王阿姨")
    assert "等一晚再定，11月22日 周日 上午9点定。想要的都可以报名。" in evening  # true after midnight, too
    assert "有 4 位邻居想要，给谁？" in question
    assert await has_it(home) == ["小美"]
    assert "排队：小李、陈姐、刘叔" in await card(home, offer)


async def test_a_giver_who_does_not_choose_gives_in_order(home: Neighbourhood) -> None:
    offer = await offered(home, "等一晚再定")
    await all_want_it(home, offer)
    await home.advance(hours=23, minutes=5)
    await home.advance(hours=10, minutes=5)
    assert await has_it(home) == ["小李"]
    assert "小李 要了" in await card(home, offer)


async def test_old_people_and_children_come_first_and_nobody_else_hears_of_them(home: Neighbourhood) -> None:
    offer = await offered(home, "老人和孩子优先")
    await all_want_it(home, offer)
    await home.taps("小李", "都没有", where="小李")
    await home.taps("小美", "有孩子", where="小美")
    await home.taps("刘叔", "有老人", where="刘叔")
    await home.advance(hours=23, minutes=5)
    heard = "".join(await home.group()) + "".join(await home.hears("王阿姨"))
    assert await has_it(home) == ["小美"]
    assert "排队：刘叔、小李、陈姐" in await card(home, offer)
    assert "有孩子" not in heard


async def test_of_three_boxes_three_are_drawn(home: Neighbourhood) -> None:
    offer = await home.says("王阿姨", "多了三箱橙子,送给邻居,自取")
    await home.taps("王阿姨", "抽签", where="王阿姨")
    await all_want_it(home, offer)
    await home.advance(hours=23, minutes=5)
    assert len(await has_it(home)) == 3


async def test_once_somebody_wants_it_the_way_stands(home: Neighbourhood) -> None:
    await home.says("王阿姨", OFFER)
    message = (await home.messages("王阿姨"))[-1]["id"]
    await home.taps("小李", "我要")
    answer = await home.taps("王阿姨", "抽签", where="王阿姨", message_id=message)
    twice = await home.taps("小李", "我要")
    assert answer["text"] == "已经有邻居要了，这次改不了啦。"
    assert "这件事已经记着您了" in twice["text"]


async def test_forged_choices_do_nothing(home: Neighbourhood) -> None:
    offer = await home.says("王阿姨", OFFER)
    post = next(
        button["data"].split(":")[1]
        for message in await home.messages("王阿姨")
        for row in message["buttons"]
        for button in row
        if button["label"] == "抽签"
    )
    await home.writes("小美", "/help")
    message = (await home.messages("小美"))[-1]["id"]
    answers = [
        (await home.forges("小美", data, message, where="小美"))["text"]
        for data in (f"giving:{post}:draw", f"giving:{post}:mine", f"household:{post}:elder", f"handto:{post}:1")
    ]
    assert answers == [
        "这个要发消息的邻居自己来点。",
        "这个选不了，发 /settings 再看一次。",
        "这件事不用再回我了，谢谢您！",
        "这个要发消息的邻居自己来点。",
    ]
    assert "点一下「我要」" in await card(home, offer)


async def test_whoever_is_gone_or_says_no_takes_no_part(home: Neighbourhood) -> None:
    offer = await offered(home, "抽签")
    await all_want_it(home, offer)
    await home.leaves("小李")
    await home.writes("陈姐", "/forget")
    await home.taps("陈姐", "全部删掉", where="陈姐")
    await home.taps("小美", "我不要了", where="小美")
    await home.advance(hours=23, minutes=5)
    assert await has_it(home) == ["刘叔"]
    assert "刘叔 要了" in await card(home, offer)


async def test_a_giver_who_is_gone_leaves_nobody_waiting(home: Neighbourhood) -> None:
    await offered(home, "抽签")
    await home.taps("小李", "我要")
    await home.leaves("王阿姨")
    await home.advance(days=2)
    assert "取消了" in (await home.hears("小李"))[-1]
    assert not any(words.startswith("🎲") for words in await home.group())


async def test_an_offer_edited_into_a_need_is_not_drawn_for(home: Neighbourhood) -> None:
    offer = await offered(home, "抽签")
    await home.edits("王阿姨", offer, "谁家有姜,炒菜缺两块")
    await home.taps("小李", "我来帮")
    assert "小李 来帮忙了" in await card(home, offer)


async def test_the_morning_is_that_of_the_group_wherever_it_is_said(home: Neighbourhood) -> None:
    await home.writes("老张", "/settings Europe/Berlin")
    await home.advance(hours=7)  # ten in the morning there
    offer = await offered(home, "抽签")
    answer = await home.taps("小李", "我要")
    await home.taps("小李", "我不要了", where="小李")  # said in private, where the clock is another
    await home.advance(hours=22, minutes=55)
    early = await home.group()
    await home.taps("陈姐", "我要")
    await home.advance(minutes=10)
    assert "明天上午9点定" in answer["text"]
    assert not any(words.startswith("🎲") for words in early)
    assert await has_it(home) == ["陈姐"]
    assert "陈姐 要了" in await card(home, offer)


async def test_the_question_how_goes_away_unanswered_when_it_is_over(home: Neighbourhood) -> None:
    offer = await home.says("陈姐", "多了一箱橙子,送给邻居,自取")
    asked = any("想怎么送" in text for text in await home.hears("陈姐"))
    await home.replies("陈姐", offer, "送完了")
    assert asked
    assert not any("想怎么送" in text for text in await home.hears("陈姐"))


async def test_what_is_sold_is_what_was_for_sale(home: Neighbourhood) -> None:
    """「卖掉了」 once ended whatever they had asked for last."""
    bicycle = await home.says("王阿姨", "出一辆儿童自行车50块")
    ginger = await home.says("王阿姨", "谁家有姜")
    await home.says("王阿姨", "卖掉了")
    assert "✅ 转让出去了" in await card(home, bicycle)
    assert "✅" not in await card(home, ginger)


async def test_what_is_sold_may_have_been_called_a_gift_but_never_a_wish(home: Neighbourhood) -> None:
    bench = await home.says("王阿姨", "送一张书桌")
    ginger = await home.says("王阿姨", "谁家有姜")
    await home.says("王阿姨", "卖掉了")
    assert "✅" in await card(home, bench)
    assert "✅" not in await card(home, ginger)
