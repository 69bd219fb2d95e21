"""Served beside the bot: the webhook, calendars, /healthz and /metrics."""

import hashlib
import hmac
import json
import logging
from collections.abc import Awaitable, Callable

from aiohttp import web

from bot.incidents import Incidents
from bot.intake import Intake
from bot.logs import facts
from bot.metrics import Metrics

LOG = logging.getLogger("linli.web")
LARGEST_UPDATE = 1024 * 1024  # Telegram's are a few KB
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105  # a header's name
WEBHOOK_PATH = "/telegram"
CALENDAR_PATH = "/calendar/{key:[A-Za-z0-9_-]{43}}.ics"

Problems = Callable[[], Awaitable[list[str]]]
Feed = Callable[[str], Awaitable[str | None]]  # a calendar's key → iCalendar; None: no such calendar


class AddressTaken(Exception):  # noqa: N818  # a fact
    """The port cannot be had; `address` is what was asked for."""

    def __init__(self, address: str) -> None:
        super().__init__(f"cannot listen on {address}")
        self.address = address


class Webhook:
    """Takes updates that carry the secret; 200 is answered when they are stored."""

    def __init__(self, secret: str, metrics: Metrics, incidents: Incidents) -> None:
        self._secret, self._metrics, self._incidents = secret.encode(), metrics, incidents
        self.intake: Intake | None = None  # until the bot knows itself

    async def receive(self, request: web.Request) -> web.Response:
        given = request.headers.get(SECRET_HEADER, "").encode("utf-8", "surrogateescape")
        if not hmac.compare_digest(given, self._secret):
            self._metrics.forged.inc()
            LOG.warning(facts("webhook_forged", peer=request.remote or "unknown"))
            return web.Response(status=403)
        if self.intake is None:
            return web.Response(status=503)  # Telegram tries again
        try:
            update = json.loads(await request.read())
        except (ValueError, RecursionError):  # no JSON, or nested a thousand deep
            return web.Response(status=400)
        if not isinstance(update, dict):
            return web.Response(status=400)
        try:
            await self.intake.take([update])
        except Exception as problem:  # noqa: BLE001  # not stored, whatever the reason: Telegram sends it again
            self._incidents.note("webhook", problem)
            return web.Response(status=503)
        return web.Response()


def application(
    problems: Problems, metrics: Metrics, webhook: Webhook | None, feed: Feed | None = None
) -> web.Application:
    """`problems` answers what is stuck; nothing is health."""

    async def healthz(_: web.Request) -> web.Response:
        found = await problems()
        return web.json_response({"ok": not found, "problems": found}, status=503 if found else 200)

    async def page(_: web.Request) -> web.Response:
        await problems()  # brings the ages up to date
        return web.Response(body=metrics.page(), headers={"Content-Type": "text/plain; version=0.0.4; charset=utf-8"})

    async def calendar(request: web.Request) -> web.Response:
        content = None if feed is None else await feed(request.match_info["key"])
        if content is None:
            raise web.HTTPNotFound
        etag = f'"{hashlib.blake2b(content.encode(), digest_size=16).hexdigest()}"'
        headers = {"ETag": etag, "Cache-Control": "private, max-age=300", "X-Robots-Tag": "noindex"}
        if request.headers.get("If-None-Match") == etag:
            return web.Response(status=304, headers=headers)
        return web.Response(text=content, content_type="text/calendar", charset="utf-8", headers=headers)

    app = web.Application(client_max_size=LARGEST_UPDATE)
    app.router.add_get("/healthz", healthz)
    app.router.add_get("/metrics", page)
    app.router.add_get(CALENDAR_PATH, calendar)
    if webhook is not None:
        app.router.add_post(WEBHOOK_PATH, webhook.receive)
    return app


async def serve(app: web.Application, address: tuple[str, int]) -> web.AppRunner:
    """Listen; AddressTaken where that fails. `runner.addresses` tells the port that 0 became."""
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    try:
        await web.TCPSite(runner, *address).start()
    except OSError as problem:
        await runner.cleanup()
        raise AddressTaken(f"{address[0]}:{address[1]}") from problem
    return runner
