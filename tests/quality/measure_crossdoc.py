"""Score who is who and what is one event across the reports of ECB+, beside its stem baseline.

    python -m tests.quality.measure_crossdoc [--split dev|train]

MUC, B-cubed, CEAF of entities and their mean, in percent. Each topic of the set is one pile, though its
reports tell of two events of one kind; counts are summed over topics before F1 is taken. The reports have no
dates here and are of one or two sentences each.

Gold mentions, things of one mention kept, as the baseline is scored. `stem` puts together within a topic what
ends in one stem. `ours`: a gold mention is of the entity whose mention's head holds its own head (`ecb._head`),
and of the event whose word stands in it; one that we have no mention for is a thing of its own. `ours, given
mentions`: the gold mentions that we lack are put among our findings first, as names or descriptions without any
tie inside their report, so that only linking is asked.

Own mentions: all that we find against all that is gold, matched as above and one to one; things of one mention
are left out on both sides, as in CoNLL-2012. The set marks only what takes part in some events of a sentence, so
that precision is a lower bound.

Entities are people, places and other things, by `link.cast.link_cast`; `stem, with times` is the baseline on
the set's times as well. Events: `link_events` gathers sentences by their day, and these reports have none, so that
it cannot be used as it is. Instead each event is made a telling of its own; those of one act, the same verb or noun
by lemma or stem, are scored by `link.event_scores` and joined by average likeness, from a threshold on that was
chosen on the training topics. `score alone` asks for no act and takes the score's own threshold: it tells
sentences apart, not the events within one.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from typing import Any

from tests.quality.crossdoc import (
    Chains,
    Topic,
    by_stem,
    cast_of_gold,
    events_of_gold,
    gold_chains,
    own_cast,
    own_events,
    topics,
)
from tests.quality.ecb import ACTS, THINGS, TIMES
from training.coref_scores import conll

Scores = Mapping[str, float]
_Row = tuple[tuple[str, ...], Callable[[Topic], Chains]]

ROWS: Mapping[str, _Row] = {
    "events: stem": (ACTS, lambda topic: by_stem(topic, ACTS)),
    "events: ours": (ACTS, events_of_gold),
    "events: ours, given mentions": (ACTS, lambda topic: events_of_gold(topic, given=True)),
    "events: score alone, given mentions": (
        ACTS,
        lambda topic: events_of_gold(topic, given=True, one_act=False),
    ),
    "events: own mentions": (ACTS, own_events),
    "entities: stem": (THINGS, lambda topic: by_stem(topic, THINGS)),
    "entities: stem, with times": (THINGS + TIMES, lambda topic: by_stem(topic, THINGS + TIMES)),
    "entities: ours": (THINGS, cast_of_gold),
    "entities: ours, given mentions": (THINGS, lambda topic: cast_of_gold(topic, given=True)),
    "entities: own mentions": (THINGS, own_cast),
}


def measure(row: str, split: str = "dev") -> Scores:
    """ "muc", "b3", "ceafe" and "conll", their mean."""
    kinds, told = ROWS[row]
    documents: list[Any] = [(gold_chains(topic, kinds), told(topic)) for topic in topics(split)]
    return conll(documents, singletons=not row.endswith("own mentions"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--split", default="dev", choices=["dev", "train"])
    arguments = parser.parse_args()
    print(f"{'':38}   MUC  B-cubed  CEAF-e   mean")
    for row in ROWS:
        scores = measure(row, arguments.split)
        muc, b3, ceafe, mean = (scores[name] for name in ("muc", "b3", "ceafe", "conll"))
        print(f"{row:38} {muc:5.1f}    {b3:5.1f}   {ceafe:5.1f}  {mean:5.1f}", flush=True)


if __name__ == "__main__":
    main()
