"""Whose age is it, and who only writes or looks on: persons and ages of a message put together.

Input: a message in lower case, its persons (`milia/persons_named.py`) and ages (`milia/persons_ages.py`). Output: for
an age the person it belongs to; for a person the mentions that they make. No errors.
"""

from __future__ import annotations

import re
from dataclasses import replace

from milia.mentions import AudienceMention, make_mention
from milia.persons_ages import HEDGE, LOOK_BACK, Age
from milia.persons_named import SELF_WORDS, Person

YOUNGEST_GROWN_UP = 13 * 12.0  # whom a noun for grown-ups may name, as "my mate, 14"

_CAREGIVER_PAIR = re.compile(
    r" (?:and|&|n) (?:i|me|myself)\b"
    r"(?! (?:both )?have (?!noticed|seen|been|found|just|spotted|a (?:baby|newborn|son|daughter)))"
    r"|^ (?:just |has |had )*(?:had an? |gave birth|given birth)"
)

_GROWN = (
    r"(?:(?: is| are|'s|'re| who is| who's| whos)?,? (?:all |both |now |fully |well |an? )*"
    r"(?:grown(?:[ -]?(?:ups?|man|woman))?"
    r"|adults?)(?: now)?,? ?)?"
)
_BESIDE = re.compile(
    rf"{_GROWN}(?:'?s)?[\s,(:–-]*(?:who(?:'?s)? |that(?:'?s)? |which |of )?(?:is |are |aged? |turned |turns "
    rf"|turning |(?:is |are )?of |na |is completing |(?:she |he )?(?:is )?completed |don reach "
    rf"|(?:has |is )?(?:just )?(?:gone|hit|reached|turned) |was born |at )?{HEDGE}$"
)
# "my son with milia is 3", "my daughter, a nurse, is 30"
_BETWEEN = r"(?:,? (?:who|with|that|in|from|on|a|an|my|the) [\w' ]{1,40}?,?)?"
_COPULA = re.compile(
    rf"'s {HEDGE}$|{_GROWN}(?:'?s)?(?:{_BETWEEN}[,]? (?:who |that )?(?:is|are|turned|turns|turning"
    rf"|just turned"
    rf"|is turning|will be|'ll be|has (?:just )?turned|is (?:just )?gone) {HEDGE}|,? (?:who|that)'?s {HEDGE}"
    rf"| ?\(|(?: of (?:the |my |our )?[\w ]{{1,15}})?, ?{HEDGE}| ?: ?|,? of {HEDGE}| (?:aged?|now|only|just"
    rf"|nearly|almost) {HEDGE}| )$"
)
_COPULA_END = re.compile(
    r"\s*(?:$|[,.)!?;:]|and\b|with\b|but\b|yrs|who\b|now\b|has\b|have\b|got\b|had\b|is\b|use\b|milia\b"
    r"|white\b|today|tomorrow|next|in\b"
    r"|noo\b|po\b|lol\b|w/|so\b|keeps\b|wants\b|gets\b|stays\b|stops\b|years?\b)"
)
_AGE_THEN_PERSON = re.compile(
    r"[\s,-]*(?:little |sweet |baby |twin |premature |beautiful |healthy |youngest |wee |lovely |gorgeous )?$"
)

_NEGATOR = re.compile(
    r"(?:\b(?P<not>not|isn'?t|aren'?t|ain'?t|wasn'?t|never|nor|rather than|instead of|forget"
    r"|never mind|nevermind|other than|except|excluding|nothing to do with|don'?t mean"
    r"|didn'?t mean|don'?t have|dont have|isnt|arent"
    r"|wasnt|do not have|got no|have no|(?:have not|haven'?t) got|there(?:'?s| is) no"
    r"|(?:keep|stop|you) (?:on )?(?:telling|talking|going on"
    r"|saying)(?: (?:me|to me|on))?)(?: (?:really|actually|it'?s|even|necessarily))*(?: (?:for|about"
    r"|on|with|in"
    r"|talking about|asking (?:for|about)|meant for|to do with))?(?: (?:my|the|an?|our|any|some|this"
    r"|his|her|your))?|\bno(?= ?$))(?: (?:so|really|that|very|such))?(?: (?:own|little|wee|sweet"
    r"|small|young|tiny))? ?$"
)

