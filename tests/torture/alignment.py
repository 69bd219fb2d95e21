"""What was tried and what was heard, side by side: in one chat both are sequences, and one must fit into the other.

A try that the bot wrote down as `sent` was heard, one written down as `failed` was refused for a reason. Any other may
have been heard without the bot's knowing, but if the answer was lost or the bot was killed while it was on the way.
Whatever is heard belongs to a try. Words may be the same in several messages, so the fit is searched for, not guessed.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tests.torture.record import Call, Entry, Kill, Record

METHODS = {
    "edit": "editMessageText",
    "delete": "deleteMessage",
    "pin": "pinChatMessage",
    "react": "setMessageReaction",
    "file": "sendDocument",
}
Key = tuple[str, str]  # method and words


@dataclass(frozen=True, slots=True)
class Attempt:
    """One time that a row went on its way. `ended`: the row's state after it, "sending" where nobody knows."""

    row: int
    chat: int
    kind: str
    method: str
    text: str
    reply_to: int | None
    ended: str = "sending"

    @classmethod
    def of(cls, entry: Entry, ended: str = "sending") -> "Attempt":
        body: dict[str, Any] = json.loads(entry.body)
        method = METHODS.get(entry.kind, "sendMessage")
        if entry.kind == "send" and (body.get("photo") or body.get("location")):
            method = "sendPhoto" if body.get("photo") else "sendLocation"
        words = body.get("message") or body.get("caption") or {"html": body.get("emoji") or ""}
        text = "" if method == "sendLocation" else str(words["html"])
        return cls(entry.row, entry.chat, entry.kind, method, text, body.get("reply_to"), ended)

    @property
    def key(self) -> Key:
        return self.method, self.text


def key_of(call: Call) -> Key:
    parameters = call.parameters
    if call.method == "setMessageReaction":
        reactions = parameters.get("reaction") or []
        if isinstance(reactions, str):
            reactions = json.loads(reactions)
        return call.method, "".join(each.get("emoji", "") for each in reactions)
    return call.method, str(parameters.get("text") or parameters.get("caption") or "")


def attempts(record: Record) -> dict[int, list[Attempt]]:
    """Every time that something went on its way, by chat, in order."""
    ended: dict[int, str] = {}
    found: dict[int, list[Attempt]] = defaultdict(list)
    for entry in reversed(record.entries):
        if entry.book != "outbox":
            continue
        if entry.state == "sending":
            found[entry.chat].append(Attempt.of(entry, ended.get(entry.row, "sending")))
        ended[entry.row] = entry.state
    for tried in found.values():
        tried.reverse()
    return found


def aligned(tried: Sequence[Attempt], heard: Sequence[Call], kills: Sequence[Kill]) -> dict[int, int] | None:
    """{call's place: attempt's place}, or None where they do not fit."""
    fits = _table(tried, heard, kills)
    if not fits[0][0]:
        return None
    found: dict[int, int] = {}
    at = 0
    for place, attempt in enumerate(tried):
        if at < len(heard) and fits[place + 1][at + 1] and _may_be(attempt, heard[at], kills):
            found[at] = place
            at += 1
    return found


def _table(tried: Sequence[Attempt], heard: Sequence[Call], kills: Sequence[Kill]) -> list[bytearray]:
    """`[i][j]`: the attempts from i on fit the calls from j on."""
    fits = [bytearray(len(heard) + 1) for _ in range(len(tried) + 1)]
    fits[-1][-1] = True
    for i in range(len(tried) - 1, -1, -1):
        needless = tried[i].ended not in ("sent", "failed")
        for j in range(len(heard), -1, -1):
            fits[i][j] = (needless and fits[i + 1][j]) or (
                j < len(heard) and bool(fits[i + 1][j + 1]) and _may_be(tried[i], heard[j], kills)
            )
    return fits


def _may_be(attempt: Attempt, call: Call, kills: Sequence[Kill]) -> bool:
    if attempt.key != key_of(call):
        return False
    if attempt.ended == "failed":
        return call.status != 200
    if attempt.ended == "sent" or call.status != 200:
        return True
    return call.gone or any(max(kill.at, kill.until) >= call.at and attempt.row in kill.sending for kill in kills)


def why_not(tried: Sequence[Attempt], heard: Sequence[Call]) -> str:
    """What is most likely wrong where they do not fit."""
    due = Counter(attempt.key for attempt in tried if attempt.ended == "sent")
    could = Counter(attempt.key for attempt in tried)
    said = Counter(key_of(call) for call in heard if call.status == 200)
    refused = Counter(key_of(call) for call in heard if call.status != 200)
    for key, count in Counter(attempt.key for attempt in tried if attempt.ended == "failed").items():
        if refused[key] < count:
            return f"{key} was given up, and nobody refused it"
    for key in said.keys() - could.keys():
        return f"{key} was said and nobody owed it"
    for key, count in due.items():
        if said[key] + refused[key] < count:
            return f"{key} was owed {count} times and said {said[key]} times"
    for key, count in said.items():
        if count > due[key]:
            return f"{key} was owed {due[key]} times and said {count} times, more than was in flight"
    return "what was owed was said in another order"


def standing(calls: Sequence[Call]) -> Mapping[tuple[int, int], str]:
    """The words of each of the bot's messages as they stand in the end: (chat, message) → words."""
    stands: dict[tuple[int, int], str] = {}
    for call in calls:
        if call.status == 200 and call.method == "sendMessage":
            stands[call.chat, call.result] = key_of(call)[1]
        elif call.status == 200 and call.method == "editMessageText":
            stands[call.chat, int(call.parameters["message_id"])] = key_of(call)[1]
    return stands
