"""Which post is meant by a word that does not say so: 「我有，来拿」 without a reply, or under another."""

from datetime import timedelta

from community.posts import Post, is_search
from handlers import claims, lists, moves
from handlers.turn import WITHOUT_REPLY, Turn
from nlp import Context, Reading, read, uptake
from nlp.answers import promises, replies, thanks, vows
from nlp.household import things
from nlp.writing import questions, script

NAMED_WITHIN = timedelta(days=1)  # for so long a post is meant by the name of its thing alone
NEAR = 10  # messages behind a post, its card among them: what gives or wants something may still be about it
SUPERGROUPS = -1_000_000_000_000  # the numbers of supergroups are below it
A_MESSAGE = timedelta(seconds=40)  # from one message to the next while a group talks
A_FEW = 3  # posts among which how a word sounds can tell one
A_WORD = 5  # characters
RIGHT_BEHIND = 3  # the same for what says neither: 「马上到」; behind more of them talk is of something else


async def just_asked(turn: Turn) -> Post | None:
    """「我有,来拿」 without a reply: the one post of the last minutes, in the same topic, that it can mean; with
    two, nobody knows. In a reply to what somebody said besides (「混凝土墙」, but no question), one of theirs.

    It means one that such words answer (「我有」 no offer), that it names, that nobody has taken up yet, and, if that
    leaves several, the one about which its writer was asked. One that it names may be of the last day, and so may one
    about which they were asked, or went to look.
    """
    quoted = turn.heard.quoted
    if quoted is not None and (quoted.who is None or questions.asked(quoted.text)):
        return None
    if quoted is None and replies.only_sounds_so(turn.heard.text):
        return None
    fitting = replies.takes_up(turn.heard.text)
    said, spoken_to, lacked = await turn.said(), await _spoken_to(turn), await _lacked(turn)
    ahead = [
        post
        for post in await turn.books.posts.open_since(turn.where.id, turn.written_at - NAMED_WITHIN)
        if post.thread == turn.where.thread_id
        and post.poster.id != turn.who.id
        and (quoted is None or quoted.who is None or post.poster.id == quoted.who.id)
        and ((post.kind, post.category) in fitting or not fitting or vowed(turn, post))
        and (not spoken_to or post.poster.id in spoken_to)
        and not (quoted is None and _stood_before(turn, post))
        and not (post.kind == "need" and lacked & {one.key for one in post.wants})
    ]
    named = [post for post in ahead if any(one.name in said for one in post.items)]
    since = turn.written_at - WITHOUT_REPLY
    recent = [post for post in ahead if post.created_at >= since or await _is_free_again(turn, post)]
    if not recent and quoted is None:
        recent = [post for post in named if post.free] or await _answers_late(turn, ahead)
    if len(recent) > 1:
        recent = [post for post in recent if post in named] or recent
    if len(recent) > 1:
        recent = [post for post in recent if post.free] or recent
    if len(recent) > 1:
        recent = [post for post in recent if vowed(turn, post)] or recent
    if len(recent) > 1:
        asked = {post.id for post in recent if await _was_asked(turn, post)}
        recent = [post for post in recent if post.id in asked] or recent
    if 1 < len(recent) <= A_FEW:
        recent = [post for post in recent if await moves.claims_it(turn, post)] or recent
    return recent[0] if len(recent) == 1 and not await _names_another(turn, recent[0]) else None


def vowed(turn: Turn, post: Post) -> bool:
    """Whether words plainly take it up, by what was asked: 「我推下来」 who asked for a cart."""
    if post.poster.id == turn.who.id:
        return False
    if is_search(post) and promises.saw(turn.heard.text):
        return True
    return vows.made(turn.heard.text, post.kind, post.category, post.words)


async def _lacked(turn: Turn) -> set[str]:
    """The things that they look for themselves, and can give nobody: 「我先来」 of the second who needs the pump."""
    own = [post for post in await turn.own_posts() if post.kind == "need" and post.category in ("item", "loan")]
    return {one.key for post in own for one in post.wants}


async def _answers_late(turn: Turn, ahead: list[Post]) -> list[Post]:
    """「我有」 an hour later of who was asked privately, 「问了 有的」 of who went to look: the needs that nobody has
    taken up since. 「我来」 may be about anything by then."""
    plainly = replies.takes_up(turn.heard.text) not in (frozenset(), replies.TAKES["takes"])
    looked = promises.looked(turn.heard.text)
    open_yet = [post for post in ahead if post.free and post.kind == "need" and post.category != "lost_found"]
    return [post for post in open_yet if looked or (plainly and await _was_asked(turn, post))]


async def _spoken_to(turn: Turn) -> set[int]:
    """Neighbours whom it names, not the writer: 「小李 快递到了 我帮你拿上来」 is no answer to anybody else."""
    text = turn.heard.text
    named = [one for one in await turn.books.thanks.named(turn.where.id, text) if one.id != turn.who.id]
    return {one.id for one in named if thanks.is_somebody(one.name) and uptake.speaks_to(text, one.name)}


