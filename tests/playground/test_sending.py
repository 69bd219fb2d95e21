"""What the bot says, and how the server refuses what the real one would refuse."""

import asyncio
from typing import Any

import pytest

from tests.playground.conftest import Emulator


def keyboard(*labels: str, **more: Any) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": label, "callback_data": label} | more for label in labels]]}


async def test_nobody_is_written_to_before_they_press_start(emulator: Emulator) -> None:
    li = await emulator.person("小李", started=False)
    refusal = await emulator.refused("sendMessage", chat_id=li, text="您好")
    assert refusal == "Forbidden: bot can't initiate conversation with a user"
    await emulator.play("start", user=li)
    assert (await emulator.bot("sendMessage", chat_id=li, text="您好"))["chat"]["id"] == li


async def test_who_blocks_the_bot_hears_nothing_until_they_take_it_back(emulator: Emulator) -> None:
    li = await emulator.person("小李")
    await emulator.play("block", user=li)
    assert await emulator.refused("sendMessage", chat_id=li, text="?") == "Forbidden: bot was blocked by the user"
    await emulator.play("unblock", user=li)
    statuses = [u["my_chat_member"]["new_chat_member"]["status"] for u in await emulator.updates("my_chat_member")]
    assert statuses[-2:] == ["kicked", "member"]
    assert await emulator.bot("sendMessage", chat_id=li, text="又能说话了")


@pytest.mark.parametrize("chat", [404, -404, -1000000000404, "@nobody", "x", 2**70])
async def test_unknown_chats_are_not_found(emulator: Emulator, chat: Any) -> None:
    assert await emulator.refused("sendMessage", chat_id=chat, text="?") == "Bad Request: chat not found"


async def test_no_chat_at_all_is_said_so(emulator: Emulator) -> None:
    assert await emulator.refused("sendMessage", text="?") == "Bad Request: chat_id is empty"


@pytest.mark.parametrize("text", ["", "   \n ", "<b></b>"])
async def test_empty_texts_are_refused(emulator: Emulator, text: str) -> None:
    li = await emulator.person()
    refusal = await emulator.refused("sendMessage", chat_id=li, text=text, parse_mode="HTML")
    assert refusal == "Bad Request: message text is empty"


async def test_a_text_has_at_most_4096_characters_after_its_markup_is_read(emulator: Emulator) -> None:
    li = await emulator.person()
    fits = await emulator.bot("sendMessage", chat_id=li, text=f"<b>{'姜' * 4096}</b>", parse_mode="HTML")
    assert len(fits["text"]) == 4096
    assert await emulator.refused("sendMessage", chat_id=li, text="姜" * 4097) == "Bad Request: message is too long"


async def test_callback_data_has_at_most_64_bytes(emulator: Emulator) -> None:
    li = await emulator.person()
    await emulator.bot("sendMessage", chat_id=li, text="?", reply_markup=keyboard("好", callback_data="a" * 64))
    for data in ("", "a" * 65, "姜" * 22):
        markup = keyboard("好", callback_data=data)
        refusal = await emulator.refused("sendMessage", chat_id=li, text="?", reply_markup=markup)
        assert refusal == "Bad Request: BUTTON_DATA_INVALID"


@pytest.mark.parametrize(
    "markup",
    [
        {"inline_keyboard": [[{"text": "空"}]]},
        {"inline_keyboard": [[{"callback_data": "x"}]]},
        {"inline_keyboard": [{"text": "x", "callback_data": "x"}]},
        {"inline_keyboard": [["x"]]},
        {"inline_keyboard": 7},
        {"inline_keyboard": [[{"text": "x", "url": "javascript:alert(1)"}]]},
        "{not json",
        "7",
    ],
)
async def test_keyboards_of_the_wrong_form_are_refused(emulator: Emulator, markup: Any) -> None:
    li = await emulator.person()
    assert (await emulator.refused("sendMessage", chat_id=li, text="?", reply_markup=markup)).startswith("Bad Request")


async def test_arguments_may_come_as_strings_as_forms_send_them(emulator: Emulator) -> None:
    li = await emulator.person()
    markup = '{"inline_keyboard":[[{"text":"好","callback_data":"ok"}]]}'
    sent = await emulator.bot("sendMessage", chat_id=str(li), text="?", reply_markup=markup)
    assert sent["reply_markup"]["inline_keyboard"] == [[{"text": "好", "callback_data": "ok"}]]


async def test_a_reply_shows_the_message_that_it_answers(emulator: Emulator) -> None:
    wang = await emulator.person()
    group = await emulator.group(wang)
    said = (await emulator.play("say", chat=group, user=wang, text="谁有姜"))["message_id"]
    sent = await emulator.bot("sendMessage", chat_id=group, text="问问看", reply_parameters={"message_id": said})
    assert sent["reply_to_message"]["text"] == "谁有姜"


