"""`/play`: shapes to the letter, one clear sentence for nonsense, and never a server error."""

import asyncio
import json
from typing import Any

import aiohttp
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from playground.emulator.methods import METHODS
from tests.playground.conftest import TOKEN, Emulator


async def test_people_groups_and_messages_have_the_shapes_others_rely_on(emulator: Emulator) -> None:
    li = await emulator.play("people", name="小李", username="xiaoli", started=True)
    group = await emulator.play("groups", title="花园小区", members=[li["id"]], admins=[])
    said = await emulator.play("say", chat=group["id"], user=li["id"], text="多了一箱橙子,自取")
    await emulator.bot("sendMessage", chat_id=group["id"], text="<i>看见了</i>", parse_mode="HTML",
                       reply_parameters=said,
                       reply_markup={"inline_keyboard": [[{"text": "我要", "callback_data": "take:1"}]]})  # fmt: skip
    assert (list(li), list(group), list(said)) == (["id"], ["id"], ["message_id"])
    shown = (await emulator.messages(group["id"]))[-2:]
    promised = ("id", "from", "text", "entities", "buttons", "reply_to", "edited", "deleted")
    assert [{key: message[key] for key in promised} for message in shown] == [
        {
            "id": 2, "from": {"id": li["id"], "name": "小李", "is_bot": False}, "text": "多了一箱橙子,自取",
            "entities": [], "buttons": [], "reply_to": None, "edited": False, "deleted": False,
        },
        {
            "id": 3, "from": {"id": emulator.world.bot.id, "name": "邻里", "is_bot": True}, "text": "看见了",
            "entities": [{"type": "italic", "offset": 0, "length": 3}],
            "buttons": [[{"label": "我要", "data": "take:1", "url": None}]],
            "reply_to": 2, "edited": False, "deleted": False,
        },
    ]  # fmt: skip


async def test_a_private_chats_id_is_the_persons(emulator: Emulator) -> None:
    li = await emulator.person(started=False)
    assert await emulator.messages(li) == []
    await emulator.play("say", chat=li, user=li, text="/start")
    assert [message["text"] for message in await emulator.messages(li)] == ["/start"]


async def test_who_writes_privately_has_pressed_start(emulator: Emulator) -> None:
    li = await emulator.person(started=False)
    await emulator.play("say", chat=li, user=li, text="我这儿有姜")
    assert await emulator.bot("sendMessage", chat_id=li, text="好的")


async def test_start_before_the_story_is_told_without_a_word(emulator: Emulator) -> None:
    li = await emulator.person(started=True)
    (update,) = await emulator.updates()
    assert (update["my_chat_member"]["chat"]["id"], await emulator.messages(li)) == (li, [])


async def test_start_carries_a_payload(emulator: Emulator) -> None:
    li = await emulator.person(started=False)
    await emulator.play("start", user=li, payload="need_7")
    assert [u["message"]["text"] for u in await emulator.updates()] == ["/start need_7"]
    assert "64" in await emulator.nonsense("start", user=li, payload="x" * 65)
    assert await emulator.nonsense("start", user=li, payload="a b")


async def test_time_moves_on_and_never_back(emulator: Emulator) -> None:
    before = (await emulator.get("/play/now"))[1]["now"]
    await emulator.play("advance", seconds=86400)
    after = (await emulator.get("/play/now"))[1]["now"]
    assert 86400 <= after - before < 86460
    for wrong in (-1, "x", None, True, 1e300, [], {}):
        assert await emulator.nonsense("advance", seconds=wrong)


async def test_settle_waits_until_the_bot_has_confirmed_everything(emulator: Emulator) -> None:
    li = await emulator.person()
    await emulator.play("say", chat=li, user=li, text="在吗")
    settling = asyncio.create_task(emulator.play("settle"))
    await emulator.bot("getUpdates")
    await asyncio.sleep(0.05)
    assert not settling.done()
    await emulator.updates()
    assert await settling == {}


