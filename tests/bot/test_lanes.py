"""Lanes: what is no incident, what is one, and how often it is said."""

import logging
import time

import pytest

from bot.incidents import Incidents
from bot.lanes import AWAY_SECONDS, NOTE_AGAIN_SECONDS, Lanes, Unanswered
from bot.metrics import Metrics
from storage.database import Unreachable


@pytest.fixture
def lanes(monkeypatch: pytest.MonkeyPatch, clock: list[float]) -> Lanes:
    async def nothing(*_: object) -> list[int]:
        return []

    monkeypatch.setattr(time, "monotonic", lambda: clock[0])
    return Lanes("runner", nothing, nothing, Incidents(Metrics()), 4)  # type: ignore[arg-type]  # works on no chat


@pytest.fixture
def clock() -> list[float]:
    return [1000.0]


def said(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage().split()[0] for record in caplog.records if record.levelno >= logging.WARNING]


@pytest.mark.parametrize("problem", [Unreachable("ConnectionDoesNotExistError"), Unanswered("TimedOut")])
def test_a_connection_that_was_cut_is_said_once_and_is_no_incident(
    lanes: Lanes, caplog: pytest.LogCaptureFixture, problem: Exception
) -> None:
    for chat in range(10):
        lanes.note(problem, chat=chat)
    assert said(caplog) == ["event=away"]


def test_a_database_that_stays_away_is_an_incident_and_one_again_after_a_while(
    lanes: Lanes, clock: list[float], caplog: pytest.LogCaptureFixture
) -> None:
    start = clock[0]
    while clock[0] - start < AWAY_SECONDS + NOTE_AGAIN_SECONDS + 2:
        lanes.note(Unreachable("database or disk is full"))
        clock[0] += 1
    assert said(caplog) == ["event=away", "event=incident", "event=incident"]


def test_two_cuts_with_a_long_time_between_are_two_words_and_no_incident(
    lanes: Lanes, clock: list[float], caplog: pytest.LogCaptureFixture
) -> None:
    for _ in range(2):
        lanes.note(Unreachable("ConnectionDoesNotExistError"))
        clock[0] += NOTE_AGAIN_SECONDS + 1
    assert said(caplog) == ["event=away", "event=away"]


def test_a_fault_of_ours_is_an_incident_at_once(lanes: Lanes, caplog: pytest.LogCaptureFixture) -> None:
    lanes.note(ValueError("ours"))
    lanes.note(ValueError("ours"))
    assert said(caplog) == ["event=incident", "event=incident"]
