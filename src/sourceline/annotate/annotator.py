"""One report read once: all annotations in their order."""

from __future__ import annotations

import re

from sourceline.annotate.dates import find_times
from sourceline.annotate.events import find_events
from sourceline.annotate.figures import find_figures
from sourceline.annotate.mentions import find_mentions
from sourceline.annotate.quotes import find_marked, find_quotations
from sourceline.annotate.reactions import find_reactions
from sourceline.annotate.sentences import find_sentences
from sourceline.annotate.tagged import find_tagged
from sourceline.annotate.tagger import is_on, weights_name
from sourceline.model.annotations import Annotations
from sourceline.model.article import Article
from sourceline.text.foreign import UNKNOWN
from sourceline.text.lexicon import has_language

# Of the rules and lexicons together; raised whenever one of them changes what a report says.
RULES = "rules-6"


def version() -> str:
    """Of all that an annotation depends on besides its article: the rules, and the weights where they are used."""
    return f"{RULES}+{weights_name()}" if is_on() else RULES


_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def annotate(article: Article) -> Annotations:
    """Everything that one report says by itself; depends on the article alone.

    One too short to tell its language is read as English.
    """
    if article.language != UNKNOWN and not has_language(article.language):
        return _beyond_words(article)
    sentences = find_sentences(article)
    tagged = find_tagged(article.text)
    mentions, aliases = find_mentions(article, sentences, tagged)
    times = find_times(article, sentences)
    quotations = find_quotations(article, sentences, mentions, aliases, tagged)
    return Annotations(
        article=article,
        sentences=sentences,
        mentions=mentions,
        aliases=aliases,
        times=times,
        quotations=quotations,
        events=find_events(article, sentences, mentions, times, quotations),
        figures=find_figures(article, sentences, times),
        reactions=find_reactions(article, sentences, mentions, quotations),
        vectors=tagged.vectors([s.span for s in sentences]),
    )


def _beyond_words(article: Article) -> Annotations:
    """A report in a language whose words are not known: sentences, whole quotations by their marks, and
    days written as ISO dates. Names, verbs and numbers by English rules would be guesses."""
    sentences = find_sentences(article)
    return Annotations(
        article=article,
        sentences=sentences,
        times=tuple(
            time
            for time in find_times(article, sentences)
            if _ISO_DAY.fullmatch(time.span.cut(article.text))
        ),
        quotations=find_marked(article, sentences),
    )
