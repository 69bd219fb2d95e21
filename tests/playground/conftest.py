"""The embedded server alone, and a bot that is a plain HTTP client. Every answer and update is checked against the
Bot API as data, where that lies beside the project."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
import pytest_asyncio
from playwright.async_api import Browser, async_playwright

from playground.emulator.control import PlainControl
from playground.emulator.files import DOT
from playground.emulator.server import Server
from playground.emulator.world import World
from playground.page import add_page
from playground.pictures import FLAGS, browser_path
from tests.playground import spec
from tests.playground.street import BOT_TOKEN, Street

TOKEN = "7000000001:for-tests"


class Emulator:
    """People act by `play`, the bot by `bot`; both give status and body."""

    def __init__(self, server: Server, http: aiohttp.ClientSession) -> None:
        self.server, self.world, self._http = server, server.world, http
        self.url = server.url

    async def call(self, name: str, token: str = TOKEN, **arguments: Any) -> tuple[int, dict[str, Any]]:
        """A Bot API method with a JSON body."""
        async with self._http.post(f"{self.url}/bot{token}/{name}", json=arguments) as answer:
            body: dict[str, Any] = await answer.json()
        assert body["ok"] is (answer.status == 200), "HTTP status and ok disagree"
        if not body["ok"]:
            assert body["error_code"] == answer.status, "HTTP status and error_code disagree"
        elif spec.PATH.exists():
            problems = spec.problems_of_answer(name, body["result"])
            if name.lower() == "getupdates":
                problems += [p for update in body["result"] for p in spec.problems_of_update(update)]
            assert problems == []
        return answer.status, body

    async def bot(self, name: str, **arguments: Any) -> Any:
        """The result of a method that must work."""
        status, body = await self.call(name, **arguments)
        assert status == 200, body
        return body["result"]

    async def refused(self, name: str, **arguments: Any) -> str:
        """The description of a method's refusal."""
        status, body = await self.call(name, **arguments)
        assert status != 200, body
        return str(body["description"])

    async def play(self, act: str, **body: Any) -> dict[str, Any]:
        status, answer = await self.raw_play(act, body)
        assert status == 200, answer
        return answer

    async def nonsense(self, act: str, **body: Any) -> str:
        """The sentence with which `/play` refuses."""
        status, answer = await self.raw_play(act, body)
        assert status == 400, answer
        return str(answer["error"])

    async def raw_play(self, act: str, body: Any, **more: Any) -> tuple[int, dict[str, Any]]:
        async with self._http.post(f"{self.url}/play/{act}", json=body, **more) as answer:
            return answer.status, await answer.json()

    async def get(self, path: str, **more: Any) -> tuple[int, Any]:
        async with self._http.get(f"{self.url}{path}", **more) as answer:
            return answer.status, await answer.json()

    async def messages(self, chat: int) -> list[dict[str, Any]]:
        status, messages = await self.get(f"/play/messages?chat={chat}")
        assert status == 200, messages
        return list(messages)

    async def updates(self, *kinds: str) -> list[dict[str, Any]]:
        """All that waits, confirmed at once; of these kinds only, if any are named."""
        waiting = await self.bot("getUpdates")
        if waiting:
            await self.bot("getUpdates", offset=waiting[-1]["update_id"] + 1, limit=1)
        return [u for u in waiting if not kinds or any(kind in u for kind in kinds)]

    async def person(self, name: str = "王阿姨", *, started: bool = True, **more: Any) -> int:
        return int((await self.play("people", name=name, started=started, **more))["id"])

    async def group(self, *members: int, **more: Any) -> int:
        body = {"title": "花园小区", "members": list(members), "admins": list(members[:1])} | more
        return int((await self.play("groups", **body))["id"])

    async def tap(self, chat: int, message: int, user: int, button: str) -> asyncio.Task[dict[str, Any]]:
        """A tap under way, once the bot can see it."""
        waiting = len(self.world.updates)
        tapping = asyncio.create_task(self.play("tap", chat=chat, message_id=message, user=user, button=button))
        while len(self.world.updates) == waiting and not tapping.done():  # noqa: ASYNC110  # no event to wait for
            await asyncio.sleep(0.005)
        return tapping


@pytest_asyncio.fixture(loop_scope="function")
async def emulator() -> AsyncIterator[Emulator]:
    control = PlainControl()
    world = World(now=lambda: control.now().timestamp())
    control.watch(world.updates)
    async with Server(world, control, TOKEN) as server, aiohttp.ClientSession() as http:
        yield Emulator(server, http)


@pytest.fixture
def photo() -> bytes:
    """A PNG of one dot."""
    return DOT


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        running = await playwright.chromium.launch(executable_path=browser_path(), args=list(FLAGS))
        yield running
        await running.close()


@pytest_asyncio.fixture(loop_scope="module")
async def street() -> AsyncIterator[Street]:
    """The emulator with the page and no bot."""
    control = PlainControl()
    world = World(now=lambda: control.now().timestamp())
    control.watch(world.updates)
    async with (
        Server(world, control, BOT_TOKEN, pages=[add_page]) as server,
        aiohttp.ClientSession(server.url) as session,
    ):
        yield Street(session, server.url)
