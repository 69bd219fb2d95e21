"""The network: what it computes, and that a message of any shape can be heard."""

import math
from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from nlp import read
from nlp.intent import intents, network
from nlp.intent.network import NARROW, READ, UNKNOWN, WIDE, Network

EMBEDDED, FILTERS, SORTS, KINDS = 5, 4, 3, 2
DICE = np.random.default_rng(7)


def drawn(*shape: int) -> network.Numbers:
    return DICE.normal(size=shape).astype(np.float32)


SMALL = Network(
    {"有": 2, "谁": 3},
    {"谁有": 2},
    of_character=drawn(4, EMBEDDED),
    of_pair=drawn(3, EMBEDDED),
    of_reply=drawn(2, EMBEDDED),
    narrow=drawn(NARROW, EMBEDDED, FILTERS),
    narrow_base=drawn(FILTERS),
    wide=drawn(WIDE, EMBEDDED, FILTERS),
    wide_base=drawn(FILTERS),
    second=drawn(NARROW, FILTERS, FILTERS),
    second_base=drawn(FILTERS),
    last=drawn(3 * FILTERS, SORTS + KINDS),
    last_base=drawn(SORTS + KINDS),
    sorts=SORTS,
)


def plainly(text: str, reply: bool) -> list[float]:
    """What `hear` says, filter by filter and place by place."""
    seen = [
        SMALL.of_character[SMALL.characters.get(one, UNKNOWN)]
        + SMALL.of_pair[SMALL.pairs.get(text[at : at + 2], UNKNOWN)]
        + SMALL.of_reply[int(reply)]
        for at, one in enumerate(text)
    ]

    def slid(rows: list[network.Numbers], filters: network.Numbers, base: network.Numbers) -> list[network.Numbers]:
        middle = len(filters) // 2
        found = []
        for at in range(len(rows)):
            total = base.astype(float)
            for place, part in enumerate(filters):
                if 0 <= at + place - middle < len(rows):
                    total = total + rows[at + place - middle] @ part
            found.append(np.maximum(total, 0))
        return found

    narrow = slid(seen, SMALL.narrow, SMALL.narrow_base)
    wide = slid(seen, SMALL.wide, SMALL.wide_base)
    narrow = [one + more for one, more in zip(narrow, slid(narrow, SMALL.second, SMALL.second_base), strict=True)]
    pooled = [np.max(narrow, axis=0), np.max(wide, axis=0), np.sum(narrow, axis=0) / math.sqrt(len(text) + 1)]
    answers = np.concatenate(pooled) @ SMALL.last + SMALL.last_base
    parts = (answers[:SORTS], answers[SORTS:])
    return [float(one - np.log(np.exp(part).sum())) for part in parts for one in part]


@given(st.text("谁有姜吗 ", min_size=1, max_size=12), st.booleans())
def test_what_is_heard_is_what_the_filters_say_at_each_place(text: str, reply: bool) -> None:
    heard = SMALL.hear(text, reply)
    assert np.allclose([*heard.sorts, *heard.categories], plainly(text, reply), atol=1e-3)


@given(st.text(min_size=1), st.booleans())
def test_whatever_is_typed_is_heard_as_probabilities(text: str, reply: bool) -> None:
    heard = network.hear(text, reply)
    assert [math.isclose(sum(map(math.exp, part)), 1, rel_tol=1e-3) for part in heard] == [True, True]


def test_what_stands_far_behind_changes_nothing() -> None:
    assert network.hear("谁有姜" * READ, False) == network.hear("谁有姜" * READ + "送完了", False)


def test_a_network_comes_back_from_its_file_as_it_was(tmp_path: Path) -> None:
    network.save(SMALL, tmp_path / "network.bin")
    again = network.load(tmp_path / "network.bin")
    assert (again.characters, again.pairs) == (SMALL.characters, SMALL.pairs)
    assert np.allclose(again.hear("谁有姜", True).sorts, SMALL.hear("谁有姜", True).sorts, atol=0.02)


def test_it_answers_for_the_sorts_and_categories_that_the_cues_answer_for() -> None:
    known, heard = intents.model(), network.hear("谁有姜", False)
    assert (len(heard.sorts), len(heard.categories)) == (len(known.intents.classes), len(known.categories.classes))


def test_what_it_heard_stands_last_among_the_reasons() -> None:
    assert read("孩子发烧，谁家有退烧贴匀我一片").cues[-1].entry == network.NAME
