"""An end is taken back (`slips` hears which), and with it all that it brought about: in one turn, whole or not at all.

Back are the post and its card, who had promised or waits, what was due and when, questions that waited; gone are the
loan that began, thanks, and what was remembered of who gave what. What was tied to a promise and has gone on without it
stays as it is, and is said. Events and chains hang on no end.
"""

from dataclasses import replace

from community import claims as promises
from community import ends as rules
from community import matching as match
from community import posts as rules_of_posts
from community.claims import Claim, ClaimState
from community.ends import End
from community.errors import BackAndForth, CameBack, NothingAsked, PostedAgain, PostOver
from community.giving import may_choose
from community.matching import GIVING
from community.members import Person, must_belong
from community.posts import Post
from handlers import (
    calm,
    drafts,
    ends,
    exchanges,
    followups,
    giving,
    introductions,
    loans,
    matching,
    posts,
    proofs,
    register,
    roster,
)
from handlers.turn import Turn, is_deletable
from texts import undo as say
from texts.messages import Edit


async def take_back(turn: Turn, end: End) -> tuple[Post, list[Person]]:
    """→ the post as it is now, and those whose promise could not be brought back. Refusals say why not at all."""
    post = await rules_of_posts.find(turn.books, end.post)
    role = turn.role(post.group, turn.who.id) if turn.where.kind == "private" or end.was.organizer else "member"
    must_belong(role)
    rules.must_be_theirs(end, post, turn.who, is_organizer=role == "admin")
    together = await _together(turn, end, post)
    if post.state != "open" and not together[0].was.whole:
        raise PostOver  # it has ended otherwise since: the ride has left
    for one in together:
        await _must_be_free(turn, one)
    await _not_again_and_again(turn, post)
    back, out = [], []
    for one in together:
        restored, lost = await _claims_back(turn, one)
        back.append((one, restored))
        out += lost
    for one, restored in back:
        await _all_back(turn, one, restored)
    await _tell(turn, [claim for _, restored in back for claim in restored], out)
    if end.was.organizer and turn.who.id != post.poster.id and await turn.reaches(post.poster.id):
        turn.tell(post.poster.id, say.hung_out_again(post))
    for number in dict.fromkeys(one.post for one in together):
        await posts.refresh(turn, number)
    now_so = await rules_of_posts.find(turn.books, post.id)
    taken_away = post.state == "mistaken" and is_deletable(post.created_at, end.at)
    if taken_away and not await turn.books.calm.is_hushed(post.id):
        await posts.show(turn, now_so, silent=True)
    return now_so, [claim.person for claim in out]


async def _together(turn: Turn, end: End, post: Post) -> list[End]:
    """What ended after it, where the post is over by that; and the other side of a pair that came true with it."""
    found = [end]
    if post.state != "open":
        found = [one for one in await turn.books.ends.of(post.id) if one.id >= end.id]
    for one in tuple(found):
        for claim_id in (id_ for bond in one.was.bonds for id_ in bond):
            claim = await turn.books.claims.get(claim_id)
            others = await turn.books.ends.of(claim.post) if claim is not None else []
            found += [other for other in others if (other.at, other.by) == (one.at, one.by) and other not in found]
    return found


async def _must_be_free(turn: Turn, end: End) -> None:
    """CameBack: what was lent is back, so it was no mistake. PostedAgain: it hangs there anew."""
    for number in end.was.loans:
        loan = await turn.books.loans.get(number)
        if loan is not None and loan.state == "returned":
            raise CameBack
    post = await rules_of_posts.find(turn.books, end.post)
    if post.state == "open":
        return
    own = [one for one in await turn.books.posts.open_by(post.poster.id) if one.group == post.group]
    if any(one.kind == post.kind and drafts.things_of(one) == drafts.things_of(post.whole) for one in own):
        raise PostedAgain
    if len(own) >= posts.MOST_OPEN:
        raise NothingAsked


async def _not_again_and_again(turn: Turn, post: Post) -> None:
    for news in _news(post):
        if not await turn.lately(news):
            await turn.told(news, post.group)
            return
    raise BackAndForth


async def was_taken_back(turn: Turn, post: Post) -> bool:
    """Whether an end of it was, within the hour."""
    return await turn.lately(_news(post)[0])


def _news(post: Post) -> list[str]:
    """The names of the news that its end was taken back, the first time, the second, …"""
    return [f"undo:{post.id}:{number}" for number in range(rules.MOST_TAKEN_BACK)]


