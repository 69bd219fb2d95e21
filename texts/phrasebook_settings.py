"""What organizers read and choose, in a row: part of the phrasebook."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from community.aliases import Alias
from community.claims import Claim, Taken
from community.giving import Giving
from community.matching import Ping
from community.members import Group, Person
from community.posts import Item, Post
from community.roster import Shift
from community.settings import Change, Settings
from texts import aliases, giving, posts, roster, settings
from texts.messages import Message

NOW = datetime(2026, 11, 21, 10, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
ZHANG, LI = Person(4, "老张"), Person(2, "小李")
HOME = Group(-1001, "花园小区")
ORANGES = Item("橙子", "橙子", 3, "箱")
OFFER = Post(8, -1001, 2, ZHANG, "offer", "item", (), (ORANGES,), "多了三箱橙子", "open", 3, 0, NOW)
NEED = Post(7, -1001, 1, ZHANG, "need", "loan", (Item("电钻", "电钻"),), (), "谁有电钻借一下", "open", 1, 0, NOW)
WANTS = Claim(12, 8, LI, 1, "queued", NOW)
LIST = replace(OFFER, gives=tuple(Item(name, name, number=at) for at, name in enumerate(("书架", "台灯"), 1)))
WANTS_ONE = replace(WANTS, about=frozenset({1}))
MORNING = NOW.replace(day=22, hour=9)
DRAW, ELDERS = Giving(8, "draw", MORNING, "5eed"), Giving(8, "elders", MORNING)
CHANGED = (
    Change(ZHANG, "quiet", "2208", "2307", NOW),
    Change(ZHANG, "life_loan", "7", "14", NOW),
    Change(None, "zone", "", "Europe/Berlin", NOW),
    Change(ZHANG, "organizer", "", "yes", NOW, LI),
)


def pages() -> Iterator[tuple[str, Message | str]]:
    yield from _settings()
    yield from _giving()
    yield from _on_duty()
    yield from _typed()


def _settings() -> Iterator[tuple[str, Message | str]]:
    yield "/settings", settings.panel(HOME, 1001, Settings())
    yield "/settings, in the group", settings.sent_privately()
    yield "/settings, met in no group", settings.in_the_group()
    yield "/settings, of several groups", settings.which([(HOME, 1001)])
    yield "settings: quiet hours", settings.page("quiet", 1001, 2208)
    yield "settings: questions a day", settings.page("pings", 1001, 3)
    yield "settings: rings", settings.page("ring", 1001, 10)
    yield "settings: urgent rings", settings.page("urgent", 1001, 3)
    yield "settings: calm", settings.page("calm", 1001, 0)
    yield "settings: language", settings.page("language", 1001, 0)
    yield "settings: how long", settings.lives(1001, Settings())
    yield "settings: how long, one kind", settings.life(1001, "item", Settings())
    yield "settings: time zone", settings.zones(1001, "Asia/Shanghai")
    yield "settings: organizers", settings.organizers(1001, [LI])
    yield "settings: what was changed", settings.log(1001, CHANGED, NOW)
    for what, before, after in (("pings", "3", "2"), ("ring", "10", "20"), ("urgent", "3", "1"), ("calm", "0", "1")):
        yield f"settings: {what} was changed", settings.log(1001, [Change(ZHANG, what, before, after, NOW)], NOW)
    duty = [Change(ZHANG, "roster", "", "06", NOW, LI), Change(ZHANG, "roster", "06", "", NOW, LI)]
    yield "settings: who is on duty was changed", settings.log(1001, duty, NOW)
    yield "settings: the language was changed", settings.log(1001, [Change(ZHANG, "language", "0", "1", NOW)], NOW)
    for before, after in (("", "地梯=人字梯"), ("地梯=梯子", "地梯=人字梯"), ("小飞侠", "")):
        yield "settings: a word was changed", settings.log(1001, [Change(ZHANG, "alias", before, after, NOW)], NOW)
    yield "settings: nothing was changed", settings.log(1001, [], NOW)
    yield "settings: changed", settings.changed()
    yield "settings: another zone", settings.zone_changed("Europe/Berlin")


def _giving() -> Iterator[tuple[str, Message | str]]:
    yield "to a giver: how?", giving.how(OFFER)
    for way in giving.LABEL:
        yield f"… {way}", giving.chosen(OFFER, Giving(8, way, MORNING, "5eed"), NOW)
    yield "… over before they said how", giving.as_they_come(OFFER)
    yield "… and so", giving.noted_down()
    yield "card: before the draw", posts.card(OFFER, [WANTS], [], now=NOW, giving=DRAW)
    early = NOW.replace(hour=1, day=22)
    yield "… on the same day", giving.chosen(OFFER, Giving(8, "draw", MORNING, "5eed"), early)
    yield "to who wants it, before the draw", giving.noted(Taken(OFFER, WANTS), DRAW, NOW)
    yield "… privately, old people and children first", giving.noted_privately(Taken(OFFER, WANTS), ELDERS, NOW)
    yield "… answered", giving.household()
    yield "to a giver who slept on it", giving.whom(OFFER, [WANTS])
    many = [replace(WANTS, id=n, person=replace(LI, id=n)) for n in range(12, 34)]
    yield "… of whom there are many", giving.whom(OFFER, many)
    yield "… of a list", giving.whom(LIST, [WANTS_ONE])
    yield "… chosen", giving.given_to(OFFER, [WANTS])
    yield "… for many", giving.given_to(OFFER, many)
    yield "… of a list", giving.given_to(LIST, [WANTS_ONE])
    yield "not this time", giving.not_this_time(OFFER, WANTS, 1)
    yield "the draw", giving.drawn(OFFER, DRAW, [WANTS])
    yield from (("the draw, of many", page) for page in [giving.drawn(OFFER, DRAW, many)])


def _on_duty() -> Iterator[tuple[str, Message | str]]:
    yield "settings: who is on duty", roster.week(1001, [Shift(0, LI)])
    yield "settings: nobody is on duty", roster.week(1001, [])
    yield "/duty", roster.sent_privately()
    yield "/duty, of whom?", roster.reply_needed()
    yield "… on which days?", roster.days(1001, LI, [Shift(0, LI)])
    yield "… to whoever is on duty from now on", roster.invited(HOME, ZHANG, 1001)
    yield "… who would rather not", roster.off_duty()
    yield "to whoever is on duty and said 好的", roster.how_to_answer(NEED)
    yield "to whoever is on duty: a need", roster.handed(NEED, [Ping(7, LI, "lent", "电钻", NOW, "declined")])
    yield "… no answer", roster.handed(NEED, [Ping(7, LI, "lent", "电钻", NOW, "asked")])
    yield "… nobody was asked", roster.handed(NEED, [])
    yield "… to the poster: they are asked", roster.asked_on_duty()
    yield "… to the poster: what they say", roster.brought_back(LI, "物业有一台，去门卫那里借")
    yield "… brought back", roster.passed_on()
    yield "… to the poster: no way", roster.no_way(NEED, LI)
    yield "… thanked", roster.thanked()
    yield "… over", roster.settled(NEED)


def _typed() -> Iterator[tuple[str, Message | str]]:
    yield from _own_words()
    yield "typed by who organizes several groups", settings.in_that_group()
    yield "/organizer", settings.named(LI)
    yield "… to an admin", settings.is_admin(LI)
    yield "… to somebody who has left", settings.not_here(LI)
    yield "/organizer, of whom?", settings.reply_needed()


def _own_words() -> Iterator[tuple[str, Message | str]]:
    ladder, glider = Alias(1, "地梯", "地梯", "人字梯"), Alias(2, "小飞侠", "小飞侠", "小飞侠")
    yield "/word", aliases.page(1001, [glider, ladder])
    yield "… nothing was taught", aliases.page(1001, [])
    yield "… of many", aliases.page(1001, [replace(ladder, id=n) for n in range(30)], 1)
    yield "/word 地梯=人字梯", aliases.learnt(ladder)
    yield "/word 小飞侠", aliases.learnt(glider)
    yield "/word 地梯=", aliases.forgotten(ladder)
    yield "… by its button", aliases.taken_away(ladder)
    for flaw in aliases.UNFIT:
        yield f"… unfit: {flaw}", aliases.unfit("谁有", flaw)
