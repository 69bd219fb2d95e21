"""What a careful reader of the phrasebook once stumbled over, and its kind."""

import ast
import re
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from community.claims import Taken
from community.events import Tally
from community.posts import Post
from nlp.answers import endings
from texts import claims, commandline, doctor, festivals, loans, playing, posts, running, wishes
from texts.languages import speaking
from texts.phrasebook import DRILL
from texts.phrasebook_events import EVENT
from texts.phrasebook_kinds import ALL, ASKED, HOLDS, NOW, OFFERS, WAITS


@pytest.mark.parametrize("post", OFFERS, ids=lambda post: post.category)
def test_who_wants_something_has_promised_nothing_and_can_help_with_nothing(post: Post) -> None:
    card = posts.card(post, [], [ASKED], now=NOW).html
    first = [claims.claimed(Taken(post, WAITS, 1), reachable=True), claims.queued(Taken(post, WAITS, 1)).html]
    left = claims.left(post, HOLDS, anybody=True).html
    assert not any(word in said for said in (card, *first, left) for word in ("答应", "帮得上"))


@pytest.mark.parametrize("post", [post for post in ALL if post.category != "lost_found"], ids=lambda post: post.words)
def test_the_button_that_steps_back_says_what_would_be_understood_if_typed(post: Post) -> None:
    assert endings.by_taker(wishes.back_label(post), post.kind) == "off"


def test_what_was_found_is_nobodys_gift() -> None:
    found = next(post for post in OFFERS if post.category == "lost_found")
    said = [
        claims.left(found, HOLDS, anybody=False),
        claims.let_go(found),
        claims.all_gone(replace(found, state="done")),
        posts.no_longer_needed(replace(found, state="withdrawn")),
    ]
    assert [one.html for one in said if re.search("不要了|给了别的|轮到|取消", one.html)] == []


def test_a_recap_counts_nothing_where_there_was_nothing() -> None:
    assert "0" not in festivals.recap(EVENT, 0, [], 0, Tally(0, 0, 0)).html
    assert festivals.recap(EVENT, 3, [], 0, Tally(2, 0, 0)).html.splitlines()[1:3] == ["· 来了 3 人", "· 闲置桌上 2 件"]


def test_nobody_is_given_a_reason_that_they_did_not_say() -> None:
    """The lender tapped 「不太方便」, and nothing more."""
    assert "自己要用" not in loans.may_not_keep_it(DRILL).html


def test_a_festival_without_a_name_is_called_one_in_the_language_of_its_group() -> None:
    called = []
    for language in ("zh-Hans", "zh-Hant", "en"):
        with speaking(language):
            called.append(festivals.usual_name())
    assert called == ["邻居节", "鄰居節", "Neighbours' day"]


@pytest.mark.parametrize("module", [commandline, doctor, playing, running], ids=lambda module: module.__name__)
def test_who_runs_it_reads_full_width_punctuation_as_residents_do(module: ModuleType) -> None:
    pieces = ast.walk(ast.parse(Path(module.__file__ or "").read_text("utf-8")))
    said = [one.value for one in pieces if isinstance(one, ast.Constant) and isinstance(one.value, str)]
    half_width = re.compile(r"[\u4e00-\u9fff][,;:!?(]|[,;:!?)][\u4e00-\u9fff]")
    assert [one for one in said if half_width.search(one)] == []
