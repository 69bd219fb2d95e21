"""One neighbour can make another's phone ring a few times an hour, whatever they tap."""

from pathlib import Path

import pytest

from bot.sounds import MOST
from handlers.turn import Turn
from tests.bot.scene import Scene, scene
from texts.messages import Message


async def tells(turn: Turn) -> None:
    """Whatever is written, 2 hears of it; at night of the alarm as well."""
    if turn.heard.text == "定":
        await turn.books.alarms.set("reminder", "1", turn.now, turn.where.id)
        return
    turn.tell(2, Message(html=turn.heard.text or "到时间了"))


def rang(it: Scene) -> list[tuple[int, bool]]:
    """Whose phone, and whether with a sound."""
    sent = it.telegram.called("sendMessage")
    return [(int(params["chat_id"]), params.get("disable_notification") in (None, "false", False)) for params in sent]


async def test_after_a_few_all_the_others_come_without_a_sound(tmp_path: Path) -> None:
    async with scene(tmp_path, tells) as it:
        for number in range(MOST + 4):
            it.telegram.say(f"第{number}回")
        await it.settled()
        assert rang(it) == [(2, True)] * MOST + [(2, False)] * 4


async def test_an_hour_later_it_rings_again(tmp_path: Path) -> None:
    async with scene(tmp_path, tells) as it:
        for number in range(MOST + 1):
            it.telegram.say(f"第{number}回")
        await it.settled()
        it.clock.advance(3601)
        it.telegram.say("又一回")
        await it.settled()
        assert rang(it)[-2:] == [(2, False), (2, True)]


@pytest.mark.parametrize("words", ["着火了快来人", "定"])
async def test_a_cry_for_help_and_what_is_due_always_ring(tmp_path: Path, words: str) -> None:
    async with scene(tmp_path, tells) as it:
        for number in range(MOST + 1):
            it.telegram.say(f"第{number}回")
        await it.settled()
        it.telegram.say(words)
        await it.settled()
        assert rang(it)[-2:] == [(2, False), (2, True)]
