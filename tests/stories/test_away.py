"""Who is away is left in peace, and asked again by themselves, by a word or by a button."""

import pytest

from tests.neighbourhood import Neighbourhood
from tests.stories.before import gave

NEED = "谁家有姜,炒菜缺两块"


async def asked(home: Neighbourhood, by: str) -> bool:
    """Whether somebody who needs ginger makes the bot ask 小李."""
    await home.says(by, NEED)
    return f"{by} 想要姜" in "".join(await home.hears("小李"))


async def test_away_until_a_day_and_asked_again_by_themselves(home: Neighbourhood) -> None:
    await gave(home)
    await home.writes("小李", "我出门三天")
    said = (await home.hears("小李"))[-1]
    meanwhile = await asked(home, "王阿姨")
    await home.advance(days=3)
    assert said == "好的，路上平安。11月24日 周二以前我不去问您。早回来了，跟我说一声「我回来了」。"
    assert (meanwhile, await asked(home, "小美")) == (False, True)


@pytest.mark.parametrize("how", ["word", "button", "/mine"])
async def test_back_earlier_than_they_thought(home: Neighbourhood, how: str) -> None:
    await gave(home)
    await home.writes("小李", "出差到周五")
    if how == "word":
        await home.writes("小李", "我回来了")
    else:
        if how == "/mine":
            await home.writes("小李", "/mine")
        await home.taps("小李", "我回来了", where="小李")
    assert await asked(home, "王阿姨")


@pytest.mark.parametrize("how", ["我出门几天", "/away", "/mine"])
async def test_who_does_not_say_until_when_chooses_it(home: Neighbourhood, how: str) -> None:
    await gave(home)
    await home.writes("小李", how)
    if how == "/mine":
        await home.taps("小李", "要出门几天，先别问我", where="小李")
    await home.taps("小李", "一周", where="小李")
    assert "11月28日 周六以前我不去问您" in (await home.hears("小李"))[-1]
    assert not await asked(home, "王阿姨")


async def test_a_question_that_waits_is_settled_when_they_go(home: Neighbourhood) -> None:
    await gave(home)
    await asked(home, "王阿姨")
    await home.writes("小李", "/away 一周")
    left = await home.all_buttons("小李")
    assert left == ["点错了", "我回来了"]  # of what they gave a moment ago, and of going away
    assert "炒菜缺两块" not in (await home.hears("小李"))[-1]


async def test_not_at_home_is_still_an_answer_to_a_question(home: Neighbourhood) -> None:
    await gave(home)
    await asked(home, "王阿姨")
    await home.writes("小李", "我不在家")
    assert (await home.hears("小李"))[-1] == "没关系，谢谢您回我一声。"


async def test_not_today_does_not_bring_them_back(home: Neighbourhood) -> None:
    await gave(home)
    await asked(home, "王阿姨")
    question = next(m for m in await home.messages("小李") if "炒菜缺两块" in m["text"])
    data = next(b["data"] for row in question["buttons"] for b in row if b["label"] == "今天别问我")
    await home.writes("小李", "/away 两个礼拜")
    await home.forges("小李", data, question["id"], where="小李")
    await home.advance(days=2)
    assert not await asked(home, "小美")


async def test_promises_that_stand_are_called_to_mind(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁有电钻借一下")
    await home.replies("小李", need, "我有,来拿")
    await home.writes("小李", "我出门三天")
    assert "您还答应着邻居 1 件事" in (await home.hears("小李"))[-1]


async def test_who_is_on_duty_and_away_is_passed_over(home: Neighbourhood) -> None:
    word = await home.says("刘叔", "今天天气真好")
    await home.replies("老张", word, "/duty")
    for day in ("周六", "周日"):
        await home.taps("老张", day, where="老张")
    await home.writes("刘叔", "我出门三天")
    before = len(await home.hears("刘叔"))
    await home.says("王阿姨", "水管爆了,谁家有扳手借一下")
    for _ in range(5):
        await home.advance(minutes=4)
    assert len(await home.hears("刘叔")) == before


async def test_away_is_not_for_the_group(home: Neighbourhood) -> None:
    await home.says("小李", "我出门三天")
    asked_for = await home.says("小李", "/away")
    assert await home.hears("小李") == []
    assert "私下" in await home.card(to=asked_for)
