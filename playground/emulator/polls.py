"""Polls: a question, its options, who chose what."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Poll:
    id: str
    chat: int
    message: int
    question: str
    options: tuple[str, ...]
    anonymous: bool = True
    multiple: bool = False
    quiz: bool = False
    correct: int | None = None
    explanation: str = ""
    closes_at: int | None = None  # epoch seconds
    closed: bool = False
    votes: Mapping[int, tuple[int, ...]] = field(default_factory=dict)  # person → options, by place

    def json(self) -> dict[str, Any]:
        """The API's Poll."""
        poll: dict[str, Any] = {
            "id": self.id,
            "question": self.question,
            "options": [
                {
                    "persistent_id": str(place),
                    "text": text,
                    "voter_count": sum(place in chosen for chosen in self.votes.values()),
                }
                for place, text in enumerate(self.options)
            ],
            "total_voter_count": len(self.votes),
            "is_closed": self.closed,
            "is_anonymous": self.anonymous,
            "type": "quiz" if self.quiz else "regular",
            "allows_multiple_answers": self.multiple,
            "allows_revoting": not self.quiz,
            "members_only": False,
        }
        if self.quiz and self.correct is not None:
            poll["correct_option_ids"] = [self.correct]
        if self.explanation:
            poll["explanation"] = self.explanation
        if self.closes_at is not None:
            poll["close_date"] = self.closes_at
        return poll
