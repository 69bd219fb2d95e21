"""A talk played before the whole bot, and what stands in its database then."""

import json
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from nlp.training.talks import Later, Talk
from tests.databases import rows
from tests.neighbourhood import moved_in

_POSTS = "SELECT id, kind, category, wants, gives, state FROM posts WHERE state <> 'mistaken' ORDER BY message_id"
_CLAIMS = "SELECT c.post_id, p.name, c.state FROM claims c JOIN people p ON p.id = c.person_id"


@dataclass(frozen=True, slots=True)
class Noted:
    """What the bot has noted of one post, in the words of an outcome."""

    kind: str
    category: str
    things: tuple[str, ...]
    state: str
    who: frozenset[str]


async def play(talk: Talk) -> list[Noted]:
    """→ what the bot has noted when all is said, in order of the messages."""
    with TemporaryDirectory() as folder:
        database = f"sqlite:///{Path(folder) / 'linli.db'}"
        async with moved_in(database) as home:
            last: dict[str, int] = {}
            for act in talk.acts:
                if isinstance(act, Later):
                    await home.advance(minutes=act.minutes)
                else:
                    reply = None if act.to is None else last.get(act.to)
                    last[act.who] = await home.says(act.who, act.words, reply_to=reply)
            posts, claims = await rows(database, _POSTS), await rows(database, _CLAIMS)
    return [_noted(post, [(name, state) for of, name, state in claims if of == post[0]]) for post in posts]


def _noted(post: tuple[Any, ...], claims: list[tuple[str, str]]) -> Noted:
    _, kind, category, wants, gives, state = post
    things = [one[0] for one in json.loads(wants if kind == "need" else gives)]
    if kind == "exchange":
        things += [one[0] for one in json.loads(wants)]
    done = frozenset(name for name, how in claims if how == "done")
    holding = frozenset(name for name, how in claims if how == "holding")
    if state in ("open", "parked"):
        state = "promised" if holding else "done" if done else "open"
    return Noted(kind, category, tuple(things), state, holding if state == "promised" else done)
