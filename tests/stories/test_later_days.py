"""What is promised for a later day is asked about after it, and what is wanted on a day is open until then."""

import pytest

from tests.neighbourhood import Neighbourhood


async def asked_after(home: Neighbourhood, who: str, question: str, *, most: int = 12) -> int:
    """On which day from now somebody is asked; 0: on none of so many."""
    for n in range(1, most + 1):
        await home.advance(days=1)
        if any(question in said for said in await home.hears(who)):
            return n
    return 0


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("我有", 1),
        ("我有，明天晚上有空，给你送来", 2),
        ("我有，下周末我带过去", 9),
        ("我周五回来给你送", 7),
        ("我有，过几天拿给你", 4),
    ],
)
async def test_who_promises_for_a_day_is_asked_after_it(home: Neighbourhood, words: str, days: int) -> None:
    need = await home.says("王阿姨", "谁有电钻借一下")
    await home.replies("小李", need, words)
    assert await asked_after(home, "小李", "办到了吗") == days
    assert "「电钻」拿到了吗？" in await home.hears("王阿姨")
    assert "小李 来帮忙了" in await home.card(to=need)


async def test_who_comes_for_a_gift_on_a_day_is_asked_after_it(home: Neighbourhood) -> None:
    offer = await home.says("陈姐", "有个旧书架送人，自取")
    await home.replies("小李", offer, "我要，周四下午来拿")
    assert await asked_after(home, "陈姐", "送完了吗") == 6


@pytest.mark.parametrize(("need", "days"), [("周四有人能帮我搬沙发吗", 6), ("周四要用电钻，谁家有借一下", 5)])
async def test_a_deed_is_asked_about_after_its_day_a_thing_before(home: Neighbourhood, need: str, days: int) -> None:
    await home.says("王阿姨", need)
    await home.taps("小李", "我来帮")
    assert await asked_after(home, "小李", "办到了吗") == days


async def test_when_it_comes_back_is_no_day_to_wait_for(home: Neighbourhood) -> None:
    await home.says("王阿姨", "谁有电钻借一下，下周五还")
    await home.taps("小李", "我来帮")
    assert await asked_after(home, "小李", "办到了吗") == 1


async def test_an_edit_to_another_day_moves_the_question(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "明天有人能帮我搬沙发吗")
    await home.taps("小李", "我来帮")
    await home.edits("王阿姨", need, "周四有人能帮我搬沙发吗")
    assert await asked_after(home, "小李", "办到了吗") == 6


async def test_a_need_for_a_day_is_open_until_it_is_over(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "下下周三有人能帮我搬沙发吗")
    await home.advance(days=10)
    before = await home.card(to=need)
    await home.advance(days=3)
    assert "点一下「我来帮」" in before or "还没有人答应" in before
    assert "先收起来了" in await home.card(to=need)


async def test_its_day_is_over_and_the_poster_is_asked_whether_it_is_still_needed(home: Neighbourhood) -> None:
    await home.says("王阿姨", "周一有人能帮我搬沙发吗")
    await home.advance(hours=54)
    before = await home.hears("王阿姨")
    await home.advance(hours=18)
    after = await home.hears("王阿姨")
    assert len(after) == len(before) + 1
    assert after[-1].endswith("还需要吗？")
    await home.taps("王阿姨", "还需要", where="王阿姨")
    await home.advance(days=3)
    assert (await home.hears("王阿姨"))[-1] == "好的，我再帮您留意着。"


@pytest.mark.parametrize(("who", "words"), [("小李", "我有，周五回来给你送过去"), ("王阿姨", "好，周五晚上我来拿")])
async def test_either_side_says_a_day_under_the_post(home: Neighbourhood, who: str, words: str) -> None:
    need = await home.says("王阿姨", "谁有电钻借一下")
    await home.taps("小李", "我来帮")
    before = len(await home.group())
    await home.replies(who, need, words)
    assert await asked_after(home, "小李", "办到了吗") == 7
    assert len(await home.group()) == before


async def test_a_day_is_said_privately_under_what_they_were_told(home: Neighbourhood) -> None:
    await home.says("王阿姨", "谁有电钻借一下")
    await home.taps("小李", "我来帮")
    told = (await home.messages("小李"))[-1]["id"]
    await home.replies("小李", told, "我周五回来给她送过去", where="小李")
    assert (await home.hears("小李"))[-1] == "好的，不着急，过了 11月27日 周五 我再问您一声。"
    assert await asked_after(home, "小李", "办到了吗") == 7


async def test_not_yet_but_on_a_day(home: Neighbourhood) -> None:
    await home.says("王阿姨", "谁有电钻借一下")
    await home.taps("小李", "我来帮")
    await home.advance(hours=25)
    question = (await home.messages("王阿姨"))[-1]["id"]
    await home.replies("王阿姨", question, "还没，说好周四拿", where="王阿姨")
    answer = (await home.hears("王阿姨"))[-1]
    await home.advance(days=4)
    early = (await home.hears("王阿姨")).count("「电钻」拿到了吗？")
    await home.advance(days=1)
    assert answer == "好的，不着急，过了 11月26日 周四 我再问您一声。"
    assert (early, (await home.hears("王阿姨"))[-1]) == (0, "「电钻」拿到了吗？")


@pytest.mark.parametrize("words", ["不好意思，周五我来不了了", "我周五走不开了"])
async def test_who_cannot_come_on_a_day_steps_back(home: Neighbourhood, words: str) -> None:
    need = await home.says("王阿姨", "谁有电钻借一下")
    await home.taps("小李", "我来帮")
    told = (await home.messages("小李"))[-1]["id"]
    await home.replies("小李", told, words, where="小李")
    assert "小李" not in await home.card(to=need)
