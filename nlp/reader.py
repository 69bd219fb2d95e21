"""The reader put together: a neighbour's message in, a `Reading` out.

「谁有电钻借一下」 → Reading(intent="need", category="loan", wants=(Subject("电钻"),), …)
"""

import math
import unicodedata
from dataclasses import dataclass
from datetime import datetime

from nlp import times
from nlp.about import aliases, due, places, prices, subjects
from nlp.answers import endings
from nlp.fitted.weights import Steps
from nlp.gatherings import notices, rolls, titles
from nlp.household import emoji, quantities, things
from nlp.intent import (
    clauses,
    closings,
    company,
    complaints,
    cues,
    emergencies,
    features,
    finds,
    intents,
    lifts,
    missing,
    network,
    shapes,
    unlisted,
    urgency,
    visits,
)
from nlp.readings import Category, Context, Cue, Event, Intent, Reading, Subject, When, still
from nlp.writing import normalise, openers, script, uses

UNKNOWN = Context()  # nothing is known beside the text
SHOWN = 8  # cues shown for a decision: the rest weighs little
SURE = 0.99  # of what the gate leaves alone, this many are none of our business (nlp/training/intents.py)
UNLIKELY = 0.02  # an announcement that reads as an event with less and names no time is none
NO_MORE = ("不", "唔")  # how the poster says that it is not wanted any more; a mere 「算了」 may mean anything
OWN = {"close": 12.0, "claim": 0.1}  # the poster closes what is theirs, and rarely takes it up: odds, by judgement


@dataclass(frozen=True, slots=True)
class Weighed:
    """What the models make of a message."""

    seen: features.Glance
    look: features.Look
    reply: bool
    total: Steps
    heard: network.Heard
    odds: list[float]  # of each intent
    plainly: Cue | None  # it is a plain sentence, whatever it names


def read(text: str, *, now: datetime | None = None, context: Context = UNKNOWN, about: bool = True) -> Reading:
    """What `text` means. `now` is the group's wall time (naive); without it times are left unread.

    Without `about` what it is about is left unread: only intent and confidence are answered, in a third of the time.
    Never raises, whatever is typed; work is bounded, whatever its length.
    """
    typed = text[: normalise.READ]
    if context.reply_to is None:
        typed = openers.without(typed)
    plain = script.plain(typed).strip()
    own: list[str] = []
    if context.words.aliases:
        plain, own = aliases.renamed(plain, context.words)
    alone = context.reply_to is None and not context.announcing
    if alone and complaints.made(plain):
        return still(text, SURE)
    if alone and (over := closings.sure(plain, context.own)):
        return Reading(text, "close", over, cues=(closings.cue(plain),))
    if (called := uses.named(emoji.named(plain))) != plain:  # 「打气的」, 「🔨」
        typed = plain = called
    expected = own or context.announcing or context.reply_to or context.own or intents.announces(plain)
    if context.own and plain.startswith(NO_MORE) and endings.drops(plain):
        return Reading(text, "close", shapes.SURE, cues=(Cue("endings.dropped", plain, "事情不用了", 1.0),))
    shape = _told(plain) if alone else None
    if shape is not None:
        if not about:
            return Reading(text, shape.intent, shapes.SURE)
        typed = shape.mended or typed
        cue = (shape.cue,)
        return _post(text, typed, shape.intent, shapes.SURE, shape.category, context, now, cue, shape.about)
    held = None if context.reply_to else company.plays(plain) or (notices.find(plain) if alone else None)
    if held is not None:
        event, where = (_event(typed, now), places.find(typed)) if about else (None, ())
        return Reading(text, "event", shapes.SURE, event=event, cues=(held,), places=where)
    if _says_nothing(plain) if expected else not plain or intents.silent(plain):
        return still(text, SURE)
    weighed = _weighed(plain, own, context, expected=bool(expected))
    if weighed is None:
        return still(text, SURE)
    odds, classes = weighed.odds, intents.model().names
    intent = intents.decided(odds, weighed.reply)
    if context.announcing and (odds[classes.index("event")] >= UNLIKELY or times.present(typed)):
        intent = "event"
    confidence = 1.0 if context.announcing and intent == "event" else odds[classes.index(intent)]
    if not about:
        return Reading(text, intent, confidence)
    reasons = _cues(weighed, classes.index(intent))
    if intent in intents.POSTS:
        category = intents.category(weighed.total, weighed.heard)
        return _post(text, typed, intent, confidence, category, context, now, reasons)
    if intent == "event":
        return Reading(text, intent, confidence, event=_event(typed, now), cues=reasons, places=places.find(typed))
    return Reading(
        text,
        intent,
        confidence,
        cues=reasons,
        quantity=quantities.claimed(typed) if intent == "claim" else None,
        roll=rolls.find(typed) if "\n" in typed else None,
    )


