"""Words that end a post, or would: of its poster, and of whoever took it up."""

from datetime import timedelta

from community import claims as promises
from community import posts as rules
from community.claims import Claim
from community.members import Person
from community.posts import Item, Post
from handlers import claims, dangers, departures, followups, helpers, introductions, posts
from handlers.turn import WITHOUT_REPLY, Turn
from nlp.about import rides
from nlp.answers import endings, kept, thanks
from nlp.household import deeds, things
from nlp.intent import dangers as danger_words
from texts import claims as say_claims
from texts import posts as say
from texts.messages import Message

TODAY = timedelta(hours=8)  # before and behind what was said: 「下午」 is from two to six
# Names of the bot's own messages, by what is numbered there.
OF_A_POST = ("card", "still", "giving", "whom", "ping", "again")
OF_A_CLAIM = ("claim", "got", "queue")


async def said(turn: Turn, post: Post | None, confidence: float = 1.0) -> bool:
    """「借到了谢谢」, 「送完了」, 「不用了」: the post of theirs it means ends. False if it can mean none.
    `confidence`: with which the words read as an end."""
    meant = [] if post is None else [post]
    if post is None and turn.heard.kind == "message":  # a corrected 「借到了」 does not end the next post as well
        meant = await _meant(turn)
    over = [
        await (_by_poster(turn, one, confidence) if one.poster.id == turn.who.id else by_taker(turn, one))
        for one in meant
        if one.state == "open"
    ]
    return any(over)


async def by_taker(turn: Turn, post: Post) -> bool:
    """Words of somebody who holds a post or waits for it: 「送过去了」 hands it over, 「我走不开了」 makes
    room for the next. False where they say neither."""
    about = await claims.named(turn, post)
    mine = await promises.live_of(turn.books, post.id, turn.who.id) if post.state == "open" else []
    mine = [claim for claim in mine if not about or claim.about & about]
    if not mine or is_of_one_day(turn, post):
        return False
    end = endings.by_taker(turn.heard.text, post.kind, post.poster.name)
    held = [claim for claim in mine if claim.state == "holding"]
    if end == "off":
        await claims.step_back(turn, post.id, about=about)
    elif end == "done" and post.listed and held:
        things = frozenset().union(*(claim.about for claim in held))
        await posts.things_over(turn, post, things & (about or things), "done", [claim.id for claim in held])
    elif end == "done" and held:
        await posts.handed_over(turn, post, held[0])
    else:
        return False
    return True


async def by_taker_alone(turn: Turn) -> bool:
    """In the group without a reply: 「床给王阿姨了」 of the one promise of theirs that it names by thing or poster;
    「突然要加班，去不了了」, in a few words, of the one they made just now or that is due today, also where 「我有」 is
    made 「我没有」; whenever it was, 「那我送不了了」 of the only one in which they were to do that, and
    「昨晚下单新的了 不要了不好意思」 of the only one; 「拿到啦，好香」 of the only one they have, where no post of
    their own may be meant. False where it says nothing of these."""
    text, new = turn.heard.text, turn.heard.kind == "message"  # an old 「借给王阿姨了」 put right says nothing new
    if turn.heard.quoted is not None:
        return False
    if not (endings.may_be_of_taker(text) or endings.may_end(text)):
        return False
    said, own, named, lately, unable, sorry, done = await turn.said(), await turn.own_posts(), {}, {}, {}, {}, {}
    for claim in await turn.books.claims.held_by(turn.who.id):
        post = await rules.find(turn.books, claim.post)
        end, names = endings.by_taker(text, post.kind, post.poster.name), [one.name for one in post.items]
        if end is None or post.group != turn.where.id or (end == "done" and not endings.is_done(text)):
            continue
        if end == "done" and post.kind == "need" and _may_have_got(text, own):
            continue
        if new and (post.poster.name in said or any(name in said for name in names)):
            named[post.id] = post
        elif endings.backs_out(text, post.kind, names) and await _is_at_hand(turn, claim, post):
            lately[post.id] = post
        elif new and end == "off" and not (own and post.kind == "offer") and _cannot(text, post):
            unable[post.id] = post
        elif new and end == "off" and endings.lets_down(text, f"{names}{post.words}"):
            sorry[post.id] = post
        elif new and end == "done" and claim.state == "holding" and not _another_ended(text, post):
            done[post.id] = post
    theirs = named or lately or unable or sorry or ({} if own else done)
    return len(theirs) == 1 and await by_taker(turn, *theirs.values())


