"""Labels laid over the words of their message."""

from collections.abc import Sequence


def laid(words: Sequence[str], name: str) -> list[tuple[int, int]]:
    """Where the words spell a name: (["一", "袋", "空气", "炸锅"], "空气炸锅") → [(2, 4)]."""
    places = []
    for start in range(len(words)):
        spelt = ""
        for stop in range(start, min(start + 8, len(words))):
            spelt += words[stop]
            if spelt == name:
                places.append((start, stop + 1))
            if len(spelt) >= len(name):
                break
    return places
