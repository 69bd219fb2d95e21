"""Calm mode: a sign on the message instead of a card, until somebody has promised or nobody is left to ask."""

from community.posts import Post
from handlers import quiet
from handlers.turn import Turn
from texts.messages import React

SEEN = "👀"  # read, and being asked about


async def begins(turn: Turn, post: Post) -> bool:
    """Whether a sign does for now. In danger everybody is to see the card."""
    if not (await turn.books.choices.of(post.group)).calm or quiet.danger(post) is not None:
        return False
    turn.send(React(chat=post.group, message_id=post.message_id, emoji=SEEN))
    return True


async def ends(turn: Turn, post: Post) -> bool:
    """Whether the hush is over and the card is to be shown; the sign goes away with it, and when the post is over."""
    if not await turn.books.calm.is_hushed(post.id):
        return False
    if post.state == "open":
        held = any(claim.state in ("holding", "done") for claim in await turn.books.claims.of(post.id))
        if not held and not await turn.books.alarms.is_set("still", str(post.id)):
            return False
        await turn.books.calm.speak(post.id)
    turn.send(React(chat=post.group, message_id=post.message_id, emoji=None))
    return post.state == "open"


async def again(turn: Turn, post: Post) -> None:
    """A post that never had a card is hung out again: its sign is back."""
    if await turn.books.calm.is_hushed(post.id):
        turn.send(React(chat=post.group, message_id=post.message_id, emoji=SEEN))
