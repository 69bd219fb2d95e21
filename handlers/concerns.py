"""What concerns the bot. Everything else is forgotten before it touches the disk."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import Protocol

from community.members import Person
from handlers import dangers, freed
from handlers.turn import WITHOUT_REPLY, Heard
from nlp import Context, Words, amendments, behalf, halves, moves, uptake
from nlp.about import helpers, portions, rides
from nlp.answers import addressed, corrections, endings, kept, loans, promises, replies, thanks, undo, unneeded, vows
from nlp.gatherings import chains, entries, leading, rolls, rsvps
from nlp.intent import dangers as danger_words

OF_THEIRS: tuple[Callable[[str], object], ...] = (
    endings.may_end,  # 「拿到了」
    endings.absent,  # 「小李没来」
    undo.slipped,  # 「点错了」
    partial(rides.retimes, alone=True),  # 「改成7点」
    rides.retimes_first,  # 「改签了 变成10点的车」
    amendments.may,  # 「再加个蒜」
    kept.may,  # 「充上了」
    unneeded.may,  # 「手电不用了」
    portions.only_plenty,  # 「管够」
    endings.may_be_lent,  # 「搬好了谢谢大家」
    endings.of_a_car,  # 「满了」
    endings.may_be_of_taker,  # 「去不了了」
    loans.may_be_back,  # 「电钻还了」
    loans.may_be_kept,  # 「再用几天行吗」
    danger_words.may_be_over,  # 「灭了」
    corrections.find,  # 「打错了，是姜」
    corrections.find_place,  # 「打错了，是虹桥机场」
    helpers.enough,  # 「一个人就够了」
)  # each of interest only where something of theirs is open, lent or borrowed, or was promised by them
OF_AN_EVENT = (rsvps.is_news, rsvps.stays_away, rsvps.comes)  # each of interest only where it names one


class Memory(Protocol):
    """What is known of a chat; asked only where the words make it worth a look."""

    async def known(self, chat: int, message_id: int) -> bool:
        """Whether it is a post, a list, a published event, or the bot's own message; also one kept a moment ago."""

    async def chained(self, chat: int) -> bool:
        """Whether neighbours sign up for something there, or something waits that may begin it."""

    async def engaged(self, chat: int, person: int) -> bool:
        """Whether something of theirs is open there, promised, lent or borrowed by them, or ended by them within the
        hour, or something waits that may be it."""

    async def named(self, chat: int, text: str, quoted: int | None) -> bool:
        """Whether a neighbour there is named in the text, or is the one it replies to."""

    async def planned(self, chat: int, text: str) -> bool:
        """Whether it names an event that is ahead there, or may mean the only one."""

    async def asked(self, chat: int, since: datetime) -> bool:
        """Whether somebody needs or offers something there since then, or something waits that may be it."""

    async def vowed(self, heard: Heard, since: datetime) -> bool:
        """Whether it plainly takes up something that was asked there since then, or something waits that may be it."""

    async def freed(self, chat: int, since: datetime) -> bool:
        """Whether somebody has just let go there what was posted since then, or something waits that may do so."""

    async def moved(self, heard: Heard) -> bool:
        """Whether it does something to what is open there, weighed with the scene, or something waits that it may be
        about."""

    async def called(self, heard: Heard) -> bool:
        """Whether another neighbour has just asked everybody there something that is no post, nor about one."""

    async def announced(self, chat: int, since: datetime) -> bool:
        """Whether an event ahead there was published or changed since then."""

    async def words(self, chat: int) -> Words:
        """Its own words for things."""


class Concerns(Protocol):
    """The type of `concerns`."""

    async def __call__(self, heard: Heard, *, bot: Person, memory: Memory) -> bool: ...