def _cannot(text: str, post: Post) -> bool:
    return endings.cannot(text, post.kind, post.category, [one.name for one in post.items])


async def _is_at_hand(turn: Turn, claim: Claim, post: Post) -> bool:
    """Whether it was promised just now, or is due today and they are awaited nowhere else: 「忘了，去不了了」."""
    if turn.now - claim.claimed_at < WITHOUT_REPLY:
        return True
    today = turn.heard.kind == "message" and post.due_at is not None and abs(post.due_at - turn.now) < TODAY
    return today and not await turn.books.rsvps.ahead(turn.who.id)


def _may_have_got(text: str, own: list[Post]) -> bool:
    """Whether 「拿到了，谢谢陈姐」 is rather what they wanted themselves than what they had promised her."""
    return endings.ended(text) == "got" and any(post.kind != "offer" for post in own)


def is_of_one_day(turn: Turn, post: Post) -> bool:
    """「今天加班 不开了」, 「明天我不坐了」 of a ride of every day: it goes on, and they know of each other."""
    return followups.is_standing(post) and rides.only_once(turn.heard.text)


async def weighs(turn: Turn, post: Post) -> bool:
    """Words of a poster under their own post that are heard whatever else they say: 「车坏了，去不了了」, 「满了」,
    「改成7点出发」 of a driver, that whoever promised did not come, and 「晓得了，谢谢」 of who asked for advice."""
    text = turn.heard.text
    if post.state != "open" or is_of_one_day(turn, post):
        return False
    if _is_calmed(turn, post):
        await posts.over(turn, post, "done", thanks_to=await by_whom(turn, post))
        return True
    if await departures.said(turn, post) or await helpers.said(turn, post):
        return True
    said = any(weighs(text, post.kind, post.category) for weighs in (endings.cancels, endings.full, endings.changes))
    said = said or (post.category == "info" and post.kind == "need" and endings.answered(text))
    if not said and not (endings.absent(text) and await promises.holding(turn.books, post.id)):
        return False
    return await _by_poster(turn, post)


async def weighs_alone(turn: Turn) -> bool:
    """「满了」, 「车坏了，去不了了」 of a driver in the group without a reply: of the only car of theirs there."""
    if not turn.heard.alone or not endings.of_a_car(turn.heard.text):
        return False
    cars = [post for post in await turn.own_posts() if (post.kind, post.category) == ("offer", "ride")]
    if len(cars) != 1 or is_of_one_day(turn, cars[0]) or _another_ended(turn.heard.text, cars[0]):
        return False
    return await _by_poster(turn, cars[0])


async def lent_a_hand(turn: Turn) -> bool:
    """「搬好了谢谢大家」 without a reply: of the only help that somebody promised them, and that it can mean; once both
    were asked whether it was done, 「谢谢阿姨帮我带娃」 too."""
    text = turn.heard.text
    if not turn.heard.alone or not endings.may_be_lent(text):
        return False
    thanked = thanks.given(text)
    for_a_hand = thanked and endings.helped(text)
    own = [
        post
        for post in await turn.own_posts()
        if (post.kind, post.category) == ("need", "help")
        and (holding := await promises.holding(turn.books, post.id))
        and not _another_ended(text, post)
        and (
            endings.lent(text, [one.name for one in post.items], thanks=thanked)
            or (for_a_hand and await _were_asked(turn, holding))
        )
    ]
    if len(own) != 1:
        return False
    await posts.over(turn, own[0], "done", thanks_to=await by_whom(turn, own[0]))
    return True


async def _were_asked(turn: Turn, holding: list[Claim]) -> bool:
    """Whether both sides were asked what came of one of them, and nobody has answered."""
    return any([await turn.books.alarms.is_set("silent", str(claim.id)) for claim in holding])


