"""The card: one message a post, edited as things move; and the lists of what is open."""

from collections.abc import Sequence
from datetime import datetime
from html import escape
from itertools import accumulate

from community.claims import Claim
from community.giving import Giving
from community.matching import Ping
from community.members import Group
from community.posts import Category, Post
from community.rides import leaves_at
from texts.dates import hour
from texts.followups import asked_so_far
from texts.giving import on_card
from texts.matching import KIND, named
from texts.members import start_row
from texts.messages import Button, Message
from texts.names import link, links, name, quoted, shortened
from texts.wishes import SOMETHING, back_label, claim_label, invited, promise, what, wish

MOST_TOLD = 4000  # characters; Telegram takes 4096 in a message


def card(
    post: Post,
    claims: Sequence[Claim],
    pings: Sequence[Ping],
    *,
    now: datetime,
    start: str | None = None,
    exhausted: bool = False,
    asks_at: datetime | None = None,
    fire: bool = False,
    note: str = "",
    giving: Giving | None = None,
) -> Message:
    """The one message in the group that shows a post. `now` in the group's wall time. `start`: the bot's username,
    where the poster has not pressed Start yet and could be told more. `exhausted`: nobody is left to ask. `asks_at`:
    it is night, and neighbours are asked in the morning. `fire`: others are to be called first. `note`: a line
    more, as when a ride leaves."""
    head = f"{'🙋' if post.kind == 'need' else '🎁' if post.kind == 'offer' else '🔁'} {link(post.poster)} {wish(post)}"
    holders = [claim.person for claim in claims if claim.state in ("holding", "done")]
    waiting = [claim.person for claim in claims if claim.state == "queued"]
    lines = [f"<b>急</b> {head}" if post.urgent and post.state == "open" else head]
    if fire and post.state == "open":
        lines.insert(0, "🚒 <b>请先打 119</b>，人先离开。")
    lines += [note] if note else []
    if post.state == "done":
        lines.append(
            f"✅ 成了，谢谢{links(holders)}！"
            if holders and post.kind != "offer"
            else "✅ 都送出去了，谢谢大家。"
            if post.kind == "offer" and post.category == "item"
            else "✅ 成了，谢谢大家。"
        )
        return Message(html="\n".join(lines))
    if post.state == "parked":
        lines.append("一直没等到，先收起来了，谢谢大家。")
        return Message(html="\n".join(lines))
    left = leaves_at(post)
    if post.state == "withdrawn" and left is not None and left <= now:
        lines.append("已经过了时间，下回再约。")
        return Message(html="\n".join(lines))
    if post.state == "withdrawn":
        lines.append("收起来了，谢谢大家。" if post.kind == "offer" else "这件事不用了，谢谢大家。")
        return Message(html="\n".join(lines))
    if holders:
        lines.append(f"{links(holders)} {promise(post)}，点名字就能私聊。")
        if post.free and post.kind == "offer":
            lines.append(f"还剩 {post.free} {'个座位' if post.category == 'ride' else '份'}。")
        if waiting:
            lines.append(f"排队：{links(waiting)}")
    elif giving is not None and giving.collecting:
        lines += on_card(giving, [claim for claim in claims if claim.state == "queued"], now)
    else:
        begun = len(lines)
        asked = sum(ping.state == "asked" for ping in pings)
        lines += [named(post, ping, now) for ping in pings if ping.state == "named"]
        if exhausted:
            lines.append(asked_so_far(len(pings)))
        elif asked:
            lines.append(f"我悄悄问了 {asked} 位可能帮得上的邻居。")
        if len(lines) == begun:  # nobody was asked, or all said no
            if asks_at is not None:
                lines.append(f"现在是休息时间，{hour(asks_at)}我再去问邻居。")
            lines.append(f"{invited(post)}点一下「{claim_label(post)}」。")
    return Message(html="\n".join(lines), buttons=_buttons(post, start))


def _buttons(post: Post, start: str | None) -> tuple[tuple[Button, ...], ...]:
    rows = (
        (
            Button(label=claim_label(post), data=f"claim:{post.id}"),
            Button(label="不用了", data=f"close:{post.id}"),
        ),
        (Button(label="这不是求助" if post.kind == "need" else "看错了", data=f"mistake:{post.id}"),),
    )
    return (*rows, start_row(start, f"post_{post.id}")) if start else rows


