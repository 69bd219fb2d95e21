"""What the bot sends in files: documents, photos, albums; and how files are fetched."""

import time
from typing import Any

from playground.emulator import formatting, views
from playground.emulator.arguments import Arguments, Upload
from playground.emulator.errors import bad_request
from playground.emulator.files import StoredFile
from playground.emulator.methods.sending import send
from playground.emulator.methods.targets import placing, writable
from playground.emulator.world import World

_FOLDERS = {"document": "documents", "photo": "photos"}


def stored(world: World, arguments: Arguments, kind: str, value: Any = None) -> StoredFile:
    """The file a call sends: an upload, `attach://` one, or the id of one known. Web addresses are not fetched."""
    upload: Upload | None = arguments.uploads.get(kind)
    name = arguments.text(kind) if value is None else str(value)
    if name.startswith("attach://"):
        upload = arguments.uploads.get(name.removeprefix("attach://"))
    if upload is not None:
        return world.files.add(upload, _FOLDERS[kind])
    if not name:
        raise bad_request(f"there is no {kind} in the request")
    known = world.files.get(name)
    if known is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    return known


def content(world: World, arguments: Arguments, kind: str, file: StoredFile) -> dict[str, Any]:
    caption, entities = formatting.caption(world, arguments)
    result: dict[str, Any] = {kind: file.photo() if kind == "photo" else file.document()}
    if caption:
        result["caption"] = caption
    if entities:
        result["caption_entities"] = entities
    return result


def send_document(world: World, arguments: Arguments) -> dict[str, Any]:
    chat = writable(world, arguments)
    return send(world, arguments, chat, content(world, arguments, "document", stored(world, arguments, "document")))


def send_photo(world: World, arguments: Arguments) -> dict[str, Any]:
    chat = writable(world, arguments)
    return send(world, arguments, chat, content(world, arguments, "photo", stored(world, arguments, "photo")))


def send_media_group(world: World, arguments: Arguments) -> list[dict[str, Any]]:
    chat = writable(world, arguments)
    items = arguments.array("media") or []
    if not 2 <= len(items) <= 10:
        raise bad_request("media group must include 2-10 items")
    contents = []
    for item in items:
        media = arguments.sub(item, "InputMedia")
        kind = media.text("type")
        if kind not in _FOLDERS:
            raise bad_request("can't parse InputMedia: type must be photo or document")
        contents.append(content(world, media, kind, stored(world, media, kind, media.text("media"))))
    where = placing(world, chat, arguments)
    album = str(time.time_ns())
    sent = [world.post(chat, world.bot.id, each, album=album, **where) for each in contents]
    return [views.message(world, message) for message in sent]


def get_file(world: World, arguments: Arguments) -> dict[str, Any]:
    file = world.files.get(arguments.text("file_id"))
    if file is None:
        raise bad_request("invalid file_id")
    return file.file()


METHODS = {
    "sendDocument": send_document,
    "sendPhoto": send_photo,
    "sendMediaGroup": send_media_group,
    "getFile": get_file,
}
