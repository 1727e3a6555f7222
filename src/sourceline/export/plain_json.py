"""The story as JSON: the contract itself, as `wire` writes it."""

from __future__ import annotations

from sourceline.model.story import Story
from sourceline.wire.story_json import dump_story


def render(story: Story) -> str:
    return dump_story(story)
