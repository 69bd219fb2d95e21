"""Questions lose their buttons once they are answered, and thanks are answered kindly."""

from tests.neighbourhood import Neighbourhood


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


async def test_thanks_are_answered(home: Neighbourhood) -> None:
    await home.writes("王阿姨", "谢谢你呀")
    assert (await home.hears("王阿姨"))[-1] == "不客气，邻里之间应该的。"
