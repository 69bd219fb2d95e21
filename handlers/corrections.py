"""A post is put right by a message after it: 「打错了，是姜」 is as good as an edit."""

from dataclasses import replace

from community import claims as promises
from community import posts as rules
from community.posts import Post
from handlers import edits
from handlers.turn import WITHOUT_REPLY, Turn
from nlp import Context, behalf
from nlp.about import rides
from nlp.answers import corrections


async def said(turn: Turn, post: Post | None) -> bool:
    """The post of theirs that it replies to, or else their last one, follows. False where nothing is put right."""
    text, replying = turn.heard.text, post is not None and post.category == "ride"
    if turn.heard.kind != "message" or not (corrections.find(text) or corrections.find_place(text, replying=replying)):
        return False
    meant = await latest(turn) if post is None else post
    if meant is None or meant.state != "open" or meant.poster.id != turn.who.id:
        return False
    if meant.category == "ride":
        return await _other_place(turn, meant)
    words = corrections.whole(text, meant.words, [item.name for item in meant.items])
    if words is None:
        return False
    heard = replace(turn.heard, kind="edited", text=words, message_id=meant.message_id, sent_at=meant.created_at)
    await edits.edited(replace(turn, heard=heard), meant)
    return True


async def _other_place(turn: Turn, post: Post) -> bool:
    """A ride goes elsewhere, or from elsewhere, when it was to leave; False where it is no ride any more with that
    word in it: 「说错了，是女儿」."""
    first, *others = post.items
    place = corrections.find_place(turn.heard.text, replying=True)
    words = corrections.with_place(turn.heard.text, post.words, rides.places(first.name))
    before = await turn.books.rides.of(post.id)
    if place is None or words is None or before is None:
        return False
    reading = behalf.read(words, now=turn.said_at, context=Context(words=await turn.words(post.group)))
    if (reading.intent, reading.category) != (post.kind, post.category):
        return False
    named = [one.name for one in reading.wants + reading.gives]
    ride = rides.find(words, named, reading.due, turn.said_at)
    if ride is None or not any(place.right in one for one in rides.places(ride.name)):
        return False
    origin, destination = (rides.key(one) if one else None for one in (ride.origin, ride.destination))
    item = replace(first, name=ride.name, key=rides.key(ride.place))
    draft = replace(rules.only(post, (item, *others)), words=words)
    promised = await promises.revise(turn.books, post.id, draft, turn.now, whole=False)
    await turn.books.rides.put(replace(before, origin=origin, destination=destination))
    await edits.follow_up(turn, post, promised)
    return True


async def latest(turn: Turn) -> Post | None:
    """What they posted last in this topic, a moment ago; None where they reply to anything."""
    if turn.heard.quoted is not None:
        return None
    recent = await turn.books.posts.open_since(turn.where.id, turn.now - WITHOUT_REPLY)
    own = [one for one in recent if one.poster.id == turn.who.id and one.thread == turn.where.thread_id]
    return max(own, key=lambda one: one.id, default=None)
