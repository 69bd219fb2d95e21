"""What is lent comes back: agreed, reminded, returned."""

from collections.abc import Sequence
from datetime import datetime
from html import escape

from community.loans import Loan
from texts.dates import day
from texts.messages import Button, Message
from texts.names import link, name, shortened


def thing(loan: Loan) -> str:
    return escape(shortened(loan.thing, 16))


def when_back(loan: Loan) -> Message:
    """To the borrower, where nobody said until when."""
    choices = (("今天", "today"), ("明天", "tomorrow"), ("一周内", "week"), ("不用提醒", "none"))
    buttons = tuple(Button(label=label, data=f"loandue:{loan.id}:{choice}") for label, choice in choices)
    return Message(
        html=f"{name(loan.lender)} 的{thing(loan)}，说好什么时候还？我到时候提醒您。",
        buttons=(buttons[:2], buttons[2:]),
    )


def agreed(loan: Loan, due: datetime | None) -> Message:
    """To the borrower: what was agreed. `due` in the group's wall time."""
    if due is None:
        return Message(html=f"好的，{thing(loan)}用完记得还给 {link(loan.lender)}。", buttons=_borrower(loan))
    return Message(html=f"{name(loan.lender)} 的{thing(loan)}，{day(due)} 还。", buttons=_borrower(loan))


def soon(loan: Loan, due: datetime) -> Message:
    return Message(
        html=f"提醒您一声：{name(loan.lender)} 的{thing(loan)}，明天（{day(due)}）该还了。", buttons=_borrower(loan)
    )


def today(loan: Loan) -> Message:
    return Message(html=f"{link(loan.lender)} 的{thing(loan)}，今天该还了。", buttons=_borrower(loan))


def late(loan: Loan) -> Message:
    return Message(
        html=f"{link(loan.lender)} 的{thing(loan)}昨天该还了，是不是忙忘了？方便的时候送一趟，或者跟对方说一声。",
        buttons=_borrower(loan),
    )


def to_lender(loan: Loan) -> Message:
    """Days later: what would the lender like."""
    return Message(
        html=f"{link(loan.borrower)} 借的{thing(loan)}，过了说好的日子还没说还了。您看怎么办？",
        buttons=(
            (
                Button(label="已经还了", data=f"loanback:{loan.id}"),
                Button(label="再等两天", data=f"loanyes:{loan.id}"),
                Button(label="我自己去问", data=f"loandue:{loan.id}:none"),
            ),
        ),
    )


def may_keep(loan: Loan, until: datetime) -> Message:
    """To the lender: the borrower would like to keep it longer."""
    return Message(
        html=f"{link(loan.borrower)} 想多借几天{thing(loan)}，{day(until)} 还，可以吗？",
        buttons=(
            (
                Button(label="可以", data=f"loanyes:{loan.id}"),
                Button(label="不太方便", data=f"loanno:{loan.id}"),
            ),
        ),
    )


def may_keep_it(loan: Loan, until: datetime) -> Message:
    """To the borrower: yes."""
    return Message(html=f"{name(loan.lender)} 说可以，{thing(loan)} {day(until)} 还就行。", buttons=_borrower(loan))


def may_not_keep_it(loan: Loan) -> Message:
    """To the borrower: no."""
    return Message(
        html=f"{link(loan.lender)} 这两天自己要用{thing(loan)}，麻烦您按说好的日子还。", buttons=_borrower(loan)
    )


def came_back(loan: Loan) -> Message:
    """To the lender: the borrower says it is back."""
    return Message(
        html=f"{name(loan.borrower)} 说{thing(loan)}还给您了，谢谢您借给邻居！",
        buttons=((Button(label="还没收到", data=f"loanmissing:{loan.id}"),),),
    )


def confirmed(loan: Loan) -> Message:
    """To the borrower: the lender has it back."""
    return Message(html=f"{name(loan.lender)} 收到{thing(loan)}了，好借好还！")


def missing(loan: Loan) -> Message:
    """To the borrower: the lender has not got it."""
    return Message(html=f"{link(loan.lender)} 说还没收到{thing(loan)}，您跟对方对一下？", buttons=_borrower(loan))


def _borrower(loan: Loan) -> tuple[tuple[Button, ...], ...]:
    return (
        (
            Button(label="还了", data=f"loanback:{loan.id}"),
            Button(label="想多借几天", data=f"loanmore:{loan.id}"),
        ),
    )


def asked() -> str:
    return "我去问问。"


def noted() -> str:
    return "好的，记下了。"


def listed(loans: Sequence[tuple[Loan, datetime | None]], person: int) -> Message:
    """/loans: what one has borrowed and lent; due in the group's wall time."""
    if not loans:
        return Message(html="您没有借着别人的东西，也没有东西借在外面。")
    lines, rows = [], []
    for loan, due in loans:
        until = f"，{day(due)} 还" if due else ""
        borrowed = loan.borrower.id == person
        other = (
            f"借了 {link(loan.lender)} 的{thing(loan)}" if borrowed else f"{thing(loan)}借给了 {link(loan.borrower)}"
        )
        lines.append(f"· {other}{until}")
        rows.append((Button(label=f"{shortened(loan.thing, 12)}：还了", data=f"loanback:{loan.id}"),))
    return Message(html="\n".join(lines), buttons=tuple(rows[:20]))
