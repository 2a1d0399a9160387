"""Who a message is about: persons and ages in a person's own words, turned into audiences.

Input: one message. Output: `AudienceMention`s in order of mention. No errors: any string is taken.

Method: two tables, PERSONS (nouns, milia/persons_words.py) and AGES (ways to give an age,
milia/persons_ages.py), find candidates; candidates that are no person of ours (animals, things,
durations, pregnancies, the past) are dropped; each age is joined to the person it stands beside; the
age outranks the noun ("my son is 41" is an adult, "my baby is 2 years old" a toddler). Where nobody
is found, or only the writer who speaks of "him" or "her", the SIGNS of a child are looked for.

Decisions, each with a test:
- A son, daughter, child or kid without an age is `unknown` with `minor=True`: nothing for adults may
  be given.
- The speaker is no mention by "I have", "mine" or "my eyelid": the writer's age is not known from
  that. "me", "myself", "I'm 34", pregnancy, breastfeeding (with no baby in the message) are an adult.
  Makeup and shaving are not taken as proof of an adult: teenagers do both, and retinoids are for
  adults only.
- A bare number between commas or "at 22" is an age only where no better one is found.
- Where it is doubtful, the younger reading stands: "nearly 18" is a child, reception and kindergarten
  are answered as toddlers, a nickname ("my bean") as a child of unknown age.
- Parents who write about a child ("first time mum here", "my gran says to squeeze it") are not whom
  it is about.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from milia.persons_ages import HEDGE, LOOK_BACK, NUMBER, SELF, Age, find_ages
from milia.persons_subject import another_has_them, writer_has_them
from milia.persons_words import (
    ANIMAL,
    ENDEARED,
    MISSPELT,
    NOT_MISSPELT,
    OWNED,
    OWNER,
    OWNER_NEAR,
    PERSONS,
    SIGNS,
    SIGNS_OF_ANOTHER,
    WORDS,
)
from milia.types import Audience

MAX_CHARS = 2000  # of a message: what follows is not looked at
YOUNGEST_GROWN_UP = 13 * 12.0  # whom a noun for grown-ups may name, as "my mate, 14"
UNBORN_MONTHS = 10.0  # a grown-up of fewer is that far in a pregnancy
NEWBORN_MONTHS = 1.0  # under this: what the facts promise "within a month" may be said


@dataclass(frozen=True)
class AudienceMention:
    """One person that a message names.

    text, start, end: the words and where they stand. negated: "not my baby". age_months: where an
    age is given. minor: surely or possibly under 18 (a son without an age). newborn: under a month, or
    called newborn with no age. age: the words that gave the age.
    """

    audience: Audience
    text: str
    start: int
    end: int
    negated: bool
    age_months: float | None
    minor: bool
    newborn: bool
    age: str | None = None


# ------------------------------------------------------------------------------------------------ persons
_PERSON = [(kind, re.compile(rf"(?<![\w-])(?:{pattern})(?!\w)")) for kind, pattern in PERSONS]
_SIGN = [(kind, re.compile(rf"(?<![\w-])(?:{pattern})(?!\w)")) for kind, pattern in SIGNS]
_SIGN_OF_ANOTHER = [
    (kind, re.compile(rf"(?<![\w-])(?:{pattern})(?!\w)")) for kind, pattern in SIGNS_OF_ANOTHER
]
_KIND_OF = {word: kind for kind, words in WORDS.items() for word in words.split()}
_WORD = re.compile(r"[^\W\d_]+")
_OWNER = re.compile(OWNER)
_OWNER_NEAR = re.compile(OWNER_NEAR)
# "baby oil" is a product and "baby acne" a condition: neither says whom the question is about.
_BABY_COMPOUND = re.compile(
    r" (?:oil|lotion|shampoo|wipes?|powder|cream|soap|wash|acne|eczema|face mask|soft|foot"
    r"|feet peel|skin care brand|sunscreen|fever|bumps on me|blues|steps|botox|room|hairs?"
    r"|shower|monitor|bump|weight|shampoos?|skin brand|pink|blue|doll|toothbrush|face cream|stuff"
    r"|things?(?! (?:is|has|was|cries)\b))\b"
    r"|-?(?:faced|soft)\b"
)
# "i baby my skin"
_TO_BABY = re.compile(r"\b(?:i|to|don'?t|you|not|and) $")
_BABIED = re.compile(r" (?:my (?:skin|face)|me|it|them)\b")
# "whom i call baby", "hey baby"
_CALLED_BABY = re.compile(
    r"\b(?:call(?:s|ed)?(?: (?:him|her|me|them|my \w+))?(?: my)?|hey|hi|oh|thanks|sorry) $"
)
_SPEAKS = re.compile(
    r"(?:'?s)? (?:always |just |also |keeps? |kept |both |has |have |had |will |would )*(?:says?|said|saying|told|tells"
    r"|asks?(?! for)|asked(?! for)|wants to know|(?:is|are) (?:not )?paying|pays?\b|wont pay|doesn'?t pay"
    r"|telling|thinks?|thought|reckons?|noticed|notices|swears?|swore|insists?|recommends?"
    r"|going on|banging on|on (?:at|to|about)(?: me)?|texted|posted|phoned|rang"
    r"|recommended|suggests?|suggested|mentioned|pointed|is worried|is convinced|worries|wants me"
    r"|gave me|bought|sold|sells|offered|prescribed|advised|handed me|is a (?:nurse|doctor)"
    r"|(?:is |was |has been |'?s )(?:insisting|saying|telling|suggesting|pushing|adamant|nagging|begging|obsessed|sure)"
    r"|did (?:it|this|that|them|ours|mine|his|hers)"
    r"|(?:gave|put|rubbed|squeezed|picked|popped|wiped|scrubbed|dabbed|smeared|poked|pricked|used)"
    r"(?: at)? (?:it|them|him|her|one|some|his))\b"
)
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
    rf"'s {HEDGE}$|{_GROWN}(?:'?s)?(?:{_BETWEEN}[,]? (?:who |that )?(?:is|are|turned|turns|turning|just turned"
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
_PAST_NOUN = re.compile(
    r"\b(?:as|since (?:i|he|she|we|they) (?:was|were)"
    r"|when (?:i|he|she|we|they|my \w+) (?:was|were|is|becomes?)"
    r"|until (?:i|he|she) (?:was|were|is)|i was) (?:just |only |still )?(?:an? )?(?:tiny |little "
    r"|small |young |sickly |sick |chubby |wee |premature |prem )?$"
)
# "my boys are grown"
_IS_GROWN = re.compile(
    r"(?: is| are|'s|'re| who is| who's| whos) (?:all |both |now |fully |well |an? )*(?:grown|adults?)\b"
)
# "my daughter in law mentioned laser"
_IN_LAW = re.compile(r"s?[ -]in[ -]laws?\b")
# "i hate my baby face": of no account beside an adult's age
_FACE = re.compile(r" ?-?face\b")
_ONE_OF_THEM = re.compile(
    r" (?:that (?:is|was) |just |right )?(?:under|on|near|by|below|beneath|above|beside|next to|in) "
    r"(?:my|the (?:corner|inner|outer|left|right|lid|eyelid|eye|nose|cheek)|each|one)\b"
)
#: "What brings the hard wee ones out"
_BUMPY = re.compile(r"\b(?:hard|white|stubborn|pearly|raised|deep|yellow\w*) $")
_A_GIRL = frozenset({"a girl", "a boy", "a lad", "a lass"})
_BIRTHS = re.compile(
    r"\b(?:expecting|pregnant with|having|carrying|birth to|nursing|like|identical|are|have had|had) $"
)
# "my son's teacher", "my baby's dad": those are meant, where they do not speak
_OWNS_ADULT = re.compile(
    r"(?:'s|s'|s) (?:\w+ )?(?:teacher|nanny|coach|tutor|childminder|babysitter|key ?worker|teaching assistant"
    r"|dad|father"
    r"|mum|mom|mother|husband|wife|fianc[eé]e?|mother[ -]in[ -]law|head ?teacher|boss|godmother|godfather"
    r"|gran\w*)"
    r"(?: (?:has|gets|had) (?:milia|them|one|some|white|tiny|these|bumps|loads|lots)\b|,? \(?\d\d| is \d\d"
    r"|,? who(?: is|'s) \d\d)"
)
# "teacher of 5 year olds", "i look after toddlers for work": of no account beside the writer's own age
_WORK_WITH = re.compile(
    r"\b(?:teach(?:er|es|ing)?|nanny|work(?:s|ing)?|nurse|ta|assistant|look(?:s|ing)? after|care(?:s|r)?"
    r"|coach|childminder"
    r"|babysit\w*|au pair|surrounded|around)(?: (?:of|to|for|with|by|in|a|the|room|class|full|my|at|group"
    r"|lots|some|mostly))* $"
)
_SOME_NUMBER = re.compile(
    r"(?:\b(?:\d|one|two|three|four|five|six|couple of|with|have|has|got|had|of)) (?:young |small |little "
    r"|teenage )?$"
)
_THEY_MANY = re.compile(r"\b(?:they|them|their|one of|both)\b")
_THEY = re.compile(r"\b(?:they|them|their|one of|both|he|she|his|her|him|hes|shes|he's|she's)\b")
_NOT_ME = re.compile(
    r"\b(?:help|tell|let|give|show|advise|worries|bothers?|bothering|scares?|annoys?"
    r"|freaks) (?:and )?$|\blov(?:e|ing) (?:that|this) for $"
)
# "Should i ask my mum": whom one turns to is not whom it is about.
_IS_ASKED = re.compile(
    r"\b(?:ask|asking|beg|begging|convince|persuade|tell|telling|show|nag|pester) (?:my|our) $"
)
_PREGNANT = re.compile(
    rf"(?:i'?m |i am |im )?{HEDGE}(?P<n>{NUMBER})(?:\+\d| and an? (?:half|bit))? ?(?:w(?:ee)?ks?|months?|mths?)?"
    r" (?:pregnant|along|post[ -]?partum|pp\b|gestation|preg\b)"
    rf"|\b(?:i'?m|i am|she'?s|shes|she is|wife'?s|wife is|sister'?s|sister is) {HEDGE}{NUMBER} "
    r"(?:w(?:ee)?ks?|months?|mths?) gone\b"
)
_SELF_WEEKS = re.compile(
    rf"\b{SELF} {HEDGE}(?P<n>{NUMBER}) ?(?:w(?:ee)?ks?|months?)(?!\w|[ -]?old)"
    r"(?! (?:into|in\b|on\b|post\b|of\b|since|out|off|after))"
)
#: "Used my moms eye cream"
_OWNS_A_CREAM = re.compile(
    r"(?:s?'?s|s') (?:\w+ ){0,2}(?:creams?|retin\w*|tret\w*|differin|adapalene|serum|gel|lotion|moisturi[sz]er"
    r"|scrub|soap|tweezers|razor|pin|needle|stuff|make ?up|foundation)\b"
)
#: "My mum has differin in the cupboard"
_HAS_A_CREAM = re.compile(
    r" (?:has|has got|got|keeps|had) (?:\w+ ){0,2}?"
    r"(?:creams?|retin\w*|tret\w*|differin|adapalene|serum|gel|lotion|scrub|tweezers|needles?)\b"
)
#: "My wife has a newborn with milia"
_HAS_A_CHILD = re.compile(
    r"(?:'s| has| have| just had| had|'s got| has got| got) (?:an? |her |his |their )(?:\w+ ){0,2}?"
    r"(?:newborn|bab(?:y|ies)|infant|toddler|little one|wee one|kid|child|son|daughter|boy|girl)(?: \w+){0,3}? "
    r"(?:with|who|whose|that|covered|got|having)\b(?!.*\b(?:both|too|as well|also)\b)"
)
#: "That stuff the missus uses": whose it is, not whom it is for.
_THEIRS = re.compile(
    r"\b(?:stuff|creams?|one|thing|scrubs?|serum|gel|peel|toner|retin\w*|tret\w*|differin|lotion|oil|soap|wash"
    r"|cleanser|moisturi[sz]er|that|which|what) (?:the|my|his|her|our) $"
)
_USES = re.compile(
    r"(?:'?s)? (?:uses?|is using|has been using|got|bought|gets?|buys?|puts? on|swears by)\b"
)
#: "Her friend's mom lets her kid use it"
_LETS = re.compile(r"\blets? (?:his|her|their) $")
#: "Can my mom pick it"
_MAY = re.compile(r"\b(?:can|could|should|may|let|will|would) (?:my|our|his|her|the) $")
_DOES_IT = re.compile(
    r" (?:pick|pop|squeeze|do|remove|poke|lance|get|dig|take) (?:it|them|em|one|these|those|this|that)\b"
)
_NEGATOR = re.compile(
    r"(?:\b(?P<not>not|isn'?t|aren'?t|ain'?t|wasn'?t|never|nor|rather than|instead of|forget"
    r"|never mind|nevermind|other than|except|excluding|nothing to do with|don'?t mean"
    r"|didn'?t mean|don'?t have|dont have|isnt|arent"
    r"|wasnt)(?: (?:really|actually|it'?s|even|necessarily))*(?: (?:for|about|on|with|in"
    r"|talking about|asking (?:for|about)|meant for|to do with))?(?: (?:my|the|an?|our|any|some|this"
    r"|his|her|your))?|\bno(?= ?$))(?: (?:so|really|that|very|such))?(?: (?:own|little|wee|sweet|small|young|tiny))? ?$"
)
# "Everything i google is about newborns": what one reads is about somebody else.
_MANY_YOUNG = frozenset({"newborns", "babies", "infants", "kids", "children", "toddlers"})
_ONLY_READ = re.compile(
    r"\b(?:everything|all (?:of )?(?:the )?(?:articles?|info\w*|pages?|sites?|results?|advice|stuff)|google"
    r"|the internet|online|the web|websites?|articles?|leaflets?)\b[^.;!?]*\b(?:is|are|talks?|says?|seems?|only"
    r"|just)\b[^.;!?]*\b(?:about|for|on|mentions?)(?: only| just| all)? $"
)
_KINDS_OF_PEOPLE = re.compile(
    r"newborns?|babies|baby|infants|kids|children|toddlers|teens?|teenagers?|adults?|grown ?ups?|wom[ae]n|men|man"
    r"|(?:old|older|young|younger) (?:people|men|women|person)|pensioners?|seniors|youngsters?"
)
_ONLY_THEY = re.compile(
    r"\b(?:only|just|mostly|mainly|thought|all|figured|says?|not"
    r"|(?:aren'?t|isn'?t|weren'?t|wasn'?t|is it|or is it) (?:those|these|they|that|it|rather))\b"
    r"(?: (?:for|in|on|with|of|the|a|it|its|it's|was|is|were|they|happens?|to|thing|about|talks?|retinol|newborn"
    r"|only)){0,5} $"
)
_ALMOST = re.compile(
    r"\b(?:basically|almost|nearly|practically|pretty much|more or less|virtually|kinda|kind of|sort of"
    r"|not yet|not quite)(?: like)? an? $"
)
_ASKS_WHY_NOT = re.compile(
    r"(?:\bwhy\b|\b(?:is|are|was) (?:it|this|they|these|that|\w+)\b|\bcan'?t)[^,.;!?]*$"
)


_ANIMAL_OWNED = re.compile(rf"(?:'s|s'|s)? (?:\w+ )?{ANIMAL}\b")
# "After the baby comes", "she gives the breast to our son": neither is whom it is about.
_NOT_HERE_YET = re.compile(r"\b(?:after|before|when|until|till|til|once) (?:the|our|my) $")
_TREATED_THEN = re.compile(
    r"\b(?:laser|fr[eo]ez|froz|remov|peel|treat|tret|retin|differin|done|taken|cut|procedure|insurance)\w*\b"
)
_COMES = re.compile(
    r" (?:comes|arrives|is (?:born|here|due|out|on the way)|gets here|gets out|has (?:come|arrived))\b"
)
_FED = re.compile(
    r"\b(?:feeds?|feeding|nurses|nursing|gives? the breast to|giving the breast to|breast ?feeds|breast ?feeding"
    r"|breast-feeding|pumping for|milk for) (?:my|our|the|her|a) (?:\w+ ){0,3}$"
)
_FEEDER_ASKS = re.compile(
    r"\b(?:can|may|should|could) (?:i|she) (?:\w+ )?(?:use|take|put|apply|have|try|start)\b"
)
_ON_THE_CHILD = re.compile(r"\b(?:he|him|his|hes|he's)\b|\b(?:on|for) (?:her|it|them)\b")
_NO_BABY_YET = re.compile(r"\b(?:fur|trying for an?|ttc|having an?|expecting an?|have another) $")
_OWNS_PERSON = re.compile(
    r"(?:'s|s'|s|'s best)? (?:new ?born|bab|infant|todd|son|daughter|kid|child"
    r"|\w+ (?:week|month|year|wk|yr))"
)
_ANIMAL_WORD = re.compile(rf"\b{ANIMAL}\b")
_NOT_SO = re.compile(r"\b(?:not|isn'?t|never been) $")
_AFTER_BIRTH = re.compile(r"post|pp\b")
_ANOTHER_AGE = re.compile(
    r"(?:,? and |, | ?& | n | ?/ ?)(?:one is |the other is |the other |one's )?"
)
_ONE_OF_MANY = re.compile(r" (?:of|has|have|got|gets|does|doesn|didn|hasn|with|without|more)")
_NOT_ONLY = re.compile(r"\bnot (?:just|only)\b[^,.;]*$")
_YOUNG = frozenset({"newborn", "baby", "toddler", "minor"})
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
_SELF_WORDS = frozenset({"pregnant", "myself", "me"})


# ------------------------------------------------------------------------------------------------ persons


def _distance(one: str, other: str, limit: int) -> int:
    """Letters to insert, drop, change or swap; more than `limit` is not counted exactly."""
    previous: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        before, previous, row = previous, row, [i]
        for j, b in enumerate(other, 1):
            best = min(previous[j] + 1, row[j - 1] + 1, previous[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                best = min(best, before[j - 2] + 1)
            row.append(best)
        if min(row) > limit:
            return limit + 1
    return row[-1]


@lru_cache(maxsize=4096)
def _misspelt(word: str) -> str | None:
    """The kind of the noun that `word` is a misspelling of, or None."""
    if len(word) < 5 or word in NOT_MISSPELT:
        return None
    stem = word[:-1] if word.endswith("s") else word
    for noun, kind, limit in MISSPELT:
        if word[0] == noun[0] and abs(len(stem) - len(noun)) <= limit:
            far = _distance(stem, noun, limit)
            if 0 < far <= limit:
                return kind
    return None


def _word_spans(text: str) -> list[tuple[int, int, str]]:
    """Persons in one word: those of WORDS, the owned, the endeared and the misspelt."""
    spans: list[tuple[int, int, str]] = []
    for match in _WORD.finditer(text):
        word, start = match.group(), match.start()
        kind = _KIND_OF.get(word)
        if (kind is None and word in OWNED and _OWNER.search(text, 0, start)) or (
            kind is None and word in ENDEARED and _OWNER_NEAR.search(text, 0, start)
        ):
            kind = "minor"
        kind = kind or _misspelt(word)
        if kind is not None and text[start - 1 : start] != "-":
            spans.append((start, match.end(), kind))
    return spans


def _by_age(months: float) -> Audience:
    if months < 12:
        return "baby"
    if months < 72:
        return "toddler"
    return "child" if months < 216 else "adult"


@dataclass(frozen=True)
class _Person:
    kind: str
    start: int
    end: int
    word: str


def _persons(text: str) -> list[_Person]:
    """All candidate persons in order, without animals, products, speakers and the past."""
    found: list[_Person] = []
    spans: list[tuple[int, int, str]] = []
    for kind, pattern in _PERSON:
        spans += [(match.start(), match.end(), kind) for match in pattern.finditer(text)]
    spans += _word_spans(text)
    spans.sort(key=lambda span: (span[0], -span[1]))
    reach = 0
    for start, end, kind in spans:
        if start < reach:
            continue
        in_law = _IN_LAW.match(text, end)
        if in_law is not None:
            kind, end = "adult", in_law.end()
        person = _Person(kind, start, end, text[start:end])
        before, after = text[max(0, start - LOOK_BACK) : start], text[end:]
        if _is_past(person, before):
            reach = end
        elif not _is_nobody(person, before, after):
            if kind == "adult" and _ALMOST.search(before):
                person = replace(person, kind="child")  # "basically an adult"
            elif kind in ("minor", "other", "child") and _IS_GROWN.match(after):
                person = replace(person, kind="adult")
            elif kind == "baby" and _OF_THE_FAMILY.match(after):
                person = replace(person, kind="minor")  # the youngest of them, of any age
            found.append(person)
            reach = end
    return found


def _is_past(person: _Person, before: str) -> bool:
    """Whether this is what somebody once was ("as a child", "when I was a baby")."""
    if person.kind == "someone":
        return False
    grown = person.kind == "adult" and before.endswith((" as an ", " as a "))  # "as a woman" is now
    if person.kind == "other" or person.word in _SELF_WORDS or grown:
        return False
    return bool(_PAST_NOUN.search(before))


def _is_nobody(person: _Person, before: str, after: str) -> bool:
    """Whether the word names a product, an animal, an owner, a speaker or a baby to come."""
    kind, word = person.kind, person.word
    if word == "baby" and (_BABY_COMPOUND.match(after) or _CALLED_BABY.search(before)):
        return True
    if word in _MANY_YOUNG and _ONLY_READ.search(before):
        return True
    waits = _NOT_HERE_YET.search(before) and _TREATED_THEN.search(before)
    if kind in ("baby", "newborn") and waits and _COMES.match(after):
        return True
    whole = before + word + after
    if kind in _YOUNG and _FED.search(before) and _FEEDER_ASKS.search(whole):
        return not _ON_THE_CHILD.search(whole)
    if word.endswith((" one", " ones")) and (_ONE_OF_THEM.match(after) or _BUMPY.search(before)):
        return True
    if word.startswith(("twin", "triplet", "quad")) and _BIRTHS.search(before):
        return True
    if kind in _YOUNG and _OWNS_ADULT.match(after):
        return True
    if word == "baby" and _TO_BABY.search(before) and _BABIED.match(after):
        return True
    if word.startswith(("gave", "given")) and not _ANOTHER.search(before + word + after):
        return True
    if word == "child" and after.startswith("'s play"):
        return True
    if word in ENDEARED and re.match(
        r" (?:hydroxy|blocker|carotene|glucan|butter|oil|tape|cut)", after
    ):
        return True
    if kind in ("minor", "other") and _HAS_A_WEDDING.match(after):
        return not _ANOTHER.search(after)
    if kind in ("baby", "newborn") and _NO_BABY_YET.search(before) and not after.startswith("'s"):
        return True
    if _ANIMAL_OWNED.match(after):
        return True
    if kind in ("other", "adult") and (_OWNS_PERSON.match(after) or _SPEAKS.match(after)):
        return True
    owned = f"s{after}" if word.endswith("s") else after
    if kind in ("other", "adult") and (_IS_ASKED.search(before) or _OWNS_A_CREAM.match(owned)):
        return True
    if kind == "minor" and _LETS.search(before):
        return True
    if kind in ("other", "adult") and (_HAS_A_CREAM.match(after) or _HAS_A_CHILD.match(after)):
        return True
    if kind in ("other", "adult") and _MAY.search(before) and _DOES_IT.match(after):
        return True
    if kind in ("other", "adult") and _THEIRS.search(before) and _USES.match(after):
        return True
    if word == "me" and _NOT_ME.search(before):
        return True
    return word == "premature" and bool(re.match(r" (?:ageing|aging|wrinkl)", after))


#: "My son is telling me to get a biopsy, im 66"
_TELLS_WRITER = re.compile(
    r"(?:'?s| is| has)? (?:\w+ )?(?:says?|said|tells?|told|telling|thinks?|reckons?|insists?|wants?|asks?|begging"
    r"|nagging)"
    r"(?: that)? (?:me to|i (?:should|must|need|ought|have to|can))\b"
)
#: "My grandson set this up for me"
_SETS_UP = re.compile(
    r"(?: has| just)* (?:set (?:this|it|me)(?: \w+)? up\b|(?:showed|shows|taught|helped|helps) me\b"
    r"|is (?:helping me|typing)\b|typ(?:es|ed) (?:this|it|for me)\b)"
)
#: "My granddaughter's wedding is in 2 weeks"
_HAS_A_WEDDING = re.compile(
    r"(?:'s|s'|s) (?:\w+ )?(?:wedding|marriage|engagement|hen|stag|graduation|baby shower)\b"
)
_OF_THE_FAMILY = re.compile(
    r" of (?:the|my|our|his|her) (?:family|house\w*|bunch|group|office|team|siblings|lot|four|three|clan)\b"
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
_KIND_AUDIENCE: dict[str, Audience] = {
    "newborn": "baby",
    "baby": "baby",
    "toddler": "toddler",
    "child": "child",
    "adult": "adult",
    "minor": "unknown",
    "other": "unknown",
    "someone": "unknown",
}


_NOT_CARRIED = re.compile(r"old|ago|birth|since")  # "wife had him 3 weeks ago"


def _mention(text: str, start: int, end: int, kind: str, age: Age | None) -> AudienceMention:
    """One mention from a person's kind and, where given, the age that outranks it."""
    audience = _KIND_AUDIENCE.get(kind, "unknown")
    months = age.months if age else None
    if age and age.bare and kind in ("baby", "newborn"):
        months = None  # "my baby is 6": months or years, the stricter stands
    carried = age is not None and age.kind != "pronoun" and not _NOT_CARRIED.search(age.words)
    if kind == "adult" and carried and months is not None and months < UNBORN_MONTHS:
        months = None  # "my wife is 12 weeks": pregnant
    if months is not None:
        audience = _by_age(months)
    newborn = months < NEWBORN_MONTHS if months is not None else kind == "newborn"
    minor = audience in ("baby", "toddler", "child") or (audience == "unknown" and kind == "minor")
    words = age.words if age else None
    return AudienceMention(
        audience, text[start:end], start, end, False, months, minor, newborn, words
    )


