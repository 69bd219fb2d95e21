"""`linli backup FILE`: a whole copy of the database, while the bot runs or not. In a folder, old ones go."""

import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from datetime import UTC, datetime
from pathlib import Path

from bot.command import Command, Failed
from bot.settings import Basics, load
from storage.backup import KEPT, BackupFailed, backup_file, rotate
from storage.database import Unsupported, file_of, is_server
from texts import commandline, running


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help=commandline.BACKUP_FILE)
    parser.add_argument("--keep", type=_some, default=KEPT, metavar="N", help=commandline.backup_keep(KEPT))


def _some(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) == 0:
        raise ArgumentTypeError(running.no_number(text))
    return int(text)


def run(arguments: Namespace) -> int:
    target: Path = arguments.file
    url = load(Basics).database_url
    if is_server(url):
        raise Failed(running.backup_of_server(str(target)))
    try:
        source = file_of(url)
        if target.is_dir():
            target = rotate(source, target, datetime.now(UTC), arguments.keep)
        else:
            backup_file(source, target)
    except Unsupported as problem:
        raise Failed(running.database_unsupported()) from problem
    except FileNotFoundError as problem:
        raise Failed(running.no_database(str(source))) from problem
    except FileExistsError as problem:
        raise Failed(running.backup_exists(str(target))) from problem
    except (BackupFailed, OSError) as problem:
        raise Failed(running.backup_failed(str(target), str(problem))) from problem
    sys.stdout.write(f"{running.backup_done(str(target))}\n")
    return 0


COMMAND = Command("backup", commandline.BACKUP, add_arguments, run)
