"""/privacy, /mydata and /forget: what is stored of somebody, shown or deleted, only to themselves."""

import json
from dataclasses import replace

from community import chains as rules_of_chains
from community import events as rules_of_events
from community.errors import NothingKept
from community.privacy import Footprint
from handlers import (
    chaincards,
    chains,
    claims,
    duties,
    events,
    followups,
    introductions,
    loans,
    matching,
    occurrences,
    posts,
    proofs,
    rsvps,
)
from handlers.turn import Turn
from texts import privacy as say
from texts.messages import Edit, File
from texts.names import NEIGHBOUR

NEWEST = 50  # of their posts: what was said about older ones is far up in others' chats


async def explained(turn: Turn) -> None:
    """What is stored, how long, who sees it."""
    turn.say(say.page(), quote=turn.where.kind == "group")


async def my_data(turn: Turn) -> None:
    """All that is stored of theirs, as a JSON file."""
    if turn.where.kind != "private":
        turn.say(say.in_private(), quote=True)
        return
    everything = await turn.books.people.everything(turn.who.id)
    content = json.dumps(everything, ensure_ascii=False, indent=2)
    turn.send(File(chat=turn.who.id, name="linli-mydata.json", content=content, caption=say.my_data()))


async def forget(turn: Turn) -> None:
    """Ask before anything is deleted, and say what goes on without them."""
    if turn.where.kind != "private":
        turn.say(say.in_private(), quote=True)
        return
    begun = await turn.books.privacy.begun(turn.who.id)
    turn.say(say.sure(begun.shared))


async def forget_tapped(turn: Turn, choice: str) -> None:
    """「全部删掉」: promises go to the next in the queue, cards go away, then every row of theirs; what others are
    in goes on, and names them nowhere."""
    person = turn.who.id
    if choice != "yes" or turn.where.id != person:
        turn.answer(say.kept().html)
        return
    known = await turn.books.people.get(person)
    footprint = await turn.books.privacy.footprint(person)
    if known is not None:  # what is written from here on names them no more
        await turn.books.people.seen(replace(known, name=NEIGHBOUR, username=None), turn.now)
    await claims.person_left(turn, None)
    await rsvps.person_left(turn, None)
    await duties.person_left(turn, None)
    await posts.person_left(turn, None)
    await chains.person_left(turn, None)
    await loans.person_forgotten(turn)
    await _drop_begun(turn)
    await _take_back(turn, footprint)
    for post in await turn.books.posts.all_by(person):
        turn.take_away(post.group, post.card, post.created_at, say.was_here())
    if not await turn.books.privacy.forget(turn.who, known):
        raise NothingKept
    await _show_without(turn, footprint)
    turn.say(say.forgotten())


async def _drop_begun(turn: Turn) -> None:
    """What they began and nobody else is in, or is over: it goes, with its alarms and its cards."""
    begun = await turn.books.privacy.begun(turn.who.id)
    for number in begun.events:
        event = await rules_of_events.find(turn.books, number)
        for occurrence in await turn.books.occurrences.of(number):
            await occurrences.unschedule(turn, event, occurrence)
            turn.take_away(event.group, occurrence.card, event.created_at, say.was_here())
        if event.state == "proposed":
            await turn.books.alarms.cancel(events.LAPSE, str(number))
            turn.take_away(event.group, events.proposal_ref(event), event.created_at, say.was_here())
        await turn.books.events.drop(number)
    for number in begun.chains:
        chain = await rules_of_chains.find(turn.books, number)
        await chaincards.unschedule(turn, chain)
        turn.take_away(chain.group, chain.card, chain.created_at, say.was_here())
        await turn.books.privacy.drop_chain(number)
    for number in begun.announcements:
        await turn.books.alarms.cancel("announce", str(number))
        await turn.books.privacy.drop_announcement(number)


async def _take_back(turn: Turn, footprint: Footprint) -> None:
    """What others were told privately of them, as far as it can still be changed: questions, promises, proofs."""
    person = turn.who.id
    refs: list[tuple[int, str]] = []
    for post in (await turn.books.posts.all_by(person))[:NEWEST]:
        pinged = [ping.person.id for ping in await turn.books.pings.of(post.id)]
        refs += [(other, matching.ping_ref(post.id, other)) for other in pinged]
    for number, other in footprint.promises:
        claim = await turn.books.claims.get(number)
        if claim is not None:
            refs.append((other, introductions.ref(claim, other)))
        refs.append((other, proofs.ref(number, other)))
        refs.append((other, followups.got_ref(number, other)))
        refs.append((other, introductions.queue_ref(number)))
    for other, ref in refs:
        turn.send(Edit(chat=other, ref=ref, message=say.is_gone()))


async def _show_without(turn: Turn, footprint: Footprint) -> None:
    """The cards that named them, as they stand now."""
    for number in footprint.posts:
        if await turn.books.posts.get(number) is not None:
            await posts.refresh(turn, number)
    for number in footprint.occurrences:
        occurrence = await turn.books.occurrences.get(number)
        if occurrence is not None:
            await occurrences.refresh(turn, await rules_of_events.find(turn.books, occurrence.event), occurrence)
    for number in footprint.chains:
        chain = await turn.books.chains.get(number)
        if chain is not None:
            await chaincards.refresh(turn, chain)
