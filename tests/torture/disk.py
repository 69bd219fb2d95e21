"""A disk that can be full or only be read: a small tmpfs where we may mount one, else limits of the process and rights.

Without the right to mount, a full disk is a process that may not make files larger (RLIMIT_FSIZE): SQLite calls that an
I/O error instead of a full disk, and treats both alike.
"""

import contextlib
import resource
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SIZE = "24m"
MOUNT = ("mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs")


class Disk:
    """`folder` stands on it."""

    def __init__(self, folder: Path, *, mounted: bool) -> None:
        self.folder, self.mounted = folder, mounted

    def fill(self, process: int) -> None:
        """Not a byte more, for this process at least."""
        if not self.mounted:
            largest = max(path.stat().st_size for path in self.folder.glob("*-wal"))  # what grows with every commit
            resource.prlimit(process, resource.RLIMIT_FSIZE, (largest, resource.RLIM_INFINITY))
            return
        with contextlib.suppress(OSError), self._filler.open("ab", buffering=0) as filler:
            while True:
                filler.write(bytes(4096))

    def free(self, process: int) -> None:
        if not self.mounted:
            resource.prlimit(process, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        self._filler.unlink(missing_ok=True)

    def lock(self) -> None:
        """From now on it can only be read; nobody may have a file open for writing."""
        if self.mounted:
            subprocess.run(("mount", "-o", "remount,ro", str(self.folder)), check=True)
            return
        for path in self.folder.iterdir():
            path.chmod(0o444)
        self.folder.chmod(0o555)

    @property
    def _filler(self) -> Path:
        return self.folder / "filler"


@contextmanager
def disk(folder: Path) -> Iterator[Disk]:
    """At `folder`, which must not be there yet."""
    folder.mkdir()
    mounted = False
    with contextlib.suppress(OSError):
        mounted = subprocess.run((*MOUNT, str(folder)), capture_output=True, check=False).returncode == 0
    try:
        yield Disk(folder, mounted=mounted)
    finally:
        if mounted:
            subprocess.run(("umount", "--lazy", str(folder)), check=True)
        else:
            folder.chmod(0o755)
