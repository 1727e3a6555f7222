"""Which reports name which days, and which appeared on them: what a summary counts and tells from."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sourceline.model.annotations import Annotations, Sentence
from sourceline.model.span import overlaps_any
from sourceline.model.when import Basis
from sourceline.text.lexicon import words_of
from sourceline.text.morphology import stem
from sourceline.text.tokens import find_words

# A report is about a subject where its title and so many first sentences hold the subject's words.
OPENING = 5
# Words that this part of all reports hold are the whole pile's subject, and choose nothing from it.
COMMON = 1 / 3
# Copies so far apart are printed again, and not the same news passed on.
REPRINTED = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Naming:
    """A sentence of a report that names a day, and how it does so. Both are places in their tuples."""

    report: int
    sentence: int
    basis: Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class Namings:
    """All days that reports name, and all days on which they appeared.

    `wanted` are the stems of the subject, `told` the sentences of each report that may be told of it,
    and `days` the days that each of its sentences names. `voices` has one number for each report, the
    same for copies of one another.
    """

    reports: tuple[Annotations, ...]
    named: Mapping[date, tuple[Naming, ...]]
    appeared: Mapping[date, tuple[int, ...]]
    told: tuple[frozenset[int], ...]
    days: tuple[Mapping[int, frozenset[date]], ...]
    voices: tuple[int, ...]
    wanted: frozenset[str] = frozenset()

    def day_of(self, report: int) -> date | None:
        """When a report appeared; None where that is not one day."""
        when = self.reports[report].article.published
        return when.start if when is not None and when.is_day else None

    def looking_back(self, report: int) -> set[int]:
        """The sentences of a report that name a day before it appeared: what they tell is older."""
        own = self.day_of(report)
        days = self.days[report]
        return {number for number in days if own is not None and min(days[number]) < own}


def find_namings(
    reports: Sequence[Annotations], about: str | None = None, copies: Iterable[tuple[str, str]] = ()
) -> Namings:
    """`about` is a subject in words: only what is told of it counts. `copies` are pairs of ids of
    articles of which one says hardly a thing of its own."""
    wanted = _telling_apart(stems_of(about or ""), reports)
    told = tuple(_told(each, wanted) for each in reports)
    named: dict[date, list[Naming]] = defaultdict(list)
    appeared: dict[date, list[int]] = defaultdict(list)
    days: list[dict[int, frozenset[date]]] = []
    for number, each in enumerate(reports):
        own: dict[int, frozenset[date]] = defaultdict(frozenset)
        for sentence, day, basis in _days_named(each):
            own[sentence] |= {day}
            if sentence in told[number]:
                named[day].append(Naming(number, sentence, basis))
        days.append(dict(own))
        when = each.article.published
        if when is not None and when.is_day and when.start is not None and told[number]:
            appeared[when.start].append(number)
    return Namings(
        reports=tuple(reports),
        named={day: tuple(found) for day, found in named.items()},
        appeared={day: tuple(found) for day, found in appeared.items()},
        told=told,
        days=tuple(days),
        voices=_voices(reports, copies),
        wanted=wanted,
    )


def stems_of(text: str) -> frozenset[str]:
    """The stems of a text's words, without those that only join others."""
    function = words_of("function", "words")
    return frozenset(stem(t.plain) for t in find_words(text) if t.plain not in function)


def _voices(reports: Sequence[Annotations], copies: Iterable[tuple[str, str]]) -> tuple[int, ...]:
    """Ten copies of one report are one voice, also where the third copied the second.

    What is printed again a week later or more is not: somebody chose to look back. An agency's own
    chronology, kept up for months, shares most of its words with its first form.
    """
    number = {each.article.id: place for place, each in enumerate(reports)}
    voices = list(range(len(reports)))
    for one, two in copies:
        if _apart(reports[number[one]], reports[number[two]]) >= REPRINTED:
            continue
        first, second = sorted((voices[number[one]], voices[number[two]]))
        voices = [first if voice == second else voice for voice in voices]
    return tuple(voices)


def _apart(one: Annotations, two: Annotations) -> timedelta:
    """How long after each other two reports surely appeared; nothing where that is not known."""
    first, second = one.article.published, two.article.published
    if first is None or second is None or first.start is None or second.start is None:
        return timedelta(0)
    return abs(second.start - first.start)


def _telling_apart(wanted: frozenset[str], reports: Sequence[Annotations]) -> frozenset[str]:
    """The stems of a subject that part some reports from the others."""
    if not wanted:
        return wanted
    holding = Counter(word for each in reports for word in wanted & stems_of(each.article.text))
    return frozenset(word for word in wanted if holding[word] < COMMON * len(reports))


def _days_named(each: Annotations) -> Iterable[tuple[int, date, Basis]]:
    """Sentence, day and basis for each day that a sentence names."""
    place = 0
    for time in each.times:
        while place < len(each.sentences) and each.sentences[place].span.end <= time.span.start:
            place += 1
        if place == len(each.sentences):
            return
        inside = each.sentences[place].span.start <= time.span.start
        if inside and time.when is not None and time.when.is_day and time.when.start is not None:
            yield place, time.when.start, time.when.basis


def _told(each: Annotations, wanted: frozenset[str]) -> frozenset[int]:
    """The sentences outside of headings and boilerplate that are told of the subject.

    All of a report that opens with the subject; of others the sentences that hold all of its words.
    """
    text = each.article.text
    marked = [mark.span for mark in each.article.boilerplate]
    body = [
        number
        for number, sentence in enumerate(each.sentences)
        if not sentence.heading and not overlaps_any(sentence.span, marked)
    ]
    if not wanted:
        return frozenset(body)
    opening = [each.article.title or "", *(_words(text, each.sentences[n]) for n in body[:OPENING])]
    if wanted <= stems_of(" ".join(opening)):
        return frozenset(body)
    return frozenset(n for n in body if wanted <= stems_of(_words(text, each.sentences[n])))


def _words(text: str, sentence: Sentence) -> str:
    return sentence.span.cut(text)
