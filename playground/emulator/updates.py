"""The queue of updates: kept until a higher offset confirms them, fetched by long polling or handed to a webhook."""

import asyncio
import contextlib
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from playground.emulator.errors import conflict

KINDS = frozenset(
    {"message", "edited_message", "channel_post", "edited_channel_post", "business_connection", "business_message",
     "edited_business_message", "deleted_business_messages", "message_reaction", "message_reaction_count",
     "inline_query", "chosen_inline_result", "callback_query", "shipping_query", "pre_checkout_query",
     "purchased_paid_media", "poll", "poll_answer", "my_chat_member", "chat_member", "chat_join_request",
     "chat_boost", "removed_chat_boost"}
)  # fmt: skip
ONLY_WHEN_ASKED = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
DEFAULT = KINDS - ONLY_WHEN_ASKED
LONGEST_POLL = 50  # seconds; the real server's limit
PAST = 20  # confirmed updates that a fault may bring again


@dataclass(frozen=True, slots=True)
class Update:
    id: int
    kind: str
    body: dict[str, Any]

    def json(self) -> dict[str, Any]:
        return {"update_id": self.id, self.kind: self.body}


class Updates:
    """What the bot has not confirmed yet. One poller at a time; none while a webhook is set."""

    def __init__(self, first_id: int = 1) -> None:
        self.allowed = DEFAULT
        self.asked_for: frozenset[str] | None = None  # None: nothing was, the default holds
        self.webhook_set = False
        self._next = first_id
        self._waiting: deque[Update] = deque()
        self._poller: asyncio.Future[None] | None = None
        self._listeners: list[Callable[[], None]] = []
        self._witnesses: list[Callable[[Update], None]] = []
        self._confirmers: list[Callable[[int], None]] = []
        self._past: deque[Update] = deque(maxlen=PAST)

    def __len__(self) -> int:
        return len(self._waiting)

    @property
    def first(self) -> Update | None:
        """The oldest one that is not confirmed."""
        return self._waiting[0] if self._waiting else None

    @property
    def past(self) -> list[Update]:
        """The last that were confirmed."""
        return list(self._past)

    def on_change(self, listener: Callable[[], None]) -> None:
        self._listeners.append(listener)

    def on_add(self, witness: Callable[[Update], None]) -> None:
        """Told of every update that the bot is to hear."""
        self._witnesses.append(witness)

    def on_confirm(self, witness: Callable[[int], None]) -> None:
        """Told of every update that is done with, by its id."""
        self._confirmers.append(witness)

    def add(self, kind: str, body: dict[str, Any]) -> None:
        """Keep an update for the bot, if it asked for this kind."""
        if kind not in self.allowed:
            return
        update = Update(self._next, kind, body)
        self._next += 1
        for witness in self._witnesses:
            witness(update)
        self._waiting.append(update)
        if self._poller is not None and not self._poller.done():
            self._poller.set_result(None)
        self._changed()

    def allow(self, kinds: list[Any] | None) -> None:
        """`allowed_updates`: None leaves it as it was, an empty list means the default; unknown names are ignored."""
        if kinds is not None:
            self.asked_for = frozenset(k for k in kinds if isinstance(k, str) and k in KINDS) or None
            self.allowed = self.asked_for or DEFAULT

    def confirm(self, offset: int) -> None:
        """Everything below the offset is done with; a negative offset keeps that many from the end."""
        if offset < 0:
            offset = self._next + offset
        before = len(self._waiting)
        while self._waiting and self._waiting[0].id < offset:
            self._past.append(self._waiting.popleft())
            for witness in self._confirmers:
                witness(self._past[-1].id)
        if len(self._waiting) != before:
            self._changed()

    def drop(self) -> None:
        self._waiting.clear()
        self._changed()

    def stop_poller(self, why: str) -> None:
        """The poll under way ends with 409."""
        if self._poller is not None and not self._poller.done():
            self._poller.set_exception(conflict(why))
        self._poller = None

    async def poll(self, offset: int, limit: int, wait: float) -> list[dict[str, Any]]:
        """getUpdates, waiting at most `wait` seconds. Of two pollers the newer one wins, the older one gets 409."""
        if self.webhook_set:
            raise conflict(
                "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
            )
        self.stop_poller("terminated by other getUpdates request; make sure that only one bot instance is running")
        if offset:
            self.confirm(offset)
        if not self._waiting and wait > 0:
            await self._wait(wait)
        return [update.json() for update in list(self._waiting)[:limit]]

    async def _wait(self, seconds: float) -> None:
        poller = self._poller = asyncio.get_running_loop().create_future()
        try:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(seconds):
                    await poller
        finally:
            if self._poller is poller:
                self._poller = None

    def _changed(self) -> None:
        for listener in self._listeners:
            listener()
