"""The order of the stages: clean, annotate, group, link, tell. No disk, no clock, no screen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sourceline.annotate.annotator import annotate, version
from sourceline.clean.clean import clean_article
from sourceline.clean.repeated import mark_repeated
from sourceline.errors import SourcelineError
from sourceline.group.belonging import find_unrelated
from sourceline.link.linker import link
from sourceline.link.published import infer_published
from sourceline.model.annotations import Annotations
from sourceline.model.article import Article, Problem
from sourceline.model.corrections import Correction
from sourceline.model.links import Links
from sourceline.model.story import Story
from sourceline.pipeline.decided import decide_reports
from sourceline.pipeline.engine import Engine, SerialEngine
from sourceline.tell.decided import decide_story, refused_places
from sourceline.tell.selection import Selection
from sourceline.tell.shorter import shorten_story
from sourceline.tell.teller import tell
from sourceline.text.decisions import decision_of, in_force
from sourceline.text.foreign import UNKNOWN
from sourceline.text.language import language_note


def read_article(article: Article) -> Annotations:
    """One article cleaned and annotated; depends on it alone."""
    return annotate(clean_article(article))


def read_or_blame(article: Article) -> Annotations | Problem:
    """The same, but a report on which a rule fails is named instead of ending the run."""
    try:
        return read_article(article)
    except SourcelineError:
        raise  # not of this report: the weights, a setting
    except Exception as cause:
        told = f"it could not be annotated ({type(cause).__name__}: {str(cause)[:120]})"
        return Problem(article.source, "other", f"{told}. Please report this.")


def tell_story(
    articles: Iterable[Article],
    *,
    problems: Sequence[Problem] = (),
    engine: Engine | None = None,
    strict: bool = False,
    selection: Selection | None = None,
    log: Iterable[Correction] = (),
) -> Story:
    """The story of these articles; their order changes nothing. `selection` shortens its timeline.

    With `strict` an article that cannot be annotated raises what went wrong in it. `log` is what persons
    decided about it, in whatever order.
    """
    corrections = in_force(log)
    links, found = link_story(articles, engine=engine, strict=strict, corrections=corrections)
    story = tell_links(links, problems=(*problems, *found), corrections=corrections)
    if selection is None:
        return story
    return shorten_story(story, selection, links, refused_places(story, corrections))


def link_story(
    articles: Iterable[Article],
    *,
    engine: Engine | None = None,
    strict: bool = False,
    corrections: Sequence[Correction] = (),
) -> tuple[Links, tuple[Problem, ...]]:
    """What the reports of the story say side by side, and what was set aside: all but the telling.

    `corrections` are those in force, here and below.
    """
    engine = engine or SerialEngine()
    read = tuple(engine.map(read_article if strict else read_or_blame, articles))
    annotations = tuple(each for each in read if isinstance(each, Annotations))
    failed = tuple(each for each in read if isinstance(each, Problem))
    links, found = link_annotated(annotations, corrections)
    return links, (*failed, *found)


def tell_annotated(
    annotations: tuple[Annotations, ...],
    *,
    problems: Sequence[Problem] = (),
    corrections: Sequence[Correction] = (),
) -> Story:
    """The story of reports that were annotated one by one, now or long ago."""
    links, found = link_annotated(annotations, corrections)
    return tell_links(links, problems=(*problems, *found), corrections=corrections)


def link_annotated(
    annotations: tuple[Annotations, ...], corrections: Sequence[Correction] = ()
) -> tuple[Links, tuple[Problem, ...]]:
    """What annotated reports say side by side, and what was set aside."""
    reports = decide_reports(annotations, corrections)
    annotations = _with_repeated_lines(_with_inferred_dates(reports.annotations))
    kept, strangers = _apart(annotations)
    links = link(kept, corrections)
    links = replace(links, outcomes=(*reports.outcomes, *links.outcomes))
    return links, (*reports.problems, *strangers, *_foreign(kept))


def tell_links(
    links: Links, *, problems: Sequence[Problem] = (), corrections: Sequence[Correction] = ()
) -> Story:
    """The story out of its links, by this version of rules and weights, as persons decided."""
    found = tell(links, annotator=version(), problems=problems)
    story, outcomes = decide_story(found, corrections, links.sources)
    became = {each.correction.id: each for each in (*links.outcomes, *outcomes)}
    told = (decision_of(became[each.id]) for each in corrections if each.id in became)
    return replace(story, decisions=tuple(told))


def language_problem(article: Article) -> Problem | None:
    """A line for a report in a language whose words are not known; None where they are."""
    note = language_note(article.language)
    return None if note is None else Problem(article.source, "language", f"{note}.")


def _foreign(annotations: tuple[Annotations, ...]) -> tuple[Problem, ...]:
    """A line for each report in another language; one too short to tell is read as English."""
    told = (each.article for each in annotations if each.article.language != UNKNOWN)
    return tuple(problem for article in told if (problem := language_problem(article)))


def _with_inferred_dates(annotations: tuple[Annotations, ...]) -> tuple[Annotations, ...]:
    """A report without a date is read again with the interval that the others give it."""
    inferred = infer_published(annotations)
    return tuple(
        annotate(replace(each.article, published=inferred[each.article.id], published_from="text"))
        if each.article.id in inferred
        else each
        for each in annotations
    )


def _with_repeated_lines(annotations: tuple[Annotations, ...]) -> tuple[Annotations, ...]:
    """What several reports repeat as furniture is marked now; links leave out what lies in it."""
    marked = {a.id: a for a in mark_repeated([each.article for each in annotations])}
    return tuple(replace(each, article=marked[each.article.id]) for each in annotations)


def _apart(
    annotations: tuple[Annotations, ...],
) -> tuple[tuple[Annotations, ...], tuple[Problem, ...]]:
    """The reports of the story, and a line for each that is about something else."""
    reasons = dict(find_unrelated(annotations))
    kept = tuple(each for each in annotations if each.article.id not in reasons)
    strangers = tuple(
        Problem(each.article.source, "unrelated", reasons[each.article.id])
        for each in annotations
        if each.article.id in reasons
    )
    return kept, strangers
