"""How long things may take: rings of neighbours asked one after the other, questions whether it is still needed, the
life of a post, and 「拿到了吗」. Times only; what organizers choose comes from the group's settings."""

from datetime import timedelta

from community.posts import Post
from community.settings import Settings

FIRST_RING = 3  # the best three; more at once is noise
NEXT_RING = 5
OPEN_CALL = FIRST_RING + NEXT_RING  # asked in vain: from then on the card calls everybody, while more are asked
STILL_NEEDED = timedelta(hours=2)  # after the open call, or the last ring before, the poster is asked
GOT_IT = timedelta(hours=24)  # after a promise both are asked, and after the question it moves on
EDITED_BACK = timedelta(hours=1)  # whose edit ended a post may take it back by another; later it is another matter
LAST_QUESTION = timedelta(hours=24)  # before a post's life ends: a day to answer, whatever part of it is quiet


def ring_wait(post: Post, settings: Settings) -> timedelta:
    """Until the next ring: 「水管爆了」 waits three minutes, 「谁家有姜」 ten."""
    return timedelta(minutes=settings.urgent if post.urgent else settings.ring)


def ring_size(asked: int) -> int:
    """How many neighbours are asked next, after so many."""
    return FIRST_RING if asked == 0 else NEXT_RING


def last_question(post: Post, settings: Settings) -> timedelta:
    """From the beginning of its life until its poster is asked for the last time."""
    return life(post, settings) - min(LAST_QUESTION, life(post, settings) / 2)


def life(post: Post, settings: Settings) -> timedelta:
    """How long it lives without an answer, as its group has chosen for its kind."""
    return timedelta(days=settings.lives[post.category])
