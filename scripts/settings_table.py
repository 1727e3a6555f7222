"""The table of docs/settings.md, made from the settings: `python scripts/settings_table.py` writes it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sourceline.settings.setting import Setting, settings_of, shown
from sourceline.settings.values import SECTIONS

PAGE = Path(__file__).resolve().parent.parent / "docs" / "settings.md"
BEGIN, END = "<!-- made by scripts/settings_table.py -->\n", "<!-- end -->\n"


def table() -> str:
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    for section, kind in SECTIONS.items():
        yield f"\n**`[{section}]`** {(kind.__doc__ or '').strip()}\n"
        yield "| Setting | Default | May be | Why |\n|---|---|---|---|"
        yield from map(_row, settings_of(section, kind))


def _row(each: Setting) -> str:
    unit = f" {each.unit}" if each.unit else ""
    marks = [f"`{each.variable}`"]
    if each.option:
        marks.append(f"`--{each.option}`")
    notes = [each.reason]
    if each.changes_annotations:
        notes.append("Part of the annotator's version.")
    if each.own_file_only:
        notes.append("Not from a file of the working folder.")
    return (
        f"| `{each.name}`<br>{', '.join(marks)} | `{shown(each.default)}`{unit} | {each.wanted} "
        f"| {' '.join(notes)} |"
    )


def with_table(page: str) -> str:
    before, _, rest = page.partition(BEGIN)
    return before + BEGIN + table() + "\n" + END + rest.partition(END)[2]


if __name__ == "__main__":
    PAGE.write_text(with_table(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
