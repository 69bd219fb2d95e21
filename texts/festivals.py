"""The festival kit: 邻居节 out of parts."""

from collections.abc import Sequence
from html import escape

from community.events import Duty, Event, Part, Tally
from community.members import Person
from community.posts import Post
from texts.dates import clock
from texts.events import title
from texts.languages import t
from texts.messages import Button, Message
from texts.names import link, name, quoted
from texts.posts import link_to
from texts.wishes import wish

NAME = "邻居节"  # what it is called until its organizer calls it something else
MOST = 15  # things on the table; a longer list is read by nobody


def usual_name() -> str:
    """As its title, in the language of its group."""
    return t(NAME)


def market(event: Event, posts: Sequence[Post]) -> Message:
    """One card on the day: what neighbours give away, what was lost and found."""
    table = [post for post in posts if post.kind != "need" and post.category in ("item", "loan")]
    lost = [post for post in posts if post.category == "lost_found"]
    lines = [t("🎁 <b>{title}的闲置桌</b>", title=title(event))]
    lines += _list(table) or [t("还没有东西。在群里说一句「多了一箱橙子，自取」，就摆上来了。")]
    lines += ["", t("🔎 <b>失物招领</b>"), *(_list(lost) or [t("还没有。捡到或者丢了什么，在群里说一声。")])]
    return Message(html="\n".join(lines))


def _list(posts: Sequence[Post]) -> list[str]:
    return [f"· {name(post.poster)} {link_to(post, wish(post))}" for post in posts[:MOST]]


def wanted(event: Event, duty: Duty, missing: int, post: int) -> Message:
    """To a neighbour who just offered what the festival still wants."""
    return Message(
        html=t(
            "「{title}」还缺{name} {missing} 个。您刚说的，能带来吗？",
            title=title(event),
            name=escape(duty.name),
            missing=missing,
        ),
        buttons=((Button(label=t("我带来"), data=f"bring:{duty.id}:{post}"),),),
    )


def brought(duty: Duty, quantity: int) -> str:
    """Answer to 「我带来」 (plain text)."""
    return t("谢谢您！「{name}」记您 {quantity} 个。", name=duty.name, quantity=quantity)


def part_due(event: Event, part: Part) -> Message:
    """To whoever is in charge of a part of the programme, a quarter of an hour before it."""
    return Message(
        html=t(
            "⏰ 「{title}」{clock} 轮到您的「{title2}」，该准备了。",
            title=title(event),
            clock=clock(part.start),
            title2=escape(part.title),
        )
    )


def part_due_aloud(part: Part, keeper: Person) -> Message:
    """In the group, for somebody who cannot be written to."""
    return Message(
        html=t(
            "⏰ {link}，{clock} 的「{title}」该准备了。",
            link=link(keeper),
            clock=clock(part.start),
            title=escape(part.title),
        )
    )


def without_keeper(event: Event, keeper: Person, parts: Sequence[Part], words: str = "") -> Message:
    """To the organizer: whoever is in charge of a part does not come; `words`: what they said about it."""
    said = t("{name}说{quoted}，", name=name(keeper), quoted=quoted(words)) if words else ""
    gone = said or t("{name}来不了了，", name=name(keeper))
    names = t("、").join(f"{clock(part.start)} {escape(part.title)}" for part in parts)
    return Message(
        html=t("「{title}」：{gone}节目「{names}」要另外找人。", title=title(event), gone=gone, names=names),
        buttons=((Button(label=t("改节目"), data=f"event:{event.id}:programme"),),),
    )


def given_up(event: Event, parts: Sequence[Part], *, told: bool) -> str:
    """To whoever was in charge of a part and cannot do it. `told`: whether the organizer hears of it."""
    names = t("、").join(escape(part.title) for part in parts)
    rest = t("我告诉组织者另外找人。") if told else t("请您也跟组织者说一声。")
    return t("好的，「{title}」的{names}不用您了，{rest}", title=title(event), names=names, rest=rest)


def recap(event: Event, came: int, helpers: Sequence[Person], brought_count: int, tally: Tally) -> Message:
    """In the group when it is over: thanks, with numbers; photos go under it as replies."""
    lines = [t("「{title}」结束了，谢谢大家！", title=title(event))]
    if came:
        lines.append(t("· 来了 {came} 人", came=came))
    if event.programme:
        lines.append(t("· {count} 个节目", count=len(event.programme)))
    if helpers:
        lines.append(
            t(
                "· {count} 位邻居出力：{part}",
                count=len(helpers),
                part=t("、").join(link(person) for person in helpers[:20]),
            )
        )
    if brought_count:
        lines.append(t("· 大家带来 {brought_count} 件东西", brought_count=brought_count))
    if tally.given:
        lines.append(t("· 闲置桌上 {offers} 件，{given} 件有了新主人", offers=tally.offers, given=tally.given))
    elif tally.offers:
        lines.append(t("· 闲置桌上 {offers} 件", offers=tally.offers))
    if tally.lost_found:
        lines.append(t("· 失物招领 {lost_found} 件", lost_found=tally.lost_found))
    lines.append(t("拍了照片的邻居，回复这条发上来，给大家留个念想。"))
    return Message(html="\n".join(lines))
