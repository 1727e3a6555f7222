"""Names by their capital letters: which words of a sentence are one.

The network's names join these in `merging`, which says whom to believe.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from sourceline.annotate.reading import Reading, Word, is_shouting, is_titled
from sourceline.model.annotations import Kind
from sourceline.model.span import Span, overlaps_any
from sourceline.text.lexicon import words_of
from sourceline.text.morphology import lemmas
from sourceline.text.naming import full_title, is_given
from sourceline.text.tokens import find_words

# Small words that may stand inside a name between two capital ones.
PARTICLES = frozenset(
    ["de", "del", "della", "der", "den", "di", "da", "do", "dos", "du", "la", "le", "van", "von",
     "bin", "ibn", "al", "el", "ter", "ten", "y", "e", "zu", "af"]
)  # fmt: skip
_SAINTS = ("st", "saint")
# Words before a role noun that belong to it.
MOST_MODIFIERS = 2
_TITLE_MARKS = re.compile(r"[\"“‘*_](?P<title>[A-Z0-9][^\"“”‘*_\n,.!?]{2,60})[\"”’*_]")
_TITLE_BEFORE = re.compile(
    r"\b(?:song|single|album|film|movie|book|novel|play|show|series|drama|sitcom|musical|opera|documentary|track|hit|"
    r"sequel|memoir|podcast|poem|painting|exhibition|ballad|anthem|entitled|titled) $"
)
_TITLE_AFTER = re.compile(
    r"^(?:, (?:by|directed|written|starring|a film|the film|her|his) | \((?:19|20)\d\d\)| won | stars )"
)
# Titles that ships bear too, then with "the": "the Lady Anne", "the Queen Mary".
_SHIPS = frozenset(
    ["lady", "sir", "queen", "king", "prince", "princess", "miss", "lord", "saint", "st"]
)
_SPACE = re.compile(r"^[ \u00a0]$")
_AMPERSAND = re.compile(r"^ & $")
_DOT = re.compile(r"^\. ?$")
_PLURAL_OWNER = re.compile(r"^['’] $")
_OWNER = re.compile(r"^['’][sS] $")
_HYPHEN = re.compile(r"^[-‐‑]$")


@dataclass(frozen=True, slots=True)
class Name:
    """Words of one name; `title` are those before it that say what it is ("Dr", "midfielder")."""

    words: tuple[Word, ...]
    title: tuple[Word, ...] = ()
    kind: Kind | None = None  # what the network takes it for, and how surely
    sure: float = 0.0

    @property
    def head(self) -> Span:
        return Span(self.words[0].span.start, self.words[-1].span.end)

    @property
    def span(self) -> Span:
        return Span((self.title or self.words)[0].span.start, self.words[-1].span.end)

    @property
    def key(self) -> tuple[str, ...]:
        return tuple(word.plain for word in self.words)

    @property
    def sentence(self) -> int:
        return self.words[0].sentence

    @property
    def office(self) -> str:
        """The title as one phrase, written in full: "prime minister", "senator"; "" where there is none."""
        return " ".join(full_title(word.plain) for word in self.title)


def find_names(reading: Reading) -> list[Name]:
    """All names of the article in order of place; in headings only those that the body has too."""
    tails = _small_tails(reading)
    body: list[Name] = []
    late: list[int] = []
    for number, row in enumerate(reading.words):
        line = reading.sentences[number].span.cut(reading.text)
        if reading.sentences[number].heading or is_shouting(line) or is_titled(line, row):
            late.append(number)
        else:
            body.extend(_names_in(reading, row, tails))
    body = _with_quoted_works(reading, body)
    known = {name.key for name in body}
    known |= {name.key[-1:] for name in body if len(name.key) > 1 and not lemmas(name.key[-1])}
    for number in late:
        body.extend(_known_in(reading.words[number], known))
    return sorted(body, key=lambda name: name.span)


def _with_quoted_works(reading: Reading, body: list[Name]) -> list[Name]:
    """Titles in quotation marks ("All the small rooms", by ...), and the same words elsewhere."""
    titles = {_key_of(m.group("title")) for m in _quoted_titles(reading.text)}
    titles = {key for key in titles if 1 < len(key) <= 9}
    if not titles:
        return body
    starts = {key[0] for key in titles}
    works = [
        Name(row[place : place + len(key)])
        for row in reading.words
        for place, word in enumerate(row)
        if word.plain in starts and word.capital
        for key in sorted(titles, key=len, reverse=True)
        if tuple(w.plain for w in row[place : place + len(key)]) == key
    ]
    covered = [work.span for work in works]
    return works + [name for name in body if not overlaps_any(name.span, covered)]


def _quoted_titles(text: str) -> Iterator[re.Match[str]]:
    for match in _TITLE_MARKS.finditer(text):
        before, after = (
            text[max(0, match.start() - 30) : match.start()],
            text[match.end() : match.end() + 24],
        )
        if _TITLE_BEFORE.search(before) or _TITLE_AFTER.match(after):
            yield match


def _key_of(words: str) -> tuple[str, ...]:
    return tuple(token.plain for token in find_words(words))


def _names_in(
    reading: Reading, row: tuple[Word, ...], tails: dict[str, tuple[str, ...]]
) -> Iterator[Name]:
    place = 0
    while place < len(row):
        if not _can_start(reading, row, place):
            place += 1
            continue
        end = _end_of_name(reading, row, place, tails)
        for start, stop in _cut_at_titles(row, place, end):
            name = _trimmed(reading, row, start, stop)
            if name is not None:
                yield name
        place = end


def _cut_at_titles(row: tuple[Word, ...], start: int, end: int) -> Iterator[tuple[int, int]]:
    """ "Maine Gov. Ada Ito" is a place and a person, "Harrow Bank Director Ada Ito" a body and one: the run
    is cut before the last title inside it that one to three words of a name follow."""
    for place in range(end - 2, start, -1):
        after = [row[i] for i in range(place + 1, end)]
        inside = _is_office(row[place]) and 1 <= len(after) <= 3 and row[place].capital
        if inside and not _is_place_title([row[place], *after]):
            first = place
            while first > start and _can_precede_title(row[first - 1]):
                first -= 1
            if first > start:
                yield start, first
            yield first, end
            return
    if end - start > 1 and _is_office(row[end - 1]) and not _is_given(row[start]):
        stop = end - 1
        while stop > start and _can_precede_title(row[stop - 1]):
            stop -= 1
        if row[start].acronym and stop > start:
            yield start, stop  # "FBI Special Agent": the body alone is a name
        return
    if end - start > 2 and _is_people(row[start]) and _is_given(row[start + 1]):
        start += 1
    if (
        end - start > 2
        and start > 1
        and row[start - 1].plain == "of"
        and _is_office(row[start - 2])
    ):
        start += 1  # "Secretary of State Ada Ito"
    yield start, end


def _is_office(word: Word) -> bool:
    return any(word.plain in words_of("roles", part) for part in ("titles", "persons"))


def _can_precede_title(word: Word) -> bool:
    """ "Deputy" of "Deputy Mayor", "Prime" of "Prime Minister"."""
    return _is_office(word) or word.plain in words_of("roles", "office_parts")


def _title_length(words: list[Word]) -> int:
    """How many of the first words are a title; at least one word is left for the name."""
    for length in range(len(words) - 1, 0, -1):
        parts = words[: length - 1]
        if _is_title(words[length - 1]) and all(
            _is_title(w) or _can_precede_title(w) for w in parts
        ):
            return length
    return 0


def _is_people(word: Word) -> bool:
    return word.plain in words_of("places", "demonyms") | words_of("places", "parties")


def _is_given(word: Word) -> bool:
    return is_given(word.plain)


def _can_start(reading: Reading, row: tuple[Word, ...], place: int) -> bool:
    word = row[place]
    if not word.capital or not word.text[0].isalpha() or word.plain == "i":
        return False
    if word.plain in words_of("function", "times"):
        return False
    if word.plain in words_of("function", "words") and not word.acronym:
        return not word.opens and _is_work_opening(row, place)
    return not word.opens or _is_name_at_opening(reading, row, place)


def _is_work_opening(row: tuple[Word, ...], place: int) -> bool:
    """ "the film The Quiet Harbour": a capital article inside a sentence, another capital after it."""
    following = row[place + 1] if place + 1 < len(row) else None
    return following is not None and following.capital and following.gap == " " and place > 0


def _is_name_at_opening(reading: Reading, row: tuple[Word, ...], place: int) -> bool:
    """Whether a capital letter at a sentence's beginning is more than that."""
    word = row[place]
    capital, small = reading.capitals[word.plain], reading.smalls[word.plain]
    following = (
        row[place + 1] if place + 1 < len(row) and _SPACE.match(row[place + 1].gap) else None
    )
    if (
        following is not None
        and following.capital
        and word.plain in words_of("roles", "place_prefixes")
    ):
        return True
    if capital and capital >= small:
        return True
    if word.acronym:
        return True
    if following is not None and following.capital and not following.opens:
        joined = following.plain in _suffixes() or _role_word(word.plain)
        given = is_given(word.plain)
        if joined or given or not lemmas(word.plain):
            return True
        return small == 0 and _is_noun(word.plain) and not _is_plural(word.plain)
    if small:
        return False
    return is_given(word.plain) or not lemmas(word.plain)


