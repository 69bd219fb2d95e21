"""Who is asked, at scale: `python -m benchmarks matching`; to a million:
`python -m benchmarks.matching all`.

One neighbourhood of ten thousand people in a real SQLite file, with a thousand to a hundred thousand posts about the
thesaurus's things, few of them about most (Zipf): half still open, half given, lent or done. Prints what the whole
search for the best three takes (`community.matching.find`: reasons, indexes, weighing), beside the same search without
a bound (every trace of every reason is read, the newest two hundred are kept), in the same run on the same data.
"""

import asyncio
import json
import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from community import matching
from community.matching import How
from community.members import Person
from community.posts import Item, Post
from handlers.matching import near
from nlp.household import things
from storage.books import SqlBooks
from storage.database import Store, open_store
from storage.moments import to_ms

SIZES = (1_000, 10_000, 100_000)
LARGEST = 1_000_000
PEOPLE = 10_000
LOOKS = 500
PEER_LOOKS = 150  # it takes its time
ROUNDS = 5  # the smallest of five: other work on the machine is not ours to measure
GROUP = -100
NOW = datetime(2026, 11, 21, 2, tzinfo=UTC)
DAY = 24 * 3600 * 1000
SEED = 20261121
PAST: tuple[How, ...] = ("gave", "lent", "did", "told")
UNBOUND = """
SELECT t.thing, t.how, t.at, t.post_id, w.id, w.name, w.username, w.reachable,
       (SELECT count(*) FROM pings g WHERE g.person_id = t.person_id AND g.asked_at >= :today)
FROM traces t JOIN people w ON w.id = t.person_id
JOIN members m ON m.group_id = t.group_id AND m.person_id = t.person_id
WHERE t.group_id = :group
  AND t.thing IN (SELECT value FROM json_each(:things)) AND t.how IN (SELECT value FROM json_each(:hows))
  AND NOT EXISTS (SELECT 1 FROM mutes u WHERE u.person_id = t.person_id AND u.category IN ('', :category)
                  AND (u.until IS NULL OR u.until > :now))
ORDER BY t.at DESC LIMIT 200
"""


def _fill(path: Path, posts: int, names: list[str], weights: list[float]) -> None:
    """People, members, mutes, homes, a month of questions, and a trace a post."""
    chance = random.Random(SEED)
    now = to_ms(NOW)
    ids = range(1, PEOPLE + 1)
    with sqlite3.connect(path) as db:
        db.execute("INSERT INTO groups (id, title, joined_at) VALUES (?, '', 0)", (GROUP,))
        db.executemany(
            "INSERT INTO people (id, name, reachable, seen_at) VALUES (?, ?, ?, 0)",
            ((n, f"邻居{n}", chance.random() < 0.7) for n in ids),
        )
        db.executemany("INSERT INTO members (group_id, person_id, met_at) VALUES (?, ?, 0)", ((GROUP, n) for n in ids))
        db.executemany(
            "INSERT INTO homes (group_id, person_id, building, stair, named_at) VALUES (?, ?, ?, '1', 0)",
            ((GROUP, n, f"{n % 40}栋") for n in ids),
        )
        db.executemany(
            "INSERT INTO mutes (person_id, category) VALUES (?, 'item')", ((n,) for n in ids if chance.random() < 0.05)
        )
        db.executemany(
            "INSERT INTO answers (person_id, category, yes, no, silent, wait) VALUES (?, 'item', ?, ?, ?, ?)",
            ((n, *(chance.random() * 5 for _ in range(3)), chance.random() * DAY / 24) for n in ids),
        )
        about = chance.choices(names, weights, k=posts)
        row = """INSERT INTO posts (id, group_id, message_id, poster_id, kind, category, wants, gives, words, shares,
                                    state, created_at, changed_at)
                 VALUES (?, ?, ?, ?, 'need', 'item', '[]', '[]', '', 1, ?, ?, ?)"""
        moments = [now - int(chance.random() ** 2 * 365 * DAY) for _ in range(posts)]
        db.executemany(
            row,
            ((n, GROUP, n, chance.choice(ids), "done" if n % 2 else "open", at, at) for n, at in enumerate(moments, 1)),
        )
        db.executemany(
            "INSERT OR IGNORE INTO traces (group_id, thing, person_id, how, post_id, at) VALUES (?, ?, ?, ?, ?, ?)",
            (
                (GROUP, thing, chance.choice(ids), *((chance.choice(PAST), 0) if n % 2 else ("offers", n)), at)
                for n, (thing, at) in enumerate(zip(about, moments, strict=True), 1)
            ),
        )
        db.executemany(
            """INSERT OR IGNORE INTO pings (post_id, person_id, how, thing, since, state, asked_at)
               VALUES (?, ?, 'gave', '', 0, 'declined', ?)""",
            ((1 + n % posts, chance.choice(ids), now - int(chance.random() * 30 * DAY)) for n in range(PEOPLE * 10)),
        )
        db.execute("ANALYZE")
    db.close()


