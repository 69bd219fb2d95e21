"""The phrasebook's pages about announcements."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from community.announcements import Announcement
from community.members import Person
from texts import announcements
from texts.messages import Message

FRIDAY = datetime.fromisoformat("2026-11-27T18:00")
TOLD = Announcement(
    group=-1001,
    organizer=Person(1, "老张"),
    zone="Asia/Shanghai",
    words="提醒收垃圾桶",
    typed="每周五18:00 提醒收垃圾桶",
    start=FRIDAY,
    rrule="FREQ=WEEKLY;BYDAY=FR",
    id=1,
)


def pages() -> Iterator[tuple[str, Message | str]]:
    """(what happened, what is said)."""
    yield "an announcement", announcements.told(TOLD)
    yield "… late", announcements.told(TOLD, late=True)
    yield "when it is told", announcements.when(TOLD, FRIDAY)
    yield "… and never again", announcements.when(TOLD, None)
    yield "read back", announcements.page(TOLD, FRIDAY)
    yield "… no time yet", announcements.page(replace(TOLD, start=None), None)
    yield "… pinned", announcements.page(replace(TOLD, pinned=True), FRIDAY)
    yield "… scheduled", announcements.page(replace(TOLD, state="scheduled"), FRIDAY)
    yield "… told", announcements.page(replace(TOLD, state="sent"), None)
    yield "… deleted", announcements.page(replace(TOLD, state="deleted"), None)
    yield "/scheduled", announcements.scheduled([(TOLD, FRIDAY)])
    yield "… none", announcements.scheduled([])
    yield "/announce alone", announcements.how()
    yield "/announce in private", announcements.in_the_group()
    yield "… too long", announcements.too_long()
    yield "a time that will not do", announcements.not_clear()
    yield "the bot was away", announcements.missed(TOLD)
    yield "tapped", announcements.noted()
