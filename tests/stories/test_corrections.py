"""「打错了，是姜」: what was typed wrongly is put right by the next message, as people do."""

from tests.neighbourhood import Neighbourhood


async def test_the_card_follows_and_so_does_who_was_asked(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁家有酱，炒菜用")
    await home.replies("小李", need, "我有，来拿")
    await home.says("王阿姨", "打错了，是姜")
    assert "姜" in (await home.card(to=need)).splitlines()[0]
    assert "王阿姨 改了一下" in (await home.hears("小李"))[-1]


async def test_as_a_reply_it_means_that_one(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁有电钻借一下")
    other = await home.says("王阿姨", "谁有梯子借一下")
    await home.replies("王阿姨", need, "说错了，是电熨斗")
    assert "电熨斗" in await home.card(to=need)
    assert "梯子" in await home.card(to=other)


async def test_as_a_reply_it_may_come_the_next_day(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁有电钻借一下，后天用")
    await home.advance(hours=23)
    before = await home.card(to=need)
    await home.replies("王阿姨", need, "不是电钻，是电熨斗")
    assert (await home.card(to=need)) == before.replace("电钻", "电熨斗")


async def test_a_word_nobody_understood_may_be_put_right_too(home: Neighbourhood) -> None:
    await home.says("王阿姨", "谁有将")
    hello = await home.group()
    right = await home.says("王阿姨", "打错了，是姜")
    assert len(await home.group()) == len(hello) + 1
    assert "姜" in await home.card(to=right)


async def test_it_is_the_message_right_before_that_is_put_right(home: Neighbourhood) -> None:
    drill = await home.says("王阿姨", "谁有电钻借一下")
    before = await home.card(to=drill)
    await home.says("王阿姨", "谁有将")
    right = await home.says("王阿姨", "打错了，是姜")
    assert "姜" in await home.card(to=right)
    assert await home.card(to=drill) == before
    again = await home.says("王阿姨", "谁有扳手")
    await home.says("王阿姨", "打错了，是锤子")
    assert "锤子" in await home.card(to=again)
    assert "姜" in await home.card(to=right)


async def test_others_put_nothing_right(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁有电钻借一下")
    before = await home.card(to=need)
    await home.says("小李", "打错了，是梯子")
    await home.replies("小李", need, "不是电钻，是梯子")
    assert await home.card(to=need) == before


async def test_long_after_without_a_reply_it_is_talk(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁有电钻借一下")
    before = await home.card(to=need)
    await home.advance(minutes=30)
    await home.says("王阿姨", "打错了，是梯子")
    assert await home.card(to=need) == before
