"""What became of a report after it was first read, in words: only an archive knows."""

from __future__ import annotations

from sourceline.export.labels import counted, day_label, listed
from sourceline.export.safe import shortened
from sourceline.model.article import Article, Rewording, Version

# Changes of one version that are told in words, and how long each side may be.
_TOLD, _WORDS = 6, 100


def version_lines(article: Article) -> list[str]:
    """A line for each text that was replaced, oldest first; none where the report never changed."""
    return [_line(version) for version in article.versions]


def _line(version: Version) -> str:
    days = (
        f"first read on {day_label(version.seen)}, found changed on {day_label(version.replaced)}"
    )
    told = [_change(change) for change in version.changes[:_TOLD]]
    left = len(version.changes) - len(told)
    if left:
        told.append(counted(left, "more change"))
    return f"{days}: {listed(told)}" if told else f"{days}, in its spacing alone"


def _change(change: Rewording) -> str:
    before, after = (f"“{shortened(words, _WORDS)}”" for words in (change.before, change.after))
    if not change.before:
        return f"{after} was added"
    if not change.after:
        return f"{before} was taken out"
    return f"{before} became {after}"
