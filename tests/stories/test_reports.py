"""Two neighbours call for help with the same fire: one card, and nothing that either says is lost."""

import pytest

from tests.databases import rows
from tests.neighbourhood import Neighbourhood

FIRE = "3号楼着火了，快来人帮忙灭火"


async def calls(home: Neighbourhood) -> list[str]:
    """The cards that call for help."""
    return [card["text"] for card in await home.cards() if card["reply_to"] and card["buttons"]]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (FIRE, "着火了！5楼在冒烟，快来人"),
        (FIRE, "3号楼5楼着火了，快来人救火"),
        ("我家煤气泄漏了，谁能来帮忙关一下", "5楼漏煤气了，谁能来帮忙看看"),
        ("我被困电梯里了，2单元", "2单元电梯困人了，谁来帮帮忙"),
    ],
)
async def test_the_second_joins_the_first(home: Neighbourhood, first: str, second: str) -> None:
    call = await home.says("王阿姨", first)
    also = await home.says("小李", second)
    assert await home.cards(to=also) == []
    assert f"小李 也说：「{second}」" in await home.card(to=call)
    assert "王阿姨 也在喊人，您说的我写到同一张卡片上了" in (await home.hears("小李"))[-1]
    assert len(await calls(home)) == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (FIRE, "5号楼着火了，快来人救火"),
        ("我被困电梯里了，2单元", "我被困在3单元电梯里了"),
        ("我妈摔倒了起不来，谁来帮忙", "我爸晕倒了，谁来帮忙"),
        ("老人晕倒了，谁会急救快来", "老人晕倒了，谁会急救快来"),
        (FIRE, "3号楼着火了，谁家有灭火器"),
        ("水管爆了，谁会修", "水管爆了，谁来帮忙关一下"),
        (FIRE, "我家煤气泄漏了，谁能来帮忙关一下"),
    ],
)
async def test_what_may_be_another_has_its_own(home: Neighbourhood, first: str, second: str) -> None:
    call = await home.says("王阿姨", first)
    also = await home.says("小李", second)
    assert len(await home.cards(to=also)) == 1
    assert "也说" not in await home.card(to=call)


async def test_later_it_burns_anew(home: Neighbourhood) -> None:
    await home.says("王阿姨", FIRE)
    await home.advance(minutes=16)
    assert await home.cards(to=await home.says("小李", FIRE)) != []


async def test_what_is_over_is_joined_by_nobody(home: Neighbourhood) -> None:
    call = await home.says("王阿姨", FIRE)
    await home.replies("王阿姨", call, "不用了，灭了")
    assert await home.cards(to=await home.says("小李", FIRE)) != []


async def test_another_group_has_its_own_fire(home: Neighbourhood) -> None:
    await home.new_group("东区", ["小李", "王阿姨"], ["小李"])
    await home.says("王阿姨", FIRE)
    assert await home.cards(to=await home.says("小李", FIRE, to="东区"), where="东区") != []


async def test_who_never_pressed_start_is_told_in_the_group(shy: Neighbourhood) -> None:
    await shy.says("王阿姨", FIRE)
    also = await shy.says("小李", "5楼着火了，快来人")
    assert (await shy.card(to=also)).startswith("🚒 请先打 119，人先离开。\n王阿姨 也在喊人")


async def test_a_third_tells_the_house_and_a_fourth_is_of_another(home: Neighbourhood) -> None:
    call = await home.says("王阿姨", "着火了，快来人")
    await home.says("小李", "3号楼着火了，快来人救火")
    other = await home.says("陈姐", "5号楼着火了，快来人救火")
    assert "小李 也说" in await home.card(to=call)
    assert len(await home.cards(to=other)) == 1


async def test_an_answer_to_the_second_is_an_answer_to_the_first(home: Neighbourhood) -> None:
    call = await home.says("王阿姨", FIRE)
    also = await home.says("小李", "5楼着火了，快来人")
    await home.replies("刘叔", also, "我来了")
    assert "刘叔 来帮忙了" in await home.card(to=call)


async def test_an_edit_of_the_second_changes_what_stands_there(home: Neighbourhood) -> None:
    call = await home.says("王阿姨", FIRE)
    also = await home.says("小李", "5楼着火了，快来人")
    await home.edits("小李", also, "6楼着火了，快来人")
    await home.edits("小李", also, "6楼着火了，老人在里面")
    assert "小李 也说：「6楼着火了，老人在里面」" in await home.card(to=call)


async def test_who_goes_on_calling_is_told_once_and_fills_no_card(home: Neighbourhood) -> None:
    call = await home.says("王阿姨", FIRE)
    before = len(await home.hears("小李"))
    for floor in range(3, 12):
        await home.says("小李", f"{floor}楼着火了，快来人")
    assert len(await home.hears("小李")) == before + 1
    assert (await home.card(to=call)).count("也说") == 5


async def test_who_reported_it_too_ends_nothing_and_leaves_nothing(home: Neighbourhood, database: str) -> None:
    call = await home.says("王阿姨", FIRE)
    also = await home.says("小李", "5楼着火了，快来人")
    await home.replies("小李", also, "不用了")
    still = await home.card(to=call)
    await home.writes("小李", "/forget")
    await home.taps("小李", "全部删掉", where="小李")
    assert "来帮" in still
    assert "小李" not in await home.card(to=call)
    assert await rows(database, "SELECT words FROM reports") == []


async def test_who_only_says_so_stands_on_the_card_as_well(home: Neighbourhood) -> None:
    """And hears what to do first; who asks where it burns does not."""
    first = await home.says("王阿姨", "3号楼着火了！！")
    await home.says("小李", "着火了")
    await home.says("陈姐", "哪里着火了")
    card = await home.card(to=first)
    assert "小李 也说：「着火了」" in card
    assert "陈姐" not in card
    assert "119" in (await home.hears("小李"))[-1]


async def test_a_figure_of_speech_joins_nothing_where_nobody_called(home: Neighbourhood) -> None:
    before = await home.group()
    await home.says("小李", "着火了")
    assert await home.group() == before
