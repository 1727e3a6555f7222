"""Whether two groups of reports are one story: how alike they are, against how alike each is in itself.

Two fires in two towns are told in the same words, and yet each story's own reports are more alike than
those of both. So no fixed likeness is asked for: two groups are one story where they are about as alike
as the less coherent of them is inside. Reports of a title alone say too little for that; of them a
lower share is asked.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from sourceline.group.profile import Profile, compare, gap


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Chosen on the ECB+ training reports (whole reports) and on the first 22 of 44 stories of headlines
    (titles), never on the figures that docs/quality.md reports.

    `share`: of a group's own coherence, what its likeness to another must reach. `coherence`: what is
    thought of a group before its reports are known, counted as `doubt` further reports. `least`:
    likeness below which nothing is one story; `least_words` the same where no network gave vectors.
    `title`, `full`: terms up to which a report is a mere title, and from which it is none. `fades`:
    hours over which likeness falls between reports, but never below `lasting` of it, so that a story
    of months holds. Titles need the time more: "Stocks close lower" is told every day.
    """

    share: float = 0.9
    share_titles: float = 0.4
    coherence: float = 0.2
    coherence_titles: float = 0.1
    doubt: float = 1.0
    least: float = 0.15
    least_words: float = 0.06
    title: float = 10.0
    full: float = 40.0
    fades: float = 240.0
    fades_titles: float = 6.0
    lasting: float = 0.85
    lasting_titles: float = 0.2


SETTINGS = Settings()
# Where reports come one by one the first that seems to fit cannot be the best of all, so more is asked of
# it (.3 against .2 in any order of the ECB+ training reports: F1 .924 and .920, precision .90 and .89).
STREAMING = replace(SETTINGS, coherence=0.3)
# Reports that come together, a day's, are sorted by themselves before they join the others; those that
# would make a story of them coherent may be there already or still to come, so more is asked of them too.
SHARED = replace(SETTINGS, coherence=0.4)


def likeness(a: Profile, b: Profile, settings: Settings = SETTINGS) -> float:
    """How alike two groups are, less where time lies between them."""
    full = min(fullness(a, settings), fullness(b, settings))
    return compare(a, b) * nearness(gap(a, b), full, settings)


def nearness(hours: float, full: float, settings: Settings = SETTINGS) -> float:
    """1 for one hour, falling with the hours between."""
    lasting = _between(settings.lasting_titles, settings.lasting, full)
    fades = _between(settings.fades_titles, settings.fades, full)
    return lasting + (1.0 - lasting) * math.exp(-hours / fades)


def belong(a: Profile, b: Profile, alike: float, settings: Settings = SETTINGS) -> bool:
    """Whether groups that are so much alike are one story."""
    full = min(fullness(a, settings), fullness(b, settings))
    share = _between(settings.share_titles, settings.share, full)
    coherence = min(coherence_of(a, full, settings), coherence_of(b, full, settings))
    least = settings.least_words if a.vector is None or b.vector is None else settings.least
    return alike >= max(least, share * coherence)


def coherence_of(profile: Profile, full: float, settings: Settings = SETTINGS) -> float:
    """How alike the reports of a group are among themselves, as far as there are reports to tell."""
    known = profile.size - 1
    inner = profile.inner * 2.0 / (profile.size * known) if known else 0.0
    before = _between(settings.coherence_titles, settings.coherence, full)
    return (known * inner + settings.doubt * before) / (known + settings.doubt)


def fullness(profile: Profile, settings: Settings = SETTINGS) -> float:
    """0 for titles alone, 1 for whole reports."""
    beyond = profile.told / profile.size - settings.title
    return min(1.0, max(0.0, beyond / (settings.full - settings.title)))


def _between(low: float, high: float, share: float) -> float:
    return low + (high - low) * share