async def taken_up(turn: Turn) -> Post | None:
    """What a word without a reply takes up, by its words or by how it sounds."""
    return await _taken_up_now(turn) or await _taken_up_late(turn)


async def _taken_up_now(turn: Turn) -> Post | None:
    """「我也来」 may be about anything, and who needs a thing is not come to: some messages behind it means something
    else."""
    fitting = replies.takes_up(turn.heard.text)
    if not fitting and not promises.looked(turn.heard.text):
        return await _just_answered(turn)
    post = await just_asked(turn)
    if post is not None and (post.kind, post.category) == ("need", "help") and promises.joins(turn.heard.text):
        return post if post.several else None  # 「算我一个」 is one of several
    if post is None or fitting != replies.TAKES["takes"] or (post.kind, post.category) not in replies.TAKES["gives"]:
        return post
    return post if _is_near(turn, post, RIGHT_BEHIND) or await _is_free_again(turn, post) else None


async def _taken_up_late(turn: Turn) -> Post | None:
    """「我地下室有一个 老的 能用」 when the group has talked on: of one post only, and only what says so much that it
    can hardly be about anything else; not 「我有」, 「马上到」."""
    text = turn.heard.text
    short = len(text) <= A_WORD and (uptake.vague(text) or bool(replies.takes_up(text)))
    if not turn.heard.alone or uptake.calls(text) or short:
        return None
    post = await moves.claimed_late(turn)
    if post is None or await turn.books.claims.of_person(post.id, turn.who.id):
        return None
    spoken_to = await _spoken_to(turn)
    if (spoken_to and post.poster.id not in spoken_to) or await _names_another(turn, post):
        return None
    return None if await _is_a_post(turn, post) else post


async def _is_free_again(turn: Turn, post: Post) -> bool:
    """Whether somebody has just stepped back from it: 「那我要」 after 「我不要了」."""
    return bool(post.free) and await turn.lately(claims.free_again(post))


async def claimed(turn: Turn) -> Post | None:
    """What a claim without a reply takes up: who has what somebody looks for is given nothing."""
    post = await just_asked(turn)
    kinds = uptake.kinds(turn.heard.text, await turn.words())
    return None if post is None or (kinds and post.kind not in kinds) else post


def _is_near(turn: Turn, post: Post, most: int) -> bool:
    """Whether it stands at most so many messages behind the post. A supergroup numbers them one by one; other groups
    share their numbers with all chats of the bot, and one that moved counts anew: there the clock says it."""
    if post.group < SUPERGROUPS and post.message_id > 0:
        return (turn.heard.message_id or 0) - post.message_id <= most
    return turn.written_at - post.created_at <= most * A_MESSAGE


def _stood_before(turn: Turn, post: Post) -> bool:
    """Whether it was written before the post, and edited since: it cannot be about that."""
    return turn.heard.kind == "edited" and (turn.heard.message_id or 0) < post.message_id


async def _just_answered(turn: Turn) -> Post | None:
    """「有，这就送来」 without a reply: no list has such words, they only sound like a reply to the post of the last
    minutes; or 「米我家多了一袋，自取」 right after 「谁有米」, which need be no post of its own. The post is
    still free, and not theirs already: whoever promised may say that they are on their way."""
    if not turn.heard.alone:
        return None
    post = await just_asked(turn)
    if post is None or post.created_at < turn.written_at - WITHOUT_REPLY:
        return None
    text, words = turn.heard.text, await turn.words()
    plainly = vowed(turn, post)
    if not post.free and not (post.kind == "offer" and (plainly or promises.made(text, post.kind, post.category))):
        return None  # who wants what another has taken waits: 「要！」
    if await turn.books.claims.of_person(post.id, turn.who.id):
        return None
    about = [one.name for one in post.items]
    if uptake.tastes(text) and not any(things.eaten(one) for one in about):
        return None
    if plainly and _is_near(turn, post, NEAR):
        return post
    kinds = uptake.kinds(text, words)
    if post.kind in kinds and _is_near(turn, post, RIGHT_BEHIND if kinds == uptake.ALL else NEAR):
        return post
    if is_search(post):  # whoever met a child says so in a post of its own, and both are brought together
        return post if promises.saw(text) else None
    instead = post.kind == "need" and uptake.proposes(text, about)
    if instead or uptake.answers(text, post.kind, post.words, about, words):
        return post
    return post if not kinds and _is_near(turn, post, NEAR) and await sounds_so(turn, post) else None


async def sounds_so(turn: Turn, post: Post) -> bool:
    """Whether words without a reply, weighed with what was asked, take it up: 「妈呀快救命 我家有两盒」. Not what asks
    everybody something else, nor what is a post by itself."""
    if not turn.heard.alone or uptake.calls(turn.heard.text):
        return False
    return not await _is_a_post(turn, post) and await moves.claims_it(turn, post)


