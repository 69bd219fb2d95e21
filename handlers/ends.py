"""What a post's end changes is noted, so that who ended it by mistake can take it back for an hour; `undo` does it."""

from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from zlib import crc32

from community import ends as rules
from community.claims import Claim
from community.ends import End, Was
from community.matching import GIVING
from community.posts import Post
from handlers import followups, introductions, thanks
from handlers.turn import Turn
from texts import undo as say
from texts.messages import Edit

UNDO = "ended"  # the alarm: from then on it stays as it is
BY_SOMEBODY = ("message", "tap", "edited")  # what is ended by the clock, or by who goes away, was no slip of the hand


async def before(
    turn: Turn,
    post: Post,
    claims: Sequence[Claim],
    *,
    whole: bool = True,
    things: frozenset[int] = frozenset(),
    organizer: bool = False,
) -> Was:
    """How it stands, before these `claims` come true or are off. `whole`: the post is over with them. `things`: those
    of a list that goes on without them."""
    due = [(kind, str(post.id)) for kind in followups.OF_A_POST if whole]
    due += [(kind, str(claim.id)) for claim in claims for kind in followups.OF_A_CLAIM]
    alarms = [(kind, ref, await turn.books.alarms.moment(kind, ref)) for kind, ref in due]
    tied = [(claim.id, *(one.id for one in await turn.books.bonds.others(claim.id))) for claim in claims if whole]
    return Was(
        whole=whole,
        organizer=organizer,
        things=things,
        claims=tuple((claim.id, claim.state) for claim in claims),
        bonds=tuple(bond for bond in tied if len(bond) > 1),
        alarms=tuple((kind, ref, due_at) for kind, ref, due_at in alarms if due_at is not None),
        traces=tuple([(*mark, at) async for mark, _, _, at in traces(turn, post, claims)]),
    )


async def traces(
    turn: Turn, post: Post, claims: Iterable[Claim]
) -> AsyncIterator[tuple[tuple[int, int], int, str, datetime | None]]:
    """What may be remembered of who gave, lent or did what once these come true: its mark, who, the thing, and since
    when the same is known of them."""
    for claim in claims:
        for mark, giver, thing in _marks(post.whole, claim):
            yield mark, giver, thing, await turn.books.traces.since(post.group, thing, giver, GIVING[post.category])


def _marks(post: Post, claim: Claim) -> Iterator[tuple[tuple[int, int], int, str]]:
    for giver, items in ((post.poster.id, post.gives), (claim.person.id, post.wants)):
        for thing in {item.key for item in items}:
            yield rules.mark(claim, giver, crc32(thing.encode())), giver, thing


async def keep(turn: Turn, post: Post, was: Was, helped: Iterable[Claim], loans: Sequence[int] = ()) -> None:
    """It is over now: for an hour who ended it can take it back, and what they were told of the other has a button."""
    if turn.heard.kind not in BY_SOMEBODY or turn.heard.who is None:
        return
    end = await turn.books.ends.add(post.id, turn.who.id, turn.now, replace(was, loans=tuple(loans)))
    await turn.books.alarms.set(UNDO, str(end), turn.now + rules.IN_TIME, post.group)
    done = {claim.id for claim in helped}
    for claim_id, state in was.claims:
        claim = await turn.books.claims.get(claim_id)
        if claim is not None and state == "holding":
            _told(turn, post, claim, turn.who.id, done=claim_id in done, end=end)


def _told(turn: Turn, post: Post, claim: Claim, person: int, *, done: bool, end: int | None = None) -> None:
    """What who ended it was told of the other, as it stands now; with `end` they can take it back."""
    if person not in (post.poster.id, claim.person.id):
        return
    message = thanks.as_settled(replace(post.about(claim.about), behalf=""), claim, person, may_thank=done)
    rows = ((say.button(post.id, end),),) if end is not None else ()
    message = message.model_copy(update={"buttons": message.buttons + rows})
    turn.send(Edit(chat=person, ref=introductions.ref(claim, person), message=message))


async def forget(turn: Turn, end: End) -> bool:
    """It cannot be taken back (any more). False if that was so before."""
    await turn.books.alarms.cancel(UNDO, str(end.id))
    return await turn.books.ends.drop(end.id)


async def alarm(turn: Turn) -> None:
    """The hour is over: the button goes."""
    kind, ref = turn.heard.alarm or ("", "")
    end = await turn.books.ends.get(int(ref)) if kind == UNDO else None
    if end is None:
        return
    await turn.books.ends.drop(end.id)
    post = await turn.books.posts.get(end.post)
    for claim_id, state in end.was.claims if post is not None else ():
        claim = await turn.books.claims.get(claim_id)
        if post is not None and claim is not None and state == "holding" and claim.state in ("done", "let_go"):
            _told(turn, post.whole, claim, end.by, done=claim.state == "done")
