"""The real program and the embedded server as processes of their own, and ten groups who talk."""

import asyncio
import os
import random
import sys
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from pathlib import Path

from tests.databases import rows
from tests.neighbourhood import Neighbourhood

GROUPS = 10
CLAIMERS = 10
CHATTER = 39  # beside one need and ten claims: fifty messages a group, five hundred in all
TOKEN = "123456:" + "A" * 35


@asynccontextmanager
async def server() -> AsyncIterator[str]:
    """The embedded server as a process of its own, so that the world outlives the bot."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "playground.emulator", "--token", TOKEN, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    try:
        yield (await process.stdout.readline()).decode().strip()
    finally:
        process.terminate()
        await process.wait()


async def bot(root: str, database: str, log: Path) -> asyncio.subprocess.Process:
    settings = {
        "LINLI_BOT_TOKEN": TOKEN,
        "LINLI_API_ROOT": root,
        "LINLI_DATABASE_URL": database,
        "LINLI_LISTEN": "127.0.0.1:0",
    }
    with log.open("ab") as out:
        return await asyncio.create_subprocess_exec(
            sys.executable,
            "-c",
            "from bot.cli import main; main()",
            "run",
            env=os.environ | settings,
            stdout=out,
            stderr=out,
        )


async def talk(home: Neighbourhood) -> None:
    """Fifty messages in every group, all groups at once: a need, ten who claim it in order, and chatter between."""

    async def in_group(number: int) -> None:
        title = f"小区{number}"
        chat = home.groups[title]
        need = await home.play("say", chat=chat, user=home.people[f"求{number}"], text="谁有电钻借一下")
        lines = [("chat", n) for n in range(CHATTER)] + [("claim", n) for n in range(CLAIMERS)]
        random.Random(number).shuffle(lines)
        lines.sort(key=lambda line: line[1] if line[0] == "claim" else random.Random(line[1]).random() * CLAIMERS)
        for kind, n in lines:
            who = home.people[f"帮{number}-{n % CLAIMERS}"]
            more = {"reply_to": need["message_id"]} if kind == "claim" else {}
            text = "我有，来拿" if kind == "claim" else f"今天天气真好{n}"
            await home.play("say", chat=chat, user=who, text=text, **more)
            await asyncio.sleep(0.4)

    await asyncio.gather(*(in_group(number) for number in range(GROUPS)))


async def until_quiet(home: Neighbourhood, database: str) -> None:
    """All confirmed, all handled, all delivered."""
    await home.settle()
    async with asyncio.timeout(240):
        while await rows(  # noqa: ASYNC110 - another process has the database; there is no event
            database,
            "SELECT 1 FROM inbox WHERE state = 'waiting'"
            " UNION ALL SELECT 1 FROM outbox WHERE state IN ('waiting', 'sending') LIMIT 1",
        ):
            await asyncio.sleep(0.5)


async def move_in(home: Neighbourhood) -> None:
    """Ten groups, each with one who will need something and ten who will help."""
    for number in range(GROUPS):
        names = [f"求{number}", *(f"帮{number}-{n}" for n in range(CLAIMERS))]
        for name in names:
            home.people[name] = (await home.play("people", name=name, started=False))["id"]
        group = await home.play(
            "groups",
            title=f"小区{number}",
            members=[home.people[name] for name in names],
            admins=[home.people[names[0]]],
        )
        home.groups[f"小区{number}"] = group["id"]


async def check(home: Neighbourhood, database: str, logs: Iterable[Path]) -> None:
    """Every need has its ten claims once, in order, and a card."""
    cards = [await home.cards(where=title) for title in home.groups]
    claims = await rows(database, "SELECT post_id, person_id, state FROM claims ORDER BY id")
    holders = [claim for claim in claims if claim[2] == "holding"]
    asides = await rows(database, "SELECT count(*) FROM inbox WHERE state = 'aside'")
    first = {home.people[f"帮{number}-0"] for number in range(GROUPS)}
    assert len(claims) == len({claim[:2] for claim in claims}) == GROUPS * CLAIMERS
    assert len(holders) == GROUPS
    assert {claim[1] for claim in holders} == first
    assert asides == [(0,)]
    assert [len([card for card in of_one if "电钻" in card["text"]]) >= 1 for of_one in cards] == [True] * GROUPS
    assert ["Traceback" in log.read_text("utf-8") for log in logs] == [False for _ in logs]
