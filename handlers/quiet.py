"""Quiet hours: nobody is asked at night; what comes in waits until morning, matters of safety pass."""

from datetime import datetime
from zoneinfo import ZoneInfo

from community.posts import Post
from handlers.turn import Turn
from nlp.intent import missing, urgency
from nlp.readings import Urgency

SAFETY = ("fire", "leak", "missing", "medicine")


def danger(post: Post) -> Urgency | None:
    """「水管爆了谁有扳手」 → leak; what is merely in a hurry → None."""
    wants, gives = ([item.name for item in side] for side in (post.wants, post.gives))
    lost = missing.urgent(wants, gives) if post.category == "lost_found" else []
    found = urgency.find(post.words, lost=lost) if post.urgent else None
    return found if found in SAFETY else None


async def awake(turn: Turn, group: int, at: datetime) -> datetime:
    """The first moment from `at` on in which people of a group may be asked."""
    settings = await turn.books.choices.of(group)
    return settings.awake(at, await zone(turn, group))


async def is_night(turn: Turn, group: int) -> bool:
    """Whether what is said in a group now, though nobody waits for it, is said without a sound."""
    return await awake(turn, group, turn.now) > turn.now


async def zone(turn: Turn, group: int) -> ZoneInfo:
    """The clock of a group, also where somebody speaks in private about it."""
    known = await turn.books.groups.get(group)
    return turn.zone if known is None else turn.zone_of(known)


async def until(turn: Turn, post: Post) -> datetime | None:
    """Until when neighbours are not to be asked about a post; None: they may be asked now."""
    if danger(post) is not None:
        return None
    then = await awake(turn, post.group, turn.now)
    return then if then > turn.now else None
