"""What the three of a ring answer, and what follows when all of them are willing."""

from community import claims as promises
from community import exchanges as rules
from community import posts as rules_of_posts
from community.errors import NothingAsked
from community.exchanges import Swap
from community.members import must_belong
from handlers import claims, exchanges, followups, matching, posts
from handlers.buttons import Tap
from handlers.turn import Turn
from texts import claims as say_claims
from texts import exchanges as say


async def tapped(turn: Turn, tap: Tap) -> None:
    """「愿意换」, 「这次不换」, and later 「我来不了了」."""
    if tap.choice == "out":
        await _step_out(turn, tap.id)
        return
    swap = await rules.answer(turn.books, tap.id, by=turn.who.id)
    own = next(post for post in swap.posts if post.poster.id == turn.who.id)
    if tap.choice != "yes":
        turn.answer(say.said_no())
        await exchanges.off(turn, swap)
        return
    must_belong(turn.role(own.group, turn.who.id))
    if any(post.state != "open" or not post.free for post in swap.posts):
        await exchanges.off(turn, swap)
        raise NothingAsked
    await turn.books.swaps.agree(swap.id, turn.who.id)
    turn.answer(say.said_yes())
    if swap.yes | {turn.who.id} >= {post.poster.id for post in swap.posts}:
        await _agreed(turn, swap)
    else:
        exchanges.settle(turn, swap, own, say.waiting(swap, own))


async def _agreed(turn: Turn, swap: Swap) -> None:
    """Each post is taken by who gives its poster what they want; the three promises are tied."""
    await turn.books.swaps.settle(swap.id, "agreed")
    await turn.books.alarms.cancel("swap", str(swap.id))
    tied = []
    for post in swap.posts:
        if not await turn.books.claims.take_shares(post.id, 1):
            raise LookupError(f"post {post.id} was free a moment ago")
        giver = swap.before(post).poster.id
        tied.append(await turn.books.claims.add(post.id, giver, 1, "holding", turn.now))
    await turn.books.bonds.tie([claim.id for claim in tied])
    for post, claim in zip(swap.posts, tied, strict=True):
        await followups.promised(turn, post, claim.id)
        await matching.spare(turn, post, claim.person.id)
        exchanges.settle(turn, swap, post, say.agreed(swap, post))
        await posts.refresh(turn, post.id)


async def _step_out(turn: Turn, number: int) -> None:
    """One cannot after all: the promise they gave to the next is taken back, and with it the ring."""
    swap = await turn.books.swaps.get(number)
    own = next((post for post in swap.posts if post.poster.id == turn.who.id), None) if swap else None
    if swap is None or own is None or swap.state != "agreed":
        raise NothingAsked
    taker = await rules_of_posts.find_open(turn.books, swap.next(own).id)
    if await turn.books.claims.of_person(taker.id, turn.who.id) is None:
        raise NothingAsked
    (moved,) = await promises.step_back(turn.books, taker.id, by=turn.who.id, now=turn.now)
    turn.answer(say_claims.stepped_back())
    for post in swap.posts:
        exchanges.settle(turn, swap, post, say.off(swap, post))
    await claims.moved_up(turn, moved)


async def due(turn: Turn, number: int) -> None:
    """A day without three answers: nobody waits any longer."""
    swap = await turn.books.swaps.get(number)
    if swap is not None:
        await exchanges.off(turn, swap)
