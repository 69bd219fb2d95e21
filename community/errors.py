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


class NotClaimed(Refusal):
    """They have no claim to step back from."""


class NotMember(Refusal):
    """They are not in the group they want to act in."""


class NothingAsked(Refusal):
    """They answer a question that was never put to them, or is settled."""


class NobodyWaits(Refusal):
    """Somebody else is wanted, but nobody holds the post."""


class NothingKept(Refusal):
    """There is nothing stored about them."""