def _another_ended(text: str, post: Post) -> bool:
    """Whether what is said to be done is another thing than all of the post: 「快递拿到了」 of who promised a ladder.
    Of a deed 「箱子搬好了」 is of 搬冰箱, and 「晚饭弄好了」 is not."""
    names = [one.name for one in post.items]
    if post.category == "help" and any(name[:1] in text for name in names):
        return False
    return endings.another_ended(text, names + list(endings.OF_A_CAR if post.category == "ride" else ()))


async def danger_is_over(turn: Turn) -> bool:
    """「灭了，谢谢刘叔」 of who called for help with a fire, without a reply; other neighbours may be wrong."""
    if turn.heard.kind != "message" or not danger_words.may_be_over(turn.heard.text):
        return False
    own = [post for post in await turn.own_posts() if _is_calmed(turn, post)]
    if len(own) != 1:
        return False
    await posts.over(turn, own[0], "done", thanks_to=await by_whom(turn, own[0]))
    return True


def _is_calmed(turn: Turn, post: Post) -> bool:
    danger = dangers.of(post)
    return danger is not None and danger_words.over(turn.heard.text, danger)


async def nobody_came(turn: Turn) -> bool:
    """「小李没来」 without a reply: what somebody of that name promised is not over, and another may be chosen. In
    private without a name where only one promise can be meant."""
    if not endings.absent(turn.heard.text):
        return False
    own = [post for post in await turn.own_posts() if await promises.holding(turn.books, post.id)]
    meant = [post for post in own if await _named(turn, post)]
    if not meant and len(own) == 1 and turn.where.kind == "private":
        meant = own
    return len(meant) == 1 and await _by_poster(turn, meant[0])


async def in_private(turn: Turn) -> bool:
    """「没拿到，他不在家」 of a poster; 「放她家门口了」, 「我不要了」 of whoever holds something: of what they
    were told where they reply, else of the only one it can be about. False where it says nothing of these."""
    if endings.undone(turn.heard.text):
        own = [
            (post, claim) for post in await turn.own_posts() for claim in await promises.holding(turn.books, post.id)
        ]
        if len({post.id for post, _ in own}) == 1:
            return await _by_poster(turn, own[0][0])
    held = [claim for claim in await turn.books.claims.held_by(turn.who.id) if claim.state == "holding"]
    quoted = turn.heard.quoted
    if quoted is not None:
        ref = await turn.books.sent.ref(turn.where.id, quoted.message_id)
        held = [claim for claim in held if introductions.ref(claim, turn.who.id) == ref]
    if len(held) != 1:
        return False
    post = await rules.find(turn.books, held[0].post)
    end = endings.by_taker(turn.heard.text, post.kind, post.poster.name)
    if end is None or not await by_taker(turn, post):
        return False
    turn.say(Message(html=say_claims.done() if end == "done" else say_claims.stepped_back()))
    return True


async def _named(turn: Turn, post: Post) -> list[Claim]:
    """The promises of whom the words name."""
    named = await turn.books.thanks.named(post.group, turn.heard.text)
    return [claim for claim in await promises.holding(turn.books, post.id) if _among(named, claim)]


async def _by_poster(turn: Turn, post: Post, confidence: float = 1.0) -> bool:
    end = endings.by_poster(turn.heard.text, post.kind, post.category, confidence)
    reachable = await turn.reaches(turn.who.id)
    if end == "stays" or is_of_one_day(turn, post) or (end == "done" and await _is_accepted(turn, post)):
        return False
    about = await claims.gone(turn, post)
    if end == "undone":
        things = await claims.named(turn, post)
        for claim in await _named(turn, post) or await promises.holding(turn.books, post.id):
            if reachable and (not things or claim.about & things):
                await followups.undone(turn, post, claim)
    elif end == "full":
        await _full(turn, post)
    elif end == "changed":
        if reachable:
            turn.tell(turn.who.id, say.edit_it(post))
    elif about:
        if end == "dropped":
            await posts.things_over(turn, post, about, "withdrawn", [])
        else:
            await posts.things_over(turn, post, about, "done", await by_whom(turn, post))
    elif end == "dropped":
        await posts.over(turn, post, "withdrawn")
    elif rest := _rest(post, await turn.said()):
        await turn.books.posts.revise(post.id, rules.only(post, rest), turn.now)
        await posts.refresh(turn, post.id)
    else:
        await posts.over(turn, post, "done", thanks_to=await by_whom(turn, post))
    return True


