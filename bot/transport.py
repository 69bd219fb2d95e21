"""HTTP to Telegram by aiohttp, in the seam python-telegram-bot leaves for it: three times as fast as its own httpx."""

import asyncio
import json
from typing import Any, cast
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import aiohttp
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData

CONNECT_SECONDS = 5.0
READ_SECONDS = 10.0
WRITE_SECONDS = 5.0
UPLOAD_SECONDS = 20.0
POOL_SECONDS = 5.0


class NotSent(NetworkError):  # noqa: N818  # named as PTB names its own
    """The request never left: no connection. Sending it again cannot double anything."""


class Transport(BaseRequest):
    """One pool of connections. Give the polling and the sending one each, so that neither waits for the other.

    Errors are PTB's own (BaseRequest maps the answers); in addition NotSent where nothing was sent. Proxies are
    taken from the environment (HTTPS_PROXY, HTTP_PROXY, NO_PROXY) where `proxied`, once a host: aiohttp's own
    `trust_env` asks a thread for them at every request, which took half of its speed.
    """

    def __init__(self, connections: int = 64, read_timeout: float = READ_SECONDS, *, proxied: bool = True) -> None:
        self._connections, self._proxied = connections, proxied
        self._read_timeout = read_timeout
        self._session: aiohttp.ClientSession | None = None
        self._proxies: dict[tuple[str, str], str | None] = {}

    @property
    def read_timeout(self) -> float | None:
        return self._read_timeout

    async def initialize(self) -> None:
        if self._session is None or self._session.closed:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=self._connections, keepalive_timeout=15),
                headers={"User-Agent": self.USER_AGENT},
                cookie_jar=aiohttp.DummyCookieJar(),
                auto_decompress=True,
            )

    async def shutdown(self) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """One request: status and body. NotSent, TimedOut or NetworkError where there is no answer."""
        if self._session is None:
            raise RuntimeError("this Transport is not initialized")
        upload = request_data is not None and request_data.contains_files
        read = _seconds(read_timeout, self._read_timeout)
        write = _seconds(write_timeout, UPLOAD_SECONDS if upload else WRITE_SECONDS)
        timeout = aiohttp.ClientTimeout(
            total=None if read is None or write is None else read + write + CONNECT_SECONDS + POOL_SECONDS,
            connect=_seconds(pool_timeout, POOL_SECONDS + CONNECT_SECONDS),  # from the pool, new or not
            sock_connect=_seconds(connect_timeout, CONNECT_SECONDS),
            sock_read=None if read is None else read + (write or 0 if upload else 0),
        )
        body: dict[str, Any] = {"proxy": self._proxy(url)} if self._proxied else {}
        if upload:
            body["data"] = _form(cast(RequestData, request_data))
        elif request_data is not None:
            body["data"] = json.dumps(request_data.parameters, ensure_ascii=False).encode()
            body["headers"] = {"Content-Type": "application/json"}
        try:
            async with self._session.request(method, url, timeout=timeout, **body) as answer:
                return answer.status, await answer.read()
        except aiohttp.ConnectionTimeoutError as problem:
            raise NotSent("no connection in time") from problem
        except (aiohttp.ClientConnectorError, aiohttp.InvalidURL) as problem:
            raise NotSent(type(problem).__name__) from _without_url(problem)
        except TimeoutError as problem:
            raise TimedOut from problem
        except (aiohttp.ClientError, OSError, asyncio.IncompleteReadError) as problem:
            raise NetworkError(f"aiohttp.{type(problem).__name__}") from _without_url(problem)

    def _proxy(self, url: str) -> str | None:
        """The proxy for this host, by the environment as it was when it was first asked."""
        parts = urlsplit(url)
        key = (parts.scheme, parts.netloc)
        if key not in self._proxies:
            bypassed = proxy_bypass(parts.hostname or "")
            self._proxies[key] = None if bypassed else getproxies().get(parts.scheme)
        return self._proxies[key]

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """As PTB's, but what is no JSON is not written to the log: it may hold anything."""
        try:
            parsed = json.loads(payload)
        except ValueError as problem:
            raise TelegramError("Invalid server response") from problem
        if not isinstance(parsed, dict):
            raise TelegramError("Invalid server response")
        return parsed


def _seconds(given: Any, otherwise: float | None) -> float | None:
    return otherwise if given is BaseRequest.DEFAULT_NONE else given


def _form(data: RequestData) -> aiohttp.FormData:
    form = aiohttp.FormData(quote_fields=False)
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, mime) in data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=mime)
    return form


def _without_url(problem: Exception) -> Exception | None:
    """The cause for the log, unless it would carry the address, and the token in it."""
    return None if "/bot" in str(problem) else problem
