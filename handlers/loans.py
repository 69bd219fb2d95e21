"""What is lent comes back: agreed by buttons, reminded in time, returned with a word."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime

from community import loans
from community.errors import NotYourLoan
from community.loans import REMINDERS, Loan
from community.posts import Post
from handlers import quiet
from handlers.turn import Turn
from nlp import due as due_words
from texts import loans as say
from texts import privacy as say_privacy
from texts.messages import Message

CHOICES: Mapping[str, int] = {"today": 0, "tomorrow": 1, "week": 7}  # days


async def lent(turn: Turn, post: Post, helper: int) -> None:
    """A loan came about: until when, said in the message or asked now."""
    lender, borrower = (post.poster.id, helper) if post.kind == "offer" else (helper, post.poster.id)
    due_at = post.due_at if due_words.says_back(post.words) else None  # 「今晚用」 is not until when
    for item in post.items:
        loan = await turn.books.loans.add(post.group, item.name, lender, borrower, due_at, turn.now)
        if loan.due_at is None:
            await _tell(turn, borrower, say.when_back(loan))
        else:
            await _remind(turn, loan, loan.due_at)
            await _tell(turn, borrower, say.agreed(loan, await _local(turn, loan, loan.due_at)))


async def agreed(turn: Turn, loan: Loan, choice: str) -> None:
    """「明天」: the borrower said until when; 「不用提醒」 from either side."""
    if turn.who.id != loan.borrower.id and choice != "none":
        raise NotYourLoan
    days = CHOICES.get(choice)
    due = None if days is None else loans.due_on(days, turn.now, await quiet.zone(turn, loan.group))
    await turn.books.loans.set_due(loan.id, due)
    await _remind(turn, loan, due)
    turn.answer(say.noted())
    if turn.who.id == loan.borrower.id:
        turn.say(say.agreed(loan, due and await _local(turn, loan, due)))


async def back(turn: Turn, loan: Loan) -> None:
    """「还了」, from either side; the other hears of it."""
    await turn.books.loans.set_state(loan.id, "returned")
    await _remind(turn, loan, None)
    turn.answer(say.noted())
    if turn.who.id == loan.borrower.id:
        await _tell(turn, loan.lender.id, say.came_back(loan))
    else:
        await _tell(turn, loan.borrower.id, say.confirmed(loan))


async def more(turn: Turn, loan: Loan) -> None:
    """「想多借几天」: the lender is asked."""
    if turn.who.id != loan.borrower.id:
        raise NotYourLoan
    turn.answer(say.asked())
    await _tell(turn, loan.lender.id, say.may_keep(loan, await _local(turn, loan, _later(turn, loan))))


async def yes(turn: Turn, loan: Loan) -> None:
    """The lender lets them keep it longer."""
    if turn.who.id != loan.lender.id:
        raise NotYourLoan
    due = _later(turn, loan)
    await turn.books.loans.set_due(loan.id, due)
    await _remind(turn, loan, due)
    turn.answer(say.noted())
    await _tell(turn, loan.borrower.id, say.may_keep_it(loan, await _local(turn, loan, due)))


async def no(turn: Turn, loan: Loan) -> None:
    if turn.who.id != loan.lender.id:
        raise NotYourLoan
    turn.answer(say.noted())
    await _tell(turn, loan.borrower.id, say.may_not_keep_it(loan))


async def missing(turn: Turn, number: int) -> None:
    """「还没收到」: it is out again, and the borrower is asked."""
    loan = await turn.books.loans.get(number)
    if loan is None or loan.lender.id != turn.who.id:
        raise NotYourLoan
    await turn.books.loans.set_state(loan.id, "out")
    turn.answer(say.asked())
    await _tell(turn, loan.borrower.id, say.missing(loan))


async def tapped(turn: Turn, verb: str, number: int, choice: str) -> None:
    if verb == "loanmissing":
        await missing(turn, number)
        return
    loan = await loans.find(turn.books, number, by=turn.who.id)
    if verb == "loandue":
        await agreed(turn, loan, choice)
    else:
        await DOING[verb](turn, loan)


async def due(turn: Turn, kind: str, number: int) -> None:
    """A reminder; nothing if it is back."""
    loan = await turn.books.loans.get(number)
    if loan is None or loan.state != "out" or loan.due_at is None:
        return
    local = await _local(turn, loan, loan.due_at)
    if kind == "loan_lender":
        await _tell(turn, loan.lender.id, say.to_lender(loan))
    else:
        said = {"loan_soon": say.soon(loan, local), "loan_today": say.today(loan), "loan_late": say.late(loan)}[kind]
        await _tell(turn, loan.borrower.id, said)


async def person_forgotten(turn: Turn) -> None:
    """Their loans are forgotten with them: the other side hears that it is theirs alone to remember now."""
    for loan in await turn.books.loans.out_of(turn.who.id):
        await _remind(turn, loan, None)
        lent = loan.borrower.id == turn.who.id
        await _tell(turn, (loan.lender if lent else loan.borrower).id, say.forgotten(loan, lent=lent))


async def listed(turn: Turn) -> None:
    """/loans."""
    if turn.where.kind != "private":
        turn.say(say_privacy.in_private(), quote=True)
        return
    found = await turn.books.loans.out_of(turn.who.id)
    turn.say(say.listed([(one, one.due_at and await _local(turn, one, one.due_at)) for one in found], turn.who.id))


async def _remind(turn: Turn, loan: Loan, due_at: datetime | None) -> None:
    """Set its reminders anew; without a day, none."""
    for kind in REMINDERS:
        await turn.books.alarms.cancel(kind, str(loan.id))
    if due_at is not None:
        for reminder, at in loans.reminders(due_at, turn.now, await quiet.zone(turn, loan.group)):
            await turn.books.alarms.set(reminder, str(loan.id), at, loan.group)


async def _tell(turn: Turn, person: int, message: Message) -> None:
    if await turn.reaches(person):
        turn.tell(person, message)


def _later(turn: Turn, loan: Loan) -> datetime:
    return max(loan.due_at or turn.now, turn.now) + loans.EXTENSION


async def _local(turn: Turn, loan: Loan, at: datetime) -> datetime:
    """By the clock of the group in which it was lent, wherever somebody speaks of it."""
    return at.astimezone(await quiet.zone(turn, loan.group))


DOING: Mapping[str, Callable[[Turn, Loan], Awaitable[None]]] = {
    "loanback": back,
    "loanmore": more,
    "loanyes": yes,
    "loanno": no,
}
VERBS = (*DOING, "loandue", "loanmissing")
