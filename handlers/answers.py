"""A word in private that answers a question the bot asked: 「我有,来拿」, 「没有了」."""

from community import posts
from community.matching import Ping
from handlers import claims, matching
from handlers.turn import Turn
from nlp import Context, read, replies
from texts import matching as say
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


async def answered(turn: Turn, ping: Ping) -> bool:
    """「我有,来拿」 or 「没有了」 to a question; False where the words say neither."""
    post = await posts.find(turn.books, ping.post)
    said = replies.answer(turn.heard.text)
    reading = read(turn.heard.text, context=Context(reply_to=post.kind))
    if said == "no":
        await matching.decline(turn, post)
        turn.say(Message(html=say.thanked()))
        return True
    if said == "yes" or (reading.intent == "claim" and reading.act):
        await claims.said(turn, post, reading)
        return True
    return False
