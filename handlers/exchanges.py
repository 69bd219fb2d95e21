"""Exchanges that answer each other: two directly, three in a ring who are each asked privately."""

from community import exchanges as rules
from community.exchanges import Kin, Swap
from community.matching import PINGS_COUNT
from community.posts import Post
from handlers.turn import Turn
from nlp.household import things
from texts import exchanges as say
from texts.messages import Edit, Message


async def mirrors(turn: Turn, post: Post) -> list[Post]:
    """The open exchanges that want what it gives and give what it wants."""
    others = await turn.books.posts.open_in(post.group, "exchange", rules.MOST)
    return rules.mirrors(post, others, _kin([post, *others]))


async def serving(turn: Turn, post: Post) -> frozenset[int]:
    """The open needs for what it gives, and offers of what it wants; another exchange wants its own in return."""
    needs = await turn.books.posts.open_in(post.group, "need", rules.MOST)
    offers = await turn.books.posts.open_in(post.group, "offer", rules.MOST)
    kin = _kin([post, *needs])
    found = [one.id for one in needs if one.kind == "need" and rules.serves(post, one, kin)]
    return frozenset(found + [one.id for one in offers if one.kind == "offer" and rules.serves(one, post, kin)])


async def propose(turn: Turn, post: Post) -> bool:
    """A ring of three, if there is one and nobody of it minds; each is asked privately."""
    if post.state != "open" or not post.free:
        return False
    open_ = await turn.books.posts.open_in(post.group, "exchange", rules.MOST)
    others = [one for one in open_ if one.kind == "exchange" and await _may_be_asked(turn, one)]
    three = rules.ring(post, others, _kin([post, *others]))
    if three is None or not await _may_be_asked(turn, post):
        return False
    id_ = await turn.books.swaps.add(post.group, [one.id for one in three], turn.now)
    swap = None if id_ is None else await turn.books.swaps.get(id_)
    if swap is None:
        return False
    await turn.books.alarms.set("swap", str(swap.id), turn.now + rules.ANSWER_WITHIN, post.group)
    for one in swap.posts:
        turn.tell(one.poster.id, say.proposal(swap, one), ref=ref(swap, one))
    return True


async def _may_be_asked(turn: Turn, post: Post) -> bool:
    """Free, and its poster can be written to, does not mind, was not asked too often today, and is asked about no
    other ring just now."""
    person = post.poster.id
    a_day = (await turn.books.choices.of(post.group)).pings
    return bool(
        post.free
        and not await turn.books.swaps.asked_about(post.id)
        and await turn.books.groups.knows(post.group, person)
        and await turn.books.pings.asked_since(person, turn.now - PINGS_COUNT) < a_day
        and not await turn.books.swaps.minds(person, post.category, turn.now)
        and await turn.reaches(person)
    )


async def put_away(turn: Turn, post: Post) -> None:
    """The post is taken or over: a ring it was asked for comes to nothing."""
    for id_ in await turn.books.swaps.asked_about(post.id):
        swap = await turn.books.swaps.get(id_)
        if swap is not None:
            await off(turn, swap)
    for id_ in await turn.books.swaps.agreed_about(post.id) if post.state != "open" else ():
        swap = await turn.books.swaps.get(id_)
        if swap is not None:  # nothing is left to tap; each says for themselves that it came true
            for one in swap.posts if post.state != "done" else [one for one in swap.posts if one.id == post.id]:
                settle(turn, swap, one, _ended(swap, one, done=post.state == "done"))


async def agreed_again(turn: Turn, post: Post) -> None:
    """The post is open again: of a ring that all three agreed to its poster reads what they read before."""
    for id_ in await turn.books.swaps.agreed_about(post.id):
        swap = await turn.books.swaps.get(id_)
        own = next((one for one in swap.posts if one.id == post.id), None) if swap else None
        if swap is not None and own is not None and await turn.books.claims.of(post.id):
            settle(turn, swap, own, say.agreed(swap, own))


def _ended(swap: Swap, own: Post, *, done: bool) -> Message:
    return Message(html=say.agreed(swap, own).html) if done else say.off(swap, own)


async def off(turn: Turn, swap: Swap) -> None:
    """The ring came to nothing: each of the three hears so, once."""
    if await turn.books.swaps.settle(swap.id, "off"):
        await turn.books.alarms.cancel("swap", str(swap.id))
        for one in swap.posts:
            settle(turn, swap, one, say.off(swap, one))


def settle(turn: Turn, swap: Swap, post: Post, message: Message) -> None:
    """The question to one of them says what became of it."""
    turn.send(Edit(chat=post.poster.id, ref=ref(swap, post), message=message))


def ref(swap: Swap, post: Post) -> str:
    """The name of the question to the poster of one of the three."""
    return f"swap:{swap.id}:{post.poster.id}"


def _kin(posts: list[Post]) -> Kin:
    """What would do for each thing wanted: itself, kinds of it, and what it is a kind of."""
    wanted = {item.key for post in posts for item in post.wants}
    return {key: frozenset(one for one in things.near(key) if things.relation(key, one) != "related") for key in wanted}
