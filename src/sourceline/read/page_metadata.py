"""What a web page says about itself: JSON-LD, Open Graph and other meta fields, visible dates.

The clock and the file's own time are never asked, so a page without a date has none.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sourceline.read.stamps import read_stamp

_DATES = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished",
    "date.published", "publishdate", "publish-date", "publish_date", "pubdate", "publication_date",
    "publicationdate", "sailthru.date", "parsely-pub-date", "article.published", "published_at",
    "citation_publication_date", "citation_date", "dc.date.issued", "dcterms.issued", "dc.issued",
    "dcterms.created", "dc.date.created", "dc.date", "dcterms.date", "dc.created", "date",
    "originalpublicationdate", "rnews:datepublished", "article_date_original", "cxenseparse:recs:publishtime",
    "bt:pubdate", "displaydate", "article-date", "display-date", "datecreated", "prism.publicationdate",
    "og:pubdate", "vr:published_time", "article:post_date", "created", "dc.terms.issued", "ptime", "hdl_p",
)  # fmt: skip
_CHANGED = (
    "article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified",
    "lastmod", "revised",
)  # fmt: skip
_PUBLISHERS = (
    "og:site_name", "citation_journal_title", "dc.publisher", "dcterms.publisher", "application-name",
    "publisher", "article:publisher", "cre",
)  # fmt: skip
_DATE_CLASS = re.compile(
    r"date|publish|posted|time-?stamp|byline|entry-meta|post-meta", re.IGNORECASE
)
_NOT_PUBLISHED = re.compile(
    r"update|modif|comment|event|copyright|current|today|relat", re.IGNORECASE
)
_TITLE_BREAK = re.compile(r"\s+(?:[|–—·•»«]|::|-|/)\s+")
_LD_BYTES = 400_000
_LD_NODES = 3_000
_VALUE_CHARS = 500


@dataclass(frozen=True, slots=True)
class PageMetadata:
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    date: str | None = None


def read_metadata(tree: Any) -> PageMetadata:
    """Title, publisher, address, language and day of a page, None where it does not say."""
    metas = _metas(tree)
    linked = list(_linked_data(tree))
    publisher = _publisher(metas, linked)
    return PageMetadata(
        title=_title(tree, metas, linked, publisher),
        publisher=publisher,
        url=_url(tree, metas, linked),
        language=_clean(tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang")),
        date=_date(tree, metas, linked),
    )


def _metas(tree: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for node in tree.iter("meta"):
        key = (
            node.get("property")
            or node.get("name")
            or node.get("itemprop")
            or node.get("http-equiv")
        )
        value = _clean(node.get("content"))
        if key and value:
            found.setdefault(key.strip().lower(), value)
    return found


def _linked_data(tree: Any) -> Iterator[Mapping[str, Any]]:
    """The articles that JSON-LD describes."""
    for node in tree.iter("script"):
        text = node.text or ""
        if "ld+json" not in (node.get("type") or "") or len(text) > _LD_BYTES:
            continue
        try:
            loaded = json.loads(text.strip().rstrip(";"), strict=False)
        except (ValueError, RecursionError):
            continue
        waiting: list[Any] = [loaded]
        for _ in range(_LD_NODES):
            if not waiting:
                break
            item = waiting.pop(0)
            if isinstance(item, list):
                waiting.extend(item[:_LD_NODES])
            elif isinstance(item, Mapping):
                if _is_article(item.get("@type")):
                    yield item
                waiting.extend(
                    value
                    for key, value in item.items()
                    if key in ("@graph", "mainEntity", "itemListElement")
                )


def _is_article(kind: object) -> bool:
    kinds = kind if isinstance(kind, list) else [kind]
    ends = ("Article", "BlogPosting", "Report", "Posting", "Review")
    return any(isinstance(name, str) and name.endswith(ends) for name in kinds)


def _date(tree: Any, metas: Mapping[str, str], linked: list[Mapping[str, Any]]) -> str | None:
    """The first value that names a day: of publication if anything says it, else of the last change."""
    published = [item.get(key) for item in linked for key in ("datePublished", "dateCreated")]
    published += [metas.get(key) for key in _DATES]
    changed = [item.get("dateModified") for item in linked] + [metas.get(key) for key in _CHANGED]
    for value in (*published, *_visible_dates(tree), *changed, _guess(tree)):
        if isinstance(value, str) and read_stamp(value) is not None:
            return value
    return None


def _visible_dates(tree: Any) -> Iterator[str]:
    """`<time>` elements and lines that the page's own classes call dates, those called published first."""
    rest: list[str] = []
    for node in tree.iter("time"):
        around = f"{node.get('class') or ''} {node.get('itemprop') or ''}"
        value = _clean(node.get("datetime")) or _clean(node.text_content())
        if value and (node.get("pubdate") is not None or "publish" in around.lower()):
            yield value
        elif value and not _NOT_PUBLISHED.search(around):
            rest.append(value)
    for node in tree.iter("span", "p", "div", "abbr", "li"):
        around = f"{node.get('class') or ''} {node.get('id') or ''} {node.get('itemprop') or ''}"
        if not _DATE_CLASS.search(around) or _NOT_PUBLISHED.search(around):
            continue
        value = _clean(node.get("title") or node.get("content")) or _own_words(node)
        if value and len(value) < 120:
            rest.append(value)
    yield from rest


