"""A poster says that nobody need help any more: 「手电不用了，拿手机照也一样」, 「哎哟 在菜篮子里」."""

from community import claims as promises
from community.posts import Post, is_search
from handlers import claims, endings, posts
from handlers.turn import Turn
from nlp.answers import endings as ends
from nlp.answers import kept
from nlp.answers import unneeded as words


async def said(turn: Turn, under: Post | None) -> bool:
    """Of the only post of theirs that it can mean; `under`: the post replied to. False where it says nothing of it."""
    text = turn.heard.text
    if turn.heard.kind != "message" or not words.may(text) or ends.drops(text) or ends.ends(text):
        return False
    if await _refused(turn, under):
        return True
    said = await turn.said()
    own = [post for post in await turn.own_posts() if not post.listed and (under is None or post.id == under.id)]
    meant = [(post, how) for post in own if (how := _how(said, post)) is not None]
    if len(meant) > 1:
        meant = [one for one in meant if kept.named(said, [item.name for item in one[0].items])]
    if len(meant) != 1:
        return False
    post, how = meant[0]
    if how == "dropped":
        await posts.over(turn, post, "withdrawn")
    else:
        await posts.over(turn, post, "done", thanks_to=await endings.by_whom(turn, post) if how == "caught" else [])
    return True


async def _refused(turn: Turn, under: Post | None) -> bool:
    """「去年的勿要了」 of the only need of theirs that somebody has promised: others may have it."""
    if not words.refuses(turn.heard.text):
        return False
    needs = [post for post in await turn.own_posts() if post.kind == "need" and under in (None, post)]
    held = [claim for post in needs for claim in await promises.holding(turn.books, post.id)]
    if len(held) == 1:
        await claims.choose_another(turn, held[0].post, held[0].id)
    return len(held) == 1


def _how(said: str, post: Post) -> words.Unneeded | None:
    names = [one.name for one in post.items]
    return words.said(said, post.kind, post.category, names, post.words, missing=is_search(post))
