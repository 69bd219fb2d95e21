"""Every sentence the bot says: there, short enough, marked up as Telegram takes it, and in one writing."""

import inspect
import re
from types import ModuleType

import pytest

import texts.announcements
import texts.away
import texts.calendars
import texts.chains
import texts.claims
import texts.events
import texts.exchanges
import texts.festivals
import texts.followups
import texts.found
import texts.giving
import texts.loans
import texts.matching
import texts.members
import texts.phrasebook_announcements
import texts.phrasebook_calendars
import texts.phrasebook_chains
import texts.phrasebook_events
import texts.phrasebook_settings
import texts.posts
import texts.privacy
import texts.register
import texts.reminders
import texts.rides
import texts.roster
import texts.rsvps
import texts.settings
import texts.thanks
from playground.emulator.html import parse
from texts.messages import Message
from texts.names import breadth
from texts.phrasebook import pages

PAGES = list(pages())
A_ROW = 19  # Chinese characters on all the buttons of a row, on a small phone
SAID_TO_RESIDENTS = (
    texts.announcements,
    texts.away,
    texts.calendars,
    texts.chains,
    texts.claims,
    texts.events,
    texts.festivals,
    texts.exchanges,
    texts.followups,
    texts.found,
    texts.giving,
    texts.loans,
    texts.matching,
    texts.members,
    texts.posts,
    texts.privacy,
    texts.register,
    texts.reminders,
    texts.rides,
    texts.roster,
    texts.rsvps,
    texts.thanks,
    texts.settings,
)
PARTS = {"title", "when", "where", "comer", "leads", "changes", "roll_lines"}  # of other sentences, or of a file
PARTS |= {"said", "back", "on_card", "language_called"}
PARTS |= {"file", "feed"}  # iCalendar
PARTS |= {"amount", "money", "deadline", "pages", "table"}
PARTS |= {
    "link_to",
    "open_posts",
    "start_row",
    "why",
    "named",
    "thing",
    "asked_so_far",
    "reason",
    "in_mine",
    "stay_away",
}  # of other sentences


def plain(said: Message | str) -> str:
    return re.sub(r"<[^>]+>", "", said.html) if isinstance(said, Message) else said


@pytest.mark.parametrize("said", [said for _, said in PAGES], ids=[scene for scene, _ in PAGES])
def test_a_sentence_is_short_and_in_full_width_punctuation(said: Message | str) -> None:
    text = plain(said)
    half_width = re.findall(r"[\u4e00-\u9fff][,!?;:]", text.replace("谁家有姜,炒菜缺两块", ""))
    assert 0 < len(text) <= 400
    assert half_width == []


@pytest.mark.parametrize("said", [said for _, said in PAGES if isinstance(said, Message)])
def test_a_message_is_what_telegram_takes(said: Message) -> None:
    buttons = [button for row in said.buttons for button in row]
    parse(said.html)
    assert all(len((button.data or "").encode()) <= 64 for button in buttons)
    assert all((button.data is None) != (button.url is None) for button in buttons)


@pytest.mark.parametrize("said", [said for _, said in PAGES if isinstance(said, Message)])
def test_buttons_fit_beside_each_other_on_a_phone(said: Message) -> None:
    """Telegram cuts a label off that is too long for its share of the row."""
    assert [
        [b.label for b in row] for row in said.buttons if max(breadth(b.label) for b in row) * len(row) > A_ROW
    ] == []


@pytest.mark.parametrize("module", SAID_TO_RESIDENTS, ids=lambda module: module.__name__)
def test_the_phrasebook_has_every_sentence(module: ModuleType) -> None:
    books = (
        texts.phrasebook,
        texts.phrasebook_announcements,
        texts.phrasebook_calendars,
        texts.phrasebook_chains,
        texts.phrasebook_events,
        texts.phrasebook_settings,
    )
    source = "".join(inspect.getsource(book) for book in books)
    said = {
        name
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__ and not name.startswith("_") and name not in PARTS
    }
    missing = {name for name in said if f"{module.__name__.split('.')[1]}.{name}(" not in source}
    assert missing == set()
