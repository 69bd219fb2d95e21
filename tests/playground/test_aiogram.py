"""An echo bot written with another library: what it hears and says goes through the embedded server as through the
real one."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from aiogram import Bot, Dispatcher, F
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramConflictError, TelegramForbiddenError, TelegramRetryAfter
from aiogram.filters import CommandStart
from aiogram.types import (
    BotCommand,
    BufferedInputFile,
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    Message,
)

from tests.playground.conftest import TOKEN, Emulator

AGAIN = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="再来", callback_data="again:1")]])


@asynccontextmanager
async def client(emulator: Emulator) -> AsyncIterator[Bot]:
    session = AiohttpSession(api=TelegramAPIServer.from_base(emulator.url))
    async with Bot(TOKEN, session=session) as bot:
        yield bot


def echo() -> Dispatcher:
    """Greets, repeats, and edits what it said when 再来 is tapped."""
    dispatcher = Dispatcher()

    @dispatcher.message(CommandStart())
    async def start(message: Message) -> None:
        await message.answer("您好")

    @dispatcher.message(F.text)
    async def repeat(message: Message) -> None:
        await message.reply(f"<b>{message.text}</b>", parse_mode="HTML", reply_markup=AGAIN)

    @dispatcher.edited_message(F.text)
    async def changed(message: Message) -> None:
        await message.answer(f"改成了{message.text}")

    @dispatcher.callback_query(F.data.startswith("again:"))
    async def again(query: CallbackQuery) -> None:
        if isinstance(query.message, Message):
            await query.message.edit_text(f"{query.message.text}，{query.from_user.first_name}")
        await query.answer("改好了", show_alert=True)

    return dispatcher


@asynccontextmanager
async def running(bot: Bot) -> AsyncIterator[None]:
    dispatcher = echo()
    polling = asyncio.create_task(
        dispatcher.start_polling(bot, polling_timeout=20, handle_signals=False, close_bot_session=False)
    )
    try:
        yield
    finally:
        if not polling.done():
            with contextlib.suppress(RuntimeError):  # it had not begun
                await dispatcher.stop_polling()
        await polling


async def test_an_echo_bot_starts_repeats_edits_and_answers(emulator: Emulator) -> None:
    li = await emulator.person("小李", started=False)
    async with client(emulator) as bot, running(bot):
        await emulator.play("start", user=li)
        said = await emulator.play("say", chat=li, user=li, text="谁有姜")
        await emulator.play("settle")
        await emulator.play("edit", chat=li, message_id=said["message_id"], text="谁有葱")
        await emulator.play("settle")
        shown: list[dict[str, object]] = []
        while len(shown) < 5:
            await asyncio.sleep(0.02)
            shown = await emulator.messages(li)
        repeated = next(m for m in shown if m["buttons"])
        answer = await emulator.play("tap", chat=li, message_id=repeated["id"], user=li, button="再来")
    heard = [m["text"] for m in await emulator.messages(li) if m["from"]["is_bot"]]
    assert sorted(heard) == sorted(["您好", "谁有姜，小李", "改成了谁有葱"])
    assert answer == {"text": "改好了", "show_alert": True, "url": None}


async def test_refusals_are_the_errors_that_the_library_knows(emulator: Emulator) -> None:
    li = await emulator.person("小李", started=False)
    async with client(emulator) as bot:
        with pytest.raises(TelegramForbiddenError, match="can't initiate conversation"):
            await bot.send_message(li, "您好")
        await emulator.play("fault", method="getMe", kind="429", times=1, retry_after=3)
        with pytest.raises(TelegramRetryAfter) as refusal:
            await bot.get_me()
        assert refusal.value.retry_after == 3


async def test_a_second_poller_is_a_conflict(emulator: Emulator) -> None:
    async with client(emulator) as bot, client(emulator) as other:
        first = asyncio.create_task(bot.get_updates(timeout=20))
        await asyncio.sleep(0.1)
        assert await other.get_updates(timeout=0) == []
        with pytest.raises(TelegramConflictError):
            await first


async def test_all_kinds_of_answers_can_be_read(emulator: Emulator, photo: bytes) -> None:
    li = await emulator.person("小李")
    group, plain = await emulator.group(li, bot_admin=True), await emulator.group(li)
    async with client(emulator) as bot:
        document = await bot.send_document(li, BufferedInputFile(b"{}", "mydata.json"), caption="您的数据")
        picture = await bot.send_photo(group, BufferedInputFile(photo, "a.png"))
        poll = await bot.send_poll(group, "几点?", ["九点", "十点"], is_anonymous=False)
        await bot.pin_chat_message(group, picture.message_id)
        await bot.set_my_commands([BotCommand(command="help", description="怎么用")])
        chat = await bot.get_chat(group)
        assert document.document is not None
        content = await bot.download(document.document)
        assert (content.read() if content else None, chat.pinned_message is not None) == (b"{}", True)
        assert (await bot.stop_poll(group, poll.message_id)).is_closed
        # of a group whose only admin is its creator: aiogram knows fields of admins that came after Bot API 10.1
        assert [member.status for member in await bot.get_chat_administrators(plain)] == ["creator"]
        assert (await bot.get_my_commands())[0].command == "help"
