"""A small Bot API server that keeps what it was told and answers as a test wishes."""

import asyncio
import itertools
import json
from collections import defaultdict, deque
from dataclasses import dataclass, field
from typing import Any, Self

from aiohttp import web

TOKEN = "7000:AAHfakefakefakefakefakefakefakefake"
BOT = {
    "id": 7000,
    "is_bot": True,
    "first_name": "邻里",
    "username": "linli_bot",
    "can_read_all_group_messages": True,
}
CUT = "cut"  # the connection is closed without an answer
HANG = "hang"  # no answer for a while


@dataclass(frozen=True, slots=True)
class Fault:
    """An answer out of order: a status with a description, or CUT or HANG. `after` : the call took effect all the
    same."""

    status: int = 200
    description: str = ""
    parameters: dict[str, int] = field(default_factory=dict)
    kind: str = ""
    after: bool = False


@dataclass(frozen=True, slots=True)
class Call:
    method: str
    params: dict[str, Any]
    files: dict[str, bytes]


class FakeTelegram:
    def __init__(self) -> None:
        self.calls: list[Call] = []
        self.faults: dict[str, deque[Fault]] = defaultdict(deque)
        self.members: dict[tuple[int, int], str] = {}
        self.updates: list[dict[str, Any]] = []
        self.confirmed = 0
        self._ids = itertools.count(1)
        self._messages = itertools.count(100)
        self._arrived = asyncio.Event()
        self._runner: web.AppRunner | None = None
        self.url = ""

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=64 * 1024 * 1024)
        app.router.add_route("*", "/bot{token}/{method}", self._answer)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._runner is not None
        await self._runner.cleanup()

    def called(self, method: str) -> list[dict[str, Any]]:
        return [call.params for call in self.calls if call.method == method]

    def said(self) -> list[tuple[int, str]]:
        """All that was sent, as (chat, text)."""
        return [(int(params["chat_id"]), params["text"]) for params in self.called("sendMessage")]

    def fault(self, method: str, *faults: Fault) -> None:
        self.faults[method].extend(faults)

    def arrives(self, **update: Any) -> int:
        number = next(self._ids)
        self.updates.append({"update_id": number, **update})
        self._arrived.set()
        return number

    def say(self, text: str, *, chat: int = 1, user: int = 1, name: str = "王阿姨", **more: Any) -> int:
        """Somebody writes; the id of the message."""
        number = next(self._messages)
        self.arrives(message=message(text, number, chat=chat, user=user, name=name, **more))
        return number

    def tap(self, data: str, *, chat: int = -5, user: int = 1) -> None:
        self.arrives(
            callback_query={
                "id": f"tap{next(self._messages)}",
                "from": person(user),
                "chat_instance": "1",
                "data": data,
                "message": {"message_id": 50, "date": 1, "chat": chat_of(chat), "from": BOT, "text": "卡片"},
            }
        )

    async def all_fetched(self) -> None:
        """Until every update was confirmed."""
        while self.updates:  # noqa: ASYNC110  # the server's own list
            await asyncio.sleep(0.005)

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        if request.match_info["token"] != TOKEN:
            return self._error(Fault(401, "Unauthorized"))
        params, files = await self._params(request)
        if method != "getUpdates":
            self.calls.append(Call(method, params, files))
        fault = self.faults[method].popleft() if self.faults[method] else None
        if fault is not None and not fault.after:
            return await self._fail(request, fault)
        result = await self._result(method, params)
        if fault is not None:
            return await self._fail(request, fault)
        return web.json_response({"ok": True, "result": result})

    async def _fail(self, request: web.Request, fault: Fault) -> web.StreamResponse:
        if fault.kind == HANG:
            await asyncio.sleep(1.0)
        if fault.kind in (CUT, HANG):
            assert request.transport is not None
            request.transport.abort()
        return self._error(fault)

    @staticmethod
    def _error(fault: Fault) -> web.Response:
        if fault.status == 502:
            return web.Response(status=502, text="<html>Bad Gateway</html>", content_type="text/html")
        body: dict[str, Any] = {"ok": False, "error_code": fault.status, "description": fault.description}
        if fault.parameters:
            body["parameters"] = fault.parameters
        return web.json_response(body, status=fault.status)

    @staticmethod
    async def _params(request: web.Request) -> tuple[dict[str, Any], dict[str, bytes]]:
        if request.content_type == "application/json":
            return json.loads(await request.read()), {}
        params: dict[str, Any] = {}
        files: dict[str, bytes] = {}
        for name, value in (await request.post()).items():
            if isinstance(value, web.FileField):
                files[f"{name}:{value.filename}"] = value.file.read()
            else:
                params[name] = value
        return params, files

    async def _result(self, method: str, params: dict[str, Any]) -> Any:
        match method:
            case "getMe":
                return BOT
            case "getUpdates":
                return await self._get_updates(params)
            case "sendMessage" | "sendDocument" | "editMessageText":
                number = params.get("message_id") or next(self._messages)
                return {"message_id": int(number), "date": 1, "chat": chat_of(int(params["chat_id"])), "text": "x"}
            case "getChatMember":
                return self._member(int(params["chat_id"]), int(params["user_id"]))
            case "getWebhookInfo":
                return {"url": "", "has_custom_certificate": False, "pending_update_count": 0}
        return True

    def _member(self, chat: int, user: int) -> dict[str, Any]:
        status = self.members.get((chat, user), "member")
        member: dict[str, Any] = {"status": status, "user": person(user)}
        if status == "creator":
            member["is_anonymous"] = False
        if status == "kicked":
            member["until_date"] = 0
        return member

    async def _get_updates(self, params: dict[str, Any]) -> list[dict[str, Any]]:
        offset = params.get("offset") or 0
        self.confirmed = max(self.confirmed, offset - 1)
        self.updates = [update for update in self.updates if update["update_id"] >= offset]
        if not self.updates:
            self._arrived.clear()
            try:
                await asyncio.wait_for(self._arrived.wait(), min(float(params.get("timeout", 0)), 5.0))
            except TimeoutError:
                return []
        return self.updates[: params.get("limit", 100)]


def person(user: int, name: str = "王阿姨") -> dict[str, Any]:
    return {"id": user, "is_bot": False, "first_name": name}


def chat_of(chat: int) -> dict[str, Any]:
    if chat > 0:
        return {"id": chat, "type": "private", "first_name": "王阿姨"}
    return {"id": chat, "type": "supergroup", "title": "花园小区"}


def message(text: str, number: int, *, chat: int, user: int, name: str = "王阿姨", **more: Any) -> dict[str, Any]:
    return {
        "message_id": number,
        "date": 1_790_000_000,
        "chat": chat_of(chat),
        "from": person(user, name),
        "text": text,
        **more,
    }
