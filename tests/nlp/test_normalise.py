"""One writing for many."""

from hypothesis import given
from hypothesis import strategies as st

from nlp import normalise


def test_full_width_letters_case_and_invisible_marks_are_folded() -> None:
    assert normalise.plain("Ｗｉ－Ｆｉ\u200b　密碼？") == "wi-fi 密碼?"


@given(st.text())
def test_folding_keeps_the_way_back_to_what_was_typed(text: str) -> None:
    read, origins = normalise.folded(text)
    assert (read, len(origins), all(0 <= place < len(text) for place in origins)) == (
        normalise.plain(text),
        len(read),
        True,
    )


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    once = normalise.plain(text)
    assert normalise.plain(once) == once
