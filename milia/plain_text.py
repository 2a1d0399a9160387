"""A message made plain: the one form that the tables of urgent words are written for.

Lower case, no apostrophes, contractions in one form each, and misspelt cue words put right ("tempature"). What people
say around the matter ("sorry if this is the wrong place") is cut out as a stop.
"""

from __future__ import annotations

import re
from functools import lru_cache

MAX_CHARS = 2000  # of a message: what follows is not looked at

_FORMS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), form)
    for pattern, form in (
        (r"\b(bump|mole|spot|sore|lump|cyst|skin|face|mine|eye)['’]s\b(?= (?!\w+s\b))", r"\1 is"),
        (r"\bi['’‘`´]ll\b", "i will"),  # never "ill", where an apostrophe tells
        (r"['’‘`´]", ""),
        (r"\b(?:can ?not|can nt|carnt|canot)\b", "cant"),
        (r"\b(do|does|did|is|are|was|has|have|had|would|could|should) ?(?:not|nt)\b", r"\1nt"),
        (r"\bwill ?not\b", "wont"),
        (r"\breal+y\b|\brly\b", "really"),
        (r"\b(my|our|her|his) ate\b", r"\1 sister"),  # an elder sister, in the Philippines
        (r"\b(?:i am|i m)\b", "im"),
        (r"\b(he|she|it|there|that) is\b", r"\1s"),
        (r"\bthey are\b", "theyre"),
        (r"[&+]", " and "),
        (r"\bhay ?fever\b", "hayfever"),
        (r"\bnon[- ]?drowsy\b", "nondrowsy"),
        (
            r"\bill (?=(?:bin|just|try|ask|go|do|get|leave|stop|call|ring|book|take|use|wait|see|keep|put|wash|buy|tell"
            r"|send|give|let|make|start|throw|chuck|never|still|then|also|probably|need|come|check|hold|skip)\b)",
            "i will ",
        ),
        (
            r"\bwhen (?:he|she|they|it|i|baby)(?:s| is| are| am| gets?| grows?) (?:up |bigger|older)",
            "later",
        ),
        (
            r"\bfe(?:el|lt|eling) sick (?:thinking|at the thought|about|with (?:worry|guilt)|to think)",
            "worried thinking",
        ),
        (r"[…]|\.{2,}|[—–\n()\[\]\"“”*_~|]|(?<= )-+(?= )|\bw/", " . "),
        (r"(?<=\d),(?=\d)", "."),
        (r"(?<=[a-z])-(?=[a-z])", " "),
        (r"\s+", " "),
    )
)
#: Words that decide, and so are found misspelt: any one slip after the first letter.
_SPELT = tuple(
    """
    fever feverish temperature breathe breathing breath swollen swelling bleeding infected
    infection lethargic seizure unconscious unresponsive swallowed licked vomiting blister
    blisters blistered suicidal suicide shivering shivers drowsy floppy allergic reaction throat
    tongue tretinoin collapsed fainted spreading poorly choking wheezing jaundice hives burned
    latching
    """.split()  # noqa: SIM905
)
#: Right words one slip away from those.
_NOT_SLIPS = frozenset(
    """
    bleed bleedings blending blister blistered blisters blistery bluster bread breadth breaking
    breast breasts breath breathe breathed breather breathing breaths breathy bred breeding buried
    burn burner burns burnt catching chocking chokes choosing clicked collapses creation dives
    drows fainter feeding fever fevers fewer five fiver floppier gives hatching haves having hides
    hikes hires hive hived hiver hover infect infecting infections inflected inflection injected
    injection kicked lacked latch laughing licker liked lives locked looked lurching matching
    painted picked poor poory portly reacting reactions reactive seeding seizures selling shiver
    shovers sleeping slivers sloppy smelling spelling spending spreadings suicides swallower
    swallows swilling tainted temperatures thought thoughts threat thro throats through ticked
    tong tongs tongues turned
    """.split()  # noqa: SIM905
) | frozenset(_SPELT)
#: What people say around the matter: neither a question nor a fear about it. Cut out as a stop.
_PHATIC = re.compile(
    r"\b(?:(?:i )?(?:dont|didnt) know (?:what (?:else )?to (?:do|say|think)"
    r"|if (?:this|that|it) (?:matters|helps|counts)|where (?:else )?to (?:ask|go)"
    r"|who (?:else )?to (?:ask|call))|sorry if (?:this|its|it|thats"
    r"|that) (?:\w+ ){0,4}(?:question|place|post|stupid|silly|dumb|long)(?: question| place)?"
    r"|(?:not sure|no idea|unsure|dont know|wondering) if (?:this|it|thats|its|that)(?: is"
    r"| its)? (?:\w+ ){0,2}(?:matters?|relevant|normal|serious|related|important|helps|bad)"
    r"|what (?:should|do|can|shall) (?:i|we) do\b(?! (?:if|when|about))"
    r"|(?:should|do) (?:i|we) (?:need to )?(?:worry|be worried|panic)\b(?! (?:if|when|about))"
    r"|(?:can|could|would) (?:you|someone|anyone|u) (?:please )?(?:help"
    r"|advise)(?: (?:me|us))?\b(?! (?:with|to|stop))"
    r"|is (?:this|that|it) (?:normal|serious|bad|ok|okay"
    r"|an emergency)(?: or can it wait)?(?! (?:if|when|that|for|to|after|in))"
    r"|(?:im |am |were )?(?:so|really|very|super|a bit|getting) (?:worried|scared|anxious|nervous"
    r"|panicked|panicking)\b(?! (?:about|that|of|it|he|she|they|if|ill|its))"
    r"|(?:when|where) (?:can|should|do) i (?:see|go|call) (?:\w+ ?){0,2}$)"
)
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_WORD = re.compile(r"[a-z]{4,}")
_EXACT_FORMS = {
    "puss": "pus",
    "temprature": "temperature",
    "tempature": "temperature",
    "febrile": "fever",
    "temperture": "temperature",
    "unconcious": "unconscious",
    "breth": "breath",
    "brethe": "breathe",
    "breathin": "breathing",
    "swelld": "swelled",
    "bleedin": "bleeding",
    "suicidle": "suicidal",
    "diner": "dinner",
    "eyelid": "eyelid",
    "hasent": "hasnt",
    "dosent": "doesnt",
    "doesent": "doesnt",
    "wount": "wont",
    "yella": "yellow",
}


@lru_cache(maxsize=1)
def _slips() -> dict[str, str]:
    """Each misspelling that is one slip away ⇒ the word meant; what two words share is left out."""
    found: dict[str, str] = {}
    for word in _SPELT:
        cuts = [(word[:i], word[i:]) for i in range(1, len(word) + 1)]
        slips = {a + b[1:] for a, b in cuts if b}
        slips |= {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
        slips |= {a + c + b[1:] for a, b in cuts if b for c in _LETTERS}
        slips |= {a + c + b for a, b in cuts for c in _LETTERS}
        for slip in slips - _NOT_SLIPS:
            if len(slip) > 3:
                found.setdefault(slip, word)
    return found | _EXACT_FORMS


def make_plain(text: str) -> str:
    """The message in the form that the tables are written for."""
    low = text[:MAX_CHARS].lower()
    for pattern, form in _FORMS:
        low = pattern.sub(form, low)
    slips = _slips()
    low = _WORD.sub(lambda match: slips.get(match.group(), match.group()), low)
    return _PHATIC.sub(" . ", low).strip()
