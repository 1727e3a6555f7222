"""Which earlier wordings a sentence can have been taken from, and how sure that is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sourceline.link.align import Alignment, align
from sourceline.link.shingles import find_candidates
from sourceline.link.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Strength is bits times the share of the poorer sentence: both must be there.

    Chosen on 60 real events told by three outlets each, where the strongest sentence that two
    reporters wrote by themselves has strength 10.2 and a common run of 10 words with 12.9 bits,
    and on rewritten reports of one outlet, where the weakest rewritten sentence has 7.
    """

    #: One passage of this strength says that one report was made from the other.
    sure_strength: float = 12.0
    #: So does an unbroken run of this many words that is worth these bits.
    sure_run: int = 11
    sure_run_bits: float = 13.0
    #: And so does a sentence taken nearly whole, however common its words: so many of them, apart
    #: from names and numbers.
    whole_words: int = 10
    whole_share: float = 0.7
    #: Several lesser ones say it together, where their strengths add up to this.
    sure_sum: float = 24.0
    #: Where one report is known to be made from the other, these do for a passage.
    likely_strength: float = 5.0
    likely_bits: float = 8.0
    likely_run: int = 8
    #: And these for what stands next to such a passage, in both reports.
    possible_share: float = 0.15
    possible_bits: float = 5.0
    #: Shorter passages are told only where the sentence was taken whole.
    fewest_words: int = 6


SETTINGS = Settings()


@dataclass(frozen=True, slots=True)
class Match:
    """A sentence's words and the earlier words that they resemble."""

    source: int
    copy: int
    alignment: Alignment
    whole: bool

    @property
    def strength(self) -> float:
        return self.alignment.bits * self.alignment.contained

    @property
    def worth(self) -> float:
        """For choosing between sources: each changed word counts against one."""
        strength = self.alignment.bits if self._long_run else self.strength
        return max(strength - 0.5 * self.alignment.changed, 0.01)

    @property
    def sure(self) -> bool:
        alignment = self.alignment
        if alignment.matched < SETTINGS.fewest_words:
            return False
        nearly_whole = (
            alignment.common_words >= SETTINGS.whole_words
            and alignment.contained >= SETTINGS.whole_share
            and alignment.bits >= SETTINGS.likely_bits
        )
        return nearly_whole or self._long_run or self.strength >= SETTINGS.sure_strength

    @property
    def _long_run(self) -> bool:
        alignment = self.alignment
        return alignment.longest >= SETTINGS.sure_run and alignment.bits >= SETTINGS.sure_run_bits

    @property
    def likely(self) -> bool:
        alignment = self.alignment
        if alignment.matched < SETTINGS.fewest_words or alignment.bits < SETTINGS.likely_bits:
            return False
        return self.strength >= SETTINGS.likely_strength or alignment.longest >= SETTINGS.likely_run

    @property
    def possible(self) -> bool:
        alignment = self.alignment
        return self.likely or (
            alignment.matched >= SETTINGS.fewest_words
            and alignment.bits >= SETTINGS.possible_bits
            and alignment.contained >= SETTINGS.possible_share
        )


def find_matches(wordings: Sequence[Wording]) -> list[list[Match]]:
    """For each wording its matches: itself (the same words elsewhere) and earlier wordings."""
    found: list[list[Match]] = []
    for wording, candidates in zip(wordings, find_candidates(wordings), strict=True):
        matches = [_match(wording, wording)]
        matches.extend(_match(wordings[other], wording) for other in candidates)
        found.append([match for match in matches if match and (match.possible or match.whole)])
    return found


def _match(source: Wording, copy: Wording) -> Match | None:
    alignment = align(source, copy)
    if alignment is None:
        return None
    return Match(source.number, copy.number, alignment, source is copy)