async def _is_accepted(turn: Turn, post: Post) -> bool:
    """「够了够了」 to the neighbour who has just promised what they asked for: nothing is over yet."""
    enough = post.kind == "need" and endings.suffices(turn.heard.text)
    return enough and bool(await promises.holding(turn.books, post.id))


async def _full(turn: Turn, post: Post) -> None:
    """No seat is left, or there are hands enough: whoever promised stays, and without anybody it is over."""
    if post.taken == 0:
        await posts.over(turn, post, "done")
    else:
        await posts.no_more(turn, post)


def _rest(post: Post, text: str) -> tuple[Item, ...]:
    """What is left of a list of things when one of them is gone: 「书架卖掉了」. Nothing where all are meant."""
    named = [one for one in post.items if one.name in text]
    return tuple(one for one in post.items if one not in named) if named else ()


async def by_whom(turn: Turn, post: Post) -> list[int] | None:
    """The claims by which it came true, as the words say it: 「谢谢刘叔」, 「我自己去买了」. None: they name nobody."""
    text = turn.heard.text
    named = [
        one
        for one in await turn.books.thanks.named(post.group, text)
        if one.id != post.poster.id and thanks.is_somebody(one.name)
    ]
    right = {one.id for one in named if not endings.denied(text, one.name)}
    if endings.alone(text) and not (right and post.category == "help"):  # 「菜买到了，谢谢小李」 of an errand
        return []
    if not right and endings.by_others(text):
        return []
    if not named:
        return None
    if right:
        theirs = [claim.id for claim in await turn.books.claims.of(post.id) if claim.person.id in right]
        return theirs or await _without_a_word(turn, post, [one for one in named if one.id in right])
    held = await promises.holding(turn.books, post.id)
    return [claim.id for claim in held if not _among(named, claim)]


async def _without_a_word(turn: Turn, post: Post, right: list[Person]) -> list[int]:
    """The claim of who said nothing here: 「拿到了，谢谢小李」, who rang at the door. So the bot knows next time who
    has it, and what was lent comes back. It holds nothing, and is nothing again where the end is taken back."""
    plainly = post.kind == "need" and post.category in ("item", "loan", "help") and not post.listed
    if not plainly or len(right) != 1:
        return []
    helper = right[0]
    if not thanks.addressed(await turn.said(), helper.name, [one.name for one in post.items]):
        return []
    return [(await turn.books.claims.add(post.id, helper.id, 1, "let_go", turn.now)).id]


def _among(people: list[Person], claim: Claim) -> bool:
    return any(one.id == claim.person.id for one in people)


