"""What becomes of somebody who has their data deleted: what is theirs goes, what others are in goes on without them."""

from dataclasses import dataclass
from typing import Protocol

from community.members import MemberBooks, Person


@dataclass(frozen=True, slots=True)
class Footprint:
    """Where a person is named on what a group sees: posts of others, occurrences and chains, by number."""

    posts: tuple[int, ...] = ()
    occurrences: tuple[int, ...] = ()
    chains: tuple[int, ...] = ()
    promises: tuple[tuple[int, int], ...] = ()  # claims, kept or not, and who stood on the other side


@dataclass(frozen=True, slots=True)
class Begun:
    """What a person began: `alone` are theirs only, or over; `shared` others are in, by their titles."""

    events: tuple[int, ...] = ()  # alone
    chains: tuple[int, ...] = ()  # alone
    announcements: tuple[int, ...] = ()
    shared: tuple[str, ...] = ()


class Privacy(Protocol):
    async def footprint(self, person: int) -> Footprint: ...

    async def begun(self, person: int) -> Begun: ...

    async def drop_chain(self, chain: int) -> None: ...

    async def drop_announcement(self, announcement: int) -> None: ...

    async def forget(self, person: Person, known: Person | None = None) -> bool:
        """Delete all of theirs for good, and take their names out of what others wrote: the one they show and the one
        that was `known`; whether there was anything."""


class PrivacyBooks(MemberBooks, Protocol):
    @property
    def privacy(self) -> Privacy: ...
