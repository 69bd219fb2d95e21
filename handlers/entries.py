"""The lines of a sign-up chain (接龙), as neighbours type them: 「+2」, 「张奶奶不要了」, the next line, a list."""

from datetime import timedelta

from community import chains as rules
from community.chains import Chain, Entry, Line, Signed
from community.members import must_belong
from handlers import arrivals, chains
from handlers.chaincards import line_ref, refresh
from handlers.turn import Turn
from nlp import chains as openings
from nlp import entries as words
from nlp import rolls
from nlp.entries import Word
from texts import chains as say

JUST_NOW = timedelta(minutes=10)  # in which 「+1」 may rather mean what somebody else offered
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
    heard = words.read(turn.heard.text, replying=replied is not None)
    if not heard:
        return False
    if heard[0].kind == "arrived":
        return await _said_arrived(turn, replied)
    chain = replied or await _only_open(turn)
    if chain is None:
        return False
    if heard[0].kind == "line":
        return await _line(turn, chain, heard[0])
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
    meant = [replied] if replied else await _meant(turn, heard)
    if len(meant) > 1:
        turn.say(say.which(meant, leaves=heard == (Word("out"),)))
        return True
    if not meant:
        return False
    chain = await rules.find_open(turn.books, meant[0].id)
    must_belong(turn.role(chain.group, turn.who.id))
    return await _signed_in_words(turn, chain, heard, replying=True)


async def _something_else(turn: Turn) -> bool:
    """Whether 「我不要了」 may end something other than a line: a post, a promise, an answer, a question that waits."""
    if openings.called(turn.heard.text):
        return False
    who, books = turn.who.id, turn.books
    promised = await books.claims.held_by(who) or await books.rsvps.ahead(who)
    return bool(promised or await books.posts.open_by(who) or await books.pings.waiting_for(who))


async def _meant(turn: Turn, heard: tuple[Word, ...]) -> list[Chain]:
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


async def _only_open(turn: Turn) -> Chain | None:
    """「+2」 without a reply: the one chain of the topic that it can mean; with two, or something offered there since,
    nobody knows."""
    live = [chain for chain in await turn.books.chains.live_in(turn.where.id) if chain.state == "open"]
    here = [chain for chain in live if chain.thread == turn.where.thread_id]
    if len(here) != 1:
        return None
    since = max(here[0].created_at, turn.now - JUST_NOW)
    posts = [post for post in await turn.books.posts.open_since(turn.where.id, since) if post.thread == here[0].thread]
    return None if any(post.kind != "need" for post in posts) else here[0]


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
    plus = heard[0].kind == "more" and heard[0].unit is None
    if not replying and not plus and not (mine and await _means(turn, chain, heard[0], mine)):
        return False
    if replying and not mine and heard[0] == Word("out") and _leads(chain, turn):
        turn.tell(turn.who.id, say.sure(chain))
        return True
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
    if not said or said == rules.key(who.name):
        return ""
    if organizer is not None and organizer.id != who.id and said in rules.key(organizer.name):
        return ""
    if rules.line_of(entries, word.name, who) is not None:
        return word.name
    if word.kind == "more" and (word.quantity or 0) > 0:
        return word.name
    return "" if said in rules.key(chain.title) else None


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