def _lower(text: str) -> str:
    """Lower case with plain apostrophes; every character keeps its place."""
    return "".join(
        low if len(low := char.lower()) == 1 else char for char in text.translate(_APOSTROPHES)
    )


_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "`": "'", "\n": " ", "\t": " "})


def find_audiences(text: str) -> list[AudienceMention]:
    """The persons that `text` is about, or says it is not about, in order of mention.

    Input: any string. Output: mentions; empty where nobody is named. Errors: none.
    """
    low = _lower(text[:MAX_CHARS])
    return _mentions(text, low, find_ages(low, text))


def speaks(after: str) -> bool:
    """Whether the words behind a person make a speaker of them: " says it's cancer".

    Args:
        after: what follows the person, as written.
    """
    return _SPEAKS.match(_lower(after)) is not None


def find_aged(text: str) -> list[AudienceMention]:
    """Those of `find_audiences` that have an age, sooner: most texts name none."""
    low = _lower(text[:MAX_CHARS])
    ages = find_ages(low, text)
    return [m for m in _mentions(text, low, ages) if m.age is not None] if ages else []


def _mentions(text: str, low: str, ages: list[Age]) -> list[AudienceMention]:
    persons = _persons(low)
    if any(age.months >= 216 for age in ages):
        persons = [p for p in persons if not _is_work_or_count(low, p.start, p.end, p.word)]
        ages = [
            a
            for a in ages
            if not a.words.endswith("olds") or not _is_work_or_count(low, a.start, a.end, a.words)
        ]
    if ages:
        # "Is it only babies who get them? I'm 68"
        persons = [
            p
            for p in persons
            if not _KINDS_OF_PEOPLE.fullmatch(p.word)
            or not _ONLY_THEY.search(low[max(0, p.start - LOOK_BACK) : p.start])
        ]
    age_of: dict[int, list[Age]] = {}
    free: list[Age] = []
    weak: list[Age] = []
    for age in ages:
        owner = _owner(low, age, persons, age_of)
        if owner is not None:
            age_of.setdefault(owner, []).append(age)
        elif age.kind in ("stated", "self") or (
            age.kind == "pronoun" and (persons or not _ANIMAL_WORD.search(low, 0, age.start))
        ):
            free.append(age)
        elif age.kind in ("bare", "birthday", "at") or (
            age.kind == "beside" and not persons and _of_another(low, age)
        ):
            weak.append(age)
    if not age_of and not free:
        _place_weak(low, weak, persons, age_of, free)
    pregnancies = list(_PREGNANT.finditer(low)) or list(_SELF_WEEKS.finditer(low))
    free = [
        age for age in free if not any(_overlap(age.start, age.end, m.span()) for m in pregnancies)
    ]
    # "For me, im 25 weeks pregnant": whoever is told of beside it, those weeks are no age.
    age_of = {
        index: [
            age
            for age in ages
            if not any(_overlap(age.start, age.end, m.span()) for m in pregnancies)
        ]
        for index, ages in age_of.items()
    }
    young = any(person.kind in _YOUNG for person in persons) or any(age.months < 72 for age in free)
    own_age = any(age.kind == "self" for age in free)
    mentions: list[AudienceMention] = []
    for index, person in enumerate(persons):
        if person.kind == "minor" and (
            (own_age and _TELLS_WRITER.match(low, person.end)) or _SETS_UP.match(low, person.end)
        ):
            continue
        elder = young and not age_of.get(index) and _only_looks_on(low, person)
        if not elder and not _only_writes(low, person, young, own_age):
            mentions += _mentions_of(text, low, person, age_of.get(index, []))
    mentions += [_mention(text, age.start, age.end, "age", age) for age in free]
    for match in pregnancies:
        taken = any(_overlap(m.start, m.end, match.span()) for m in mentions)
        born = _AFTER_BIRTH.search(match.group()) and (young or _ANOTHER.search(low))
        if not taken and not born:
            mentions.append(_mention(text, match.start(), match.end(), "adult", None))
    mentions = [replace(m, negated=_negated(low, m)) for m in _same_person(mentions)]
    mentions = _without_endearment(low, _asked_about(text, low, mentions))
    if mentions and all(m.negated and _ANY_CHILD.fullmatch(m.text) for m in mentions):
        # "So peels aren't for babies then?" asks about babies; "it's not for my baby" does not.
        mentions = [replace(m, negated=False) for m in mentions]
    # "But not for the boy, or yes?" asks about the boy.
    mentions = [
        replace(m, negated=False) if m.negated and m.minor and _OR_YES.match(low, m.end) else m
        for m in mentions
    ]
    if any(m.audience == "adult" and _A_MAN.fullmatch(m.text.lower()) for m in mentions):
        # "31m. Can a guy get milia there": no month
        mentions = [m for m in mentions if not _AGE_AND_SEX.fullmatch(m.text.lower())]
    return sorted(_with_signs(text, low, mentions), key=lambda m: m.start)


