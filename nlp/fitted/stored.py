"""Fitted models in files: plain values and numbers, small on disk and quick to read.

`write({"base": 1.5}, path)`; `read(path)` → {"base": 1.5}. The files are part of the package, never anybody's input.
"""

import gc
import marshal
import zlib
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

MODELS = Path(__file__).parents[1] / "models"


def write(value: Any, path: Path, effort: int = 9) -> None:
    """Plain values (dicts, lists, numbers, strings, bytes) in one file; 0 where no effort makes it smaller."""
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(zlib.compress(marshal.dumps(value, 4), effort))


def read(path: Path) -> Any:
    """What `write` wrote.

    The collector rests meanwhile: many values come to stay, and it would look at all of them many times.
    """
    data = zlib.decompress(path.read_bytes())
    collecting = gc.isenabled()
    gc.disable()
    try:
        return marshal.loads(data)  # noqa: S302 - our own file, see above
    finally:
        if collecting:
            gc.enable()


def planes(numbers: NDArray[np.int16]) -> tuple[tuple[int, ...], bytes]:
    """A table as shape and bytes, the low bytes of all its numbers first: the high ones are nearly all alike."""
    return numbers.shape, np.ascontiguousarray(numbers, "<i2").view(np.uint8).reshape(-1, 2).T.tobytes()


def joined(shape: tuple[int, ...], planes: bytes) -> NDArray[np.int16]:
    """The table that `planes` laid out."""
    halves = np.frombuffer(planes, np.uint8).reshape(2, -1)
    return np.ascontiguousarray(halves.T).view("<i2").astype(np.int16, copy=False).reshape(shape)
