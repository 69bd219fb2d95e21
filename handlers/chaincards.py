"""What a chain shows and when it is due: its card, the organizer's page, the deadline and the reminder before it."""

from collections.abc import Callable

from community import chains as rules
from community.chains import Chain, Entry, State
from community.errors import ChainOver
from handlers import quiet
from handlers.turn import Turn
from nlp.gatherings.chains import plain
from texts import chains as say
from texts.messages import Afresh, Edit, Message, Send


def lead_ref(chain: Chain, person: int) -> str:
    """The name of the organizer's page among the bot's own messages; an admin who looks at it has one as well."""
    return f"lead:{chain.id}:{person}"


def line_ref(chain: Chain) -> str:
    """The name of what somebody on the list is told about their line: a reply to it is about the chain."""
    return f"line:{chain.id}"


def is_called(chain: Chain, said: str) -> bool:
    """Whether somebody calls it so, in whatever script."""
    return rules.names(plain(said), plain(chain.title))


async def refresh(turn: Turn, chain: Chain) -> None:
    """Bring the card up to date: there is one, edited as things move."""
    now_so = await rules.find(turn.books, chain.id)
    message = say.card(now_so, await turn.books.chains.entries(chain.id))
    afresh = Afresh(thread=now_so.thread) if now_so.state in rules.LIVE else None
    turn.send(Edit(chat=chain.group, ref=chain.card, message=message, afresh=afresh))


async def show_lead(turn: Turn, chain: Chain) -> None:
    """Bring the organizer's page up to date, and that of whoever acts."""
    page = say.lead(chain, await turn.books.chains.entries(chain.id))
    organizer = chain.organizer.id if chain.organizer is not None else 0
    for person in sorted({organizer, turn.actor} - {0}):
        turn.send(Edit(chat=person, ref=lead_ref(chain, person), message=page))


async def close_in_time(turn: Turn, chain: Chain) -> None:
    """The deadline, and the reminder before it, where they belong now. Without one it closes after a week."""
    closes_at = chain.closes_at
    remind_at = rules.remind_at(chain, await turn.books.choices.of(chain.group))
    await turn.books.alarms.set(
        "chain_closes", str(chain.id), closes_at or turn.now + rules.WITHOUT_DEADLINE, chain.group
    )
    if remind_at is not None and remind_at > turn.now:
        await turn.books.alarms.set("chain_soon", str(chain.id), remind_at, chain.group)
    else:
        await turn.books.alarms.cancel("chain_soon", str(chain.id))
    await turn.books.alarms.cancel("chain_over", str(chain.id))


async def unschedule(turn: Turn, chain: Chain) -> None:
    """Nothing is due about it any more: its deadline, the reminder before, the end of what nobody fetched."""
    for kind in ("chain_closes", "chain_soon", "chain_over"):
        await turn.books.alarms.cancel(kind, str(chain.id))


async def move(turn: Turn, chain: Chain, state: State, *since: State) -> Chain:
    """From one of these states to another; card, page and alarms follow."""
    if chain.state not in since:
        raise ChainOver
    moved = await rules.end(turn.books, chain, state, turn.now)
    await unschedule(turn, chain)
    if chain.state != "draft":
        await refresh(turn, moved)
    await show_lead(turn, moved)
    return moved


async def tell_each(turn: Turn, chain: Chain, words: Callable[[list[Entry]], Message]) -> list[Entry]:
    """Tell everybody on the list once; the lines of those who cannot be reached for certain are returned."""
    entries = rules.lines(await turn.books.chains.entries(chain.id))
    unsure = []
    for person in dict.fromkeys(entry.person.id for entry in entries):
        own = [entry for entry in entries if entry.person.id == person]
        reachable = await turn.books.people.reachable(person)  # hundreds are not asked about one by one
        if reachable is not False and person != turn.actor:
            turn.tell(person, words(own))
        if reachable is not True and person != turn.actor:
            unsure += own
    return unsure


async def hurry(turn: Turn, chain: Chain) -> None:
    """Some hours before it closes: a word in the group, and to those who wanted to think about it."""
    entries = await turn.books.chains.entries(chain.id)
    silent = await quiet.is_night(turn, chain.group)
    page = say.soon(chain, entries)
    turn.send(Send(chat=chain.group, message=page, thread=chain.thread, reply_to=chain.message_id, silent=silent))
    for entry in entries:
        if entry.undecided and await turn.books.people.reachable(entry.person.id) is not False:
            page = say.soon_for_you(chain)
            turn.send(Send(chat=entry.person.id, message=page, ref=line_ref(chain), silent=silent))


async def hurry_if_still_there(turn: Turn, chain: Chain) -> None:
    """After a long sleep the deadline may be past as well: then nobody is hurried."""
    if chain.state == "open" and (chain.closes_at is None or chain.closes_at > turn.now):
        await hurry(turn, chain)
