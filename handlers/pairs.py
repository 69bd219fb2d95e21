"""Posts that answer each other: who goes the same way, who gives what one wants for it. One promise keeps both."""

from community import bonds, found, rides
from community.claims import Claim
from community.posts import Post
from handlers import exchanges, followups
from handlers.turn import Turn


async def fitting(turn: Turn, post: Post) -> frozenset[int] | None:
    """The open posts that answer it; None where any post about the thing may."""
    if post.category == "ride":
        return await rides.fitting(turn.books, post)
    if post.category == "lost_found":
        return await found.fitting(turn.books, post)
    if post.kind == "exchange":
        asked = {ping.person.id for ping in await turn.books.pings.of(post.id)}
        mirrors = [one.id for one in await exchanges.mirrors(turn, post) if one.poster.id not in asked]
        return frozenset(mirrors) or await exchanges.serving(turn, post)  # first who has both to give and to want
    return None


async def ring(turn: Turn, post: Post) -> bool:
    """Where no two can exchange: three who can are asked."""
    return post.kind == "exchange" and not await exchanges.mirrors(turn, post) and await exchanges.propose(turn, post)


async def heads(turn: Turn, post: Post, asked: int) -> int:
    """How many seats somebody takes who wants a lift for two, whatever their tap says."""
    own = await _own(turn, post, turn.who.id)
    ride = await turn.books.rides.of(own.id) if own and post.kind == "offer" else None
    return max(asked, ride.seats or 1) if ride else asked


async def taken(turn: Turn, post: Post, claim: Claim) -> Post | None:
    """Somebody took a post up who has one of their own that it answers: it is taken with it. Which one, if any."""
    own = await _own(turn, post, claim.person.id)
    if own is None:
        return None
    seats = await turn.books.rides.of(post.id) if own.kind == "offer" else None
    mirrored = await bonds.mirror(turn.books, post, claim, own, turn.now, (seats and seats.seats) or 1)
    if mirrored is None:
        return None
    await followups.promised(turn, own, mirrored.id)
    await turn.books.alarms.cancel("got", str(mirrored.id))  # both are asked about the other one
    return own


async def _own(turn: Turn, post: Post, person: int) -> Post | None:
    """Their own open post that this one answers."""
    if post.kind == "exchange":
        answering = frozenset(one.id for one in await exchanges.mirrors(turn, post))
    else:
        answering = await fitting(turn, post) or frozenset()
    if not answering:
        return None
    own = await turn.books.posts.open_by(person)
    return next((one for one in own if one.id in answering), None)
