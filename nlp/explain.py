"""A reading for people (`linli parse`) and for `score.py` (`linli parse --jsonl`)."""

from collections.abc import Iterator
from datetime import datetime
from functools import cache
from typing import Any

from nlp.intent import clauses, cues, network, shapes
from nlp.readings import Cue, Event, Reading, Subject, When
from nlp.writing import meanings

RULES = ("accidents", "closings", "company", "endings", "finds", "fires", "lifts", "missing", "notices", "visits")
WHOLE = {**shapes.FILES, **{rule: f"{rule}.tsv" for rule in RULES}}  # what decides alone, as a whole message
BESIDE = {"unlisted": "unlisted.tsv", **{clauses.KIND + kind: file for kind, file in shapes.FILES.items()}}


def answer(reading: Reading) -> dict[str, Any]:
    """The reading in the corpus's form, ready for JSON.

    「两块姜有吗」 → {"intent": "need", "category": "item", "wants": [{"name": "姜", …}], …}
    """
    return {
        "intent": reading.intent,
        "category": reading.category,
        "wants": [_subject(subject) for subject in reading.wants],
        "gives": [_subject(subject) for subject in reading.gives],
        "event": _event(reading.event) if reading.event is not None else None,
        "confidence": round(reading.confidence, 4),
        "cues": [
            {"entry": cue.entry, "words": cue.words, "meaning": cue.meaning, "weight": round(cue.weight, 3)}
            for cue in reading.cues
        ],
    }


def explain(reading: Reading) -> str:
    """The reading as a person may check it: what was understood, and which words decided, with the file to mend."""
    return "\n".join(_rows(reading))


def _rows(reading: Reading) -> Iterator[str]:
    label = labels()
    sort = f" · {label[reading.category]}({reading.category})" if reading.category else ""
    yield f"{label['reading']}: {label[reading.intent]}({reading.intent}){sort}"
    still = "" if reading.intent == "none" else f" · {label['act' if reading.act else 'still']}"
    yield f"{label['confidence']}: {reading.confidence:.2f}{still}"
    for side in ("wants", "gives"):
        named = [_named(subject) for subject in getattr(reading, side)]
        if named:
            yield f"{label[side]}: {'、'.join(named)}"
    if reading.event is not None:
        yield f"{label['title']}: {reading.event.title}"
        if reading.event.when is not None:
            yield f"{label['when']}: {_when(reading.event.when)}"
    if reading.places:
        yield f"{label['place']}: {'、'.join(reading.places)}"
    if reading.due is not None:
        yield f"{label['due']}: {_when(reading.due)}"
    if reading.price is not None:
        yield f"{label['price']}: {reading.price.yuan:g}{f' / {reading.price.per}' if reading.price.per else ''}"
    if reading.urgency is not None:
        yield f"{label['urgency']}: {reading.urgency}"
    if reading.quantity is not None:
        yield f"{label['quantity']}: {reading.quantity:g}"
    if reading.roll is not None:
        yield f"{label['lines']}: {len(reading.roll.lines)}"
    yield f"{label['because']}:" if reading.cues else label["nothing"]
    for cue in reading.cues:
        yield _reason(cue)


def _reason(cue: Cue) -> str:
    label = labels()
    kind = cue.entry.partition(".")[0]
    weight = "" if kind in WHOLE else f"{cue.weight:+.2f} "
    if cue.entry == network.NAME:
        return f"  {weight}{label['whole']}"
    file = WHOLE.get(kind) or BESIDE.get(kind) or _file_of_cue(cue)
    if file is None:
        return f"  {weight}「{cue.words}」 {label['word']}"
    return f"  {weight}「{cue.words}」 {cue.meaning} · {cue.entry} · {label['file']}: lexicon/{file}"


def _file_of_cue(cue: Cue) -> str | None:
    entry = cues.lexicon().entries.get(cue.entry)
    return None if entry is None else f"cues/{entry.file}"


def _when(when: When) -> str:
    label = labels()
    if when.start is None:
        return f"「{when.words}」 {label['problem']} {when.problem or ''}".rstrip()
    said = _minute(when.start).replace("T", " ") if not when.all_day else f"{when.start:%Y-%m-%d} {label['all-day']}"
    if when.end is not None:
        said += f" {label['until']} {_minute(when.end).replace('T', ' ')}"
    if when.recurrence:
        said += f" · {label['repeats']} {when.recurrence}"
    return f"{said} · {label[when.calendar]} 「{when.words}」"


def _named(subject: Subject) -> str:
    count = f"{subject.quantity:g}" if subject.quantity is not None else ""
    return f"{subject.name} {count}{subject.unit or ''}".rstrip()


def _subject(subject: Subject) -> dict[str, Any]:
    return {"name": subject.name, "quantity": subject.quantity, "unit": subject.unit}


def _event(event: Event) -> dict[str, Any]:
    when = event.when
    return {
        "title": event.title,
        "place": event.place,
        "start": _minute(when.start) if when and when.start else None,
        "end": _minute(when.end) if when and when.end else None,
        "all_day": when.all_day if when else False,
        "recurrence": when.recurrence if when else None,
        "calendar": when.calendar if when else "solar",
    }


def _minute(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M")


@cache
def labels() -> dict[str, str]:
    """The words that `explain` says, from lexicon/labels.tsv."""
    return {name: words for name, words in meanings.rows("labels.tsv")}  # noqa: C416 - dict() of lists has no type
