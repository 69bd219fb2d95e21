"""The checker, on a record that is right and on the same record broken on purpose: what cannot fail proves nothing."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import pytest

from tests.torture.checker import RULES, check, figures
from tests.torture.record import (
    Call,
    Claim,
    Delivered,
    Entry,
    InboxRow,
    Kill,
    Post,
    Record,
)
from tests.torture.talk import CLAIM, POISON, QUESTION

GROUP, NEEDY, FIRST, SECOND = -5, 1, 2, 3
CARD, ASKED, HELD = "谁能借电钻", "没有挂着的事", "小李来帮忙了"


def message(number: int, text: str, who: int, *, chat: int = GROUP, reply_to: int | None = None) -> dict[str, Any]:
    body: dict[str, Any] = {
        "message_id": number + 100,
        "date": 1,
        "chat": {"id": chat, "type": "private" if chat > 0 else "supergroup"},
        "from": {"id": who},
        "text": text,
    }
    if reply_to is not None:
        body["reply_to_message"] = {"message_id": reply_to + 100}
    return {"update_id": number, "message": body}


def tap(number: int, who: int, need: int) -> dict[str, Any]:
    card = {"chat": {"id": GROUP, "type": "supergroup"}, "reply_to_message": {"message_id": need + 100}}
    return {"update_id": number, "callback_query": {"from": {"id": who}, "message": card, "data": "claim:1"}}


UPDATES = (
    message(1, "谁有电钻借一下", NEEDY),
    message(2, "今天天气真好1", FIRST),
    message(3, CLAIM, FIRST, reply_to=1),
    tap(4, SECOND, need=1),
    message(5, f"谁有{POISON}借一下", NEEDY),
    message(6, QUESTION, 9, chat=9),
)


def outgoing(kind: str, text: str, reply_to: int | None = None) -> str:
    return json.dumps({"kind": kind, "message": {"html": text}, "reply_to": reply_to}, ensure_ascii=False)


class Notes:
    """Entries one after the other."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []

    def inbox(self, update: int, end: str, chat: int = GROUP) -> None:
        for new, state in ((True, "waiting"), (False, end)):
            self.entries.append(Entry(len(self.entries), new, "inbox", update, chat, state, update))

    def outbox(self, row: int, chat: int, kind: str, ref: str | None, body: str, *states: str) -> None:
        for state in ("waiting", *states):
            new = state == "waiting" and not any(e.book == "outbox" and e.row == row for e in self.entries)
            kept = body if state in ("waiting", "sending") else ""
            self.entries.append(
                Entry(len(self.entries), new, "outbox", row, chat, state, kind=kind, ref=ref, body=kept)
            )


def right() -> Record:
    """A need, two claims, a poison, a question. The card was sent twice, for the first time just before a kill."""
    notes = Notes()
    notes.inbox(1, "handled")
    notes.outbox(1, GROUP, "send", "card:1", outgoing("send", CARD, 101), "sending", "waiting", "sending", "sent")
    notes.inbox(3, "handled")
    notes.inbox(4, "handled")
    notes.outbox(2, GROUP, "edit", "card:1", outgoing("edit", HELD), "sending", "sent")
    notes.inbox(5, "aside")
    notes.inbox(6, "handled", 9)
    notes.outbox(3, 9, "send", None, outgoing("send", ASKED), "sending", "sent")
    notes.outbox(4, 8, "send", None, outgoing("send", "欢迎"), "sending", "failed")
    card = {"chat_id": GROUP, "text": CARD}
    return Record(
        updates=UPDATES,
        calls=(
            Call(1, 1.0, "sendMessage", card, None, 200, 50),
            Call(2, 2.0, "sendMessage", card, "429", 429, None),
            Call(3, 3.0, "sendMessage", card, None, 200, 51),
            Call(4, 4.0, "editMessageText", {"chat_id": GROUP, "message_id": 51, "text": HELD}, None, 200, 51),
            Call(5, 5.0, "sendMessage", {"chat_id": 9, "text": ASKED}, None, 200, 52),
            Call(6, 6.0, "sendMessage", {"chat_id": 8, "text": "欢迎"}, None, 403, None),
        ),
        confirmed=frozenset(range(1, 7)),
        entries=tuple(notes.entries),
        inbox=tuple(
            InboxRow(n, "aside" if n == 5 else "handled", "K7M2XP" if n == 5 else None) for n in (1, 3, 4, 5, 6)
        ),
        owed=(),
        posts=(Post(1, GROUP, 101),),
        claims=(Claim(1, FIRST, "holding"), Claim(1, SECOND, "queued")),
        delivered=(Delivered("card:1", GROUP, 51),),
        kills=(Kill(1.5, frozenset({1})),),
        log="level=ERROR event=incident code=K7M2XP place=runner job=inbox/5",
    )


