"""A post follows its message: another thing, another time, less of it; edited away it is over, and edited back open."""

from collections.abc import Iterable
from dataclasses import replace

from community import claims as promises
from community import matching as match
from community import posts as rules
from community.claims import Claim
from community.giving import may_choose
from community.posts import Post
from handlers import (
    drafts,
    exchanges,
    followups,
    introductions,
    matching,
    posts,
    rides,
    spots,
)
from handlers.turn import Turn
from nlp import Context, Reading, behalf, halves
from nlp.household import quantities
from texts import giving as say_giving
from texts import posts as say
from texts.messages import Edit


async def edited(turn: Turn, post: Post) -> None:
    """The message was changed: the post follows, or is over when it no longer reads as one; changed back soon, it is
    open again."""
    if turn.who.id != post.poster.id:
        return
    context = Context(words=await turn.words(post.group))
    reading = behalf.read(turn.heard.text, now=turn.said_at, context=context)
    reads_as_one = reading.intent in ("need", "offer", "exchange")
    if not reads_as_one and (whole := halves.again(post.words, turn.heard.text, context)):
        await edited(replace(turn, heard=replace(turn.heard, text=whole)), post)
        return
    if reads_as_one and await followups.is_unsaid(turn, post):
        await _said_again(turn, post, reading)
    elif reads_as_one and post.state == "open":
        await _revised(turn, post, reading)
    elif post.state == "open":
        await posts.over(turn, post, "withdrawn", by_edit=True)
        await followups.unsaid(turn, post)


async def _said_again(turn: Turn, post: Post, reading: Reading) -> None:
    """Who was asked and did not answer is asked again where they were, without a sound."""
    await turn.books.alarms.cancel(followups.UNSAID, str(post.id))
    await turn.books.posts.revise(post.id, rules.listed_as_before(drafts.read(turn, reading), post), turn.now)
    revised = await rules.find(turn.books, post.id)
    await rides.note(turn, revised, reading)
    await spots.note(turn, revised, reading)
    await posts.reopen(turn, revised)
    await matching.ask_again(
        turn, await rules.find(turn.books, post.id), same=drafts.things_of(revised) == drafts.things_of(post)
    )
    await posts.refresh(turn, post.id)


async def _revised(turn: Turn, post: Post, reading: Reading) -> None:
    if reading.intent != post.kind:  # a need became an offer, or the other way: nobody promised that
        await _release(turn, post)
    chosen = await turn.books.givings.of(post.id) is not None
    draft = drafts.revised(turn, reading, post)
    if chosen:  # how it is given was said already: an edit makes nothing to be sold of it
        draft = replace(draft, sold=post.sold)
    left, whole = await rides.when(turn, post), not quantities.is_rest(turn.heard.text)
    promised = await promises.revise(turn.books, post.id, draft, turn.now, whole=whole)
    revised = await rules.find(turn.books, post.id)
    if may_choose(revised) and not may_choose(post):
        await posts.ask_how(turn, revised)
    elif may_choose(post) and not may_choose(revised) and not chosen:
        question = followups.giving_ref(post.id)
        turn.send(Edit(chat=post.poster.id, ref=question, message=say_giving.as_they_come(revised)))
    await rides.note(turn, revised, reading)
    await spots.note(turn, revised, reading)
    await follow_up(turn, post, promised, left=left)


async def follow_up(turn: Turn, post: Post, promised: promises.Revised, *, left: str = "") -> None:
    """The post is otherwise now than `post` was: whom it concerns hears so, and the card. `left`: when a ride left."""
    revised = await rules.find(turn.books, post.id)
    if revised.category == "ride" or revised.due_at != post.due_at:
        await followups.on_another_day(turn, revised)
        await rides.follow_with(turn, revised)
    await match.announce(turn.books, revised, turn.now)
    for claim in promised.waiting:
        await _waits_again(turn, post, claim)
    await _out_of_list(turn, post, promised.out)
    leaves = await rides.when(turn, revised)
    other_time = (left, leaves) if left and leaves and left != leaves else None
    await introductions.changed(turn, post, revised, promised, other_time)
    for claim in promised.up:
        await introductions.introduce(turn, revised, claim, moved_up=True)
        await followups.promised(turn, revised, claim.id)
    same = drafts.things_of(revised) == drafts.things_of(post)
    if revised.words != post.words:
        await matching.follow(turn, post, revised, same=same and revised.kind == post.kind)
    if not same:
        await exchanges.put_away(turn, revised)
    about_another = not same and not await turn.books.claims.of(post.id)
    if about_another and not await followups.ask_in_the_morning(turn, revised):
        await matching.ask(turn, revised)  # those asked before were asked about another thing
    elif post.listed and revised.left - post.left:
        await followups.ask_on(turn, revised)
    await posts.refresh(turn, post.id)


async def _waits_again(turn: Turn, post: Post, claim: Claim) -> None:
    """There is less to give: what they had promised each other is off, with what was tied to it."""
    introductions.settle(turn, post, claim)
    await followups.settled(turn, post, claim)
    tied = await turn.books.bonds.untie(claim.id)
    for one in tied:
        await posts.released(turn, one, tell=len(tied) > 1)


async def _release(turn: Turn, post: Post) -> None:
    await _out_of_list(turn, post, await promises.release(turn.books, post.id, turn.now))


async def _out_of_list(turn: Turn, post: Post, out: Iterable[Claim]) -> None:
    """What they had promised each other is not in it any more."""
    for claim in out:
        if claim.state == "holding":
            introductions.settle(turn, post, claim)
            await followups.settled(turn, post, claim)
        else:
            introductions.leave_queue(turn, post, claim)
        if await turn.reaches(claim.person.id):
            turn.tell(claim.person.id, say.no_longer_needed(post.about(claim.about)))
