"""Checks the form of the questions: `python -m training.comparing.check`; what is wrong is listed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from training.comparing.examples import QUESTIONS

_TAG = re.compile(r"[abc]|[abc]+~|u|o")
_MARK = re.compile(r"\[\[[^\[\]]+\]\]")
LEAST = {"a": 2, "b": 2, "o": 2}


def faults(path: Path) -> Iterator[str]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        says = json.loads(line)["says"]
        tags = [tag for tag, _ in says]
        for tag, text in says:
            if not _TAG.fullmatch(tag):
                yield f"{path.name}:{number}: no such tag: {tag}"
            if len(_MARK.findall(text)) != 1:
                yield f"{path.name}:{number}: one phrase is to be marked: {text[:60]}"
        for tag, least in LEAST.items():
            if tags.count(tag) < least:
                yield f"{path.name}:{number}: fewer than {least} of {tag}"


def main() -> int:
    found = [fault for path in sorted(QUESTIONS.glob("*.jsonl")) for fault in faults(path)]
    print("\n".join(found) or "no faults")
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
