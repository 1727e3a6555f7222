"""From where a reading counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sourceline.annotate.moments import Moment
from sourceline.annotate.tense import Tense


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """From where a reading counts: publication, what was told before, and the verb's direction.

    `led` is the preposition before the words, "" without one. `year` is that of a full date before
    them in their sentence ("born on 3 May 1961 and christened on 4 June"). `names` is true where the
    words name a thing by its day ("Friday's ruling", "a June deal") rather than date the verb.
    """

    published: date | None
    told: Moment | None = None
    quarter: Moment | None = None
    tense: Tense = Tense.NONE
    led: str = ""
    names: bool = False
    year: int | None = None

    @property
    def ahead(self) -> bool:
        """Whether the words point at what comes after publication."""
        if self.led in ("until", "till", "by", "through") and self.tense is not Tense.PAST:
            return True
        if self.led == "for" and not self.names:
            return True  # "called both sides back for Saturday", "set it for Monday"
        if self.led == "before" and self.tense is not Tense.PAST and not self.names:
            return True
        if self.names:
            return self.tense is Tense.FUTURE
        return self.tense in (Tense.FUTURE, Tense.LEANS)

    @property
    def leans(self) -> bool:
        """Whether they point ahead only as long as nothing nearer lies behind."""
        bounded = self.led in ("until", "till", "by", "through", "before")
        return self.names or (self.tense is Tense.LEANS and not bounded)

    @property
    def past(self) -> bool:
        return self.tense in (Tense.PAST, Tense.PERFECT) and not self.ahead
