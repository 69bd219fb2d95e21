"""The lines of a sign-up chain (接龙), as neighbours type them: 「+2」, 「张奶奶不要了」, the next line, a list."""

from dataclasses import replace
from datetime import timedelta

from community import chains as rules
from community.chains import Chain, Entry, Line, Signed
from community.errors import ChainOver
from community.members import must_belong
from handlers import arrivals, chains, leading
from handlers.chaincards import is_called, line_ref, refresh
from handlers.turn import WITHOUT_REPLY, Turn
from nlp.answers import endings
from nlp.gatherings import chains as openings
from nlp.gatherings import entries as words
from nlp.gatherings import rolls
from nlp.gatherings.entries import Word
from texts import chains as say

TODAY = timedelta(days=1)  # in which 「2箱」 may rather be of what somebody else offered by 箱
AHEAD = 5  # how far a line typed by hand may count past the list: several type at once


async def said(turn: Turn) -> bool:
    """A word in the group that starts, joins or changes a chain. False where it does none of that."""
    if turn.heard.kind == "edited" and await chains.edited(turn):
        return True
    replied = await _replied_to(turn)
    if turn.heard.quoted is not None and replied is None:
        return False  # said to somebody else
    roll = rolls.find(turn.heard.text)
    called = openings.called(turn.heard.text)
    if roll is not None and (roll.lines or called):
        chain = replied or await _of_heading(turn, roll.heading)
        if chain is not None and chain.state == "open" and (called or await _continues(turn, chain)):
            if await chains.take_over(turn, chain):
                await refresh(turn, chain)
            return True
        if called and turn.heard.kind == "message":
            await chains.begin(turn, openings.opening(turn.heard.text, turn.said_at))
        return called
    if await leading.said(turn, replied):
        return True
    heard = words.read(turn.heard.text, replying=replied is not None)
    if not heard:
        return False
    if heard[0].kind == "arrived":
        return await _said_arrived(turn, replied)
    chain = replied or await _meant(turn, heard)
    if chain is None and heard[0].loose and all(word.unit in words.ANY and not word.thing for word in heard):
        chain = await _joined(turn)
        heard = tuple(replace(word, unit=None) for word in heard) if chain else (Word("maybe", loose=True),)
        chain = chain or await _meant(turn, heard)  # 「我要2个」, of what is counted by 板
    if chain is None or not all(_is_of(chain, word, turn) for word in heard):
        return False
    if heard[0].kind == "line":
        return await _line(turn, chain, heard[0])
    if heard[0].kind in ("maybe", "late"):
        return await _asked_whether(turn, chain, heard[0])
    heard = tuple(_without_thing(chain, word) for word in heard)
    return await _signed_in_words(turn, chain, heard, replying=replied is not None)


async def said_privately(turn: Turn) -> bool:
    """「我退出」, 「我的改成2箱」 to the bot alone: about the list that is replied to, else about the only one that
    they are on and can mean; of several, they are asked which. False where it is about something else."""
    replied = await _replied_to(turn)
    if turn.heard.kind != "message" or (turn.heard.quoted is not None and replied is None):
        return False
    heard = words.read(turn.heard.text, replying=replied is not None, privately=True)
    if not heard or any(word.kind in ("line", "arrived") for word in heard):
        return False
    if replied is None and any(word.kind in ("out", "unclear") for word in heard) and await _something_else(turn):
        return False
    meant = [replied] if replied else await _with_a_line(turn, heard)
    if len(meant) > 1:
        turn.say(say.which(meant, leaves=heard == (Word("out"),)))
        return True
    if not meant:
        return False
    chain = meant[0]
    must_belong(turn.role(chain.group, turn.who.id))
    if heard[0].kind in ("maybe", "late"):
        return await _asked_whether(turn, chain, heard[0])
    heard = tuple(_without_thing(chain, word) for word in heard)
    return await _signed_in_words(turn, chain, heard, replying=True)


async def _something_else(turn: Turn) -> bool:
    """Whether 「我不要了」 may end something other than a line: a post, a promise, an answer, a question that waits."""
    if openings.called(turn.heard.text):
        return False
    who, books = turn.who.id, turn.books
    promised = await books.claims.held_by(who) or await books.rsvps.ahead(who)
    return bool(promised or await books.posts.open_by(who) or await books.pings.waiting_for(who))


