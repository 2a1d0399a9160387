"""How a question is put: as one of causes, of putting something on, of an early birth, or for the writer alone.

Input: the words of one question, or of a reply so far. No errors.
"""

from __future__ import annotations

import re

_MAY_APPLY = re.compile(
    r"\b(?:can|could|should|may|shall|must(?:n'?t)?|do (?:i|we|you)|ok(?:ay)? to|safe to)\b(?: \w+){0,3}? "
    r"(?:put|use|try|apply|rub|dab|smear|give|spread)\b",
    re.IGNORECASE,
)
_NAMES_SOMEBODY = re.compile(r"\b(adults?|child|children|babyhood|under 18)\b", re.IGNORECASE)
_ABOUT_MILIA = re.compile(
    r"\b(mil+i?(a|um)s?|milk|bumps?|dots?|spots?|specks?|pearls?|grains?|seeds?|pips?|these|them|they)\b",
    re.IGNORECASE,
)
_BORN_EARLY = re.compile(
    r"\b(?:2[4-9]|3[0-6]) ?(?:weeks?|wks?)[ -]?ers?\b|\bpreemies?\b|\bpre(?:mature|term)\b"
    r"|\b(?:born|came|arrived|delivered)\b[^.?!]{0,12}\b(?:2[4-9]|3[0-6]) ?(?:weeks?|wks?|w)\b",
    re.IGNORECASE,
)
_OWN = r"(?:the|my|his|her|our|a)\b"
_AS_CAUSE = re.compile(
    r"\b(?:caus(?:e[sd]?|ing)|(?:be)?cause of|bc|due to|down to|blame|fault|trigger\w*|to do with)\b"
    r"|\b(?:brings?|brought) (?:it|them|this|these) on\b|\b(?:is|was) (?:that|this|it) why\b"
    r"|\b(?:done|did|do|doing) (?:it|this|that)\b(?! (?:work|help|hurt))"
    rf"|^\W*(?:(?:so|and|but|or|oh|well|then|wait) )*(?:is|was|could) (?:it|this|that"
    rf"|they) (?:be )?(?:from |all )?{_OWN}"
    r"|\b(?:is|was|could) (?:it|this|that|they) (?:be )?(?:from|because|bc|due)\b",
    re.IGNORECASE,
)
_FIRST_PERSON = re.compile(r"\b(?:i|me|my|mine|myself)\b", re.IGNORECASE)
_ON_ANOTHER = re.compile(
    r"\b(?:them|'?em|they|him|her|his|hers|he|she|baby|bubs?|lo|the (?:wee|little) one)\b",
    re.IGNORECASE,
)


_BETTER = (
    r"(?:better|best|safer|safest|gentler|gentlest|nicer|worse|worst|easier|easiest|(?:less|least"
    r"|more|most|fewer|fewest)\b)"
)
_COMPARES = re.compile(
    rf"\bwhich(?: (?:one|1)| of [^?.!]{{1,30}}?)?(?:'?s| is| are| was| has| have| does| do| leaves?"
    rf"| gives?| works?| would| hurts?"
    rf"| carries| comes?)(?: \w+){{0,4}}? {_BETTER}"
    rf"|\bwhich(?: one| of [^?.!]{{1,30}}?)? (?:would|do|should) (?:you|u|i|we|he|she) (?:choose"
    rf"|pick|do|get|have|go|recommend|advise)"
    rf"|\b(?:is|are|does|do|would) [^?.!]{{1,40}}? (?:better|smarter|wiser|safer|gentler) than\b"
    rf"|\bwhich is (?:the )?{_BETTER}|\w (?:vs|v|versus)\.? \w",
    re.IGNORECASE,
)


def compares(text: str) -> bool:
    """Whether a question asks which of several is better: "which of the 2 leaves less of a mark"."""
    return _COMPARES.search(text) is not None


_ASKS_MORE = re.compile(
    r"\bwhy\b|\bhow (?:come|did|do (?:they|you|we|i) know|can you|much|many|big|exactly|does (?:that"
    r"|it|this))\b|\bwhich\b"
    r"|\bwhat (?:percent\w*|strength|proportion|makes|has|kind|sort|brand|about)\b|\bwho\b"
    r"|\bexactly\b|\bpercent\w*\b"
    r"|\bproportion\b|\bdifference\b|\b(?:more|less|better|worse|longer|faster) than\b",
    re.IGNORECASE,
)


def asks_for_more(text: str) -> bool:
    """Whether a question asks for a detail or a reason: where its answer was given already, no fact has that."""
    return _ASKS_MORE.search(text) is not None


def asks_to_apply(text: str) -> bool:
    """Whether a question is about putting something on, whatever it is taken for: "can I put cream on my baby"."""
    return _MAY_APPLY.search(text) is not None


_PRODUCT = re.compile(
    r"\b(?:creams?|lotions?|ointments?|oils?|balms?|powders?|gels?|products?|medicated|moisturi[sz]ers?)\b",
    re.IGNORECASE,
)


def names_product(text: str) -> bool:
    """Whether a question names something to put on: "does a special lotion do anything for baby's milk spots"."""
    return _PRODUCT.search(text) is not None


def names_somebody(text: str) -> bool:
    """Whether a sentence of a reply says whom it is for."""
    return _NAMES_SOMEBODY.search(text) is not None


def is_about_milia(text: str) -> bool:
    """Whether a question has a word that people use of milia."""
    return _ABOUT_MILIA.search(text) is not None


_HARMS_UNBORN = re.compile(
    r"\b(?:hurt\w*|harm\w*|affect\w*|damag\w*|bad for|safe for|dangerous (?:for|to)) (?:the |my |our |a )?"
    r"(?:unborn |little )?(?:bab(?:y|ies)|bub|bump|f(?:o)?etus|child|pregnancy)\b",
    re.IGNORECASE,
)


def harms_unborn(text: str) -> bool:
    """Whether somebody who is pregnant asks if something harms the child: "did i hurt the baby by using it"."""
    return _HARMS_UNBORN.search(text) is not None


_AT_TERM = re.compile(
    r"\b(?:full|at)[ -]?term\b"
    r"|\b(?:was|were|is|came|born)(?:n'?t| not)(?: \w+)? (?:early|premature|preterm|a preemie|prem)\b"
    r"|\bnot (?:early|premature|preterm|a preemie|prem|born early)\b|\b(?:days?|weeks?) (?:late|overdue)\b"
    r"|\b(?:born|came|was) (?:right )?on (?:time|(?:his|her|the|their) due date)\b"
    r"|\b(?:39|4[0-2]) ?weeks? (?:baby|birth|when)",
    re.IGNORECASE,
)


def tells_of_term(text: str) -> bool:
    """Whether a message says that somebody was not born early: "he wasn't early, eleven days late"."""
    return _AT_TERM.search(text) is not None


def tells_of_early_birth(text: str) -> bool:
    """Whether somebody was born early, when milia may come up later: "they were 35 weekers"."""
    return _BORN_EARLY.search(text) is not None and not tells_of_term(text)


def asks_for_cause(text: str) -> bool:
    """Whether a question is about a thing as the cause: "is it the vaccine?", "could the tape have done that"."""
    return _AS_CAUSE.search(text) is not None


def may_be_for_writer(text: str) -> bool:
    """Whether a question may be for the writer: "can i use differin"; not "can i put differin on him"."""
    return _FIRST_PERSON.search(text) is not None and _ON_ANOTHER.search(text) is None
