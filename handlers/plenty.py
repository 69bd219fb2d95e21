"""「管够」 of who gives something: there is some for each who comes, and who waited has it now."""

from dataclasses import replace

from community import claims as promises
from community import posts as rules
from handlers import edits
from handlers.turn import WITHOUT_REPLY, Turn
from nlp.about import portions


async def said_alone(turn: Turn) -> bool:
    """Without a reply to it, of the only gift of theirs of the last minutes of which nobody said how much there is."""
    if turn.heard.kind != "message" or not portions.only_plenty(turn.heard.text):
        return False
    own = [
        post
        for post in await turn.own_posts()
        if (post.kind, post.category, len(post.gives)) == ("offer", "item", 1)
        and not (post.gives[0].quantity or post.many or post.sold)
        and post.created_at >= turn.written_at - WITHOUT_REPLY
    ]
    if len(own) != 1:
        return False
    draft = replace(rules.only(own[0], own[0].items), many=True)
    await edits.follow_up(turn, own[0], await promises.revise(turn.books, own[0].id, draft, turn.now, whole=False))
    return True
