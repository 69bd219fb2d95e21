"""Both sides hear privately who the other is; what they were told loses its buttons when it is settled."""

from dataclasses import replace

from community.claims import Claim
from community.posts import Post
from handlers import proofs
from handlers.turn import Turn
from texts import claims as say
from texts.messages import Edit, Message


async def introduce(turn: Turn, post: Post, claim: Claim, *, moved_up: bool = False) -> None:
    """Each hears what to do next; whoever cannot be written to finds the other's name on the card."""
    if await proofs.begin(turn, post, claim):
        return  # first a question that only the owner can answer
    await to_poster(turn, post, claim)
    await to_claimer(turn, post, claim, moved_up=moved_up)


async def to_poster(turn: Turn, post: Post, claim: Claim) -> None:
    if not await proofs.going_on(turn, claim) and await turn.reaches(post.poster.id):
        turn.tell(post.poster.id, say.for_poster(post, claim), ref=ref(claim, post.poster.id))


async def to_claimer(turn: Turn, post: Post, claim: Claim, *, moved_up: bool = False) -> None:
    if moved_up:
        leave_queue(turn, post, claim, say.is_up(post))
    if not await proofs.going_on(turn, claim) and await turn.reaches(claim.person.id):
        said = say.moved_up(post, claim) if moved_up else say.for_claimer(post, claim)
        turn.tell(claim.person.id, said, ref=ref(claim, claim.person.id))


def settle(turn: Turn, post: Post, claim: Claim) -> None:
    """The promise is kept or taken back: nothing is left to tap."""
    hidden = replace(post, behalf="")  # whoever steps back needs no name any more
    for person in (post.poster.id, claim.person.id):
        if post.category == "lost_found":
            proofs.settle(turn, post, claim, person)
        turn.send(Edit(chat=person, ref=ref(claim, person), message=Message(html=told(hidden, claim, person).html)))


def leave_queue(turn: Turn, post: Post, claim: Claim, message: Message | None = None) -> None:
    """It is their turn, or they wait no more: what they were told of the queue has no button any more."""
    turn.send(Edit(chat=claim.person.id, ref=queue_ref(claim.id), message=message or say.left_queue(post)))


def queue_ref(claim: int) -> str:
    """The name of what somebody in the queue was told."""
    return f"queue:{claim}"


def told(post: Post, claim: Claim, person: int) -> Message:
    """What one side was told of the other."""
    return say.for_poster(post, claim) if person == post.poster.id else say.for_claimer(post, claim)


def ref(claim: Claim, person: int) -> str:
    """The name of what one side was told of the other."""
    return f"claim:{claim.id}:{person}"
