"""Words of the page rather than of the report, told by what they say.

The words themselves are data: `text/languages/en/furniture.toml`. A piece with a quotation in it is
never furniture by these rules, unless a label ("Read also:") says that it is the title of another
page.
"""

from __future__ import annotations

import re
from functools import cache

from sourceline.text.credits import is_credit, is_signature
from sourceline.text.lexicon import load_lexicon, words_of

_EDGES = " \t\n*_#>|·•∙▪»«–—-~=+:\u00a0\u200b←→▶►▼▲"
_BRACKETS = "()[]{}"
# Markdown's bold around the label of a line: "**Read also:** Boats".
_EMPHASIS = re.compile(r"\*\*|__(?=\s|\w)")
_QUOTES = re.compile(r"[\"“”„«»]|''|(?<!\w)['‘](?=\w)")
_SEPARATORS = re.compile(r"\s*[|·•∙▪»]\s*|\s{4,}")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*$")
_LABEL_END = re.compile(r"\s*(?:[:|»>→]|\s[–—-]\s)")
_BARE_DATELINE = re.compile(r"[A-ZÀ-Þ][\w .,'’-]{1,60}\([A-Z][\w .&]{1,30}\)\s{0,2}(?:--?|_|—|–)")
_WIRE_STAMP = re.compile(r"[A-Z]{2,4}-[A-Z]{2,4}-\d\d-\d\d-\d\d\b.{0,30}$")
# Notices and appeals are short; what is longer tells something.
NOTICE_CHARS = 420
APPEAL_WORDS = 34
LINK_WORDS = 40
_LINK_PART_WORDS = 9
_LABEL_CHARS = 50
# "by Ada Ito" in small letters opens a line that is no more than that.
_SMALL_BYLINE_WORDS = 4
_WEAK_LINK_WORDS = 18
_NOTICE_START, _SHORT_CHARS = 80, 200
_WORD = re.compile(r"[^\W_]+|©")


def plain_piece(words: str) -> str:
    """A piece in one line, with plain apostrophes, and without the marks at its ends."""
    words = _EMPHASIS.sub("", " ".join(words.split())).strip(_EDGES)
    words = words.replace("’", "'").replace("‘", "'")
    if words[:1] in _BRACKETS and words[-1:] in _BRACKETS:
        words = words[1:-1].strip(_EDGES)
    return words


def furniture_reason(piece: str, *, edge: bool, first: bool = False) -> str | None:
    """Why a line or sentence is no part of the report; None where it may be one.

    `edge` says that it stands at the head or the foot, where weaker signs are enough; `first` that it
    opens the report, as headlines do.
    """
    words = plain_piece(piece)
    low = words.casefold().rstrip(".!:")
    if low in words_of("furniture", "alone"):
        return "furniture"
    if len(words) > NOTICE_CHARS:
        return None
    if is_link(words, edge=edge, first=first):
        return "links"
    quoting = _QUOTES.search(words) is not None
    plain = frozenset(_WORD.findall(low))
    if (not quoting or "©" in words) and _notice(words, plain):
        return "furniture"
    if quoting:
        return None
    if len(words.split()) <= APPEAL_WORDS and _opens("to_reader", words):
        return "furniture"
    if is_picture_credit(words):
        return "credit"
    credit = plain & words_of_group("credits") and _group("credits").search(words)
    return "byline" if credit or is_work_credit(words) else None


def is_link(words: str, *, edge: bool, first: bool = False) -> bool:
    """A label that leads to other pages, or a row of links between bars."""
    count = len(words.split())
    if count > LINK_WORDS:
        return False
    low = words.casefold()
    label = _label_length(low, "labels")
    if label and _LABEL_END.match(words, label):
        return True
    label = _label_length(low, "weak_labels")
    if label and not _SENTENCE_END.search(words) and _LABEL_END.match(words, label):
        return not first and count <= _WEAK_LINK_WORDS
    if not edge or _SENTENCE_END.search(words):
        return False
    if count <= _LINK_PART_WORDS * 2 and low.startswith(_openings()):
        return True
    parts = [part for part in _SEPARATORS.split(words) if part]
    return len(parts) > 2 and all(len(part.split()) <= _LINK_PART_WORDS for part in parts)


def opens_links(words: str) -> bool:
    """A line that is a label alone, below which links follow."""
    low = plain_piece(words).casefold().rstrip(".!:")
    return low in words_of("furniture", "labels") | words_of("furniture", "weak_labels") or (
        low.startswith(_openings()) and len(low.split()) <= _LINK_PART_WORDS
    )


def is_end_mark(piece: str) -> bool:
    """A wire service's "ENDS", "-30-" or "(MORE)"."""
    words = piece.strip()
    bare = words.strip(" \t*#-–—=_()[]./").casefold()
    if bare in words_of("furniture", "end_marks"):
        return words != bare or bare == "ends"  # capitals, hyphens or brackets set it apart
    return bool(_WIRE_STAMP.fullmatch(words))


def is_bare_dateline(piece: str) -> bool:
    """ "PORTSEA, Md. (AP) _" on a line of its own, as tagged newswire has it."""
    return _BARE_DATELINE.fullmatch(piece.strip()) is not None


