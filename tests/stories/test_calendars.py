"""An event in people's calendars: the file, its changes, and the group's feed."""

import re
from typing import Any

import aiohttp
import icalendar
import ics
import vobject

from tests.neighbourhood import Neighbourhood

FESTIVAL = "/event 11月28日周六上午9点到11点半 花街广场 邻居节,有义诊和茶叶蛋,自带小板凳"
WEEKLY = "/event 每周三晚上7点 3号楼一层 合唱团练歌"


def checked(content: str) -> list[Any]:
    """The VEVENTs, after three readers have taken the calendar: icalendar, vobject (validates), ics (by a grammar)."""
    calendar = icalendar.Calendar.from_ical(content)
    assert calendar.errors == []
    vobject.readOne(content).validate(raiseException=True)
    assert len(ics.Calendar(content).events) == len({event["uid"] for event in calendar.walk("VEVENT")})
    assert all(len(line.encode()) <= 75 for line in content.split("\r\n"))
    return list(calendar.walk("VEVENT"))


async def published(home: Neighbourhood, words: str) -> None:
    await home.says("老张", words)
    await home.taps("老张", "发布")


async def test_an_event_goes_into_the_calendar_with_its_reminders(home: Neighbourhood) -> None:
    await published(home, FESTIVAL)
    await home.taps("小李", "加到日历")
    content = await home.file("小李")
    (event,) = checked(content)
    assert "METHOD:PUBLISH" in content
    assert event["dtstart"].dt.isoformat() == "2026-11-28T09:00:00+08:00"
    assert event["dtend"].dt.isoformat() == "2026-11-28T11:30:00+08:00"
    assert (str(event["summary"]), str(event["location"])) == ("邻居节", "花街广场")
    triggers = [alarm["trigger"].dt.total_seconds() / 3600 for alarm in event.walk("VALARM")]
    assert sorted(triggers)[-1] == -1
    assert len(triggers) == 2


async def test_a_change_sends_the_file_again_with_the_same_uid_and_a_higher_sequence(home: Neighbourhood) -> None:
    await published(home, FESTIVAL)
    await home.taps("小李", "加到日历")
    (before,) = checked(await home.file("小李"))
    await home.taps("老张", "改时间", where="老张")
    await home.writes("老张", "11月29日周日上午10点")
    (after,) = checked(await home.file("小李"))
    assert after["uid"] == before["uid"]
    assert after["sequence"] > before["sequence"]
    assert after["dtstart"].dt.isoformat() == "2026-11-29T10:00:00+08:00"


async def test_called_off_it_leaves_the_calendar(home: Neighbourhood) -> None:
    await published(home, FESTIVAL)
    await home.taps("小李", "加到日历")
    (before,) = checked(await home.file("小李"))
    await home.taps("老张", "取消活动", where="老张")
    await home.writes("老张", "下雨")
    content = await home.file("小李")
    (after,) = checked(content)
    assert "METHOD:CANCEL" in content
    assert (after["uid"], str(after["status"])) == (before["uid"], "CANCELLED")
    assert after["sequence"] > before["sequence"]


async def test_what_comes_again_has_a_rule_and_what_is_skipped_an_exception(home: Neighbourhood) -> None:
    await published(home, WEEKLY)
    await home.taps("小李", "加到日历")
    (before,) = checked(await home.file("小李"))
    await home.taps("老张", "这次不办", where="老张")
    (after,) = checked(await home.file("小李"))
    assert before["rrule"].to_ical().decode() == "FREQ=WEEKLY;BYDAY=WE"
    assert [day.dt.isoformat() for day in after["exdate"].dts] == ["2026-11-25T19:00:00+08:00"]


async def address(home: Neighbourhood, who: str) -> str:
    found = re.search(r"http://\S+\.ics", (await home.hears(who))[-1])
    assert found is not None
    return found[0]


async def fetched(url: str, **headers: str) -> tuple[int, str, str]:
    async with aiohttp.ClientSession() as session, session.get(url, headers=headers) as answer:
        return answer.status, await answer.text(), answer.headers.get("ETag", "")


async def test_a_group_has_one_feed_told_privately(home: Neighbourhood) -> None:
    await published(home, FESTIVAL)
    await published(home, WEEKLY)
    await home.says("老张", "/calendar")
    url = await address(home, "老张")
    await home.says("小李", "/calendar")
    status, content, etag = await fetched(url)
    again, _, _ = await fetched(url, **{"If-None-Match": etag})
    assert await address(home, "小李") == url
    assert not any(".ics" in text for text in await home.group())
    assert (status, again) == (200, 304)
    assert {str(event["summary"]) for event in checked(content)} == {"邻居节", "合唱团练歌"}


async def test_an_old_address_and_a_guessed_one_lead_nowhere(home: Neighbourhood) -> None:
    await published(home, FESTIVAL)
    await home.says("老张", "/calendar")
    old = await address(home, "老张")
    await home.taps("老张", "换个新地址")
    new = await address(home, "老张")
    renewed = [(await fetched(url))[0] for url in (old, new)]
    await home.taps("老张", "停用")
    guessed = new.replace(new.split("/")[-1], "A" * 43 + ".ics")
    assert renewed == [404, 200]
    assert [(await fetched(url))[0] for url in (new, guessed, guessed.replace(".ics", ""))] == [404, 404, 404]


async def test_only_an_admin_opens_renews_or_closes_it(home: Neighbourhood) -> None:
    await home.says("小李", "/calendar")
    asked = (await home.hears("小李"))[-1]
    await home.says("老张", "/calendar")
    data = [b["data"] for row in (await home.messages("老张"))[-1]["buttons"] for b in row]
    await home.writes("小李", "/help")
    forged = await home.tries("小李", *data)
    assert asked == "群里还没开日历，请组织者发一次 /calendar。"
    assert forged == ["这个要请群管理员来。"] * 2