_OR_YES = re.compile(
    r"[ ,]*(?:or (?:yes|no|not|is it|can (?:he|she|i))|right|correct|then|yeah|yes|no|is it|is that right)?\s*\?"
)
_A_MAN = re.compile(r"(?:a |the )?(?:guy|man|bloke|dude|male|lady|woman)")
_AGE_AND_SEX = re.compile(r"[2-9]\d ?[mf]")


def _asked_about(text: str, low: str, mentions: list[AudienceMention]) -> list[AudienceMention]:
    """The mentions without those who only stand by: the child of a writer with bumps, a child's parent who writes."""
    children = [
        m
        for m in mentions
        if not m.negated
        and m.minor
        and _STANDS_BY.search(m.text.lower())
        and not _WRITER_HERE.match(low, m.end)
    ]
    if not children:
        return mentions
    if writer_has_them(low):
        rest = [m for m in mentions if m not in children]
        own_child = any(_OWN_CHILD.search(low[max(0, m.start - 20) : m.end]) for m in children)
        if any(not m.negated for m in rest):
            return rest
        if own_child:
            # Whoever has a child is grown up.
            return [*rest, _mention(text, children[0].start, children[0].end, "adult", None)]
        at_work = all(
            _WORK_WITH.search(low[max(0, m.start - LOOK_BACK) : m.start]) for m in children
        )
        return rest if at_work else mentions
    if another_has_them(low):
        return [
            m
            for m in mentions
            if m in children or m.negated or not _IS_WRITER.match(m.text.lower())
        ]
    return mentions


