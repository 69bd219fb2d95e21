"""The card: one message a post, edited as things move; and the lists of what is open."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from html import escape
from itertools import accumulate
from types import MappingProxyType

from community.claims import Claim
from community.emergencies import MAINLAND, Numbers
from community.giving import Giving
from community.matching import Ping
from community.members import Group, Person
from community.posts import Category, Post, PostKind
from community.reports import Report
from community.rides import leaves_at
from nlp.intent.dangers import Danger
from texts.away import in_mine
from texts.dangers import first, reported
from texts.dates import hour
from texts.followups import asked_so_far
from texts.giving import on_card
from texts.languages import t
from texts.matching import KIND, named
from texts.members import start_row
from texts.messages import Button, Message
from texts.names import MOST_NAMES, headed, items, link, links, name, quoted, shortened
from texts.wishes import (
    SOMETHING,
    amounts,
    as_typed,
    back_data,
    back_label,
    claim_label,
    claim_rows,
    close_label,
    gone,
    invited,
    promise,
    sort,
    theirs,
    what,
    whose,
    wish,
    yours,
)

MOST_TOLD = 4000  # characters; Telegram takes 4096 in a message
QUIETLY_ASKED: Mapping[PostKind, str] = {  # on the card, while they have not answered
    "need": "我悄悄问了 {asked} 位可能帮得上的邻居。",
    "offer": "我悄悄问了 {asked} 位可能用得上的邻居。",
    "exchange": "我悄悄问了 {asked} 位可能想换的邻居。",
}
QUIETLY_ASKED_LOST = "我悄悄问了 {asked} 位可能认得的邻居。"  # who lost or found such a thing

Section = tuple[list[str], Sequence[tuple[Button, ...]]]  # of a page: its lines, and its rows of buttons


def card(
    post: Post,
    claims: Sequence[Claim],
    pings: Sequence[Ping],
    *,
    now: datetime,
    start: str | None = None,
    exhausted: bool = False,
    asks_at: datetime | None = None,
    danger: Danger | None = None,
    whom: Numbers = MAINLAND,
    note: str = "",
    giving: Giving | None = None,
    reports: Sequence[Report] = (),
) -> Message:
    """The one message in the group that shows a post. `now` in the group's wall time. `start`: the bot's username,
    where the poster has not pressed Start yet and could be told more. `exhausted`: nobody is left to ask. `asks_at`:
    it is night, and neighbours are asked in the morning. `danger`: something is to be done first, and `whom` to call.
    `note`: a line more, as when a ride leaves. `reports`: what others say of the same danger."""
    head = f"{_sign(post)} {link(post.poster)} {wish(post)}"
    holders = list(dict.fromkeys(claim.person for claim in claims if claim.state in ("holding", "done")))
    lines = [t("<b>急</b> {head}", head=head) if post.urgent and post.state == "open" else head]
    if danger and post.state == "open":
        lines.insert(0, first(danger, whom))
    lines += [note] if note else []
    lines += [reported(one) for one in reports]
    if post.state != "open":
        return Message(html="\n".join([*lines, _end(post, holders, now)]))
    if post.listed and any(claim.state == "holding" for claim in claims):
        lines += _of_list(post, claims)
    elif holders and not post.listed:
        lines += _taken_up(post, claims, holders)
    elif giving is not None and giving.collecting:
        lines += on_card(giving, [claim for claim in claims if claim.state == "queued"], now)
    else:
        lines += _asked(post, pings, now, exhausted=exhausted) or _nobody_asked(post, asks_at)
    return Message(html="\n".join(lines), buttons=_buttons(post, start))


def _taken_up(post: Post, claims: Sequence[Claim], holders: Sequence[Person]) -> list[str]:
    """Who has promised, what is left, and who waits."""
    named_so = links(holders, amounts(post, claims))
    lines = [t("{links} {promise}，点名字就能私聊。", links=named_so, promise=promise(post))]
    if post.many:
        lines.append(_how(post))
    elif post.free and post.kind == "offer":
        lines.append(_left(post))
    elif post.free and post.several:
        lines.append(t("还差 {free} 位，{how}", free=post.free, how=_how(post)))
    waiting = [claim.person for claim in claims if claim.state == "queued"]
    return [*lines, t("排队：{links}", links=links(waiting))] if waiting else lines


def _asked(post: Post, pings: Sequence[Ping], now: datetime, *, exhausted: bool) -> list[str]:
    """Who was named, and how many were asked; nothing where nobody was, or all said no."""
    lines = [named(post, ping, now) for ping in pings if ping.state == "named"]
    asked = sum(ping.state == "asked" for ping in pings)
    if exhausted:
        return [*lines, asked_so_far(post, len(pings))]
    if not asked:
        return lines
    return [*lines, t(QUIETLY_ASKED_LOST if post.category == "lost_found" else QUIETLY_ASKED[post.kind], asked=asked)]


def _nobody_asked(post: Post, asks_at: datetime | None) -> list[str]:
    later = [] if asks_at is None else [t("现在是休息时间，{hour}我再去问邻居。", hour=hour(asks_at))]
    return [*later, _how(post)]


def _how(post: Post) -> str:
    """How to take it up."""
    if post.listed and len(post.items) > 1:
        return t("想要哪样，点哪样。") if post.kind == "offer" else t("有哪样，点哪样。")
    return t("{invited}点一下「{claim_label}」。", invited=invited(post), claim_label=claim_label(post))


def _of_list(post: Post, claims: Sequence[Claim]) -> list[str]:
    """Which things are whose, what is still to be had, and who waits for what."""
    lines = whose(post, [claim for claim in claims if claim.state == "holding"])
    if post.left:
        left = items(as_typed(post.about(post.left).items, post))
        still = t("还有{left}。{how}", left=left, how=_how(post)) if post.kind == "offer" else ""
        lines.append(still or t("还缺{left}。{how}", left=left, how=_how(post)))
    waiting = [claim for claim in claims if claim.state == "queued"]
    if waiting:
        shown = waiting[:MOST_NAMES]
        who = [t("{link}（{things}）", link=link(one.person), things=what(post.about(one.about))) for one in shown]
        named, count = t("、").join(who), len({one.person for one in waiting})
        more = t("{named}等 {count} 位", named=named, count=count) if len(shown) < len(waiting) else named
        lines.append(t("排队：{links}", links=more))
    return lines


def _sign(post: Post) -> str:
    """What kind of card it is, at a glance."""
    if post.category in ("ride", "lost_found"):
        return "🚗" if post.category == "ride" else "🔎"
    if post.kind == "offer":
        return "🏷" if post.sold else "🎁"
    return "🙋" if post.kind == "need" else "🔁"


def _left(post: Post) -> str:
    """「还剩 2 箱。」"""
    if post.category == "ride":
        return t("还剩 {free} 个座位。", free=post.free)
    only = as_typed(post.items, post)[0] if len(post.items) == 1 else None
    unit = (only.unit or t("个")) if only is not None and only.quantity == post.shares else None
    return (
        t("还剩 {free} {unit}。", free=post.free, unit=escape(unit)) if unit else t("还剩 {free} 份。", free=post.free)
    )


def _end(post: Post, holders: Sequence[Person], now: datetime) -> str:
    """What became of a post that is over."""
    if post.state == "done":
        if holders and post.kind != "offer":
            return t("✅ 成了，谢谢{links}！", links=links(holders))
        if post.sold:
            return t("✅ 转让出去了，谢谢大家。")
        if post.kind == "offer" and post.category == "lost_found":
            return t("✅ {gone}，谢谢大家。", gone=headed(gone(post)))
        given = post.kind == "offer" and post.category == "item"
        return t("✅ 都送出去了，谢谢大家。") if given else t("✅ 成了，谢谢大家。")
    if post.state == "parked":
        return t("一直没等到消息，先收起来了，谢谢大家。")
    left = leaves_at(post)
    if post.state == "withdrawn" and left is not None and left <= now:
        return t("已经过了时间，下回再约。")
    return t("收起来了，谢谢大家。") if post.kind == "offer" else t("这件事不用了，谢谢大家。")


def _buttons(post: Post, start: str | None) -> tuple[tuple[Button, ...], ...]:
    *things, last = claim_rows(post)
    rows = (
        *things,
        (*last, Button(label=close_label(post), data=f"close:{post.id}")),
        (Button(label=t("这不是求助") if post.kind == "need" else t("看错了"), data=f"mistake:{post.id}"),),
    )
    return (*rows, start_row(start, f"post_{post.id}")) if start else rows


def shown(post: Post) -> Message:
    """One post, privately, to somebody who followed its link."""
    return Message(
        html=t("{name} {wish}：\n{quoted}", name=name(post.poster), wish=wish(post), quoted=quoted(post.words)),
        buttons=claim_rows(post),
    )


def became(post: Post, now: datetime) -> Message:
    """To somebody who followed its link when it was over. `now` in the group's wall time."""
    said = t("{name} {wish}：\n{quoted}", name=name(post.poster), wish=wish(post), quoted=quoted(post.words))
    return Message(html=f"{said}\n{_end(post, (), now)}")


