"""Polls and reactions."""

from tests.playground.conftest import Emulator


async def test_an_open_poll_tells_who_chose_what(emulator: Emulator) -> None:
    wang = await emulator.person()
    group = await emulator.group(wang)
    sent = await emulator.bot(
        "sendPoll", chat_id=group, question="周六还是周日?", options=["周六", {"text": "周日"}], is_anonymous=False
    )
    await emulator.updates()
    await emulator.play("vote", chat=group, message_id=sent["message_id"], user=wang, options=[1])
    poll, answer = await emulator.updates()
    assert [option["voter_count"] for option in poll["poll"]["options"]] == [0, 1]
    assert (answer["poll_answer"]["user"]["id"], answer["poll_answer"]["option_ids"]) == (wang, [1])
    await emulator.play("vote", chat=group, message_id=sent["message_id"], user=wang, options=[])
    assert (await emulator.updates("poll"))[0]["poll"]["total_voter_count"] == 0


async def test_an_anonymous_poll_tells_only_how_many(emulator: Emulator) -> None:
    wang = await emulator.person()
    group = await emulator.group(wang)
    sent = await emulator.bot("sendPoll", chat_id=group, question="?", options='["一","二"]')
    await emulator.updates()
    await emulator.play("vote", chat=group, message_id=sent["message_id"], user=wang, options=[0])
    assert [sorted(u)[0] for u in await emulator.updates()] == ["poll"]


async def test_a_stopped_poll_takes_no_votes(emulator: Emulator) -> None:
    wang = await emulator.person()
    group = await emulator.group(wang)
    sent = await emulator.bot("sendPoll", chat_id=group, question="?", options=["一", "二"])
    where = {"chat_id": group, "message_id": sent["message_id"]}
    assert (await emulator.bot("stopPoll", **where))["is_closed"] is True
    assert await emulator.refused("stopPoll", **where) == "Bad Request: poll has already been closed"
    sentence = await emulator.nonsense("vote", chat=group, message_id=sent["message_id"], user=wang, options=[0])
    assert sentence == "that poll is closed"


async def test_a_poll_closes_when_its_time_is_over(emulator: Emulator) -> None:
    wang = await emulator.person()
    group = await emulator.group(wang)
    await emulator.bot("sendPoll", chat_id=group, question="?", options=["一", "二"], open_period=600)
    await emulator.updates()
    await emulator.play("advance", seconds=601)
    (update,) = await emulator.updates("poll")
    assert update["poll"]["is_closed"] is True


async def test_votes_that_cannot_be_are_refused(emulator: Emulator) -> None:
    wang = await emulator.person()
    group = await emulator.group(wang)
    sent = await emulator.bot("sendPoll", chat_id=group, question="?", options=["一", "二"])
    where = {"chat": group, "message_id": sent["message_id"], "user": wang}
    for options in ([2], [-1], [0, 0], [0, 1], ["x"], 7):
        assert await emulator.nonsense("vote", **where, options=options)


async def test_polls_of_the_wrong_form_are_refused(emulator: Emulator) -> None:
    li = await emulator.person()
    for question, options in (("", ["一"]), ("?", []), ("?", [""]), ("?", ["姜"] * 13), ("?", "[1"), ("?", [[]])):
        refusal = await emulator.refused("sendPoll", chat_id=li, question=question, options=options)
        assert refusal.startswith("Bad Request")


async def test_a_quiz_is_answered_once(emulator: Emulator) -> None:
    wang = await emulator.person()
    group = await emulator.group(wang)
    quiz = {"chat_id": group, "question": "1+1?", "options": ["1", "2"], "type": "quiz"}
    assert (await emulator.refused("sendPoll", **quiz)).startswith("Bad Request: invalid correct option")
    sent = await emulator.bot("sendPoll", **quiz, correct_option_id=1)
    where = {"chat": group, "message_id": sent["message_id"], "user": wang}
    await emulator.play("vote", **where, options=[1])
    assert await emulator.nonsense("vote", **where, options=[0]) == "a quiz is answered once"


async def test_reactions_are_told_to_admin_bots_that_asked(emulator: Emulator) -> None:
    wang = await emulator.person()
    group = await emulator.group(wang, bot_admin=True)
    sent = await emulator.bot("sendMessage", chat_id=group, text="周六邻居节")
    where = {"chat": group, "message_id": sent["message_id"], "user": wang}
    await emulator.play("react", **where, emoji="👍")
    assert await emulator.updates("message_reaction") == []
    await emulator.bot("getUpdates", allowed_updates=["message_reaction"])
    await emulator.play("react", **where, emoji="❤")
    (update,) = await emulator.updates()
    changed = update["message_reaction"]
    assert (changed["old_reaction"], changed["new_reaction"]) == (
        [{"type": "emoji", "emoji": "👍"}],
        [{"type": "emoji", "emoji": "❤"}],
    )


async def test_the_bot_reacts_with_one_known_emoji(emulator: Emulator) -> None:
    wang = await emulator.person()
    group = await emulator.group(wang)
    said = (await emulator.play("say", chat=group, user=wang, text="拿到了谢谢"))["message_id"]
    where = {"chat_id": group, "message_id": said}
    await emulator.bot("setMessageReaction", **where, reaction=[{"type": "emoji", "emoji": "❤"}])
    assert (await emulator.messages(group))[-1]["reactions"] == {str(emulator.world.bot.id): ["❤"]}
    refusal = await emulator.refused("setMessageReaction", **where, reaction=[{"type": "emoji", "emoji": "🥟"}])
    assert refusal == "Bad Request: REACTION_INVALID"
