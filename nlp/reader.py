"""The reader put together: a neighbour's message in, a `Reading` out.

「谁有电钻借一下」 → Reading(intent="need", category="loan", wants=(Subject("电钻"),), …)
"""

from datetime import datetime

from nlp import (
    due,
    intents,
    linear,
    normalise,
    places,
    prices,
    quantities,
    rolls,
    script,
    subjects,
    times,
    urgency,
)
from nlp.features import features
from nlp.readings import Context, Cue, Event, Reading

UNKNOWN = Context()  # nothing is known beside the text
CUES = 8  # shown for each decision: the rest weighs little


def read(text: str, *, now: datetime | None = None, context: Context = UNKNOWN) -> Reading:
    """What `text` means. `now` is the group's wall time (naive); without it times are left unread.

    Never raises, whatever is typed; work is bounded, whatever its length.
    """
    typed = text[: normalise.READ]
    plain = script.simplify(normalise.plain(typed)).strip()
    if not plain:
        return Reading(text=text, intent="none", confidence=1.0)
    found = sorted({*features(plain, context), ""})
    intent, confidence = intents.intent(found)
    if context.announcing and intent != "event":
        intent, confidence = "event", max(confidence, 0.9)
    if intent == "none":
        return Reading(text=text, intent=intent, confidence=confidence, cues=_cues(found, intent))
    when = times.find(typed, now, announcing=intent == "event") if now and intent == "event" else None
    where = places.find(typed)
    category = intents.category(found) if intent in intents.POSTS else None
    wants, gives = subjects.find(typed, intent, category, words=context.words) if category else ((), ())
    return Reading(
        text=text,
        intent=intent,
        confidence=confidence,
        category=category,
        wants=wants,
        gives=gives,
        event=Event(_title(typed, where), where[0] if where else None, when) if intent == "event" else None,
        cues=_cues(found, intent),
        due=due.find(typed, now) if now and category else None,
        places=where,
        price=prices.find(typed) if category else None,
        urgency=urgency.find(typed) if intent == "need" else None,
        quantity=quantities.claimed(typed) if intent == "claim" else None,
        roll=rolls.find(typed),
    )


def _title(text: str, where: tuple[str, ...]) -> str:
    return text.strip().splitlines()[0][:40]


def _cues(found: list[str], intent: str) -> tuple[Cue, ...]:
    known: linear.Linear = intents.model()
    place = known.classes.index(intent)
    moved = sorted(
        ((known.moved(name, place), name) for name in found if name), key=lambda pair: -abs(pair[0])
    )
    return tuple(
        Cue("word:" + name.partition(":")[2], name.partition(":")[2], "", weight)
        for weight, name in moved
        if name.startswith("w:")
    )[:CUES]
