from hypothesis import given
from hypothesis import strategies as st

from bot.names import LONGEST, shown
from texts.names import NEIGHBOUR


def test_a_name_is_first_and_last() -> None:
    assert shown(" 王 ", "阿姨\n") == "王 阿姨"


def test_what_turns_the_text_around_or_hides_is_taken_out() -> None:
    assert shown("小\u202e李\u200b\u0000", "\u2066x\u2069") == "小李 x"


def test_an_emoji_of_several_parts_stays_whole() -> None:
    assert shown("👨\u200d👩\u200d👧 一家") == "👨\u200d👩\u200d👧 一家"


def test_a_name_of_nothing_visible_is_a_neighbour() -> None:
    assert [shown(name) for name in ("", None, "\u200b\u3164", "\u2800 \u200d", " \n")] == [NEIGHBOUR] * 5


@given(st.text(max_size=200), st.none() | st.text(max_size=200))
def test_any_name_is_short_and_on_one_line(first: str, last: str | None) -> None:
    name = shown(first, last)
    assert (0 < len(name) <= LONGEST, "\n" in name) == (True, False)
