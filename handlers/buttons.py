"""What a button says, and what may be forged: callback data is read strictly, rights are checked by whoever acts."""

import re
from dataclasses import dataclass

FORM = re.compile(r"([a-z]{1,16}):(?:([0-9]{1,15})(?::([a-z]{1,16}|[0-9]{1,15}))?|([a-z_]{1,16}))", re.ASCII)


@dataclass(frozen=True, slots=True)
class Tap:
    """ "claim:12" → Tap("claim", 12); "forget:yes" → Tap("forget", choice="yes"); "register:7:no" has both."""

    verb: str
    id: int = 0
    choice: str = ""


def parse(data: str) -> Tap | None:
    """Callback data as the bot writes it; None for anything else."""
    found = FORM.fullmatch(data)
    if found is None:
        return None
    verb, number, choice, alone = found.groups()
    return Tap(verb, int(number or 0), choice or alone or "")
