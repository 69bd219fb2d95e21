"""All the books of one transaction: one attribute a capability."""

from collections.abc import Awaitable, Callable

from storage.alarms import SqlAlarms
from storage.aliases import SqlAliases
from storage.announcements import SqlAnnouncements
from storage.bonds import SqlBonds
from storage.calendars import SqlCalendars
from storage.chains import SqlChains
from storage.claims import SqlClaims
from storage.ends import SqlEnds
from storage.events import SqlAskings, SqlEvents, SqlOccurrences
from storage.found import SqlProofs, SqlSpots
from storage.giving import SqlGivings
from storage.groups import SqlGroups
from storage.inbox import SqlInbox
from storage.loans import SqlLoans
from storage.matching import SqlPings, SqlTraces
from storage.outbox import SqlOutbox
from storage.people import SqlPeople
from storage.posts import SqlPosts
from storage.privacy import SqlPrivacy
from storage.queries import Connection
from storage.reports import SqlReports
from storage.retention import SqlRetention
from storage.rides import SqlRides
from storage.roster import SqlRoster
from storage.rsvps import SqlRsvps, SqlVolunteers
from storage.sent import SqlSent
from storage.settings import SqlCalm, SqlChanges, SqlChoices, SqlOrganizers
from storage.swaps import SqlSwaps
from storage.thanks import SqlThanks


class SqlBooks:
    """Implements community.books.Books, and has the inbox and the outbox beside."""

    def __init__(self, connection: Connection) -> None:
        self.inbox = SqlInbox(connection)
        self.outbox = SqlOutbox(connection)
        self.alarms = SqlAlarms(connection)
        self.sent = SqlSent(connection)
        self.people = SqlPeople(connection)
        self.groups = SqlGroups(connection)
        self.privacy = SqlPrivacy(connection)
        self.retention = SqlRetention(connection)
        self.posts = SqlPosts(connection)
        self.claims = SqlClaims(connection)
        self.calendars = SqlCalendars(connection)
        self.chains = SqlChains(connection)
        self.announcements = SqlAnnouncements(connection)
        self.traces = SqlTraces(connection)
        self.pings = SqlPings(connection, self.traces)
        self.loans = SqlLoans(connection)
        self.ends = SqlEnds(connection)
        self.reports = SqlReports(connection)
        self.events = SqlEvents(connection)
        self.occurrences = SqlOccurrences(connection)
        self.askings = SqlAskings(connection)
        self.rsvps = SqlRsvps(connection)
        self.volunteers = SqlVolunteers(connection)
        self.thanks = SqlThanks(connection)
        self.choices = SqlChoices(connection)
        self.aliases = SqlAliases(connection)
        self.organizers = SqlOrganizers(connection)
        self.changes = SqlChanges(connection)
        self.calm = SqlCalm(connection)
        self.bonds = SqlBonds(connection)
        self.rides = SqlRides(connection)
        self.givings = SqlGivings(connection)
        self.swaps = SqlSwaps(connection)
        self.roster = SqlRoster(connection)
        self.spots = SqlSpots(connection)
        self.proofs = SqlProofs(connection)

    async def move_chat(self, old: int, new: int) -> None:
        """A group has a new id: all that it has goes with it, and what the machinery keeps."""
        for book in (self.groups, self.inbox, self.outbox, self.alarms, self.sent):
            await book.move_chat(old, new)


First = Callable[[SqlBooks], Awaitable[None]]  # what a turn begins with
