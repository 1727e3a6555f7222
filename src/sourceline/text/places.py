"""Places that a person pointed at: written down by their words, and found again.

What cannot be found for sure is not guessed: the answer is the reason, for people.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from sourceline.model.article import Article
from sourceline.model.corrections import Place, ReportRef
from sourceline.model.span import Span

# So many characters on either side tell a word of a report from the same word elsewhere in it.
AROUND = 40

GONE = "its report is not here any more"
UNSAID = "its report does not hold these words any more"
SEVERAL = "its report holds these words at several places now"


@dataclass(frozen=True, slots=True)
class Found:
    """Words in a report of the story."""

    article: Article
    span: Span


@dataclass(frozen=True, slots=True)
class Missing:
    """Why a place cannot be found any more."""

    why: str


def report_ref(article: Article) -> ReportRef:
    return ReportRef(id=article.id, source=article.source, url=article.url)


def place_at(article: Article, span: Span) -> Place:
    """These words, written down with a little of what stands around them."""
    text = article.text
    return Place(
        report=report_ref(article),
        words=span.cut(text),
        before=text[max(0, span.start - AROUND) : span.start],
        after=text[span.end : span.end + AROUND],
    )


def find_report(
    ref: ReportRef, articles: Sequence[Article], *, by_source: bool = False
) -> Article | None:
    """The report that is meant; None where it is not here, or more than one could be.

    By its content or that of an earlier text of it, else by its address. `by_source`: else by the name
    under which it was found, which another report may have elsewhere: for who looks at its words, too.
    """
    ways: list[Callable[[Article], bool]] = [
        lambda a: a.id == ref.id,
        lambda a: any(each.id == ref.id for each in a.versions),
        lambda a: bool(ref.url) and a.url == ref.url,
    ]
    if by_source and ref.source:
        ways.append(lambda a: _same_source(ref.source, (a.source, *a.duplicates)))
    for fits in ways:
        found = [article for article in articles if fits(article)]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _same_source(wanted: str, sources: Iterable[str]) -> bool:
    """Whether one is the other, seen from another folder: "news/a.txt" and "a.txt"."""
    return any(
        each == wanted or each.endswith(f"/{wanted}") or wanted.endswith(f"/{each}")
        for each in sources
    )


def find_place(place: Place, articles: Sequence[Article]) -> Found | Missing:
    """Where the words stand now."""
    article = find_report(place.report, articles, by_source=True)
    if article is None:
        return Missing(GONE)
    starts = list(_occurrences(article.text, place.words))
    if not starts:
        return Missing(UNSAID)
    likeness = [_likeness(article.text, start, place) for start in starts]
    best = max(likeness)
    if likeness.count(best) > 1:
        return Missing(SEVERAL)
    start = starts[likeness.index(best)]
    return Found(article, Span(start, start + len(place.words)))


def _occurrences(text: str, words: str) -> Iterator[int]:
    at = text.find(words) if words else -1
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _likeness(text: str, start: int, place: Place) -> int:
    """How many characters on both sides are the same as when it was pointed at."""
    before = text[max(0, start - len(place.before)) : start]
    after = text[start + len(place.words) : start + len(place.words) + len(place.after)]
    return _alike(reversed(before), reversed(place.before)) + _alike(after, place.after)


def _alike(one: Iterable[str], other: Iterable[str]) -> int:
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Somebody who may be meant by a name; `here`: one of its mentions is the place that was pointed at."""

    id: str
    name: str
    aliases: tuple[str, ...]
    here: bool


def choose_named(name: str, among: Sequence[Named]) -> str | None:
    """The id of the one that is meant; None where none is, or more than one could be.

    Who stands at the place and is called so; else who alone has the name; else who alone has it among
    others; else who stands at the place, whatever it is called now.
    """
    wanted = _plain(name)
    named = [each for each in among if _plain(each.name) == wanted]
    called = [each for each in among if wanted in map(_plain, (each.name, *each.aliases))]
    for fits in ([each for each in called if each.here], named, called):
        if len(fits) == 1:
            return fits[0].id
    here = [each for each in among if each.here]
    return here[0].id if len(here) == 1 and not called else None


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()
