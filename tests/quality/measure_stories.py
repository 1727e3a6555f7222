"""How well reports are sorted into stories, near duplicates found, and mixed piles told apart.

python -m tests.quality.measure_stories
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from random import Random

from sourceline.group.belonging import find_unrelated
from sourceline.group.duplicates import find_copied_passages, find_near_duplicates
from sourceline.group.likeness import SETTINGS, SHARED
from sourceline.group.order import publication_order
from sourceline.group.shelf import MemoryShelf
from sourceline.group.stories import group_stories, sort_share
from sourceline.group.stream import ACTIVE, Stream
from sourceline.group.traits import traits_of
from sourceline.model.annotations import Annotations
from sourceline.model.traits import Traits
from tests.quality.bcubed import Shares, agreement, score_stories
from tests.quality.story_corpus import Corpus, by_rules, halves, read_corpus, records

Stories = tuple[tuple[str, ...], ...]
Edit = Callable[[list[str], Random, list[list[str]]], list[str]]


def measure_canonical(corpus: Corpus) -> Shares:
    return score_stories(group_stories(corpus.traits), _truth(corpus))


def measure_stream(corpus: Corpus, seed: int | None = None) -> tuple[Shares, float]:
    """In order of publication or shuffled: how good, and how much of the canonical pairs."""
    told = streamed(corpus.traits, seed)
    return score_stories(told, _truth(corpus)), agreement(told, group_stories(corpus.traits))


def streamed(traits: Iterable[Traits], seed: int | None = None) -> Stories:
    """One by one: in order of publication, or shuffled."""
    ordered = sorted(traits, key=publication_order)
    if seed is not None:
        Random(seed).shuffle(ordered)
    return in_shares([each] for each in ordered)


def by_day(traits: Iterable[Traits]) -> Stories:
    """As an archive takes them that is built each evening."""
    ordered = sorted(traits, key=publication_order)
    return in_shares(
        list(day) for _, day in groupby(ordered, lambda t: publication_order(t)[0][:2])
    )


def in_shares(shares: Iterable[list[Traits]]) -> Stories:
    shelf = MemoryShelf(ACTIVE)
    stream = Stream(shelf)
    for share in shares:
        for story in sort_share(share, SHARED if shelf.stories() else SETTINGS):
            stream.add(*story)
    return tuple(shelf.stories().values())


def _truth(corpus: Corpus) -> dict[str, str]:
    return {each.article: corpus.story[each.article] for each in corpus.traits}


def only(corpus: Corpus, part: str) -> Corpus:
    """The same with words alone, names alone or vectors alone."""
    return replace(corpus, traits=[_only(each, part) for each in corpus.traits])


def _only(traits: Traits, part: str) -> Traits:
    if part == "words":
        return replace(traits, vector=b"")
    if part == "names":
        named = {word for name in traits.names for word in (name, *name.replace("-", " ").split())}
        kept = [(word, weight) for word, weight in traits.words if word in named]
        length = sum(weight * weight for _, weight in kept) ** 0.5 or 1.0
        return replace(
            traits, words=tuple((word, weight / length) for word, weight in kept), vector=b""
        )
    return traits


# Near duplicates and copied passages, planted.


def _verbatim(sentences: list[str], random: Random, others: list[list[str]]) -> list[str]:
    return list(sentences)


def _a_word_in_fifty(sentences: list[str], random: Random, others: list[list[str]]) -> list[str]:
    return [_swap(sentence, random, 0.02) for sentence in sentences]


def _a_fifth_cut(sentences: list[str], random: Random, others: list[list[str]]) -> list[str]:
    return sentences[: max(len(sentences) * 4 // 5, 1)]


def _own_lead(sentences: list[str], random: Random, others: list[list[str]]) -> list[str]:
    return [*random.choice(others)[:2], *sentences]


def _moved(sentences: list[str], random: Random, others: list[list[str]]) -> list[str]:
    middle = len(sentences) // 2
    return sentences[middle:] + sentences[:middle]


def _swap(sentence: str, random: Random, share: float) -> str:
    words = sentence.split()
    return " ".join("changed" if random.random() < share else word for word in words)


EDITS: dict[str, Edit] = {
    "verbatim": _verbatim,
    "a word in fifty changed": _a_word_in_fifty,
    "a fifth cut away": _a_fifth_cut,
    "a lead of its own": _own_lead,
    "halves exchanged": _moved,
}


def measure_duplicates(seed: int = 7) -> tuple[dict[str, float], float, float, float]:
    """Recall by edit, precision, and recall and precision of passages of two to four sentences."""
    random = Random(seed)
    reports = [_sentences(each) for each in (by_rules(str(at), r["text"]) for at, r in _basil())]
    copies: dict[str, tuple[str, str]] = {}
    found = {f"{at:03}": _print(f"{at:03}", each) for at, each in enumerate(reports)}
    for at, sentences in enumerate(reports):
        edit = list(EDITS)[at % len(EDITS)]
        name = f"{at:03}-copy"
        found[name] = _print(name, EDITS[edit](sentences, random, reports))
        copies[name] = (f"{at:03}", edit)
    pairs = [(a, b) for a, b, _ in find_near_duplicates(found.values())]
    planted = {frozenset((name, source)): edit for name, (source, edit) in copies.items()}
    hits: defaultdict[str, int] = defaultdict(int)
    for pair in {frozenset(pair) for pair in pairs} & planted.keys():
        hits[planted[pair]] += 1
    number = {edit: list(planted.values()).count(edit) for edit in EDITS}
    right = sum(frozenset(pair) in planted for pair in pairs)
    recall = {edit: hits[edit] / number[edit] for edit in EDITS}
    return (recall, right / max(len(pairs), 1), *_measure_passages(reports, random))


def _measure_passages(reports: list[list[str]], random: Random) -> tuple[float, float]:
    """Each third report gets two to four sentences of another in a row."""
    found = {f"{at:03}": _print(f"{at:03}", each) for at, each in enumerate(reports)}
    before = {frozenset(pair[:2]) for pair in find_copied_passages(found.values())}
    planted = set()
    for at in range(0, len(reports), 3):
        source = (at + 37) % len(reports)
        if len(reports[source]) < 8:
            continue
        start = random.randrange(len(reports[source]) - 4)
        taken = reports[source][start : start + random.randint(2, 4)]
        name = f"{at:03}"
        found[name] = _print(name, [*reports[at][:3], *taken, *reports[at][3:]])
        planted.add(frozenset((name, f"{source:03}")))
    told = {frozenset(pair[:2]) for pair in find_copied_passages(found.values())} - before
    right = sum(_of_the_passage(pair, planted) for pair in told)
    return len(told & planted) / len(planted), right / max(len(told), 1)


def _of_the_passage(pair: frozenset[str], planted: set[frozenset[str]]) -> bool:
    """Whether a pair was planted, or the passage is a statement that another outlet had printed as well."""
    stories = [record["story"] for _, record in _basil()]
    alike = {frozenset((stories[int(a)], b)) for a, b in map(tuple, planted)}
    alike |= {frozenset((stories[int(b)], a)) for a, b in map(tuple, planted)}
    a, b = pair
    return bool({frozenset((stories[int(a)], b)), frozenset((stories[int(b)], a))} & alike)


def _basil() -> Iterator[tuple[int, dict[str, str]]]:
    yield from enumerate(records("basil_dev"))


def _sentences(annotations: Annotations) -> list[str]:
    return [each.span.cut(annotations.article.text) for each in annotations.sentences]


def _print(name: str, sentences: list[str]) -> Traits:
    return traits_of(by_rules(name, "\n".join(sentences)))


# Piles of two stories.


def measure_mixed(
    stories: list[list[Annotations]], large: int, small: int, seed: int = 5, most: int = 60
) -> tuple[int, int, int]:
    """Piles, those told apart exactly, and those of which a report was put out that belonged."""
    random = Random(seed)
    piles = right = wrong = 0
    for _ in range(most):
        one, other = random.sample(stories, 2)
        if len(one) < large or len(other) < small:
            continue
        kept, strange = random.sample(one, large), random.sample(other, small)
        out = {name for name, _ in find_unrelated([*kept, *strange])}
        ours = {each.article.id for each in kept}
        theirs = {each.article.id for each in strange}
        piles += 1
        right += out == theirs or (large == small and out == ours)
        wrong += bool(out & ours) and (large > small or bool(out & theirs))
    return piles, right, wrong


def main() -> None:
    train, dev = read_corpus("ecbplus_train"), read_corpus("ecbplus_dev")
    first, second = halves(headlines := read_corpus("uci_headlines"))
    columns = ("canonical", "one by one, by date", "in shares of a day")
    print(f"{'B-cubed P / R / F1':34} {' '.join(f'{each:23}' for each in columns)}")
    named = {
        "ECB+ training (tuned on)": train,
        "ECB+ development": dev,
        "- words alone": only(dev, "words"),
        "- names alone": only(dev, "names"),
        "headlines, first half (tuned on)": first,
        "headlines, second half": second,
        "headlines, all": headlines,
        "- by words alone": only(headlines, "words"),
        "three outlets": read_corpus("basil_dev"),
    }
    for name, corpus in named.items():
        days = score_stories(by_day(corpus.traits), _truth(corpus))
        print(
            f"{name:34} {measure_canonical(corpus)!s:23} {measure_stream(corpus)[0]!s:23} {days!s:23}"
        )
    for name in ("ECB+ development", "headlines, all", "three outlets"):
        shuffled = [measure_stream(named[name], seed) for seed in (None, 1, 2, 3)]
        print(f"{name}: pairs as in the canonical stories, by date and in three other orders:")
        print("  " + ", ".join(f"{same:.3f} (F1 {shares.f1:.3f})" for shares, same in shuffled))
        _print_shares(named[name])
    recall, precision, passages, right = measure_duplicates()
    print(
        "near duplicates:", *(f"{edit} {share:.3f}" for edit, share in recall.items()), sep="\n  "
    )
    print(f"  precision {precision:.3f}; passages: recall {passages:.3f}, precision {right:.3f}")


def _print_shares(corpus: Corpus) -> None:
    whole, days = group_stories(corpus.traits), by_day(corpus.traits)
    kept = len({frozenset(each) for each in days} & {frozenset(each) for each in whole})
    print(
        f"  in shares of a day: {agreement(days, whole):.3f}; {kept} of {len(days)} stories are canonical"
    )


if __name__ == "__main__":
    main()
