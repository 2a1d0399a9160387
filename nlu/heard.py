"""What a phone's dictation makes of rare words ("a cure a Taj on the me Leah"): the encoder reads what was said.

The names themselves are found by the core (the synonyms of data/facts.yml); a name is no help where the words around it
are read as "son" and "screen".
"""

from __future__ import annotations

import re

from nlu.repairs import Repair

#: What a phone hears for "milia": girls' names too, which have something, or stand behind "my daughter".
_MILIA = re.compile(
    r"(?<!daughter )(?<!baby )(?<!sister )(?<!niece )(?<!girl )(?<!little )(?<!i'm )(?<!im )(?<!dear )"
    r"(?<!love )(?<=[a-z] )"
    r"(?:me[ -]?l(?:ia|eah|ea)|my lia|a?melias?|emilia|malias?|mealia|mill?[iy]e a|mill?yas?|milli ?a|emily a|millier)"
    r"\b(?!'s)(?! (?:is|has|was|had|gets|who|will|does|keeps|got|and (?:i|me|her|his)|says|said)\b)",
    re.IGNORECASE,
)
#: Letters that make no other word: "mileea", "milua", "mill ear".
_MISSPELT = re.compile(
    r"\b(?:m(?:i|ee)l{1,2}(?:ea|eea|ua|ya|iah|iya|eia|aia|lia|eya)s?|mill(?:ie)? (?:ear|ah))\b",
    re.IGNORECASE,
)
_OF_A_NAME = re.compile(r"\b(?:names?|named|called|spell\w*|for a girl)\b", re.IGNORECASE)
_NAMES = {
    "sunscreen": r"son screen|suns cream",
    "retinoid": r"(?:red|rhett?|ret) annoyed|red and oid|written oid",
    "retinol": r"rat (?:in|an) all",
    "curettage": r"cure (?:a |it )?(?:taj|tage|age)|curat(?:e|or) age",
    "cryotherapy": r"(?:cairo|cry (?:a|o|oh)|crier) therapy",
    "dermabrasion": r"(?:derma|dermis|term) a?brasion",
    "exfoliate": r"ex (?:foliate|fully ate|folly ate|foley (?:ate|eight))|x foliate",
    "exfoliator": r"ex foley eater|ex foliator",
    "lactic acid": r"lack ti?c?k? ?acid",
    "dermatologist": r"derm(?:a|ot) (?:all )?(?:a )?(?:tologist|gist)",
}
_NAMED = [(re.compile(rf"\b(?:{words})\b", re.IGNORECASE), name) for name, words in _NAMES.items()]


def heard(text: str) -> list[Repair]:
    """What a message was before a phone wrote it, as repairs for the encoder; [] where it reads as it stands.

    Args:
        text: a message as written.
    """
    found = [
        Repair(m.start(), m.end(), name) for words, name in _NAMED for m in words.finditer(text)
    ]
    found += [Repair(m.start(), m.end(), "milia") for m in _MISSPELT.finditer(text)]
    if not _OF_A_NAME.search(text):
        taken = [(r.start, r.end) for r in found]
        found += [
            Repair(m.start(), m.end(), "milia")
            for m in _MILIA.finditer(text)
            if not any(m.start() < end and start < m.end() for start, end in taken)
        ]
    return found
