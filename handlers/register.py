"""The register: what somebody is willing to lend or do again, written only with their yes."""

from zlib import crc32

from community.errors import NothingAsked
from community.matching import GIVING, INVITING, Registered
from community.posts import Category, Item, Post
from handlers.turn import Turn
from nlp.household import deeds
from nlp.household import things as names
from texts import register as say
from texts.messages import Delete, Edit, Message

LASTING: tuple[Category, ...] = (
    "loan",
    "help",
    "info",
)  # what is given away is gone; a ladder, a skill and a good address stay


async def offer_to_register(turn: Turn, post: Post, giver: int) -> None:
    """Something was lent or done, or offered (「我会修水电，有事找我」): may the next neighbour ask them first? Who has
    said yes is not asked again."""
    things = _given(post, giver)
    things = tuple(one for one in things if post.category != "help" or not deeds.is_errand(one.name))
    if post.category not in LASTING or not things or not await turn.reaches(giver):
        return
    known = {one.thing for one in await turn.books.traces.registered(giver) if one.group == post.group}
    if {one.key for one in things} <= known:
        return
    turn.tell(giver, say.may_we_ask(post, things), ref=_ref(post.id, giver))


async def gave_before(turn: Turn, post: Post, giver: int) -> bool:
    """Whether all of it was lent, done or told by them before the post, and they were asked then."""
    how = GIVING[post.category]
    since = [await turn.books.traces.since(post.group, one.key, giver, how) for one in _given(post, giver)]
    return all(at is not None and at < post.created_at for at in since)


def _given(post: Post, giver: int) -> tuple[Item, ...]:
    return post.gives if giver == post.poster.id else post.wants


async def not_asked(turn: Turn, post: Post, giver: int) -> None:
    """Nothing came of it after all: the question goes, unless they have said yes, which stays until they say no."""
    names = {one.key for one in post.whole.items}
    if not any(one.thing in names and one.group == post.group for one in await turn.books.traces.registered(giver)):
        turn.send(Delete(chat=giver, ref=_ref(post.id, giver)))


async def registered(turn: Turn, post: Post, yes: bool) -> None:
    """Only on 「可以」, and only who really lent or did it, or offered to."""
    giver, post = turn.who.id, post.whole
    things = _given(post, giver)
    mine = {one.key for one in things}
    if post.kind != "offer" or giver != post.poster.id:
        mine &= await turn.books.traces.noted(post.group, giver, GIVING[post.category])
    if not mine:
        raise NothingAsked
    if yes:
        for thing in sorted(mine):
            await turn.books.traces.note(post.group, thing, giver, "register", turn.now)
    answer = say.written_down() if yes else say.left_out()
    turn.send(Edit(chat=giver, ref=_ref(post.id, giver), message=Message(html=answer)))
    turn.answer(answer)


async def removed(turn: Turn, number: int) -> None:
    """「不用再问我」 in /mine."""
    for entry in await turn.books.traces.registered(turn.who.id):
        if number_of(entry) == number:
            await turn.books.traces.drop(entry.group, entry.thing, turn.who.id, "register")
            turn.answer(say.struck_out(entry.thing))
            return
    raise NothingAsked


def kind_of(thing: str) -> Category:
    """As what it is usually asked for: 电钻 is borrowed, 修水管 is done, 葱 is given."""
    known = names.known(thing)
    return next((kind for kind in INVITING if known is not None and known.hint == kind), "loan")


def number_of(entry: Registered) -> int:
    """A number for the button: things are named in Chinese, and 64 bytes are few."""
    return crc32(f"{entry.group}:{entry.thing}".encode())


def _ref(post: int, giver: int) -> str:
    return f"register:{post}:{giver}"
