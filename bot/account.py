"""The bot's account on Telegram: PTB's Bot over our transport, never saying its token, and updates as raw dicts."""

from typing import Any, cast
from urllib.parse import urlsplit

from telegram import Bot, User

from bot.transport import READ_SECONDS, Transport
from community.members import Person

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
ALLOWED_UPDATES = (
    "message",
    "edited_message",
    "callback_query",
    "my_chat_member",
    "chat_member",
)


class Account(Bot):
    """`async with Account(token, "https://api.telegram.org") as account: await account.send_message(…)`"""

    def __init__(self, token: str, api_root: str) -> None:
        root = api_root.rstrip("/")
        proxied = (urlsplit(root).hostname or "") not in LOOPBACK
        super().__init__(
            token,
            base_url=f"{root}/bot",
            base_file_url=f"{root}/file/bot",
            request=Transport(connections=64, proxied=proxied),
            get_updates_request=Transport(connections=1, proxied=proxied),
        )

    def __repr__(self) -> str:
        return "Account(***)"

    async def raw_updates(self, offset: int | None, *, wait: int) -> list[dict[str, Any]]:
        """Updates from `offset` on, as dicts; those before it are confirmed. Waits up to `wait` seconds for one.

        Raw, since one update that PTB cannot parse would otherwise stop all.
        """
        found = await self._post(
            "getUpdates",
            {
                "offset": offset,
                "limit": 100,  # as many as it gives
                "timeout": wait,
                "allowed_updates": list(ALLOWED_UPDATES),
            },
            read_timeout=wait + READ_SECONDS,
        )
        return cast(list[dict[str, Any]], found)

    async def call(self, method: str, arguments: dict[str, Any]) -> Any:
        """A method by its name, its arguments and answer as JSON; what is None is left out. Errors are PTB's.

        For what is called all the time: a sent message comes back whole, and PTB takes it apart for nobody, which
        costs more than all the rest of sending it.
        """
        return await self._post(method, arguments)

    @property
    def person(self) -> Person:
        """The bot as one of the house's persons, known after `initialize`."""
        me: User = self.bot
        return Person(me.id, me.first_name, me.username, is_bot=True)