_OWN_CHILD = re.compile(
    r"\b(?:my|our) (?:\w+[ -]){0,3}?(?:bab\w+|newborn|son|daughter|child\w*|kids?|lo|boys?|girls?|twins?|bub\w*|toddler"
    r"|bean|little \w+|\d+ ?(?:yo|mo|wo|weeks?|months?|years?|yr|wk)\w*)|\b(?:bf|breast ?feed|nurs)ing\b"
)
#: Children of somebody, and children in general: not "in 8th grade", "teen here", "i'm 14".
_STANDS_BY = re.compile(
    r"\b(?:bab(?:y|ies)|newborns?|infants?|sons?|daughters?|child(?:ren)?|kids?|boys?|girls?|toddlers?|twins?|bubs?|bubba"
    r"|nieces?|nephews?|grand\w+|weans?|bairns?|lo|little \w+|wee \w+|\w*olds?|\d+ ?(?:[mw]o|yo|yrs?)|lil \w+)\b"
)
_WRITER_HERE = re.compile(r"\W*(?:here|speaking|myself)\b")
_IS_WRITER = re.compile(
    r"i\b|i'?m\b|iam\b|am\b|me\b|myself\b|\d+ ?(?:yo )?[fm]\b|pregnan|breast|.*(?:pregnant|along|pp|partum|gone)$"
    r"|\d\d ?yo$"
)
_ANY_CHILD = re.compile(
    r"(?:new ?borns?|newborn babies|babies|infants?|bubs|little ones|toddlers?|under[ -]?(?:ones|twos|fives)"
    r"|kids|children|child|teens?|teenagers?|adolescents?|minors|young ones|neonates?)",
    re.IGNORECASE,
)


