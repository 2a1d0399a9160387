"""The child that the surroundings tell of: a school, a cot, a nappy, where nobody but the writer is named.

Input: a message and its mentions. Output: the mentions, with what the signs add or tell of an age. No errors.
"""

from __future__ import annotations

import re
from dataclasses import replace

from milia.mentions import KIND_AUDIENCE, AudienceMention, make_mention
from milia.persons_ages import LOOK_BACK
from milia.persons_named import ANIMAL_WORD, ANOTHER
from milia.persons_words import (
    SIGNS,
    SIGNS_OF_ANOTHER,
)

_SIGN = [(kind, re.compile(rf"(?<![\w-])(?:{pattern})(?!\w)")) for kind, pattern in SIGNS]
_SIGN_OF_ANOTHER = [
    (kind, re.compile(rf"(?<![\w-])(?:{pattern})(?!\w)")) for kind, pattern in SIGNS_OF_ANOTHER
]


def with_signs(text: str, low: str, mentions: list[AudienceMention]) -> list[AudienceMention]:
    """The mentions, and the child that the surroundings tell of where nobody but the writer is found."""
    another = ANOTHER.search(low)
    relatives = [m for m in mentions if m.audience == "unknown" and not m.minor]
    own = [m for m in mentions if _OWN_WORDS.match(m.text.lower())]
    if len(mentions) == 1 and mentions[0].minor and mentions[0].audience == "unknown":
        return _with_school(low, mentions[0])
    if len(relatives) + len(own) < len(mentions) or ANIMAL_WORD.search(low):
        return mentions
    if own and not another:
        return mentions
    for kind, pattern in [*_SIGN, *_SIGN_OF_ANOTHER] if another else _SIGN:
        for match in pattern.finditer(low):
            before, after = (
                low[max(0, match.start() - LOOK_BACK) : match.start()],
                low[match.end() :],
            )
            job = _JOB_AFTER.match(after) and _IS_IT.search(before)
            student = match.group().startswith("y") and _UNIVERSITY.search(low)
            aside = (
                student
                or _PAST_SIGN.search(before)
                or ((relatives or not another) and (job or _JOB_BEFORE.search(before)))
            )
            if not aside:
                return [*mentions, make_mention(text, match.start(), match.end(), kind, None)]
    return mentions


def _with_school(low: str, child: AudienceMention) -> list[AudienceMention]:
    """A child of unknown age, with the age that its school tells: "my son in 5th grade"."""
    for kind, pattern in _SIGN:
        found = pattern.finditer(low, child.end) if kind in ("toddler", "child") else ()
        for match in found:
            before = low[max(0, match.start() - LOOK_BACK) : match.start()]
            gap = low[child.end : match.start()]
            near = len(gap) <= BESIDE_CHILD and not _ANOTHER_CLAUSE.search(gap)
            if near and not _PAST_SIGN.search(before):
                return [replace(child, audience=KIND_AUDIENCE[kind])]
    return [child]


BESIDE_CHILD = 30  # characters between a child and its school
_ANOTHER_CLAUSE = re.compile(r"[.;!?]|\b(?:i|my|her|his) $")

_OWN_WORDS = re.compile(
    r"i\b|i'?m\b|iam\b|am\b|me\b|myself\b|\d+ ?[fm]\b|[fm] ?\d+|pregnan|breast|post|.*\b(?:pp|pregnant"
    r"|post[ -]?partum)$"
)
_PAST_SIGN = re.compile(
    r"\b(?:since|when (?:i|he|she|they|we)|i was|i used to|used to|back|as far back|left|finished|ever since"
    r"|in my days)\b[^,.;]{0,20}$"
)
_JOB_BEFORE = re.compile(
    r"\b(?:i teach|teaching|teacher|teaches|work(?:s|ed|ing)?|job|lecturer|tutor|assistant)(?: (?:in|at|for"
    r"|with|of|as|a|an|the|my|local|to))*(?: \w+)? $"
)
_UNIVERSITY = re.compile(
    r"\b(?:phd|uni|university|college|degree|residency|masters?|med school|postgrad\w*|apprentice\w*)\b"
)
_IS_IT = re.compile(r"(?:^|\b(?:i'?m|i am|am|as|being|and) )(?:an? )?(?:\w+ )?$")
_JOB_AFTER = re.compile(
    r"'?s? (?:teachers?|ta|assistants?|workers?|nurse|practitioner|staff|manager|lead|secretary|counsell?or"
    r"|dinner lady)\b"
)

#: "He is 15 yrs now, my baby haha", "hes 9 but hell always be my baby"
_ENDEARMENT = re.compile(
    r"(?: ?(?:yrs?|years?)(?: old)?)?(?: now)?[,.!]? ?(?:but |and )?(?:(?:he|she)(?:'?ll|'?s| is| will) |hell |shell )?"
    r"(?:(?:always|still|be|forever) )*my "
)


def without_endearment(low: str, mentions: list[AudienceMention]) -> list[AudienceMention]:
    """Without "my baby" behind somebody's age: it is the same one, whatever they are called."""
    kept: list[AudienceMention] = []
    for mention in sorted(mentions, key=lambda m: m.start):
        before = kept[-1] if kept else None
        same = (
            before is not None
            and before.age_months is not None
            and before.age_months >= 12
            and mention.age is None
            and mention.text.lower().startswith("baby")
            and _ENDEARMENT.fullmatch(low[before.end : mention.start])
        )
        if not same:
            kept.append(mention)
    return kept
