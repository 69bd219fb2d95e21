"""What goes out, as data: a Message (words and buttons) and an Outgoing (a message owed to a chat).

The outbox stores Outgoing as JSON; `bot` delivers it. Nothing here knows Telegram.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field


class Frozen(BaseModel):
    model_config = ConfigDict(frozen=True)


class Button(Frozen):
    """A button: either `data` (at most 64 bytes, answered by a handler) or `url`."""

    label: str
    data: str | None = None
    url: str | None = None


class Message(Frozen):
    """Words to say: Telegram's HTML subset, everything typed by residents escaped; rows of buttons."""

    html: str
    buttons: tuple[tuple[Button, ...], ...] = ()


class Send(Frozen):
    """A new message. `ref` names the message ("card:12", "ping:7") so that it can be edited, deleted or recognised
    in a reply later; the sender remembers the id under it. `otherwise` is sent instead when the person cannot be
    written to (never pressed Start, or blocked the bot)."""

    kind: Literal["send"] = "send"
    chat: int
    message: Message
    thread: int | None = None
    reply_to: int | None = None  # if that message is gone, it is sent without
    ref: str | None = None
    silent: bool = False
    photo: str | None = None  # a file id; the words are its caption
    location: tuple[float, float] | None = None  # latitude, longitude; the words are left out
    otherwise: "Send | None" = None


class Afresh(Frozen):
    """Where a message is sent again, should somebody have deleted the one to edit."""

    thread: int | None = None
    reply_to: int | None = None


class Edit(Frozen):
    """The message remembered under `ref` becomes `message`. A newer edit of the same ref replaces one still waiting.
    `afresh`: it is sent anew if it is gone; None: then nobody misses it."""

    kind: Literal["edit"] = "edit"
    chat: int
    ref: str
    message: Message
    afresh: Afresh | None = None


class Delete(Frozen):
    """The message remembered under `ref` goes away."""

    kind: Literal["delete"] = "delete"
    chat: int
    ref: str


class Pin(Frozen):
    """The message remembered under `ref` is pinned, without a sound; left out where the bot may not."""

    kind: Literal["pin"] = "pin"
    chat: int
    ref: str


class React(Frozen):
    """An emoji on somebody's message instead of words; None takes it away. Left out where the bot may not."""

    kind: Literal["react"] = "react"
    chat: int
    message_id: int
    emoji: str | None


class File(Frozen):
    """A small text file (UTF-8), with a caption."""

    kind: Literal["file"] = "file"
    chat: int
    name: str
    content: str
    caption: Message
    silent: bool = False


Outgoing = Annotated[Send | Edit | Delete | Pin | React | File, Field(discriminator="kind")]
