"""What a host asks of programs (robots.txt, RFC 9309), and whether we may ask for a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

# The standard wants at least this much to be read; what lies beyond is cut.
ROBOTS_BYTES = 512_000
# Beyond this nothing is received of it either, and the host is left alone.
ROBOTS_MOST = 4_000_000
# Seconds for which rules that were fetched hold.
ROBOTS_AGE = 86_400
# A host may ask for pauses this long, in seconds; some ask for hours and mean "do not come".
LONGEST_DELAY = 30.0


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of one host. `closed` says why nothing may be asked for, "" where rules decide."""

    parsed: Any = None
    closed: str = ""

    def allow(self, url: str, agent: str) -> bool:
        if self.closed:
            return False
        return bool(self.parsed.can_fetch(url, name_of(agent)))

    def delay(self, agent: str) -> float:
        """Seconds that the host asks to be left between two requests; 0 where it asks for none."""
        asked = self.parsed.crawl_delay(name_of(agent)) if self.parsed is not None else None
        return min(float(asked), LONGEST_DELAY) if asked and asked > 0 else 0.0


def read_rules(data: bytes) -> Rules:
    """The rules that a robots.txt holds; an empty one allows everything."""
    from protego import Protego

    return Rules(Protego.parse(data[:ROBOTS_BYTES].decode("utf-8", "replace")))


def name_of(agent: str) -> str:
    """The name under which rules speak of a program.

    >>> name_of("sourceline/0.1 (news)")
    'sourceline'
    """
    return agent.split("/")[0].split(" ")[0]
