"""Something was written: whose it is to deal with it. The first here that has something to do with it takes it, and
the order is the one in which they stand: IN_THE_GROUP, then `_of_posts` (ALONE where no post is meant); TO_THE_BOT,
ABOUT_THEIR_OWN, the question that waits, WHERE_NOTHING_WAITS, then what is left of `_privately`.

What it replies to decides before what it says: 「我来」 under an event's card is a seat, under a post a promise; 「+1」
under a post is no line of a list. Without a reply 「+1」 goes to the one list it can mean, unless something was offered
since. Thanks are noted beside whatever else the words do, and end nothing by themselves. Under a post what becomes of a
promise goes before anything new. Privately an event that is named goes before the question that waits, the question
before promises and seats, and between those two the bot does not guess.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace

from community.members import greet
from community.posts import Post, is_search
from handlers import (
    aliases,
    amendments,
    announcements,
    answers,
    away,
    calendars,
    chains,
    claims,
    corrections,
    dangers,
    departures,
    duties,
    edits,
    endings,
    entries,
    events,
    found,
    freed,
    helpers,
    kept,
    lists,
    loans,
    meant,
    members,
    moves,
    mutes,
    organizers,
    outcomes,
    plenty,
    posts,
    privacy,
    reports,
    revisions,
    roster,
    rsvps,
    settings,
    slips,
    thanks,
    unneeded,
)
from handlers.turn import Turn
from nlp import Context, Reading, behalf
from nlp.answers import addressed, items, promises, replies
from nlp.answers.endings import drops, ended, ends, stands
from nlp.answers.thanks import given as thanks_given
from texts import loans as say_loans
from texts import members as say
from texts import posts as say_posts
from texts import rsvps as say_rsvps
from texts.messages import Message, Send

Listener = Callable[[Turn], Awaitable[bool]]  # whether it has taken what was written

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
    elif heard.forwarded:
        return
    elif heard.who is None:
        await dangers.told(turn)
    else:
        await _in_the_group(turn)


async def _first_of(listeners: Sequence[Listener], turn: Turn) -> bool:
    """Whether one of them had something to do with it; those behind it are not asked."""
    for takes in listeners:
        if await takes(turn):
            return True
    return False


async def _in_the_group(turn: Turn) -> None:
    """What is said to the bot by its name is heard as if it were said to everybody; where it is nothing, the bot
    answers that it is there."""
    to_us = addressed.said(turn.heard.text, turn.bot.username)
    if to_us is None:
        await _among_neighbours(turn)
        return
    await _among_neighbours(replace(turn, heard=replace(turn.heard, text=to_us)))
    if not turn.outgoing and turn.heard.kind == "message":
        await members.called(turn, thanked=thanks_given(to_us))


async def _among_neighbours(turn: Turn) -> None:
    if not await _first_of(IN_THE_GROUP, turn):
        await thanks.said(turn)
        await _of_posts(turn)
        if (joined := await reports.said(turn)) is not None:
            await posts.refresh(turn, joined.id)
        else:
            await dangers.told(turn)


async def _of_posts(turn: Turn) -> None:
    """What becomes of a post, a promise, or a post that is new."""
    post = await posts.replied_to(turn)
    if await _mends(turn, post) or await kept.said(turn, post) or await unneeded.said(turn, post):
        return
    if post is None and await freed.said(turn):
        return
    if post is None:
        post = await meant.taken_up(turn)
    elif replies.takes_up(turn.heard.text):
        post = await meant.named_elsewhere(turn, post)
    if await (_first_of(ALONE, turn) if post is None else _ends(turn, post)):
        return
    if post is None and await moves.said(turn):
        return
    reading = await _read(turn, post)
    if post is None or not await _goes_on(turn, post, reading):
        await _as_it_reads(turn, post, reading)


async def _as_it_reads(turn: Turn, post: Post | None, reading: Reading) -> None:
    """What no list of words has settled: the reading decides."""
    if reading.category == "group_buy" and post is None:
        await chains.posted(turn, reading)
    elif ends(turn.heard.text) or (post is not None and drops(turn.heard.text)):
        await endings.said(turn, post)
    elif post is not None and (meant.vowed(turn, post) or await meant.sounds_so(turn, post)):
        await _promised(turn, post, reading)
    elif reading.intent in ("need", "offer", "exchange"):
        if reading.act and not dangers.is_answered(turn, reading) and not await _is_of_a_post(turn, reading):
            await posts.opened(turn, reading)
    elif post is not None and post.poster.id != turn.who.id and _says_no(turn.heard.text):
        await answers.declined(turn, post)
    elif reading.intent == "claim" or (post and await _takes_it_up(turn, post, reading)):
        await _promised(turn, post, reading)
    elif reading.intent == "close":
        if post is not None or reading.act or drops(turn.heard.text):  # 「谢谢小李」 alone ends nothing
            await endings.said(turn, post, reading.confidence)
    elif reading.intent == "event":
        await events.overheard(turn, reading)


async def _is_of_a_post(turn: Turn, reading: Reading) -> bool:
    """Whether what reads as a post says more of one's own, or haggles over what another sells."""
    return await meant.only_adds(turn, reading) or await meant.haggles(turn, reading)


