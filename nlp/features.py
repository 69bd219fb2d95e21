"""What of a message the intent and category models look at. The same for fitting and for reading."""

from nlp import segment
from nlp.readings import Context


def features(text: str, context: Context) -> list[str]:
    """Names of everything true of a message; `text` as `normalise.plain` gives it, simplified."""
    reply = "R" if context.reply_to else "N"
    padded = f"^{text}$"
    found = [padded[start : start + size] for size in (1, 2, 3, 4) for start in range(len(padded) - size + 1)]
    words = segment.cut(text)
    found += [f"w:{word}" for word in words]
    found += [f"w:{one} {two}" for one, two in zip(words, words[1:], strict=False)]
    found += [f"{reply}:{word}" for word in words]
    length = min(len(text), 60).bit_length()
    found += [f"{reply}#", f"{reply}#{length}"]
    if len(text) <= 8:
        found.append(f"{reply}={text}")
    return found
