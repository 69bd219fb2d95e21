"""Thanks, and one's own page: what one gave and received, in words; no points, no ranking."""

from collections.abc import Mapping, Sequence

from community.members import Person
from community.posts import Category, Post
from community.thanks import Deed, Thank
from texts.languages import t
from texts.messages import Button, Message
from texts.names import items, name, shortened
from texts.wishes import SOMETHING, as_said, as_typed

GAVE: Mapping[Category, str] = {  # to the other one, what
    "item": "把{1}给了 {0}",
    "loan": "把{1}借给了 {0}",
    "help": "帮了 {0}：{1}",
    "ride": "捎 {0} 去{1}",
    "group_buy": "和 {0} 一起团了{1}",
    "lost_found": "帮 {0} 找回了{1}",
    "info": "给 {0} 说了{1}",
}
RECEIVED: Mapping[Category, str] = {
    "item": "{0} 给了您{1}",
    "loan": "{0} 借给您{1}",
    "help": "{0} 帮了您：{1}",
    "ride": "{0} 捎您去{1}",
    "group_buy": "{0} 和您一起团了{1}",
    "lost_found": "{0} 帮您找回了{1}",
    "info": "{0} 给您说了{1}",
}
MOST = 8  # lines of each; the page is a memory, not an account


def button(giver: Person, claim: int) -> Button:
    """Under something that came true, for whoever received it."""
    return Button(label=t("🌷 谢谢{name}", name=shortened(giver.name, 12)), data=f"thank:{claim}")


def passed_on() -> str:
    """Answer to the button."""
    return t("好的，替您谢过了。")


def said_before() -> str:
    return t("您已经谢过了，对方都记着呢。")


def thanked(by: Person, post: Post, giver: int) -> Message:
    """To the one who is thanked."""
    things = items(as_typed(post.gives if giver == post.poster.id else post.wants, post))
    for_what = t("「{things}」的事，", things=things) if things else ""
    return Message(html=t("🌷 {for_what}{name} 特地谢谢您！", for_what=for_what, name=name(by)))


def page(person: int, deeds: Sequence[Deed], thanks: Sequence[Thank]) -> Message:
    """/me."""
    gave = [_deed(GAVE, deed, deed.receiver) for deed in deeds if deed.giver.id == person]
    received = [_deed(RECEIVED, deed, deed.giver) for deed in deeds if deed.receiver.id == person]
    heard = [t("{name} 谢过您{part}", name=name(one.by), part=_for(one)) for one in thanks if one.to.id == person]
    said = [t("您谢过 {name}{part}", name=name(one.to), part=_for(one)) for one in thanks if one.by.id == person]
    parts = ((t("您帮过邻居："), gave), (t("邻居帮过您："), received), (t("道过的谢："), heard + said))
    lines = [line for title, all_ in parts if all_ for line in (f"<b>{title}</b>", *_listed(all_))]
    if not lines:
        return Message(html=t("您和邻居的往来，我这里还没有。需要什么、想送什么，在小区群里说一声就行。"))
    return Message(html="\n".join(lines))


def _listed(lines: Sequence[str]) -> list[str]:
    once = list(dict.fromkeys(lines))
    return [f"· {line}" for line in once[:MOST]] + ([t("· ……还有更早的")] if len(once) > MOST else [])


def _deed(words: Mapping[Category, str], deed: Deed, other: Person) -> str:
    return t(words[deed.category], name(other), items(as_said(deed.items, deed.words)) or t(SOMETHING[deed.category]))


def _for(thank: Thank) -> str:
    return t("：{items}", items=items(as_said(thank.things, thank.words))) if thank.things else ""
