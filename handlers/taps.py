"""A button was tapped. What it says may be forged: who may do what is checked here and in the rules, at this moment."""

from collections.abc import Awaitable, Callable, Mapping

from community import claims as promises
from community import posts as rules
from community.claims import Claim
from community.errors import NoSuchPost, NotClaimed, NotYourPost
from community.members import must_belong
from community.posts import Post
from handlers import (
    aliases,
    announcements,
    arrivals,
    away,
    calendars,
    chains,
    claims,
    duties,
    events,
    festivals,
    followups,
    found,
    giving,
    loans,
    matching,
    mutes,
    outcomes,
    posts,
    privacy,
    register,
    revisions,
    roster,
    rsvps,
    settings,
    slips,
    swaps,
    thanks,
)
from handlers.buttons import Tap, parse
from handlers.turn import Turn
from texts import claims as say_claims
from texts import followups as say_followups
from texts import matching as say_matching
from texts import posts as say


async def tapped(turn: Turn) -> None:
    """A button of a post, of an event or a chain, or one's own in private; whatever else it says was forged."""
    tap = parse(turn.heard.button or "")
    if tap is None or turn.heard.who is None or turn.heard.who.is_bot:
        raise NoSuchPost
    if tap.verb in OF_POSTS and not tap.choice:
        await OF_POSTS[tap.verb](turn, await _post_of(turn, tap))
    elif tap.verb in OF_CLAIMS and tap.choice.isdigit():
        await OF_CLAIMS[tap.verb](turn, await _post_of(turn, tap), int(tap.choice))
    elif tap.verb in ELSEWHERE:
        await ELSEWHERE[tap.verb](turn, tap)
    elif tap.verb in IN_PRIVATE and turn.where.kind == "private":
        await IN_PRIVATE[tap.verb](turn, tap)
    else:
        raise NoSuchPost


async def _post_of(turn: Turn, tap: Tap) -> Post:
    """The post that they act on; they are met in its group."""
    post = await _reachable_post(turn, tap)
    await turn.books.people.seen(turn.who, turn.now)
    await turn.books.groups.met(post.group, turn.who.id, turn.now)
    return post


async def _reachable_post(turn: Turn, tap: Tap) -> Post:
    """The post, if it is one of this group, or of a group that they are in (asked of Telegram now, in private)."""
    post = await rules.find(turn.books, tap.id)
    if turn.where.kind == "group" and post.group != turn.where.id:
        raise NoSuchPost
    if turn.where.kind != "group" or not await turn.books.groups.knows(post.group, turn.who.id):
        must_belong(turn.role(post.group, turn.who.id))
    return post


async def _claim(turn: Turn, post: Post) -> None:
    await claims.tapped(turn, post.id)


async def _claim_thing(turn: Turn, post: Post, number: int) -> None:
    """「要书架」, one of a list."""
    if not post.listed:
        raise NoSuchPost
    await claims.tapped(turn, post.id, frozenset({number}))


async def _close(turn: Turn, post: Post) -> None:
    organizer = turn.who.id != post.poster.id and turn.role(post.group, turn.who.id) == "admin"
    await posts.over(turn, post, "withdrawn", by=turn.who.id, organizer=organizer)
    turn.answer(say.closed())


async def _mistake(turn: Turn, post: Post) -> None:
    organizer = turn.who.id != post.poster.id and turn.role(post.group, turn.who.id) == "admin"
    await posts.over(turn, post, "mistaken", by=turn.who.id, organizer=organizer)
    turn.answer(say.taken_away())


async def _done(turn: Turn, post: Post) -> None:
    await rules.find_open(turn.books, post.id)
    if turn.who.id != post.poster.id:
        raise NotYourPost
    await posts.over(turn, post, "done")
    turn.answer(say_claims.done())


async def _not_today(turn: Turn, post: Post) -> None:
    await matching.not_today(turn, post)
    turn.answer(say_matching.not_today())


async def _never(turn: Turn, post: Post) -> None:
    await matching.never_this(turn, post)
    turn.answer(say_matching.never_this(post.category))


async def _had(turn: Turn, post: Post) -> None:
    """Whoever promised, or wanted it, says that it came true."""
    await rules.find_open(turn.books, post.id)
    held = await turn.books.claims.of_person(post.id, turn.who.id)
    await _had_theirs(turn, post, held)


async def _had_things(turn: Turn, post: Post, claim: int) -> None:
    """The same of some things of a list."""
    await rules.find_open(turn.books, post.id)
    mine = await promises.live_of(turn.books, post.id, turn.who.id)
    await _had_theirs(turn, post, next((one for one in mine if one.id == claim), None))


