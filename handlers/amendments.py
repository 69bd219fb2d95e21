"""Who asked for something changes it by a message after it: 「再加个蒜」, 「一个就够」, 「改成后天了」."""

from dataclasses import replace
from datetime import datetime

from community import claims as promises
from community import posts as rules
from community.posts import LONGEST_WORDS, Draft, Post
from handlers import corrections, drafts, edits, quiet
from handlers.turn import Turn
from nlp import amendments as words
from nlp.household import things

OF_THINGS = ("item", "loan")
OF_A_DAY = ("item", "loan", "help")


async def said(turn: Turn, post: Post | None) -> bool:
    """The need of theirs that it replies to, or else their last one of a moment ago, follows as if edited; a day may be
    changed later, where one need only has one. False where it says none of this."""
    if turn.heard.kind != "message" or (post is not None and post.poster.id != turn.who.id):
        return False
    meant = post or await corrections.latest(turn)
    if meant is not None and meant.state == "open" and meant.kind == "need" and meant.category in OF_THINGS:
        draft = await _with_more(turn, meant) or _with_enough(turn, meant)
        if draft is not None:
            await _follow(turn, meant, draft)
            return True
    return await _on_another_day(turn, post)


async def _with_more(turn: Turn, post: Post) -> Draft | None:
    """What is added goes its own way, as in a list; what is in it already is not added again."""
    added = [drafts.item(one) for one in words.more(turn.heard.text, await turn.words())]
    names = {one.name for one in post.items + post.gone}
    if not added or any(one.name in names for one in added):
        return None
    return rules.listed(rules.only(post, (*(replace(one, number=0) for one in post.items), *added)))


def _with_enough(turn: Turn, post: Post) -> Draft | None:
    """So many of the only thing, or of the one that is named."""
    enough = words.enough(turn.heard.text)
    named = [one for one in post.items if enough and enough.name and things.relation(enough.name, one.key) == "same"]
    meant = named if enough and enough.name else list(post.items)
    if enough is None or len(meant) != 1 or (meant[0].unit and enough.unit and meant[0].unit != enough.unit):
        return None
    changed = replace(meant[0], quantity=enough.quantity, unit=enough.unit or meant[0].unit)
    return rules.only(post, tuple(changed if one is meant[0] else one for one in post.items))


async def _on_another_day(turn: Turn, post: Post | None) -> bool:
    """A lift has words of its own, for it leaves."""
    if not words.may_be_another_day(turn.heard.text) or (post is None and turn.heard.quoted is not None):
        return False
    own = [post] if post is not None else await turn.own_posts()
    own = [one for one in own if one.state == "open" and one.kind == "need" and one.category in OF_A_DAY]
    latest = await corrections.latest(turn)
    own = [one for one in own if one.due_at is not None or one in (post, latest)]
    if len(own) != 1:
        return False
    day = await _day(turn, own[0])
    if day is None:
        return False
    await _follow(turn, own[0], replace(rules.only(own[0], own[0].items), due_at=day))
    return True


async def _day(turn: Turn, post: Post) -> datetime | None:
    zone = await quiet.zone(turn, post.group)
    before = post.due_at.astimezone(zone).replace(tzinfo=None) if post.due_at is not None else None
    now = turn.said_at.astimezone(zone).replace(tzinfo=None) if turn.said_at.tzinfo else turn.said_at
    day = words.other_day(turn.heard.text, before, now)
    return day.replace(tzinfo=zone) if day is not None else None


async def _follow(turn: Turn, post: Post, draft: Draft) -> None:
    """What was said stands behind the words of the post, for those who read them privately."""
    typed = f"{post.words}；{turn.heard.text.strip()}"
    draft = replace(draft, words=typed if len(typed) <= LONGEST_WORDS else post.words)
    promised = await promises.revise(turn.books, post.id, draft, turn.now, whole=False)
    await edits.follow_up(turn, post, promised)
