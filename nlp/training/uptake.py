"""How often a claim is heard that replies to nothing: `python -m nlp.training.uptake [CHATTER.txt]`.

The labelled claims that no intent was fitted to, read as if typed into the group a moment after the post; and how
much talk would be taken for one. The peer is the list of words (`replies.takes_up`), with claims by themselves.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from nlp import read, uptake
from nlp.answers import replies
from nlp.training import lines


def by_list(text: str) -> bool:
    """Heard without `uptake`: the list knows it, or it is a claim by itself."""
    reading = read(text)
    return bool(replies.takes_up(text)) or (reading.intent == "claim" and reading.act)


def figures(texts: Sequence[str]) -> tuple[float, float]:
    """Of these texts the share that is heard without `uptake`, and with it."""
    before = [by_list(text) for text in texts]
    now = [heard or bool(uptake.kinds(text)) for heard, text in zip(before, texts, strict=True)]
    return sum(before) / len(texts), sum(now) / len(texts)


def sorts() -> dict[str, list[str]]:
    """The labelled lines that wait, as if typed into the group."""
    waiting = lines.waiting()
    return {
        "claims": [one.text for one in waiting if one.intent == "claim" and one.reply],
        "neighbours' talk": [one.text for one in waiting if one.intent == "none" and not one.reply],
    }


def main() -> None:
    found = sorts()
    for name in sys.argv[1:]:
        found["general chatter"] = [one for one in Path(name).read_text(encoding="utf-8").splitlines() if one.strip()]
    print("a moment after a post, without a reply      lines  by list  with uptake")
    for sort, texts in found.items():
        before, now = figures(texts)
        print(f"  {sort:40}{len(texts):8}{before:9.3f}{now:13.3f}")


if __name__ == "__main__":
    main()
