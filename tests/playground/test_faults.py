"""Trouble on demand."""

import asyncio
import time

import aiohttp
import pytest

from tests.playground.conftest import TOKEN, Emulator


async def test_429_says_how_long_to_wait(emulator: Emulator) -> None:
    li = await emulator.person()
    await emulator.play("fault", method="sendMessage", kind=429, times=1, retry_after=7)
    status, body = await emulator.call("sendMessage", chat_id=li, text="一")
    assert (status, body["parameters"]) == (429, {"retry_after": 7})
    assert body["description"] == "Too Many Requests: retry after 7"
    assert await emulator.bot("sendMessage", chat_id=li, text="二")


@pytest.mark.parametrize(("kind", "status"), [("403", 403), ("400", 400), (500, 500), ("401", 401), ("409", 409)])
async def test_a_fault_lasts_as_often_as_was_said(emulator: Emulator, kind: object, status: int) -> None:
    await emulator.play("fault", kind=kind, times=2)
    assert [(await emulator.call("getMe"))[0] for _ in range(3)] == [status, status, 200]


async def test_a_fault_of_one_method_leaves_the_others_alone(emulator: Emulator) -> None:
    await emulator.play("fault", method="SENDMESSAGE", kind="500", times=1)
    li = await emulator.person()
    assert (await emulator.call("getMe"))[0] == 200
    assert (await emulator.call("sendMessage", chat_id=li, text="?"))[0] == 500


async def test_a_bad_gateway_answers_with_a_page(emulator: Emulator) -> None:
    await emulator.play("fault", kind="502html", times=1)
    async with (
        aiohttp.ClientSession() as http,
        http.get(f"{emulator.url}/bot{TOKEN}/getMe") as answer,
    ):
        assert (answer.status, answer.content_type) == (502, "text/html")


@pytest.mark.parametrize(("kind", "heard"), [("cut", []), ("cut_after", ["一"])])
async def test_a_cut_connection_leaves_it_open_whether_the_server_acted(
    emulator: Emulator, kind: str, heard: list[str]
) -> None:
    li = await emulator.person()
    await emulator.play("fault", method="sendMessage", kind=kind, times=1)
    with pytest.raises(aiohttp.ClientConnectionError):
        await emulator.call("sendMessage", chat_id=li, text="一")
    assert [message["text"] for message in await emulator.messages(li)] == heard


async def test_a_slow_server_acts_late(emulator: Emulator) -> None:
    await emulator.play("fault", kind="slow", times=1, seconds=0.3)
    begun = time.monotonic()
    assert (await emulator.call("getMe"))[0] == 200
    assert time.monotonic() - begun >= 0.3


async def test_no_times_takes_all_faults_away(emulator: Emulator) -> None:
    await emulator.play("fault", kind="500", times=9)
    await emulator.play("fault", kind="500", times=0)
    assert (await emulator.call("getMe"))[0] == 200


async def test_faults_of_unknown_kinds_are_refused(emulator: Emulator) -> None:
    for wrong in (
        {"kind": "earthquake"},
        {"kind": True},
        {},
        {"kind": "500", "times": -1},
        {"kind": 429, "times": "x"},
    ):
        assert await emulator.nonsense("fault", **wrong)


async def test_confirmed_updates_come_again(emulator: Emulator) -> None:
    await emulator.person()
    first = await emulator.bot("getUpdates")
    assert await emulator.bot("getUpdates", offset=first[-1]["update_id"] + 1) == []
    await emulator.play("fault", kind="repeated")
    assert await emulator.bot("getUpdates") == first


async def test_the_newest_update_comes_first(emulator: Emulator) -> None:
    await emulator.group(await emulator.person(), await emulator.person("小李"))
    in_order = [update["update_id"] for update in await emulator.bot("getUpdates")]
    await emulator.play("fault", kind="reordered", method="sendMessage")  # of updates alone, whatever is said
    assert [update["update_id"] for update in await emulator.bot("getUpdates")] == in_order[::-1] != in_order


async def test_an_answer_may_come_late_when_the_server_has_acted(emulator: Emulator) -> None:
    li = await emulator.person()
    await emulator.play("fault", kind="slow_after", times=1, seconds=30)
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.3):
            await emulator.call("sendMessage", chat_id=li, text="一")
    assert [message["text"] for message in await emulator.messages(li)] == ["一"]


async def test_an_update_may_be_anything(emulator: Emulator) -> None:
    await emulator.play("update", kind="message", body={"message_id": "one"})
    async with aiohttp.ClientSession() as http, http.get(f"{emulator.url}/bot{TOKEN}/getUpdates") as answer:
        (update,) = (await answer.json())["result"]
    assert update["message"] == {"message_id": "one"}
    assert await emulator.nonsense("update", kind="rumour", body={})
    assert await emulator.nonsense("update", kind="message")