def _is_work_or_count(low: str, start: int, end: int, words: str) -> bool:
    """Whether those named are the writer's work or family ("teacher of 5 year olds", "two kids"), without "they"."""
    before = low[max(0, start - LOOK_BACK) : start]
    if words == "baby" and _FACE.match(low, end):
        return True
    if words in _A_GIRL:
        return not _THEY.search(low)
    if not (re.search(r"(?:s|children|babies)$", words) or low[end:].startswith("s")):
        return False
    if _SOME_NUMBER.search(before):
        return not _THEY_MANY.search(low)
    return bool(_WORK_WITH.search(before)) and not _THEY.search(low)


def _place_weak(
    low: str, weak: list[Age], persons: list[_Person], age_of: dict[int, list[Age]], free: list[Age]
) -> None:
    """Give the ages that count only alone to the last child named before them, or to nobody named."""
    for age in weak:
        minors = [i for i, p in enumerate(persons) if p.kind in _GROWING and p.end <= age.start]
        index = minors[-1] if minors else None
        if index is not None and index not in age_of and _about_same(low, age, persons[index]):
            age_of[index] = [age]
        elif age.kind != "at" or age.months >= 216 or _even_at(low, age):
            free.append(age)


_GROWING = ("minor", "other", "child")
_EVEN_AT = re.compile(r"\b(?:even|only|just|still|already|period|puberty)\b[^,.;]{0,12}$")
# "is adapalene ok at 15"; not "i got them at 13", nor an appointment at 10
_ASKS_AT = re.compile(
    r"\b(?:ok|okay|safe|use|using|start|starting|begin|fine|allowed|young|too old|can|should|retinol|tret\w*"
    r"|adapalene|differin|retin\w*)\b[^,.;]{0,40}$"
)
_ONCE_AT = re.compile(
    r"\b(?:got|had|began|started|appeared|came|was|used|first|appointment|booked|tonight"
    r"|tomorrow)\b[^,.;]{0,40}$"
)


