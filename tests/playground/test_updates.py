"""How a bot hears: offsets, long polling, conflicts, what it asked for, webhooks."""

import asyncio
import time
from typing import Any

import pytest
from aiohttp import web

from tests.playground.conftest import Emulator


def ids(updates: list[dict[str, Any]]) -> list[int]:
    return [update["update_id"] for update in updates]


async def test_an_unknown_token_is_401(emulator: Emulator) -> None:
    status, body = await emulator.call("getMe", token="7000000001:wrong")
    assert (status, body["description"]) == (401, "Unauthorized")


async def test_an_unknown_method_is_404_and_known_ones_are_found_in_any_case(emulator: Emulator) -> None:
    status, body = await emulator.call("makeCoffee")
    assert (status, body["description"]) == (404, "Not Found")
    assert (await emulator.bot("GETME"))["username"] == "linli_bot"


async def test_what_is_not_confirmed_comes_again(emulator: Emulator) -> None:
    person = await emulator.person()
    await emulator.play("say", chat=person, user=person, text="一")
    first = await emulator.bot("getUpdates")
    again = await emulator.bot("getUpdates", offset=first[0]["update_id"])
    assert ids(again) == ids(first) != []


async def test_a_higher_offset_confirms_for_good(emulator: Emulator) -> None:
    person = await emulator.person()
    for text in "一二三":
        await emulator.play("say", chat=person, user=person, text=text)
    first = await emulator.bot("getUpdates")
    rest = await emulator.bot("getUpdates", offset=first[1]["update_id"] + 1)
    assert ids(rest) == ids(first)[2:]
    assert ids(await emulator.bot("getUpdates", offset=first[0]["update_id"])) == ids(rest)


async def test_a_negative_offset_keeps_the_last_ones(emulator: Emulator) -> None:
    person = await emulator.person()
    for text in "一二三":
        await emulator.play("say", chat=person, user=person, text=text)
    assert [u["message"]["text"] for u in await emulator.bot("getUpdates", offset=-1)] == ["三"]
    assert len(await emulator.bot("getUpdates")) == 1


async def test_limit_takes_the_oldest(emulator: Emulator) -> None:
    person = await emulator.person()
    await emulator.updates()
    for text in "一二三":
        await emulator.play("say", chat=person, user=person, text=text)
    assert [u["message"]["text"] for u in await emulator.bot("getUpdates", limit=2)] == ["一", "二"]


async def test_a_long_poll_ends_with_the_first_message(emulator: Emulator) -> None:
    person = await emulator.person()
    await emulator.updates()
    begun = time.monotonic()
    poll = asyncio.create_task(emulator.bot("getUpdates", timeout=20))
    await asyncio.sleep(0.05)
    await emulator.play("say", chat=person, user=person, text="在吗")
    assert [u["message"]["text"] for u in await poll] == ["在吗"]
    assert time.monotonic() - begun < 10


async def test_a_long_poll_that_hears_nothing_ends_empty(emulator: Emulator) -> None:
    begun = time.monotonic()
    assert await emulator.bot("getUpdates", timeout=1) == []
    assert time.monotonic() - begun >= 0.9


async def test_of_two_pollers_the_older_one_is_told_of_the_conflict(emulator: Emulator) -> None:
    first = asyncio.create_task(emulator.call("getUpdates", timeout=20))
    await asyncio.sleep(0.05)
    second = asyncio.create_task(emulator.call("getUpdates", timeout=1))
    status, body = await first
    assert status == 409
    assert body["description"].startswith("Conflict: terminated by other getUpdates request")
    assert (await second)[0] == 200


async def test_member_changes_and_reactions_come_only_when_asked_for(emulator: Emulator) -> None:
    wang, li = await emulator.person(), await emulator.person("小李")
    group = await emulator.group(wang, bot_admin=True)
    await emulator.updates()
    await emulator.play("join", chat=group, user=li)
    assert [sorted(u)[0] for u in await emulator.updates()] == ["message"]
    await emulator.bot("getUpdates", allowed_updates=["chat_member"])
    await emulator.play("leave", chat=group, user=li)
    (update,) = await emulator.updates()
    assert update["chat_member"]["new_chat_member"]["status"] == "left"


