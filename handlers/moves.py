"""What no list of words hears is weighed with the scene (nlp/moves.py): 「掐了三根 哈哈」 of who had asked for 葱.

The lists go first. What is left is looked at from each post that is open here: of whoever speaks, or promised by them.
One post only may be meant, and surely enough. Which one a claim takes up, `meant` decides; here only how it sounds.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta

from community import claims as promises
from community.books import Books
from community.claims import LIVE
from community.posts import Post
from handlers import claims, dangers, endings, posts
from handlers.turn import WITHOUT_REPLY, Heard, Turn
from nlp import Words, moves
from nlp.about import aliases
from nlp.answers import endings as ends
from nlp.moves import Does, Role, Scene

THEIRS_WITHIN = timedelta(days=3)  # the talks that are learnt from go on no longer
SURE: Mapping[tuple[Role, Does], float] = {  # out of fold some five in six are right above these (docs/figures.md)
    ("poster", "done"): 0.4,
    ("poster", "off"): 0.4,
    ("holder", "done"): 0.4,
    ("holder", "back"): 0.55,
    ("other", "claim"): 0.5,
}
OF_ANOTHER = 0.8  # where another thing stands before what would be an end: 「快递拿到了」 of who wants a cake


async def meant(books: Books, heard: Heard, at: datetime, words: Words) -> tuple[Post, Does] | None:
    """What was heard at that moment does to which post; None where it does nothing, or may mean two."""
    if heard.kind != "message" or heard.who is None or not moves.may(heard.text):
        return None
    promised = {claim.post for claim in await books.claims.held_by(heard.who.id)}
    there = [
        post
        for post in await books.posts.open_since(heard.where.id, at - THEIRS_WITHIN)
        if _may_be(heard, post)
        and (post.poster.id == heard.who.id or post.id in promised or at - post.created_at <= WITHOUT_REPLY)
    ]
    found, asked = [], 0
    for post in there:
        scene = await _scene(books, heard, at, post)
        does = None if scene is None else _surely(heard.text, scene, words)
        asked += scene is not None and scene.role != "other"
        if does is not None:
            found.append((post, does))
    all_of_them = asked > 1 and ends.all_of_them(heard.text)
    return found[0] if len(found) == 1 and not all_of_them else None


def _may_be(heard: Heard, post: Post) -> bool:
    plain = not post.listed and post.category != "group_buy" and dangers.of(post) is None  # a fire is no guess
    return plain and post.thread == heard.where.thread_id


async def _scene(books: Books, heard: Heard, at: datetime, post: Post) -> Scene | None:
    """A post from the side of who speaks; None where it is no affair of theirs."""
    who = heard.who
    if who is None:
        return None
    all_of = await books.claims.of(post.id)
    held = [claim for claim in all_of if claim.state == "holding"]
    role: Role = "other"
    if post.poster.id == who.id:
        role = "poster"
    elif any(claim.person.id == who.id for claim in held):
        role = "holder"
    elif any(claim.person.id == who.id and claim.state in LIVE for claim in all_of):
        return None  # who waits in the queue has said so
    elif at - post.created_at > WITHOUT_REPLY or not (post.free or post.kind == "offer"):
        return None
    asked = heard.quoted.who.id if heard.quoted is not None and heard.quoted.who is not None else 0
    to_holder = any(claim.person.id == asked for claim in held)
    return Scene(
        role,
        post.kind,
        post.category,
        tuple(one.name for one in (*post.wants, *post.gives)),
        post.words,
        held=bool(held),
        minutes=_minutes(at - post.created_at),
        since=_minutes(at - max(claim.claimed_at for claim in held)) if held else 0.0,
        poster=post.poster.name,
        holders=tuple(claim.person.name for claim in held if claim.person.id != who.id),
        replied="" if not asked else "poster" if asked == post.poster.id else "holder" if to_holder else "else",
    )


def _minutes(since: timedelta) -> float:
    return max(0.0, since / timedelta(minutes=1))


async def said(turn: Turn) -> bool:
    """Whether it ends, or lets go, the one post of theirs, or that they promised, that it means."""
    found = await meant(turn.books, turn.heard, turn.written_at, await turn.words())
    if found is None or found[1] == "claim" or endings.is_of_one_day(turn, found[0]):
        return False
    post, does = found
    if does == "back":
        await claims.step_back(turn, post.id)
    elif does == "off":
        await posts.over(turn, post, "withdrawn")
    elif post.poster.id == turn.who.id:
        await posts.over(turn, post, "done", thanks_to=await endings.by_whom(turn, post))
    else:
        held = [one for one in await promises.holding(turn.books, post.id) if one.person.id == turn.who.id]
        await posts.handed_over(turn, post, held[0])
    return True


async def claims_it(turn: Turn, post: Post) -> bool:
    """Whether it sounds like a claim of this post, which is open and not theirs."""
    words = await turn.words()
    scene = await _scene(turn.books, turn.heard, turn.written_at, post)
    return scene is not None and scene.role == "other" and _surely(turn.heard.text, scene, words) == "claim"


def _surely(text: str, scene: Scene, words: Words) -> Does | None:
    """What it surely does; what ends something and nothing else the lists know better."""
    said = aliases.said(text, words)
    move = moves.find(said, scene, words)
    if move is None or (move.does != "claim" and (ends.drops(text) or ends.ends(text) or ends.suffices(text))):
        return None
    another = move.does == "done" and ends.another_ended(said, scene.things)
    if another and scene.role == "poster" and scene.kind == "offer":
        return None  # 「冰箱收到啦」 of who gives away something else
    return move.does if move.chance >= (OF_ANOTHER if another else SURE[scene.role, move.does]) else None
