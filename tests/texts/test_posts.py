"""Cards and lists of posts: what they say, and that they fit into one message, however much there is to say."""

import re
from dataclasses import replace
from datetime import UTC, datetime

from community.claims import Claim
from community.members import Person
from community.posts import Item, Post
from texts import posts as say

NOW = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)
LONG = Item("很长很长的东西名字" * 9, "x", 12, "箱")
POST = Post(7, -1001, 1, Person(1, "名" * 64), "exchange", "item", (LONG,) * 40, (LONG,) * 40, "", "open", 1, 0, NOW)
CLAIM = Claim(1, 7, Person(1, "名" * 64), 1, "holding", NOW)


def test_a_list_of_the_longest_posts_fits_into_one_message() -> None:
    posts = [replace(POST, id=number) for number in range(20)]
    lists = (
        say.open_needs(posts),
        say.mine(posts, [(one, CLAIM) for one in posts], [("东西" * 30, n) for n in range(40)], posts),
    )
    assert max(len(one.html) for one in lists) <= 4096
    assert all(one.html.endswith("…") for one in lists)


def test_a_card_of_many_things_names_the_first_ones() -> None:
    card = say.card(replace(POST, kind="need"), [], [], now=NOW)
    assert "等 40 样" in card.html
    assert len(card.html) < 1000


def test_a_card_of_a_list_fits_into_one_message_whoever_has_what_and_waits() -> None:
    things = tuple(replace(LONG, name=f"{number}{LONG.name}", number=number) for number in range(1, 61))
    post = replace(POST, kind="offer", gives=things, wants=())
    every = frozenset(range(1, 61))
    held = [replace(CLAIM, id=n, person=Person(n, "名" * 64), about=frozenset({n})) for n in range(1, 51)]
    queue = [replace(one, state="queued", about=every) for one in held]
    card = say.card(replace(post, promised=frozenset(range(1, 51))), [*held, *queue], [], now=NOW)
    assert len(card.html) < 8000
    assert len(re.sub("<.*?>", "", card.html)) <= 4096


def test_who_would_like_to_come_over_asks_for_no_help_with_a_bath() -> None:
    post = replace(POST, kind="need", category="help", gives=())
    visit = say.card(replace(post, wants=(Item("洗澡", "洗澡"),)), [], [], now=NOW)
    bath = say.card(replace(post, wants=(Item("给老人洗澡", "给老人洗澡"),)), [], [], now=NOW)
    assert "想去邻居家洗澡" in visit.html
    assert "想请人帮忙「给老人洗澡」" in bath.html
