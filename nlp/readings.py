"""What a message means: the values that `nlp.read` answers with. They stand still and know nothing of chat or storage.

「谁有电钻借一下」 → Reading(intent="need", category="loan", wants=(Subject("电钻"),))
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, NamedTuple

Intent = Literal["need", "offer", "exchange", "claim", "close", "event", "none"]
Category = Literal["item", "loan", "help", "ride", "group_buy", "lost_found", "info"]
PostKind = Literal["need", "offer", "exchange"]
Calendar = Literal["solar", "lunar"]
Urgency = Literal["fire", "leak", "missing", "medicine", "hurry"]

ACT = 0.75  # at or above this confidence the bot may act unasked; below it keeps still (docs/reading.md)


@dataclass(frozen=True, slots=True)
class Subject:
    """One thing wanted or given: 「两块姜」 → Subject("姜", 2, "块"). Names are simplified and spelt right."""

    name: str
    quantity: float | None = None
    unit: str | None = None


class Cue(NamedTuple):  # eight are made for every post, and a tuple is made four times sooner
    """One reason for a decision, as a person may read it: which entry of the lexicon, which words of the text."""

    entry: str  # the lexicon's own name of the cue, e.g. "ask.whose-home-has"
    words: str  # what stood in the text, e.g. 「谁家有」
    meaning: str  # the lexicon's explanation, e.g. 「问谁家有」
    weight: float  # how far it moved the decision; above 0 speaks for the intent answered


@dataclass(frozen=True, slots=True)
class When:
    """A time in a message, in the local wall time of the group; `end` is exclusive of nothing, as people say it.

    「周六上午9点到11点」 → start 09:00, end 11:00, all_day False. `recurrence` is an RFC 5545 RRULE value without
    `RRULE:`; `calendar` says which calendar the words used. `problem` is set, and `start` None, where the words name
    a time that does not exist (「2月30日」).
    """

    words: str
    start: datetime | None  # naive: wall time of the group
    end: datetime | None = None
    all_day: bool = False
    recurrence: str | None = None
    calendar: Calendar = "solar"
    problem: Literal["no-such-date", "no-such-time", "past"] | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """What an organizer announces: title and place as written, when as a `When`."""

    title: str
    place: str | None
    when: When | None


@dataclass(frozen=True, slots=True)
class Price:
    """「68元/箱」 → Price(68.0, "箱"); 「白送」 → Price(0.0)."""

    yuan: float
    per: str | None = None


@dataclass(frozen=True, slots=True)
class RollLine:
    """One line of a hand-typed 接龙: 「3. 王阿姨 2箱」 → RollLine(3, "王阿姨", 2.0, "箱", "")."""

    number: int
    name: str
    quantity: float | None = None
    unit: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Roll:
    """A hand-typed sign-up list: its heading and its lines in the order typed, numbers as typed."""

    heading: str
    lines: tuple[RollLine, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """A group's own words, added by an organizer at run time; reading uses them at once.

    `aliases` maps what people type to the thing meant, e.g. {"大黑": "电钻"}; a new thing is its own alias.
    """

    aliases: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Context:
    """What is known beside the text. All of it may be unknown.

    `reply_to`: what kind of post the message replies to ("post" where only that it is one is known), None if it is
    no reply to a post. `own`: the writer is the poster of the post replied to, or (no reply) has a post open.
    `announcing`: an organizer announces this; it reads as an event unless it cannot be one.
    """

    reply_to: PostKind | Literal["post"] | None = None
    own: bool = False
    announcing: bool = False
    words: Words = field(default_factory=Words)


@dataclass(frozen=True)  # without slots, so that `still` need not set what stands in the class
class Reading:
    """What `nlp.read` understood. Posts fill `wants` and/or `gives`; all other intents leave both empty.

    `confidence` is the calibrated probability (0..1) that `intent` is right; `cues` are the reasons, strongest first.
    """

    text: str
    intent: Intent
    confidence: float
    category: Category | None = None
    wants: tuple[Subject, ...] = ()
    gives: tuple[Subject, ...] = ()
    event: Event | None = None
    cues: tuple[Cue, ...] = ()
    due: When | None = None  # for posts: 「明天还」「今晚用」「周末前」
    places: tuple[str, ...] = ()  # 「3栋2单元501」「花街广场」「北门」
    price: Price | None = None
    urgency: Urgency | None = None
    quantity: float | None = None  # for a claim: 「我要两份」 → 2
    roll: Roll | None = None

    @property
    def act(self) -> bool:
        """Whether the bot may act on this unasked."""
        return self.intent != "none" and self.confidence >= ACT


def still(text: str, confidence: float) -> Reading:
    """「哈哈哈」 → Reading("哈哈哈", "none", 0.99): what most of a group's messages are answered, six times sooner."""
    reading = object.__new__(Reading)
    vars(reading).update(text=text, intent="none", confidence=confidence)
    return reading
