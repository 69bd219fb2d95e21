"""A sentence in two messages: the half that came first is remembered for a moment, in memory alone."""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.memory import Memory
from handlers.turn import Heard
from nlp import Context, halves

A_MOMENT = timedelta(minutes=2)  # in which who types slowly has typed the rest
MOST = 2000  # halves remembered at once
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
        self._waiting: OrderedDict[Writer, Half] = OrderedDict()

    async def whole(self, heard: Heard, memory: Memory) -> str | None:
        """What was meant, where this message is the second half."""
        half = self._waiting.get(_writer(heard))
        if half is None or half.other not in (None, heard.message_id):
            return None
        if heard.sent_at is None or heard.sent_at - half.sent_at > A_MOMENT:
            return None
        meant = halves.whole(half.text, heard.text, Context(words=await memory.words(heard.where.id)))
        if meant is not None:
            half.other = heard.message_id
        return meant

    def remember(self, heard: Heard) -> None:
        """A message that is none of our business yet, where it may be the first half; what is no half changes
        nothing: 「谁有」, 「那个」, 「电钻」."""
        writer = _writer(heard)
        if writer is None or heard.sent_at is None or not halves.waits(heard.text):
            return
        self._waiting[writer] = Half(heard.text, heard.sent_at)
        self._waiting.move_to_end(writer)
        while len(self._waiting) > MOST or heard.sent_at - next(iter(self._waiting.values())).sent_at > A_MOMENT:
            self._waiting.popitem(last=False)

    def forget(self, heard: Heard) -> None:
        """They have said something else that counts."""
        self._waiting.pop(_writer(heard), None)


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
