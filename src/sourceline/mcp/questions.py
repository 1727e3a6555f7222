"""What an assistant may ask of an archive, and what it is answered. Nothing is changed, no file is named.

Each question opens the archive anew: they come in threads of their own, and a build may go on meanwhile.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sourceline.app.days import as_day, ordered
from sourceline.app.opened import Archive
from sourceline.app.story import Story
from sourceline.errors import NotInStoreError
from sourceline.export.decided import decisions_by_id, decisions_count
from sourceline.export.facts import find_facts
from sourceline.mcp import cited, parts
from sourceline.mcp.bounds import Json, answer, cut
from sourceline.model.story import Evidence, TimelineEntry
from sourceline.tell.selection import Selection
from sourceline.tell.shorter import shorten_story


class Questions:
    def __init__(self, path: Path) -> None:
        self._path = path

    def open(self) -> Archive:
        return Archive(self._path)

    def search(
        self,
        words: str,
        since: str | None,
        until: str | None,
        kinds: Sequence[str] | None,
        start: int,
        limit: int,
    ) -> Json:
        with self.open() as news:
            found = news.search(words, since=since, until=until, kinds=kinds)
            return answer(found, parts.hit, start=start, limit=limit)

    def stories(self, since: str | None, until: str | None, start: int, limit: int) -> Json:
        with self.open() as news:
            found = news.stories(since=since, until=until)
            return answer(found, parts.listed, start=start, limit=limit)

    def story(self, ident: str, part: str, start: int, limit: int) -> Json:
        story = self._story(ident)
        about, decided = _head(story), decisions_by_id(story)
        if part == "timeline":
            return _lines(story, story.timeline, start, limit)
        if part == "cast":
            return answer(
                story.cast,
                lambda each: parts.member(each, decided),
                start=start,
                limit=limit,
                about=about,
            )
        if part == "quotations":
            names = {each.id: each.name for each in story.cast}
            body = [each for each in story.quotations if not each.heading]
            return answer(
                body,
                lambda each: parts.quotation(each, names, decided),
                start=start,
                limit=limit,
                about=about,
            )
        if part == "discrepancies":
            return answer(
                story.discrepancies,
                lambda each: parts.discrepancy(each, decided),
                start=start,
                limit=limit,
                about=about,
            )
        return answer(story.articles, cited.report, start=start, limit=limit, about=about)

    def timeline(
        self, ident: str | None, since: str | None, until: str | None, start: int, limit: int
    ) -> Json:
        if ident is None:
            with self.open() as news:
                found = news.between(since, until)
                return answer(found, parts.hit, start=start, limit=limit)
        story = self._story(ident)
        first, last = as_day(since, "since"), as_day(until, "until")
        ordered(first, last)
        cut_to = shorten_story(story, Selection(start=first, end=last)).timeline
        return _lines(story, cut_to, start, limit)

    def evidence(self, ident: str, story: str | None, start: int, limit: int) -> Json:
        found: tuple[Evidence, ...]
        place = cited.read_cite(ident)
        if place is not None:
            told = self._story(place[0])
            found = (cited.place_in(told, *place),)
        elif story is None:
            raise NotInStoreError(
                "that is no `cite`, and no story is given that has it",
                subject=ident[:80],
                remedy="Give the `cite` of an answer, or an `id` together with its `story`.",
            )
        else:
            told = self._story(story)
            found = parts.evidence_of(told, ident)
            if not found:
                raise NotInStoreError(
                    "the story has nothing of that id",
                    subject=ident[:80],
                    remedy="Take the `id` from `story` or `timeline`; a story told anew has others.",
                )
        return answer(
            found,
            lambda each: cited.in_context(told, each),
            start=start,
            limit=limit,
            about=_head(told),
        )

    def _story(self, ident: str) -> Story:
        with self.open() as news:
            return news.story(ident)


def _lines(story: Story, lines: Sequence[TimelineEntry], start: int, limit: int) -> Json:
    decided = decisions_by_id(story)
    return answer(
        lines,
        lambda each: parts.line(each, decided),
        start=start,
        limit=limit,
        about=_head(story),
    )


def _head(story: Story) -> Json:
    facts = find_facts(story)
    return {
        "story": story.id,
        "title": cut(facts.title),
        "start": story.start,
        "end": story.end,
        "reports": facts.reports,
        "independent_sources": facts.independent,
        "open_disagreements": facts.disputed,
        "lines": len(story.timeline),
        "cast": len(story.cast),
        "quotations": len(story.quotations),
        "discrepancies": len(story.discrepancies),
        **({"decided_by_people": decisions_count(story)} if decisions_count(story) else {}),
    }
