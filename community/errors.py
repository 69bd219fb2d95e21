"""Saying no with facts. A refusal is not a fault: the turn is rolled back and the person is told why, in `texts`."""


class Refusal(Exception):  # noqa: N818 - a refusal is an answer, not an error of ours
    """What somebody asked for cannot be; `texts.refusals` has words for every kind."""


class NoSuchPost(Refusal):
    """The post is not known here (any more)."""


class PostOver(Refusal):
    """The post is already over."""


class OwnPost(Refusal):
    """One does not take up one's own post."""


class NotYourPost(Refusal):
    """Only the poster (or an organizer) may do this."""


class AlreadyClaimed(Refusal):
    """They hold this post already."""


class AlreadyQueued(Refusal):
    """They are in the queue already, at `place` (1 is next)."""

    def __init__(self, place: int) -> None:
        super().__init__(place)
        self.place = place


class BackAndForth(Refusal):
    """They took it up and let it go again several times just now: the other side's phone has rung often enough."""


class TooLate(Refusal):
    """An end is taken back within the hour, and it was longer ago."""


class CameBack(Refusal):
    """What was lent when it ended is back already: it did come true."""


class PostedAgain(Refusal):
    """They have posted the same anew since, and it is open."""


class NotClaimed(Refusal):
    """They have no claim to step back from."""


class NotMember(Refusal):
    """They are not in the group they want to act in."""


class NothingAsked(Refusal):
    """They answer a question that was never put to them, or is settled."""


class NoSuchLoan(Refusal):
    """The loan is not known, or is back."""


class NotYourLoan(Refusal):
    """Somebody else lent or borrowed it."""


class NobodyWaits(Refusal):
    """Somebody else is wanted, but nobody holds the post."""


class NothingKept(Refusal):
    """There is nothing stored about them."""


class NoSuchEvent(Refusal):
    """The event is not known here (any more)."""


class EventOver(Refusal):
    """The event is over or cancelled, and cannot be answered or changed."""


class EventPublished(Refusal):
    """It is published: its preview and its proposal are of no use any more."""


class EventProposed(Refusal):
    """An admin is still to look at it; until then it stays as it is."""


class EventLacks(Refusal):
    """The event cannot be published: `field` is not known or impossible."""

    def __init__(self, field: str = "time") -> None:
        super().__init__(field)
        self.field = field


class NotOrganizer(Refusal):
    """Only an admin of the group may do this."""


class TooManyProposals(Refusal):
    """Their earlier proposals are still to be looked at."""


class AlreadyComing(Refusal):
    """They have said yes already."""


class AlreadyWaiting(Refusal):
    """They are on the waiting list already, at `place` (1 is next)."""

    def __init__(self, place: int = 1) -> None:
        super().__init__(place)
        self.place = place


class NoSeats(Refusal):
    """Nobody more fits in."""


class NotComing(Refusal):
    """Family can only come along with somebody who comes."""


class DutyTaken(Refusal):
    """Enough neighbours do this already."""


class TooManyHeads(Refusal):
    """More people than one answer can bring, at most `most`."""

    def __init__(self, most: int = 10) -> None:
        super().__init__(most)
        self.most = most


class NoSuchChain(Refusal):
    """The chain is not known here (any more)."""


class ChainOver(Refusal):
    """The chain is closed, or not at that point any more."""


class ChainFull(Refusal):
    """So much is not there: only `left`."""

    def __init__(self, left: float = 0) -> None:
        super().__init__(left)
        self.left = f"{left:g}"


class NotInChain(Refusal):
    """They are not on the list."""


class NotYourChain(Refusal):
    """Only whoever started the chain (or an organizer) may do this."""


class NotYourLine(Refusal):
    """A line of a chain is changed by whoever wrote it; `name` is what it says."""

    def __init__(self, name: str = "") -> None:
        super().__init__(name)
        self.name = name


class TooMuch(Refusal):
    """More than one line may say, at most `most`."""

    def __init__(self, most: int = 999) -> None:
        super().__init__(most)
        self.most = most


class DeadlinePast(Refusal):
    """It would close at a time that is past."""


class NoSuchAnnouncement(Refusal):
    """The announcement is not known here (any more)."""


class AnnouncementOver(Refusal):
    """It was told, or deleted, and cannot be changed."""


class TooManyAnnouncements(Refusal):
    """As many as `most` wait in this group already."""

    def __init__(self, most: int = 30) -> None:
        super().__init__(most)
        self.most = most


class NoSuchChoice(Refusal):
    """The settings have no such choice."""


class NoSuchZone(Refusal):
    """No time zone has this name."""


class NoSuchAlias(Refusal):
    """The group has not, or not any more, such a word of its own."""


class TooManyAliases(Refusal):
    """The group has as many words of its own as `most`."""

    def __init__(self, most: int = 200) -> None:
        super().__init__(most)
        self.most = most


class NoSuchFeed(Refusal):
    """The calendar's address was given up."""


class AlreadyNoted(Refusal):
    """They have said already that they want it; it is not decided yet."""


class GivenAlready(Refusal):
    """Somebody has taken it up, or it is decided: how it is given cannot be changed any more."""


class NotTheOwner(Refusal):
    """They said too often that something found is theirs, and could not say what it is like."""
