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
from dataclasses import replace
from functools import lru_cache

from milia.mentions import AudienceMention, make_mention
from milia.persons_ages import HEDGE, LOOK_BACK, NUMBER, SELF, Age, find_ages
from milia.persons_joined import (
    MINORS,
    is_echo,
    is_negated,
    is_none,
    mentions_of,
    only_looks_on,
    only_writes,
    overlap,
    owner_of,
    same_person,
)
from milia.persons_named import (
    ANIMAL_WORD,
    ANOTHER,
    YOUNG,
    Person,
    find_persons,
    in_lower_case,
    speaks,
)
from milia.persons_signs import with_signs, without_endearment
from milia.persons_subject import another_has_them, writer_has_them

MAX_CHARS = 2000  # of a message: what follows is not looked at

# "i hate my baby face", "34 and i've got baby spots": of no account beside an adult's age
_FACE = re.compile(r" ?-?(?:face|spots|acne|bumps)\b")

_A_GIRL = frozenset({"a girl", "a boy", "a lad", "a lass"})

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

_KINDS_OF_PEOPLE = re.compile(
    r"newborns?|babies|baby|infants|kids|children|toddlers|teens?|teenagers?|adults?|grown ?ups?|wom[ae]n|men|man"
    r"|(?:old|older|young|younger) (?:people|men|women|person)|pensioners?|seniors|youngsters?"
)
_ONLY_THEY = re.compile(
    r"\b(?:only|just|mostly|mainly|thought|all|figured|says?|not"
    r"|(?:aren'?t|isn'?t|weren'?t|wasn'?t|is it|or is it) (?:those|these|they|that|it|rather))\b"
    r"(?: (?:for|in|on|with|of|the|a|it|its|it's|was|is|were|are|they|these|those|this|happens?"
    r"|to|thing|about|talks?|retinol|newborn|only)){0,5} $"
)

_AFTER_BIRTH = re.compile(r"post|pp\b")

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


def find_audiences(text: str) -> list[AudienceMention]:
    """The persons that `text` is about, or says it is not about, in order of mention.

    Input: any string. Output: mentions; empty where nobody is named. Errors: none.
    """
    low = in_lower_case(text[:MAX_CHARS])
    return _mentions(text, low, find_ages(low, text))


def find_aged(text: str) -> list[AudienceMention]:
    """Those of `find_audiences` that have an age, sooner: most texts name none."""
    low = in_lower_case(text[:MAX_CHARS])
    ages = find_ages(low, text)
    return [m for m in _mentions(text, low, ages) if m.age is not None] if ages else []


@lru_cache(maxsize=1024)  # every earlier message is asked of again at each turn
def find_own_age(text: str) -> AudienceMention | None:
    """The writer, where they say how old they are ("i got some too, im 17"), whoever else the message is about.

    Input: any string. Errors: none.
    """
    low = in_lower_case(text[:MAX_CHARS])
    own = [age for age in find_ages(low, text) if age.kind == "self"]
    return make_mention(text, own[0].start, own[0].end, "age", own[0]) if own else None


def _mentions(text: str, low: str, ages: list[Age]) -> list[AudienceMention]:
    persons = find_persons(low)
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
        owner = owner_of(low, age, persons, age_of)
        if owner is not None:
            age_of.setdefault(owner, []).append(age)
        elif age.kind in ("stated", "self") or (
            age.kind == "pronoun" and (persons or not ANIMAL_WORD.search(low, 0, age.start))
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
        age for age in free if not any(overlap(age.start, age.end, m.span()) for m in pregnancies)
    ]
    # "For me, im 25 weeks pregnant": whoever is told of beside it, those weeks are no age.
    age_of = {
        index: [
            age
            for age in ages
            if not any(overlap(age.start, age.end, m.span()) for m in pregnancies)
        ]
        for index, ages in age_of.items()
    }
    young = any(person.kind in YOUNG for person in persons) or any(age.months < 72 for age in free)
    young = young and _NOT_THE_YOUNG.match(low) is None
    own_age = any(age.kind == "self" for age in free)
    mentions: list[AudienceMention] = []
    for index, person in enumerate(persons):
        if person.kind == "minor" and (
            (own_age and _TELLS_WRITER.match(low, person.end)) or _SETS_UP.match(low, person.end)
        ):
            continue
        if person.kind in MINORS and not age_of.get(index) and _only_speaks(low, person, ages):
            continue
        elder = young and not age_of.get(index) and only_looks_on(low, person)
        if not elder and not only_writes(low, person, young, own_age):
            mentions += mentions_of(text, low, person, age_of.get(index, []))
    mentions += [make_mention(text, age.start, age.end, "age", age) for age in free]
    for match in pregnancies:
        taken = any(overlap(m.start, m.end, match.span()) for m in mentions)
        born = _AFTER_BIRTH.search(match.group()) and (young or ANOTHER.search(low))
        if not taken and not born:
            mentions.append(make_mention(text, match.start(), match.end(), "adult", None))
    mentions = [replace(m, negated=is_negated(low, m)) for m in same_person(mentions)]
    mentions = without_endearment(low, _asked_about(text, low, mentions))
    unasked = [m for m in mentions if m.negated and not is_none(low, m)]
    if (
        mentions
        and len(unasked) == len(mentions)
        and all(_ANY_CHILD.fullmatch(m.text) for m in unasked)
    ):
        # "So peels aren't for babies then?" asks about babies; "it's not for my baby" does not.
        mentions = [replace(m, negated=False) for m in mentions]
    # "But not for the boy, or yes?" asks about the boy.
    mentions = [
        replace(m, negated=False) if m.negated and m.minor and _OR_YES.match(low, m.end) else m
        for m in mentions
    ]
    mentions = [replace(m, negated=True) if is_echo(low, m) else m for m in mentions]
    if any(m.audience == "adult" and _A_MAN.fullmatch(m.text.lower()) for m in mentions):
        # "31m. Can a guy get milia there": no month
        mentions = [m for m in mentions if not _AGE_AND_SEX.fullmatch(m.text.lower())]
    return sorted(with_signs(text, low, mentions), key=lambda m: m.start)


