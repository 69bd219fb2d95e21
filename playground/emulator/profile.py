"""What a bot says of itself: commands by scope and language, name, descriptions, menu button."""

import json
from typing import Any

from playground.emulator.arguments import Arguments
from playground.emulator.errors import bad_request

_SCOPES = {
    "default", "all_private_chats", "all_group_chats", "all_chat_administrators", "chat", "chat_administrators",
    "chat_member",
}  # fmt: skip
MOST_COMMANDS = 100


class Profile:
    def __init__(self) -> None:
        self.commands: dict[tuple[str, str], list[dict[str, str]]] = {}
        self.texts: dict[tuple[str, str], str] = {}  # (which, language) → name, description, short description
        self.menu_buttons: dict[int, dict[str, Any]] = {}  # 0: of all private chats

    def menus(self) -> dict[str, list[dict[str, str]]]:
        """What people find under the menu button: privately, in groups, and as admins of groups."""
        default = self._of("default")
        group = self._of("all_group_chats") or default
        return {
            "private": self._of("all_private_chats") or default,
            "group": group,
            "admin": self._of("all_chat_administrators") or group,
        }

    def _of(self, scope: str) -> list[dict[str, str]]:
        return self.commands.get((json.dumps({"type": scope}), ""), [])

    @staticmethod
    def scope(arguments: Arguments) -> tuple[str, str]:
        """The key under which commands are kept: scope and language."""
        scope = arguments.record("scope") or {"type": "default"}
        if scope.get("type") not in _SCOPES:
            raise bad_request("can't parse BotCommandScope: Unsupported type specified")
        if scope["type"].startswith("chat") and not scope.get("chat_id"):
            raise bad_request("can't parse BotCommandScope: chat not found")
        return json.dumps(scope, sort_keys=True), arguments.text("language_code")

    @staticmethod
    def checked_commands(arguments: Arguments) -> list[dict[str, str]]:
        commands = []
        for value in arguments.array("commands") or []:
            command = arguments.sub(value, "command")
            name, description = command.text("command").removeprefix("/"), command.text("description").strip()
            if not (1 <= len(name) <= 32 and name.isascii() and name.replace("_", "a").isalnum() and name.islower()):
                raise bad_request("BOT_COMMAND_INVALID")
            if not 1 <= len(description) <= 256:
                raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
            commands.append({"command": name, "description": description})
        if len(commands) > MOST_COMMANDS:
            raise bad_request("BOT_COMMANDS_TOO_MUCH")
        return commands
