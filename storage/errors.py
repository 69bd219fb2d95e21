"""Why a database cannot be used: facts, so that whoever runs the bot is told in a sentence."""


class Unsupported(Exception):  # noqa: N818  # a fact
    """This kind of database is not there; `scheme` is what was asked for."""

    def __init__(self, scheme: str) -> None:
        super().__init__(f"no database of kind {scheme!r}: use sqlite:///data/linli.db or postgresql://user@host/linli")
        self.scheme = scheme


class Taken(Exception):  # noqa: N818  # a fact
    """Another process has this database, and it is one that only one process may have."""

    def __init__(self, path: object) -> None:
        super().__init__(f"another process has {path}")
        self.path = path


class Unusable(Exception):  # noqa: N818  # a fact
    """It cannot be opened, or is no database. `path`: the file, or server and name; never a password."""

    def __init__(self, path: object, cause: str) -> None:
        super().__init__(f"cannot use {path}: {cause}")
        self.path, self.cause = path, cause


class Damaged(Unusable):
    """Some of it cannot be read any more. Nothing was changed; a backup is the way out."""


class Overlapped(Exception):  # noqa: N818  # a fact
    """Two turns wanted the same rows in opposite order, and this one was rolled back: run it again."""


class Unreachable(Exception):  # noqa: N818  # a fact
    """The database cannot do it now: the server went away or cut us off, the disk is full or broken, the file may only
    be read. Nothing is wrong with what we were doing."""
