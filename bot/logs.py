"""Logs: one line a fact, `key=value` or JSON; a token never, a resident's words, name or number never."""

import json
import logging
import re
import secrets
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from hashlib import blake2b
from typing import Literal, TextIO

TOKEN = re.compile(r"(?<!\d)(\d{1,20}):[A-Za-z0-9_-]{20,}")
CODE_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # none that are taken for another when read out
NOISY = ("httpx", "httpcore", "telegram", "aiohttp.access", "aiosqlite", "asyncio")
OF_PEOPLE = ("chat", "who", "person")  # a number above 0 there is a person's
THIS_RUN = secrets.token_bytes(16)  # not kept: the same person is another tomorrow

Form = Literal["text", "json"]


def incident_code() -> str:
    """A code for an incident, short enough to be read out: "K7M2XP"."""
    return "".join(secrets.choice(CODE_LETTERS) for _ in range(6))


def redact(text: str, secret_words: tuple[str, ...] = ()) -> str:
    """Without tokens: "…/bot123:AAH…/getMe" → "…/bot123:***/getMe"."""
    for word in secret_words:
        text = text.replace(word, "***")
    return TOKEN.sub(r"\1:***", text)


class Facts(str):
    """A line of pairs that knows its pairs."""

    __slots__ = ("values",)
    values: Mapping[str, object]


def facts(event: str, **values: object) -> Facts:
    """`facts("sent", chat=-5, tries=2)` → "event=sent chat=-5 tries=2"; values with blanks are quoted.

    People stand there by a number that means them until the program ends, and nobody afterwards: chat=~3f9a1c20.
    """
    known = {"event": event} | {key: _nobody(key, value) for key, value in values.items()}
    line = Facts(" ".join(f"{key}={_plain(value)}" for key, value in known.items()))
    line.values = known
    return line


def _nobody(key: str, value: object) -> object:
    if key not in OF_PEOPLE or not isinstance(value, int) or value <= 0:
        return value
    return f"~{blake2b(str(value).encode(), key=THIS_RUN, digest_size=4).hexdigest()}"


def _plain(value: object) -> str:
    text = str(value)
    return text if re.fullmatch(r"[\w.:+/~-]+", text) else repr(text)


class Redacting(logging.Formatter):
    """Formats a record, its traceback included, and takes the secrets out of the whole."""

    def __init__(self, secret_words: tuple[str, ...] = ()) -> None:
        super().__init__("{asctime} level={levelname} logger={name} {message}", style="{")
        quoted = (repr(word) for word in secret_words), (json.dumps(word, ensure_ascii=False) for word in secret_words)
        written = {*secret_words, *(one[1:-1] for form in quoted for one in form)} - {""}
        self._secret_words = tuple(sorted(written, key=len, reverse=True))

    def format(self, record: logging.LogRecord) -> str:
        return redact(self.whole(record), self._secret_words)

    def whole(self, record: logging.LogRecord) -> str:
        return super().format(record)


class RedactingJson(Redacting):
    """One object a line: {"at": "2026-11-21T10:00:00.000+00:00", "level", "logger", "event", …}; what is no fact of
    ours stands as "message", a traceback as "detail"."""

    def whole(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line: dict[str, object] = {"at": at, "level": record.levelname, "logger": record.name}
        said = (record.msg, *(record.args if isinstance(record.args, tuple) else ()))
        known = next((one for one in said if isinstance(one, Facts)), None)
        if known is None:
            line["message"] = record.getMessage()
        else:
            line |= known.values
            rest = [str(one) for one in said[1:] if one is not known]
            if rest:
                line["detail"] = "\n".join(rest)
        if record.exc_info:
            line["detail"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False, default=str)


FORMS: Mapping[Form, type[Redacting]] = {"text": Redacting, "json": RedactingJson}


def set_up(secret_words: tuple[str, ...] = (), stream: TextIO | None = None, form: Form = "text") -> None:
    """Log to stderr; libraries only when they warn: httpx and PTB say the token at INFO and DEBUG."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(FORMS[form](secret_words))
    root = logging.getLogger()
    for other in list(root.handlers):
        root.removeHandler(other)
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    silence_libraries()


def silence_libraries() -> None:
    for name in NOISY:
        logging.getLogger(name).setLevel(logging.WARNING)
