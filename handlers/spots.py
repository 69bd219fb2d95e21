"""Where and when something was lost or found, remembered apart to be compared."""

from community.found import Spot
from community.posts import Post
from handlers.turn import Turn
from nlp import Reading, times


async def note(turn: Turn, post: Post, reading: Reading) -> None:
    """Where and on which day something was lost or found, as far as the message says."""
    if post.category != "lost_found":
        return
    when = times.find(turn.heard.text, turn.said_at)
    day = when.start.date() if when is not None and when.start is not None else None
    if day is not None and day > turn.said_at.date():
        day = None  # nothing was lost tomorrow: it is about something else
    await turn.books.spots.put(Spot(post.id, reading.places, day))
