"""Buttons of a preview and of a proposal stay where they stood; what they were for may be over."""

import pytest

from tests.neighbourhood import Neighbourhood
from tests.stories.events import announce, in_days, said

PUBLISHED = "这个活动已经发布了，想改的点群里那张卡片上的「管理」。"
WAITS = "这个活动还在等组织者看，先不能改。"
OF_A_DRAFT = ("publish", "drop", "allday", "noplace", "group", "skip")


async def old(home: Neighbourhood, who: str, choice: str) -> list[str]:
    """An old button of the only event there is is tapped → the answer."""
    shown = [one for place in (*home.groups, *home.people) for one in await home.messages(place)]
    all_data = [str(button["data"]) for one in shown for row in one["buttons"] for button in row]
    number = next(data.split(":")[1] for data in all_data if data.startswith("event:"))
    return await home.tries(who, f"event:{number}:{choice}")


async def everything(home: Neighbourhood) -> list[list[str]]:
    """All that the bot has said, to everybody."""
    return [await home.group(), *[await home.hears(name) for name in home.people]]


@pytest.mark.parametrize("choice", [*OF_A_DRAFT, "approve", "reject"])
async def test_what_is_published_is_no_draft_any_more(home: Neighbourhood, choice: str) -> None:
    await announce(home)
    before = await everything(home)
    assert await old(home, "老张", choice) == [PUBLISHED]
    assert await everything(home) == before


@pytest.mark.parametrize("choice", [*OF_A_DRAFT, "time", "title"])
async def test_a_proposal_stays_as_the_admin_sees_it(home: Neighbourhood, choice: str) -> None:
    day = await in_days(home, 7)
    await home.says("小李", f"/event {said(day)}上午9点 花街广场 邻居节")
    await home.taps("小李", "发布", where="小李")
    before = await everything(home)
    assert await old(home, "小李", choice) == [WAITS]
    assert await everything(home) == before


@pytest.mark.parametrize("choice", ["approve", "reject"])
async def test_what_nobody_proposed_cannot_be_approved(home: Neighbourhood, choice: str) -> None:
    day = await in_days(home, 7)
    await home.says("小李", f"/event {said(day)}上午9点 花街广场 邻居节")
    await home.writes("老张", "你好")
    assert await old(home, "老张", choice) == ["这个活动我已经找不到了，发 /events 看看最近的。"]
    assert "邻居节" not in "".join(await home.group())


async def test_the_hour_alone_is_no_button(home: Neighbourhood) -> None:
    """Changed alone, the card said nine and people were reminded of ten."""
    await announce(home)
    before = await everything(home)
    await old(home, "老张", "hour")
    assert await everything(home) == before


async def test_what_was_asked_of_a_draft_is_answered_no_more_once_it_is_published(home: Neighbourhood) -> None:
    day = await in_days(home, 7)
    await home.says("老张", f"/event {said(day)}上午9点 花街广场 邻居节")
    await home.taps("老张", "改名", where="老张")
    await home.taps("老张", "发布", where="老张")
    await home.writes("老张", "谢谢你")
    assert "📣 邻居节" in await home.card()
