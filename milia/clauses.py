"""Clauses of a plain text: how far "no" and "what if" reach.

A clause ends at a stop, at a comma, at a word that joins, and where a new subject with its verb begins
("what do i do | she has a fever").
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_SUBJECT_VERB = (
    r"(?:(?:hes|shes|theyre|theres|im|ive|its)\b"
    r"|(?:he|she|it|they|we|there|i) (?:has|had|is|was|wont|cant|hasnt|isnt|doesnt|keeps?|feels?"
    r"|looks?|seems?|just|got|gets|went|started|swallowed|ate|drank|licked|had|have|havent|dont"
    r"|think|now|put|used|bled|burn(?:t|ed))\b"
    r"|(?:my|our|his|her|the) (?:\w+ ){1,3}?(?:has|is|had|hasnt|isnt|wont|cant|keeps?|just|was"
    r"|swallowed|ate|licked|drank|wont|feels|looks)\b)"
)
_STOP = re.compile(r"[!?;:]+|\.(?!\d)|,(?!\d)")
_JOIN = re.compile(
    r"\b(?:but|though|although|however|because|cos|cuz|bc|coz|so|then|yet|and now|and then"
    r"|and its|and shes|and hes|and theres|now)\b"
)
_NEW_SUBJECT = re.compile(rf"\b{_SUBJECT_VERB}")
#: Words after which a subject with its verb does not begin anew.
_BINDS = re.compile(
    r"\b(?:if|when|whenever|that|why|whether|until|till|unless|in case|incase|who|which|how|what"
    r"|where|think|thought|know|says?|said|worried|scared|afraid|hope|sure|mean|means|once|before"
    r"|after|since|as|while|because|suppose|like|than|and if|or|read|heard|told|does"
    r"|(?<!i )(?<!to )(?<!we )do|is|are|can|could|will|would|should|did|was|has|have|may|might"
    r"|the|of|on|to|for|in|at|with|about|a|an|by|from|not|no|nor|even|feels?|noticed) $"
)


@dataclass(frozen=True)
class Clause:
    start: int
    end: int
    text: str
    sentence: int
    sentence_end: int


def clauses_of(text: str) -> list[Clause]:
    """The clauses of a plain text in order, each with the number and the end of its sentence."""
    cuts = {0: False}
    for match in _STOP.finditer(text):
        cuts[match.end()] = match.group() != ","
    for match in _JOIN.finditer(text):
        cuts.setdefault(match.start(), match.group() in ("but", "though", "although", "however"))
    for match in _NEW_SUBJECT.finditer(text):
        before = text[max(0, match.start() - 24) : match.start()]
        if not _BINDS.search(before):
            cuts.setdefault(match.start(), False)
    starts = sorted(cuts)
    ends = [*starts[1:], len(text)]
    hard = [start for start in starts if cuts[start]] + [len(text)]
    clauses, sentence = [], 0
    for start, end in zip(starts, ends, strict=True):
        sentence += cuts[start]
        close = next((stop for stop in hard if stop > start), len(text))
        clauses.append(Clause(start, end, text[start:end], sentence, close))
    return clauses
