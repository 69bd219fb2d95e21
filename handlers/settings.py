"""/settings: organizers choose for their group by buttons, in private; /organizer: whom an admin names."""

from collections.abc import Awaitable, Callable, Mapping

from community import settings as rules
from community.errors import NoSuchChoice, NotOrganizer
from community.members import Group, must_be_organizer
from community.posts import Category
from community.settings import CATEGORIES, Choice
from handlers import occurrences
from handlers.buttons import Tap
from handlers.turn import Turn
from texts import aliases as say_aliases
from texts import members as say_members
from texts import roster as say_roster
from texts import settings as say
from texts.languages import speaking
from texts.messages import Edit, Message

MOST_CHANGES = 12  # lines of the log: what fits on a screen

KINDS: Mapping[str, Category] = {kind.replace("_", ""): kind for kind in CATEGORIES}
SETS: Mapping[str, Choice] = {f"set{name}": name for name in rules.CHOICES}


def key(group: int) -> int:
    """A group's number in buttons, which know no minus."""
    return -group


async def asked(turn: Turn) -> None:
    """/settings, in the group or in private; 「/settings Europe/Berlin」 sets the time zone."""
    await ask(turn, _panel, choose=_zone_typed)


async def language(turn: Turn) -> None:
    """/language: its page of the settings; 「/language English」 sets it."""
    await ask(turn, _languages, choose=_language_typed)


async def ask(
    turn: Turn,
    shown: Callable[[Turn, Group], Awaitable[Message]],
    choose: Callable[[Turn, Group], Awaitable[Message | None]],
) -> None:
    """A command of organizers: what is typed behind it is chosen, else a page is shown privately."""
    if turn.heard.who is None:
        turn.say(say_members.who_are_you(), quote=True)
        return
    if turn.where.kind == "private" and not await turn.books.groups.of(turn.who.id):
        turn.say(say.in_the_group())
        return
    groups = await _organized(turn)
    if not groups:
        raise NotOrganizer
    if turn.heard.text.strip() and len(groups) > 1:
        turn.say(say.in_that_group())
        return
    if turn.heard.text.strip():
        chosen = await choose(turn, groups[0])
        if chosen is not None:
            turn.say(chosen, quote=turn.where.kind == "group")
            return
    if not await turn.reaches(turn.who.id):
        turn.say(Message(html=say_members.press_start()), quote=True)
        return
    if len(groups) == 1:
        turn.tell(turn.who.id, await shown(turn, groups[0]), ref=ref(groups[0].id, turn.who.id))
    else:
        turn.tell(turn.who.id, say.which([(group, key(group.id)) for group in groups]))
    if turn.where.kind == "group":
        turn.say(say.sent_privately(), quote=True)


async def _zone_typed(turn: Turn, group: Group) -> Message:
    await rules.choose_zone(turn.books, group.id, turn.heard.text, by=turn.who, now=turn.now)
    return say.zone_changed((await turn.books.choices.of(group.id)).zone or "")


async def _language_typed(turn: Turn, group: Group) -> Message | None:
    """None: no language is called so, and the page shows which there are."""
    value = say.language_called(turn.heard.text)
    if value is None:
        return None
    await rules.choose(turn.books, group.id, "language", value, by=turn.who, now=turn.now)
    with speaking(rules.LANGUAGES[value]):
        return Message(html=say.changed())


async def _languages(turn: Turn, group: Group) -> Message:
    return await page(turn, group, "language")


async def _organized(turn: Turn) -> list[Group]:
    """Here, or in private: the groups that they organize at this moment."""
    if turn.where.kind == "group":
        here = await turn.books.groups.get(turn.where.id)
        known = [here] if here is not None else []
    else:
        known = await turn.groups()
    return [group for group in known if turn.role(group.id, turn.who.id) == "admin"]


async def _panel(turn: Turn, group: Group) -> Message:
    return say.panel(group, key(group.id), await turn.books.choices.of(group.id))


def ref(group: int, person: int) -> str:
    """The name of somebody's page with the settings of a group: "settings:-1001:4"."""
    return f"settings:{group}:{person}"


async def must_organize(turn: Turn, number: int) -> Group:
    """The group of a button, if whoever taps organizes it at this moment."""
    group = await turn.books.groups.get(-number)
    if group is None or group.left_at is not None:
        raise NoSuchChoice
    must_be_organizer(turn.role(group.id, turn.who.id))
    return group


def show(turn: Turn, group: Group, page: Message) -> None:
    """The one message with the settings becomes this page."""
    turn.send(Edit(chat=turn.who.id, ref=ref(group.id, turn.who.id), message=page))


