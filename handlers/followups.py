"""The alarms of a post: when the next neighbours are asked, when the poster is, and when it is parked."""

from dataclasses import replace
from datetime import datetime

from community import claims, followups
from community import posts as rules
from community.claims import Claim
from community.posts import Post
from community.rides import leaves_at
from handlers import quiet
from handlers.turn import Turn
from nlp.about import deadlines, due
from nlp.about import rides as ride_words
from nlp.household import perishables
from nlp.intent import dangers
from texts import followups as say
from texts.messages import Edit, Message

UNSAID = "unsaid"  # as long as this alarm is set an edit reopens the post; when it is due, nothing is done
OF_A_CLAIM = ("got", "silent")  # alarms, like the next
OF_A_POST = ("ring", "still", "last", "park", "left", "decide", "undecided", "duty")  # `due` answers them


async def begin(turn: Turn, post: Post) -> None:
    """A post is open: the next ring in ten minutes, one question before its life ends, then it is parked."""
    await ask_on(turn, post)
    await live_on(turn, post)


async def live_on(turn: Turn, post: Post) -> None:
    """Its life begins now (again)."""
    left = leaves_at(post)
    if left is not None:
        await turn.books.alarms.set("left", str(post.id), left, post.group)
        return
    await turn.books.alarms.cancel("left", str(post.id))
    unasked = await _ends_unasked_at(turn, post)
    if unasked is not None:
        await turn.books.alarms.cancel("last", str(post.id))
        await turn.books.alarms.set("park", str(post.id), unasked, post.group)
        return
    settings = await turn.books.choices.of(post.group)
    on_its_day = _on_its_day(post)
    asked_at = followups.last_asked_at(on_its_day, settings, turn.now)
    ends_at = followups.ends_at(on_its_day, settings, turn.now)
    await turn.books.alarms.set("last", str(post.id), asked_at, post.group)
    await turn.books.alarms.set("park", str(post.id), ends_at, post.group)


async def _ends_unasked_at(turn: Turn, post: Post) -> datetime | None:
    """When a post is put aside whose poster is not asked before whether it is still needed: until when its giver keeps
    it, this evening, or once a danger must be over; None for all others."""
    kept_until = last_call(post)
    if kept_until is not None and kept_until > turn.now:
        return kept_until
    if is_for_today(post):
        return followups.eaten_by(turn.now, await quiet.zone(turn, post.group))
    return turn.now + followups.DANGER if is_rescue(post) else None


def is_for_today(post: Post) -> bool:
    """Whether what is given is good for nothing tomorrow: 「剩了一锅饺子谁要」."""
    names = [item.name for item in post.items]
    return post.kind == "offer" and post.category == "item" and perishables.today(post.words, names)


def is_rescue(post: Post) -> bool:
    """Whether nobody is to come any more hours later: 「我被困电梯里了」; a socket is still to be mended."""
    return post.kind == "need" and dangers.needed(post.words) in ("fire", "gas", "lift", "hurt")


def is_standing(post: Post) -> bool:
    """Whether it is a ride of every day or week: it is not over once somebody was taken along."""
    return post.category == "ride" and ride_words.stands(post.words)


def last_call(post: Post) -> datetime | None:
    """Until when its giver keeps it: 「周日前自取，不然扔了」; None where they do not say."""
    thing = post.kind == "offer" and post.category in ("item", "loan")
    return post.due_at if thing and post.due_at is not None and deadlines.said(post.words) else None


def is_soon_over(turn: Turn, post: Post) -> bool:
    """Whether it goes to who comes first, as there is no night to sleep over it."""
    kept_until = last_call(post)
    return is_for_today(post) or (kept_until is not None and kept_until - turn.now < followups.A_NIGHT)


def _on_its_day(post: Post) -> Post:
    """With the day that it happens on, if any: not the one when a thing comes back, nor with a question."""
    other = post.category in ("info", "lost_found") or due.says_back(post.words)
    return replace(post, due_at=None) if other else post


async def said_for(turn: Turn, post: Post) -> datetime | None:
    """The time to come that the words heard say for a promise: 「我下周末带过去」; None where they say none."""
    if turn.heard.kind != "message":
        return None
    zone = await quiet.zone(turn, post.group)
    said_at = (turn.heard.sent_at or turn.now).astimezone(zone).replace(tzinfo=None)
    found = due.promised_for(turn.heard.text, said_at)
    return found.replace(tzinfo=zone) if found is not None and found > said_at else None


def still_ref(post: int) -> str:
    """The name of the question whether it is still needed."""
    return f"still:{post}"


def giving_ref(post: int) -> str:
    """The name of the question how it is to be given."""
    return f"giving:{post}"


def whom_ref(post: int) -> str:
    """The name of the question to whom it is to be given."""
    return f"whom:{post}"


def got_ref(claim: int, person: int) -> str:
    """The name of the question to one side whether it came true."""
    return f"got:{claim}:{person}"


async def end(turn: Turn, post: Post) -> None:
    """The post is over: nothing about it is due any more."""
    if turn.now - post.created_at >= followups.STILL_NEEDED:
        ended = await rules.find(turn.books, post.id)
        turn.send(Edit(chat=post.poster.id, ref=still_ref(post.id), message=say.answered(ended)))
    for kind in OF_A_POST:
        await turn.books.alarms.cancel(kind, str(post.id))


