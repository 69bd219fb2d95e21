"""What is lent comes back: agreed by a button or a word, reminded in time, returned with a word."""

import re
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta

from community import loans
from community.errors import NotYourLoan
from community.loans import REMINDERS, Loan
from community.members import Person
from community.posts import Post
from handlers import quiet
from handlers.turn import Turn
from nlp.about import due as due_words
from nlp.answers import endings, kept
from nlp.answers import loans as words
from nlp.writing.script import simplify
from texts import loans as say
from texts import privacy as say_privacy
from texts.messages import Edit, Message
from texts.wishes import as_typed

CHOICES: Mapping[str, int] = {"today": 0, "tomorrow": 1, "week": 7}  # days
ASKED = timedelta(days=1)  # for so long 「后天」 and nothing else answers 「说好什么时候还？」 without a reply
REF = re.compile(r"loan:([0-9]+):([a-z]+):[0-9]+")
TOLD = (
    "when",
    "agreed",
    "soon",
    "today",
    "late",
    "lender",
    "keep",
    "kept",
    "back",
    "received",
)  # what either side is told of a loan, and finds again by replying


async def lent(turn: Turn, post: Post, helper: int) -> list[int]:
    """A loan came about: until when, said in the message or asked now. Nothing is to come back where it has already:
    「用完还给刘叔了」, 「用好了，来拿一下」. → the loans."""
    text = turn.heard.text
    lender, borrower = (post.poster.id, helper) if post.kind == "offer" else (helper, post.poster.id)
    handed = words.to_you(text) and turn.heard.who is not None and turn.who.id == lender  # 「放你家门口了」
    if (is_back(turn) or kept.gives_back(text)) and not handed:
        return []
    begun = []
    due_at = post.due_at if due_words.says_back(post.words) else None  # 「今晚用」 is no day to return it
    if words.comes_back(text):  # 「拿到了，下周一还你」
        due_at = await _until(turn, post.group) or due_at
    for item in as_typed(post.items, post):
        if words.stays(item.name):
            continue
        loan = await turn.books.loans.add(post.group, item.name, lender, borrower, due_at, turn.now)
        begun.append(loan.id)
        if loan.due_at is None:
            await _tell(turn, loan, borrower, "when", say.when_back(loan))
        else:
            await _remind(turn, loan, loan.due_at)
            await _tell(turn, loan, borrower, "agreed", say.agreed(loan, await _local(turn, loan, loan.due_at)))
    return begun


def is_back(turn: Turn) -> bool:
    """Whether the words heard give something back: 「量好了，还你放门口了」."""
    return words.said(turn.heard.text, turn.said_at) == "back"


async def never_was(turn: Turn, loan: Loan) -> None:
    """It was said to be lent by mistake: nothing is to come back, and what was told of it has no buttons any more."""
    await _remind(turn, loan, None)
    await turn.books.loans.drop(loan.id)
    said = say.never_was(loan)
    for person, kinds in ((loan.borrower.id, ("when", "agreed", "kept")), (loan.lender.id, ("keep",))):
        for kind in kinds:
            turn.send(Edit(chat=person, ref=ref(kind, loan.id, person), message=said))


async def agreed(turn: Turn, loan: Loan, choice: str) -> None:
    """「明天」: the borrower said until when; 「不用提醒」 from either side."""
    if turn.who.id != loan.borrower.id and choice != "none":
        raise NotYourLoan
    days = CHOICES.get(choice)
    due = None if days is None else loans.due_on(days, turn.now, await quiet.zone(turn, loan.group))
    await _due_by(turn, loan, due)
    turn.answer(say.noted())


async def _due_by(turn: Turn, loan: Loan, due: datetime | None) -> None:
    await turn.books.loans.set_due(loan.id, due)
    await _remind(turn, loan, due)
    if turn.who.id == loan.borrower.id:
        said = say.agreed(loan, due and await _local(turn, loan, due))
        turn.tell(turn.who.id, said, ref=ref("agreed", loan.id, turn.who.id))


async def back(turn: Turn, loan: Loan) -> None:
    """「还了」, from either side; the other hears of it."""
    await turn.books.loans.set_state(loan.id, "returned")
    await _remind(turn, loan, None)
    turn.answer(say.noted())
    whole = not words.broken(turn.heard.text)
    if turn.who.id == loan.borrower.id:
        _becomes(turn, loan, loan.borrower.id, "received", say.noted())
        said = say.came_back(loan, whole=whole)
        await _tell_again(turn, loan, loan.lender.id, "back", "back", said)
    else:
        said = say.confirmed(loan, whole=whole)
        await _tell_again(turn, loan, loan.borrower.id, "received", "confirmed", said)


async def more(turn: Turn, loan: Loan) -> None:
    """「想多借几天」: the lender is asked."""
    await keep_until(turn, loan, _later(turn, loan))


