"""Large piles for tests: many short invented reports on one flood, day after day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from sourceline.annotate.dates import find_times
from sourceline.annotate.sentences import find_sentences
from sourceline.link.independence import Sources
from sourceline.link.order import in_order
from sourceline.model.annotations import Annotations
from sourceline.model.links import Links
from tests.builders import article

FIRST = date(2030, 3, 1)


def report(number: int, day: date, text: str) -> Annotations:
    """As much of one as a summary looks at."""
    made = article(text, day.isoformat(), id=f"r{number:03}", source=f"{number:03}.txt")
    sentences = find_sentences(made)
    return Annotations(article=made, sentences=sentences, times=find_times(made, sentences))


def links_of(reports: Sequence[Annotations]) -> Links:
    ordered = tuple(in_order(reports))
    return Links(annotations=ordered, sources=Sources.of(ordered, ()))


def flood(days: int = 60) -> list[Annotations]:
    """A report a day. From the second week on every second one looks back on the day of the breach,
    March 5th, and every fifth on the first evacuation, March 8th."""
    found = []
    for number in range(days):
        day = FIRST + timedelta(days=number)
        lines = [
            f"Volunteers in village number {number} counted sandbags and waited for news again."
        ]
        if day > date(2030, 3, 12) and number % 2:
            lines.append("The dam above Pellow broke on March 5 and flooded four villages at once.")
        if day > date(2030, 3, 15) and number % 5 == 0:
            lines.append("Soldiers brought nine hundred people out of Pellow valley on March 8.")
        if day == date(2030, 3, 5):
            lines.insert(
                0, "The dam above Pellow broke early in the morning, the valley's mayor said."
            )
        found.append(report(number, day, "\n\n".join(lines)))
    return found