async def _with_a_line(turn: Turn, heard: tuple[Word, ...]) -> list[Chain]:
    """The open chains with a line of theirs that the words can be about: those they name, else those whose measure
    and names fit."""
    found = []
    for number in await turn.books.chains.of_person(turn.who.id):
        chain = await rules.find(turn.books, number)
        entries = await turn.books.chains.entries(number)
        fits = all(word.unit in (None, chain.unit) and _name(word, chain, entries, turn) is not None for word in heard)
        if chain.state == "open" and fits and rules.lines_by(entries, turn.who):
            found.append(chain)
    named = [chain for chain in found if chain.title and rules.key(chain.title) in rules.key(turn.heard.text)]
    return named or found


async def _replied_to(turn: Turn) -> Chain | None:
    """The chain whose message, or whose card, is replied to."""
    quoted = turn.heard.quoted
    if quoted is None:
        return None
    chain = await turn.books.chains.by_message(turn.where.id, quoted.message_id)
    if chain is not None:
        return chain
    name, number = await turn.quoted_ref()
    return await turn.books.chains.get(number) if name in ("chain", "line") else None


async def _of_heading(turn: Turn, heading: str) -> Chain | None:
    """The open chain that a list typed by hand goes on: the one named in its heading, or the only one."""
    live = [chain for chain in await turn.books.chains.live_in(turn.where.id) if chain.state == "open"]
    named = [chain for chain in live if chain.title and rules.key(chain.title) in rules.key(heading)]
    if named or openings.opening(heading, turn.said_at).title:
        return next(iter(named), None)
    here = [chain for chain in live if chain.thread == turn.where.thread_id]
    return here[0] if len(here) == 1 else None


async def _continues(turn: Turn, chain: Chain) -> bool:
    """Whether a list that does not call itself a chain is the chain's, copied: it has a line of it."""
    roll = rolls.find(turn.heard.text)
    names = {rules.key(entry.shown) for entry in await turn.books.chains.entries(chain.id)}
    return roll is not None and any(rules.key(line.name) in names for line in roll.lines)


async def _meant(turn: Turn, heard: tuple[Word, ...]) -> Chain | None:
    """The chain that is meant without a reply."""
    if heard[0].loose:
        return await _loosely_meant(turn, heard)
    return await _only_open(turn) or await _lately_closed(turn)


async def _only_open(turn: Turn) -> Chain | None:
    """「+2」 without a reply: the one chain of the topic that it can mean; with two, or something offered there since,
    nobody knows."""
    live = [chain for chain in await turn.books.chains.live_in(turn.where.id) if chain.state == "open"]
    here = [chain for chain in live if chain.thread == turn.where.thread_id]
    if len(here) != 1:
        return None
    since = max(here[0].created_at, turn.now - WITHOUT_REPLY)
    posts = [post for post in await turn.books.posts.open_since(turn.where.id, since) if post.thread == here[0].thread]
    return None if any(post.kind != "need" for post in posts) else here[0]


async def _loosely_meant(turn: Turn, heard: tuple[Word, ...]) -> Chain | None:
    """「牛奶2箱」 means the open chain that it names; 「2板」 the only one, where that counts by 板 and nothing else
    that is offered does; 「报一个」 not while there is an event to come to; 「加我一个」 where others sign up just now.
    """
    live = [chain for chain in await turn.books.chains.live_in(turn.where.id) if chain.state == "open"]
    said = [text for word in heard for text in (word.thing, word.name) if text]
    named = [chain for chain in live if any(is_called(chain, text) for text in said)]
    if len(named) > 1:
        named = [chain for chain in named if any(rules.key(text) == rules.key(chain.title) for text in said)]
    offers = [
        post for post in await turn.books.posts.open_since(turn.where.id, turn.now - TODAY) if post.kind != "need"
    ]
    items = [item for post in offers for item in post.items]
    if named:
        taken = any(item.name in turn.heard.text for item in items)
        fits = [chain for chain in named if all(word.unit in (None, chain.unit, say.UNIT) for word in heard)]
        return named[0] if len(named) == 1 and (fits or not named[0].unit) and not taken else None
    chain = await _only_open(turn)
    if chain is not None and heard[0].kind == "maybe" and not await _moves(turn, chain):
        return None
    if chain is None or any(item.unit == word.unit for item in items for word in heard if word.unit):
        return None
    if all(word.unit == (chain.unit or say.UNIT) for word in heard):
        return chain
    if not chain.unit and all(
        word.unit and word.unit not in words.VAGUE for word in heard
    ):  # 「五常大米 75」: nobody said by what it is counted
        return chain if await _moves(turn, chain) else None
    if any(word.unit not in (None, chain.unit or say.UNIT) for word in heard):
        return None
    return chain if "+" in openings.plain(turn.heard.text) or not await _has_event(turn) else None