async def keep_until(turn: Turn, loan: Loan, until: datetime) -> None:
    """「再借一周行吗」: the lender is asked about that day."""
    if turn.who.id != loan.borrower.id:
        raise NotYourLoan
    turn.answer(say.asked())
    question = say.may_keep(loan, await _local(turn, loan, until))
    if not await turn.lately(f"loan:{loan.id}:keep"):
        _becomes(turn, loan, loan.lender.id, "keep", question.html)  # what was asked before has no buttons any more
    await _tell_again(turn, loan, loan.lender.id, "keep", "keep", question)


def _becomes(turn: Turn, loan: Loan, person: int, kind: str, words: str) -> None:
    """What one side was told has no buttons any more."""
    turn.send(Edit(chat=person, ref=ref(kind, loan.id, person), message=Message(html=words)))


async def yes(turn: Turn, loan: Loan, day: int = 0) -> None:
    """The lender lets them keep it longer: until the day they were asked about, else two days more."""
    if turn.who.id != loan.lender.id:
        raise NotYourLoan
    due = loans.due_that_day(day, turn.now, await quiet.zone(turn, loan.group)) or _later(turn, loan)
    turn.answer(say.noted())
    _becomes(turn, loan, loan.lender.id, "keep", say.noted())
    if due == loan.due_at or (not day and loan.due_at is not None and loan.due_at > turn.now):
        return  # tapped twice
    await turn.books.loans.set_due(loan.id, due)
    await _remind(turn, loan, due)
    said = say.may_keep_it(loan, await _local(turn, loan, due))
    await _tell_again(turn, loan, loan.borrower.id, "kept", "kept", said)


async def no(turn: Turn, loan: Loan) -> None:
    """The lender needs it back: the borrower hears so. NotYourLoan."""
    if turn.who.id != loan.lender.id:
        raise NotYourLoan
    turn.answer(say.noted())
    _becomes(turn, loan, loan.lender.id, "keep", say.noted())
    await _tell_again(turn, loan, loan.borrower.id, "kept", "notkept", say.may_not_keep_it(loan))


async def missing(turn: Turn, number: int) -> None:
    """「还没收到」: it is out again, and the borrower is asked, and reminded as before."""
    loan = await turn.books.loans.get(number)
    if loan is None or loan.lender.id != turn.who.id:
        raise NotYourLoan
    turn.answer(say.asked())
    if not await turn.books.loans.set_state(loan.id, "out"):
        return  # tapped twice
    await _remind(turn, loan, loan.due_at)
    _becomes(turn, loan, loan.lender.id, "back", say.asked())
    await _tell_again(turn, loan, loan.borrower.id, "received", "missing", say.missing(loan))


async def tapped(turn: Turn, verb: str, number: int, choice: str) -> None:
    """A button about a loan; NoSuchLoan or NotYourLoan where it is none of theirs."""
    if verb == "loanmissing":
        await missing(turn, number)
        return
    loan = await loans.find(turn.books, number, by=turn.who.id)
    if verb == "loandue":
        await agreed(turn, loan, choice)
    elif verb == "loanyes":
        await yes(turn, loan, int(choice) if choice.isdigit() else 0)
    else:
        await DOING[verb](turn, loan)


async def due(turn: Turn, kind: str, number: int) -> None:
    """A reminder; nothing if it is back."""
    loan = await turn.books.loans.get(number)
    if loan is None or loan.state != "out" or loan.due_at is None:
        return
    local = await _local(turn, loan, loan.due_at)
    if kind == "loan_lender":
        await _tell(turn, loan, loan.lender.id, "lender", say.to_lender(loan))
    else:
        said = {"loan_soon": say.soon(loan, local), "loan_today": say.today(loan), "loan_late": say.late(loan)}[kind]
        await _tell(turn, loan, loan.borrower.id, kind.removeprefix("loan_"), said)


async def said(turn: Turn) -> bool:
    """「电钻还我了」, 「再借一周行吗」, 「大概后天」, 「不用提醒」 in private; False where it is about nothing lent."""
    kind, number = await _replied_to(turn)
    text, out = turn.heard.text, await turn.books.loans.out_of(turn.who.id)
    received = words.received(text, turn.said_at)
    if kind == "back" and received is not None:
        if received:
            turn.say(Message(html=say.noted()))
        else:
            await missing(turn, number)
            turn.say(Message(html=say.asked()))
        return True
    meant = [loan for loan in out if loan.id == number] if number else await _meant(turn, out)
    meaning = words.said(text, turn.said_at)
    if meaning == "back" or (kind == "lender" and received):
        return await _said_back(turn, meant)
    if len(meant) != 1 or kind == "other":
        return False
    if meaning == "unreminded":
        await agreed(turn, meant[0], "none")
        if meant[0].borrower.id != turn.who.id:
            turn.say(Message(html=say.noted()))
        return True
    if meant[0].borrower.id != turn.who.id:
        return False
    return await _said_until(turn, meant[0], longer=meaning == "more", replied=number > 0)


