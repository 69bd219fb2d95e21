"""What an organizer wants told, and when: 「每周五18:00 提醒收垃圾桶」 → Told("提醒收垃圾桶", Friday 18:00, weekly)."""

import re
from dataclasses import dataclass
from datetime import datetime

from nlp import times
from nlp.readings import When

PINNED = re.compile(
    r"^\s*[【\[(（]?(?:置[顶頂])[】\])）]?[\s,，:：]*|[\s,，。;；]*[【\[(（]?(?:并|請|请)?置[顶頂][】\])）]?\s*$"
)
EDGE = " \t\r\n,，:：;；、。"
SENDING = re.compile(r"^\s*(?:再)?(?:[发發](?:[出布佈送]去?)?|[说說]一?[声聲]?)(?=[\s,，:：])")


@dataclass(frozen=True, slots=True)
class Told:
    """`words` without the time where it stood in front (`in_front`), else with all of it. `when` may have a problem;
    `pinned`: 置顶 was said."""

    words: str
    when: When | None = None
    in_front: bool = False
    pinned: bool = False


def read(text: str, now: datetime) -> Told:
    """What to tell, and when. A time in front is when to tell it; one further on may be part of what is told:
    「停水通知:今天下午2点到5点」. `now` in the group's wall time."""
    words = PINNED.sub("", text).strip()
    pinned = words != text.strip()
    when = times.find(words, now, announcing=True)
    if when is None:
        return Told(words, pinned=pinned)
    if not words.startswith(when.words):
        return Told(words, when, pinned=pinned)
    rest = words[len(when.words) :]
    return Told(SENDING.sub("", rest).strip(EDGE), when, in_front=True, pinned=pinned)
