"""Who would rather not be asked is left alone, also where they say so in their own words, and asked again by them."""

from collections.abc import Mapping, Sequence
from datetime import datetime, time, timedelta
from typing import get_args

from community import matching as rules
from community import posts
from community.matching import How
from community.posts import Category, Post
from handlers import answers, away, matching, register
from handlers import posts as card
from handlers.turn import Turn
from nlp.answers import away as spans
from nlp.answers import mutes as words
from nlp.answers import replies
from texts import matching as say
from texts.messages import Message

KNOWN: Mapping[How, Category | None] = {"register": None, "lent": "loan", "did": "help", "told": "info", "gave": "item"}
UNSAID = timedelta(days=7)  # how long they are left alone who do not say until when


async def said(turn: Turn) -> bool:
    """「别再问我了」, 「这几天别找我」, 「可以问我了」 in private; False where it says nothing of it."""
    wish = words.find(turn.heard.text)
    if wish == "again":
        await _ask_again(turn)
        turn.say(Message(html=say.asked_about_all()))
    elif wish == "never":
        await _never(turn)
    elif wish is not None:
        now, zone = await away.wall(turn)
        named = spans.meant(turn.heard.text, now).until if wish == "while" else now.date() + timedelta(days=1)
        until = datetime.combine(named or (now + UNSAID).date(), time(), zone)
        await _decline(turn, get_args(Category))
        await rules.leave(turn.books, turn.who.id, until, turn.now)
        turn.say(say.not_until(until) if wish == "while" else Message(html=say.not_today()))
    return wish is not None


async def tapped(turn: Turn, choice: str) -> None:
    """「什么事都别问我」, 「可以问我了」."""
    if choice == "all":
        await _ask_again(turn)
        turn.answer(say.asked_about_all())
    else:
        await _mute(turn, get_args(Category))
        turn.say(say.left_alone())


async def _never(turn: Turn) -> None:
    """About what they were just asked; else about what they name, a kind or things; else about nothing at all."""
    post = await _asked(turn)
    kinds = [post.category] if post is not None else words.kinds(turn.heard.text) or await _named(turn)
    await _mute(turn, kinds or get_args(Category))
    turn.say(say.left_alone_about(kinds) if kinds else say.left_alone())
    if post is None and replies.answer(words.besides(turn.heard.text)) == "no":
        await answers.stepped_back(turn)


async def _asked(turn: Turn) -> Post | None:
    """What the question was about: the one replied to, whatever became of it, else the newest that waits."""
    waiting = await answers.asked_about(turn)
    if waiting is not None:
        return await posts.find(turn.books, waiting.post)
    name, number = await turn.quoted_ref()
    return await turn.books.posts.get(number) if name == "ping" else None


async def _named(turn: Turn) -> list[Category]:
    """The kinds of what they name, for which they are known no more: 「我的电钻坏了，别问我了」 → loan."""
    text = await turn.said()
    offers = [post for post in await turn.books.posts.open_by(turn.who.id) if post.gives]
    kinds = {post.category for post in offers if any(words.named(text, one.name) for one in post.gives)}
    for group in await turn.books.groups.of(turn.who.id):
        for how in KNOWN:
            for thing in await turn.books.traces.noted(group.id, turn.who.id, how):
                if words.named(text, thing):
                    kinds.add(KNOWN[how] or register.kind_of(thing))
                    await turn.books.traces.drop(group.id, thing, turn.who.id, how)
    return sorted(kinds or {register.kind_of(thing) for thing in words.things_in(text)})


async def _mute(turn: Turn, kinds: Sequence[Category]) -> None:
    await _decline(turn, kinds)
    for kind in kinds:
        await turn.books.pings.mute(turn.who.id, kind, None)


async def _decline(turn: Turn, kinds: Sequence[Category]) -> None:
    """Questions that wait are settled, so that nobody waits for them."""
    for ping in await turn.books.pings.waiting_for(turn.who.id):
        post = await posts.find(turn.books, ping.post)
        if post.category in kinds:
            await matching.decline(turn, post)
            await card.refresh(turn, post.id)


async def _ask_again(turn: Turn) -> None:
    await turn.books.pings.unmute(turn.who.id, None)
    for kind in await turn.books.pings.muted(turn.who.id):
        await turn.books.pings.unmute(turn.who.id, kind)
