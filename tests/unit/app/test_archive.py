"""An archive: built, built again, changed, forgotten from, rebuilt."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest

from sourceline.annotate import annotator
from sourceline.app.archive import Building, build, rebuild
from sourceline.app.asking import check_archive, list_stories, search_archive, show_story
from sourceline.app.forgetting import forget, let_back
from sourceline.app.tell import tell
from sourceline.errors import ArticleError, NotInStoreError, SourceError
from sourceline.model.article import Article, Problem
from sourceline.store.reports import Arrival
from sourceline.store.search import Sort
from tests.archives import TODAY, built, plain, report, told, write, write_pile


@pytest.fixture(autouse=True)
def rules_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCELINE_TAGGER", "off")


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    return write_pile(tmp_path / "pile", stories=3, reports=3)


@pytest.fixture
def archive(pile: Path, tmp_path: Path) -> Path:
    out = tmp_path / "news.db"
    built(pile, out)
    return out


def test_stories_are_told_apart(archive: Path) -> None:
    assert [each.reports for each in list_stories(archive)] == [3, 3, 3]
    assert check_archive(archive) == []


def test_a_second_build_reads_and_tells_nothing(archive: Path, pile: Path) -> None:
    before = told(archive)
    again = built(pile, archive)
    assert (again.unchanged, again.annotated, again.told, again.kept) == (9, 0, 0, 3)
    assert told(archive) == before


def test_a_file_written_just_now_is_looked_at_again(pile: Path, tmp_path: Path) -> None:
    write(pile / "s00-0.txt", report(0, 0), age=0)
    out = tmp_path / "news.db"
    built(pile, out)
    again = built(pile, out)
    assert (again.unchanged, again.arrivals[Arrival.KNOWN], again.annotated) == (8, 1, 0)


def test_a_new_report_changes_its_story_alone(archive: Path, pile: Path) -> None:
    before = told(archive)
    write(pile / "s01-9.txt", report(1, 9))
    after = built(pile, archive)
    assert (after.annotated, after.told, after.kept) == (1, 1, 2)
    changed = {ident for ident, story in told(archive).items() if before.get(ident) != story}
    assert len(changed) == 1
    assert sorted(each.reports for each in list_stories(archive)) == [3, 3, 4]


def test_in_pieces_and_rebuilt_the_same_stories(pile: Path, tmp_path: Path) -> None:
    whole, pieces = tmp_path / "whole.db", tmp_path / "pieces.db"
    built(pile, whole)
    kept = {path: path.read_text(encoding="utf-8") for path in sorted(pile.iterdir())}
    for path in kept:
        path.unlink()
    for path, text in reversed(kept.items()):
        write(path, text)
        built(pile, pieces)
    rebuild(pieces)
    assert told(pieces) == told(whole)


def test_an_id_of_before_leads_to_the_story(archive: Path, pile: Path) -> None:
    old = show_story(archive, "s02-0.txt").id
    write(pile / "s02-x.txt", report(2, 0).replace("2031-02-01\n", "2031-01-31\n"))
    built(pile, archive)
    shown = show_story(archive, old)
    assert shown.id != old
    assert len(shown.story.articles) == 4
    assert shown.story.id == shown.id


def test_a_changed_report_keeps_its_versions(archive: Path, pile: Path) -> None:
    write(pile / "s00-1.txt", report(0, 1).replace("3 people were hurt", "5 people were hurt"))
    after = built(pile, archive, date(2031, 3, 9))
    assert after.arrivals[Arrival.CHANGED] == 1
    story = show_story(archive, "s00-1.txt").story
    (changed,) = [each for each in story.articles if each.versions]
    (version,) = changed.versions
    assert (version.seen, version.replaced) == (TODAY, date(2031, 3, 9))
    assert [(c.before, c.after) for c in version.changes] == [("3", "5")]
    (change,) = version.changes
    assert changed.text[change.start : change.end] == "5"
    assert len(story.articles) == 3
    (hit,) = search_archive(archive, '"5 people"', sorts=(Sort.REPORT,))
    assert (hit.versions, hit.changed) == (1, "2031-03-09")
    assert search_archive(archive, "bakery 3 people", sorts=(Sort.REPORT,)) == []
    assert check_archive(archive) == []


def test_the_id_of_a_story_whose_first_report_changed(archive: Path, pile: Path) -> None:
    old = show_story(archive, "s00-0.txt").id
    write(pile / "s00-0.txt", report(0, 0).replace("2 people were hurt", "9 people were hurt"))
    built(pile, archive)
    shown = show_story(archive, old)
    assert shown.id != old
    assert len(shown.story.articles) == 3


def test_changed_back_is_current_again(archive: Path, pile: Path) -> None:
    first = report(0, 1)
    write(pile / "s00-1.txt", first.replace("3 people", "5 people"))
    built(pile, archive, date(2031, 3, 9))
    write(pile / "s00-1.txt", first, age=50)
    built(pile, archive, date(2031, 3, 12))
    (article,) = [a for a in show_story(archive, "s00-1.txt").story.articles if a.versions]
    assert "3 people" in article.text
    (version,) = article.versions
    assert (version.seen, version.replaced) == (date(2031, 3, 9), date(2031, 3, 12))
    (hit,) = search_archive(archive, "bakery 3 people", sorts=(Sort.REPORT,))
    assert hit.changed == "2031-03-12"
    assert check_archive(archive) == []


def test_the_same_address_with_another_text(tmp_path: Path) -> None:
    """Two saved copies of one page: the one that is dated later is the report as it stands."""
    pile = tmp_path / "pile"
    pile.mkdir()
    record = {"url": "https://x.example/a", "published": "2031-02-02", "text": report(0, 1)}
    later = record | {"published": "2031-02-03", "text": report(0, 1).replace("hurt", "injured")}
    (pile / "a.jsonl").write_text(
        "".join(json.dumps(each) + "\n" for each in (later, record)), encoding="utf-8"
    )
    out = tmp_path / "news.db"
    built(pile, out)
    (article,) = show_story(out, list_stories(out)[0].id).story.articles
    assert "injured" in article.text
    assert len(article.versions) == 1


def test_another_report_at_the_same_place_is_no_version(archive: Path, pile: Path) -> None:
    write(pile / "s00-1.txt", " date 2031-02-20\nA choir sang in Ostrava about rivers and rain.\n")
    after = built(pile, archive)
    assert after.arrivals[Arrival.NEW] == 1
    assert after.reports == 10


def test_two_places_of_one_report(archive: Path, pile: Path) -> None:
    write(pile / "copy.txt", report(0, 1))
    after = built(pile, archive)
    assert (after.arrivals[Arrival.KNOWN], after.told) == (1, 1)
    story = show_story(archive, "s00-1.txt").story
    (article,) = [each for each in story.articles if each.duplicates]
    assert (article.source, article.duplicates) == ("copy.txt", ("s00-1.txt",))


def test_names_are_told_apart(archive: Path, tmp_path: Path) -> None:
    """Another folder holds a file of the same name."""
    other = write_pile(tmp_path / "other", stories=1, reports=1)
    write(other / "s00-0.txt", report(7, 0))
    built(other, archive)
    sources = [each.source for each in show_story(archive, "other/s00-0.txt").story.articles]
    assert "other/s00-0.txt" in sources


def test_forgotten_for_good(archive: Path, pile: Path) -> None:
    word = "lighthouse"
    assert search_archive(archive, word)
    for number in range(3):
        taken, _ = forget(archive, str(pile / f"s01-{number}.txt"))
        assert taken == [f"s01-{number}.txt"]
    assert search_archive(archive, word) == []
    assert word.encode() not in b"".join(p.read_bytes() for p in archive.parent.glob("news.db*"))
    assert check_archive(archive) == []
    write(pile / "s01-1.txt", report(1, 1), age=10)
    again = built(pile, archive)
    assert again.arrivals[Arrival.FORGOTTEN] == 1
    assert search_archive(archive, word) == []
    assert again.stories == 2


def test_the_rest_of_the_story_stays(archive: Path, pile: Path, tmp_path: Path) -> None:
    forget(archive, "s01-1.txt")
    (pile / "s01-1.txt").unlink()
    fresh = tmp_path / "fresh.db"
    built(pile, fresh)
    assert told(archive) == told(fresh)


def test_a_file_of_many_reports_is_forgotten_as_one(tmp_path: Path) -> None:
    pile = tmp_path / "pile"
    pile.mkdir()
    lines = [json.dumps({"id": n, "text": report(0, n)}) for n in range(3)]
    write(pile / "many.jsonl", "\n".join(lines))
    out = tmp_path / "news.db"
    built(pile, out)
    taken, after = forget(out, "many.jsonl")
    assert len(taken) == 3
    assert (after.reports, after.stories) == (0, 0)
    let_back(out, "many.jsonl")
    assert built(pile, out).arrivals[Arrival.NEW] == 3


def test_what_is_not_there_cannot_be_forgotten(archive: Path) -> None:
    with pytest.raises(NotInStoreError):
        forget(archive, "nothing.txt")
    with pytest.raises(NotInStoreError):
        let_back(archive, "s01-1.txt")


def test_rebuilding_changes_nothing_that_is_well(archive: Path) -> None:
    before = told(archive)
    done = rebuild(archive)
    assert (done.annotated, done.told) == (0, 3)
    assert told(archive) == before


def test_other_rules_read_each_report_again(
    archive: Path, pile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(annotator, "RULES", "rules-next")
    after = built(pile, archive)
    assert (after.unchanged, after.annotated, after.told) == (9, 9, 3)


def test_problems_are_kept_with_what_they_are_about(tmp_path: Path) -> None:
    pile = tmp_path / "pile"
    pile.mkdir()
    write(pile / "broken.txt", "")
    write(pile / "many.jsonl", json.dumps({"id": 1, "text": report(0, 1)}) + "\nno json\n")
    out = tmp_path / "news.db"
    assert sorted(p.source for p in built(pile, out).problems) == ["broken.txt", "many.jsonl"]
    again = built(pile, out)
    assert [problem.source for problem in again.problems] == ["broken.txt"], "tried again"
    with pytest.raises(ArticleError):
        build([str(pile)], out, Building(strict=True))


def test_a_report_that_cannot_be_annotated_costs_itself_alone(
    pile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sourceline.annotate.annotator import annotate
    from sourceline.pipeline import stages

    def failing(article):  # type: ignore[no-untyped-def]
        if article.source == "s00-0.txt":
            raise RuntimeError("no rule for it")
        return annotate(article)

    monkeypatch.setattr(stages, "annotate", failing)
    out = tmp_path / "news.db"
    first = built(pile, out)
    assert [problem.source for problem in first.problems] == ["s00-0.txt"]
    assert first.annotated == 8
    monkeypatch.setattr(stages, "annotate", annotate)
    assert built(pile, out).annotated == 1, "it is tried again"


def test_a_story_that_cannot_be_told_costs_itself_alone(
    pile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sourceline.app import telling
    from sourceline.pipeline.keeping import tell_kept

    def failing(reports, *rest):  # type: ignore[no-untyped-def]
        if reports[0].article.source == "s00-0.txt":
            raise RuntimeError("no rule for it")
        return tell_kept(reports, *rest)

    monkeypatch.setattr(telling, "tell_kept", failing)
    out = tmp_path / "news.db"
    first = built(pile, out)
    assert [problem.kind for problem in first.problems] == ["other"]
    assert first.stories == 2
    monkeypatch.setattr(telling, "tell_kept", tell_kept)
    assert built(pile, out).told == 1


def test_text_that_sqlite_cannot_hold_comes_back(tmp_path: Path) -> None:
    pile = tmp_path / "pile"
    pile.mkdir()
    text = "Before \ud800 and \x00 the \udfff end. The bakery burned on 1 May 2031."
    write(pile / "odd.jsonl", json.dumps({"id": "a\ud801", "title": "T\ud802", "text": text}))
    out = tmp_path / "news.db"
    first = built(pile, out)
    assert first.reports == 1, first.problems
    (article,) = show_story(out, list_stories(out)[0].id).story.articles
    assert article.text == tell(pile).articles[0].text
    assert check_archive(out) == []
    assert search_archive(out, "bakery", sorts=(Sort.REPORT,))


def test_the_archive_may_lie_among_the_reports(pile: Path) -> None:
    out = pile / "news.db"
    built(pile, out)
    (pile / "copy.db").write_bytes(out.read_bytes())
    again = built(pile, out)
    assert again.reports == 9
    assert [(p.source, p.kind) for p in again.problems] == [("copy.db", "unrelated")]


def test_what_comes_from_addresses(pile: Path, tmp_path: Path) -> None:
    feed = "https://paper.example/feed"

    def elsewhere(addresses: Sequence[str]) -> Iterator[Article | Problem]:
        assert addresses == (feed,)
        yield plain(1, report(0, 5), source=f"{feed}#1", url="https://paper.example/1")
        yield Problem(f"{feed}#2", "unreadable", "it is empty.")

    out = tmp_path / "news.db"
    how = Building(elsewhere=elsewhere, today=lambda: TODAY)
    first = build([str(pile), feed], out, how)
    assert (first.reports, len(first.problems)) == (10, 1)
    assert build([str(pile), feed], out, how).arrivals[Arrival.KNOWN] == 1
    assert forget(out, f"{feed}#1")[0] == [f"{feed}#1"]
    with pytest.raises(SourceError):
        build([feed], out)


@pytest.mark.parametrize("out", ["news.txt", "folder/../news.txt"])
def test_an_archive_among_its_reports_is_none_of_them(tmp_path: Path, out: str) -> None:
    """Nor what lies beside it, however the way to it is told."""
    write_pile(tmp_path / "folder", stories=1, reports=2)
    (tmp_path / "news.txt-side").write_text("Words that stand in no report.\n")
    assert built(tmp_path, tmp_path / out).reports == 2
    assert built(tmp_path, tmp_path / out).problems == []
