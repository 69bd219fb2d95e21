"""What a post is about, in words: 「想要 姜(2块)」. Everything a resident typed is escaped."""

from collections.abc import Mapping

from community.posts import Category, Post
from texts.names import items

NEED: Mapping[Category, str] = {
    "item": "想要 {}",
    "loan": "想借 {}",
    "help": "想请人帮忙:{}",
    "ride": "想搭车去 {}",
    "group_buy": "想找人一起团 {}",
    "lost_found": "在找 {}",
    "info": "想打听 {}",
}
OFFER: Mapping[Category, str] = {
    "item": "有 {} 可以给邻居",
    "loan": "有 {} 可以借",
    "help": "可以帮忙:{}",
    "ride": "开车去 {},可以捎上邻居",
    "group_buy": "在组团:{}",
    "lost_found": "捡到了 {}",
    "info": "可以推荐 {}",
}
SOMETHING: Mapping[Category, str] = {
    "item": "一样东西",
    "loan": "一样东西",
    "help": "一件事",
    "ride": "那边",
    "group_buy": "东西",
    "lost_found": "东西",
    "info": "一件事",
}
DONE: Mapping[Category, str] = {
    "item": "拿到了",
    "loan": "拿到了",
    "help": "办好了",
    "ride": "坐上了",
    "group_buy": "团到了",
    "lost_found": "找到了",
    "info": "知道了",
}


def what(post: Post) -> str:
    """What it is about: 「姜(2块)」."""
    return items(post.items) or SOMETHING[post.category]


def wish(post: Post) -> str:
    """What the poster wants or gives, as a half sentence: 「想要 姜(2块)」, 「想用 鸡蛋 换 葱」."""
    if post.kind == "exchange":
        return f"想用 {items(post.gives) or '东西'} 换 {items(post.wants) or '别的'}"
    return (NEED if post.kind == "need" else OFFER)[post.category].format(what(post))


def claim_label(post: Post) -> str:
    """What the button on the card says."""
    if post.kind == "offer" and post.category == "lost_found":
        return "是我的"
    return "我要" if post.kind == "offer" else "我来帮" if post.kind == "need" else "我来换"
