"""「楼道里有煤气味」: what to do first, said once, by no card that hangs for days."""

import pytest

from tests.neighbourhood import GROUP, Neighbourhood

GAS = "先开窗，别碰开关，别点火"
LIFT = "里面的人按警铃，等着，别扒门"


async def said(home: Neighbourhood, words: str) -> int:
    return len([text for text in await home.group() if words in text])


async def test_who_smells_gas_is_told_what_to_do_and_nobody_else_is_asked(home: Neighbourhood) -> None:
    smelt = await home.says("小李", "楼道里有煤气味")
    answer = await home.card(to=smelt)
    assert answer.startswith(f"⚠️ {GAS}，人先出去")
    assert [card["buttons"] for card in await home.cards(to=smelt)] == [[]]
    assert [await home.hears(who) for who in ("王阿姨", "陈姐", "刘叔")] == [[], [], []]


async def test_those_who_say_it_too_hear_nothing_until_an_hour_is_quiet(home: Neighbourhood) -> None:
    await home.says("小李", "楼道里有煤气味")
    await home.says("王阿姨", "我也闻到一股天然气味")
    await home.advance(minutes=50)
    await home.says("刘叔", "3栋也有煤气味")
    await home.advance(minutes=50)
    await home.says("陈姐", "煤气味好大")
    once = await said(home, GAS)
    await home.advance(minutes=61)
    await home.says("陈姐", "楼道里煤气味好大")
    assert (once, await said(home, GAS)) == (1, 2)


async def test_each_danger_is_told_for_itself(home: Neighbourhood) -> None:
    await home.says("小李", "楼道里有煤气味")
    await home.says("王阿姨", "2栋电梯困人了")
    await home.says("刘叔", "12栋水管爆了")
    assert (await said(home, GAS), await said(home, LIFT), await said(home, "先关水阀")) == (1, 1, 1)


async def test_a_card_says_it_and_nothing_is_said_beside_it(home: Neighbourhood) -> None:
    call = await home.says("王阿姨", "我被困电梯里了，2单元")
    await home.says("小李", "电梯困人了")
    assert (await home.card(to=call)).startswith(f"🛗 {LIFT}")
    assert await said(home, LIFT) == 1


async def test_a_rescue_does_not_hang_for_days(home: Neighbourhood) -> None:
    call = await home.says("王阿姨", "我被困电梯里了，2单元")
    await home.advance(hours=7)
    assert "先收起来了" in await home.card(to=call)


async def test_who_is_hurt_needs_an_ambulance_first(home: Neighbourhood) -> None:
    call = await home.says("王阿姨", "老人摔倒了起不来 谁来搭把手")
    assert (await home.card(to=call)).startswith("🚑 请先打 120，再等邻居来。")


async def test_a_socket_that_sparks_is_no_matter_for_the_fire_brigade(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "插座冒火花，谁懂电的来看看")
    assert (await home.card(to=need)).startswith("⚠️ 先拉电闸，别用手碰。")


async def test_an_admin_who_writes_for_the_group_is_told_as_well(home: Neighbourhood) -> None:
    await home.says("老张", "3栋电梯困人了", anonymous=True)
    assert await said(home, LIFT) == 1


async def test_what_somebody_else_wrote_and_what_was_asked_before_is_left_alone(home: Neighbourhood) -> None:
    why = await home.says("小李", "怎么停水了")
    await home.replies("王阿姨", why, "5栋水管爆了")
    assert await home.group() == [(await home.group())[0]]


async def test_in_private_too(home: Neighbourhood) -> None:
    await home.writes("小李", "我家有煤气味怎么办")
    await home.writes("小美", "我被困电梯里了")
    assert (await home.hears("小李"))[-1].startswith(f"⚠️ {GAS}")
    told = await home.hears("小美")
    assert told[-2].startswith(f"🛗 {LIFT}")
    assert told[-1].startswith("这句话在小区群里说")
    assert await said(home, GAS) == 0


async def test_every_group_has_its_own(home: Neighbourhood) -> None:
    await home.new_group("东区", ["小李", "王阿姨"], ["小李"])
    for group in (GROUP, "东区"):
        await home.says("小李", "楼道里有煤气味", to=group)
    assert [len([text for text in await home.group(group) if GAS in text]) for group in (GROUP, "东区")] == [1, 1]


async def test_who_helped_somebody_up_is_not_asked_to_do_so_again(home: Neighbourhood) -> None:
    call = await home.says("王阿姨", "老人摔倒了起不来，谁来搭把手")
    await home.replies("小李", call, "来了")
    await home.replies("王阿姨", call, "扶起来了，谢谢")
    assert (await home.hears("小李"))[-1] == "王阿姨 的「扶人」办好了，谢谢您！有您这样的邻居真好。"