def _wanted(names: list[str], weights: list[float]) -> list[Post]:
    """What is asked for: as likely as it is offered, so that the crowded things are asked for most."""
    chosen = random.Random(SEED + 1).choices(names, weights, k=LOOKS)
    poster = Person(1, "邻居1")
    return [
        Post(0, GROUP, 0, poster, "need", "item", (Item(name, name),), (), "", "open", 1, 0, NOW) for name in chosen
    ]


@dataclass(frozen=True, slots=True)
class Took:
    """Milliseconds of each search, sorted: by the wall clock, and of this process alone (both its threads),
    which other work on the machine moves less."""

    wall: list[float]
    processor: list[float]


def _p99(took: list[float]) -> float:
    return took[int(len(took) * 0.99)]


async def _times(posts: list[Post], look: Callable[[Post], Awaitable[object]]) -> Took:
    """Of each search the quickest of its rounds."""
    wall, processor = [float("inf")] * len(posts), [float("inf")] * len(posts)
    for _ in range(ROUNDS):
        for number, post in enumerate(posts):
            began, used = time.perf_counter(), time.process_time()
            await look(post)
            wall[number] = min(wall[number], (time.perf_counter() - began) * 1000)
            processor[number] = min(processor[number], (time.process_time() - used) * 1000)
    return Took(sorted(wall), sorted(processor))


async def _unbound(books: SqlBooks, post: Post) -> list[object]:
    given = {
        "today": to_ms(NOW) - DAY,
        "group": GROUP,
        "things": json.dumps(list(near(post)), ensure_ascii=False),
        "hows": json.dumps(["offers", "register", *PAST]),
        "category": "item",
        "now": to_ms(NOW),
    }
    return list(await books.traces._db.execute_fetchall(UNBOUND, given))


async def _measure(store: Store, posts: list[Post]) -> tuple[Took, Took, float]:
    """Ours, the unbound search, and the share of needs for which somebody was found."""
    async with store.look() as books:
        found = [bool(await matching.find(books, post, near(post), NOW, most=3)) for post in posts]
        ours = await _times(posts, lambda post: matching.find(books, post, near(post), NOW, most=3))
        peer = await _times(posts[:PEER_LOOKS], lambda post: _unbound(books, post))
    return ours, peer, sum(found) / len(found)


async def _size(folder: Path, size: int, names: list[str], weights: list[float]) -> tuple[Took, Took, float]:
    path = folder / f"{size}.db"
    async with await open_store(f"sqlite:///{path}"):
        pass
    _fill(path, size, names, weights)
    async with await open_store(f"sqlite:///{path}") as store:
        return await _measure(store, _wanted(names, weights))


def main(*, largest: bool = False) -> None:
    names = sorted(things.thesaurus().things)
    random.Random(SEED).shuffle(names)
    weights = [1 / rank for rank in range(1, len(names) + 1)]
    print(f"\nmatching: the best three of {PEOPLE} people for {LOOKS} needs; ms, and × to the smallest")
    print("    posts  found  median    p99  p99 of processor time | without a bound: p99 of processor time")
    first: tuple[float, float] | None = None
    with tempfile.TemporaryDirectory() as folder:
        for size in (*SIZES, *((LARGEST,) if largest else ())):
            ours, peer, share = asyncio.run(_size(Path(folder), size, names, weights))
            used, peer_used = _p99(ours.processor), _p99(peer.processor)
            first = first or (used, peer_used)
            print(
                f"{size:9}{share:7.0%}{ours.wall[len(ours.wall) // 2]:8.2f}{_p99(ours.wall):7.2f}"
                f"{used:15.2f}{used / first[0]:7.1f}×{peer_used:32.2f}{peer_used / first[1]:7.1f}×",
                flush=True,
            )


if __name__ == "__main__":
    main(largest="all" in sys.argv[1:])