async def tapped(turn: Turn, tap: Tap) -> None:
    """A page of the settings."""
    group = await must_organize(turn, tap.id)
    if tap.choice == "":
        if await turn.books.sent.ref(turn.where.id, turn.heard.message_id or 0) == ref(group.id, turn.who.id):
            show(turn, group, await _panel(turn, group))
        else:  # chosen among several groups
            turn.tell(turn.who.id, await _panel(turn, group), ref=ref(group.id, turn.who.id))
    else:
        show(turn, group, await page(turn, group, tap.choice))


async def page(turn: Turn, group: Group, name: str) -> Message:
    """A page of the settings as it stands now."""
    settings, number = await turn.books.choices.of(group.id), key(group.id)
    choice = next((one for one in rules.CHOICES if one == name), None)
    if choice is not None:
        return say.page(choice, number, int(getattr(settings, choice)))
    if name in KINDS:
        return say.life(number, KINDS[name], settings)
    match name:
        case "life":
            return say.lives(number, settings)
        case "zone":
            return say.zones(number, settings.zone)
        case "organizers":
            return say.organizers(number, await turn.books.organizers.of(group.id))
        case "roster":
            return say_roster.week(number, await turn.books.roster.of(group.id))
        case "words":
            return say_aliases.page(number, await turn.books.aliases.of(group.id))
        case "log":
            changes = await turn.books.changes.of(group.id, MOST_CHANGES)
            return say.log(number, changes, turn.now.astimezone(turn.zone_of(group)))
    raise NoSuchChoice


async def set_tapped(turn: Turn, tap: Tap) -> None:
    """One value is chosen."""
    group = await must_organize(turn, tap.id)
    if not tap.choice.isdigit():
        raise NoSuchChoice
    await SET.get(tap.verb, _set)(turn, group, tap.verb, int(tap.choice))
    group = await turn.books.groups.get(group.id) or group
    with speaking(group.language):  # the one chosen now, where it was the language
        turn.answer(say.changed())
        show(turn, group, await _panel(turn, group))


async def _set(turn: Turn, group: Group, verb: str, value: int) -> None:
    await rules.choose(turn.books, group.id, SETS[verb], value, by=turn.who, now=turn.now)
    if SETS[verb] == "quiet":
        await occurrences.follow_settings(turn, group.id)


async def _set_life(turn: Turn, group: Group, _: str, value: int) -> None:
    kind, days = divmod(value, 100)
    if kind >= len(CATEGORIES):
        raise NoSuchChoice
    await rules.choose_life(turn.books, group.id, CATEGORIES[kind], days, by=turn.who, now=turn.now)


async def _set_zone(turn: Turn, group: Group, _: str, value: int) -> None:
    if value >= len(say.ZONES):
        raise NoSuchChoice
    await rules.choose_zone(turn.books, group.id, list(say.ZONES)[value], by=turn.who, now=turn.now)


SET: Mapping[str, Callable[[Turn, Group, str, int], Awaitable[None]]] = {"setlife": _set_life, "setzone": _set_zone}
SETTING = (*SETS, *SET)  # the verbs of its buttons


async def name_organizer(turn: Turn) -> None:
    """/organizer as a reply to a neighbour."""
    if turn.where.kind != "group" or turn.heard.who is None:
        turn.say(say_members.who_are_you() if turn.heard.who is None else say.reply_needed(), quote=True)
        return
    must_be_organizer(turn.role(turn.where.id, turn.who.id))
    whom = turn.heard.quoted.who if turn.heard.quoted else None
    if whom is None or whom.is_bot:
        turn.say(say.reply_needed(), quote=True)
        return
    if turn.role(turn.where.id, whom.id) == "gone":
        turn.say(say.not_here(whom), quote=True)
        return
    by_admin = turn.is_admin(turn.where.id, turn.who.id)
    if by_admin and turn.is_admin(turn.where.id, whom.id):
        turn.say(say.is_admin(whom), quote=True)
        return
    await rules.name_organizer(turn.books, turn.where.id, whom, by=turn.who, is_admin=by_admin, now=turn.now)
    turn.say(say.named(whom), quote=True)


async def released(turn: Turn, tap: Tap) -> None:
    """「不再当组织者」."""
    group = await must_organize(turn, tap.id)
    if not tap.choice.isdigit():
        raise NoSuchChoice
    by_admin = turn.is_admin(group.id, turn.who.id)
    await rules.release_organizer(turn.books, group.id, int(tap.choice), by=turn.who, is_admin=by_admin, now=turn.now)
    turn.answer(say.changed())
    show(turn, group, await page(turn, group, "organizers"))


async def person_left(turn: Turn, group: int) -> None:
    """Who leaves the group organizes it no more."""
    await turn.books.organizers.drop(group, turn.who.id)