#: "At 17 would they point a laser at her bumps"; "my appointment is at 4 can i eat before" is an hour
_OPENS = re.compile(r"\W*(?:(?:and|so|but|ok|oh)\W+)*")
_ASKS_AFTER = re.compile(
    r",? (?:would|will|can|could|should|may|do|does|is) (?:he|she|they|i|it|you|my|her|his)\b"
)
_BOOKED = re.compile(r"\b(?:appointment|booked|removal|surgery|scheduled|slot)\b[^,.;]{0,40}$")
_HOUR = re.compile(r"\b(?:o'?clock|morning|evening|night|tonight|half past|[ap]\.?m)\b")


def _even_at(low: str, age: Age) -> bool:
    """Whether "at 11" is an age of now and no hour: "only at 11", "is it ok at 11"."""
    before = low[: age.start]
    opens = _OPENS.fullmatch(before) is not None and _ASKS_AFTER.match(low, age.end) is not None
    if opens or _EVEN_AT.search(low[: age.start + 8]):
        return True
    if re.match(r",? (?:he|she)\b", low[age.end :]) and not _BOOKED.search(before):
        return True
    if _HOUR.search(low):
        return False
    return age.months >= 60 and bool(_ASKS_AT.search(before)) and not _ONCE_AT.search(before)


