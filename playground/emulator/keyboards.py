"""Reply markup, checked: inline keyboards come back as rows of buttons; the other kinds are taken and not shown."""

import re
from typing import Any

from playground.emulator.arguments import Arguments
from playground.emulator.chats import Markup
from playground.emulator.errors import bad_request

LONGEST_DATA = 64  # bytes of callback_data
MOST_BUTTONS = 100
_KINDS = {
    "url", "callback_data", "web_app", "login_url", "switch_inline_query", "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat", "copy_text", "callback_game", "pay",
}  # fmt: skip


def buttons(arguments: Arguments) -> Markup:
    """The rows of `reply_markup`; none where there is no inline keyboard."""
    markup = arguments.record("reply_markup")
    if markup is None or "inline_keyboard" not in markup:
        return []
    rows = markup["inline_keyboard"]
    if not isinstance(rows, list):
        raise bad_request('can\'t parse reply markup JSON object: field "inline_keyboard" must be of type Array')
    checked = []
    for row in rows:
        if not isinstance(row, list):
            raise bad_request("can't parse inline keyboard: row must be an Array")
        if row:
            checked.append([_button(arguments.sub(value, "inline keyboard button")) for value in row])
    if sum(map(len, checked)) > MOST_BUTTONS:
        raise bad_request("REPLY_MARKUP_TOO_LONG")
    return checked


def _button(value: Arguments) -> dict[str, Any]:
    label = value.text("text").strip()
    kinds = [kind for kind in _KINDS if value.values.get(kind) is not None]
    if not label:
        raise bad_request('can\'t parse inline keyboard button: field "text" must be non-empty')
    if not kinds:
        raise bad_request("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if "callback_data" in kinds:
        data = value.text("callback_data")
        if not 1 <= len(data.encode()) <= LONGEST_DATA:
            raise bad_request("BUTTON_DATA_INVALID")
        return {"text": label, "callback_data": data}
    if "url" in kinds:
        return {"text": label, "url": _url(value.text("url"))}
    return {"text": label, kinds[0]: value.values[kinds[0]]}


def _url(url: str) -> str:
    if re.match(r"tg://\w+", url):
        return url
    if not re.match(r"[a-z]+://", url, re.IGNORECASE):
        url = f"http://{url}"
    host = re.match(r"https?://([^/?#\s]+)", url, re.IGNORECASE)
    if host is None:
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Unsupported URL protocol")
    if "." not in host[1] and not host[1].startswith("localhost"):
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
    return url
