"""The story in schema.org's words: read as RDF, and no word of it is made up."""

from __future__ import annotations

import pytest
from rdflib import RDF, URIRef
from rdflib.namespace import SDO

from sourceline.export.linked_data import render
from tests import stories
from tests.unit.export.reading_back import read_linked_data

GRAPH = read_linked_data(render(stories.story()))

# Of the properties that are used: the types that they belong to, those above included (schema.org 29).
_WORKS = {"CreativeWork", "Article", "Claim", "Quotation"}
_THINGS = {*_WORKS, "Person", "Organization", "Place", "Event", "Product", "Thing"}
DOMAINS = {
    "name": _THINGS,
    "alternateName": _THINGS,
    "description": _THINGS,
    "url": _THINGS,
    "text": _WORKS,
    "headline": _WORKS,
    "about": _WORKS,
    "publisher": _WORKS,
    "datePublished": _WORKS,
    "inLanguage": _WORKS,
    "isBasedOn": _WORKS,
    "hasPart": _WORKS,
    "creator": _WORKS,
    "temporalCoverage": _WORKS,
    "creativeWorkStatus": _WORKS,
    "appearance": {"Claim"},
    "firstAppearance": {"Claim"},
    "memberOf": {"Person", "Organization"},
    "worksFor": {"Person"},
    "spouse": {"Person"},
}


def short(term: URIRef) -> str:
    return str(term).removeprefix(str(SDO))


def test_every_word_is_one_of_schema_org() -> None:
    for _, predicate, value in GRAPH:
        term = value if predicate == RDF.type else predicate
        assert isinstance(term, URIRef)
        assert short(term) in SDO, term


def test_every_property_belongs_to_its_thing() -> None:
    for subject, predicate, _ in GRAPH:
        if predicate != RDF.type and isinstance(predicate, URIRef):
            type_ = GRAPH.value(subject, RDF.type)
            assert isinstance(type_, URIRef)
            assert short(type_) in DOMAINS[short(predicate)], (subject, predicate)


def test_nothing_points_at_what_is_not_there() -> None:
    things = set(GRAPH.subjects())
    for _, predicate, value in GRAPH:
        if isinstance(value, URIRef) and predicate != RDF.type and "urn:" in value:
            assert value in things


def one(kind: str, ident: str, name: str) -> list[str]:
    return sorted(map(str, GRAPH.objects(URIRef(f"urn:sourceline:{kind}:{ident}"), SDO[name])))


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ("t-shut", "2019-03-03"),
        ("t-open", "1964-01-01/1964-12-31"),
        ("t-hall", "2019-03-12/.."),
        ("t-replace", "../2019-06-30"),
    ],
)
def test_claims_say_when(entry: str, told: str) -> None:
    assert one("entry", entry, "temporalCoverage") == [told]


def test_claims_appear_in_reports() -> None:
    appears = one("entry", "t-shut", "appearance")
    assert appears == [f"urn:sourceline:article:{i}" for i in ("a-gazette", "b-post", "d-herald")]
    assert one("entry", "t-shut", "firstAppearance") == ["urn:sourceline:article:a-gazette"]


def test_people_and_what_they_said() -> None:
    assert one("cast", "n-varrow", "worksFor") == ["urn:sourceline:cast:n-council"]
    assert one("quotation", "q1", "creator") == ["urn:sourceline:cast:n-varrow"]
    assert one("quotation", "q1", "text") == [stories.QUEUE_A]
    assert one("quotation", "q3", "creator") == []
    assert one("quotation", "q7", "text") == [], "reported speech is no quotation"


def test_a_copy_is_based_on_what_it_retells() -> None:
    assert one("article", "b-post", "isBasedOn") == ["urn:sourceline:article:a-gazette"]
    assert one("article", "e-review", "isBasedOn") == [], "a small share in an unknown order"
    assert one("article", "e-review", "datePublished") == [], "only inferred"
    assert one("article", "a-gazette", "datePublished") == ["2019-03-04"]
