"""Taking a report out of an archive for good, and letting it back: the use cases behind `sourceline forget`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sourceline.app.archive import Building, Built, settle
from sourceline.app.reading import place_of
from sourceline.errors import NotInStoreError
from sourceline.model.corrections import Correction, ReportRef
from sourceline.store.opening import Purpose
from sourceline.store.store import Store
from sourceline.text.decisions import quoted_reports
from sourceline.text.redacting import redact


def forget(path: Path, words: str, how: Building | None = None) -> tuple[list[str], Built]:
    """Take a report out for good, with its versions, all that was told from it, and its words in the log
    of corrections; its sources."""
    sources: list[str] = []
    with Store(path, Purpose.CHANGE) as store:
        with store.transaction():
            lines = store.forgetting.meant_by(words, place_of(words))
            if not lines:
                raise NotInStoreError(
                    "there is no such report in the archive",
                    subject=words,
                    remedy="Give its path, its address, its id, or the name that stories show.",
                )
            quoting = _quoting(store, lines)
            for line in lines:
                sources += store.forgetting.forget(line, place_of(words))
            _redact(store, *quoting)
        built = settle(store, how or Building())
        built.quoting = len(quoting[0])
        store.scrub()
    return sources, built


def _quoting(store: Store, lines: Sequence[int]) -> tuple[list[Correction], set[ReportRef]]:
    """The corrections that point into these reports, and by which of what they name."""
    reports = {each.article.id for line in lines for each in store.reports.versions(line)}
    log = store.corrections.all()
    refs = {ref for each in log for ref in quoted_reports(each.what)}
    gone = {ref for ref in refs if {ref.id, store.corrections.report_meant(ref)} & reports}
    return [each for each in log if not gone.isdisjoint(quoted_reports(each.what))], gone


def _redact(store: Store, quoting: Sequence[Correction], gone: set[ReportRef]) -> None:
    """Strike the words out of the log, and have told again what told of these corrections."""
    for each in quoting:
        struck = redact(each, gone.__contains__, store.reports.any_says)
        store.corrections.redact(struck)
        for ref in quoted_reports(struck.what):
            report = store.corrections.report_meant(ref)
            if report is not None:
                store.stories.drop_of(report)
                store.gatherings.touch([store.reports.number_of(report)])


def let_back(path: Path, words: str) -> None:
    """Let in again what was forgotten by these words: the next build reads it, if it is still there."""
    with Store(path, Purpose.CHANGE) as store, store.transaction():
        if not store.forgetting.let_back(place_of(words)):
            raise NotInStoreError(
                "nothing was forgotten by these words",
                subject=words,
                remedy="Give the same words as when it was forgotten.",
            )