def _end_of_name(
    reading: Reading, row: tuple[Word, ...], start: int, tails: dict[str, tuple[str, ...]]
) -> int:
    end = start + 1
    tail = tails.get(row[start].plain)
    if tail and tuple(w.plain for w in row[end : end + len(tail)]) == tail:
        return end + len(tail)
    while end < len(row):
        if _joins(reading, row, end):
            end += 1
        elif _bridges(reading, row, start, end):
            end += 2 if row[end + 1].capital else 3
        else:
            break
    return end


def _joins(reading: Reading, row: tuple[Word, ...], place: int) -> bool:
    """Whether the word at `place` goes on with the name before it."""
    word, before = row[place], row[place - 1]
    gap = word.gap
    if _OWNER.match(gap):
        return (
            word.capital and before.plain not in reading.alone and word.plain not in reading.alone
        )
    if word.capital and word.plain not in words_of("function", "times"):
        if _DOT.match(gap):
            return len(before.text) == 1 or before.plain in words_of("abbreviations", "titles")
        if _PLURAL_OWNER.match(gap):
            return word.plain in _suffixes()
        tight = _SPACE.match(gap) or _AMPERSAND.match(gap) or _HYPHEN.match(gap)
        return bool(tight) and word.plain != "i"
    return (
        bool(_SPACE.match(gap))
        and word.plain in words_of("roles", "lower_bodies")
        and not _role_word(before.plain)
        and before.text[0].isupper()
    )


