"""A sentence in two messages: what came first is remembered for a moment, in memory alone."""

from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.memory import Memory
from handlers.turn import Heard
from nlp import Context, halves, joined

A_MOMENT = timedelta(minutes=2)  # in which who types slowly has typed the rest
MOST = 2000  # of each remembered at once
Together = Callable[[str, str, Context], str | None]  # of the first and the second: what they mean
Writer = tuple[int, int | None, int] | None  # group, topic, person; None: what they say is no half


@dataclass(slots=True)
class Half:
    """What waits for its other half, and the message that was it: who stores a batch again gets the same answer."""

    text: str
    sent_at: datetime
    other: int | None = None


class Halves:
    """`halves.remember(「谁有」)`, `await halves.whole(「电钻」, memory)` → 「谁有电钻」."""

    def __init__(self) -> None:
        self._waiting: OrderedDict[Writer, Half] = OrderedDict()  # for the other half
        self._before: OrderedDict[Writer, Half] = OrderedDict()  # whatever they said last

    async def whole(self, heard: Heard, memory: Memory) -> str | None:
        """What was meant, where this message is the second half."""
        return await self._with(self._waiting, halves.whole, heard, memory)

    async def joined(self, heard: Heard, memory: Memory) -> str | None:
        """This message with what its writer said right before, where only that names what is asked for."""
        return await self._with(self._before, joined.whole, heard, memory)

    async def _with(
        self, remembered: OrderedDict[Writer, Half], together: Together, heard: Heard, memory: Memory
    ) -> str | None:
        first = remembered.get(_writer(heard))
        if first is None or first.other not in (None, heard.message_id):
            return None
        if heard.sent_at is None or heard.sent_at - first.sent_at > A_MOMENT:
            return None
        meant = together(first.text, heard.text, Context(words=await memory.words(heard.where.id)))
        if meant is not None:
            first.other = heard.message_id
        return meant

    def remember(self, heard: Heard) -> None:
        """A message that is none of our business yet. What is no half does not take the place of one: 「谁有」,
        「那个」, 「电钻」."""
        self._before.pop(_writer(heard), None)
        if len(heard.text) <= joined.LONGEST:
            _put(self._before, heard)
        if halves.waits(heard.text):
            _put(self._waiting, heard)

    def forget(self, heard: Heard) -> None:
        """They have said something else that counts."""
        self._waiting.pop(_writer(heard), None)
        self._before.pop(_writer(heard), None)


def _put(remembered: OrderedDict[Writer, Half], heard: Heard) -> None:
    writer = _writer(heard)
    if writer is None or heard.sent_at is None:
        return
    remembered[writer] = Half(heard.text, heard.sent_at)
    remembered.move_to_end(writer)
    while len(remembered) > MOST or heard.sent_at - next(iter(remembered.values())).sent_at > A_MOMENT:
        remembered.popitem(last=False)


def _writer(heard: Heard) -> Writer:
    """Who wrote a message in a group that may be half of a sentence."""
    if heard.kind != "message" or heard.where.kind != "group" or heard.quoted is not None or heard.forwarded:
        return None
    if heard.who is None or heard.command is not None:
        return None
    return heard.where.id, heard.where.thread_id, heard.who.id


def said(raw: Mapping[str, Any], text: str) -> dict[str, Any]:
    """The update as if `text` had been written in it; marks within the words, which are elsewhere now, go."""
    message = dict(raw["message"])
    field = "text" if "text" in message else "caption"
    message.pop("entities", None)
    message.pop("caption_entities", None)
    return {**raw, "message": {**message, field: text}}