def unknown() -> Message:
    """The link leads to nothing, or to nothing of theirs."""
    return Message(html=t("这条消息已经不在了。想看看邻居们正需要什么，发 /needs。"))


def closed() -> str:
    """Answer to the poster's 「不用了」."""
    return t("好的，收起来了。点错了就回我一句「点错了」，一个钟头内都行。")


def taken_away() -> str:
    """Answer to 「这不是求助」."""
    return t("好的，撤掉了，打扰了。")


def edit_it(post: Post) -> Message:
    """To the poster, who said in words that something is otherwise now: 「改成8点出发」."""
    return Message(html=t("「{what}」还挂着。要改的话，把群里您发的那句话编辑一下，卡片就跟着改。", what=what(post)))


def put_away(post: Post) -> Message:
    """To the poster: an organizer closed it."""
    return Message(html=t("{yours}，组织者收起来了。有什么误会，跟群管理员说一声就好。", yours=yours(post)))


def put_away_for_claimer(post: Post) -> Message:
    """To somebody who had promised: an organizer closed it."""
    return Message(html=t("{theirs}，组织者收起来了，谢谢您！", theirs=theirs(post)))


def no_longer_needed(post: Post) -> Message:
    """To somebody who had promised or waited: the poster closed it, or nobody said what became of it."""
    if post.state == "parked":
        return Message(html=t("{theirs}一直没听到回音，我先收起来了，谢谢您！", theirs=theirs(post)))
    if post.kind == "offer":
        if post.category == "lost_found":
            if sort(post) == "person":
                said = t("{name} 那边先收起来了。真是您家的，直接跟对方说一声就行。", name=name(post.poster))
                return Message(html=said)
            return Message(html=t("{theirs}先收起来了。真是您的，直接跟对方说一声就行。", theirs=theirs(post)))
        return Message(html=t("{theirs}这次取消了，不好意思。", theirs=theirs(post)))
    return Message(html=t("{name} 说「{what}」这件事不用了，谢谢您愿意帮忙！", name=name(post.poster), what=what(post)))


