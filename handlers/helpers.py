"""Who asked for hands says that fewer will do, or more: 「一个人就够了」. The last to promise are told first."""

from dataclasses import replace

from community import claims as promises
from community import posts as rules
from community.posts import LONGEST_WORDS, MOST_SHARES, Post
from handlers import edits
from handlers.turn import Turn
from nlp.about import helpers as words
from nlp.answers import endings


async def said(turn: Turn, post: Post) -> bool:
    """Under their own need. False where it says no number of hands."""
    if turn.heard.kind != "message" or post.poster.id != turn.who.id:
        return False
    return await _enough(turn, post)


async def said_alone(turn: Turn) -> bool:
    """The same without a reply, where they have asked for several hands once."""
    if not turn.heard.alone or words.enough(turn.heard.text) is None:
        return False
    own = [post for post in await turn.own_posts() if post.several]
    return len(own) == 1 and await _enough(turn, own[0])


async def _enough(turn: Turn, post: Post) -> bool:
    count = words.enough(turn.heard.text)
    hands = (
        post.state == "open" and post.kind == "need" and bool(post.wants) and (post.category == "help" or post.shared)
    )
    if hands and post.shared and endings.full(turn.heard.text, "need", "help"):
        count = max(1, post.taken)  # 「人齐了」
    if count is None or not hands or not (post.several or post.shared or count > 1):
        return False
    draft = rules.only(post, rules.hands(post, min(count, MOST_SHARES)))
    typed = f"{post.words}；{turn.heard.text.strip()}"
    draft = replace(draft, words=typed if len(typed) <= LONGEST_WORDS else post.words)
    promised = await promises.revise(turn.books, post.id, draft, turn.now)
    await edits.follow_up(turn, post, promised)
    return True
