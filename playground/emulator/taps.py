"""Taps on buttons that wait for the bot's answer."""

import asyncio
import time
from dataclasses import dataclass, field
from typing import Any

from playground.emulator.errors import bad_request

OPEN_FOR = 60.0  # seconds of real time in which a query may be answered


@dataclass(frozen=True, slots=True)
class Answer:
    """What the person who tapped sees: a line, or a dialog if `show_alert`; a link to open."""

    text: str = ""
    show_alert: bool = False
    url: str | None = None

    def json(self) -> dict[str, Any]:
        return {"text": self.text, "show_alert": self.show_alert, "url": self.url}


@dataclass(frozen=True, slots=True)
class _Open:
    answer: asyncio.Future[Answer]
    until: float = field(default_factory=lambda: time.monotonic() + OPEN_FOR)


class Taps:
    def __init__(self) -> None:
        self._open: dict[str, _Open] = {}
        self._last = 4_000_000_000

    def open(self) -> tuple[str, asyncio.Future[Answer]]:
        """A new query: its id, and the answer to come."""
        self._forget_old()
        self._last += 1
        query = str(self._last)
        future: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        self._open[query] = _Open(future)
        return query, future

    def answer(self, query: str, answer: Answer) -> None:
        self._forget_old()
        waiting = self._open.get(query)
        if waiting is None:
            raise bad_request("query is too old and response timeout expired or query ID is invalid")
        if not waiting.answer.done():
            waiting.answer.set_result(answer)

    def _forget_old(self) -> None:
        now = time.monotonic()
        for query in [q for q, waiting in self._open.items() if waiting.until < now]:
            del self._open[query]
