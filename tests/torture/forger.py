"""Somebody on the net who knows the address and not the secret: calls that look like Telegram's, all the while."""

import asyncio
import random
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

import aiohttp

from tests.torture.talk import THINGS

FIRST_ID = 900_000_000  # no update of the server's has such a number, but where one is taken over
PAUSE = (0.05, 0.4)
HEADER = "X-Telegram-Bot-Api-Secret-Token"


class Forger:
    """`chats`: where to speak; `secret`: the true one, which the forger does not know, to be wrong in every way."""

    def __init__(self, address: Callable[[], str], chats: Callable[[], list[int]], secret: str, seed: int) -> None:
        self._address, self._chats, self._secret = address, chats, secret
        self._chance = random.Random(f"{seed}/forger")
        self._calls = 0
        self.answers: Counter[int] = Counter()

    async def run(self) -> None:
        """Until cancelled."""
        async with aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(ssl=False), timeout=aiohttp.ClientTimeout(total=20)
        ) as session:
            while True:
                await asyncio.sleep(self._chance.uniform(*PAUSE))
                if self._chats():
                    await self._call(session)

    async def _call(self, session: aiohttp.ClientSession) -> None:
        self._calls += 1
        body = self._update()
        way = self._chance.choice(("none", "empty", "almost", "longer", "other", "query", "body"))
        headers = {
            "empty": "",
            "almost": self._secret[:-1] + "0",
            "longer": self._secret + "0",
            "other": "correct-horse",
        }
        query = f"?secret_token={self._secret}" if way == "query" else ""
        if way == "body":
            body["secret_token"] = self._secret
        try:
            async with session.post(
                f"{self._address()}/telegram{query}",
                json=body,
                headers={HEADER: headers[way]} if way in headers else {},
            ) as answer:
                self.answers[answer.status] += 1
        except (aiohttp.ClientError, TimeoutError):
            self.answers[0] += 1

    def _update(self) -> dict[str, Any]:
        """A need in somebody's name; by turns with a number of its own and one that the server will use."""
        number = FIRST_ID + self._calls if self._calls % 2 else self._calls
        chat = self._chance.choice(self._chats())
        message: Mapping[str, Any] = {
            "message_id": FIRST_ID + self._calls,
            "date": 1_800_000_000,
            "chat": {"id": chat, "type": "supergroup", "title": "小区"},
            "from": {"id": FIRST_ID, "is_bot": False, "first_name": "骗子"},
            "text": f"谁有{self._chance.choice(THINGS)}借一下",
        }
        return {"update_id": number, "message": message}
