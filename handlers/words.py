"""Something was written: whose it is to deal with it. The first here that has something to do with it takes it.

What it replies to decides before what it says: 「我来」 under an event's card is a seat, under a post a promise; 「+1」
under a post is no line of a list. Without a reply 「+1」 goes to the one list it can mean, unless something was offered
since. Thanks are noted beside whatever else the words do, and end nothing by themselves. Under a post what becomes of a
promise goes before anything new. Privately an event that is named goes before the question that waits, the question
before promises and seats, and between those two the bot does not guess.
"""

from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta

from community.members import greet
from community.posts import Post
from handlers import (
    aliases,
    announcements,
    answers,
    away,
    calendars,
    chains,
    claims,
    corrections,
    duties,
    endings,
    entries,
    events,
    found,
    lists,
    loans,
    members,
    mutes,
    organizers,
    outcomes,
    posts,
    privacy,
    revisions,
    roster,
    rsvps,
    settings,
    thanks,
)
from handlers.turn import Turn
from nlp import Context, Reading, behalf, items, questions, read, replies, things
from nlp.endings import drops, ends, stands
from nlp.thanks import given as thanks_given
from texts import loans as say_loans
from texts import members as say
from texts import posts as say_posts
from texts import rsvps as say_rsvps
from texts.messages import Message, Send

A_DAY = timedelta(days=1)
JUST_NOW = timedelta(minutes=10)  # in which 「我有」 without a reply still means the last need

COMMANDS: Mapping[str, Callable[[Turn], Awaitable[None]]] = {
    "start": members.started,
    "help": members.helped,
    "event": events.announced,
    "events": events.listed,
    "festival": events.festival,
    "announce": announcements.commanded,
    "scheduled": announcements.listed,
    "calendar": calendars.commanded,
    "chain": chains.commanded,
    "needs": lists.needs,
    "offers": lists.offers,
    "mine": lists.mine,
    "away": away.commanded,
    "loans": loans.listed,
    "me": thanks.page,
    "settings": settings.asked,
    "language": settings.language,
    "organizer": settings.name_organizer,
    "duty": roster.commanded,
    "word": aliases.commanded,
    "privacy": privacy.explained,
    "mydata": privacy.my_data,
    "forget": privacy.forget,
}


async def heard(turn: Turn) -> None:
    """A command, a word to the bot, or a word in the group."""
    heard = turn.heard
    if heard.who is not None:
        await greet(turn.books, heard.who, heard.where, turn.now)
    if heard.command is not None:
        if heard.command in COMMANDS and heard.kind == "message":
            await COMMANDS[heard.command](turn)
        elif heard.command == "chain" and heard.kind == "edited":
            await chains.edited(turn)
        elif heard.command in ("event", "festival") and heard.kind == "edited":
            await events.edited(turn)
        elif heard.where.kind == "private" and heard.kind == "message":  # in a group it may be another bot's
            turn.say(say.no_such_command())
    elif heard.where.kind == "private":
        await _privately(turn)
    elif heard.who is not None and not heard.forwarded:
        await _in_the_group(turn)


async def _in_the_group(turn: Turn) -> None:
    mine = await _edited_post(turn)
    if mine is not None:
        await posts.edited(turn, mine)
        return
    if await announcements.replied(turn) or await rsvps.said(turn) or await entries.said(turn):
        return
    if await organizers.said(turn) or await rsvps.given_up(turn):
        return
    await thanks.said(turn)
    post = await posts.replied_to(turn)
    if await corrections.said(turn, post) or (post is not None and await loans.said_under(turn, post)):
        return
    if replies.takes_up(turn.heard.text):
        post = await _just_asked(turn) if post is None else await _named_elsewhere(turn, post)
    if await (endings.nobody_came(turn) if post is None else _ends(turn, post)):
        return
    reading = await _read(turn, post)
    if post is not None and await _names_things(turn, post):
        await claims.said(turn, post, reading)
        return
    if reading.category == "group_buy" and post is None:
        await chains.posted(turn, reading)
    elif ends(turn.heard.text):
        await endings.said(turn, post)
    elif reading.intent in ("need", "offer", "exchange"):
        if reading.act:
            await posts.opened(turn, reading)
    elif post is not None and post.poster.id != turn.who.id and _says_no(turn.heard.text):
        await answers.declined(turn, post)
    elif reading.intent == "claim":
        if post is None and reading.act:
            post = await _just_asked(turn)
        elsewhere = replies.points_elsewhere(turn.heard.text)  # 「居委会有，可以去借」
        if post is not None and post.state == "open" and post.poster.id != turn.who.id and not elsewhere:
            corrected = turn.heard.kind == "edited" and await turn.books.claims.of_person(post.id, turn.who.id)
            if not corrected:  # 「我有」 made 「我有,来拿」 is still one promise
                await claims.said(turn, post, reading)
    elif reading.intent == "close":
        if post is not None or reading.act or drops(turn.heard.text):  # 「谢谢小李」 alone ends nothing
            await endings.said(turn, post, reading.confidence)
    elif reading.intent == "event":
        await events.overheard(turn, reading)


