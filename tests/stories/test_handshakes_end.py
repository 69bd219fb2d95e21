"""Rides and exchanges in the middle, when somebody declines, mutes, blocks, leaves or deletes their data."""

import pytest

from tests.neighbourhood import Neighbourhood
from tests.stories.before import DRIVES, THREE, WANTS, ring, willing


async def forgets(home: Neighbourhood, who: str) -> None:
    await home.writes(who, "/forget")
    await home.taps(who, "全部删掉")


@pytest.mark.parametrize("answer", ["今天别问我", "别再问这类"])
async def test_a_driver_who_will_not_is_asked_no_more(home: Neighbourhood, answer: str) -> None:
    await home.says("陈姐", DRIVES)
    need = await home.says("王阿姨", WANTS)
    await home.taps("陈姐", answer)
    said = await home.hears("陈姐")
    await home.says("小美", "谁明天早上8点去浦东机场,想搭个车")
    assert await home.hears("陈姐") == said
    assert "我来捎" in {b["label"] for row in (await home.cards(to=need))[-1]["buttons"] for b in row}


async def test_a_driver_who_deletes_their_data_leaves_the_rider_looking_again(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", WANTS)
    await home.says("陈姐", DRIVES)
    await home.taps("王阿姨", "我要搭车", where="王阿姨")
    await forgets(home, "陈姐")
    assert "陈姐" not in await home.card(to=need)


async def test_a_rider_who_blocks_the_bot_still_has_their_seat(home: Neighbourhood) -> None:
    await home.says("王阿姨", WANTS)
    offer = await home.says("陈姐", DRIVES)
    await home.taps("王阿姨", "我要搭车", where="王阿姨")
    await home.blocks("王阿姨")
    await home.advance(hours=25)
    assert "✅" in await home.card(to=offer)


@pytest.mark.parametrize("answered", [0, 2, 3])
async def test_one_of_three_who_deletes_their_data_frees_the_others(home: Neighbourhood, answered: int) -> None:
    posts = await ring(home)
    await willing(home, *[who for who, _ in THREE[:answered]])
    await forgets(home, "小李")
    assert ["来换了" in await home.card(to=one) for one in (posts[0], posts[2])] == [False, False]
    assert "愿意换" not in await home.all_buttons("王阿姨") + await home.all_buttons("陈姐")
