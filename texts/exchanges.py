"""A ring of three: who gives what to whom."""

from community.exchanges import Swap
from community.posts import Post
from texts.messages import Button, Message
from texts.names import items, link, name


def proposal(swap: Swap, own: Post) -> Message:
    """To each of the three."""
    return Message(
        html=f"三家转一圈，就都能换到：\n{_ways(swap, own)}\n愿意吗？三家都愿意就成。",
        buttons=(
            (
                Button(label="愿意换", data=f"swap:{swap.id}:yes"),
                Button(label="这次不换", data=f"swap:{swap.id}:no"),
            ),
        ),
    )


def _ways(swap: Swap, own: Post) -> str:
    to, giver = swap.next(own), swap.before(own)
    return f"· 您的 {_given(own, to)} 给 {name(to.poster)}\n· {name(giver.poster)} 的 {_given(giver, own)} 给您"


def _given(giver: Post, taker: Post) -> str:
    """Of what one gives, what the other wants; all of it where it goes by another name."""
    wished = {one.key for one in taker.wants}
    return items([one for one in giver.gives if one.key in wished] or giver.gives)


def waiting(swap: Swap, own: Post) -> Message:
    """What becomes of the question after a yes."""
    return Message(html=f"{_ways(swap, own)}\n您愿意换，等另外两家回话。")


def said_yes() -> str:
    return "好的，等另外两家回话。"


def said_no() -> str:
    return "好的，没关系。"


def off(swap: Swap, own: Post) -> Message:
    """And when it came to nothing."""
    return Message(html=f"{_ways(swap, own)}\n这次没凑成，我再帮您留意着。")


def agreed(swap: Swap, own: Post) -> Message:
    """All three said yes: whom to write to."""
    to, giver = swap.next(own), swap.before(own)
    return Message(
        html=(
            f"三家都愿意换：\n{_ways(swap, own)}\n点名字就能私聊，约个时间地点：{link(to.poster)}、{link(giver.poster)}"
        ),
        buttons=(
            (Button(label="换好了", data=f"done:{own.id}"), Button(label="我来不了了", data=f"swap:{swap.id}:out")),
        ),
    )
