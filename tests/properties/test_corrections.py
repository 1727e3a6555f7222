"""Whatever persons decide about a story: it is replayed the same, undone to the byte, and harms nothing."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sourceline.app.tell import read_pile
from sourceline.app.wishes import WISHES, decide
from sourceline.errors import SettingsError
from sourceline.model.annotations import Annotations
from sourceline.model.corrections import Correction
from sourceline.model.story import Story
from sourceline.pipeline.stages import read_article, tell_annotated
from sourceline.text.decisions import in_force
from sourceline.wire.corrections_json import dump_log, read_log
from sourceline.wire.story_json import dump_story, story_from_json, story_to_json
from tests.decided import correction, undoing
from tests.quality.integrity import integrity_faults

REPORTS = Path(__file__).resolve().parents[2] / "examples" / "ferry-fire" / "reports"
some = settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))


@cache
def pile() -> tuple[Annotations, ...]:
    articles, _ = read_pile([REPORTS])
    return tuple(map(read_article, articles))


def told(log: tuple[Correction, ...], reports: tuple[Annotations, ...] | None = None) -> Story:
    return tell_annotated(pile() if reports is None else reports, corrections=in_force(log))


@cache
def found() -> Story:
    return told(())


@st.composite
def corrections(draw: st.DrawFn, turn: int) -> Correction | None:
    """One of any kind, on things of the story as it was found."""
    story = found()
    kind = draw(st.sampled_from(sorted(WISHES)))
    member, other = (draw(st.sampled_from(story.cast)) for _ in range(2))
    report = draw(st.sampled_from(story.articles))
    start = draw(st.integers(0, len(report.text) - 30))
    asked = {
        "name": member.id,
        "other": other.id,
        "line": draw(st.sampled_from(story.timeline)).id,
        "quotation": draw(st.sampled_from(story.quotations)).id,
        "dispute": draw(st.sampled_from(story.discrepancies)).id,
        "when": draw(st.sampled_from(["2027-10-14", "2027-10", "../2027-10-20", "2026~"])),
        "to": draw(st.sampled_from([other.id, "-"])),
    }
    if kind == "split":
        asked |= {"form": draw(st.sampled_from(member.aliases)).text} if member.aliases else {}
    elif kind == "move":
        evidence = draw(st.sampled_from(member.evidence))
        asked |= {
            "report": evidence.article,
            "words": f"{evidence.span.start}-{evidence.span.end}",
        }
    elif kind == "pin" and draw(st.booleans()):
        asked |= {"report": report.id, "line": f"{start}-{start + 30}"}
    elif kind != "pin":
        asked |= {"report": report.id}
    try:
        return correction(decide(story, kind, asked), turn)
    except SettingsError:
        return None  # the same name twice, "-" where a name is needed


logs = st.tuples(*(corrections(turn) for turn in range(6))).map(
    lambda each: tuple(filter(None, each))
)


@some
@given(log=logs, turn=st.randoms(use_true_random=False))
def test_the_order_of_reports_and_log_changes_nothing(log, turn):  # type: ignore[no-untyped-def]
    reports, lines = list(pile()), [*log, *log[:2]]
    turn.shuffle(reports)
    turn.shuffle(lines)
    assert dump_story(told(tuple(lines), tuple(reports))) == dump_story(told(log))


@some
@given(log=logs)
def test_undoing_gives_what_was_found(log):  # type: ignore[no-untyped-def]
    undone = tuple(undoing(each, 30 + at) for at, each in enumerate(log))
    assert dump_story(told((*log, *undone))) == dump_story(found())
    again = tuple(undoing(each, 50) for each in undone)
    assert dump_story(told((*log, *undone, *again))) == dump_story(told(log))


@some
@given(log=logs)
def test_the_corrected_story_keeps_every_promise(log):  # type: ignore[no-untyped-def]
    story = told(log)
    assert integrity_faults(story_to_json(story)) == []
    assert story_from_json(story_to_json(story)) == story
    assert [each.id for each in story.decisions] == [each.id for each in in_force(log)]
    for each in story.decisions:
        assert (each.status == "holds") == (each.note == "")
    marked = {
        ident
        for things in (story.timeline, story.cast, story.quotations, story.discrepancies)
        for thing in things
        for ident in thing.decided
    }
    assert marked <= {each.id for each in story.decisions if each.status == "holds"}


@some
@given(log=logs, gone=st.integers(0, 6))
def test_reports_that_come_and_go_lose_nothing_in_silence(log, gone):  # type: ignore[no-untyped-def]
    fewer = tuple(each for at, each in enumerate(pile()) if at != gone)
    story = told(log, fewer)
    assert integrity_faults(story_to_json(story)) == []
    for each in story.decisions:
        assert each.status == "holds" or each.note
    # And when it is back, all is as it was.
    assert told(log, (*fewer, pile()[gone])) == told(log)


@some
@given(log=logs)
def test_a_log_comes_back_from_its_file(log):  # type: ignore[no-untyped-def]
    assert read_log(dump_log(log), "log") == log