async def _is_a_post(turn: Turn, post: Post) -> bool:
    """Whether the words are a post by themselves, and none that answers this one."""
    alone = read(turn.heard.text, context=Context(words=await turn.words()), about=False)
    answers = None if post.category == "ride" else uptake.ANSWERED_BY.get(post.kind)  # a ride may be another day's
    return alone.act and alone.intent not in ("claim", "none", answers)


async def only_adds(turn: Turn, reading: Reading) -> bool:
    """「大点的 两三个就行」 after 「谁家有硬纸板」: what reads as a post, and says more of their own of the last
    minutes."""
    if not uptake.adds(turn.heard.text, reading):
        return False
    recent = [post for post in await turn.own_posts() if post.created_at >= turn.written_at - WITHOUT_REPLY]
    return any(post.kind == reading.intent for post in recent)


async def haggles(turn: Turn, reading: Reading) -> bool:
    """「想要婴儿车，能便宜点吗」 while a neighbour sells one: talk between the two, and no need of its own."""
    if reading.intent != "need" or not uptake.haggles(turn.heard.text):
        return False
    since = turn.now - NAMED_WITHIN
    sales = [post for post in await turn.books.posts.open_since(turn.where.id, since) if post.kind == "offer"]
    theirs = [one.key for post in sales if post.poster.id != turn.who.id for one in post.items]
    return any(things.relation(one.name, key) in ("same", "kind") for one in reading.wants for key in theirs)


async def _names_another(turn: Turn, post: Post) -> bool:
    """Whether it names a thing that has nothing to do with the post: 「我家有梯子可以借」 lends nobody a drill.

    Not where something is (「电梯口捡的」, 「鞋柜里有一把」), nor what is called in short (桌子 of 麻将桌), nor what
    a cat looked like: 「有只橘色的」.
    """
    if is_search(post) and promises.saw(turn.heard.text):
        return False
    reading = read(turn.heard.text, context=Context(words=await turn.words()))
    about = [one.name for one in (*reading.wants, *reading.gives)] + uptake.first_of_all(turn.heard.text)
    if not reading.act:  # 「上来剪」 of who has 葱 is hardly 剪头发
        about = [one for one in about if one in script.plain(turn.heard.text)]
    had = promises.had(turn.heard.text)
    said = [one for one in about if not any(one in place for place in reading.places)] + ([had] if had else [])
    its = [one.name for one in (*post.wants, *post.gives)]
    said = [one for one in said if not any(uptake.is_short_for(one, name) for name in its)]
    said = [one for one in said if not uptake.is_where(turn.heard.text, one)]
    named = [thing for one in said if (thing := things.canonical(one)) is not None]
    alike = [things.relation(thing, one.key) for thing in named for one in (*post.wants, *post.gives)]
    return bool(named) and "same" not in alike and "kind" not in alike


async def named_elsewhere(turn: Turn, post: Post) -> Post:
    """What is replied to, or the one open post of a day that is named in its place: 「我要馄饨」 under 「借个锅」."""
    said = await turn.said()
    if post.poster.id == turn.who.id or any(one.name in said for one in post.items):
        return post
    named = [
        other
        for other in await turn.books.posts.open_since(turn.where.id, turn.written_at - NAMED_WITHIN)
        if other.poster.id != turn.who.id and any(one.name in said for one in other.items)
    ]
    return named[0] if len(named) == 1 else post


async def _was_asked(turn: Turn, post: Post) -> bool:
    """Whether the writer was asked about it, privately or by name, and has not said no."""
    pings = await turn.books.pings.of(post.id)
    return any(ping.person.id == turn.who.id and ping.state in ("asked", "named") for ping in pings)


async def named_in_private(turn: Turn, reading: Reading) -> Post | None:
    """「我有打气筒」 without a question: the one open need of a day, where they live, that it names."""
    if not turn.heard.alone or reading.intent == "need":
        return None
    if ("need", "loan") not in replies.takes_up(turn.heard.text):
        return None
    said = await turn.said()
    needs = [
        post
        for group in await lists.groups_of(turn)
        for post in await turn.books.posts.open_since(group.id, turn.written_at - NAMED_WITHIN)
        if post.kind == "need" and post.category in ("item", "loan") and post.poster.id != turn.who.id and post.free
        if promises.has(said, _names(post, reading))
    ]
    return needs[0] if len(needs) == 1 else None


async def promised(turn: Turn, post: Post, reading: Reading) -> bool:
    """Whether words about a post take it up, whatever the reader made of them: 「我有，别听他的」, 「我有姜」."""
    text = turn.heard.text
    if promises.made(text, post.kind, post.category) or promises.looked(text) or vowed(turn, post):
        return True
    asks_for_it = post.kind != "offer" and post.category in ("item", "loan")
    if not asks_for_it:
        return False
    said = await turn.said()
    return promises.has(said, _names(post, reading)) or uptake.proposes(said, [one.name for one in post.wants])


def _names(post: Post, reading: Reading) -> list[str]:
    """What the post is about, as it says so, and as the writer of the reading does: 「气筒」."""
    kin = [one.name for one in reading.gives if any(things.relation(things.key(one.name), it.key) for it in post.wants)]
    return [one.name for one in post.wants] + kin
