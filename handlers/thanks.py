"""Thanks: in words in the group, or by a button under what came true; and /me, one's own page."""

from community import thanks as rules
from community.claims import Claim
from community.posts import Post
from handlers import introductions
from handlers.turn import Turn
from nlp.answers import thanks
from texts import privacy as say_privacy
from texts import thanks as say
from texts.messages import Edit, Message

LINES = 60  # deeds and thanks looked at for the page


async def said(turn: Turn) -> bool:
    """「谢谢小李」, or 「谢谢」 as a reply to what 小李 wrote. False where it thanks nobody here."""
    if turn.heard.kind != "message" or not thanks.given(turn.heard.text):
        return False
    quoted = turn.heard.quoted
    named = await turn.books.thanks.named(turn.where.id, turn.heard.text)
    to = next((one for one in named if one.id != turn.who.id), None) or (quoted.who if quoted else None)
    if to is None or to.is_bot or not await turn.books.groups.knows(turn.where.id, to.id):
        return False
    return await rules.thank(turn.books, turn.where.id, turn.who, to, turn.now)


async def tapped(turn: Turn, claim: int) -> None:
    """「🌷 谢谢小李」: it is passed on, once."""
    post, giver, news = await rules.thank_for(turn.books, claim, by=turn.who.id, now=turn.now)
    turn.answer(say.passed_on() if news else say.said_before())
    if news and await turn.reaches(giver.id):
        turn.tell(giver.id, say.thanked(turn.who, post, giver.id))


def may_thank(turn: Turn, post: Post, claim: Claim) -> None:
    """It came true: what each side was told of the other gets a button for whoever received something."""
    for _, receiver, _ in rules.sides(post, claim):
        message = as_settled(post, claim, receiver.id, may_thank=True)
        turn.send(Edit(chat=receiver.id, ref=introductions.ref(claim, receiver.id), message=message))


def as_settled(post: Post, claim: Claim, person: int, *, may_thank: bool) -> Message:
    """What one side was told of the other, once it is over."""
    givers = [giver for giver, receiver, _ in rules.sides(post, claim) if receiver.id == person and may_thank]
    told = introductions.told(post, claim, person)
    return Message(html=told.html, buttons=tuple((say.button(giver, claim.id),) for giver in givers))


async def page(turn: Turn) -> None:
    """/me: nobody else's business."""
    if turn.where.kind != "private":
        turn.say(say_privacy.in_private(), quote=True)
        return
    books = turn.books.thanks
    turn.say(say.page(turn.who.id, await books.deeds(turn.who.id, LINES), await books.of(turn.who.id, LINES)))
