"""A person taps a button and waits for what the bot answers."""

import asyncio
import re

from playground.emulator import acts, views
from playground.emulator.acts import Nonsense
from playground.emulator.chats import Message
from playground.emulator.keyboards import LONGEST_DATA
from playground.emulator.people import Person
from playground.emulator.taps import Answer
from playground.emulator.world import World

ANSWER_WITHIN = 10.0  # seconds of real time; then a person gives up


class Unanswered(Exception):  # noqa: N818 — read as a word
    """The bot did not do in time what was waited for."""


async def tap(world: World, message: Message, person: Person, button: str, *, forged: str | None = None) -> Answer:
    """`button` is a label or callback data. Data that no button has is sent all the same: clients can forge it.

    `forged` is sent as it is. Raises Nonsense for a label that is not there, Unanswered if the bot is silent.
    """
    if message.sender != world.bot.id:
        raise Nonsense(f"message {message.id} is not the bot's, it has no buttons")
    data = forged
    if data is None:
        chosen = _button(message, button)
        if "url" in chosen:
            _follow(world, person, chosen["url"])
            return Answer(url=chosen["url"])
        data = chosen.get("callback_data")
        if data is None:
            raise Nonsense(f"the button {button} does nothing here")
    if not 1 <= len(data.encode()) <= LONGEST_DATA:
        raise Nonsense(f"callback data has 1 to {LONGEST_DATA} bytes")
    query, waiting = world.taps.open()
    world.updates.add(
        "callback_query",
        {
            "id": query,
            "from": person.user(),
            "message": views.message(world, message),
            "chat_instance": str(message.chat * 7919),
            "data": data,
        },
    )
    try:
        async with asyncio.timeout(ANSWER_WITHIN):
            answer = await waiting
    except TimeoutError:
        raise Unanswered(f"the bot did not answer the tap within {ANSWER_WITHIN:.0f} s") from None
    if answer.url:
        _follow(world, person, answer.url)
    return answer


def _button(message: Message, wanted: str) -> dict[str, str]:
    buttons = [button for row in message.buttons for button in row]
    for key in ("text", "callback_data", "url"):
        for button in buttons:
            if button.get(key) == wanted:
                return button
    if wanted.isascii() and wanted:
        return {"callback_data": wanted}
    labels = ", ".join(button["text"] for button in buttons) or "none"
    raise Nonsense(f"there is no button {wanted or 'without a label'}; there are: {labels}")


def _follow(world: World, person: Person, url: str) -> None:
    """A link to the bot with a payload is Start with that payload."""
    match = re.fullmatch(
        rf"(?:https?://)?t\.me/{world.bot.username}\?start=([A-Za-z0-9_-]{{1,64}})", url, re.IGNORECASE
    )
    if match is not None:
        acts.press_start(world, person, match[1])
