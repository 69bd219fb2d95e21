"""One message to Telegram: from the house's Send, Edit, Delete and File to Bot methods, and what the answers mean."""

import hashlib
import html
import re
from enum import Enum
from io import BytesIO
from typing import Any

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, InputFile, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bot.account import Account
from texts.messages import File, Message, React, Send

NO_PREVIEW = {"is_disabled": True}
TAG = re.compile(r"</?[A-Za-z][^<>]*>")


class Trouble(Enum):
    """What a 400 says, as far as it makes a difference; the descriptions are the server's, tested by their parts."""

    NOT_MODIFIED = "message is not modified"
    MARKUP = "can't parse entities"
    MESSAGE_GONE = "message to edit not found|message can't be edited|message_id_invalid|message identifier is not"
    DELETE_GONE = "message to delete not found|message can't be deleted"
    REPLY_GONE = "message to be replied not found|replied message not found|reply message not found"
    THREAD_GONE = "message thread not found|topic_deleted"
    CHAT_GONE = "chat not found|user is deactivated|bot can't initiate conversation|peer_id_invalid|user not found"
    OTHER = ""

    @classmethod
    def of(cls, problem: BadRequest) -> "Trouble":
        return next(trouble for trouble in cls if re.search(trouble.value, problem.message.lower()))


def digest(message: Message) -> str:
    """Stands for words and buttons, so that the words themselves need not be kept."""
    return hashlib.blake2b(message.model_dump_json().encode(), digest_size=16).hexdigest()


def plain(text: str) -> str:
    """The words without the markup: 「<b>姜</b> &amp; 葱」 → 「姜 & 葱」."""
    return html.unescape(TAG.sub("", text))


def keyboard(message: Message) -> InlineKeyboardMarkup | None:
    if not message.buttons:
        return None
    return InlineKeyboardMarkup(
        [
            [InlineKeyboardButton(button.label, callback_data=button.data, url=button.url) for button in row]
            for row in message.buttons
        ]
    )


def _words(message: Message, *, marked_up: bool) -> dict[str, Any]:
    """The arguments that say it."""
    rows = [
        [
            {"text": button.label, "callback_data": button.data}
            if button.data is not None
            else {"text": button.label, "url": button.url}
            for button in row
        ]
        for row in message.buttons
    ]
    return {
        "text": message.html if marked_up else plain(message.html),
        "parse_mode": ParseMode.HTML if marked_up else None,
        "reply_markup": {"inline_keyboard": rows} if rows else None,
        "link_preview_options": NO_PREVIEW,
    }


class Delivery:
    """Calls the Bot API; errors are PTB's. `marked_up=False` says the words without their markup."""

    def __init__(self, account: Account) -> None:
        self._account = account

    async def send(self, send: Send, *, marked_up: bool = True) -> int:
        """Returns the message id. A reply or topic that is gone is left out."""
        if send.photo is not None or send.location is not None:
            return await self._send_picture(send, marked_up=marked_up)
        reply = {"message_id": send.reply_to, "allow_sending_without_reply": True} if send.reply_to else None
        sent = await self._account.call(
            "sendMessage",
            {
                "chat_id": send.chat,
                **_words(send.message, marked_up=marked_up),
                "message_thread_id": send.thread,
                "disable_notification": send.silent or None,
                "reply_parameters": reply,
            },
        )
        return int(sent["message_id"])

    async def _send_picture(self, send: Send, *, marked_up: bool) -> int:
        """A photo with the words under it, or a place on the map."""
        reply = ReplyParameters(send.reply_to, allow_sending_without_reply=True) if send.reply_to else None
        if send.location is not None:
            latitude, longitude = send.location
            sent = await self._account.send_location(
                send.chat,
                latitude,
                longitude,
                message_thread_id=send.thread,
                disable_notification=send.silent or None,
                reply_parameters=reply,
            )
            return sent.message_id
        if send.photo is None:
            raise ValueError("neither a photo nor a place")
        sent = await self._account.send_photo(
            send.chat,
            send.photo,
            caption=(send.message.html if marked_up else plain(send.message.html)) or None,
            parse_mode=ParseMode.HTML if marked_up else None,
            message_thread_id=send.thread,
            disable_notification=send.silent or None,
            reply_parameters=reply,
            reply_markup=keyboard(send.message),
        )
        return sent.message_id

    async def edit(self, chat: int, message_id: int, message: Message, *, marked_up: bool = True) -> None:
        words = _words(message, marked_up=marked_up)
        await self._account.call("editMessageText", {"chat_id": chat, "message_id": message_id, **words})

    async def delete(self, chat: int, message_id: int) -> None:
        await self._account.delete_message(chat, message_id)

    async def pin(self, chat: int, message_id: int) -> None:
        await self._account.pin_chat_message(chat, message_id, disable_notification=True)

    async def react(self, react: React) -> None:
        await self._account.set_message_reaction(react.chat, react.message_id, react.emoji)

    async def file(self, file: File, *, marked_up: bool = True) -> None:
        await self._account.send_document(
            file.chat,
            InputFile(BytesIO(file.content.encode()), filename=file.name),
            caption=(file.caption.html if marked_up else plain(file.caption.html)) or None,
            parse_mode=ParseMode.HTML if marked_up else None,
            disable_notification=file.silent or None,
            reply_markup=keyboard(file.caption),
        )
