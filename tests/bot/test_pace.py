"""Telegram's limits, in a time of the test's own."""

import asyncio

import pytest

from bot.pace import FORGET_AFTER, Pace, Window


class Time:
    """Time that passes only when somebody sleeps."""

    def __init__(self) -> None:
        self.now = 1000.0

    def monotonic(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.now += max(seconds, 0.0)
        await asyncio.sleep(0)


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> Time:
    own = Time()
    monkeypatch.setattr("bot.pace.monotonic", own.monotonic)
    monkeypatch.setattr("bot.pace.sleep", own.sleep)
    return own


async def moments(time: Time, pace: Pace, chat: int, count: int) -> list[float]:
    began = time.now
    found = []
    for _ in range(count):
        await pace.ready(chat)
        found.append(time.now - began)
    return found


def most_in(moments: list[float], seconds: float) -> int:
    return max(sum(1 for other in moments if moment <= other < moment + seconds) for moment in moments)


async def test_one_chat_gets_a_small_burst_and_then_one_a_second(time: Time) -> None:
    found = await moments(time, Pace(), 1, 9)
    assert found == [0, 0, 0, 3, 3, 3, 6, 6, 6]


async def test_a_group_never_gets_more_than_twenty_a_minute(time: Time) -> None:
    found = await moments(time, Pace(), -5, 70)
    assert most_in(found, 60) == 20


async def test_all_together_never_get_more_than_thirty_a_second(time: Time) -> None:
    pace, found = Pace(), []
    for chat in range(1, 101):
        await pace.ready(chat)
        found.append(time.now)
    assert (most_in(found, 1.0), round(found[-1] - found[0], 6)) == (30, 3.0)


async def test_told_to_wait_one_chat_waits_and_the_others_do_not(time: Time) -> None:
    pace = Pace()
    pace.hold(1, 7)
    assert (await moments(time, pace, 2, 1), await moments(time, pace, 1, 1)) == ([0], [7])


async def test_two_chats_told_to_wait_mean_all(time: Time) -> None:
    pace = Pace()
    pace.hold(1, 5)
    pace.hold(2, 7)
    assert await moments(time, pace, 3, 1) == [7]


async def test_hours_for_one_chat_are_not_for_all(time: Time) -> None:
    pace = Pace()
    pace.hold(1, 2)
    pace.hold(2, 36_000)
    assert await moments(time, pace, 3, 1) == [62]


async def test_hours_for_all_are_for_all(time: Time) -> None:
    pace = Pace()
    pace.hold(1, 36_000)
    pace.hold(2, 36_000)
    assert await moments(time, pace, 3, 1) == [36_000]


async def test_without_limits_nobody_waits(time: Time) -> None:
    assert await moments(time, Pace.unlimited(), -5, 500) == [0] * 500


async def test_quiet_chats_are_forgotten(time: Time) -> None:
    pace = Pace()
    for chat in range(1, 50):
        await pace.ready(chat)
    time.now += FORGET_AFTER + 1
    await pace.ready(99)
    assert list(pace._chats) == [99]


def test_a_window_lets_so_many_through() -> None:
    window = Window(2, 10)
    window.take(0)
    window.take(4)
    assert (window.delay(5), window.delay(12)) == (5, -2)


async def test_a_thousand_private_messages_do_not_keep_a_group_waiting(time: Time) -> None:
    pace, said = Pace(), list[int]()

    async def send(chat: int) -> None:
        await pace.ready(chat)
        said.append(chat)

    private = [asyncio.create_task(send(person)) for person in range(1, 1001)]
    while len(said) < 100:  # noqa: ASYNC110  # time stands still here but for those who sleep
        await asyncio.sleep(0)
    before = len(said)
    group = asyncio.create_task(send(-5))
    await group
    waited = len(said) - before
    for task in private:
        task.cancel()
    await asyncio.gather(*private, return_exceptions=True)
    assert waited <= 3
