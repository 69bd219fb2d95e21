"""「楼道里有煤气味」: nobody asks for anything; what to do first is said under that message, and only once."""

from community.emergencies import numbers
from community.posts import Post
from handlers.turn import Heard, Turn
from nlp import Reading
from nlp.intent import dangers, missing
from nlp.intent.dangers import Danger
from texts import dangers as say
from texts.messages import Send


def of(post: Post) -> Danger | None:
    """What the card begins with: 「我被困电梯里了」 → lift."""
    if post.category == "lost_found":
        alive = any(missing.is_person(item.name) for item in post.items)
        return ("missing" if post.kind == "need" else "met") if alive else None
    return dangers.needed(post.words) if post.kind == "need" else None


def meant(heard: Heard) -> Danger | None:
    """What is dangerous there, or in what danger somebody asks whom to call; 「水管爆了」 in answer to something says
    why there is no water."""
    found = dangers.told(heard.text) or dangers.asked(heard.text)
    return None if found == "water" and heard.quoted is not None else found


def is_answered(turn: Turn, reading: Reading) -> bool:
    """Whether it only asks whom to call: 「闻到煤气味该打哪个电话」. What to do first is the answer, and nobody need be
    asked; who is to come, or knows another number, is."""
    return reading.intent == "need" and reading.category == "info" and dangers.asked(turn.heard.text) is not None


async def warned(turn: Turn, reading: Reading) -> bool:
    """Whether somebody speaks of a danger in private; each time they hear what to do first."""
    text = turn.heard.text
    danger = dangers.needed(text) if reading.intent == "need" else dangers.told(text)
    danger = danger or dangers.asked(text)
    if danger is not None:
        groups = await turn.groups()
        turn.say(say.told(danger, numbers(turn.zone_of(groups[0]) if groups else turn.zone)))
    return danger is not None


async def told(turn: Turn) -> None:
    """Those who say it too within the hour, and go on speaking of it, hear nothing; a card says it itself. Who asks
    whom to call is answered, each once."""
    danger = meant(turn.heard)
    if danger is None:
        return
    asks = dangers.asked(turn.heard.text) is not None and turn.heard.who is not None
    news = f"danger:{turn.where.id}:{danger}"
    each = f"{news}:{turn.actor}" if asks else news
    known = await turn.lately(each)
    for one in {news, each}:
        await turn.told(one, turn.where.id)
    if not known and not any(isinstance(one, Send) and one.chat == turn.where.id for one in turn.outgoing):
        turn.say(say.told(danger, numbers(turn.zone)), quote=True)
