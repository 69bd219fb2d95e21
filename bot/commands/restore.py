"""`linli restore FILE`: a backup becomes the database; the old one is kept beside it."""

import sys
from argparse import ArgumentParser, Namespace
from datetime import UTC, datetime
from pathlib import Path

from bot.command import Command, Failed
from bot.settings import Basics, load
from storage.backup import BackupFailed
from storage.database import Taken, Unsupported, file_of
from storage.migrations import NewerDatabase
from storage.restore import NoBackup, restore
from texts import commandline, running


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help=commandline.RESTORE_FILE)


def run(arguments: Namespace) -> int:
    backup: Path = arguments.file
    try:
        path = file_of(load(Basics).database_url)
        kept = restore(backup, path, datetime.now(UTC))
    except Unsupported as problem:
        raise Failed(running.restore_unsupported()) from problem
    except FileNotFoundError as problem:
        raise Failed(running.no_backup(str(backup))) from problem
    except NoBackup as problem:
        raise Failed(running.backup_broken(str(backup), problem.cause)) from problem
    except NewerDatabase as problem:
        raise Failed(running.database_newer(problem.found, problem.known)) from problem
    except Taken as problem:
        raise Failed(running.restore_running(str(path))) from problem
    except (BackupFailed, OSError) as problem:
        raise Failed(running.restore_failed(str(path), str(problem))) from problem
    sys.stdout.write(f"{running.restored(str(backup), str(path), None if kept is None else str(kept))}\n")
    return 0


COMMAND = Command("restore", commandline.RESTORE, add_arguments, run)
