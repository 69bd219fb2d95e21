"""A neighbourhood for every story."""

from collections.abc import AsyncIterator, Iterator

import pytest

from tests.neighbourhood import Neighbourhood, moved_in
from tests.overheard import overheard


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


@pytest.fixture(autouse=True)
def _no_words_in_the_log() -> Iterator[None]:
    """Whatever the story: no token, nobody's words, name or number stand in the log."""
    with overheard() as log:
        yield
    assert log.strays() == []
