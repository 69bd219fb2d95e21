"""Files that were sent: kept in memory, found again by their id, downloaded by their path."""

import base64
import hashlib
import mimetypes
import struct
from dataclasses import dataclass
from typing import Any

from playground.emulator.arguments import Upload
from playground.emulator.errors import bad_request

LARGEST = 50_000_000  # bytes a bot may send; the real server's limit
LARGEST_PHOTO = 10_000_000
DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=="
)  # a picture of one dot, where a message is to have some photo


@dataclass(frozen=True, slots=True)
class StoredFile:
    id: str
    unique_id: str
    path: str
    name: str
    mime: str
    data: bytes

    def file(self) -> dict[str, Any]:
        """The API's File."""
        return {
            "file_id": self.id, "file_unique_id": self.unique_id, "file_size": len(self.data), "file_path": self.path,
        }  # fmt: skip

    def document(self) -> dict[str, Any]:
        """The API's Document."""
        return {
            "file_id": self.id, "file_unique_id": self.unique_id, "file_name": self.name, "mime_type": self.mime,
            "file_size": len(self.data),
        }  # fmt: skip

    def photo(self) -> list[dict[str, Any]]:
        """The API's PhotoSize array, with the one size there is."""
        width, height = image_size(self.data)
        return [
            {"file_id": self.id, "file_unique_id": self.unique_id, "width": width, "height": height,
             "file_size": len(self.data)}
        ]  # fmt: skip


class Files:
    def __init__(self) -> None:
        self._by_id: dict[str, StoredFile] = {}

    def add(self, upload: Upload, folder: str) -> StoredFile:
        """Keep it. `folder` is the first part of its path: "documents" or "photos"."""
        if not upload.data:
            raise bad_request("file must be non-empty")
        if len(upload.data) > (LARGEST_PHOTO if folder == "photos" else LARGEST):
            raise bad_request("file is too big")
        if folder == "photos":
            image_size(upload.data)
        number = len(self._by_id) + 1
        digest = hashlib.sha256(upload.data).hexdigest()
        name = upload.name.replace("\\", "/").rsplit("/", 1)[-1] or "file"
        suffix = f".{name.rsplit('.', 1)[1]}" if "." in name else ""
        suffix = suffix if suffix[1:].isalnum() and suffix.isascii() else ""
        stored = StoredFile(
            id=f"PlayFile{number:06d}{digest[:16]}",
            unique_id=digest[:16],
            path=f"{folder}/file_{number}{suffix}",
            name=name,
            mime=upload.mime or mimetypes.guess_type(name)[0] or "application/octet-stream",
            data=upload.data,
        )
        self._by_id[stored.id] = stored
        return stored

    def get(self, file_id: str) -> StoredFile | None:
        return self._by_id.get(file_id)

    def at(self, path: str) -> StoredFile | None:
        return next((f for f in self._by_id.values() if f.path == path), None)


def image_size(data: bytes) -> tuple[int, int]:
    """Width and height in pixels of a PNG, JPEG or GIF, read from its header. Anything else: ApiError 400."""
    if data.startswith(b"\x89PNG\r\n\x1a\n") and len(data) >= 24:
        width, height = struct.unpack(">II", data[16:24])
    elif data[:6] in (b"GIF87a", b"GIF89a") and len(data) >= 10:
        width, height = struct.unpack("<HH", data[6:10])
    else:
        width, height = _jpeg_size(data)
    if width <= 0 or height <= 0:
        raise bad_request("IMAGE_PROCESS_FAILED")
    if width + height > 10_000 or max(width, height) > 20 * min(width, height):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return width, height


def _jpeg_size(data: bytes) -> tuple[int, int]:
    if not data.startswith(b"\xff\xd8"):
        return 0, 0
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4])
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):  # a start-of-frame segment
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        at += 2 + length
    return 0, 0
