"""Many strings looked for at once."""

from hypothesis import given
from hypothesis import strategies as st

from nlp.writing.longest import Longest

WORDS = st.dictionaries(st.text("谁有姜葱", min_size=1, max_size=4), st.integers(-9, 9), max_size=9)
TEXT = st.text("谁有姜葱?")


@given(WORDS, TEXT)
def test_the_longest_word_at_each_place_is_found(weights: dict[str, int], text: str) -> None:
    expected = []
    start = 0
    while start < len(text):
        here = max((name for name in weights if text.startswith(name, start)), key=len, default="")
        if here:
            expected.append((start, start + len(here), weights[here]))
        start += len(here) or 1
    assert Longest(weights).spans(text) == expected


def test_what_is_found_is_replaced() -> None:
    assert Longest({"有冇": "有没有", "冇": "没有"}).replace("边个有冇梯,我冇") == "边个有没有梯,我没有"