def _bridges(reading: Reading, row: tuple[Word, ...], start: int, place: int) -> bool:
    """Whether a small word at `place` holds two parts of one name together."""
    word = row[place]
    following = row[place + 1] if place + 1 < len(row) else None
    if following is None or not _SPACE.match(word.gap) or not _SPACE.match(following.gap):
        return False
    if word.plain in PARTICLES and word.text.islower() and following.capital:
        return True
    before = row[place - 1]
    first = place - 1 == start and not before.opens and before.capital
    noun = first and _is_noun(before.plain) and not _is_title(before)
    if word.plain not in ("of", "for") or not (
        before.plain in _suffixes() or (noun and word.plain == "of")
    ):
        return False
    if following.capital:
        return following.plain not in words_of("function", "times")
    third = row[place + 2] if place + 2 < len(row) else None
    return following.plain == "the" and third is not None and third.capital


def _trimmed(reading: Reading, row: tuple[Word, ...], start: int, end: int) -> Name | None:
    """The name with its title set apart; None where nothing of a name is left."""
    words = list(row[start:end])
    vessel = start > 0 and row[start - 1].plain == "the" and words[0].plain in _SHIPS
    length = 0 if vessel or _is_place_title(words) else _title_length(words)
    title, words = words[:length], words[length:]
    if not title:
        title = _small_title(row, start)
    elif start > 0 and not title[0].opens:
        title = _small_title(row, start)[:0] + title
    whole = " ".join(word.plain for word in words)
    if whole in words_of("places", "demonyms") | words_of("places", "parties"):
        return None
    if len(words) == 1 and _is_empty_name(reading, words[0]):
        return None
    return Name(tuple(words), tuple(title))


