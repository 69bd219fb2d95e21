"""When a post is due or until when it stands: 「明天还」, 「今晚用」, 「周末前」, 「用两天」."""

from datetime import datetime

from nlp import times
from nlp.readings import When


def find(text: str, now: datetime) -> When | None:
    """The time by which a post is due, or None."""
    return times.find(text, now) if times.present(text) else None
