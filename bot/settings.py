"""Settings by environment or `.env`: LINLI_BOT_TOKEN and its like. Wrong ones are said in one sentence."""

import re
from typing import Annotated, Self, TypeVar
from urllib.parse import unquote, urlsplit
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, Field, SecretStr, ValidationError, model_validator
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from bot.command import Failed
from bot.logs import Form
from texts import running

PREFIX = "LINLI_"
LAST_PORT = 65535


class SettingsWrong(Failed):
    """Its sentence tells the operator which variable, and what belongs there; it never holds a secret."""


def _wrong(kind: str) -> PydanticCustomError:
    return PydanticCustomError("linli", "{kind}", {"kind": kind})


def _zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (ValueError, OSError, LookupError):
        raise _wrong("zone") from None
    return value


def _http(value: str) -> str:
    try:
        parts = urlsplit(value)
        valid = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        valid = False
    if not valid:
        raise _wrong("url")
    return value.rstrip("/")


def _public(value: str | None) -> str | None:
    return None if value is None else _http(value)


def _listen(value: str) -> str:
    match = re.fullmatch(r"(?:\[[0-9a-fA-F:]+\]|[^\s:]+):(\d{1,5})", value)
    if value and (match is None or int(match[1]) > LAST_PORT):
        raise _wrong("listen")
    return value


def _token(value: SecretStr) -> SecretStr:
    if not re.fullmatch(r"\d{1,20}:[A-Za-z0-9_-]+", value.get_secret_value()):
        raise _wrong("token")
    return value


def _secret(value: SecretStr | None) -> SecretStr | None:
    if value is not None and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", value.get_secret_value()):
        raise _wrong("secret")
    return value


def _database(value: str) -> str:
    if not re.match(r"[a-z+]+://.", value):
        raise _wrong("database")
    try:
        urlsplit(value)
    except ValueError:
        raise _wrong("database") from None
    return value


class Basics(BaseSettings):
    """What every command may need: where the database is, and the zone."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True
    )

    database_url: Annotated[str, AfterValidator(_database)] = "sqlite:///data/linli.db"
    timezone: Annotated[str, AfterValidator(_zone)] = "Asia/Shanghai"
    listen: Annotated[str, AfterValidator(_listen)] = "127.0.0.1:8080"

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)

    @property
    def address(self) -> tuple[str, int] | None:
        """Where health, metrics and the webhook are served; None: nowhere (`listen` is empty)."""
        if not self.listen:
            return None
        host, _, port = self.listen.rpartition(":")
        return host.strip("[]"), int(port)


class Settings(Basics):
    """What the bot needs to run."""

    bot_token: Annotated[SecretStr, AfterValidator(_token)]
    api_root: Annotated[str, AfterValidator(_http)] = "https://api.telegram.org"
    public_url: Annotated[str | None, AfterValidator(_public)] = None
    webhook_url: str | None = None
    webhook_secret: Annotated[SecretStr | None, AfterValidator(_secret)] = None
    log: Form = "text"
    per_person: Annotated[int, Field(ge=0, le=100_000)] = 30  # nobody means more in a minute; 0: no limit

    @property
    def secrets(self) -> tuple[str, ...]:
        """What must never stand in a log: token, the webhook's secret, the password of the database."""
        password = urlsplit(self.database_url).password
        hidden = (self.bot_token, self.webhook_secret)
        told = [one.get_secret_value() for one in hidden if one is not None]
        return (*told, *([password, unquote(password)] if password else []))

    @property
    def web(self) -> str | None:
        """Where neighbours reach the pages that the bot serves (calendars); None: nowhere."""
        if self.address is None:
            return None
        return self.public_url or (self.webhook_url or "").rstrip("/") or None

    @model_validator(mode="after")
    def _webhook_whole(self) -> Self:
        if self.webhook_url is not None:
            if not self.webhook_url.startswith("https://"):
                raise _wrong("webhook_url")
            _http(self.webhook_url)
            if self.webhook_secret is None:
                raise _wrong("webhook_secret_missing")
        return self


class GivenSettings(Settings):
    """Settings exactly as given in code, whatever the environment and `.env` say: for tests and the playground."""

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        return (init_settings,)


S = TypeVar("S", bound=Basics)


def load(kind: type[S]) -> S:
    """Read them. SettingsWrong says which variable is missing or wrong, and what belongs there."""
    try:
        return kind()
    except ValidationError as problem:
        first = problem.errors(include_url=False, include_input=False, include_context=True)[0]
    except (OSError, UnicodeDecodeError) as problem:
        raise SettingsWrong(running.unreadable(".env", type(problem).__name__)) from problem
    field = str(first["loc"][0]) if first["loc"] else "webhook_url"
    if first["type"] == "missing":
        raise SettingsWrong(running.missing(f"{PREFIX}{field.upper()}"))
    if first["msg"] == "webhook_secret_missing":
        raise SettingsWrong(running.missing(f"{PREFIX}WEBHOOK_SECRET"))
    raise SettingsWrong(running.wrong(f"{PREFIX}{field.upper()}"))
