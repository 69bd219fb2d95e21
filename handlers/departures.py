"""A driver says in words that it leaves at another time, 「改成7点」, 「推迟半小时」: the post follows as if edited."""

from dataclasses import replace

from community import claims as promises
from community import posts as rules
from community.posts import LONGEST_WORDS, Post
from community.rides import Ride
from handlers import edits, quiet, rides
from handlers.turn import Turn
from nlp.about import rides as words
from texts import rides as say


async def said(turn: Turn, post: Post) -> bool:
    """Under their own ride. False where the words say no other time."""
    if turn.heard.kind != "message" or post.poster.id != turn.who.id or not words.retimes(turn.heard.text):
        return False
    return await _moved(turn, post)


async def said_alone(turn: Turn) -> bool:
    """The same and nothing else, without a reply (or to words of their own), where one open ride can be meant."""
    quoted = turn.heard.quoted
    text = turn.heard.text
    if turn.heard.kind != "message" or not (words.retimes(text, alone=True) or words.retimes_first(text)):
        return False
    if quoted is not None and (quoted.who is None or quoted.who.id != turn.who.id):
        return False
    own = [post for post in await turn.own_posts() if post.category == "ride"]
    return len(own) == 1 and await _moved(turn, own[0])


async def _moved(turn: Turn, post: Post) -> bool:
    """False where no time can be read, or it has none yet that could be put off."""
    ride = await turn.books.rides.of(post.id) if post.category == "ride" and post.state == "open" else None
    if ride is None:
        return False
    zone = await quiet.zone(turn, post.group)
    before = rides.leaving(ride, zone)
    said_at = (turn.heard.sent_at or turn.now).astimezone(zone).replace(tzinfo=None)
    found = words.moved(turn.heard.text, before, said_at)
    if found is None:
        return False
    reachable = await turn.reaches(turn.who.id)
    if not isinstance(found, words.Leaving):
        if reachable:
            turn.tell(turn.who.id, say.not_then(post, await rides.when(turn, post), past=found == "past"))
        return True
    if found == before:
        if reachable:
            turn.tell(turn.who.id, say.moved(post, await rides.when(turn, post), told=False))
        return True
    earliest, latest = found.earliest.replace(tzinfo=zone), found.latest.replace(tzinfo=zone)
    await _follow(turn, post, replace(ride, earliest=earliest, latest=latest, exact=found.exact))
    if reachable:
        going = bool(await promises.holding(turn.books, post.id))
        turn.tell(turn.who.id, say.moved(post, await rides.when(turn, post), told=going))
    return True


async def _follow(turn: Turn, post: Post, ride: Ride) -> None:
    """What was said stands behind the words of the post, for those who read them privately."""
    left = await rides.when(turn, post)
    typed = f"{post.words}；{turn.heard.text.strip()}"
    draft = rules.only(post, post.items)
    draft = replace(draft, due_at=ride.latest, words=typed if len(typed) <= LONGEST_WORDS else post.words)
    promised = await promises.revise(turn.books, post.id, draft, turn.now, whole=False)
    await turn.books.rides.put(ride)
    await edits.follow_up(turn, post, promised, left=left)
