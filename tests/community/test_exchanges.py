"""Mirrors and rings of three, in any order of wishes."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community import exchanges
from community.members import Person
from community.posts import Item, Post

NOW = datetime(2026, 11, 21, tzinfo=UTC)
THINGS = "abcd"
KIN = {key: frozenset({key}) for key in THINGS}


def post(number: int, gives: str, wants: str, *, of: int | None = None, taken: int = 0) -> Post:
    person = Person(of or number, f"p{of or number}")
    sides = [tuple(Item(key, key) for key in keys) for keys in (wants, gives)]
    return Post(number, -1, number, person, "exchange", "item", *sides, "", "open", 1, taken, NOW)


@pytest.mark.parametrize(
    ("other", "mirrored"),
    [
        (post(2, "b", "a"), True),
        (post(2, "ab", "ac"), True),
        (post(2, "b", "c"), False),
        (post(2, "b", "a", of=1), False),
        (post(2, "b", "a", taken=1), False),
    ],
)
def test_a_mirror_is_free_anothers_and_fits_both_ways(other: Post, mirrored: bool) -> None:
    assert exchanges.mirrors(post(1, "a", "b"), [other], KIN) == ([other] if mirrored else [])


def test_three_who_cannot_exchange_two_by_two() -> None:
    first, second, third = post(1, "a", "b"), post(2, "b", "c"), post(3, "c", "a")
    assert exchanges.ring(first, [second, third], KIN) == (first, third, second)


sides = st.text(alphabet=THINGS, min_size=1, max_size=2)


@given(st.lists(st.tuples(sides, sides, st.integers(1, 5)), min_size=1, max_size=9))
def test_whatever_is_found_goes_round_among_three_people(rows: list[tuple[str, str, int]]) -> None:
    posts = [post(number, gives, wants, of=of) for number, (gives, wants, of) in enumerate(rows, 1)]
    found = exchanges.ring(posts[0], posts[1:], KIN)
    possible = any(
        len({posts[0].poster.id, b.poster.id, c.poster.id}) == 3
        and exchanges.serves(posts[0], b, KIN)
        and exchanges.serves(b, c, KIN)
        and exchanges.serves(c, posts[0], KIN)
        for b in posts[1:]
        for c in posts[1:]
    )
    assert (found is not None) == possible
    if found is not None:
        assert all(exchanges.serves(found[n], found[(n + 1) % 3], KIN) for n in range(3))
