"""People on duty: organizers put them on a weekly roster; needs that nobody met go to them, their answer comes back."""

from community import claims, posts
from community import roster as rules
from community.errors import NoSuchChoice, NothingAsked
from community.members import Group, Person, must_be_organizer, must_belong
from community.posts import Post
from handlers import quiet, settings
from handlers.buttons import Tap
from handlers.turn import Turn
from texts import members as say_members
from texts import roster as say
from texts import settings as say_settings
from texts.messages import Edit, Message, Send


async def commanded(turn: Turn) -> None:
    """/duty as a reply to a neighbour: on which days, the organizer says in private."""
    if turn.heard.who is None:
        turn.say(say_members.who_are_you(), quote=True)
        return
    whom = turn.heard.quoted.who if turn.heard.quoted else None
    if turn.where.kind != "group" or whom is None or whom.is_bot:
        turn.say(say.reply_needed(), quote=True)
        return
    must_be_organizer(turn.role(turn.where.id, turn.who.id))
    if turn.role(turn.where.id, whom.id) == "gone":
        turn.say(say_settings.not_here(whom), quote=True)
        return
    if not await turn.reaches(turn.who.id):
        turn.say(Message(html=say_members.press_start()), quote=True)
        return
    await turn.books.people.seen(whom, turn.now)
    await turn.books.groups.met(turn.where.id, whom.id, turn.now)
    page = say.days(settings.key(turn.where.id), whom, await turn.books.roster.of(turn.where.id))
    turn.tell(turn.who.id, page, ref=settings.ref(turn.where.id, turn.who.id))
    turn.say(say.sent_privately(), quote=True)


async def shifts_tapped(turn: Turn, tap: Tap) -> None:
    """A name on the roster: their days."""
    group = await settings.must_organize(turn, tap.id)
    if not tap.choice.isdigit():
        raise NoSuchChoice
    settings.show(turn, group, await _days(turn, group, int(tap.choice)))


async def shift_tapped(turn: Turn, tap: Tap) -> None:
    """A day of somebody's: on duty, or no more."""
    group = await settings.must_organize(turn, tap.id)
    if not tap.choice.isdigit():
        raise NoSuchChoice
    person, weekday = divmod(int(tap.choice), 10)
    new = await rules.toggle(turn.books, group.id, weekday, person, by=turn.who, now=turn.now)
    if new and person != turn.who.id and await turn.reaches(person):
        turn.tell(person, say.invited(group, turn.who, settings.key(group.id)))
    turn.answer(say_settings.changed())
    settings.show(turn, group, await _days(turn, group, person))


async def _days(turn: Turn, group: Group, person: int) -> Message:
    whom = await turn.books.people.get(person)
    if whom is None or not await turn.books.groups.knows(group.id, person):
        raise NoSuchChoice
    return say.days(settings.key(group.id), whom, await turn.books.roster.of(group.id))


async def off_duty(turn: Turn, tap: Tap) -> None:
    """「我不值班」."""
    if not await turn.books.roster.drop_all(-tap.id, turn.who.id):
        raise NothingAsked
    turn.answer(say.off_duty())


async def hand_over(turn: Turn, post: Post) -> bool:
    """A need that nobody met goes to those on duty, now or when somebody is → whether anybody will hear of it."""
    if not rules.is_unmet(post) or await turn.books.roster.handed(post.id):
        return False
    week = [one for one in await turn.books.roster.of(post.group) if not await _is_away(turn, one.person)]
    shift = rules.next_shift(week, turn.now, await quiet.zone(turn, post.group))
    if shift is None:
        return False
    since, people = shift
    awake = since if quiet.danger(post) is not None else await quiet.awake(turn, post.group, since)
    if awake > turn.now:
        await turn.books.alarms.set("duty", str(post.id), awake, post.group)
        return True
    told = [one for one in people if one.id != post.poster.id and await turn.reaches(one.id)]
    message = say.handed(post, await turn.books.pings.of(post.id))
    for person in told:
        await turn.books.roster.hand(post.id, person.id, turn.now)
        turn.tell(person.id, message, ref=_ref(post.id, person.id))
    return bool(told)


async def _is_away(turn: Turn, person: Person) -> bool:
    return await turn.books.pings.away_until(person.id, turn.now) is not None


async def due(turn: Turn, post: Post) -> None:
    """Somebody is on duty now; unless a neighbour has taken it up meanwhile."""
    if not await claims.holding(turn.books, post.id):
        await hand_over(turn, post)


async def said(turn: Turn) -> bool:
    """A private reply to what they were told on duty: brought to the poster. False where it is no such reply."""
    name, number = await turn.quoted_ref()
    if name != "duty":
        return False
    await bring_back(turn, await posts.find_open(turn.books, number))
    return True


async def bring_back(turn: Turn, post: Post) -> None:
    """What they said, in their own words."""
    must_belong(turn.role(post.group, turn.who.id))
    await rules.answered(turn.books, post.id, by=turn.who.id, now=turn.now)
    await _bring(turn, post, say.brought_back(turn.who, turn.heard.text))
    turn.say(say.passed_on())


async def the_one_in_hands(turn: Turn) -> Post | None:
    """The one need that a word without a reply can be about; with two, nobody knows."""
    handed = await turn.books.roster.in_hands(turn.who.id, turn.now - rules.ANSWERED_WITHIN)
    return await posts.find_open(turn.books, handed[0]) if len(handed) == 1 else None


async def no_help(turn: Turn, post: Post) -> None:
    """「我也没办法」."""
    await posts.find_open(turn.books, post.id)
    await rules.answered(turn.books, post.id, by=turn.who.id, now=turn.now)
    await _bring(turn, post, say.no_way(post, turn.who))
    turn.send(Edit(chat=turn.who.id, ref=_ref(post.id, turn.who.id), message=Message(html=say.thanked())))
    turn.answer(say.thanked())


async def _bring(turn: Turn, post: Post, message: Message) -> None:
    """To the poster; in the group, under their message, if they cannot be written to."""
    aloud = Send(chat=post.group, thread=post.thread, reply_to=post.message_id, message=message)
    await turn.bring(post.poster.id, message, aloud=aloud)


async def put_away(turn: Turn, post: Post) -> None:
    """The need is over: nobody on duty tries in vain."""
    for person in await turn.books.roster.handed(post.id):
        turn.send(Edit(chat=person, ref=_ref(post.id, person), message=say.settled(post)))


async def again(turn: Turn, post: Post) -> None:
    """The need is open again: what those on duty were told has its buttons again."""
    message = say.handed(post, await turn.books.pings.of(post.id))
    for person in await turn.books.roster.handed(post.id):
        turn.send(Edit(chat=person, ref=_ref(post.id, person), message=message))


async def person_left(turn: Turn, group: int) -> None:
    """Who leaves the group is on duty there no more."""
    await turn.books.roster.drop_all(group, turn.who.id)


def _ref(post: int, person: int) -> str:
    return f"duty:{post}:{person}"
