"""Two neighbours tap in turn, a hundred times: the first word rings, and nobody's phone rings again and again."""

from tests.neighbourhood import Neighbourhood
from tests.stories.before import lent

TIMES = 10  # of each; a hundred taps say the same


async def count(home: Neighbourhood, who: str) -> int:
    """How many messages the bot has ever sent them."""
    return len(await home.hears(who))


async def test_back_and_not_back_in_turn(home: Neighbourhood) -> None:
    await lent(home)
    await home.taps("王阿姨", "明天")
    before = await count(home, "刘叔"), await count(home, "王阿姨")
    for _ in range(TIMES):
        await home.taps("王阿姨", "还了", where="王阿姨")
        assert "说电钻还给您了" in (await home.hears("刘叔"))[-1]
        await home.taps("刘叔", "还没收到", where="刘叔")
        assert "说还没收到电钻" in (await home.hears("王阿姨"))[-1]
        await home.advance(minutes=1)
    assert (await count(home, "刘叔") - before[0], await count(home, "王阿姨") - before[1]) == (1, 1)


async def test_an_hour_later_it_is_news_again(home: Neighbourhood) -> None:
    await lent(home)
    await home.taps("王阿姨", "明天")
    before = await count(home, "刘叔")
    for _ in range(2):
        await home.taps("王阿姨", "还了", where="王阿姨")
        await home.taps("刘叔", "还没收到", where="刘叔")
        await home.advance(minutes=61)
    assert await count(home, "刘叔") - before == 2


async def test_asked_for_longer_again_and_again(home: Neighbourhood) -> None:
    await lent(home)
    await home.taps("王阿姨", "明天")
    before = await count(home, "刘叔")
    for _ in range(TIMES):
        await home.taps("王阿姨", "想多借几天")
        await home.advance(minutes=1)
    assert await count(home, "刘叔") - before == 1
    await home.taps("刘叔", "可以", where="刘叔")
    assert "刘叔 说可以" in (await home.hears("王阿姨"))[-1]


async def test_asked_for_longer_and_refused_in_turn(home: Neighbourhood) -> None:
    await lent(home)
    await home.taps("王阿姨", "明天")
    before = await count(home, "刘叔"), await count(home, "王阿姨")
    for _ in range(TIMES):
        await home.taps("王阿姨", "想多借几天")
        await home.taps("刘叔", "不太方便", where="刘叔")
        await home.advance(minutes=1)
    assert (await count(home, "刘叔") - before[0], await count(home, "王阿姨") - before[1]) == (1, 1)


async def test_the_lender_changes_their_mind_and_the_last_word_stands(home: Neighbourhood) -> None:
    await lent(home)
    await home.taps("王阿姨", "明天")
    for _ in range(TIMES):
        await home.taps("王阿姨", "想多借几天")
        await home.taps("刘叔", "不太方便", where="刘叔")
        assert "说不太方便" in [text for text in await home.hears("王阿姨") if "刘叔 说" in text][-1]
        await home.writes("王阿姨", "再借一周行吗")
        await home.taps("刘叔", "可以", where="刘叔")
        await home.advance(minutes=1)
    told = [text for text in await home.hears("王阿姨") if "刘叔 说" in text]
    assert len(told) == 2
    assert "说可以" in told[-1]


async def test_promised_and_taken_back_in_turn(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁有电钻借一下")
    before = await count(home, "王阿姨")
    answers = []
    for _ in range(TIMES):
        answers.append((await home.taps("小李", "我来帮"))["text"])
        if "小李 来帮忙了" in await home.card(to=need):
            await home.taps("小李", "我来不了了", where="小李")
        await home.advance(minutes=1)
    assert await count(home, "王阿姨") - before == 6
    assert answers[3:] == ["这件事来回改了几次了，先歇一歇，过一个钟头再来吧。"] * (TIMES - 3)
    await home.advance(minutes=61)
    await home.taps("小李", "我来帮")
    assert "小李 来帮忙了" in await home.card(to=need)


async def test_another_is_wanted_and_the_same_comes_again(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁有电钻借一下")
    before = await count(home, "小李")
    for _ in range(TIMES):
        await home.taps("小李", "我来帮")
        if "小李 来帮忙了" in await home.card(to=need):
            await home.taps("王阿姨", "换一位", where="王阿姨")
        await home.advance(minutes=1)
    assert await count(home, "小李") - before <= 6


async def test_of_a_list_one_thing_back_and_forth(home: Neighbourhood) -> None:
    offer = await home.says("王阿姨", "搬家送：台灯、书架、电饭煲，自取")
    before = await count(home, "王阿姨")
    for _ in range(TIMES):
        await home.replies("小李", offer, "台灯我要")
        await home.replies("小李", offer, "台灯不要了")
        await home.advance(minutes=1)
    await home.replies("小李", offer, "书架我要")
    assert await count(home, "王阿姨") - before <= 8
    assert "小李" in await home.card(to=offer)


async def test_edited_again_and_again(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁有电钻借一下")
    await home.taps("小李", "我来帮")
    before = await count(home, "小李")
    for number in range(TIMES):
        await home.edits("王阿姨", need, f"谁有电钻借一下，{('今晚', '明天下午')[number % 2]}用")
        await home.advance(minutes=1)
    assert await count(home, "小李") - before == 2  # one for each of the two days
    assert "明天" in (await home.hears("小李"))[-1]


async def test_each_new_time_of_a_ride_is_news(home: Neighbourhood) -> None:
    ride = await home.says("老张", "明天上午8点去机场，还有两个座")
    await home.replies("小李", ride, "带我一个")
    before = await count(home, "小李")
    for words in ("改成7点", "改成6点半", "改成7点"):
        await home.replies("老张", ride, words)
        await home.advance(minutes=1)
    assert await count(home, "小李") - before == 2
    assert "早上7点" in (await home.hears("小李"))[-1]
