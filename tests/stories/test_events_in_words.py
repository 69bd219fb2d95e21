"""An event in plain words: replies to the organizer's own message, and what the organizer only says."""

from datetime import timedelta

import pytest

from tests.neighbourhood import Neighbourhood
from tests.stories.events import announce, next_weekly, until

CLEANING = "这周日上午9点，小花园门口集合，大扫除，大家都来"
STILL_ON = "「大扫除」我还没动。要取消、要改，点下面的按钮，报了名的邻居我都会告诉。"


async def cleaning(home: Neighbourhood) -> int:
    """→ the organizer's own message."""
    said = await home.says("老张", CLEANING)
    await home.taps("老张", "发布")
    return said


async def card(home: Neighbourhood) -> str:
    return next(text for text in await home.group() if "大扫除" in text)


async def test_a_reply_to_the_organizers_own_message_is_heard_like_one_to_the_card(home: Neighbourhood) -> None:
    said = await home.says("老张", CLEANING)
    await home.replies("王阿姨", said, "我来")  # nothing is published yet
    await home.taps("老张", "发布")
    await home.replies("小李", said, "我来")
    await home.replies("陈姐", said, "我带两个娃")
    await home.replies("刘叔", said, "我去不了")
    await home.replies("小美", said, "那天有停车位吗")
    assert "参加 4 人：小李、陈姐（3人）" in await card(home)
    assert (await home.hears("刘叔"))[-1] == "好的，「大扫除」这次不来没关系。"
    assert await home.hears("王阿姨") == await home.hears("小美") == []


async def test_so_many_that_sign_up_are_so_many(home: Neighbourhood) -> None:
    said = await cleaning(home)
    await home.replies("小李", said, "报名 2人")
    assert "参加 2 人：小李（2人）" in await card(home)


async def test_who_names_the_event_gives_the_seat_up_without_a_reply(home: Neighbourhood) -> None:
    await home.says("老张", "/event 下周六下午2点 活动室 亲子烘焙 限1人")
    await home.taps("老张", "发布")
    await home.taps("陈姐", "参加")
    await home.taps("刘叔", "参加")
    before = len(await home.group())
    await home.says("小美", "烘焙我去不了了")
    await home.says("陈姐", "周六我去不了了")
    await home.says("陈姐", "烘焙不来的吗")
    unchanged = (await home.hears("陈姐"), await home.hears("小美"))
    await home.says("陈姐", "烘焙我去不了了 让给小美吧")
    assert unchanged == ([], [])
    assert (await home.hears("陈姐"))[-1] == "好的，「亲子烘焙」这次不来没关系。"
    assert "有空位了" in (await home.hears("刘叔"))[-1]
    assert len(await home.group()) == before


@pytest.mark.parametrize("words", ["下雨了 取消", "改到下午2点"])
async def test_the_organizers_reply_brings_the_buttons(home: Neighbourhood, words: str) -> None:
    said = await cleaning(home)
    await home.replies("老张", said, words)
    assert "取消活动" in await home.buttons("老张")
    assert "❌" not in await card(home)


@pytest.mark.parametrize(
    "words",
    [
        "明天下雨，大扫除取消了啊，改天再说",
        "通知：大扫除改到下周日上午9点，地点不变",
        "大扫除不办了",
        "扫除延期",
        "明天的活动取消",
    ],
)
@pytest.mark.parametrize("privately", [True, False])
async def test_the_organizers_plain_words_cancel_nothing_and_bring_the_buttons(
    home: Neighbourhood, words: str, privately: bool
) -> None:
    await cleaning(home)
    await home.taps("小李", "参加")
    before = len(await home.hears("老张"))
    await home.says("小美", words)
    await home.says("老张", words, to="老张" if privately else None)
    assert (await home.hears("老张"))[before:][0] == STILL_ON
    assert "取消活动" in await home.buttons("老张")
    assert "参加 1 人：小李" in await card(home)
    assert await home.hears("小李") == await home.hears("小美") == []


