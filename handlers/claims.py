"""A neighbour takes a post up, by a tap or in words; steps back; the next moves up."""

from collections.abc import Iterable

from community import claims
from community import posts as rules
from community.claims import Claim, Moved, Taken
from community.members import Person
from community.posts import Post
from handlers import drafts, exchanges, followups, giving, introductions, matching, pairs, posts
from handlers.turn import WITHOUT_REPLY, Turn
from nlp import Reading
from nlp.about import aliases, portions
from nlp.answers import items, replies
from texts import claims as say


async def take(turn: Turn, post: int, quantity: int | None = None, about: frozenset[int] = claims.WHOLE) -> Taken:
    """One has it, later ones wait; both sides are told what to do next. `quantity`: as they said, else what goes to
    each. `about`: the things of a list they named."""
    found = await rules.find(turn.books, post)
    most = 1 if found.many else drafts.portion(found)  # 「每家5个」: whoever asks for ten gets five
    quantity = await pairs.heads(turn, found, min(quantity or most or 1, most or rules.MOST_SHARES))
    taken = await claims.take(turn.books, post, by=turn.who, now=turn.now, quantity=quantity, about=about)
    turn.counted["claims"] += 1
    await matching.accept(turn, taken.post)
    if taken.more:
        await introductions.as_now(turn, taken.post, taken.claim)
    elif taken.holds:
        await introductions.introduce(turn, taken.post, taken.claim)
        said_for = await followups.said_for(turn, taken.post)
        await followups.promised(turn, taken.post, taken.claim.id, said_for)
        own = await pairs.taken(turn, taken.post, taken.claim)
        await exchanges.put_away(turn, taken.post)
        if own is not None:
            await matching.spare(turn, own, taken.post.poster.id)
            await exchanges.put_away(turn, own)
            await posts.refresh(turn, own.id)
    elif not taken.collected:
        await followups.ask_who_rests(turn, taken.post, taken.claim)
    if taken.waits is not None:
        await followups.ask_who_rests(turn, taken.post, taken.waits.claim)
        await _queued(turn, taken.waits)
    await posts.refresh(turn, post)
    return taken


async def said(turn: Turn, post: Post, reading: Reading) -> None:
    """「我有」, 「我要两份」, 「+1」, as a reply or as an answer to a question."""
    quantity = int(reading.quantity) if reading.quantity and reading.quantity >= 1 else None
    if post.kind == "offer" and post.category != "ride" and replies.takes_all(turn.heard.text):
        quantity = max(quantity or 1, post.free)
    picked = items.wanted(*await in_a_list(turn, post), post.kind) if post.listed else None
    if picked is not None and picked.others:  # 「我要一个」, 「冰箱我要」
        if await turn.reaches(turn.who.id):
            turn.tell(turn.who.id, say.which(post))
        return
    if await _otherwise(turn, post, portions.instead(turn.heard.text) or quantity):
        return
    taken = await take(turn, post.id, quantity, numbered(post, picked.at) if picked else claims.WHOLE)
    if taken.collected:
        await giving.noted(turn, taken)
    elif not taken.holds:
        await _queued(turn, taken)


async def _otherwise(turn: Turn, post: Post, quantity: int | None) -> bool:
    """Whether they have some of what is counted and say another number: 「我只要5个」 after 「给我10个」."""
    own = await turn.books.claims.of_person(post.id, turn.who.id)
    counted = post.kind == "offer" and post.category == "item" and post.shares > 1 and not post.many
    if own is None or own.state != "holding" or not counted or quantity in (None, own.quantity):
        return False
    most = drafts.portion(post) or post.shares
    now_so, up = await claims.take_otherwise(turn.books, own, min(quantity or 1, most), turn.now)
    post = await rules.find(turn.books, post.id)
    await introductions.as_now(turn, post, now_so)
    if await turn.reaches(turn.who.id):
        turn.tell(turn.who.id, say.otherwise(post, now_so))
    for claim in up:
        await introductions.introduce(turn, post, claim, moved_up=True)
        await followups.promised(turn, post, claim.id)
    await posts.refresh(turn, post.id)
    return True


async def _queued(turn: Turn, taken: Taken) -> None:
    if await turn.reaches(turn.who.id):
        turn.tell(turn.who.id, say.queued(taken), ref=introductions.queue_ref(taken.claim.id))


def names(post: Post) -> list[str]:
    """What its things are called, in their order."""
    return [one.name for one in post.items]


def numbered(post: Post, places: Iterable[int]) -> frozenset[int]:
    """The numbers of things of a list, by their places in it (0 is the first)."""
    return frozenset(post.items[at].number for at in places)


