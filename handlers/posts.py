"""A need, an offer or an exchange: opened, shown on its card, edited, closed."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from community import claims as promises
from community import matching as match
from community import posts
from community.claims import Claim
from community.emergencies import numbers
from community.errors import NotYourPost
from community.giving import may_choose
from community.posts import Post, State
from community.rides import leaves_at
from community.thanks import givers_of
from handlers import (
    calm,
    dangers,
    drafts,
    ends,
    exchanges,
    festivals,
    followups,
    introductions,
    loans,
    matching,
    quiet,
    register,
    reports,
    rides,
    roster,
    spots,
    thanks,
)
from handlers.turn import Turn, is_deletable
from nlp import Reading
from texts import claims as say_claims
from texts import followups as say_followups
from texts import giving as say_giving
from texts import matching as say_matching
from texts import posts as say
from texts.messages import Afresh, Delete, Edit, Message, Send

MOST_OPEN = 20  # open posts of one person; whoever has more is testing us


async def opened(turn: Turn, reading: Reading) -> None:
    """「谁家有姜,炒菜缺两块」 → a card under it, and a question to whoever gave ginger last week."""
    draft = drafts.read(turn, reading)
    if (first := await reports.same(turn, draft)) is not None:
        await reports.joins(turn, first, draft)
        await refresh(turn, first.id)
        return
    own = [post for post in await turn.books.posts.open_by(turn.who.id) if post.group == draft.group]
    if len(own) >= MOST_OPEN or any(drafts.again(turn, post, draft) for post in own):
        return
    post = await turn.books.posts.add(draft, turn.now)
    turn.counted["posts"] += 1
    await rides.note(turn, post, reading)
    await spots.note(turn, post, reading)
    await match.announce(turn.books, post, turn.now)
    if not draft.behalf:  # else the house is somebody else's
        await matching.lives(turn, reading)
    await followups.begin(turn, post)
    at_night = await followups.ask_in_the_morning(turn, post)
    if not at_night:
        await matching.ask(turn, post)
    if await calm.begins(turn, post):
        await turn.books.calm.hush(post.id)
    else:
        await show(turn, post, silent=at_night)
    if may_choose(post):
        await ask_how(turn, post)
    if post.kind == "offer":
        await register.offer_to_register(turn, post, post.poster.id)
    await festivals.offered(turn, post)
    await festivals.noticed(turn, post)


async def ask_how(turn: Turn, post: Post) -> None:
    """How they want to give it; what is hot goes to who comes first."""
    if not followups.is_soon_over(turn, post) and await turn.reaches(post.poster.id):
        turn.tell(post.poster.id, say_giving.how(post), ref=followups.giving_ref(post.id))


async def show(turn: Turn, post: Post, *, silent: bool = False) -> None:
    """The card comes into the group, under the message."""
    turn.send(
        Send(
            chat=post.group,
            message=await card(turn, post),
            thread=post.thread,
            reply_to=post.message_id,
            ref=post.card,
            silent=silent,
        )
    )


async def card(turn: Turn, post: Post) -> Message:
    """The card as it stands now, in the wall time of its group wherever the turn happens."""
    pings = await turn.books.pings.of(post.id)
    zone = await quiet.zone(turn, post.group)
    asks_on = post.state == "open" and await turn.books.alarms.is_set("ring", str(post.id))
    morning = await quiet.until(turn, post) if asks_on else None
    return say.card(
        post,
        await turn.books.claims.of(post.id),
        pings,
        now=turn.now.astimezone(zone),
        note=await rides.line(turn, post),
        exhausted=bool(pings) and await followups.calls_openly(turn, post),
        start=None if await turn.reaches(post.poster.id) else turn.bot.username,
        asks_at=None if morning is None else morning.astimezone(zone),
        danger=dangers.of(post),
        whom=numbers(zone),
        giving=await turn.books.givings.of(post.id),
        reports=await turn.books.reports.of(post.id) if post.urgent else (),
    )


async def refresh(turn: Turn, post: int) -> None:
    """Bring the card up to date: there is one, edited as things move."""
    now_so = await posts.find(turn.books, post)
    if not await turn.books.calm.is_hushed(post):
        below = now_so.message_id if now_so.message_id > 0 else None
        afresh = Afresh(thread=now_so.thread, reply_to=below) if now_so.state == "open" else None
        turn.send(Edit(chat=now_so.group, ref=now_so.card, message=await card(turn, now_so), afresh=afresh))
    elif await calm.ends(turn, now_so):
        await show(turn, now_so)
    await festivals.noticed(turn, now_so)


async def replied_to(turn: Turn) -> Post | None:
    """The post whose message, or whose card, is replied to."""
    quoted = turn.heard.quoted
    if quoted is None:
        return None
    post = await turn.books.posts.by_message(turn.where.id, quoted.message_id)
    if post is not None:
        return post
    reported = await turn.books.reports.by_message(turn.where.id, quoted.message_id)
    name, number = await turn.quoted_ref()
    about = reported or (number if name == "card" else 0)
    return await turn.books.posts.get(about) if about else None


async def handed_over(turn: Turn, post: Post, claim: Claim) -> None:
    """A claimer says that it came true. The last share ends the post, and a need ends with its only helper."""
    if claim.about:
        await things_over(turn, post, claim.about, "done", [claim.id])
        return
    holding = await promises.holding(turn.books, post.id)
    if (post.kind == "need" or not post.free) and [one.id for one in holding] == [claim.id]:
        await over(turn, post, "done")
        return
    was = await ends.before(turn, post, [claim], whole=False)
    await turn.books.claims.set_state(claim.id, "done", turn.now)
    introductions.settle(turn, post, claim)
    thanks.may_thank(turn, post, claim)
    await followups.settled(turn, post, claim)
    await ends.keep(turn, post, was, [claim])
    await refresh(turn, post.id)


async def over(
    turn: Turn,
    post: Post,
    state: State,
    *,
    organizer: bool = False,
    by: int | None = None,
    thanks_to: Collection[int] | None = None,
    by_edit: bool = False,
) -> None:
    """The post ends: the card says so, helpers are thanked or told, what was given is remembered.

    `thanks_to`: the claims by which it came true, where the words say; without it by whoever had promised. `by_edit`:
    its message says nothing of it any more, and another edit takes that back.
    """
    ever = await _ever(turn, post, thanks_to or ())
    claims = [one for one in ever if not one.about or one.state != "done"]  # not who had their things already
    was = await ends.before(turn, post, claims, organizer=organizer)
    ended = await posts.end(
        turn.books, post.id, by=by or post.poster.id, organizer=organizer, state=state, now=turn.now
    )
    helped = [claim for claim in claims if _helped(claim, thanks_to)] if state == "done" else []
    earlier = [one for one in ever if one not in claims] if ended.listed and state == "done" else []
    new = await _new_givers(turn, ended, helped + earlier)
    giving = await turn.books.givings.of(post.id)
    await _settle(turn, ended, claims, helped)
    await turn.books.traces.drop_post(post.id)
    await followups.end(turn, post)
    for claim in claims:
        if claim.state == "holding":
            await _end_together(turn, claim, done=claim in helped, answered=state != "parked")
    if organizer and await turn.reaches(post.poster.id):
        turn.tell(post.poster.id, say.put_away(ended))
    if giving is not None and giving.way == "overnight" and giving.collecting:
        turn.send(Edit(chat=post.poster.id, ref=followups.whom_ref(post.id), message=say_followups.answered(ended)))
    await _tell_claimers(turn, ended, claims, helped, organizer=organizer)
    lent = await _lent(turn, ended, helped)
    if not by_edit:
        await ends.keep(turn, ended, was, helped, lent)
    for given, giver in new:
        await register.offer_to_register(turn, given, giver)
    await _questions_go(turn, ended, chosen=giving is not None)
    await _show(turn, ended, state)


async def _ever(turn: Turn, post: Post, thanks_to: Collection[int]) -> list[Claim]:
    """All who took it up, and of `thanks_to` those who helped and had said nothing."""
    ever = await turn.books.claims.of(post.id)
    unseen = {*thanks_to} - {one.id for one in ever}
    return ever + [claim for one in sorted(unseen) if (claim := await turn.books.claims.get(one)) is not None]


async def _show(turn: Turn, ended: Post, state: State) -> None:
    """That it is over: to its poster, where nobody took it up in time, and on the card."""
    if state == "parked" and await turn.reaches(ended.poster.id):
        turn.tell(ended.poster.id, say_followups.parked(ended, over_at=followups.last_call(ended) is not None))
    if state == "mistaken" and is_deletable(ended.created_at, turn.now):
        await calm.ends(turn, ended)
        turn.send(Delete(chat=ended.group, ref=ended.card))
    else:
        await refresh(turn, ended.id)


async def _new_givers(turn: Turn, ended: Post, helped: list[Claim]) -> list[tuple[Post, int]]:
    """Who gave or did what for the first time, to be asked whether they may be asked again: once is enough. Of an
    offer that was asked at once, and a rescue is no habit."""
    if ended.kind == "offer" or followups.is_rescue(ended):
        return []
    given = []
    for giver in givers_of(ended, helped):
        theirs = ended.about(frozenset().union(*(one.about for one in helped if one.person.id == giver)))
        if not await register.gave_before(turn, theirs, giver):
            given.append((theirs, giver))
    return given


async def _questions_go(turn: Turn, ended: Post, *, chosen: bool) -> None:
    """Who was asked about it, is on duty, or has not said how to give it (`chosen`: they have) need not answer."""
    await matching.put_away(turn, ended)
    await exchanges.put_away(turn, ended)
    await roster.put_away(turn, ended)
    if may_choose(ended) and not chosen:
        whom, question = ended.poster.id, followups.giving_ref(ended.id)
        turn.take_away(whom, question, ended.created_at, say_giving.as_they_come(ended))


async def things_over(
    turn: Turn, post: Post, things: frozenset[int], state: State, thanks_to: Collection[int] | None
) -> None:
    """Some things of a list are given, or not to be had any more: whom they concern hears so, the others stay. With the
    last of them the post is over. `thanks_to` as in `over`."""
    if not post.numbers - things:
        await over(turn, post, state, thanks_to=thanks_to)
        return
    ended = replace(post.about(things), state=state)
    claims = []
    for claim in await turn.books.claims.of(post.id):
        if claim.state != "done" and claim.about & things:
            part, kept = await promises.split(turn.books, claim, things, turn.now)
            claims.append(part)
            if kept is not None:
                await introductions.as_now(turn, post, kept)
                thanks_to = [*thanks_to, part.id] if thanks_to and claim.id in thanks_to else thanks_to
    helped = [claim for claim in claims if _helped(claim, thanks_to)] if state == "done" else []
    was = await ends.before(turn, post, claims, whole=False, things=things)
    await _settle(turn, ended, claims, helped)
    rest = post.without(things)
    await turn.books.posts.set_things(rest)
    await turn.books.claims.take_back(post.id, things)
    await match.announce(turn.books, rest, turn.now)
    if rest.left:
        await followups.ask_on(turn, rest)
    await _tell_claimers(turn, ended, claims, helped, organizer=False)
    await ends.keep(turn, post, was, helped, await _lent(turn, ended, helped))
    await refresh(turn, post.id)


async def no_more(turn: Turn, post: Post) -> None:
    """What is promised stays so, and the rest is not to be had any more: no seat is left, it was kept until now."""
    if post.listed and post.left:
        await things_over(turn, post, post.left, "withdrawn", [])
    elif post.taken and post.free:
        await turn.books.posts.revise(post.id, posts.only(post, posts.counted(post, post.taken)), turn.now)
        await refresh(turn, post.id)


async def _settle(turn: Turn, ended: Post, claims: Iterable[Claim], helped: list[Claim]) -> None:
    """What was promised of what is over has come true or is off; who gave, lent or did it is known for it."""
    giving = await turn.books.givings.of(ended.id)
    for claim in claims:
        its = ended.about(claim.about)
        if claim.state != "done":
            await turn.books.claims.set_state(claim.id, "done" if claim in helped else "let_go", turn.now)
        if claim.state == "holding":
            introductions.settle(turn, its, claim)
            if claim in helped:
                thanks.may_thank(turn, its, claim)
            else:
                await promises.free(turn.books, claim)  # so that it can be taken up if it is hung out again
            await followups.settled(turn, its, claim)
        elif claim.state == "queued":
            told = giving is not None and giving.told(claim)  # that it was not their turn, and that stays true
            gone = say_claims.all_gone(its) if told and ended.state == "done" else None
            introductions.leave_queue(turn, its, claim, say_claims.is_up(its) if claim in helped else gone)
    givers = givers_of(ended, helped)
    if givers and ended.kind == "need" and ended.listed:
        for claim in helped:
            await match.remember(turn.books, ended.about(claim.about), {claim.person.id}, turn.now)
    elif givers:
        await match.remember(turn.books, ended, givers, turn.now)


async def _lent(turn: Turn, ended: Post, helped: Iterable[Claim]) -> list[int]:
    """What was lent comes back. → the loans."""
    lent = []
    for claim in helped if ended.category == "loan" else ():
        lent += await loans.lent(turn, ended.about(claim.about), claim.person.id)
    return lent


def _helped(claim: Claim, thanks_to: Collection[int] | None) -> bool:
    return claim.state == "done" or (claim.state == "holding" if thanks_to is None else claim.id in thanks_to)


async def _end_together(turn: Turn, claim: Claim, *, done: bool, answered: bool) -> None:
    """What was promised with it: a pair comes true together; of three each says it for themselves. `answered`:
    somebody said so."""
    tied = await turn.books.bonds.untie(claim.id)
    for one in tied:
        if not done:
            await released(turn, one, tell=len(tied) > 1, answered=answered)
        elif len(tied) == 1:
            await handed_over(turn, await posts.find(turn.books, one.post), one)


async def released(turn: Turn, claim: Claim, *, tell: bool = False, answered: bool = True) -> None:
    """The promise it was tied to is off: this one too, and whoever waited longest moves up. `tell`: its poster has
    not heard of it, as the third of three. `answered`: somebody said so."""
    post = await posts.find(turn.books, claim.post)
    if post.state != "open":
        return
    moved = await promises.move_on(turn.books, claim, turn.now)
    introductions.settle(turn, moved.post, claim)
    await followups.settled(turn, post, claim, answered=answered)
    if leaves_at(post) is not None:
        await followups.live_on(turn, post)  # until it leaves itself, as it was before the two were tied
    if tell and answered and post.poster.id != turn.actor and await turn.reaches(post.poster.id):
        turn.tell(post.poster.id, say_claims.left(moved.post, claim, anybody=bool(moved.up)))
    for up in moved.up:
        await introductions.introduce(turn, moved.post, up, moved_up=True)
        await followups.promised(turn, moved.post, up.id)
    if not moved.up:
        await followups.ask_on(turn, moved.post)
    await refresh(turn, post.id)


async def _tell_claimers(turn: Turn, post: Post, claims: list[Claim], helped: list[Claim], *, organizer: bool) -> None:
    """Who had promised, wanted it or waited hears once what became of it; who had their share has heard."""
    giving = await turn.books.givings.of(post.id)
    for claim in claims:
        if giving is not None and claim.state == "queued" and giving.told(claim):
            continue
        if claim.person.id == turn.actor or claim.state == "done" or not await turn.reaches(claim.person.id):
            continue
        its = post.about(claim.about)
        said = _became(its, claim, helped, back=its.category == "loan" and loans.is_back(turn))
        if post.state != "done" and organizer:
            said = say.put_away_for_claimer(its)
        if said is not None:
            turn.tell(claim.person.id, said)


def _became(post: Post, claim: Claim, helped: list[Claim], *, back: bool) -> Message | None:
    """What one who had promised, wanted it or waited hears; None where nothing is left to say. `back`: what was lent
    is returned already."""
    if post.state != "done":
        return say.no_longer_needed(post)
    if claim in helped:
        return None if post.kind == "offer" else say_claims.thanks(post, back=back)
    if claim.state == "queued":
        return say_claims.all_gone(post) if post.kind == "offer" else say_claims.met(post)
    return say_claims.let_go(post) if helped else say.no_longer_needed(post)


async def hang_out_again(turn: Turn, post: Post) -> None:
    """A parked post is open once more: 「再挂出来」 in /mine."""
    if post.state != "parked" or post.poster.id != turn.who.id:
        raise NotYourPost
    await reopen(turn, post)
    await refresh(turn, post.id)


async def reopen(turn: Turn, post: Post) -> None:
    """What was over is open once more, and asked after as if it were new."""
    await turn.books.posts.reopen(post.id, turn.now)
    again = await posts.find(turn.books, post.id)
    await match.announce(turn.books, again, turn.now)
    await followups.begin(turn, again)
    await calm.again(turn, again)


async def person_left(turn: Turn, group: int | None) -> None:
    """Somebody is gone from a group (None: from all): their open posts there end, and no card there names them."""
    for ping in await turn.books.pings.waiting_for(turn.who.id):
        asked = await posts.find(turn.books, ping.post)
        if group is None or asked.group == group:
            await turn.books.pings.settle(asked.id, turn.who.id, "declined")
            matching.settle(turn, asked, turn.who.id, say_matching.settled(asked))
            await refresh(turn, asked.id)
    for post in await turn.books.posts.open_by(turn.who.id):
        if group is None or post.group == group:
            await over(turn, post, "withdrawn")
