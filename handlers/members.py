"""The bot comes into a group, or goes; somebody presses Start."""

from community import claims
from community import posts as rules
from community.members import Group, greet
from handlers import introductions, lists, posts, previews, quiet
from handlers.turn import Turn
from texts import followups as say_followups
from texts import members as say
from texts import posts as say_posts
from texts.messages import Send


async def bot_joined(turn: Turn) -> None:
    """Introduce itself once, and tell whoever added it what it lacks."""
    heard = turn.heard
    if turn.where.kind != "group":
        return
    news = await turn.books.groups.joined(Group(turn.where.id, turn.where.title), turn.now)
    if heard.who is not None:
        await greet(turn.books, heard.who, turn.where, turn.now)
    if not news:
        return
    turn.say(say.introduction(turn.bot.username))
    lacks = say.lacks(turn.where.title, can_read=bool(heard.can_read), is_admin=bool(heard.is_admin))
    if lacks is not None and heard.who is not None:
        # Without sight it is of no use, so the group hears of it where the admin cannot be written to.
        aloud = None if heard.can_read else Send(chat=turn.where.id, message=lacks)
        turn.tell(heard.who.id, lacks, otherwise=aloud)


async def wordless(turn: Turn) -> None:
    """A voice message or a picture without a word, privately: an old neighbour waits for an answer otherwise."""
    news = f"wordless:{turn.who.id}"
    if (turn.heard.spoken or turn.heard.photo) and not await turn.lately(news):
        await turn.told(news, turn.where.id)
        turn.say(say.wordless())


async def called(turn: Turn, *, thanked: bool) -> None:
    """「机器人在吗」 in the group: it says so, once within the hour; to thanks it nods."""
    news = f"called:{turn.where.id}"
    if not await turn.lately(news):
        await turn.told(news, turn.where.id)
        turn.say(say.welcome() if thanked else say.called(), quote=True)


async def bot_left(turn: Turn) -> None:
    """Removed from a group; or somebody blocked it."""
    if turn.where.kind == "private":
        await turn.books.people.unreachable(turn.where.id)
    else:
        await turn.books.groups.left(turn.where.id, turn.now)


async def started(turn: Turn) -> None:
    """Somebody pressed Start: from now on they may be written to."""
    if turn.where.kind != "private":
        turn.say(say.introduction(turn.bot.username), quote=True)
        return
    turn.say(say.hello(turn.who.name))
    for group in await lists.groups_of(turn):  # who only ever read along can be asked from now on as well
        await turn.books.groups.met(group.id, turn.who.id, turn.now)
    await reached(turn)
    await _linked(turn)
    await previews.pending(turn)


async def reached(turn: Turn) -> None:
    """Who writes privately may be written to. If that is news, they hear now what they could not be told before."""
    before = await turn.books.people.reachable(turn.who.id)
    await turn.books.people.started(turn.who.id)
    if before:
        return
    for post in await turn.books.posts.open_by(turn.who.id):
        for claim in await claims.holding(turn.books, post.id):
            await introductions.to_poster(turn, post, claim)
        await posts.refresh(turn, post.id)
    for claim in await turn.books.claims.held_by(turn.who.id):
        if claim.state == "holding":
            await introductions.to_claimer(turn, await rules.find(turn.books, claim.post), claim)


async def _linked(turn: Turn) -> None:
    """A deep link to a post, `post_12`: forged until checked. Who is in its group may take it up here, or hears what
    became of it."""
    name, _, number = (turn.heard.start or "").partition("_")
    if name != "post" or not (number.isascii() and number.isdigit() and len(number) < 16):
        return
    post = await turn.books.posts.get(int(number))
    own = post is not None and post.poster.id == turn.who.id
    if post is None or (not own and turn.role(post.group, turn.who.id) == "gone"):
        turn.say(say_posts.unknown())  # a stranger does not even learn that it was there
    elif own and post.state == "parked":
        turn.say(say_followups.parked(post))
    elif post.state != "open":
        turn.say(say_posts.became(post, turn.now.astimezone(await quiet.zone(turn, post.group))))
    elif not own:
        turn.say(say_posts.shown(post))


async def helped(turn: Turn) -> None:
    """/help."""
    turn.say(say.help_page(), quote=turn.where.kind == "group")
