"""The phrasebook's pages about calendars."""

from collections.abc import Iterator
from dataclasses import replace

from texts import calendars
from texts.messages import Message
from texts.phrasebook_events import EVENT


def pages() -> Iterator[tuple[str, Message | str]]:
    """(what happened, what is said)."""
    yield "the event's file", calendars.here_it_is(EVENT)
    yield "… without a title", calendars.here_it_is(replace(EVENT, title=""))
    yield "… changed", calendars.changed(EVENT)
    yield "… called off", calendars.changed(replace(EVENT, state="cancelled"))
    yield "/calendar, to an admin", calendars.address("花园小区", "https://linli.example/calendar/k.ics", 1, leads=True)
    yield "… to a resident", calendars.address("花园小区", "https://linli.example/calendar/k.ics", 1, leads=False)
    yield "… closed", calendars.closed("花园小区")
    yield "… not open yet", calendars.not_open()
    yield "… where no pages are served", calendars.no_address()
    yield "… told privately", calendars.sent_privately()
    yield "… in no group", calendars.no_groups()
