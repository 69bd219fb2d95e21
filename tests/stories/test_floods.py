"""Who says more than anybody can mean is heard more slowly; others, and matters of safety, are not kept waiting."""

import asyncio

from tests.neighbourhood import Neighbourhood

THINGS = ("姜", "葱", "醋", "米", "油", "锅", "剪刀", "胶水", "电钻", "锤子")
HASTE = "您说得有点快"


async def floods(home: Neighbourhood, who: str, times: int) -> None:
    """One after the other, without waiting for the bot."""
    for number in range(times):
        text = f"谁家有{THINGS[number % len(THINGS)]}"
        await home.play("say", chat=home.chat(None), user=home.people[who], text=text)


async def test_who_floods_is_asked_once_kindly_to_slow_down_and_the_group_hears_nothing_of_it(
    home: Neighbourhood,
) -> None:
    await floods(home, "小李", 60)
    too_much = await home.play("say", chat=home.chat(None), user=home.people["小李"], text="谁家有缝纫机借一下")
    await home.settle()
    told = [words for words in await home.hears("小李") if HASTE in words]
    group = [words for words in await home.group() if HASTE in words]
    assert (await home.cards(too_much["message_id"]), len(told), group) == ([], 1, [])


async def test_others_are_heard_meanwhile_and_so_is_whoever_is_in_danger(home: Neighbourhood) -> None:
    await floods(home, "小李", 60)
    await home.says("王阿姨", "谁家有轮椅借一下")
    others = await home.card()
    await home.says("小李", "水管爆了,谁有水泵!")
    assert ("轮椅" in others, "水泵" in await home.card()) == (True, True)


async def test_after_a_minute_they_are_heard_again(home: Neighbourhood) -> None:
    await floods(home, "小李", 60)
    await home.advance(minutes=1)
    await home.says("小李", "谁家有缝纫机借一下")
    assert "缝纫机" in await home.card()


async def test_a_tap_that_comes_too_fast_is_answered_with_the_reason(home: Neighbourhood) -> None:
    asked = await home.says("王阿姨", "谁家有轮椅借一下")
    tap = {"chat": home.chat(None), "message_id": (await home.cards(asked))[0]["id"], "user": home.people["小李"]}
    answers = await asyncio.gather(*(home.play("tap", **tap, button="我来帮") for _ in range(45)))
    await home.settle()
    assert any(HASTE in answer["text"] for answer in answers)