_ASKS_WHY_NOT = re.compile(
    r"(?:\bwhy\b|\b(?:is|are|was) (?:it|this|they|these|that|\w+)\b|\bcan'?t)[^,.;!?]*$"
)

_NOT_SO = re.compile(r"\b(?:not|isn'?t|never been) $")

_ANOTHER_AGE = re.compile(
    r"(?:,? and |, | ?& | n | ?/ ?)(?:one is |the other is |the other |one's )?"
)
_ONE_OF_MANY = re.compile(r" (?:of|has|have|got|gets|does|doesn|didn|hasn|with|without|more)")
_NOT_ONLY = re.compile(r"\bnot (?:just|only)\b[^,.;]*$")

#: "My daughter is 17 and pregnant", "16 and pregnant"
_YOUNG_AND = re.compile(
    r"\b(?:1[1-7]|thirteen|fourteen|fifteen|sixteen|seventeen)(?: ?-?y\w*(?:[ -]olds?)?)?"
    r"(?:,? and| &| is| n|,? but)(?: (?!i)\w+)? $"
)
_ONCE_PREGNANT = re.compile(r"\bwhen (?:i was )?$|\bwhile i was $")  # of a child who is here now
_DURING = re.compile(r"\b(?:during|in|while|when i was|throughout|my) (?:my |the )?$")
_IS_OR_TURNS = ("is", "are", "'s", "turn", "who", "will", ", who")
_BABY_RELATIVE = re.compile(
    r"\b(?:girls?|boys?|sons?|daughters?|sisters?|brothers?|nieces?|nephews?|cousins?)$"
)

_MOTHERHOOD = frozenset(
    {
        "pregnant",
        "pregnancy",
        "breastfeeding",
        "breast feeding",
        "breast-feeding",
        "postpartum",
        "post partum",
        "post-partum",
    }
)

MINORS = ("minor", "other", "child")


def overlap(start: int, end: int, span: tuple[int, int]) -> bool:
    return span[0] < end and start < span[1]


def only_writes(low: str, person: Person, young: bool, own_age: bool) -> bool:
    """Whether a person is named only as the one who asks for a child, or by a state that tells nothing."""
    before, after = low[max(0, person.start - LOOK_BACK) : person.start], low[person.end :]
    if person.word in _MOTHERHOOD:
        if person.word == "pregnant" and _ONCE_PREGNANT.search(before):
            return True
        if own_age or _NOT_SO.search(before) or _YOUNG_AND.search(before):
            return True  # "I am 16 and pregnant": the age says who it is
        return young and (person.word[:3] in ("bre", "pos") or bool(_DURING.search(before)))
    return person.kind == "adult" and young and bool(_CAREGIVER_PAIR.match(after))


#: "my husband has them too", "my mum gets them", "my wife's cheek": it is about the grown-up as well.
_HAS_THEM = re.compile(
    r",? (?:\w+ ){0,2}?(?:has|have|gets?|got|suffers?|too|also|as well|aswell)\b"
    r"|'s (?:\w+ )?(?:face|cheeks?|skin|eye\w*|nose|chin|forehead|nipples?|back|arms?|legs?)\b|\s*[?]|\s*$"
    r"| (?:and|&|n) (?!i\b|me\b)[^.!?]{1,30}? both (?:have|has|got|get)\b"
)
_FOR_THEM = re.compile(r"\b(?:for|on|about|not|both|me and|what about|how about) (?:\w+ )?$")


def only_looks_on(low: str, person: Person) -> bool:
    """Whether a grown-up beside a child only says or does something ("nan is coming on Saturday")."""
    if person.kind != "adult" or person.word in SELF_WORDS | _MOTHERHOOD:
        return False
    before, after = low[max(0, person.start - LOOK_BACK) : person.start], low[person.end :]
    if "used to" in before:
        return True  # "my nan used to dab oil on my dad's"
    return not _HAS_THEM.match(after) and not _FOR_THEM.search(before)


