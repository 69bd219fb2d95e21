"""What is remembered of a sentence in two messages, and for how long."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.halves import A_MOMENT, MOST, Halves, said
from bot.memory import Memory, Recent
from community.members import Person, Place
from handlers.turn import Heard
from tests.bot.scene import scene

FIRST = Heard(
    "message",
    Place(-5, "group", "花园小区"),
    Person(1, "王阿姨"),
    text="谁有",
    message_id=1,
    sent_at=datetime(2026, 11, 21, 10, tzinfo=UTC),
)
SECOND = replace(FIRST, text="电钻", message_id=2)


async def test_who_stores_the_second_half_again_gets_the_same_answer(tmp_path: Path) -> None:
    async with scene(tmp_path) as it:
        memory, halves = Memory(it.program.store, Recent()), Halves()
        halves.remember(FIRST)
        answers = [await halves.whole(one, memory) for one in (SECOND, SECOND, replace(SECOND, message_id=3))]
    assert answers == ["谁有电钻", "谁有电钻", None]


async def test_what_counts_in_between_and_a_moment_end_it(tmp_path: Path) -> None:
    late = replace(SECOND, sent_at=datetime(2026, 11, 21, 10, tzinfo=UTC) + A_MOMENT + timedelta(seconds=1))
    async with scene(tmp_path) as it:
        memory, halves = Memory(it.program.store, Recent()), Halves()
        halves.remember(FIRST)
        after_a_moment = await halves.whole(late, memory)
        halves.forget(replace(SECOND, text="我家有梯子可以借"))
        assert (after_a_moment, await halves.whole(SECOND, memory)) == (None, None)


def test_it_remembers_little_and_not_for_long() -> None:
    halves = Halves()
    for person in range(MOST + 5):
        halves.remember(replace(FIRST, who=Person(person, "邻居")))
    full = len(halves._waiting)
    assert FIRST.sent_at is not None
    halves.remember(replace(FIRST, sent_at=FIRST.sent_at + A_MOMENT + timedelta(seconds=1)))
    assert (full, len(halves._waiting)) == (MOST, 1)


def test_words_are_said_where_they_were_and_marks_within_them_go() -> None:
    photo = {"message_id": 1, "caption": "电钻", "photo": []}
    update = {"update_id": 7, "message": photo | {"caption_entities": [{}]}}
    assert said(update, "谁有电钻") == {"update_id": 7, "message": photo | {"caption": "谁有电钻"}}
    assert update == {"update_id": 7, "message": photo | {"caption_entities": [{}]}}  # it stays as it came


async def test_who_stores_what_was_joined_again_gets_the_same_answer(tmp_path: Path) -> None:
    told, asks = replace(FIRST, text="天台晾了三张被"), replace(SECOND, text="谁上去帮忙收下")
    async with scene(tmp_path) as it:
        memory, halves = Memory(it.program.store, Recent()), Halves()
        halves.remember(told)
        answers = [await halves.joined(one, memory) for one in (asks, asks, replace(asks, message_id=3))]
        halves.remember(told)
        halves.remember(replace(told, text="一个长故事" * 20, message_id=4))
        assert await halves.joined(asks, memory) is None
    assert answers == ["天台晾了三张被，谁上去帮忙收下", "天台晾了三张被，谁上去帮忙收下", None]
