"""The told story as a Python program holds it: the model's, with what can be made of it."""

from __future__ import annotations

from dataclasses import fields
from typing import Self

from sourceline.export.notebook import render_story
from sourceline.export.registry import render
from sourceline.model.story import Story as Told


class Story(Told):
    """The one story behind a pile of reports; docs/story-json.md tells its fields."""

    __slots__ = ()

    @classmethod
    def of(cls, told: Told) -> Self:
        return cls(**{each.name: getattr(told, each.name) for each in fields(told)})

    def to(self, format: str) -> str:  # noqa: A002 (it is called so on every front door)
        """The story as `html`, `md`, `json` or any other format of docs/exports.md, the whole file as text.

        Raises `SettingsError` where there is no such format.
        """
        return render(self, format)

    def __repr__(self) -> str:
        return (
            f"<Story {self.id} {self.title!r}: {len(self.articles)} reports, "
            f"{len(self.timeline)} lines>"
        )

    def _repr_html_(self) -> str:
        return render_story(self)
