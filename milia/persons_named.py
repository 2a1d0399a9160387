"""The nouns of a message that name a person of ours: no animal, no thing, nobody of the past, nobody else's words.

Input: a message in lower case (`in_lower_case`). Output: `Person`s in order. No errors.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from milia.persons_ages import LOOK_BACK
from milia.persons_words import (
    ANIMAL,
    ENDEARED,
    MISSPELT,
    NOT_MISSPELT,
    OWNED,
    OWNER,
    OWNER_NEAR,
    PERSONS,
    WORDS,
)

_PERSON = [(kind, re.compile(rf"(?<![\w-])(?:{pattern})(?!\w)")) for kind, pattern in PERSONS]

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
    r"|asks?(?! for)|asked(?! for)|wants to know|(?:is|was) (?:asking|wondering)(?! for)|wonders?"
    r"|(?:is|are) (?:not )?paying|pays?\b|wont pay|doesn'?t pay"
    r"|telling|thinks?|thought|reckons?|noticed|notices|swears?|swore|insists?|recommends?"
    r"|going on|banging on|on (?:at|to|about)(?: me)?|texted|posted|phoned|rang"
    r"|recommended|suggests?|suggested|mentioned|pointed|is worried|is convinced|worries|wants me"
    r"|gave me|bought|sold|sells|offered|prescribed|advised|handed me|is a (?:nurse|doctor)"
    r"|(?:is |was |has been |'?s )(?:insisting|saying|telling|suggesting|pushing|adamant|nagging|begging|obsessed|sure)"
    r"|did (?:it|this|that|them|ours|mine|his|hers)"
    r"|(?:gave|put|rubbed|squeezed|picked|popped|wiped|scrubbed|dabbed|smeared|poked|pricked|used)"
    r"(?: at)? (?:it|them|him|her|one|some|his))\b"
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

_ONE_OF_THEM = re.compile(
    r" (?:that (?:is|was) |just |right )?(?:under|on|near|by|below|beneath|above|beside|next to|in) "
    r"(?:my|the (?:corner|inner|outer|left|right|lid|eyelid|eye|nose|cheek)|each|one)\b"
)
#: "What brings the hard wee ones out"
_BUMPY = re.compile(r"\b(?:hard|white|stubborn|pearly|raised|deep|yellow\w*) $")

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

_NOT_ME = re.compile(
    r"\b(?:help|tell|let|give|show|advise|worries|bothers?|bothering|scares?|annoys?"
    r"|freaks) (?:and )?$|\blov(?:e|ing) (?:that|this) for $"
)
# "Should i ask my mum": whom one turns to is not whom it is about.
_IS_ASKED = re.compile(
    r"\b(?:ask|asking|beg|begging|convince|persuade|tell|telling|show|nag|pester) (?:my|our) $"
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
    r"(?:newborn|bab(?:y|ies)|infant|toddler|little one|wee one|kid|child|son|daughter|boy|girl"
    r"|\d+ ?(?:mo|wo|yo|(?:day|week|wk|month|mth|year|yr)s?[ -]old))(?: \w+){0,3}? "
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

# "Everything i google is about newborns": what one reads is about somebody else.
_MANY_YOUNG = frozenset({"newborns", "babies", "infants", "kids", "children", "toddlers"})
_ONLY_READ = re.compile(
    r"\b(?:everything|all (?:of )?(?:the )?(?:articles?|info\w*|pages?|sites?|results?|advice|stuff)|google"
    r"|the internet|online|the web|websites?|articles?|leaflets?)\b[^.;!?]*\b(?:is|are|talks?|says?|seems?|only"
    r"|just)\b[^.;!?]*\b(?:about|for|on|mentions?)(?: only| just| all)? $"
)

_ALMOST = re.compile(
    r"\b(?:basically|almost|nearly|practically|pretty much|more or less|virtually|kinda|kind of|sort of"
    r"|not yet|not quite)(?: like)? an? $"
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
#: "I'm a right baby with pain", "such a baby about needles"
_A_COWARD = re.compile(
    r"\b(?:i'?m|i am|im|be|being|such) (?:(?:a|an|such|right|big|total|real|proper|bit of) )*$"
)
_OF_WHAT = re.compile(r" (?:about|with|when|at|over|for|around) (?!(?:my|her|his|the) |\d)")
_NO_BABY_YET = re.compile(r"\b(?:fur|trying for an?|ttc|having an?|expecting an?|have another) $")
_OWNS_PERSON = re.compile(
    r"(?:'s|s'|s|'s best)? (?:new ?born|bab|infant|todd|son|daughter|kid|child"
    r"|\w+ (?:week|month|year|wk|yr))"
)
ANIMAL_WORD = re.compile(rf"\b{ANIMAL}\b")

YOUNG = frozenset({"newborn", "baby", "toddler", "minor"})

SELF_WORDS = frozenset({"pregnant", "myself", "me"})


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


@dataclass(frozen=True)
class Person:
    kind: str
    start: int
    end: int
    word: str


def find_persons(text: str) -> list[Person]:
    """All candidate persons in order, without animals, products, speakers and the past."""
    found: list[Person] = []
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
        person = Person(kind, start, end, text[start:end])
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


def _is_past(person: Person, before: str) -> bool:
    """Whether this is what somebody once was ("as a child", "when I was a baby")."""
    if person.kind == "someone":
        return False
    grown = person.kind == "adult" and before.endswith((" as an ", " as a "))  # "as a woman" is now
    if person.kind == "other" or person.word in SELF_WORDS or grown:
        return False
    return bool(_PAST_NOUN.search(before))


def _is_nobody(person: Person, before: str, after: str) -> bool:
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
    if kind in YOUNG and _FED.search(before) and _FEEDER_ASKS.search(whole):
        return not _ON_THE_CHILD.search(whole)
    if word.endswith((" one", " ones")) and (_ONE_OF_THEM.match(after) or _BUMPY.search(before)):
        return True
    if word.startswith(("twin", "triplet", "quad")) and _BIRTHS.search(before):
        return True
    if kind in YOUNG and _OWNS_ADULT.match(after):
        return True
    if word == "baby" and _TO_BABY.search(before) and _BABIED.match(after):
        return True
    if word.startswith(("gave", "given")) and not ANOTHER.search(before + word + after):
        return True
    if word == "child" and after.startswith("'s play"):
        return True
    if word in ENDEARED and re.match(
        r" (?:hydroxy|blocker|carotene|glucan|butter|oil|tape|cut)", after
    ):
        return True
    if kind in ("minor", "other") and _HAS_A_WEDDING.match(after):
        return not ANOTHER.search(after)
    if word == "son" and after.startswith(" screen"):
        return True  # sunscreen, as a phone hears it
    if word == "baby" and _A_COWARD.search(before) and _OF_WHAT.match(after):
        return True
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


#: "My granddaughter's wedding is in 2 weeks"
_HAS_A_WEDDING = re.compile(
    r"(?:'s|s'|s)? (?:\w+ )?(?:wedding|marriage|engagement|hen|stag|graduation|prom|baby shower)\b"
)
_OF_THE_FAMILY = re.compile(
    r" of (?:the|my|our|his|her) (?:family|house\w*|bunch|group|office|team|siblings|lot|four|three|clan)\b"
)


def in_lower_case(text: str) -> str:
    """Lower case with plain apostrophes; every character keeps its place."""
    return "".join(
        low if len(low := char.lower()) == 1 else char for char in text.translate(_APOSTROPHES)
    )


_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "`": "'", "\n": " ", "\t": " "})


def speaks(after: str) -> bool:
    """Whether the words behind a person make a speaker of them: " says it's cancer".

    Args:
        after: what follows the person, as written.
    """
    return _SPEAKS.match(in_lower_case(after)) is not None


ANOTHER = re.compile(r"\b(?:he|she|his|her|him|hes|shes|he's|she's|hers|bub|their face)\b")
