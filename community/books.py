"""What the rules need remembered: one port a capability. `storage` keeps them in SQL, a turn sees one transaction."""

from datetime import datetime
from typing import Protocol

from community.aliases import AliasBooks
from community.announcements import AnnouncementBooks
from community.bonds import BondBooks
from community.calendars import CalendarBooks
from community.chains import ChainBooks
from community.ends import Ends
from community.exchanges import SwapBooks
from community.found import FoundBooks
from community.giving import GivingBooks
from community.loans import LoanBooks
from community.matching import MatchBooks
from community.privacy import PrivacyBooks
from community.reports import ReportBooks
from community.rides import RideBooks
from community.roster import RosterBooks
from community.rsvps import RsvpBooks
from community.thanks import ThanksBooks


class Alarms(Protocol):
    """What is due when. A due alarm is a turn of its own; it is removed in the same transaction that acts on it."""

    async def set(self, kind: str, ref: str, due_at: datetime, chat: int) -> None:
        """Set, or move, the alarm named (kind, ref). `chat` says in whose order the turn is taken."""

    async def is_set(self, kind: str, ref: str) -> bool: ...

    async def moment(self, kind: str, ref: str) -> datetime | None:
        """When it is due; None if there is none."""

    async def cancel(self, kind: str, ref: str) -> None:
        """Take it away; nothing happens if there is none."""


class Sent(Protocol):
    """Which of the bot's own messages is which: ("card:12" ↔ chat and message id), known once delivered."""

    async def ref(self, chat: int, message_id: int) -> str | None:
        """The name under which the bot sent this message, or None."""


class Books(
    BondBooks,
    FoundBooks,
    RideBooks,
    SwapBooks,
    ThanksBooks,
    AliasBooks,
    AnnouncementBooks,
    CalendarBooks,
    ChainBooks,
    GivingBooks,
    LoanBooks,
    MatchBooks,
    PrivacyBooks,
    ReportBooks,
    RsvpBooks,
    RosterBooks,
    Protocol,
):
    """All of them."""

    @property
    def alarms(self) -> Alarms: ...

    @property
    def sent(self) -> Sent: ...

    @property
    def ends(self) -> Ends: ...
