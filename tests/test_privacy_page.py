"""docs/privacy.md says what the code does: every table, every span."""

import re
from pathlib import Path

import pytest

from storage.backup import COPIES_KEPT_SECONDS, KEPT
from storage.database import open_store
from storage.inbox import ASIDE_KEPT_MS, DAY_MS, HANDLED_KEPT_MS
from storage.outbox import DONE_KEPT_MS
from storage.people import TABLES
from storage.retention import KEPT as OVER_KEPT
from storage.retention import LONG_KEPT, VERY_LONG_KEPT
from tests.stories.resident import counts
from texts import privacy

PAGE = (Path(__file__).parents[1] / "docs" / "privacy.md").read_text("utf-8")
CHINESE, _, ENGLISH = PAGE.partition("# In English")
NOT_OF_ONE_PERSON = {
    "groups", "choices", "calendars", "tallies", "alarms", "migrations", "clock", "duties", "occurrences", "swaps",
    "aliases",
}  # fmt: skip
ON_THE_WAY = {"inbox", "outbox", "sent"}  # emptied as it is handled; kept to have it once
WITH_ITS_POST = {"hushed", "bonds", "rides", "spots", "givings"}  # told by the post itself


async def tables(folder: Path) -> set[str]:
    async with await open_store(f"sqlite:///{folder / 'linli.db'}"):
        pass
    return set(counts(folder / "linli.db")) - {"sqlite_sequence"}


async def test_every_table_is_told(tmp_path: Path) -> None:
    told = set(re.findall(r"`([a-z_]+)`", "".join(line for line in ENGLISH.splitlines() if line.startswith("| `"))))
    assert told == await tables(tmp_path)


async def test_mydata_shows_every_table_in_which_somebody_may_stand(tmp_path: Path) -> None:
    assert await tables(tmp_path) - NOT_OF_ONE_PERSON - ON_THE_WAY - WITH_ITS_POST == set(TABLES)


@pytest.mark.parametrize(
    ("span", "chinese", "english"),
    [
        (OVER_KEPT.days == 90, "90 天", "90 days"),
        (LONG_KEPT.days == 365, "一年", "365 days"),
        (VERY_LONG_KEPT.days == 730, "两年", "730 days"),
        (HANDLED_KEPT_MS == DAY_MS, "空行一天后删", "the empty row 1 day"),
        (DONE_KEPT_MS == 2 * DAY_MS, "空行两天后删", "the empty row 2 days"),
        (ASIDE_KEPT_MS == 14 * DAY_MS, "留两周给管机器的人查", "14 days"),
        (KEPT == 14, "最多留 14 份", ""),
        (COPIES_KEPT_SECONDS == 30 * 24 * 3600, "留 30 天", ""),
    ],
)
def test_every_span_is_that_of_the_code(span: bool, chinese: str, english: str) -> None:
    assert (span, chinese in CHINESE, english in ENGLISH) == (True, True, True)


def test_the_short_page_says_the_same() -> None:
    said = privacy.page().html
    assert ("90 天" in said, "/mydata" in said, "/forget" in said) == (True, True, True)
