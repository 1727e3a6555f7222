"""What can go wrong, as one tree.

    SourcelineError
    |- SourceError     a place that cannot be read: a path, a file, a URL
    |- ArticleError    one report in it that cannot be used
    |- WeightsError    the tagger's weights are missing, cut short or of another version
    |- StoreError      the store cannot be opened, read or written
    |  |- NoStoreError        it is not there, or is no store of ours
    |  |- StoreVersionError   another version of sourceline wrote it
    |  |- StoreReadOnlyError  the file or its folder cannot be written
    |  |- StoreFullError      the disk is full
    |  |- StoreLockedError    another process holds it
    |  |- StoreDamagedError   its bytes are not what was written
    |  |- StoreSlowError      a question took longer than it may
    |  `- NotInStoreError     what was asked for is not in it
    |- EngineError     a worker or a cluster failed
    |- ServerError     the reading room cannot be opened
    `- SettingsError   a setting that makes no sense; its kinds are in settings/wrong.py

Each says what happened, where, and what to do about it.
"""

from __future__ import annotations


class SourcelineError(Exception):
    """Something a person can act on.

    `what` happened, in `subject` (a path, a record, a setting), and `remedy`: what to do.
    """

    def __init__(self, what: str, *, subject: str = "", remedy: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.subject = subject
        self.remedy = remedy

    def __str__(self) -> str:
        head = f"{self.subject}: {self.what}" if self.subject else self.what
        return f"{head}\n       {self.remedy}" if self.remedy else head


class SourceError(SourcelineError):
    """A place that cannot be read: it does not exist, is no text, or is broken."""


class ArticleError(SourcelineError):
    """One report that cannot be used; the others can."""


class WeightsError(SourcelineError):
    """The tagger's weights are missing, cut short, or belong to another version."""


class StoreError(SourcelineError):
    """The store cannot be opened, read or written."""


class NoStoreError(StoreError):
    """There is no store at that place, or what is there is no store of ours."""


class StoreVersionError(StoreError):
    """Another version of sourceline wrote the store."""


class StoreReadOnlyError(StoreError):
    """The file or its folder cannot be written."""


class StoreFullError(StoreError):
    """No room is left on the disk."""


class StoreLockedError(StoreError):
    """Another process holds the store for longer than we wait."""


class StoreDamagedError(StoreError):
    """The bytes of the store are not what was written."""


class StoreSlowError(StoreError):
    """A question to the store took longer than it may."""


class NotInStoreError(StoreError):
    """What was asked for is not in the store."""


class EngineError(SourcelineError):
    """A worker or the cluster failed."""


class ServerError(SourcelineError):
    """The reading room cannot be opened where it was asked for."""


class SettingsError(SourcelineError):
    """A setting whose value makes no sense."""