def _own_words(node: Any) -> str | None:
    if len(node) > 12:
        return None
    return _clean(" ".join(node.itertext()))


def _guess(tree: Any) -> str | None:
    """What htmldate finds in the page, believed only where the page spells that very day out."""
    from copy import deepcopy

    from htmldate import find_date

    try:
        found = find_date(
            deepcopy(tree),
            extensive_search=False,
            original_date=True,
            min_date="1990-01-01",
            max_date="2100-12-31",
        )
    except Exception:  # htmldate meets pages that no one has seen
        return None
    if not found:
        return None
    from lxml import etree

    raw = etree.tostring(tree, encoding="unicode")[:2_000_000]
    year, month, day = found.split("-")
    spelled = (f"{year}-{month}-{day}", f"{year}/{month}/{day}", f"{year}{month}{day}")
    return found if any(form in raw for form in spelled) else None


def _publisher(metas: Mapping[str, str], linked: list[Mapping[str, Any]]) -> str | None:
    for item in linked:
        publisher = item.get("publisher")
        if isinstance(publisher, list) and publisher:
            publisher = publisher[0]
        name = publisher.get("name") if isinstance(publisher, Mapping) else publisher
        if isinstance(name, str) and _clean(name) and not name.startswith("http"):
            return _clean(name)
    for key in _PUBLISHERS:
        value = metas.get(key)
        if value and not value.startswith("http"):
            return value
    return None


def _title(
    tree: Any, metas: Mapping[str, str], linked: list[Mapping[str, Any]], publisher: str | None
) -> str | None:
    """The headline: as linked data has it, the page's one first heading, or its title without the outlet."""
    for item in linked:
        headline = item.get("headline")
        if isinstance(headline, str) and _clean(headline):
            return _clean(headline)
    headings = [text for node in tree.iter("h1") if (text := _clean(node.text_content()))]
    shown = _clean(metas.get("og:title")) or _clean(tree.findtext(".//title"))
    if shown is None:
        return headings[0] if headings else None
    for heading in headings:
        if heading and shown.startswith(heading):
            return heading
    parts = _TITLE_BREAK.split(shown)
    outlet = (
        publisher is not None and len(parts) > 1 and parts[-1].casefold() == publisher.casefold()
    )
    return _TITLE_BREAK.sub("\0", shown).rsplit("\0", 1)[0] if outlet and len(parts) == 2 else shown


def _url(tree: Any, metas: Mapping[str, str], linked: list[Mapping[str, Any]]) -> str | None:
    for node in tree.iter("link"):
        if (node.get("rel") or "").lower() == "canonical" and (node.get("href") or "").startswith(
            "http"
        ):
            return _clean(node.get("href"))
    for value in (metas.get("og:url"), *(item.get("url") for item in linked)):
        if isinstance(value, str) and value.startswith("http"):
            return _clean(value)
    return None


def _clean(value: str | None) -> str | None:
    words = " ".join((value or "").split())[:_VALUE_CHARS]
    return words or None
