"""Neighbours are asked, privately where that may be; questions are settled by an answer, or when it is over."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import timedelta

from community import followups, matching
from community.errors import NothingAsked
from community.matching import Home, Near
from community.posts import Item, Post
from handlers import pairs, quiet
from handlers.turn import Turn
from nlp import Reading
from nlp.about import houses
from nlp.household import things
from texts import matching as say
from texts.messages import Edit, Message


def near(post: Post) -> Mapping[str, Near]:
    """Every thing that would serve, and how near it is to what the post is about; of an exchange, to what it wants."""
    return _near(post.gives if post.kind == "offer" else post.wants)


def back(post: Post) -> Mapping[str, Near] | None:
    """Of an exchange: what it gives, and what is near to that; None for others."""
    return _near(post.gives) if post.kind == "exchange" else None


def _near(items: Iterable[Item]) -> Mapping[str, Near]:
    found: dict[str, Near] = {}
    for one in items:
        found[one.key] = "same"
        for key in things.near(one.key):
            kinship = things.relation(one.key, key)
            if kinship is not None:
                found.setdefault(key, kinship)
    return found


def ping_ref(post: int, person: int) -> str:
    """The name of a private question among the bot's own messages: "ping:7:2"."""
    return f"ping:{post}:{person}"


async def ask(turn: Turn, post: Post, *, invite: bool = False) -> int:
    """Ask the next ring of likely neighbours, each with the reason why them. How many they are.

    `invite`: where too few are known, some who were not asked for long."""
    before = len(await turn.books.pings.of(post.id))
    most = followups.ring_size(before)
    danger = quiet.danger(post) is not None
    found = await matching.find(
        turn.books,
        post,
        near(post),
        turn.now,
        most=most,
        invite=invite or danger,
        a_day=None if danger else (await turn.books.choices.of(post.group)).pings,
        among=await pairs.fitting(turn, post),
        back=back(post),
    )
    proposed = await pairs.ring(turn, post)
    known = [replace(one, trace=replace(one.trace, reachable=await turn.reaches(one.trace.person.id))) for one in found]
    local = turn.now.astimezone(await quiet.zone(turn, post.group))
    # Who cannot be written to is named on the card; not somebody of whom nothing is known: there is no reason to say.
    known = [one for one in known if one.trace.reachable or one.trace.how != "invited"]
    for ping in await matching.ask(turn.books, post, known, turn.now):
        turn.counted["pings"] += 1
        if ping.state == "asked":
            question = say.question(post, ping, local)
            turn.tell(ping.person.id, question, ref=ping_ref(post.id, ping.person.id))
    return len(known) + (2 if proposed else 0)


async def put_away(turn: Turn, post: Post) -> None:
    """The post is over: questions that still wait are settled, so that nobody answers in vain."""
    await matching.unanswered(turn.books, post.id, turn.now)
    for ping in await turn.books.pings.of(post.id):
        if ping.state == "asked":
            settle(turn, post, ping.person.id, say.settled(post))


async def ask_again(turn: Turn, post: Post, *, same: bool) -> None:
    """The post is open again soon after it was over: questions that waited wait again, if it is the `same` thing."""
    for ping in await turn.books.pings.of(post.id):
        if ping.state == "asked" and same:
            question = say.question(post, ping, turn.now.astimezone(await quiet.zone(turn, post.group)))
            settle(turn, post, ping.person.id, question)
        elif ping.state == "asked":
            await turn.books.pings.settle(post.id, ping.person.id, "declined")


async def follow(turn: Turn, before: Post, after: Post, *, same: bool) -> None:
    """The message was edited: questions that wait read as it does now; where it is not the `same` any more, they are
    settled."""
    for ping in await turn.books.pings.of(before.id):
        if ping.state == "asked" and not same:
            settle(turn, before, ping.person.id, say.settled(before))
    await ask_again(turn, after, same=same)


def settle(turn: Turn, post: Post, person: int, message: Message) -> None:
    """The question loses its buttons and says what became of it."""
    turn.send(Edit(chat=person, ref=ping_ref(post.id, person), message=message))


async def lives(turn: Turn, reading: Reading) -> None:
    """「…3栋2单元501自取」: whoever posts that lives there; the nearer neighbour is asked first."""
    house = houses.own(reading)
    if house is not None:
        await turn.books.traces.lives(turn.where.id, turn.who.id, Home(*house), turn.now)


async def accept(turn: Turn, post: Post) -> None:
    """They take it up; if they had been asked, that question is answered."""
    if await matching.answered(turn.books, post.id, turn.who.id, "accepted", turn.now):
        settle(turn, post, turn.who.id, say.accepted(post))


async def spare(turn: Turn, post: Post, person: int) -> None:
    """They have it by a promise that was made together with another one: what they were asked about it needs no answer
    any more, and says nothing of how they answer."""
    for ping in await turn.books.pings.of(post.id):
        if ping.person.id == person and ping.state == "asked":
            await turn.books.pings.settle(post.id, person, "accepted")
            settle(turn, post, person, say.settled(post))


async def decline(turn: Turn, post: Post) -> None:
    """「这次不行」: that is fine, and they are thanked. Tapped after 「我来帮」, it is not what steps back."""
    if await turn.books.claims.of_person(post.id, turn.who.id) is not None:
        raise NothingAsked
    if not await matching.answered(turn.books, post.id, turn.who.id, "declined", turn.now):
        raise NothingAsked
    settle(turn, post, turn.who.id, say.declined(post))


async def not_today(turn: Turn, post: Post) -> None:
    """「今天别问我」: nothing more until tomorrow morning."""
    await decline(turn, post)
    local = turn.now.astimezone(await quiet.zone(turn, post.group))
    tomorrow = (local + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    await matching.leave(turn.books, turn.who.id, tomorrow, turn.now)


async def never_this(turn: Turn, post: Post) -> None:
    """「别再问这类」: this category no more; /mine takes it back."""
    await decline(turn, post)
    await turn.books.pings.mute(turn.who.id, post.category, None)


async def ask_me_again(turn: Turn, category: str) -> None:
    """/mine: they may be asked about it again."""
    for muted in await turn.books.pings.muted(turn.who.id):
        if muted == category:
            await turn.books.pings.unmute(turn.who.id, muted)
            return
    raise NothingAsked
