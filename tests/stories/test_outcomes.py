"""Whoever is asked 「拿到了吗」 or 「还需要吗」 may answer in words."""

import pytest

from tests.neighbourhood import Neighbourhood


async def promised(home: Neighbourhood) -> int:
    """A promise, and a day later the question to both."""
    need = await home.says("王阿姨", "谁有电钻借一下")
    await home.taps("小李", "我来帮")
    await home.taps("陈姐", "我来帮")
    await home.advance(hours=25)
    return need


async def answers(home: Neighbourhood, who: str, words: str) -> str:
    """Somebody replies to the last that the bot said to them → what it said next, or that it made of its question."""
    await home.replies(who, (await home.messages(who))[-1]["id"], words, where=who)
    return (await home.hears(who))[-1]


@pytest.mark.parametrize("words", ["昨天就拿了", "拿到了，谢谢小李", "嗯"])
async def test_the_poster_has_it(home: Neighbourhood, words: str) -> None:
    need = await promised(home)
    await answers(home, "王阿姨", words)
    assert "✅ 成了，谢谢小李！" in await home.card(to=need)


@pytest.mark.parametrize("words", ["他还没给我", "回头去拿", "还没"])
async def test_the_poster_does_not_have_it_yet_and_is_asked_again(home: Neighbourhood, words: str) -> None:
    need = await promised(home)
    assert "明天我再问您一声" in await answers(home, "王阿姨", words)
    await home.advance(hours=25)
    assert (await home.hears("王阿姨"))[-1] == "「电钻」拿到了吗？"
    assert "小李 来帮忙了" in await home.card(to=need)


@pytest.mark.parametrize("words", ["他没来", "小李一直没来", "昨天去他家没人"])
async def test_nobody_came(home: Neighbourhood, words: str) -> None:
    await promised(home)
    assert "想换一位" in await answers(home, "王阿姨", words)


async def test_the_poster_wants_another(home: Neighbourhood) -> None:
    need = await promised(home)
    await answers(home, "王阿姨", "换一个吧")
    assert "陈姐 来帮忙了" in await home.card(to=need)


async def test_whoever_promised_has_handed_it_over(home: Neighbourhood) -> None:
    need = await promised(home)
    await answers(home, "小李", "昨天给她送去了")
    assert "✅ 成了，谢谢小李！" in await home.card(to=need)


@pytest.mark.parametrize("words", ["今晚再送", "还没", "昨天送去她家没人"])
async def test_whoever_promised_needs_another_day(home: Neighbourhood, words: str) -> None:
    need = await promised(home)
    assert "不着急" in await answers(home, "小李", words)
    await home.advance(hours=25)
    assert "小李 来帮忙了" in await home.card(to=need)


async def test_whoever_promised_cannot(home: Neighbourhood) -> None:
    need = await promised(home)
    await answers(home, "小李", "我这边走不开了")
    assert "陈姐 来帮忙了" in await home.card(to=need)


@pytest.mark.parametrize("words", ["要的 还没借到", "不急 再等等", "明天要用"])
async def test_it_is_still_needed(home: Neighbourhood, words: str) -> None:
    need = await home.says("王阿姨", "谁有电钻借一下")
    await home.advance(hours=4)
    assert "我再帮您留意着" in await answers(home, "王阿姨", words)
    assert "我来帮" in str(await home.messages(None)), await home.card(to=need)


@pytest.mark.parametrize("words", ["不用了", "老公买了一个", "借到了"])
async def test_it_is_not_needed_any_more(home: Neighbourhood, words: str) -> None:
    need = await home.says("王阿姨", "谁有电钻借一下")
    await home.advance(hours=4)
    await answers(home, "王阿姨", words)
    assert "点一下「我来帮」" not in await home.card(to=need)


async def test_of_two_promises_the_one_asked_about_is_meant(home: Neighbourhood) -> None:
    need = await promised(home)
    ladder = await home.says("王阿姨", "谁有梯子借一下")
    await home.taps("小李", "我来帮")
    question = next(m["id"] for m in await home.messages("王阿姨") if "「电钻」拿到了吗" in m["text"])
    await home.replies("王阿姨", question, "昨天就拿了", where="王阿姨")
    assert "✅" in await home.card(to=need)
    assert "✅" not in await home.card(to=ladder)


@pytest.mark.parametrize("words", ["昨天就拿了", "给我送来了"])
async def test_without_a_reply_the_only_promise_is_meant(home: Neighbourhood, words: str) -> None:
    need = await promised(home)
    await home.writes("王阿姨", words)
    assert "✅" in await home.card(to=need)


async def test_without_a_reply_and_with_two_promises_none_is_meant(home: Neighbourhood) -> None:
    need, ladder = await home.says("王阿姨", "谁有电钻借一下"), await home.says("王阿姨", "谁有梯子借一下")
    await home.replies("小李", need, "我有")
    await home.replies("陈姐", ladder, "我有")
    await home.advance(hours=25)
    await home.writes("王阿姨", "昨天就拿了")
    assert "✅" not in await home.card(to=need) + await home.card(to=ladder)


async def test_before_anybody_was_asked_a_word_ends_nothing(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁有电钻借一下")
    await home.replies("小李", need, "我有")
    await home.writes("王阿姨", "昨天就拿了")
    assert "小李 来帮忙了" in await home.card(to=need)
