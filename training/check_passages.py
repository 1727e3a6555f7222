"""Check the invented passages against their guide, annotation.md: `python -m training.check_passages`.

Prints what is wrong, a line each, then counts; fails where anything is wrong.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

from sourceline.annotate.schemes import EMOTIONS, EVENTS, MENTION_KINDS, TIMES
from training.settings import PASSAGES

FORMS = ("name", "description", "pronoun")
ALLOWED: dict[str, dict[str, tuple[str, ...] | None]] = {  # None: any number
    "m": {"k": MENTION_KINDS, "f": FORMS, "c": None},
    "src": {"a": None},
    "cue": {"a": None},
    "con": {"a": None},
    "e": {"t": EVENTS},
    "t": {"y": TIMES},
    "r": {"emo": EMOTIONS},
}
_LETTER = re.compile(r"\w")


@dataclass(slots=True)
class Spanned:
    tag: str
    attributes: dict[str, str]
    start: int
    end: int


@dataclass(slots=True)
class Passage:
    """One passage: its text, and what is tagged in it, inner before outer."""

    id: str
    text: str = ""
    spans: list[Spanned] = field(default_factory=list)


def main() -> int:
    counts: Counter[tuple[str, str]] = Counter()
    problems: list[str] = []
    seen: dict[str, str] = {}
    files = sorted(PASSAGES.glob("*.xml"))
    total = 0
    for path in files:
        try:
            passages = read(path)
        except ElementTree.ParseError as error:
            problems.append(f"{path.name}: is not well-formed: {error}")
            continue
        for passage in passages:
            total += 1
            problems += [f"{passage.id}: {problem}" for problem in check(passage)]
            plain = " ".join(passage.text.split())
            if plain in seen:
                problems.append(f"{passage.id}: has the text of {seen[plain]}")
            seen.setdefault(plain, passage.id)
            counts.update(_counted(passage))
    repeated = [i for i, n in Counter(seen.values()).items() if n > 1]
    problems += [f"{i}: its number is used twice" for i in repeated]
    print(*problems, sep="\n", end="\n" if problems else "")
    print(f"{total} passages in {len(files)} files, {len(problems)} problems")
    for (tag, value), count in sorted(counts.items()):
        print(f"{tag:4} {value:24} {count:6}")
    return 1 if problems else 0


def read(path: Path) -> list[Passage]:
    found = []
    for node in ElementTree.parse(path).getroot():
        passage = Passage(node.get("id", f"{path.stem}: a passage without a number"))
        _walk(node, passage)
        found.append(passage)
    return found


def _walk(node: ElementTree.Element, passage: Passage) -> None:
    passage.text += node.text or ""
    for child in node:
        start = len(passage.text)
        _walk(child, passage)
        passage.spans.append(Spanned(child.tag, dict(child.attrib), start, len(passage.text)))
        passage.text += child.tail or ""


def check(passage: Passage) -> Iterator[str]:
    """What the guide forbids, each in words."""
    for span in passage.spans:
        yield from _values(span, passage.text)
        yield from _bounds(span, passage.text)
    yield from _twice(passage)
    yield from _attributions(passage)
    yield from _chains(passage)


def _values(span: Spanned, text: str) -> Iterator[str]:
    words = text[span.start : span.end]
    if span.tag not in ALLOWED:
        yield f"<{span.tag}> is no tag of ours, at {words!r}"
        return
    wanted = ALLOWED[span.tag]
    if set(wanted) != set(span.attributes):
        yield f"<{span.tag}> has {sorted(span.attributes)}, not {sorted(wanted)}, at {words!r}"
    for name, values in wanted.items():
        value = span.attributes.get(name, "")
        if value.isdigit() if values is None else value in values:
            continue
        yield f'<{span.tag}> has {name}="{value}", at {words!r}'


def _bounds(span: Spanned, text: str) -> Iterator[str]:
    words = text[span.start : span.end]
    if not words.strip():
        yield f"<{span.tag}> is empty, at {text[: span.start][-30:]!r}"
    elif words != words.strip():
        yield f"<{span.tag}> begins or ends with white space, at {words!r}"
    elif span.tag in ("m", "e", "t") and _cuts_a_word(span, text):
        yield f"<{span.tag}> cuts a word, at {text[max(0, span.start - 5) : span.end + 5]!r}"
    elif span.tag == "e" and " " in words:
        yield f"<e> is more than a word, at {words!r}"
    elif span.tag == "src" and "," in words and text[span.end : span.end + 1] == ",":
        yield f"<src> leaves out the comma that closes it, at {words!r}"


def _cuts_a_word(span: Spanned, text: str) -> bool:
    before, after = text[max(0, span.start - 1) : span.start], text[span.end : span.end + 1]
    return bool(
        (_LETTER.match(before) and _LETTER.match(text[span.start]))
        or (_LETTER.match(after) and _LETTER.match(text[span.end - 1]))
    )


def _twice(passage: Passage) -> Iterator[str]:
    """The same words twice under one tag; or one tag inside another where the guide has no nesting."""
    places = Counter((s.tag, s.start, s.end) for s in passage.spans)
    for (tag, start, end), count in places.items():
        if count > 1:
            yield f"<{tag}> stands {count} times over {passage.text[start:end]!r}"
    for tag in ("src", "cue", "e", "t", "r"):
        own = sorted((s.start, s.end) for s in passage.spans if s.tag == tag)
        for (_, end), (start, last) in pairwise(own):
            if start < end:
                yield f"<{tag}> lies in another, at {passage.text[start:last]!r}"


def _attributions(passage: Passage) -> Iterator[str]:
    tags: dict[str, set[str]] = defaultdict(set)
    for span in passage.spans:
        if span.tag in ("src", "cue", "con"):
            tags[span.attributes.get("a", "")].add(span.tag)
    for number, own in tags.items():
        if "con" not in own:
            yield f"attribution {number} has {' and '.join(sorted(own))} but no content"


def _chains(passage: Passage) -> Iterator[str]:
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    for span in passage.spans:
        if span.tag == "m":
            kinds[span.attributes.get("c", "")][span.attributes.get("k", "")] += 1
    for chain, own in kinds.items():
        if len(own) > 1:
            named = [
                f"{passage.text[s.start : s.end]!r} {s.attributes.get('k')}"
                for s in passage.spans
                if s.tag == "m" and s.attributes.get("c") == chain
            ]
            yield f"chain {chain} has kinds {dict(own)}: {', '.join(named)}"


def _counted(passage: Passage) -> Iterator[tuple[str, str]]:
    for span in passage.spans:
        yield span.tag, ""
        for name in ("k", "f", "t", "y", "emo"):
            if name in span.attributes:
                yield span.tag, span.attributes[name]


if __name__ == "__main__":
    sys.exit(main())
