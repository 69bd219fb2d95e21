"""Where a forwarded message comes from."""

from typing import Any

from playground.emulator import views
from playground.emulator.chats import Message
from playground.emulator.state import State


def origin(state: State, source: Message) -> dict[str, Any]:
    """The API's MessageOrigin: the first writer, however often it was forwarded on."""
    if source.forward_origin is not None:
        return dict(source.forward_origin)
    if source.sender_chat is not None and source.sender_chat in state.chats:
        chat = views.chat(state, state.chats[source.sender_chat])
        return {"type": "chat", "date": source.date, "sender_chat": chat}
    sender = state.person(source.sender)
    if sender is None:
        return {"type": "hidden_user", "date": source.date, "sender_user_name": "Deleted Account"}
    return {"type": "user", "date": source.date, "sender_user": sender.user()}
