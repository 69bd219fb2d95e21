"""The bot's polls."""

from dataclasses import replace
from typing import Any

from playground.emulator import keyboards, views
from playground.emulator.arguments import Arguments
from playground.emulator.errors import bad_request
from playground.emulator.methods.targets import placing, writable
from playground.emulator.polls import Poll
from playground.emulator.world import World

MOST_OPTIONS = 12


def send_poll(world: World, arguments: Arguments) -> dict[str, Any]:
    chat = writable(world, arguments)
    question = arguments.text("question").strip()
    if not 1 <= len(question) <= 300:
        raise bad_request("poll question must be non-empty and at most 300 characters long")
    options = []
    for value in arguments.array("options") or []:
        option = arguments.sub(value if isinstance(value, dict) else {"text": value}, "InputPollOption")
        text = option.text("text").strip()
        if not 1 <= len(text) <= 100:
            raise bad_request("poll options length must not exceed 100")
        options.append(text)
    if not options:
        raise bad_request("poll must have at least 1 option")
    if len(options) > MOST_OPTIONS:
        raise bad_request(f"poll can't have more than {MOST_OPTIONS} options")
    quiz = arguments.text("type", "regular") == "quiz"
    correct = arguments.integer("correct_option_id", -1) if quiz else None
    if correct is not None and not 0 <= correct < len(options):
        raise bad_request("invalid correct option ID specified")
    poll = Poll(
        id=str(6_000_000_000 + world.number()),
        chat=chat.id,
        message=0,
        question=question,
        options=tuple(options),
        anonymous=arguments.flag("is_anonymous", True),
        multiple=arguments.flag("allows_multiple_answers") and not quiz,
        quiz=quiz,
        correct=correct,
        explanation=arguments.text("explanation"),
        closes_at=_closes_at(world, arguments),
        closed=arguments.flag("is_closed"),
    )
    fields = {"buttons": keyboards.buttons(arguments), **placing(world, chat, arguments)}
    world.polls[poll.id] = poll
    message = world.post(chat, world.bot.id, {"poll": poll.id}, **fields)
    world.polls[poll.id] = replace(poll, message=message.id)
    return views.message(world, message)


def _closes_at(world: World, arguments: Arguments) -> int | None:
    if arguments.given("open_period"):
        return world.now + arguments.integer("open_period", low=5, high=2_628_000)
    return arguments.integer("close_date") if arguments.given("close_date") else None


def stop_poll(world: World, arguments: Arguments) -> dict[str, Any]:
    chat = writable(world, arguments)
    message = chat.standing(arguments.message_id())
    if message is None or "poll" not in message.content:
        raise bad_request("message with poll to stop not found")
    if message.sender != world.bot.id:
        raise bad_request("poll can't be stopped")
    poll = world.polls[message.content["poll"]]
    if poll.closed:
        raise bad_request("poll has already been closed")
    world.change(message, buttons=keyboards.buttons(arguments))
    return world.keep_poll(replace(poll, closed=True)).json()


METHODS = {"sendPoll": send_poll, "stopPoll": stop_poll}