async def _takes_it_up(turn: Turn, post: Post, reading: Reading) -> bool:
    """What is a promise under a post, whatever the model says: 「我有，别听他的」, 「我好像看见了」 of a lost cat."""
    return await meant.promised(turn, post, reading) or (is_search(post) and promises.saw(turn.heard.text))


async def _mends(turn: Turn, post: Post | None) -> bool:
    """Whether it takes back, puts right, changes or returns what was: 「点错了」, 「打错了，是姜」, 「再加个蒜」,
    「电钻还了」."""
    slip = await (slips.said_alone(turn) if post is None else slips.said_under(turn, post))
    if slip or await corrections.said(turn, post) or await amendments.said(turn, post):
        return True
    if post is not None:
        return await loans.said_under(turn, post)
    return await loans.said_by_name(turn) or await loans.kept_longer(turn)


async def _goes_on(turn: Turn, post: Post, reading: Reading) -> bool:
    """Whether it says, under a post, what of its list they take, or when they come for what is promised."""
    if await _names_things(turn, post):
        await claims.said(turn, post, reading)
        return True
    return reading.intent in ("claim", "none") and await outcomes.arranged_under(turn, post)


async def _promised(turn: Turn, post: Post | None, reading: Reading) -> None:
    """「我有，来拿」, under a post or after it."""
    if post is None and reading.act:
        post = await meant.claimed(turn)
    if post is None or post.state != "open" or post.poster.id == turn.who.id:
        return
    if replies.points_elsewhere(turn.heard.text):  # 「居委会有，可以去借」
        return
    if turn.heard.kind == "edited" and await turn.books.claims.of_person(post.id, turn.who.id):
        return  # 「我有」 made 「我有,来拿」 is still one promise
    await claims.said(turn, post, reading)


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


async def _edited(turn: Turn) -> bool:
    """Whether somebody changed what they had posted, or what they had said of a danger that was posted."""
    if turn.heard.kind != "edited" or turn.heard.message_id is None:
        return False
    message = turn.where.id, turn.heard.message_id
    own = await turn.books.posts.by_message(*message)
    if own is not None:
        await edits.edited(turn, own)
        return True
    number = await turn.books.reports.by_message(*message)
    reported = None if number is None else await turn.books.posts.get(number)
    if reported is not None:
        await reports.edited(turn, reported)
        await posts.refresh(turn, reported.id)
    return reported is not None


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


async def _privately(turn: Turn) -> None:
    """An answer to something, the end of one's own post, or something that belongs in the group. What somebody else
    typed answers nothing for who passes it on, but what an organizer is asked for."""
    own = not turn.heard.forwarded
    if turn.heard.kind == "edited" or (own and await _first_of(TO_THE_BOT, turn)):
        return
    if not turn.heard.spoken and (await revisions.answered(turn) or (own and await organizers.said(turn))):
        return
    await members.reached(turn)
    if not turn.heard.text.strip():
        await members.wordless(turn)
        return
    if own and replies.asks_about_us(turn.heard.text):
        turn.say(say.hello(turn.who.name))
        return
    if own and replies.asks_how_to_meet(turn.heard.text):
        turn.say(say.how_to_meet())
        return
    if own and await _answered(turn):
        return
    reading = await _read(turn, None)
    if own and (reading.intent == "close" or ends(turn.heard.text)) and await endings.said(turn, None):
        if not any(isinstance(one, Send) and one.chat == turn.where.id for one in turn.outgoing):
            turn.say(Message(html=say_loans.noted()))
        return
    if own and (await organizers.said_alone(turn) or await _has_what_is_needed(turn, reading)):
        return
    in_danger = own and await dangers.warned(turn, reading)
    if in_danger and dangers.is_answered(turn, reading):
        return
    if reading.intent in ("need", "offer", "exchange"):
        turn.say(say_posts.say_it_in(await lists.groups_of(turn), turn.heard.text))
    elif in_danger:
        return
    elif thanks_given(turn.heard.text):
        turn.say(say.welcome())
    elif replies.greets(turn.heard.text):
        turn.say(say.greeted())
    elif not own or (replies.answer(turn.heard.text) is None and ended(turn.heard.text) is None):
        turn.say(say.confused())
    else:
        turn.say(say.already_over() if await answers.to_a_question(turn) else say.nothing_open())


