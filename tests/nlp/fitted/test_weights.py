"""Weights by number: the same numbers one by one and in one go, and sums of what is known."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.fitted import weights
from nlp.fitted.weights import Weights
from nlp.intent import features, intents
from nlp.intent.intents import Machine
from nlp.training import lines

TEXT = st.text("谁有姜葱?", max_size=9)


def all_pieces(text: str, alphabet: int) -> set[int]:
    ends = ((start, start + size) for start in range(len(text)) for size in range(1, weights.LONGEST + 1))
    return {weights.word(text[start:stop], alphabet) for start, stop in ends}


@given(TEXT, TEXT)
def test_the_pieces_of_two_texts_have_the_numbers_they_have_alone(text: str, other: str) -> None:
    expected = all_pieces(text, 0) | all_pieces(other, 1)
    found = set(weights.pieces(text, other, 1).tolist())
    assert expected <= found
    nobodys = 3 * weights.LONGEST  # across the seam, at most
    assert len(found) <= len(expected) + nobodys


@given(st.dictionaries(TEXT.filter(bool), st.integers(-900, 900), min_size=1, max_size=9), st.lists(TEXT))
def test_what_is_known_counts_once_and_what_is_not_counts_nothing(table: dict[str, int], asked: list[str]) -> None:
    known = Weights.of({weights.word(name): (step, -step) for name, step in table.items()})
    total = known.total([np.array([weights.word(name) for name in asked], np.uint64)])
    expected = sum(table.get(name, 0) for name in set(asked))
    assert total.tolist() == [expected, -expected]
    names = [name for name in asked if name]
    assert known.apart([weights.word(name) for name in names], 0, 1) == [2 * table.get(name, 0) for name in names]


def test_what_is_summed_for_a_message_is_what_its_features_weigh_one_by_one() -> None:
    """As they are named where they are fitted."""
    known = intents.model()
    summed, added = [], []
    for line in lines.held_out():
        seen = features.glance(lines.plain(line.text))
        look = features.look(seen, known.frequent)
        summed.append((intents.glanced(seen, line.reply) + intents.looked(look)).tolist())
        side = intents.SIDES[line.reply]
        names = features.glances(seen) | features.looks(look)
        sided = {f"{block}:{side}" if block in ("frame", "cues") else block: names[block] for block in names}
        keys = [intents.key(block, name) for block in sided for name in sided[block]]
        added.append(known.weights.total([np.array(keys, np.uint64)]).tolist())
    assert summed == added


def test_a_weight_too_big_for_its_column_is_refused() -> None:
    with pytest.raises(OverflowError):
        Weights.of({7: (40_000, 0)})


def test_a_margin_is_what_the_features_weigh_over_the_root_of_their_squares() -> None:
    known = Weights.of({1: (50, -25, 4), 2: (-100, 12, 4), 3: (0, 200, 4)})
    machine = Machine(("a", "b"), 0, 0.01, np.array([0.1, 0.2]))
    total = known.total([np.array([3, 1, 2, 9], np.uint64)])
    assert machine.margins(total) == pytest.approx([0.1 - 0.5 / 3**0.5, 0.2 + 1.87 / 3**0.5])
