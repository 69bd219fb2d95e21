"""A sign-up chain (接龙): started, joined by button, closed, brought to an end. What is said to it is in `entries`."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import datetime, time

from community import chains as rules
from community.chains import Chain, Draft, Line
from community.errors import DeadlinePast, NoSuchChain
from community.members import must_belong
from handlers import arrivals, quiet
from handlers.buttons import Tap
from handlers.chaincards import (
    close_in_time,
    hurry_if_still_there,
    lead_ref,
    line_ref,
    move,
    refresh,
    show_lead,
    tell_each,
)
from handlers.turn import Turn
from nlp import Reading
from nlp.gatherings import chains, rolls
from nlp.gatherings.chains import Opening
from nlp.readings import When
from texts import chains as say
from texts import members as say_members
from texts.messages import File, Send

END_OF_DAY = time(23, 59)  # 「周五截止」: all Friday long


# — how one begins —


async def commanded(turn: Turn) -> None:
    """`/chain 团丹东草莓 68元/箱 周五截止` → a card to sign up on."""
    if turn.heard.who is None:
        turn.say(say_members.who_are_you(), quote=True)
    elif turn.where.kind != "group":
        turn.say(say.yours(await turn.books.chains.live_by(turn.who.id)))
    elif not turn.heard.text.strip():
        live = await turn.books.chains.live_in(turn.where.id)
        turn.say(say.how([chain for chain in live if chain.state == "open"]), quote=True)
    else:
        await begin(turn, chains.opening(turn.heard.text, turn.said_at))


async def posted(turn: Turn, reading: Reading) -> None:
    """A post of category group_buy is a chain. Where that is not certain, an organizer is asked privately."""
    opening = chains.opening(turn.heard.text, turn.said_at, meant=False)
    if not opening.title and reading.wants + reading.gives:
        opening = replace(opening, title=(reading.gives + reading.wants)[0].name)
    if reading.act:
        await begin(turn, opening, title=turn.heard.text.split("\n")[0][: chains.LONGEST_CLAUSE])
    elif turn.heard.kind == "message" and turn.role(turn.where.id, turn.who.id) == "admin" and opening.title:
        await _ask(turn, opening)


async def begin(turn: Turn, opening: Opening, title: str = "") -> None:
    """A new list with its card; `title` where the words name none. Nothing happens where they have one that is called
    so, or very many."""
    draft = _draft(turn, opening, opening.title or title)
    own = [chain for chain in await turn.books.chains.live_by(turn.who.id) if chain.group == turn.where.id]
    if len(own) >= rules.MOST_OPEN or any(one.state == "open" and one.title == draft.title for one in own):
        return  # the same words again are impatience
    chain = await turn.books.chains.add(draft, "open", turn.now)
    await take_over(turn, chain)
    await _publish(turn, chain)


async def _publish(turn: Turn, chain: Chain) -> None:
    await close_in_time(turn, chain)
    entries = await turn.books.chains.entries(chain.id)
    turn.send(
        Send(
            chat=chain.group,
            message=say.card(chain, entries),
            thread=chain.thread,
            reply_to=chain.message_id,
            ref=chain.card,
        )
    )
    if chain.organizer is not None and await turn.reaches(chain.organizer.id):
        turn.tell(chain.organizer.id, say.lead(chain, entries), ref=lead_ref(chain, chain.organizer.id))


async def _ask(turn: Turn, opening: Opening) -> None:
    """An organizer may have meant a chain: nobody else hears of the question."""
    if await turn.reaches(turn.who.id):
        chain = await turn.books.chains.add(_draft(turn, opening, opening.title), "draft", turn.now)
        turn.tell(turn.who.id, say.is_it(chain), ref=lead_ref(chain, turn.who.id))


def _draft(turn: Turn, opening: Opening, title: str, known: Chain | None = None) -> Draft:
    """What its message says; `known`: the chain that it began before it was edited."""
    named = _named(opening)
    if named is not None and (known is None or named != known.named):
        _must_be_ahead(turn, named)
    return Draft(
        group=turn.where.id,
        organizer=turn.who,
        zone=turn.zone.key,
        title=title,
        unit=opening.unit or "",
        price=opening.price,
        least=opening.least,
        most=opening.most,
        closes=named,
        named=named,
        message_id=turn.heard.message_id,
        thread=turn.where.thread_id,
    )


def deadline(turn: Turn, when: When) -> datetime:
    """Until when, in the group's wall time; DeadlinePast."""
    closes = _wall(when)
    _must_be_ahead(turn, closes)
    return closes


def _named(opening: Opening) -> datetime | None:
    return None if opening.closes is None else _wall(opening.closes)


def _wall(when: When) -> datetime:
    if when.problem is not None or when.start is None:
        raise DeadlinePast
    return datetime.combine(when.start, END_OF_DAY) if when.all_day else when.start


def _must_be_ahead(turn: Turn, closes: datetime) -> None:
    if closes <= turn.now.astimezone(turn.zone).replace(tzinfo=None):
        raise DeadlinePast


