"""The check against the Bot API as data can fail; and every method there is, is known to it."""

import pytest

from playground.emulator.methods import METHODS
from tests.playground import spec

pytestmark = pytest.mark.skipif(not spec.PATH.exists(), reason=spec.MISSING)

USER = {"id": 7, "is_bot": False, "first_name": "小李"}
CHAT = {"id": 7, "type": "private", "first_name": "小李"}
MESSAGE = {"message_id": 1, "date": 1_795_000_000, "chat": CHAT, "from": USER, "text": "姜"}


@pytest.mark.parametrize(
    "wrong",
    [
        {"date": 1_795_000_000_000},
        {"date": "1795000000"},
        {"message_id": "1"},
        {"chat": CHAT | {"type": "secret"}},
        {"chat": CHAT | {"id": -7}},
        {"chat": {"id": -7, "type": "supergroup", "title": "x"}},
        {"from": USER | {"is_bot": "no"}},
        {"from": {"id": 7}},
        {"colour": "red"},
        {"entities": [{"type": "bold", "offset": 0}]},
        {"entities": {"type": "bold"}},
        {"text": None},
        {"reply_markup": {"inline_keyboard": [{"text": "x"}]}},
    ],
)
def test_the_check_finds_what_is_wrong(wrong: dict[str, object]) -> None:
    assert spec.problems_of_update({"update_id": 1, "message": MESSAGE}) == []
    assert spec.problems_of_update({"update_id": 1, "message": MESSAGE | wrong}) != []


def test_every_method_of_ours_is_one_of_the_real_servers() -> None:
    older_names = {"getchatmemberscount"}  # still answered by the real server, no longer described
    assert METHODS.keys() - {name.lower() for name in spec.spec()["methods"]} == older_names
