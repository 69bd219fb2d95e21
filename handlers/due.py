"""What is due about posts and promises: the next neighbours are asked, nothing is left hanging."""

from collections.abc import Awaitable, Callable, Mapping

from community import claims as rules
from community import followups as times
from community.loans import REMINDERS
from community.posts import Post
from handlers import claims, followups, giving, loans, matching, posts, proofs, quiet, roster, swaps
from handlers.turn import Turn
from texts import followups as say
from texts.messages import Edit, Message


async def alarm(turn: Turn) -> None:
    """One alarm of ours; others are not."""
    kind, ref = turn.heard.alarm or ("", "")
    if await _put_off(turn, kind, ref):
        return
    if kind in OF_POSTS:
        post = await turn.books.posts.get(int(ref))
        if post is None or post.state != "open":
            return
        await OF_POSTS[kind](turn, post)
    elif kind in REMINDERS:
        await loans.due(turn, kind, int(ref))
    elif kind == "swap":
        await swaps.due(turn, int(ref))
    elif kind in OF_CLAIMS:
        await OF_CLAIMS[kind](turn, int(ref))


async def _put_off(turn: Turn, kind: str, ref: str) -> bool:
    """Whether it is night: what is due is due in the morning. Matters of safety pass."""
    if kind not in (*OF_POSTS, *OF_CLAIMS, *REMINDERS) or kind == "left":  # a ride leaves when it leaves
        return False
    morning = await quiet.awake(turn, turn.where.id, turn.now)
    if morning <= turn.now:
        return False
    if kind in OF_POSTS:
        post = await turn.books.posts.get(int(ref))
        if post is not None and quiet.danger(post) is not None:
            return False
    await turn.books.alarms.set(kind, ref, morning, turn.where.id)
    return True


async def _ring(turn: Turn, post: Post) -> None:
    """Nobody yet: ask the next five; after eight in vain, or when nobody is left to ask, say so on the card, and later
    ask the poster. Others are asked on meanwhile."""
    on_it = await rules.holding(turn.books, post.id)
    if on_it and not post.unmet:
        return
    before = len(await turn.books.pings.of(post.id))
    more = await matching.ask(turn, post.about(post.left), invite=True)
    if more:
        await followups.ask_on(turn, post)
    if on_it:  # the rest of a list, or of hands: its poster hears of the others anyway
        return
    if post.kind != "offer" and (not more or before >= times.OPEN_CALL):
        await _call_openly(turn, post)
    await posts.refresh(turn, post.id)


async def _call_openly(turn: Turn, post: Post) -> None:
    """The likely ones were asked in vain: the card calls everybody, and later the poster is asked."""
    if not await turn.books.alarms.is_set("still", str(post.id)):
        await turn.books.alarms.set("still", str(post.id), turn.now + times.STILL_NEEDED, post.group)
    if quiet.danger(post) is not None:  # no time to ask whether it is still needed
        await roster.hand_over(turn, post)


async def _still(turn: Turn, post: Post) -> None:
    """Nobody in two hours: the poster is asked, and says whether those on duty are to know; or they know at once.
    Nobody else is asked from here on."""
    await turn.books.alarms.cancel("ring", str(post.id))
    if await turn.reaches(post.poster.id):
        await _ask_poster(turn, post)
    else:
        await roster.hand_over(turn, post)


async def _last(turn: Turn, post: Post) -> None:
    """One question before the end of its life, unless somebody is on it."""
    on_it = await rules.holding(turn.books, post.id)
    if not on_it and not await turn.books.claims.collecting(post.id):
        await _ask_poster(turn, post)


async def _ask_poster(turn: Turn, post: Post) -> None:
    if await turn.reaches(post.poster.id):
        asked = len(await turn.books.pings.of(post.id))
        ref = followups.still_ref(post.id)
        before = Message(html=say.waiting_on())  # what was asked before has no buttons any more
        turn.send(Edit(chat=post.poster.id, ref=ref, message=before))
        turn.tell(post.poster.id, say.still_needed(post, asked), ref=ref)


async def _park(turn: Turn, post: Post) -> None:
    """Nobody in time, or not a word from who promised: put aside; /mine brings it back. While somebody is on it, it
    lives on."""
    holding = await rules.holding(turn.books, post.id)
    on_it = any([followups.is_standing(post) or await followups.is_awaited(turn, claim) for claim in holding])
    if on_it or await turn.books.claims.collecting(post.id):
        if followups.last_call(post) is not None:
            await posts.no_more(turn, post)
        await followups.live_on(turn, post)
        return
    await posts.over(turn, post, "parked")


async def _left(turn: Turn, post: Post) -> None:
    """A ride has left: with somebody in it, or without."""
    along = any(claim.state in ("holding", "done") for claim in await turn.books.claims.of(post.id))
    await posts.over(turn, post, "done" if along else "withdrawn")


async def _got(turn: Turn, claim: int) -> None:
    """A day after the promise: 「拿到了吗」 to both."""
    held = await rules.live(turn.books, claim)
    if held is None:
        return
    post, promise = held
    spared = await _is_spared(turn, post)
    for person, question in followups.questions(post, promise):
        if await turn.reaches(person) and not (spared and person == post.poster.id):
            turn.tell(person, question, ref=followups.got_ref(claim, person))
    await turn.books.alarms.set("silent", str(claim), turn.now + times.GOT_IT, post.group)


async def _is_spared(turn: Turn, post: Post) -> bool:
    """Whether its poster is not asked about each: with the first of several helpers they were, and have not answered;
    of what they gave to several households those say whether they have it."""
    claims = await turn.books.claims.of(post.id)
    if post.many:
        return len(claims) > 1
    return post.several and any([await turn.books.alarms.is_set("silent", str(claim.id)) for claim in claims])


async def _silent(turn: Turn, claim: int) -> None:
    """No word for another day: the next in the queue. Where nobody waits it rests: whoever promised may have done it,
    and both can still say so; only whose a found thing is was never said."""
    held = await rules.live(turn.books, claim)
    if held is None:
        return
    post, promise = held
    queue = [one for one in await turn.books.claims.of(post.id) if one.state == "queued"]
    waits = any(one.about & promise.about or not promise.about for one in queue)
    if waits or await proofs.going_on(turn, promise):
        await claims.moved_on(turn, post, promise)
        return
    for person, question in followups.questions(post, promise):
        turn.send(Edit(chat=person, ref=followups.got_ref(claim, person), message=say.resting(question)))


OF_POSTS: Mapping[str, Callable[[Turn, Post], Awaitable[None]]] = {
    "ring": _ring,
    "still": _still,
    "last": _last,
    "park": _park,
    "left": _left,
    "decide": giving.due,
    "undecided": giving.undecided,
    "duty": roster.due,
}
OF_CLAIMS: Mapping[str, Callable[[Turn, int], Awaitable[None]]] = {"got": _got, "silent": _silent}
