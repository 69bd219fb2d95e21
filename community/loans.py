"""What is lent comes back: when it is due, whom to remind when, and who may say what."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Literal, Protocol
from zoneinfo import ZoneInfo

from community.errors import NoSuchLoan, NotYourLoan
from community.members import MemberBooks, Person

LoanState = Literal["out", "returned"]
Reminder = Literal["loan_soon", "loan_today", "loan_late", "loan_lender"]

AT = time(10)  # people are up, and the shops are open
EXTENSION = timedelta(days=2)
LONGEST = timedelta(days=366)  # who keeps it longer owns it
REMINDERS: dict[Reminder, int] = {"loan_soon": -1, "loan_today": 0, "loan_late": 1, "loan_lender": 3}  # days after due


@dataclass(frozen=True, slots=True)
class Loan:
    """小李 has 刘叔's 电钻 until 11月23日; `due_at` None where they agreed between themselves."""

    id: int
    group: int
    thing: str
    lender: Person
    borrower: Person
    due_at: datetime | None
    state: LoanState
    lent_at: datetime


class Loans(Protocol):
    async def add(
        self, group: int, thing: str, lender: int, borrower: int, due_at: datetime | None, now: datetime
    ) -> Loan: ...

    async def get(self, loan: int) -> Loan | None: ...

    async def out_of(self, person: int) -> list[Loan]:
        """What they have lent or borrowed and is not back yet, the most pressing first."""

    async def all_of(self, person: int) -> list[Loan]:
        """What they have ever lent or borrowed and is remembered, newest first."""

    async def set_due(self, loan: int, due_at: datetime | None) -> None: ...

    async def set_state(self, loan: int, state: LoanState) -> bool:
        """False if it was so already."""

    async def drop(self, loan: int) -> None:
        """It never was one; what is back already stays."""


class LoanBooks(MemberBooks, Protocol):
    @property
    def loans(self) -> Loans: ...


async def find(books: LoanBooks, loan: int, *, by: int) -> Loan:
    """The loan, if it is out and the person has a part in it."""
    found = await books.loans.get(loan)
    if found is None or found.state != "out":
        raise NoSuchLoan
    if by not in (found.lender.id, found.borrower.id):
        raise NotYourLoan
    return found


def due_on(days: int, now: datetime, zone: ZoneInfo) -> datetime:
    """So many days from today, at the end of the day in the group's zone: 「明天还」 is due by tomorrow night."""
    day = now.astimezone(zone).date() + timedelta(days=days)
    return datetime.combine(day, time(20), zone)


def due_that_day(day: int, now: datetime, zone: ZoneInfo) -> datetime | None:
    """The end of a day given by its number, as a button carries it; None for one that is past, or far off."""
    days = day - now.astimezone(zone).date().toordinal()
    return due_on(days, now, zone) if 0 <= days <= LONGEST.days else None


def reminders(due_at: datetime, now: datetime, zone: ZoneInfo) -> Iterator[tuple[Reminder, datetime]]:
    """Those still ahead: for the borrower the day before, on the day and the day after, then for the lender."""
    day = due_at.astimezone(zone).date()
    for kind, days in REMINDERS.items():
        at = datetime.combine(day + timedelta(days=days), AT, zone)
        if at > now:
            yield kind, at
