"""What concerns the bot. Everything else is forgotten before it touches the disk."""

from collections.abc import Awaitable, Callable

from community.members import Person
from handlers.turn import Heard
from nlp import Context, Words, behalf, chains, endings, entries, leading, replies, rolls, rsvps, thanks

Known = Callable[[int, int], Awaitable[bool]]  # (chat, message id) → is it a post, or the bot's own message
Chained = Callable[[int], Awaitable[bool]]  # chat → is there a sign-up chain
Engaged = Callable[[int, int], Awaitable[bool]]  # (chat, person) → is something of theirs open there, or promised
Planned = Callable[[int, str], Awaitable[bool]]  # (chat, text) → is it about an event that is ahead there
Own = Callable[[int], Awaitable[Words]]  # chat → its own words for things
Named = Callable[[int, str, int | None], Awaitable[bool]]  # (chat, text, whom it replies to) → is it a neighbour there


async def concerns(
    heard: Heard,
    *,
    bot: Person,
    known: Known,
    chained: Chained,
    engaged: Engaged,
    named: Named,
    planned: Planned,
    own: Own,
) -> bool:
    """Whether anything is to be done about it.

    「今天天气真好」 in the group → False; 「谁家有姜」 there, or anything said privately → True.
    """
    if heard.kind not in ("message", "edited"):
        return heard.kind != "joined"  # newcomers are met when they say or do something
    if heard.where.kind == "channel" or (heard.who is not None and heard.who.is_bot):
        return False
    if heard.where.kind == "private" or heard.command is not None:
        return True
    if heard.who is None or heard.forwarded:
        return False  # nobody to bring together with a neighbour: anonymous admins, channels, other people's words
    if heard.quoted is not None and await _ours(heard, bot, known):
        return True
    if heard.kind == "edited" and heard.message_id is not None and await known(heard.where.id, heard.message_id):
        return True
    if replies.takes_up(heard.text) or endings.drops(heard.text):  # two characters that weigh nothing by themselves
        return True
    if (endings.ends(heard.text) or endings.absent(heard.text)) and await engaged(heard.where.id, heard.who.id):
        return True
    if behalf.meant(heard.text, Context(words=await own(heard.where.id))) or chains.called(heard.text):
        return True
    if thanks.given(heard.text) and await named(heard.where.id, heard.text, _quoted(heard)):
        return True
    if (rsvps.is_news(heard.text) or rsvps.stays_away(heard.text)) and await planned(heard.where.id, heard.text):
        return True
    return _for_a_chain(heard.text) and await chained(heard.where.id)


def _for_a_chain(text: str) -> bool:
    """「+2」, a numbered line, 「截单了」: of interest only where neighbours sign up for something just now."""
    return bool(entries.read(text, replying=False)) or rolls.find(text) is not None or leading.likely(text)


def _quoted(heard: Heard) -> int | None:
    return heard.quoted.who.id if heard.quoted is not None and heard.quoted.who is not None else None


async def _ours(heard: Heard, bot: Person, known: Known) -> bool:
    quoted = heard.quoted
    if quoted is None:
        return False
    if quoted.who is not None and quoted.who.id == bot.id:
        return True
    return await known(heard.where.id, quoted.message_id)