def split_title(reading: Reading, words: tuple[Word, ...], *, person: bool) -> Name:
    """A name from outside with the title before it set apart; a person's may open with it."""
    row = reading.words[words[0].sentence]
    start = words[0].place
    if start > 0 and row[start - 1].plain in _SAINTS and row[start - 1].capital:
        return Name((row[start - 1], *words))  # "St" of "St Olaf's Hospital" is no title
    person = person or (len(words) > 2 and _is_title(words[0]) and _is_persons(words[1:]))
    length = _title_length(list(words)) if person and not _is_place_title(list(words)) else 0
    title, own = list(words[:length]), words[length:]
    while start > 0 and _continues_title(row, start, bool(title)):
        start -= 1
        title.insert(0, row[start])
    return Name(own, tuple(title or _small_title(row, words[0].place)))


def _is_persons(words: tuple[Word, ...]) -> bool:
    """Whether what follows a title can be a person's name alone: a given name, or two words of no language."""
    strange = len(words) == 2 and not any(lemmas(word.plain) for word in words)
    return is_given(words[0].plain) or (strange and words[-1].plain not in _suffixes())


def _continues_title(row: tuple[Word, ...], start: int, titled: bool) -> bool:
    """Whether the word before a place is the title of what begins there, or more of it."""
    before = row[start - 1]
    short = _DOT.match(row[start].gap) and before.plain in words_of("abbreviations", "titles")
    if not before.capital or not (_SPACE.match(row[start].gap) or short):
        return False
    return _can_precede_title(before) if titled else _is_office(before)


def _is_title(word: Word) -> bool:
    return any(word.plain in words_of("roles", part) for part in ("titles", "persons", "works"))


def _is_place_title(words: list[Word]) -> bool:
    """ "St Andrews", "King Street", "Major Road": the title word belongs to a place or a body."""
    return words[-1].plain in _suffixes() or (words[0].plain in ("st", "saint") and len(words) == 2)


def _small_title(row: tuple[Word, ...], start: int) -> list[Word]:
    """The role noun right before a name ("midfielder Tomas"), where it is no description of its own."""
    if start == 0 or not _SPACE.match(row[start].gap):
        return []
    before = row[start - 1]
    if before.capital and not before.opens:
        return []
    if not _role_word(before.plain) or before.text[-1] == "s":
        return []
    return _with_modifiers(row, start - 1)


def _with_modifiers(row: tuple[Word, ...], place: int) -> list[Word]:
    """ "Depot manager Ada Ito", "that forklift man Odo Ito": a role noun without an article before it
    takes the one or two words along that say which."""
    first = place
    while first > 0 and place - first < MOST_MODIFIERS and _modifies(row, first - 1):
        first -= 1
    if first == 0 or row[first].opens or not _SPACE.match(row[first].gap):
        return list(row[first : place + 1])
    before = row[first - 1].plain
    open_phrase = before in words_of("function", "words") and before not in words_of(
        "contrasts", "articles"
    )
    return list(row[first if open_phrase else place : place + 1])


