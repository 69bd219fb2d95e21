"""How long things may take: rings of neighbours asked one after the other, questions whether it is still needed, the
life of a post, and 「拿到了吗」. Times only; all of them have good defaults."""

from collections.abc import Mapping
from datetime import timedelta

from community.posts import Category, Post

FIRST_RING = 3  # the best three; more at once is noise
NEXT_RING = 5
RING = timedelta(minutes=10)  # then the next are asked
URGENT_RING = timedelta(minutes=3)
STILL_NEEDED = timedelta(hours=2)  # after the last ring the poster is asked
GOT_IT = timedelta(hours=24)  # after a promise both are asked, and after the question it moves on
LAST_QUESTION = timedelta(hours=12)  # before a post's life ends

LIFE: Mapping[Category, timedelta] = {
    "item": timedelta(days=3),
    "loan": timedelta(days=7),
    "help": timedelta(days=7),
    "ride": timedelta(days=3),
    "group_buy": timedelta(days=7),
    "lost_found": timedelta(days=30),
    "info": timedelta(days=3),
}


def ring_wait(post: Post) -> timedelta:
    """Until the next ring: 「水管爆了」 waits three minutes, 「谁家有姜」 ten."""
    return URGENT_RING if post.urgent else RING


def ring_size(asked: int) -> int:
    """How many neighbours are asked next, after so many."""
    return FIRST_RING if asked == 0 else NEXT_RING


def life(post: Post) -> timedelta:
    return LIFE[post.category]
