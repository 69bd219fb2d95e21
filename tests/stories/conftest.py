"""A neighbourhood for every story."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.neighbourhood import Neighbourhood, moved_in


@pytest.fixture
async def home(tmp_path: Path) -> AsyncIterator[Neighbourhood]:
    """Six neighbours in one group who have all pressed Start; 老张 is its admin."""
    async with moved_in(tmp_path) as neighbourhood:
        yield neighbourhood


@pytest.fixture
async def shy(tmp_path: Path) -> AsyncIterator[Neighbourhood]:
    """The same, but 小李 and 陈姐 never pressed Start."""
    async with moved_in(tmp_path, not_started=("小李", "陈姐")) as neighbourhood:
        yield neighbourhood
