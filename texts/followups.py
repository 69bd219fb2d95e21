"""When nobody has answered yet, and when nobody has said whether it came true."""

from datetime import datetime

from community.claims import Claim
from community.posts import Post
from texts.dates import day
from texts.languages import t
from texts.messages import Button, Message
from texts.names import name
from texts.wishes import (
    back_data,
    back_label,
    close_label,
    done,
    done_for_claimer,
    handed_over,
    portion,
    still,
    theirs,
    what,
    yours,
)


def asked_so_far(post: Post, asked: int) -> str:
    """On the card, when there is nobody left to ask."""
    if post.category == "lost_found":
        return t("已经问过 {asked} 位邻居，还没有消息。哪位看到了，都可以点。", asked=asked)
    return t("已经问过 {asked} 位邻居，还没有人答应。哪位方便，都可以点。", asked=asked)


def still_needed(post: Post, asked: int) -> Message:
    """To the poster."""
    question, yes = still(post)
    if post.kind == "offer":
        sofar = t("暂时还没有人来问。")
    elif post.category == "lost_found":
        sofar = t("我问过 {asked} 位邻居，暂时还没有消息。", asked=asked) if asked else t("暂时还没有消息。")
    else:
        sofar = t("我问过 {asked} 位邻居，暂时还没有人答应。", asked=asked) if asked else t("暂时还没有人答应。")
    return Message(
        html=t("{yours}，{sofar}\n{question}", yours=yours(post), sofar=sofar, question=question),
        buttons=(
            (
                Button(label=yes, data=f"still:{post.id}"),
                Button(label=close_label(post), data=f"close:{post.id}"),
            ),
        ),
    )


def waiting_on() -> str:
    return t("好的，我再帮您留意着。")


def got_it(post: Post, claim: Claim) -> Message:
    """To the poster, a day after the promise of one neighbour."""
    post = post.about(claim.about)
    if claim.about and post.kind != "offer":
        question = t("「{what}」{done}吗？", what=what(post), done=done(post))
        yes = Button(label=done(post), data=f"given:{post.id}:{claim.id}")
    elif post.kind == "offer" and (post.shares > 1 or claim.about):
        theirs_of_it = portion(post, claim.quantity)
        question = t("答应给 {name} 的「{portion}」，给了吗？", name=name(claim.person), portion=theirs_of_it)
        if post.category == "ride":
            question = t("{name} 搭{yours}，捎上了吗？", name=name(claim.person), yours=yours(post))
        yes = Button(label=handed_over(post), data=f"given:{post.id}:{claim.id}")
    else:
        question = t("「{what}」{done}吗？", what=what(post), done=done(post))
        yes = Button(label=done(post), data=f"done:{post.id}")
    return Message(
        html=question,
        buttons=(
            (yes, Button(label=t("还没有"), data=f"notyet:{post.id}:{claim.id}")),
            (Button(label=t("换一位"), data=f"other:{post.id}:{claim.id}"),),
        ),
    )


def asked_again(said_for: datetime | None = None) -> str:
    """Answer to 「还没有」, or to the day that was agreed (in the group's wall time): 「说好周六拿」."""
    if said_for is None:
        return t("好的，不着急，明天我再问您一声。")
    return t("好的，不着急，过了 {day} 我再问您一声。", day=day(said_for))


def not_there(post: Post, claim: Claim) -> Message:
    """To the poster, who said that it has not come true: 「没拿到，他不在家」."""
    return Message(
        html=t(
            "知道了，「{what}」我先不算办好。想换一位邻居，点一下；还等 {name} 的话，不用管。",
            what=what(post.about(claim.about)),
            name=name(claim.person),
        ),
        buttons=((Button(label=t("换一位"), data=f"other:{post.id}:{claim.id}"),),),
    )


def gave_it(post: Post, claim: Claim) -> Message:
    """To whoever promised (or wanted it)."""
    post = post.about(claim.about)
    said = done_for_claimer(post)
    had = f"had:{post.id}:{claim.id}" if claim.about else f"had:{post.id}"
    return Message(
        html=t("{theirs}，{said}吗？", theirs=theirs(post), said=said),
        buttons=((Button(label=said, data=had), Button(label=back_label(post), data=back_data(post, claim))),),
    )


def resting(question: Message) -> Message:
    """What becomes of a question that nobody answers: it can still be answered, and nobody is asked again."""
    return Message(
        html=t("{question}\n还没听到回音，我先放一放，什么时候点都行。", question=question.html),
        buttons=question.buttons,
    )


def answered(post: Post) -> Message:
    """What becomes of a question once it is answered, by whomever, or once the post was put aside without."""
    if post.state == "parked":
        return Message(html=t("「{what}」的事没听到回音，我先收起来了。", what=what(post)))
    return Message(html=t("「{what}」的事我知道了，谢谢您！", what=what(post)))


def parked(post: Post, *, over_at: bool = False) -> Message:
    """To the poster: put aside. `over_at`: they said until when."""
    if over_at:
        return Message(
            html=t("说好的时间到了，「{what}」没人来拿，我先收起来了。想再挂出来，发 /mine 就行。", what=what(post))
        )
    if post.kind == "offer":
        return Message(
            html=t("「{what}」的事一直没等到消息，我先收起来了。想再挂出来，发 /mine 就行。", what=what(post))
        )
    return Message(
        html=t("「{what}」的事一直没等到消息，我先收起来了。还需要的话，发 /mine 就能再挂出来。", what=what(post))
    )
