"""A word in private that answers a question the bot asked: 「我有,来拿」, 「没有了」."""

from collections.abc import Iterable

from community import posts
from community.claims import Claim
from community.matching import Ping
from community.members import must_belong
from community.posts import Post
from handlers import claims, introductions, lists, matching, roster
from handlers import posts as card
from handlers.turn import Turn
from nlp import Context, read
from nlp.answers import endings, replies, thanks
from texts import claims as say_claims
from texts import matching as say
from texts import roster as say_roster
from texts.messages import Message


async def asked_about(turn: Turn) -> Ping | None:
    """The question that a private word answers: the one replied to, else the newest. A reply to something else that
    the bot said answers no question."""
    waiting = await turn.books.pings.waiting_for(turn.who.id)
    quoted = turn.heard.quoted
    if quoted is not None:
        ref = await turn.books.sent.ref(turn.where.id, quoted.message_id)
        if ref is not None:
            replied = (ping for ping in waiting if matching.ping_ref(ping.post, turn.who.id) == ref)
            return next(replied, None)
    return next(iter(waiting), None)


async def to_a_question(turn: Turn) -> bool:
    """Whether a private word replies to a question that the bot asked, whatever became of it."""
    return (await turn.quoted_ref())[0] == "ping"


async def answered(turn: Turn, ping: Ping) -> bool:
    """「我有,来拿」 or 「没有了」 to a question; False where the words say neither."""
    post = await posts.find(turn.books, ping.post)
    said = replies.answer(turn.heard.text)
    reading = read(turn.heard.text, context=Context(reply_to=post.kind, words=await turn.words(post.group)))
    if said == "no":
        await _declined(turn, post)
        turn.say(Message(html=say.thanked()))
        return True
    if said == "yes" or (reading.intent == "claim" and reading.act):
        must_belong(turn.role(post.group, turn.who.id))
        await claims.said(turn, post, reading)
        return True
    return False


async def declined(turn: Turn, post: Post) -> None:
    """「没有了」, 「我来不了了」 under a card: who promised steps back, who was asked is named no more."""
    if post.state != "open":
        return
    if await turn.books.claims.of_person(post.id, turn.who.id) is not None:
        await claims.step_back(turn, post.id, about=await claims.named(turn, post))
    elif any(ping.post == post.id for ping in await turn.books.pings.waiting_for(turn.who.id)):
        await _declined(turn, post)


async def _declined(turn: Turn, post: Post) -> None:
    await matching.decline(turn, post)
    await card.refresh(turn, post.id)


async def on_duty(turn: Turn) -> bool:
    """A word without a reply, of somebody on duty with one need in their hands and asked about nothing else: 「我有，
    来拿」 takes it up, 「没办法」 says so, what is about nothing of their own is brought to the poster. Else False."""
    post = await roster.the_one_in_hands(turn) if turn.heard.quoted is None else None
    if post is None or post.poster.id == turn.who.id:
        return False
    asked = [ping.post for ping in await turn.books.pings.waiting_for(turn.who.id)]
    if any(other != post.id for other in asked):
        return False
    text, said = turn.heard.text, replies.answer(turn.heard.text)
    if said == "no":
        if await turn.books.claims.held_by(turn.who.id):
            return False  # it may be about a promise of theirs
        must_belong(turn.role(post.group, turn.who.id))
        if asked:
            await _declined(turn, post)
        await roster.no_help(turn, post)
        turn.say(Message(html=say_roster.thanked()))
    elif said == "yes" and replies.takes_up(text):
        must_belong(turn.role(post.group, turn.who.id))
        await claims.said(
            turn, post, read(text, context=Context(reply_to=post.kind, words=await turn.words(post.group)))
        )
    elif said == "yes":
        turn.say(say_roster.how_to_answer(post))
    elif (
        read(text, context=Context(words=await turn.words(post.group))).intent != "none"
        or thanks.given(text)
        or replies.greets(text)
    ):
        return False
    else:
        await roster.bring_back(turn, post)
    return True


async def promises_meant(turn: Turn) -> list[Claim]:
    """「我来不了了」 in private: the promise replied to, else all of theirs."""
    if replies.answer(turn.heard.text) != "no":
        return []
    held = await turn.books.claims.held_by(turn.who.id)
    quoted = turn.heard.quoted
    if quoted is not None:
        ref = await turn.books.sent.ref(turn.where.id, quoted.message_id)
        held = [claim for claim in held if introductions.ref(claim, turn.who.id) == ref]
    return held


async def stepped_back(turn: Turn) -> bool:
    """From the promise that they mean, or from the things of a list that they name: 「台灯不要了」; which of several
    promises, they say with a button. False where they mean none."""
    if await _lets_things_go(turn, await turn.books.claims.held_by(turn.who.id)):
        return True
    held = await promises_meant(turn)
    if not held:
        return False
    if len({claim.post for claim in held}) > 1:
        await lists.mine(turn)
        return True
    await claims.step_back(turn, held[0].post, claim=held[0].id if turn.heard.quoted is not None else None)
    turn.say(Message(html=say_claims.stepped_back()))
    return True


async def _lets_things_go(turn: Turn, held: Iterable[Claim]) -> bool:
    """Whether it names things of a list that they have, or wait for, and says no to them."""
    for claim in held:
        post = await posts.find(turn.books, claim.post)
        about = await claims.named(turn, post) & claim.about
        no = replies.answer(turn.heard.text) == "no" or endings.by_taker(turn.heard.text, post.kind) == "off"
        if about and no:
            await claims.step_back(turn, post.id, about=about)
            turn.say(Message(html=say_claims.stepped_back()))
            return True
    return False
