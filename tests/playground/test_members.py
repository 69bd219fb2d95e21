"""Who is in a group, what the bot is told of it, and what it may see."""

from typing import Any

from playground.emulator.people import ANONYMOUS_ADMIN
from tests.playground.conftest import Emulator


async def test_a_new_group_tells_the_bot_that_it_was_added(emulator: Emulator) -> None:
    zhang, wang = await emulator.person("老张"), await emulator.person()
    await emulator.updates()
    group = await emulator.group(zhang, wang)
    change, service = await emulator.updates()
    assert change["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert service["message"]["new_chat_members"][0]["username"] == "linli_bot"
    assert (change["my_chat_member"]["from"]["id"], service["message"]["chat"]["id"]) == (zhang, group)


async def test_standing_is_told_as_it_is(emulator: Emulator) -> None:
    zhang, wang, li = [await emulator.person(name) for name in ("老张", "王阿姨", "小李")]
    group = await emulator.group(zhang, wang)
    statuses = [
        (await emulator.bot("getChatMember", chat_id=group, user_id=each))["status"]
        for each in (zhang, wang, li, emulator.world.bot.id)
    ]
    assert statuses == ["creator", "member", "left", "member"]
    assert await emulator.refused("getChatMember", chat_id=group, user_id=404) == "Bad Request: user not found"
    assert await emulator.bot("getChatMemberCount", chat_id=group) == 3


async def test_admins_are_listed_with_the_bot_if_it_is_one(emulator: Emulator) -> None:
    zhang, wang = await emulator.person("老张"), await emulator.person()
    group = await emulator.group(zhang, wang)
    await emulator.play("promote", chat=group, user=wang, admin=True)
    await emulator.play("promote", chat=group, user=emulator.world.bot.id, admin=True)
    admins = await emulator.bot("getChatAdministrators", chat_id=group)
    assert [each["user"]["id"] for each in admins] == [zhang, wang, emulator.world.bot.id]
    change = (await emulator.updates("my_chat_member"))[-1]["my_chat_member"]
    assert change["new_chat_member"]["can_pin_messages"] is True


async def test_coming_and_going_is_told_by_service_messages(emulator: Emulator) -> None:
    wang, li = await emulator.person(), await emulator.person("小李")
    group = await emulator.group(wang)
    await emulator.updates()
    await emulator.play("join", chat=group, user=li)
    await emulator.play("leave", chat=group, user=li)
    came, went = [u["message"] for u in await emulator.updates()]
    assert (came["new_chat_members"][0]["id"], went["left_chat_member"]["id"]) == (li, li)


async def test_who_is_not_in_a_group_cannot_speak_there(emulator: Emulator) -> None:
    wang, li = await emulator.person(), await emulator.person("小李")
    group = await emulator.group(wang)
    assert "小李" in await emulator.nonsense("say", chat=group, user=li, text="喂")


async def test_the_bot_can_leave(emulator: Emulator) -> None:
    wang = await emulator.person()
    group = await emulator.group(wang)
    assert await emulator.bot("leaveChat", chat_id=group) is True
    assert await emulator.refused("sendMessage", chat_id=group, text="?") == (
        "Forbidden: bot is not a member of the supergroup chat"
    )
    await emulator.updates()
    await emulator.play("say", chat=group, user=wang, text="它走了")
    assert await emulator.updates() == []


async def test_with_privacy_mode_the_bot_sees_only_what_is_meant_for_it(emulator: Emulator) -> None:
    wang = await emulator.person()
    group = await emulator.group(wang)
    own = (await emulator.bot("sendMessage", chat_id=group, text="我在"))["message_id"]
    await emulator.play("privacy", on=True)
    assert (await emulator.bot("getMe"))["can_read_all_group_messages"] is False
    await emulator.updates()
    for text, more in (
        ("谁有姜", {}),
        ("/needs", {}),
        ("/needs@linli_bot", {}),
        ("/needs@other_bot", {}),
        ("好", {"reply_to": own}),
    ):
        await emulator.play("say", chat=group, user=wang, text=text, **more)
    assert [u["message"]["text"] for u in await emulator.updates()] == ["/needs", "/needs@linli_bot", "好"]


async def test_an_admin_bot_sees_everything_whatever_privacy_mode_says(emulator: Emulator) -> None:
    wang = await emulator.person()
    group = await emulator.group(wang, bot_admin=True)
    await emulator.play("privacy", on=True)
    await emulator.updates()
    await emulator.play("say", chat=group, user=wang, text="谁有姜")
    assert len(await emulator.updates()) == 1


async def test_other_bots_are_never_heard(emulator: Emulator) -> None:
    wang = await emulator.person()
    other = await emulator.person("别的机器人", is_bot=True, started=False)
    group = await emulator.group(wang, other)
    await emulator.updates()
    await emulator.play("say", chat=group, user=other, text="谁有姜")
    assert await emulator.updates() == []


async def test_anonymous_admins_write_as_the_group(emulator: Emulator) -> None:
    zhang, wang = await emulator.person("老张"), await emulator.person()
    group = await emulator.group(zhang, wang)
    await emulator.updates()
    await emulator.play("say", chat=group, user=zhang, text="周六大扫除", anonymous=True)
    (update,) = await emulator.updates()
    message: dict[str, Any] = update["message"]
    assert (message["from"]["id"], message["sender_chat"]["id"]) == (ANONYMOUS_ADMIN, group)
    assert "admins" in await emulator.nonsense("say", chat=group, user=wang, text="?", anonymous=True)


async def test_channels_post_as_themselves(emulator: Emulator) -> None:
    zhang = await emulator.person("老张")
    channel = await emulator.group(zhang, kind="channel", bot_admin=True)
    await emulator.updates()
    said = (await emulator.play("say", chat=channel, user=zhang, text="停水通知"))["message_id"]
    await emulator.play("edit", chat=channel, message_id=said, text="停水通知,周日")
    posted, edited = await emulator.updates()
    assert (posted["channel_post"]["chat"]["type"], "from" in posted["channel_post"]) == ("channel", False)
    assert edited["edited_channel_post"]["text"] == "停水通知,周日"


async def test_a_message_sent_as_a_channel_comes_from_that_channel(emulator: Emulator) -> None:
    zhang = await emulator.person("老张")
    channel, group = await emulator.group(zhang, kind="channel"), await emulator.group(zhang)
    await emulator.updates()
    await emulator.play("say", chat=group, user=zhang, text="谁有姜", sender_chat=channel)
    (update,) = await emulator.updates()
    assert (update["message"]["sender_chat"]["id"], update["message"]["from"]["is_bot"]) == (channel, True)


async def test_edits_by_people_are_told(emulator: Emulator) -> None:
    wang = await emulator.person()
    group = await emulator.group(wang)
    said = (await emulator.play("say", chat=group, user=wang, text="谁有姜"))["message_id"]
    await emulator.updates()
    await emulator.play("edit", chat=group, message_id=said, text="谁有姜和葱")
    (update,) = await emulator.updates()
    assert (update["edited_message"]["text"], "edit_date" in update["edited_message"]) == ("谁有姜和葱", True)


async def test_forwards_say_where_they_come_from(emulator: Emulator) -> None:
    wang, li = await emulator.person(), await emulator.person("小李")
    group, other = await emulator.group(wang, li), await emulator.group(wang)
    said = (await emulator.play("say", chat=group, user=li, text="一箱橙子"))["message_id"]
    await emulator.updates()
    await emulator.play("forward", chat=other, user=wang, from_chat=group, message_id=said)
    await emulator.play("say", chat=other, user=wang, text="转一下", forward=True)
    origins = [u["message"]["forward_origin"]["type"] for u in await emulator.updates()]
    assert origins == ["user", "hidden_user"]


async def test_people_without_a_username_can_be_mentioned(emulator: Emulator) -> None:
    wang, li = await emulator.person(), await emulator.person("小李")
    group = await emulator.group(wang, li)
    await emulator.updates()
    await emulator.play("say", chat=group, user=wang, text="😀 小李 在吗", mentions=[li])
    (update,) = await emulator.updates()
    (entity,) = update["message"]["entities"]
    assert (entity["type"], entity["offset"], entity["length"], entity["user"]["id"]) == ("text_mention", 3, 2, li)
