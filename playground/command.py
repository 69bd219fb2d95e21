"""`linli play`: the neighbourhood in a box, in your browser."""

import asyncio
import contextlib
import logging
import os
import signal
import socket
import sys
import tempfile
import threading
import webbrowser
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.command import Command, Failed
from bot.logs import set_up
from playground.cast import BEFORE, asleep, move_in
from playground.emulator.server import LOOPBACK
from playground.wiring import Numbers, neighbourhood
from storage.database import Taken, Unsupported, Unusable
from storage.migrations import MigrationFailed, NewerDatabase
from texts import playing, running

HOST, PORT = "127.0.0.1", 8765


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--host", default=HOST, help=playing.host(HOST))
    parser.add_argument("--port", type=int, default=PORT, help=playing.port(PORT))
    parser.add_argument("--database", metavar="FILE", help=playing.DATABASE)
    parser.add_argument("--no-browser", action="store_true", help=playing.NO_BROWSER)
    parser.add_argument("--no-cast", action="store_true", help=playing.NO_CAST)


def run(options: Namespace) -> int:
    set_up()
    logging.getLogger().setLevel(logging.WARNING)  # who was elected to poll is nothing to somebody who tries it
    try:
        with (
            _reserved(options.host, options.port) as door,
            _database(options.database) as database,
            contextlib.suppress(KeyboardInterrupt),
        ):
            asyncio.run(_play(options, door, database))
    except Taken as problem:
        raise Failed(running.database_taken(str(problem.path))) from problem
    except Unsupported as problem:
        raise Failed(running.database_unusable(repr(options.database), "not a file")) from problem
    except Unusable as problem:
        raise Failed(running.database_unusable(str(problem.path), problem.cause)) from problem
    except NewerDatabase as problem:
        raise Failed(running.database_newer(problem.found, problem.known)) from problem
    except MigrationFailed as problem:
        raise Failed(running.migration_failed(problem.name)) from problem
    return 0


PLAY = Command("play", playing.HELP, add_arguments, run)


async def _play(options: Namespace, door: socket.socket, database: str) -> None:
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        with contextlib.suppress(NotImplementedError):  # Windows: Ctrl+C raises KeyboardInterrupt instead
            asyncio.get_running_loop().add_signal_handler(number, stop.set)
    kept = options.database is not None
    telling = not kept and not options.no_cast  # in a database that is kept, last week was told already
    async with neighbourhood(
        f"sqlite:///{database}",
        open_to=options.host,
        behind=BEFORE if telling else asleep(),
        numbers=Numbers.unheard() if kept else None,
    ) as box:
        if not options.no_cast:
            await move_in(box.server.url, telling=telling)
        await box.server.open(door)
        address = _address(door)
        print(playing.ready(address), flush=True)  # noqa: T201 — the answer to the operator
        if options.host not in LOOPBACK:
            print(playing.open_to_others(address), file=sys.stderr, flush=True)  # noqa: T201 — the same
        if not options.no_browser:
            threading.Thread(target=_show, args=(address,), daemon=True).start()  # some browsers never return
        await box.program.run_until(stop)


@contextmanager
def _reserved(host: str, port: int) -> Iterator[socket.socket]:
    """The address is ours from now on; who comes early waits until all is ready."""
    if port not in range(65536):
        raise Failed(playing.no_port(port))
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        door = socket.socket(family, kind, protocol)
    except (OSError, OverflowError) as problem:
        raise _unusable(host, port, problem) from problem
    with door:
        try:
            if sys.platform != "win32":  # there it would let two programs share the address
                door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            door.bind(address)
            door.listen()
        except (OSError, OverflowError) as problem:
            raise _unusable(host, port, problem) from problem
        yield door


def _unusable(host: str, port: int, problem: Exception) -> Failed:
    return Failed(playing.cannot_listen(f"{host}:{port}", getattr(problem, "strerror", None) or str(problem)))


def _address(door: socket.socket) -> str:
    host, port = door.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


@contextmanager
def _database(kept: str | None) -> Iterator[str]:
    """The file named, or one that goes when the playground ends."""
    if kept is not None:
        yield kept
        return
    with tempfile.TemporaryDirectory(prefix="linli-", ignore_cleanup_errors=True) as folder:
        yield str(Path(folder) / "playground.db")


def _show(address: str) -> None:
    if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return  # a browser in the terminal would take the terminal
    with contextlib.suppress(OSError, webbrowser.Error):  # the address is on the screen
        webbrowser.open(address)
