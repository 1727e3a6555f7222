"""One report read once: all annotations in their order."""

from __future__ import annotations

from sourceline.annotate.dates import find_times
from sourceline.annotate.events import find_events
from sourceline.annotate.figures import find_figures
from sourceline.annotate.quotes import find_quotations
from sourceline.annotate.reactions import find_reactions
from sourceline.annotate.sentences import find_sentences
from sourceline.annotate.tagger import find_mentions
from sourceline.model.annotations import Annotations
from sourceline.model.article import Article

# Of the rules and lexicons together; raised whenever one of them changes what a report says.
VERSION = "rules-1"


def annotate(article: Article) -> Annotations:
    """Everything that one report says by itself; depends on the article alone."""
    sentences = find_sentences(article)
    mentions, aliases = find_mentions(article, sentences)
    times = find_times(article, sentences)
    quotations = find_quotations(article, sentences, mentions, aliases)
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
    )
