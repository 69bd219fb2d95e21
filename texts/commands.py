"""The menus: which commands people see where, each with a few words."""

from collections.abc import Mapping

Menu = tuple[tuple[str, str], ...]

EVERYWHERE: Menu = (
    ("event", "办一个活动"),
    ("festival", "办一次邻居节"),
    ("events", "最近的活动"),
    ("chain", "发起接龙"),
    ("needs", "邻居们缺什么"),
    ("offers", "邻居们能给什么"),
    ("help", "怎么用"),
)
PRIVATE: Menu = (
    ("chain", "我发起的接龙"),
    ("calendar", "活动日历的订阅地址"),
    ("event", "办一个活动"),
    ("events", "最近的活动"),
    ("needs", "邻居们缺什么"),
    ("offers", "邻居们能给什么"),
    ("mine", "我发的和我答应的"),
    ("away", "出门几天，先别问我"),
    ("loans", "借着、借出的"),
    ("me", "和邻居的往来"),
    ("settings", "群设置"),
    ("help", "怎么用"),
    ("privacy", "我的话怎么记"),
    ("mydata", "存了我的什么"),
    ("forget", "把我的都删掉"),
)

ORGANIZING: Menu = (
    ("settings", "群设置"),
    ("organizer", "请一位邻居当组织者"),
    ("duty", "请一位邻居值班"),
    ("word", "教我这里的说法"),
)
ADMIN: Menu = (
    *EVERYWHERE[:-1],
    ("announce", "发通知"),
    ("scheduled", "排着的通知"),
    ("calendar", "活动日历的订阅地址"),
    *ORGANIZING,
    EVERYWHERE[-1],
)

MENUS: Mapping[str, Menu] = {"private": PRIVATE, "group": EVERYWHERE, "admin": ADMIN}
