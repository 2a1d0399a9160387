"""What a message asks beside saying who: "and if i'm 70?", "same question for her" ask nothing of their own.

Input: a message, and the words that name persons in it. No errors.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from milia.words import WORD, words_of

LEADS = words_of(
    """
    and also or plus but ok okay so then well um uh hm hmm oh right fine what whats about how which with for
    the any a an some of in on my your those these that this please pls though from to as too again back did
    you say said mean i meant by
    """
)

_WHO = words_of(
    "own matters matter helps btw fyi lol haha ha lmao man woman guy lady male female boy girl person yr yrs yo"
    " if is i'm im i he she he's hes she's shes was were it it's its am old years year same one no not actually"
    " months month weeks week oops typo typing mistake mistyped mean meant sorry correction her his their our"
)
ASKING = re.compile(
    r"\b(?:what|whats|what's|how|hows|which|why|when|where|who|whose)\b"
    r"|\b(?:is|are|can|could|should|do|does|did|will|would|may)(?:n't|nt)? "
    r"(?:i|it|they|that|this|there|you|he|she|we|my|the|them)\b",
    re.IGNORECASE,
)

#: "Age 26 female"
_AGE_LABEL = re.compile(
    r"^\W*(?:my )?(?:aged?|sex|gender)\b(?=\W*(?:is )?\d|\W*(?:fe)?male)", re.IGNORECASE
)
_SAME_QUESTION = re.compile(
    r"\bwants? to know the same\b|\bsame (?:q\b|question|questions|thing again|again) (?:but )?(?:for|about|with)\b"
    r"|\bsame (?:answer|advice|deal|rules?|story|treatment|job|routine)(?: for (?:him|her|them|me|mine|hers))?"
    r"(?: too| then| as well)*\W*$"
    r"|\bsame (?:thing|stuff|cream|way|blade) for (?:him|her|them|me|mine|hers)(?: too| then| as well)*\W*$"
    r"|^\W*(?:(?:and|so|but|ok) )*(?:can|could|may) (?:my|our|the) \w+ (?:then|instead)\b"
    r"|\b(?:would|will|can|could|does|do) (?:it|that|this|they|those|these)(?: also| even)? (?:works?|help|do) "
    r"(?:on |for |with )?(?:mine|me|my own|myself)(?: too| as well)?\b",
    re.IGNORECASE,
)
_WHAT_ABOUT = re.compile(
    r"\W*(?:(?:and|so|ok|okay|but|also|then|well|right|hm+|phew|oh|ah|lol|haha|great|good|fab|cool|nice|thanks|thx|ty"
    r"|cheers|lovely|perfect|fine)\W+)*"
    r"(?:(?:what|how) about\b|(?:for )?me\b\W|for my \w+\b\W|mine\W|(?:and|but|so) mine\b)",
    re.IGNORECASE,
)
#: "On my eyelid", "two on the cheekbone": where they are, told beside whose they are.
_WHERE_THEY_ARE = re.compile(
    r"\b(?:(?:a few|some|one|two|three|four|\d+|a couple|lots|just)(?: (?:little|tiny|small|white|just))* )?"
    r"(?:on|by|under|near|around|at|beside|round) (?:my|his|her|the|their|one) (?:\w+ ?){1,2}(?=\W|$)",
    re.IGNORECASE,
)
_HAS_SOME = re.compile(
    r"\b(?:i|he|she|they|who)(?:'?ve|'?s| has| have)?(?: also| just| got)* "
    r"(?:got )?(?:a few|some|them|it|one or two|two or three|one|two|three|four|five|six|\d+|a couple"
    r"|loads|lots|these|those|the same)(?: (?:too|as well|also))?(?: (?:on|by|under|near|around|at|beside|round) "
    r"(?:my|his|her|their|the) (?:\w+ ?){1,2})?"
    r"|\b(?:with )?(?:the )?same (?:thing|problem|issue|story|spots?|bumps?|dots?|ones?)\b"
    r"(?: (?:on|by|under|near|around|at|beside|round) (?:my|his|her|their|the) (?:\w+ ?){1,2})?",
    re.IGNORECASE,
)


def says_only_who(text: str, mentions: Iterable[str]) -> bool:
    """Whether a message names somebody and asks nothing of its own: "and if i'm 70?", "so same question for her"."""
    if _SAME_QUESTION.search(text):
        return True
    text = _AGE_LABEL.sub(" ", text)
    asked = _WHAT_ABOUT.match(text)
    if asked:
        text = text[asked.end() :]
    for mention in mentions:
        text = text.replace(mention, " ")
    if asked:
        # "What about for me then, ive a few on my forehead", "and mine? on my eyelid"
        text = _WHERE_THEY_ARE.sub(" ", _HAS_SOME.sub(" ", text))
    return all(w.isdigit() or w.lower() in LEADS | _WHO for w in WORD.findall(text))


def asks_something(text: str) -> bool:
    """Whether a message has a question's mark or words."""
    return "?" in text or ASKING.search(text) is not None
