"""A giver chooses how to give; what was collected is decided the next morning, and everybody hears how it came out."""

import secrets
from collections.abc import Mapping

from community import giving as rules
from community import posts
from community.claims import Taken, place
from community.errors import NoSuchChoice
from community.giving import Decided, Household, Way
from community.posts import Post
from handlers import followups, introductions, quiet
from handlers import posts as card
from handlers.buttons import Tap
from handlers.turn import Turn
from texts import giving as say
from texts.messages import Edit, Send

WAYS: Mapping[str, Way] = {way: way for way in say.LABEL}
HOUSEHOLDS: Mapping[str, Household] = {"elder": "elder", "child": "child", "neither": "neither"}


async def chosen(turn: Turn, tap: Tap) -> None:
    """「抽签」, 「等一晚再定」, … under the question to the giver."""
    post = await posts.find_open(turn.books, tap.id)
    if tap.choice not in WAYS:
        raise NoSuchChoice
    zone = await quiet.zone(turn, post.group)
    decides_at = await quiet.awake(turn, post.group, rules.next_morning(turn.now, zone))
    seed = secrets.token_hex(16)
    giving = await rules.choose(turn.books, post.id, WAYS[tap.choice], by=turn.who.id, decides_at=decides_at, seed=seed)
    if giving.collecting:
        await turn.books.alarms.set("decide", str(post.id), giving.decides_at, post.group)
    else:
        await turn.books.alarms.cancel("decide", str(post.id))
    message = say.chosen(post, giving, turn.now.astimezone(zone))
    turn.send(Edit(chat=turn.who.id, ref=followups.giving_ref(post.id), message=message))
    turn.answer(say.noted_down())
    await card.refresh(turn, post.id)


async def noted(turn: Turn, taken: Taken) -> str:
    """Somebody wants what is not decided yet; they hear it privately too, if they can → the answer to a tap."""
    giving = await turn.books.givings.of(taken.post.id)
    if giving is None:
        raise LookupError(f"post {taken.post.id} collects, so it says how it is given")
    now = turn.now.astimezone(await quiet.zone(turn, taken.post.group))
    message, ref = say.noted_privately(taken, giving, now), introductions.queue_ref(taken.claim.id)
    if taken.more:
        turn.send(Edit(chat=turn.who.id, ref=ref, message=message))
    elif await turn.reaches(turn.who.id):
        turn.tell(turn.who.id, message, ref=ref)
    return say.noted(taken, giving, now)


async def household_said(turn: Turn, tap: Tap) -> None:
    """「有老人」, 「有孩子」, 「都没有」: whoever wants what goes to old people and children first. NoSuchChoice."""
    if tap.choice not in HOUSEHOLDS:
        raise NoSuchChoice
    await rules.say_household(turn.books, tap.id, HOUSEHOLDS[tap.choice], by=turn.who.id)
    turn.answer(say.household())


async def due(turn: Turn, post: Post) -> None:
    """The morning has come."""
    giving = await turn.books.givings.of(post.id)
    if giving is None or not giving.collecting:
        return
    waiting = await rules.waiting(turn.books, post.id)
    if giving.way == "overnight" and waiting and await turn.reaches(post.poster.id):
        turn.tell(post.poster.id, say.whom(post, waiting), ref=followups.whom_ref(post.id))
        await turn.books.alarms.set("undecided", str(post.id), turn.now + rules.PATIENCE, post.group)
        return
    await _tell(turn, post, await rules.decide(turn.books, giving, turn.now))


async def asked_again(turn: Turn, post: Post) -> None:
    """The post is open again: who wants what is not decided reads so, and whom to give it to is asked where it was."""
    giving, waiting = await turn.books.givings.of(post.id), await rules.waiting(turn.books, post.id)
    now = turn.now.astimezone(await quiet.zone(turn, post.group))
    for claim in waiting:
        if giving is not None and giving.collecting:
            noted_so = say.noted_privately(Taken(post, claim), giving, now)
            turn.send(Edit(chat=claim.person.id, ref=introductions.queue_ref(claim.id), message=noted_so))
    if waiting and await turn.books.alarms.is_set("undecided", str(post.id)):
        turn.send(Edit(chat=post.poster.id, ref=followups.whom_ref(post.id), message=say.whom(post, waiting)))


async def undecided(turn: Turn, post: Post) -> None:
    """The giver did not choose: it goes in the order of their word."""
    giving = await turn.books.givings.of(post.id)
    if giving is not None and giving.collecting:
        await _tell(turn, post, await rules.decide(turn.books, giving, turn.now))


async def handed_to(turn: Turn, post: Post, claim: int) -> None:
    """The giver chose a neighbour."""
    decided = await rules.hand_to(turn.books, post.id, claim, by=turn.who.id, now=turn.now)
    await turn.books.alarms.cancel("undecided", str(post.id))
    turn.answer(say.noted_down())
    await _tell(turn, post, decided)


async def _tell(turn: Turn, post: Post, decided: Decided) -> None:
    """Those who have it, those who have not, and where lots were drawn the group."""
    now_so = await posts.find(turn.books, post.id)
    for claim in decided.up:
        await introductions.introduce(turn, now_so, claim, moved_up=True)
        await followups.promised(turn, now_so, claim.id)
    for claim in decided.waiting:
        introductions.leave_queue(turn, now_so, claim)  # the first message loses its button
        if await turn.reaches(claim.person.id):
            said = say.not_this_time(now_so, claim, place(decided.waiting, claim))
            turn.tell(claim.person.id, said, ref=introductions.queue_ref(claim.id))
    if decided.giving.way == "draw" and decided.order:
        message = say.drawn(now_so, decided.giving, decided.order)
        turn.send(Send(chat=post.group, thread=post.thread, reply_to=post.message_id, message=message))
    if decided.giving.way == "overnight" and decided.up:
        question = Edit(chat=post.poster.id, ref=followups.whom_ref(post.id), message=say.given_to(now_so, decided.up))
        turn.send(question)
    await card.refresh(turn, post.id)