def test_a_run_that_kept_its_promise_is_let_pass() -> None:
    seen = figures(right())
    assert check(right()) == []
    assert (seen.updates, seen.concerning, seen.kills, seen.owed) == (6, 5, 1, 4)
    assert (seen.repeated, seen.in_flight) == (1, 1)


@dataclass(frozen=True, slots=True)
class Break:
    """One thing done wrong, and the rule that must see it."""

    rule: str
    what: str
    how: Callable[[Record], Record]


def without_call(number: int) -> Callable[[Record], Record]:
    return lambda it: replace(it, calls=tuple(call for call in it.calls if call.number != number))


def with_calls(*order: int) -> Callable[[Record], Record]:
    return lambda it: replace(it, calls=tuple(it.calls[number - 1] for number in order))


def changed_call(number: int, **changes: Any) -> Callable[[Record], Record]:
    return lambda it: replace(
        it, calls=tuple(replace(call, **changes) if call.number == number else call for call in it.calls)
    )


def entries(keep: Callable[[Entry], bool], *more: Entry) -> Callable[[Record], Record]:
    return lambda it: replace(it, entries=(*(entry for entry in it.entries if keep(entry)), *more))


def swapped(first: int, second: int) -> Callable[[Record], Record]:
    """Two updates were handled in the other order."""

    def swap(it: Record) -> Record:
        other = {first: second, second: first}
        return replace(
            it,
            entries=tuple(
                replace(entry, row=other[entry.row], update_id=other[entry.row])
                if entry.book == "inbox" and entry.row in other
                else entry
                for entry in it.entries
            ),
        )

    return swap


def is_(book: str, row: int, state: str | None = None) -> Callable[[Entry], bool]:
    return lambda entry: entry.book == book and entry.row == row and state in (None, entry.state)


def but(unwanted: Callable[[Entry], bool]) -> Callable[[Entry], bool]:
    return lambda entry: not unwanted(entry)


def everything(_: Entry) -> bool:
    return True


