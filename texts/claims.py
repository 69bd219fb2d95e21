"""What both sides hear when a neighbour takes something up, steps back, or it is done."""

from collections.abc import Mapping
from html import escape

from community.claims import Claim, Taken
from community.posts import Category, Post
from texts.languages import t
from texts.messages import Button, Message
from texts.names import LONGEST_NAME, link, name, quoted, shortened
from texts.wishes import (
    ASKED_OF_YOU,
    PROMISED_YOU,
    Sort,
    as_typed,
    back_data,
    back_label,
    gone,
    handed_over,
    portion,
    sort,
    stepped,
    taken_up,
    theirs,
    what,
    wish,
)
from texts.wishes import done as done_word

WENT: Mapping[Sort, str] = {  # to who had taken up an offer: somebody else has it now
    "item": "{theirs}这次给了别的邻居，下回还有机会。",
    "loan": "{theirs}这次借给了别的邻居，下回还有机会。",
    "help": "{theirs}这次帮了别的邻居，下回还有机会。",
    "ride": "{theirs}这次捎了别的邻居，下回还有机会。",
    "lost_found": "{theirs}有别的邻居来认领了。",
    "info": "{theirs}这次有别的邻居先问了。",
    "person": "{theirs}有家里人来接了。",
}
GIVEN_TO_OTHERS: Mapping[Category, str] = {  # to who waited for an offer that is over, where it is not 「送完了」
    "help": "帮上别的邻居了",
    "ride": "捎上别的邻居了",
    "info": "说给别的邻居了",
}


def claimed(taken: Taken, *, reachable: bool) -> str:
    """Answer to the claimer's tap (plain text). `reachable`: they hear the rest privately."""
    if not taken.holds:
        return _thanks(taken.post) + t(
            "{first}，您排在第 {place} 位，轮到您我马上说。", first=_first(taken.post), place=taken.place
        )
    kept = taken.post.kind == "offer" and taken.post.category in ("item", "loan")
    said = t("给您留着了") if kept else t("记下了") if taken.post.kind == "offer" else t("谢谢您")
    return (
        t("{said}！怎么联系，我私下发给您了。", said=said)
        if reachable
        else t("{said}！点卡片上对方的名字就能私聊，约个时间地点。", said=said)
    )


def _thanks(post: Post) -> str:
    """Whoever wants something has nothing to be thanked for."""
    return "" if post.kind == "offer" else t("谢谢您！")


def _first(post: Post) -> str:
    """Why they wait."""
    if post.category == "lost_found":
        if post.kind != "offer":
            return t("已经有邻居先捡到了")
        return t("已经有邻居先来接了") if sort(post) == "person" else t("已经有邻居先来认领了")
    return t("已经有邻居先要了") if post.kind == "offer" else t("已经有邻居先答应了")


def queued(taken: Taken) -> Message:
    """The same, for somebody who claimed with words instead of a tap."""
    post = taken.post.about(taken.claim.about)
    return Message(
        html=_thanks(post)
        + t(
            "「{what}」{first}，您排在第 {place} 位，轮到您我马上说。",
            what=what(post),
            first=_first(post),
            place=taken.place,
        ),
        buttons=((Button(label=t("不排了"), data=back_data(post, taken.claim)),),),
    )


def hands_enough(taken: Taken) -> Message:
    """To who had promised to help: fewer hands will do after all, and theirs was the last promise."""
    post = taken.post
    said = t("{theirs}不用那么多人了，这回您不用来了，谢谢您！", theirs=theirs(post))
    said = t("{said}要是有人来不了，我马上告诉您。", said=said)
    return Message(html=said, buttons=queued(taken).buttons)


def otherwise(post: Post, claim: Claim) -> Message:
    """To who wants more of it, or less, than they said first."""
    return Message(html=t("好的，给您留的改成{portion}了。", portion=portion(post, claim.quantity)))


def which(post: Post) -> Message:
    """To who wants something of a list, or has it, in words that do not say what: 「我要一个」."""
    whose, things = name(post.poster), what(post)
    if post.kind == "offer":
        return Message(html=t("{whose} 给的是{things}。您要哪样，点一下卡片上的按钮就行。", whose=whose, things=things))
    return Message(html=t("{whose} 缺的是{things}。您有哪样，点一下卡片上的按钮就行。", whose=whose, things=things))


