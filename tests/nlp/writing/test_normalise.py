"""One writing for many."""

from hypothesis import given
from hypothesis import strategies as st

from nlp.writing import normalise, script


def test_full_width_letters_case_and_invisible_marks_are_folded() -> None:
    assert normalise.plain("Ｗｉ－Ｆｉ\u200b　密碼？") == "wi-fi 密碼?"


def test_a_circled_number_is_that_of_a_line_and_no_amount() -> None:
    assert normalise.plain("①葱②姜❸蒜") == " 1、葱 2、姜 3、蒜"
    assert normalise.plain("姜②块,晚上⑧點,①50元的") == "姜2块,晚上8點, 1、50元的"


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    once = normalise.plain(text)
    assert normalise.plain(once) == once


@given(st.text())
def test_both_in_one_go_are_both_one_after_the_other(text: str) -> None:
    rare = any(char >= "\U00010000" for char in text)  # beyond the basic plane nothing is simplified in one go
    assert rare or script.plain(text) == script.simplify(normalise.plain(text))
