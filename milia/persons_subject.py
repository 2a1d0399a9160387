"""Who of those a message names is asked about: whoever has the bumps.

"Since my son was born I've had these under my eyes" is about the writer, "I'm 34 and a first-time mum, my son has
white dots" about the son. Where both may have them, both stay. Patterns meet lower case with plain apostrophes.
"""

from __future__ import annotations

import re

_BODY = (
    r"(?:nose|face|cheeks?|cheekbones?|chin|forehead|jaw\w*|eye\w*|lids?|temples?|lips?|neck|chest|arms?|legs?|scalp"
    r"|head|skin|hands?|ears?|gums?|back)"
)
_OWN_BODY = r"(?:nose|face|cheeks?|cheekbones?|chin|forehead|jaw\w*|eye\w*|lids?|temples?|neck)"
_BUMPS = r"(?:mil+i?(?:a|um)s?|bumps?|spots?|dots?|lumps?|grains?|whiteheads?|seeds?|pearls?)"
_LIKE = (
    r"(?:(?:tiny|small|little|white|whitish|hard|wee|few|some|these|those|of|the|a|couple|loads|lots|many|bunch|more|new"
    r"|stubborn|milk|yellow|pearly|what|look|looks|like|got|\d+) ){0,5}"
)
_WHERE = (
    r"(?: (?:too|as well|aswell|also|now|myself|meself))?"
    r"(?: (?:on|under|round|around|near|by|at|along|over|beside) my\b|\s*(?:$|[,.;!?]))"
)
#: The writer has them: "on my own chin", "I get them", "mine haven't". Never "can I get them off".
_OWN = re.compile(
    rf"\bmy (?:own |left |right |upper |lower |other |whole )*(?:{_OWN_BODY}|{_BUMPS})\b"
    r"|(?<!can )(?<!could )(?<!do )(?<!should )(?<!may )(?<!if )(?<!when )\b(?:i|ive|i've|i'm|im)"
    r"(?: am having| having| have| had| got| get| keep getting| also have| still have| still get| also get)+ "
    rf"(?:(?:them|these|those|one|some|loads|lots|a few|it){_WHERE}|{_LIKE}{_BUMPS}\b)"
    r"|\bmine (?:haven'?t|havent|have|are(?! gone)|won'?t|wont|keeps?|stay|came|don'?t|dont|never|worse|still)\b"
    r"|\bon me\b|\bmummy'?s (?:spots|bumps)"
)
_TOGETHER = re.compile(
    r"\b(?:both|we all|all of us|the two of us|me (?:and|n|&) (?:my|him|her|the)|and (?:i|me|myself)\b|for me\b"
    r"|me too|as well|(?:my|our|the) \w+ (?:and|n|&) (?:i|me)\b|we have|we've|same (?:for|on) me)"
)
#: Somebody else has them: "has", "is covered", "his nose", "on her".
_THIRD = re.compile(
    rf"\b(?:his|her|their|hers) (?:\w+ ){{0,3}}?(?:{_BODY}|{_BUMPS})\b"
    rf"|\b(?:baby|son|daughter|child|boy|girl|kid|lo|bub|toddler|twin|old|yo|niece|nephew|wean)"
    rf"(?:'?s|s') (?:\w+ ){{0,2}}?(?:{_BODY}|{_BUMPS})\b"
    r"|\b(?:share|sharing|give|giving|lend|try|use) (?:it |some |mine )?"
    r"(?:with|on|for|to) (?:my|our|the|him|her|them)\b"
    r"|\b(?:on|for|give|giving) (?:him|her|his|hers)\b"
    r"|\b(?:he|she|hes|shes|he's|she's|they|baby|son|daughter|child|boy|girl|kid|lo|bub|bubba|old|yo|wean|niece|nephew"
    r"|granddaughter|grandson|toddler|twins?|fella|lad|lass)(?:'?s)?"
    r"(?:,? (?:aged |who'?s |who is )?\d+,?)? (?:now |also |just |still |only |is |are )*"
    r"(?:has|have|having|had|got|gets|covered|came out|with|developed)\b(?! (?:married|engaged|a wedding))"
)
_PRONOUN = re.compile(r"\b(?:he|she|him|her|his|hers|hes|shes|he's|she's)\b")
#: A child that something is done to or asked for: "off my newborn", "what about her twins".
_ASKS_FOR_CHILD = re.compile(
    r"\b(?:keep|keeping|stop|stopping|protect|prevent|help|save|spare|give|wash|treat|clean"
    r"|what about|how about|for|on|off|from|to|with|in|onto|about|its|it's|it is|is it) "
    r"(?:my|our|the|a|his|her|this|these) (?:\w+ ){0,2}?"
    r"(?:bab\w+|newborns?|infants?|toddlers?|sons?|daughters?|child\w*|kids?|lo|bub\w*|twins?"
    r"|girls?|boys?|wean|bairn|niece|nephew|grand\w+|little \w+|wee \w+"
    r"|\d+ ?(?:yo|mo|wo|weeks?|months?|years?|yr|wk)\w*)"
)


