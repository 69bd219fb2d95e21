"""Lost and found: the question that only the owner can answer."""

from community.claims import Claim
from community.found import finder, owner
from community.posts import Post
from texts.messages import Button, Message
from texts.names import link, name, quoted
from texts.wishes import what


def ours() -> str:
    """The question we propose."""
    return "它是什么样子的，有什么别人不知道的特点？"


def ask_finder(post: Post, claim: Claim) -> Message:
    """To the finder: what to ask."""
    return Message(
        html=(
            f"{name(owner(post, claim))} 说「{what(post)}」是自己丢的。\n"
            f"先问一个只有失主知道的问题，对上了再还。您想问什么，直接回我一句；"
            f"也可以就问：{quoted(ours())}"
        ),
        buttons=(
            (
                Button(label="就这么问", data=f"proof:{claim.id}:ours"),
                Button(label="不用问了", data=f"proof:{claim.id}:right"),
            ),
        ),
    )


def wait(post: Post, claim: Claim) -> Message:
    """To who says that it is theirs, meanwhile."""
    return Message(html=f"我请 {name(finder(post, claim))} 先问您一个问题，对上了就告诉您怎么取「{what(post)}」。")


def ask_owner(post: Post, claim: Claim, question: str) -> Message:
    """The finder's question."""
    return Message(html=f"{name(finder(post, claim))} 想问您：{quoted(question)}\n直接回我一句，只有对方看得到。")


def ask_verdict(post: Post, claim: Claim, question: str, answer: str) -> Message:
    """The answer, to the finder."""
    return Message(
        html=f"您问：{quoted(question)}\n{name(owner(post, claim))} 回答：{quoted(answer)}\n对得上吗？",
        buttons=(
            (
                Button(label="对得上", data=f"proof:{claim.id}:right"),
                Button(label="对不上", data=f"proof:{claim.id}:wrong"),
            ),
        ),
    )


def passed_on() -> str:
    return "好的，我去问对方，有回音马上告诉您。"


def answered() -> str:
    return "好的，我转告对方。"


def right() -> str:
    return "太好了，物归原主！"


def wrong() -> str:
    return "好的，我去告诉对方，您先收好。"


def not_yours(post: Post, claim: Claim, person: int) -> Message:
    """It is another one: to who asked for it."""
    other = finder(post, claim)
    again = "我再帮您留意着。" if person == post.poster.id else f"真是您的，可以直接找 {link(other)} 说一声。"
    return Message(html=f"{name(other)} 那边「{what(post)}」的特点没对上，可能是别人的。{again}")


def settled(post: Post) -> Message:
    """What becomes of the questions."""
    return Message(html=f"「{what(post)}」这件事，不用再回我了，谢谢您！")
