"""A question to one neighbour, and why them."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from html import escape

from community.matching import How, Ping
from community.posts import Category, Item, Post
from texts.dates import ago, day
from texts.languages import t
from texts.messages import Button, Message
from texts.names import link, name, quoted, shortened
from texts.wishes import as_typed, claim_rows, sort, wish

WHY: Mapping[How, str] = {
    "gave": "{when}您送过{thing}",
    "lent": "{when}您借出过{thing}",
    "did": "{when}您帮过忙：{thing}",
    "told": "{when}您介绍过{thing}",
    "offers": "您说过有{thing}",
    "register": "您说过{thing}可以找您",
    "wants": "您在找{thing}",
    "invited": "暂时还没有邻居答应",
}


WAY: Mapping[How, str] = {  # the same, of rides
    "offers": "您有车去{thing}",
    "wants": "您想搭车去{thing}",
    "did": "{when}您捎邻居去过{thing}",
}


HANDS: Mapping[How, str] = {  # the same, of what is to be done
    "offers": "您说过可以{thing}",
    "wants": "您也在找人{thing}",
}


SEEN: Mapping[How, str] = {  # the same, of lost things
    "offers": "您捡到过{thing}",
    "wants": "您在找{thing}",
    "invited": "暂时还没有消息",
}


APART: Mapping[Category, Mapping[How, str]] = {"ride": WAY, "help": HANDS, "lost_found": SEEN}


def why(post: Post, ping: Ping, now: datetime) -> str:
    """「上周您送过姜」, by the post's word for it: 开锁, not 锁匠. `now` is in the group's wall time."""
    when = ago(ping.since.astimezone(now.tzinfo), now)
    words = APART.get(post.category, WHY).get(ping.how, WHY[ping.how])
    said = next((one.name for one in post.items if one.key == ping.thing), ping.thing)
    (thing,) = as_typed([Item(said, ping.thing)], post)
    return t(words, when=when, thing=escape(shortened(thing.name, 16)))


def named(post: Post, ping: Ping, now: datetime) -> str:
    """On the card, for a neighbour the bot may not write to first."""
    return t("{link}，{why}，{asks}", link=link(ping.person), why=why(post, ping, now), asks=_asks(post, ping))


def question(post: Post, ping: Ping, now: datetime) -> Message:
    """The private question: why you, who and what; yes, no, not today, never again."""
    hurry = ping.how == "invited" and post.urgent  # asked at once, before anybody could have answered
    also = t("也") if ping.how == "invited" and not hurry else t("先")  # others were asked before them
    *things, last = claim_rows(post)
    return Message(
        html=t(
            "{why}，所以{first}来问问您。\n{scene}：\n{quoted}\n{asks}",
            why=t("事情急") if hurry else why(post, ping, now),
            first=also,
            scene=_scene(post),
            quoted=quoted(post.words),
            asks=_asks(post, ping),
        ),
        buttons=(
            *things,
            (*last, Button(label=t("这次不行"), data=f"no:{post.id}")),
            (
                Button(label=t("今天别问我"), data=f"nottoday:{post.id}"),
                Button(label=t("别再问这类"), data=f"never:{post.id}"),
            ),
        ),
    )


def _asks(post: Post, ping: Ping) -> str:
    if post.category == "lost_found":
        if sort(post) == "person":
            return t("是您家的吗？")
        if post.kind == "offer":
            return t("是您的吗？")
        return t("是它吗？") if ping.how == "offers" else t("您看到过吗？")
    return t("用得上吗？") if post.kind == "offer" else t("方便吗？")


def _scene(post: Post) -> str:
    return f"{name(post.poster)} {wish(post)}"


def accepted(post: Post) -> Message:
    """What becomes of the question after a yes."""
    return Message(html=t("{scene}。您答应了，谢谢！", scene=_scene(post)))


def declined(post: Post) -> Message:
    """And after a no."""
    return Message(html=t("{scene}。这次不方便，没关系，谢谢您回我一声。", scene=_scene(post)))


def settled(post: Post) -> Message:
    """And when it was over before they answered."""
    return Message(html=t("{scene}。这件事不用再回我了，谢谢您！", scene=_scene(post)))


def thanked() -> str:
    """Answer to a no."""
    return t("没关系，谢谢您回我一声。")


KIND: Mapping[Category, str] = {
    "item": "要东西",
    "loan": "借东西",
    "help": "请人帮忙",
    "ride": "搭车",
    "group_buy": "拼团",
    "lost_found": "寻物",
    "info": "打听事",
}


def not_today() -> str:
    return t("好的，今天不再打扰您。")


def not_until(until: datetime) -> Message:
    """They said that they have no time for a while; `until` in wall time."""
    return Message(
        html=t("好的，{day}以前我不去问您。想早点，跟我说一声「可以问我了」。", day=day(until)), buttons=((_ask_me(),),)
    )


def never_this(*categories: Category) -> str:
    kinds = t("、").join(t(KIND[one]) for one in categories)
    return t("好的，{kind}的事不再问您。改主意了就发 /mine。", kind=kinds)


def left_alone_about(categories: Sequence[Category]) -> Message:
    """The same to words of theirs, which may have meant more."""
    return Message(html=never_this(*categories), buttons=((Button(label=t("什么事都别问我"), data="asks:none"),),))


def left_alone() -> Message:
    """They are asked about nothing any more."""
    return Message(
        html=t("好的，以后邻居要什么、送什么，我都不来问您了。您自己发的、答应的，有消息还是会告诉您。"),
        buttons=((_ask_me(),),),
    )


def _ask_me() -> Button:
    return Button(label=t("可以问我了"), data="asks:all")


def asked_again() -> str:
    return t("好的，以后再有这样的事，我来问您。")


def asked_about_all() -> str:
    return t("好的，有邻居需要帮忙，我再来问您。")
