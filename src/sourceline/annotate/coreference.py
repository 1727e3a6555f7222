"""Names, descriptions and pronouns of one article that mean one thing.

Each description and pronoun goes, in order of place, to the chain that the evidence speaks for:
an apposition or a title beside a name; the same role told before; a body's own last word ("the
council"); and, for a person, the one that the sentence before was about. Without any, a description
stays alone. Salience follows the usual order of subject before object, recent before far
(Lappin and Leass, 1994, An algorithm for pronominal anaphora resolution), in its simplest form.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sourceline.annotate.alias_patterns import closes_apposition, closes_bracket, link_between
from sourceline.annotate.chains import Chain, chain_names, role_gender
from sourceline.annotate.descriptions import Description, Pronoun
from sourceline.annotate.names import Name
from sourceline.annotate.reading import Reading, Word
from sourceline.model.annotations import Form, Kind, Link
from sourceline.model.span import Span
from sourceline.text.lexicon import words_of

Item = Name | Description | Pronoun
_QUOTE = re.compile(r"[\"“”]")
_CALLED = re.compile(r"\b(?:call|calls|called|dub|dubbed|nickname|nicknamed|christened) $")
_NAMED = re.compile(r"^ (?:the |simply |just )?[\"“‘']?$")
# "he" looks back over so many sentences.
PRONOUN_REACH = 2


@dataclass(slots=True)
class Placed:
    """One mention with its chain."""

    item: Item
    span: Span
    head: Span
    form: Form
    chain: Chain
    sentence: int
    subject: bool
    inside: bool = False  # lies inside a description, as its owner or its modifier


@dataclass(slots=True)
class Tie:
    a: Placed
    b: Placed
    link: Link
    span: Span


@dataclass(slots=True)
class Resolver:
    """Builds the chains of one article; lives inside one call."""

    reading: Reading
    chains: list[Chain] = field(default_factory=list)
    placed: list[Placed] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)

    def resolve(
        self, names: list[Name], descriptions: list[Description], pronouns: list[Pronoun]
    ) -> None:
        self.chains, of = chain_names(self.reading, names)
        covered = [d.span for d in descriptions if d.definite]
        for name in names:
            bare = any(
                span.overlaps(name.span) and not span.contains(name.span) for span in covered
            )
            span = name.head if bare else name.span
            self._put(name, span, name.head, Form.NAME, of[name], name.words[0])
        self.placed.sort(key=lambda p: p.span)
        self._tie_names()
        self._appositions(descriptions)
        waiting = [d for d in descriptions if not self._is_placed(d)]
        late: list[tuple[Span, Description | Pronoun]] = [
            (d.span, d) for d in waiting if d.definite
        ]
        late += [(p.word.span, p) for p in pronouns if not self._quoted(p.word)]
        for _, item in sorted(late, key=lambda pair: pair[0]):
            if isinstance(item, Description):
                self._resolve_description(item)
            else:
                self._resolve_pronoun(item)

    # ---- names beside names ----------------------------------------------------------------

    def _tie_names(self) -> None:
        """ "Kim, aka V", "V (Kim)": the second name joins the first one's chain."""
        text = self.reading.text
        names = [p for p in self.placed if p.form is Form.NAME]
        near = [(a, b) for i, a in enumerate(names) for b in names[i + 1 : i + 3]]
        for one, two in near:
            if (
                one.sentence != two.sentence
                or one.chain is two.chain
                or two.span.start < one.span.end
            ):
                continue
            gap = text[one.span.end : two.span.start]
            link = link_between(gap, names=True)
            if link is None or (gap.endswith("(") and not self._bracket_is_alias(one, two)):
                continue
            if {one.chain.kind, two.chain.kind} in (
                {Kind.PERSON, Kind.PLACE},
                {Kind.PERSON, Kind.EVENT},
            ):
                continue
            self.ties.append(Tie(one, two, link, one.span.cover(two.span)))
            self._merge(one.chain, two.chain)

    def _bracket_is_alias(self, one: Placed, two: Placed) -> bool:
        """ "Fire Service (FS)" and not "Ada (Chicago)", "Tae (played by)", nor "Mary (Kim)" in a cast list."""
        if not closes_bracket(self.reading.text, two.span.end):
            return False
        words = two.item.words if isinstance(two.item, Name) else ()
        letters = "".join(w.text for w in words)
        head = "".join(w.text[0] for w in one.item.words) if isinstance(one.item, Name) else ""
        return letters.isupper() and len(head) > 1 and letters[0] == head[0] and len(letters) > 1

    # ---- descriptions beside names -----------------------------------------------------------

    def _appositions(self, descriptions: list[Description]) -> None:
        text = self.reading.text
        names = sorted((p for p in self.placed if p.form is Form.NAME), key=lambda p: p.span)
        for description in descriptions:
            after = next((p for p in names if p.head.start >= description.span.end), None)
            before = next(
                (p for p in reversed(names) if p.span.end <= description.span.start), None
            )
            if after is not None and after.sentence == description.sentence:
                if self._leads(description, after):
                    continue
            if before is None or before.sentence != description.sentence:
                continue
            gap = text[before.span.end : description.span.start]
            link = link_between(gap, names=False)
            if (
                link is not None
                and closes_apposition(text, description.span.end)
                and self._fits(description, before.chain)
            ):
                self._join(description, before, link)

    def _leads(self, description: Description, name: Placed) -> bool:
        """ "their captain, Ada Ito, ..." and "the defender Ada Ito": the description before the name."""
        text = self.reading.text
        start = name.span.start if name.span.start >= description.span.end else name.head.start
        gap = text[description.span.end : start]
        if not self._fits(description, name.chain):
            return False
        if gap == " " and description.kind is Kind.PERSON:
            self._join(description, name, Link.TITLE)
            return True
        listed = re.match(
            r"(?:, (?!and\b|or\b)|\.| and\b|;|:|\)|$| (?:said|says|told|has|had|is|was|will)\b)",
            text[name.span.end :] or ".",
        )
        if gap in (", ", " — ", " – ") and description.definite and listed:
            if (
                description.determiner == "the"
                and description.owner is None
                and len(description.words) == 2
            ):
                # "the mayor, Ada Ito, said": but "said the mayor, Ada Ito and ..." is a list
                if not re.match(r"(?:,|\.|;|$)", text[name.span.end :] or "."):
                    return False
            self._join(description, name, Link.APPOSITION)
            return True
        return False

    def _fits(self, description: Description, chain: Chain) -> bool:
        if description.kind is Kind.PERSON:
            gender = role_gender([description.head.plain])
            if gender is not None and chain.female is not None and gender != chain.female:
                return False
            return chain.kind in (Kind.PERSON, Kind.OTHER) or (
                len(chain.longest) == 1 and chain.kind is not Kind.PLACE
            )
        return chain.kind is not Kind.PERSON

    def _join(self, description: Description, name: Placed, link: Link) -> None:
        if description.kind is Kind.PERSON and name.chain.kind is not Kind.PERSON:
            name.chain.kind = Kind.PERSON
        placed = self._place_description(description, name.chain)
        self.ties.append(Tie(name, placed, link, name.span.cover(placed.span)))

    # ---- descriptions by themselves ------------------------------------------------------------

    def _resolve_description(self, description: Description) -> None:
        chain = self._by_role(description) or self._by_last_word(description)
        link = Link.COREFERENCE
        if chain is None and self._may_be_salient(description):
            chain = self._by_salience(description)
        if chain is None:
            chain = self._new_chain(description.kind)
        placed = self._place_description(description, chain)
        earlier = next((p for p in self.placed if p.chain is chain and p.form is Form.NAME), None)
        if earlier is not None:
            self.ties.append(Tie(earlier, placed, link, placed.span))

    def _by_role(self, description: Description) -> Chain | None:
        """The chain that was called so before: by the same words, else by the same head noun."""
        phrase = _phrase(description)
        kin = description.head.plain in words_of("roles", "kin") and description.owner is not None
        if kin:
            return None
        fits = [c for c in self.chains if phrase in c.roles and self._fits_kind(description, c)]
        if not fits:
            head = description.head.plain
            fits = [
                c
                for c in self.chains
                if self._fits_kind(description, c) and _head_fits(phrase, head, c.roles)
            ]
        if len(fits) > 1:
            recent = self._most_recent(fits, description.span)
            return recent
        return fits[0] if fits else None

    def _by_last_word(self, description: Description) -> Chain | None:
        """ "the council" after "Eastmere council": the one body whose name ends so."""
        if description.kind is Kind.PERSON or description.determiner != "the":
            return None
        head = description.head.plain
        if len(description.words) != 2:
            return None
        fits = [c for c in self.chains if any(len(k) > 1 and k[-1] == head for k in c.keys)]
        return fits[0] if len(fits) == 1 else None

    def _may_be_salient(self, description: Description) -> bool:
        return (
            description.kind is Kind.PERSON
            and description.determiner == "the"
            and description.owner is None
            and (_names_no_office(description) or self._follows_lead(description))
            and not self._quoted(description.head)
            and self._is_subject(description.words[0])
        )

    def _follows_lead(self, description: Description) -> bool:
        """The second sentence of a report, where the first one's subject is a person by name: reports
        introduce their subject so ("Ada Ito has told ... The club's head coach, who ...")."""
        first = next((i for i, s in enumerate(self.reading.sentences) if not s.heading), 0)
        if description.sentence != first + 1:
            return False
        lead = [p for p in self.placed if p.sentence == first and p.chain.kind is Kind.PERSON]
        return bool(lead) and lead[0].form is Form.NAME and lead[0].subject

    def _by_salience(self, description: Description) -> Chain | None:
        """The only person that the sentence before names, where the description can be theirs."""
        sentence = description.sentence
        if sentence == 0:
            return None
        seen = {
            id(p.chain): p.chain
            for p in self.placed
            if p.sentence == sentence - 1
            and p.chain.kind is Kind.PERSON
            and p.chain.keys
            and not p.inside
        }
        here = [
            p
            for p in self.placed
            if p.sentence == sentence and p.chain.kind is Kind.PERSON and p.form is Form.NAME
        ]
        if len(seen) != 1:
            return None
        chain = next(iter(seen.values()))
        if (
            any(p.chain is chain for p in here)
            or not chain.keys
            or not self._fits(description, chain)
        ):
            return None
        if description.head.plain in words_of("roles", "kin"):
            return None
        offices = {r.rsplit(" ", 1)[-1] for r in chain.roles} & words_of("roles", "persons")
        if offices and not _compatible(description, offices):
            return None
        return chain

    def _fits_kind(self, description: Description, chain: Chain) -> bool:
        return (chain.kind is Kind.PERSON) == (description.kind is Kind.PERSON)

    # ---- pronouns ----------------------------------------------------------------------------

    def _resolve_pronoun(self, pronoun: Pronoun) -> None:
        word = pronoun.word
        best: tuple[float, Span] | None = None
        chosen: Chain | None = None
        for placed in self.placed:
            if (
                placed.span.start >= word.span.start
                or placed.sentence < word.sentence - PRONOUN_REACH
            ):
                continue
            if placed.chain.kind is not Kind.PERSON or placed.chain.female is (not pronoun.female):
                continue
            if placed.inside or self._bound(placed, word):
                continue
            score = (self._salience(placed, word), placed.span)
            if best is None or score > best:
                best, chosen = score, placed.chain
        if chosen is None:
            return
        if chosen.female is None:
            chosen.female = pronoun.female
        placed = self._put(pronoun, word.span, word.span, Form.PRONOUN, chosen, word)
        self._nickname(placed)

    def _nickname(self, pronoun: Placed) -> None:
        """ "They call him the Fox": the name after the pronoun is one more of that person's."""
        text = self.reading.text
        if not _CALLED.search(text[max(0, pronoun.span.start - 30) : pronoun.span.start]):
            return
        for name in self.placed:
            gap = (
                text[pronoun.span.end : name.span.start]
                if name.span.start > pronoun.span.end
                else "?"
            )
            if name.form is Form.NAME and _NAMED.match(gap) and name.chain is not pronoun.chain:
                self.ties.append(Tie(pronoun, name, Link.AKA, pronoun.span.cover(name.span)))
                self._merge(pronoun.chain, name.chain)
                return

    def _salience(self, placed: Placed, word: Word) -> float:
        """Nearer sentences and subjects first."""
        distance = word.sentence - placed.sentence
        score = 3.0 - 1.5 * distance + (1.6 if placed.subject else 0.0)
        if placed.form is Form.NAME:
            score += 0.2
        if placed.chain.female is not None:
            score += 0.5
        return score

    def _bound(self, placed: Placed, word: Word) -> bool:
        """ "Ito thanked him": an object pronoun is not its own clause's subject."""
        if word.plain not in ("him", "her") or placed.sentence != word.sentence:
            return False
        between = self.reading.text[placed.span.end : word.span.start]
        if word.plain == "her" and re.match(
            r" \w", self.reading.text[word.span.end : word.span.end + 2]
        ):
            return False
        return not re.search(
            r"[,;:\"“”]|\b(?:that|who|which|when|while|because|and|but|as|said|if)\b", between
        )

    # ---- small helps ---------------------------------------------------------------------------

    def _put(
        self, item: Item, span: Span, head: Span, form: Form, chain: Chain, first: Word
    ) -> Placed:
        placed = Placed(item, span, head, form, chain, first.sentence, self._is_subject(first))
        self.placed.append(placed)
        return placed

    def _place_description(self, description: Description, chain: Chain) -> Placed:
        head = description.head.span
        placed = self._put(
            description, description.span, head, Form.DESCRIPTION, chain, description.words[0]
        )
        chain.roles.add(_phrase(description))
        gender = role_gender([description.head.plain])
        if gender is not None and chain.female is None:
            chain.female = gender
        for other in self.placed:
            if other is not placed and placed.span.contains(other.span):
                other.inside = True
        return placed

    def _new_chain(self, kind: Kind) -> Chain:
        chain = Chain(len(self.chains), kind)
        self.chains.append(chain)
        return chain

    def _merge(self, keep: Chain, lose: Chain) -> None:
        for placed in self.placed:
            if placed.chain is lose:
                placed.chain = keep
        keep.names += lose.names
        keep.keys |= lose.keys
        keep.roles |= lose.roles
        keep.female = keep.female if keep.female is not None else lose.female
        if keep.kind is Kind.OTHER:
            keep.kind = lose.kind
        self.chains.remove(lose)

    def _most_recent(self, fits: list[Chain], span: Span) -> Chain | None:
        before = [p for p in self.placed if p.span < span and any(p.chain is c for c in fits)]
        return max(before, key=lambda p: p.span).chain if before else None

    def _is_placed(self, description: Description) -> bool:
        return any(p.item is description for p in self.placed)

    def _quoted(self, word: Word) -> bool:
        """Whether a word stands inside double quotation marks of its paragraph."""
        start = self.reading.text.rfind("\n", 0, word.span.start) + 1
        before = self.reading.text[start : word.span.start]
        last = None
        depth = 0
        for match in _QUOTE.finditer(before):
            last = match.group()
            depth = 1 if last == "“" else 0 if last == "”" else 1 - depth
        return depth == 1

    def _is_subject(self, word: Word) -> bool:
        """Whether the words before it leave it its clause's subject: it opens the sentence or follows a
        comma, "said" or a conjunction, and no preposition stands before it."""
        row = self.reading.words[word.sentence]
        before = [w for w in row if w.span.end <= word.span.start]
        if not before:
            return True
        if before[-1].plain in ("said", "says", "added"):
            return True
        if word.gap.strip() == "," or before[-1].plain in (
            "and",
            "but",
            "that",
            "when",
            "while",
            "as",
            "because",
            "after",
            "before",
            "if",
        ):
            return True
        return word.opens


