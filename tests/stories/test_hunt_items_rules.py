"""Whatever neighbours do in whatever order, no thing of a list is lost or promised twice: on a real database."""

import asyncio
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from community import claims, posts
from community.claims import Claim
from community.errors import Refusal
from community.members import Group, Person
from community.posts import Draft, Item
from storage.database import open_store

NOW = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)
POSTER = Person(1, "陈姐")
TAKERS = [Person(n, f"邻居{n}") for n in range(2, 6)]
GROUP = Group(-1001, "花园小区")
NAMES = ("书架", "台灯", "电饭煲", "椅子", "桌子")

someone = st.sampled_from(TAKERS)
some_names = st.lists(st.sampled_from(NAMES), min_size=1, max_size=4, unique=True)
some_numbers = st.frozensets(st.integers(1, 6), max_size=3)
later = st.sampled_from((timedelta(), timedelta(hours=1)))


def draft(names: list[str]) -> Draft:
    gives = tuple(Item(name, name, 2.0 if len(names) == 1 else None) for name in names)
    return posts.listed(Draft(GROUP.id, 1, POSTER, "offer", "item", (), gives, "搬家送"))


class OfferOfAList(RuleBasedStateMachine):
    """One list, four takers: claims by name and without, steps back, choices, edits to lists and to single things."""

    def __init__(self) -> None:
        super().__init__()
        self._runner = asyncio.Runner()
        self._folder = tempfile.TemporaryDirectory()
        self._store = self._runner.run(open_store(f"sqlite:///{Path(self._folder.name) / 'linli.db'}"))
        self._now = NOW

    def teardown(self) -> None:
        self._runner.run(self._store.aclose())
        self._runner.close()
        self._folder.cleanup()

    @initialize(names=some_names)
    def offered(self, names: list[str]) -> None:
        async def offer() -> int:
            async with self._store.turn() as books:
                for person in (POSTER, *TAKERS):
                    await books.people.seen(person, NOW)
                await books.groups.joined(GROUP, NOW)
                return (await books.posts.add(draft(names), NOW)).id

        self._post = self._runner.run(offer())

    @rule(who=someone, about=some_numbers, wait=later)
    def takes(self, who: Person, about: frozenset[int], wait: timedelta) -> None:
        self._now += wait
        self._does(lambda books: claims.take(books, self._post, by=who, now=self._now, about=about))

    @rule(who=someone, about=some_numbers)
    def steps_back(self, who: Person, about: frozenset[int]) -> None:
        self._does(lambda books: claims.step_back(books, self._post, by=who.id, now=self._now, about=about))

    @rule(who=someone, claim=st.integers(0, 12))
    def steps_back_from_one(self, who: Person, claim: int) -> None:
        self._does(lambda books: claims.step_back(books, self._post, by=who.id, now=self._now, claim=claim))

    @rule(claim=st.integers(0, 12))
    def another_is_chosen(self, claim: int) -> None:
        self._does(lambda books: claims.choose_another(books, self._post, claim, by=POSTER.id, now=self._now))

    @rule(who=someone)
    def leaves(self, who: Person) -> None:
        self._does(lambda books: claims.withdraw_all(books, who.id, self._now, group=GROUP.id))

    @rule(names=some_names)
    def edited(self, names: list[str]) -> None:
        self._does(lambda books: claims.revise(books, self._post, draft(names), self._now))

    @invariant()
    def all_adds_up(self) -> None:
        async def look() -> tuple[posts.Post, list[Claim]]:
            async with self._store.look() as books:
                return await posts.find(books, self._post), await books.claims.of(self._post)

        post, all_claims = self._runner.run(look())
        live = [claim for claim in all_claims if claim.state in claims.LIVE]
        held = [claim for claim in live if claim.state == "holding"]
        things = [number for claim in held for number in claim.about]
        assert sorted(things) == sorted(post.promised), "each thing promised is with one neighbour"
        assert post.promised <= post.numbers
        for person in TAKERS:
            theirs = [number for claim in live if claim.person.id == person.id for number in claim.about]
            assert len(theirs) == len(set(theirs)), "nobody waits for what they have"
        if post.listed:
            assert post.taken == 0
            assert all(claim.about and claim.about <= post.numbers for claim in live)
            waited_for = {number for claim in live if claim.state == "queued" for number in claim.about}
            assert not waited_for & post.left, "somebody waits for a thing that is to be had"
        else:
            assert post.taken == sum(claim.quantity for claim in held)
            assert not any(claim.about for claim in live)

    def _does(self, act) -> None:  # type: ignore[no-untyped-def]  # any rule' coroutines
        async def turn() -> None:
            async with self._store.turn() as books:
                await act(books)

        try:
            self._runner.run(turn())
        except Refusal:
            return  # rolled back


OfferOfAList.TestCase.settings = settings(
    max_examples=25,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
test_an_offer_of_a_list = OfferOfAList.TestCase
