"""`linli`: what is in bot/commands, and what others add under the entry points `linli.commands`."""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib.metadata import entry_points, version

from bot.command import Failed, Runnable
from bot.commands import backup, doctor, migrate_data, parse, restore, run
from texts import commandline

OWN: tuple[Runnable, ...] = tuple(module.COMMAND for module in (run, parse, doctor, backup, restore, migrate_data))
GROUP = "linli.commands"


def commands() -> dict[str, Runnable]:
    """Ours and the added ones, by name. An added one that cannot be loaded is left out and said so."""
    found: dict[str, Runnable] = {command.name: command for command in OWN}
    for point in entry_points(group=GROUP):
        try:
            command = point.load()
            found.setdefault(command.name, command)
        except Exception as problem:  # noqa: BLE001  # somebody else's code must not take ours away
            sys.stderr.write(f"linli {point.name}: {type(problem).__name__}: {problem}\n")
    return found


def parser_of(known: dict[str, Runnable]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="linli", description=commandline.ABOUT)
    parser.add_argument("--version", action="version", version=f"linli {version('linli')}")
    choices = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for command in known.values():
        command.add_arguments(choices.add_parser(command.name, help=command.help, description=command.help))
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit codes: 0 well, 1 done with faults, 2 settings or use are wrong (one sentence on stderr)."""
    os.umask(0o077)  # the database, its log and its copies are nobody else's to read
    known = commands()
    chosen = parser_of(known).parse_args(arguments)
    try:
        return known[chosen.command].run(chosen)
    except Failed as problem:
        sys.stderr.write(f"{problem.sentence}\n")
        return 2
    except BrokenPipeError:
        sys.stderr.close()  # the reader has gone: nobody is left to tell
        return 0
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
