"""Files: documents, photos, albums, downloads; and that captions count as text."""

import json
from typing import Any

import aiohttp

from tests.playground.conftest import TOKEN, Emulator


async def upload(emulator: Emulator, method: str, fields: dict[str, str], **files: tuple[str, bytes]) -> Any:
    """A multipart call."""
    form = aiohttp.FormData(fields)
    for name, (file_name, data) in files.items():
        form.add_field(name, data, filename=file_name)
    async with (
        aiohttp.ClientSession() as http,
        http.post(f"{emulator.url}/bot{TOKEN}/{method}", data=form) as answer,
    ):
        return await answer.json()


async def test_a_document_can_be_downloaded_again(emulator: Emulator) -> None:
    li = await emulator.person()
    body = await upload(
        emulator, "sendDocument", {"chat_id": str(li), "caption": "<b>您的</b>数据", "parse_mode": "HTML"},
        document=("mydata.json", b'{"a":1}'),
    )  # fmt: skip
    document = body["result"]["document"]
    assert (document["file_name"], document["mime_type"], body["result"]["caption"]) == (
        "mydata.json",
        "application/octet-stream",
        "您的数据",
    )
    file = await emulator.bot("getFile", file_id=document["file_id"])
    async with (
        aiohttp.ClientSession() as http,
        http.get(f"{emulator.url}/file/bot{TOKEN}/{file['file_path']}") as answer,
    ):
        assert (answer.status, await answer.read()) == (200, b'{"a":1}')


async def test_files_are_for_the_bot_alone(emulator: Emulator) -> None:
    li = await emulator.person()
    body = await upload(emulator, "sendDocument", {"chat_id": str(li)}, document=("a.txt", b"a"))
    path = (await emulator.bot("getFile", file_id=body["result"]["document"]["file_id"]))["file_path"]
    assert (await emulator.get(f"/file/bot7000000001:wrong/{path}"))[0] == 401
    assert (await emulator.get(f"/file/bot{TOKEN}/documents/file_404.txt"))[0] == 404
    assert await emulator.refused("getFile", file_id="404") == "Bad Request: invalid file_id"


async def test_a_file_can_be_sent_again_by_its_id(emulator: Emulator) -> None:
    li = await emulator.person()
    body = await upload(emulator, "sendDocument", {"chat_id": str(li)}, document=("a.txt", b"a"))
    file_id = body["result"]["document"]["file_id"]
    assert (await emulator.bot("sendDocument", chat_id=li, document=file_id))["document"]["file_id"] == file_id
    refusal = await emulator.refused("sendDocument", chat_id=li, document="https://example.org/a.txt")
    assert refusal == "Bad Request: wrong file identifier/HTTP URL specified"


async def test_a_photo_must_be_one(emulator: Emulator, photo: bytes) -> None:
    li = await emulator.person()
    body = await upload(emulator, "sendPhoto", {"chat_id": str(li), "photo": "attach://x"}, x=("x.png", photo))
    assert (body["result"]["photo"][0]["width"], body["result"]["photo"][0]["height"]) == (1, 1)
    for junk in (b"not a picture", b"\xff\xd8\xff\xe0\x00", b"\x89PNG\r\n\x1a\n", b"GIF89a"):
        body = await upload(emulator, "sendPhoto", {"chat_id": str(li)}, photo=("x.png", junk))
        assert body["description"] == "Bad Request: IMAGE_PROCESS_FAILED"


async def test_a_caption_has_at_most_1024_characters(emulator: Emulator) -> None:
    li = await emulator.person()
    body = await upload(
        emulator, "sendDocument", {"chat_id": str(li), "caption": "姜" * 1025}, document=("a.txt", b"a")
    )
    assert body["description"] == "Bad Request: message caption is too long"


async def test_captions_are_edited(emulator: Emulator) -> None:
    li = await emulator.person()
    sent = (await upload(emulator, "sendDocument", {"chat_id": str(li)}, document=("a.txt", b"a")))["result"]
    where = {"chat_id": li, "message_id": sent["message_id"]}
    assert (await emulator.bot("editMessageCaption", caption="看这里", **where))["caption"] == "看这里"
    assert await emulator.refused("editMessageText", text="?", **where) == (
        "Bad Request: there is no text in the message to edit"
    )


async def test_an_album_is_several_messages_of_one_group(emulator: Emulator, photo: bytes) -> None:
    li = await emulator.person()
    media = [{"type": "photo", "media": "attach://a", "caption": "一"}, {"type": "photo", "media": "attach://a"}]
    body = await upload(
        emulator, "sendMediaGroup", {"chat_id": str(li), "media": json.dumps(media)}, a=("a.png", photo)
    )
    assert len({message["media_group_id"] for message in body["result"]}) == 1
    assert [m["text"] for m in await emulator.messages(li)] == ["一", ""]


async def test_people_send_photos_with_captions_places_and_documents(emulator: Emulator) -> None:
    wang = await emulator.person()
    group = await emulator.group(wang)
    await emulator.updates()
    await emulator.play("say", chat=group, user=wang, photo=True, caption="谁丢了这只猫 @linli_bot")
    await emulator.play("say", chat=group, user=wang, location={"latitude": 31.2, "longitude": 121.5})
    await emulator.play("say", chat=group, user=wang, document={"name": "名单.txt", "content": "1. 王"}, text="名单")
    photo, place, document = [u["message"] for u in await emulator.updates()]
    assert (photo["caption"], photo["caption_entities"][0]["type"], photo["photo"][0]["width"]) == (
        "谁丢了这只猫 @linli_bot",
        "mention",
        1,
    )
    assert place["location"] == {"latitude": 31.2, "longitude": 121.5}
    assert (document["document"]["file_name"], document["caption"]) == ("名单.txt", "名单")
    assert "base64" in await emulator.nonsense("say", chat=group, user=wang, photo="!!")
