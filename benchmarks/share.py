"""A share of a core that a process may use and no more, as if it stood on a small machine of its own: Linux's cgroups.

`with held(0.25) as machine: machine.move_in(pid)`. Version 2 (cpu.max) and version 1 (cpu.cfs_quota_us); needs root.
"""

import contextlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

PERIOD_US = 20_000  # short: nobody stands still for long
V2, V1 = Path("/sys/fs/cgroup"), Path("/sys/fs/cgroup/cpu")
NUMBERS = count(1)


class NotHere(Exception):  # noqa: N818  # a fact
    """Nobody can be held to a share on this machine, or not by this user."""


@dataclass(frozen=True, slots=True)
class Machine:
    """A small machine: a cgroup."""

    folder: Path

    def move_in(self, pid: int) -> None:
        (self.folder / "cgroup.procs").write_text(str(pid))

    def held_back(self) -> float:
        """In how much of the time somebody there wanted to run they had used up their share, 0 to 1."""
        lines = (self.folder / "cpu.stat").read_text("ascii").splitlines()
        found = {name: int(value) for name, value in (line.split() for line in lines)}
        return found["nr_throttled"] / max(found["nr_periods"], 1)


@contextlib.contextmanager
def held(share: float) -> Iterator[Machine]:
    """NotHere. Whoever moved in has ended before this does."""
    quota = int(share * PERIOD_US)
    name = f"linli-{os.getpid()}-{next(NUMBERS)}"
    try:
        if (V2 / "cgroup.controllers").exists():
            folder = V2 / name
            (V2 / "cgroup.subtree_control").write_text("+cpu")
            folder.mkdir()
            (folder / "cpu.max").write_text(f"{quota} {PERIOD_US}")
        else:
            folder = V1 / name
            folder.mkdir()
            (folder / "cpu.cfs_period_us").write_text(str(PERIOD_US))
            (folder / "cpu.cfs_quota_us").write_text(str(quota))
    except OSError as problem:
        raise NotHere(str(problem)) from problem
    try:
        yield Machine(folder)
    finally:
        folder.rmdir()
