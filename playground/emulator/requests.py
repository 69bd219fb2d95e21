"""A `/play` request's JSON, read field by field; what is wrong is said in one sentence."""

import json
import math
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from playground.emulator.acts import Nonsense
from playground.emulator.arguments import as_integer

_MISSING = object()
_BROWSERS = {"Origin", "Sec-Fetch-Site"}  # headers that no page can leave out or change


@dataclass(frozen=True, slots=True)
class Body:
    """Every reader raises Nonsense for a field that is missing (where there is no default) or of the wrong form."""

    values: dict[str, Any]

    def given(self, name: str) -> bool:
        return self.values.get(name) is not None

    def text(self, name: str, default: Any = _MISSING, *, longest: int = 4096) -> str:
        value = self._value(name, default)
        if not isinstance(value, str):
            raise Nonsense(f"{name} must be a text")
        try:
            value.encode()
        except UnicodeEncodeError:
            raise Nonsense(f"{name} is not valid UTF-8") from None
        if len(value) > longest:
            raise Nonsense(f"{name} has at most {longest} characters")
        return value

    def integer(self, name: str, default: Any = _MISSING) -> int:
        number = as_integer(self._value(name, default))
        if number is None:
            raise Nonsense(f"{name} must be a whole number")
        return number

    def optional_integer(self, name: str) -> int | None:
        return self.integer(name) if self.given(name) else None

    def number(self, name: str, default: Any = _MISSING) -> float:
        value = self._value(name, default)
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
            raise Nonsense(f"{name} must be a number")
        return float(value)

    def flag(self, name: str, default: bool = False) -> bool:
        value = self._value(name, default)
        if not isinstance(value, bool):
            raise Nonsense(f"{name} must be true or false")
        return value

    def integers(self, name: str) -> list[int]:
        values = self._value(name, [])
        if not isinstance(values, list):
            raise Nonsense(f"{name} must be a list of whole numbers")
        numbers = [as_integer(value) for value in values]
        if None in numbers:
            raise Nonsense(f"{name} must be a list of whole numbers")
        return [number for number in numbers if number is not None]

    def record(self, name: str) -> "Body | None":
        value = self.values.get(name)
        if value is None:
            return None
        if not isinstance(value, dict):
            raise Nonsense(f"{name} must be an object")
        return Body(value)

    def _value(self, name: str, default: Any) -> Any:
        value = self.values.get(name)
        if value is not None:
            return value
        if default is _MISSING:
            raise Nonsense(f"{name} is missing")
        return default


async def body_of(request: web.Request) -> Body:
    """The JSON object of a POST; no body at all is an empty object. Browsers, which can be made to send forms, have
    to say that it is JSON; programs need not."""
    try:
        raw = await request.read()
    except web.HTTPRequestEntityTooLarge:
        raise Nonsense("the body is too large") from None
    if _BROWSERS & request.headers.keys() and request.content_type != "application/json":
        raise Nonsense("send JSON, with Content-Type: application/json")
    try:
        values = json.loads(raw or b"{}")
    except (ValueError, RecursionError):
        raise Nonsense("the body is no JSON") from None
    if not isinstance(values, dict):
        raise Nonsense("the body must be a JSON object")
    return Body(values)


def chat_in_query(request: web.Request) -> int:
    number = as_integer(request.query.get("chat", ""))
    if number is None:
        raise Nonsense("chat must be given, as a whole number: ?chat=1001")
    return number
