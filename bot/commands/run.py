"""`linli run`: the bot on real Telegram."""

import asyncio
import logging
import signal
from argparse import ArgumentParser, Namespace

from bot.command import Command, Failed
from bot.incidents import traceback_without_words
from bot.logs import facts, set_up
from bot.program import Program, TokenRejected, WayInRefused
from bot.settings import Settings, load
from bot.web import AddressTaken
from storage.database import Damaged, Taken, Unsupported, Unusable
from storage.migrations import MigrationFailed, NewerDatabase
from texts import commandline, running

LOG = logging.getLogger("linli.run")


def add_arguments(parser: ArgumentParser) -> None:
    """All it needs are settings."""


def run(_: Namespace) -> int:
    settings = load(Settings)
    set_up(settings.secrets, form=settings.log)
    try:
        asyncio.run(serve(settings))
    except TokenRejected as problem:
        raise Failed(running.token_rejected()) from problem
    except WayInRefused as problem:
        raise Failed(running.webhook_refused(problem.cause)) from problem
    except AddressTaken as problem:
        raise Failed(running.address_taken(problem.address)) from problem
    except Taken as problem:
        raise Failed(running.database_taken(str(problem.path))) from problem
    except Unsupported as problem:
        raise Failed(running.database_unsupported()) from problem
    except Damaged as problem:
        raise Failed(running.database_damaged(str(problem.path), problem.cause)) from problem
    except Unusable as problem:
        raise Failed(running.database_unusable(str(problem.path), problem.cause)) from problem
    except NewerDatabase as problem:
        raise Failed(running.database_newer(problem.found, problem.known)) from problem
    except MigrationFailed as problem:
        LOG.error("%s\n%s", facts("migration_failed"), traceback_without_words(problem))
        raise Failed(running.migration_failed(problem.name)) from problem
    except Exception as problem:  # noqa: BLE001  # a fault of ours: the log has it, without token and words
        LOG.critical("%s\n%s", facts("crashed"), traceback_without_words(problem))
        return 1
    return 0


async def serve(settings: Settings) -> None:
    """Run until SIGTERM or SIGINT, also while Telegram cannot be reached yet."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        try:
            loop.add_signal_handler(number, stop.set)
        except NotImplementedError:  # Windows: Ctrl+C raises KeyboardInterrupt instead
            break
    program = Program(settings)
    entering = asyncio.create_task(program.__aenter__())
    stopped = asyncio.create_task(stop.wait())
    await asyncio.wait({entering, stopped}, return_when=asyncio.FIRST_COMPLETED)
    stopped.cancel()
    if not entering.done():
        entering.cancel()  # it undoes what it has begun
        await asyncio.wait({entering})
        return
    entering.result()
    try:
        await program.run_until(stop)
    finally:
        await program.__aexit__(None, None, None)


COMMAND = Command("run", commandline.RUN, add_arguments, run)
