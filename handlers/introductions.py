"""Both sides hear privately who the other is, and what is different when the post is edited; what they were told loses
its buttons when it is settled."""

from dataclasses import replace
from zlib import crc32

from community.claims import Claim, Revised, Taken, place
from community.posts import Post
from handlers import proofs
from handlers.turn import Turn
from texts import claims as say
from texts.messages import Edit, Message
from texts.wishes import taken_up


async def introduce(turn: Turn, post: Post, claim: Claim, *, moved_up: bool = False) -> None:
    """Each hears what to do next; whoever cannot be written to finds the other's name on the card."""
    if await proofs.begin(turn, post, claim):
        return  # of a found thing: the finder asks something first that only its owner knows
    await to_poster(turn, post, claim)
    await to_claimer(turn, post, claim, moved_up=moved_up)


async def to_poster(turn: Turn, post: Post, claim: Claim) -> None:
    """The poster hears who takes it up and how to meet; not yet where the owner of a found thing is not known."""
    if not await proofs.going_on(turn, claim) and await turn.reaches(post.poster.id):
        turn.tell(post.poster.id, say.for_poster(post, claim), ref=ref(claim, post.poster.id))


async def to_claimer(turn: Turn, post: Post, claim: Claim, *, moved_up: bool = False) -> None:
    """Whoever takes it up hears how to meet, and that they are up now (`moved_up`); the same exception."""
    if moved_up:
        leave_queue(turn, post, claim, say.is_up(post.about(claim.about)))
    if not await proofs.going_on(turn, claim) and await turn.reaches(claim.person.id):
        said = say.moved_up(post, claim) if moved_up else say.for_claimer(post, claim)
        turn.tell(claim.person.id, said, ref=ref(claim, claim.person.id))


async def as_now(turn: Turn, post: Post, claim: Claim) -> None:
    """Of a list they have more than before, or less: both sides read it where they read it first."""
    if claim.state == "queued":
        await _waits(turn, post, claim)
        return
    for person, said in ((post.poster.id, say.for_poster), (claim.person.id, say.for_claimer)):
        turn.send(Edit(chat=person, ref=ref(claim, person), message=said(post, claim)))


async def still_waits(turn: Turn, post: Post, up: Claim) -> None:
    """Of a list one of their things came free: they read for what they wait still."""
    for claim in await turn.books.claims.of(post.id) if up.about else ():
        if claim.state == "queued" and claim.person.id == up.person.id:
            await _waits(turn, post, claim)


async def _waits(turn: Turn, post: Post, claim: Claim) -> None:
    queue = [one for one in await turn.books.claims.of(post.id) if one.state == "queued"]
    taken = Taken(post, claim, place(queue, claim))
    turn.send(Edit(chat=claim.person.id, ref=queue_ref(claim.id), message=say.queued(taken)))


def settle(turn: Turn, post: Post, claim: Claim) -> None:
    """The promise is kept or taken back: nothing is left to tap."""
    hidden = replace(post, behalf="")  # whoever steps back needs no name any more
    for person in (post.poster.id, claim.person.id):
        if post.category == "lost_found":
            proofs.settle(turn, post, claim, person)
        turn.send(Edit(chat=person, ref=ref(claim, person), message=Message(html=told(hidden, claim, person).html)))


async def changed(
    turn: Turn, before: Post, after: Post, revised: Revised, leaves: tuple[str, str] | None = None
) -> None:
    """The post was edited: both sides read it as it is now, and whom it concerns hears what is different. `leaves`:
    when a ride left and leaves."""
    was = {claim.id: claim for claim in (*revised.fewer, *revised.waiting)}
    claims = await turn.books.claims.of(after.id)
    queue = [claim for claim in claims if claim.state == "queued"]
    for claim in claims:
        if claim.state == "done" or claim.id in [one.id for one in revised.up]:
            continue
        old = was.get(claim.id, claim)
        other = taken_up(before, old) != taken_up(after, claim) or before.due_at != after.due_at
        concerned = other or old.state != claim.state
        if claim.state == "queued" and concerned:
            await _changed_in_queue(turn, (before, old), Taken(after, claim, place(queue, claim)), leaves)
        elif claim.state == "holding" and not await proofs.going_on(turn, claim):
            await _changed_for_both(turn, (before, old), (after, claim), leaves, concerned=concerned)


async def _changed_for_both(
    turn: Turn,
    was: tuple[Post, Claim],
    now: tuple[Post, Claim],
    leaves: tuple[str, str] | None,
    *,
    concerned: bool,
) -> None:
    post, claim = now
    whom, name = claim.person.id, ref(claim, claim.person.id)
    turn.send(Edit(chat=post.poster.id, ref=ref(claim, post.poster.id), message=say.for_poster(post, claim)))
    if concerned and await turn.reaches(whom):
        news = _changed(post, claim, leaves)
        if not await turn.lately(news):
            turn.send(Edit(chat=whom, ref=name, message=Message(html=say.for_claimer(*was).html)))
        said = say.changed(was, now, say.for_claimer(post, claim), leaves=leaves)
        await turn.tell_again(whom, said, ref=name, news=news, group=post.group)
    else:
        turn.send(Edit(chat=whom, ref=name, message=say.for_claimer(post, claim)))


async def _changed_in_queue(turn: Turn, was: tuple[Post, Claim], taken: Taken, leaves: tuple[str, str] | None) -> None:
    """While it is only collected, what they were told before keeps its buttons."""
    whom, now = taken.claim.person.id, (taken.post, taken.claim)
    if not await turn.reaches(whom):
        return
    if await turn.books.claims.collecting(taken.post.id):
        turn.tell(whom, say.changed(was, now, Message(html=""), leaves=leaves))
        return
    name, news = queue_ref(taken.claim.id), _changed(*now, leaves)
    if not await turn.lately(news):
        before = say.queued(Taken(was[0], taken.claim, taken.place))
        turn.send(Edit(chat=whom, ref=name, message=Message(html=before.html)))
    said = say.changed(was, now, say.queued(taken), leaves=leaves)
    if was[1].state == "holding" and was[0].several:
        said = say.hands_enough(taken)
    await turn.tell_again(whom, said, ref=name, news=news, group=taken.post.group)


def _changed(post: Post, claim: Claim, leaves: tuple[str, str] | None) -> str:
    """The name of the news that what somebody took up is this now: told again within the hour it rings no phone, but
    another thing or another day does. A number, for what neighbours wrote stands in no alarm."""
    said = (post.kind, [item.key for item in post.items], post.due_at, leaves and leaves[1])
    return f"claim:{claim.id}:{crc32(repr(said).encode())}"


def leave_queue(turn: Turn, post: Post, claim: Claim, message: Message | None = None) -> None:
    """It is their turn, or they wait no more: what they were told of the queue has no button any more."""
    became = message or say.left_queue(post.about(claim.about))
    turn.send(Edit(chat=claim.person.id, ref=queue_ref(claim.id), message=became))


def queue_ref(claim: int) -> str:
    """The name of what somebody in the queue was told."""
    return f"queue:{claim}"


def told(post: Post, claim: Claim, person: int) -> Message:
    """What one side was told of the other, as it stands once it is settled."""
    return say.was_for_poster(post, claim) if person == post.poster.id else say.for_claimer(post, claim)


def ref(claim: Claim, person: int) -> str:
    """The name of what one side was told of the other."""
    return f"claim:{claim.id}:{person}"
