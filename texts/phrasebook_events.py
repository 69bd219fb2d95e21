"""What the bot says about events, in a row: pages of the phrasebook."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from community.events import EVENING_BEFORE, HOUR_AHEAD, Duty, Event, Lead, Occurrence, Part, Tally
from community.members import Person
from community.posts import Item, Post
from community.reminders import Due
from community.rsvps import Answered, Rsvp, Volunteer
from texts import events, festivals, organizers, previews, reminders, rsvps
from texts.messages import Message

WANG, LI, ZHANG = Person(1, "王阿姨"), Person(2, "小李"), Person(3, "老张")
START = datetime.fromisoformat("2026-11-28T09:00")
SAID_AT = datetime(2026, 11, 21, 2, tzinfo=UTC)
TEA = Duty(1, "茶水", 2)
EVENT = Event(
    group=-1001234,
    organizer=ZHANG,
    zone="Asia/Shanghai",
    title="邻居节",
    place="花街广场",
    details="有义诊和茶叶蛋，自带小板凳",
    start=START,
    end=START + timedelta(hours=2, minutes=30),
    hours="said",
    seats=30,
    leads=(EVENING_BEFORE, HOUR_AHEAD),
    message_id=5,
    id=1,
    state="published",
    duties=(TEA,),
)
WEEKLY = replace(EVENT, title="合唱团排练", rrule="FREQ=WEEKLY;BYDAY=SA", seats=None, duties=(), details="")
ONCE = Occurrence(1, 1, START, START, EVENT.end, "ahead")
YES = Rsvp(1, 1, WANG, "", "yes", 3, SAID_AT)
GUEST = Rsvp(2, 1, LI, "张奶奶", "yes", 1, SAID_AT)
MAYBE = Rsvp(3, 1, ZHANG, "", "maybe", 1, SAID_AT)
WAITS = Rsvp(4, 1, LI, "", "waiting", 1, SAID_AT)
DOES = Volunteer(1, LI)
LATER = replace(EVENT, start=START + timedelta(hours=6), place="活动室", details="改在室内", title="邻居聚会")
LATER_ONCE = replace(ONCE, start=START + timedelta(hours=6), end=None)
STOOLS = Duty(2, "小板凳", 10, "bring", "小板凳")
HEALTH = Part(1, START + timedelta(minutes=30), "义诊", WANG)
FESTIVAL = replace(EVENT, kit="festival", programme=(HEALTH,), duties=(TEA, STOOLS), steps=("programme", "bring"))
ORANGES = Post(1, -1, 7, LI, "offer", "item", (), (Item("橙子", "橙子", 3, "箱"),), "", "open", 3, 0, SAID_AT)
KEYS = Post(2, -1, 8, WANG, "offer", "lost_found", (), (Item("钥匙", "钥匙"),), "", "open", 1, 0, SAID_AT)
OFF = replace(EVENT, state="cancelled", reason="下雨")


def pages() -> Iterator[tuple[str, Message | str]]:
    """(what happened, what is said)."""
    yield from _previews()
    yield from _cards()
    yield from _answers()
    yield from _news()
    yield from _festivals()


def _previews() -> Iterator[tuple[str, Message | str]]:
    yield "/event, nothing said", previews.how()
    yield "/event privately, in no group", previews.no_group()
    yield "/event in the group, never pressed Start", previews.look_privately("linli_bot", asked=True)
    yield "an organizer's message reads as an event", previews.seen_one("周六上午9点花街广场邻居节")
    yield "… and they never pressed Start", previews.look_privately("linli_bot", asked=False)
    yield "preview", previews.preview(EVENT, "花园小区", None, others=True)
    yield "preview: what comes again", previews.preview(WEEKLY, "花园小区", None, others=False)
    yield "preview: poster and place", previews.preview(_with_poster(), "花园小区", None, others=False)
    bare = replace(EVENT, title="", start=None, leads=(), seats=None, duties=())
    yield "preview: nothing yet", previews.preview(bare, "花园小区", "title", others=False)
    day = replace(EVENT, hours="unknown", leads=(Lead(timedelta(days=2), evening=True),))
    yield "preview: a day, no hour", previews.preview(day, "花园小区", "hour", others=False)
    for lacking in ("title", "time", "hour", "place"):
        yield f"preview: {lacking} is missing", previews.preview(EVENT, "花园小区", lacking, others=False)
    for problem in ("no-such-date", "no-such-time", "past"):
        yield f"preview: {problem}", previews.preview(EVENT, "花园小区", "time", others=False, problem=problem)
    yield "preview: it is off at times", previews.preview(WEEKLY, "花园小区", None, others=False, problem="skips")
    yield "question: leads, too early or too many", previews.question(EVENT, "leads", problem="late")
    for field in previews.QUESTIONS:
        yield f"question: {field}", previews.question(EVENT, field)
        yield f"question: {field}, not understood", previews.question(EVENT, field, unread=True)
    yield "… never mind", previews.never_mind()
    yield "dropped", previews.dropped(EVENT)
    yield "published", previews.published()
    yield "called off in plain words: what comes before the panel", organizers.still_on(WEEKLY)
    yield "panel", previews.panel(WEEKLY, ONCE)
    yield "… something done", previews.done()
    yield "proposal", previews.proposal(EVENT)
    yield "proposal of somebody unknown", previews.proposal(replace(EVENT, organizer=None))
    yield "… to the resident", previews.waiting(EVENT)
    yield "… approved", previews.approved(EVENT)
    yield "… nobody looked at it in time", previews.lapsed(EVENT)
    yield "… rejected", previews.rejected(EVENT)
    yield "… in the group", previews.put_off(EVENT)


def _cards() -> Iterator[tuple[str, Message | str]]:
    yield "card: new", events.card(EVENT, ONCE, [], [])
    yield "card: answers", events.card(EVENT, ONCE, [YES, GUEST, MAYBE, WAITS], [DOES])
    full = replace(EVENT, seats=4, duties=(replace(TEA, slots=1), replace(STOOLS, slots=6)))
    yield "card: full", events.card(full, ONCE, [YES, GUEST], [DOES, Volunteer(2, LI, 6)])
    crowd = [replace(YES, id=n, person=Person(n, "李"), heads=1) for n in range(1, 45)]
    yield "card: a crowd", events.card(replace(WEEKLY, details=""), ONCE, crowd, [])
    yield "card: what comes again", events.card(WEEKLY, ONCE, [YES], [])
    yield "card: over", events.card(EVENT, replace(ONCE, state="over"), [YES], [DOES])
    yield "card: cancelled", events.card(OFF, ONCE, [YES], [])
    yield "card: not this time", events.card(WEEKLY, replace(ONCE, state="skipped"), [], [])


def _answers() -> Iterator[tuple[str, Message | str]]:
    for answer in (YES, MAYBE, replace(MAYBE, answer="no"), GUEST):
        yield f"answered: {answer.answer}", rsvps.answered(Answered(EVENT, ONCE, answer))
        yield f"answered in words: {answer.answer}", rsvps.signed_up(Answered(EVENT, ONCE, answer))
    yield "answered: full", rsvps.answered(Answered(EVENT, ONCE, WAITS, 1))
    waits = replace(WAITS, heads=3)
    yield "answered: too many for what is left", rsvps.answered(Answered(EVENT, ONCE, waits, 1, free=2))
    yield "answered: others wait already", rsvps.answered(Answered(EVENT, ONCE, WAITS, 2, free=2))
    yield "answered: fewer", rsvps.answered(Answered(EVENT, ONCE, replace(YES, heads=2), before=YES))
    gone = Answered(EVENT, ONCE, replace(YES, answer="no"), guests=("张奶奶",))
    yield "answered: no, and a guest stays", rsvps.signed_up(gone)
    yield "a guest stays away", rsvps.signed_up(Answered(EVENT, ONCE, replace(GUEST, answer="no")))
    yield "nobody knows whom they meant", rsvps.as_it_stands(EVENT, ONCE, [YES, GUEST])
    yield "a guest of somebody else's", rsvps.not_yours(EVENT, GUEST)
    yield "which of several", rsvps.which([(EVENT, ONCE, YES), (WEEKLY, ONCE, GUEST)])
    yield "moved up", rsvps.moved_up(EVENT, ONCE, replace(WAITS, answer="yes"))
    yield "… for a guest", rsvps.moved_up(EVENT, ONCE, GUEST)
    yield "… never pressed Start", rsvps.moved_up_aloud(WAITS)
    yield "… their guest", rsvps.moved_up_aloud(GUEST)
    yield "took a duty", rsvps.took_duty(TEA)
    yield "left a duty", rsvps.left_duty(TEA)
    yield "in words: does it", rsvps.told_of_duties(ONCE, [rsvps.does(EVENT, TEA, 1), rsvps.does(EVENT, STOOLS, 5)])
    yield "in words: does it no more", rsvps.told_of_duties(ONCE, [rsvps.does_not(EVENT, TEA)])


def _news() -> Iterator[tuple[str, Message | str]]:
    """Changes, lists and reminders."""
    changes = events.changes(EVENT, LATER, ONCE, LATER_ONCE)
    nowhere = replace(LATER, place=None, details="")
    yield (
        "to those who come: not told any more where",
        events.changed(nowhere, events.changes(EVENT, nowhere, ONCE, ONCE)),
    )
    yield "to those who come: changed", events.changed(LATER, changes)
    yield "in the group: changed", events.changed_aloud(LATER, changes)
    yield "cancelled", events.cancelled(OFF, ONCE)
    yield "not this time", events.skipped(WEEKLY, ONCE)
    yield "the list", events.roll(EVENT, ONCE)
    yield "… in it", events.roll_lines([YES, GUEST, MAYBE], [DOES], EVENT)
    yield "/events", events.listed([(EVENT, ONCE)])
    yield "/events, none", events.listed([])
    yield "reminder in the group", reminders.for_group(EVENT, ONCE, Due(timedelta()), 3)
    yield "… late, nobody comes yet", reminders.for_group(EVENT, ONCE, Due(timedelta(hours=3)), 0)
    yield "reminder to who comes", reminders.for_one(EVENT, ONCE, Due(timedelta()), [TEA], [YES, GUEST])
    yield "hands are missing", reminders.unfilled(EVENT, ONCE, [(TEA, 2), (STOOLS, 4)])
    yield "… since somebody gave up", reminders.gave_up(EVENT, ONCE, [(TEA, 1)])
    yield "… the group is called", reminders.called(EVENT, ONCE, [(TEA, 2), (STOOLS, 4)])
    yield "… to the organizer", reminders.has_called(EVENT)
    yield "… nothing is missing any more", reminders.has_called(EVENT, wanted=False)
    yield "… better not", reminders.not_called(EVENT)


def _festivals() -> Iterator[tuple[str, Message | str]]:
    yield "festival: preview, programme asked for", previews.preview(FESTIVAL, "花园小区", "programme", others=False)
    yield "festival: card", events.card(FESTIVAL, ONCE, [YES], [DOES, Volunteer(2, LI, 6)])
    yield "festival: panel", previews.panel(FESTIVAL, ONCE)
    yield "festival: to a neighbour who offers what is wanted", festivals.wanted(FESTIVAL, STOOLS, 10, 1)
    yield "… yes", festivals.brought(STOOLS, 6)
    yield "festival: to who is in charge of a part", festivals.part_due(FESTIVAL, HEALTH)
    yield "… in the group", festivals.part_due_aloud(HEALTH, WANG)
    yield "festival: they do not come", festivals.without_keeper(FESTIVAL, WANG, [HEALTH])
    yield "… in their words", festivals.without_keeper(FESTIVAL, WANG, [HEALTH], "义诊我去不了，让李医生替我")
    for told in (True, False):
        to_them = [festivals.given_up(FESTIVAL, [HEALTH], told=told)]
        yield f"… to them; the organizer hears of it: {told}", rsvps.told_of_duties(ONCE, to_them)
    yield "festival: the table, empty", festivals.market(FESTIVAL, [])
    yield "festival: the table", festivals.market(FESTIVAL, [ORANGES, KEYS])
    yield "festival: what it is called", festivals.usual_name()
    yield "festival: recap of one that few came to", festivals.recap(EVENT, 0, [], 0, Tally(1, 0, 0))
    yield "festival: recap", festivals.recap(FESTIVAL, 12, [LI], 6, Tally(5, 4, 1))
    yield "it is over", events.finished(EVENT, 12, [LI])
    yield "… to those who did something", events.thanked(EVENT)


def _with_poster() -> Event:
    leads = (Lead(timedelta(days=3)), Lead(timedelta(hours=2)), Lead(timedelta(minutes=30)))
    return replace(EVENT, photo="photo", location=(31.2, 121.4), leads=leads, start=START.replace(hour=0), hours="none")
