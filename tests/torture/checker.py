"""Whether a run kept the promise: every confirmed update handled once, every owed message there, no order broken.

Nothing of the bot is used; `check(record)` gives a sentence for everything that is wrong, under the rule that it
breaks. RULES is all there is to break, and each is broken on purpose in test_checker.py.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import dropwhile
from typing import Any

from tests.torture.alignment import Attempt, aligned, attempts, standing, why_not
from tests.torture.record import Call, Record
from tests.torture.talk import Role, role

MUST: frozenset[Role] = frozenset({"need", "claim", "question"})
POISON: frozenset[Role] = frozenset({"poisoned", "unreadable"})
SAYING = ("sendMessage", "sendPhoto", "sendLocation", "sendDocument")
REFUSED = (403, 502, 0)  # by the bot; by the proxy, when nobody was at home; cut off
CHANGING = ("editMessageText", "deleteMessage", "pinChatMessage", "setMessageReaction")


@dataclass(frozen=True, slots=True)
class Fault:
    rule: str
    what: str


@dataclass(frozen=True, slots=True)
class Figures:
    """What a run was about; `repeated` are messages that stand there twice, `in_flight` how many may."""

    updates: int
    concerning: int
    kills: int
    pauses: int
    hang_ups: int
    clock_jumps: int
    calls: int
    faults: int
    forged: int
    owed: int
    repeated: int
    in_flight: int


def check(record: Record) -> list[Fault]:
    return [Fault(name, what) for name, rule in RULES.items() for what in rule(record)]


def figures(record: Record) -> Figures:
    rows = {entry.row for entry in record.entries if entry.book == "outbox"}
    sent_rows = {entry.row for entry in record.entries if entry.kind in ("send", "file") and entry.state == "sent"}
    said = sum(call.method in SAYING and call.status == 200 for call in record.calls)
    gone = sum(call.method in SAYING and call.gone for call in record.calls)
    return Figures(
        updates=len(record.updates),
        concerning=sum(role(update) in MUST | POISON for update in record.updates),
        kills=len(record.kills),
        pauses=len(record.pauses),
        hang_ups=len(record.cuts),
        clock_jumps=record.jumps,
        calls=len(record.calls),
        faults=sum(call.fault is not None for call in record.calls),
        forged=sum(record.forged.values()),
        owed=len(rows),
        repeated=said - len(sent_rows),
        in_flight=gone + sum(len(each.sending) for each in (*record.kills, *record.pauses, *record.cuts)),
    )


# — what came in —


def all_confirmed(record: Record) -> Iterator[str]:
    """The bot has taken everything from the server."""
    for update in record.updates:
        if update["update_id"] not in record.confirmed:
            yield f"update {update['update_id']} was never confirmed"


def stored_once(record: Record) -> Iterator[str]:
    """What concerns the bot is in the inbox, once; what does not never touches the disk."""
    stored = Counter(entry.update_id for entry in record.entries if entry.book == "inbox" and entry.new)
    for update in record.updates:
        number, what = update["update_id"], role(update)
        if what in MUST | POISON and stored[number] != 1:
            yield f"update {number} ({what}) was stored {stored[number]} times"
        if what == "chatter" and stored[number]:
            yield f"update {number} is chatter and was stored"
        if what == "other" and stored[number] > 1:
            yield f"update {number} was stored {stored[number]} times"


def nothing_forged(record: Record) -> Iterator[str]:
    """Whoever does not know the secret is refused, and nothing of theirs is stored or comes of it."""
    true = {update["update_id"] for update in record.updates}
    for entry in record.entries:
        if entry.book == "inbox" and entry.new and entry.update_id not in true:
            yield f"update {entry.update_id} is not the server's and was stored"
    messages = {(update["message"]["chat"]["id"], update["message"]["message_id"])
                for update in record.updates if "message" in update}  # fmt: skip
    for post in record.posts:
        if (post.chat, post.message_id) not in messages:
            yield f"post {post.id} is of a message that nobody wrote"
    for status, times in record.forged.items():
        if status not in REFUSED:
            yield f"{times} forged calls were answered {status}"


def handled_once(record: Record) -> Iterator[str]:
    """Each is handled once, and poison set aside under a code that stands in the log."""
    ends: dict[int, list[str]] = defaultdict(list)
    for entry in record.entries:
        if entry.book == "inbox" and entry.state != "waiting" and entry.update_id is not None:
            ends[entry.update_id].append(entry.state)
    codes = {row.update_id: row.incident for row in record.inbox}
    for update in record.updates:
        number, what = update["update_id"], role(update)
        wanted = ["aside"] if what in POISON else ["handled"]
        if (what in MUST | POISON or number in ends) and ends.get(number, []) != wanted:
            yield f"update {number} ({what}) ended {ends.get(number, [])}, not {wanted}"
        if what in POISON and codes.get(number) not in record.incidents:
            yield f"update {number} lies aside without a code in the log"
    for row in record.inbox:
        if row.state == "waiting":
            yield f"update {row.update_id} still waits"


def in_order_in(record: Record) -> Iterator[str]:
    """Within a chat, updates are handled as they happened."""
    last: dict[int, int] = {}
    for entry in record.entries:
        if entry.book == "inbox" and entry.state == "handled" and entry.update_id is not None:
            if entry.update_id < last.get(entry.chat, 0):
                yield f"update {entry.update_id} was handled after {last[entry.chat]} in chat {entry.chat}"
            last[entry.chat] = max(entry.update_id, last.get(entry.chat, 0))


# — what came of it —


def posts_once(record: Record) -> Iterator[str]:
    """Every need is one post with one card; every question has one answer."""
    posts = Counter((post.chat, post.message_id) for post in record.posts)
    sends = [entry for entry in record.entries if entry.book == "outbox" and entry.new and entry.kind == "send"]
    cards = Counter((entry.chat, Attempt.of(entry).reply_to) for entry in sends)
    private = Counter(entry.chat for entry in sends)
    questions: Counter[int] = Counter()
    for update in record.updates:
        what = role(update)
        if what == "need":
            where = (update["message"]["chat"]["id"], update["message"]["message_id"])
            if posts[where] != 1:
                yield f"the need {where} has {posts[where]} posts"
            if cards[where] != 1:
                yield f"the need {where} was owed {cards[where]} cards"
        if what == "question":
            questions[update["message"]["chat"]["id"]] += 1
    for person, asked in questions.items():
        if private[person] != asked:
            yield f"{asked} questions of {person} have {private[person]} answers"


def claims_once(record: Record) -> Iterator[str]:
    """Nobody claims twice; whoever came first has it, the others queue as they came."""
    came: dict[tuple[int, int], dict[int, None]] = defaultdict(dict)
    for update in record.updates:
        if role(update) == "claim":
            need, who = _claimed(update)
            came[need][who] = None
    posts = {post.id: (post.chat, post.message_id) for post in record.posts}
    made: dict[tuple[int, int], list[tuple[int, str]]] = defaultdict(list)
    for claim in record.claims:
        made[posts[claim.post]].append((claim.person, claim.state))
    for need in came.keys() | made.keys():
        people = [person for person, _ in made[need]]
        if people != list(came[need]):
            yield f"need {need}: claimed by {list(came[need])}, remembered {people}"
        states = [state for _, state in made[need]]
        if record.jumps:  # by a day: who holds it and says nothing for so long lets it go
            states = list(dropwhile(lambda state: state == "let_go", states))
        if states and states != ["holding", *["queued"] * (len(states) - 1)]:
            yield f"need {need}: claims stand as {states}"


def _claimed(update: Mapping[str, Any]) -> tuple[tuple[int, int], int]:
    """Which need, by whom: a reply to it, or a tap on the card that replies to it."""
    message = update["callback_query"]["message"] if "callback_query" in update else update["message"]
    who = update["callback_query"]["from"] if "callback_query" in update else message["from"]
    return (message["chat"]["id"], message["reply_to_message"]["message_id"]), who["id"]


# — what was said —


def nothing_owed_left(record: Record) -> Iterator[str]:
    """Nothing waits any more, and nothing was left out."""
    for row in record.owed:
        yield f"message {row} was never sent"
    deleted = {entry.ref for entry in record.entries if entry.kind == "delete"}
    for entry in record.entries:
        if entry.state == "dropped" and entry.kind in ("send", "file") and entry.ref not in deleted:
            yield f"message {entry.row} to {entry.chat} was dropped"


def said_as_owed(record: Record) -> Iterator[str]:
    """In every chat, what the server heard is what was owed: all of it, in order, and twice only what was in flight."""
    tried = attempts(record)
    interruptions = (*record.kills, *record.pauses, *record.cuts)
    heard: dict[int, list[Call]] = defaultdict(list)
    for call in record.calls:
        if call.method in SAYING + CHANGING and call.earnest:
            heard[call.chat].append(call)
    for chat in sorted(tried.keys() | heard.keys()):
        if aligned(tried[chat], heard[chat], interruptions) is None:
            yield f"chat {chat}: {why_not(tried[chat], heard[chat])}"


def stands_as_meant(record: Record) -> Iterator[str]:
    """Every message that has a name shows its last words."""
    stands = standing(record.calls)
    meant: dict[str, str] = {}
    deleted = set()
    arrived = {entry.ref for entry in record.entries if entry.kind == "send" and entry.state == "sent"}
    for entry in record.entries:
        if entry.state == "sending" and entry.ref is not None and entry.kind in ("send", "edit"):
            meant[entry.ref] = Attempt.of(entry).text
        elif entry.kind == "delete" and entry.ref is not None:
            deleted.add(entry.ref)
    where = {each.ref: (each.chat, each.message_id) for each in record.delivered}
    for ref, text in meant.items():
        if ref in deleted or ref not in arrived:  # an edit of what could never be told; said_as_owed sees to the rest
            continue
        if ref not in where:
            yield f"nobody knows where {ref} stands"
        elif stands.get(where[ref]) != text:
            yield f"{ref} stands with other words than its last"


def well_behaved(record: Record) -> Iterator[str]:
    """Nothing ended by itself, and every incident is one that was made."""
    for status in record.exits:
        yield f"the bot ended by itself with {status}"
    aside = {entry.row: entry.update_id for entry in record.entries if entry.state == "aside"}
    known = {f"job=inbox/{row}" for row in aside} | {f"update={update}" for update in aside.values()}
    for code, happened_to in record.incidents.items():
        if happened_to not in known and not record.troubled:  # poison may be met again after a kill
            yield f"incident {code} was not made on purpose"


RULES: Mapping[str, Callable[[Record], Iterator[str]]] = {
    rule.__name__: rule
    for rule in (
        all_confirmed,
        stored_once,
        nothing_forged,
        handled_once,
        in_order_in,
        posts_once,
        claims_once,
        nothing_owed_left,
        said_as_owed,
        stands_as_meant,
        well_behaved,
    )
}
