"""`python -m playground.emulator --port N`: the server alone, so that a bot can come and go while the world stays."""

import argparse
import asyncio
import contextlib
import signal
import sys
from pathlib import Path

from playground.emulator.control import PlainControl
from playground.emulator.journal import Journal
from playground.emulator.server import Server
from playground.emulator.world import World


async def serve(host: str, port: int, token: str | None, journal: Journal) -> None:
    """Until SIGTERM or Ctrl-C. The address is printed once it answers."""
    control = PlainControl()
    world = World(now=lambda: control.now().timestamp())
    control.watch(world.updates)
    stop = asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        with contextlib.suppress(NotImplementedError):  # no such thing on Windows
            asyncio.get_running_loop().add_signal_handler(name, stop.set)
    async with Server(world, control, token, host=host, port=port, journal=journal) as server:
        print(server.url, flush=True)  # noqa: T201 — for the program that started this one
        await stop.wait()


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m playground.emulator", description="The Bot API, embedded.")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one")
    parser.add_argument("--token", help="the bot's token; any token of the right form without it")
    parser.add_argument("--journal", type=Path, help="write down every update and call here, a JSON line each")
    options = parser.parse_args()
    with contextlib.ExitStack() as stack:
        journal = Journal()
        try:
            if options.journal is not None:
                journal = Journal(stack.enter_context(options.journal.open("a", encoding="utf-8")))
        except OSError as error:
            print(f"cannot write {options.journal}: {error}", file=sys.stderr)  # noqa: T201 — the answer
            return 2
        try:
            asyncio.run(serve(options.host, options.port, options.token, journal))
        except (OSError, OverflowError) as error:
            print(f"cannot listen on {options.host}:{options.port}: {error}", file=sys.stderr)  # noqa: T201 — the answer
            return 2
        except KeyboardInterrupt:
            return 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