async def _has_what_is_needed(turn: Turn, reading: Reading) -> bool:
    need = await meant.named_in_private(turn, reading)
    if need is not None:
        await claims.said(turn, need, reading)
    return need is not None


async def _answered(turn: Turn) -> bool:
    """Whether it is about something that they were told or asked, or had promised."""
    if await _first_of(ABOUT_THEIR_OWN, turn):
        return True
    asked = await answers.asked_about(turn)
    if asked is not None:
        return await answers.answered(turn, asked) or await _is_away(turn)
    return await _first_of(WHERE_NOTHING_WAITS, turn)


async def _stays_away_from_a_named_event(turn: Turn) -> bool:
    return await rsvps.stays_away(turn, await rsvps.spoken_of(turn, named=True))


async def _is_away_for_a_while(turn: Turn) -> bool:
    return await away.said(turn, a_while=True)


async def _is_away(turn: Turn) -> bool:
    return await away.said(turn, a_while=False)


async def _cannot_come(turn: Turn) -> bool:
    """「我去不了了」: a promise is taken back or a seat given up; where it may be either, a button says which."""
    seats = await rsvps.spoken_of(turn)
    if seats and await answers.promises_meant(turn):
        await lists.mine(turn)
        turn.say(say_rsvps.which(seats))
        return True
    return await answers.stepped_back(turn) or await rsvps.stays_away(turn, seats)


IN_THE_GROUP: Sequence[Listener] = (
    _edited,  # 「谁家有姜」 made 「谁家有葱」
    announcements.replied,  # under an organizer's page: 「改成明晚9点」
    rsvps.said,  # under an event's card or reminder: 「+2」
    entries.said,  # under a list, or 「+2」 where it can mean one only
    entries.fetched,  # 「我的两箱拿走了」
    organizers.said,  # 「大扫除取消了」
    rsvps.given_up,  # 「烘焙我去不了了」
    rsvps.named,  # 「广场舞我也去」
    rsvps.just_announced,  # 「算我一个」 right after its card
)
TO_THE_BOT: Sequence[Listener] = (
    announcements.replied,
    duties.called,  # 「好，喊一声」
)
OF_THEIR_OWN: Sequence[Listener] = (
    endings.danger_is_over,  # 「灭了，谢谢刘叔」
    endings.nobody_came,  # 「小李没来」
    departures.said_alone,  # 「改成7点走」
    helpers.said_alone,  # 「一个人就够了」
    plenty.said_alone,  # 「管够」
)
ALONE: Sequence[Listener] = (
    *OF_THEIR_OWN,
    endings.lent_a_hand,  # 「搬好了谢谢大家」
    endings.weighs_alone,  # 「满了」
    endings.by_taker_alone,  # 「突然要加班，去不了了」, 「拿到啦，好香」
)
ABOUT_THEIR_OWN: Sequence[Listener] = (
    slips.in_private,  # 「点错了」
    outcomes.said,  # under 「拿到了吗」, 「还需要吗」
    rsvps.said,
    _stays_away_from_a_named_event,  # 「邻居节我不去了」
    entries.said_privately,  # 「我退出」
    roster.said,  # under what they were told on duty
    found.said,  # a finder's question, an owner's answer
    loans.said,  # 「还了」
    _is_away_for_a_while,  # 「我出门几天」
    mutes.said,  # 「别再问我了」
    *OF_THEIR_OWN,
    answers.on_duty,  # with one need in their hands
)
WHERE_NOTHING_WAITS: Sequence[Listener] = (
    _cannot_come,  # 「我去不了了」
    endings.in_private,  # 「拿到了谢谢」
    outcomes.said_alone,  # 「他没来」
    slips.not_yet,  # 「还没拿到」
    _is_away,  # 「不在家」
)
