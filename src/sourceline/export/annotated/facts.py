"""What is said about a report before its text."""

from __future__ import annotations

from sourceline.export.labels import as_sentence, date_label
from sourceline.model.article import Article
from sourceline.text.foreign import UNKNOWN, language_name
from sourceline.text.language import language_note


def dated(article: Article) -> str:
    """ "3 Mar 2019, by header", or that nothing is known."""
    if article.published is None:
        return "date unknown"
    return f"{date_label(article.published)}, by {article.published_from}"


def language(article: Article) -> str:
    return "language unknown" if article.language == UNKNOWN else language_name(article.language)


def warning(article: Article) -> str:
    """Why to read the rest with doubt; "" for a report in English."""
    note = language_note(article.language)
    return "" if note is None else as_sentence(note)