async def _asked_whether(turn: Turn, chain: Chain, word: Word) -> bool:
    """「加我一个」: nobody is put on a list by a guess, and nobody who wants to be is left off without a word."""
    mine = rules.lines_by(await turn.books.chains.entries(chain.id), turn.who)
    if chain.state != "open":
        return await _too_late(turn, chain, mine)
    if word.kind == "late":
        return False  # a question to whoever leads it
    if await turn.reaches(turn.who.id):
        turn.tell(turn.who.id, say.unclear(chain, mine, turn.who) if mine else say.wanted(chain))
    return True


async def _too_late(turn: Turn, chain: Chain, mine: list[Entry]) -> bool:
    """After the deadline everybody hears how they stand, and whom to tell; whoever leads it has the buttons."""
    if chain.state not in ("closed", "arrived"):
        raise ChainOver
    if _leads(chain, turn):
        return await leading.shown(turn, chain)
    if await turn.reaches(turn.who.id):
        turn.tell(turn.who.id, say.too_late(chain, mine, turn.who))
    return True


async def _moves(turn: Turn, chain: Chain) -> bool:
    """Whether neighbours sign up at this moment, and nobody has asked for anything since."""
    since = turn.now - WITHOUT_REPLY
    lately = [chain.created_at, *(entry.since for entry in await turn.books.chains.entries(chain.id))]
    return max(lately) >= since and not await turn.books.posts.open_since(turn.where.id, since)


async def _joined(turn: Turn) -> Chain | None:
    """「给我也带一份」 while others sign up: the only open chain."""
    chain = await _only_open(turn) if words.joins(turn.heard.text) else None
    return chain if chain is not None and await _moves(turn, chain) else None


async def _lately_closed(turn: Turn) -> Chain | None:
    """Where none is open: the one whose deadline was today, so that a late 「+1」 is not waited for in vain."""
    live = await turn.books.chains.live_in(turn.where.id)
    late = [one for one in live if one.state == "closed" and one.closes_at and turn.now - one.closes_at < TODAY]
    return late[0] if len(late) == 1 and not any(one.state == "open" for one in live) else None


async def _has_event(turn: Turn) -> bool:
    return bool(await turn.books.events.in_group(turn.where.id, 1))


def _is_of(chain: Chain, word: Word, turn: Turn) -> bool:
    """Whether what they want so many of is what the chain is about, or they named themselves."""
    if not word.thing or is_called(chain, word.thing) or rules.key(word.thing) == rules.key(turn.who.name):
        return True
    if not chain.unit and words.of_all_sorts(chain.title):  # 「山姆代购」: 「瑞士卷两盒」
        return True
    return turn.heard.quoted is not None and word.unit == (chain.unit or say.UNIT)  # 「大的2箱」, as a reply


def _without_thing(chain: Chain, word: Word) -> Word:
    """「鸡蛋2板」 of the eggs is 2板; of another kind of them it is a note."""
    if word.note and is_called(chain, word.note):
        word = replace(word, note="")
    if not word.thing:
        return word
    note = word.note if is_called(chain, word.thing) else " ".join(filter(None, (word.thing, word.note)))
    return replace(word, thing="", note=note)


async def _line(turn: Turn, chain: Chain, word: Word) -> bool:
    """「3. 陈姐 2箱」, the next line."""
    who = turn.who
    entries = await turn.books.chains.entries(chain.id)
    mine = not word.name or rules.key(word.name) == rules.key(who.name)
    places = len(rules.lines(entries))
    if word.number > places + AHEAD or not (mine or word.quantity is not None or word.number == places + 1):
        return False
    if mine:
        done = await rules.sign(turn.books, chain.id, who, turn.now, to=word.quantity or 1.0, note=word.note)
        if await turn.reaches(who.id):
            turn.tell(who.id, say.signed_in_words([done], chain), ref=line_ref(chain))
    else:
        await rules.find_open(turn.books, chain.id)
        typed = [Line(word.name, word.quantity, word.note)]
        merged = await rules.merge(turn.books, chain, typed, who, turn.now)
        if merged.left_out and await turn.reaches(who.id):
            turn.tell(who.id, say.left_out(chain, merged.left_out))
    await refresh(turn, chain)
    return True


