"""Callback data is read by one strict form: whatever else a client sends is nothing."""

import re

from hypothesis import example, given
from hypothesis import strategies as st

from handlers.buttons import Tap, parse

VERBS = st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=16)
NUMBERS = st.integers(0, 10**15 - 1)


@given(st.text(max_size=80) | st.binary(max_size=64).map(lambda data: data.decode("latin-1")))
@example("claim:１")
@example("claim:1\n")
@example("claim:1:2:3")
@example("claim:٣")
@example("")
@example("claim:" + "9" * 16)
def test_anything_is_read_as_a_tap_of_ours_or_as_nothing(data: str) -> None:
    tap = parse(data)
    if tap is not None:
        assert re.fullmatch(r"[a-z]{1,16}:[0-9a-z_:]+", data, re.ASCII)
        assert (re.fullmatch("[a-z]{1,16}", tap.verb) is not None, 0 <= tap.id < 10**15) == (True, True)
        assert re.fullmatch("[a-z_0-9]*", tap.choice, re.ASCII)


@given(VERBS, NUMBERS, VERBS | NUMBERS.map(str))
def test_what_the_bot_writes_is_read_back(verb: str, number: int, choice: str) -> None:
    assert parse(f"{verb}:{number}") == Tap(verb, number)
    assert parse(f"{verb}:{number}:{choice}") == Tap(verb, number, choice)
