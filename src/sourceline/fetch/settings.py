"""How fetching behaves. Each default has its unit and its reason, and its home here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sourceline import __version__
from sourceline.errors import SettingsError

# Seconds for one answer from the first look-up to the last byte. Newspapers answer within 2 s; a feed
# of 30 MB over a slow line takes 20.
TIMEOUT = 30.0
# Seconds until a server must have taken the connection, and between two pieces of its answer.
SILENCE = 10.0
# Bytes of one answer, unpacked. The heaviest pages have 5 MB, feeds of 100,000 entries 30 to 100.
MAX_BYTES = 32_000_000
# Browsers follow 20; pages of newspapers need 1 to 3, with consent and short links 5.
MAX_REDIRECTS = 5
# Seconds between the end of one request to a host and the start of the next: what archives of the web
# use where a host asks for nothing else.
DELAY = 1.0
# Who asks: what stands before the slash is the name that robots.txt may use.
USER_AGENT = f"sourceline/{__version__}"


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchSettings:
    """`allow_private` lets addresses of one's own machine and network through.

    `cache` is a folder; None keeps nothing between two runs.
    """

    allow_private: bool = False
    timeout: float = TIMEOUT
    silence: float = SILENCE
    max_bytes: int = MAX_BYTES
    max_redirects: int = MAX_REDIRECTS
    delay: float = DELAY
    user_agent: str = USER_AGENT
    cache: Path | None = None

    def __post_init__(self) -> None:
        for name, least in (("timeout", 0.001), ("silence", 0.001), ("max_bytes", 1), ("delay", 0)):
            if getattr(self, name) < least:
                raise SettingsError(f"{name} must be at least {least}", subject=name)
        if self.max_redirects < 0:
            raise SettingsError("max_redirects must not be negative", subject="max_redirects")
        if (
            not self.user_agent.isascii()
            or not self.user_agent.isprintable()
            or not self.user_agent
        ):
            raise SettingsError("the user agent must be plain ASCII", subject=self.user_agent)
