"""A method's arguments, however they came: query string, JSON, urlencoded or multipart; numbers may be strings."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from playground.emulator.errors import ApiError, bad_request


@dataclass(frozen=True, slots=True)
class Upload:
    """One file of a multipart body."""

    name: str
    mime: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Arguments:
    """What a call was given. Every reader raises ApiError(400) for a value of the wrong form, never anything else."""

    values: Mapping[str, Any] = field(default_factory=dict)
    uploads: Mapping[str, Upload] = field(default_factory=dict)

    def given(self, name: str) -> bool:
        return self.values.get(name) not in (None, "")

    def text(self, name: str, default: str = "") -> str:
        value = self.values.get(name)
        if value is None:
            return default
        if isinstance(value, bool):
            return "true" if value else "false"
        if isinstance(value, str | int | float):
            return clean(str(value))
        raise bad_request(f"parameter {name} must be a string")

    def integer(self, name: str, default: int = 0, *, low: int | None = None, high: int | None = None) -> int:
        """A whole number; outside `low`..`high` it is moved to the nearer end, as the real server does."""
        value = self.values.get(name)
        if value in (None, ""):
            return default
        number = as_integer(value)
        if number is None:
            raise bad_request(f"parameter {name} must be an integer")
        if low is not None:
            number = max(low, number)
        return number if high is None else min(high, number)

    def number(self, name: str) -> float | None:
        value = self.values.get(name)
        if value in (None, ""):
            return None
        if isinstance(value, bool):
            raise bad_request(f"parameter {name} must be a number")
        try:
            return float(value)
        except (TypeError, ValueError):
            raise bad_request(f"parameter {name} must be a number") from None

    def flag(self, name: str, default: bool = False) -> bool:
        value = self.values.get(name)
        if value in (None, ""):
            return default
        if isinstance(value, bool):
            return value
        return str(value).lower() in ("true", "1", "yes")

    def structure(self, name: str) -> Any:
        """An object or array: as it stands in JSON, or JSON-serialised in a form field. None if absent."""
        value = self.values.get(name)
        if value in (None, ""):
            return None
        if isinstance(value, str):
            try:
                value = json.loads(value)
            except (ValueError, RecursionError):
                raise bad_request(f"can't parse {name} JSON object") from None
        if not isinstance(value, dict | list):
            raise bad_request(f"object expected as {name}")
        return value

    def record(self, name: str) -> dict[str, Any] | None:
        value = self.structure(name)
        if value is not None and not isinstance(value, dict):
            raise bad_request(f"object expected as {name}")
        return value

    def array(self, name: str) -> list[Any] | None:
        value = self.structure(name)
        if value is not None and not isinstance(value, list):
            raise bad_request(f"expected an Array of values as {name}")
        return value

    def message_id(self) -> int:
        if not self.given("message_id"):
            raise bad_request("message identifier is not specified")
        return self.integer("message_id")

    def sub(self, values: Any, what: str) -> "Arguments":
        """The arguments of an object inside these (uploads stay the same)."""
        if not isinstance(values, dict):
            raise bad_request(f"{what} must be an object")
        return Arguments(values, self.uploads)


def as_integer(value: object) -> int | None:
    """7, "7" and 7.0 are 7; everything else, and what is past 64 bits, is None."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = int(value)
    except (ValueError, OverflowError):
        return None
    if isinstance(value, float) and number != value:
        return None
    return number if -(2**63) <= number < 2**63 else None


def clean(text: str) -> str:
    """Text as the server takes it: no lone surrogates (not UTF-8), no carriage returns or control characters."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise utf8_expected() from None
    return "".join(" " if ord(c) < 32 and c not in "\n" else c for c in text.replace("\r", ""))


def utf8_expected() -> ApiError:
    return bad_request("strings must be encoded in UTF-8")
