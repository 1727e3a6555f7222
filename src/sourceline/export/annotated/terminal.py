"""Annotations for a person at a terminal: the report's text, coloured, with small labels in braces.

Without colour the same words stand in brackets: `[Nora Teague]{3}`. A report's own words lose their
control characters before anything of ours is put around them, so they can steer no terminal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sourceline.export.annotated.entities import Entity, entities_of
from sourceline.export.annotated.facts import dated, language, warning
from sourceline.export.annotated.nesting import Close, Group, Open, Words, group_tags, nest
from sourceline.export.annotated.paint import BOLD, DIM, Run, painted, style_of, style_within
from sourceline.export.annotated.setting import Setting
from sourceline.export.annotated.tags import Tag, tags_of
from sourceline.export.annotated.wrapping import lines_of
from sourceline.export.labels import counted
from sourceline.export.safe import neutral, one_line
from sourceline.model.annotations import Annotations
from sourceline.model.article import Problem

# Where colours are seen these need no label: the legend tells their style.
_SHOWN_BY_STYLE = frozenset({"heading", "cue", "source", "boilerplate"})
_LOUD = "1;33"
_RULE_WIDTH = 60


def render(found: Iterable[Annotations | Problem], setting: Setting) -> Iterator[str]:
    """Report after report; problems are told on standard error and not here."""
    for each in found:
        if isinstance(each, Annotations):
            yield _laid_out(_report(each, colour=setting.colour), setting)


def _laid_out(runs: Iterable[Run], setting: Setting) -> str:
    lines = []
    for line in lines_of(runs, setting.width):
        while line and line[-1].text.isspace():
            line.pop()
        lines.append(
            (painted(line) if setting.colour else "".join(run.text for run in line)) + "\n"
        )
    return "".join(lines)


def _report(annotations: Annotations, *, colour: bool) -> Iterator[Run]:
    article = annotations.article
    tags = tags_of(annotations)
    entities = entities_of(annotations)
    told = f"{article.id}; {dated(article)}; {language(article)}"
    yield Run(f"{_plain(article.source)}\n", BOLD)
    yield Run(f"{_plain(told)}\n", DIM)
    if warning(article):
        yield Run(f"Note: {_plain(warning(article))}\n", _LOUD)
    yield Run("\n")
    yield from _text(article.text, group_tags(tags), colour=colour)
    yield Run("\n" if article.text.endswith("\n") else "\n\n")
    yield from _legend(tags, colour=colour)
    yield from _entities(entities)
    yield Run(f"\n{'─' * _RULE_WIDTH}\n\n", DIM)


def _text(text: str, groups: tuple[Group, ...], *, colour: bool) -> Iterator[Run]:
    for step in nest(groups, 0, len(text)):
        if isinstance(step, Words):
            words = neutral(step.span.cut(text)).expandtabs(4)
            yield Run(words, style_within(step.groups))
        elif isinstance(step, Open) and not colour:
            yield Run("[")
        elif isinstance(step, Close):
            yield from _closed(step, colour=colour)


def _closed(step: Close, *, colour: bool) -> Iterator[Run]:
    labels = [tag.label for tag in step.group.tags if not (colour and tag.sort in _SHOWN_BY_STYLE)]
    label = _plain("; ".join(labels))
    if not colour:
        yield Run(f"]{{{label if step.last else '…'}}}")
    elif step.last and label:
        yield Run(f"{{{label}}}", DIM)


_LEGEND = (
    ("name", "name, {tone}{{its number}}"),
    ("description", "description{{whose}}"),
    ("pronoun", "pronoun{{whose}}"),
    ("quotation", "quotation{{kind, speaker}}"),
    ("cue", "cue of a quotation"),
    ("source", "words for a speaker"),
    ("time", "time expression{{its date}}"),
    ("event", "event word{{class}}"),
    ("figure", "number{{value, unit}}"),
    ("reaction", "reaction{{feeling, whose}}"),
    ("heading", "heading"),
    ("boilerplate", "boilerplate"),
)


def _legend(tags: tuple[Tag, ...], *, colour: bool) -> Iterator[Run]:
    """What stands in this text alone, each in its own style; words only where there are no colours."""
    yield Run("Legend", BOLD)
    yield Run("\n")
    if not colour:
        yield Run("  [words]{what they are}; {…}: goes on behind the next bracket.")
        yield Run(" A number alone is that of an entity.\n")
        return
    for sort, told in _LEGEND:
        samples = {tag.tone if sort == "name" else "": tag for tag in tags if tag.sort == sort}
        for tone in sorted(samples):
            words, brace, label = told.format(tone=tone).partition("{")
            yield Run("  ")
            yield Run(words, style_of(samples[tone]))
            yield Run(f"{brace}{label}", DIM)
    yield Run("\n")


def _entities(entities: tuple[Entity, ...]) -> Iterator[Run]:
    yield Run("\n")
    yield Run("Entities", BOLD)
    yield Run("\n" if entities else "\n  none\n")
    for entity in entities:
        yield Run(f"  {entity.number:>3}  ")
        yield Run(_plain(entity.name), BOLD)
        yield Run(f"  {entity.kind}, {counted(entity.mentions, 'mention')}\n")


def _plain(words: str) -> str:
    return neutral(one_line(words))
