"""What is lent: looked up at every private word, so it must not grow with what everybody else has lent."""

import sqlite3
from contextlib import closing

from storage.queries import Sentences
from storage.sqlite import FileStore

SQL = Sentences("loans")


async def test_what_somebody_has_lent_or_borrowed_is_found_by_indexes(file: FileStore) -> None:
    with closing(sqlite3.connect(file.path)) as connection:
        rows = connection.execute(f"EXPLAIN QUERY PLAN {SQL.on_file['out_of']}", {"person": 1}).fetchall()
    steps = [row[3] for row in rows]
    assert [step for step in steps if step.startswith("SCAN")] == []
    assert sum("loans_by_lender (" in step or "loans_by_borrower (" in step for step in steps) == 2