_WRITER = re.compile(r"\bi\b|\bi'|\bim\b|\bive\b|\bme\b|\bmine\b")


def _of_another(low: str, age: Age) -> bool:
    """Whether a time that stands alone is an age of him or her: "at 6 weeks his nose …"."""
    return (
        age.months < 72
        and bool(_ANOTHER.search(low))
        and bool(_ALONE_BEFORE.search(low[: age.start]))
        and bool(_ALONE_AFTER.match(low[age.end :]))
    )


_ALONE_BEFORE = re.compile(r"(?:^|[,;(] ?|\b(?:at|only|just|now) )$")
_ALONE_AFTER = re.compile(
    r"\s*(?:$|[,.;)]|(?:with|and|his|her|he|she|on (?:mon|tue|wed|thu|fri|sat|sun)\w*"
    r"|today|tomorrow|now)\b)"
)


def _about_same(low: str, age: Age, person: _Person) -> bool:
    """Whether an age that does not stand beside a person may be that person's."""
    between = low[person.end : age.start]
    return not _WRITER.search(between) and (age.kind != "bare" or age.months < 216)


def _with_signs(text: str, low: str, mentions: list[AudienceMention]) -> list[AudienceMention]:
    """The mentions, and the child that the surroundings tell of where nobody but the writer is found."""
    another = _ANOTHER.search(low)
    relatives = [m for m in mentions if m.audience == "unknown" and not m.minor]
    own = [m for m in mentions if _OWN_WORDS.match(m.text.lower())]
    if len(mentions) == 1 and mentions[0].minor and mentions[0].audience == "unknown":
        return _with_school(low, mentions[0])
    if len(relatives) + len(own) < len(mentions) or _ANIMAL_WORD.search(low):
        return mentions
    if own and not another:
        return mentions
    for kind, pattern in [*_SIGN, *_SIGN_OF_ANOTHER] if another else _SIGN:
        for match in pattern.finditer(low):
            before, after = (
                low[max(0, match.start() - LOOK_BACK) : match.start()],
                low[match.end() :],
            )
            job = _JOB_AFTER.match(after) and _IS_IT.search(before)
            student = match.group().startswith("y") and _UNIVERSITY.search(low)
            aside = (
                student
                or _PAST_SIGN.search(before)
                or ((relatives or not another) and (job or _JOB_BEFORE.search(before)))
            )
            if not aside:
                return [*mentions, _mention(text, match.start(), match.end(), kind, None)]
    return mentions


def _with_school(low: str, child: AudienceMention) -> list[AudienceMention]:
    """A child of unknown age, with the age that its school tells: "my son in 5th grade"."""
    for kind, pattern in _SIGN:
        found = pattern.finditer(low, child.end) if kind in ("toddler", "child") else ()
        for match in found:
            before = low[max(0, match.start() - LOOK_BACK) : match.start()]
            gap = low[child.end : match.start()]
            near = len(gap) <= BESIDE_CHILD and not _ANOTHER_CLAUSE.search(gap)
            if near and not _PAST_SIGN.search(before):
                return [replace(child, audience=_KIND_AUDIENCE[kind])]
    return [child]


BESIDE_CHILD = 30  # characters between a child and its school
_ANOTHER_CLAUSE = re.compile(r"[.;!?]|\b(?:i|my|her|his) $")


_ANOTHER = re.compile(r"\b(?:he|she|his|her|him|hes|shes|he's|she's|hers|bub|their face)\b")
_OWN_WORDS = re.compile(
    r"i\b|i'?m\b|iam\b|am\b|me\b|myself\b|\d+ ?[fm]\b|[fm] ?\d+|pregnan|breast|post|.*\b(?:pp|pregnant"
    r"|post[ -]?partum)$"
)
_PAST_SIGN = re.compile(
    r"\b(?:since|when (?:i|he|she|they|we)|i was|i used to|used to|back|as far back|left|finished|ever since"
    r"|in my days)\b[^,.;]{0,20}$"
)
_JOB_BEFORE = re.compile(
    r"\b(?:i teach|teaching|teacher|teaches|work(?:s|ed|ing)?|job|lecturer|tutor|assistant)(?: (?:in|at|for"
    r"|with|of|as|a|an|the|my|local|to))*(?: \w+)? $"
)
_UNIVERSITY = re.compile(
    r"\b(?:phd|uni|university|college|degree|residency|masters?|med school|postgrad\w*|apprentice\w*)\b"
)
_IS_IT = re.compile(r"(?:^|\b(?:i'?m|i am|am|as|being|and) )(?:an? )?(?:\w+ )?$")
_JOB_AFTER = re.compile(
    r"'?s? (?:teachers?|ta|assistants?|workers?|nurse|practitioner|staff|manager|lead|secretary|counsell?or"
    r"|dinner lady)\b"
)


