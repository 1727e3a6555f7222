"""Which reports of a pile are about something else: a stranger, or the smaller of two stories mixed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sourceline.group.linkage import join_groups
from sourceline.group.order import publication_order
from sourceline.group.profile import compare
from sourceline.group.traits import ArticleId, Traits, traits_of
from sourceline.model.annotations import Annotations
from sourceline.model.article import Article

# Two groups whose reports share less than this of their telling words and names, on average, are two
# stories. Of 60 real stories of three outlets and 150 piles of ten reports on one event none falls apart
# below .12; of two stories mixed 96 in 100 do at .065.
UNLIKE = 0.065
# Two reports cannot outvote each other: a report is called unrelated in a pile of at least so many.
FEWEST = 3
# A report with fewer telling words says too little to be put out.
LEAST_TERMS = 8
NAMED = 3  # sources named in a reason


def find_unrelated(annotations: Sequence[Annotations]) -> tuple[tuple[str, str], ...]:
    """Article ids and reasons, in the order given; none where all belong or too few tell.

    Of two stories mixed the larger is told, of two as large the one that was reported first.
    """
    if len(annotations) < FEWEST:
        return ()
    traits = {each.article.id: traits_of(each) for each in annotations}
    stories = _stories(annotations, traits)
    if not stories or len(stories[0]) < 2:
        return ()
    told, *others = stories
    names = {article: _full_names(each) for article, each in traits.items()}
    known = {name for each in told for name in names[each.article.id]}
    others = [s for s in others if len(s) > 1 or known.isdisjoint(names[s[0].article.id])]
    languages = {each.article.language for each in told}
    reasons = {
        each.article.id: _reason([other.article for other in story if other is not each])
        for story in others
        for each in story
        if each.article.language in languages  # of another one the words cannot be compared
    }
    ids = (each.article.id for each in annotations)
    return tuple((name, reasons[name]) for name in ids if name in reasons)


def _full_names(traits: Traits) -> set[str]:
    """Its names of two words and more: who shares one with the others tells of the same people or places,
    in whatever words."""
    return {name for name in traits.names if " " in name}


def _stories(
    annotations: Sequence[Annotations], traits: Mapping[ArticleId, Traits]
) -> list[list[Annotations]]:
    """The reports by story, the largest and then the earliest first; a story's in order of publication.

    Words alone are compared: vectors find any two reports on politics alike.
    """
    reports = {each.article.id: each for each in annotations}
    worded = [replace(traits[each.article.id], vector=b"") for each in annotations]
    telling = [each for each in worded if len(each.words) >= LEAST_TERMS]
    ordered = sorted(telling, key=publication_order)
    groups = join_groups(ordered, compare, lambda _a, _b, alike: alike >= UNLIKE)
    ranked = sorted(groups, key=lambda group: (-len(group), group))
    stories = [[ordered[at] for at in group] for group in ranked]
    return [[reports[each.article] for each in story] for story in stories]


def _reason(together: Sequence[Article]) -> str:
    """Why a report is not told, and which reports it belongs with."""
    if not together:
        return "shares no names and hardly a word with the other reports; it is told apart"
    sources = _listed([article.source for article in together])
    return f"tells another story, together with {sources}; it is told apart"


def _listed(sources: Sequence[str]) -> str:
    shown = list(sources[:NAMED])
    if len(sources) > NAMED:
        shown.append(f"{len(sources) - NAMED} more")
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"
