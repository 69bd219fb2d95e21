"""/word: what neighbours call a thing here, as organizers teach it, read it and take it away."""

from collections.abc import Mapping, Sequence
from html import escape

from community.aliases import Alias
from nlp.about.aliases import LONGEST, Flaw
from texts.languages import t
from texts.messages import Button, Message
from texts.names import calm, quoted, shortened
from texts.settings import back

A_PAGE = 10  # buttons
UNFIT: Mapping[Flaw, str] = {
    "short": "只有一个字的，别的话里也常有，我会听错。换个长一点的吧。",
    "long": "这个说法太长了，我最多记 {most} 个字。",
    "everyday": "{said}大家平常说话就会用到，我会听错。换一个只指那样东西的吧。",
    "several": "一次教我一个说法就好，像这样发：/word 地梯=人字梯",
}


def page(key: int, known: Sequence[Alias], number: int = 0) -> Message:
    """What a group has taught, each with a button that takes it away; `key` is the group's number in buttons."""
    last = max(0, (len(known) - 1) // A_PAGE)
    number = min(number, last)
    lines = [t("<b>这里的说法</b>"), t("邻居这样说，我就知道是哪样东西。")]
    lines.append(t("点一下就去掉。") if known else t("现在还没有。"))
    lines.append(t("要教我一个，发 /word 地梯=人字梯；只有这里才有的东西，发 /word 棉花糖机。"))
    rows = [
        (Button(label=t("去掉：{alias}", alias=_said(one)), data=f"unword:{key}:{one.id}"),)
        for one in known[number * A_PAGE : (number + 1) * A_PAGE]
    ]
    turning = []
    if number:
        turning.append(Button(label=t("‹ 前面的"), data=f"words:{key}:{number - 1}"))
    if number < last:
        turning.append(Button(label=t("后面的 ›"), data=f"words:{key}:{number + 1}"))
    return Message(html="\n".join(lines), buttons=(*rows, *((tuple(turning),) if turning else ()), back(key)))


def _said(alias: Alias) -> str:
    """「地梯=人字梯」, plain: for buttons."""
    return shortened(calm(str(alias)), 2 * LONGEST + 1)


def learnt(alias: Alias) -> Message:
    if alias.own:
        return Message(html=t("记下了：有人说{word}，我就知道是一样东西。", word=quoted(alias.word)))
    return Message(html=t("记下了：有人说{word}，我就当是{meant}。", word=quoted(alias.word), meant=_what(alias.meant)))


def _what(meant: str) -> str:
    return escape(calm(meant))


def forgotten(alias: Alias) -> Message:
    """To whoever typed 「/word 地梯=」."""
    return Message(html=t("好的，{word}这个说法不算了。", word=quoted(alias.word)))


def taken_away(alias: Alias) -> str:
    """Answer to a tap (plain)."""
    return t("好的，「{word}」这个说法不算了。", word=shortened(calm(alias.word), LONGEST))


def unfit(said: str, flaw: Flaw) -> Message:
    """Why a word cannot be taught."""
    return Message(html=t(UNFIT[flaw], said=quoted(said), most=LONGEST))
