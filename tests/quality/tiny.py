"""Two tiny piles with all sections, on which the scorer itself is checked."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.quality.piles import Pile, pile_at
from tests.quality.truth import Truth, truth_from_json


@dataclass(frozen=True)
class Tiny:
    name: str
    texts: Mapping[str, str]
    raw: Mapping[str, Any]

    @property
    def truth(self) -> Truth:
        return truth_from_json(self.raw)

    def write(self, folder: Path) -> Pile:
        """The same pile as files."""
        pile = pile_at(folder / self.name)
        pile.folder.mkdir(parents=True)
        for name, text in self.texts.items():
            (pile.folder / name).write_text(text, encoding="utf-8")
        pile.truth.write_text(json.dumps(dict(self.raw)), encoding="utf-8")
        return pile


BRIDGE = Tiny(
    name="bridge",
    texts={
        "gazette.txt": (
            "Date: 2031-03-04\n\n"
            "The footbridge at Oxmoor was shut on Monday after an inspector found a crack.\n"
            "\u201cWe will not gamble with anyone\u2019s legs,\u201d said Odile Vance, "
            "the town engineer.\n"
            "The bridge was built in 1962. A new railing was put up in May 2019.\n"
            "Repairs are to begin on 20 March. The bill will be 80,000 crowns.\n"
            "Shopkeepers were furious. 40 people signed a letter.\n\n"
            "Try our crossword\n"
        ),
        "courier.txt": (
            "Date: 2031-03-05\n\n"
            "The footbridge at Oxmoor was shut on Monday after an inspector found a crack.\n"
            "Vance walked across it on Tuesday. The bill will be 95,000 crowns.\n"
            "Bertil Crane, a baker, said he had lost half his customers.\n"
        ),
        "echo.txt": (
            "Date: 2031-03-09\n\n"
            "On Saturday a ferryman, Ulf Crane, began to row people over.\n"
            "The letter now carries 130 names. On Friday the council met behind closed doors.\n"
        ),
    },
    raw={
        "published": [
            {"report": "gazette.txt", "start": "2031-03-04", "end": "2031-03-04"},
            {"report": "courier.txt", "start": "2031-03-05", "end": "2031-03-05"},
            {"report": "echo.txt", "start": "2031-03-09", "end": "2031-03-09"},
        ],
        "boilerplate": [{"report": "gazette.txt", "text": "Try our crossword"}],
        "timeline": [
            {
                "must": ["built"],
                "start": "1962-01-01",
                "end": "1962-12-31",
                "reports": ["gazette.txt"],
                "status": "single",
                "independent": 1,
            },
            {
                "must": ["railing"],
                "start": "2019-05-01",
                "end": "2019-05-31",
                "reports": ["gazette.txt"],
                "status": "single",
                "independent": 1,
            },
            {
                "must": ["footbridge", "shut"],
                "start": "2031-03-03",
                "end": "2031-03-03",
                "reports": ["gazette.txt", "courier.txt"],
                "status": "single",
                "independent": 1,
            },
            {
                "must": ["walked across"],
                "start": "2031-03-04",
                "end": "2031-03-04",
                "reports": ["courier.txt"],
                "status": "single",
                "independent": 1,
            },
            {
                "must": ["council met"],
                "start": "2031-03-07",
                "end": "2031-03-07",
                "reports": ["echo.txt"],
                "status": "single",
                "independent": 1,
            },
            {
                "must": ["ferryman"],
                "start": "2031-03-08",
                "end": "2031-03-08",
                "reports": ["echo.txt"],
                "status": "single",
                "independent": 1,
            },
            {
                "must": ["Repairs"],
                "start": "2031-03-20",
                "end": "2031-03-20",
                "reports": ["gazette.txt"],
                "status": "expected",
                "independent": 1,
            },
        ],
        "not_timeline": [
            {"must": ["shut"], "start": "2031-03-04", "why": "the day of the paper"},
            {"must": ["Repairs"], "unless_status": "expected", "why": "a plan"},
        ],
        "cast": [
            {
                "name": "^Odile Vance$",
                "kind": ["person"],
                "aliases": ["Odile Vance", "Vance", "the town engineer"],
                "not_aliases": ["an inspector"],
            },
            {
                "name": "^Bertil Crane$",
                "kind": ["person"],
                "aliases": ["Bertil Crane", "a baker"],
                "not_aliases": ["Ulf Crane"],
            },
            {"name": "^Ulf Crane$", "kind": ["person"], "aliases": ["Ulf Crane"]},
            {"name": "^Oxmoor$", "kind": ["place"], "aliases": ["Oxmoor"]},
        ],
        "not_cast": ["^Monday$"],
        "quotations": [
            {
                "text": "We will not gamble with anyone's legs",
                "speaker": "Odile Vance",
                "kind": "direct",
                "report": "gazette.txt",
            },
            {
                "text": "he had lost half his customers",
                "speaker": "Bertil Crane",
                "kind": "indirect",
                "report": "courier.txt",
            },
        ],
        "discrepancies": [{"kind": "number", "values": ["80,000", "95,000"], "status": "open"}],
        "silent": [{"values": ["40 people", "130 names"], "why": "a count that grows"}],
        "reuse": [
            {
                "from": "gazette.txt",
                "to": "courier.txt",
                "kind": "verbatim",
                "words": "after an inspector found a crack",
            }
        ],
        "no_reuse": [{"a": "gazette.txt", "b": "echo.txt", "why": "own words"}],
        "figures": [{"what": "letter|names", "values": [40, 130], "not_values": [80000]}],
        "reactions": [{"must": "furious", "who": "Shopkeepers", "emotion": ["anger"]}],
        "novelty": [
            {
                "report": "courier.txt",
                "new": ["walked across", "half his customers"],
                "not_new": ["was shut on Monday"],
            }
        ],
    },
)

CHOIR = Tiny(
    name="choir",
    texts={
        "north.txt": (
            "Date: 2029-11-12\n\n"
            "The Lindqvist choir won the Amber Lyre on Sunday, before 700 listeners.\n"
            '"My knees are still singing," said Pilar Osei, who leads it.\n'
            "The choir was founded in 1988. It will tour in February.\n"
            "Second place went to Tern Bay, whose singers wept.\n\n"
            "Rate this article\n"
        ),
        "south.txt": (
            "Date: 2029-11-13\n\n"
            "The Lindqvist choir won the Amber Lyre on Sunday, before 900 listeners.\n"
            "The conductor had flown in on Friday. Ivo Malm said the hall had been cold.\n"
            "The recording was played 200 times, and by noon 5,000 times.\n"
        ),
    },
    raw={
        "published": [
            {"report": "north.txt", "start": "2029-11-12", "end": "2029-11-12"},
            {"report": "south.txt", "start": "2029-11-13", "end": "2029-11-13"},
        ],
        "boilerplate": [{"report": "north.txt", "text": "Rate this article"}],
        "timeline": [
            {
                "must": ["founded"],
                "start": "1988-01-01",
                "end": "1988-12-31",
                "reports": ["north.txt"],
                "status": "single",
                "independent": 1,
            },
            {
                "must": ["flown in"],
                "start": "2029-11-09",
                "end": "2029-11-09",
                "reports": ["south.txt"],
                "status": "single",
                "independent": 1,
            },
            {
                "must": ["Amber Lyre"],
                "start": "2029-11-11",
                "end": "2029-11-11",
                "reports": ["north.txt", "south.txt"],
                "status": "disputed",
                "independent": 1,
            },
            {
                "must": ["tour"],
                "start": "2030-02-01",
                "end": "2030-02-28",
                "reports": ["north.txt"],
                "status": "expected",
            },
        ],
        "not_timeline": [{"must": ["Amber Lyre"], "start": "2029-11-12"}],
        "cast": [
            {
                "name": "Pilar Osei",
                "kind": ["person"],
                "aliases": ["Pilar Osei", "The conductor"],
                "not_aliases": ["Ivo Malm"],
            },
            {"name": "Ivo Malm", "kind": ["person"], "aliases": ["Ivo Malm"]},
            {"name": "Tern Bay", "kind": ["organization", "group"], "aliases": ["Tern Bay"]},
        ],
        "quotations": [
            {
                "text": "My knees are still singing",
                "speaker": "Pilar Osei",
                "kind": "direct",
                "report": "north.txt",
            },
            {
                "text": "the hall had been cold",
                "speaker": "Ivo Malm",
                "kind": "indirect",
                "report": "south.txt",
            },
        ],
        "discrepancies": [{"kind": "number", "values": ["700 listeners", "900 listeners"]}],
        "silent": [{"values": ["200 times", "5,000 times"]}],
        "reuse": [{"from": "north.txt", "to": "south.txt", "words": "won the Amber Lyre"}],
        "figures": [{"what": "recording", "values": [200, 5000]}],
        "reactions": [{"must": "wept", "who": "singers", "emotion": ["sadness"]}],
        "novelty": [{"report": "south.txt", "new": ["flown in"], "not_new": ["on Sunday"]}],
    },
)
