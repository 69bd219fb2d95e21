"""Words that only make sense once a promise was kept: 「看到了 救命之恩」, 「背回来了 手断了」, 「梯子靠你门口了」.

Nearly nobody replies, and few say 「拿到了」. So it is looked at from what is promised: the one post of theirs, or that
they took up, of which the words can be said now. Right after a promise thanks are politeness.
"""

from collections.abc import AsyncIterator
from datetime import timedelta

from community import claims as promises
from community import posts as rules
from community.claims import Claim
from community.posts import Post
from handlers import endings, posts
from handlers.turn import Turn
from nlp.answers import endings as ends
from nlp.answers import kept as words
from nlp.answers import loans, thanks

A_MOMENT = timedelta(minutes=3)  # after a promise: before that nothing was brought
A_WHILE = timedelta(minutes=10)  # thanks after that are for what was brought
SURE: tuple[words.Sign, ...] = ("has", "tells", "thanks")
NAMED_WITHIN = timedelta(days=1)
AFTER: dict[words.Sign, timedelta] = {"tells": A_MOMENT, "thanks": A_WHILE}


async def said(turn: Turn, under: Post | None) -> bool:
    """Of the one promise that it can mean; `under`: the post replied to. False where it tells of none, or may be of
    two."""
    text = turn.heard.text
    may = words.may(text) or thanks.given(text) or loans.only_back(text)
    if turn.heard.kind != "message" or not may or ends.ends(text):
        return False
    if await _given(turn, under) or await _handed_over(turn, under):
        return True
    meant = [one async for one in _promised(turn) if under is None or one[0].id == under.id]
    signs = [(await _told(turn, post, claim), post, claim) for post, claim in meant]
    surest = min((SURE.index(sign) for sign, _, _ in signs if sign is not None), default=None)
    meant = [(post, claim) for sign, post, claim in signs if surest is not None and sign == SURE[surest]]
    if len(meant) > 1:
        named = await turn.said()
        meant = [one for one in meant if words.named(named, _names(one[0]))] or meant
    if len(meant) > 1:
        meant = [one for one in meant if _names_a_side(turn, *one)] or meant
    if len({post.id for post, _ in meant}) != 1:
        return False
    post, claim = meant[0]
    if post.poster.id == turn.who.id:
        await posts.over(turn, post, "done", thanks_to=await endings.by_whom(turn, post))
    else:
        await posts.handed_over(turn, post, claim)
    return True


async def _given(turn: Turn, under: Post | None) -> bool:
    """「小周拿走了」, 「全让小李剪光了」, 「没了没了」 of a giver: of the only gift of theirs that it can mean."""
    text = turn.heard.text
    all_gone = words.all_gone(text)
    if not (words.gave(text) or all_gone):
        return False
    gifts = [
        post
        for post in await turn.own_posts()
        if post.kind == "offer" and post.category != "ride" and not post.listed and under in (None, post)
    ]
    if len(gifts) > 1:
        gifts = [post for post in gifts if words.named(await turn.said(), _names(post))]
    if len(gifts) != 1:
        return False
    post = gifts[0]
    got = [one for one in await turn.books.thanks.named(post.group, text) if words.gave(text, one.name)]
    claims = [one for one in await turn.books.claims.of(post.id) if one.person.id in {who.id for who in got}]
    if not words.gave(text) and not await turn.books.claims.of(post.id):
        return False
    if post.shares == 1 or all_gone:
        unheard = [who for who in got if who.id not in {one.person.id for one in claims}]
        claims += [await turn.books.claims.add(post.id, who.id, 1, "let_go", turn.now) for who in unheard]
        held = await promises.holding(turn.books, post.id) if post.shares > 1 or not words.gave(text) else []
        await posts.over(turn, post, "done", thanks_to=[one.id for one in (*claims, *held)])
        return True
    if not claims or claims[0].state != "holding":
        return False
    await posts.handed_over(turn, post, claims[0])
    return True


async def _handed_over(turn: Turn, under: Post | None) -> bool:
    """「塞你信箱了」, 「东西放你鞋柜上了 王阿姨」 of who never said 「我有」: the only need that it can mean."""
    text = turn.heard.text
    if (
        not words.handed(text)
        or await turn.books.claims.held_by(turn.who.id)
        or await turn.books.loans.out_of(turn.who.id)
    ):
        return False
    since = turn.written_at - NAMED_WITHIN
    needs = [
        post
        for post in await turn.books.posts.open_since(turn.where.id, since)
        if (post.kind, post.shares) == ("need", 1)
        and post.free
        and post.category in ("item", "loan", "help")
        and not post.listed
        and post.poster.id != turn.who.id
        and under in (None, post)
    ]
    if len(needs) > 1:
        needs = [post for post in needs if words.speaks_of(text, post.poster.name)] or needs
    if len(needs) > 1:
        needs = [post for post in needs if words.named(text, _names(post))]
    if len(needs) != 1 or not words.handed(text, _names(needs[0])):
        return False
    claim = await turn.books.claims.add(needs[0].id, turn.who.id, 1, "let_go", turn.now)
    await posts.over(turn, needs[0], "done", thanks_to=[claim.id])
    return True


async def _promised(turn: Turn) -> AsyncIterator[tuple[Post, Claim]]:
    """What was promised to who speaks, and by whom: of their own posts, and of what others give; and what they do."""
    for post in await turn.own_posts():
        if post.kind != "offer" and not post.listed:
            for claim in await promises.holding(turn.books, post.id):
                yield post, claim
    for claim in await turn.books.claims.held_by(turn.who.id):
        post = await rules.find(turn.books, claim.post)
        if post.group == turn.where.id and not post.listed and claim.state == "holding":
            yield post, claim


async def _told(turn: Turn, post: Post, claim: Claim) -> words.Sign | None:
    """What the words say of that promise, if it is old enough for them."""
    quoted = turn.heard.quoted
    sides = (post.poster.id, claim.person.id, turn.bot.id)
    if quoted is not None and quoted.who is not None and quoted.who.id not in sides:
        return None
    said, names, mine = await turn.said(), _names(post), post.poster.id == turn.who.id
    if mine and (post.kind, post.category) == ("need", "loan") and loans.said(said, turn.said_at) == "back":
        return "has" if loans.names(said, names[0]) is not False else None
    if post.kind == "need" and not mine:
        sign: words.Sign | None = "tells" if words.did(said, names, post.category) else None
    else:
        sign = words.sign(said, names, post.category)
    if sign is None or (sign == "thanks" and not _names_a_side(turn, post, claim)):
        return None
    return sign if sign == "has" or turn.now - claim.claimed_at >= AFTER[sign] else None


def _names(post: Post) -> list[str]:
    return [one.name for one in (post.items if post.kind != "exchange" else post.wants + post.gives)]


def _names_a_side(turn: Turn, post: Post, claim: Claim) -> bool:
    """Whether it speaks to the other side, by name or by what people call them: 「谢谢阿姨」 to 王阿姨."""
    other = claim.person if post.poster.id == turn.who.id else post.poster
    quoted = turn.heard.quoted
    replied = quoted is not None and quoted.who is not None and quoted.who.id == other.id
    return replied or words.speaks_of(turn.heard.text, other.name)
