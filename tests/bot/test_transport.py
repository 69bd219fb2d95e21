"""Our transport against PTB's own: the same calls, the same answers, the same errors."""

import asyncio
import json
import socket
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
import pytest_asyncio
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, InputFile, InputMediaPhoto
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, HTTPXRequest

from bot.account import Account
from bot.transport import NotSent, Transport
from tests.bot.fake_telegram import CUT, HANG, TOKEN, FakeTelegram, Fault

FAULTS = {
    "400": Fault(400, "Bad Request: message is not modified"),
    "401": Fault(401, "Unauthorized"),
    "403": Fault(403, "Forbidden: bot was blocked by the user"),
    "404": Fault(404, "Not Found"),
    "409": Fault(409, "Conflict: terminated by other getUpdates request"),
    "429": Fault(429, "Too Many Requests: retry after 7", {"retry_after": 7}),
    "migrated": Fault(400, "Bad Request: group chat was upgraded", {"migrate_to_chat_id": -1005}),
    "500": Fault(500, "Internal Server Error"),
    "502 with a page": Fault(502),
}


@pytest_asyncio.fixture
async def server() -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram() as running:
        yield running


def bot(server: FakeTelegram, request: BaseRequest) -> Bot:
    return Bot(TOKEN, base_url=f"{server.url}/bot", request=request, get_updates_request=HTTPXRequest())


async def outcome(server: FakeTelegram, request: BaseRequest, act: Callable[[Bot], Any]) -> object:
    """What a call ends in: its result, or the error's type and its facts."""
    speaker = bot(server, request)
    await speaker.initialize()
    try:
        result = await act(speaker)
    except TelegramError as problem:
        facts = (getattr(problem, "retry_after", None), getattr(problem, "new_chat_id", None))
        return type(problem), str(problem), facts
    else:
        return result
    finally:
        await speaker.shutdown()


@pytest.mark.parametrize("name", FAULTS)
async def test_an_error_is_the_one_that_ptbs_own_transport_raises(server: FakeTelegram, name: str) -> None:
    def act(speaker: Bot) -> Any:
        return speaker.send_message(1, "好")

    server.fault("sendMessage", FAULTS[name], FAULTS[name])
    theirs = await outcome(server, HTTPXRequest(), act)
    ours = await outcome(server, Transport(), act)
    assert isinstance(theirs, tuple)
    assert ours == theirs


CALLS: dict[str, Callable[[Bot], Any]] = {
    "text with buttons": lambda speaker: speaker.send_message(
        1,
        "「姜」 <b>两块</b> 🫚",
        parse_mode="HTML",
        reply_markup=InlineKeyboardMarkup([[InlineKeyboardButton("我来帮", callback_data="claim:1")]]),
    ),
    "document": lambda speaker: speaker.send_document(1, InputFile(b"{}", filename="我的 资料.json"), caption="给您"),
    "attached album": lambda speaker: speaker.do_api_request(
        "send_album",
        {
            "chat_id": 1,
            "media": [InputMediaPhoto(InputFile(b"one", attach=True)), InputMediaPhoto(InputFile(b"two", attach=True))],
        },
    ),
    "nothing": lambda speaker: speaker.get_me(),
}


def loosely(params: dict[str, Any]) -> dict[str, Any]:
    """Parameters without the names that PTB makes up for attached files, and as text: a form has no numbers."""

    def plain(value: Any) -> Any:
        if isinstance(value, str):
            try:
                value = json.loads(value)
            except ValueError:
                return value
        if isinstance(value, dict):
            return {
                key: "attached" if key == "media" and "attach" in str(part) else plain(part)
                for key, part in value.items()
            }
        return [plain(part) for part in value] if isinstance(value, list) else value

    return {name: plain(value) for name, value in params.items()}


@pytest.mark.parametrize("name", CALLS)
async def test_the_server_is_told_what_ptbs_own_transport_tells_it(server: FakeTelegram, name: str) -> None:
    await outcome(server, HTTPXRequest(), CALLS[name])
    theirs = server.calls[-1]
    await outcome(server, Transport(), CALLS[name])
    ours = server.calls[-1]
    assert (ours.method, loosely(ours.params), sorted(ours.files.values())) == (
        theirs.method,
        loosely(theirs.params),
        sorted(theirs.files.values()),
    )


async def test_a_files_chinese_name_arrives(server: FakeTelegram) -> None:
    await outcome(server, Transport(), CALLS["document"])
    assert server.calls[-1].files == {"document:我的 资料.json": b"{}"}


async def test_no_connection_is_known_to_be_not_sent() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    async with Transport() as request:
        with pytest.raises(NotSent):
            await request.post(f"http://127.0.0.1:{port}/bot{TOKEN}/getMe")


async def test_a_connection_cut_after_sending_is_in_doubt(server: FakeTelegram) -> None:
    server.fault("sendMessage", Fault(kind=CUT, after=True))
    result = await outcome(server, Transport(), lambda speaker: speaker.send_message(1, "好"))
    assert isinstance(result, tuple)
    assert (result[0], server.said()) == (NetworkError, [(1, "好")])


async def test_no_answer_in_time_is_in_doubt(server: FakeTelegram) -> None:
    server.fault("sendMessage", Fault(kind=HANG, after=True))
    result = await outcome(server, Transport(read_timeout=0.1), lambda speaker: speaker.send_message(1, "好"))
    assert isinstance(result, tuple)
    assert result[0] is TimedOut


async def test_no_error_tells_the_token(server: FakeTelegram) -> None:
    server.fault("sendMessage", Fault(kind=CUT), Fault(502), Fault(500, "x"))
    shown = []
    async with Account(TOKEN, server.url) as account:
        for _ in range(3):
            with pytest.raises(TelegramError) as caught:
                await account.send_message(1, "好")
            chain = [caught.value, caught.value.__cause__, caught.value.__context__]
            shown += [repr(problem) + str(problem) for problem in chain]
        shown += [repr(account), str(account)]
    assert [text for text in shown if TOKEN in text] == []


async def test_polling_does_not_take_the_senders_connections(server: FakeTelegram) -> None:
    async with Account(TOKEN, server.url) as account:
        polls = [asyncio.create_task(account.raw_updates(None, wait=3)) for _ in range(5)]
        await asyncio.sleep(0.05)
        await asyncio.wait_for(account.send_message(1, "好"), 1)
        for poll in polls:
            poll.cancel()
        await asyncio.gather(*polls, return_exceptions=True)
    assert server.said() == [(1, "好")]
