"""How the bot reacts to a message with an emoji."""

from playground.emulator.arguments import Arguments
from playground.emulator.errors import bad_request
from playground.emulator.methods.targets import writable
from playground.emulator.world import World

# fmt: off
EMOJI = frozenset({  # https://core.telegram.org/bots/api#reactiontypeemoji
    "❤", "👍", "👎", "🔥", "🥰", "👏", "😁", "🤔", "🤯", "😱", "🤬", "😢", "🎉", "🤩", "🤮",
    "💩", "🙏", "👌", "🕊", "🤡", "🥱", "🥴", "😍", "🐳", "❤\u200d🔥", "🌚", "🌭", "💯", "🤣", "⚡",
    "🍌", "🏆", "💔", "🤨", "😐", "🍓", "🍾", "💋", "🖕", "😈", "😴", "😭", "🤓", "👻", "👨\u200d💻",
    "👀", "🎃", "🙈", "😇", "😨", "🤝", "✍", "🤗", "🫡", "🎅", "🎄", "☃", "💅", "🤪", "🗿",
    "🆒", "💘", "🙉", "🦄", "😘", "💊", "🙊", "😎", "👾", "🤷\u200d♂", "🤷", "🤷\u200d♀", "😡",
})
# fmt: on


def set_message_reaction(world: World, arguments: Arguments) -> bool:
    chat = writable(world, arguments)
    message = chat.standing(arguments.message_id())
    if message is None:
        raise bad_request("message to react not found")
    values = arguments.array("reaction") or []
    if len(values) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    chosen = []
    for value in values:
        reaction = arguments.sub(value, "ReactionType")
        if reaction.text("type") != "emoji" or reaction.text("emoji") not in EMOJI:
            raise bad_request("REACTION_INVALID")
        chosen.append(reaction.text("emoji"))
    world.react(message, world.bot, tuple(chosen))
    return True


METHODS = {"setMessageReaction": set_message_reaction}