def for_poster(post: Post, claim: Claim) -> Message:
    """Somebody took it up: who, and what to do next."""
    label, data = done_word(post.about(claim.about)), f"done:{post.id}"
    if claim.about or (post.kind == "offer" and post.shares > 1):  # the others still wait for theirs
        data = f"given:{post.id}:{claim.id}"
        label = handed_over(post) if post.kind == "offer" else label
    return Message(
        html=t(
            "{said}\n点 {name} 的名字就能私聊，约个时间地点。成了以后点一下「{label}」。",
            said=_found(post, claim),
            name=name(claim.person),
            label=label,
        ),
        buttons=(
            (
                Button(label=label, data=data),
                Button(label=t("换一位"), data=f"other:{post.id}:{claim.id}"),
            ),
        ),
    )


def was_for_poster(post: Post, claim: Claim) -> Message:
    """The same once it is settled: it names no button that is gone."""
    said, who = _found(post, claim), name(claim.person)
    return Message(html=t("{said}\n点 {name} 的名字就能私聊，约个时间地点。", said=said, name=who))


def _found(post: Post, claim: Claim) -> str:
    post = post.about(claim.about)
    who = link(claim.person)
    if post.kind == "exchange":
        return t("{who} 愿意跟您换：{quoted}", who=who, quoted=quoted(post.words))
    if post.kind == "offer":
        return f"{who} {t(ASKED_OF_YOU[sort(post)], portion(post, claim.quantity))}"
    if post.shared:
        return t("{who} 跟您一起拼车：{quoted}", who=who, quoted=quoted(post.words))
    if post.category == "group_buy":
        return t("{who} 跟您一起团：{quoted}", who=who, quoted=quoted(post.words))
    asked = t("、").join(one.name for one in as_typed(post.items, post)) if claim.about else post.words
    return t("好消息，{who} 可以帮您：{quoted}", who=who, quoted=quoted(asked))


def for_claimer(post: Post, claim: Claim) -> Message:
    """You have it: whom to write to, and what to do next."""
    post = post.about(claim.about)
    who = link(post.poster)
    if post.kind == "offer":
        said = t(PROMISED_YOU[sort(post)], who, portion(post, claim.quantity))
    else:
        said = t(
            "谢谢您！{who} {wish}：\n{quoted}{whose}",
            who=who,
            wish=wish(post),
            quoted=quoted(post.words),
            whose=_whose(post),
        )
    said = t("{said}\n点 {name} 的名字就能私聊，约个时间地点。", said=said, name=name(post.poster))
    if len(claim.about) > 1:
        last = escape(shortened(as_typed(post.items, post)[-1].name, LONGEST_NAME))
        if post.kind == "offer":
            said = t("{said}\n哪样不要了，回我一句就行，比如「{thing}不要了」。", said=said, thing=last)
        else:
            said = t("{said}\n哪样拿不出了，回我一句就行，比如「{thing}没有了」。", said=said, thing=last)
    return Message(html=said, buttons=((Button(label=back_label(post), data=back_data(post, claim)),),))


def changed(
    was: tuple[Post, Claim], now: tuple[Post, Claim], rest: Message, *, leaves: tuple[str, str] | None = None
) -> Message:
    """To whoever promised, wants it or waits: the post was edited, old → new. `rest`: what holds now. `leaves`: when a
    ride left and leaves."""
    (before, held), (post, claim) = was, now
    old, new = taken_up(before, held), taken_up(post, claim)
    if leaves is not None and old == new:
        said = t("{theirs}改时间了：{old} → {new}。", theirs=theirs(post), old=leaves[0], new=leaves[1])
    elif leaves is not None:
        said = t("{name} 改了一下：{old} → {new}。", name=name(post.poster), old=old, new=new)
        said = t("{said}\n{old} → {new}。", said=said, old=leaves[0], new=leaves[1])
    elif old == new:
        said = t("{name} 改了一下：{quoted}", name=name(post.poster), quoted=quoted(post.words))
    else:
        said = t("{name} 改了一下：{old} → {new}。", name=name(post.poster), old=old, new=new)
    return Message(html="\n".join(filter(None, [said, rest.html])), buttons=rest.buttons)


