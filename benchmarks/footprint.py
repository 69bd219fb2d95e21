"""Start-up, and memory with a thousand groups, beside echo bots on aiogram and on python-telegram-bot.

The same embedded server and the same updates for all, each program a process of its own. *Start*: from the moment the
process is begun until it polls for the first time; ours opens its database and loads everything it reads with, once on
an empty disk and once on the database of the run before. *Idle*: resident memory then, before anything was said.
*1,000 groups*: resident memory when ten messages in each of a thousand groups are handled, and the most on the way.
"""

import statistics
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks.stage import Stage, memory, neighbourhoods, program, stage
from benchmarks.traffic import mixed

GROUPS, PEOPLE = 1000, 5
MESSAGES = 10 * GROUPS
STARTS = 3
NAMES = {"linli": "邻里, the whole bot", "aiogram": "aiogram, echo", "ptb": "python-telegram-bot, echo"}


@dataclass(frozen=True, slots=True)
class Start:
    """Seconds until the first poll, by the wall; megabytes then."""

    seconds: float
    idle: float


def start(name: str, on: Stage, database: Path) -> Start:
    began = time.perf_counter()  # of the whole machine: the server's clock is the same
    with program(name, on, database) as pid:
        polled = on.ask("/bench/first-poll")
        assert isinstance(polled, float)
        time.sleep(1.0)  # menus and whatever else a program does at first
        return Start(polled - began, memory(pid)["now"])


def starts(name: str) -> tuple[Start, Start]:
    """On an empty disk, and again on what is there then."""
    with tempfile.TemporaryDirectory() as folder:
        found = []
        for _ in range(2):
            with stage(neighbourhoods(0, 0, [])) as on:
                found.append(start(name, on, Path(folder) / "linli.db"))
        return found[0], found[1]


def a_thousand_groups(name: str) -> dict[str, float]:
    said = mixed(MESSAGES, GROUPS, PEOPLE)
    filled = neighbourhoods(GROUPS, PEOPLE, said)
    with (
        tempfile.TemporaryDirectory() as folder,
        stage(filled) as on,
        program(name, on, Path(folder) / "linli.db") as pid,
    ):
        return on.measure(pid).memory


def main() -> None:
    """Prints seconds and megabytes, medians of the starts, with ratios to aiogram's."""
    found: dict[str, list[tuple[Start, Start]]] = {name: [] for name in NAMES}
    for _ in range(STARTS):
        for name in NAMES:
            found[name].append(starts(name))
    groups = {name: a_thousand_groups(name) for name in NAMES}
    print(f"\nfootprint: start, median of {STARTS}; memory with {GROUPS:,} groups, {MESSAGES:,} messages")
    columns = (
        f"{'start s':>8}{'ratio':>7}{'again s':>8}{'idle MB':>8}{'ratio':>7}{'groups MB':>10}{'most':>6}{'ratio':>7}"
    )
    print(f"{'':28}{columns}")
    peer = [first.seconds for first, _ in found["aiogram"]]
    for name, runs in found.items():
        first = statistics.median(one.seconds for one, _ in runs)
        again = statistics.median(one.seconds for _, one in runs)
        idle = statistics.median(one.idle for one, _ in runs)
        idle_peer = statistics.median(one.idle for one, _ in found["aiogram"])
        print(
            f"{NAMES[name]:28}{first:>8.2f}{first / statistics.median(peer):>7.2f}{again:>8.2f}"
            f"{idle:>8.0f}{idle / idle_peer:>7.2f}{groups[name]['now']:>10.0f}{groups[name]['peak']:>6.0f}"
            f"{groups[name]['now'] / groups['aiogram']['now']:>7.2f}"
        )


if __name__ == "__main__":
    main()