async def _had_theirs(turn: Turn, post: Post, held: Claim | None) -> None:
    if held is None or held.state != "holding":
        raise NotClaimed
    await posts.handed_over(turn, post, held)
    turn.answer(say_claims.done())


async def _still(turn: Turn, post: Post) -> None:
    """「还需要」: it lives on."""
    await rules.find_open(turn.books, post.id)
    if turn.who.id != post.poster.id:
        raise NotYourPost
    turn.answer(await outcomes.still_wanted(turn, post))


async def _again(turn: Turn, post: Post) -> None:
    await posts.hang_out_again(turn, post)
    turn.answer(say_followups.waiting_on())


async def _back(turn: Turn, post: Post) -> None:
    await claims.step_back(turn, post.id)


async def _back_from(turn: Turn, post: Post, claim: int) -> None:
    """The same from some things of a list."""
    await claims.step_back(turn, post.id, claim=claim)


async def _other(turn: Turn, post: Post, claim: int) -> None:
    await claims.choose_another(turn, post.id, claim)


async def _given(turn: Turn, post: Post, claim: int) -> None:
    """One neighbour has their share of several; the others wait for theirs."""
    _, held = await promises.promised(turn.books, post.id, claim, by=turn.who.id)
    await posts.handed_over(turn, post, held)
    turn.answer(say_claims.done())


async def _not_yet(turn: Turn, post: Post, claim: int) -> None:
    _, held = await promises.promised(turn.books, post.id, claim, by=turn.who.id)
    await followups.not_yet(turn, post, held)
    turn.answer(say_followups.asked_again())


async def _no(turn: Turn, post: Post) -> None:
    await matching.decline(turn, post)
    turn.answer(say_matching.thanked())


async def _forget(turn: Turn, tap: Tap) -> None:
    await privacy.forget_tapped(turn, tap.choice)


async def _asks(turn: Turn, tap: Tap) -> None:
    if tap.choice in ("none", "all"):
        await mutes.tapped(turn, tap.choice)
        return
    await matching.ask_me_again(turn, tap.choice)
    turn.answer(say_matching.asked_again())


async def _register(turn: Turn, tap: Tap) -> None:
    await register.registered(turn, await _reachable_post(turn, tap), tap.choice == "yes")


async def _unregister(turn: Turn, tap: Tap) -> None:
    await register.removed(turn, tap.id)


async def _thank(turn: Turn, tap: Tap) -> None:
    await thanks.tapped(turn, tap.id)


async def _loan(turn: Turn, tap: Tap) -> None:
    await loans.tapped(turn, tap.verb, tap.id, tap.choice)


OF_POSTS: Mapping[str, Callable[[Turn, Post], Awaitable[None]]] = {
    "claim": _claim,
    "close": _close,
    "mistake": _mistake,
    "done": _done,
    "back": _back,
    "no": _no,
    "nottoday": _not_today,
    "never": _never,
    "had": _had,
    "still": _still,
    "again": _again,
    "nohelp": roster.no_help,
}
OF_CLAIMS: Mapping[str, Callable[[Turn, Post, int], Awaitable[None]]] = {
    "claim": _claim_thing,
    "back": _back_from,
    "had": _had_things,
    "other": _other,
    "handto": giving.handed_to,
    "given": _given,
    "notyet": _not_yet,
    "undo": slips.tapped,
}
ELSEWHERE: Mapping[str, Callable[[Turn, Tap], Awaitable[None]]] = {
    "announce": announcements.tapped,
    "calendar": calendars.tapped,
    "chain": chains.tapped,
    "tick": arrivals.ticked,
    "event": events.tapped,
    "occasion": revisions.occasion_tapped,
    "rsvp": rsvps.tapped,
    "guest": rsvps.guest_tapped,
    "duty": duties.tapped,
    "call": duties.call_tapped,
    "bring": festivals.bring_tapped,
}
IN_PRIVATE: Mapping[str, Callable[[Turn, Tap], Awaitable[None]]] = {
    "forget": _forget,
    "feed": calendars.feed_tapped,
    "asks": _asks,
    "away": away.tapped,
    "register": _register,
    "unregister": _unregister,
    "giving": giving.chosen,
    "shifts": roster.shifts_tapped,
    "shift": roster.shift_tapped,
    "offduty": roster.off_duty,
    "household": giving.household_said,
    "thank": _thank,
    "proof": found.tapped,
    "swap": swaps.tapped,
    "settings": settings.tapped,
    "release": settings.released,
    "words": aliases.turned,
    "unword": aliases.dropped,
    **dict.fromkeys(settings.SETTING, settings.set_tapped),
    **dict.fromkeys(loans.VERBS, _loan),
}
