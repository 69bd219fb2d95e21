"""A real database, open for one test."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio

from storage.database import Store, open_store
from storage.sqlite import FileStore, open_file


@pytest_asyncio.fixture
async def store(database: str) -> AsyncIterator[Store]:
    """Each test that asks for it runs once on either database."""
    async with await open_store(database) as opened:
        yield opened


@pytest_asyncio.fixture
async def file(tmp_path: Path) -> AsyncIterator[FileStore]:
    """For what only a file has."""
    async with await open_file(f"sqlite:///{tmp_path / 'linli.db'}") as opened:
        yield opened