def is_archive_line(piece: str) -> bool:
    """ "SECTION: Business; Pg. 3": what a newspaper archive writes around a report."""
    key, colon, rest = piece.strip().partition(":")
    known = key.isupper() and key.casefold() in words_of("furniture", "archive_keys")
    return bool(colon) and known and len(rest.split()) <= LINK_WORDS


def is_picture_credit(words: str) -> bool:
    """Who a picture belongs to: "Photo: A. Ito/Agency"."""
    if len(words.split()) > 16:
        return False
    match = _picture().match(words)
    if match is None:
        return False
    rest = words[match.end() :]
    agency = any(name.strip().casefold() in words_of("furniture", "picture_agencies")
                 for name in re.split(r"[/,|]|\bvia\b|\bfor\b", rest or words))  # fmt: skip
    return agency or (bool(match["label"]) and is_credit(rest, most=8))


def is_work_credit(words: str) -> bool:
    """ "Reporting by Ada Ito; editing by Col Reed": names alone after the words for the work."""
    opening = _credit().match(words)
    if opening is None:
        return False
    return is_credit(_credit().sub(" ", words).replace(";", ","), most=40)


def is_byline(words: str) -> bool:
    """ "By Ada Ito, Sports Reporter" or "By: Ada Ito" as a line of its own."""
    words = plain_piece(words)
    if words[:3] in ("By:", "BY:"):
        words = f"By {words[3:].lstrip()}"
    if words[:3] == "by " and len(words.split()) <= _SMALL_BYLINE_WORDS:
        words = f"By {words[3:]}"
    return words[:3] in ("By ", "BY ") and len(words.split()) <= 14 and is_signature(words)


def is_teaser(sentences: list[str]) -> bool:
    """A question that only another page answers: the question, then an invitation to go there."""
    if len(sentences) < 2 or not any(plain_piece(s).endswith("?") for s in sentences[:-1]):
        return False
    last = plain_piece(sentences[-1])
    if len(last.split()) > 12 or any(_QUOTES.search(s) for s in sentences):
        return False
    return re.search(r"\bHERE\b[.!]?$", last) is not None or _opens("teasers", last)


def speaks_to_reader(words: str) -> bool:
    """A question to the reader: "Do you agree with the council?" """
    words = plain_piece(words)
    return words.endswith("?") and re.search(r"\byour?\b", words, re.IGNORECASE) is not None


def _label_length(low: str, key: str) -> int:
    """How long the label is that opens these words; 0 where none does."""
    if low.split(" ", 1)[0].rstrip(":|»>→") not in _label_first_words():
        return 0
    for size in range(min(5, low.count(" ") + 1), 0, -1):
        bare = " ".join(low.split(" ", size)[:size]).rstrip(":|»>→")
        if bare in words_of("furniture", key):
            return len(bare)
    if key == "labels" and low.startswith(_openings()):
        return max(0, low.find(":", 0, _LABEL_CHARS))
    return 0


@cache
def _label_first_words() -> frozenset[str]:
    names = ("labels", "weak_labels", "label_openings")
    return frozenset(label.split()[0] for name in names for label in words_of("furniture", name))


@cache
def _openings() -> tuple[str, ...]:
    return tuple(sorted(f"{opening} " for opening in words_of("furniture", "label_openings")))


@cache
def _group(name: str) -> re.Pattern[str]:
    patterns = load_lexicon("furniture")[name]["patterns"]
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


def _opens(name: str, words: str) -> bool:
    return _group(name).match(words) is not None


def _notice(words: str, plain: frozenset[str]) -> bool:
    """A notice, near the start of a long piece: further on it is the neighbour of a body sentence."""
    if plain & words_of("furniture", "corrections"):
        return False
    if _opens("notice_openings", words):
        return True
    if not plain & words_of_group("notices"):
        return False
    match = _group("notices").search(words)
    return match is not None and (match.start() <= _NOTICE_START or len(words) <= _SHORT_CHARS)


@cache
def words_of_group(name: str) -> frozenset[str]:
    """Words of which one stands in whatever the group's patterns match: a quick first look."""
    return frozenset(load_lexicon("furniture")[name]["words"])


@cache
def _picture() -> re.Pattern[str]:
    agencies = "|".join(sorted(map(re.escape, words_of("furniture", "picture_agencies"))))
    return re.compile(
        r"(?P<label>(?:file |main |top |cover |lead )?"
        r"(?:photo(?:graph)?s?|pictures?|pics?|images?|illustration|credit|composite)"
        r"(?: credits?| source| copyright| courtesy| illustration)?"
        r"(?:\s*[:,/|]\s*|\s[–—-]\s| (?:by|courtesy of|courtesy|via|from|taken by)[: ]\s?))"
        rf"|[\w .'-]{{2,40}}/\s?(?=(?:{agencies})\b)|(?:{agencies})/\s?(?=[A-Z])",
        re.IGNORECASE,
    )


@cache
def _credit() -> re.Pattern[str]:
    openings = "|".join(sorted(map(re.escape, words_of("furniture", "credit_openings")), key=len))
    return re.compile(rf"\(?(?:and |,\s*|;\s*)?(?<![a-z])(?:{openings}) by:?\s", re.IGNORECASE)
