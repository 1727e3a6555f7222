"""Words that say that two names, or a name and a description, are one: "aka", brackets, appositions."""

from __future__ import annotations

import re

from sourceline.model.annotations import Link

_OFTEN = r"(?:also |better |best |popularly |otherwise |more commonly |widely |commonly )*"
_WHO = r"(?: (?:to|by|among|in)(?: [\w'’]+){1,5})?(?: simply| professionally| only)?"
_AKA = re.compile(
    rf"^[\s,(]*(?:(?:who is |is |was |are )?{_OFTEN}(?:known|referred to|billed|credited){_WHO} as"
    r"|a\.?k\.?a\.?|alias|née|(?:who was )?born|formerly"
    r"|(?:(?<=[,(] )|(?<=\()|(?:is|was|are|were) )(?:called|nicknamed|dubbed)"
    r"|whose (?:real|stage|birth) name is|real name|stage name"
    r"|who goes by(?: the name)?|performing as)[\s:,]+(?:the\s|just\s|simply\s)?[\"“‘']?$",
    re.IGNORECASE,
)
_IS = re.compile(r"^ (?:is|was) $")
_BRACKET = re.compile(r"^ ?\($")
_PLAIN_COMMA = re.compile(r"^, $| ?[–—] ?$")
_AGED = re.compile(r"^, (?:aged )?\d{1,3}, $")
# What lies between two mentions is looked at up to this many characters.
REACH = 80


def link_between(gap: str, *, names: bool) -> Link | None:
    """What the words between two mentions say of them; None where they say nothing.

    `names`: both are names, so that a comma alone says nothing ("Ada Ito, Ben Ito and ...").
    """
    if len(gap) > REACH:
        return None
    if _AKA.match(gap):
        return Link.AKA
    if _BRACKET.match(gap):
        return Link.AKA if names else Link.APPOSITION
    if not names and (_PLAIN_COMMA.match(gap) or _AGED.match(gap)):
        return Link.APPOSITION
    return None


def equates(gap: str) -> bool:
    """ "She is Ada Ito": the words between say that both are one."""
    return bool(_IS.match(gap))


def closes_bracket(text: str, end: int) -> bool:
    """Whether a bracket that was opened before a mention closes right after it."""
    return text[end : end + 1] == ")"


def closes_apposition(text: str, end: int) -> bool:
    """Whether an apposition that ends at `end` is closed: by punctuation, "of", "who", a verb's clause."""
    return bool(
        re.match(
            r"\s*(?:[,.;:)–—-]|$|(?:of|at|for|in|from|who|whose|and|to|on|with)\b)",
            text[end : end + 12],
        )
    )