def _modifies(row: tuple[Word, ...], place: int) -> bool:
    word, kinds = row[place], lemmas(row[place].plain)
    if not _SPACE.match(row[place + 1].gap) or (word.capital and not word.opens):
        return False
    if word.plain in words_of("function", "words") or word.plain[0].isdigit():
        return False
    return "NOUN" in kinds or ("ADJ" in kinds and "VERB" not in kinds)


def _is_empty_name(reading: Reading, word: Word) -> bool:
    """One capital word alone that is a common word, a time or a role is no name."""
    if word.plain in words_of("function", "words") and not word.acronym:
        return True
    if len(word.text) == 1 and reading.capitals[word.plain] < 2:
        return True
    if word.plain in words_of("function", "acronyms") and word.acronym:
        return True
    if word.acronym and lemmas(word.plain) and reading.capitals[word.plain] < 2:
        return True
    last = word.text.rsplit("-", 1)[-1]
    if last != word.text and last.islower() and lemmas(last):
        return True  # "Oscar-worthy"
    if _role_word(word.plain) or word.plain in words_of("roles", "titles"):
        return True
    return word.plain in words_of("places", "demonyms") or word.plain.endswith("-year-old")


def _known_in(row: tuple[Word, ...], known: set[tuple[str, ...]]) -> Iterator[Name]:
    """Names of the body that stand in a line whose capital letters tell nothing."""
    longest = max((len(key) for key in known), default=0)
    place = 0
    while place < len(row):
        for length in range(min(longest, len(row) - place), 0, -1):
            words = row[place : place + length]
            if words[0].capital and tuple(w.plain for w in words) in known:
                yield Name(words)
                place += length - 1
                break
        place += 1


def _small_tails(reading: Reading) -> dict[str, tuple[str, ...]]:
    """Titles of works in sentence case ("Love wins all"): a capital common word inside sentences that
    the same small words follow each time, while what comes after them changes."""
    runs: dict[str, list[tuple[str, ...]]] = {}
    for row in reading.words:
        for place, word in enumerate(row):
            if word.capital and not word.acronym and lemmas(word.plain):
                following = tuple(w.plain for w in row[place + 1 : place + 6])
                small = row[place + 1].text.islower() if place + 1 < len(row) else False
                if small and word.plain not in words_of("function", "words"):
                    runs.setdefault(word.plain, []).append(following)
    return {word: tail for word, seen in runs.items() if (tail := _shared_start(seen))}


def _shared_start(seen: list[tuple[str, ...]]) -> tuple[str, ...]:
    """The words that most of at least three runs begin with, up to where they part."""
    if len(seen) < 3:
        return ()
    tail: tuple[str, ...] = ()
    for length in range(1, 5):
        start, count = Counter(run[:length] for run in seen).most_common(1)[0]
        if len(start) < length or count < max(3, 0.8 * len(seen)):
            break
        tail = start
    works = words_of("roles", "works")
    while tail and (tail[-1] in works or " ".join(tail[-2:]) in works):
        tail = tail[:-2] if " ".join(tail[-2:]) in works else tail[:-1]
    function = words_of("function", "words")
    return tail if any(w not in function for w in tail) else ()


def _role_word(plain: str) -> bool:
    """ "singer", "co-author", and not the "four-star" of a general."""
    first, _, last = plain.rpartition("-")
    return last in words_of("roles", "persons") and first not in words_of("numbers", "units")


def _is_noun(plain: str) -> bool:
    found = lemmas(plain)
    return "NOUN" in found or "ADJ" in found


def _is_plural(plain: str) -> bool:
    found = lemmas(plain).get("NOUN", ())
    return bool(found) and plain not in found and plain.endswith("s")


def _suffixes() -> frozenset[str]:
    """Last words that make a name of a body, a place, a work or an event."""
    return (
        words_of("roles", "bodies")
        | words_of("roles", "places")
        | words_of("roles", "events")
        | words_of("roles", "others")
    )