def mentions_of(text: str, low: str, person: Person, ages: list[Age]) -> list[AudienceMention]:
    """The mentions of one person: one, or one an age ("my girls are 8 and 2")."""
    if not ages and person.kind == "someone":
        return []
    if not ages:
        return [make_mention(text, person.start, person.end, person.kind, None)]
    if len(ages) > 1:
        return [make_mention(text, age.start, age.end, person.kind, age) for age in ages]
    age = ages[0]
    if person.kind == "baby" and _BABY_RELATIVE.search(person.word):
        person = replace(person, kind="minor")  # "my baby sister is 14": years
    if len(low[person.end : age.start]) > 12:  # "my son has bumps on his nose, he is 3"
        return [make_mention(text, person.start, person.end, person.kind, age)]
    start, end = min(person.start, age.start), max(person.end, age.end)
    return [make_mention(text, start, end, person.kind, age)]


def owner_of(low: str, age: Age, persons: list[Person], age_of: dict[int, list[Age]]) -> int | None:
    """The index of the person whose age this is, or None where it stands alone."""
    before = [index for index, person in enumerate(persons) if person.end <= age.start]
    if age.kind in ("stated", "beside", "bare"):
        for index, person in enumerate(persons):
            inside = overlap(person.start, person.end, (age.start, age.end))
            follows = age.kind == "stated" and person.start >= age.end
            next_to = follows and _AGE_THEN_PERSON.fullmatch(low[age.end : person.start])
            if person.word not in SELF_WORDS and (inside or next_to):
                return index
    if before and age.kind in ("stated", "beside", "copula", "bare"):
        if _stands_beside(low, age, persons[before[-1]], age_of.get(before[-1])):
            return before[-1]
        if age.kind in ("beside", "copula"):
            return None
    named = [
        i
        for i in before
        if i not in age_of
        and persons[i].kind != "someone"
        # "I meant my daughter, not the baby! She's 14"
        and not _NEGATOR.search(low[max(0, persons[i].start - LOOK_BACK) : persons[i].start])
    ]
    if age.kind == "pronoun" or (age.kind == "birthday" and not low[: age.start].endswith("my ")):
        if (
            age.kind == "birthday"
            and before
            and re.fullmatch(r"'?s?'? ", low[persons[before[-1]].end : age.start])
        ):
            return before[-1]
        young = [index for index in named if persons[index].kind != "adult"]
        others = [i for i in named if persons[i].word not in SELF_WORDS | _MOTHERHOOD]
        return next(reversed(young or others), None)
    if age.kind == "self":
        selves = [
            i for i, p in enumerate(persons) if p.word in ("me", "myself") and i not in age_of
        ]
        return next(iter(selves), None)
    return None


def _stands_beside(low: str, age: Age, person: Person, others: list[Age] | None) -> bool:
    """Whether the words between a person and a number make the number the person's age."""
    if others:
        if age.words == "one" and _ONE_OF_MANY.match(low, age.end):
            return False  # "my twins are 7 weeks, one has it the other doesnt"
        return bool(_ANOTHER_AGE.fullmatch(low[others[-1].end : age.start]))
    gap = low[person.end : age.start]
    if person.word in SELF_WORDS | _MOTHERHOOD:
        return False
    if person.kind == "adult" and age.bare and age.months < YOUNGEST_GROWN_UP:
        return False  # "my gran's one aches", "my husband has 3"
    if age.kind not in ("copula", "bare"):
        return bool(_BESIDE.fullmatch(gap))
    loose = not gap.strip(" ,") and age.words.startswith("one")  # "twins, one has dots"
    if loose or (
        not gap.strip() and (person.kind not in (*MINORS, "someone") or not age.words[0].isdigit())
    ):
        return False
    if re.fullmatch(rf" of {HEDGE}", gap) and person.word in ("eldest", "oldest", "youngest"):
        return False  # "the eldest of three"
    relative = _BABY_RELATIVE.search(person.word)
    if person.kind in ("newborn", "baby") and not relative and age.bare and age.months >= 216:
        return False  # "mum of a newborn, 31"
    said = gap.strip().startswith(_IS_OR_TURNS) or _COPULA_END.match(low[age.end :])
    return bool(_COPULA.fullmatch(gap) and said)


