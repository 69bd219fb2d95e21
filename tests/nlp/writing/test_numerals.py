"""Numbers as neighbours type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.writing.numerals import number

SIGNS = "零一二三四五六七八九"


def spoken(n: int) -> str:
    """A number below ten thousand, spelt out by the rule book: 1050 → 一千零五十."""
    said, gap = "", False
    for size, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = n // size % 10
        if digit:
            said += ("零" if gap and said else "") + SIGNS[digit] + unit
            gap = False
        else:
            gap = True
    return said or "零"


@given(st.integers(0, 9999))
def test_every_number_spelt_out_is_read_back(n: int) -> None:
    assert number(spoken(n)) == n


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *[("两百五", 250), ("十二", 12), ("3.5", 3.5), ("半", 0.5), ("廿三", 23), ("１２", 12), ("一千二", 1200)],
        *[("一万二", 12000), ("三点五", 3.5), ("两个半", 2.5), ("卅一", 31), ("二〇二六", 2026), ("3k", 3000)],
        *[("1.5万", 15000), ("俩", 2), ("仨", 3), ("貳拾", 20), ("一百零五", 105), ("兩千", 2000)],
    ],
)
def test_a_number_is_read_as_it_is_said(text: str, value: float) -> None:
    assert number(text) == value


@pytest.mark.parametrize("text", ["", "几", "十几", "两块", "十十", "abc", "一" * 99, "1.2.3", "万", "点五"])
def test_what_is_no_number_is_none(text: str) -> None:
    assert number(text) is None


@given(st.text(max_size=30))
def test_nothing_typed_makes_it_fail(text: str) -> None:
    found = number(text)

    assert found is None or found >= 0