#: "Other kids say its catching"
_OTHERS = re.compile(r"(?<!my )(?<!our )\b(?:other|all the|some|the rest of the) $")
#: "Not the babies!! my mum": whoever follows is no mere bystander
_NOT_THE_YOUNG = re.compile(
    r"\W*(?:no,? )?not (?:for |about )?(?:the|my) "
    r"(?:bab(?:y|ies)|kids?|child(?:ren)?|boys?|girls?|twins|toddler|little one)\b"
)
#: "Kids at school call me pimple eyes"
_OF_SCHOOL = re.compile(r" (?:at|from|in) (?:my |his |her )?(?:school|class|form|year)\b")
_TEASE = re.compile(
    r" (?:(?:have|has|had|started|keep|kept|are|were|will|all|just|at school|in (?:his|her|their) class) )*"
    r"(?:comment|laugh|teas|star(?:e|ing)|mak(?:e|ing) fun|mock|bull(?:y|ie)|point|notic|ask|call|pick(?:ing)? on)"
)
OLD = 540  # months from which a daughter is grown up


def _only_speaks(low: str, person: Person, ages: list[Age]) -> bool:
    """Whether children only say or ask something: those of a very old patient, or the others of a class."""
    before, after = low[max(0, person.start - LOOK_BACK) : person.start], low[person.end :]
    of_the_old = any(age.months >= OLD for age in ages) and before.endswith(
        ("her ", "his ", "their ")
    )
    others = _OTHERS.search(before) is not None or _OF_SCHOOL.match(after) is not None
    return bool((of_the_old or others) and speaks(after)) or (others and bool(_TEASE.match(after)))


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
            return [*rest, make_mention(text, children[0].start, children[0].end, "adult", None)]
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
    low: str, weak: list[Age], persons: list[Person], age_of: dict[int, list[Age]], free: list[Age]
) -> None:
    """Give the ages that count only alone to the last child named before them, or to nobody named."""
    for age in weak:
        minors = [i for i, p in enumerate(persons) if p.kind in MINORS and p.end <= age.start]
        index = minors[-1] if minors else None
        if index is not None and index not in age_of and _about_same(low, age, persons[index]):
            age_of[index] = [age]
        elif age.kind != "at" or age.months >= 216 or _even_at(low, age):
            free.append(age)


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
        and bool(ANOTHER.search(low))
        and bool(_ALONE_BEFORE.search(low[: age.start]))
        and bool(_ALONE_AFTER.match(low[age.end :]))
    )


_ALONE_BEFORE = re.compile(r"(?:^|[,;(] ?|\b(?:at|only|just|now) )$")
_ALONE_AFTER = re.compile(
    r"\s*(?:$|[,.;)]|(?:with|and|his|her|he|she|on (?:mon|tue|wed|thu|fri|sat|sun)\w*"
    r"|today|tomorrow|now)\b)"
)


def _about_same(low: str, age: Age, person: Person) -> bool:
    """Whether an age that does not stand beside a person may be that person's."""
    between = low[person.end : age.start]
    return not _WRITER.search(between) and (age.kind != "bare" or age.months < 216)
