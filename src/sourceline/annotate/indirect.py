"""Words that an article gives to a speaker without quotation marks.

Three shapes: "she said (that) ...", "..., she said", "according to her, ...". Only with a cue and a
clause; a cue that mostly means something else needs its "that".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sourceline.annotate.cues import Cue, find_cues
from sourceline.annotate.sources import Source, Speakers
from sourceline.model.annotations import Quotation, Sentence
from sourceline.model.span import Span, overlaps_any
from sourceline.text.lexicon import words_of
from sourceline.text.morphology import is_past_form, verb_lemma
from sourceline.text.tokens import find_words

_THAT = re.compile(r"^ (?:[\w'’]+ ){0,4}?that ")
_ADDRESSEE = re.compile(
    r"^ (?:(?:him|her|them|us|me|reporters|journalists|(?:the|a|his|her|their|our) [\w'’ -]{2,40}?|[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*|the [A-Z][\w' ]+?) )(?:(?:on|in|at|before|after|late|earlier) [\w ]{2,24}? )?(?=that |it |he |she |they |there |we |his |her |the |a |an |no |to )"
)
_ORDER = re.compile(
    r"^ (?P<who>(?:him|her|them|us|people|[\w'’-]+(?: [\w'’-]+){0,4})) to (?=[a-z])"
)
_ACCORDING = re.compile(r"\b(?:according to|in the words of) ", re.IGNORECASE)
_SUBJECT = re.compile(
    r"^ ?(?:it|he|she|they|there|we|i|you|this|these|those|his|her|its|their|our|my|the|a|an|no|some|many|most|all|both|nobody|"
    r"nothing|everyone|anyone|more|about|[A-Z][\w'’-]+|\d[\d,.]*|one|two|three|four|five|six|\w+s)\b"
)
# A clause of fewer words says too little to be told.
FEWEST = 3


def find_indirect(
    text: str, sentences: Sequence[Sentence], speakers: Speakers, quoted: Sequence[Span]
) -> list[Quotation]:
    """Indirect quotations of the body, in order of place; none inside quotation marks."""
    found: list[Quotation] = []
    place = 0
    for sentence in sentences:
        if sentence.heading or len(sentence.span) > 1500:
            continue
        while place < len(quoted) and quoted[place].end <= sentence.span.start:
            place += 1
        own = [q for q in quoted[place : place + 12] if q.overlaps(sentence.span)]
        found.extend(_in_sentence(text, sentence.span, speakers, own))
    return found


def _in_sentence(
    text: str, sentence: Span, speakers: Speakers, quoted: Sequence[Span]
) -> Iterator[Quotation]:
    taken: list[Span] = []
    for cue in find_cues(text, sentence.start, sentence.end):
        if overlaps_any(cue.span, quoted) or overlaps_any(cue.span, taken):
            continue
        quotation = (
            _after_cue(text, sentence, cue, speakers, quoted)
            or _before_cue(text, sentence, cue, speakers, quoted)
        )  # fmt: skip
        if quotation is not None and not overlaps_any(quotation.words, taken):
            taken.append(quotation.words)
            yield quotation
    if not taken:
        yield from _according(text, sentence, speakers, quoted)


def _after_cue(
    text: str, sentence: Span, cue: Cue, speakers: Speakers, quoted: Sequence[Span]
) -> Quotation | None:
    """ "she said (that) the gate was shut", "told them to go"."""
    if not cue.can("indirect") and not cue.can("commanding"):
        return None
    start = _content_start(text, cue, sentence.end)
    if start is None:
        return None
    end = _content_end(text, start, sentence, quoted)
    if end is None or not _is_clause(text, start, end):
        return None
    source = speakers.before(cue.span, sentence.start)
    if source is None or overlaps_any(source.words, quoted):
        return None
    return _quotation(Span(start, end), cue, source)


def _content_start(text: str, cue: Cue, limit: int) -> int | None:
    after = text[cue.span.end : min(limit, cue.span.end + 160)]
    that = _THAT.match(after)
    if that and cue.can("indirect") and not re.search(r"[,;:\"“]", that.group()):
        return cue.span.end + that.end()
    if cue.can("addressed"):
        spoken_to = _ADDRESSEE.match(after)
        if spoken_to:
            rest = after[spoken_to.end() :]
            skip = 5 if rest.startswith("that ") else 0
            return (
                None
                if rest.startswith("to ") and not cue.can("commanding")
                else cue.span.end + spoken_to.end() + skip
            )
    if cue.can("commanding"):
        order = _ORDER.match(after)
        if order:
            return cue.span.end + order.end() - 3
    if not cue.can("indirect") or cue.can("with_that"):
        return None
    if cue.can("addressed") and cue.lemma != "warn":
        return None
    return cue.span.end + 1 if _SUBJECT.match(after) and after.startswith(" ") else None


def _content_end(text: str, start: int, sentence: Span, quoted: Sequence[Span]) -> int | None:
    """To the end of the sentence, or to quoted words inside it; None where those come at once."""
    end = sentence.end
    for span in quoted:
        if span.start >= start and span.start < end:
            end = span.start
            break
    words = text[start:end].rstrip(' .,;:!?…"“')
    cut = re.search(r"[;]|, (?:but|although|though|while|which) ", words)
    if cut:
        words = words[: cut.start()]
    words = words.rstrip()
    if end < sentence.end and len(words.split()) < 5:
        return None
    return start + len(words) if words else None


def _is_clause(text: str, start: int, end: int) -> bool:
    """Whether a verb stands among at least three words."""
    words = [t.plain for t in find_words(text, Span(start, end))]
    if len(words) < FEWEST:
        return False
    if text[start : start + 3] == "to ":
        return verb_lemma(words[1]) is not None
    helpers = (
        "is",
        "are",
        "was",
        "were",
        "be",
        "has",
        "have",
        "had",
        "will",
        "would",
        "could",
        "can",
        "may",
        "might",
        "should",
        "must",
        "did",
        "does",
        "do",
    )
    return any(
        w in helpers or w.endswith("n't") or w.endswith(("'d", "'s", "'ll", "'re", "'ve"))
        or is_past_form(w) or (i and w.endswith("s") and verb_lemma(w) is not None)
        for i, w in enumerate(words)
    )  # fmt: skip


def _before_cue(
    text: str, sentence: Span, cue: Cue, speakers: Speakers, quoted: Sequence[Span]
) -> Quotation | None:
    """ "The gate was shut, she said."""
    if not cue.can("direct"):
        return None
    after = text[cue.span.end : sentence.end]
    if not re.match(
        r"^(?:[.,;]|$| (?:on|in|at|late|early|last|this|yesterday|today|afterwards|later)\b[^,.;]{0,40}[.,;]?$|\.[\"”’]?$)",
        after,
    ):
        return None
    source = speakers.before(cue.span, sentence.start) or speakers.after(cue.span, sentence.end)
    if source is None or source.words.start <= sentence.start:
        return None
    lead = text[sentence.start : min(source.words.start, cue.span.start)]
    stripped = lead.rstrip()
    if not stripped.endswith(",") or overlaps_any(
        Span(sentence.start, sentence.start + len(stripped)), quoted
    ):
        return None
    end = sentence.start + len(stripped.rstrip(" ,"))
    if end <= sentence.start or not _is_clause(text, sentence.start, end):
        return None
    return _quotation(Span(sentence.start, end), cue, source)


