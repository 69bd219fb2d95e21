"""The place of the database file, looked at from outside: can it grow, who can read it, does the bot have it."""

import os
import shutil
import stat
from dataclasses import dataclass
from pathlib import Path

from storage.errors import Taken
from storage.sqlite import hold

LEAST_FREE = 200 * 1024 * 1024  # the log, a backup beside it, and time to be told


@dataclass(frozen=True, slots=True)
class Disk:
    """`free` and `wanted` in bytes; `others`: the files that other users of the machine can read."""

    writable: bool
    free: int
    wanted: int
    others: tuple[str, ...]
    running: bool


def look(path: Path) -> Disk:
    """Where there is no folder yet, at the one in which it will be made. Changes nothing but the lock file."""
    folder = next(place for place in path.absolute().parents if place.is_dir())
    size = path.stat().st_size if path.is_file() else 0
    files = sorted(path.parent.glob(f"{path.name}*")) if path.parent.is_dir() else []
    writable = os.access(folder, os.W_OK) and (not path.is_file() or os.access(path, os.W_OK))
    return Disk(
        writable,
        shutil.disk_usage(folder).free,
        LEAST_FREE + 2 * size,  # a copy before a migration, and a backup
        tuple(file.name for file in files if os.name == "posix" and _others_read(file)),
        path.is_file() and writable and _is_held(path),
    )


def _others_read(file: Path) -> bool:
    return bool(file.stat().st_mode & (stat.S_IRGRP | stat.S_IROTH)) and file.stat().st_size > 0


def _is_held(path: Path) -> bool:
    try:
        hold(path).close()
    except Taken:
        return True
    return False
