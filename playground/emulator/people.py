"""Who there is: people, and the bot. Values; the world replaces them when something changes."""

from dataclasses import dataclass
from typing import Any

ANONYMOUS_ADMIN = 1087968824  # @GroupAnonymousBot, in whose name anonymous admins write
CHANNEL_WRITER = 136817688  # @Channel_Bot, in whose name people write as a channel of theirs


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with an account. `started`: has pressed Start; `blocked`: does not want to hear from the bot."""

    id: int
    name: str
    username: str | None = None
    is_bot: bool = False
    started: bool = False
    blocked: bool = False

    def user(self) -> dict[str, Any]:
        """The API's User."""
        user: dict[str, Any] = {"id": self.id, "is_bot": self.is_bot, "first_name": self.name}
        if self.username:
            user["username"] = self.username
        if not self.is_bot:
            user["language_code"] = "zh-hans"
        return user

    def private_chat(self) -> dict[str, Any]:
        """The API's Chat of a private conversation with this person."""
        chat: dict[str, Any] = {"id": self.id, "type": "private", "first_name": self.name}
        if self.username:
            chat["username"] = self.username
        return chat


GROUP_ANONYMOUS_BOT = Person(ANONYMOUS_ADMIN, "Group", "GroupAnonymousBot", is_bot=True)
CHANNEL_BOT = Person(CHANNEL_WRITER, "Channel", "Channel_Bot", is_bot=True)
