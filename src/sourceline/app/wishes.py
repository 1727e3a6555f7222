"""From what a person asks for to a correction: each kind with what it needs, the same for every front door."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sourceline.app.pointing import (
    dispute_of,
    dispute_ref,
    line_of,
    line_ref,
    member_of,
    quotation_of,
    quotation_place,
    report_of,
    thing_ref,
    words_in,
)
from sourceline.errors import SettingsError
from sourceline.model.article import Article
from sourceline.model.corrections import (
    Confirm,
    Decided,
    Dismiss,
    LeaveOut,
    LineRef,
    Merge,
    Move,
    Pin,
    Place,
    Publish,
    Redate,
    Reject,
    Rename,
    Speaker,
    Split,
    Thing,
)
from sourceline.model.edtf import read_edtf
from sourceline.model.span import Span
from sourceline.model.story import Story
from sourceline.text.places import place_at, report_ref

Asked = Mapping[str, str]

# Who stands for nobody of the cast, where a name is asked for.
NOBODY = "-"
# So many of the other reports say which story a report does not belong to.
_OTHERS = 5
_LONGEST_NAME = 200
_PLACE = re.compile(r"(\d+)-(\d+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A kind of correction: what it needs, and in which order the command line takes it."""

    needs: tuple[str, ...]
    make: Callable[[Story, Asked], Decided]
    may: tuple[str, ...] = ()


def decide(story: Story, kind: str, asked: Asked) -> Decided:
    """The decision that is asked for; `SettingsError` where something is missing or cannot be meant."""
    wish = WISHES.get(kind)
    if wish is None:
        raise SettingsError(
            "there is no such kind of correction",
            subject=kind,
            remedy=f"Choose of {', '.join(WISHES)}.",
        )
    for need in wish.needs:
        if not asked.get(need, "").strip():
            raise SettingsError("it is missing", subject=need, remedy=f"{kind} needs it.")
    return wish.make(story, asked)


def _leave_out(story: Story, asked: Asked) -> Decided:
    report = report_of(story, asked["report"])
    others = [each for each in story.articles if each is not report]
    if not others:
        raise SettingsError(
            "it is the only report of the story",
            subject=report.source,
            remedy="There is nothing that it could be left out of.",
        )
    return LeaveOut(report=report_ref(report), others=tuple(map(report_ref, others[:_OTHERS])))


def _merge(story: Story, asked: Asked) -> Decided:
    one, other = member_of(story, asked["name"]), member_of(story, asked["other"])
    if one.id == other.id:
        raise SettingsError(
            "both names are one already", subject=one.name, remedy="Name two of the cast."
        )
    return Merge(one=thing_ref(story, one), other=thing_ref(story, other))


def _split(story: Story, asked: Asked) -> Decided:
    member = member_of(story, asked["name"])
    form, report = asked.get("form", "").strip(), asked.get("report", "").strip()
    if bool(form) == bool(report):
        raise SettingsError(
            "it is not said what of it is another",
            subject=member.name,
            remedy="Give one of the names that it goes by, or a report in which another is meant.",
        )
    if form and not any(form.casefold() == alias.text.casefold() for alias in member.aliases):
        names = ", ".join(f"“{alias.text}”" for alias in member.aliases)
        raise SettingsError(
            f"“{member.name}” is not called so", subject=form, remedy=f"It goes by {names}."
        )
    return Split(
        thing=thing_ref(story, member),
        form=form or None,
        report=report_ref(report_of(story, report)) if report else None,
    )


def _rename(story: Story, asked: Asked) -> Decided:
    name = " ".join(asked["to"].split())
    if len(name) > _LONGEST_NAME:
        raise SettingsError(
            "the name is too long", subject="to", remedy=f"At most {_LONGEST_NAME} letters."
        )
    return Rename(thing=thing_ref(story, member_of(story, asked["name"])), name=name)


def _move(story: Story, asked: Asked) -> Decided:
    article = report_of(story, asked["report"])
    return Move(mention=_words(article, asked["words"]), to=_who(story, asked["to"]))


def _reject(story: Story, asked: Asked) -> Decided:
    return Reject(line=line_ref(story, line_of(story, asked["line"])))


def _pin(story: Story, asked: Asked) -> Decided:
    """A line that is there; with a report and a day, any sentence of it."""
    if not asked.get("report", "").strip():
        return Pin(line=line_ref(story, line_of(story, asked["line"])))
    place = _words(report_of(story, asked["report"]), asked["line"])
    return Pin(line=LineRef(place=place, date=_day(asked.get("when", ""))))


def _date(story: Story, asked: Asked) -> Decided:
    line = line_ref(story, line_of(story, asked["line"]))
    return Redate(line=line, when=_day(asked["when"]))


def _publish(story: Story, asked: Asked) -> Decided:
    report = report_of(story, asked["report"])
    return Publish(report=report_ref(report), when=_day(asked["when"]))


def _speaker(story: Story, asked: Asked) -> Decided:
    quotation = quotation_of(story, asked["quotation"])
    return Speaker(words=quotation_place(story, quotation), to=_who(story, asked["to"]))


def _confirm(story: Story, asked: Asked) -> Decided:
    return Confirm(dispute=dispute_ref(story, dispute_of(story, asked["dispute"])))


def _dismiss(story: Story, asked: Asked) -> Decided:
    return Dismiss(dispute=dispute_ref(story, dispute_of(story, asked["dispute"])))


WISHES = {
    "leave-out": Wish(needs=("report",), make=_leave_out),
    "merge": Wish(needs=("name", "other"), make=_merge),
    "split": Wish(needs=("name",), make=_split, may=("form", "report")),
    "rename": Wish(needs=("name", "to"), make=_rename),
    "move": Wish(needs=("report", "words", "to"), make=_move),
    "reject": Wish(needs=("line",), make=_reject),
    "pin": Wish(needs=("line",), make=_pin, may=("report", "when")),
    "date": Wish(needs=("line", "when"), make=_date),
    "publish": Wish(needs=("report", "when"), make=_publish),
    "speaker": Wish(needs=("quotation", "to"), make=_speaker),
    "confirm": Wish(needs=("dispute",), make=_confirm),
    "dismiss": Wish(needs=("dispute",), make=_dismiss),
}


def _who(story: Story, words: str) -> Thing | None:
    return None if words.strip() == NOBODY else thing_ref(story, member_of(story, words))


def _words(article: Article, words: str) -> Place:
    """By the words, or by their place in characters ("120-184")."""
    found = _PLACE.fullmatch(words.strip())
    if found and int(found[1]) < int(found[2]) <= len(article.text):
        return place_at(article, Span(int(found[1]), int(found[2])))
    return place_at(article, words_in(article, words))


def _day(text: str) -> str:
    """A date as EDTF, written as the tool writes it."""
    try:
        when = read_edtf(text)
    except ValueError as cause:
        raise SettingsError(
            str(cause),
            subject="date",
            remedy="Write it as EDTF: 2031-03-04, 2031-03, 2031, 2031-03-04~, ../2031-03-04.",
        ) from cause
    if not when.edtf:
        raise SettingsError("no date is given", subject="date", remedy="Write it as 2031-03-04.")
    return when.edtf
