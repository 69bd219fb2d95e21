"""Every sentence the bot says to residents, in a row, to be read aloud: `make phrasebook`."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from community import errors
from community.claims import Claim, Taken
from community.emergencies import MAINLAND, ONE_FOR_ALL, TAIWAN
from community.exchanges import Swap
from community.loans import Loan
from community.matching import Ping
from community.members import Group, Person
from community.posts import Item, Post
from community.reports import Report
from community.thanks import Deed, Thank
from nlp.intent.dangers import TOLD
from texts import (
    away,
    claims,
    commands,
    dangers,
    exchanges,
    faults,
    floods,
    followups,
    found,
    loans,
    matching,
    members,
    phrasebook_announcements,
    phrasebook_calendars,
    phrasebook_chains,
    phrasebook_events,
    phrasebook_kinds,
    phrasebook_settings,
    phrasebook_times,
    posts,
    privacy,
    refusals,
    register,
    rides,
    thanks,
    undo,
)
from texts.languages import t
from texts.messages import Message

NOW = datetime(2026, 11, 21, 10, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
WANG, LI, CHEN = Person(1, "王阿姨"), Person(2, "小李"), Person(3, "陈姐")
GINGER = Item("姜", "姜", 2, "块")
ORANGES = Item("橙子", "橙子", 3, "箱")
NEED = Post(7, -1001, 1, WANG, "need", "item", (GINGER,), (), "谁家有姜,炒菜缺两块", "open", 1, 0, NOW.astimezone(UTC))
OFFER = Post(8, -1001, 2, CHEN, "offer", "item", (), (ORANGES,), "多了三箱橙子,自取", "open", 3, 0, NOW.astimezone(UTC))
FOUND = Post(9, -1001, 3, LI, "offer", "lost_found", (), (Item("钥匙", "钥匙"),), "捡到钥匙", "open", 1, 0, NOW)
LOAN = Post(10, -1001, 4, LI, "offer", "loan", (), (Item("电钻", "电钻"),), "电钻谁要用", "done", 1, 1, NOW)
THINGS = (Item("绘本", "绘本"), Item("滑板车", "滑板车"), Item("乐高", "乐高"))
RING = Swap(
    1,
    tuple(
        Post(20 + n, -1001, n, who, "exchange", "item", (THINGS[(n + 1) % 3],), (THINGS[n],), "", "open", 1, 0, NOW)
        for n, who in enumerate((WANG, LI, CHEN))
    ),
    frozenset(),
    "asked",
)
SEATS = Item("浦东机场", "浦东机场", 2, "座")
RIDE = Post(11, -1001, 5, CHEN, "offer", "ride", (), (SEATS,), "明早8点去浦东机场，还有两个座位", "open", 2, 0, NOW)
VISIT = replace(NEED, category="help", wants=(Item("洗澡", "洗澡"),), words="谁家方便洗个澡，家里停水")
HANDS = replace(
    NEED, category="help", wants=(Item("搬沙发", "搬沙发", 2, "人"),), words="要两个人搬沙发", shares=2, taken=1
)
SHARED = replace(
    NEED, category="ride", wants=(Item("机场", "机场", 2, "人"),), words="找两个人拼车去机场", shares=2, taken=1
)
RIDES_AT = (rides.when(NOW, NOW, exact=True), rides.when(NOW, NOW + timedelta(hours=4), exact=False))
BACK = replace(RIDE, gives=(Item("虹桥站", "虹桥站", 2, "座"),))
SEAT = (RIDE, Claim(5, 11, WANG, 1, "holding", NOW))
LADDER = replace(NEED, category="loan", wants=(Item("梯子", "梯子"),), words="谁有梯子借一下")
DRILL = Loan(1, -1001, "电钻", LI, WANG, NOW, "out", NOW)
HOLDS = Claim(1, 7, LI, 1, "holding", NOW)
_MOVING = tuple(Item(name, name, number=at) for at, name in enumerate(("书架", "台灯", "电饭煲"), 1))
_LACKED = tuple(Item(name, name, number=at) for at, name in enumerate(("姜", "葱"), 1))
LIST = replace(OFFER, shares=1, gives=_MOVING, words="搬家送：书架、台灯、电饭煲", promised=frozenset({1}))
LACKS = replace(NEED, wants=_LACKED, words="缺姜、葱，谁家有", promised=frozenset({1}))
HAS_ONE = Claim(3, 8, LI, 1, "holding", NOW, frozenset({1}))
WAITS_FOR = Claim(4, 8, WANG, 1, "queued", NOW, frozenset({1}))
WAITS = Claim(2, 7, CHEN, 1, "queued", NOW)
ASKED = Ping(7, LI, "gave", "姜", NOW - timedelta(days=8), "asked")
NAMED = Ping(7, CHEN, "lent", "姜", NOW - timedelta(days=1), "named")

WITH_FACTS = {errors.AlreadyQueued: errors.AlreadyQueued(2), errors.NotYourLine: errors.NotYourLine("张奶奶")}


def pages() -> Iterator[tuple[str, Message | str]]:
    """(what happened, what is said)."""
    yield from _greetings()
    yield from _cards()
    yield from _questions()
    yield from _claims()
    yield from _queues()
    yield from _ends()
    yield from _followups()
    yield from _loans()
    yield from _found()
    yield from _between_neighbours()
    yield from _lists()
    yield from _privacy()
    yield from phrasebook_kinds.pages()
    yield from phrasebook_events.pages()
    yield from phrasebook_settings.pages()
    yield from phrasebook_chains.pages()
    yield from phrasebook_announcements.pages()
    yield from phrasebook_calendars.pages()
    yield from phrasebook_times.pages()
    yield "something of ours failed", faults.incident("A1B2C3")
    yield "somebody says more than anybody can mean", floods.too_fast()
    for kind in refusals.WORDS:
        yield f"refusal: {kind.__name__}", refusals.explain(WITH_FACTS[kind] if kind in WITH_FACTS else kind())
    yield "… but not for so many", refusals.explain(errors.ChainFull(3))
    for scope, menu in commands.MENUS.items():
        for command, description in menu:
            yield f"menu ({scope}): /{command}", t(description)


def _greetings() -> Iterator[tuple[str, Message | str]]:
    yield "bot joins a group", members.introduction("linli_bot")
    yield "… and cannot read", _said(members.lacks("花园小区", can_read=False, is_admin=False))
    yield "… and is no admin", _said(members.lacks("花园小区", can_read=True, is_admin=False))
    yield "/start", members.hello("王阿姨")
    yield "/help", members.help_page()
    yield "something to be seen privately", members.sent_privately()
    yield "who never pressed Start wants to see something private", members.press_start()
    yield "an anonymous admin sends a command", members.who_are_you()
    yield "a private word it makes nothing of", members.confused()
    yield "a private voice message or picture", members.wordless()
    yield "a private question how to find a neighbour", members.how_to_meet()
    yield "a private command that is none", members.no_such_command()
    yield "a private greeting", members.greeted()
    yield "called by its name in the group", members.called()
    yield "a private thank-you", members.welcome()
    yield "a private answer to nothing", members.nothing_open()
    yield "a private answer to what is settled", members.already_over()


def _cards() -> Iterator[tuple[str, Message | str]]:
    yield "card: nobody to ask", posts.card(NEED, [], [], now=NOW)
    yield "card: asked, named", posts.card(NEED, [], [ASKED, NAMED], now=NOW, start="linli_bot")
    yield "card: taken, one waits", posts.card(NEED, [HOLDS, WAITS], [ASKED], now=NOW)
    yield "card: an offer", posts.card(replace(OFFER, taken=1), [HOLDS], [], now=NOW)
    stools = replace(OFFER, category="loan", gives=(Item("凳子", "凳子", 60, "把"),), shares=50, taken=1)
    yield "… of more than are given out one by one", posts.card(stools, [HOLDS], [], now=NOW)
    yield "card: a list", posts.card(LIST, [], [], now=NOW)
    yield "card: a list, one has something and waits", posts.card(LIST, [HAS_ONE, WAITS_FOR], [], now=NOW)
    yield "card: a list that is needed", posts.card(LACKS, [], [], now=NOW)
    yield "card: … of which one is there", posts.card(LACKS, [HAS_ONE], [], now=NOW)
    yield "card: for sale", posts.card(replace(OFFER, words="三箱橙子,60元一箱", sold=True), [], [], now=NOW)
    yield "… sold", posts.card(replace(OFFER, state="done", sold=True), [], [], now=NOW)
    things = tuple(Item(f"{n}号杂物", "", 1) for n in range(1, 11))
    yield "card: many things", posts.card(replace(OFFER, gives=things), [], [], now=NOW)
    yield "card: something found", posts.card(FOUND, [], [], now=NOW)
    yield "card: one of two helpers", posts.card(HANDS, [HOLDS], [], now=NOW)
    yield "card: who would like to come over", posts.card(VISIT, [], [], now=NOW)
    yield "card: at night", posts.card(NEED, [], [], now=NOW, asks_at=NOW.replace(hour=8))
    for danger in dangers.FIRST:
        yield f"card: danger, {danger}", posts.card(NEED, [], [], now=NOW, danger=danger)
    for danger in TOLD:
        yield f"danger, where nobody asks for help: {danger}", dangers.told(danger, MAINLAND)
    yield "… in Taipei", dangers.told("hurt", TAIWAN)
    yield "… in Hong Kong", dangers.told("wire", ONE_FOR_ALL)
    second = Report(7, CHEN, "3栋5楼厨房在冒烟，老人还在里面")
    yield "card: another neighbour says it too", posts.card(NEED, [], [], now=NOW, danger="fire", reports=[second])
    yield "… to who says it too", dangers.joined(NEED, "fire", MAINLAND)
    yield "card: who looks for others to share a ride", posts.card(SHARED, [HOLDS], [], now=NOW)
    yield "… to its poster", claims.for_poster(SHARED, HOLDS)
    yield "… nobody yet", posts.card(SHARED, [], [], now=NOW)
    yield "… done", claims.thanks(SHARED)
    yield "card: a ride", posts.card(RIDE, [], [], now=NOW, note=rides.leaves(NOW, NOW, exact=True))
    yield "… one seat is taken", posts.card(replace(RIDE, taken=1), [SEAT[1]], [], now=NOW)
    yield "… in the morning", rides.leaves(NOW, NOW + timedelta(hours=4), exact=False)
    yield "… nobody came along", posts.card(replace(RIDE, state="withdrawn", due_at=NOW), [], [], now=NOW)


def _questions() -> Iterator[tuple[str, Message | str]]:
    yield "question to who wants a lift", matching.question(RIDE, replace(ASKED, how="wants", thing="浦东机场"), NOW)
    yield "question to a neighbour", matching.question(NEED, ASKED, NOW)
    yield "… to one of whom nothing is known", matching.question(NEED, replace(ASKED, how="invited", thing=""), NOW)
    yield "… yes", matching.accepted(NEED)
    yield "… no", matching.declined(NEED)
    yield "… answered no by tap or word", matching.thanked()
    yield "… not today", matching.not_today()
    yield "… never again", matching.never_this("loan")
    yield "… never again, in their own words", matching.left_alone_about(["loan"])
    yield "… about nothing any more", matching.left_alone()
    yield "… no time for a while", matching.not_until(NOW)
    yield "… and they may be asked again", matching.asked_about_all()
    yield "… and yet again", matching.asked_again()
    yield "… too late", matching.settled(NEED)


def _claims() -> Iterator[tuple[str, Message | str]]:
    yield "claimed by tap, told privately", claims.claimed(Taken(NEED, HOLDS), reachable=True)
    yield "claimed by tap, never pressed Start", claims.claimed(Taken(NEED, HOLDS), reachable=False)
    yield "claimed by tap, somebody was first", claims.claimed(Taken(NEED, WAITS, 1), reachable=True)
    yield "wants another number of it", claims.otherwise(OFFER, replace(HOLDS, quantity=2))
    yield "promised to help, and fewer hands will do", claims.hands_enough(Taken(HANDS, WAITS, 1))
    yield "claimed in words, somebody was first", claims.queued(Taken(NEED, WAITS, 1))
    yield "to the poster of a need", claims.for_poster(NEED, HOLDS)
    yield "to the poster of an offer", claims.for_poster(OFFER, HOLDS)
    yield "… once it is settled", claims.was_for_poster(OFFER, HOLDS)
    yield "to whoever found something", claims.for_poster(FOUND, HOLDS)
    yield "to the helper", claims.for_claimer(NEED, HOLDS)
    yield "to the helper of somebody asked for", claims.for_claimer(replace(NEED, behalf="3栋张奶奶"), HOLDS)
    yield "who wants one, of a list", claims.which(LIST)
    yield "who has something, of a list", claims.which(LACKS)
    yield "to the poster of a list", claims.for_poster(LIST, HAS_ONE)
    yield "to the poster of a list that is needed", claims.for_poster(LACKS, HAS_ONE)
    yield "to the taker of several things", claims.for_claimer(LIST, replace(HAS_ONE, about=frozenset({1, 2})))
    yield "to the helper with several things", claims.for_claimer(LACKS, replace(HAS_ONE, about=frozenset({1, 2})))
    yield "to the taker", claims.for_claimer(OFFER, HOLDS)
    yield (
        "to the helper: the post was edited",
        claims.changed((NEED, HOLDS), (LADDER, HOLDS), claims.for_claimer(LADDER, HOLDS)),
    )
    yield "… in other words only", claims.changed((NEED, HOLDS), (NEED, HOLDS), claims.for_claimer(NEED, HOLDS))


def _queues() -> Iterator[tuple[str, Message | str]]:
    """Who is next, who steps back, who is chosen."""
    yield "moved up", claims.moved_up(NEED, WAITS)
    yield "in the queue no more", claims.left_queue(NEED)
    yield "… because it is their turn", claims.is_up(NEED)
    yield "to the queue of a need that is met", claims.met(NEED)
    yield "… of an exchange", claims.met(replace(RING.posts[0], state="done"))
    yield "stepped back", claims.stepped_back()
    yield "to the poster: stepped back, next is up", claims.left(NEED, HOLDS, anybody=True)
    yield "to the poster: stepped back, nobody waits", claims.left(NEED, HOLDS, anybody=False)
    yield "to the helper: somebody else", claims.let_go(NEED)
    yield "to both: nobody said anything, the next is up", claims.passed_on(NEED, anybody=True)
    yield "… nobody waits", claims.passed_on(FOUND, anybody=False)
    yield "chose another", claims.chose_another(True)
    yield "chose another, nobody waits", claims.chose_another(False)


def _ends() -> Iterator[tuple[str, Message | str]]:
    """What ends, and what is taken back."""
    yield "done", claims.done()
    yield "… by mistake", undo.button(7, 1).label
    yield "taken back by a tap", undo.put_back()
    yield "taken back in words", undo.taken_back(NEED, [])
    yield "… where one promise could not be brought back", undo.taken_back(RIDE, [WANG])
    yield "… to whose promise that was", undo.take_it_up_again(RIDE)
    yield "… to the helper", undo.open_again(NEED, HOLDS)
    yield "… to who was thanked and had promised nothing", undo.open_again(NEED, replace(HOLDS, state="let_go"))
    yield "… to the taker", undo.open_again(OFFER, HOLDS)
    yield "… to who has seen something", undo.open_again(replace(FOUND, kind="need"), HOLDS)
    yield "… to who waits", undo.open_again(NEED, WAITS)
    yield "… to the poster, by an organizer", undo.hung_out_again(NEED)
    yield "… of what was lent", loans.never_was(DRILL)
    yield "to the helper: thanks", claims.thanks(NEED)
    yield "… what they lent is back already", claims.thanks(LADDER, back=True)
    yield "to those who waited: all gone", claims.all_gone(OFFER)
    yield "… sold", claims.all_gone(replace(OFFER, sold=True))
    yield "may we ask you again", register.may_we_ask(LOAN, LOAN.gives)
    yield "… yes", register.written_down()
    yield "… no", register.left_out()
    yield "… not any more", register.struck_out("电钻")
    yield "a post, by its link", posts.shown(NEED)
    yield "… that is over", posts.became(replace(NEED, state="done"), NOW)
    yield "… that nobody knows", posts.unknown()
    yield "card: nobody left to ask", posts.card(NEED, [], [ASKED, NAMED], now=NOW, exhausted=True)


def _followups() -> Iterator[tuple[str, Message | str]]:
    yield "to the poster: still needed?", followups.still_needed(NEED, 8)
    yield "… of an offer", followups.still_needed(OFFER, 0)
    yield "… of what is sold", followups.still_needed(replace(OFFER, sold=True), 0)
    yield "… yes", followups.waiting_on()
    yield "a day after, to the poster", followups.got_it(NEED, HOLDS)
    yield "… of one share of several", followups.got_it(OFFER, HOLDS)
    yield "the poster says that it has not come true", followups.not_there(NEED, HOLDS)
    yield "the poster says that it is otherwise now", posts.edit_it(NEED)
    yield "a driver said another time in words", rides.moved(RIDE, RIDES_AT[1], told=True)
    yield "… and nobody goes with them yet", rides.moved(RIDE, RIDES_AT[1], told=False)
    yield "… that is over already", rides.not_then(RIDE, RIDES_AT[0], past=True)
    yield "… that does not exist, of a ride without a time", rides.not_then(RIDE, "", past=False)
    yield "… to who goes with them", claims.changed(SEAT, SEAT, claims.for_claimer(*SEAT), leaves=RIDES_AT)
    yield "… and where to", claims.changed((RIDE, SEAT[1]), (BACK, SEAT[1]), Message(html=""), leaves=RIDES_AT)
    yield "… not yet", followups.asked_again()
    yield "… but on a day that was agreed", followups.asked_again(NOW)
    yield "… to whoever promised", followups.gave_it(NEED, HOLDS)
    yield "did the driver take them along?", followups.got_it(RIDE, SEAT[1])
    yield "… once it is answered", followups.answered(NEED)
    yield "… as nobody answers", followups.resting(followups.got_it(NEED, HOLDS))
    yield "… put aside without", followups.answered(replace(NEED, state="parked"))
    yield "put aside", followups.parked(NEED)
    yield "… at the time that its giver said", followups.parked(OFFER, over_at=True)


def _loans() -> Iterator[tuple[str, Message | str]]:
    yield "lent: until when?", loans.when_back(DRILL)
    yield "… agreed", loans.agreed(DRILL, NOW)
    yield "… between themselves", loans.agreed(DRILL, None)
    yield "due tomorrow", loans.soon(DRILL, NOW)
    yield "due today", loans.today(DRILL)
    yield "late", loans.late(DRILL)
    yield "later still, to the lender", loans.to_lender(DRILL)
    yield "may they keep it", loans.may_keep(DRILL, NOW)
    yield "… yes", loans.may_keep_it(DRILL, NOW)
    yield "… no", loans.may_not_keep_it(DRILL)
    yield "back, to the lender", loans.came_back(DRILL)
    yield "back, to the borrower", loans.confirmed(DRILL)
    yield "back and broken, to the lender", loans.came_back(DRILL, whole=False)
    yield "back and broken, to the borrower", loans.confirmed(DRILL, whole=False)
    yield "not back, to the borrower", loans.missing(DRILL)
    yield "the borrower's data is deleted", loans.forgotten(DRILL, lent=True)
    yield "the lender's data is deleted", loans.forgotten(DRILL, lent=False)
    yield "answers about loans", f"{loans.asked()} {loans.noted()}"
    yield "/loans", loans.listed([(DRILL, NOW)], 1)
    yield "/loans, of the lender", loans.listed([(DRILL, None)], 2)
    yield "/loans, none", loans.listed([], 1)


def _found() -> Iterator[tuple[str, Message | str]]:
    yield "found: the finder's question", found.ask_finder(FOUND, HOLDS)
    yield "… our question", found.ours()
    yield "… to who says it is theirs", found.wait(FOUND, HOLDS)
    yield "… the question", found.ask_owner(FOUND, HOLDS, found.ours())
    yield "… the answer", found.ask_verdict(FOUND, HOLDS, found.ours(), "上面有个红色的小熊")
    yield "… on its way", f"{found.passed_on()} {found.answered()}"
    yield "… verdicts", f"{found.right()} {found.wrong()}"
    yield "… another's", found.not_yours(FOUND, HOLDS, 2)
    yield "… to whoever lost it", found.not_yours(FOUND, HOLDS, 1)
    yield "… no answer needed any more", found.settled(FOUND)
    yield "question to who lost something", matching.question(FOUND, replace(ASKED, how="wants", thing="钥匙"), NOW)


def _between_neighbours() -> Iterator[tuple[str, Message | str]]:
    """Rings of three, and thanks."""
    yield "a ring of three", exchanges.proposal(RING, RING.posts[0])
    yield "… yes", exchanges.waiting(RING, RING.posts[0])
    yield "… answers", f"{exchanges.said_yes()} {exchanges.said_no()}"
    yield "… all willing", exchanges.agreed(RING, RING.posts[0])
    yield "… not this time", exchanges.off(RING, RING.posts[0])
    yield "thanks, by a button", Message(html=thanks.passed_on(), buttons=((thanks.button(LI, 1),),))
    yield "… again", thanks.said_before()
    yield "… to who is thanked", thanks.thanked(WANG, NEED, 2)
    deeds = [Deed(-1001, 10, "loan", LI, WANG, LOAN.gives, NOW), Deed(-1001, 7, "item", WANG, CHEN, (GINGER,), NOW)]
    yield "/me", thanks.page(1, deeds, [Thank(CHEN, WANG, (GINGER,), NOW), Thank(WANG, LI, (), NOW)])
    yield "/me, nothing yet", thanks.page(1, [], [])


def _lists() -> Iterator[tuple[str, Message | str]]:
    """What one sees of what is open, and of one's own."""
    yield "closed", posts.closed()
    yield "taken away", posts.taken_away()
    yield "to the helper: not needed", posts.no_longer_needed(NEED)
    yield "… not a word from both", posts.no_longer_needed(replace(NEED, state="parked"))
    yield "closed by an organizer, to the poster", posts.put_away(NEED)
    yield "… to the helper", posts.put_away_for_claimer(NEED)
    yield "/needs", posts.open_needs([NEED])
    yield "/needs, none", posts.open_needs([])
    yield "/offers", posts.open_offers([OFFER])
    yield "/offers, none", posts.open_offers([])
    yield (
        "/mine",
        posts.mine([NEED, LIST], [(OFFER, HOLDS)], [("电钻", 1)], helpers={NEED.id: [HOLDS], LIST.id: [HAS_ONE]}),
    )
    yield "/mine, nothing", posts.mine([], [])
    yield "/mine, away", posts.mine([], [], away_until=NOW)
    yield "away, until when?", away.how_long()
    yield "away", away.gone(NOW, 2)
    yield "back", away.welcome_back()
    yield "a need said privately", posts.say_it_in([Group(-1001, "花园小区")], "谁家有姜")
    yield "… by somebody in no group", posts.say_it_in([], "谁家有姜")


def _privacy() -> Iterator[tuple[str, Message | str]]:
    yield "/privacy", privacy.page()
    yield "/mydata", privacy.my_data()
    yield "… in a group", privacy.in_private()
    yield "/forget", privacy.sure()
    yield "… by somebody whose list others are on", privacy.sure(["团丹东草莓"])
    yield "… on many", privacy.sure([f"第{n}次接龙" for n in range(1, 8)])
    yield "… yes", privacy.forgotten()
    yield "… on a card too old to be taken away", privacy.was_here()
    yield "… where others were told of them", privacy.is_gone()
    yield "… where what was said of them is not over with it", privacy.has_gone()
    yield "… no", privacy.kept()


def _said(message: Message | None) -> Message:
    if message is None:
        raise ValueError("this page says something")
    return message
