"""Whatever neighbours do in whatever order, shares are neither lost nor promised twice: on a real database."""

import asyncio
import tempfile
from datetime import UTC, datetime
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
TAKERS = [Person(n, f"邻居{n}") for n in range(2, 8)]
GROUP = Group(-1001, "花园小区")

someone = st.sampled_from(TAKERS)
boxes = st.integers(1, 5)


def draft(shares: int) -> Draft:
    return Draft(
        group=GROUP.id,
        message_id=1,
        poster=POSTER,
        kind="offer",
        category="item",
        wants=(),
        gives=(Item("橙子", "橙子", float(shares), "箱"),),
        words="多了几箱橙子",
    )


class OfferOfSeveral(RuleBasedStateMachine):
    """One offer, six takers: claims, steps back, choices, edits, and the end."""

    def __init__(self) -> None:
        super().__init__()
        self._runner = asyncio.Runner()
        self._folder = tempfile.TemporaryDirectory()
        self._store = self._runner.run(open_store(f"sqlite:///{Path(self._folder.name) / 'linli.db'}"))

    def teardown(self) -> None:
        self._runner.run(self._store.aclose())
        self._runner.close()
        self._folder.cleanup()

    @initialize(shares=boxes)
    def offered(self, shares: int) -> None:
        async def offer() -> int:
            async with self._store.turn() as books:
                for person in (POSTER, *TAKERS):
                    await books.people.seen(person, NOW)
                await books.groups.joined(GROUP, NOW)
                return (await books.posts.add(draft(shares), NOW)).id

        self._post = self._runner.run(offer())

    @rule(who=someone, quantity=st.integers(-1, 60))
    def takes(self, who: Person, quantity: int) -> None:
        self._does(lambda books: claims.take(books, self._post, by=who, now=NOW, quantity=quantity))

    @rule(who=someone)
    def steps_back(self, who: Person) -> None:
        self._does(lambda books: claims.step_back(books, self._post, by=who.id, now=NOW))

    @rule(claim=st.integers(0, 12))
    def another_is_chosen(self, claim: int) -> None:
        self._does(lambda books: claims.choose_another(books, self._post, claim, by=POSTER.id, now=NOW))

    @rule(who=someone)
    def leaves(self, who: Person) -> None:
        self._does(lambda books: claims.withdraw_all(books, who.id, NOW, group=GROUP.id))

    @rule(shares=boxes)
    def edited(self, shares: int) -> None:
        self._does(lambda books: claims.revise(books, self._post, draft(shares), NOW))

    @rule()
    def becomes_another_matter(self) -> None:
        self._does(lambda books: claims.release(books, self._post, NOW))

    @invariant()
    def all_adds_up(self) -> None:
        async def look() -> tuple[posts.Post, list[Claim]]:
            async with self._store.look() as books:
                return await posts.find(books, self._post), await books.claims.of(self._post)

        post, all_claims = self._runner.run(look())
        held = [claim for claim in all_claims if claim.state == "holding"]
        queue = [claim for claim in all_claims if claim.state == "queued"]
        people = [claim.person.id for claim in held + queue]
        assert post.taken == sum(claim.quantity for claim in held)
        assert 0 <= post.taken <= post.shares
        assert not (queue and post.free), "somebody waits while there is a share"
        assert len(people) == len(set(people))
        assert all(claim.quantity >= 1 for claim in held + queue)

    def _does(self, act) -> None:  # type: ignore[no-untyped-def]  # any rule' coroutines
        async def turn() -> None:
            async with self._store.turn() as books:
                await act(books)

        try:
            self._runner.run(turn())
        except Refusal:
            return  # rolled back


OfferOfSeveral.TestCase.settings = settings(
    max_examples=25,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
test_an_offer_of_several = OfferOfSeveral.TestCase