async def concerns(heard: Heard, *, bot: Person, memory: Memory) -> bool:
    """Whether anything is to be done about it.

    「今天天气真好」 in the group → False; 「谁家有姜」 there, or anything said privately → True.
    """
    if heard.kind not in ("message", "edited"):
        return heard.kind != "joined"  # newcomers are met when they say or do something
    if heard.where.kind == "channel" or (heard.who is not None and heard.who.is_bot):
        return False
    if heard.where.kind == "private" or heard.command is not None:
        return True
    if heard.forwarded:
        return False  # who passes a message on does not say it
    if dangers.meant(heard) is not None or danger_words.says_so(heard.text):
        return True
    if heard.who is None:
        return False  # nobody to bring together with a neighbour: anonymous admins, channels
    if heard.quoted is not None and await _ours(heard, bot, memory):
        return True
    if heard.kind == "edited" and heard.message_id is not None and await memory.known(heard.where.id, heard.message_id):
        return True
    if endings.drops(heard.text):
        return True
    if addressed.said(heard.text, bot.username) is not None or promises.looked(heard.text):
        return True
    if replies.takes_up(heard.text) and not await _answers_a_call(heard, memory):  # 「我有」: too short for the model
        return True
    if any(may_be(heard.text) for may_be in OF_THEIRS) and await memory.engaged(heard.where.id, heard.who.id):
        return True
    if halves.asks(heard.text):  # 「谁有」: the other half of it is still to come (bot/halves.py)
        return False
    if behalf.meant(heard.text, Context(words=await memory.words(heard.where.id))) or chains.called(heard.text):
        return True
    if (thanks.given(heard.text) or loans.may_be_back(heard.text)) and await memory.named(
        heard.where.id, heard.text, _quoted(heard)
    ):
        return True
    if any(is_one(heard.text) for is_one in OF_AN_EVENT) and await memory.planned(heard.where.id, heard.text):
        return True
    just_now = (heard.sent_at - WITHOUT_REPLY) if heard.sent_at is not None else None
    if just_now and rsvps.comes_alone(heard.text) and await memory.announced(heard.where.id, just_now):
        return True
    if _for_a_chain(heard.text) and await memory.chained(heard.where.id):
        return True
    a_day_ago = (heard.sent_at - timedelta(days=1)) if heard.alone and heard.sent_at is not None else None
    if a_day_ago and kept.handed(heard.text) and await memory.asked(heard.where.id, a_day_ago):
        return True
    if heard.alone and heard.sent_at is not None and endings.steps_in(heard.text):
        since = heard.sent_at - freed.POSTED_WITHIN
        if await memory.freed(heard.where.id, since) and not await _answers_a_call(heard, memory):
            return True
    if await _takes_up_what_was_just_asked(heard, memory):
        return True
    return moves.may(heard.text) and await memory.moved(heard) and not await _answers_a_call(heard, memory)


async def _takes_up_what_was_just_asked(heard: Heard, memory: Memory) -> bool:
    """「有，这就送来」 a moment after somebody asked: read as a reply, which costs more than all before."""
    if not heard.alone or heard.sent_at is None:
        return False
    instead = uptake.may_propose(heard.text)
    vowed = vows.may(heard.text)
    if not instead and not vowed and not uptake.may(heard.text):
        return False
    if not await memory.asked(heard.where.id, heard.sent_at - WITHOUT_REPLY):
        return False
    if instead or promises.saw(heard.text):
        return True
    if vowed and await memory.vowed(heard, heard.sent_at - WITHOUT_REPLY):
        return not await _answers_a_call(heard, memory)
    taken = uptake.kinds(heard.text, await memory.words(heard.where.id))
    return bool(taken) and not await _answers_a_call(heard, memory)


async def _answers_a_call(heard: Heard, memory: Memory) -> bool:
    """「我去 几点」 after 「周末去钓鱼 谁去」, which is none of our business, and so is the answer."""
    vague = uptake.vague(heard.text) or (vows.may(heard.text) and vows.vague(heard.text))
    return heard.quoted is None and vague and await memory.called(heard)


def _for_a_chain(text: str) -> bool:
    """「+2」, a numbered line, 「截单了」, 「我那箱拿走了」: of interest only where neighbours sign up for a thing."""
    signs = bool(entries.read(text, replying=False)) or rolls.find(text) is not None
    return signs or leading.likely(text) or endings.may_end(text)


def _quoted(heard: Heard) -> int | None:
    return heard.quoted.who.id if heard.quoted is not None and heard.quoted.who is not None else None


async def _ours(heard: Heard, bot: Person, memory: Memory) -> bool:
    quoted = heard.quoted
    if quoted is None:
        return False
    if quoted.who is not None and quoted.who.id == bot.id:
        return True
    return await memory.known(heard.where.id, quoted.message_id)
