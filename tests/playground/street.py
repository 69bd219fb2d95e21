"""A street with a page: two neighbours, their group, and a bot that says what a test wants it to say."""

from typing import Any

import aiohttp
from playwright.async_api import Locator, Page

BOT_TOKEN = "7000000001:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"


class Street:
    """Two neighbours, their group, and a bot that says what a test wants it to say."""

    def __init__(self, session: aiohttp.ClientSession, address: str) -> None:
        self.session, self.address = session, address
        self.wang = self.li = self.group = self.heard = 0

    async def settle_in(self, *, title: str = "花园小区", li_started: bool = True) -> "Street":
        self.wang = (await self.play("people", name="王阿姨", started=True))["id"]
        self.li = (await self.play("people", name="小李", username="xiaoli", started=li_started))["id"]
        made = await self.play("groups", title=title, members=[self.wang, self.li], admins=[self.li], bot_admin=True)
        self.group = made["id"]
        return self

    async def play(self, path: str, **body: Any) -> Any:
        async with self.session.post(f"/play/{path}", json=body) as response:
            answer = await response.json()
            assert response.status == 200, answer
            return answer

    async def bot(self, method: str, **body: Any) -> Any:
        async with self.session.post(f"/bot{BOT_TOKEN}/{method}", json=body) as response:
            answer = await response.json()
            assert answer["ok"], answer
            return answer["result"]

    async def shows(self, *keys: str, text: str = "谁能帮帮王阿姨？", chat: int | None = None) -> int:
        """The bot sends a message with one row of buttons → its id."""
        row = [{"text": key, "callback_data": f"data:{key}"} for key in keys]
        sent = await self.bot(
            "sendMessage", chat_id=chat or self.group, text=text, parse_mode="HTML",
            reply_markup={"inline_keyboard": [row]} if row else None,
        )  # fmt: skip
        return int(sent["message_id"])

    async def answers_taps(self, **answer: Any) -> None:
        """The bot answers the next tap so."""
        while True:
            for update in await self.bot("getUpdates", offset=self.heard, timeout=5):
                self.heard = update["update_id"] + 1
                if "callback_query" in update:
                    await self.bot("answerCallbackQuery", callback_query_id=update["callback_query"]["id"], **answer)
                    return


def bubbles(page: Page, chat: str = "group") -> Locator:
    return page.locator(f".chat--{chat} .row")


async def write(page: Page, text: str, chat: str = "group") -> None:
    await page.locator(f".chat--{chat} .field").fill(text)
    await page.keyboard.press("Enter")