BREAKS = (
    Break("all_confirmed", "an update stays at the server", lambda it: replace(it, confirmed=frozenset(range(1, 6)))),
    Break("stored_once", "a need was confirmed and never stored", entries(but(is_("inbox", 1)))),
    Break(
        "stored_once",
        "a claim was stored twice",
        entries(everything, Entry(99, True, "inbox", 99, GROUP, "waiting", 3)),
    ),
    Break(
        "stored_once",
        "chatter touched the disk",
        entries(everything, Entry(99, True, "inbox", 99, GROUP, "waiting", 2)),
    ),
    Break(
        "nothing_forged",
        "a forged need was stored",
        entries(everything, Entry(99, True, "inbox", 99, GROUP, "waiting", 900)),
    ),
    Break("nothing_forged", "something came of it", lambda it: replace(it, posts=(*it.posts, Post(2, GROUP, 999)))),
    Break("nothing_forged", "a forger was let in", lambda it: replace(it, forged={403: 7, 200: 1})),
    Break("handled_once", "a need was never handled", entries(but(is_("inbox", 1, "handled")))),
    Break(
        "handled_once",
        "a question was handled twice",
        entries(everything, Entry(99, False, "inbox", 6, 9, "handled", 6)),
    ),
    Break(
        "handled_once",
        "an update waits for ever",
        lambda it: replace(it, inbox=(*it.inbox, InboxRow(7, "waiting", None))),
    ),
    Break("handled_once", "poison was handled", lambda it: replace(it, entries=tuple(
        replace(entry, state="handled") if entry.state == "aside" else entry for entry in it.entries
    ))),
    Break("handled_once", "a good row was set aside", lambda it: replace(it, entries=tuple(
        replace(entry, state="aside") if is_("inbox", 3, "handled")(entry) else entry for entry in it.entries
    ))),
    Break("handled_once", "an incident is not in the log", lambda it: replace(it, log="")),
    Break("in_order_in", "the second claim was handled first", swapped(3, 4)),
    Break("posts_once", "a need has no post", lambda it: replace(it, posts=(), claims=())),
    Break("posts_once", "a need has two posts", lambda it: replace(it, posts=(*it.posts, Post(2, GROUP, 101)))),
    Break("posts_once", "a need was owed no card", entries(but(is_("outbox", 1)))),
    Break(
        "posts_once",
        "a question was answered twice",
        entries(everything, Entry(99, True, "outbox", 9, 9, "waiting", kind="send", body=outgoing("send", ASKED))),
    ),
    Break("posts_once", "a question has no answer", entries(but(is_("outbox", 3)))),
    Break("claims_once", "a claim was lost", lambda it: replace(it, claims=it.claims[:1])),
    Break("claims_once", "somebody claimed twice", lambda it: replace(it, claims=(*it.claims, it.claims[1]))),
    Break("claims_once", "whoever came second has it", lambda it: replace(it, claims=(
        Claim(1, SECOND, "holding"), Claim(1, FIRST, "queued")
    ))),
    Break("claims_once", "two hold the same", lambda it: replace(it, claims=tuple(
        replace(claim, state="holding") for claim in it.claims
    ))),
    Break("claims_once", "nobody holds it", lambda it: replace(it, claims=tuple(
        replace(claim, state="queued") for claim in it.claims
    ))),
    Break("nothing_owed_left", "a message waits for ever", lambda it: replace(it, owed=(3,))),
    Break("nothing_owed_left", "a message was left out", lambda it: replace(it, entries=tuple(
        replace(entry, state="dropped") if is_("outbox", 3, "sent")(entry) else entry for entry in it.entries
    ))),
    Break("said_as_owed", "an answer is not there", without_call(5)),
    Break("said_as_owed", "an edit is not there", without_call(4)),
    Break("said_as_owed", "an answer was said twice for no reason", with_calls(1, 2, 3, 4, 5, 5, 6)),
    Break("said_as_owed", "the card stands there three times", with_calls(1, 1, 2, 3, 4, 5, 6)),
    Break("said_as_owed", "the edit came before the card", with_calls(1, 2, 4, 3, 5, 6)),
    Break("said_as_owed", "what nobody owed was said", changed_call(5, parameters={"chat_id": 9, "text": "?"})),
    Break("said_as_owed", "it was said to somebody else", changed_call(5, parameters={"chat_id": 7, "text": ASKED})),
    Break("said_as_owed", "it was given up without a refusal", without_call(6)),
    Break("said_as_owed", "what was said twice was not on its way at the kill", lambda it: replace(it, kills=())),
    Break("said_as_owed", "the kill was before the message", lambda it: replace(
        it, kills=(Kill(0.5, frozenset({1})),)
    )),
    Break("stands_as_meant", "the card shows its old words", changed_call(4, status=400)),
    Break("stands_as_meant", "the other copy was edited", changed_call(
        4, parameters={"chat_id": GROUP, "message_id": 50, "text": HELD}
    )),
    Break("stands_as_meant", "the bot forgot where its card is", lambda it: replace(it, delivered=())),
    Break("well_behaved", "the bot ended by itself", lambda it: replace(it, exits=(1,))),
    Break("well_behaved", "an incident that nobody made", lambda it: replace(
        it, log=it.log + "\nlevel=ERROR event=incident code=ABCDEF place=runner"
    )),
)  # fmt: skip


@pytest.mark.parametrize("wrong", BREAKS, ids=lambda wrong: f"{wrong.rule}: {wrong.what}")
def test_what_is_wrong_is_seen(wrong: Break) -> None:
    assert wrong.rule in {fault.rule for fault in check(wrong.how(right()))}


def test_every_rule_can_fail() -> None:
    assert {wrong.rule for wrong in BREAKS} == set(RULES)


def test_where_the_clock_jumped_who_held_it_may_have_let_it_go_but_the_next_one_holds_it() -> None:
    let_go = replace(right(), jumps=1, claims=(Claim(1, FIRST, "let_go"), Claim(1, SECOND, "holding")))
    nobody = replace(let_go, claims=(Claim(1, FIRST, "let_go"), Claim(1, SECOND, "queued")))
    assert (check(let_go), {fault.rule for fault in check(nobody)}) == ([], {"claims_once"})


def test_where_the_machine_was_in_trouble_incidents_are_expected() -> None:
    log = right().log + "\nlevel=ERROR event=incident code=ABCDEF place=sender"
    assert check(replace(right(), log=log, troubled=True)) == []
