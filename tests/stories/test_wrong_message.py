"""Words under the wrong message, or that name another thing than the only one that is looked for."""

import pytest

from tests.neighbourhood import Neighbourhood


@pytest.mark.parametrize("words", ["我家有梯子可以借", "我有梯子，谁要借来拿"])
async def test_another_thing_is_no_promise(home: Neighbourhood, words: str) -> None:
    need = await home.says("王阿姨", "谁有电钻借一下")
    await home.says("小李", words)
    assert "来帮忙了" not in await home.card(to=need)


@pytest.mark.parametrize("words", ["我有，来拿", "我家有，来拿吧", "我有冲击钻，来拿"])
async def test_the_thing_or_a_kind_of_it_is(home: Neighbourhood, words: str) -> None:
    need = await home.says("王阿姨", "谁有电钻借一下")
    await home.says("小李", words)
    assert "小李 来帮忙了" in await home.card(to=need)


async def test_what_is_named_wins_over_what_is_replied_to(home: Neighbourhood) -> None:
    dumplings = await home.says("陈姐", "包多了馄饨，送一碗，谁要")
    pot = await home.says("小美", "蒸锅借我用一下")
    await home.replies("刘叔", pot, "我要馄饨")
    await home.replies("小李", dumplings, "蒸锅我有")
    assert "刘叔" in await home.card(to=dumplings)
    assert "小李 来帮忙了" in await home.card(to=pot)
    assert "刘叔" not in await home.card(to=pot)


async def test_another_word_for_it_stays_with_what_is_replied_to(home: Neighbourhood) -> None:
    await home.says("陈姐", "包多了馄饨，送一碗，谁要")
    pot = await home.says("小美", "蒸锅借我用一下")
    await home.replies("小李", pot, "我有个蒸笼锅，来拿")
    assert "小李 来帮忙了" in await home.card(to=pot)


@pytest.mark.parametrize("words", ["我有没有打气筒", "我有打气筒但是坏了", "我有打气筒就好了", "我有点想借打气筒"])
async def test_who_speaks_of_it_privately_has_promised_nothing(home: Neighbourhood, words: str) -> None:
    need = await home.says("王阿姨", "谁有打气筒借一下")
    await home.advance(hours=1)
    await home.writes("刘叔", words)
    assert "刘叔" not in await home.card(to=need)
