"""What is kept until a time that its giver says is offered to nobody after it."""

from tests.neighbourhood import Neighbourhood

SHELF = "送一个书架，周日前自取，不然扔了"
ORANGES = "送三箱橙子，今晚8点前来拿"


async def test_nobody_came_and_the_giver_hears_so(home: Neighbourhood) -> None:
    offer = await home.says("王阿姨", SHELF)
    await home.advance(hours=33)
    open_yet = await home.card(to=offer)
    await home.advance(hours=2)
    assert "点一下「我要」" in open_yet
    assert "先收起来了" in await home.card(to=offer)
    assert (await home.hears("王阿姨"))[-1] == (
        "说好的时间到了，「书架（1个）」没人来拿，我先收起来了。想再挂出来，发 /mine 就行。"
    )


async def test_who_comes_too_late_is_told_so(home: Neighbourhood) -> None:
    offer = await home.says("王阿姨", ORANGES)
    await home.advance(hours=11)
    before = await home.hears("王阿姨")
    await home.replies("小李", offer, "我要")
    assert await home.hears("王阿姨") == before


async def test_who_promised_to_come_and_the_giver_are_asked_then(home: Neighbourhood) -> None:
    offer = await home.says("王阿姨", SHELF)
    await home.taps("小李", "我要")
    await home.advance(hours=35)
    assert "小李 要了" in await home.card(to=offer)
    assert (await home.hears("小李"))[-1] == "王阿姨 的「书架（1个）」，拿到了吗？"
    assert (await home.hears("王阿姨"))[-1] == "「书架（1个）」送完了吗？"


async def test_what_nobody_wanted_of_three_is_not_offered_any_more(home: Neighbourhood) -> None:
    offer = await home.says("王阿姨", ORANGES)
    await home.taps("小李", "我要")
    before = await home.card(to=offer)
    await home.advance(hours=11)
    await home.taps("陈姐", "我要")
    assert "还剩 2 箱" in before
    assert "还剩" not in await home.card(to=offer)
    assert "排队：陈姐" in await home.card(to=offer)


async def test_the_rest_of_a_list_goes_as_well(home: Neighbourhood) -> None:
    offer = await home.says("王阿姨", "搬家送：书架、台灯、电饭煲，今晚8点前来拿")
    await home.replies("小李", offer, "台灯我要")
    await home.advance(hours=11)
    assert await home.buttons() != []
    assert not any("书架" in label for label in await home.buttons())


async def test_an_edit_gives_them_another_day(home: Neighbourhood) -> None:
    offer = await home.says("王阿姨", ORANGES)
    await home.edits("王阿姨", offer, "送三箱橙子，明晚8点前来拿")
    await home.advance(hours=11)
    open_yet = await home.card(to=offer)
    await home.advance(hours=24)
    assert "点一下「我要」" in open_yet
    assert "先收起来了" in await home.card(to=offer)


async def test_hung_out_again_it_stays_for_days(home: Neighbourhood) -> None:
    offer = await home.says("王阿姨", ORANGES)
    await home.advance(hours=11)
    await home.writes("王阿姨", "/mine")
    await home.taps("王阿姨", "橙子：再挂出来")
    await home.advance(hours=30)
    assert "点一下「我要」" in await home.card(to=offer)


async def test_there_is_no_night_to_sleep_over_it(home: Neighbourhood) -> None:
    await home.says("王阿姨", ORANGES)
    assert not any("想怎么送" in said for said in await home.hears("王阿姨"))
