"""`/play`: people and tests act in the neighbourhood. JSON in, JSON out; bad input is 400 {"error": one sentence}."""

import asyncio
import base64
import binascii
import json
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from playground.emulator import acts, views
from playground.emulator.acts import Nonsense
from playground.emulator.arguments import Upload
from playground.emulator.chats import Chat, Kind
from playground.emulator.control import Control
from playground.emulator.errors import ApiError
from playground.emulator.faults import KINDS, OF_UPDATES, Fault, Faults
from playground.emulator.files import DOT
from playground.emulator.people import Person
from playground.emulator.requests import Body, body_of, chat_in_query
from playground.emulator.tapping import Unanswered, tap
from playground.emulator.updates import KINDS as KINDS_OF_UPDATES
from playground.emulator.world import World

SETTLE_WITHIN = 60.0  # seconds of real time
LONGEST_STEP = 10 * 366 * 86400.0  # seconds: nobody plays ten years ahead
BREATH = 15.0  # seconds between two signs of life to those who watch
_GROUPS: tuple[Kind, ...] = ("supergroup", "group", "channel")
_PICTURES = frozenset({"image/png", "image/jpeg", "image/gif"})

Endpoint = Callable[[Body], Awaitable[dict[str, Any]]]


class Play:
    """The endpoints over a world, its faults and its clock."""

    def __init__(self, world: World, faults: Faults, control: Control, zone: str) -> None:
        self._zone = zone
        self._world, self._faults, self._control = world, faults, control

    def add_to(self, app: web.Application) -> None:
        posts: dict[str, Endpoint] = {
            "people": self.people, "groups": self.groups, "say": self.say, "edit": self.edit, "tap": self.tap,
            "advance": self.advance, "settle": self.settle, "fault": self.fault, "start": self.start,
            "block": self.block, "unblock": self.unblock, "join": self.join, "leave": self.leave,
            "promote": self.promote, "migrate": self.migrate, "remove_bot": self.remove_bot, "add_bot": self.add_bot,
            "forward": self.forward, "react": self.react, "vote": self.vote, "topics": self.topics,
            "delete": self.delete, "privacy": self.privacy, "update": self.update,
        }  # fmt: skip
        for name, endpoint in posts.items():
            app.router.add_post(f"/play/{name}", _answering(endpoint))
        app.router.add_get("/play/messages", self.messages)
        app.router.add_get("/play/world", self.world)
        app.router.add_get("/play/now", self.now)
        app.router.add_get("/play/file", self.file)
        app.router.add_get("/play/live", self.live)

    # — who there is —

    async def people(self, body: Body) -> dict[str, Any]:
        name = body.text("name", longest=64).strip()
        username = body.text("username", "", longest=32).removeprefix("@") or None
        if not name:
            raise Nonsense("name must not be empty")
        if username is not None and not (username.isascii() and username.replace("_", "a").isalnum()):
            raise Nonsense("username may have letters a-z, digits and _ only")
        person = acts.arrive(self._world, name, username, started=body.flag("started"), is_bot=body.flag("is_bot"))
        return {"id": person.id}

    async def groups(self, body: Body) -> dict[str, Any]:
        """Also taken: "kind" (supergroup, group, channel), "bot" (false: without it), "bot_admin"."""
        title = body.text("title", longest=128).strip()
        if not title:
            raise Nonsense("title must not be empty")
        kind = next((k for k in _GROUPS if k == body.text("kind", "supergroup")), None)
        if kind is None:
            raise Nonsense(f"kind must be one of {', '.join(_GROUPS)}")
        group = acts.found_group(
            self._world,
            title,
            body.integers("members"),
            body.integers("admins"),
            kind=kind,
            with_bot=body.flag("bot", True),
            bot_admin=body.flag("bot_admin"),
        )
        return {"id": group.id}

    async def join(self, body: Body) -> dict[str, Any]:
        acts.join(self._world, self._group(body), self._person(body), by=self._by(body))
        return {}

    async def leave(self, body: Body) -> dict[str, Any]:
        """With "by": somebody else removes them."""
        acts.leave(self._world, self._group(body), self._person(body), by=self._by(body))
        return {}

    async def promote(self, body: Body) -> dict[str, Any]:
        """The bot too, by its id. "can_pin" and "can_delete" may be false."""
        group, person = self._group(body), self._world.person(body.integer("user"))
        if person is None:
            raise Nonsense(f"there is no person {body.integer('user')}")
        acts.promote(
            self._world,
            group,
            person,
            admin=body.flag("admin", True),
            can_pin=body.flag("can_pin", True),
            can_delete=body.flag("can_delete", True),
        )
        return {}

    async def migrate(self, body: Body) -> dict[str, Any]:
        return {"id": acts.migrate(self._world, self._group(body)).id}

    async def remove_bot(self, body: Body) -> dict[str, Any]:
        group = self._group(body)
        acts.remove_bot(self._world, group, by=self._by(body) or acts.founder_of(self._world, group))
        return {}

    async def add_bot(self, body: Body) -> dict[str, Any]:
        group = self._group(body)
        by = self._by(body) or acts.founder_of(self._world, group)
        acts.add_bot(self._world, group, by=by, admin=body.flag("admin"))
        return {}

    async def topics(self, body: Body) -> dict[str, Any]:
        return {"id": acts.open_topic(self._world, self._group(body), body.text("name", longest=128))}

    async def privacy(self, body: Body) -> dict[str, Any]:
        """Whether the bot sees all of its groups' talk (privacy mode off) or only what is meant for it."""
        self._world.reads_all = not body.flag("on")
        return {}

    # — what is said —

    async def say(self, body: Body) -> dict[str, Any]:
        """Also taken: "photo" (true, or a picture in base64), "document" {"name","content"}, "location"
        {"latitude","longitude"}, "forward" {"chat","message_id"} or a person's id, "thread", "anonymous",
        "sender_chat", "mentions" [ids]; "caption" is another word for "text"."""
        person = self._person(body)
        chat = acts.chat_of(self._world, body.integer("chat"), person)
        text = body.text("text", body.text("caption", ""))
        message = acts.say(
            self._world,
            chat,
            person,
            text=text,
            media=self._media(body),
            reply_to=body.optional_integer("reply_to"),
            thread=body.optional_integer("thread"),
            anonymous=body.flag("anonymous"),
            forward_origin=self._origin(body),
            sender_chat=body.optional_integer("sender_chat"),
            mentions=[acts.person_of(self._world, each) for each in body.integers("mentions")],
        )
        return {"message_id": message.id}

    def _media(self, body: Body) -> dict[str, Any] | None:
        place, document = body.record("location"), body.record("document")
        if place is not None:
            latitude, longitude = place.number("latitude"), place.number("longitude")
            if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
                raise Nonsense("latitude is -90 to 90, longitude -180 to 180")
            return {"location": {"latitude": latitude, "longitude": longitude}}
        if document is not None:
            upload = Upload(
                document.text("name", "file.txt", longest=255), "", document.text("content", longest=1_000_000).encode()
            )
            return {"document": self._kept(upload, "documents").document()}
        if body.given("photo") and body.values["photo"] is not False:
            data = DOT if body.values["photo"] is True else _decoded(body.text("photo", longest=14_000_000))
            return {"photo": self._kept(Upload("photo.png", "", data), "photos").photo()}
        return None

    def _kept(self, upload: Upload, folder: str) -> Any:
        try:
            return self._world.files.add(upload, folder)
        except ApiError as error:
            raise Nonsense(error.description) from None

    def _origin(self, body: Body) -> dict[str, Any] | None:
        """Where a message said to be forwarded comes from: a person, by id; `true`: somebody hidden."""
        if not body.given("forward") or body.values["forward"] is False:
            return None
        if body.values["forward"] is True:
            return {"type": "hidden_user", "date": self._world.now, "sender_user_name": "Somebody"}
        source = acts.person_of(self._world, body.integer("forward"))
        return {"type": "user", "date": self._world.now, "sender_user": source.user()}

    async def edit(self, body: Body) -> dict[str, Any]:
        """With "user": theirs it must be."""
        by = self._person(body) if body.given("user") else None
        chat = acts.chat_of(self._world, body.integer("chat"), by)
        acts.edit(self._world, chat, body.integer("message_id"), body.text("text"), by=by)
        return {}

    async def delete(self, body: Body) -> dict[str, Any]:
        """A person deletes a message; the bot is not told, as on the real server."""
        chat = acts.chat_of(self._world, body.integer("chat"))
        self._world.remove(acts.message_of(chat, body.integer("message_id")))
        return {}

    async def forward(self, body: Body) -> dict[str, Any]:
        """{"chat","user","from_chat","message_id"}: the person forwards a message of a chat that they are in."""
        person = self._person(body)
        source_chat = acts.chat_of(self._world, body.integer("from_chat"), person)
        chat = acts.chat_of(self._world, body.integer("chat"), person)
        source = acts.message_of(source_chat, body.integer("message_id"))
        return {"message_id": acts.forward(self._world, chat, person, source).id}

    async def react(self, body: Body) -> dict[str, Any]:
        """{"chat","message_id","user","emoji"}; an empty emoji takes the reaction back."""
        person = self._person(body)
        chat = acts.chat_of(self._world, body.integer("chat"), person)
        emoji = body.text("emoji", "", longest=16)
        self._world.react(acts.message_of(chat, body.integer("message_id")), person, (emoji,) if emoji else ())
        return {}

    async def vote(self, body: Body) -> dict[str, Any]:
        """{"chat","message_id","user","options":[0]}."""
        person = self._person(body)
        chat = acts.chat_of(self._world, body.integer("chat"), person)
        acts.vote(self._world, chat, body.integer("message_id"), person, body.integers("options"))
        return {}

    # — with the bot —

    async def start(self, body: Body) -> dict[str, Any]:
        """Press Start; "payload" is what a deep link carries."""
        message = acts.press_start(self._world, self._person(body), body.text("payload", ""))
        return {"message_id": message.id}

    async def block(self, body: Body) -> dict[str, Any]:
        acts.block(self._world, self._person(body))
        return {}

    async def unblock(self, body: Body) -> dict[str, Any]:
        acts.unblock(self._world, self._person(body))
        return {}

    async def tap(self, body: Body) -> dict[str, Any]:
        person = self._person(body)
        chat = acts.chat_of(self._world, body.integer("chat"), person)
        message = acts.message_of(chat, body.integer("message_id"))
        data = body.text("data") if body.given("data") else None
        button = body.text("button", "") if data is not None else body.text("button")
        return (await tap(self._world, message, person, button, forged=data)).json()

    # — time and trouble —

    async def advance(self, body: Body) -> dict[str, Any]:
        seconds = body.number("seconds")
        if not 0 <= seconds <= LONGEST_STEP:
            raise Nonsense("seconds must be 0 or more, and at most ten years")
        try:
            async with asyncio.timeout(SETTLE_WITHIN):
                await self._control.advance(seconds)
        except TimeoutError:
            raise Unanswered(f"the bot did not get through that time within {SETTLE_WITHIN:.0f} s") from None
        self._world.close_polls_due()
        now = self._control.now().timestamp()
        self._world.live.tell({"kind": "now", "now": now})
        return {"now": now}

    async def settle(self, body: Body) -> dict[str, Any]:
        try:
            async with asyncio.timeout(SETTLE_WITHIN):
                await self._control.settle()
        except TimeoutError:
            waiting = len(self._world.updates)
            raise Unanswered(
                f"not settled within {SETTLE_WITHIN:.0f} s; updates the bot has not confirmed: {waiting}"
            ) from None
        return {}

    async def update(self, body: Body) -> dict[str, Any]:
        """{"kind","body"}: an update as it stands, also one that Telegram would never send."""
        kind = body.text("kind")
        content = body.record("body")
        if kind not in KINDS_OF_UPDATES:
            raise Nonsense(f"there are no updates of kind {kind}")
        if content is None:
            raise Nonsense("body is missing")
        self._world.updates.add(kind, content.values)
        return {}

    async def fault(self, body: Body) -> dict[str, Any]:
        """Also taken: "retry_after" (429), "seconds" (slow, slow_after), "description" (400, 403). "times" 0 takes
        all away."""
        value = body.values.get("kind")
        name = str(value) if isinstance(value, int) and not isinstance(value, bool) else body.text("kind")
        kind = next((k for k in KINDS if k == name), None)
        if kind is None:
            raise Nonsense(f"kind must be one of {', '.join(KINDS)}")
        times = body.integer("times", 1)
        if times < 0:
            raise Nonsense("times must be 0 or more")
        if times == 0:
            self._faults.clear()
            return {}
        self._faults.add(
            Fault(
                kind,
                times,
                method="getUpdates" if kind in OF_UPDATES else body.text("method") if body.given("method") else None,
                retry_after=max(1, body.integer("retry_after", 1)),
                seconds=min(60.0, max(0.0, body.number("seconds", 1.0))),
                description=body.text("description") if body.given("description") else None,
            )
        )
        return {}

    # — looking —

    async def messages(self, request: web.Request) -> web.Response:
        chat_id = chat_in_query(request)
        chat = self._world.chat(chat_id)
        if chat is None:
            raise Nonsense(f"there is no chat {chat_id}")
        return _json([views.shown(self._world, message) for message in chat.messages.values()])

    async def world(self, request: web.Request) -> web.Response:
        world = self._world
        return _json(
            {
                "bot": {
                    "id": world.bot.id,
                    "name": world.bot.name,
                    "username": world.bot.username,
                    "commands": world.profile.menus(),
                },
                "people": [
                    {k: getattr(p, k) for k in ("id", "name", "username", "is_bot", "started", "blocked")}
                    for p in world.people.values()
                ],
                "groups": [acts.group_json(world, c) for c in world.chats.values() if c.kind != "private"],
                "zone": self._zone,
                "now": self._control.now().timestamp(),
            }
        )

    async def now(self, request: web.Request) -> web.Response:
        return _json({"now": self._control.now().timestamp()})

    async def file(self, request: web.Request) -> web.Response:
        """`?id=` a file_id → its bytes. Pictures may be looked at; all else is only for saving, never run as a page."""
        stored = self._world.files.get(request.query.get("id", ""))
        if stored is None:
            raise Nonsense("there is no file with this id")
        picture = stored.path.startswith("photos/") and stored.mime in _PICTURES
        headers = {"X-Content-Type-Options": "nosniff"} | ({} if picture else {"Content-Disposition": "attachment"})
        kind = stored.mime if picture else "application/octet-stream"
        return web.Response(body=stored.data, content_type=kind, headers=headers)

    async def live(self, request: web.Request) -> web.StreamResponse:
        """Server-Sent Events: {"kind": "message", "chat", "message"}, {"kind": "world"}, {"kind": "now", "now"}."""
        response = web.StreamResponse(
            headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        )
        with self._world.live.watch() as events:
            await response.prepare(request)
            await response.write(b": hello\n\n")
            while True:
                try:
                    event = await asyncio.wait_for(events.get(), BREATH)
                except TimeoutError:
                    await response.write(b": breath\n\n")
                    continue
                if event is None:
                    return response
                await response.write(f"data: {json.dumps(event, ensure_ascii=False)}\n\n".encode())

    # — fields —

    def _person(self, body: Body) -> Person:
        return acts.person_of(self._world, body.integer("user"))

    def _group(self, body: Body) -> Chat:
        return acts.group_of(self._world, body.integer("chat"))

    def _by(self, body: Body) -> Person | None:
        return acts.person_of(self._world, body.integer("by")) if body.given("by") else None


def _answering(endpoint: Endpoint) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def answer(request: web.Request) -> web.Response:
        return _json(await endpoint(await body_of(request)))

    return answer


def _json(body: Any) -> web.Response:
    return web.json_response(body, dumps=lambda value: json.dumps(value, ensure_ascii=False))


def _decoded(text: str) -> bytes:
    try:
        return base64.b64decode(text.partition(",")[2] if text.startswith("data:") else text, validate=True)
    except (binascii.Error, ValueError):
        raise Nonsense("photo must be true, or a picture in base64") from None
