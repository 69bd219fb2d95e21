"""A chain that is opened, and what its card shows."""

from tests.neighbourhood import Neighbourhood

OPENING = "/chain 团丹东草莓 68元/箱 周五截止"


async def opened(home: Neighbourhood, words: str = OPENING, who: str = "老张") -> int:
    return await home.says(who, words)


async def card_of(home: Neighbourhood, message: int) -> str:
    """The chain's card, which is not the only answer to its message."""
    return next(card["text"] for card in await home.cards(to=message) if card["text"].startswith("🧺"))


async def lines(home: Neighbourhood, message: int) -> list[str]:
    """The numbered lines of a chain's card."""
    return [row for row in (await card_of(home, message)).splitlines() if row[:1].isdigit() and ". " in row]
