"""The rules of a chain on a real database: a copy loses nobody, and there is no more than there is."""

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from community import chains
from community.chains import Chain, Draft, Entry, Line
from community.errors import ChainFull, NotInChain
from community.members import Group, Person
from community.settings import Settings
from storage.books import SqlBooks
from storage.database import Store

NOW = datetime(2026, 11, 21, 2, tzinfo=UTC)
GROUP = -1001
NEIGHBOURS = [Person(n, f"邻居{n}") for n in range(1, 7)]
MOST = 12.0


async def begun(books: SqlBooks, most: float | None = None) -> Chain:
    await books.groups.joined(Group(GROUP, "花园小区"), NOW)
    for person in NEIGHBOURS:
        await books.people.seen(person, NOW)
    return await books.chains.add(Draft(GROUP, NEIGHBOURS[0], "Asia/Shanghai", "土鸡蛋", most=most), "open", NOW)


def snapshot(entries: list[Entry]) -> list[Line]:
    return [Line(entry.shown, entry.quantity, entry.note) for entry in chains.lines(entries)]


@pytest.mark.parametrize("seed", range(8))
async def test_old_copies_lose_nobody_and_change_nobody_elses_line(store: Store, seed: int) -> None:
    dice = random.Random(seed)
    async with store.turn() as books:
        chain = await begun(books)
        wanted: dict[str, float] = {}
        copies: list[list[Line]] = [[]]
        for step in range(60):
            who, now = dice.choice(NEIGHBOURS), NOW + timedelta(minutes=step)
            deed = dice.choice(("copy", "tap", "out"))
            if deed == "copy":
                quantity = float(dice.randint(1, 5))
                typed = [line for line in dice.choice(copies) if line.name != who.name]
                await chains.merge(books, chain, [*typed, Line(who.name, quantity)], who, now)
                wanted[who.name] = quantity
            elif deed == "tap":
                await chains.sign(books, chain.id, who, now, more=1)
                wanted[who.name] = wanted.get(who.name, 0) + 1
            elif wanted.pop(who.name, None) is not None:
                await chains.take_back(books, chain.id, who, now)
            else:
                with pytest.raises(NotInChain):
                    await chains.take_back(books, chain.id, who, now)
            copies.append(snapshot(await books.chains.entries(chain.id)))
        assert {line.name: line.quantity for line in copies[-1]} == wanted


@pytest.mark.parametrize("seed", range(4))
async def test_there_is_never_more_than_there_is(store: Store, seed: int) -> None:
    dice = random.Random(seed)
    refused = 0
    async with store.turn() as books:
        chain = await begun(books, MOST)
        for _ in range(80):
            who = dice.choice(NEIGHBOURS)
            try:
                await chains.sign(books, chain.id, who, NOW, more=dice.choice((1, 2, 3, -1)))
            except ChainFull:
                refused += 1
            except NotInChain:
                continue
            assert chains.total(await books.chains.entries(chain.id)) <= MOST
    assert refused > 0


def test_a_name_twice_is_one_line_and_the_same_line_twice_is_one() -> None:
    typed = [Line("小李", 2, "大果"), Line("小美", 1), Line("小 李", 1), Line("小美", 1)]
    assert chains.summed(typed) == [Line("小李", 3, "大果"), Line("小美", 1)]


@pytest.mark.parametrize(
    ("closes", "reminded", "quiet"),
    [
        ("2026-11-27T20:00", "2026-11-27T17:00", 2208),
        ("2026-11-28T01:30", "2026-11-27T21:00", 2208),
        ("2026-11-27T09:00", "2026-11-26T21:00", 2208),
        ("2026-11-27T09:00", "2026-11-26T20:00", 2108),
        ("2026-11-28T00:30", "2026-11-27T20:00", 2108),
        ("2026-11-28T01:30", "2026-11-27T22:30", 0),
        ("2026-11-21T14:00", None, 2208),
    ],
)
def test_nobody_is_reminded_in_the_groups_quiet_hours(closes: str, reminded: str | None, quiet: int) -> None:
    draft = Chain(GROUP, None, "Asia/Shanghai", "土鸡蛋", id=1, created_at=NOW)
    found = chains.remind_at(replace(draft, closes=datetime.fromisoformat(closes)), Settings(quiet=quiet))
    expected = None if reminded is None else datetime.fromisoformat(f"{reminded}+08:00").astimezone(UTC)
    assert found == expected


async def test_a_list_of_hundreds_is_read_from_the_books_once(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    async with store.turn() as books:
        chain = await begun(books)
        read, asked = type(books.chains).entries, 0

        async def counted(self: object, chain: int) -> list[Entry]:
            nonlocal asked
            asked += 1
            return await read(self, chain)  # type: ignore[arg-type]  # of the same class

        monkeypatch.setattr(type(books.chains), "entries", counted)
        typed = [Line(f"邻居家{n}", 1) for n in range(299)]
        merged = await chains.merge(books, chain, typed, NEIGHBOURS[0], NOW)
        assert (merged.changed, asked) == (299, 1)
        assert len(chains.lines(await books.chains.entries(chain.id))) == 299
