"""Messages a second through the whole bot, beside echo bots on aiogram and on python-telegram-bot.

The same embedded server (a process of its own, fresh for every run), the same groups, people and messages (nine of ten
chatter, one a post, fixed seed), each program a process of its own, the programs in turn, so that a busy moment of the
machine meets all of them. All updates wait before the program comes.

What is equal: server, updates, long polling, no pace. What is not: the echo bots answer every message, store nothing
and confirm updates before they are handled, so a crash loses them; the whole bot reads every message, answers posts
only (a card, and questions to neighbours), and has everything on disk before it confirms, and before it sends.
`aiogram, a tenth` answers one message in ten. CPU a message is the program's own and does not depend on how fast the
server is. The whole bot's inbox and outbox are looked at afterwards: nothing may be left in them.
"""

import contextlib
import sqlite3
import statistics
import sys
import tempfile
from pathlib import Path

from benchmarks.stage import Measured, neighbourhoods, program, stage
from benchmarks.traffic import mixed

GROUPS, PEOPLE = 50, 20
MESSAGES = 5000
ROUNDS = 5
PROGRAMS = ("linli", "aiogram", "aiogram-tenth", "ptb")
NAMES = {
    "linli": "邻里, the whole bot",
    "aiogram": "aiogram, echo",
    "aiogram-tenth": "aiogram, a tenth",
    "ptb": "python-telegram-bot, echo",
}


def one_round(name: str) -> Measured:
    said = mixed(MESSAGES, GROUPS, PEOPLE)
    with tempfile.TemporaryDirectory() as folder, stage(neighbourhoods(GROUPS, PEOPLE, said)) as on:
        database = Path(folder) / "linli.db"
        with program(name, on, database) as pid:
            measured = on.measure(pid)
        if name == "linli":
            _nothing_is_left(database)
    return measured


def _nothing_is_left(database: Path) -> None:
    with contextlib.closing(sqlite3.connect(database)) as db:
        left = db.execute(
            "SELECT (SELECT count(*) FROM inbox WHERE state <> 'handled'), "
            "(SELECT count(*) FROM outbox WHERE state IN ('waiting', 'sending', 'failed'))"
        ).fetchone()
    if left != (0, 0):
        raise RuntimeError(f"not handled {left[0]}, not delivered {left[1]}")


def main(rounds: int = ROUNDS) -> None:
    """Prints medians over the rounds, the lowest and the highest, and ratios to aiogram's echo in the same round."""
    runs: dict[str, list[Measured]] = {name: [] for name in PROGRAMS}
    for number in range(1, rounds + 1):
        for name in PROGRAMS:
            runs[name].append(one_round(name))
        latest = ", ".join(f"{NAMES[name]} {MESSAGES / found[-1].seconds:.0f}" for name, found in runs.items())
        print(f"round {number}: {latest}", flush=True)
    print(f"\nthroughput: {MESSAGES} messages in {GROUPS} groups, chatter and posts 9:1, median of {rounds} rounds")
    print(f"{'':28}{'messages/s':>11}{'(low-high)':>14}{'ratio':>7}{'CPU ms':>8}{'ratio':>7}{'MB':>6}{'sent':>6}")
    for name, found in runs.items():
        speeds = [MESSAGES / one.seconds for one in found]
        against = statistics.median(
            peer.seconds / one.seconds for one, peer in zip(found, runs["aiogram"], strict=True)
        )
        cpu = statistics.median(one.cpu / MESSAGES * 1000 for one in found)
        against_cpu = statistics.median(one.cpu / peer.cpu for one, peer in zip(found, runs["aiogram"], strict=True))
        peak = statistics.median(one.memory["peak"] for one in found)
        sent = statistics.median(one.calls.get("sendMessage", 0) + one.calls.get("editMessageText", 0) for one in found)
        print(
            f"{NAMES[name]:28}{statistics.median(speeds):>11.0f}{f'{min(speeds):.0f}-{max(speeds):.0f}':>14}"
            f"{against:>7.2f}{cpu:>8.2f}{against_cpu:>7.2f}{peak:>6.0f}{sent:>6.0f}"
        )


if __name__ == "__main__":
    main(*(int(rounds) for rounds in sys.argv[1:]))