def _phrase(description: Description) -> str:
    """The words that say the role, without determiner and owner."""
    owner = description.owner.end if description.owner else -1
    words = [
        w.plain for w in description.words if w.span.start >= owner and w.plain not in _DETERMINERS
    ]
    return " ".join(words)


_DETERMINERS = frozenset(
    ["the", "this", "that", "a", "an", "another", "one", "his", "her", "its", "their", "our", "my"]
)


def _head_fits(phrase: str, head: str, roles: set[str]) -> bool:
    """The same head noun, and no modifier on either side that makes it another office or person."""
    mine = set(phrase.split()[:-1])
    for role in roles:
        words = role.split()
        if words[-1] != head:
            continue
        theirs = set(words[:-1])
        if mine <= theirs or theirs <= mine:
            if not (mine ^ theirs) & words_of("roles", "ranks"):
                return True
    return False


def _compatible(description: Description, offices: set[str]) -> bool:
    """Whether one person can bear both: a vague word or a former office goes with any."""
    head = description.head.plain
    if head in offices or _is_vague(head) or "former" in (w.plain for w in description.words):
        return True
    return bool(offices & words_of("roles", "vague"))


def _is_vague(head: str) -> bool:
    return (
        head in words_of("roles", "vague")
        or head.endswith("-year-old")
        or head in words_of("places", "demonyms")
    )


def _names_no_office(description: Description) -> bool:
    """ "the striker", "the Portuguese", "the former teacher" can point back at whoever was told of; "the
    mayor" names an office, and needs evidence that this one holds it."""
    words = [w.plain for w in description.words]
    return _is_vague(description.head.plain) or "former" in words