async def _ends(turn: Turn, post: Post) -> bool:
    """Whether words under a post say what became of a promise there, whatever else they say."""
    mine = post.poster.id == turn.who.id
    return await (endings.weighs(turn, post) if mine else endings.by_taker(turn, post))


async def _names_things(turn: Turn, post: Post) -> bool:
    """「要台灯」, 「葱没有，姜我有」 under a list, where nothing but the list makes a promise of it."""
    open_list = post.listed and post.state == "open" and post.poster.id != turn.who.id
    if not open_list or turn.heard.kind != "message":
        return False
    heard = await claims.in_a_list(turn, post)
    picked = items.wanted(*heard, post.kind)
    return items.takes(*heard, post.kind) or bool(picked.at and picked.refused)


def _says_no(text: str) -> bool:
    return replies.answer(text) == "no" and not stands(text)


async def _edited_post(turn: Turn) -> Post | None:
    if turn.heard.kind != "edited" or turn.heard.message_id is None:
        return None
    return await turn.books.posts.by_message(turn.where.id, turn.heard.message_id)


async def _read(turn: Turn, post: Post | None) -> Reading:
    own = post.poster.id == turn.who.id if post else await _engaged(turn)
    context = Context(reply_to=post.kind if post else None, own=own, words=await turn.words())
    said = (turn.heard.text, context)
    if turn.facts.read is None or turn.facts.read[0] != said:
        turn.facts.read = said, behalf.read(turn.heard.text, now=turn.said_at, context=context)
    return turn.facts.read[1]


async def _engaged(turn: Turn) -> bool:
    """Whether something of theirs is open; 「拿到了」 and nothing else may also be about what they were promised."""
    if await turn.books.posts.open_by(turn.who.id):
        return True
    return ends(turn.heard.text) and bool(await turn.books.claims.held_by(turn.who.id))


async def _just_asked(turn: Turn) -> Post | None:
    """「我有,来拿」 without a reply: the one post of the last minutes, in the same topic, that it can mean; with
    two, nobody knows. In a reply to what somebody said besides (「混凝土墙」, but no question), one of theirs.

    It means one that such words answer (「我有」 no offer), that it names, that nobody has taken up yet, and, if that
    leaves several, the one about which its writer was asked.
    """
    quoted = turn.heard.quoted
    if quoted is not None and (quoted.who is None or questions.asked(quoted.text)):
        return None
    fitting = replies.takes_up(turn.heard.text)
    recent = [
        post
        for post in await turn.books.posts.open_since(turn.where.id, turn.now - JUST_NOW)
        if post.thread == turn.where.thread_id
        and post.poster.id != turn.who.id
        and (quoted is None or quoted.who is None or post.poster.id == quoted.who.id)
        and ((post.kind, post.category) in fitting or not fitting)
    ]
    if len(recent) > 1:
        said = await turn.said()
        recent = [post for post in recent if any(one.name in said for one in post.items)] or recent
    if len(recent) > 1:
        recent = [post for post in recent if post.free] or recent
    if len(recent) > 1:
        asked = {post.id for post in recent if await _was_asked(turn, post)}
        recent = [post for post in recent if post.id in asked] or recent
    return recent[0] if len(recent) == 1 and not await _is_of_another(turn, recent[0]) else None


