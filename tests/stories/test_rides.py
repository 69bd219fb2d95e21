"""A ride has a date, a time, seats and a direction; it is over when it has left."""

from tests.neighbourhood import Neighbourhood
from tests.stories.before import DRIVES, WANTS


async def test_who_wants_a_lift_is_asked_when_somebody_goes_and_one_yes_serves_both(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", WANTS)
    offer = await home.says("陈姐", DRIVES)
    question = (await home.hears("王阿姨"))[-1]
    before = await home.card(to=offer)
    await home.taps("王阿姨", "我要搭车", where="王阿姨")
    assert "您想搭车去浦东机场，所以先来问问您。" in question
    assert before.startswith("🚗 陈姐 开车去浦东机场（2座），可以捎上邻居\n🕗 11月22日 周日 上午8点出发")
    assert "王阿姨 要搭车，点名字就能私聊。\n还剩 1 个座位。" in await home.card(to=offer)
    assert "陈姐 来帮忙了" in await home.card(to=need)


async def test_who_goes_is_asked_when_somebody_wants_a_lift(home: Neighbourhood) -> None:
    offer = await home.says("陈姐", DRIVES)
    need = await home.says("王阿姨", WANTS)
    question = (await home.hears("陈姐"))[-1]
    await home.taps("陈姐", "我来捎", where="陈姐")
    assert "您有车去浦东机场，所以先来问问您。" in question
    assert "陈姐 来帮忙了" in await home.card(to=need)
    assert "还剩 1 个座位。" in await home.card(to=offer)


async def test_another_day_another_way_or_the_way_back_is_no_match(home: Neighbourhood) -> None:
    await home.says("陈姐", DRIVES)
    for words in (
        "有人后天上午去浦东机场吗,想搭个车",
        "谁明天早上8点从浦东机场回小区，想搭个车",
        "谁明天早上8点去虹桥站,想搭个车",
    ):
        await home.says("王阿姨", words)
    assert await home.hears("陈姐") == []


async def test_the_way_back_finds_the_way_back(home: Neighbourhood) -> None:
    await home.says("陈姐", "明天下午3点从虹桥机场开车回小区，可以捎两个邻居,谁要搭车")
    need = await home.says("王阿姨", "谁明天下午从虹桥机场回小区，想搭个车")
    await home.taps("陈姐", "我来捎", where="陈姐")
    assert "王阿姨 想搭车去小区（从虹桥机场）\n🕗 11月22日 周日 下午出发" in await home.card(to=need)


async def test_stepping_back_frees_the_seat_and_opens_the_need_again(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", WANTS)
    offer = await home.says("陈姐", DRIVES)
    await home.taps("王阿姨", "我要搭车", where="王阿姨")
    await home.taps("王阿姨", "我不搭了")
    assert "王阿姨 要搭车" not in await home.card(to=offer)
    assert "来帮忙了" not in await home.card(to=need)


async def test_it_is_over_when_it_has_left(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", WANTS)
    offer = await home.says("陈姐", DRIVES)
    await home.taps("王阿姨", "我要搭车", where="王阿姨")
    alone = await home.says("小美", "谁明天早上9点去虹桥站,想搭个车")
    await home.advance(hours=20)
    still = await home.card(to=offer)
    await home.advance(hours=4)
    cards = [await home.card(to=one) for one in (need, offer, alone)]
    assert "✅" not in still
    assert "✅ 成了，谢谢陈姐！" in cards[0]
    assert "✅ 成了，谢谢大家。" in cards[1]
    assert "已经过了时间，下回再约。" in cards[2]


async def test_a_ride_is_not_asked_about_before_it_left(home: Neighbourhood) -> None:
    await home.says("陈姐", "11月25日早上8点开车去浦东机场,还有两个座位,谁要搭车")
    await home.taps("王阿姨", "我要搭车")
    before = await home.hears("王阿姨")
    await home.advance(days=3)
    assert await home.hears("王阿姨") == before


async def test_three_seats_are_three_and_the_fourth_waits(home: Neighbourhood) -> None:
    offer = await home.says("陈姐", DRIVES)
    for who in ("王阿姨", "小李", "小美"):
        await home.taps(who, "我要搭车")
    assert "王阿姨、小李 要搭车" in await home.card(to=offer)
    assert "排队：小美" in await home.card(to=offer)


async def test_a_driver_who_leaves_the_group_leaves_nothing_hanging(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", WANTS)
    await home.says("陈姐", DRIVES)
    await home.taps("王阿姨", "我要搭车", where="王阿姨")
    await home.leaves("陈姐")
    assert "来帮忙了" not in await home.card(to=need)
    assert "我来捎" in [button["label"] for row in (await home.cards(to=need))[-1]["buttons"] for button in row]


async def test_an_edit_moves_the_time(home: Neighbourhood) -> None:
    offer = await home.says("陈姐", DRIVES)
    await home.edits("陈姐", offer, "后天早上8点开车去浦东机场,还有两个座位,谁要搭车")
    await home.advance(hours=25)
    assert "🕗 11月23日 周一 上午8点出发" in await home.card(to=offer)


async def test_a_lift_is_a_way_somewhere_and_no_thing(home: Neighbourhood) -> None:
    offer = await home.says("老张", "周六我开车去机场,可以捎两个人")
    await home.replies("陈姐", offer, "我要")
    taken = (await home.hears("老张"))[-1], (await home.hears("陈姐"))[-1], await home.card(to=offer)
    await home.taps("老张", "收起来", where="花园小区")
    assert [text.split("\n")[0] for text in taken[:2]] == ["陈姐 想搭您的车去机场。", "老张 开车去机场，捎上您。"]
    assert "陈姐 要搭车" in taken[2]
    assert (await home.hears("陈姐"))[-1] == "老张 去机场的车这次取消了，不好意思。"
    assert "收起来了，谢谢大家。" in await home.card(to=offer)


async def test_two_are_looked_for_to_share_a_ride_and_the_third_waits(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "明早8点找两个人拼车去机场")
    await home.taps("小李", "一起拼车")
    one = await home.card(to=need)
    await home.replies("陈姐", need, "我去")
    await home.taps("小美", "一起拼车")
    assert "王阿姨 想找 2 个人拼车去机场" in one
    assert "还差 1 位，想一起去的邻居点一下「一起拼车」。" in one
    assert "小李、陈姐 一起去" in await home.card(to=need)
    assert "排队：小美" in await home.card(to=need)
    await home.taps("小李", "我不搭了")
    assert "陈姐、小美 一起去" in await home.card(to=need)


async def test_one_is_enough_to_share_it(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "明早8点找两个人拼车去机场")
    await home.taps("小李", "一起拼车")
    await home.replies("王阿姨", need, "人齐了")
    await home.taps("陈姐", "一起拼车")
    assert "小李 一起去" in await home.card(to=need)
    assert "排队：陈姐" in await home.card(to=need)


async def test_who_was_asked_about_a_seat_that_is_theirs_by_now_need_not_answer(home: Neighbourhood) -> None:
    """「别再问我了」 was refused: the question whether she wanted the seat still waited, and could not be declined."""
    need = await home.says("王阿姨", WANTS)
    offer = await home.says("陈姐", DRIVES)
    question = (await home.messages("王阿姨"))[-1]["id"]
    await home.replies("陈姐", need, "我来捎")
    asked = next(one for one in await home.messages("王阿姨") if one["id"] == question)
    await home.writes("王阿姨", "别再问我了")
    assert asked["buttons"] == []
    assert "我都不来问您了" in (await home.hears("王阿姨"))[-1]
    assert "王阿姨 要搭车" in await home.card(to=offer)


DAILY = "每天早上7点半开车去科技园 可以带2个人 油费分摊"


async def test_a_ride_of_every_day_goes_on(home: Neighbourhood) -> None:
    offer = await home.says("陈姐", DAILY)
    await home.says("小李", "我要坐")
    before = await home.card(to=offer), await home.hears("小李"), await home.hears("陈姐")
    await home.advance(days=1)
    await home.replies("小李", offer, "今天不坐了 请假")
    await home.says("陈姐", "今天车坏了 不开了")
    await home.advance(days=9)
    assert (await home.card(to=offer), await home.hears("小李"), await home.hears("陈姐")) == before
    await home.replies("小李", offer, "我不坐了 搬家了")
    assert "小李" not in await home.card(to=offer)


async def test_the_driver_is_asked_about_a_seat_as_one_asks(home: Neighbourhood) -> None:
    await home.says("陈姐", "开车去浦东机场 还有两个座位 谁要搭车")
    await home.says("小李", "我要坐")
    await home.advance(days=1, hours=1)
    assert (await home.hears("陈姐"))[-1] == "小李 搭您去浦东机场的车，捎上了吗？"
