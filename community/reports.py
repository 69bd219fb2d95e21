"""Another neighbour reports the same danger: what they say joins the card of who was first."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from community.members import Person
from community.posts import PostBooks

THE_SAME = timedelta(minutes=15)  # in which the same danger in one group is one: later it may burn elsewhere
MOST = 5  # of one post: then everybody knows


@dataclass(frozen=True, slots=True)
class Report:
    """What one neighbour said of it, in the words of their message."""

    post: int
    person: Person
    words: str


class Reports(Protocol):
    async def add(self, post: int, person: int, message_id: int, words: str, now: datetime) -> None:
        """What the message says; of an edited one what it says now."""

    async def of(self, post: int) -> list[Report]:
        """In order of their word."""

    async def by_message(self, group: int, message_id: int) -> int | None:
        """The post that a message reports too."""


class ReportBooks(PostBooks, Protocol):
    @property
    def reports(self) -> Reports: ...
