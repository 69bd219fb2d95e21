"""Several programs on one server, as behind a proxy: Telegram calls whichever, each word is handled once, in order."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime
from typing import Any

import aiohttp

from bot.pace import Pace
from bot.program import Program
from bot.web import SECRET_HEADER, WEBHOOK_PATH
from community.members import Group
from handlers.turn import Turn
from storage.database import open_store
from storage.inbox import Received
from tests import postgres
from tests.bot.fake_telegram import TOKEN, FakeTelegram, message
from tests.bot.scene import echo, everything, settings_for
from tests.databases import rows
from texts.messages import Message

SECRET = "correct-horse"
REPLICAS, CHATS, MESSAGES = 3, 5, 12


@asynccontextmanager
async def replicas(telegram: FakeTelegram, url: str, folder: Any, number: int) -> AsyncIterator[list[Program]]:
    async with AsyncExitStack() as stack:
        settings = settings_for(
            telegram,
            folder,
            database_url=url,
            webhook_url="https://linli.example",
            webhook_secret=SECRET,
            listen="127.0.0.1:0",
        )
        programs = [Program(settings, pace=Pace.unlimited(), handle=echo, concerns=everything) for _ in range(number)]
        for program in programs:
            await stack.enter_async_context(program)
        yield programs


async def told(program: Program, update: dict[str, Any]) -> None:
    assert program.address is not None
    address = "http://{}:{}".format(*program.address)
    async with (
        aiohttp.ClientSession(address, headers={SECRET_HEADER: SECRET}) as session,
        session.post(WEBHOOK_PATH, json=update) as answer,
    ):
        assert answer.status == 200


def update(chat: int, number: int) -> dict[str, Any]:
    id_ = number * CHATS + chat
    return {"update_id": id_, "message": message(f"第{number}条", id_, chat=chat, user=chat)}


async def quiet(url: str) -> None:
    async with asyncio.timeout(30):
        while await rows(  # noqa: ASYNC110  # several programs
            url,
            "SELECT 1 FROM inbox WHERE state = 'waiting'"
            " UNION ALL SELECT 1 FROM outbox WHERE state IN ('waiting', 'sending')",
        ):
            await asyncio.sleep(0.05)


def received(raw: dict[str, Any]) -> Received:
    return Received(
        bot_id=123456, update_id=raw["update_id"], chat=raw["message"]["chat"]["id"], payload=json.dumps(raw)
    )


async def heard(telegram: FakeTelegram, count: int) -> None:
    async with asyncio.timeout(30):
        while len(telegram.said()) < count:  # noqa: ASYNC110  # another task's list
            await asyncio.sleep(0.05)


async def test_each_chat_hears_each_answer_once_and_in_order_whichever_program_was_called(tmp_path: Any) -> None:
    url = postgres.new_database()
    async with FakeTelegram() as telegram, replicas(telegram, url, tmp_path, REPLICAS) as programs:

        async def chat(number: int) -> None:
            for n in range(MESSAGES):
                await told(programs[(number + n) % REPLICAS], update(number, n))
                if n % 3 == 0:
                    await told(programs[(number + n + 1) % REPLICAS], update(number, n))  # told again: 200 was late

        await asyncio.gather(*(chat(number) for number in range(1, CHATS + 1)))
        await quiet(url)
        said = telegram.said()
    postgres.drop(url)
    heard = {number: [text for chat, text in said if chat == number] for number in range(1, CHATS + 1)}
    assert heard == {number: [f"第{n}条" for n in range(MESSAGES)] for number in range(1, CHATS + 1)}


async def test_a_head_that_another_process_has_is_passed_over_until_it_is_free(tmp_path: Any) -> None:
    url = postgres.new_database()
    async with await open_store(url) as other:
        async with other.turn() as books:
            await books.inbox.put([received(update(chat, n)) for n in range(2) for chat in (1, 2)], at=1)
        async with FakeTelegram() as telegram:
            async with other.turn() as books:
                head = await books.inbox.head(1)
                assert head is not None
                await books.inbox.claim(head.id)
                async with replicas(telegram, url, tmp_path, 1):
                    await heard(telegram, 2)
                    meanwhile = telegram.said()
            async with replicas(telegram, url, tmp_path, 1):
                await quiet(url)
                afterwards = telegram.said()[len(meanwhile) :]
    postgres.drop(url)
    assert (meanwhile, afterwards) == ([(2, "第0条"), (2, "第1条")], [(1, "第0条"), (1, "第1条")])


async def test_who_acts_privately_in_a_group_where_they_were_never_met_waits_for_its_turns(tmp_path: Any) -> None:
    """Telegram alone knows that they are in it: from then on no turn of the group comes between."""
    url = postgres.new_database()
    order: list[str] = []

    async def claims(turn: Turn) -> None:
        turn.role(-5, turn.who.id)
        order.append("claimed")
        turn.say(Message(html="记下了"))

    async with await open_store(url) as other, other.turn() as books:
        await books.groups.joined(Group(-5, "花园小区"), datetime(2026, 11, 21, tzinfo=UTC))
    async with await open_store(url) as other, FakeTelegram() as telegram:
        settings = settings_for(telegram, tmp_path, database_url=url)
        async with Program(settings, pace=Pace.unlimited(), handle=claims, concerns=everything):
            async with other.turn(-5):
                telegram.say("我来帮", chat=2, user=2)
                while not telegram.called("getChatMember"):  # noqa: ASYNC110  # the server's own list
                    await asyncio.sleep(0.01)
                await asyncio.sleep(0.3)
                order.append("ended by its poster")
            await heard(telegram, 1)
    postgres.drop(url)
    assert order == ["ended by its poster", "claimed"]


async def test_when_the_one_who_sends_stops_the_next_one_sends_on(tmp_path: Any) -> None:
    url = postgres.new_database()
    async with FakeTelegram() as telegram, replicas(telegram, url, tmp_path, 2) as (first, second):
        await told(first, update(1, 0))
        await quiet(url)
        await first.__aexit__(None, None, None)
        await told(second, update(1, 1))
        await quiet(url)
        said = telegram.said()
    postgres.drop(url)
    assert (said, TOKEN in str(said)) == ([(1, "第0条"), (1, "第1条")], False)
