"""What there is: people, chats, polls. The world adds what happens."""

from playground.emulator.chats import Chat
from playground.emulator.people import CHANNEL_BOT, GROUP_ANONYMOUS_BOT, Person
from playground.emulator.polls import Poll


class State:
    """Everything by its id. The bot is a person too."""

    def __init__(self, bot: Person) -> None:
        self.bot = bot
        self.people: dict[int, Person] = {}
        self.chats: dict[int, Chat] = {}
        self.polls: dict[str, Poll] = {}

    def person(self, person_id: int | None) -> Person | None:
        if person_id == self.bot.id:
            return self.bot
        for telegrams_own in (GROUP_ANONYMOUS_BOT, CHANNEL_BOT):
            if person_id == telegrams_own.id:
                return telegrams_own
        return self.people.get(person_id) if person_id is not None else None

    def by_username(self, username: str) -> Person | None:
        wanted = username.lower()
        return next((p for p in [self.bot, *self.people.values()] if (p.username or "").lower() == wanted), None)

    def chat(self, chat_id: int) -> Chat | None:
        """A group, or the private chat of a person and the bot (made when first looked for)."""
        if chat_id in self.people and not self.people[chat_id].is_bot:
            return self.chats.setdefault(chat_id, Chat(chat_id, "private"))
        return self.chats.get(chat_id)

    def bot_in(self, chat: Chat) -> bool:
        return chat.kind == "private" or chat.member(self.bot.id).here