async def unsaid(turn: Turn, post: Post) -> None:
    """An edit took the words back, and with them the post; for a while another one may bring it back."""
    await turn.books.alarms.set(UNSAID, str(post.id), turn.now + followups.EDITED_BACK, post.group)


async def is_unsaid(turn: Turn, post: Post) -> bool:
    return post.state == "withdrawn" and await turn.books.alarms.is_set(UNSAID, str(post.id))


async def calls_openly(turn: Turn, post: Post) -> bool:
    """Whether the likely ones were asked in vain, so that the card calls everybody."""
    if post.kind == "offer":
        return False
    ring, still = [await turn.books.alarms.is_set(kind, str(post.id)) for kind in ("ring", "still")]
    return still or not ring


async def ask_on(turn: Turn, post: Post) -> None:
    """Nobody has it any more: the next ring, in a while."""
    if post.kind != "offer":
        settings = await turn.books.choices.of(post.group)
        due_at = turn.now + followups.ring_wait(post, settings)
        await turn.books.alarms.set("ring", str(post.id), due_at, post.group)


async def ask_in_the_morning(turn: Turn, post: Post) -> bool:
    """Whether it is night, and neighbours are asked about the post when it is over."""
    morning = await quiet.until(turn, post)
    if morning is not None:
        await turn.books.alarms.set("ring", str(post.id), morning, post.group)
    return morning is not None


async def promised(turn: Turn, post: Post, claim: int, said_for: datetime | None = None) -> None:
    """Somebody promised, maybe for a day that they said: after it both are asked whether it came true. What is
    left of a list, or of hands, is asked for on."""
    if not post.unmet:
        await turn.books.alarms.cancel("ring", str(post.id))
    await turn.books.alarms.cancel("still", str(post.id))
    if leaves_at(post) is not None or is_standing(post):  # over when it has left; before, there is nothing to ask
        return
    kept_until = last_call(post)
    asked_at = followups.first_asked_at(_on_its_day(post), turn.now, said_for)
    if kept_until is not None and kept_until > turn.now:
        asked_at = kept_until + followups.TO_BE_FETCHED
    await turn.books.alarms.set("got", str(claim), asked_at, post.group)


async def on_another_day(turn: Turn, post: Post) -> None:
    """The post says another time now: it lives until then, and who promised is asked after it."""
    await live_on(turn, post)
    for claim in await claims.holding(turn.books, post.id):
        await promised(turn, post, claim.id)


async def is_awaited(turn: Turn, claim: Claim) -> bool:
    """Whether something is still due about a promise, or about one tied to it: a question, or the ride leaves."""
    for one in (claim, *await turn.books.bonds.others(claim.id)):
        if leaves_at(await rules.find(turn.books, one.post)) is not None:
            return True
        if any([await turn.books.alarms.is_set(kind, str(one.id)) for kind in ("got", "silent")]):
            return True
    return False


async def ask_who_rests(turn: Turn, post: Post, waits: Claim) -> None:
    """Somebody waits now: whoever holds it and was silent is asked once more, and then it is the next one's turn."""
    for claim in await claims.holding(turn.books, post.id):
        concerned = not waits.about or claim.about & waits.about
        if concerned and not await is_awaited(turn, claim):
            await turn.books.alarms.set("got", str(claim.id), turn.now, post.group)
            for person, question in questions(post, claim):  # the earlier ones lose their buttons
                turn.send(Edit(chat=person, ref=got_ref(claim.id, person), message=Message(html=question.html)))


def questions(post: Post, claim: Claim) -> tuple[tuple[int, Message], ...]:
    """What each side is asked a day after the promise: 「拿到了吗」."""
    return (post.poster.id, say.got_it(post, claim)), (claim.person.id, say.gave_it(post, claim))


async def not_yet(turn: Turn, post: Post, claim: Claim) -> None:
    """「还没有」: no hurry, both are asked again in a day, or after the day said; nothing is to be tapped before."""
    again = await later(turn, post, claim)
    for person, words in ((post.poster.id, again), (claim.person.id, say.gave_it(post, claim).html)):
        turn.send(Edit(chat=person, ref=got_ref(claim.id, person), message=Message(html=words)))


async def later(turn: Turn, post: Post, claim: Claim) -> str:
    """Nothing is over yet: what became of the promise is asked again in a day, or after the day said (「说好周六」).
    → what whoever says so hears."""
    said = await said_for(turn, post)
    await turn.books.alarms.cancel("silent", str(claim.id))
    await turn.books.alarms.set("got", str(claim.id), followups.asked_at(turn.now, said), post.group)
    return say.asked_again(said)


async def undone(turn: Turn, post: Post, claim: Claim) -> None:
    """「没拿到」 in words of the poster: nothing is over, they may choose another; only this message has buttons."""
    await not_yet(turn, post, claim)
    turn.tell(post.poster.id, say.not_there(post, claim), ref=got_ref(claim.id, post.poster.id))


async def settled(turn: Turn, post: Post, claim: Claim, *, answered: bool = True) -> None:
    """Nothing is due about the promise any more, and who was asked need not answer. `answered`: somebody did."""
    for kind in OF_A_CLAIM:
        await turn.books.alarms.cancel(kind, str(claim.id))
    if turn.now - claim.claimed_at >= followups.GOT_IT:
        for person, question in questions(post, claim):
            became = say.answered(post.about(claim.about)) if answered else Message(html=question.html)
            turn.send(Edit(chat=person, ref=got_ref(claim.id, person), message=became))