async def _meant(turn: Turn) -> list[Post]:
    """Their own open post that the words name, or that can end so (「卖掉了」, 「借到了」), or that is in the hands of
    whom they answer or name (「谢谢小李」), or of anybody, else their newest; else what they hold. All of them where
    they say so: 「都拿到了」."""
    own = await turn.books.posts.open_by(turn.who.id)
    own += [await rules.find(turn.books, claim.post) for claim in await turn.books.claims.held_by(turn.who.id)]
    if turn.where.kind == "group":
        own = [post for post in own if post.group == turn.where.id]
    quoted = turn.heard.quoted
    if quoted is not None and quoted.who is not None and quoted.who.id == turn.bot.id:
        ref = await turn.books.sent.ref(turn.where.id, quoted.message_id)
        if ref is not None or turn.where.kind == "group":  # said of what that message is about, and of nothing else
            meant = await about(turn, ref or "")
            return [post for post in own if post.id == meant]
    elif quoted is not None and quoted.who is not None:  # 「拿到了谢谢」 to a helper's words: what that helper took up
        helper = quoted.who.id
        own = [post for post in own if await turn.books.claims.of_person(post.id, helper)] or own
    own = [post for post in own if _tells_of(turn.heard.text, post)] or own
    end = endings.ended(turn.heard.text)
    if end is not None:
        fitting = [post for post in own if _ends_so(post, end, own=post.poster.id == turn.who.id)]
        if not fitting and endings.fetched(turn.heard.text):  # 「抱走咯」 of who had asked for it
            fitting = [post for post in own if await promises.holding(turn.books, post.id)]
        if not fitting and end != "got":
            return []  # whoever only looks for something sold or gave something else
        own = [post for post in fitting if post.sold and end == "sold"] or fitting or own
    said = await turn.said()
    named = [post for post in own if any(one.name in said for one in post.wants + post.gives)]
    if not named and (await _is_over(turn, own) or await _means_none(turn, own)):
        return []
    own = named or own
    if end is not None and endings.all_of_them(turn.heard.text):
        return own
    if len(own) > 1:
        own = [post for post in own if await _names_a_side(turn, post)] or own
    if len(own) > 1 and end == "got":  # 「拿到了」 is of a thing, or of a hand that fetched one
        own = [post for post in own if _may_be_got(post)] or own
    if len(own) > 1 and end is not None:
        own = [post for post in own if await promises.holding(turn.books, post.id)] or own
    return own[:1]


def _tells_of(text: str, post: Post) -> bool:
    """Whether the words tell of a deed: 「修好了」 of who promised to mend a tap ends no gift of theirs."""
    return post.category == "help" and kept.did_so(text, [one.name for one in post.items])


def _may_be_got(post: Post) -> bool:
    return post.category != "help" or any(deeds.fetches(one.name) for one in post.items)


async def _names_a_side(turn: Turn, post: Post) -> bool:
    """Whether the words name the other side of it: who took it up (「拿到了，谢谢小李」) or whom it is for."""
    named = await turn.books.thanks.named(post.group, turn.heard.text)
    right = {one.id for one in named if one.id != turn.who.id and not endings.denied(turn.heard.text, one.name)}
    return bool(right & {post.poster.id, *(claim.person.id for claim in await turn.books.claims.of(post.id))})


async def about(turn: Turn, ref: str) -> int | None:
    """The post that one of the bot's own messages is about, by the message's name."""
    name, _, rest = ref.partition(":")
    number = rest.partition(":")[0]
    if name in OF_A_POST:
        return int(number)
    claim = await turn.books.claims.get(int(number)) if name in OF_A_CLAIM else None
    return claim.post if claim is not None else None


async def _is_over(turn: Turn, own: list[Post]) -> bool:
    """Whether the words name something of theirs that is over already, and no other name of what is still open:
    「梯子借到了」 said once more ends no search for a drill."""
    said = await turn.said()
    open_keys = {one.key for post in own for one in post.wants + post.gives}
    for post in await turn.books.posts.all_by(turn.who.id):
        for one in post.items if post.state != "open" else ():
            if one.name in said and not any(things.relation(one.key, key) for key in open_keys):
                return True
    return False


async def _means_none(turn: Turn, own: list[Post]) -> bool:
    """Whether the words name another thing than all of these: 「冰箱收到啦」 ends no gift of 粽子. What a deed or a
    ride takes may have any name behind its end, advice any at all; 小李 is no 李."""
    if not own:
        return False
    if not {post.category for post in own} <= {"item", "loan", "group_buy", "lost_found"}:
        return all(post.category in ("help", "ride") and _another_ended(turn.heard.text, post) for post in own)
    said = await turn.said()
    for one in await turn.books.thanks.named(own[0].group, turn.heard.text):
        said = said.replace(one.name, " ")
    names = [one.name for post in own for one in (*post.wants, *post.gives)]
    return endings.names_another(said, names) or endings.another_ended(said, names)


def _ends_so(post: Post, end: endings.End, *, own: bool) -> bool:
    """Whether it ends in these words for whoever says them: the poster of an offer gives, who took it up gets."""
    return post.kind == "exchange" or ((post.kind == "offer") == own) == (end != "got")
