"""What is over is forgotten after 90 days; how much there was is kept."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

from storage.retention import ABOUT
from tests.neighbourhood import GROUP
from tests.stories.before import lent
from tests.stories.resident import ME, WORD, beside, counts, in_files, live

ROOT = Path(__file__).parents[2]
EMPTY_AFTERWARDS = {"posts", "claims", "pings", "thanks", "proofs", "spots", "rides", "givings", "swaps", "bonds"}

NUMBERS_ONLY = {"migrations", "clock", "sqlite_sequence", "inbox", "outbox"}  # those of a day ago


def refs(file: Path) -> set[str]:
    """What the bot's own messages that it still knows are about."""
    with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as database:
        return {ref.partition(":")[0] for (ref,) in database.execute("SELECT ref FROM sent")}


async def test_after_ninety_days_only_the_numbers_are_left(tmp_path: Path) -> None:
    file = tmp_path / "linli.db"
    async with beside(tmp_path) as (home, box):
        await live(home)
        await home.advance(days=60)
        await box.program.care.take()
        young = counts(file)
        await home.advance(days=91)
        await box.program.care.take()
        old = counts(file)
        async with box.program.store.look() as books:
            tallies = await books.retention.tallies(home.groups[GROUP])
        left = refs(file)
    numbers = {what: sum(n for (kind, _), n in tallies.items() if kind == what) for what, _ in tallies}
    assert young["posts"] >= 8
    assert {table: old[table] for table in EMPTY_AFTERWARDS} == dict.fromkeys(EMPTY_AFTERWARDS, 0)
    assert numbers["need/done"] == 2
    assert numbers["claim/done"] == 2
    assert numbers["thanks"] >= 2
    assert numbers["event/over"] + numbers["chain/over"] >= 3
    assert sum(n for what, n in numbers.items() if what.startswith(("need/", "offer/", "exchange/"))) == young["posts"]
    # The announcement is told every Friday still, and what was lent is not back.
    assert left <= {"settings", "announcement", "told", "preview", "loan"}
    assert old["people"] == young["people"]  # they live there


async def test_what_is_open_stays_however_old(tmp_path: Path) -> None:
    file = tmp_path / "linli.db"
    async with beside(tmp_path) as (home, box):
        await home.says("老张", "/chain 团丹东草莓 68元/箱 明年5月1日截止")
        await home.says("小李", "+1")
        await home.says("老张", "/event 明年5月2日上午9点 花街广场 邻居节")
        await home.taps("老张", "发布", where="老张")
        await home.advance(days=120)
        await box.program.care.take()
        kept = counts(file)
        await home.taps("小美", "参加")
        card = await home.card()
    assert (kept["chains"], kept["entries"], kept["events"]) == (1, 1, 1)
    assert "小美" in card


async def test_what_was_said_of_a_loan_is_known_until_it_is_back(tmp_path: Path) -> None:
    """By it a reply is understood, and whoever sends /forget is named there no more."""
    async with beside(tmp_path) as (home, box):
        await lent(home, "谁有电钻借一下，明天还")
        await home.advance(days=100)
        await box.program.care.take()
        question = next(m["id"] for m in await home.messages("王阿姨") if "今天该还了" in m["text"])
        await home.replies("王阿姨", question, "再借三天行吗", where="王阿姨")
        await home.writes("刘叔", "/forget")
        await home.taps("刘叔", "全部删掉", where="刘叔")
        heard = await home.hears("王阿姨")
    assert not any("刘叔" in words for words in heard if "该还了" in words or "说好" in words)


async def test_a_group_that_sent_the_bot_away_is_forgotten_and_who_was_only_there(tmp_path: Path) -> None:
    file = tmp_path / "linli.db"
    async with beside(tmp_path) as (home, box):
        await live(home)
        await home.play("remove_bot", chat=home.chat(None))
        await home.advance(days=91)
        await box.program.care.take()
        await home.advance(days=91)
        await box.program.care.take()
        left = {table for table, number in counts(file).items() if number} - NUMBERS_ONLY
        words = {word for those in in_files(tmp_path).values() for word in those} & {ME, WORD}
    assert left == set()
    assert words == set()


def test_it_is_known_what_each_of_the_bots_own_messages_is_about() -> None:
    named = {
        name
        for package in ("community", "handlers")
        for path in (ROOT / package).rglob("*.py")
        for name in re.findall(r'(?:ref ?= ?|return )f"([a-z]+):\{', path.read_text("utf-8"))
    }
    assert named == set(ABOUT)