async def _is_of_another(turn: Turn, post: Post) -> bool:
    """Whether it names a thing that has nothing to do with the post: 「我家有梯子可以借」 lends nobody a drill."""
    reading = read(turn.heard.text, context=Context(words=await turn.words()))
    named = [thing for one in (*reading.wants, *reading.gives) if (thing := things.canonical(one.name)) is not None]
    alike = [things.relation(thing, one.key) for thing in named for one in post.items]
    return bool(named) and "same" not in alike and "kind" not in alike


async def _named_elsewhere(turn: Turn, post: Post) -> Post:
    """What is replied to, or the one open post of a day that is named in its place: 「我要馄饨」 under 「借个锅」."""
    said = await turn.said()
    if post.poster.id == turn.who.id or any(one.name in said for one in post.items):
        return post
    named = [
        other
        for other in await turn.books.posts.open_since(turn.where.id, turn.now - A_DAY)
        if other.poster.id != turn.who.id and any(one.name in said for one in other.items)
    ]
    return named[0] if len(named) == 1 else post


async def _was_asked(turn: Turn, post: Post) -> bool:
    """Whether the writer was asked about it, privately or by name, and has not said no."""
    pings = await turn.books.pings.of(post.id)
    return any(ping.person.id == turn.who.id and ping.state in ("asked", "named") for ping in pings)


async def _privately(turn: Turn) -> None:
    """An answer to something, the end of one's own post, or something that belongs in the group. What somebody else
    typed answers nothing for who passes it on, but what an organizer is asked for."""
    own = not turn.heard.forwarded
    if turn.heard.kind == "edited" or (own and (await announcements.replied(turn) or await duties.called(turn))):
        return
    if await revisions.answered(turn) or (own and await organizers.said(turn)) or not turn.heard.text.strip():
        return
    await members.reached(turn)
    if own and await _answered(turn):
        return
    reading = await _read(turn, None)
    if own and (reading.intent == "close" or ends(turn.heard.text)) and await endings.said(turn, None):
        if not any(isinstance(one, Send) and one.chat == turn.where.id for one in turn.outgoing):
            turn.say(Message(html=say_loans.noted()))
        return
    if reading.intent in ("need", "offer", "exchange"):
        turn.say(say_posts.say_it_in(await lists.groups_of(turn), turn.heard.text))
    elif thanks_given(turn.heard.text):
        turn.say(say.welcome())
    elif replies.greets(turn.heard.text):
        turn.say(say.greeted())
    elif not own or replies.answer(turn.heard.text) is None:
        turn.say(say.confused())
    else:
        turn.say(say.already_over() if await answers.to_a_question(turn) else say.nothing_open())


async def _answered(turn: Turn) -> bool:
    """Whether it is about something that they were told or asked, or had promised."""
    if await outcomes.said(turn):
        return True
    if await rsvps.said(turn) or await rsvps.stays_away(turn, await rsvps.spoken_of(turn, named=True)):
        return True
    if await entries.said_privately(turn):
        return True
    if await roster.said(turn) or await found.said(turn) or await loans.said(turn):
        return True
    if await away.said(turn, a_while=True) or await mutes.said(turn):
        return True
    if await endings.nobody_came(turn) or await answers.on_duty(turn):
        return True
    asked = await answers.asked_about(turn)
    if asked is not None:
        return await answers.answered(turn, asked) or await away.said(turn, a_while=False)
    if await _cannot_come(turn) or await endings.in_private(turn) or await outcomes.said_alone(turn):
        return True
    return await away.said(turn, a_while=False)


async def _cannot_come(turn: Turn) -> bool:
    """「我去不了了」: a promise is taken back or a seat given up; where it may be either, a button says which."""
    seats = await rsvps.spoken_of(turn)
    if seats and await answers.promises_meant(turn):
        await lists.mine(turn)
        turn.say(say_rsvps.which(seats))
        return True
    return await answers.stepped_back(turn) or await rsvps.stays_away(turn, seats)
