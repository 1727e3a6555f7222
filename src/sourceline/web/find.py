"""Search over all that the archive holds."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from sourceline.app.room import Hit, Room, Sort
from sourceline.web import addresses
from sourceline.web.answers import Answer, Moved, as_json
from sourceline.web.asked import FROM, PAGE, TO, Asked, Parameter
from sourceline.web.frame import render

WORDS = Parameter(
    name="q",
    what="Words that must all be there, in any inflection. Signs mean nothing.",
    kind="words",
)
KIND = Parameter(
    name="kind", what="Only these.", kind="choice", choices=tuple(sort.value for sort in Sort)
)
SOURCE = Parameter(name="source", what="Only of this publisher, host or source.", kind="words")
WHO = Parameter(
    name="who",
    what="Only what those said who are so named, what they take part in, what names them.",
    kind="words",
)
PARAMETERS = (WORDS, FROM, TO, SOURCE, WHO, KIND, PAGE)

# Of one kind a page, of all kinds together the first few each.
A_PAGE = 20
A_FEW = 5

HEADS = {
    Sort.EVENT: "What happened",
    Sort.QUOTATION: "What was said",
    Sort.ENTITY: "Names",
    Sort.REPORT: "Reports",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What was found of one sort; `more` leads to the rest."""

    sort: Sort
    head: str
    hits: tuple[tuple[Hit, str], ...]
    more: bool
    all: str


def search_page(room: Room, asked: Asked) -> Answer | Moved:
    kind = asked["kind"]
    found = _found(room, asked)
    here = _here(asked)
    return Answer(
        body=render(
            "search.html.j2",
            asked=asked,
            words=asked["q"] or "",
            found=[each for each in found if each.hits],
            wanted=_wanted(asked),
            kinds=[(sort.value, HEADS[sort]) for sort in HEADS],
            publishers=room.publishers(),
            before=addresses.search(**here, kind=kind, page=asked.page - 1)
            if asked.page > 1
            else "",
            after=addresses.search(**here, kind=kind, page=asked.page + 1)
            if kind and found and found[0].more
            else "",
            json=addresses.json_of(addresses.search(**here, kind=kind, page=asked["page"])),
            alone=room.alone,
        )
    )


def found_of(room: Room, name: str, sort: Sort, limit: int) -> Found:
    """The first of all that is of so named persons or things, in order of the days."""
    asked = Asked(values={"who": name})
    return _of(room, asked, sort, limit, 0)


def search_json(room: Room, asked: Asked) -> Answer | Moved:
    found = _found(room, asked)
    return as_json(
        {
            "page": asked.page,
            "found": [found_json(each) for each in found],
        }
    )


def found_json(found: Found) -> dict[str, object]:
    hits = [_hit_json(hit, address) for hit, address in found.hits]
    return {"kind": found.sort.value, "more": found.more, "hits": hits}


def _hit_json(hit: Hit, address: str) -> dict[str, object]:
    told = asdict(hit)
    return {"kind": told.pop("sort"), "address": address or None, **told}


def _wanted(asked: Asked) -> bool:
    return any(asked[name] for name in ("q", "from", "to", "source", "who"))


def _here(asked: Asked) -> dict[str, object]:
    days = {"from_": asked["from"], "to": asked["to"]}
    return {"q": asked["q"], **days, "source": asked["source"], "who": asked["who"]}


def _found(room: Room, asked: Asked) -> list[Found]:
    if not _wanted(asked):
        return []
    if asked["kind"]:
        return [_of(room, asked, Sort(asked["kind"]), A_PAGE, (asked.page - 1) * A_PAGE)]
    return [_of(room, asked, sort, A_FEW, 0) for sort in HEADS]


def _of(room: Room, asked: Asked, sort: Sort, limit: int, skip: int) -> Found:
    hits = room.search(
        asked["q"] or "",
        sort,
        start=asked["from"],
        end=asked["to"],
        publisher=asked["source"],
        who=asked["who"],
        limit=limit + 1,
        skip=skip,
    )
    return Found(
        sort=sort,
        head=HEADS[sort],
        hits=tuple((hit, _address(hit)) for hit in hits[:limit]),
        more=len(hits) > limit,
        all=addresses.search(**_here(asked), kind=sort.value),
    )


def _address(hit: Hit) -> str:
    """Where it is shown: a name in its story, words in their report."""
    if hit.sort is Sort.ENTITY:
        return addresses.member(hit.story, hit.id) if hit.story and hit.id else ""
    if hit.report is None:
        return ""
    words = f"w{hit.first}-{hit.last}" if hit.first is not None else ""
    return addresses.report(hit.report, words)
