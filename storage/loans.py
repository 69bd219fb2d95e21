"""Loans in SQL: implements `community.loans.Loans`."""

from datetime import datetime
from typing import Any

from community.loans import Loan, LoanState
from community.members import Person
from storage.moments import from_ms, to_ms
from storage.queries import Connection, queries

SQL = queries("loans")


def loan_of(row: tuple[Any, ...]) -> Loan:
    id_, group, thing, due_at, state, lent_at, *people = row
    lender, borrower = Person(*people[:3]), Person(*people[3:])
    return Loan(
        id_, group, thing, lender, borrower, None if due_at is None else from_ms(due_at), state, from_ms(lent_at)
    )


class SqlLoans:
    def __init__(self, connection: Connection) -> None:
        self._db = connection

    async def add(
        self, group: int, thing: str, lender: int, borrower: int, due_at: datetime | None, now: datetime
    ) -> Loan:
        due_ms = None if due_at is None else to_ms(due_at)
        id_ = await SQL.add(
            self._db, group=group, thing=thing, lender=lender, borrower=borrower, due_at=due_ms, now=to_ms(now)
        )
        return loan_of(await SQL.get(self._db, id=id_))

    async def get(self, loan: int) -> Loan | None:
        row = await SQL.get(self._db, id=loan)
        return loan_of(row) if row else None

    async def out_of(self, person: int) -> list[Loan]:
        return [loan_of(row) async for row in SQL.out_of(self._db, person=person)]

    async def all_of(self, person: int) -> list[Loan]:
        return [loan_of(row) async for row in SQL.all_of(self._db, person=person)]

    async def set_due(self, loan: int, due_at: datetime | None) -> None:
        await SQL.set_due(self._db, id=loan, due_at=None if due_at is None else to_ms(due_at))

    async def set_state(self, loan: int, state: LoanState) -> bool:
        before = "out" if state == "returned" else "returned"
        return bool(await SQL.set_state(self._db, id=loan, state=state, before=before))

    async def drop(self, loan: int) -> None:
        await SQL.drop(self._db, id=loan)
