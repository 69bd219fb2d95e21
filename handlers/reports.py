"""Two neighbours call for help with the same fire, gas or lift: one card, with what both say."""

from community import reports as rules
from community.emergencies import numbers
from community.posts import LONGEST_WORDS, Draft, Post
from handlers import dangers
from handlers.turn import Turn
from nlp.about import houses
from nlp.intent.dangers import Danger, says_so
from nlp.intent.dangers import needed as danger_in
from texts import dangers as say
from texts.messages import Send

OF_THE_HOUSE: frozenset[Danger] = frozenset({"gas", "fire", "wire", "lift"})  # who is hurt is somebody, not something


async def same(turn: Turn, draft: Draft) -> Post | None:
    """The open call for help that another neighbour's is about as well: the same danger, asked in the same way, a
    moment ago, in no other house. None where it is one of its own: two who are hurt are two."""
    danger = danger_in(draft.words) if draft.kind == "need" else None
    if danger not in OF_THE_HOUSE:
        return None
    for post in await turn.books.posts.open_since(draft.group, turn.now - rules.THE_SAME):
        alike = dangers.of(post) == danger and post.poster.id != draft.poster.id and post.thread == draft.thread
        if alike and _asks_for_the_same(post, draft) and houses.may_be_one(await _said_of(turn, post), draft.words):
            return post
    return None


async def said(turn: Turn) -> Post | None:
    """「着火了」 of who asks for nothing, while a neighbour's call about the same is open: it joins that as
    another call does. None where it is none, or is dealt with already."""
    heard, at = turn.heard, turn.heard.message_id
    if heard.kind != "message" or at is None or not says_so(heard.text):
        return None
    if await turn.books.posts.is_message(turn.where.id, at) or await turn.books.reports.by_message(turn.where.id, at):
        return None
    draft = Draft(turn.where.id, at, turn.who, "need", "help", (), (), heard.text, turn.where.thread_id)
    first = await same(turn, draft)
    if first is not None:
        await joins(turn, first, draft)
    return first


def _asks_for_the_same(post: Post, draft: Draft) -> bool:
    """Whoever comes to help comes for both; a fire extinguisher is asked for on its own."""
    help_only = post.category == draft.category == "help"
    return help_only or {one.key for one in post.items} == {one.key for one in draft.items}


async def _said_of(turn: Turn, post: Post) -> str:
    """All that was said of it: the house may stand in a report."""
    return "\n".join([post.words, *(one.words for one in await turn.books.reports.of(post.id))])


async def joins(turn: Turn, post: Post, draft: Draft) -> None:
    """It stands on the card of the first; who says it is told so, and what to do first."""
    if len(await turn.books.reports.of(post.id)) < rules.MOST:
        await turn.books.reports.add(post.id, draft.poster.id, draft.message_id, draft.words[:LONGEST_WORDS], turn.now)
    news = f"report:{post.id}:{draft.poster.id}"
    if await turn.lately(news):
        return
    await turn.told(news, post.group, stays=rules.THE_SAME)
    danger = dangers.of(post)
    if danger is None:
        return
    message = say.joined(post, danger, numbers(turn.zone))
    aloud = Send(chat=post.group, thread=post.thread, reply_to=draft.message_id, message=message)
    await turn.bring(draft.poster.id, message, aloud=aloud)


async def edited(turn: Turn, post: Post) -> None:
    """Who reported it too has changed their message."""
    theirs = any(one.person.id == turn.who.id for one in await turn.books.reports.of(post.id))
    if theirs and turn.heard.message_id is not None and turn.heard.text:
        words = turn.heard.text[:LONGEST_WORDS]
        await turn.books.reports.add(post.id, turn.who.id, turn.heard.message_id, words, turn.now)
