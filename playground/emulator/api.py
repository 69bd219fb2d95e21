"""The Bot API over HTTP: `/bot<token>/<method>` and `/file/bot<token>/<path>`."""

import asyncio
import hmac
import inspect
import json
import logging
import re
from typing import Any

from aiohttp import web

from playground.emulator.arguments import Arguments, Upload
from playground.emulator.errors import (
    ApiError,
    bad_request,
    conflict,
    forbidden,
    not_found,
    too_many_requests,
    unauthorized,
)
from playground.emulator.faults import OF_UPDATES, Fault, Faults
from playground.emulator.journal import Journal
from playground.emulator.methods import METHODS
from playground.emulator.world import World

LARGEST_BODY = 60_000_000  # bytes: the largest file and what is around it
_FORM = ("application/x-www-form-urlencoded", "multipart/form-data")
_TOKEN = re.compile(r"\d{1,20}:[A-Za-z0-9_-]{3,80}")
_BAD_GATEWAY = "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>nginx</body>\r\n</html>\r\n"

log = logging.getLogger(__name__)


class BotApi:
    """Answers for one bot. `token` None: any token of the right form is the bot's."""

    def __init__(self, world: World, faults: Faults, token: str | None, journal: Journal) -> None:
        self._world, self._faults, self._token, self._journal = world, faults, token, journal

    def add_to(self, app: web.Application) -> None:
        app.router.add_route("*", r"/bot{token:[^/]+}/{method:[^/]*}", self._call)
        app.router.add_get(r"/file/bot{token:[^/]+}/{path:.+}", self._download)

    def _check(self, token: str) -> None:
        known = (
            _TOKEN.fullmatch(token) is not None
            if self._token is None
            else hmac.compare_digest(token.encode("utf-8", "replace"), self._token.encode())
        )
        if not known:
            raise unauthorized()

    async def _call(self, request: web.Request) -> web.StreamResponse:
        name = request.match_info["method"]
        try:
            self._check(request.match_info["token"])
            method = METHODS.get(name.lower())
            if method is None or request.method not in ("GET", "POST"):
                raise not_found()
        except ApiError as error:
            return _json(error.body(), error.code)
        fault = self._faults.take(name)
        kind = None if fault is None else fault.kind
        arguments: Arguments | None = None
        try:
            arguments = await _arguments(request)
            if fault is not None:
                if fault.kind == "cut":
                    self._journal.call(name, arguments.values, kind, 0, None)
                answer = await _suffer(fault, request)
                if answer is not None:
                    self._journal.call(name, arguments.values, kind, answer.status, None)
                    return answer
            result = method(self._world, arguments)
            if inspect.isawaitable(result):
                result = await result
        except ApiError as error:
            self._journal.call(name, arguments.values if arguments else {}, kind, error.code, None)
            return _json(error.body(), error.code)
        if fault is not None and fault.kind in OF_UPDATES:
            result = self._disorder(fault, result)
        call = self._journal.call(name, arguments.values, kind, 200, result)
        if fault is not None:
            await self._suffer_after(fault, request, call)
        return _json({"ok": True, "result": result}, 200)

    def _disorder(self, fault: Fault, found: list[dict[str, Any]]) -> list[dict[str, Any]]:
        if fault.kind == "reordered":
            return found[::-1]
        return [update.json() for update in self._world.updates.past] + found

    async def _suffer_after(self, fault: Fault, request: web.Request, call: int) -> None:
        """The server has acted; what the fault makes of its answer."""
        if fault.kind == "cut_after":
            self._journal.gone(call)
            _cut(request)
        if fault.kind == "slow_after":
            try:
                await asyncio.sleep(fault.seconds)
            except asyncio.CancelledError:
                self._journal.gone(call)
                raise

    async def _download(self, request: web.Request) -> web.Response:
        try:
            self._check(request.match_info["token"])
        except ApiError as error:
            return _json(error.body(), error.code)
        file = self._world.files.at(request.match_info["path"])
        if file is None:
            return _json(not_found().body(), 404)
        return web.Response(
            body=file.data,
            content_type="application/octet-stream",  # never shown as a page
            headers={"X-Content-Type-Options": "nosniff"},
        )


def _json(body: dict[str, Any], status: int) -> web.Response:
    return web.json_response(
        body, status=status, dumps=lambda value: json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    )


async def _suffer(fault: Fault, request: web.Request) -> web.Response | None:
    """What the fault makes of the call; None: the call goes on."""
    match fault.kind:
        case "429":
            raise too_many_requests(fault.retry_after)
        case "403":
            raise forbidden(fault.description or "bot was blocked by the user")
        case "400":
            raise bad_request(fault.description or "chat not found")
        case "401":
            raise unauthorized()
        case "409":
            raise conflict("terminated by other getUpdates request; make sure that only one bot instance is running")
        case "500":
            raise ApiError(500, "Internal Server Error")
        case "502html":
            return web.Response(status=502, text=_BAD_GATEWAY, content_type="text/html")
        case "cut":
            _cut(request)
        case "slow":
            await asyncio.sleep(fault.seconds)
    return None


def _cut(request: web.Request) -> None:
    """The connection is gone before a word was answered."""
    if request.transport is not None:
        request.transport.abort()
    raise web.HTTPServiceUnavailable  # nobody is there to read it


async def _arguments(request: web.Request) -> Arguments:
    values: dict[str, Any] = dict(request.query)
    uploads: dict[str, Upload] = {}
    if request.method == "POST" and request.can_read_body:
        try:
            if request.content_type == "application/json":
                values |= await _json_body(request)
            elif request.content_type in _FORM:
                for name, value in (await request.post()).items():
                    if isinstance(value, web.FileField):
                        uploads[name] = Upload(value.filename or "file", value.content_type, value.file.read())
                    elif isinstance(value, str):
                        values[name] = value
                    else:
                        uploads[name] = Upload(name, "application/octet-stream", bytes(value))
        except web.HTTPRequestEntityTooLarge:
            raise ApiError(413, "Request Entity Too Large") from None
        except (ValueError, LookupError, AssertionError) as error:
            log.info("a body that cannot be read: %s", type(error).__name__)
            raise bad_request("can't parse the request's body") from None
    return Arguments(values, uploads)


async def _json_body(request: web.Request) -> dict[str, Any]:
    try:
        body = json.loads(await request.read() or b"{}")
    except (ValueError, RecursionError):
        raise bad_request("can't parse JSON object") from None
    if not isinstance(body, dict):
        raise bad_request("expected JSON object")
    return body
