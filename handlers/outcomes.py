"""What came of a promise, said in private words in answer to the bot's question: 「拿到了吗」, 「还需要吗」."""

from collections.abc import Iterable

from community import claims as rules
from community import posts as post_rules
from community.claims import Claim
from community.followups import GOT_IT
from community.posts import Post
from community.rides import leaves_at
from handlers import claims, endings, followups, posts, roster
from handlers.turn import Turn
from nlp.answers import endings as words
from nlp.answers import outcomes, replies
from texts import followups as say
from texts import roster as say_roster
from texts.messages import Edit, Message


async def said(turn: Turn) -> bool:
    """An answer to the question that is replied to. False where the words say nothing of it."""
    name, number = await turn.quoted_ref()
    if name == "still":
        return await _wanted(turn, await post_rules.find(turn.books, number))
    held = await rules.live(turn.books, number) if name in ("got", "claim") else None
    if held is None:
        return False
    answered = name == "got" and await _answers(turn, *held)
    return answered or await _for_a_day(turn, *held)


async def _for_a_day(turn: Turn, post: Post, claim: Claim) -> bool:
    if not await arranged(turn, post, [claim]):
        return False
    turn.say(Message(html=say.asked_again(await followups.said_for(turn, post))))
    return True


async def arranged(turn: Turn, post: Post, promised: Iterable[Claim]) -> bool:
    """「我周五回来给你送」, 「周六上午来拿吧」 of either side of promises: both are asked after that day. False where
    the words say no day, or that it is over or off."""
    text = turn.heard.text
    over = words.ended(text) or words.absent(text) or words.by_taker(text, post.kind, post.poster.name)
    if over or replies.answer(text) == "no" or leaves_at(post) or await followups.said_for(turn, post) is None:
        return False
    for claim in promised:
        await followups.later(turn, post, claim)
    return True


async def arranged_under(turn: Turn, post: Post) -> bool:
    """The same under a post, of its poster or of who has promised."""
    holding = await rules.holding(turn.books, post.id)
    if turn.who.id != post.poster.id:
        holding = [claim for claim in holding if claim.person.id == turn.who.id]
    return post.state == "open" and bool(holding) and await arranged(turn, post, holding)


async def said_alone(turn: Turn) -> bool:
    """「昨天就拿了」, 「他没来」 without a reply: of the only promise that both sides were asked about. False where it
    may be about another, or about none."""
    outcome = outcomes.of_promise(turn.heard.text)
    if turn.heard.quoted is not None or outcome is None:
        return False
    if outcome == "later" and not outcomes.is_not_yet(turn.heard.text):
        return False
    own = await turn.books.posts.open_by(turn.who.id)
    claims = [claim for post in own for claim in await turn.books.claims.of(post.id)]
    claims += await turn.books.claims.held_by(turn.who.id)
    asked = [one for one in claims if one.state == "holding" and turn.now - one.claimed_at >= GOT_IT]
    held = await rules.live(turn.books, asked[0].id) if len(asked) == 1 else None
    return held is not None and await _answers(turn, *held)


async def _answers(turn: Turn, post: Post, claim: Claim) -> bool:
    return await (_of_poster if turn.who.id == post.poster.id else _of_claimer)(turn, post, claim)


async def still_wanted(turn: Turn, post: Post) -> str:
    """It lives on; → what the poster hears."""
    await followups.live_on(turn, post)
    held = await rules.holding(turn.books, post.id)
    told = not held and await roster.hand_over(turn, post)
    words = say_roster.asked_on_duty() if told else say.waiting_on()
    turn.send(Edit(chat=turn.who.id, ref=followups.still_ref(post.id), message=Message(html=words)))
    return words


async def _wanted(turn: Turn, post: Post) -> bool:
    wanted = outcomes.is_wanted(turn.heard.text)
    if wanted is None or post.state != "open" or post.poster.id != turn.who.id:
        return False
    if wanted:
        turn.say(Message(html=await still_wanted(turn, post)))
    elif not await endings.said(turn, post):
        await posts.over(turn, post, "withdrawn")
    return True


async def _of_poster(turn: Turn, post: Post, claim: Claim) -> bool:
    outcome = outcomes.of_promise(turn.heard.text)
    if outcome == "another":
        await claims.choose_another(turn, post.id, claim.id)
    elif outcome == "absent":
        await followups.undone(turn, post, claim)
    elif outcome == "later":
        await followups.not_yet(turn, post, claim)
    elif outcome == "done" and post.kind == "offer" and post.shares > 1:
        await posts.handed_over(turn, post, claim)
    elif outcome == "done":
        return await endings.said(turn, post)
    return outcome is not None


async def _of_claimer(turn: Turn, post: Post, claim: Claim) -> bool:
    if turn.who.id != claim.person.id:
        return False
    if await endings.by_taker(turn, post):
        return True
    outcome = outcomes.of_promise(turn.heard.text)
    if outcome == "done":
        await posts.handed_over(turn, post, claim)
    elif outcome is not None:
        turn.say(Message(html=await followups.later(turn, post, claim)))
    return outcome is not None
