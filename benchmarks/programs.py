"""The programs that are measured, each a process of its own: `python -m benchmarks.programs linli URL DATABASE`.

- `linli`: the whole bot as `linli run` starts it, without Telegram's pace (the embedded server has no limits).
- `aiogram`, `ptb`: what their own documentation shows as the first bot, an echo of every text, long polling.
- `aiogram-tenth`: the same, which answers one message in ten, as many as there are posts.
"""

import asyncio
import signal
import sys
from pathlib import Path

from benchmarks.stage import TOKEN


def linli(url: str, database: Path, *, paced: bool = False) -> None:
    from pydantic import SecretStr

    from bot.logs import set_up
    from bot.pace import Pace
    from bot.program import Program
    from bot.settings import GivenSettings

    async def run() -> None:
        stop = asyncio.Event()
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
        settings = GivenSettings(
            bot_token=SecretStr(TOKEN), api_root=url, database_url=f"sqlite:///{database}", listen="127.0.0.1:0"
        )
        async with Program(settings, pace=Pace() if paced else Pace.unlimited()) as program:
            await program.run_until(stop)

    set_up((TOKEN,))
    asyncio.run(run())


def aiogram(url: str, *, one_in: int = 1) -> None:
    from aiogram import Bot, Dispatcher, F
    from aiogram.client.session.aiohttp import AiohttpSession
    from aiogram.client.telegram import TelegramAPIServer
    from aiogram.types import Message

    dispatcher = Dispatcher()

    @dispatcher.message(F.text)
    async def echo(message: Message) -> None:
        if message.message_id % one_in == 0:
            await message.answer(message.text or "")

    async def run() -> None:
        bot = Bot(TOKEN, session=AiohttpSession(api=TelegramAPIServer.from_base(url)))
        await dispatcher.start_polling(bot)

    asyncio.run(run())


def ptb(url: str) -> None:
    from telegram import Update
    from telegram.ext import ApplicationBuilder, ContextTypes, MessageHandler, filters

    async def echo(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        if update.effective_message is not None:
            await update.effective_message.reply_text(update.effective_message.text or "")

    application = ApplicationBuilder().token(TOKEN).base_url(f"{url}/bot").build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    application.run_polling()


def run(name: str, url: str, database: Path) -> int:
    """One of the programs by name, until it is stopped; 2 where there is none of the name."""
    match name:
        case "linli":
            linli(url, database)
        case "linli-paced":
            linli(url, database, paced=True)
        case "aiogram":
            aiogram(url)
        case "aiogram-tenth":
            aiogram(url, one_in=10)
        case "ptb":
            ptb(url)
        case _:
            sys.stderr.write(f"no program {name}\n")
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(run(sys.argv[1], sys.argv[2], Path(sys.argv[3])))
