"""「点错了」, by a tap or in words: which end of theirs somebody means. `undo` takes it back."""

from collections.abc import Iterable
from datetime import timedelta

from community import posts as rules
from community.ends import End
from community.errors import NotOrganizer, TooLate
from community.posts import Post
from handlers import endings, undo
from handlers.turn import WITHOUT_REPLY, Turn
from nlp.answers import undo as words
from texts import undo as say

LATELY_OVER = timedelta(days=1)  # whoever says 「点错了」 may mean what they posted since then
ENDED = ("done", "withdrawn", "mistaken")  # by somebody; what was put aside is brought back by /mine
LOAN = "loan"


async def tapped(turn: Turn, post: Post, number: int) -> None:
    """「点错了」 under what they were told when it was over."""
    end = await turn.books.ends.get(number)
    if end is not None and end.post == post.id:
        now_so, out = await undo.take_back(turn, end)
        turn.answer(say.put_back())
        if out and await turn.reaches(turn.who.id):
            turn.tell(turn.who.id, say.taken_back(now_so, out))
    elif post.state == "open":
        turn.answer(say.put_back())  # tapped twice
    else:
        raise TooLate


async def said_under(turn: Turn, post: Post) -> bool:
    """「点错了」, 「还没拿到」 under a post that is over, by who ended it; under one that goes on only 「点错了」."""
    text, names = turn.heard.text, [one.name for one in post.whole.items]
    meant = words.slipped(text) or (post.state != "open" and words.takes_back(text, names))
    if turn.heard.kind != "message" or not meant:
        return False
    end = await _their_end(turn, await turn.books.ends.of(post.id))
    if end is not None:
        await _in_words(turn, end)
        return True
    if post.state in ENDED and post.poster.id == turn.who.id:
        if await turn.books.ends.of(post.id):
            raise NotOrganizer
        raise TooLate
    return False


async def said_alone(turn: Turn) -> bool:
    """「手滑了」 in the group, of what they ended a moment ago."""
    quoted = turn.heard.quoted
    if turn.heard.kind != "message" or not words.slipped(turn.heard.text):
        return False
    if quoted is not None and (quoted.who is None or quoted.who.id not in (turn.who.id, turn.bot.id)):
        return False
    for end in await turn.books.ends.by(turn.who.id):
        post = await rules.find(turn.books, end.post)
        if post.group == turn.where.id and turn.now - end.at < WITHOUT_REPLY:
            await _of_one_breath(turn, end)
            return True
    return False


async def in_private(turn: Turn) -> bool:
    """The same in private: under what the bot said of it; 「点错了」 without a reply is of what they ended last."""
    if turn.heard.quoted is not None:
        post = await _replied_to(turn)
        return post is not None and await said_under(turn, post)
    if not words.slipped(turn.heard.text):
        return False
    if await _last(turn, await turn.books.ends.by(turn.who.id)):
        return True
    own = [one for one in await turn.books.posts.all_by(turn.who.id) if turn.now - one.created_at < LATELY_OVER]
    if own and own[0].state == "open" and await undo.was_taken_back(turn, own[0]):
        turn.say(say.taken_back(own[0], []))  # said twice
        return True
    if any(one.state in ENDED for one in own):
        raise TooLate
    return False


async def not_yet(turn: Turn) -> bool:
    """「还没拿到」 in private, where nothing that is open can be meant: of what ended last for them."""
    said = turn.heard.quoted is None and words.takes_back(turn.heard.text)
    return said and await _last(turn, await turn.books.ends.about(turn.who.id))


async def _last(turn: Turn, found: list[End]) -> bool:
    end = await _their_end(turn, found)
    if end is not None:
        await _of_one_breath(turn, end)
    return end is not None


async def _of_one_breath(turn: Turn, end: End) -> None:
    """All that they ended in the same words: 「都拿到了」."""
    theirs = await turn.books.ends.by(turn.who.id) if end.by == turn.who.id else [end]
    for one in theirs:
        if one.at == end.at and await turn.books.ends.get(one.id) is not None:  # not gone with the other side of it
            await _in_words(turn, one)


async def _replied_to(turn: Turn) -> Post | None:
    """What the message replied to is about; where it asks when a loan comes back, what brought the loan about."""
    name, number = await turn.quoted_ref()
    if name == LOAN:
        began = (end.post for end in await turn.books.ends.by(turn.who.id) if number in end.was.loans)
        return await turn.books.posts.get(next(began, 0))
    ref = await turn.books.sent.ref(turn.where.id, turn.heard.quoted.message_id) if turn.heard.quoted else None
    about = await endings.about(turn, ref or "")
    return None if about is None else await turn.books.posts.get(about)


async def _their_end(turn: Turn, found: Iterable[End]) -> End | None:
    """The newest that is theirs to take back."""
    for end in found:
        post = await rules.find(turn.books, end.post)
        if turn.who.id == end.by or (turn.who.id == post.poster.id and not end.was.organizer):
            return end
    return None


async def _in_words(turn: Turn, end: End) -> None:
    """In the group the card says it; privately, and where something is not as before, words do."""
    post, out = await undo.take_back(turn, end)
    if turn.where.kind == "private":
        turn.say(say.taken_back(post, out))
    elif out and await turn.reaches(turn.who.id):
        turn.tell(turn.who.id, say.taken_back(post, out))
