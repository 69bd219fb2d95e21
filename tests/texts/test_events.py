"""The card of an event fits into a message, however many come."""

from dataclasses import replace
from datetime import UTC, datetime

from community.events import Duty, Occurrence, Part
from community.members import Person
from community.rsvps import Rsvp, Volunteer
from texts import events as say
from texts.phrasebook_events import EVENT

NOW = datetime(2026, 11, 21, 2, tzinfo=UTC)
START = datetime.fromisoformat("2026-11-28T09:00")
ONCE = Occurrence(1, 1, START, START, None, "ahead")
NAME = "一个名字长到不能再长的热心邻居就住在三号楼二单元里"


def neighbour(number: int) -> Person:
    return Person(number, f"{number}{NAME}")


def test_a_few_are_all_named() -> None:
    rsvps = [Rsvp(n, 1, neighbour(n), "", "yes", 1, NOW) for n in range(40)]
    html = say.card(EVENT, ONCE, rsvps, []).html
    assert html.count("一个名字") == 40


def test_however_many_come_and_help_the_card_fits() -> None:
    duties = tuple(Duty(n, f"分工{n}", 50) for n in range(4)) + tuple(Duty(n, f"东西{n}", 50, "bring") for n in (5, 6))
    programme = tuple(Part(n, START, "节" * 40, neighbour(n)) for n in range(20))
    event = replace(EVENT, details="请各家自带小板凳和水杯。" * 200, duties=duties, programme=programme)
    rsvps = [Rsvp(n, 1, neighbour(n), "替王家老奶奶和小孙子报名", "yes", 1, NOW) for n in range(300)]
    rsvps += [Rsvp(n, 1, neighbour(n), "", "maybe", 2, NOW) for n in range(300, 500)]
    doing = [Volunteer(duty.id, neighbour(n), 1) for duty in duties for n in range(50)]
    html = say.card(event, ONCE, rsvps, doing).html
    assert len(html) <= 4096
    assert "参加 300 人" in html
    assert "等 300 家" in html
