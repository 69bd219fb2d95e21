"""The alarms of a post: when the next neighbours are asked, when the poster is, and when it is parked."""

from community import followups
from community.posts import Post
from handlers.turn import Turn

OF_A_POST = ("ring", "still", "last", "park")


async def begin(turn: Turn, post: Post) -> None:
    """A post is open: the next ring in ten minutes, one question before its life ends, then it is parked."""
    await ask_on(turn, post)
    await live_on(turn, post)


async def live_on(turn: Turn, post: Post) -> None:
    """Its life begins now (again)."""
    ends = turn.now + followups.life(post)
    await turn.books.alarms.set("last", str(post.id), ends - followups.LAST_QUESTION, post.group)
    await turn.books.alarms.set("park", str(post.id), ends, post.group)


async def end(turn: Turn, post: Post) -> None:
    """The post is over: nothing about it is due any more."""
    for kind in OF_A_POST:
        await turn.books.alarms.cancel(kind, str(post.id))


async def still_asking(turn: Turn, post: Post) -> bool:
    """Whether another ring may come."""
    return await turn.books.alarms.is_set("ring", str(post.id))


async def ask_on(turn: Turn, post: Post) -> None:
    """Nobody has it any more: the next ring, in a while."""
    if post.kind != "offer":
        await turn.books.alarms.set("ring", str(post.id), turn.now + followups.ring_wait(post), post.group)


async def promised(turn: Turn, post: Post, claim: int) -> None:
    """Somebody promised: in a day both are asked whether it came true."""
    await turn.books.alarms.cancel("ring", str(post.id))
    await turn.books.alarms.cancel("still", str(post.id))
    await turn.books.alarms.set("got", str(claim), turn.now + followups.GOT_IT, post.group)


async def not_yet(turn: Turn, post: Post, claim: int) -> None:
    """「还没有」: no hurry, both are asked again in a day."""
    await turn.books.alarms.cancel("silent", str(claim))
    await turn.books.alarms.set("got", str(claim), turn.now + followups.GOT_IT, post.group)


async def settled(turn: Turn, claim: int) -> None:
    for kind in ("got", "silent"):
        await turn.books.alarms.cancel(kind, str(claim))