def _according(
    text: str, sentence: Span, speakers: Speakers, quoted: Sequence[Span]
) -> Iterator[Quotation]:
    """ "..., according to the clerk." and "According to the clerk, ...": the rest is the content."""
    match = _ACCORDING.search(text, sentence.start, sentence.end)
    if match is None or overlaps_any(Span(match.start(), match.end()), quoted):
        return
    source = speakers.at(match.end(), sentence.end)
    if source is None:
        return
    cue = Cue(Span(match.start(), match.end() - 1), "accord", "according")
    if match.start() > sentence.start + 2:
        words = text[sentence.start : match.start()].rstrip(" ,")
        span = Span(sentence.start, sentence.start + len(words)) if words else None
    else:
        rest = text[source.words.end : sentence.end]
        comma = rest.find(", ")
        if comma < 0:
            return
        start = source.words.end + comma + 2
        words = text[start : sentence.end].rstrip(" .!?")
        span = Span(start, start + len(words)) if words else None
    if (
        span is not None
        and not overlaps_any(span, quoted)
        and _is_clause(text, span.start, span.end)
    ):
        yield _quotation(span, cue, source)


def _quotation(words: Span, cue: Cue, source: Source) -> Quotation:
    return Quotation(
        words=words,
        parts=(words,),
        kind="indirect",
        cue=cue.span,
        source=source.words,
        speaker=source.mention,
    )
