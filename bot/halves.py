"""A sentence in two messages: the half that came first is remembered for a moment, in memory alone."""

from collections import OrderedDict
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from bot.memory import Memory
from handlers.turn import Heard
from nlp import Context, halves

A_MOMENT = timedelta(minutes=2)  # in which who types slowly has typed the rest
MOST = 2000  # halves remembered at once
Writer = tuple[int, int | None, int]  # group, topic, person


class Halves:
    """`await halves.whole(heard, memory)`: 「谁有」 → None, and then 「电钻」 → 「谁有电钻」."""

    def __init__(self) -> None:
        self._waiting: OrderedDict[Writer, tuple[str, datetime]] = OrderedDict()

    async def whole(self, heard: Heard, memory: Memory) -> str | None:
        """What was meant, where this message is the second half; the first half is remembered."""
        if heard.kind != "message" or heard.where.kind != "group" or heard.quoted is not None or heard.forwarded:
            return None
        if heard.who is None or heard.sent_at is None or heard.command is not None:
            return None
        key = (heard.where.id, heard.where.thread_id, heard.who.id)
        first, sent_at = self._waiting.get(key, ("", heard.sent_at))
        if first and heard.sent_at - sent_at <= A_MOMENT:
            context = Context(words=await memory.words(heard.where.id))
            if whole := halves.whole(first, heard.text, context):
                del self._waiting[key]
                return whole
        if halves.waits(heard.text):
            self._remember(key, heard.text, heard.sent_at)
        return None

    def _remember(self, key: Writer, half: str, now: datetime) -> None:
        self._waiting[key] = half, now
        self._waiting.move_to_end(key)
        while len(self._waiting) > MOST or now - next(iter(self._waiting.values()))[1] > A_MOMENT:
            self._waiting.popitem(last=False)


def said(raw: Mapping[str, Any], text: str) -> dict[str, Any]:
    """The update as if `text` had been written in it; marks within the words, which are elsewhere now, go."""
    message = dict(raw["message"])
    field = "text" if "text" in message else "caption"
    message.pop("entities", None)
    message.pop("caption_entities", None)
    return {**raw, "message": {**message, field: text}}
