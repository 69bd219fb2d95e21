"""What stands before the replicas where Telegram calls them: a proxy with a certificate, as compose.yaml has one.

It asks one replica after the other, and the next where nobody answers the door. Now and then it brings the same call to
two of them at once: Telegram calls again when an answer is late.
"""

import asyncio
import random
import shutil
import socket
import ssl
import subprocess
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from itertools import count
from pathlib import Path

import aiohttp
from aiohttp import web

TWICE = 0.05
ASKING = aiohttp.ClientTimeout(total=8, connect=1)  # the server waits for ten seconds
PASSED_ON = ("X-Telegram-Bot-Api-Secret-Token", "Content-Type")


def certificate(folder: Path) -> Path:
    """For 127.0.0.1, with its key in the same file; whoever is to believe it is told so by SSL_CERT_FILE."""
    both, key = folder / "front.pem", folder / "front.key"
    subject = ("-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1")
    made = ("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "30", *subject)
    subprocess.run([*made, "-keyout", key, "-out", both], check=True, capture_output=True)
    both.write_text(both.read_text() + key.read_text())
    return both


def can_serve() -> bool:
    return shutil.which("openssl") is not None


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


class Front:
    """`ports`: of the replicas that run now."""

    def __init__(self, ports: Callable[[], Sequence[int]], seed: int) -> None:
        self._ports, self._chance, self._turn = ports, random.Random(f"{seed}/front"), count()
        self.address = ""

    @asynccontextmanager
    async def serving(self, certificate: Path) -> AsyncIterator[None]:
        tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        tls.load_cert_chain(certificate)
        app = web.Application()
        app.router.add_route("*", "/{path:.*}", self._pass_on)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0, ssl_context=tls).start()
        self.address = f"https://127.0.0.1:{runner.addresses[0][1]}"
        async with aiohttp.ClientSession(timeout=ASKING) as self._session:
            try:
                yield
            finally:
                await runner.cleanup()

    async def _pass_on(self, request: web.Request) -> web.Response:
        body = await request.read()
        ports = list(self._ports())
        first = next(self._turn) % len(ports) if ports else 0
        ports = ports[first:] + ports[:first]
        if len(ports) > 1 and self._chance.random() < TWICE:
            await asyncio.gather(*(self._ask(port, request, body) for port in ports[1:]))
        for port in ports:
            status = await self._ask(port, request, body)
            if status is not None:
                return web.Response(status=status)
        return web.Response(status=502)

    async def _ask(self, port: int, request: web.Request, body: bytes) -> int | None:
        """None: nobody is there."""
        headers = {name: request.headers[name] for name in PASSED_ON if name in request.headers}
        try:
            async with self._session.request(
                request.method, f"http://127.0.0.1:{port}{request.path_qs}", data=body, headers=headers
            ) as answer:
                return answer.status
        except aiohttp.ClientConnectorError:
            return None
        except (aiohttp.ClientError, TimeoutError):
            return 502  # it may have been stored
