"""A real database in a file, open for one test."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio

from storage.database import Store, open_store


@pytest_asyncio.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    async with await open_store(f"sqlite:///{tmp_path / 'linli.db'}") as opened:
        yield opened
