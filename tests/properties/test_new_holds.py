"""Whatever was read: what is new to who read nothing and to who read all, and never a known sentence."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sourceline.app.new import catch_up
from sourceline.app.tell import tell
from tests.properties.test_told_story import write

SENTENCES = [
    "Odo Kell resigned on Tuesday as head of the Brennick Harbour Trust.",
    "The trust had lost 1.2 million crowns since 2029.",
    "About 300 people marched through Brennick on Saturday.",
    "A second reading is planned for 13 June 2031.",
    "Divers raised the crane from the harbour on Monday.",
    "Ines Marr, the finance officer, called the books a swamp.",
    "Correction: the trust lost 1.4 million crowns, not 1.2 million.",
]
# Different sentences, so that none of a first report repeats another.
reports = st.lists(
    st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5, unique=True).map("\n\n".join),
    min_size=1,
    max_size=4,
)
slow = settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))


@slow
@given(texts=reports)
def test_with_nothing_read_all_of_the_first_report_is_new(tmp_path_factory, texts):  # type: ignore[no-untyped-def]
    paths = write(tmp_path_factory.mktemp("pile"), texts)
    new = catch_up(paths, read=())
    first = new.reports[0]
    assert len(first.new) == first.sentences > 0
    assert [each.article for each in new.reports] == [*tell(paths).articles]


@slow
@given(texts=reports)
def test_with_all_read_nothing_is_new(tmp_path_factory, texts):  # type: ignore[no-untyped-def]
    paths = write(tmp_path_factory.mktemp("pile"), texts)
    new = catch_up(paths, read=[str(path) for path in paths])
    assert new.reports == ()


@slow
@given(texts=reports, chosen=st.sets(st.integers(0, 3)))
def test_no_known_sentence_is_new_and_none_is_new_twice(tmp_path_factory, texts, chosen):  # type: ignore[no-untyped-def]
    paths: list[Path] = write(tmp_path_factory.mktemp("pile"), texts)
    read = [str(path) for at, path in enumerate(paths) if at in chosen]
    new = catch_up(paths, read=read)
    sources = {article.id: article.source for article in new.story.articles}
    heard = "".join(texts[int(sources[ident][1])] for ident in new.known)
    told = [sentence.text for each in new.reports for sentence in each.new]
    assert len(told) == len(set(told))
    assert not any(text in heard for text in told)
    for each in new.reports:
        told_here = [
            *each.new,
            *(v.sentence for v in each.values),
            *(n.sentence for n in each.names),
        ]
        for evidence in told_here:
            assert evidence.span.cut(each.article.text) == evidence.text
