"""One report read once: all annotations in their order."""

from __future__ import annotations

from sourceline.annotate.dates import find_times
from sourceline.annotate.events import find_events
from sourceline.annotate.figures import find_figures
from sourceline.annotate.mentions import find_mentions
from sourceline.annotate.quotes import find_quotations
from sourceline.annotate.reactions import find_reactions
from sourceline.annotate.sentences import find_sentences
from sourceline.annotate.tagged import find_tagged
from sourceline.annotate.tagger import is_on, weights_name
from sourceline.model.annotations import Annotations
from sourceline.model.article import Article

# Of the rules and lexicons together; raised whenever one of them changes what a report says.
RULES = "rules-2"


def version() -> str:
    """Of all that an annotation depends on besides its article: the rules, and the weights where they are used."""
    return f"{RULES}+{weights_name()}" if is_on() else RULES


# Languages that the network was trained on, and texts too short to tell.
_READ = ("en", "und")


def annotate(article: Article) -> Annotations:
    """Everything that one report says by itself; depends on the article alone."""
    sentences = find_sentences(article)
    tagged = find_tagged(article.text) if article.language in _READ else None
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
    )