def _whose(post: Post) -> str:
    """For whom it is, where somebody asks for another: nobody else is told."""
    if not post.behalf:
        return ""
    whom = escape(shortened(post.behalf, LONGEST_NAME))
    return t("\n这是替 {whom} 问的，只告诉您一个人。", whom=whom)


def moved_up(post: Post, claim: Claim) -> Message:
    """The next in the queue: it is their turn now."""
    turn = for_claimer(post, claim)
    return Message(html=t("轮到您了。{html}", html=turn.html), buttons=turn.buttons)


def stepped_back() -> str:
    return t("好的，没关系，我去告诉对方。")


def left(post: Post, claim: Claim, anybody: bool) -> Message:
    """To the poster: somebody stepped back. `anybody`: somebody else moved up (and is told of apart)."""
    rest = t("轮到下一位邻居了。") if anybody else t("我再帮您留意着。")
    post = post.about(claim.about)
    return Message(
        html=t(
            "「{what}」：{name} {said}，{rest}",
            name=name(claim.person),
            said=stepped(post),
            what=what(post),
            rest=rest,
        )
    )


def passed_on(post: Post, anybody: bool) -> Message:
    """To both: nobody said what became of it. `anybody`: somebody else waits, and has it now."""
    if anybody:
        return Message(html=t("「{what}」的事一直没听到回音，先轮到下一位邻居了。", what=what(post)))
    return Message(html=t("「{what}」的事一直没听到回音，我先放一放。", what=what(post)))


def let_go(post: Post) -> Message:
    """To the claimer: the poster would rather have somebody else."""
    if post.kind == "need" and post.category == "lost_found":
        return Message(html=t("{theirs}没对上，还是谢谢您！", theirs=theirs(post)))
    if post.kind != "offer":
        return Message(html=t("{theirs}这次找了别的邻居，还是谢谢您！", theirs=theirs(post)))
    return Message(html=t(WENT.get(sort(post), WENT["item"]), theirs=theirs(post)))


def chose_another(anybody: bool) -> str:
    return t("好的，换下一位邻居。") if anybody else t("好的，再等等别的邻居。")


def thanks(post: Post, *, back: bool = False) -> Message:
    """To those who helped: it arrived. `back`: and what they lent has come back already."""
    whose = name(post.poster)
    if back:
        return Message(html=t("{name} 说{thing}还给您了，谢谢您借给邻居！", name=whose, thing=what(post)))
    if post.kind == "exchange":
        said = t("跟 {whose} {done_word}", whose=whose, done_word=done_word(post))
    elif post.shared:
        return Message(html=t("跟 {whose} 拼上车了，路上有伴，真好。", whose=whose))
    elif post.category == "ride":
        said = t("{whose} 坐上您的车了", whose=whose)
    else:
        said = t("{theirs}{done_word}", theirs=theirs(post), done_word=done_word(post))
    return Message(html=t("{said}，谢谢您！有您这样的邻居真好。", said=said))


def all_gone(post: Post) -> Message:
    """To those still in the queue of an offer that is over, once."""
    if sort(post) == "person":
        return Message(html=t("{theirs}已经有家里人接走了，谢谢您！", theirs=theirs(post)))
    if post.category == "lost_found":
        return Message(html=t("{theirs}已经还给失主了，谢谢您！", theirs=theirs(post)))
    given = t(GIVEN_TO_OTHERS[post.category]) if post.category in GIVEN_TO_OTHERS else gone(post)
    return Message(html=t("{theirs}已经{given}，这次没轮到您，下回还有机会。", theirs=theirs(post), given=given))


def met(post: Post) -> Message:
    """To those still in the queue of a need (or of an exchange) that came true, once."""
    if post.kind == "exchange":
        said = t("{theirs}已经跟别的邻居换好了，谢谢您！", theirs=theirs(post))
    else:
        said = t("{theirs}已经有邻居帮上了，谢谢您一直等着！", theirs=theirs(post))
    return Message(html=said)


def left_queue(post: Post) -> Message:
    """What becomes of what they were told of the queue, once they are out of it, or it is decided."""
    return Message(html=t("{theirs}，您不用再排了，谢谢您！", theirs=theirs(post)))


def is_up(post: Post) -> Message:
    """The same, where it is their turn now: the next message says how it goes on."""
    return Message(html=t("{theirs}，轮到您了。", theirs=theirs(post)))


def done() -> str:
    return t("太好了！")
