"""The story as JSON lines: one object a line, each with its `type` and the id of its story.

What a line holds is what `sourceline.story/1` says of that object (docs/story-json.md), so that
many stories can be put in one file and filtered line by line.
"""

from __future__ import annotations

from collections.abc import Iterator

from sourceline.model.story import Story
from sourceline.wire.parts import Json, dump
from sourceline.wire.story_json import story_to_json

# Fields of the story to the `type` of their lines.
TYPES = {
    "articles": "article",
    "timeline": "timeline",
    "cast": "cast",
    "quotations": "quotation",
    "discrepancies": "discrepancy",
    "figures": "figure",
    "reuse": "reuse",
    "reactions": "reaction",
    "novelty": "novelty",
    "problems": "problem",
    "decisions": "decision",
}


def render(story: Story) -> str:
    return "".join(dump(line) + "\n" for line in lines_of(story))


def lines_of(story: Story) -> Iterator[Json]:
    """The story's own line first, then its parts in the order of the contract."""
    told = story_to_json(story)
    yield {"type": "story", "story": story.id} | {
        name: value for name, value in told.items() if name not in TYPES and name != "id"
    }
    for field, type_ in TYPES.items():
        for item in told.get(field, ()):
            yield {"type": type_, "story": story.id} | item