def _fitting(lines: Sequence[str]) -> list[str]:
    """As many lines as one message holds, whole ones; 「…」 stands for the rest."""
    ends = accumulate(len(line) + 1 for line in lines)  # with its markup a line is longer than it will show
    kept = [line for line, end in zip(lines, ends, strict=True) if end <= MOST_TOLD]
    return kept if len(kept) == len(lines) else [*kept, "…"]


def open_posts(title: str, posts: Sequence[Post]) -> Message:
    """/needs and /offers: what is open, each with a link to its message."""
    lines = [f"· {name(post.poster)} {link_to(post, wish(post))}" for post in posts]
    return Message(html="\n".join(_fitting([f"<b>{title}</b>", *lines])))


def open_needs(posts: Sequence[Post]) -> Message:
    return open_posts(t("邻居们正需要："), posts) if posts else Message(html=t("现在没有邻居在找东西或找人帮忙。"))


def open_offers(posts: Sequence[Post]) -> Message:
    return (
        open_posts(t("邻居们可以给的："), posts)
        if posts
        else Message(html=t("现在没有邻居在送东西。想送什么，在群里说一声就行。"))
    )


def link_to(post: Post, label: str) -> str:
    """A link to the message, unless it stayed behind in a group that moved; only supergroups have such links
    (https://core.telegram.org/api/links#message-links)."""
    group = str(post.group)
    if not group.startswith("-100") or post.message_id < 0:
        return label
    return f'<a href="https://t.me/c/{group[4:]}/{post.message_id}">{label}</a>'


