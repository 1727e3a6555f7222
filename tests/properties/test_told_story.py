"""Whatever the reports say: evidence cuts the words it promises, and their order changes nothing."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sourceline.app.tell import tell
from sourceline.wire.story_json import dump_story, story_to_json
from tests.quality.integrity import integrity_faults

PARTS = [
    "Odo Kell resigned on Tuesday as head of the Brennick Harbour Trust.",
    "“We had no choice,” said Ines Marr, the harbour's finance officer.",
    "\"It was a mess,\" he said. \"Nobody told us.\"",
    "The trust had lost 1.2 million crowns since 2029.",
    "About 300 people marched on Saturday; the police say 250.",
    "She said that the gate would open next month.",
    "READ MORE: Ten things to do",
    "\u202eodd\u202c \u200b text \U0001f600",
    "\"An unclosed quotation runs on",
    "Kell, aka the Otter, did not answer.",
    "A second reading is planned for 13 June 2031.",
]  # fmt: skip
report = st.lists(
    st.sampled_from(PARTS) | st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=60),
    min_size=1,
    max_size=8,
).map("\n\n".join)
slow = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


def write(folder: Path, texts: list[str]) -> list[Path]:
    paths = []
    for number, text in enumerate(texts):
        path = folder / f"r{number}.txt"
        path.write_text(f" date 2031-05-{number + 10:02d} " + text, encoding="utf-8", newline="")
        paths.append(path)
    return paths


@slow
@given(texts=st.lists(report, min_size=1, max_size=4))
def test_evidence_cuts_what_it_promises(tmp_path_factory, texts):  # type: ignore[no-untyped-def]
    paths = write(tmp_path_factory.mktemp("pile"), texts)
    assert integrity_faults(story_to_json(tell(paths))) == []


@slow
@given(texts=st.lists(report, min_size=2, max_size=4), turn=st.randoms(use_true_random=False))
def test_order_of_files_changes_nothing(tmp_path_factory, texts, turn):  # type: ignore[no-untyped-def]
    paths = write(tmp_path_factory.mktemp("pile"), texts)
    shuffled = list(paths)
    turn.shuffle(shuffled)
    assert dump_story(tell(paths)) == dump_story(tell(shuffled))
