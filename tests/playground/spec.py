"""The Bot API as data, to check the server's answers against; and what that data cannot say."""

import json
from functools import cache
from pathlib import Path
from typing import Any

PATH = Path(__file__).parents[3] / "shared" / "telegram" / "api.min.json"
MISSING = f"the Bot API as data is not here ({'/'.join(PATH.parts[-3:])} beside the project)"
CHAT_TYPES = {"private", "group", "supergroup", "channel"}
DATES = {"date", "edit_date", "close_date", "last_error_date", "until_date"}
SECONDS = range(1_000_000_000, 10_000_000_000)  # 2001 to 2286; milliseconds are beyond


@cache
def spec() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(PATH.read_text())
    return loaded


def method(name: str) -> dict[str, Any]:
    """By name, in any case."""
    return next(m for n, m in spec()["methods"].items() if n.lower() == name.lower())


def problems_of_answer(name: str, result: Any) -> list[str]:
    """What is wrong with the result of a method."""
    return _union(method(name)["returns"], result, name)


def problems_of_update(update: Any) -> list[str]:
    problems = check("Update", update, "Update")
    if len(update) != 2:
        problems.append(f"an update has an id and one thing more, not {sorted(update)}")
    return problems


def check(kind: str, value: Any, where: str) -> list[str]:
    """What is wrong with a value that should be of this type."""
    match kind:
        case "Integer":
            return (
                [] if isinstance(value, int) and not isinstance(value, bool) else [f"{where}: {value!r} is no Integer"]
            )
        case "Float":
            return [] if isinstance(value, int | float) and not isinstance(value, bool) else [f"{where}: no Float"]
        case "String":
            return [] if isinstance(value, str) else [f"{where}: {value!r} is no String"]
        case "Boolean":
            return [] if isinstance(value, bool) else [f"{where}: {value!r} is no Boolean"]
        case "True":
            return [] if value is True else [f"{where}: {value!r} is not True"]
    if kind.startswith("Array of "):
        if not isinstance(value, list):
            return [f"{where}: {value!r} is no Array"]
        inner = kind.removeprefix("Array of ")
        return [p for place, item in enumerate(value) for p in check(inner, item, f"{where}[{place}]")]
    return _object(kind, value, where)


def _union(kinds: list[str], value: Any, where: str) -> list[str]:
    tried = [check(kind, value, where) for kind in kinds]
    return min(tried, key=len)


def _object(kind: str, value: Any, where: str) -> list[str]:
    if not isinstance(value, dict):
        return [f"{where}: {value!r} is no {kind}"]
    described = spec()["types"][kind]
    if described.get("subtypes"):
        return _union(described["subtypes"], value, where)
    fields = {field["name"]: field for field in described.get("fields", [])}
    problems = [f"{where}: {kind} has no field {name}" for name in value if name not in fields]
    problems += [f"{where}: {kind} lacks {n}" for n, f in fields.items() if f["required"] and n not in value]
    for name, field in fields.items():
        if name in value:
            problems += _union(field["types"], value[name], f"{where}.{name}")
    return problems + _unsaid(kind, value, where)


def _unsaid(kind: str, value: dict[str, Any], where: str) -> list[str]:
    """Seconds, chat types and the signs of ids, which the data does not know."""
    problems = [
        f"{where}.{name}: {value[name]} is no time in seconds"
        for name in DATES & value.keys()
        if isinstance(value[name], int) and value[name] not in SECONDS and value[name] != 0
    ]
    if value.get("date") == 0 and "from" in value:
        problems.append(f"{where}: only inaccessible messages have the date 0")
    if kind in ("Chat", "ChatFullInfo"):
        if value.get("type") not in CHAT_TYPES:
            problems.append(f"{where}: there is no chat type {value.get('type')}")
        long = value["id"] < -1_000_000_000_000
        right = {"private": value["id"] > 0, "group": value["id"] < 0 and not long}.get(value.get("type", ""), long)
        if not right:
            problems.append(f"{where}: {value['id']} is no id of a {value.get('type')}")
    if kind == "User" and value["id"] <= 0:
        problems.append(f"{where}: people's ids are above 0")
    if kind == "ChatMember" or kind.startswith("ChatMember"):
        expected = {"ChatMemberOwner": "creator", "ChatMemberAdministrator": "administrator",
                    "ChatMemberMember": "member", "ChatMemberLeft": "left", "ChatMemberBanned": "kicked"}  # fmt: skip
        if kind in expected and value.get("status") != expected[kind]:
            problems.append(f"{where}: {value.get('status')} is no status of {kind}")
    return problems
