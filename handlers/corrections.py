"""A post is put right by a message after it: 「打错了，是姜」 is as good as an edit."""

from dataclasses import replace
from datetime import timedelta

from community.posts import Post
from handlers import posts
from handlers.turn import Turn
from nlp.answers import corrections

JUST_NOW = timedelta(minutes=10)  # in which it need not be a reply


async def said(turn: Turn, post: Post | None) -> bool:
    """The post of theirs that it replies to, or else their last one, follows. False where nothing is put right."""
    if turn.heard.kind != "message" or corrections.find(turn.heard.text) is None:
        return False
    meant = await _last(turn) if post is None else post
    if meant is None or meant.state != "open" or meant.poster.id != turn.who.id:
        return False
    words = corrections.whole(turn.heard.text, meant.words, [item.name for item in meant.items])
    if words is None:
        return False
    heard = replace(turn.heard, kind="edited", text=words, message_id=meant.message_id, sent_at=meant.created_at)
    await posts.edited(replace(turn, heard=heard), meant)
    return True


async def _last(turn: Turn) -> Post | None:
    """What they posted last in this topic, a moment ago."""
    if turn.heard.quoted is not None:
        return None
    recent = await turn.books.posts.open_since(turn.where.id, turn.now - JUST_NOW)
    own = [one for one in recent if one.poster.id == turn.who.id and one.thread == turn.where.thread_id]
    return max(own, key=lambda one: one.id, default=None)
