"""Why an address was not fetched.

SourceError
`- FetchError
   |- Refused     by us: the address, the place it leads to, what it holds
   |- Failed      by the server, for good: 404, no HTTP, a certificate that does not fit
   `- Passing     by the server, for now: 503, a connection that was cut; worth another try
"""

from __future__ import annotations

from sourceline.errors import SourceError


class FetchError(SourceError):
    """An address that was not fetched. `what` is a clause, as in "it ... "."""


class Refused(FetchError):  # noqa: N818
    """We will not ask, or not take the answer."""


class Failed(FetchError):  # noqa: N818
    """The server cannot, and will not the next minute."""


class Passing(FetchError):  # noqa: N818
    """The server cannot now. `wait` is how many seconds it asks for, None where it asks for none."""

    def __init__(self, what: str, *, wait: float | None = None) -> None:
        super().__init__(what)
        self.wait = wait


class Silent(FetchError):  # noqa: N818
    """The server does not answer in time: not worth another try in this run."""