async def test_settling_without_a_bot_ends_with_a_sentence(emulator: Emulator, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("playground.emulator.play.SETTLE_WITHIN", 0.1)
    li = await emulator.person()
    await emulator.play("say", chat=li, user=li, text="在吗")
    status, answer = await emulator.raw_play("settle", {})
    assert (status, list(answer)) == (504, ["error"])


async def test_the_world_shows_who_is_where(emulator: Emulator) -> None:
    zhang, wang = await emulator.person("老张"), await emulator.person(started=False)
    group = await emulator.group(zhang, wang)
    await emulator.bot(
        "setMyCommands", commands=[{"command": "help", "description": "怎么用"}], scope={"type": "all_private_chats"}
    )
    _, world = await emulator.get("/play/world")
    assert [(p["id"], p["name"], p["started"]) for p in world["people"]] == [
        (zhang, "老张", True),
        (wang, "王阿姨", False),
    ]
    assert [(g["id"], g["members"], g["admins"], g["bot"]) for g in world["groups"]] == [
        (group, [zhang, wang], [zhang], True)
    ]
    assert world["bot"]["commands"]["private"] == [{"command": "help", "description": "怎么用"}]


async def test_who_watches_is_told_of_every_change(emulator: Emulator) -> None:
    li = await emulator.person()
    events: list[dict[str, Any]] = []
    async with (
        aiohttp.ClientSession() as http,
        http.get(f"{emulator.url}/play/live") as stream,
    ):
        await stream.content.readline()
        sent = await emulator.bot("sendMessage", chat_id=li, text="一")
        await emulator.bot("editMessageText", chat_id=li, message_id=sent["message_id"], text="二")
        await emulator.play("advance", seconds=60)
        while len(events) < 3:
            line = await asyncio.wait_for(stream.content.readline(), 5)
            if line.startswith(b"data: "):
                events.append(json.loads(line.removeprefix(b"data: ")))
    assert [(e["kind"], e.get("chat"), e.get("message", {}).get("text")) for e in events] == [
        ("message", li, "一"),
        ("message", li, "二"),
        ("now", None, None),
    ]


async def test_the_server_ends_although_somebody_watches_and_somebody_polls(emulator: Emulator) -> None:
    async with aiohttp.ClientSession() as http:
        stream = await http.get(f"{emulator.url}/play/live")
        poll = asyncio.create_task(emulator.call("getUpdates", timeout=50))
        await asyncio.sleep(0.05)
        async with asyncio.timeout(5):
            await emulator.server.__aexit__(None, None, None)
        assert (await poll)[0] == 409
        stream.close()


@pytest.mark.parametrize(
    ("act", "body", "words"),
    [
        ("people", {}, "name is missing"),
        ("people", {"name": "  "}, "name must not be empty"),
        ("people", {"name": 7}, "name must be a text"),
        ("people", {"name": "x", "started": "yes"}, "started must be true or false"),
        ("people", {"name": "x", "username": "张 三"}, "username may have"),
        ("people", {"name": "\ud800"}, "name is not valid UTF-8"),
        ("groups", {"title": "x", "members": [], "admins": []}, "at least one member"),
        ("groups", {"title": "x", "members": [404]}, "there is no person 404"),
        ("groups", {"title": "x", "members": "all"}, "members must be a list"),
        ("groups", {"title": "x", "kind": "party"}, "kind must be one of"),
        ("say", {"chat": 404, "user": 1001, "text": "x"}, "there is no chat 404"),
        ("say", {"chat": 1001, "user": 404, "text": "x"}, "there is no person 404"),
        ("say", {"chat": 1001, "user": 1001, "text": ""}, "the text is empty"),
        ("say", {"chat": 1001, "user": 1001, "text": "x" * 4097}, "at most 4096"),
        ("say", {"chat": 1001, "user": 1001, "text": "x", "reply_to": 404}, "there is no message 404"),
        ("say", {"chat": 1001, "user": 1001, "text": "x", "thread": 404}, "there is no topic 404"),
        ("say", {"chat": 1001, "user": 1001, "location": {"latitude": 100, "longitude": 0}}, "latitude is"),
        ("edit", {"chat": 1001, "message_id": 404, "text": "x"}, "there is no message 404"),
        ("tap", {"chat": 1001, "message_id": 404, "user": 1001, "button": "x"}, "there is no message 404"),
        ("join", {"chat": 1001, "user": 1001}, "there is no group 1001"),
        ("react", {"chat": 1001, "message_id": 404, "user": 1001, "emoji": "👍"}, "there is no message 404"),
        ("nowhere", {}, "Not Found"),
    ],
)
async def test_nonsense_is_refused_in_one_sentence(
    emulator: Emulator, act: str, body: dict[str, Any], words: str
) -> None:
    await emulator.person()
    status, answer = await emulator.raw_play(act, body)
    assert (status, list(answer)) in ((400, ["error"]), (404, ["error"]))
    assert words in answer["error"]


async def test_messages_need_a_chat_that_there_is(emulator: Emulator) -> None:
    for query in ("", "?chat=", "?chat=x", "?chat=404", f"?chat={2**70}"):
        status, answer = await emulator.get(f"/play/messages{query}")
        assert (status, list(answer)) == (400, ["error"])


async def test_nobody_edits_what_others_wrote(emulator: Emulator) -> None:
    wang, li = await emulator.person(), await emulator.person("小李")
    group = await emulator.group(wang, li)
    said = (await emulator.play("say", chat=group, user=wang, text="谁有姜"))["message_id"]
    where = {"chat": group, "message_id": said, "text": "谁有葱"}
    assert await emulator.nonsense("edit", **where, user=li) == f"message {said} is not 小李's"
    assert await emulator.play("edit", **where, user=wang) == {}


async def test_two_people_cannot_have_one_username(emulator: Emulator) -> None:
    await emulator.person(username="xiaoli")
    assert "taken" in await emulator.nonsense("people", name="又一个", username="XiaoLi", started=True)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)