async def _said_back(turn: Turn, meant: list[Loan]) -> bool:
    if len(meant) == 1:
        await back(turn, meant[0])
        turn.say(Message(html=say.noted()))
    elif meant:
        await listed(turn)  # which of them, they say with a button
    elif await _meant(turn, [one for one in await turn.books.loans.all_of(turn.who.id) if one.state == "returned"]):
        turn.say(Message(html=say.noted()))  # the other side was first to say so
    else:
        return False
    return True


async def _until(turn: Turn, group: int, since: datetime | None = None) -> datetime | None:
    """Until when the words say that it is kept, by the clock of the group; 「再借一周」 is a week after `since`."""
    zone = await quiet.zone(turn, group)
    now = (turn.heard.sent_at or turn.now).astimezone(zone).replace(tzinfo=None)
    after = since and max(since.astimezone(zone).replace(tzinfo=None), now)
    back_by = words.until(turn.heard.text, now, since=after)
    return back_by and back_by.replace(tzinfo=zone)


async def _said_until(turn: Turn, loan: Loan, *, longer: bool, replied: bool) -> bool:
    """Until when: what was left open is agreed, a day sooner too; for longer the lender is asked."""
    text = turn.heard.text
    until = await _until(turn, loan.group, (loan.due_at or turn.now) if longer else None)
    if longer:
        await keep_until(turn, loan, until or _later(turn, loan))
        turn.say(Message(html=say.asked()))
        return True
    open_yet = loan.due_at is None and turn.now - loan.lent_at < ASKED
    if not (words.comes_back(text) or (words.only_a_time(text) and (replied or open_yet))):
        return False
    if until is None and loan.due_at is not None:
        return False
    if until is not None and loan.due_at is not None and until > loan.due_at:
        await keep_until(turn, loan, until)
        turn.say(Message(html=say.asked()))
    else:
        await _due_by(turn, loan, until)
    return True


async def said_under(turn: Turn, post: Post) -> bool:
    """「梯子还我了」, 「梯子已还，谢谢刘叔」 under a post that ended well: the other side hears of it, the group of
    nothing; and 「明天还」 of who borrowed it says until when."""
    if post.category != "loan" or post.state == "open" or turn.heard.kind != "message":
        return False
    text, now = turn.heard.text, turn.said_at
    is_back = words.said(text, now) == "back"
    if not is_back and not (words.comes_back(text) and words.until(text, now)):
        return False
    things = {simplify(one.name) for one in post.whole.items}
    out = [loan for loan in await turn.books.loans.out_of(turn.who.id) if loan.group == post.group]
    between = [
        one for one in out if simplify(one.thing) in things and post.poster.id in (one.lender.id, one.borrower.id)
    ]
    meant = await _meant(turn, [one for one in between if one.lent_at >= post.created_at])
    if not is_back:
        open_yet = [one for one in meant if one.borrower.id == turn.who.id and one.due_at is None]
        reached = len(open_yet) == 1 and await turn.reaches(turn.who.id)
        return reached and await _said_until(turn, open_yet[0], longer=False, replied=False)
    if len({_other(turn, one).id for one in meant}) > 1 and not endings.all_of_them(text):
        if await turn.reaches(turn.who.id):
            turn.tell(turn.who.id, await _page(turn))  # whose it is, they say with a button
        return True
    for loan in meant:
        await back(turn, loan)
    return bool(meant)


async def said_by_name(turn: Turn) -> bool:
    """「刘叔，梯子放你家门口了，还你了」, 「梯子还了啊」 in the group without a reply: of the only loan with whom it
    names, or of what it names; 「还了还了」 of the only one they have."""
    if turn.heard.kind != "message" or words.said(turn.heard.text, turn.said_at) != "back":
        return False
    named = {one.id for one in await turn.books.thanks.named(turn.where.id, turn.heard.text)}
    out = [one for one in await turn.books.loans.out_of(turn.who.id) if one.group == turn.where.id]
    said, about = await turn.said(), await _meant(turn, out)
    meant = [one for one in about if _other(turn, one).id in named] or [
        one for one in about if words.names(said, one.thing)
    ]
    if not meant and not named and words.only_back(turn.heard.text):
        meant = about
    if len(meant) != 1:
        return False
    await back(turn, meant[0])
    return True