async def in_a_list(turn: Turn, post: Post) -> tuple[str, list[str], str]:
    """What was heard, the things of a list, and the list as typed: with own words as what they mean."""
    words = await turn.words(post.group)
    return aliases.said(turn.heard.text, words), names(post), aliases.said(post.words, words)


async def named(turn: Turn, post: Post) -> frozenset[int]:
    """The things of a list that the words name; none where they name none, or it is no list."""
    return numbered(post, items.named(*await in_a_list(turn, post))) if post.listed else claims.WHOLE


async def gone(turn: Turn, post: Post) -> frozenset[int]:
    """The things of a list that are gone, by its poster's words; none where they name none, or it is no list."""
    return numbered(post, items.gone(*await in_a_list(turn, post)) or ()) if post.listed else claims.WHOLE


async def tapped(turn: Turn, post: int, about: frozenset[int] = claims.WHOLE) -> None:
    """「我来帮」, 「我要」: taken up or waiting, and the tap is answered. `about`: things of a list."""
    taken = await take(turn, post, about=about)
    if taken.collected:
        turn.answer(await giving.noted(turn, taken))
        return
    reachable = await turn.reaches(turn.who.id)
    turn.answer(say.claimed(taken, reachable=reachable), alert=not reachable)


async def step_back(turn: Turn, post: int, *, claim: int | None = None, about: frozenset[int] = claims.WHOLE) -> None:
    """「我来不了了」; of a list all of it, what one `claim` is about, or the things named: 「台灯不要了」."""
    for moved in await claims.step_back(turn.books, post, by=turn.who.id, now=turn.now, claim=claim, about=about):
        if moved.left.state == "holding":
            await _tell(turn, moved.post.poster, moved)
        elif moved.kept is None:
            introductions.leave_queue(turn, moved.post, moved.left)
        await moved_up(turn, moved)
        await turn.told(free_again(moved.post), moved.post.group, stays=WITHOUT_REPLY)
    turn.answer(say.stepped_back())


def free_again(post: Post) -> str:
    """The name of the news that somebody has stepped back: for a moment a word without a reply may be about it."""
    return f"free:{post.id}"


async def choose_another(turn: Turn, post: int, claim: int) -> None:
    """「换一位」 under what was said of one neighbour."""
    moved = await claims.choose_another(turn.books, post, claim, by=turn.who.id, now=turn.now)
    turn.answer(say.chose_another(bool(moved.up)))
    if await turn.reaches(moved.left.person.id):
        turn.tell(moved.left.person.id, say.let_go(moved.post.about(moved.left.about)))
    await moved_up(turn, moved)


async def moved_on(turn: Turn, post: Post, claim: Claim) -> None:
    """Nobody said what became of it: on to the next, and both hear why."""
    moved = await claims.move_on(turn.books, claim, turn.now)
    for person in (claim.person.id, post.poster.id):
        if await turn.reaches(person):
            turn.tell(person, say.passed_on(moved.post.about(claim.about), anybody=bool(moved.up)))
    await moved_up(turn, moved, answered=False)


async def person_left(turn: Turn, group: int | None) -> None:
    """Somebody is gone from a group (None: from all): what they had promised there goes to the next."""
    for moved in await claims.withdraw_all(turn.books, turn.who.id, turn.now, group=group):
        if moved.left.state == "holding":
            await _tell(turn, moved.post.poster, moved)
        else:
            introductions.leave_queue(turn, moved.post, moved.left)
        await moved_up(turn, moved)


async def _tell(turn: Turn, poster: Person, moved: Moved) -> None:
    if await turn.reaches(poster.id):
        turn.tell(poster.id, say.left(moved.post, moved.left, anybody=bool(moved.up)))


async def moved_up(turn: Turn, moved: Moved, *, answered: bool = True) -> None:
    """Somebody let a post go: the next has it, or neighbours are asked again; what was promised with it is off.
    `answered`: somebody said so."""
    if moved.kept is not None:
        await introductions.as_now(turn, moved.post, moved.kept)
    elif moved.left.state == "holding":
        introductions.settle(turn, moved.post, moved.left)
        await followups.settled(turn, moved.post, moved.left, answered=answered)
    for claim in moved.up:
        await introductions.introduce(turn, moved.post, claim, moved_up=True)
        await followups.promised(turn, moved.post, claim.id)
        await introductions.still_waits(turn, moved.post, claim)
    if moved.left.state == "holding" and not moved.up and moved.post.state == "open":
        await followups.ask_on(turn, moved.post)
    tied = await turn.books.bonds.untie(moved.left.id)
    for claim in tied:
        await posts.released(turn, claim, tell=len(tied) > 1, answered=answered)
    await posts.refresh(turn, moved.post.id)
