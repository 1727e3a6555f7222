"""A report's text as paragraphs in which every tag is an element, with its label behind it."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup, escape

from sourceline.export.annotated.nesting import Close, Group, Open, Words, nest
from sourceline.export.html.bodies import paragraphs
from sourceline.export.safe import neutral, one_line
from sourceline.model.article import Article

# Their style and the legend say enough.
_WITHOUT_LABEL = frozenset({"heading", "boilerplate", "cue", "source"})


def body_of(article: Article, groups: Sequence[Group], report: str) -> Markup:
    """The whole text as `<p>` elements; every character that is not white space is there; `groups` are in order."""
    parts: list[str] = []
    reached: list[Group] = []
    upcoming = 0
    for start, end in paragraphs(article.text):
        while upcoming < len(groups) and groups[upcoming].span.start < end:
            reached.append(groups[upcoming])
            upcoming += 1
        parts.append(f'<p dir="auto">{_paragraph(article.text, reached, start, end, report)}</p>')
        reached = [group for group in reached if group.span.end > end]
    return Markup("\n".join(parts))


def first_places(groups: Sequence[Group], report: str) -> dict[int, str]:
    """Entity to the id of the words that speak of it first."""
    found: dict[int, str] = {}
    for group in groups:
        for tag in group.tags:
            if tag.entity is not None:
                found.setdefault(tag.entity, _ident(group, report))
    return found


def _ident(group: Group, report: str) -> str:
    return f"{report}w{group.span.start}-{group.span.end}"


def _paragraph(text: str, groups: Sequence[Group], start: int, end: int, report: str) -> str:
    out: list[str] = []
    for step in nest(groups, start, end):
        if isinstance(step, Words):
            out.append(str(escape(neutral(step.span.cut(text)))))
        elif isinstance(step, Open):
            out.append(_opened(step, report))
        else:
            out.append(f"</span>{_labels(step) if step.last else ''}")
    return "".join(out)


def _opened(step: Open, report: str) -> str:
    """A title tells all that covers the words, the innermost first: browsers show no other."""
    inside_out = (step.group, *reversed(step.around))
    titles = "; ".join(tag.title for group in inside_out for tag in group.tags if tag.title)
    kinds = " ".join(f"{tag.sort} {_tone(tag.tone)}".strip() for tag in step.group.tags)
    mentioned = step.first and any(
        tag.entity is not None or tag.anchored for tag in step.group.tags
    )
    ident = f' id="{_ident(step.group, report)}"' if mentioned else ""
    title = escape(neutral(one_line(titles)))
    told = Markup(' title="{}"').format(title) if title else ""
    return f'<span{ident} class="{escape(kinds)}"{told}>'


def _tone(tone: str) -> str:
    """Named apart from the sorts: an entity's kind may be "event" as well."""
    return f"t-{tone}" if tone else ""


def _labels(step: Close) -> str:
    return "".join(
        f'<small class="l l-{escape(tag.sort)}">{escape(neutral(one_line(tag.label)))}</small>'
        for tag in step.group.tags
        if tag.label and tag.sort not in _WITHOUT_LABEL
    )