async def kept_longer(turn: Turn) -> bool:
    """「不好意思 明天还你」 in the group without a reply, of the only thing that it can mean: they are reminded then;
    「轮椅再用几天行吗」 asks the lender."""
    text = turn.heard.text
    if not turn.heard.alone or not words.may_be_kept(text):
        return False
    said, out = await turn.said(), await turn.books.loans.out_of(turn.who.id)
    theirs = [one for one in out if one.group == turn.where.id and one.borrower.id == turn.who.id]
    named = [one for one in theirs if words.names(said, one.thing) or one.lender.name in said]
    meant = named or [one for one in theirs if words.names(said, one.thing) is None and words.to_them(text)]
    if len(meant) != 1:
        return False
    longer = words.said(text, turn.said_at) == "more"
    until = await _until(turn, turn.where.id, (meant[0].due_at or turn.now) if longer else None)
    if longer:
        await keep_until(turn, meant[0], until or _later(turn, meant[0]))
    elif until is not None:
        await _due_by(turn, meant[0], until)
    return longer or until is not None


async def _meant(turn: Turn, out: list[Loan]) -> list[Loan]:
    """Those that the words can be about: of the thing and the neighbour they name, on the side they speak from."""
    text, said = turn.heard.text, await turn.said()
    wrong = {one.id for one in out if (words.to_you if one.lender.id == turn.who.id else words.to_me)(text)}
    side = [one for one in out if one.id not in wrong]
    named = {one.id: words.names(said.replace(_other(turn, one).name, ""), one.thing) for one in side}
    found = [one for one in side if named[one.id]] or [one for one in side if named[one.id] is None]
    return [one for one in found if _other(turn, one).name in text] or found


def _other(turn: Turn, loan: Loan) -> Person:
    return loan.borrower if loan.lender.id == turn.who.id else loan.lender


async def _replied_to(turn: Turn) -> tuple[str, int]:
    """What was said of which loan in the message replied to: ("when", 7); ("other", 0) where it is about something
    else, ("", 0) where none is replied to."""
    quoted = turn.heard.quoted
    said_as = await turn.books.sent.ref(turn.where.id, quoted.message_id) if quoted else None
    found = REF.fullmatch(said_as or "")
    if found is None:
        return ("other" if said_as else ""), 0
    return found[2], int(found[1])


async def person_forgotten(turn: Turn) -> None:
    """Their loans are forgotten with them: nothing that was said of one names them any more, and the other side hears
    that it is theirs alone to remember now."""
    for loan in await turn.books.loans.all_of(turn.who.id):
        other = _other(turn, loan)
        for kind in TOLD:
            turn.send(Edit(chat=other.id, ref=ref(kind, loan.id, other.id), message=say_privacy.has_gone()))
        if loan.state == "out":
            await _remind(turn, loan, None)
            await _tell(turn, loan, other.id, "gone", say.forgotten(loan, lent=other.id == loan.lender.id))


async def listed(turn: Turn) -> None:
    """/loans."""
    if turn.where.kind != "private":
        turn.say(say_privacy.in_private(), quote=True)
        return
    turn.say(await _page(turn))


async def _page(turn: Turn) -> Message:
    found = await turn.books.loans.out_of(turn.who.id)
    return say.listed([(one, one.due_at and await _local(turn, one, one.due_at)) for one in found], turn.who.id)


async def _remind(turn: Turn, loan: Loan, due_at: datetime | None) -> None:
    """Set its reminders anew; without a day, none."""
    for kind in REMINDERS:
        await turn.books.alarms.cancel(kind, str(loan.id))
    if due_at is not None:
        for reminder, at in loans.reminders(due_at, turn.now, await quiet.zone(turn, loan.group)):
            await turn.books.alarms.set(reminder, str(loan.id), at, loan.group)


def ref(kind: str, loan: int, person: int) -> str:
    """The name of what one side was told about a loan: "loan:7:when:1001"."""
    return f"loan:{loan}:{kind}:{person}"


async def _tell(turn: Turn, loan: Loan, person: int, kind: str, message: Message) -> None:
    if await turn.reaches(person):
        turn.tell(person, message, ref=ref(kind, loan.id, person))


async def _tell_again(turn: Turn, loan: Loan, person: int, kind: str, news: str, message: Message) -> None:
    """What two can say in turn without end; the last message of its kind always says how things stand."""
    if await turn.reaches(person):
        name = ref(kind, loan.id, person)
        await turn.tell_again(person, message, ref=name, news=f"loan:{loan.id}:{news}", group=loan.group)


def _later(turn: Turn, loan: Loan) -> datetime:
    return max(loan.due_at or turn.now, turn.now) + loans.EXTENSION


async def _local(turn: Turn, loan: Loan, at: datetime) -> datetime:
    """By the clock of the group in which it was lent, wherever somebody speaks of it."""
    return at.astimezone(await quiet.zone(turn, loan.group))


DOING: Mapping[str, Callable[[Turn, Loan], Awaitable[None]]] = {
    "loanback": back,
    "loanmore": more,
    "loanno": no,
}
VERBS = (*DOING, "loanyes", "loandue", "loanmissing")
