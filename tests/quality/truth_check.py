"""What is wrong with a truth itself: words that no report holds, patterns that match nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from tests.quality.patterns import compiled, flat, has, name_key, unanchored
from tests.quality.truth import Truth

_STATUSES = frozenset({"agreed", "single", "disputed", "expected"})
Texts = Mapping[str, str]


def truth_faults(truth: Truth, texts: Texts) -> list[str]:
    """Each fault in a line; `texts` are the reports by name."""
    if not (truth.timeline or truth.cast or truth.quotations):
        return ["the truth expects nothing"]
    checks = (_published, _timeline, _cast, _quotations, _values, _reuse, _others)
    return [fault for check in checks for fault in check(truth, texts)]


def _published(truth: Truth, texts: Texts) -> Iterator[str]:
    dated = {true.report for true in truth.published}
    yield from (f"published: lacks {name}" for name in sorted(texts.keys() - dated))
    yield from (f"published: no report {name}" for name in sorted(dated - texts.keys()))
    for true in truth.published:
        if true.start > true.end:
            yield f"published: {true.report} starts after it ends"
    for mark in truth.boilerplate:
        yield from _absent("boilerplate", mark.text, texts, mark.report)


def _timeline(truth: Truth, texts: Texts) -> Iterator[str]:
    for true in truth.timeline:
        where = f"timeline {list(true.must)}"
        for report in true.reports or (None,):
            for must in true.must:
                yield from _absent(where, must, texts, report)
        if true.status is not None and true.status not in _STATUSES:
            yield f"{where}: no status {true.status}"
        if true.start and true.end and true.start > true.end:
            yield f"{where}: starts after it ends"
        if true.status == "agreed" and (true.independent or 2) < 2:
            yield f"{where}: agreed by one"
        if true.reports and (true.independent or 1) > len(true.reports):
            yield f"{where}: more independent sources than reports"
        if not true.must:
            yield f"timeline {true.start}: no words"
    for never in truth.not_timeline:
        for must in never.must:
            yield from _absent("not_timeline", must, texts)


def _cast(truth: Truth, texts: Texts) -> Iterator[str]:
    every = flat(" \n ".join(texts.values())).casefold()
    for true in truth.cast:
        yield from _absent("cast", unanchored(true.name), texts)
        for alias in (*true.aliases, *true.not_aliases):
            if not alias.strip() or flat(alias).casefold() not in every:
                yield f"cast {true.name}: nobody says {alias!r}"
        both = set(map(name_key, true.aliases)) & set(map(name_key, true.not_aliases))
        yield from (f"cast {true.name}: {alias} is an alias and is not" for alias in sorted(both))
    for never in truth.not_cast:
        yield from _bad_pattern("not_cast", never)


def _quotations(truth: Truth, texts: Texts) -> Iterator[str]:
    for true in truth.quotations:
        if not true.text.strip() or flat(true.text) not in flat(texts.get(true.report)):
            yield f"quotations: {true.report} does not say {true.text!r}"
        if true.speaker is not None and not _is_known(true.speaker, truth):
            yield f"quotations: {true.speaker} is not in the cast"


def _is_known(name: str, truth: Truth) -> bool:
    key = name_key(name)
    return any(has(m.name, name) or key in map(name_key, m.aliases) for m in truth.cast)


def _values(truth: Truth, texts: Texts) -> Iterator[str]:
    for section, items in (("discrepancies", truth.discrepancies), ("silent", truth.silent)):
        for true in items:
            if len(true.values) < 2:
                yield f"{section}: one value cannot differ: {true.values}"
            for value in true.values:
                yield from _absent(section, value, texts)


def _reuse(truth: Truth, texts: Texts) -> Iterator[str]:
    for true in truth.reuse:
        for report in (true.source, true.to):
            yield from _absent("reuse", true.words or ".", texts, report)
    pairs = {frozenset((true.source, true.to)) for true in truth.reuse}
    for never in truth.no_reuse:
        for report in (never.a, never.b):
            yield from _absent("no_reuse", ".", texts, report)
        if frozenset((never.a, never.b)) in pairs:
            yield f"no_reuse: {never.a} and {never.b} are reuse as well"


def _others(truth: Truth, texts: Texts) -> Iterator[str]:
    for series in truth.figures:
        yield from _absent("figures", series.what, texts)
    for reaction in truth.reactions:
        yield from _absent("reactions", reaction.must, texts)
        if reaction.who is not None:
            yield from _absent("reactions", reaction.who, texts)
    for news in truth.novelty:
        for pattern in (*news.new, *news.not_new):
            yield from _absent("novelty", pattern, texts, news.report)


def _absent(where: str, pattern: str, texts: Texts, report: str | None = None) -> Iterator[str]:
    """A fault where the pattern stands in none of the texts, or not in the one of the report."""
    broken = list(_bad_pattern(where, pattern))
    if broken:
        yield from broken
    elif report is None:
        if not any(has(pattern, text) for text in texts.values()):
            yield f"{where}: {pattern} stands nowhere"
    elif report not in texts:
        yield f"{where}: no report {report}"
    elif not has(pattern, texts[report]):
        yield f"{where}: {pattern} does not stand in {report}"


def _bad_pattern(where: str, pattern: str) -> Iterator[str]:
    if not pattern.strip():
        yield f"{where}: a blank pattern"
        return
    try:
        compiled(pattern)
    except re.error as error:
        yield f"{where}: {pattern}: {error}"
