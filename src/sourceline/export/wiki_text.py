"""Words from outside as MediaWiki text in which nothing is markup, a template, a link or a magic word."""

from __future__ import annotations

import re

from sourceline.export.cited import clean

# All that begins or ends something, in an article or in a template's value. A scheme ("mailto:",
# "news:x") makes a link of whatever follows it, and so do two slashes.
_MARKUP = re.compile(
    r"[&<>\[\]{}|]|'{2,}|^'|'$|~{3,}|_{2,}|-{4,}|={2,}|^[*#:;=]|(?<=[A-Za-z]):(?! )|/{2,}"
)
_NUMBERED = re.compile(r"\b(ISBN|RFC|PMID) (?=[0-9])")
_ENDS_ADDRESS = re.compile(r"[\[\]{}|']|_{2,}|~{3,}")


def wiki(text: str) -> str:
    """The words on one line: character references where they could be markup, shown as they are meant."""
    line = _MARKUP.sub(lambda found: _spelled(found.group(), "&#{};"), clean(text))
    return _NUMBERED.sub(r"\1&#32;", line)


def wiki_address(url: str) -> str:
    """An address that ends nothing around it."""
    return _ENDS_ADDRESS.sub(lambda found: _spelled(found.group(), "%{:02X}"), url)


def _spelled(letters: str, form: str) -> str:
    return "".join(form.format(ord(letter)) for letter in letters)
