"""The register: asking whether somebody may be asked again."""

from collections.abc import Sequence
from html import escape

from community.posts import Item, Post
from texts.languages import t
from texts.messages import Button, Message
from texts.names import shortened
from texts.wishes import as_typed


def may_we_ask(post: Post, things: Sequence[Item]) -> Message:
    """「以后邻居要借电钻，可以先问您吗？」"""
    what = t("、").join(escape(shortened(thing.name, 16)) for thing in as_typed(things, post))
    again = (
        t("要借{what}", what=what)
        if post.category == "loan"
        else t("要人帮忙{what}", what=what)
        if post.category == "help"
        else t("打听{what}", what=what)
    )
    return Message(
        html=t("以后邻居{again}，可以先问您吗？", again=again),
        buttons=(
            (
                Button(label=t("可以"), data=f"register:{post.id}:yes"),
                Button(label=t("先不用"), data=f"register:{post.id}:no"),
            ),
        ),
    )


def written_down() -> str:
    return t("好的，记下了。改主意了就发 /mine。")


def left_out() -> str:
    return t("好的，不记。")


def struck_out(thing: str) -> str:
    return t("好的，{thing}的事不再先问您。", thing=thing)
