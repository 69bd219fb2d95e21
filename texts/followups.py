"""When nobody has answered yet, and when nobody has said whether it came true."""

from community.posts import Post
from texts.messages import Button, Message
from texts.names import name
from texts.wishes import DONE, what


def asked_so_far(asked: int) -> str:
    """On the card, when there is nobody left to ask."""
    return f"已经问过 {asked} 位邻居，还没有人有。哪位方便，都可以点。"


def still_needed(post: Post, asked: int) -> Message:
    """To the poster."""
    sofar = f"我问过 {asked} 位邻居，暂时还没有人答应。" if asked and post.kind != "offer" else "暂时还没有人答应。"
    question = "还想送出去吗？" if post.kind == "offer" else "还需要吗？"
    return Message(
        html=f"您的「{what(post)}」，{sofar}\n{question}",
        buttons=(
            (
                Button(label="还需要" if post.kind != "offer" else "还想送", data=f"still:{post.id}"),
                Button(label="不用了", data=f"close:{post.id}"),
            ),
        ),
    )


def waiting_on() -> str:
    return "好的，我再帮您留意着。"


def got_it(post: Post) -> Message:
    """To the poster, a day after the promise."""
    done = "送出去了" if post.kind == "offer" else DONE[post.category]
    return Message(
        html=f"「{what(post)}」{done}吗？",
        buttons=((Button(label=done, data=f"done:{post.id}"), Button(label="还没有", data=f"other:{post.id}")),),
    )


def gave_it(post: Post) -> Message:
    """To whoever promised (or wanted it)."""
    done = DONE[post.category] if post.kind == "offer" else "办到了"
    return Message(
        html=f"{name(post.poster)} 的「{what(post)}」，{done}吗？",
        buttons=((Button(label=done, data=f"had:{post.id}"), Button(label="我来不了了", data=f"back:{post.id}")),),
    )


def parked(post: Post) -> Message:
    """To the poster: put aside."""
    return Message(html=f"「{what(post)}」一直没等到，我先收起来了。还想要的话，发 /mine 就能再挂出来。")