def same_person(mentions: list[AudienceMention]) -> list[AudienceMention]:
    """Drop a later mention in the words of one whose age is given ("my baby … the baby is 18 months")."""
    aged = [mention for mention in mentions if mention.age_months is not None]
    return [
        mention
        for mention in mentions
        if mention.age is not None
        or not any(
            re.search(rf"\b{re.escape(mention.text.lower())}\b", other.text.lower())
            for other in aged
        )
    ]


#: "No im 29": not that, but this.
_NO_IM = re.compile(r"no,? ?i'?m\b|no,? i am\b")
#: "Newborn?? no im 29", "a baby? i mean clients": said back in wonder.
_SAID_BACK = re.compile(
    r"\W*(?:(?:what|wait|huh|lol|an?|the|young)\W+){0,3}(?P<who>[a-z ]{1,30}?) ?\?\W*"
    r"(?:(?:what|lol|wait|but|omg|huh)\b\W*){0,3}"
    r"(?:no\b|i'?m (?:\d|an? (?:adult|grown)|not|talking|asking|\w+teen\b|twelve|\w+ty\b)"
    r"|i mean|i meant|i said|who said"
    r"|it'?s (?:me|for me)\b)"
)
#: "He is three months old. an adult??"
_AN_ADULT = re.compile(r"(?:adult|grown ?up|newborn|toddler)s?\s*\?\?")
_AGE_TOLD = re.compile(
    r"\b(?:days?|weeks?|months?|years?|yrs?|wks?|yo)\b|\b(?:is|hes|shes|he's|she's|im|i'm) \d"
)
#: "Neither of mine is a newborn", "my small one no be newborn"
_NONE_IS = re.compile(
    r"\b(?:(?:neither|none) of [^.?!]{2,30} (?:is|are|was|be)|no be|nor be|no dey) (?:an? )?$"
)


def is_echo(low: str, mention: AudienceMention) -> bool:
    """Whether a kind of people is only said back in wonder, or said of none: "newborn?? no im 29"."""
    if mention.age is not None:
        return False
    if _AN_ADULT.match(low, mention.start) and _AGE_TOLD.search(low, 0, mention.start):
        return True
    said = _SAID_BACK.match(low)
    if said and said.span("who") == (mention.start, mention.end):
        return True
    return _NONE_IS.search(low[max(0, mention.start - LOOK_BACK) : mention.start]) is not None


#: "I dont have a toddler", "not a baby not a toddler": nobody asks about one.
_IS_NONE = re.compile(
    r"\b(?:not (?:an?|the|my|our)|no"
    r"|(?:don'?t|do not|haven'?t|have not|didn'?t) (?:even )?(?:have|got|say|said) an?) $"
)


def is_none(low: str, mention: AudienceMention) -> bool:
    """Whether a statement says that somebody is no such person: "i dont have a toddler"."""
    before = low[max(0, mention.start - LOOK_BACK) : mention.start]
    return "?" not in low[mention.end :] and _IS_NONE.search(before) is not None


def is_negated(low: str, mention: AudienceMention) -> bool:
    """Whether the words before a mention say that it is not about this person."""
    before = low[max(0, mention.start - LOOK_BACK) : mention.start]
    if mention.age is not None and _NO_IM.match(low, max(0, mention.start - 3)):
        return False  # "newborn?? no im 29"
    match = _NEGATOR.search(before)
    if not match or _NOT_ONLY.search(before):
        return False
    head = before[: match.start()]
    if mention.text.lower() == "me" and match.group().strip() == "not":
        return True  # "is it ok for the baby not me": no question whether it is not for the speaker
    if match.group().strip().startswith(("not", "isn", "aren")) and _ASKS_WHY_NOT.search(head):
        clause = re.split(r"[,.;!?]", head)[-1]
        return not re.search(r"\bwhy\b|^\s*(?:is|are|was)\b", clause)
    return True