def mine(
    own: Sequence[Post],
    helping: Sequence[tuple[Post, Claim]],
    asked_for: Sequence[tuple[str, int]] = (),
    parked: Sequence[Post] = (),
    muted: Sequence[Category] = (),
    away_until: datetime | None = None,
    *,
    helpers: Mapping[int, Sequence[Claim]] = MappingProxyType({}),
) -> Message:
    """/mine: one's own open posts and who has each (`helpers`, by the post's id), what one promised, what one may be
    asked for (thing, the button's number), and until when one is away, in wall time."""
    away, leave = in_mine(away_until)
    sections = (_own(own, helpers), _helping(helping), _parked(parked), _asked_for(asked_for), _muted(muted))
    lines = [line for told, _ in sections for line in told]
    rows = [row for _, buttons in sections for row in buttons]
    lines = lines or [t("您现在没有挂着的事。需要什么，在小区群里说一声就行。")]
    return Message(html="\n".join(_fitting([away, *lines] if away else lines)), buttons=(*rows[:20], (leave,)))


def _own(own: Sequence[Post], helpers: Mapping[int, Sequence[Claim]]) -> Section:
    lines, rows = [t("<b>您发的：</b>")] if own else [], []
    for post in own:
        said = link_to(post, wish(post))
        helped = helpers.get(post.id, ())
        if helped and post.listed:
            lines += [f"· {said}", *whose(post, helped)]
        elif helped:
            who = links([claim.person for claim in helped])
            lines.append(t("· {wish}：{links} {promise}", wish=said, links=who, promise=promise(post)))
        else:
            lines.append(f"· {said}")
        label = t("{plain}：{close_label}", plain=_plain(post), close_label=close_label(post))
        rows.append((Button(label=label, data=f"close:{post.id}"),))
    return lines, rows


def _helping(helping: Sequence[tuple[Post, Claim]]) -> Section:
    lines, rows = [t("<b>您答应的、想要的：</b>")] if helping else [], []
    for whole, claim in helping:
        post = whole.about(claim.about)
        lines.append(f"· {link(post.poster)} {link_to(post, wish(post))}")
        label = t("{plain}：{back_label}", plain=_plain(post), back_label=back_label(post))
        rows.append((Button(label=label, data=back_data(post, claim)),))
    return lines, rows


def _parked(parked: Sequence[Post]) -> Section:
    lines = [f"· {wish(post)}" for post in parked]
    rows = [(Button(label=t("{plain}：再挂出来", plain=_plain(post)), data=f"again:{post.id}"),) for post in parked]
    return [t("<b>没等到、收起来的：</b>"), *lines] if lines else [], rows


def _asked_for(asked_for: Sequence[tuple[str, int]]) -> Section:
    lines = [f"· {escape(thing)}" for thing, _ in asked_for]
    rows = [
        (Button(label=t("{thing}：不用再问我", thing=shortened(thing, 12)), data=f"unregister:{number}"),)
        for thing, number in asked_for
    ]
    return [t("<b>邻居可以先问您的：</b>"), *lines] if lines else [], rows


def _muted(muted: Sequence[Category]) -> Section:
    if not muted:
        return [], []
    lines = [t("<b>不再问您的：</b>{part}", part=t("、").join(t(KIND[one]) for one in muted))]
    if len(muted) == len(KIND):
        return lines, [(Button(label=t("可以问我了"), data="asks:all"),)]
    return lines, [(Button(label=t("{kind}：可以再问我", kind=t(KIND[one])), data=f"asks:{one}"),) for one in muted]


def _plain(post: Post) -> str:
    """For a button's label, which knows no markup."""
    return shortened(t("、").join(one.name for one in as_typed(post.items, post)) or t(SOMETHING[post.category]), 12)


def say_it_in(groups: Sequence[Group], words: str) -> Message:
    """Somebody told the bot privately what belongs in the group."""
    if not groups:
        return Message(html=t("我住在小区群里。把我拉进您的群，邻居们在群里说一声，我就能帮着找人。"))
    return Message(html=t("这句话在小区群里说，邻居才看得到：{quoted}", quoted=quoted(words)))
