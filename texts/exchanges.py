"""A ring of three: who gives what to whom."""

from community.exchanges import Swap
from community.posts import Post
from texts.languages import t
from texts.messages import Button, Message
from texts.names import items, link, name
from texts.wishes import as_typed


def proposal(swap: Swap, own: Post) -> Message:
    """To each of the three."""
    return Message(
        html=t("三家转一圈，就都能换到：\n{ways}\n愿意吗？三家都愿意就成。", ways=_ways(swap, own)),
        buttons=(
            (
                Button(label=t("愿意换"), data=f"swap:{swap.id}:yes"),
                Button(label=t("这次不换"), data=f"swap:{swap.id}:no"),
            ),
        ),
    )


def _ways(swap: Swap, own: Post) -> str:
    to, giver = swap.next(own), swap.before(own)
    return t(
        "· 您的{given}给 {name}\n· {name2} 的{given2}给您",
        given=_given(own, to),
        name=name(to.poster),
        name2=name(giver.poster),
        given2=_given(giver, own),
    )


def _given(giver: Post, taker: Post) -> str:
    """Of what one gives, what the other wants; all of it where it goes by another name."""
    wished = {one.key for one in taker.wants}
    return items(as_typed([one for one in giver.gives if one.key in wished] or giver.gives, giver))


def waiting(swap: Swap, own: Post) -> Message:
    """What becomes of the question after a yes."""
    return Message(html=t("{ways}\n您愿意换，等另外两家回话。", ways=_ways(swap, own)))


def said_yes() -> str:
    return t("好的，等另外两家回话。")


def said_no() -> str:
    return t("好的，没关系。")


def off(swap: Swap, own: Post) -> Message:
    """And when it came to nothing."""
    return Message(html=t("{ways}\n这次没凑成，我再帮您留意着。", ways=_ways(swap, own)))


def agreed(swap: Swap, own: Post) -> Message:
    """All three said yes: whom to write to."""
    to, giver = swap.next(own), swap.before(own)
    return Message(
        html=(
            t(
                "三家都愿意换：\n{ways}\n点名字就能私聊，约个时间地点：{link}、{link2}",
                ways=_ways(swap, own),
                link=link(to.poster),
                link2=link(giver.poster),
            )
        ),
        buttons=(
            (
                Button(label=t("换好了"), data=f"done:{own.id}"),
                Button(label=t("我来不了了"), data=f"swap:{swap.id}:out"),
            ),
        ),
    )