def _weighed(plain: str, own: list[str], context: Context, *, expected: bool) -> Weighed | None:
    """What the models make of a message; None where it is surely none of our business, unless something is expected."""
    seen = features.glance(plain, own)
    reply = context.reply_to is not None
    total = intents.glanced(seen, reply)
    if not expected and intents.idle(total, seen.text):
        return None
    known = intents.model()
    look = features.look(seen, known.frequent)
    total += intents.looked(look)
    heard = network.hear(seen.text, reply)
    odds = intents.weighed(total, heard, reply)
    plainly = None if reply or context.announcing else unlisted.find(plain) or clauses.find(plain)
    moved: dict[str, float] = dict(OWN) if context.own else {}
    if plainly:
        moved |= {**clauses.moves(plainly.entry), "none": math.exp(-plainly.weight)}
    if moved:
        odds = [chance * moved.get(name, 1.0) for name, chance in zip(known.names, odds, strict=True)]
        odds = [chance / sum(odds) for chance in odds]
    return Weighed(seen, look, reply, total, heard, odds, plainly)


def _told(plain: str) -> shapes.Found | None:
    """What is read by rule, before any model."""
    return (
        emergencies.find(plain)
        or shapes.find(plain)
        or missing.find(plain)
        or finds.find(plain)
        or visits.find(plain)
        or lifts.find(plain)
        or company.find(plain)
    )


def _says_nothing(plain: str) -> bool:
    """Whether there is nothing but marks and spaces: 「!!!」 promises nothing, whoever it answers; 「🙋」 may."""
    return all(unicodedata.category(one)[0] in "PZC" for one in plain)


def _post(
    text: str,
    typed: str,
    intent: Intent,
    confidence: float,
    category: Category,
    context: Context,
    now: datetime | None,
    reasons: tuple[Cue, ...],
    told: str | None = None,
) -> Reading:
    """The post that `text` is; `told` is all that it is about, where that is known already."""
    wants, gives = subjects.find(typed, intent, category, words=context.words) if told is None else ((), ())
    if told is not None and intent == "offer":
        gives = (Subject(told),)
    elif told is not None:
        wants = (Subject(told),)
    about = wants + gives
    if category == "loan" and about and all(things.eaten(one.name) for one in about):
        category = "item"  # 「借点盐」: it does not come back
    lost = missing.urgent([one.name for one in wants], [one.name for one in gives]) if category == "lost_found" else []
    return Reading(
        text,
        intent,
        confidence,
        category,
        wants,
        gives,
        cues=reasons,
        due=due.find(typed, now) if now is not None else None,
        places=places.find(typed),
        price=prices.find(typed, intent, category, about),
        urgency=urgency.find(typed, lost=lost),
        roll=rolls.find(typed) if "\n" in typed else None,
    )


def _event(typed: str, now: datetime | None) -> Event:
    """What is announced; it is known to be an event, so doubtful words are taken for its time."""
    when: When | None = times.find(typed, now, announcing=True) if now is not None else None
    where = places.of_event(typed)
    said = () if when is None else (when.words,) if when.recurrence is None else tuple(when.words.split())
    return Event(titles.find(typed, said + where), where[0] if where else None, when)


def _cues(weighed: Weighed, place: int) -> tuple[Cue, ...]:
    """The cues and words that moved the decision most against the next likeliest intent, strongest first.

    Before them stands the plain sentence that it is, behind them what the network heard in the message as a whole: how
    far it likes the one better than the other.
    """
    odds, sorts = weighed.odds, weighed.heard.sorts
    against = max((other for other in range(len(odds)) if other != place), key=odds.__getitem__)
    entries = cues.lexicon().entries
    found = []
    for one, steps in intents.moved(weighed.seen, weighed.look, weighed.reply, place, against).items():
        if isinstance(one, cues.Hit):
            found.append((steps, one.name, one.words, entries[one.name].meaning))
        elif place and steps and one[0] not in "<^$,@":  # keeping still needs no long account
            found.append((steps, "word:" + one, one, ""))
    found.sort(key=lambda one: -abs(one[0]))
    scale = intents.model().intents.scale(weighed.total)
    plainly = (weighed.plainly,) if weighed.plainly and place else ()
    sounds = Cue(network.NAME, "", "", sorts[place] - sorts[against])
    shown = (Cue(name, words, meaning, steps * scale) for steps, name, words, meaning in found[:SHOWN])
    return (*plainly, *shown, sounds)
