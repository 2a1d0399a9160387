"""One person that a message names, and the audience that a noun and an age make of them.

Input: words, their kind (`milia/persons_words.py`), an age. Output: an `AudienceMention`. The age outranks the noun. No
errors.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from milia.persons_ages import Age
from milia.types import Audience

UNBORN_MONTHS = 10.0  # a grown-up of fewer is that far in a pregnancy
NEWBORN_MONTHS = 1.0  # under this: what the facts promise "within a month" may be said


@dataclass(frozen=True)
class AudienceMention:
    """One person that a message names.

    text, start, end: the words and where they stand. negated: "not my baby". age_months: where an
    age is given. minor: surely or possibly under 18 (a son without an age). newborn: under a month, or
    called newborn with no age. age: the words that gave the age.
    """

    audience: Audience
    text: str
    start: int
    end: int
    negated: bool
    age_months: float | None
    minor: bool
    newborn: bool
    age: str | None = None


def _by_age(months: float) -> Audience:
    if months < 12:
        return "baby"
    if months < 72:
        return "toddler"
    return "child" if months < 216 else "adult"


KIND_AUDIENCE: dict[str, Audience] = {
    "newborn": "baby",
    "baby": "baby",
    "toddler": "toddler",
    "child": "child",
    "adult": "adult",
    "minor": "unknown",
    "other": "unknown",
    "someone": "unknown",
}

_NOT_CARRIED = re.compile(r"old|ago|birth|since")  # "wife had him 3 weeks ago"


def make_mention(text: str, start: int, end: int, kind: str, age: Age | None) -> AudienceMention:
    """One mention from a person's kind and, where given, the age that outranks it."""
    audience = KIND_AUDIENCE.get(kind, "unknown")
    months = age.months if age else None
    if age and age.bare and kind in ("baby", "newborn"):
        months = None  # "my baby is 6": months or years, the stricter stands
    carried = age is not None and age.kind != "pronoun" and not _NOT_CARRIED.search(age.words)
    if kind == "adult" and carried and months is not None and months < UNBORN_MONTHS:
        months = None  # "my wife is 12 weeks": pregnant
    if months is not None:
        audience = _by_age(months)
    newborn = months < NEWBORN_MONTHS if months is not None else kind == "newborn"
    minor = audience in ("baby", "toddler", "child") or (audience == "unknown" and kind == "minor")
    words = age.words if age else None
    return AudienceMention(
        audience, text[start:end], start, end, False, months, minor, newborn, words
    )
