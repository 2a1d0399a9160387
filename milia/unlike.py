"""Whether what somebody describes does not sound like milia: red bumps, a lump as big as a pea, a flat pale patch.

People ask us about whatever they find on their skin. "They may be milia … harmless" is no answer to the mother of a boy
with a growing lump. Only what is said of colour, size, depth, feel and place is read; nothing is diagnosed, it is only
said that it may be something else. From letters and posts on public pages (docs/understanding.md).
"""

from __future__ import annotations

import re

_MILIA = re.compile(
    r"\bmil+i?(?:a|um)s?\b|\bmilk ?(?:spots?|bumps?|rash|pimples?)\b|\bpearl\w*\b|\bwhite ?heads?\b"
    r"|\bkeratin\w*\b",
    re.IGNORECASE,
)
#: "Is it milia": who asks does not call it so.
_IS_IT = re.compile(
    r"\b(?:is|are|could|can|might) (?:it|this|that|they|these|those) (?:be |just )?(?:an? )?mil\w+",
    re.IGNORECASE,
)
#: What milia look like.
_LIKE = re.compile(
    r"\b(?:whit\w*(?! (?:head|tip|cent))|milky|cream(?:y|ish|[ -]colou?red)|yellow\w*(?! (?:head|tip))|ivory"
    r"|(?:like|of) (?:\w+ ){0,2}(?:salt|sugar|rice|sand|semolina|milk|cream|pearls?))\b",
    re.IGNORECASE,
)
#: "It came to a white point", "with a yellow head": a pimple's.
_HEAD = re.compile(
    r"\b(?:to|with|up with|in) an? (?:white|yellow)\w* (?:point|head|tip)\b", re.IGNORECASE
)
_SMALL = re.compile(
    r"\b(?:tiny|teeny\w*|little|small|wee|mini\w*|pin ?(?:head|prick|point)\w*|minute)\b",
    re.IGNORECASE,
)
_SPOT = (
    r"(?:bumps?|dots?|spots?|lumps?|pimples?|zits?|blemish\w*|growths?|marks?|patch(?:es)?|blotch\w*"
    r"|rash(?:es)?|things?"
    r"|cysts?|boils?|blisters?|pustules?|nodules?|papules?|lesions?|specks?|freckles?|swellings?)"
)
_COLOUR = (
    r"(?:red(?:dish|dy)?|pink(?:ish|y)?|purpl\w+|violet|blue|bluish|black(?:ish)?|dark(?:er|ish)?"
    r"|brown(?:ish)?"
    r"|gr[ae]y(?:ish)?|green(?:ish)?|orange|see[- ]through|skin[- ]?(?:colou?red|tone)"
    r"|flesh[- ]?colou?red)(?! skin)"
)
_FEEL = (
    r"(?:sore|painful|tender|itch(?:y|ing)|throbbing|stinging|burning|scaly|flaky|crusty|scabby"
    r"|weeping|oozing"
    r"|rough|inflamed|angry|fluid[- ]filled|water[- ]?filled|pus[- ]filled|watery)"
)
_BIG = r"(?:huge|giant|massive|enormous|large(?:r|ish)?|big(?:ger|gish)?)"
_THING = (
    r"(?:eggs?|golf ?balls?|marbles?|grapes?|walnuts?|olives?|cherr(?:y|ies)|nickels?|dimes?"
    r"|quarters?|coins?|penny|pennies"
    r"|beans?|peas?|peanuts?|almonds?|erasers?|fist|plum|blueberr\w+|lentils?|chick ?peas?|(?:cherry"
    r"|olive|peach) (?:stones?|pits?)|buttons?|thumb ?nails?|finger ?nails?)"
)
_BETWEEN = r"(?:[,/]? (?:and )?[\w-]+){0,3}?[,]? "
_IS = r"(?:is|are|was|were|looks?|looked|being|having|turned|turns?|getting|gets?|got|went|feels?|felt|'s|'re)"

