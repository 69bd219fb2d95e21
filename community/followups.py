"""How long things may take: rings of neighbours asked one after the other, questions whether it is still needed, the
life of a post, and 「拿到了吗」. Times only; what organizers choose comes from the group's settings."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from community.posts import Post
from community.settings import Settings

FIRST_RING = 3  # the best three; more at once is noise
NEXT_RING = 5
OPEN_CALL = FIRST_RING + NEXT_RING  # asked in vain: from then on the card calls everybody, while more are asked
STILL_NEEDED = timedelta(hours=2)  # after the open call, or the last ring before, the poster is asked
GOT_IT = timedelta(hours=24)  # after a promise both are asked, and after the question it moves on
AFTERWARDS = timedelta(hours=4)  # after the time that was said for it: a sofa that is moved at three is up by seven
FARTHEST = timedelta(days=60)  # what is promised for later than that is asked about by then
EDITED_BACK = timedelta(hours=1)  # whose edit ended a post may take it back by another; later it is another matter
EATEN_BY = time(21, 30)  # what is good for nothing tomorrow hangs until the evening, before the quiet hours
STILL_WARM = timedelta(hours=3)  # but so long at least
DANGER = timedelta(hours=6)  # who was stuck in a lift, or wanted the fire put out, is helped by then, or by others
TO_BE_FETCHED = timedelta(minutes=30)  # after the time until which something is kept: who comes for it may be late
A_NIGHT = timedelta(hours=24)  # what is kept for less is given to who comes first
LAST_QUESTION = timedelta(hours=24)  # before a post's life ends: a day to answer, whatever part of it is quiet


def ring_wait(post: Post, settings: Settings) -> timedelta:
    """Until the next ring: 「水管爆了」 waits three minutes, 「谁家有姜」 ten."""
    return timedelta(minutes=settings.urgent if post.urgent else settings.ring)


def ring_size(asked: int) -> int:
    """How many neighbours are asked next, after so many."""
    return FIRST_RING if asked == 0 else NEXT_RING


def asked_at(now: datetime, said_for: datetime | None = None) -> datetime:
    """When both sides are asked what became of a promise: a day later, or after the time it was said for."""
    soon = now + GOT_IT
    return soon if said_for is None else max(soon, min(said_for + AFTERWARDS, now + FARTHEST))


def first_asked_at(post: Post, now: datetime, said_for: datetime | None) -> datetime:
    """The same of a promise just made, for a time `said_for` or for that of the post. A thing is asked about a day
    before it is needed, while another neighbour may still have it.

    「周六谁能帮我搬沙发」 taken up on Tuesday → Saturday night; 「周六要用电钻」 → Friday evening.
    """
    if said_for is None and post.due_at is not None and post.kind == "need" and post.category in ("item", "loan"):
        return asked_at(now, post.due_at - GOT_IT - AFTERWARDS)
    return asked_at(now, said_for or post.due_at)


def ends_at(post: Post, settings: Settings, now: datetime) -> datetime:
    """The end of its life, which begins now: not before the day is over that it is about."""
    end = now + life(post, settings)
    return end if post.due_at is None else max(end, min(post.due_at + AFTERWARDS, now + FARTHEST))


def eaten_by(now: datetime, zone: ZoneInfo) -> datetime:
    """Until when 「剩了一锅饺子谁要」 stands: this evening."""
    evening = datetime.combine(now.astimezone(zone).date(), EATEN_BY, zone)
    return max(evening, now + STILL_WARM)


def last_asked_at(post: Post, settings: Settings, now: datetime) -> datetime:
    """When its poster is asked for the last time whether it is still needed: before the end of its life, or once the
    day is over that it is about: 「周六谁能帮我搬沙发」 on Sunday."""
    last = ends_at(post, settings, now) - min(LAST_QUESTION, life(post, settings) / 2)
    its_day = post.due_at and post.due_at + AFTERWARDS
    return last if its_day is None or its_day <= now else min(last, its_day)


def life(post: Post, settings: Settings) -> timedelta:
    """How long it lives without an answer, as its group has chosen for its kind."""
    return timedelta(days=settings.lives[post.category])
