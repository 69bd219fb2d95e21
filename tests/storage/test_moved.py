"""A group has a new id: all that it has goes with it, also where it was heard of under that id before."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from storage.database import Store, open_store
from storage.groups import OF_A_GROUP
from tests.databases import rows

OLD, NEW = -5, -1005
PEOPLE = "INSERT INTO people (id, name, seen_at) VALUES (1, '王阿姨', 1), (2, '小李', 1), (3, '陈姐', 1)"

# Under either id: once the same row, once one of its own. `{g}` is the group, `{n}` 1 in the old and 2 in the new.
POST = "kind, category, wants, gives, words, shares, created_at, changed_at"
WORDS = (
    "INSERT INTO groups (id, title, zone, joined_at) VALUES ({g}, '花园{n}', NULLIF('zone{n}', 'zone2'), {n})",
    "INSERT INTO members (group_id, person_id, met_at, turn_at) VALUES ({g}, 1, {n}, {n}), ({g}, {n} + 1, {n}, 0)",
    f"INSERT INTO posts (group_id, message_id, poster_id, {POST})"
    " VALUES ({g}, 7, 1, 'need', 'item', '', '', '姜', 1, 1, 1)",
    "INSERT INTO traces (group_id, thing, person_id, how, at) VALUES"
    " ({g}, '姜', 1, 'lends', {n}), ({g}, '葱', {n}, 'lends', {n})",
    "INSERT INTO loans (group_id, thing, lender_id, borrower_id, lent_at) VALUES ({g}, '梯子', 1, 2, 1)",
    "INSERT INTO events (group_id, message_id, zone, leads, uid, created_at, changed_at)"
    " VALUES ({g}, 8, 'UTC', '', 'uid{n}', 1, 1)",
    "INSERT INTO chains (group_id, message_id, state, title, unit, zone, created_at, changed_at)"
    " VALUES ({g}, 9, 'open', '草莓', '箱', 'UTC', 1, 1)",
    "INSERT INTO announcements (group_id, state, words, typed, zone, created_at, changed_at)"
    " VALUES ({g}, 'scheduled', '停水', '停水', 'UTC', 1, 1)",
    "INSERT INTO calendars (group_id, key, created_at, digest) VALUES ({g}, 'key{n}', 1, 'digest{n}')",
    "INSERT INTO thanks (group_id, by_id, to_id, day, at) VALUES ({g}, 1, 2, {n}, 1)",
    "INSERT INTO swaps (group_id, posts, at) VALUES ({g}, '{n}', 1)",
    "INSERT INTO homes (group_id, person_id, building, named_at) VALUES"
    " ({g}, 1, '{n}', {n}), ({g}, {n} + 1, '{n}', {n})",
    "INSERT INTO choices (group_id, name, value) VALUES ({g}, 'quiet', {n}), ({g}, 'own{n}', {n})",
    "INSERT INTO organizers (group_id, person_id, named_at) VALUES ({g}, 1, {n}), ({g}, {n} + 1, {n})",
    "INSERT INTO changes (group_id, what, was, becomes, at) VALUES ({g}, 'quiet', '', '', {n})",
    "INSERT INTO aliases (group_id, key, word, meant) VALUES"
    " ({g}, '地梯', '地梯', '梯{n}'), ({g}, '大黑{n}', '大黑', '电钻')",
    "INSERT INTO roster (group_id, weekday, person_id) VALUES ({g}, 0, 1), ({g}, {n}, 1)",
    "INSERT INTO tallies (group_id, what, day, number) VALUES ({g}, 'need/done', 0, {n}), ({g}, 'loan', {n}, {n})",
)
LOOKS = {
    "members": "SELECT person_id, met_at, turn_at FROM members WHERE group_id = {new}",
    "posts": "SELECT id, message_id FROM posts WHERE group_id = {new}",
    "traces": "SELECT thing, person_id, at FROM traces WHERE group_id = {new}",
    "loans": "SELECT id FROM loans WHERE group_id = {new}",
    "events": "SELECT id, COALESCE(message_id, 0) FROM events WHERE group_id = {new}",
    "chains": "SELECT id, COALESCE(message_id, 0) FROM chains WHERE group_id = {new}",
    "announcements": "SELECT id FROM announcements WHERE group_id = {new}",
    "calendars": "SELECT digest FROM calendars WHERE group_id = {new}",
    "thanks": "SELECT day FROM thanks WHERE group_id = {new}",
    "swaps": "SELECT posts FROM swaps WHERE group_id = {new}",
    "homes": "SELECT person_id, building FROM homes WHERE group_id = {new}",
    "choices": "SELECT name, value FROM choices WHERE group_id = {new}",
    "organizers": "SELECT person_id FROM organizers WHERE group_id = {new}",
    "changes": "SELECT at FROM changes WHERE group_id = {new}",
    "aliases": "SELECT key, meant FROM aliases WHERE group_id = {new}",
    "roster": "SELECT weekday FROM roster WHERE group_id = {new}",
    "tallies": "SELECT what, day, number FROM tallies WHERE group_id = {new}",
    "groups": "SELECT id, title, zone, joined_at FROM groups",
}


async def put(store: Store, *sentences: str) -> None:
    async with store.turn() as books:
        connection: Any = books.outbox._db
        for sentence in sentences:
            await connection.execute(sentence)


async def found(database: str) -> dict[str, list[tuple[Any, ...]]]:
    return {table: sorted(await rows(database, look.format(new=NEW))) for table, look in LOOKS.items()}


async def test_what_stands_under_both_ids_becomes_one(store: Store, database: str) -> None:
    await put(store, PEOPLE, *(words.format(g=g, n=n) for n, g in ((1, OLD), (2, NEW)) for words in WORDS))
    async with store.turn(OLD, NEW) as books:
        await books.move_chat(OLD, NEW)
    assert await found(database) == {
        "members": [(1, 2, 1), (2, 1, 0), (3, 2, 0)],
        "posts": [(1, -1), (2, 7)],
        "traces": [("姜", 1, 2), ("葱", 1, 1), ("葱", 2, 2)],
        "loans": [(1,), (2,)],
        "events": [(1, 0), (2, 8)],
        "chains": [(1, 0), (2, 9)],
        "announcements": [(1,), (2,)],
        "calendars": [("digest1",)],
        "thanks": [(1,), (2,)],
        "swaps": [("1",), ("2",)],
        "homes": [(1, "2"), (2, "1"), (3, "2")],
        "choices": [("own1", 1), ("own2", 2), ("quiet", 2)],
        "organizers": [(1,), (2,), (3,)],
        "changes": [(1,), (2,)],
        "aliases": [("地梯", "梯2"), ("大黑1", "电钻"), ("大黑2", "电钻")],
        "roster": [(0,), (1,), (2,)],
        "tallies": [("loan", 1, 1), ("loan", 2, 2), ("need/done", 0, 3)],
        "groups": [(NEW, "花园2", "zone1", 1)],
    }


async def test_a_group_unheard_of_under_its_new_id_keeps_all(store: Store, database: str) -> None:
    await put(store, PEOPLE, *(words.format(g=OLD, n=1) for words in WORDS))
    for _ in range(2):  # told by both groups
        async with store.turn(OLD, NEW) as books:
            await books.move_chat(OLD, NEW)
    assert (await found(database))["choices"] == [("own1", 1), ("quiet", 1)]
    assert [len(there) for there in (await found(database)).values()] == [2, 1, 2, *[1] * 7, 2, 2, 2, 1, 2, 2, 2, 1]


async def test_every_table_of_a_group_goes_with_it(tmp_path: Path) -> None:
    """A table that is forgotten would lose its rows."""
    async with await open_store(f"sqlite:///{tmp_path / 'linli.db'}"):
        pass
    with closing(sqlite3.connect(tmp_path / "linli.db")) as file:
        pointing = {
            name
            for (name,) in file.execute(
                "SELECT m.name FROM sqlite_master m, pragma_foreign_key_list(m.name) f"
                " WHERE m.type = 'table' AND f.\"table\" = 'groups'"
            )
        }
    assert pointing | {"groups"} == {*OF_A_GROUP} == {*LOOKS}
