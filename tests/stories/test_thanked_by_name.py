"""「拿到了，谢谢小李」: who of all that may be, where names are what people make of them."""

import pytest

from tests.neighbourhood import Neighbourhood


async def moves_in(home: Neighbourhood, name: str, known_as: str | None = None) -> None:
    """One more neighbour, who has said something to the bot."""
    key = known_as or name
    home.people[key] = (await home.play("people", name=name, started=True))["id"]
    await home.joins(key)
    await home.says(key, "/help")


@pytest.mark.parametrize(
    "words", ["拿到了，谢谢小李", "拿到了谢谢小桔子", "拿到了 小李谢啦", "已经拿到，小李辛苦了，谢谢"]
)
async def test_somebody_whom_the_bot_never_met_is_no_plum(home: Neighbourhood, words: str) -> None:
    need = await home.says("王阿姨", "谁家有姜，炒菜缺两块")
    await home.says("王阿姨", words)
    assert "✅ 成了，谢谢大家" in await home.card(to=need)


@pytest.mark.parametrize("name", ["大家", "谢谢", "邻居", "！！"])
async def test_a_name_that_everybody_says_takes_nobody_s_thanks(home: Neighbourhood, name: str) -> None:
    await moves_in(home, name)
    before = await home.hears(name)
    need = await home.says("王阿姨", "谁家有姜，炒菜缺两块")
    await home.says("小李", "我有")
    await home.says("王阿姨", f"拿到了，谢谢{name}")
    assert "✅ 成了，谢谢小李" in await home.card(to=need)
    assert await home.hears(name) == before


async def test_who_is_called_i_have_one_does_not_silence_those_who_do(home: Neighbourhood) -> None:
    await moves_in(home, "我有")
    need = await home.says("王阿姨", "谁家有姜，炒菜缺两块")
    await home.says("小李", "我有，来拿")
    assert "小李 来帮忙了" in await home.card(to=need)


async def test_of_two_with_one_name_nobody_is_thanked_by_guess(home: Neighbourhood) -> None:
    await home.says("小李", "/help")
    await moves_in(home, "小李", "另一位小李")
    before = await home.hears("小李"), await home.hears("另一位小李")
    need = await home.says("王阿姨", "谁有电钻借一下")
    await home.says("王阿姨", "借到了，谢谢小李")
    assert "✅ 成了，谢谢大家" in await home.card(to=need)
    assert (await home.hears("小李"), await home.hears("另一位小李")) == before


async def test_of_two_with_one_name_who_promised_is_meant(home: Neighbourhood) -> None:
    await moves_in(home, "小李", "另一位小李")
    need = await home.says("王阿姨", "谁有电钻借一下")
    await home.says("小李", "我有")
    await home.says("王阿姨", "借到了，谢谢小李")
    assert "✅ 成了，谢谢小李" in await home.card(to=need)
    assert not any("电钻" in one for one in await home.hears("另一位小李"))


async def test_a_name_within_another_is_not_meant(home: Neighbourhood) -> None:
    await moves_in(home, "小李子")
    need = await home.says("王阿姨", "谁家有葱，炒菜缺")
    await home.says("小李", "我有")
    await home.says("王阿姨", "拿到了，谢谢小李子")
    assert "✅ 成了，谢谢小李子" in await home.card(to=need)


async def test_the_poster_s_own_name_credits_nobody(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁家有姜，炒菜缺两块")
    await home.says("王阿姨", "拿到了，王阿姨谢谢大家")
    assert "✅ 成了，谢谢大家" in await home.card(to=need)


async def test_who_is_muted_is_thanked_and_not_asked(home: Neighbourhood) -> None:
    await home.writes("小李", "别再问我了")
    await home.says("小李", "/help")
    await home.says("王阿姨", "谁家有姜，炒菜缺两块")
    await home.says("王阿姨", "拿到了，谢谢小李")
    before = await home.hears("小李")
    await home.advance(hours=1)
    await home.says("陈姐", "谁有姜，急用一块")
    assert await home.hears("小李") == before


async def test_what_was_credited_is_forgotten_with_who_helped_and_the_end_can_still_be_taken_back(
    home: Neighbourhood,
) -> None:
    await home.says("小李", "/help")
    need = await home.says("王阿姨", "谁有电钻借一下")
    await home.says("王阿姨", "借到了，谢谢小李")
    credited = await home.card(to=need)
    await home.writes("小李", "/forget")
    await home.taps("小李", "全部删掉", where="小李")
    forgotten, told = await home.card(to=need), await home.hears("小李")
    await home.says("王阿姨", "点错了")
    back = await home.card(to=need)
    await home.says("王阿姨", "借到了，谢谢小李")
    assert "谢谢小李" in credited
    assert "小李" not in forgotten
    assert "点一下「我来帮」" in back
    assert "✅ 成了，谢谢大家" in await home.card(to=need)
    assert await home.hears("小李") == told


async def test_nobody_but_who_ended_it_takes_the_credit_back(home: Neighbourhood) -> None:
    await home.says("小李", "/help")
    need = await home.says("王阿姨", "谁家有姜，炒菜缺两块")
    await home.says("王阿姨", "拿到了，谢谢小李")
    before = await home.card(to=need)
    for who in ("小李", "陈姐", "老张"):
        await home.says(who, "点错了")
        await home.replies(who, need, "点错了")
    assert await home.card(to=need) == before


async def test_credit_given_and_taken_back_again_and_again_stays_one(home: Neighbourhood) -> None:
    await home.says("小李", "/help")
    need = await home.says("王阿姨", "谁有电钻借一下")
    for _ in range(2):
        await home.says("王阿姨", "借到了，谢谢小李")
        await home.says("王阿姨", "点错了")
    assert "小李" not in await home.card(to=need)
    await home.writes("小李", "/loans")
    nothing = (await home.hears("小李"))[-1]
    await home.says("王阿姨", "借到了，谢谢小李")
    await home.writes("小李", "/loans")
    assert nothing == "您没有借着别人的东西，也没有东西借在外面。"
    assert (await home.hears("小李"))[-1].count("电钻") == 1