@pytest.mark.parametrize(
    "words", ["大扫除取消了吗", "大扫除不会取消的", "大扫除照常", "快递取消了", "取消报名", "如果下雨大扫除就取消"]
)
async def test_what_is_no_news_of_it_is_left_alone(home: Neighbourhood, words: str) -> None:
    await cleaning(home)
    before = await home.hears("老张")
    await home.says("老张", words)
    assert await home.hears("老张") == before


async def test_whoever_cannot_be_reached_is_not_asked_in_the_group(home: Neighbourhood) -> None:
    await cleaning(home)
    await home.blocks("老张")
    before = await home.group()
    await home.says("老张", "大扫除取消了")
    assert await home.group() == before


async def test_a_reply_to_the_panel_that_it_is_off_is_asked_why(home: Neighbourhood) -> None:
    await cleaning(home)
    panel = next(m["id"] for m in reversed(await home.messages("老张")) if m["buttons"])
    await home.says("老张", "明天下雨，取消吧", to="老张", reply_to=panel)
    assert (await home.hears("老张"))[-1].startswith("「大扫除」为什么取消？")
    await home.taps("老张", "下雨", where="老张")
    assert "❌ 大扫除 取消了" in await card(home)


async def test_a_week_off_brings_the_button_for_it(home: Neighbourhood) -> None:
    await home.says("老张", "/event 每周二晚上7点 小广场 广场舞")
    await home.taps("老张", "发布")
    await home.says("老张", "下周二广场舞停一次，我出差")
    assert "这次不办" in await home.buttons("老张")


@pytest.mark.parametrize("words", ["春节停两周", "12月2日停一次", "节假日停"])
async def test_pauses_that_the_announcement_names_are_spoken_of(home: Neighbourhood, words: str) -> None:
    await home.says("老张", f"/event 每周三晚上7点 小广场 广场舞，{words}")
    await home.writes("老张", "/event 每周三晚上7点 停车场 广场舞")
    first, second = (await home.hears("老张"))[-2:]
    assert "到那一次之前点一下「这次不办」" in first
    assert "这次不办" not in second


async def test_whoever_is_in_a_dozen_groups_is_answered_however_many_have_such_an_event(home: Neighbourhood) -> None:
    for number in range(12):
        await home.new_group(f"小区{number}", ["老张", "小美"], ["老张"])
        await home.says("老张", "/event 11月28日上午9点 花街广场 大扫除", to=f"小区{number}")
        await home.taps("老张", "发布", where="老张")
        await home.says("小美", "/events", to=f"小区{number}")
    await home.writes("小美", "大扫除取消了")
    assert not (await home.hears("小美"))[-1].startswith("哎呀")


async def test_who_comes_says_so_right_behind_the_card(home: Neighbourhood) -> None:
    await cleaning(home)
    await home.says("王阿姨", "算我一个")
    await home.says("陈姐", "我们家三口人去")
    await home.says("小李", "支持支持")
    await home.says("小美", "我去上班了")
    assert "参加 4 人：王阿姨、陈姐（3人）" in await card(home)


async def test_later_or_behind_something_else_it_may_mean_anything(home: Neighbourhood) -> None:
    await cleaning(home)
    ride = await home.says("刘叔", "我明天七点半开车去浦东机场 还有两个座位")
    await home.says("王阿姨", "算我一个")
    await home.advance(minutes=11)
    await home.says("陈姐", "我去")
    assert "参加" not in (await card(home)).partition("来的邻居")[0]
    assert "王阿姨 要搭车" in await home.card(to=ride)


async def test_a_meeting_with_a_long_name_is_called_by_what_it_is(home: Neighbourhood) -> None:
    await home.says("老张", "12月5日下午2点在物业会议室召开第三届业主大会第一次会议，请大家准时参加")
    await home.taps("老张", "发布")
    await home.says("刘叔", "业主大会我参加")
    await home.says("老张", "业主大会改到12月6日了")
    assert "参加 1 人：刘叔" in (await home.group())[-1]
    assert any(one.startswith("「第三届业主大会第一次会议」我还没动") for one in await home.hears("老张"))


