"""Whatever neighbours do in whatever order, nothing is lost and nothing promised twice: on a real database."""

import asyncio
import tempfile
from collections.abc import Awaitable, Callable, Sequence
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
from storage.books import SqlBooks
from storage.database import open_store

NOW = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)
POSTER = Person(1, "陈姐")
TAKERS = [Person(n, f"邻居{n}") for n in range(2, 8)]
FEW = TAKERS[:4]
GROUP = Group(-1001, "花园小区")
NAMES = ("书架", "台灯", "电饭煲", "椅子", "桌子")
MANY_STEPS = settings(
    max_examples=25, stateful_step_count=25, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)

boxes = st.integers(1, 5)
some_names = st.lists(st.sampled_from(NAMES), min_size=1, max_size=4, unique=True)
some_numbers = st.frozensets(st.integers(1, 6), max_size=3)
later = st.sampled_from((timedelta(), timedelta(hours=1)))


class Offered(RuleBasedStateMachine):
    """An offer of 陈姐's in a database of its own, and what neighbours do about it."""

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

    def _offer(self, draft: Draft, takers: Sequence[Person]) -> None:
        async def offer() -> int:
            async with self._store.turn() as books:
                for person in (POSTER, *takers):
                    await books.people.seen(person, NOW)
                await books.groups.joined(GROUP, NOW)
                return (await books.posts.add(draft, NOW)).id

        self._post = self._runner.run(offer())

    def _does(self, act: Callable[[SqlBooks], Awaitable[object]]) -> None:
        """Somebody does it, or is refused, and then nothing has changed."""

        async def turn() -> None:
            async with self._store.turn() as books:
                await act(books)

        try:
            self._runner.run(turn())
        except Refusal:
            return  # rolled back

    def _stands(self) -> tuple[posts.Post, list[Claim]]:
        """The post and all its claims, as they are now."""

        async def look() -> tuple[posts.Post, list[Claim]]:
            async with self._store.look() as books:
                return await posts.find(books, self._post), await books.claims.of(self._post)

        return self._runner.run(look())


def of_boxes(shares: int) -> Draft:
    gives = (Item("橙子", "橙子", float(shares), "箱"),)
    return Draft(GROUP.id, 1, POSTER, "offer", "item", (), gives, "多了几箱橙子")


class OfferOfSeveral(Offered):
    """One offer, six takers: claims, steps back, choices, edits, and the end."""

    @initialize(shares=boxes)
    def offered(self, shares: int) -> None:
        self._offer(of_boxes(shares), TAKERS)

    @rule(who=st.sampled_from(TAKERS), quantity=st.integers(-1, 60))
    def takes(self, who: Person, quantity: int) -> None:
        self._does(lambda books: claims.take(books, self._post, by=who, now=NOW, quantity=quantity))

    @rule(who=st.sampled_from(TAKERS))
    def steps_back(self, who: Person) -> None:
        self._does(lambda books: claims.step_back(books, self._post, by=who.id, now=NOW))

    @rule(claim=st.integers(0, 12))
    def another_is_chosen(self, claim: int) -> None:
        self._does(lambda books: claims.choose_another(books, self._post, claim, by=POSTER.id, now=NOW))

    @rule(who=st.sampled_from(TAKERS))
    def leaves(self, who: Person) -> None:
        self._does(lambda books: claims.withdraw_all(books, who.id, NOW, group=GROUP.id))

    @rule(shares=boxes)
    def edited(self, shares: int) -> None:
        self._does(lambda books: claims.revise(books, self._post, of_boxes(shares), NOW))

    @rule()
    def becomes_another_matter(self) -> None:
        self._does(lambda books: claims.release(books, self._post, NOW))

    @invariant()
    def all_adds_up(self) -> None:
        post, all_claims = self._stands()
        held = [claim for claim in all_claims if claim.state == "holding"]
        queue = [claim for claim in all_claims if claim.state == "queued"]
        people = [claim.person.id for claim in held + queue]
        assert post.taken == sum(claim.quantity for claim in held)
        assert 0 <= post.taken <= post.shares
        assert not (queue and post.free), "somebody waits while there is a share"
        assert len(people) == len(set(people))
        assert all(claim.quantity >= 1 for claim in held + queue)


def of_things(names: list[str]) -> Draft:
    gives = tuple(Item(name, name, 2.0 if len(names) == 1 else None) for name in names)
    return posts.listed(Draft(GROUP.id, 1, POSTER, "offer", "item", (), gives, "搬家送"))


class OfferOfAList(Offered):
    """One list, four takers: claims by name and without, steps back, choices, edits to lists and to single things."""

    @initialize(names=some_names)
    def offered(self, names: list[str]) -> None:
        self._offer(of_things(names), FEW)

    @rule(who=st.sampled_from(FEW), about=some_numbers, wait=later)
    def takes(self, who: Person, about: frozenset[int], wait: timedelta) -> None:
        self._now += wait
        self._does(lambda books: claims.take(books, self._post, by=who, now=self._now, about=about))

    @rule(who=st.sampled_from(FEW), about=some_numbers)
    def steps_back(self, who: Person, about: frozenset[int]) -> None:
        self._does(lambda books: claims.step_back(books, self._post, by=who.id, now=self._now, about=about))

    @rule(who=st.sampled_from(FEW), claim=st.integers(0, 12))
    def steps_back_from_one(self, who: Person, claim: int) -> None:
        self._does(lambda books: claims.step_back(books, self._post, by=who.id, now=self._now, claim=claim))

    @rule(claim=st.integers(0, 12))
    def another_is_chosen(self, claim: int) -> None:
        self._does(lambda books: claims.choose_another(books, self._post, claim, by=POSTER.id, now=self._now))

    @rule(who=st.sampled_from(FEW))
    def leaves(self, who: Person) -> None:
        self._does(lambda books: claims.withdraw_all(books, who.id, self._now, group=GROUP.id))

    @rule(names=some_names)
    def edited(self, names: list[str]) -> None:
        self._does(lambda books: claims.revise(books, self._post, of_things(names), self._now))

    @invariant()
    def all_adds_up(self) -> None:
        post, all_claims = self._stands()
        live = [claim for claim in all_claims if claim.state in claims.LIVE]
        held = [claim for claim in live if claim.state == "holding"]
        things = [number for claim in held for number in claim.about]
        assert sorted(things) == sorted(post.promised), "each thing promised is with one neighbour"
        assert post.promised <= post.numbers
        for person in FEW:
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


OfferOfSeveral.TestCase.settings = MANY_STEPS
OfferOfAList.TestCase.settings = MANY_STEPS
test_an_offer_of_several = OfferOfSeveral.TestCase
test_an_offer_of_a_list = OfferOfAList.TestCase