def writer_has_them(low: str) -> bool:
    """Whether the message tells of the writer's bumps and of nobody else's.

    Args:
        low: the message in lower case with plain apostrophes.
    """
    return (
        _OWN.search(low) is not None
        and _PRONOUN.search(low) is None
        and not _THIRD.search(low)
        and not _TOGETHER.search(low)
        and not _ASKS_FOR_CHILD.search(low)
    )


def another_has_them(low: str) -> bool:
    """Whether the message tells of somebody else's bumps and of none of the writer's."""
    return _THIRD.search(low) is not None and _OWN.search(low) is None and not _TOGETHER.search(low)


# ------------------------------------------------------------------------------- a grown-up beside a child
_FOR_A_GROWN_UP = re.compile(r"\b(?:for|on|about) (?:\w+ ){0,2}$", re.IGNORECASE)
_MAY_A_GROWN_UP = re.compile(
    r"\b(?:can|could|should|may|might|must|does|would|will|is it ok(?:ay)? if) "
    r"(?:my |our |the |his |her |your )?(?:\w+ )?$"
    r"|\b(?:what if|and|or|also|but) (?:my |our |his |her )?(?:\w+ )?$|^(?:my |our |his |her )?$",
    re.IGNORECASE,
)
_HAS_THEM = re.compile(
    r"(?:'?s)?(?: (?:also|just|still|now|really|who|actually|then|always|already))* "
    r"(?:(?:has|have|had|got)(?! to\b)|gets|get|getting|keeps (?:getting|having)|wants?|needs?|suffers?|with"
    r"|is (?:asking|worried|wondering|covered|full))\b"
    r"(?! (?:a |some |her |his |the |an |to )*(?:job|idea|question|point|cream|gel|tube|differin|tret\w*"
    r"|retin\w*|needle|pin|steroid|insurance|say))",
    re.IGNORECASE,
)
_USES_IT = re.compile(r" (?:use|try|have|put|get|apply|need|take)\b|\W*$", re.IGNORECASE)
_DOES_SOMETHING = re.compile(
    r" (?:do|does|did|pops?|picks?|help|buy|bought|pay|sign|order|get me|make|take me|allow|let|know|see|be|come"
    r"|think)\b",
    re.IGNORECASE,
)
_THEIR_SKIN = re.compile(
    rf"(?:'s|s'|s)(?: own)? (?:(?:\w+ ){{0,2}}?(?:{_BODY}|{_BUMPS}|ones?)|are|is|were)\b",
    re.IGNORECASE,
)
#: "My husband had bumps like this as a boy, did he pass it on"
_INHERITED = re.compile(
    r"\b(?:as a (?:boy|girl|kid|child|baby|lad|teen\w*)|when (?:he|she|they) (?:was|were)|pass\w*|inherit\w*"
    r"|from (?:me|him|her)|gave (?:it|them) to|runs?|same as|like (?:her|his)|genes?)\b",
    re.IGNORECASE,
)
_ALSO = re.compile(r"\b(?:too|as well|aswell|also)\b", re.IGNORECASE)
_WITH_CHILD = re.compile(
    r"\bpreg\w*|\bexpecting\b|\b(?:weeks|months) (?:along|gone)\b|\btrimester\b|\bdue (?:date|in)\b",
    re.IGNORECASE,
)
_UNBORN = re.compile(
    r"(?:(?:the|my|our) )?(?:unborn )?(?:baby|bab|bub|midwife|little one|child)", re.IGNORECASE
)
#: A baby that was born, by what is told of it.
_BORN = re.compile(
    r"\bnewborn|\b\d+ ?(?:day|week|wk|month|mth|yr|year)s?[ -]old\b"
    r"|\bbaby(?:'?s)? (?:has|have|got|nose|face|skin|cheeks?)\b|\bon (?:my|the|our) baby\b"
    r"|\b(?:since|after) (?:the |giving )?birth\b|\b(?:his|her) (?:nose|face|cheeks?|skin)\b",
    re.IGNORECASE,
)


def grown_up_may_have_them(before: str, after: str, text: str) -> bool:
    """Whether a grown-up who is named, where a child is talked of, may be asked for: "and can my mum use it too".

    "My mum would never pay", "does that need my parents": the child stays whom it is about, whose answer is stricter.

    Args:
        before: what stands before the person.
        after: what stands behind.
        text: the whole message.
    """
    if _INHERITED.search(text):
        return False
    if _HAS_THEM.match(after) or _THEIR_SKIN.match(after) or _FOR_A_GROWN_UP.search(before):
        return True
    asked = _MAY_A_GROWN_UP.search(before) and not _DOES_SOMETHING.match(after)
    return bool(asked and (_ALSO.search(text) or _USES_IT.match(after)))


def is_unborn(person: str, told: list[str]) -> bool:
    """Whether a baby that is named is still to be born: "is it harmful for the baby", of somebody who is pregnant.

    Args:
        person: the words that name it.
        told: the messages of the conversation.
    """
    return (
        _UNBORN.fullmatch(person) is not None
        and any(map(_WITH_CHILD.search, told))
        and not any(map(_BORN.search, told))
    )
