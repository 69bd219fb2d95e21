"""What is lent comes back: agreed, reminded, returned."""

from collections.abc import Sequence
from datetime import datetime
from html import escape

from community.loans import Loan
from texts.dates import day
from texts.languages import t
from texts.messages import Button, Message
from texts.names import link, name, shortened


def thing(loan: Loan) -> str:
    return escape(shortened(loan.thing, 16))


def when_back(loan: Loan) -> Message:
    """To the borrower, where nobody said until when."""
    choices = ((t("今天"), "today"), (t("明天"), "tomorrow"), (t("一周内"), "week"), (t("不用提醒"), "none"))
    buttons = tuple(Button(label=label, data=f"loandue:{loan.id}:{choice}") for label, choice in choices)
    return Message(
        html=t("{name} 的{thing}，说好什么时候还？我到时候提醒您。", name=name(loan.lender), thing=thing(loan)),
        buttons=(buttons[:2], buttons[2:]),
    )


def agreed(loan: Loan, due: datetime | None) -> Message:
    """To the borrower: what was agreed. `due` in the group's wall time."""
    if due is None:
        return Message(
            html=t("好的，{thing}用完记得还给 {link}。", thing=thing(loan), link=link(loan.lender)),
            buttons=_borrower(loan),
        )
    return Message(
        html=t("{name} 的{thing}，{day} 还。", name=name(loan.lender), thing=thing(loan), day=day(due)),
        buttons=_borrower(loan),
    )


def soon(loan: Loan, due: datetime) -> Message:
    return Message(
        html=t(
            "提醒您一声：{name} 的{thing}，明天（{day}）该还了。",
            name=name(loan.lender),
            thing=thing(loan),
            day=day(due),
        ),
        buttons=_borrower(loan),
    )


def today(loan: Loan) -> Message:
    return Message(
        html=t("{link} 的{thing}，今天该还了。", link=link(loan.lender), thing=thing(loan)), buttons=_borrower(loan)
    )


def late(loan: Loan) -> Message:
    return Message(
        html=t(
            "{link} 的{thing}昨天该还了，是不是忙忘了？方便的时候送一趟，或者跟对方说一声。",
            link=link(loan.lender),
            thing=thing(loan),
        ),
        buttons=_borrower(loan),
    )


def to_lender(loan: Loan) -> Message:
    """Days later: what would the lender like."""
    return Message(
        html=t(
            "{link} 借您的{thing}，说好的日子过了，还没有回音。您看怎么办？",
            link=link(loan.borrower),
            thing=thing(loan),
        ),
        buttons=(
            (
                Button(label=t("已经还了"), data=f"loanback:{loan.id}"),
                Button(label=t("再等两天"), data=f"loanyes:{loan.id}"),
                Button(label=t("我自己去问"), data=f"loandue:{loan.id}:none"),
            ),
        ),
    )


def may_keep(loan: Loan, until: datetime) -> Message:
    """To the lender: the borrower would like to keep it longer."""
    return Message(
        html=t(
            "{link} 想多借几天{thing}，{day} 还，可以吗？", link=link(loan.borrower), thing=thing(loan), day=day(until)
        ),
        buttons=(
            (
                Button(label=t("可以"), data=f"loanyes:{loan.id}:{until.toordinal()}"),
                Button(label=t("不太方便"), data=f"loanno:{loan.id}"),
            ),
        ),
    )


def may_keep_it(loan: Loan, until: datetime) -> Message:
    """To the borrower: yes."""
    return Message(
        html=t("{name} 说可以，{thing} {day} 还就行。", name=name(loan.lender), thing=thing(loan), day=day(until)),
        buttons=_borrower(loan),
    )


def may_not_keep_it(loan: Loan) -> Message:
    """To the borrower: no."""
    return Message(
        html=t("{link} 说不太方便，{thing}麻烦您按说好的还。", link=link(loan.lender), thing=thing(loan)),
        buttons=_borrower(loan),
    )


def forgotten(loan: Loan, *, lent: bool) -> Message:
    """To the other side of a loan, when its data was deleted. `lent`: they are the one who lent it."""
    said = (
        t("您借出去的{thing}，对方把资料都删了，我没法再提醒，麻烦您自己记着要回来。", thing=thing(loan))
        if lent
        else t("您借来的{thing}，对方把资料都删了，我没法再提醒，记得还给人家。", thing=thing(loan))
    )
    return Message(html=said)


def came_back(loan: Loan, *, whole: bool = True) -> Message:
    """To the lender: the borrower says it is back, and whether it is whole."""
    said = (
        t("{name} 说{thing}还给您了，谢谢您借给邻居！", name=name(loan.borrower), thing=thing(loan))
        if whole
        else t("{link} 说{thing}还给您了，不过有点小毛病，您看看。", link=link(loan.borrower), thing=thing(loan))
    )
    return Message(
        html=said,
        buttons=((Button(label=t("还没收到"), data=f"loanmissing:{loan.id}"),),),
    )


def confirmed(loan: Loan, *, whole: bool = True) -> Message:
    """To the borrower: the lender has it back, and says whether it is whole."""
    if not whole:
        said = t("{link} 收到{thing}了，不过说有点小毛病，您跟对方聊聊？", link=link(loan.lender), thing=thing(loan))
        return Message(html=said)
    return Message(html=t("{name} 收到{thing}了，好借好还！", name=name(loan.lender), thing=thing(loan)))


def missing(loan: Loan) -> Message:
    """To the borrower: the lender has not got it."""
    return Message(
        html=t("{link} 说还没收到{thing}，您跟对方对一下？", link=link(loan.lender), thing=thing(loan)),
        buttons=_borrower(loan),
    )


def _borrower(loan: Loan) -> tuple[tuple[Button, ...], ...]:
    return (
        (
            Button(label=t("还了"), data=f"loanback:{loan.id}"),
            Button(label=t("想多借几天"), data=f"loanmore:{loan.id}"),
        ),
    )


def asked() -> str:
    return t("我去问问。")


def never_was(loan: Loan) -> Message:
    """What both sides were told of a loan, once it was a slip of the hand."""
    return Message(html=t("{thing}还没借出去，刚才是点错了。", thing=thing(loan)))


def noted() -> str:
    return t("好的，记下了。")


def listed(loans: Sequence[tuple[Loan, datetime | None]], person: int) -> Message:
    """/loans: what one has borrowed and lent; due in the group's wall time."""
    if not loans:
        return Message(html=t("您没有借着别人的东西，也没有东西借在外面。"))
    lines, rows = [], []
    for loan, due in loans:
        until = t("，{day} 还", day=day(due)) if due else ""
        borrowed = loan.borrower.id == person
        other = (
            t("借了 {link} 的{thing}", link=link(loan.lender), thing=thing(loan))
            if borrowed
            else t("{thing}借给了 {link}", thing=thing(loan), link=link(loan.borrower))
        )
        lines.append(f"· {other}{until}")
        rows.append((Button(label=t("{thing}：还了", thing=shortened(loan.thing, 12)), data=f"loanback:{loan.id}"),))
    return Message(html="\n".join(lines), buttons=tuple(rows[:20]))