async def take_over(turn: Turn, chain: Chain) -> bool:
    """What stands in a list typed by hand stands in the chain; True if something changed."""
    roll = rolls.find(turn.heard.text)
    if roll is None or chain.state != "open":
        return False
    typed = [Line(line.name or turn.who.name, line.quantity, line.note) for line in roll.lines]
    merged = await rules.merge(turn.books, chain, typed, turn.who, turn.now)
    if merged.left_out and await turn.reaches(turn.who.id):
        turn.tell(turn.who.id, say.left_out(chain, merged.left_out))
    if merged.missing and await turn.reaches(turn.who.id):
        turn.tell(turn.who.id, say.missing(chain, merged.missing), ref=line_ref(chain))
    return bool(merged.changed)


async def edited(turn: Turn) -> bool:
    """The message that started a chain was changed: the chain follows. False where it was another message."""
    if turn.heard.message_id is None or turn.heard.who is None:
        return False
    chain = await turn.books.chains.by_message(turn.where.id, turn.heard.message_id)
    if chain is None or chain.state != "open" or chain.organizer is None or chain.organizer.id != turn.who.id:
        return chain is not None
    opening = chains.opening(turn.heard.text, chain.created_at.astimezone(turn.zone).replace(tzinfo=None))
    if _named(opening) != chain.named:  # else 「明晚」 is what it was when it was typed
        opening = chains.opening(turn.heard.text, turn.said_at)
    revised = rules.revised(chain, _draft(turn, opening, opening.title or chain.title, chain))
    await turn.books.chains.write(revised, turn.now)
    await close_in_time(turn, revised)
    await take_over(turn, revised)
    await refresh(turn, revised)
    if revised.price is not None and revised.price != chain.price:
        await tell_each(turn, revised, lambda mine: say.price_changed(revised, mine))
    return True


# — what is tapped —


async def tapped(turn: Turn, tap: Tap) -> None:
    """A button of a chain. Who may do what is checked here, at this moment."""
    if tap.choice not in DOING and tap.choice not in LEADING:
        raise NoSuchChain
    chain = await rules.find(turn.books, tap.id)
    if turn.where.kind == "group" and chain.group != turn.where.id:
        raise NoSuchChain
    if turn.where.kind != "group" or not await turn.books.groups.knows(chain.group, turn.who.id):
        must_belong(turn.role(chain.group, turn.who.id))
    await turn.books.people.seen(turn.who, turn.now)
    await turn.books.groups.met(chain.group, turn.who.id, turn.now)
    if tap.choice in DOING:
        await DOING[tap.choice](turn, chain)
        return
    rules.must_organize(chain, turn.who.id, turn.role(chain.group, turn.who.id))
    await LEADING[tap.choice](turn, chain)


async def _more(turn: Turn, chain: Chain) -> None:
    await _sign(turn, chain, 1.0)


async def _less(turn: Turn, chain: Chain) -> None:
    await _sign(turn, chain, -1.0)


async def _sign(turn: Turn, chain: Chain, more: float) -> None:
    done = await rules.sign(turn.books, chain.id, turn.who, turn.now, more=more)
    turn.answer(say.signed(done, chain))
    await refresh(turn, chain)


async def _out(turn: Turn, chain: Chain) -> None:
    done = await rules.take_back(turn.books, chain.id, turn.who, turn.now)
    turn.answer(say.signed(done, chain))
    await refresh(turn, chain)


async def _maybe(turn: Turn, chain: Chain) -> None:
    await rules.hesitate(turn.books, chain.id, turn.who, turn.now)
    turn.answer(say.thinking())


async def _line(turn: Turn, chain: Chain) -> None:
    """Which chain somebody meant: what they have there, and what they can do about it."""
    if not await turn.reaches(turn.who.id):
        turn.answer(say_members.press_start(), alert=True)
        return
    mine = rules.lines_by(await turn.books.chains.entries(chain.id), turn.who)
    turn.tell(turn.who.id, say.as_it_stands(chain, mine, turn.who), ref=line_ref(chain))


async def _list(turn: Turn, chain: Chain) -> None:
    if not await turn.reaches(turn.who.id):
        turn.answer(say_members.press_start(), alert=True)
        return
    for page in say.whole_list(chain, await turn.books.chains.entries(chain.id)):
        turn.tell(turn.who.id, page)
    turn.answer(say_members.sent_privately())


async def _manage(turn: Turn, chain: Chain) -> None:
    if not await turn.reaches(turn.who.id):
        turn.answer(say_members.press_start(), alert=True)
        return
    page = say.lead(chain, await turn.books.chains.entries(chain.id))
    turn.tell(turn.who.id, page, ref=lead_ref(chain, turn.who.id))
    turn.answer(say_members.sent_privately())