async def _signed_in_words(turn: Turn, chain: Chain, heard: tuple[Word, ...], *, replying: bool) -> bool:
    """「+2 要大果」, 「改成3箱」, 「不要了」, 「替张奶奶也要1箱」. False where it is about something else."""
    entries = await turn.books.chains.entries(chain.id)
    mine = rules.lines_by(entries, turn.who)
    plus = heard[0].loose or (heard[0].kind == "more" and heard[0].unit is None)
    if not replying and not plus and not (mine and await _means(turn, chain, heard[0], mine)):
        return False
    if replying and not mine and heard[0] == Word("out") and _leads(chain, turn):
        turn.tell(turn.who.id, say.sure(chain))
        return True
    if chain.state != "open":
        return await _too_late(turn, chain, mine)
    named = [(word, _name(word, chain, entries, turn)) for word in heard]
    less_than_before = turn.heard.kind == "edited" and any((word.quantity or 0) < 0 for word in heard)
    if less_than_before or any(word.kind == "unclear" or name is None for word, name in named):
        if mine and await turn.reaches(turn.who.id):
            turn.tell(turn.who.id, say.unclear(chain, mine, turn.who), ref=line_ref(chain))
        return bool(mine)
    done = [await _sign(turn, chain, word, name or "") for word, name in named]
    if await turn.reaches(turn.who.id):
        turn.tell(turn.who.id, say.signed_in_words(done, chain), ref=line_ref(chain))
    await refresh(turn, chain)
    return True


def _leads(chain: Chain, turn: Turn) -> bool:
    return chain.organizer is not None and chain.organizer.id == turn.who.id


async def _means(turn: Turn, chain: Chain, word: Word, mine: list[Entry]) -> bool:
    """Whether 「我不要了」 or 「我少要一箱」 without a reply may be about the chain: not where a post of their own may
    end by it, and not with another measure."""
    if word.name:  # 「张奶奶不要了」
        return any(rules.key(word.name) in rules.key(entry.name) for entry in mine)
    if word.kind in ("out", "unclear"):
        return not await turn.books.posts.open_by(turn.who.id)
    return word.unit == chain.unit


def _name(word: Word, chain: Chain, entries: list[Entry], turn: Turn) -> str | None:
    """Whose line a word is about, "" for their own; None where nobody can tell. 「草莓不要了」 names what they wanted,
    「陈姐，不要了」 whom they say it to."""
    said, who, organizer = rules.key(word.name), turn.who, chain.organizer
    if not said or said == rules.key(who.name) or (word.kind == "more" and is_called(chain, said)):
        return ""
    if organizer is not None and organizer.id != who.id and said in rules.key(organizer.name):
        return ""
    if rules.line_of(entries, word.name, who) is not None:
        return word.name
    if word.kind == "more" and (word.quantity or 0) > 0:
        return word.name
    return "" if said in rules.key(openings.plain(chain.title)) else None


async def _sign(turn: Turn, chain: Chain, word: Word, name: str) -> Signed:
    who, now, quantity = turn.who, turn.now, word.quantity or 0.0
    if word.kind == "out":
        return await rules.take_back(turn.books, chain.id, who, now, name=name)
    if word.kind == "set" or turn.heard.kind == "edited":  # a corrected 「+2」 says what was meant all along
        return await rules.sign(turn.books, chain.id, who, now, to=max(quantity, 0.0), note=word.note, name=name)
    return await rules.sign(turn.books, chain.id, who, now, more=quantity, note=word.note, name=name)


async def _said_arrived(turn: Turn, replied: Chain | None) -> bool:
    """「草莓到货了,来3栋拿」 by whoever started the chain; others are only talking."""
    live = [replied] if replied else await turn.books.chains.live_in(turn.where.id)
    own = [c for c in live if c.organizer and c.organizer.id == turn.who.id and c.state in ("open", "closed")]
    named = [chain for chain in own if chain.title in turn.heard.text]
    meant = named or own
    if len(meant) != 1:
        return False
    await arrivals.arrived(turn, meant[0], turn.heard.text)
    return True


async def fetched(turn: Turn) -> bool:
    """「我的两箱拿走了」, 「拿到了，谢谢小美」 of what has arrived: their line is ticked off. False where a post or a
    promise of theirs may be meant, or more than one chain."""
    if turn.heard.kind != "message" or endings.by_taker(turn.heard.text, "offer") != "done":
        return False
    replied = await _replied_to(turn)
    if turn.heard.quoted is not None and replied is None:
        return False
    live = [replied] if replied else await turn.books.chains.live_in(turn.where.id)
    mine = [
        chain
        for chain in live
        if chain.state == "arrived" and chain.thread == turn.where.thread_id and await _waits_for(turn, chain)
    ]
    named = [chain for chain in mine if chain.title and rules.key(chain.title) in rules.key(turn.heard.text)]
    if replied is None and not named and await _something_else(turn):
        return False
    if len(named or mine) != 1 or endings.another_ended(turn.heard.text, [one.title for one in named or mine]):
        return False
    await arrivals.fetched(turn, (named or mine)[0])
    return True


async def _waits_for(turn: Turn, chain: Chain) -> bool:
    line = rules.own(await turn.books.chains.entries(chain.id), turn.who)
    return line is not None and line.quantity > 0 and line.collected_at is None
