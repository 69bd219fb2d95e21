"""Telegram's limits: about 1 message a second a chat, 20 a minute a group, 30 a second in all; edits count."""

import math
from asyncio import Lock, sleep
from collections import deque
from contextlib import nullcontext
from time import monotonic
from typing import Self

BURST = 3  # a few at once are let through; what counts is the mean
FORGET_AFTER = 120.0
ABOUT = 60.0  # seconds: a pause for all ends for all at about the same time, one chat's own may be hours long


class Window:
    """At most `count` in any `seconds`."""

    def __init__(self, count: int, seconds: float) -> None:
        self._count, self._seconds = count, seconds
        self._times: deque[float] = deque(maxlen=count)

    def delay(self, now: float) -> float:
        """Seconds until one more fits."""
        if len(self._times) < self._count:
            return 0.0
        return self._times[0] + self._seconds - now

    def take(self, now: float) -> None:
        self._times.append(now)

    @property
    def last(self) -> float:
        return self._times[-1] if self._times else -math.inf


class Pace:
    """`await pace.ready(chat)` returns when a message may go to that chat. `math.inf` takes a limit away."""

    def __init__(
        self,
        per_chat_per_second: float = 1,
        group_per_minute: float = 20,
        overall_per_second: float = 30,
    ) -> None:
        self._per_chat = per_chat_per_second
        self._group = group_per_minute
        self._overall = [] if math.isinf(overall_per_second) else [Window(round(overall_per_second), 1.0)]
        self._chats: dict[int, list[Window]] = {}
        self._held: dict[int, float] = {}
        self._held_all = -math.inf
        self._turnstile = Lock()  # first come, first served: no chat waits for ever
        self._one_private = Lock()  # a reminder to a thousand people stands in a group's way as one of them

    @classmethod
    def unlimited(cls) -> Self:
        """For a server without limits: the playground's."""
        return cls(math.inf, math.inf, math.inf)

    def hold(self, chat: int, seconds: float) -> None:
        """The server asked for a pause in this chat (429). If it just asked so for another, it means all of us."""
        now = monotonic()
        others = [until for other, until in self._held.items() if other != chat and until > now]
        self._held[chat] = now + seconds
        if others:
            self._held_all = max(self._held_all, min(now + seconds, max(others) + ABOUT))

    async def ready(self, chat: int) -> None:
        """Wait until a message may go to this chat, and count it."""
        windows = self._windows(chat)
        await self._wait(windows, chat)
        if self._overall or self._held_all > monotonic():
            async with nullcontext() if chat < 0 else self._one_private, self._turnstile:
                await self._wait(self._overall, None)
        now = monotonic()
        for window in (*windows, *self._overall):
            window.take(now)

    async def _wait(self, windows: list[Window], chat: int | None) -> None:
        while True:
            now = monotonic()
            held = self._held_all if chat is None else self._held.get(chat, -math.inf)
            delay = max([held - now, *(window.delay(now) for window in windows)])
            if delay <= 0:
                return
            await sleep(delay)

    def _windows(self, chat: int) -> list[Window]:
        if chat not in self._chats:
            self._forget_quiet_chats()
            self._chats[chat] = [
                *([] if math.isinf(self._per_chat) else [Window(BURST, BURST / self._per_chat)]),
                *([] if chat > 0 or math.isinf(self._group) else [Window(round(self._group), 60.0)]),
            ]
        return self._chats[chat]

    def _forget_quiet_chats(self) -> None:
        now = monotonic()
        quiet = [
            chat
            for chat, windows in self._chats.items()
            if all(window.last < now - FORGET_AFTER for window in windows) and self._held.get(chat, -math.inf) < now
        ]
        for chat in quiet:
            del self._chats[chat]
            self._held.pop(chat, None)
