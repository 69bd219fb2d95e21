"""Moments as the database keeps them: integers, epoch milliseconds, UTC."""

from datetime import UTC, datetime, timedelta

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MILLISECOND = timedelta(milliseconds=1)


def to_ms(moment: datetime) -> int:
    """2026-11-21 18:58:24.5 UTC → 1795287504500. A moment without a zone is a mistake: ValueError."""
    if moment.tzinfo is None:
        raise ValueError(f"{moment} has no zone")
    return (moment - EPOCH) // MILLISECOND


def from_ms(ms: int) -> datetime:
    """1795287504500 → 2026-11-21 18:58:24.5 UTC, aware."""
    return EPOCH + ms * MILLISECOND
