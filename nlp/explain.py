"""A reading for people (`linli parse`) and for `score.py` (`linli parse --jsonl`)."""

from datetime import datetime
from typing import Any

from nlp.readings import Reading, Subject


def answer(reading: Reading) -> dict[str, Any]:
    """The reading in the corpus's form, ready for JSON.

    「两块姜有吗」 → {"intent": "need", "category": "item", "wants": [{"name": "姜", "quantity": 2, "unit": "块"}], …}
    """
    event = None
    if reading.event is not None:
        when = reading.event.when
        event = {
            "title": reading.event.title,
            "place": reading.event.place,
            "start": _minute(when.start) if when else None,
            "end": _minute(when.end) if when else None,
            "all_day": when.all_day if when else False,
            "recurrence": when.recurrence if when else None,
            "calendar": when.calendar if when else "solar",
        }
    return {
        "intent": reading.intent,
        "category": reading.category,
        "wants": [_subject(subject) for subject in reading.wants],
        "gives": [_subject(subject) for subject in reading.gives],
        "event": event,
        "confidence": round(reading.confidence, 4),
        "cues": [
            {"entry": cue.entry, "words": cue.words, "meaning": cue.meaning, "weight": round(cue.weight, 3)}
            for cue in reading.cues
        ],
    }


def explain(reading: Reading) -> str:
    """The reading as a person may check it: what was understood, and which words decided."""
    rows = [f"{reading.intent} {reading.confidence:.2f} {reading.category or ''}"]
    rows += [f"{cue.weight:+.2f} {cue.words} {cue.meaning} {cue.entry}" for cue in reading.cues]
    return "\n".join(rows)


def _subject(subject: Subject) -> dict[str, Any]:
    return {"name": subject.name, "quantity": subject.quantity, "unit": subject.unit}


def _minute(moment: datetime | None) -> str | None:
    return moment.strftime("%Y-%m-%dT%H:%M") if moment else None
