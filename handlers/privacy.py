"""/mydata and /forget: what is stored of somebody, shown or deleted, only to themselves."""

import json

from community.errors import NothingKept
from handlers import chains, claims, posts, rsvps
from handlers.turn import Turn
from texts import privacy as say
from texts.messages import Delete, File


async def my_data(turn: Turn) -> None:
    """All that is stored of theirs, as a JSON file."""
    if turn.where.kind != "private":
        turn.say(say.in_private(), quote=True)
        return
    everything = await turn.books.people.everything(turn.who.id)
    content = json.dumps(everything, ensure_ascii=False, indent=2)
    turn.send(File(chat=turn.who.id, name="linli-mydata.json", content=content, caption=say.my_data()))


async def forget(turn: Turn) -> None:
    """Ask before anything is deleted."""
    if turn.where.kind != "private":
        turn.say(say.in_private(), quote=True)
        return
    turn.say(say.sure())


async def forget_tapped(turn: Turn, choice: str) -> None:
    """「全部删掉」: promises go to the next in the queue, cards go away, then every row of theirs."""
    person = turn.who.id
    if choice != "yes" or turn.where.id != person:
        turn.answer(say.kept().html)
        return
    await claims.person_left(turn, None)
    await rsvps.person_left(turn, None)
    for draft in await turn.books.events.drafts_of(person):
        await turn.books.events.drop(draft.id)
    await posts.person_left(turn, None)
    await chains.person_left(turn, None)
    for post in await turn.books.posts.all_by(person):
        turn.send(Delete(chat=post.group, ref=post.card))
    await turn.books.inbox.forget(person)
    await turn.books.sent.forget(person)
    if not await turn.books.people.forget(person):
        raise NothingKept
    turn.say(say.forgotten())
