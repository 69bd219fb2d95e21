"""`linli migrate-data SRC [DST]`: all data from SQLite to PostgreSQL, each row checked."""

import asyncio
import logging
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from bot.command import Command, Failed
from bot.incidents import traceback_without_words
from bot.settings import Basics, load
from storage.database import Taken, Unsupported, Unusable, file_of, is_server, place_of
from storage.migrations import MigrationFailed, NewerDatabase
from texts import commandline, running

LOG = logging.getLogger("linli.migrate_data")


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("source", metavar="SRC", help=commandline.MOVE_SOURCE)
    parser.add_argument("target", nargs="?", metavar="DST", help=commandline.MOVE_TARGET)


def run(arguments: Namespace) -> int:
    from storage.moving import NotEmpty, NotMoved, move  # with the driver of a server

    target = arguments.target or load(Basics).database_url
    if not is_server(target):
        raise Failed(running.move_wants_a_server())
    place = place_of(target)
    try:
        source = file_of(arguments.source) if "://" in arguments.source else Path(arguments.source)
        moved = asyncio.run(move(source, target))
    except Unsupported as problem:
        raise Failed(running.database_unsupported()) from problem
    except FileNotFoundError as problem:
        raise Failed(running.no_database(str(source))) from problem
    except Taken as problem:
        raise Failed(running.move_from_running(str(source))) from problem
    except Unusable as problem:
        raise Failed(running.database_unusable(str(problem.path), problem.cause)) from problem
    except NotEmpty as problem:
        raise Failed(running.move_not_empty(place, problem.table)) from problem
    except NotMoved as problem:
        LOG.error("%s", traceback_without_words(problem))
        raise Failed(running.move_failed(place, problem.table, problem.cause)) from problem
    except NewerDatabase as problem:
        raise Failed(running.database_newer(problem.found, problem.known)) from problem
    except MigrationFailed as problem:
        raise Failed(running.migration_failed(problem.name)) from problem
    sys.stdout.write(f"{running.moved(sum(moved.values()), len(moved), place)}\n")
    return 0


COMMAND = Command("migrate-data", commandline.MOVE, add_arguments, run)
