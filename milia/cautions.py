"""Whether a message that is somewhat like an emergency may be one: a caution needs a word that has to do with it.

The classifier is a fifth sure of self-harm where somebody says "that's for treating, I said if I just wait", as much as
where somebody says "I have been thinking about pills". Likeness alone may alarm from near certainty (config.yml); for
the weaker sign, a caution before the answer, the message must name something of the kind. Input: a message as written.
"""

from __future__ import annotations

import re

_SELF_HARM = re.compile(
    r"\b(?:di(?:e|es|ed)|dying|dead|deaths?|kill\w*|suicid\w*|hurt\w*|harm\w*|alive|liv(?:e|ing)"
    r"|life|exist\w*|pills?|tablets?"
    r"|overdos\w*|cut(?:s|ting)?|hang\w*|rope|noose|belt|jump\w*|bridge|blades?|razors?"
    r"|straighteners?|burn\w*|veins?|wrists?"
    r"|end(?:ing)? (?:it|this|my|everything)|(?:the|what'?s the|no) point|without me|better off"
    r"|worthless|hopeless|useless"
    r"|burden|hate (?:myself|me|my|how i)|give up|giving up|go on|going on|carry on|(?:any ?more"
    r"|can'?t (?:do|take|cope|stand))"
    r"|(?:hits?|beats?|threw|throws|punch\w*|kick\w*|chok\w*|strangl\w*|attack\w*) (?:me|us|her|him)"
    r"|no ?(?:body|one) (?:\w+ )?(?:help|care|miss|understand|want)\w*|stranger|disappear\w*"
    r"|not (?:be )?(?:here|around)"
    r"|don'?t (?:want to|wanna) (?:be|wake|talk)|wish i (?:was|were|wasn'?t)|taking them|had enough)\b",
    re.IGNORECASE,
)
_POISON = re.compile(
    r"\b(?:ate|eat(?:s|en|ing)?|et|drank|drinks?|drunk|drinking|swallow\w*|lick\w*|suck\w*|chew\w*"
    r"|bit(?:es?|ten|ing)?|gnaw\w*|sip\w*"
    r"|mouth\w*|lips?|tongue|tast\w*|gulp\w*|gobbl\w*|neck(?:ed|ing)|spoon\w*|fed|feed\w*|inhal\w*"
    r"|breath\w* in|sniff\w*|fumes"
    r"|too (?:much|many)|had \d+|co-? ?codamol|paracetamol|ibuprofen|whole|half|empty|gone|finish\w*"
    r"|doubles?|tablets?|pills?|dos(?:e|es|ed)|overdos\w*|box|bottles?|chop(?:ped)?"
    r"|berr(?:y|ies)|mushrooms?|plants?|leaf|leaves|batter(?:y|ies)|in (?:his|her|their|my) (?:eyes?"
    r"|mouth|nose|ears?))\b",
    re.IGNORECASE,
)
_WORDS = {"self_harm": _SELF_HARM, "poison": _POISON}
_DENIES = re.compile(
    r"^\W*(?:(?:oh|omg|god|goodness|er|um|wait|but|and) )*(?:no+|nah|nope|not)\b|\b\w+n'?t\b"
    r"|\b(?:not|never)\b|\b(?:what if|only hypothetical\w*)\b",
    re.IGNORECASE,
)


def may_concern(level: str, text: str) -> bool:
    """Whether a message has a word that an emergency of `level` is told in; levels told in any words always have.

    Args:
        level: of milia/urgency_cues.py.
        text: the message.
    """
    words = _WORDS.get(level)
    return words is None or words.search(text) is not None


def denies(text: str) -> bool:
    """Whether a message says that something is not so: "swallowed what? no he hasn't swallowed anything"."""
    return _DENIES.search(text) is not None
