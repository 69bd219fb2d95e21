"""How a giver gives: the question to them, what those hear who want it, and how it came out."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from community.claims import Claim, Taken
from community.giving import Giving, Way
from community.posts import Post
from texts.dates import hour, moment
from texts.languages import t
from texts.messages import Button, Message
from texts.names import link, links, name, shortened
from texts.wishes import as_typed, back_data, what, whose

LABEL: Mapping[Way, str] = {
    "first": "先到先得",
    "overnight": "等一晚再定",
    "elders": "老人和孩子优先",
    "draw": "抽签",
}
MOST_CHOICES = 8  # buttons to choose a neighbour from


def how(post: Post) -> Message:
    """To the giver, as soon as they offer something."""
    ways = [Button(label=t(label), data=f"giving:{post.id}:{way}") for way, label in LABEL.items()]
    return Message(
        html=t("「{what}」想怎么送？不选就是先到先得。", what=what(post)),
        buttons=(tuple(ways[:2]), tuple(ways[2:])),
    )


def chosen(post: Post, giving: Giving, now: datetime) -> Message:
    """What becomes of the question; `now` in the group's wall time."""
    if giving.way == "first":
        return as_they_come(post)
    rest = {"overnight": t("到时候我问您给谁"), "elders": t("家里有老人、孩子的排在前面"), "draw": t("到时候我来抽")}[
        giving.way
    ]
    return Message(
        html=t(
            "「{what}」{label}：{when}定，{rest}。",
            what=what(post),
            label=t(LABEL[giving.way]),
            when=_when(giving, now),
            rest=rest,
        )
    )


def as_they_come(post: Post) -> Message:
    """The same where the giver chose so, or nothing until it was over."""
    return Message(html=t("「{what}」先到先得。", what=what(post)))


def _when(giving: Giving, now: datetime) -> str:
    at = giving.decides_at.astimezone(now.tzinfo)
    days = (at.date() - now.date()).days
    if days > 1:
        return hour(at)
    return t("明天{hour}", hour=hour(at)) if days == 1 else t("今天{hour}", hour=hour(at))


def noted_down() -> str:
    """Answer to the giver's tap."""
    return t("好的。")


def on_card(giving: Giving, waiting: Sequence[Claim], now: datetime) -> list[str]:
    """The lines of the card while it is not decided."""
    decides = moment(giving.decides_at.astimezone(now.tzinfo))  # the card stands there tomorrow, too
    lines = [t("{label}，{when}定。想要的都可以报名。", label=t(LABEL[giving.way]), when=decides)]
    if waiting:
        lines.append(t("已经报名：{links}", links=links([claim.person for claim in waiting])))
    if giving.way == "draw":
        lines.append(t("签已经封好，封签：<code>{seal}</code>", seal=giving.seal))
    return lines


def noted(taken: Taken, giving: Giving, now: datetime) -> str:
    """To somebody who wants it, before it is decided (plain text)."""
    number = t("您的号码是 {id}，", id=taken.claim.id) if giving.way == "draw" else ""
    return t("记下了！{number}{when}定，有结果我告诉您。", number=number, when=_when(giving, now))


def noted_privately(taken: Taken, giving: Giving, now: datetime) -> Message:
    """The same privately; where old people and children come first, with the question."""
    html = t(
        "{name} 的「{what}」：{noted}",
        name=name(taken.post.poster),
        what=what(taken.post.about(taken.claim.about)),
        noted=noted(taken, giving, now),
    )
    back = (Button(label=t("我不要了"), data=back_data(taken.post, taken.claim)),)
    if giving.way != "elders":
        return Message(html=html, buttons=(back,))
    who = ((t("有老人"), "elder"), (t("有孩子"), "child"), (t("都没有"), "neither"))
    row = tuple(Button(label=label, data=f"household:{taken.post.id}:{said}") for label, said in who)
    return Message(
        html=t("{html}\n家里有老人或者孩子吗？说了排在前面，别人看不到，定了就删。", html=html), buttons=(row, back)
    )


def household() -> str:
    """Answer to their tap."""
    return t("好的，记下了。")


def whom(post: Post, waiting: Sequence[Claim]) -> Message:
    """The next morning, to the giver who wanted to sleep on it."""
    rows = tuple(
        (Button(label=_who_wants(post, claim), data=f"handto:{post.id}:{claim.id}"),)
        for claim in waiting[:MOST_CHOICES]
    )
    rest = t("（按报名先后，共 {count} 位）", count=len(waiting)) if len(waiting) > MOST_CHOICES else ""
    return Message(
        html=t(
            "「{what}」有 {count} 位邻居想要{rest}，给谁？不选的话，晚上就按先后给。",
            what=what(post),
            count=len(waiting),
            rest=rest,
        ),
        buttons=rows,
    )


def _who_wants(post: Post, claim: Claim) -> str:
    """A neighbour on a button; of a list with what they want of it."""
    who = shortened(claim.person.name, 24)
    if not claim.about:
        return who
    things = t("、").join(one.name for one in as_typed(post.about(claim.about).items, post))
    return t("{who}：{things}", who=who, things=shortened(things, 20))


def given_to(post: Post, up: Sequence[Claim]) -> Message:
    """What becomes of that question."""
    if post.listed:
        return Message(html="\n".join(whose(post, up)))
    return Message(html=t("「{what}」给 {links}。", what=what(post), links=links([claim.person for claim in up])))


def not_this_time(post: Post, claim: Claim, place: int) -> Message:
    """To each who did not get it, once."""
    post = post.about(claim.about)
    return Message(
        html=t(
            "{name} 的「{what}」这次没轮到您。您排在第 {place} 位，前面的邻居不要了我马上说。",
            name=name(post.poster),
            what=what(post),
            place=place,
        ),
        buttons=((Button(label=t("不排了"), data=back_data(post, claim)),),),
    )


def drawn(post: Post, giving: Giving, order: Sequence[Claim]) -> Message:
    """Into the group: how the draw came out, and how to compute it again."""
    lots = [
        t("{id} 号 {link} <code>{draw}</code>", id=claim.id, link=link(claim.person), draw=giving.draw(claim.id)[:12])
        for claim in order[:20]
    ]
    more = [t("……后面还有 {count} 位", count=len(order) - 20)] if len(order) > 20 else []
    return Message(
        html="\n".join(
            [
                t("🎲 {name} 的「{what}」抽好了，按这个顺序：", name=name(post.poster), what=what(post)),
                *lots,
                *more,
                t("想验一验：<code>{seed}</code> 的 SHA-256 就是封签；后面接上号码再算，小的在前。", seed=giving.seed),
            ]
        )
    )