#: "He is 15 yrs now, my baby haha", "hes 9 but hell always be my baby"
_ENDEARMENT = re.compile(
    r"(?: ?(?:yrs?|years?)(?: old)?)?(?: now)?[,.!]? ?(?:but |and )?(?:(?:he|she)(?:'?ll|'?s| is| will) |hell |shell )?"
    r"(?:(?:always|still|be|forever) )*my "
)


def _without_endearment(low: str, mentions: list[AudienceMention]) -> list[AudienceMention]:
    """Without "my baby" behind somebody's age: it is the same one, whatever they are called."""
    kept: list[AudienceMention] = []
    for mention in sorted(mentions, key=lambda m: m.start):
        before = kept[-1] if kept else None
        same = (
            before is not None
            and before.age_months is not None
            and before.age_months >= 12
            and mention.age is None
            and mention.text.lower().startswith("baby")
            and _ENDEARMENT.fullmatch(low[before.end : mention.start])
        )
        if not same:
            kept.append(mention)
    return kept


def _overlap(start: int, end: int, span: tuple[int, int]) -> bool:
    return span[0] < end and start < span[1]


def _only_writes(low: str, person: _Person, young: bool, own_age: bool) -> bool:
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
)
_FOR_THEM = re.compile(r"\b(?:for|on|about|not|both|me and|what about|how about) (?:\w+ )?$")


def _only_looks_on(low: str, person: _Person) -> bool:
    """Whether a grown-up beside a child only says or does something ("nan is coming on Saturday")."""
    if person.kind != "adult" or person.word in _SELF_WORDS | _MOTHERHOOD:
        return False
    before, after = low[max(0, person.start - LOOK_BACK) : person.start], low[person.end :]
    if "used to" in before:
        return True  # "my nan used to dab oil on my dad's"
    return not _HAS_THEM.match(after) and not _FOR_THEM.search(before)


def _mentions_of(text: str, low: str, person: _Person, ages: list[Age]) -> list[AudienceMention]:
    """The mentions of one person: one, or one an age ("my girls are 8 and 2")."""
    if not ages and person.kind == "someone":
        return []
    if not ages:
        return [_mention(text, person.start, person.end, person.kind, None)]
    if len(ages) > 1:
        return [_mention(text, age.start, age.end, person.kind, age) for age in ages]
    age = ages[0]
    if person.kind == "baby" and _BABY_RELATIVE.search(person.word):
        person = replace(person, kind="minor")  # "my baby sister is 14": years
    if len(low[person.end : age.start]) > 12:  # "my son has bumps on his nose, he is 3"
        return [_mention(text, person.start, person.end, person.kind, age)]
    start, end = min(person.start, age.start), max(person.end, age.end)
    return [_mention(text, start, end, person.kind, age)]


def _owner(low: str, age: Age, persons: list[_Person], age_of: dict[int, list[Age]]) -> int | None:
    """The index of the person whose age this is, or None where it stands alone."""
    before = [index for index, person in enumerate(persons) if person.end <= age.start]
    if age.kind in ("stated", "beside", "bare"):
        for index, person in enumerate(persons):
            inside = _overlap(person.start, person.end, (age.start, age.end))
            follows = age.kind == "stated" and person.start >= age.end
            next_to = follows and _AGE_THEN_PERSON.fullmatch(low[age.end : person.start])
            if person.word not in _SELF_WORDS and (inside or next_to):
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
        others = [i for i in named if persons[i].word not in _SELF_WORDS | _MOTHERHOOD]
        return next(reversed(young or others), None)
    if age.kind == "self":
        selves = [
            i for i, p in enumerate(persons) if p.word in ("me", "myself") and i not in age_of
        ]
        return next(iter(selves), None)
    return None


def _stands_beside(low: str, age: Age, person: _Person, others: list[Age] | None) -> bool:
    """Whether the words between a person and a number make the number the person's age."""
    if others:
        if age.words == "one" and _ONE_OF_MANY.match(low, age.end):
            return False  # "my twins are 7 weeks, one has it the other doesnt"
        return bool(_ANOTHER_AGE.fullmatch(low[others[-1].end : age.start]))
    gap = low[person.end : age.start]
    if person.word in _SELF_WORDS | _MOTHERHOOD:
        return False
    if person.kind == "adult" and age.bare and age.months < YOUNGEST_GROWN_UP:
        return False  # "my gran's one aches", "my husband has 3"
    if age.kind not in ("copula", "bare"):
        return bool(_BESIDE.fullmatch(gap))
    loose = not gap.strip(" ,") and age.words.startswith("one")  # "twins, one has dots"
    if loose or (
        not gap.strip()
        and (person.kind not in (*_GROWING, "someone") or not age.words[0].isdigit())
    ):
        return False
    if re.fullmatch(rf" of {HEDGE}", gap) and person.word in ("eldest", "oldest", "youngest"):
        return False  # "the eldest of three"
    relative = _BABY_RELATIVE.search(person.word)
    if person.kind in ("newborn", "baby") and not relative and age.bare and age.months >= 216:
        return False  # "mum of a newborn, 31"
    said = gap.strip().startswith(_IS_OR_TURNS) or _COPULA_END.match(low[age.end :])
    return bool(_COPULA.fullmatch(gap) and said)


def _same_person(mentions: list[AudienceMention]) -> list[AudienceMention]:
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


def _negated(low: str, mention: AudienceMention) -> bool:
    """Whether the words before a mention say that it is not about this person."""
    before = low[max(0, mention.start - LOOK_BACK) : mention.start]
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