def shown(post: Post) -> Message:
    """One post, privately, to somebody who followed its link."""
    return Message(
        html=f"{name(post.poster)} {wish(post)}：\n{quoted(post.words)}",
        buttons=((Button(label=claim_label(post), data=f"claim:{post.id}"),),),
    )


def closed() -> str:
    """Answer to the poster's 「不用了」."""
    return "好的，收起来了。"


def taken_away() -> str:
    """Answer to 「这不是求助」."""
    return "好的，撤掉了，打扰了。"


def put_away(post: Post) -> Message:
    """To the poster: an organizer closed it."""
    return Message(html=f"您的「{what(post)}」，群管理员收起来了。有什么误会，跟管理员说一声就好。")


def put_away_for_claimer(post: Post) -> Message:
    """To somebody who had promised: an organizer closed it."""
    return Message(html=f"{name(post.poster)} 的「{what(post)}」，群管理员收起来了，谢谢您！")


def no_longer_needed(post: Post) -> Message:
    """To somebody who had promised: the poster closed it."""
    if post.kind == "offer":
        return Message(html=f"{name(post.poster)} 的「{what(post)}」这次取消了，不好意思，下回一定。")
    return Message(html=f"{name(post.poster)} 说「{what(post)}」这件事不用了，谢谢您愿意帮忙！")


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
    return open_posts("邻居们正需要：", posts) if posts else Message(html="现在没有邻居在找东西或找人帮忙。")


def open_offers(posts: Sequence[Post]) -> Message:
    return (
        open_posts("邻居们可以给的：", posts)
        if posts
        else Message(html="现在没有邻居在送东西。想送什么，在群里说一声就行。")
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
    helping: Sequence[Post],
    asked_for: Sequence[tuple[str, int]] = (),
    parked: Sequence[Post] = (),
    muted: Sequence[Category] = (),
) -> Message:
    """/mine: one's own open posts, what one promised, and what one may be asked for (thing, the button's number)."""
    if not (own or helping or asked_for or parked or muted):
        return Message(html="您现在没有挂着的事。需要什么，在小区群里说一声就行。")
    lines, rows = [], []
    if own:
        lines.append("<b>您发的：</b>")
        for post in own:
            lines.append(f"· {link_to(post, wish(post))}")
            rows.append((Button(label=f"{_plain(post)}：不用了", data=f"close:{post.id}"),))
    if helping:
        lines.append("<b>您答应的、想要的：</b>")
        for post in helping:
            lines.append(f"· {link(post.poster)} {link_to(post, wish(post))}")
            rows.append((Button(label=f"{_plain(post)}：{back_label(post)}", data=f"back:{post.id}"),))
    if parked:
        lines.append("<b>没等到、收起来的：</b>")
        for post in parked:
            lines.append(f"· {wish(post)}")
            rows.append((Button(label=f"{_plain(post)}：再挂出来", data=f"again:{post.id}"),))
    if asked_for:
        lines.append("<b>邻居可以先问您的：</b>")
        for thing, number in asked_for:
            lines.append(f"· {escape(thing)}")
            rows.append((Button(label=f"{shortened(thing, 12)}：不用再问我", data=f"unregister:{number}"),))
    if muted:
        lines.append(f"<b>不再问您的：</b>{'、'.join(KIND[one] for one in muted)}")
        rows += [(Button(label=f"{KIND[one]}：可以再问我", data=f"asks:{one}"),) for one in muted]
    return Message(html="\n".join(_fitting(lines)), buttons=tuple(rows[:20]))


def _plain(post: Post) -> str:
    """For a button's label, which knows no markup."""
    return shortened("、".join(one.name for one in post.items) or SOMETHING[post.category], 12)


def say_it_in(groups: Sequence[Group], words: str) -> Message:
    """Somebody told the bot privately what belongs in the group."""
    if not groups:
        return Message(html="我住在小区群里。把我拉进你们的群，邻居们在群里说一声，我就能帮着找人。")
    return Message(html=f"这句话在小区群里说，邻居才看得到：{quoted(words)}")
