"""The tick: every second that passes, whatever the wall clock shows."""

import asyncio
import contextlib

import pytest

from bot import ticker
from bot.ticker import Ticker


async def ticks(run: Ticker, seconds: float) -> None:
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await run.run()


async def nothing() -> None:
    """No care needed."""


async def test_it_ticks_again_and_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ticker, "TICK_SECONDS", 0.02)
    heard: list[None] = []
    await ticks(Ticker(lambda: heard.append(None), nothing, lambda _: None), 0.5)
    assert len(heard) >= 5


async def test_after_a_long_stop_one_tick_makes_up_for_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ticker, "TICK_SECONDS", 0.1)
    lags: list[float] = []
    care = asyncio.create_task(ticks(Ticker(lambda: None, nothing, lags.append), 0.75))
    await asyncio.sleep(0.15)
    blocked = asyncio.get_running_loop().time() + 0.4
    while asyncio.get_running_loop().time() < blocked:
        pass  # nobody else gets a turn
    await care
    assert (max(lags) > 0.2, len(lags) < 6) == (True, True)


async def test_a_fault_in_it_is_not_kept_quiet() -> None:
    def broken() -> None:
        raise ZeroDivisionError

    with pytest.raises(ExceptionGroup):
        await Ticker(broken, nothing, lambda _: None).run()