async def test_who_does_not_answer_is_looked_after_at_night_too(home: Neighbourhood) -> None:
    await home.advance(hours=13)
    need = await home.says("王阿姨", "我妈一个人在家不接电话，谁能去敲个门，3栋1204")
    assert (await home.card(to=need)).startswith("急 🙋 王阿姨 想请人帮忙「看老人」")
    assert "休息时间" not in await home.card(to=need)


async def test_who_asks_whom_to_call_is_answered_and_no_neighbour_is_asked(home: Neighbourhood) -> None:
    asked = await home.says("王阿姨", "闻到煤气味该打哪个电话")
    once, cards = await home.card(to=asked), await home.cards(to=asked)
    also = await home.says("小李", "煤气味好大，该打哪个电话")
    await home.says("小李", "煤气味好大，该打哪个电话？")
    assert once.endswith("到外面再打 119 或燃气公司。")
    assert [card["buttons"] for card in cards] == [[]]
    assert len(await home.cards(to=also)) == 1
    assert await said(home, GAS) == 2
    assert [await home.hears(who) for who in ("陈姐", "刘叔")] == [[], []]


async def test_in_private_the_answer_is_enough(home: Neighbourhood) -> None:
    await home.writes("小李", "闻到煤气味该打哪个电话")
    assert (await home.hears("小李"))[-1].startswith(f"⚠️ {GAS}")


async def test_whoever_may_know_another_number_is_asked(home: Neighbourhood) -> None:
    asked = await home.says("王阿姨", "3号楼电梯困人了谁有物业电话")
    assert "我知道" in str((await home.cards(to=asked))[-1]["buttons"])


@pytest.mark.parametrize(
    ("zone", "fire", "ambulance", "police", "power"),
    [
        ("Asia/Shanghai", "119", "120", "110", "供电公司 95598，或者 119"),
        ("Asia/Taipei", "119", "119", "110", "供电公司，或者 119"),
        ("Asia/Hong_Kong", "999", "999", "999", "供电公司，或者 999"),
        ("Asia/Macau", "999", "999", "999", "供电公司，或者 999"),
    ],
)
async def test_every_place_has_its_numbers(
    home: Neighbourhood, zone: str, fire: str, ambulance: str, police: str, power: str
) -> None:
    await home.says("老张", f"/settings {zone}")
    burns = await home.card(to=await home.says("王阿姨", "3号楼着火了，快来人帮忙灭火"))
    hurt = await home.card(to=await home.says("小李", "老人摔倒了起不来，谁来搭把手"))
    gone = await home.card(to=await home.says("陈姐", "我家孩子不见了，5岁，穿红衣服，谁看到了"))
    wire = await home.card(to=await home.says("刘叔", "楼下电线掉地上了"))
    await home.says("小美", "着火了！5楼，快来人")
    await home.writes("小美", "我家有煤气味怎么办")
    joined, told = (await home.hears("小美"))[-2:]
    assert f"请先打 {fire}" in burns
    assert f"请先打 {ambulance}" in hurt
    assert f"请马上打 {police}" in gone
    assert power in wire
    assert f"请先打 {fire}" in joined
    assert f"到外面再打 {fire} 或燃气公司" in told


@pytest.mark.parametrize(
    ("call", "end"),
    [
        ("3号楼着火了！！", "灭了谢谢刘叔"),
        ("着火了快来人帮忙", "火灭了"),
        ("我妈摔倒了起不来 谁来搭把手", "救护车来了"),
        ("我被困电梯里了 2号楼", "人出来了"),
    ],
)
@pytest.mark.parametrize("replied", [True, False])
async def test_who_called_says_that_it_is_over(home: Neighbourhood, call: str, end: str, replied: bool) -> None:
    post = await home.says("王阿姨", call)
    await home.says("小李", end)
    assert "✅" not in await home.card(to=post)  # others may be wrong
    await home.says("王阿姨", end, reply_to=post if replied else None)
    assert "✅ 成了" in await home.card(to=post)


async def test_a_lamp_that_went_out_ends_no_search(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁有电钻借一下")
    await home.says("王阿姨", "灯灭了")
    assert "✅" not in await home.card(to=need)


@pytest.mark.parametrize("words", ["我去灭火", "我马上来", "那我去吧", "我立刻下去"])
async def test_who_comes_to_the_rescue_says_so(home: Neighbourhood, words: str) -> None:
    post = await home.says("王阿姨", "着火了快来人帮忙")
    await home.says("刘叔", words)
    assert "刘叔 来帮忙了" in await home.card(to=post)
