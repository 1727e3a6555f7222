"""Lists of feeds (OPML), as feed readers export them: addresses, and no reports of their own."""

from __future__ import annotations

from collections.abc import Iterator

from sourceline.read.feed_pieces import without_doctype

# A library's list has some thousand feeds.
FEEDS = 10_000


def find_feeds(text: str) -> Iterator[str]:
    """The addresses of the feeds in a list, each once, in its order."""
    from lxml import etree

    text, _ = without_doctype(text)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False
    )
    try:
        root = etree.fromstring(text.strip().encode("utf-8", "replace"), parser=parser)
    except (etree.XMLSyntaxError, ValueError):
        return
    seen: set[str] = set()
    for node in root.iter("{*}outline") if root is not None else ():
        names = {str(name).lower(): value for name, value in node.attrib.items()}
        address = names.get("xmlurl", "").strip()
        if address and address not in seen:
            seen.add(address)
            yield address
        if len(seen) >= FEEDS:
            return
