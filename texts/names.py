"""How people and things are named. Everything a resident typed passes through here, escaped."""

from collections.abc import Sequence
from html import escape

from community.members import Person
from community.posts import Item

NEIGHBOUR = "邻居"  # somebody whose own name cannot be shown
LONGEST_NAME = 24  # characters; longer ones are somebody's joke
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


def links(people: Sequence[Person]) -> str:
    """「小李、陈姐」, and from the sixth on 「等 29 位」."""
    named = "、".join(link(person) for person in people[:MOST_NAMES])
    return named if len(people) <= MOST_NAMES else f"{named}等 {len(people)} 位"


def number(value: float) -> str:
    """2.0 → 「2」, 0.5 → 「半」, 1.5 → 「1.5」."""
    return "半" if value == 0.5 else f"{value:g}"


def item(thing: Item) -> str:
    """「姜(2块)」, escaped."""
    what = escape(shortened(thing.name, LONGEST_NAME))
    if thing.quantity is None:
        return what
    return f"{what}（{number(thing.quantity)}{escape(thing.unit or '份')}）"


def items(things: Sequence[Item]) -> str:
    """「姜(2块)、葱」."""
    return "、".join(item(thing) for thing in things)


def quoted(words: str, most: int = 120) -> str:
    """A resident's own words, on one line, escaped: 「谁家有姜,炒菜缺两块」."""
    return f"「{escape(shortened(' '.join(words.split()), most))}」"
