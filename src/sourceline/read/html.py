"""Saved web pages: the main text by trafilatura, or plainly where it finds none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from sourceline.model.article import Problem
from sourceline.read.decode import plain_line_ends
from sourceline.read.draft import Draft
from sourceline.read.flat_html import flat_words
from sourceline.read.limits import EXTRACTION_BYTES, TREE_DEPTH, megabytes
from sourceline.read.page_metadata import PageMetadata, read_metadata

_ENTITY_DECLARATION = re.compile(r"<!ENTITY[^>]{0,2000}>|<!DOCTYPE[^>\[]{0,500}\[", re.IGNORECASE)
_XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,200}\?>")
_BLOCKS = frozenset({
    "p", "div", "section", "article", "main", "header", "footer", "aside", "nav", "h1", "h2",
    "h3", "h4", "h5", "h6", "head", "li", "item", "ul", "ol", "list", "dl", "dt", "dd", "quote",
    "blockquote", "pre", "table", "tr", "row", "td", "th", "figure", "figcaption", "form",
    "address", "hr", "details", "summary", "body", "html", "fieldset", "title", "br", "lb",
})  # fmt: skip
_UNSEEN = frozenset({
    "script", "style", "noscript", "template", "head", "svg", "math", "iframe", "object",
    "button", "select",
})  # fmt: skip
_AROUND = frozenset(["nav", "header", "footer", "aside", "form", "menu"])
_SPACES = re.compile(r"[ \t\n\r\f\v\u00a0]+")
# An extraction shorter than this is doubted: of a page with little more than that, all is taken but
# menus and footers.
_SHORT, _LITTLE = 120, 800


def read_html(source: str, text: str, sha256: str, filename: str = "") -> Iterator[Draft | Problem]:
    """One page as a report; a problem where it holds no words."""
    tree, whole = parse_page(text)
    body, note, metadata = "", "", PageMetadata()
    if tree is not None:
        metadata = read_metadata(tree)
        body, note = extract_text(tree, text)
    if not whole or not body:
        body = flat_words(text) or body
        note = "its tags are broken or nested too deeply: all its words were kept"
    if not body:
        yield Problem(source, "unreadable", "the page holds no words. Save it again as text.")
        return
    if note:
        yield Problem(source, "partly_read", f"{note}.")
    yield _draft(source, body, sha256, filename, metadata)


def _draft(source: str, body: str, sha256: str, filename: str, metadata: PageMetadata) -> Draft:
    return Draft(
        source=source,
        text=body,
        sha256=sha256,
        filename=filename,
        title=metadata.title,
        publisher=metadata.publisher,
        url=metadata.url,
        language=metadata.language,
        metadata_date=metadata.date,
        changed_date=metadata.changed,
    )


def parse_page(text: str) -> tuple[Any | None, bool]:
    """The tree of a page, None where there is none, and whether the parser went through to the end.

    Entity declarations are cut away first: HTML has none, and they can make a page grow without
    end. The parser stops at 256 levels, so what lies deeper is missing from the tree.
    """
    from lxml import etree, html

    text = _ENTITY_DECLARATION.sub(" ", _XML_DECLARATION.sub("", text))
    if not text.strip():
        return None, True
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, no_network=True)
    try:
        tree = html.document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None, False
    return tree, not any("depth" in entry.message for entry in parser.error_log)


def fragment_words(text: str) -> str:
    """All words of a piece of a page, blocks set apart by a blank line."""
    if "<" not in text and "&" not in text:
        return plain_line_ends(" ".join(text.split()))
    tree, whole = parse_page(text)
    if tree is None or not whole or _depth(tree) > TREE_DEPTH:
        return flat_words(text)
    return render(tree, _UNSEEN)


def extract_text(tree: Any, raw: str) -> tuple[str, str]:
    """The report's words, paragraphs set apart by a blank line, and a note on what was lost."""
    note = ""
    if len(raw) > EXTRACTION_BYTES:
        note = (
            f"at {megabytes(len(raw))} the page is too large to find its main part: all words kept"
        )
    elif _depth(tree) > TREE_DEPTH:
        note = "its tags are nested too deeply to find its main part: all its words were kept"
    else:
        found = _main_text(tree)
        if len(found) >= _SHORT:
            return found, ""
        whole = render(tree, _UNSEEN | _AROUND)
        return (whole if whole and len(whole) <= _LITTLE else found or whole), ""
    return render(tree, _UNSEEN), note


def _main_text(tree: Any) -> str:
    from copy import deepcopy

    from trafilatura import bare_extraction

    try:
        found = bare_extraction(
            deepcopy(tree), include_comments=False, include_tables=True, with_metadata=False
        )
    except Exception:  # trafilatura meets pages that no one has seen: the plain way is left
        return ""
    body = getattr(found, "body", None)
    return render(body, frozenset()) if body is not None else ""


def render(tree: Any, unseen: frozenset[str]) -> str:
    """The words below `tree`: blocks set apart by a blank line, spaces inside made single."""
    blocks: list[str] = []
    line: list[str] = []

    def close() -> None:
        words = _SPACES.sub(" ", "".join(line)).strip()
        line.clear()
        if words:
            blocks.append(words)

    skipped: Any = None
    from lxml import etree

    for event, node in etree.iterwalk(tree, events=("start", "end")):
        tag = node.tag if isinstance(node.tag, str) else "!"
        if skipped is not None:
            if event == "end" and node is skipped:
                skipped = None
                line.append(node.tail or "")
            continue
        if event == "start":
            if tag in unseen or tag == "!":
                skipped = node
                close() if tag in _BLOCKS else None
                continue
            if tag in _BLOCKS:
                close()
            line.append(node.text or "")
        else:
            if tag in _BLOCKS:
                close()
            if node is not tree:
                line.append(node.tail or "")
    close()
    return plain_line_ends("\n\n".join(blocks))


def _depth(tree: Any) -> int:
    deepest = level = 0
    from lxml import etree

    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        level += 1 if event == "start" else -1
        deepest = max(deepest, level)
    return deepest
