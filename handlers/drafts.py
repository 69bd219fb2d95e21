"""What a message says as a post, before it is remembered."""

from dataclasses import replace
from datetime import datetime, timedelta

from community import posts
from community.posts import Draft, Item, Post
from handlers import rides
from handlers.turn import Turn
from nlp import Reading, Subject, behalf
from nlp.about import due, helpers, portions, prices
from nlp.answers import items
from nlp.household import things

SAME_AGAIN = timedelta(hours=1)  # in which the same words of the same person are impatience, not a second need


def read(turn: Turn, reading: Reading) -> Draft:
    """「谁家有姜，炒菜缺两块」 → a need of 姜(2块); ValueError where the message reads as no post."""
    if reading.intent not in ("need", "offer", "exchange") or reading.category is None or not turn.heard.message_id:
        raise ValueError("only a message that reads as a post becomes one")
    ride = rides.read(turn, reading)
    way = (rides.item(ride, offered=reading.intent == "offer"),) if ride else ()
    whose = behalf.find(turn.heard.text) if reading.intent == "need" else None
    draft = Draft(
        group=turn.where.id,
        thread=turn.where.thread_id,
        message_id=turn.heard.message_id,
        poster=turn.who,
        kind=reading.intent,
        category=reading.category,
        wants=way if way and reading.intent == "need" else _wants(turn, reading),
        gives=way if way and reading.intent == "offer" else tuple(item(subject) for subject in reading.gives),
        words=(whose.shown if whose else turn.heard.text)[: posts.LONGEST_WORDS],
        behalf=whose.who if whose else "",
        sold=prices.sold(reading),
        urgent=reading.urgency is not None,
        due_at=rides.leaves_at(turn, ride) if ride else _due(turn, reading),
    )
    if draft.kind == "offer" and draft.category == "item" and len(draft.gives) == 1:
        each = portions.each(turn.heard.text) is not None and not _told(turn, draft)
        plenty = portions.plenty(turn.heard.text) and not draft.counted
        draft = replace(draft, many=each or plenty)
    return draft if items.together(turn.heard.text, draft.kind) else posts.listed(draft)


def _told(turn: Turn, draft: Draft) -> bool:
    """Whether it says how many portions there are: 「30个饺子，每家5个」, but not 「一锅馒头，一人一个」."""
    first, share = draft.gives[0], portions.each(turn.heard.text)
    same = share is not None and portions.by(share[1], first.unit)
    return same and draft.counted and (first.quantity or 0) <= posts.MOST_SHARES


def portion(post: Post) -> int | None:
    """How many each is to have of what is counted: 「30个饺子，每家5个」 → 5; None where it is not said."""
    share = portions.each(post.words) if post.kind == "offer" and post.category == "item" and not post.many else None
    return min(share[0], post.shares) if share is not None and post.shares > 1 else None


def revised(turn: Turn, reading: Reading, post: Post) -> Draft:
    """The same of an edited message. How many hands are wanted stays where it says nothing of it."""
    draft = read(turn, reading)
    if post.several and draft.category == "help" and draft.wants and helpers.wanted(turn.heard.text) is None:
        first, *others = draft.wants
        return replace(draft, wants=(replace(first, quantity=post.shares, unit=posts.HELPERS), *others))
    return draft


def _due(turn: Turn, reading: Reading) -> datetime | None:
    """「明天还」, 「今晚用」: wall time of the group; all of a day means until its evening."""
    if reading.due is None or reading.due.start is None:
        return None
    return due.last(reading.due).replace(tzinfo=turn.zone)


def _wants(turn: Turn, reading: Reading) -> tuple[Item, ...]:
    """A deed with how many hands it takes: 「需要两个人帮忙搬沙发」."""
    things = tuple(item(subject) for subject in reading.wants)
    hands = helpers.wanted(turn.heard.text) if reading.category == "help" else None
    several = hands is not None and hands > 1 and things
    return (replace(things[0], quantity=hands, unit=posts.HELPERS), *things[1:]) if several else things


def item(subject: Subject) -> Item:
    """A subject as it was read, with the key that it is looked for by: 「生姜」 → Item("生姜", "姜")."""
    return Item(subject.name, things.key(subject.name), subject.quantity, subject.unit)


def things_of(post: Post | Draft) -> set[str]:
    """The keys of all that it wants and gives: {"姜", "葱"}."""
    return {item.key for item in post.wants + post.gives}


def again(turn: Turn, post: Post, draft: Draft) -> bool:
    """Whether the same person has said the same just now."""
    same_sort = (post.kind, post.category, post.sold) == (draft.kind, draft.category, draft.sold)
    if not same_sort or turn.now - post.created_at >= SAME_AGAIN:
        return False
    things = things_of(draft)
    return things_of(post) == things if things else post.words == draft.words
