"""Who says that a found thing is theirs is asked something first."""

from community import found as rules
from community.claims import Claim
from community.posts import Post, is_search
from handlers import dangers, quiet
from handlers.turn import Turn
from texts import found as say
from texts.messages import Edit, Message


async def begin(turn: Turn, post: Post, claim: Claim) -> bool:
    """The finder is asked for a question. False where it needs none, or one of the two cannot be written to."""
    if post.category != "lost_found" or (is_search(post) and quiet.danger(post) == "missing"):
        return False  # somebody saw the person or pet that is missing: nothing is handed over
    if dangers.of(post) == "met":
        return False  # a child or an old person must not wait for questions; they know their family themselves
    finder, owner = rules.finder(post, claim), rules.owner(post, claim)
    proof = await turn.books.proofs.get(claim.id)
    if (proof is not None and proof.state == "right") or not await turn.reaches(finder.id):
        return False
    if not await turn.reaches(owner.id):
        return False
    await rules.begin(turn.books, post, claim, turn.now)
    turn.tell(finder.id, say.ask_finder(post, claim), ref=ref(claim.id, finder.id))
    turn.tell(owner.id, say.wait(post, claim), ref=ref(claim.id, owner.id))
    return True


async def going_on(turn: Turn, claim: Claim) -> bool:
    """Whether it is not known yet whose it is."""
    proof = await turn.books.proofs.get(claim.id)
    return proof is not None and proof.state != "right"


def settle(turn: Turn, post: Post, claim: Claim, person: int, message: Message | None = None) -> None:
    """The last of the questions to one of them has no buttons any more."""
    turn.send(Edit(chat=person, ref=ref(claim.id, person), message=message or say.settled(post)))


def ref(claim: int, person: int) -> str:
    """The name of a question about whose it is among the bot's own messages: "proof:3:2"."""
    return f"proof:{claim}:{person}"
