"""What happened, a JSON line each: every update the bot was to hear of, every call it made and what came of it.

For whoever checks afterwards that nothing was lost. {"what": "update", "update": {…}} when it arises ·
{"what": "call", "call": 7, "method", "parameters", "fault", "status", "result"} when the server has acted or refused
(status 0: cut off before it acted; of an object only the message's id is kept, of updates their ids) ·
{"what": "gone", "call": 7}: the caller never read that answer · {"what": "confirmed", "id": 5}: an update that the bot
has taken, by offset or webhook.
"""

import json
import time
from collections.abc import Mapping
from typing import Any, TextIO

from playground.emulator.updates import Update


class Journal:
    """`file` None: nothing is written down."""

    def __init__(self, file: TextIO | None = None) -> None:
        self._file = file
        self._calls = 0

    def update(self, update: Update) -> None:
        self._write(what="update", update=update.json())

    def call(self, method: str, parameters: Mapping[str, Any], fault: str | None, status: int, result: Any) -> int:
        """The call's number, for `gone`."""
        self._calls += 1
        self._write(
            what="call",
            call=self._calls,
            method=method,
            parameters=dict(parameters),
            fault=fault,
            status=status,
            result=_short(result),
        )
        return self._calls

    def gone(self, call: int) -> None:
        self._write(what="gone", call=call)

    def confirmed(self, update_id: int) -> None:
        self._write(what="confirmed", id=update_id)

    def _write(self, **facts: Any) -> None:
        if self._file is not None:
            line = json.dumps({"at": round(time.monotonic(), 4), **facts}, ensure_ascii=False, separators=(",", ":"))
            self._file.write(line + "\n")
            self._file.flush()  # whoever looks while the server runs sees all of it


def _short(result: Any) -> Any:
    if isinstance(result, list):
        return [each.get("update_id") for each in result if isinstance(each, dict)]
    if isinstance(result, dict):
        return result.get("message_id")
    return result
