"""Nothing is left hanging: rings, the question to the poster, 「拿到了吗」, and the end of a post's life. What is
settled has no buttons any more."""

from tests.neighbourhood import Neighbourhood

MANY = [f"邻居{n:02}" for n in range(9)]


async def all_gave_ginger(home: Neighbourhood) -> None:
    for name in MANY:
        await home.person(name)
        await home.joins(name)
        offer = await home.says(name, "多了一块姜,送给需要的邻居,自取")
        await home.replies("陈姐", offer, "我要")
        await home.replies(name, offer, "送完了")


async def asked(home: Neighbourhood) -> int:
    return len([name for name in MANY if "先来问问您" in "".join(await home.hears(name))])


async def test_three_are_asked_then_five_more_then_the_card_says_so(home: Neighbourhood) -> None:
    await all_gave_ginger(home)
    need = await home.says("王阿姨", "谁家有姜,炒菜缺两块")
    first = await asked(home)
    await home.advance(minutes=11)
    second = await asked(home)
    await home.advance(minutes=11)
    third = await asked(home)
    await home.advance(minutes=11)
    assert (first, second, third) == (3, 8, 9)
    assert "已经问过 9 位邻居，还没有人答应。" in await home.card(to=need)


async def test_after_eight_in_vain_the_card_calls_everybody_and_others_are_asked_on(home: Neighbourhood) -> None:
    await all_gave_ginger(home)
    need = await home.says("王阿姨", "谁家有姜,炒菜缺两块")
    cards = []
    for _ in range(3):
        cards.append((await home.card(to=need)).splitlines()[-1])
        await home.advance(minutes=11)
    await home.advance(minutes=100)
    early = any("还需要吗" in words for words in await home.hears("王阿姨"))
    await home.advance(minutes=15)
    assert cards == [
        "我悄悄问了 3 位可能帮得上的邻居。",
        "我悄悄问了 8 位可能帮得上的邻居。",
        "已经问过 9 位邻居，还没有人答应。哪位方便，都可以点。",
    ]
    assert (early, "还需要吗" in (await home.hears("王阿姨"))[-1]) == (False, True)


async def test_a_promise_stops_the_asking(home: Neighbourhood) -> None:
    await all_gave_ginger(home)
    await home.says("王阿姨", "谁家有姜,炒菜缺两块")
    await home.taps("刘叔", "我来帮")
    await home.advance(hours=1)
    assert await asked(home) == 3


async def test_with_nobody_suitable_the_poster_is_asked_and_may_close(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁有电钻借一下")
    await home.advance(minutes=11)
    await home.advance(hours=2, minutes=1)
    question = (await home.hears("王阿姨"))[-1]
    await home.taps("王阿姨", "不用了", where="王阿姨")
    assert question == "您的「电钻」，暂时还没有人答应。\n还需要吗？"
    assert "不用了，谢谢大家" in await home.card(to=need)


async def test_after_a_day_both_are_asked_and_a_yes_ends_it_with_thanks(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁有电钻借一下")
    await home.taps("刘叔", "我来帮")
    await home.advance(hours=25)
    questions = (await home.hears("王阿姨"))[-1], (await home.hears("刘叔"))[-1]
    await home.taps("刘叔", "办到了")
    assert questions == ("「电钻」拿到了吗？", "王阿姨 的「电钻」，办到了吗？")
    assert "✅ 成了，谢谢刘叔！" in await home.card(to=need)


async def test_two_days_of_silence_move_it_to_the_next(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁有电钻借一下")
    await home.taps("刘叔", "我来帮")
    await home.taps("小李", "我来帮")
    await home.advance(hours=25)
    await home.advance(hours=25)
    assert "小李 来帮忙了" in await home.card(to=need)
    assert (await home.hears("小李"))[-1].startswith("轮到您了。")


async def test_a_need_nobody_met_is_parked_and_mine_brings_it_back(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁家有姜,炒菜缺两块")
    await home.advance(days=4)
    parked = await home.card(to=need)
    await home.writes("王阿姨", "/mine")
    await home.taps("王阿姨", "姜：再挂出来")
    assert "一直没等到消息，先收起来了" in parked
    assert "点一下「我来帮」" in await home.card(to=need)


async def test_asked_again_the_next_day_only_the_new_question_has_buttons(home: Neighbourhood) -> None:
    await home.says("王阿姨", "谁有电钻借一下")
    await home.taps("刘叔", "我来帮")
    await home.advance(hours=25)
    await home.taps("王阿姨", "还没有")
    await home.advance(hours=25)
    labels = {who: await home.all_buttons(who) for who in ("王阿姨", "刘叔")}
    assert (labels["王阿姨"].count("还没有"), labels["刘叔"].count("办到了")) == (1, 1)


async def left_to_tap(home: Neighbourhood, *names: str) -> list[str]:
    """Every button that still stands in private."""
    return [
        button["label"]
        for name in names
        for message in await home.messages(name)
        for row in message["buttons"]
        for button in row
        if not button["url"]
    ]


async def test_when_one_side_says_it_came_true_the_other_is_asked_no_more(home: Neighbourhood) -> None:
    await home.says("王阿姨", "谁有电钻借一下")
    await home.taps("刘叔", "我来帮")
    await home.taps("小李", "我来帮")
    await home.advance(hours=25)
    before = await left_to_tap(home, "王阿姨", "刘叔")
    await home.taps("刘叔", "我来不了了")
    after = await left_to_tap(home, "刘叔")
    assert {"拿到了", "还没有", "办到了"} <= set(before)
    assert after == []
    assert (await home.hears("刘叔"))[-1] == "「电钻」的事我知道了，谢谢您！"
    assert "还没有" not in await left_to_tap(home, "王阿姨")


async def test_the_question_to_the_poster_is_settled_by_the_answer_and_by_the_end(home: Neighbourhood) -> None:
    await home.says("王阿姨", "谁有电钻借一下")
    await home.advance(hours=2, minutes=11)
    asked = await left_to_tap(home, "王阿姨")
    await home.taps("王阿姨", "还需要")
    answered = await home.hears("王阿姨"), await left_to_tap(home, "王阿姨")
    await home.says("王阿姨", "不用了")
    assert asked == ["还需要", "不用了"]
    assert answered == (["好的，我再帮您留意着。"], [])
    assert await home.hears("王阿姨") == ["「电钻」的事我知道了，谢谢您！"]
