"""Somebody has just stepped back, and another neighbour takes the place: 「那我上吧」, 「我闲着，我去」."""

from datetime import timedelta

from handlers import claims
from handlers.turn import WITHOUT_REPLY, Turn
from nlp import Context, read
from nlp.answers import endings, replies

POSTED_WITHIN = timedelta(days=7)  # older ones are rarely let go


async def said(turn: Turn) -> bool:
    """Without a reply, of the only thing that was let go just now. False where it may be about something newer."""
    text = turn.heard.text
    fitting = replies.takes_up(text)
    if not turn.heard.alone or not (fitting or endings.steps_in(text)):
        return False
    posts = [
        post
        for post in await turn.books.posts.open_since(turn.where.id, turn.written_at - POSTED_WITHIN)
        if post.poster.id != turn.who.id and post.free and post.thread == turn.where.thread_id
    ]
    free = [post for post in posts if await turn.lately(claims.free_again(post))]
    newer = [post for post in posts if post not in free and post.created_at >= turn.written_at - WITHOUT_REPLY]
    if len(free) != 1 or newer or await turn.books.claims.of_person(free[0].id, turn.who.id):
        return False
    if fitting and (free[0].kind, free[0].category) not in fitting:
        return False
    await claims.said(turn, free[0], read(text, context=Context(reply_to=free[0].kind, words=await turn.words())))
    return True
