"""What the network learns from: where names stand, and posts with other names in place of their own."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from nlp.intent.network import PAD, UNKNOWN
from nlp.training.lessons import BEGINS, GOES_ON, OUTSIDE, lesson, spelt, swapped
from nlp.training.lines import Line


def line(text: str, *names: Sequence[str]) -> Line:
    wants = tuple({"name": list(accepted), "quantity": None, "unit": None} for accepted in names)
    return Line("own-short.jsonl", text, False, "need", "item", wants, ())


def test_a_name_is_found_by_its_best_form_that_is_said() -> None:
    found = lesson(line("谁家有马铃薯和姜", ["土豆", "马铃薯"], ["姜"]), 1, 0)

    assert found.names == ((3, 6), (7, 8))
    assert found.whole


def test_a_name_that_is_not_said_is_no_name_and_the_post_teaches_none() -> None:
    found = lesson(line("孩子没人接", ["接孩子"]), 1, 2)

    assert found.names == ()
    assert not found.whole


def test_names_that_overlap_are_left_out() -> None:
    found = lesson(line("谁有姜糖", ["姜糖"], ["姜"]), 1, 0)

    assert found.names == ()
    assert not found.whole


def test_a_swapped_post_has_the_other_names_where_its_own_stood() -> None:
    own = lesson(line("谁家有姜和葱借", ["姜"], ["葱"]), 1, 0)

    other = swapped(own, ["充电手电钻"], np.random.default_rng(1))

    assert other.text == "谁家有充电手电钻和充电手"  # as much as is read of messages of its length
    assert other.text[slice(*other.names[0])] == "充电手电钻"
    assert len(other.names) == 1


def test_each_character_is_told_with_its_pair_and_how_it_stands_to_a_name() -> None:
    own = lesson(line("有充电钻", ["充电钻"]), 1, 1)
    characters = {character: place for place, character in enumerate("有充电", UNKNOWN + 1)}
    pairs = {"".join(both): place for place, both in enumerate(pairwise("有充"), UNKNOWN + 1)}

    table = spelt(own, 6, characters, pairs)

    assert table[0].tolist() == [2, 3, 4, UNKNOWN, PAD, PAD]
    assert table[1].tolist() == [2, UNKNOWN, UNKNOWN, UNKNOWN, PAD, PAD]
    assert table[2].tolist() == [OUTSIDE, BEGINS, GOES_ON, GOES_ON, OUTSIDE, OUTSIDE]
