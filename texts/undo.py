"""「点错了」: an end is taken back."""

from collections.abc import Sequence

from community.claims import Claim
from community.members import Person
from community.posts import Post
from texts.languages import t
from texts.messages import Button, Message
from texts.names import name
from texts.wishes import theirs, what, yours


def button(post: int, end: int) -> Button:
    """Under what who ended it was told, for an hour."""
    return Button(label=t("点错了"), data=f"undo:{post}:{end}")


def put_back() -> str:
    """Answer to the button."""
    return t("好的，放回去了，跟刚才一样。")


def taken_back(post: Post, out: Sequence[Person]) -> Message:
    """To who took it back in words. `out`: whose promise could not be brought back."""
    said = t("好的，「{what}」放回去了，跟刚才一样。", what=what(post))
    if not out:
        return Message(html=said)
    names = t("、").join(dict.fromkeys(name(person) for person in out))
    return Message(html=t("{said}只有 {names} 那边接不上了，我请他们再点一次。", said=said, names=names))


def open_again(post: Post, claim: Claim) -> Message:
    """To who had promised, wanted it, waited, or was thanked, and was told that it is over."""
    its = post.about(claim.about)
    if claim.state == "queued":
        return Message(html=t("{theirs}刚才是点错了，还没有结果，您还排着队。", theirs=theirs(its)))
    if claim.state == "let_go":  # thanked, and had promised nothing
        return Message(html=t("{theirs}刚才是点错了，还没办好。您不用做什么。", theirs=theirs(its)))
    if post.kind == "offer":
        return Message(html=t("{theirs}刚才是点错了，跟您说好的照旧。", theirs=theirs(its)))
    if post.category == "lost_found":
        return Message(html=t("{theirs}刚才是点错了，还没找到。说好的照旧，麻烦您啦！", theirs=theirs(its)))
    return Message(html=t("{theirs}刚才是点错了，还没办好。说好的照旧，麻烦您啦！", theirs=theirs(its)))


def hung_out_again(post: Post) -> Message:
    """To the poster, who was told that an organizer had put it away."""
    return Message(html=t("{yours}，刚才是组织者点错了，又挂出来了。", yours=yours(post)))


def take_it_up_again(post: Post) -> Message:
    """To whose promise could not be brought back."""
    return Message(html=t("{theirs}刚才是点错了，又挂出来了。您还方便的话，在卡片上再点一下。", theirs=theirs(post)))
