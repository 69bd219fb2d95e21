"""Reminders: in time, once, not at night, and never about what is off."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from playground.emulator.journal import Journal
from tests.neighbourhood import GROUP, Neighbourhood
from tests.stories.events import ZONE, announce, in_days, next_weekly, said, until


def reminders(heard: list[str]) -> list[str]:
    return [words for words in heard if words.startswith("⏰")]


async def test_the_evening_before_and_an_hour_ahead_the_group_once_and_privately_who_comes(home: Neighbourhood) -> None:
    day = await announce(home)
    await home.taps("王阿姨", "参加")
    await home.taps("小李", "可能")
    counts = []
    for moment in (
        day - timedelta(hours=15),
        day - timedelta(hours=14),
        day - timedelta(minutes=61),
        day - timedelta(hours=1),
        day,
    ):
        await until(home, moment)
        counts.append((len(reminders(await home.group())), len(reminders(await home.hears("王阿姨")))))
    assert counts == [(0, 0), (1, 1), (1, 1), (2, 2), (2, 2)]
    assert reminders(await home.hears("小李")) == reminders(await home.hears("小美")) == []
    assert "花街广场" in reminders(await home.hears("王阿姨"))[0]
    assert "已经有 1 人报名" in reminders(await home.group())[0]


async def test_organizers_choose_other_times(home: Neighbourhood) -> None:
    day = await in_days(home, 7)
    await home.says("老张", f"/event {said(day)}上午9点 花街广场 邻居节")
    await home.taps("老张", "提醒", where="老张")
    await home.writes("老张", "提前3天、1天、2小时")
    preview = (await home.hears("老张"))[-1]
    await home.taps("老张", "发布", where="老张")
    counts = []
    for moment in (day - timedelta(days=3), day - timedelta(days=1), day - timedelta(hours=2), day):
        await until(home, moment)
        counts.append(len(reminders(await home.group())))
    assert "提醒：提前3天、提前1天、提前2小时" in preview
    assert counts == [1, 2, 3, 3]


async def test_nobody_is_woken_up(home: Neighbourhood) -> None:
    """At 4:00, an hour ahead would be 3:00: the evening before takes its place, once."""
    day = await in_days(home, 7)
    await announce(home, text="凌晨4点 北门 看流星")
    counts = []
    for hour in (18, 19, 23, 27, 28):
        await until(home, day.replace(hour=0) - timedelta(days=1) + timedelta(hours=hour))
        counts.append(len(reminders(await home.group())))
    assert counts == [0, 1, 1, 1, 1]


async def test_reminders_keep_the_quiet_hours_of_their_group(home: Neighbourhood) -> None:
    """An hour before eight is seven: too early, until the organizers say that it is not."""
    day = await announce(home, text="上午8点 北门 爬山")
    await home.writes("老张", "/settings")
    await home.taps("老张", "休息时间", where="老张")
    await home.taps("老张", "晚上10点到早上7点", where="老张")
    counts = []
    for moment in (day.replace(hour=6, minute=59), day.replace(hour=7)):
        await until(home, moment)
        counts.append(len(reminders(await home.group())))
    assert counts == [1, 2]


async def test_reminders_follow_a_new_time(home: Neighbourhood) -> None:
    day = await announce(home)
    await home.taps("老张", "管理")
    await home.taps("老张", "改时间", where="老张")
    later = day + timedelta(days=2)
    await home.writes("老张", f"{said(later)}下午3点")
    await until(home, day)
    early = len(reminders(await home.group()))
    await until(home, later.replace(hour=14))
    assert early == 0
    assert len(reminders(await home.group())) == 2
    assert "下午3:00" in reminders(await home.group())[-1]


async def test_reminders_are_gone_when_it_is_cancelled(home: Neighbourhood) -> None:
    day = await announce(home)
    await home.taps("王阿姨", "参加")
    await home.taps("老张", "管理")
    await home.taps("老张", "取消活动", where="老张")
    await home.writes("老张", "场地被占了")
    await until(home, day + timedelta(days=1))
    assert reminders(await home.group()) == reminders(await home.hears("王阿姨")) == []
    assert not any("谢谢大家" in words for words in await home.group())


async def test_a_bot_that_was_removed_reminds_nobody(home: Neighbourhood) -> None:
    day = await announce(home)
    await home.taps("王阿姨", "参加")
    await home.play("remove_bot", chat=home.chat(GROUP))
    await home.settle()
    await until(home, day)
    assert reminders(await home.hears("王阿姨")) == []


async def test_the_organizer_hears_the_day_before_which_hands_are_missing(home: Neighbourhood) -> None:
    day = await announce(home)
    await home.taps("老张", "管理")
    await home.taps("老张", "分工", where="老张")
    await home.writes("老张", "茶水 1 人，搬桌子 4 人")
    await home.taps("小李", "茶水 0/1")
    await until(home, day - timedelta(days=1) + timedelta(hours=9))
    assert "搬桌子还缺 4 人" in (await home.hears("老张"))[-1]
    assert not any("茶水还缺" in words for words in await home.hears("老张"))


async def test_afterwards_everybody_is_thanked(home: Neighbourhood) -> None:
    day = await announce(home)
    await home.taps("老张", "管理")
    await home.taps("老张", "分工", where="老张")
    await home.writes("老张", "茶水 1 人")
    await home.taps("小李", "茶水 0/1")
    await home.taps("王阿姨", "+家人")
    await until(home, day + timedelta(hours=2, minutes=30))
    farewell = (await home.group())[-1]
    card = next(words for words in await home.group() if words.startswith("📣"))
    assert "「邻居节」结束了，谢谢大家！" in farewell
    assert "这次来了 3 人" in farewell
    assert "小李" in farewell
    assert "回复这条发上来" in farewell
    assert "已经结束" in card
    assert "多亏有您出力" in (await home.hears("小李"))[-1]


async def test_what_comes_every_week_has_a_card_and_answers_of_its_own_each_time(home: Neighbourhood) -> None:
    day = await next_weekly(home)
    await home.taps("王阿姨", "参加")
    first = await home.card()
    await until(home, day + timedelta(hours=3))
    await until(home, day + timedelta(days=1, hours=3))
    second = await home.card()
    await home.taps("小李", "参加")
    await until(home, day + timedelta(days=7))
    following = day + timedelta(days=7)
    assert "王阿姨" in first
    assert f"{said(following)} " in second
    assert "王阿姨" not in second
    assert len(reminders(await home.hears("王阿姨"))) == 2
    assert len(reminders(await home.hears("小李"))) == 2


async def test_one_of_many_is_skipped_alone(home: Neighbourhood) -> None:
    day = await next_weekly(home)
    await home.taps("王阿姨", "参加")
    await home.taps("老张", "管理")
    await home.taps("老张", "这次不办", where="老张")
    await until(home, day)
    quiet = reminders(await home.group())
    following = day + timedelta(days=7)
    await until(home, following)
    assert "这次不办" in (await home.hears("王阿姨"))[-1]
    assert quiet == []
    assert len(reminders(await home.group())) == 2
    assert said(following) in await home.card()


async def test_one_of_many_is_moved_alone(home: Neighbourhood) -> None:
    day = await next_weekly(home)
    await home.taps("王阿姨", "参加")
    await home.taps("老张", "管理")
    await home.taps("老张", "只改这次时间", where="老张")
    await home.writes("老张", "晚上8点")
    moved = await home.card()
    await until(home, day + timedelta(days=2))
    assert "晚上8:00" in moved
    assert any("晚上7:00" in words and "→" in words for words in await home.hears("王阿姨"))
    assert "晚上7:00" in await home.card()


async def test_a_whole_series_moves(home: Neighbourhood) -> None:
    day = await next_weekly(home)
    await home.taps("老张", "管理")
    await home.taps("老张", "改时间", where="老张")
    await home.writes("老张", "晚上8点")
    await until(home, day + timedelta(days=2))
    assert "晚上8:00" in await home.card()
    assert said(day + timedelta(days=7)) in await home.card()


async def test_one_can_answer_on_the_reminder_itself(home: Neighbourhood) -> None:
    day = await announce(home)
    await until(home, day - timedelta(hours=14))
    reminder = (await home.messages())[-1]
    await home.taps("陈姐", "参加", message_id=reminder["id"])
    assert reminder["text"].startswith("⏰")
    assert "参加 1 人：陈姐" in next(words for words in await home.group() if words.startswith("📣"))


async def test_what_comes_on_the_fifteenth_of_each_lunar_month_never_comes_on_the_15th(home: Neighbourhood) -> None:
    """From Saturday 21 November 2026 on: 十月十五 is the 23rd, 冬月十五 the 23rd of December."""
    await home.says("老张", "/event 每月农历十五晚上7点 天台 赏月")
    preview = (await home.hears("老张"))[-1]
    await home.taps("老张", "发布", where="老张")
    await until(home, datetime(2026, 12, 15, 20, tzinfo=ZONE))
    solar = reminders(await home.group())
    await until(home, datetime(2026, 12, 23, 18, 30, tzinfo=ZONE))
    assert "重复：每月农历十五" in preview
    assert [line for line in solar if "12月" in line] == []
    assert "12月23日 周三" in reminders(await home.group())[-1]


async def test_what_comes_on_the_first_days_of_each_lunar_month_comes_on_every_one_of_them(home: Neighbourhood) -> None:
    """冬月初一 is 9 December 2026."""
    await home.says("老张", "/event 每月农历初一到初三上午9点 天台 施粥")
    preview = (await home.hears("老张"))[-1]
    await home.taps("老张", "发布", where="老张")
    await until(home, datetime(2026, 12, 31, 12, tzinfo=ZONE))
    days = [f"12月{day}日" for day in range(8, 13)]
    told = "\n".join(reminders(await home.group()))
    assert "重复：每月农历初一到初三\n" in preview
    assert [day for day in days if day in told] == ["12月9日", "12月10日", "12月11日"]


async def moved(home: Neighbourhood, to: str) -> None:
    """A choir on Wednesdays, 25 November first; that one alone is put off."""
    await home.says("老张", "/event 每周三晚上7点 3号楼一层 合唱团练歌")
    await home.taps("老张", "发布", where="老张")
    await home.taps("老张", "只改这次时间", where="老张")
    await home.writes("老张", to)


async def cards(home: Neighbourhood, sign: str = "📣") -> list[str]:
    """The day on each card of the choir, in the order in which they came."""
    known = [words.splitlines() for words in await home.group() if words.startswith(f"{sign} 合唱团练歌")]
    return [lines[1].removeprefix("2026年").split(" ")[0] for lines in known]


async def test_what_is_put_off_behind_the_next_does_not_take_its_place(home: Neighbourhood) -> None:
    await moved(home, "12月10日晚上7点")  # behind the 2nd and the 9th
    await home.taps("小李", "参加")
    for day in (27, 33, 40, 43):
        await until(home, datetime(2026, 11, 1, 12, tzinfo=ZONE) + timedelta(days=day - 1))
    assert await cards(home) == ["12月10日", "12月2日", "12月9日", "12月16日"]
    assert "1 人" in next(words for words in reminders(await home.group()) if "12月10日" in words)


async def test_what_is_put_off_is_cancelled_with_the_rest(home: Neighbourhood) -> None:
    await moved(home, "12月3日晚上7点")
    await home.taps("小李", "参加")
    await until(home, datetime(2026, 11, 27, 12, tzinfo=ZONE))
    await home.taps("老张", "取消活动", where="老张")
    await home.writes("老张", "老师病了")
    cancelled = [words for words in await home.group() if "取消了" in words]
    await home.advance(days=14)
    assert len([words for words in cancelled if words.startswith("❌ 合唱团练歌")]) == 2
    assert "12月3日 周四 晚上7:00" in (await home.hears("小李"))[-1]
    assert reminders(await home.group()) == []


@pytest.fixture
def sounds(monkeypatch: pytest.MonkeyPatch) -> dict[str, bool]:
    """The first words of each message that was sent → whether it made a sound."""
    heard: dict[str, bool] = {}
    call = Journal.call

    def noted(self: Journal, method: str, parameters: dict[str, Any], *rest: Any) -> int:
        if method == "sendMessage":
            heard[str(parameters["text"])[:16]] = not parameters.get("disable_notification")
        return call(self, method, parameters, *rest)

    monkeypatch.setattr(Journal, "call", noted)
    return heard


def made(sounds: dict[str, bool], words: str) -> set[bool]:
    return {sound for heard, sound in sounds.items() if words in heard}


async def test_what_is_over_at_midnight_is_over_without_a_sound(home: Neighbourhood, sounds: dict[str, bool]) -> None:
    day = await in_days(home, 3)
    await home.says("老张", f"/event {said(day)} 花街广场 邻居节")
    await home.taps("老张", "全天", where="老张")
    await home.taps("老张", "分工", where="老张")
    await home.writes("老张", "茶水 2 人")
    await home.taps("老张", "发布", where="老张")
    await home.taps("小李", "茶水 0/2")
    await until(home, day.replace(hour=0) + timedelta(days=1, minutes=1))
    assert any("结束了" in words for words in await home.group())
    assert made(sounds, "结束了") == made(sounds, "顺利结束") == {False}


async def test_the_next_card_of_what_ends_at_eleven_at_night_comes_without_a_sound(
    home: Neighbourhood, sounds: dict[str, bool]
) -> None:
    await home.says("老张", "/event 每天晚上9点 花街广场 广场舞")
    await home.taps("老张", "发布", where="老张")
    first = made(sounds, "<b>广场舞")
    sounds.clear()
    await home.advance(hours=13, minutes=5)
    assert (first, made(sounds, "<b>广场舞")) == ({True}, {False})