async def test_a_reply_to_nothing_is_refused_unless_it_may_go_without(emulator: Emulator) -> None:
    wang = await emulator.person()
    group = await emulator.group(wang)
    said = (await emulator.play("say", chat=group, user=wang, text="谁有姜"))["message_id"]
    await emulator.play("delete", chat=group, message_id=said)
    reply = {"message_id": said}
    refusal = await emulator.refused("sendMessage", chat_id=group, text="?", reply_parameters=reply)
    assert refusal == "Bad Request: message to be replied not found"
    reply = {"message_id": said, "allow_sending_without_reply": True}
    sent = await emulator.bot("sendMessage", chat_id=group, text="?", reply_parameters=reply)
    assert "reply_to_message" not in sent


async def test_topics_are_kept_by_replies_and_unknown_ones_are_not_found(emulator: Emulator) -> None:
    wang = await emulator.person()
    group = await emulator.group(wang)
    topic = (await emulator.play("topics", chat=group, name="互助"))["id"]
    said = (await emulator.play("say", chat=group, user=wang, text="谁有姜", thread=topic))["message_id"]
    sent = await emulator.bot("sendMessage", chat_id=group, text="?", reply_parameters={"message_id": said})
    assert (sent["message_thread_id"], sent["is_topic_message"], sent["chat"]["is_forum"]) == (topic, True, True)
    refusal = await emulator.refused("sendMessage", chat_id=group, text="?", message_thread_id=4040)
    assert refusal == "Bad Request: message thread not found"
    heard = (await emulator.updates("message"))[-1]["message"]
    assert (heard["message_thread_id"], heard["is_topic_message"]) == (topic, True)


async def test_replies_have_a_thread_also_where_there_are_no_topics(emulator: Emulator) -> None:
    wang = await emulator.person()
    group = await emulator.group(wang)
    said = (await emulator.play("say", chat=group, user=wang, text="谁有姜"))["message_id"]
    await emulator.updates()
    for text in ("我有", "几块?"):
        await emulator.play("say", chat=group, user=wang, text=text, reply_to=said)
    heard = [u["message"] for u in await emulator.updates()]
    assert [(m["message_thread_id"], "is_topic_message" in m) for m in heard] == [(said, False)] * 2


async def test_a_group_that_became_a_supergroup_says_where_it_went(emulator: Emulator) -> None:
    wang = await emulator.person()
    group = await emulator.group(wang, kind="group")
    moved = (await emulator.play("migrate", chat=group))["id"]
    status, body = await emulator.call("sendMessage", chat_id=group, text="?")
    assert (status, body["parameters"]) == (400, {"migrate_to_chat_id": moved})
    assert body["description"] == "Bad Request: group chat was upgraded to a supergroup chat"
    told = [u["message"] for u in await emulator.updates("message")][-2:]
    assert [(m["chat"]["id"], m.get("migrate_to_chat_id"), m.get("migrate_from_chat_id")) for m in told] == [
        (group, moved, None),
        (moved, None, group),
    ]
    assert await emulator.bot("sendMessage", chat_id=moved, text="跟过来了")


async def test_ids_tell_basic_groups_from_supergroups(emulator: Emulator) -> None:
    wang = await emulator.person()
    basic, super_ = await emulator.group(wang, kind="group"), await emulator.group(wang)
    assert -1_000_000_000_000 < basic < 0
    assert super_ < -1_000_000_000_000


async def test_after_being_removed_the_bot_is_forbidden_the_group(emulator: Emulator) -> None:
    wang = await emulator.person()
    group = await emulator.group(wang)
    await emulator.play("remove_bot", chat=group)
    refusal = await emulator.refused("sendMessage", chat_id=group, text="?")
    assert refusal == "Forbidden: bot was kicked from the supergroup chat"
    gone = (await emulator.updates("my_chat_member"))[-1]["my_chat_member"]
    assert (gone["old_chat_member"]["status"], gone["new_chat_member"]["status"]) == ("member", "kicked")


async def test_message_ids_grow_within_a_chat_and_dates_are_seconds(emulator: Emulator) -> None:
    li = await emulator.person()
    first = await emulator.bot("sendMessage", chat_id=li, text="一")
    await emulator.play("advance", seconds=3600)
    second = await emulator.bot("sendMessage", chat_id=li, text="二")
    assert second["message_id"] > first["message_id"]
    assert 3600 <= second["date"] - first["date"] < 3660


async def test_a_tap_waits_for_the_bots_answer(emulator: Emulator) -> None:
    wang = await emulator.person()
    group = await emulator.group(wang)
    card = await emulator.bot("sendMessage", chat_id=group, text="?", reply_markup=keyboard("我来帮"))
    await emulator.updates()
    tapping = await emulator.tap(group, card["message_id"], wang, "我来帮")
    (update,) = await emulator.updates()
    query = update["callback_query"]
    assert (query["data"], query["from"]["id"], query["message"]["message_id"]) == ("我来帮", wang, card["message_id"])
    await emulator.bot("answerCallbackQuery", callback_query_id=query["id"], text="谢谢", show_alert=True)
    assert await tapping == {"text": "谢谢", "show_alert": True, "url": None}


