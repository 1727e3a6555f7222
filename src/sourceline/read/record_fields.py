"""The field names that records of reports use.

Names are compared without case, underscores, hyphens and spaces, so `publishedAt`, `published_at`
and `PublishedAt` are one. A field found in the record itself goes before one in an object inside it
(`metadata`, `fields`, `_source`, ...), and the earlier name before the later:

    =========  ==========================================================================
    id         id, uuid, guid, articleid, docid, documentid, newsid, storyid, recordid, key
    url        url, link, canonicalurl, permalink, weburl, articleurl, sourceurl, uri, href
    title      title, headline, heading, webtitle, articletitle, name
    published  published, publishedat, datepublished, publishdate, publicationdate, pubdate,
               publishedtime, webpublicationdate, firstpublished, publishedon, date, datetime,
               timestamp, created, createdat, datecreated, time
    publisher  publisher, outlet, sitename, newspaper, publication, medium, source, site,
               sourcename, mediaoutlet, domain, hostname
    language   language, lang, languagecode
    text       text, body, articlebody, fulltext, articletext, maintext, bodytext, content,
               contenttext, articlecontent, story, article, rawtext, paragraphs, plaintext
    html       contenthtml, bodyhtml, html, rawhtml (read as a page)
    summary    summary, description, abstract, snippet, excerpt (only where there is no text)
               a title of four words and more, with a day or an address (only where there is neither)
    =========  ==========================================================================

A publisher may be an object with a `name` or `title`; text may be a list of paragraphs or an object
with `rendered` (WordPress), `value` or `text`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

FIELDS: dict[str, tuple[str, ...]] = {
    "id": ("id", "uuid", "guid", "articleid", "docid", "documentid", "newsid", "storyid", "recordid", "key"),
    "url": (
        "url", "link", "canonicalurl", "permalink", "weburl", "articleurl", "sourceurl", "uri", "href",
    ),
    "title": ("title", "headline", "heading", "webtitle", "articletitle", "name"),
    "published": (
        "published", "publishedat", "datepublished", "publishdate", "publicationdate", "pubdate",
        "publishedtime", "webpublicationdate", "firstpublished", "publishedon", "date", "datetime",
        "timestamp", "created", "createdat", "datecreated", "time",
    ),
    "publisher": (
        "publisher", "outlet", "sitename", "newspaper", "publication", "medium", "source", "site",
        "sourcename", "mediaoutlet", "domain", "hostname",
    ),
    "language": ("language", "lang", "languagecode"),
    "text": (
        "text", "body", "articlebody", "fulltext", "articletext", "maintext", "bodytext", "content",
        "contenttext", "articlecontent", "story", "article", "rawtext", "paragraphs", "plaintext",
    ),
    "html": ("contenthtml", "bodyhtml", "html", "rawhtml"),
    "summary": ("summary", "description", "abstract", "snippet", "excerpt"),
}  # fmt: skip
_INSIDE = (
    "metadata",
    "meta",
    "fields",
    "attributes",
    "source",
    "article",
    "data",
    "item",
    "document",
)
# "Business" and "Latest World News" are names of lists; a headline of fewer words tells nothing.
HEADLINE = 4
_NOT_LETTERS = re.compile(r"[\s_\-.:@]+")
_PARAGRAPHS = 5_000


def field_of(record: Mapping[str, Any], name: str) -> Any | None:
    """The first value that is not empty under the names of a field; None where there is none."""
    layers = [_plain_keys(record)]
    layers += [_plain_keys(v) for key in _INSIDE if isinstance(v := layers[0].get(key), Mapping)]
    for layer in layers:
        for key in FIELDS[name]:
            value = layer.get(key)
            if value not in (None, "", [], {}):
                return value
    return None


def words_of_field(record: Mapping[str, Any], name: str) -> str | None:
    """A field as one line of words: a string, a number, or the name inside an object."""
    value = field_of(record, name)
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, Mapping):
        inner = _plain_keys(value)
        value = next((inner[k] for k in ("name", "title", "rendered", "id") if inner.get(k)), None)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    words = " ".join(str(value).split())
    return words[:2_000] or None


def text_of(record: Mapping[str, Any]) -> str | None:
    """The record's text as it is; None where it has none."""
    layers = [
        record,
        *(v for key in _INSIDE if isinstance(v := _plain_keys(record).get(key), Mapping)),
    ]
    for name in ("text", "html", "summary"):
        for layer in layers:
            plain = _plain_keys(layer)
            for key in FIELDS[name]:
                text = _as_text(plain.get(key))
                if text is not None:
                    return text
    return None


def headline_of(record: Mapping[str, Any]) -> str | None:
    """The title of a record without a text, where it is a report's: some words that have a day or an address."""
    title = words_of_field(record, "title")
    if title is None or len(title.split()) < HEADLINE:
        return None
    return title if field_of(record, "published") or field_of(record, "url") else None


def _as_text(value: Any) -> str | None:
    if isinstance(value, str):
        return value if value.strip() else None
    if isinstance(value, Mapping):
        inner = _plain_keys(value)
        parts: Iterable[Any] = (
            inner.get(key) for key in ("rendered", "value", "text", "plain", "html")
        )
        return next((part for part in parts if isinstance(part, str) and part.strip()), None)
    if isinstance(value, list):
        pieces = [_as_text(item) for item in value[:_PARAGRAPHS] if not isinstance(item, list)]
        return "\n\n".join(piece for piece in pieces if piece) or None
    return None


def _plain_keys(record: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in record.items():
        found.setdefault(plain_name(str(key)), value)
    return found


def plain_name(name: str) -> str:
    """A field's name as it is compared.

    >>> plain_name("Published At")
    'publishedat'
    """
    return _NOT_LETTERS.sub("", name.strip("\ufeff")).lower()
