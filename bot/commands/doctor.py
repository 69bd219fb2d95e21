"""`linli doctor`: token, privacy mode, rights, database, disk, clock; `--health` asks the running bot."""

import asyncio
import os
import stat
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path

import aiohttp
from telegram.error import BadRequest, Forbidden, InvalidToken, TelegramError

from bot.account import Account
from bot.command import Command, Failed
from bot.logs import silence_libraries
from bot.settings import Basics, Settings, load
from bot.web import WEBHOOK_PATH
from storage.checkup import check, check_server
from storage.database import Unsupported, file_of, is_server, place_of
from storage.disk import look
from texts import commandline, doctor, running

CLOCK_SECONDS = 30.0  # more, and reminders come at the wrong minute
HEALTH_SECONDS = 5.0
ANSWER_SECONDS = 10.0
LONG_ENOUGH = 24  # characters of a secret that anybody on the net may guess at
OTHERS = stat.S_IRGRP | stat.S_IROTH
MOST_PENDING = 100  # more, and nobody takes them


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the report: well, or something to do."""

    well: bool
    words: str


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--health", action="store_true", help=commandline.DOCTOR_HEALTH)


def run(options: Namespace) -> int:
    silence_libraries()
    if options.health:
        return _report([asyncio.run(_health(load(Basics)))])
    return _report(asyncio.run(_all(load(Settings))))


def _report(findings: list[Finding]) -> int:
    for finding in findings:
        sys.stdout.write(f"{'✓' if finding.well else '✗'} {finding.words}\n")
    return 0 if all(finding.well for finding in findings) else 1


async def _all(settings: Settings) -> list[Finding]:
    database, groups = await _database(settings)
    telegram = [finding async for finding in _telegram(settings, groups)]
    return [*telegram, database, *_secrets(settings), *await _place(settings), *await _clock(settings)]


def _secrets(settings: Settings) -> list[Finding]:
    """What only the bot should know: nothing to say where all is well."""
    findings = []
    file = Path(".env")
    if os.name == "posix" and file.is_file() and file.stat().st_mode & OTHERS:
        findings.append(Finding(False, doctor.read_by_others(str(file))))
    secret = settings.webhook_secret
    if secret is not None and len(secret.get_secret_value()) < LONG_ENOUGH:
        findings.append(Finding(False, doctor.short_secret(LONG_ENOUGH)))
    return findings


async def _place(settings: Settings) -> list[Finding]:
    """The disk under the database; where the bot is running, what it says of itself."""
    try:
        path = file_of(settings.database_url)
        found = await asyncio.to_thread(look, path)
    except Unsupported:
        return []  # a server's disk is the server's
    findings = [
        Finding(
            found.writable, doctor.writable(str(path.parent)) if found.writable else doctor.not_writable(str(path))
        ),
        Finding(found.free >= found.wanted, doctor.free(found.free, found.wanted)),
    ]
    if found.others:
        findings.append(Finding(False, doctor.read_by_others(", ".join(found.others))))
    if found.running and settings.address is not None:
        findings.append(await _health(settings))
    return findings


async def _database(settings: Basics) -> tuple[Finding, tuple[int, ...]]:
    path: object
    try:
        if is_server(settings.database_url):
            path = place_of(settings.database_url)
            found = await check_server(settings.database_url)
        else:
            path = file_of(settings.database_url)
            found = await asyncio.to_thread(check, path)
    except Unsupported as problem:
        raise Failed(running.database_unsupported()) from problem
    except FileNotFoundError:
        return Finding(True, doctor.database_none(str(path))), ()
    if found.fault is not None:
        return Finding(False, doctor.database_broken(str(path), found.fault)), ()
    if found.migration > found.known:
        return Finding(False, running.database_newer(found.migration, found.known)), ()
    return Finding(True, doctor.database_fine(str(path), found.migration)), found.groups


async def _telegram(settings: Settings, groups: tuple[int, ...]) -> AsyncIterator[Finding]:
    account = Account(settings.bot_token.get_secret_value(), settings.api_root)
    try:
        await account.initialize()
        me = account.bot
        yield Finding(True, doctor.token_fine(me.username or ""))
        reads_all = bool(me.can_read_all_group_messages)
        yield Finding(reads_all, doctor.reads_all() if reads_all else doctor.reads_only_commands())
        yield await _way_in(account, settings)
        for group in groups:
            yield await _group(account, group, reads_all)
    except InvalidToken:
        yield Finding(False, running.token_rejected())
    except TelegramError as problem:
        yield Finding(False, doctor.telegram_unreachable(type(problem).__name__))
    finally:
        await account.shutdown()


async def _way_in(account: Account, settings: Settings) -> Finding:
    info = await account.get_webhook_info()
    wanted = settings.webhook_url.rstrip("/") + WEBHOOK_PATH if settings.webhook_url else ""
    if info.url != wanted:
        return Finding(False, doctor.way_in_differs(bool(wanted)))
    if wanted and info.last_error_message:
        return Finding(False, doctor.webhook_failing(info.last_error_message))
    if info.pending_update_count > MOST_PENDING:
        return Finding(False, doctor.updates_pending(info.pending_update_count))
    return Finding(True, doctor.way_in_fine(bool(wanted)))


async def _group(account: Account, group: int, reads_all: bool) -> Finding:
    try:
        member = await account.get_chat_member(group, account.bot.id)
    except (BadRequest, Forbidden):
        return Finding(False, doctor.group_out(group))
    admin = member.status == "administrator"
    if not admin and not reads_all:
        return Finding(False, doctor.group_blind(group))
    return Finding(True, doctor.group_fine(group, admin))


async def _clock(settings: Settings) -> list[Finding]:
    """Against the Date header of the Bot API; nothing to say where it is not sent."""
    timeout = aiohttp.ClientTimeout(total=ANSWER_SECONDS)
    try:
        async with (
            aiohttp.ClientSession(timeout=timeout, trust_env=True) as session,
            session.get(settings.api_root, allow_redirects=False) as answer,
        ):
            date = answer.headers.get("Date")
    except (aiohttp.ClientError, TimeoutError):
        return []  # said already: Telegram cannot be reached
    if date is None:
        return []
    try:
        drift = (datetime.now(UTC) - parsedate_to_datetime(date)).total_seconds()
    except (ValueError, TypeError):  # no date, or one without a zone: a proxy's
        return []
    if abs(drift) > CLOCK_SECONDS:
        return [Finding(False, doctor.clock_off(drift))]
    return [Finding(True, doctor.clock_fine(drift))]


async def _health(settings: Basics) -> Finding:
    if settings.address is None:
        return Finding(False, doctor.nothing_served())
    host, port = settings.address
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104  # listening everywhere, ask here
    url = f"http://{f'[{host}]' if ':' in host else host}:{port}/healthz"
    try:
        async with (
            aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=HEALTH_SECONDS)) as session,
            session.get(url) as answer,
        ):
            problems = [str(one) for one in (await answer.json())["problems"]]
    except (aiohttp.ClientError, TimeoutError, ValueError, KeyError, TypeError) as problem:  # or somebody else answers
        return Finding(False, doctor.unhealthy(type(problem).__name__))
    return Finding(not problems, doctor.unhealthy("; ".join(problems)) if problems else doctor.healthy())


COMMAND = Command("doctor", commandline.DOCTOR, add_arguments, run)
