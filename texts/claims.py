"""What both sides hear when a neighbour takes something up, steps back, or it is done."""

from html import escape

from community.claims import Claim, Taken
from community.posts import Post
from texts.messages import Button, Message
from texts.names import LONGEST_NAME, link, name, quoted, shortened
from texts.wishes import ASKED_OF_YOU, GIVEN, HANDED_OVER, PROMISED_YOU, back_label, portion, what, wish
from texts.wishes import done as done_word


def claimed(taken: Taken, *, reachable: bool) -> str:
    """Answer to the claimer's tap (plain text). `reachable`: they hear the rest privately."""
    if not taken.holds:
        return f"谢谢您！已经有邻居先答应了，您排在第 {taken.place} 位，轮到您我马上说。"
    kept = taken.post.kind == "offer" and taken.post.category in ("item", "loan")
    said = "给您留着了" if kept else "记下了" if taken.post.kind == "offer" else "谢谢您"
    return f"{said}！怎么联系，我私下发给您了。" if reachable else f"{said}！点卡片上对方的名字就能私聊，约个时间地点。"


def queued(taken: Taken) -> Message:
    """The same, for somebody who claimed with words instead of a tap."""
    return Message(
        html=f"谢谢您！「{what(taken.post)}」已经有邻居先答应了，您排在第 {taken.place} 位，轮到您我马上说。",
        buttons=((Button(label="不排了", data=f"back:{taken.post.id}"),),),
    )


def for_poster(post: Post, claim: Claim) -> Message:
    """Somebody took it up: who, and what to do next."""
    who = link(claim.person)
    label, data = done_word(post), f"done:{post.id}"
    if post.kind == "exchange":
        said = f"{who} 愿意跟您换：{quoted(post.words)}"
    elif post.kind == "offer":
        said = f"{who} {ASKED_OF_YOU[post.category].format(portion(post, claim.quantity))}"
        if post.shares > 1:  # this neighbour's share is given: the others still wait for theirs
            label, data = HANDED_OVER, f"given:{post.id}:{claim.id}"
    else:
        said = f"好消息，{who} 可以帮您：{quoted(post.words)}"
    return Message(
        html=f"{said}\n点 {name(claim.person)} 的名字就能私聊，约个时间地点。成了以后点一下「{label}」。",
        buttons=(
            (
                Button(label=label, data=data),
                Button(label="换一位", data=f"other:{post.id}:{claim.id}"),
            ),
        ),
    )


def for_claimer(post: Post, claim: Claim) -> Message:
    """You have it: whom to write to, and what to do next."""
    who = link(post.poster)
    if post.kind == "offer":
        said = PROMISED_YOU[post.category].format(who, portion(post, claim.quantity))
    else:
        said = f"谢谢您！{who} {wish(post)}：\n{quoted(post.words)}{_whose(post)}"
    return Message(
        html=f"{said}\n点 {name(post.poster)} 的名字就能私聊，约个时间地点。",
        buttons=((Button(label=back_label(post), data=f"back:{post.id}"),),),
    )


def _whose(post: Post) -> str:
    """For whom it is, where somebody asks for another: nobody else is told."""
    if not post.behalf:
        return ""
    whom = escape(shortened(post.behalf, LONGEST_NAME))
    return f"\n这是替 {whom} 问的，只告诉您一个人。"


def moved_up(post: Post, claim: Claim) -> Message:
    """The next in the queue: it is their turn now."""
    turn = for_claimer(post, claim)
    return Message(html=f"轮到您了。{turn.html}", buttons=turn.buttons)


def stepped_back() -> str:
    return "好的，没关系，我去告诉对方。"


def left(post: Post, claim: Claim, anybody: bool) -> Message:
    """To the poster: somebody stepped back. `anybody`: somebody else moved up (and is told of apart)."""
    rest = "下一位邻居答应了。" if anybody else "我再帮您留意着。"
    said = "不要" if post.kind == "offer" else "这次来不了"
    return Message(html=f"{name(claim.person)} {said}「{what(post)}」了，{rest}")


def let_go(post: Post) -> Message:
    """To the claimer: the poster would rather have somebody else."""
    said = "给了别的邻居，下回一定" if post.kind == "offer" else "找了别的邻居，还是谢谢您"
    return Message(html=f"{name(post.poster)} 的「{what(post)}」这次{said}！")


def chose_another(anybody: bool) -> str:
    return "好的，换下一位邻居。" if anybody else "好的，再等等别的邻居。"


def thanks(post: Post) -> Message:
    """To those who helped: it arrived."""
    whose = name(post.poster)
    if post.kind == "exchange":
        said = f"跟 {whose} {done_word(post)}"
    elif post.category == "ride":
        said = f"{whose} 坐上您的车了"
    else:
        said = f"{whose} 的「{what(post)}」{done_word(post)}"
    return Message(html=f"{said}，谢谢您！有您这样的邻居真好。")


def all_gone(post: Post) -> Message:
    """To those still in the queue of an offer that is over, once."""
    return Message(html=f"{name(post.poster)} 的「{what(post)}」已经{GIVEN[post.category]}，这次没轮到您，下回一定。")


def done() -> str:
    return "太好了！"
