"""How urgent a message is: 「厨房着火了」 → "fire"."""

from nlp.readings import Urgency


def find(text: str) -> Urgency | None:
    """The most pressing urgency, or None."""
    return "hurry" if "急" in text and "不急" not in text else None