async def _csv(turn: Turn, chain: Chain) -> None:
    if await turn.reaches(turn.who.id):
        turn.send(await _file(turn, chain, turn.who.id))
        turn.answer(say_members.sent_privately())
    else:
        turn.answer(say_members.press_start(), alert=True)


async def _file(turn: Turn, chain: Chain, to: int) -> File:
    content = say.table(chain, await turn.books.chains.entries(chain.id))
    return File(chat=to, name=f"chain-{chain.id}.csv", content=content, caption=say.file_caption(chain))


async def _extend(turn: Turn, chain: Chain) -> None:
    longer = await rules.extend(turn.books, chain, turn.now)
    await close_in_time(turn, longer)
    await refresh(turn, longer)
    await show_lead(turn, longer)
    turn.answer(say.done())


async def _close(turn: Turn, chain: Chain) -> None:
    await rules.find_open(turn.books, chain.id)
    await closed(turn, chain)
    turn.answer(say.done())


async def _cancel(turn: Turn, chain: Chain) -> None:
    turn.tell(turn.who.id, say.sure(chain))


async def _cancelled(turn: Turn, chain: Chain) -> None:
    ended = await move(turn, chain, "cancelled", "open", "closed")
    await tell_each(turn, chain, lambda _: say.cancelled(ended))
    turn.answer(say.done())


async def _publish_draft(turn: Turn, chain: Chain) -> None:
    published = await move(turn, chain, "open", "draft")
    await _publish(turn, published)
    turn.answer(say.done())


async def _discard(turn: Turn, chain: Chain) -> None:
    await move(turn, chain, "cancelled", "draft")
    turn.answer(say.done())


async def _arrived(turn: Turn, chain: Chain) -> None:
    await arrivals.arrived(turn, chain, "")
    turn.answer(say.done())


DOING: Mapping[str, Callable[[Turn, Chain], Awaitable[None]]] = {
    "more": _more,
    "less": _less,
    "out": _out,
    "maybe": _maybe,
    "line": _line,
    "list": _list,
    "mine": arrivals.fetched,
}
LEADING: Mapping[str, Callable[[Turn, Chain], Awaitable[None]]] = {
    "manage": _manage,
    "csv": _csv,
    "extend": _extend,
    "close": _close,
    "cancel": _cancel,
    "cancelled": _cancelled,
    "publish": _publish_draft,
    "discard": _discard,
    "arrived": _arrived,
    "tick": arrivals.tick_off,
    "untick": arrivals.untick,
    "over": arrivals.all_fetched,
}


# — what is due —


async def alarm(turn: Turn) -> None:
    """The reminder, the deadline, and the end of what nobody fetched."""
    kind, ref = turn.heard.alarm or ("", "")
    if kind not in DUE:
        return
    chain = await turn.books.chains.get(int(ref))
    if chain is not None:
        await DUE[kind](turn, chain)


async def closed(turn: Turn, chain: Chain) -> None:
    """The list is complete: the group sees it, the organizer gets it as a file too; at night without a sound."""
    if chain.state != "open":
        return
    ended = await move(turn, chain, "closed", "open")
    entries = await turn.books.chains.entries(chain.id)
    silent = await quiet.is_night(turn, chain.group)
    for page in say.final(ended, entries):
        turn.send(Send(chat=chain.group, message=page, thread=chain.thread, reply_to=chain.message_id, silent=silent))
    if chain.organizer is not None and await _may_read(turn, chain, chain.organizer.id):
        organizer = chain.organizer.id
        if rules.lines(entries):
            file = await _file(turn, ended, organizer)
            turn.send(file.model_copy(update={"silent": silent}))
        page = say.lead(ended, entries)
        turn.send(Send(chat=organizer, message=page, ref=lead_ref(chain, organizer), silent=silent))
    await turn.books.alarms.set("chain_over", str(chain.id), turn.now + rules.KEPT, chain.group)


async def _may_read(turn: Turn, chain: Chain, lead: int) -> bool:
    """Whoever has left the group gets no list of its neighbours any more."""
    return await turn.books.groups.knows(chain.group, lead) and await turn.reaches(lead)


DUE: Mapping[str, Callable[[Turn, Chain], Awaitable[None]]] = {
    "chain_soon": hurry_if_still_there,
    "chain_closes": closed,
    "chain_over": arrivals.over,
}


async def person_left(turn: Turn, group: int | None) -> None:
    """Somebody is gone from a group (they are off the lists still open) or from all (off every list). Where they led
    one, the group hears who may go on with it."""
    for number in await turn.books.chains.of_person(turn.who.id):
        chain = await rules.find(turn.books, number)
        if group is None or (chain.group == group and chain.state == "open"):
            await turn.books.chains.drop(chain.id, turn.who.id)
            await refresh(turn, chain)
    for chain in await turn.books.chains.live_by(turn.who.id):
        if chain.group == group and rules.lines(await turn.books.chains.entries(chain.id)):
            message = say.lead_gone(chain)
            turn.send(Send(chat=chain.group, message=message, thread=chain.thread, reply_to=chain.message_id))