async def test_an_empty_list_of_allowed_updates_means_the_default(emulator: Emulator) -> None:
    person = await emulator.person()
    await emulator.bot("getUpdates", allowed_updates=["poll"])
    await emulator.play("say", chat=person, user=person, text="听不见")
    await emulator.bot("getUpdates", allowed_updates=[])
    await emulator.play("say", chat=person, user=person, text="听得见")
    assert [u["message"]["text"] for u in await emulator.updates("message")] == ["听得见"]


async def test_what_was_asked_for_stays_until_something_else_is(emulator: Emulator) -> None:
    person = await emulator.person()
    await emulator.updates()
    await emulator.bot("getUpdates", allowed_updates=["edited_message"])
    await emulator.bot("getUpdates")
    said = await emulator.play("say", chat=person, user=person, text="一")
    await emulator.play("edit", chat=person, message_id=said["message_id"], text="二")
    assert [u["edited_message"]["text"] for u in await emulator.updates()] == ["二"]


class Hook:
    """A bot's webhook on this machine; `statuses` are what it answers, then always 200."""

    def __init__(self, *statuses: int) -> None:
        self.statuses = list(statuses)
        self.heard: list[tuple[str | None, dict[str, Any]]] = []
        self.enough = asyncio.Event()

    async def take(self, request: web.Request) -> web.Response:
        self.heard.append((request.headers.get("X-Telegram-Bot-Api-Secret-Token"), await request.json()))
        status = self.statuses.pop(0) if self.statuses else 200
        if status == 200:
            self.enough.set()
        return web.Response(status=status)


async def hooked(emulator: Emulator, hook: Hook, **arguments: Any) -> web.AppRunner:
    app = web.Application()
    app.router.add_post("/hook", hook.take)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    await emulator.bot("setWebhook", url=f"http://127.0.0.1:{runner.addresses[0][1]}/hook", **arguments)
    return runner


async def test_a_webhook_is_given_updates_with_its_secret_until_it_takes_them(emulator: Emulator) -> None:
    hook = Hook(500)
    runner = await hooked(emulator, hook, secret_token="geheim")
    person = await emulator.person(started=False)
    await emulator.play("start", user=person)
    await asyncio.wait_for(hook.enough.wait(), 10)
    await emulator.play("settle")
    await runner.cleanup()
    assert [(secret, update["message"]["text"]) for secret, update in hook.heard] == [("geheim", "/start")] * 2


async def test_a_webhooks_trouble_is_told_by_get_webhook_info(emulator: Emulator) -> None:
    hook = Hook(503)
    runner = await hooked(emulator, hook, allowed_updates=["message"])
    person = await emulator.person(started=False)
    await emulator.play("start", user=person)
    await asyncio.wait_for(hook.enough.wait(), 10)
    await emulator.play("settle")
    info = await emulator.bot("getWebhookInfo")
    await runner.cleanup()
    assert info["last_error_message"].startswith("Wrong response from the webhook: 503")
    assert (info["allowed_updates"], info["pending_update_count"]) == (["message"], 0)


async def test_nobody_polls_while_a_webhook_is_set(emulator: Emulator) -> None:
    poll = asyncio.create_task(emulator.call("getUpdates", timeout=20))
    await asyncio.sleep(0.05)
    runner = await hooked(emulator, Hook())
    status, body = await emulator.call("getUpdates")
    await runner.cleanup()
    assert ((await poll)[0], status) == (409, 409)
    assert body["description"].startswith("Conflict: can't use getUpdates method while webhook is active")
    await emulator.bot("deleteWebhook")
    assert (await emulator.call("getUpdates"))[0] == 200


@pytest.mark.parametrize(
    "url", ["http://example.org/hook", "https://example.org/hook", "ftp://127.0.0.1/", "nonsense", "http://[::1"]
)
async def test_webhooks_lead_to_this_machine_only(emulator: Emulator, url: str) -> None:
    assert (await emulator.refused("setWebhook", url=url)).startswith("Bad Request: bad webhook")


async def test_pending_updates_can_be_dropped(emulator: Emulator) -> None:
    person = await emulator.person()
    await emulator.play("say", chat=person, user=person, text="一")
    await emulator.bot("deleteWebhook", drop_pending_updates=True)
    assert await emulator.bot("getUpdates") == []
