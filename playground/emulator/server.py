"""The embedded server: Bot API and `/play` on one port, guarded against other people's web pages."""

import asyncio
import contextlib
import logging
import secrets
import socket
from collections.abc import Awaitable, Callable, Iterable
from urllib.parse import urlsplit

from aiohttp import web

from playground.emulator.acts import Nonsense
from playground.emulator.api import LARGEST_BODY, BotApi
from playground.emulator.control import Control
from playground.emulator.faults import Faults
from playground.emulator.journal import Journal
from playground.emulator.play import Play
from playground.emulator.tapping import Unanswered
from playground.emulator.world import World

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
GRACE = 2.0  # seconds for calls under way when the server ends

log = logging.getLogger(__name__)

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Server:
    """`async with Server(world, control, token) as server:` then `server.url`.

    `port` 0 takes a free one. `token` None: any token of the right form is the bot's. `pages` add further routes.
    `zone` is what the page shows times in. `open_to` names the address it is opened to later, with `open`; where
    that is this machine alone, so are the names it answers to.
    `journal` is told of every update and call.
    An address in use raises OSError.
    """

    def __init__(
        self,
        world: World,
        control: Control,
        token: str | None,
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        zone: str = "Asia/Shanghai",
        open_to: str | None = None,
        journal: Journal | None = None,
        pages: Iterable[Callable[[web.Application], None]] = (),
    ) -> None:
        self.world, self.faults = world, Faults()
        self._host, self._port = host, port
        guards = [_errors, _same_site]
        if (open_to or host) in LOOPBACK:
            guards.append(_loopback_names)
        self._app = web.Application(middlewares=guards, client_max_size=LARGEST_BODY)
        journal = journal or Journal()
        world.updates.on_add(journal.update)
        world.updates.on_confirm(journal.confirmed)
        BotApi(world, self.faults, token, journal).add_to(self._app)
        Play(world, self.faults, control, zone).add_to(self._app)
        for page in pages:
            page(self._app)
        self._app.on_shutdown.append(self._let_go)
        self._deliverer: asyncio.Task[None] | None = None
        self._runner: web.AppRunner | None = None

    @property
    def url(self) -> str:
        host = f"[{self._host}]" if ":" in self._host else self._host
        return f"http://{host}:{self._port}"

    async def __aenter__(self) -> "Server":
        runner = web.AppRunner(self._app, access_log=None, handler_cancellation=True, shutdown_timeout=GRACE)
        await runner.setup()
        try:
            await web.TCPSite(runner, self._host, self._port).start()
        except BaseException:
            await runner.cleanup()
            raise
        self._runner = runner
        self._port = runner.addresses[0][1]
        self._deliverer = asyncio.create_task(self.world.webhook.run())
        return self

    async def open(self, reserved: socket.socket) -> None:
        """Listen there too."""
        if self._runner is None:
            raise RuntimeError("the server is not running")
        await web.SockSite(self._runner, reserved).start()

    async def __aexit__(self, *_: object) -> None:
        if self._deliverer is not None:
            self._deliverer.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._deliverer
        if self._runner is not None:
            await self._runner.cleanup()

    async def _let_go(self, _: web.Application) -> None:
        self.world.live.close()
        self.world.updates.stop_poller("terminated by the end of the server")


@web.middleware
async def _errors(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Bad input is 400 with a sentence; what is not answered in time is 504; the rest is our mistake, and logged."""
    try:
        return await handler(request)
    except Nonsense as error:
        return web.json_response({"error": str(error)}, status=400)
    except Unanswered as error:
        return web.json_response({"error": str(error)}, status=504)
    except web.HTTPException as error:
        if error.status >= 400 and not request.path.startswith("/play"):
            body = {"ok": False, "error_code": error.status, "description": error.reason}
            return web.json_response(body, status=error.status)
        if error.status >= 400:
            return web.json_response({"error": f"{error.reason}: {request.method} {request.path}"}, status=error.status)
        raise
    except (ConnectionError, asyncio.CancelledError):
        raise
    except Exception:
        incident = secrets.token_hex(4)
        log.exception("incident %s in %s", incident, request.match_info.handler.__name__)
        return web.json_response({"error": f"incident {incident}, see the log"}, status=500)


@web.middleware
async def _same_site(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Other people's pages in this machine's browser stay outside. Programs send neither header."""
    origin = request.headers.get("Origin")
    foreign = origin is not None and urlsplit(origin).netloc != request.host
    if foreign or (request.headers.get("Sec-Fetch-Site") == "cross-site" and request.path.startswith("/play")):
        return web.json_response({"error": "requests from other sites are refused"}, status=403)
    return await handler(request)


@web.middleware
async def _loopback_names(request: web.Request, handler: Handler) -> web.StreamResponse:
    """A name that merely resolves to this machine is somebody's trick (DNS rebinding)."""
    try:
        name = urlsplit(f"//{request.host}").hostname or ""
    except ValueError:
        name = ""
    if name not in LOOPBACK:
        return web.json_response({"error": "this address answers to localhost only"}, status=403)
    return await handler(request)
