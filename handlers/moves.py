"""What no list of words hears is weighed with the scene (nlp/moves.py): 「葱花撒上了 香」 of who had asked for 葱.

The lists go first. What is left is weighed for each post that it may be said of: of whoever speaks, promised by them,
or asked by others not long ago. It counts where it is likely enough for one of these, and for no other at all. What a
claim takes up, `meant` decides; here only how it sounds.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from community import claims as promises
from community.books import Books
from community.claims import LIVE
from community.members import Person
from community.posts import Post
from handlers import claims, dangers, endings, posts
from handlers.turn import WITHOUT_REPLY, Heard, Turn
from nlp import Words, moves
from nlp.about import aliases
from nlp.answers import endings as ends
from nlp.moves import Does, Move, Role, Scene

THEIRS_WITHIN = timedelta(days=3)  # the talks that are learnt from go on no longer
CLAIMED_WITHIN = timedelta(hours=10)  # likewise, for what others asked
MOST = 6  # posts that a line is weighed for, the newest of theirs, of those they promised, and of others
SURE: Mapping[tuple[Role, Does], float] = {  # out of fold at least four in five are right above these (docs/figures.md)
    ("poster", "done"): 0.25,
    ("poster", "off"): 0.3,
    ("holder", "done"): 0.35,
    ("holder", "back"): 0.3,
    ("other", "claim"): 0.25,
}
LATE = 0.8  # of a claim when the group has talked on: many a line sounds like one
OF_ANOTHER = 0.8  # where another thing stands before what would be an end: 「快递拿到了」 of who wants a cake
RIVAL = 0.1  # so likely of another post, too, nobody knows of which


@dataclass(frozen=True, slots=True)
class _Weighed:
    """What a line would most likely do to a post."""

    said: str
    post: Post
    scene: Scene
    move: Move


async def meant(books: Books, heard: Heard, at: datetime, words: Words) -> tuple[Post, Does] | None:
    """What was heard at that moment does to which post; None where it does nothing, or may mean two."""
    if heard.kind != "message" or heard.who is None or not moves.may(heard.text):
        return None
    weighed = await _weighed(books, heard, at, words, await _there(books, heard, heard.who, at))
    theirs = [one for one in weighed if one.scene.role != "other"]
    found = None if len(theirs) > 1 and ends.all_of_them(heard.text) else _only(weighed)
    return None if found is None else (found.post, found.move.does)


async def _weighed(books: Books, heard: Heard, at: datetime, words: Words, there: Iterable[Post]) -> list[_Weighed]:
    """What a line does to each of these posts that is an affair of whoever speaks."""
    scenes = [(post, scene) for post in there if (scene := await _scene(books, heard, at, post)) is not None]
    said = aliases.said(heard.text, words)
    found = moves.likeliest(said, [scene for _, scene in scenes], words)
    return [_Weighed(said, post, scene, move) for (post, scene), move in zip(scenes, found, strict=True)]


async def _there(books: Books, heard: Heard, who: Person, at: datetime) -> list[Post]:
    """The posts of some days that are theirs or promised by them, and what others asked, the newest of each, where a
    line may be said of them."""
    promised = {claim.post for claim in await books.claims.held_by(who.id)}
    held = [await books.posts.get(number) for number in sorted(promised)[-MOST:]]
    own = (await books.posts.open_by(who.id))[:MOST]
    theirs = [*own, *(post for post in held if post is not None and post.state == "open")]
    others = await books.posts.newest_of_others(heard.where, who.id, at - CLAIMED_WITHIN, MOST)
    return [
        post
        for post in (
            *(post for post in theirs if at - post.created_at <= THEIRS_WITHIN),
            *(post for post in others if post.id not in promised),
        )
        if _may_be(heard, post)
    ]


def _may_be(heard: Heard, post: Post) -> bool:
    plain = not post.listed and post.category != "group_buy" and dangers.of(post) is None  # a fire is no guess
    return plain and post.group == heard.where.id and post.thread == heard.where.thread_id


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
    elif not (post.free or post.kind == "offer"):
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
    if scene is None or scene.role != "other" or not moves.may(turn.heard.text):
        return False
    said = aliases.said(turn.heard.text, words)
    return _is_sure(_Weighed(said, post, scene, moves.likeliest(said, [scene], words)[0]))


async def claimed_late(turn: Turn) -> Post | None:
    """What others asked for when the group was still talking of it: 「我地下室有一个 老的 能用」 half an hour later.
    Not of who is in the middle of a promise, made or given."""
    there = await _there(turn.books, turn.heard, turn.who, turn.written_at) if moves.may(turn.heard.text) else []
    if not any(turn.written_at - post.created_at > WITHOUT_REPLY for post in there if post.poster.id != turn.who.id):
        return None
    weighed = await _weighed(turn.books, turn.heard, turn.written_at, await turn.words(), there)
    if any(one.scene.role != "other" and one.scene.held for one in weighed):
        return None
    found = _only(weighed)
    return found.post if found is not None and _is_late(found.scene) else None


def _only(weighed: Iterable[_Weighed]) -> _Weighed | None:
    """The one post of which it is surely said, where it may be said of no other."""
    rivals = [one for one in weighed if one.move.chance >= RIVAL]
    return rivals[0] if len(rivals) == 1 and _is_sure(rivals[0]) else None


def _is_late(scene: Scene) -> bool:
    return scene.role == "other" and timedelta(minutes=scene.minutes) > WITHOUT_REPLY


def _is_sure(weighed: _Weighed) -> bool:
    """Whether it surely does so; what ends something and nothing else the lists know better."""
    said, does, scene = weighed.said, weighed.move.does, weighed.scene
    if does == "claim":
        return weighed.move.chance >= (LATE if _is_late(scene) else SURE[scene.role, does])
    if ends.drops(said) or ends.ends(said) or ends.suffices(said):
        return False
    another = does == "done" and ends.another_ended(said, scene.things)
    if another and scene.role == "poster" and scene.kind == "offer":
        return False  # 「冰箱收到啦」 of who gives away something else
    return weighed.move.chance >= (OF_ANOTHER if another else SURE[scene.role, does])
