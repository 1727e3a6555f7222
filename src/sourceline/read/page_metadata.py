"""What a web page says about itself: JSON-LD, Open Graph and other meta fields, visible dates.

The clock and the file's own time are never asked, so a page without a date has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any

from sourceline.read.linked_data import find_linked_articles
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
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_OUTLET_WORDS = 7
_VALUE_CHARS = 500


@dataclass(frozen=True, slots=True)
class PageMetadata:
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    date: str | None = None
    changed: str | None = None


def read_metadata(tree: Any) -> PageMetadata:
    """Title, publisher, address, language and day of a page, None where it does not say."""
    metas = _metas(tree)
    linked = list(find_linked_articles(tree))
    title, publisher = _title(tree, metas, linked, _publisher(metas, linked))
    return PageMetadata(
        title=title,
        publisher=publisher,
        url=_url(tree, metas, linked),
        language=_clean(tree.get("lang") or tree.get(_XML_LANG)),
        date=_published(tree, metas, linked),
        changed=_changed(metas, linked),
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


def _published(tree: Any, metas: Mapping[str, str], linked: list[Mapping[str, Any]]) -> str | None:
    """The first value that names the day of publication."""
    said = [item.get(key) for item in linked for key in ("datePublished", "dateCreated")]
    said += [metas.get(key) for key in _DATES]
    return _first_day(chain(said, _visible_dates(tree))) or _first_day([_guess(tree)])


def _changed(metas: Mapping[str, str], linked: list[Mapping[str, Any]]) -> str | None:
    """The first value that names the day of the last change."""
    return _first_day(
        [item.get("dateModified") for item in linked] + [metas.get(key) for key in _CHANGED]
    )


def _first_day(values: Iterable[Any]) -> str | None:
    """The first value that names a day; where none does, the first that names a month."""
    month = None
    for value in values:
        found = read_stamp(value) if isinstance(value, str) else None
        if found is not None and found.is_day:
            return str(value)
        if found is not None and month is None:
            month = str(value)
    return month


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

    copy = deepcopy(tree)
    # Addresses are read apart, by the name of address, and changes are no publication.
    for node in [*copy.iter("link", "meta", "script")]:
        key = (node.get("property") or node.get("name") or "").lower()
        if node.tag != "meta" or key == "og:url" or key in _CHANGED:
            node.getparent().remove(node)
    try:
        found = find_date(
            copy,
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
) -> tuple[str | None, str | None]:
    """The headline, and the outlet where the page's title ends with it.

    The headline is as linked data has it, the heading that opens the page's title, or that title
    without the outlet.
    """
    shown = _clean(metas.get("og:title")) or _clean(tree.findtext(".//title"))
    whole = _clean(tree.findtext(".//title")) or ""
    headings = [text for node in tree.iter("h1") if (text := _clean(node.text_content()))]
    headings += [text for item in linked if (text := _text(item.get("headline")))]
    for heading in reversed(headings):
        for full in (shown or "", whole):
            outlet = full.removeprefix(heading) if full.startswith(heading) else ""
            if _TITLE_BREAK.match(outlet) and len(outlet.split()) <= _OUTLET_WORDS:
                return heading, publisher or _TITLE_BREAK.sub("", outlet, count=1)
        if shown is None or shown.startswith(heading) or heading in whole:
            return heading, publisher
    if shown is None or publisher is None:
        return shown, publisher
    head, *tail = _TITLE_BREAK.split(shown)
    return (head if tail and tail[-1].casefold() == publisher.casefold() else shown), publisher


def _text(value: object) -> str | None:
    return _clean(value) if isinstance(value, str) else None


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