async def _claims_back(turn: Turn, end: End) -> tuple[list[Claim], list[Claim]]:
    """The post is open again, or has those things again; who had promised has, who waited waits. → those, and those
    whose promise is not to be brought back: what it was tied to has gone on without it."""
    post = await rules_of_posts.find(turn.books, end.post)
    if post.state != "open":
        await turn.books.posts.reopen(post.id, turn.now)
    elif end.was.things:
        await turn.books.posts.set_things(post.with_again(end.was.things))
    tied = {id_ for bond in end.was.bonds for id_ in bond}
    live = [one for one in await turn.books.claims.of(post.id) if one.state in promises.LIVE]
    back, out = [], []
    for id_, state in end.was.claims:
        claim = await turn.books.claims.get(id_)
        if claim is None or claim.state == state:
            continue
        free = claim.state == "let_go" or bool(end.was.things)  # what they had was to be had again
        again = any((one.person, one.about) == (claim.person, claim.about) for one in live)
        if not await turn.books.groups.knows(post.group, claim.person.id):
            if not free:
                await promises.free(turn.books, replace(claim, state="holding"))
            await turn.books.claims.set_state(id_, "let_go", turn.now)
        elif again or (claim.state == "let_go" and id_ in tied):
            await turn.books.claims.set_state(id_, claim.state, turn.now)
            out += [claim] if state == "holding" else []
        else:
            if state == "holding" and free and not await promises.have_again(turn.books, claim):
                state = "queued"
            back.append(await _claim_back(turn, end, claim, state, live))
    return back, out


async def _claim_back(turn: Turn, end: End, claim: Claim, state: ClaimState, live: list[Claim]) -> Claim:
    """It is as it was; what was made two when some of a list was over is one again."""
    rest = [one for one in live if (one.person, one.state) == (claim.person, state)]
    if rest and claim.claimed_at == end.at:
        await turn.books.claims.set_state(claim.id, "let_go", turn.now)
        claim = await promises.joined(turn.books, rest[0], claim)
    await turn.books.claims.set_state(claim.id, state, turn.now)
    return replace(claim, state=state)


async def _all_back(turn: Turn, end: End, claims: list[Claim]) -> None:
    """What hangs on the post and on these promises."""
    await ends.forget(turn, end)
    post = await rules_of_posts.find(turn.books, end.post)
    for bond in end.was.bonds:
        held = [one for one in [await turn.books.claims.get(id_) for id_ in bond] if one and one.state == "holding"]
        if len(held) > 1:
            await turn.books.bonds.tie([one.id for one in held])
    await _undone(turn, end, post)
    await match.announce(turn.books, post, turn.now)
    holding = {str(claim.id) for claim in claims if claim.state == "holding"}
    for kind, ref, due_at in end.was.alarms:
        if kind in followups.OF_A_POST or ref in holding:
            await turn.books.alarms.set(kind, ref, due_at, post.group)
    for claim in claims:
        await _both_read_it(turn, post, claim, asked=("silent", str(claim.id)) in {one[:2] for one in end.was.alarms})
    if any(kind in followups.OF_A_POST for kind, _, _ in end.was.alarms):
        await _questions_again(turn, post)


async def _undone(turn: Turn, end: End, post: Post) -> None:
    """What the end brought into the world: a loan, thanks, and who is known for what."""
    for number in end.was.loans:
        loan = await turn.books.loans.get(number)
        if loan is not None:
            await loans.never_was(turn, loan)
    await turn.books.thanks.take_back(end.post, end.by, end.at)
    was = {(giver, thing): at for giver, thing, at in end.was.traces}
    claims = [one for one in [await turn.books.claims.get(id_) for id_, _ in end.was.claims] if one]
    how = GIVING[post.category]
    async for mark, giver, thing, since in ends.traces(turn, post, claims):
        if since is None or since != end.at or mark not in was:
            continue  # not by this end, or they have done it again since
        before = was[mark]
        if before is None:
            await turn.books.traces.drop(post.group, thing, giver, how)
        else:
            await turn.books.traces.note(post.group, thing, giver, how, before)
    for giver in {post.poster.id, *(claim.person.id for claim in claims)} if post.kind != "offer" else ():
        await register.not_asked(turn, post, giver)


async def _both_read_it(turn: Turn, post: Post, claim: Claim, *, asked: bool) -> None:
    """What they were told of each other has its buttons again."""
    if claim.state == "holding" and await proofs.going_on(turn, claim):
        await proofs.begin(turn, post, claim)
        return
    await introductions.as_now(turn, post, claim)
    for person, question in followups.questions(post, claim) if asked else ():
        turn.send(Edit(chat=person, ref=followups.got_ref(claim.id, person), message=question))


async def _questions_again(turn: Turn, post: Post) -> None:
    """Who was asked, is on duty, or chooses to whom it goes, can answer again."""
    await matching.ask_again(turn, post, same=True)
    await exchanges.agreed_again(turn, post)
    await roster.again(turn, post)
    await giving.asked_again(turn, post)
    chosen = await turn.books.givings.of(post.id) is not None or await turn.books.claims.of(post.id)
    if may_choose(post) and not chosen:
        await posts.ask_how(turn, post)
    await calm.again(turn, post)


async def _tell(turn: Turn, back: list[Claim], out: list[Claim]) -> None:
    """Everybody whom the end concerned hears once that it is open again; said again within the hour it rings nobody."""
    told = {turn.who.id}
    for claim in (*back, *out):
        person = claim.person.id
        post = await rules_of_posts.find(turn.books, claim.post)
        asked_anew = await proofs.going_on(turn, claim)
        if person in told or asked_anew or not await turn.reaches(person):
            continue
        told.add(person)
        said = say.open_again(post, claim) if claim in back else say.take_it_up_again(post)
        ref = f"again:{post.id}:{person}"
        await turn.tell_again(person, said, ref=ref, news=ref, group=post.group)
