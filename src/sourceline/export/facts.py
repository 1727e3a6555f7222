"""The few numbers that stand at the head of a story, worked out from the story alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from sourceline.export.safe import one_line, safe_url, shortened
from sourceline.model.story import Story, TimelineEntry
from sourceline.model.when import Precision
from sourceline.text.dangling import is_dangling

# A report that takes this much of its words from another is no source of its own. Below it lie
# shared names, titles and set phrases; the same share is what the timeline's counts go by.
DEPENDENT_SHARE = 0.3

TITLE_LIMIT = 300
_DATED = (Precision.DAY, Precision.WEEK, Precision.INTERVAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a reader must know in the first ten seconds."""

    title: str
    reports: int
    independent: int
    disputed: int
    corrected: int
    newest: TimelineEntry | None


def find_facts(story: Story) -> Facts:
    open_ones = sum(1 for item in story.discrepancies if item.status != "corrected")
    return Facts(
        title=shortened(story.title, TITLE_LIMIT) or "A story without a title",
        reports=len(story.articles),
        independent=len(independent_groups(story)),
        disputed=open_ones,
        corrected=len(story.discrepancies) - open_ones,
        newest=newest_entry(story),
    )


def independent_groups(story: Story) -> tuple[tuple[str, ...], ...]:
    """The reports, put together where one retells another or one publisher stands behind both."""
    leader = {article.id: article.id for article in story.articles}

    def lead(ident: str) -> str:
        while leader[ident] != ident:
            leader[ident] = leader[leader[ident]]
            ident = leader[ident]
        return ident

    for ident, publisher in _publishers(story).items():
        leader[lead(ident)] = leader.setdefault(publisher, lead(ident))
    for reuse in story.reuse:
        known = reuse.source in leader and reuse.copy in leader
        if known and reuse.share >= DEPENDENT_SHARE:
            leader[lead(reuse.copy)] = lead(reuse.source)
    groups: dict[str, list[str]] = {}
    for article in story.articles:
        groups.setdefault(lead(article.id), []).append(article.id)
    return tuple(tuple(group) for group in groups.values())


def _publishers(story: Story) -> dict[str, str]:
    """Report to who published it: the name, else the host of its address; none where unknown."""
    found: dict[str, str] = {}
    for article in story.articles:
        name = one_line(article.publisher or "").casefold()
        url = safe_url(article.url)
        host = urlsplit(url).hostname if url and not name else ""
        if name or host:
            found[article.id] = f"publisher {name or host}"
    return found


def newest_entry(story: Story) -> TimelineEntry | None:
    """The last thing that happened: not what is expected, and dated finely if anything is."""
    happened = [entry for entry in story.timeline if entry.status != "expected"]
    dated = [entry for entry in happened if entry.date.precision in _DATED and entry.date.end]
    choice = dated or [entry for entry in happened if entry.date.end]
    return max(choice, key=_newness, default=None)


def _newness(entry: TimelineEntry) -> tuple[int, bool, int, bool, str]:
    """By the day that it surely had not happened before, so that a week that still runs does not win;
    of two of one day what is dated surely, then what more reports tell, then what stands by itself."""
    when = entry.date
    first = (when.start or date.min).toordinal()
    told = len({each.article for each in entry.evidence})
    return (first, not when.approximate, told, not is_dangling(entry.text), when.time or "")
