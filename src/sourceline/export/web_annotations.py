"""What the story says of its reports, as W3C Web Annotations (w3.org/TR/annotation-model).

Each annotation points at words of a report: by the words themselves with what stands around them
(`TextQuoteSelector`), so that they are found on the live page too, and by their place
(`TextPositionSelector`), in code points of the text that sourceline read. Of an excerpt no place is
told: it would be none of the report's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from sourceline.export.cited import Reports, address, urn
from sourceline.export.labels import as_sentence, counted, date_label, report_name
from sourceline.export.safe import one_line
from sourceline.model.article import EXCERPT, Article
from sourceline.model.story import Evidence, Story
from sourceline.wire.parts import Json, dump

CONTEXT = "http://www.w3.org/ns/anno.jsonld"

# Characters before and after the words, as most annotation tools keep; more where the same words
# stand elsewhere in the report with the same ones around them.
_AROUND = 32


def render(story: Story) -> str:
    items = list(_annotations(story, Reports(story)))
    ident = urn("story", story.id, "annotations")
    collection: Json = {
        "@context": CONTEXT,
        "id": ident,
        "type": "AnnotationCollection",
        "label": one_line(story.title),
        "total": len(items),
    }
    if items:
        collection["first"] = {
            "id": f"{ident}:1",
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": items,
        }
    return dump(collection, indent=1) + "\n"


def _annotations(story: Story, reports: Reports) -> Iterator[Json]:
    return chain(
        _timeline(story, reports),
        _cast(story, reports),
        _quotations(story, reports),
        _discrepancies(story, reports),
        _figures(story, reports),
        _reactions(story, reports),
        _retold(story, reports),
        _new(story, reports),
    )


def _annotation(
    ident: Iterable[str],
    motivation: str,
    body: Json | list[Json],
    evidence: Iterable[Evidence],
    reports: Reports,
) -> Iterator[Json]:
    """One annotation, where any of its words are in a report of this story."""
    targets = [_target(item, reports) for item in reports.known(evidence)]
    if targets:
        yield {
            "id": urn("annotation", *ident),
            "type": "Annotation",
            "motivation": motivation,
            "body": body,
            "target": targets[0] if len(targets) == 1 else targets,
        }


def _timeline(story: Story, reports: Reports) -> Iterator[Json]:
    for entry in story.timeline:
        told = f"{date_label(entry.date)}: {one_line(entry.text)}"
        tags = [_tag(entry.status), *([_tag(entry.date.edtf)] if entry.date.edtf else [])]
        yield from _annotation(
            ("timeline", entry.id), "describing", [_says(told), *tags], entry.evidence, reports
        )


def _cast(story: Story, reports: Reports) -> Iterator[Json]:
    for member in story.cast:
        body = [_says(one_line(member.name), "identifying"), _tag(str(member.kind))]
        yield from _annotation(
            ("cast", member.id), "identifying", body, member.evidence, reports
        )  # fmt: skip


def _quotations(story: Story, reports: Reports) -> Iterator[Json]:
    names = {member.id: member.name for member in story.cast}
    for said in story.quotations:
        speaker = names.get(said.speaker or "") or said.speaker_text
        told = f"Said by {one_line(speaker)}." if speaker else "Said by somebody who is not named."
        yield from _annotation(
            ("quotation", said.id), "describing", [_says(told), _tag(said.kind)], said.evidence, reports
        )  # fmt: skip


def _discrepancies(story: Story, reports: Reports) -> Iterator[Json]:
    for item in story.discrepancies:
        for at, value in enumerate(item.values, start=1):
            told = f"Reports differ on {one_line(item.about)}; here: {one_line(value.value)}."
            body = [_says(f"{told} {as_sentence(item.reason)}", "assessing"), _tag(item.status)]
            yield from _annotation(
                ("discrepancy", item.id, str(at)), "assessing", body, value.evidence, reports
            )
        if item.correction:
            told = f"Corrects what reports say of {one_line(item.about)}."
            yield from _annotation(
                ("discrepancy", item.id, "correction"), "assessing", _says(told, "assessing"),
                [item.correction], reports,
            )  # fmt: skip


def _figures(story: Story, reports: Reports) -> Iterator[Json]:
    for at, series in enumerate(story.figures, start=1):
        for place, value in enumerate(series.values, start=1):
            unit = f" ({one_line(series.unit)})" if series.unit.strip() else ""
            told = (
                f"{one_line(series.what)}{unit}, {date_label(value.as_of)}: {one_line(value.text)}"
            )
            yield from _annotation(
                ("figure", story.id, str(at), str(place)), "describing", _says(told), value.evidence, reports
            )  # fmt: skip


def _reactions(story: Story, reports: Reports) -> Iterator[Json]:
    for at, felt in enumerate(story.reactions, start=1):
        yield from _annotation(
            ("reaction", story.id, str(at)), "tagging", _tag(felt.emotion), felt.evidence, reports
        )


def _retold(story: Story, reports: Reports) -> Iterator[Json]:
    """The later words are the target, the earlier ones the body that they are linked to."""
    for at, tie in enumerate(story.reuse, start=1):
        for place, passage in enumerate(tie.passages, start=1):
            if passage.source.article not in reports.by_id:
                continue
            body = _target(passage.source, reports) | {"purpose": "linking"}
            yield from _annotation(
                ("reuse", story.id, str(at), str(place)), "linking", [body, _tag(passage.kind)],
                [passage.copy], reports,
            )  # fmt: skip


def _new(story: Story, reports: Reports) -> Iterator[Json]:
    for item in story.novelty:
        if item.article in reports.by_id:
            name = one_line(report_name(reports.by_id[item.article]))
            told = f"New with {name}: {item.new:,} of {counted(item.sentences, 'sentence')}."
            yield from _annotation(
                ("novelty", item.article), "highlighting", _says(told, "commenting"), item.evidence, reports
            )  # fmt: skip


def _says(words: str, purpose: str = "describing") -> Json:
    return {"type": "TextualBody", "value": words, "format": "text/plain", "purpose": purpose}


def _tag(word: str) -> Json:
    return {"type": "TextualBody", "value": word, "purpose": "tagging"}


def _target(evidence: Evidence, reports: Reports) -> Json:
    article = reports.of(evidence)
    selectors: list[Json] = [_quote(evidence, article)]
    if not article.excerpt:
        span = evidence.span
        place = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
        selectors.append(place)
    return {"type": "SpecificResource", "source": address(article), "selector": selectors}


def _quote(evidence: Evidence, article: Article) -> Json:
    low, high = _whole_around(evidence, article)
    text, start, end = article.text, evidence.span.start, evidence.span.end
    around = _AROUND
    while True:
        before, after = max(low, start - around), min(high, end + around)
        words = text[before:after]
        first = text.find(words)
        unique = first == before and text.find(words, before + 1) < 0
        if unique or (before == low and after == high):
            break
        around *= 2
    return {
        "type": "TextQuoteSelector",
        "exact": evidence.text,
        "prefix": text[before:start],
        "suffix": text[end:after],
    }


def _whole_around(evidence: Evidence, article: Article) -> tuple[int, int]:
    """How far the report's own words run on unbroken on either side."""
    text = article.text
    gaps = [mark.span for mark in article.boilerplate if mark.reason == EXCERPT]
    low = max((gap.end for gap in gaps if gap.end <= evidence.span.start), default=0)
    high = min((gap.start for gap in gaps if gap.start >= evidence.span.end), default=len(text))
    # White space beside a hole is the excerpt's own.
    while gaps and low < evidence.span.start and text[low].isspace():
        low += 1
    while gaps and high > evidence.span.end and text[high - 1].isspace():
        high -= 1
    return low, high