FIELDS = (
    "name", "chat", "user", "text", "message_id", "button", "data", "members", "admins", "title", "seconds",
    "kind", "times", "reply_to", "photo", "location", "document", "forward", "thread", "anonymous",
    "payload", "options", "emoji", "admin", "mentions", "sender_chat", "username", "started", "from_chat",
    "method", "caption",
)  # fmt: skip
ACTS = (
    "people", "groups", "say", "edit", "start", "block", "unblock", "join", "leave", "promote", "migrate",
    "vote", "remove_bot", "add_bot", "forward", "react", "topics", "delete", "privacy", "advance", "fault",
)  # fmt: skip
SENSIBLE = st.sampled_from([1001, 1002, -1000000001003, 1, 2, 3, True, "x", [1001], 0, -1, "姜"])
JUNK = settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])


@JUNK
@given(act=st.sampled_from(ACTS), body=st.dictionaries(st.sampled_from(FIELDS), SENSIBLE | JSON) | JSON)
async def test_junk_never_breaks_play(emulator: Emulator, act: str, body: Any) -> None:
    if not emulator.world.people:
        await emulator.group(await emulator.person(), await emulator.person("小李"))
    async with aiohttp.ClientSession() as http:
        data = json.dumps(body).encode()
        headers = {"Content-Type": "application/json"}
        async with http.post(f"{emulator.url}/play/{act}", data=data, headers=headers) as answer:
            assert answer.status in (200, 400), await answer.text()
    emulator.server.faults.clear()


@JUNK
@given(body=st.binary(max_size=60))
async def test_bytes_that_are_no_json_are_refused(emulator: Emulator, body: bytes) -> None:
    async with aiohttp.ClientSession() as http:
        headers = {"Content-Type": "application/json"}
        for path in ("/play/say", f"/bot{TOKEN}/sendMessage"):
            async with http.post(f"{emulator.url}{path}", data=body, headers=headers) as answer:
                assert answer.status == 400


METHOD_FIELDS = (
    "chat_id", "text", "parse_mode", "entities", "reply_markup", "reply_parameters", "message_id", "offset",
    "timeout", "allowed_updates", "caption", "document", "photo", "media", "question", "options", "url",
    "callback_query_id", "commands", "scope", "user_id", "reaction", "message_ids", "from_chat_id",
    "latitude", "longitude", "menu_button", "message_thread_id", "title", "type",
)  # fmt: skip
VALUES = (
    SENSIBLE
    | JSON
    | st.sampled_from(["HTML", "<b>x</b>", "MarkdownV2", "*x*", '{"type":"chat"}', "[[", {"type": "chat"}])
)


@JUNK
@given(data=st.data())
async def test_junk_never_breaks_the_bot_api(emulator: Emulator, data: st.DataObject) -> None:
    if not emulator.world.people:
        await emulator.group(await emulator.person(), await emulator.person("小李"))
    method = data.draw(st.sampled_from(sorted(METHODS.keys() - {"getupdates"})))
    arguments = data.draw(st.dictionaries(st.sampled_from(METHOD_FIELDS), VALUES))
    async with aiohttp.ClientSession() as http:
        body = json.dumps(arguments).encode()
        headers = {"Content-Type": "application/json"}
        async with http.post(f"{emulator.url}/bot{TOKEN}/{method}", data=body, headers=headers) as answer:
            assert answer.status in (200, 400, 403), await answer.text()
            assert (await answer.json())["ok"] is (answer.status == 200)
