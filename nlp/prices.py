"""Prices in messages: 「68元/箱」 → Price(68.0, "箱")."""

import re

from nlp.readings import Price

_PRICE = re.compile(r"(\d+(?:\.\d+)?)\s*(?:元|块钱)(?:/(\w))?")


def find(text: str) -> Price | None:
    """The first price named, or None."""
    found = _PRICE.search(text)
    return Price(float(found[1]), found[2]) if found else None
