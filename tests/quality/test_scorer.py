"""The scorer itself: a perfect story scores 1, an empty one 0, and each way to spoil one costs.

Nothing here needs the program under test.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.quality.ideal import Story, ideal_story
from tests.quality.integrity import integrity_faults
from tests.quality.matching import match
from tests.quality.measure import measure_pile
from tests.quality.piles import Pile, all_piles
from tests.quality.reports import read_texts
from tests.quality.scorer import Report, score, total
from tests.quality.table import render_table
from tests.quality.tiny import BRIDGE, CHOIR, Tiny
from tests.quality.truth import KINDS, read_truth, truth_from_json, unknown_keys
from tests.quality.truth_check import truth_faults

SECTIONS = {
    "published",
    "boilerplate",
    "timeline",
    "cast",
    "aliases",
    "quotations",
    "speakers",
    "discrepancies",
    "reuse",
    "figures",
    "reactions",
    "novelty",
}
BOTH = pytest.mark.parametrize("tiny", [BRIDGE, CHOIR], ids=lambda tiny: str(tiny.name))


def perfect(tiny: Tiny = BRIDGE) -> Story:
    return ideal_story(tiny.truth, tiny.texts)


def measured(story: Story, tiny: Tiny = BRIDGE) -> Report:
    return score(tiny.name, story, tiny.truth, ())


def share(report: Report, section: str, measure: str) -> float | None:
    return report.measures().get(section, {}).get(measure)


# -- the ends of the scale ------------------------------------------------------------------------


@BOTH
def test_perfect_story_loses_nothing(tiny: Tiny) -> None:
    report = measured(perfect(tiny), tiny)
    assert report.overall == 1.0
    assert report.measures().keys() == SECTIONS
    assert {s for shares in report.measures().values() for s in shares.values()} == {1.0}
    assert report.faults == []


@BOTH
def test_empty_story_finds_nothing(tiny: Tiny) -> None:
    report = measured({}, tiny)
    assert report.overall == 0.0
    assert {shares["recall"] for shares in report.measures().values()} == {0.0}
    assert not any("precision" in shares for shares in report.measures().values())


def test_another_pile_s_story_collapses() -> None:
    assert measured(perfect(CHOIR), BRIDGE).overall < 0.2
    assert measured(perfect(BRIDGE), CHOIR).overall < 0.2


def test_another_pile_s_section_collapses() -> None:
    for name in perfect(CHOIR):
        mixed = {**perfect(BRIDGE), name: perfect(CHOIR)[name]}
        report = measured(mixed)
        score_there = report.sections[name if name != "articles" else "published"].score
        assert score_there is not None
        assert score_there < 0.2, name


def present_piles() -> list[Pile]:
    return [pile for pile in all_piles() if pile.absence is None]


def test_whole_piles_are_told_apart() -> None:
    piles = present_piles()
    if len(piles) < 2:
        pytest.skip("fewer than two piles are here")
    stories = {p.name: ideal_story(read_truth(p.truth), read_texts(p.reports)) for p in piles}
    for pile, other in permutations(piles, 2):
        assert measure_pile(pile, stories[other.name]).overall < 0.2, (pile.name, other.name)


# -- a truth that is blank ------------------------------------------------------------------------


def test_truth_without_items_is_a_fault_and_gives_no_score() -> None:
    blank = truth_from_json({"about": "nothing"})
    assert truth_faults(blank, BRIDGE.texts)
    assert score("blank", perfect(), blank, ()).overall == 0.0


def test_blank_patterns_are_faults_and_match_nothing() -> None:
    raw = {
        **BRIDGE.raw,
        "timeline": [{**true, "must": [""]} for true in BRIDGE.raw["timeline"]],
        "cast": [{**true, "name": ""} for true in BRIDGE.raw["cast"]],
        "quotations": [{**true, "text": ""} for true in BRIDGE.raw["quotations"]],
    }
    blank = truth_from_json(raw)
    report = score("blank", perfect(), blank, ())
    for section in ("timeline", "cast", "quotations", "speakers"):
        assert share(report, section, "recall") == 0.0
    assert any("blank pattern" in fault for fault in truth_faults(blank, BRIDGE.texts))


@BOTH
def test_truth_in_order_has_no_faults(tiny: Tiny) -> None:
    assert truth_faults(tiny.truth, tiny.texts) == []
    assert unknown_keys(tiny.raw) == []


@pytest.mark.parametrize(
    ("section", "item", "fault"),
    [
        ("published", {"report": "lost.txt", "start": "2031-01-01", "end": "2031-01-01"}, "lost"),
        ("boilerplate", {"report": "echo.txt", "text": "crossword"}, "does not stand in echo"),
        ("timeline", {"must": ["("]}, "("),
        ("timeline", {"must": []}, "no words"),
        ("timeline", {"must": ["shut"], "status": "sure"}, "no status"),
        ("timeline", {"must": ["shut"], "start": "2031-02-02", "end": "2031-01-01"}, "after"),
        ("cast", {"name": "Ulf", "aliases": ["Olaf"]}, "nobody says 'Olaf'"),
        ("quotations", {"text": "Hello there", "report": "echo.txt"}, "does not say"),
        (
            "quotations",
            {"text": "The letter", "report": "echo.txt", "speaker": "Zoe"},
            "not in the cast",
        ),
        ("discrepancies", {"values": ["80,000"]}, "one value"),
        ("no_reuse", {"a": "courier.txt", "b": "gazette.txt"}, "reuse as well"),
        ("figures", {"what": "unicorns", "values": [1]}, "stands nowhere"),
        ("novelty", {"report": "lost.txt", "new": ["x"]}, "no report"),
    ],
)
def test_truth_faults_are_told(section: str, item: dict[str, Any], fault: str) -> None:
    raw = {**BRIDGE.raw, section: [*BRIDGE.raw.get(section, []), item]}
    assert any(fault in told for told in truth_faults(truth_from_json(raw), BRIDGE.texts))


def test_misspelt_keys_are_told() -> None:
    assert unknown_keys({"timelime": [], "cast": [{"name": "x", "alias": []}]}) == [
        "timelime",
        "cast.alias",
    ]


def test_missing_keys_are_an_error() -> None:
    with pytest.raises(ValueError, match="quotations"):
        truth_from_json({"quotations": [{"speaker": "x"}]})
    assert set(KINDS) < set(BRIDGE.truth.__slots__)


# -- ways to spoil a story ------------------------------------------------------------------------


def date_moved_by_a_day(story: Story) -> None:
    """The paper's day for the event's: wrong, and expressly so."""
    story["timeline"][2]["date"] = {"start": "2031-03-04", "end": "2031-03-04"}


def publication_moved_by_a_day(story: Story) -> None:
    story["articles"][0]["published"] = {"start": "2031-03-05", "end": "2031-03-05"}


def year_told_for_a_day(story: Story) -> None:
    story["timeline"][2]["date"] = {"start": "2031-01-01", "end": "2031-12-31"}


def plan_told_as_event(story: Story) -> None:
    story["timeline"][6]["status"] = "single"


def copy_counted_as_independent(story: Story) -> None:
    story["timeline"][2] |= {"independent_sources": 2, "status": "agreed"}


def evidence_left_out(story: Story) -> None:
    del story["timeline"][2]["evidence"][2:]


def all_bundled_in_one_entry(story: Story) -> None:
    every = [piece for entry in story["timeline"] for piece in entry["evidence"]]
    story["timeline"] = [{**story["timeline"][2], "evidence": every}]


def all_bundled_in_each_entry(story: Story) -> None:
    every = [piece for entry in story["timeline"] for piece in entry["evidence"]]
    for entry in story["timeline"]:
        entry["evidence"] = every


def invented_entry(story: Story) -> None:
    story["timeline"].append({"date": {"start": "2031-03-01", "end": "2031-03-01"}, "text": "Rain"})


def speaker_swapped(story: Story) -> None:
    story["quotations"][0]["speaker"] = story["quotations"][1]["speaker"]


def speaker_withheld(story: Story) -> None:
    story["quotations"][0]["speaker"] = None


def quotation_invented(story: Story) -> None:
    story["quotations"].append({"text": "Nobody ever said this", "speaker": None})


def quotation_of_another_report(story: Story) -> None:
    story["quotations"][0]["evidence"] = story["quotations"][1]["evidence"]


def alias_moved(story: Story) -> None:
    moved = story["cast"][0]["aliases"].pop()
    story["cast"][1]["aliases"].append(moved)


def alias_forbidden(story: Story) -> None:
    story["cast"][0]["aliases"].append({"text": "An inspector"})


def namesakes_merged(story: Story) -> None:
    gone = story["cast"].pop(2)
    story["cast"][1]["aliases"] += gone["aliases"]


def person_split(story: Story) -> None:
    story["cast"].append({"id": "c9", "name": "Vance", "kind": "person", "aliases": []})


def weekday_in_the_cast(story: Story) -> None:
    story["cast"].append({"id": "c9", "name": "Monday", "kind": "other", "aliases": []})


def place_told_as_person(story: Story) -> None:
    story["cast"][3]["kind"] = "person"


def growth_told_as_discrepancy(story: Story) -> None:
    values = [{"value": "40 people"}, {"value": "130 names"}]
    story["discrepancies"].append({"kind": "number", "values": values})


def discrepancy_lost(story: Story) -> None:
    del story["discrepancies"][0]["values"][1]


def difference_told_as_corrected(story: Story) -> None:
    story["discrepancies"][0]["status"] = "corrected"


def copy_turned_round(story: Story) -> None:
    pair = story["reuse"][0]
    pair["from"], pair["to"] = pair["to"], pair["from"]


def copy_invented(story: Story) -> None:
    ids = [article["id"] for article in story["articles"]]
    story["reuse"].append({"from": ids[0], "to": ids[2], "passages": []})


def copy_called_rewritten(story: Story) -> None:
    story["reuse"][0]["passages"][0]["kind"] = "rewritten"


def figure_mixed_in(story: Story) -> None:
    story["figures"][0]["values"].append({"value": 80000})


def reaction_calmed(story: Story) -> None:
    story["reactions"][0]["emotion"] = "joy"


def old_told_as_new(story: Story) -> None:
    old = story["timeline"][2]["evidence"][3]
    whole = story["articles"][1]["text"]
    start = whole.index("was shut on Monday")
    end = start + len("was shut on Monday")
    piece = {**old, "start": start, "end": end, "text": whole[start:end]}
    story["novelty"][0]["evidence"].append(piece)


def boilerplate_unmarked(story: Story) -> None:
    story["articles"][0]["boilerplate"] = []


def everything_marked_boilerplate(story: Story) -> None:
    article = story["articles"][0]
    article["boilerplate"] = [{"start": 0, "end": len(article["text"]), "reason": "x"}]


def boilerplate_as_evidence(story: Story) -> None:
    article = story["articles"][0]
    (mark,) = article["boilerplate"]
    text = article["text"][mark["start"] : mark["end"]]
    piece = {"article": article["id"], "start": mark["start"], "end": mark["end"], "text": text}
    story["timeline"][0]["evidence"].append(piece)


@pytest.mark.parametrize(
    ("spoil", "section", "measure"),
    [
        (date_moved_by_a_day, "timeline", "recall"),
        (date_moved_by_a_day, "timeline", "precision"),
        (date_moved_by_a_day, "timeline", "restraint"),
        (publication_moved_by_a_day, "published", "recall"),
        (publication_moved_by_a_day, "published", "precision"),
        (year_told_for_a_day, "timeline", "recall"),
        (plan_told_as_event, "timeline", "restraint"),
        (copy_counted_as_independent, "timeline", "details"),
        (evidence_left_out, "timeline", "details"),
        (all_bundled_in_one_entry, "timeline", "recall"),
        (all_bundled_in_one_entry, "timeline", "precision"),
        (all_bundled_in_each_entry, "timeline", "recall"),
        (all_bundled_in_each_entry, "timeline", "precision"),
        (invented_entry, "timeline", "precision"),
        (speaker_swapped, "speakers", "recall"),
        (speaker_swapped, "speakers", "precision"),
        (speaker_withheld, "speakers", "recall"),
        (quotation_invented, "quotations", "precision"),
        (quotation_of_another_report, "quotations", "recall"),
        (alias_moved, "aliases", "recall"),
        (alias_moved, "aliases", "precision"),
        (alias_forbidden, "aliases", "restraint"),
        (namesakes_merged, "cast", "restraint"),
        (namesakes_merged, "aliases", "restraint"),
        (person_split, "cast", "precision"),
        (weekday_in_the_cast, "cast", "restraint"),
        (place_told_as_person, "cast", "details"),
        (growth_told_as_discrepancy, "discrepancies", "restraint"),
        (growth_told_as_discrepancy, "discrepancies", "precision"),
        (discrepancy_lost, "discrepancies", "recall"),
        (difference_told_as_corrected, "discrepancies", "details"),
        (copy_turned_round, "reuse", "recall"),
        (copy_turned_round, "reuse", "precision"),
        (copy_invented, "reuse", "restraint"),
        (copy_called_rewritten, "reuse", "details"),
        (figure_mixed_in, "figures", "restraint"),
        (reaction_calmed, "reactions", "details"),
        (old_told_as_new, "novelty", "restraint"),
        (boilerplate_unmarked, "boilerplate", "recall"),
        (everything_marked_boilerplate, "boilerplate", "restraint"),
        (boilerplate_as_evidence, "boilerplate", "restraint"),
    ],
)
def test_spoilt_story_loses(spoil: Callable[[Story], None], section: str, measure: str) -> None:
    story = perfect()
    spoil(story)
    report = measured(story)
    lost = share(report, section, measure)
    assert lost is not None
    assert lost < 1.0
    assert any(tally.notes for tally in report.sections.values())


def test_spoiling_one_section_leaves_most_others_whole() -> None:
    story = perfect()
    speaker_swapped(story)
    report = measured(story)
    hurt = {name for name, shares in report.measures().items() if set(shares.values()) != {1.0}}
    assert hurt == {"speakers"}


def test_sentence_with_two_events_stands_for_both() -> None:
    story = perfect()
    first, second = story["timeline"][3:5]
    second["date"] = first["date"]
    raw = {**BRIDGE.raw, "timeline": [dict(true) for true in BRIDGE.raw["timeline"]]}
    raw["timeline"][4] |= {"start": "2031-03-04", "end": "2031-03-04"}
    first["evidence"] += second["evidence"]
    story["timeline"].remove(second)
    report = score("two", story, truth_from_json(raw), ())
    assert share(report, "timeline", "recall") == 1.0


def test_interval_inside_the_true_one_fits() -> None:
    story = perfect()
    raw = {**BRIDGE.raw, "timeline": [dict(true) for true in BRIDGE.raw["timeline"]]}
    raw["timeline"][5] |= {"start": "2031-03-07", "end": "2031-03-08"}
    report = score("loose", story, truth_from_json(raw), ())
    assert share(report, "timeline", "recall") == 1.0


def test_unknowable_speaker_may_be_nobody_of_the_cast() -> None:
    raw = {**BRIDGE.raw, "quotations": [dict(true) for true in BRIDGE.raw["quotations"]]}
    raw["quotations"][0]["speaker"] = None
    told = {who: perfect() for who in (None, "c0", "c9")}
    for who, story in told.items():
        story["quotations"][0]["speaker"] = who
        story["cast"].append({"id": "c9", "name": "an onlooker", "kind": "person"})
    truth = truth_from_json(raw)
    recalls = {who: share(score("x", told[who], truth, ()), "speakers", "recall") for who in told}
    assert recalls == {None: 1.0, "c0": 0.5, "c9": 1.0}


def test_typography_changes_nothing() -> None:
    story = perfect()
    story["quotations"][0]["text"] = "\u201cWe will not gamble\nwith anyone\u2019s legs,\u201d"
    assert share(measured(story), "quotations", "recall") == 1.0


def test_figures_may_be_told_in_their_unit() -> None:
    raw = {**BRIDGE.raw, "figures": [{"what": "bill", "values": [80000]}]}
    series = {"what": "bill", "unit": "thousand crowns", "values": [{"value": 80}]}
    report = score("unit", {**perfect(), "figures": [series]}, truth_from_json(raw), ())
    assert share(report, "figures", "recall") == 1.0


def test_duplicates_stand_for_both_reports() -> None:
    story = perfect()
    story["articles"][0]["duplicates"] = ["reports/twin.txt"]
    published = [{"report": "twin.txt", "start": "2031-03-04", "end": "2031-03-04"}]
    report = score("twin", story, truth_from_json({"published": published}), ())
    assert share(report, "published", "recall") == 1.0


# -- records, reading -----------------------------------------------------------------------------


def test_records_are_known_by_id_or_line(tmp_path: Path) -> None:
    path = tmp_path / "wire.jsonl"
    path.write_text('{"id": "one", "text": "A"}\n\n{"id": "two", "title": "B", "text": "C"}\n')
    assert read_texts([path]) == {"one": "A", "two": "B\nC"}
    day = {"start": "2031-01-01", "end": "2031-01-01"}
    sources = ["wire.jsonl#one", "x/wire.jsonl#2"]
    story = {"articles": [{"id": s, "source": s, "text": "A", "published": day} for s in sources]}
    truth = truth_from_json({"published": [{"report": name, **day} for name in ("one", "two")]})
    assert score("wire", story, truth, [path]).overall == 1.0


def test_pages_are_read_without_their_scripts(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("<h1>One <b>day</b></h1><script>var x</script><p>Two</p>")
    assert read_texts([path])["page.html"].split() == ["One", "day", "Two"]


def test_pile_on_disk_is_measured(tmp_path: Path) -> None:
    pile = BRIDGE.write(tmp_path)
    assert pile.absence is None
    assert measure_pile(pile, perfect()).overall == 1.0


def test_absent_pile_says_what_it_lacks(tmp_path: Path) -> None:
    pile = BRIDGE.write(tmp_path)
    pile.truth.unlink()
    absent = Pile(name="x", truth=pile.truth, folder=pile.folder)
    with pytest.raises(FileNotFoundError):
        measure_pile(absent, {})


# -- integrity ------------------------------------------------------------------------------------


def test_altered_evidence_is_a_fault() -> None:
    story = perfect()
    story["timeline"][2]["evidence"][0]["text"] = "Footbridges"
    assert ["story.timeline[2].evidence[0]" in fault for fault in measured(story).faults] == [True]


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"start": 0, "end": 10**6}, "no span"),
        ({"start": 5, "end": 5, "text": ""}, "no span"),
        ({"start": None}, "no span"),
        ({"article": "zz"}, "no article"),
    ],
)
def test_broken_evidence_is_a_fault(change: dict[str, Any], fault: str) -> None:
    story = perfect()
    story["novelty"][0]["evidence"][0] |= change
    (told,) = integrity_faults(story)
    assert fault in told


def test_incomplete_evidence_is_a_fault() -> None:
    story = perfect()
    del story["novelty"][0]["evidence"][0]["article"]
    (told,) = integrity_faults(story)
    assert "without article" in told


def test_evidence_is_checked_wherever_it_stands() -> None:
    wrong = {"article": "a0", "start": 0, "end": 4, "text": "????"}
    story = perfect()
    story["discrepancies"][0] |= {"correction": dict(wrong)}
    story["reuse"][0]["passages"][0]["from"] = dict(wrong)
    story["cast"][0]["roles"] = [{"text": "engineer", "evidence": [dict(wrong)]}]
    story["figures"][0]["values"][0]["evidence"] = [dict(wrong)]
    assert len(integrity_faults(story)) == 4


def test_references_that_lead_nowhere_are_faults() -> None:
    story = perfect()
    story["quotations"][0]["speaker"] = "nobody"
    story["discrepancies"][0]["timeline"] = ["t0", "t99"]
    story["articles"][0]["boilerplate"].append({"start": 3, "end": 2})
    assert len(integrity_faults(story)) == 3


@given(data=st.data(), text=st.text(min_size=1, max_size=80))
def test_evidence_that_cuts_its_words_is_sound_and_any_other_is_not(
    data: st.DataObject, text: str
) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    words = data.draw(st.text(max_size=8) | st.just(text[start:end]))
    piece = {"article": "a", "start": start, "end": end, "text": words}
    story = {"articles": [{"id": "a", "text": text}], "timeline": [{"evidence": [piece]}]}
    assert (integrity_faults(story) == []) == (text[start:end] == words)


# -- matching, counting ---------------------------------------------------------------------------

edges = st.sets(st.tuples(st.integers(0, 3), st.integers(0, 3)))


@given(fits=edges, room=st.integers(1, 2))
def test_matching_is_allowed_and_largest(fits: set[tuple[int, int]], room: int) -> None:
    found = match(range(4), range(4), lambda want, item: (want, item) in fits, room=room)
    assert set(found.items()) <= fits
    assert all(list(found.values()).count(item) <= room for item in found.values())
    seats = [item for item in range(4) for _ in range(room)]
    most = max(
        sum((want, item) in fits for want, item in enumerate(seating))
        for seating in permutations(seats, 4)
    )
    assert len(found) == most


def test_total_counts_all_piles_as_one() -> None:
    whole = total([measured(perfect(), BRIDGE), measured({}, CHOIR)])
    assert whole.sections["timeline"].recall.hits == 7
    assert whole.sections["timeline"].recall.of == 11


def test_report_survives_json() -> None:
    story = perfect()
    alias_moved(story)
    report = measured(story)
    again = Report.from_json(report.as_json())
    assert again.measures() == report.measures()
    assert render_table([again]) == render_table([report])


def test_table_names_each_section_and_what_was_lost() -> None:
    story = perfect()
    speaker_swapped(story)
    table = render_table([measured(story), measured(perfect(CHOIR), CHOIR)], notes=True)
    assert all(name in table for name in (*SECTIONS, "bridge", "choir", "total"))
    assert "missed      Odile Vance" in table
