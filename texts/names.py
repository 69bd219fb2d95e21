"""How people and things are named. Everything a resident typed passes through here, escaped."""

import re
from collections.abc import Mapping, Sequence
from html import escape
from types import MappingProxyType
from unicodedata import east_asian_width

from community.members import Person
from community.posts import Item
from texts.languages import t

NEIGHBOUR = "邻居"  # somebody whose own name cannot be shown
LONGEST_NAME = 24  # characters; longer ones are somebody's joke
MOST_ITEMS = 8  # of one post
TURNING = re.compile("[\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]")  # marks of direction, and of nothing
TOWERS = re.compile("([\u0300-\u036f]{2})[\u0300-\u036f]+")  # no script needs more than two accents on a letter
LATIN = 0.55  # of a Chinese character, as broad as letters and digits are about
MOST_NAMES = 5  # in a row; then 「等 29 位」


def shortened(text: str, most: int) -> str:
    """At most so many characters: 「很长很长的…」."""
    return text if len(text) <= most else text[: most - 1] + "…"


def name(person: Person) -> str:
    """「王阿姨」, escaped."""
    return escape(shortened(person.name, LONGEST_NAME))


def link(person: Person) -> str:
    """Their name; tapping it opens a chat with them, and they are notified."""
    return f'<a href="tg://user?id={person.id}">{name(person)}</a>'


def links(people: Sequence[Person], amounts: Mapping[Person, str] = MappingProxyType({})) -> str:
    """「小李、陈姐」, and from the sixth on 「等 29 位」; with how much is whose: 「小李（5个）」."""
    shown = [(link(person), amounts.get(person)) for person in people[:MOST_NAMES]]
    named = t("、").join(t("{link}（{things}）", link=who, things=escape(much)) if much else who for who, much in shown)
    return named if len(people) <= MOST_NAMES else t("{named}等 {count} 位", named=named, count=len(people))


def headed(label: str) -> str:
    """As a button begins: with a capital, in a language that has them."""
    return label[:1].upper() + label[1:]


def breadth(label: str) -> float:
    """How broad it is on a button, in Chinese characters: 「晚上10点」 → 4.1."""
    return sum(1.0 if east_asian_width(letter) in "WF" else LATIN for letter in label)


def number(value: float) -> str:
    """2.0 → 「2」, 0.5 → 「半」, 1.5 → 「1.5」."""
    return t("半") if value == 0.5 else f"{value:g}"


def item(thing: Item) -> str:
    """「姜(2块)」, escaped."""
    what = escape(shortened(thing.name, LONGEST_NAME))
    if thing.quantity is None:
        return what
    return t("{what}（{number}{unit}）", what=what, number=number(thing.quantity), unit=escape(thing.unit or t("个")))


def items(things: Sequence[Item]) -> str:
    """「姜(2块)、葱」, and from the ninth on 「等 20 样」."""
    named = t("、").join(item(thing) for thing in things[:MOST_ITEMS])
    return named if len(things) <= MOST_ITEMS else t("{named}等 {count} 样", named=named, count=len(things))


def quoted(words: str, most: int = 120) -> str:
    """A resident's own words, on one line, escaped: 「谁家有姜,炒菜缺两块」."""
    return t("「{split}」", split=escape(shortened(" ".join(calm(words).split()), most)))


def calm(words: str) -> str:
    """Without what turns the sentence around it the other way, or grows out of its line."""
    return TOWERS.sub(r"\1", TURNING.sub("", words))