async def test_an_unknown_query_is_too_old(emulator: Emulator) -> None:
    refusal = await emulator.refused("answerCallbackQuery", callback_query_id="404")
    assert refusal.startswith("Bad Request: query is too old and response timeout expired or query ID is invalid")


async def test_an_answer_has_at_most_200_characters(emulator: Emulator) -> None:
    assert await emulator.refused("answerCallbackQuery", callback_query_id="1", text="姜" * 201) == (
        "Bad Request: MESSAGE_TOO_LONG"
    )


async def test_forged_data_reaches_the_bot_and_misspelt_labels_do_not(emulator: Emulator) -> None:
    wang = await emulator.person()
    group = await emulator.group(wang)
    card = await emulator.bot("sendMessage", chat_id=group, text="?", reply_markup=keyboard("我来帮"))
    await emulator.updates()
    tapping = await emulator.tap(group, card["message_id"], wang, "claim:999999")
    (update,) = await emulator.updates()
    await emulator.bot("answerCallbackQuery", callback_query_id=update["callback_query"]["id"])
    assert (await tapping)["text"] == ""
    assert update["callback_query"]["data"] == "claim:999999"
    sentence = await emulator.nonsense("tap", chat=group, message_id=card["message_id"], user=wang, button="我来邦")
    assert "我来帮" in sentence


async def test_a_deep_link_button_is_start_with_its_payload(emulator: Emulator) -> None:
    li = await emulator.person("小李", started=False)
    group = await emulator.group(li)
    markup = {"inline_keyboard": [[{"text": "私下说", "url": "https://t.me/linli_bot?start=hello_7"}]]}
    card = await emulator.bot("sendMessage", chat_id=group, text="?", reply_markup=markup)
    await emulator.updates()
    answer = await emulator.play("tap", chat=group, message_id=card["message_id"], user=li, button="私下说")
    assert answer == {"text": "", "show_alert": False, "url": "https://t.me/linli_bot?start=hello_7"}
    assert [(u["message"]["chat"]["id"], u["message"]["text"]) for u in await emulator.updates()] == [
        (li, "/start hello_7")
    ]


async def test_a_silent_bot_is_told_of_a_tap_but_the_person_gives_up(
    emulator: Emulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("playground.emulator.tapping.ANSWER_WITHIN", 0.1)
    wang = await emulator.person()
    card = await emulator.bot("sendMessage", chat_id=wang, text="?", reply_markup=keyboard("好"))
    body = {"chat": wang, "message_id": card["message_id"], "user": wang, "button": "好"}
    status, answer = await emulator.raw_play("tap", body)
    assert (status, list(answer)) == (504, ["error"])


async def test_copies_lose_their_origin_and_forwards_keep_it(emulator: Emulator) -> None:
    wang, li = await emulator.person(), await emulator.person("小李")
    group = await emulator.group(wang)
    said = (await emulator.play("say", chat=group, user=wang, text="一箱橙子"))["message_id"]
    where = {"chat_id": li, "from_chat_id": group, "message_id": said}
    await emulator.bot("copyMessage", **where)
    forwarded = await emulator.bot("forwardMessage", **where)
    assert forwarded["forward_origin"]["sender_user"]["id"] == wang
    assert [(m["text"], m.get("forwarded", False)) for m in await emulator.messages(li)] == [
        ("一箱橙子", False),
        ("一箱橙子", True),
    ]
    assert await emulator.refused("copyMessage", chat_id=li, from_chat_id=group, message_id=404) == (
        "Bad Request: message to copy not found"
    )


async def test_places_are_checked(emulator: Emulator) -> None:
    li = await emulator.person()
    sent = await emulator.bot("sendVenue", chat_id=li, latitude=31.2, longitude=121.5, title="花街广场", address="1号")
    assert sent["venue"]["title"] == "花街广场"
    assert (await emulator.refused("sendLocation", chat_id=li, latitude=131, longitude=0)).startswith("Bad Request")
    assert (await emulator.refused("sendLocation", chat_id=li, latitude="x", longitude=0)).startswith("Bad Request")


async def test_thirty_taps_at_once_are_all_answered(emulator: Emulator) -> None:
    people = [await emulator.person(f"邻居{n}") for n in range(30)]
    group = await emulator.group(*people)
    card = await emulator.bot("sendMessage", chat_id=group, text="?", reply_markup=keyboard("我来帮"))
    await emulator.updates()
    body = {"chat": group, "message_id": card["message_id"], "button": "我来帮"}
    tapping = [asyncio.create_task(emulator.play("tap", user=person, **body)) for person in people]
    answered: set[int] = set()
    while len(answered) < 30:
        for update in await emulator.updates("callback_query"):
            query = update["callback_query"]
            answered.add(query["from"]["id"])
            await emulator.bot("answerCallbackQuery", callback_query_id=query["id"], text=str(query["from"]["id"]))
    assert [(await each)["text"] for each in tapping] == [str(person) for person in people]