#: Of these, none that are white or yellow as well.
_OF_ANOTHER_COLOUR = re.compile(
    rf"\b{_COLOUR}{_BETWEEN}{_SPOT}\b|\b{_SPOT},? (?:that |which )?{_IS} (?:[\w-]+ ){{0,3}}?{_COLOUR}\b"
    rf"|\b{_FEEL}{_BETWEEN}{_SPOT}\b"
    rf"|\b{_SPOT},? (?:that |which )?(?:{_IS} )?(?:[\w-]+ ){{0,2}}?(?:{_FEEL}|hurts?|itch(?:es)?"
    rf"|stings?|painful)\b"
    rf"|\b{_BIG}{_BETWEEN}(?:bumps?|lumps?|pimples?|zits?|spots?|growths?|cysts?|boils?|blisters?)\b",
    re.IGNORECASE,
)
_OF_ANOTHER_KIND = re.compile(
    rf"\b(?:size of|big as|large as|sized? like|wide as) (?:an? |the |your |my )?(?:[\w-]+ )?{_THING}\b"
    rf"|\b{_THING}[- ]siz\w+|\bsize (?:of )?(?:an? )?{_THING}\b"
    rf"|\b(?:like|as|of) (?:an? )?(?:[\w-]+ ){{0,2}}?(?:marbles?|(?:cherry|olive|peach) (?:stones?"
    rf"|pits?)|beans?|chick ?peas?|golf ?balls?)\b"
    r"|\b(?:slides?|shifts?|moves?|push(?:es)?|wobbles?)(?: \w+){0,2} (?:about|around|under)\b(?! the house)"
    r"|\b(?:[2-9]|1\d|half a|one|two|three) ?(?:cm|centimet\w+|inch(?:es)?|in\.)(?!\w)"
    r"|\b(?:light(?:er)?|pale(?:r)?)(?:[- ]colou?red)? (?:marks?|spots?)\b|\bsand ?paper\w*"
    r"|\bpatchy\b|\bblotchy\b"
    r"|\b(?:flat|pale|light(?:er)?|white|brown|dark|red|pink"
    r"|discolou?red)(?:[, ]+[\w-]+){0,2}? (?:patch(?:es)?|blotch\w*)\b"
    r"|\b(?:not|isn'?t|aren'?t|never) raised\b|\bflat (?:white |pale |light )?(?:spots?|marks?|dots?)\b"
    r"|\b(?:los[ste]\w*|lighter|missing)\b[^.?!]{0,20}\b(?:colou?r|pigment\w*)\b|\bdiscolou?r\w*"
    r"|\b(?:dip|crater|dent|dimple|hole|pit|indent\w*)s?\b[^.?!]{0,12}\b(?:middles?|cent(?:re|er)s?)\b"
    r"|\bblack (?:dot|speck|head|point)s?\b[^.?!]{0,12}\b(?:middles?|cent(?:re|er)s?)\b"
    r"|\binside (?:of )?(?:my|her|his|the|their|our|its)? ?(?:\w+'s )?(?:lower |upper |bottom |top "
    r"|left |right )*"
    r"(?:eye ?lids?|lids?)\b|\b(?:eye ?lids?|lids?) (?:down|inside out)\b"
    r"|\b(?:gingiva|molars?|tonsils?)\b|\b(?:found|has|have|had|got|with"
    r"|like) an? (?:\w+ ){0,2}?cyst\b|\bsmaller than an? (?:\w+ )?(?:pea|bean|marble|grape|coin)\b"
    r"|\bpulled (?:down|back|up) [^.?!]{0,30}\b(?:eye ?)?lids?\b",
    re.IGNORECASE,
)
_SOFT = re.compile(
    r"\b(?:soft|squish\w*|squidgy|rubbery|mushy|moveable|movable),? (?:[\w-]+ ){0,2}?(?:bumps?"
    r"|lumps?|balls?|spots?|growths?)\b",
    re.IGNORECASE,
)
#: Of another kind, where nothing of the colour of milia is told of beside it.
_SEVERAL = re.compile(r"\b(?:they|them|these|those)\b", re.IGNORECASE)
_LUMP = re.compile(r"(?<!no )\b(?:lump|growth|swelling)\b", re.IGNORECASE)
_FELT = re.compile(
    r"\b(?:felt|feel|feeling|stroking|came across|noticed) (?:[\w'()-]+ ){0,4}?(?:lumps?|knots?"
    r"|beans?|something|balls?|marbles?|pips?)\b"
    r"|\b(?:lumps?|knots?|pips?|balls?|thing|beans?)\b[^.?!]{0,40}\b(?:neck|nape|skull|scalp|head"
    r"|arm ?pits?|groin|breasts?|nipples?|lobes?|jaw\w*"
    r"|ears?|throat|collar ?bone)\b",
    re.IGNORECASE,
)
_MOLE = re.compile(r"(?<!like )\b(?:birth ?marks?|moles?|skin ?tags?|warts?)\b", re.IGNORECASE)
#: "Our GP calls them meibomian cysts", "was told it's a mole": it has another name.
_OTHER = (
    r"(?:cyst|(?:sebaceous|dermoid|meibomian|epidermoid|pilar) cysts|glands?|moles?|warts?"
    r"|birth ?marks?|boils?|styes?|lipomas?|skin tags?|rash|acne|eczema|nodes?|keratos\w+"
    r"|xanthelasma\w*|syringomas?|hyperplasia|molluscum|chalazi\w+|deposits?|h(?:a)?emangioma"
    r"|dermoid|ringworm|psoriasis)"
)
_NAMED = re.compile(
    rf"\b(?:calls?|called|named|labell?ed|diagnosed)\b(?: (?:it|this|that|them|these|mine|his|hers"
    rf"|him|her|me|us|as|with|an?|the)){{0,3}}"
    rf" (?:\w+ )?{_OTHER}\b"
    rf"|\b(?:told|said|says|thinks?|reckons?|believes?)(?: (?:me|us|her|him|that)){{0,2}},? (?:it"
    rf"|this|that|he|she|they|these|those)"
    rf"(?:'?s|'?re| is| are| was| were| might be| could be| may be| has| have|'ve)(?: (?:just|only"
    rf"|probably|likely|maybe|an?|the)){{0,2}}"
    rf" (?:\w+ )?{_OTHER}\b",
    re.IGNORECASE,
)
#: What people call milia, where they have no name for them.
_OURS = re.compile(
    r"\b(?:bumps?|dots?|spots?|specks?|speckles?|grains?|seeds?|pips?|beads?|balls?|pimples?|lumps"
    r"|bits|zits?|dotted|bumpy"
    r"|heads|them|these|those|mine|lil|ones)\b",
    re.IGNORECASE,
)
#: What such a letter then tells of. "I need something I can do at my own sink" tells of nothing else than milia.
_SOMETHING_ELSE = re.compile(
    r"\b(?:rash\w*|marks?|patch\w*|areas?|moles?|lumps?|growths?|swell\w*|swollen|itch\w*|red\w*|scab\w*|lines?|wrinkl\w*"
    r"|pores?|dry\w*|flak\w*|peel\w*|sores?|bleed\w*|bled|pain\w*|hurt\w*|sting\w*|burn\w*|scars?|cysts?|boils?|warts?|acne"
    r"|eczema|allerg\w*|dark\w*|brown|black|purple|pink|blue|yellow|bruis\w*|veins?|texture|oily|greasy|shin[ey]\w*|hives"
    r"|rings?|holes?|pit\w*|dent\w*|tags?|blister\w*|crust\w*|gland\w*|nodes?|freckl\w*|pigment\w*|discolo\w*|sty\w*"
    r"|bump|blackheads?|pus|infect\w*|tears?|crease\w*|puff\w*|bags?|circles?|lashes|lids?|tongue|gums?|teeth|lips?"
    r"|nails?|lipoma\w*|cough\w*|tan|a thing|something)\b",
    re.IGNORECASE,
)
#: A message of so many words tells enough to tell of bumps, if it is of bumps.
LETTER = 30


def sounds_unlike(text: str) -> bool:
    """Whether a message describes something that does not sound like milia, and does not call it milia.

    Args:
        text: a message as written.
    """
    if _MILIA.search(_IS_IT.sub(" ", text)):
        return False
    if _OF_ANOTHER_KIND.search(text) or _NAMED.search(text) or _HEAD.search(text):
        return True
    if _LIKE.search(text):
        return False
    large = _LUMP.search(text) and not (_SMALL.search(text) or _SEVERAL.search(text))
    return bool(large) or any(p.search(text) for p in (_OF_ANOTHER_COLOUR, _SOFT, _FELT, _MOLE))


def tells_of_no_bumps(text: str) -> bool:
    """Whether a letter tells of a sign without a word that people use of milia: it is likely about something else.

    Args:
        text: a message as written.
    """
    long = len(text.split()) >= LETTER
    return long and not names_bumps(text) and _SOMETHING_ELSE.search(text) is not None


def names_bumps(text: str) -> bool:
    """Whether a message has a word that people use of milia: "dots", "white", "them"."""
    return any(p.search(text) for p in (_MILIA, _LIKE, _OURS))
