"""「楼道里有煤气味」: nobody asks for anything; what to do first is said under that message, and only once."""

from community.posts import Post
from handlers.turn import A_WHILE, LATELY, Heard, Turn
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
    """What is dangerous there; 「水管爆了」 in answer to something says why there is no water."""
    found = dangers.told(heard.text)
    return None if found == "water" and heard.quoted is not None else found


def warned(turn: Turn, reading: Reading) -> bool:
    """Whether somebody speaks of a danger in private; each time they hear what to do first."""
    text = turn.heard.text
    danger = dangers.needed(text) if reading.intent == "need" else dangers.told(text)
    if danger is not None:
        turn.say(say.told(danger))
    return danger is not None


async def told(turn: Turn) -> None:
    """Those who say it too within the hour, and go on speaking of it, hear nothing; a card says it itself."""
    danger = meant(turn.heard)
    if danger is None:
        return
    news = f"danger:{turn.where.id}:{danger}"
    known = await turn.lately(news)
    await turn.books.alarms.set(LATELY, news, turn.now + A_WHILE, turn.where.id)
    if not known and not any(isinstance(one, Send) and one.chat == turn.where.id for one in turn.outgoing):
        turn.say(say.told(danger), quote=True)
