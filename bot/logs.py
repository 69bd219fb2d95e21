"""Logs: one line a fact, `key=value`; a token never, a resident's words never."""

import logging
import re
import secrets
import sys
from typing import TextIO

TOKEN = re.compile(r"(?<!\d)(\d{1,20}):[A-Za-z0-9_-]{20,}")
CODE_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # none that are taken for another when read out
NOISY = ("httpx", "httpcore", "telegram", "aiohttp.access", "apscheduler", "aiosqlite", "asyncio")


def incident_code() -> str:
    """A code for an incident, short enough to be read out: "K7M2XP"."""
    return "".join(secrets.choice(CODE_LETTERS) for _ in range(6))


def redact(text: str, secret_words: tuple[str, ...] = ()) -> str:
    """Without tokens: "…/bot123:AAH…/getMe" → "…/bot123:***/getMe"."""
    for word in secret_words:
        text = text.replace(word, "***")
    return TOKEN.sub(r"\1:***", text)


class Redacting(logging.Formatter):
    """Formats a record, its traceback included, and takes the secrets out of the whole."""

    def __init__(self, secret_words: tuple[str, ...] = ()) -> None:
        super().__init__("{asctime} level={levelname} logger={name} {message}", style="{")
        self._secret_words = tuple(sorted((word for word in secret_words if word), key=len, reverse=True))

    def format(self, record: logging.LogRecord) -> str:
        return redact(super().format(record), self._secret_words)


def facts(event: str, **values: object) -> str:
    """`facts("sent", chat=-5, tries=2)` → "event=sent chat=-5 tries=2"; values with blanks are quoted."""
    return " ".join([f"event={event}", *(f"{key}={_plain(value)}" for key, value in values.items())])


def _plain(value: object) -> str:
    text = str(value)
    return text if re.fullmatch(r"[\w.:+/-]+", text) else repr(text)


def set_up(secret_words: tuple[str, ...] = (), stream: TextIO | None = None) -> None:
    """Log to stderr; libraries only when they warn: httpx and PTB say the token at INFO and DEBUG."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(Redacting(secret_words))
    root = logging.getLogger()
    for other in list(root.handlers):
        root.removeHandler(other)
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    silence_libraries()


def silence_libraries() -> None:
    for name in NOISY:
        logging.getLogger(name).setLevel(logging.WARNING)