async def promised_by_an_admin(home: Neighbourhood) -> int:
    """陈姐 is an admin too, and has promised somebody a drill."""
    await home.play("promote", chat=home.chat(None), user=home.people["陈姐"], admin=True)
    need = await home.says("王阿姨", "谁有电钻借一下")
    await home.taps("陈姐", "我来帮")
    await home.taps("陈姐", "管理")
    return need


async def test_who_is_no_admin_any_more_is_heard_about_other_things(home: Neighbourhood) -> None:
    await announce(home)
    need = await promised_by_an_admin(home)
    await home.taps("陈姐", "改时间", where="陈姐")
    await home.play("promote", chat=home.chat(None), user=home.people["陈姐"], admin=False)
    await home.writes("陈姐", "我去不了了")
    assert "陈姐 来帮忙了" not in await home.card(to=need)


async def test_who_was_asked_about_one_time_is_heard_about_other_things_when_it_is_over(home: Neighbourhood) -> None:
    day = await next_weekly(home)
    await until(home, day - timedelta(hours=4))
    need = await promised_by_an_admin(home)
    await home.taps("陈姐", "只改这次时间", where="陈姐")
    await until(home, day + timedelta(hours=3))
    await home.writes("陈姐", "我去不了了")
    assert "陈姐 来帮忙了" not in await home.card(to=need)


FESTIVAL = "邻居节 11月29日上午10点 中心花园 有饺子 需要搬桌子4人 茶水2人"


async def test_a_duty_is_taken_by_its_name_alone(home: Neighbourhood) -> None:
    await home.says("老张", FESTIVAL)
    await home.taps("老张", "发布")
    music = await home.says("小美", "我家有音响 可以借")
    await home.says("小李", "搬桌子算我一个")
    await home.says("王阿姨", "茶水我来")
    await home.says("陈姐", "谁喝茶水")
    shown = await home.group()
    assert any("搬桌子：小李，还缺 3 人" in one and "茶水：王阿姨，还缺 1 人" in one for one in shown)
    assert "王阿姨" not in await home.card(to=music)
    await home.advance(days=1)
    await home.says("小李", "搬桌子我来不了了")
    assert any("搬桌子：还缺 4 人" in one for one in await home.group())


async def test_who_asks_for_just_that_is_helped_before(home: Neighbourhood) -> None:
    await home.says("老张", FESTIVAL)
    await home.taps("老张", "发布")
    need = await home.says("陈姐", "谁能帮我搬桌子 两个人")
    await home.says("小李", "搬桌子算我一个")
    assert "小李 来帮忙了" in await home.card(to=need)


async def test_its_day_is_its_name_to_who_organizes_it(home: Neighbourhood) -> None:
    await home.says("老张", "每周三晚上7点小广场广场舞 刘叔带队")
    await home.taps("老张", "发布")
    before = await home.hears("老张"), await home.hears("刘叔")
    await home.says("老张", "下周三不跳了")
    await home.says("刘叔", "这周三不跳了 腰疼")
    assert (await home.hears("老张"), await home.hears("刘叔")) == before
    await home.says("老张", "这周三不跳了 刘叔腰疼")
    assert any(one.startswith("「广场舞」我还没动") for one in await home.hears("老张"))


@pytest.mark.parametrize("words", ["我去", "我每次都去"])
async def test_who_comes_says_it_like_this_too(home: Neighbourhood, words: str) -> None:
    await cleaning(home)
    await home.says("小美", "我去！！")
    await home.says("王阿姨", words)
    assert "参加 1 人：王阿姨" in await card(home)


async def test_what_is_to_be_brought_is_read_and_brought(home: Neighbourhood) -> None:
    await home.says("老张", "邻居节 11月29日下午3点 小广场 每家带一个菜 需要带小板凳10个 茶水2人")
    await home.taps("老张", "发布")
    await home.says("王阿姨", "小板凳我带5个")
    await home.says("小李", "我们家三口 带两个凳子")
    shown = next(one for one in await home.group() if one.startswith("📣"))
    assert "小板凳：王阿姨 5、小李 2，还缺 3" in shown
    assert "参加 4 人：王阿姨、小李（3人）" in shown
    assert "茶水：还缺 2 人" in shown
