"""Signs that nothing is happening now: it is past, over, asked, denied or elsewhere.

They call off nothing that the table of urgent words finds, only a guess by likeness (`nlu/classifier.py`).
"""

from __future__ import annotations

import re

from milia.plain_text import make_plain
from milia.urgency_scopes import ANIMAL_ACTS, ELSEWHERE, PAST, RESOLVED, STRONG_ASKED

#: "Same size as ever", "it was only a pillow crease".
_UNCHANGED = re.compile(
    r"\b(?:same (?:size|as (?:ever|always|before))|(?:hasnt|havent|not|never|wont) (?:\w+ )?(?:changed|grown|grew"
    r"|moved|stings?|stung|hurts?|bled|bleeds?)|unchanged|no (?:change|growth)|was (?:only|just) an?|turned out"
    r"|haha\w*|lol|closed)\b"
)
#: "No bleeding", "not hot and not spreading".
_NONE_OF_IT = re.compile(
    r"\b(?:no|not|never|without|nor|isnt|arent|wasnt|doesnt|dont|havent|hasnt|zero|nothing)\b (?:\w+ ){0,3}?"
    r"(?:bleed\w*|blood|bled|fever\w*|temp\w*|hot|heat|warm|spread\w*|suicid\w*|pus|swell\w*|swollen|pain\w*"
    r"|hurt\w*|itch\w*|red\w*|infect\w*|blister\w*|burn\w*|sick|ill|unwell|grow\w*|bigger|larger|chang\w*"
    r"|danger\w*|emergency|sore|crust\w*|scab\w*)\b"
)
#: "Feeds like a champ and sleeps well", "temp 36.9".
_WELL = re.compile(
    r"\b(?:(?<!not )(?<!nt )(?<!never )(?:feed|eat|sleep|drink|nurs|suck|play)(?:s|es|ing)? (?:\w+ ){0,2}?"
    r"(?:like a \w+|well|fine|great|happily|normally|loads|lots|ok|okay)|thriving|happy as"
    r"|(?:perfectly|otherwise|totally|completely) (?:well|fine|happy|healthy|ok)"
    r"|(?:wakes?|woke|waking)(?: up)? (?:fine|easily|happy|for (?:his|her|a|every) feeds?)"
    r"|fed (?:loads|lots|well|fine|great)|(?:lots of|plenty of|loads of|regular|normal) wet (?:nappies|diapers)"
    r"|wet (?:nappies|diapers) all (?:day|night)|not (?:ooz|weep|leak|bleed)ing|getting (?:smaller|better|paler)"
    r"|(?:wriggly|smiley|chirpy|bouncy|giggling|giggly)|thats (?:just |only )?my \w+|was only (?:a|my|the)"
    r"|(?:temp|temperature) (?:is |was |of )?(?:normal|fine|36|37\b(?![.,]? ?[5-9])))\b"
)
_SETTLING = (
    PAST,
    RESOLVED,
    ELSEWHERE,
    ANIMAL_ACTS,
    STRONG_ASKED,
    _UNCHANGED,
    _NONE_OF_IT,
    _WELL,
)


def sounds_settled(text: str) -> bool:
    """Whether a message has such a sign.

    Args:
        text: a message as written.
    """
    plain = make_plain(text)
    return any(pattern.search(plain) for pattern in _SETTLING)
