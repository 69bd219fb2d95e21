"""A neighbourhood for stories: the whole bot in this process, and people who talk to it over the playground's HTTP.

`await home.says("王阿姨", "谁有电钻借一下")`, `await home.taps("小李", "我来帮")`, `await home.hears("小李")`.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp

from bot.clock import MovableClock
from playground.wiring import neighbourhood

GROUP = "花园小区"
PEOPLE = ("王阿姨", "小李", "陈姐", "老张", "小美", "刘叔")
ADMIN = "老张"
BEGINS = datetime(
    2026, 11, 21, 2, 0, tzinfo=UTC
)  # a Saturday, ten in the morning there: stories do not depend on today


class Refused(AssertionError):  # noqa: N818 — read as a word
    """The playground said no: the story asks for something that people cannot do."""


class Neighbourhood:
    """People by name, one group unless the story makes more. Every act returns when the bot has done its part."""

    def __init__(self, session: aiohttp.ClientSession, clock: MovableClock | None = None) -> None:
        self._http, self._clock = session, clock
        self.people: dict[str, int] = {}
        self.groups: dict[str, int] = {}

    # — who is there —

    async def person(self, name: str, *, started: bool = True, username: str | None = None) -> int:
        """Somebody new. `started`: has pressed Start."""
        body = {"name": name, "started": started} | ({"username": username} if username else {})
        self.people[name] = (await self.play("people", **body))["id"]
        await self.settle()
        return self.people[name]

    async def new_group(self, title: str, members: list[str], admins: list[str], **more: Any) -> int:
        answer = await self.play(
            "groups",
            title=title,
            members=[self.people[name] for name in members],
            admins=[self.people[name] for name in admins],
            **more,
        )
        self.groups[title] = answer["id"]
        await self.settle()
        return self.groups[title]

    def chat(self, where: str | None) -> int:
        """A group by its title, a private chat by the person's name; None: the story's group."""
        if where is None:
            return next(iter(self.groups.values()))
        return self.groups.get(where) or self.people[where]

    # — what people do —

    async def says(
        self, who: str, text: str, *, to: str | None = None, reply_to: int | None = None, **more: Any
    ) -> int:
        """→ the message's id. `to`: a group's title, or the own name for the private chat with the bot."""
        body = {"chat": self.chat(to), "user": self.people[who], "text": text} | more
        if reply_to is not None:
            body["reply_to"] = reply_to
        message_id: int = (await self.play("say", **body))["message_id"]
        await self.settle()
        return message_id

    async def writes(self, who: str, text: str, **more: Any) -> int:
        """Privately, to the bot."""
        return await self.says(who, text, to=who, **more)

    async def replies(self, who: str, to: int, text: str, *, where: str | None = None) -> int:
        """To a message of the group (or of `where`)."""
        return await self.says(who, text, to=where, reply_to=to)

    async def edits(self, who: str, message_id: int, text: str, *, where: str | None = None) -> None:
        await self.play("edit", chat=self.chat(where), message_id=message_id, text=text)
        await self.settle()

    async def taps(
        self, who: str, label: str, *, where: str | None = None, message_id: int | None = None
    ) -> dict[str, Any]:
        """The newest button with that label that the person can see, privately or in the group → the answer
        {"text", "show_alert", "url"}."""
        chat, message = await self._with_button(who, label, where, message_id)
        answer = await self.play("tap", chat=chat, message_id=message, user=self.people[who], button=label)
        await self.settle()
        return answer

    async def forges(self, who: str, data: str, message_id: int, *, where: str | None = None) -> dict[str, Any]:
        """Callback data that no button has."""
        chat = self.chat(where)
        answer = await self.play("tap", chat=chat, message_id=message_id, user=self.people[who], data=data)
        await self.settle()
        return answer

    async def tries(self, who: str, *data: str) -> list[str]:
        """Callback data that no button has, one after the other in the private chat → what each is answered."""
        message = (await self.messages(who))[-1]["id"]
        return [str((await self.forges(who, one, message, where=who))["text"]) for one in data]

    async def starts(self, who: str, payload: str = "") -> None:
        await self.play("start", user=self.people[who], payload=payload)
        await self.settle()

    async def blocks(self, who: str) -> None:
        await self.play("block", user=self.people[who])
        await self.settle()

    async def joins(self, who: str, *, where: str | None = None) -> None:
        await self.play("join", chat=self.chat(where), user=self.people[who])
        await self.settle()

    async def leaves(self, who: str, *, where: str | None = None) -> None:
        await self.play("leave", chat=self.chat(where), user=self.people[who])
        await self.settle()

    # — what they see —

    async def messages(self, where: str | None = None) -> list[dict[str, Any]]:
        """All that stands in a chat, as `/play/messages` lists it; deleted ones are left out."""
        async with self._http.get("/play/messages", params={"chat": self.chat(where)}) as answer:
            messages: list[dict[str, Any]] = await answer.json()
            if answer.status != 200:
                raise Refused(str(messages))
        return [message for message in messages if not message["deleted"]]

    async def hears(self, who: str) -> list[str]:
        """What the bot has said to somebody privately, as it stands now."""
        return [m["text"] for m in await self.messages(who) if m["from"] and m["from"]["is_bot"]]

    async def file(self, who: str) -> str:
        """What stands in the newest file that the bot sent to somebody."""
        ids = [message["document"]["file_id"] for message in await self.messages(who) if message.get("document")]
        async with self._http.get("/play/file", params={"id": ids[-1]}) as answer:
            return (await answer.read()).decode()

    async def group(self, where: str | None = None) -> list[str]:
        """What the bot has said in the group, as it stands now."""
        return [
            m["text"] for m in await self.messages(where) if m["from"] and m["from"]["is_bot"] and not m.get("service")
        ]

    async def cards(self, to: int | None = None, where: str | None = None) -> list[dict[str, Any]]:
        """The bot's messages in the group that have buttons or answer somebody; `to`: that message."""
        return [
            m
            for m in await self.messages(where)
            if m["from"]
            and m["from"]["is_bot"]
            and (m["reply_to"] == to if to is not None else m["buttons"] or m["reply_to"])
        ]

    async def card(self, to: int | None = None, where: str | None = None) -> str:
        """The text of the newest card."""
        cards = await self.cards(to, where)
        if not cards:
            raise Refused(f"no card in {await self.group(where)}")
        text: str = cards[-1]["text"]
        return text

    async def buttons(self, who: str | None = None) -> list[str]:
        """The labels of the newest message with buttons: privately to `who`, or in the group."""
        for message in reversed(await self.messages(who)):
            if message["buttons"]:
                return [button["label"] for row in message["buttons"] for button in row]
        return []

    async def all_buttons(self, who: str) -> list[str]:
        """The labels of all that somebody can still tap privately, oldest first."""
        return [button["label"] for m in await self.messages(who) for row in m["buttons"] for button in row]

    # — time and trouble —

    async def advance(self, *, seconds: float = 0, minutes: float = 0, hours: float = 0, days: float = 0) -> None:
        span = timedelta(seconds=seconds, minutes=minutes, hours=hours, days=days)
        await self.play("advance", seconds=span.total_seconds())
        await self.settle()

    async def oversleeps(self, **span: float) -> None:
        """The machine sleeps: the clock jumps, and what was due on the way is late (`hours=4`, as of timedelta)."""
        if self._clock is None:
            raise Refused("the clock of another process cannot be moved")
        self._clock.advance(timedelta(**span).total_seconds())
        await self.settle()

    async def settle(self) -> None:
        await self.play("settle")

    async def fault(self, kind: str, times: int = 1, method: str | None = None, **more: Any) -> None:
        await self.play("fault", kind=kind, times=times, **({"method": method} if method else {}), **more)

    async def play(self, act: str, **body: Any) -> dict[str, Any]:
        """Any `/play` endpoint."""
        async with self._http.post(f"/play/{act}", json=body) as response:
            answer: dict[str, Any] = await response.json()
            if response.status != 200:
                raise Refused(f"/play/{act} {body}: {answer['error']}")
            return answer

    async def _with_button(self, who: str, label: str, where: str | None, message_id: int | None) -> tuple[int, int]:
        places = [where] if where is not None else [who, *self.groups]
        shown: list[tuple[int, int, int, int]] = []
        labels: set[str] = set()
        for order, place in enumerate(reversed(places)):
            for message in await self.messages(place):
                found = {button["label"] for row in message["buttons"] for button in row}
                labels |= found
                if label in found and message_id in (None, message["id"]):
                    shown.append((message["date"], order, message["id"], self.chat(place)))
        if not shown:
            raise Refused(f"{who} sees no button {label}; there are: {sorted(labels)}")
        _, _, message, chat = max(shown)
        return chat, message


def behind(message: dict[str, Any], label: str) -> str:
    """The callback data of a button: numbers in it are the database's, and a database may leave some out."""
    return next(str(button["data"]) for row in message["buttons"] for button in row if button["label"] == label)


@asynccontextmanager
async def moved_in(
    database: str, people: tuple[str, ...] = PEOPLE, *, admin: str = ADMIN, not_started: tuple[str, ...] = ()
) -> AsyncIterator[Neighbourhood]:
    """The bot with a database of its own, and people in one group."""
    async with (
        neighbourhood(database, behind=datetime.now(UTC) - BEGINS) as box,
        aiohttp.ClientSession(box.server.url) as session,
    ):
        home = Neighbourhood(session, box.program.clock if isinstance(box.program.clock, MovableClock) else None)
        for name in people:
            await home.person(name, started=name not in not_started)
        if people:
            await home.new_group(GROUP, list(people), [admin] if admin in people else [people[0]])
        yield home
