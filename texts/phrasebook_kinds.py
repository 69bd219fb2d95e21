"""The phrasebook's pages of every kind of post: a drill to lend is spoken of otherwise than a ride."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from community.claims import Claim, Taken
from community.matching import Ping
from community.members import Person
from community.posts import Category, Item, Post
from community.thanks import Deed
from texts import claims, followups, matching, posts, register, thanks
from texts.messages import Message

NOW = datetime(2026, 11, 21, 10, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
WANG, LI, CHEN = Person(1, "王阿姨"), Person(2, "小李"), Person(3, "陈姐")
ABOUT: Mapping[Category, str] = {
    "item": "姜",
    "loan": "电钻",
    "help": "修水管",
    "ride": "浦东机场",
    "group_buy": "牛奶",
    "lost_found": "钥匙",
    "info": "牙医",
}
NEEDS = tuple(
    Post(30 + n, -1001, n, WANG, "need", kind, (Item(name, name),), (), f"谁能帮我：{name}", "open", 1, 0, NOW)
    for n, (kind, name) in enumerate(ABOUT.items())
)
OFFERS = tuple(
    replace(post, kind="offer", wants=(), gives=post.wants, words=f"我有：{post.wants[0].name}") for post in NEEDS
)
SWAP = replace(NEEDS[0], kind="exchange", gives=(Item("葱", "葱"),), words="用葱换姜")
CHILD = replace(OFFERS[5], gives=(Item("孩子", "孩子"),), words="有个孩子在楼下哭，找妈妈", urgent=True)
ALL = (*NEEDS, *OFFERS, SWAP, CHILD)
HOLDS, WAITS = Claim(1, 30, LI, 1, "holding", NOW), Claim(2, 30, CHEN, 1, "queued", NOW)
ASKED = Ping(30, LI, "invited", "", NOW - timedelta(days=8), "asked")


def pages() -> Iterator[tuple[str, Message | str]]:
    """(what happened, what is said)."""
    for post in ALL:
        yield from _one(f"{post.kind}, {post.category}", post)
    for post in OFFERS[1:3] + OFFERS[-1:]:
        yield f"{post.category}: may we ask you again", register.may_we_ask(post, post.gives)
    yield "lost, and in danger", posts.card(replace(NEEDS[-2], urgent=True), [], [], now=NOW)
    yield "… seen", posts.card(replace(NEEDS[-2], urgent=True), [HOLDS], [], now=NOW)
    yield "in a hurry, to one of whom nothing is known", matching.question(replace(NEEDS[0], urgent=True), ASKED, NOW)
    yield "nobody was asked, still needed?", followups.still_needed(NEEDS[0], 0)
    yield "… and lost", followups.still_needed(NEEDS[-2], 0)
    for post in ALL:
        yield (
            f"{post.kind}, {post.category}: nothing was named",
            posts.card(replace(post, wants=(), gives=()), [], [], now=NOW),
        )
    yield "what one remembers", thanks.page(1, _deeds(WANG, LI), [])
    yield "… and received", thanks.page(1, _deeds(LI, WANG), [])
    yield (
        "… and more than that",
        thanks.page(1, [replace(one, items=(Item(f"{n}", ""),)) for n, one in enumerate(_deeds(LI, WANG) * 2)], []),
    )
    for post in (NEEDS[0], *(need for need in NEEDS if need.category in matching.APART)):
        for how in matching.APART.get(post.category, matching.WHY):
            yield "why they are asked", matching.question(post, replace(ASKED, how=how, thing=post.wants[0].name), NOW)


def _one(scene: str, post: Post) -> Iterator[tuple[str, Message | str]]:
    yield scene, posts.card(post, [], [], now=NOW)
    yield f"{scene}: somebody was asked", posts.card(post, [], [ASKED], now=NOW)
    yield f"{scene}: taken up", posts.card(replace(post, taken=1), [HOLDS, WAITS], [], now=NOW)
    for state in ("done", "parked", "withdrawn"):
        yield f"{scene}: {state}", posts.card(replace(post, state=state), [HOLDS], [], now=NOW)
    if post.kind != "offer":
        yield f"{scene}: nobody left to ask", posts.card(post, [], [ASKED], now=NOW, exhausted=True)
    yield f"{scene}: the question", matching.question(post, ASKED, NOW)
    yield f"{scene}: the answer to a tap", claims.claimed(Taken(post, HOLDS), reachable=True)
    yield f"{scene}: somebody was first", claims.queued(Taken(post, WAITS, 1))
    yield f"{scene}: to the poster", claims.for_poster(post, HOLDS)
    yield f"{scene}: to who took it up", claims.for_claimer(post, HOLDS)
    yield f"{scene}: they step back", claims.left(post, HOLDS, anybody=True)
    yield f"{scene}: somebody else", claims.let_go(post)
    yield f"{scene}: it came true", claims.all_gone(post) if post.kind == "offer" else claims.thanks(post)
    yield f"{scene}: to who waited", claims.left_queue(post)
    yield f"{scene}: still?", followups.still_needed(post, 2)
    yield f"{scene}: a day later", followups.got_it(post, HOLDS)
    yield f"{scene}: to the other side", followups.gave_it(post, HOLDS)
    yield f"{scene}: put aside", followups.parked(post)
    yield f"{scene}: called off", posts.no_longer_needed(post)
    yield (
        f"{scene}: /mine",
        posts.mine([post], [(post, HOLDS)], parked=[post], muted=[post.category], helpers={post.id: [HOLDS]}),
    )


def _deeds(giver: Person, receiver: Person) -> list[Deed]:
    return [Deed(-1001, post.id, post.category, giver, receiver, post.wants, NOW) for post in NEEDS]
