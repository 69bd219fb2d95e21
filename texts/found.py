"""Lost and found: the question that only the owner can answer."""

from community.claims import Claim
from community.found import finder, owner
from community.posts import Post
from texts.languages import t
from texts.messages import Button, Message
from texts.names import link, name, quoted
from texts.wishes import what


def ours() -> str:
    """The question we propose."""
    return t("它是什么样子的，有什么别人不知道的特点？")


def ask_finder(post: Post, claim: Claim) -> Message:
    """To the finder: what to ask."""
    return Message(
        html=(
            t(
                "{name} 说「{what}」是自己丢的。\n"
                "先问一个只有失主知道的问题，对上了再还。您想问什么，直接回我一句；也可以就问：{quoted}",
                name=name(owner(post, claim)),
                what=what(post),
                quoted=quoted(ours()),
            )
        ),
        buttons=(
            (
                Button(label=t("就这么问"), data=f"proof:{claim.id}:ours"),
                Button(label=t("不用问了"), data=f"proof:{claim.id}:right"),
            ),
        ),
    )


def wait(post: Post, claim: Claim) -> Message:
    """To who says that it is theirs, meanwhile."""
    return Message(
        html=t(
            "我请 {name} 先问您一个问题，对上了就告诉您怎么取「{what}」。",
            name=name(finder(post, claim)),
            what=what(post),
        )
    )


def ask_owner(post: Post, claim: Claim, question: str) -> Message:
    """The finder's question."""
    return Message(
        html=t(
            "{name} 想问您：{quoted}\n直接回我一句，只有对方看得到。",
            name=name(finder(post, claim)),
            quoted=quoted(question),
        )
    )


def ask_verdict(post: Post, claim: Claim, question: str, answer: str) -> Message:
    """The answer, to the finder."""
    return Message(
        html=t(
            "您问：{quoted}\n{name} 回答：{quoted2}\n对得上吗？",
            quoted=quoted(question),
            name=name(owner(post, claim)),
            quoted2=quoted(answer),
        ),
        buttons=(
            (
                Button(label=t("对得上"), data=f"proof:{claim.id}:right"),
                Button(label=t("对不上"), data=f"proof:{claim.id}:wrong"),
            ),
        ),
    )


def passed_on() -> str:
    return t("好的，我去问对方，有回音马上告诉您。")


def answered() -> str:
    return t("好的，我转告对方。")


def right() -> str:
    return t("太好了，物归原主！")


def wrong() -> str:
    return t("好的，我去告诉对方，您先收好。")


def not_yours(post: Post, claim: Claim, person: int) -> Message:
    """It is another one: to who asked for it."""
    other = finder(post, claim)
    again = (
        t("我再帮您留意着。")
        if person == post.poster.id
        else t("真是您的，可以直接找 {link} 说一声。", link=link(other))
    )
    return Message(
        html=t(
            "{name} 那边「{what}」的特点没对上，可能是别人的。{again}", name=name(other), what=what(post), again=again
        )
    )


def settled(post: Post) -> Message:
    """What becomes of the questions."""
    return Message(html=t("「{what}」这件事，不用再回我了，谢谢您！", what=what(post)))
