"""A neighbourhood for every story."""

from collections.abc import AsyncIterator

import pytest

from tests.neighbourhood import Neighbourhood, moved_in


@pytest.fixture
async def home(database: str) -> AsyncIterator[Neighbourhood]:
    """Six neighbours in one group who have all pressed Start; 老张 is its admin."""
    async with moved_in(database) as neighbourhood:
        yield neighbourhood


@pytest.fixture
async def shy(database: str) -> AsyncIterator[Neighbourhood]:
    """The same, but 小李 and 陈姐 never pressed Start."""
    async with moved_in(database, not_started=("小李", "陈姐")) as neighbourhood:
        yield neighbourhood
