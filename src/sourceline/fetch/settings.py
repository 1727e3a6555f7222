"""How fetching behaves. What users may set has its default and its reason in `settings.values.Fetching`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sourceline import __version__
from sourceline.errors import SettingsError
from sourceline.settings.values import Fetching

_AS_SET = Fetching()
TIMEOUT = _AS_SET.timeout
MAX_BYTES = _AS_SET.max_bytes
MAX_REDIRECTS = _AS_SET.max_redirects
DELAY = _AS_SET.delay
USER_AGENT = _AS_SET.user_agent or f"sourceline/{__version__}"
# Seconds until a server must have taken the connection, and between two pieces of its answer.
SILENCE = 10.0


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
