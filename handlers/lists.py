"""/needs, /offers, /mine: what is open."""

from community import claims, posts
from community.members import Group
from community.posts import Post, PostKind
from handlers import away
from handlers.register import number_of
from handlers.turn import GROUPS, Turn
from texts import posts as say
from texts import privacy as say_privacy

MOST = 20  # lines; a longer list is read by nobody


async def needs(turn: Turn) -> None:
    """/needs: what neighbours look for, of this group; in private of their own groups."""
    turn.say(say.open_needs(await _open(turn, "need")), quote=turn.where.kind == "group")


async def offers(turn: Turn) -> None:
    """/offers: what neighbours have to give, of the same."""
    turn.say(say.open_offers(await _open(turn, "offer")), quote=turn.where.kind == "group")


async def _open(turn: Turn, kind: PostKind) -> list[Post]:
    """Of this group; in private of the groups that the person is in at this moment."""
    if turn.where.kind == "group":
        return await turn.books.posts.open_in(turn.where.id, kind, MOST)
    found: list[Post] = []
    for group in await groups_of(turn):
        found += await turn.books.posts.open_in(group.id, kind, MOST)
    return found[:MOST]


async def groups_of(turn: Turn) -> list[Group]:
    """Where the person is at this moment. Who only ever read along was never met: the bot's own groups are tried."""
    met = await turn.groups()
    known = {group.id for group in met}
    others = [group for group in await turn.books.groups.living(GROUPS) if group.id not in known]
    return [group for group in (met + others)[:GROUPS] if turn.role(group.id, turn.who.id) != "gone"]


async def mine(turn: Turn) -> None:
    """Whose business it is: only in private."""
    if turn.where.kind != "private":
        turn.say(say_privacy.in_private(), quote=True)
        return
    held = await turn.books.claims.held_by(turn.who.id)
    helping = [(await posts.find(turn.books, claim.post), claim) for claim in held]
    asked_for = [(one.thing, number_of(one)) for one in await turn.books.traces.registered(turn.who.id)]
    own, parked = await turn.books.posts.open_by(turn.who.id), await turn.books.posts.parked_by(turn.who.id)
    muted = await turn.books.pings.muted(turn.who.id)
    helpers = {post.id: await claims.holding(turn.books, post.id) for post in own}
    turn.say(say.mine(own, helping, asked_for, parked, muted, await away.until_when(turn), helpers=helpers))
