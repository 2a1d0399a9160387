"""Who a message is about: persons and ages in a person's own words, turned into audiences.

Input: one message. Output: `AudienceMention`s in order of mention. No errors: any string is taken.

Method: two tables, PERSONS (nouns) and AGES (ways to give an age), find candidates; candidates that
are no person of ours (animals, things, durations, pregnancies, the past) are dropped; each age is
joined to the person it stands beside; the age outranks the noun ("my son is 41" is an adult, "my
baby is 2 years old" a toddler).

Decisions, each with a test:
- A son, daughter, child or kid without an age is `unknown` with `minor=True`: nothing for adults may
  be given.
- The speaker is no mention by "I have", "mine" or "my eyelid": the writer's age is not known from
  that. "me", "myself", "I'm 34", pregnancy, breastfeeding (with no baby in the message) are an adult.
  Makeup and shaving are not taken as proof of an adult: teenagers do both, and retinoids are for
  adults only.
- Parents who write about a child ("first time mum here", "my gran says to squeeze it") are not whom
  it is about.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from milia.types import Audience

DAYS_A_MONTH = 30.44
MAX_CHARS = 2000  # of a message: what follows is not looked at
LOOK_BACK = 100  # characters before a word that may change what it means
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
# (kind, pattern). Longer phrases first: where two match at one place the longer wins.
PERSONS: tuple[tuple[str, str], ...] = (
    (
        "newborn",
        r"new[ -]?(?:borns?|brons?|bron|bons?|brns?)(?: bab(?:y|ies))?|nwe ?borns?"
        r"|neonat(?:es?|al)",
    ),
    (
        "newborn",
        r"(?:\d+ |only |just |mere |a few |few )?hours? old|(?:only |just |mere |a few |few )(?:days|weeks) old"
        r"|(?:just |only |has |have |'s |s )*been born|fresh out of (?:the|my) womb"
        r"|straight (?:from|out of) (?:the|my) womb|a fortnight old|(?<=\bmy )nb|(?<=\bour )nb|nb bab(?:y|ies)",
    ),
    ("baby", r"(?:only |just |mere |few )months old"),
    ("baby", "[👶🍼]+"),
    ("minor", "[👦👧🧒]+"),
    ("adult", "[👵👴🤰🧔]+"),
    (
        "newborn",
        r"(?:was |were )?(?:just )?born (?:yesterday|today|tonight|this (?:week|morning)"
        r"|last (?:week|night|mon|tue|wed|thu|fri|sat|sun)\w*"
        r"|on (?:mon|tue|wed|thu|fri|sat|sun)\w*)|brand new bab(?:y|ies)",
    ),
    (
        "baby",
        r"(?:baby )?(?:bab(?:y|ies|ys|bys?|ay)|baybs?|bayb(?:y|ies)|infants?|inf[ae]nts?|bubs?"
        r"|bubba)(?: (?:girls?|boys?|sons?|daughters?|sisters?|brothers?|nieces?|nephews?"
        r"|cousins?|grandsons?))?",
    ),
    (
        "baby",
        r"pre?em?ies?|premies?|premmies?|prem bab(?:y|ies)"
        r"|premature(?:ly born)?(?: bab(?:y|ies))?|preterm|\d\d[ -]?weekers?"
        r"|born (?:at|@) \d\d(?:\+\d)?(?: ?w(?:ee)?ks?)?",
    ),
    (
        "baby",
        r"beb[eé]s?|bambin[oai]|bubby|bubbas|bubz|bundle of joy|tiny human|(?:new|newest|latest|little) arrival"
        r"|rainbow bab(?:y|ies)|babykins|baba|suckling|nursling",
    ),
    ("toddler", r"todd?l[ea]rs?|todders?|toddlers?|pre-?schoolers?|(?:tiny |wee )?tots?"),
    (
        "child",
        r"my (?:mum|mom|mam|dad|parents|folks) (?:won'?t|wouldn'?t|will not|do(?:es)?n'?t|refuses? to|never) let me",
    ),
    (
        "child",
        r"(?:teen[ -]?age(?:d)?|tween|pre-?teen|teen|school[ -]?aged?|adolescent) (?:sons?"
        r"|daughters?|boys?|girls?|kids?|child(?:ren)?|nieces?|nephews?|brothers?|sisters?)",
    ),
    (
        "child",
        r"teen[ -]?agers?|teens?|pre-?teens?|tweens?|adolescents?"
        r"|(?:high|middle|primary)[ -]?schoolers?|school ?(?:boys?|girls?|kids?|child(?:ren)?)"
        r"|older (?:child(?:ren)?|kids?)",
    ),
    (
        "adult",
        r"(?:adult|grown[ -]?up|grown) (?:sons?|daughters?|kids?|child(?:ren)?|man|men|wom[ae]n)"
        r"|young adults?",
    ),
    (
        "adult",
        r"adults?|grown[ -]?ups?|wom[ae]n|ladies|lady|gentlem[ae]n|elderly(?: people)?|seniors"
        r"|pensioners?|oldies?|old(?:er)? (?:people|adults?|person|persons|folks?|lady|ladies"
        r"|m[ae]n|wom[ae]n)",
    ),
    (
        "adult",
        r"(?<=do )men|(?<=for )men|(?<=in )men|(?<=\ba )(?:young |old )?man"
        r"|(?<=\ba )(?:guy|bloke)|middle[ -]?aged",
    ),
    (
        "adult",
        r"(?:grand|gran)(?:mother|father|ma|pa|dad|daddy|mum|mom|parents?)|gran|granny|grannie"
        r"|nan|nana|nanna|grampa",
    ),
    (
        "adult",
        r"husband|hubby|wife|fianc[eé]+|girlfriend|boyfriend"
        r"|(?<=\bmy )(?:gf|bf|dh|dw|partner|other half)",
    ),
    (
        "adult",
        r"(?<=\bmy )(?:old |elderly )?(?:(?:mother|father)[ -]in[ -]law|m[uo]ms?|mam|mother|mama"
        r"|dad|daddy|father|mil|fil|parents|aunt(?:ie|y)?|uncle)"
        r"|(?<=\bour )(?:mum|mom|dad|mother|father)",
    ),
    ("adult", r"pregnant|pregnancy|trimester|menopaus(?:e|al)|breast[ -]?feeding|post[ -]?partum"),
    ("adult", r"myself"),
    (
        "adult",
        r"(?<=\bfor )me|(?<=\bon )me|(?<=\babout )me|(?<=\bnot )me|(?<=\bits )me|(?<=\bit's )me"
        r"|(?<=\bboth )me|(?<=\bjust )me|(?<=\band )me|(?<=\bis )me|(?<=\bthan )me"
        r"|(?<=, )me\b(?! (?:know|see|tell))|^me(?=$|[ ,.!?]*$|,| and| not| too)"
        r"|(?<=: )me(?= and)",
    ),
    (
        "minor",
        r"(?:step|god|grand|foster )?(?:sons?|daughters?|d[ds]\d?)|(?:little|baby|wee|kid) (?:brother|sister)"
        r"|youngsters?|grand(?:child(?:ren)?|kids?|baby)|nieces?"
        r"|nephews?|kiddos?|kids?|child(?:ren)?(?!hood)|childs|d[au]{1,2}g?h?t+h?ers?|duaghters?"
        r"|dauhgters?|daugthers?|little ones?|wee ones?|wee man|little (?:man|guy|lad)|l\.?o\.?"
        r"|bairns?|youngest|eldest|oldest|toddling one",
    ),
    (
        "minor",
        r"(?<=\bmy )(?:little |wee |twin )?(?:boys?|girls?|twins|lads?|lass(?:ie)?s?|babe)"
        r"|(?<=\bour )(?:little |wee |twin )?(?:boys?|girls?|twins|lads?|lass(?:ie)?s?|babe)"
        r"|(?<=\bthe )twins|(?:little|wee) (?:lads?|lass(?:ie)?s?)"
        r"|(?:little|wee) (?:boys?|girls?)|(?<=old )(?:twin )?(?:boys?|girls?|twins|lad|lass)"
        r"|(?<=\bwo )(?:boy|girl)|(?<=w/o )(?:boy|girl)|(?<=w/o )(?:twins)",
    ),
    (
        "other",
        r"(?:sister|brother|cousin|friend|sibling|flatmate|roommate|colleague)(?:s|-in-law)?"
        r"|bestie",
    ),
)
_PERSON = [(kind, re.compile(rf"(?<![\w-])(?:{pattern})(?!\w)")) for kind, pattern in PERSONS]

#: What tells of a child where nobody is named: places, people and things around one. Used only where no other person
#: or age is found: a midwife of 40 writes about herself.
SIGNS: tuple[tuple[str, str], ...] = (
    (
        "baby",
        r"nicu|scbu|maternity(?: (?:ward|unit|hospital|leave))?|(?<!\ba )(?<!\bas )(?:midwife|midwives|health visitor)"
        r"|(?:six|6|eight|8)[ -]?week check(?:[ -]?up)?|crib|moses basket|cot|bassinet|napp(?:y|ies)|diapers?"
        r"|chang(?:ing|e) (?:mat|table)|(?:feed|nurs|wind|burp|bath|swaddl)ing (?:him|her|them)|pacifier|swaddle\w*"
        r"|ftm|first[ -]time (?:mum|mom|mama|mummy|mommy|dad|parents?)"
        r"|new (?:mum|mom|mama|mummy|mommy|dad|daddy|parents?)|delivery room|labou?r ward|umbilical|cradle cap"
        r"|neonatologist|lactation (?:consultant|nurse)|tummy time|well[ -]baby|in the womb",
    ),
    (
        "toddler",
        r"potty[ -]?train\w*|terrible twos|day ?care|nursery|playgroup|baby group|toddler group|soft play",
    ),
    (
        "child",
        r"(?<!was )(?<!since )(?<!since i was )(?:in|at) (?:reception|kindergarten|kindy|year (?:[1-9]|1[0-3])\b|yr \d+"
        r"|(?:elementary|primary|middle|junior|secondary|high) school|sixth form|(?:[1-9]|1[0-2])(?:st|nd|rd|th) grade"
        r"|(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth) grade)"
        r"|(?:[1-9]|1[0-2])(?:st|nd|rd|th) grader?|(?:first|second|third|fourth|fifth|sixth|seventh|eighth) graders?"
        r"|gcses?|a[ -]levels?|school (?:age|nurse|photos?|run|disco|trip)|school[ -]aged|freshman year",
    ),
)
_SIGN = [(kind, re.compile(rf"(?<![\w-])(?:{pattern})(?!\w)")) for kind, pattern in SIGNS]

ANIMAL = (
    r"(?:pupp(?:y|ies)|pups?|kittens?|kitty|dogs?|doggo|cats?|bunn(?:y|ies)|rabbits?|hamsters?"
    r"|guinea pigs?|horses?|foals?|pony|ponies|goats?|lambs?|calf|calves|piglets?|pigs?|chicks?"
    r"|parrots?|ferrets?|rats?|fur ?bab(?:y|ies)|labrador|poodle|spaniel|retriever)"
)
THING = (
    r"(?:bumps?|spots?|dots?|milia|milium|millum|cysts?|pimples?|zits?|scars?|tattoos?|tubes?"
    r"|bottles?|creams?|serums?|products?|wounds?|burns?|tretinoin|differin|retin\w+"
    r"|moisturi[sz]ers?|sunscreen|ones?|whiteheads?|marks?|lumps?|moles?|rash|prescription"
    r"|routine|habit|question|post|thread)"
)
_ADJECTIVE = r"(?!(?:with|and|w|has|have|having|had|got|on|by|who|whose|in|for|his|her|to) )\w+"
# "baby oil" is a product and "baby acne" a condition: neither says whom the question is about.
_BABY_COMPOUND = re.compile(
    r" (?:oil|lotion|shampoo|wipes?|powder|cream|soap|wash|acne|eczema|face mask|soft|foot"
    r"|feet peel|skin care brand|sunscreen|fever|bumps on me|blues|steps|botox)\b"
)
_SPEAKS = re.compile(
    r"(?:'?s)? (?:always |just |also |keeps? |kept |both )*(?:says?|said|saying|told|tells"
    r"|telling|thinks?|thought|reckons?|noticed|notices|swears?|swore|insists?|recommends?"
    r"|recommended|suggests?|suggested|mentioned|pointed|is worried|is convinced|worries|wants me"
    r"|gave me|bought|is a (?:nurse|doctor))\b"
)
_CAREGIVER_PAIR = re.compile(
    r" (?:and|&|n) (?:i|me|myself)\b(?! (?:both )?have)"
    r"|^ (?:just |has |had )*(?:had an? |gave birth|given birth)"
)

# ------------------------------------------------------------------------------------------------ ages
_WORDS = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fourty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
_N = (
    r"(?:\d{1,3}(?:\.\d)?(?: ?(?:½|1/2))?|(?:twenty|thirty|fou?rty|fifty|sixty|seventy|eighty"
    r"|ninety)[ -](?:one|two|three|four|five|six|seven|eight|nine)"
    r"|" + "|".join(sorted((w for w in _WORDS if len(w) > 2), key=len)[::-1]) + ")"
)
_NA = rf"(?:{_N}|an?(?=[ -])|half an?(?=[ -])|couple(?: of)?)"
_U = r"(?:years?|yrs?|yeras?|y|months?|mnths?|mths?|mth|mos?|m|weeks?|wks?|weks?|w|days?|d)"
# units that stand without "old"
_UL = r"(?:years?|yrs?|yeras?|months?|mnths?|mths?|mos?|weeks?|wks?|weks?|days?)"
_HEDGE = (
    r"(?:(?:only|just|about|abt|almost|nearly|around|roughly|over|now|already|like|approx|maybe"
    r"|currently|only just|barely|~|under|at) )*"
)
# "4 years and 2 months"
_REST = rf"(?: ?(?:and|n|&|,)? ?\d+ ?{_UL})?"
_OLD = r"(?:[ -]?olds?|[ -]old|[ -]?of age)"
_PRONOUN = (
    r"(?:he'?s|she'?s|he is|she is|shes|hes|they'?re|they are|he'?ll be|she'?ll be"
    r"|(?:he|she|they) (?:just |only )?(?:turns?|turned|turning))"
)
_SELF = r"(?:i'?m|i am|iam|i m|i (?:just )?turned)"
# what may not follow a number for it to be an age
_NOT_AGE_AFTER = (
    r"(?! ?(?:%|x\b|/10|out of|more\b|times?\b|in (?:total|number)|of (?:them|these|those)"
    r"|bumps?\b|spots?\b|milia\b|dots?\b|ago\b|later\b|post\b|into\b"
    r"|in\b(?! (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))|out\b|off\b|since\b"
    r"|on (?:differin|tret|it|retin)|of (?:using|treatment|differin|tret|retin)|weeks?\b|days?\b"
    r"|wks?\b|months?\b|small\b|tiny\b|white\b|little\b|big\b|hundred\b|st\b|nd\b|rd\b|th\b)"
    r"|[\d.]*\d)"
)
_NOT_DURATION_AFTER = (
    r"(?! ?(?:ago|later|post|into|in\b|out\b|off\b|since|on (?:differin|tret|it|retin)"
    r"|of (?:using|treatment|differin|tret|retin)|after|apart|straight|running|course|supply"
    r"|treatment|wait|from now))"
)
AGES: tuple[tuple[str, str], ...] = (
    # kind: stated (an age in itself), self, pronoun, copula and beside (an age only right after a person)
    ("stated", rf"(?P<n>{_NA})[ -]?(?P<u>{_U}) and an? half{_OLD}"),
    ("stated", rf"(?P<u>year) and a half{_OLD}"),
    (
        "stated",
        rf"(?P<n>{_NA})(?: and an? half)?(?:(?: ?- ?| to "
        rf"| or ){_N})?[ -]?(?P<u>{_U})(?:[ -]?(?:and|n|&)? ?\d+ ?{_U})?{_OLD}",
    ),
    ("stated", rf"(?P<n>{_N}) ?(?P<u>[ywmd])\.?[/ ]?os?\b\.?"),
    ("stated", r"(?P<n>\d{1,2}) ?(?P<u>mo|m)\b(?! (?:later|ago|now|on|of|supply))"),
    (
        "stated",
        rf"(?P<n>{_NA})[ -](?P<u>{_UL})[ -](?=(?:baby|boy|girl|son|daughter|twins|infant"
        r"|newborn)\b)",
    ),
    ("stated", rf"(?P<n>{_N}) (?:and|&|n) (?={_N}[ -]?(?P<u>{_U}){_OLD})"),
    ("stated", rf"\baged? (?:of )?{_HEDGE}(?P<n>{_N})(?: ?(?P<u>{_UL}))?(?!\w)"),
    (
        "stated",
        r"in (?:my|his|her|their) (?:early |mid |late |mid-|late-|early-)?(?P<decade>\d0'?s"
        r"|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)",
    ),
    ("stated", r"(?P<n>[1-9]\d)[ -]?(?:f|m|yr f|yr m)\b|(?<!')\b[fm] ?(?P<n2>[1-9]\d)\b"),
    (
        "stated",
        r"(?:gave birth|delivered|had (?:an?|my|our) (?:baby|son|daughter|first|little (?:boy"
        rf"|girl))) (?:about |just |only )?(?P<n>{_NA}) (?P<u>{_UL}) ago",
    ),
    ("stated", rf"born (?:about |just |only )?(?P<n>{_NA}) (?P<u>{_UL}) ago"),
    (
        "stated",
        rf"(?:just|only|^|(?:and|who) )turned (?P<n>{_N})(?: ?(?P<u>{_UL}))?{_NOT_AGE_AFTER}",
    ),
    (
        "stated",
        rf"^(?:almost|nearly|just turned|nearly at) (?P<n>{_N})(?: ?(?P<u>{_UL}))?(?= *[.,!?]|$)",
    ),
    ("stated", rf"^(?P<n>{_N})(?: ?(?P<u>years?|yrs?))? ?(?=,? ?(?:male|female|woman|man|here)\b)"),
    ("stated", r"^(?P<n>[1-9]\d)(?=, )"),
    ("stated", rf"^(?P<n>{_N}) ?(?P<u>months?|mths?|weeks?|wks?|days?)(?=, )"),
    ("stated", r"\b[fm], ?(?P<n>[1-9]\d)\b"),
    ("self", rf"{_SELF} {_HEDGE}(?P<n>{_N})(?: ?(?P<u>{_UL}))?{_NOT_AGE_AFTER}(?![-\w/])"),
    (
        "pronoun",
        rf"{_PRONOUN} {_HEDGE}(?P<n>{_NA})(?: ?(?P<u>{_UL})){_REST}(?!\w){_NOT_DURATION_AFTER}",
    ),
    ("pronoun", rf"{_PRONOUN} {_HEDGE}(?P<n>{_N}){_NOT_AGE_AFTER}(?![-\w/%])"),
    ("beside", rf"(?P<n>{_NA}) ?(?P<u>{_UL}){_REST}(?!\w){_NOT_DURATION_AFTER}"),
    ("copula", rf"(?P<n>{_N})(?: and a half)?{_NOT_AGE_AFTER}(?![-\w/%])"),
)
_AGE = [(kind, re.compile(rf"(?<![\w.])(?:{pattern})")) for kind, pattern in AGES]
_BESIDE = re.compile(
    r"(?:'?s)?[\s,(:–-]*(?:who |that |which )?(?:is |are |aged? |turned |turns |turning "
    rf"|was born )?{_HEDGE}$"
)
_COPULA = re.compile(
    rf"'s {_HEDGE}$|(?:'?s)?(?:[,]? (?:who )?(?:is|are|turned|turns|turning|just turned"
    rf"|is turning|will be) {_HEDGE}| ?\(|, ?)$"
)
_COPULA_END = re.compile(
    r"\s*(?:$|[,.)!?;]|and\b|with\b|but\b|yrs|who\b|now\b|has\b|today|tomorrow|next|in\b)"
)
_AGE_THEN_PERSON = re.compile(
    r"[\s,-]*(?:little |sweet |baby |twin |premature |beautiful |healthy |youngest )?$"
)
_PAST_AGE = re.compile(
    r"\b(?:since|when|until|till|til|once|before|by the time|back when|from when|from|at"
    r"|since about)(?: (?:i|he|she|they|we|my \w+|the \w+|our \w+))?(?: (?:was|were|turned|turns?"
    r"|is|are|hits?|gets?))?"
    rf"(?: the age of)? ?{_HEDGE}$"
)
_PAST_SELF = re.compile(r"\b(?:since|when|until|till|once|before|by the time|whe?n) $")
_PAST_NOUN = re.compile(
    r"\b(?:as|since (?:i|he|she|we|they) (?:was|were)"
    r"|when (?:i|he|she|we|they|my \w+) (?:was|were|is|becomes?)"
    r"|until (?:i|he|she) (?:was|were|is)|i was) (?:just |only |still )?(?:an? )?(?:tiny |little "
    r"|small |young )?$"
)
_NOT_ME = re.compile(
    r"\b(?:help|tell|let|give|show|advise|worries|bothers?|bothering|scares?|annoys?"
    r"|freaks) (?:and )?$"
)
_PREGNANT = re.compile(
    rf"(?:i'?m |i am |im )?{_HEDGE}(?P<n>{_N})(?:\+\d)? ?(?:w(?:ee)?ks?|months?|mths?)?"
    r" (?:pregnant|along|post[ -]?partum|pp\b|gestation|preg\b)"
)
_SELF_WEEKS = re.compile(
    rf"{_SELF} {_HEDGE}(?P<n>{_N}) ?(?:w(?:ee)?ks?|months?)(?!\w|[ -]?old)"
    r"(?! (?:into|in\b|on\b|post\b|of\b|since|out|off|after))"
)
_NEGATOR = re.compile(
    r"(?:\b(?P<not>not|isn'?t|aren'?t|ain'?t|wasn'?t|never|nor|rather than|instead of|forget"
    r"|never mind|nevermind|other than|except|excluding|nothing to do with|don'?t mean"
    r"|didn'?t mean|don'?t have|dont have|isnt|arent"
    r"|wasnt)(?: (?:really|actually|it'?s|even|necessarily))*(?: (?:for|about|on|with|in"
    r"|talking about|asking (?:for|about)|meant for|to do with))?(?: (?:my|the|an?|our|any|this"
    r"|his|her|your))?|\bno(?= ?$))(?: (?:own|little|wee|sweet))? ?$"
)
_ASKS_WHY_NOT = re.compile(
    r"(?:\bwhy\b|\b(?:is|are|was) (?:it|this|they|these|that|\w+)\b|\bcan'?t)[^,.;!?]*$"
)


_SUBJECT_END = rf"(?:'?s)?(?:[ ,(]*(?:is|was|are|that is|which is|aged?|,))? ?{_HEDGE}$"
_ANIMAL_SUBJECT = re.compile(rf"\b{ANIMAL}{_SUBJECT_END}")
_THING_SUBJECT = re.compile(
    rf"\b(?:(?<!little )(?<!wee )(?<!young ){THING}|{ANIMAL}|it|this|that){_SUBJECT_END}"
)
_THING_NEXT = re.compile(rf"[\s-]*(?:{_ADJECTIVE} )?(?:{THING}|{ANIMAL})\b")
_ANIMAL_OWNED = re.compile(rf"(?:'s|s'|s)? (?:\w+ )?{ANIMAL}\b")
_NO_BABY_YET = re.compile(r"\b(?:fur|trying for an?|ttc|having an?|expecting an?|have another) $")
_OWNS_PERSON = re.compile(
    r"(?:'s|s'|s|'s best)? (?:new ?born|bab|infant|todd|son|daughter|kid|child"
    r"|\w+ (?:week|month|year|wk|yr))"
)
_ANIMAL_WORD = re.compile(rf"\b{ANIMAL}\b")
_NOT_SO = re.compile(r"\b(?:not|isn'?t|never been) $")
_AFTER_BIRTH = re.compile(r"post|pp\b")
_ANOTHER_AGE = re.compile(r"(?: and |, | & )(?:one is |the other is |the other )?")
_NOT_ONLY = re.compile(r"\bnot (?:just|only)\b[^,.;]*$")
_YOUNG = frozenset({"newborn", "baby", "toddler", "minor"})
_DURING = re.compile(r"\b(?:during|in|while|when i was|throughout|my) (?:my |the )?$")
_IS_OR_TURNS = ("is", "are", "'s", "turn", "who", "will", ", who")
_BABY_RELATIVE = re.compile(
    r"\b(?:girls?|boys?|sons?|daughters?|sisters?|brothers?|nieces?|nephews?|cousins?)$"
)
_SELF_WORDS = frozenset({"pregnant", "myself", "me"})


@dataclass(frozen=True)
class _Age:
    kind: str
    start: int
    end: int
    months: float | None
    words: str
    bare: bool  # no unit was written: years are assumed


def _number(words: str) -> float | None:
    """The value of a written number ("2.5", "forty one", "half a"), or None."""
    words = words.strip()
    if words.startswith("half"):
        return 0.5
    if words.startswith("couple"):
        return 2.0
    half = 0.5 if re.search(r"½|1/2", words) else 0.0
    plain = re.sub(r" ?(?:½|1/2)$", "", words)
    try:
        return float(plain) + half
    except ValueError:
        parts = [_WORDS.get(part) for part in re.split(r"[ -]", plain)]
        known = [part for part in parts if part is not None]
        return float(sum(known)) if known and len(known) == len(parts) else None


def _months(value: float, unit: str | None) -> float:
    """An age in months from a number and a unit as written; no unit means years."""
    first = (unit or "y")[0]
    if first == "d":
        return value / DAYS_A_MONTH
    if first == "w":
        return value * 7 / DAYS_A_MONTH
    return value if first == "m" else value * 12


def _by_age(months: float) -> Audience:
    if months < 12:
        return "baby"
    if months < 72:
        return "toddler"
    return "child" if months < 216 else "adult"


_DECADES = {
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
    "nineties": 90,
}


def _ages(text: str) -> list[_Age]:
    """All candidate ages in order; the table's earlier kinds win where two overlap."""
    found: list[_Age] = []
    for kind, pattern in _AGE:
        for match in pattern.finditer(text):
            start, end = match.span()
            if any(start < other.end and other.start < end for other in found):
                continue
            groups = match.groupdict()
            months = _age_in_months(groups, match.group())
            if months is None or months > 12 * 115:
                continue
            before = text[max(0, start - LOOK_BACK) : start]
            # what is no age keeps its place, so that no other pattern reads it as one
            kind_here = "none" if _is_no_age(kind, before, text[end:]) else kind
            bare = not groups.get("u") and not groups.get("decade")
            found.append(_Age(kind_here, start, end, months, match.group(), bare))
    return sorted((age for age in found if age.kind != "none"), key=lambda age: age.start)


def _age_in_months(groups: dict[str, str | None], words: str) -> float | None:
    """The age that a match of the table AGES gives."""
    decade = groups.get("decade")
    if decade:
        return 12.0 * (_DECADES.get(decade) or int(decade[:2]))
    value = _number(groups.get("n") or groups.get("n2") or "1")
    if value is None:
        return None
    if "and a half" in words or "and an half" in words:
        value += 0.5
    return _months(value, groups.get("u"))


def _is_no_age(kind: str, before: str, after: str) -> bool:
    """Whether a candidate is of the past, or of an animal or a thing."""
    if _PAST_AGE.search(before):
        return True
    if kind in ("self", "pronoun"):
        animal = kind == "pronoun" and _ANIMAL_WORD.search(before)
        lonely = animal and not any(pattern.search(before) for _, pattern in _PERSON)
        return bool(lonely or _PAST_SELF.search(before) or _ANIMAL_SUBJECT.search(before))
    if kind == "stated" and _THING_NEXT.match(after):
        return True
    return bool(_THING_SUBJECT.search(before))


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
    spans.sort(key=lambda span: (span[0], -span[1]))
    reach = 0
    for start, end, kind in spans:
        if start < reach:
            continue
        person = _Person(kind, start, end, text[start:end])
        before, after = text[max(0, start - LOOK_BACK) : start], text[end:]
        if _is_past(person, before):
            reach = end
        elif not _is_nobody(person, before, after):
            found.append(person)
            reach = end
    return found


def _is_past(person: _Person, before: str) -> bool:
    """Whether this is what somebody once was ("as a child", "when I was a baby")."""
    grown = person.kind == "adult" and before.endswith((" as an ", " as a "))  # "as a woman" is now
    if person.kind == "other" or person.word in _SELF_WORDS or grown:
        return False
    return bool(_PAST_NOUN.search(before))


def _is_nobody(person: _Person, before: str, after: str) -> bool:
    """Whether the word names a product, an animal, an owner, a speaker or a baby to come."""
    kind, word = person.kind, person.word
    if kind == "baby" and _BABY_COMPOUND.match(after):
        return True
    if kind in ("baby", "newborn") and _NO_BABY_YET.search(before) and not after.startswith("'s"):
        return True
    if _ANIMAL_OWNED.match(after):
        return True
    if kind in ("other", "adult") and (_OWNS_PERSON.match(after) or _SPEAKS.match(after)):
        return True
    if word == "me" and _NOT_ME.search(before):
        return True
    return word == "premature" and bool(re.match(r" (?:ageing|aging|wrinkl)", after))


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
}


def _mention(text: str, start: int, end: int, kind: str, age: _Age | None) -> AudienceMention:
    """One mention from a person's kind and, where given, the age that outranks it."""
    audience = _KIND_AUDIENCE.get(kind, "unknown")
    months = age.months if age else None
    if age and age.bare and kind in ("baby", "newborn"):
        months = None  # "my baby is 6": months or years, the stricter stands
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
    persons = _persons(low)
    age_of: dict[int, list[_Age]] = {}
    free: list[_Age] = []
    for age in _ages(low):
        owner = _owner(low, age, persons, age_of)
        if owner is not None:
            age_of.setdefault(owner, []).append(age)
        elif age.kind in ("stated", "self", "pronoun"):
            free.append(age)
    pregnancies = list(_PREGNANT.finditer(low)) or list(_SELF_WEEKS.finditer(low))
    free = [
        age for age in free if not any(_overlap(age.start, age.end, m.span()) for m in pregnancies)
    ]
    young = any(person.kind in _YOUNG for person in persons) or any(
        age.months is not None and age.months < 72 for age in free
    )
    own_age = any(age.kind == "self" for age in free)
    mentions: list[AudienceMention] = []
    for index, person in enumerate(persons):
        if not _only_writes(low, person, young, own_age):
            mentions += _mentions_of(text, low, person, age_of.get(index, []))
    mentions += [_mention(text, age.start, age.end, "age", age) for age in free]
    for match in pregnancies:
        taken = any(_overlap(m.start, m.end, match.span()) for m in mentions)
        if not taken and not (young and _AFTER_BIRTH.search(match.group())):
            mentions.append(_mention(text, match.start(), match.end(), "adult", None))
    if not mentions:
        mentions = _signs(text, low)
    mentions = [replace(m, negated=_negated(low, m)) for m in _same_person(mentions)]
    return sorted(mentions, key=lambda m: m.start)


def _signs(text: str, low: str) -> list[AudienceMention]:
    """The child that the surroundings tell of, or nothing; the first sign of the youngest."""
    for kind, pattern in _SIGN:
        match = pattern.search(low)
        if match and not _ANIMAL_WORD.search(low):
            return [_mention(text, match.start(), match.end(), kind, None)]
    return []


def _overlap(start: int, end: int, span: tuple[int, int]) -> bool:
    return span[0] < end and start < span[1]


def _only_writes(low: str, person: _Person, young: bool, own_age: bool) -> bool:
    """Whether a person is named only as the one who asks for a child, or by a state that tells nothing."""
    before, after = low[max(0, person.start - LOOK_BACK) : person.start], low[person.end :]
    if person.word in _MOTHERHOOD:
        if own_age or _NOT_SO.search(before):
            return True  # "I am 16 and pregnant": the age says who it is
        return young and (person.word[:3] in ("bre", "pos") or bool(_DURING.search(before)))
    return person.kind == "adult" and young and bool(_CAREGIVER_PAIR.match(after))


def _mentions_of(text: str, low: str, person: _Person, ages: list[_Age]) -> list[AudienceMention]:
    """The mentions of one person: one, or one an age ("my girls are 8 and 2")."""
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


def _owner(
    low: str, age: _Age, persons: list[_Person], age_of: dict[int, list[_Age]]
) -> int | None:
    """The index of the person whose age this is, or None where it stands alone."""
    before = [index for index, person in enumerate(persons) if person.end <= age.start]
    if age.kind in ("stated", "beside"):
        for index, person in enumerate(persons):
            inside = _overlap(person.start, person.end, (age.start, age.end))
            follows = age.kind == "stated" and person.start >= age.end
            next_to = follows and _AGE_THEN_PERSON.fullmatch(low[age.end : person.start])
            if person.word not in _SELF_WORDS and (inside or next_to):
                return index
    if before and age.kind in ("stated", "beside", "copula"):
        if _stands_beside(low, age, persons[before[-1]], age_of.get(before[-1])):
            return before[-1]
        if age.kind != "stated":
            return None
    unaged = [index for index in before if index not in age_of]
    if age.kind == "pronoun":
        young = [index for index in unaged if persons[index].kind != "adult"]
        others = [i for i in unaged if persons[i].word not in _SELF_WORDS | _MOTHERHOOD]
        return next(reversed(young or others), None)
    if age.kind == "self":
        selves = [
            i for i, p in enumerate(persons) if p.word in ("me", "myself") and i not in age_of
        ]
        return next(iter(selves), None)
    return None


def _stands_beside(low: str, age: _Age, person: _Person, others: list[_Age] | None) -> bool:
    """Whether the words between a person and a number make the number the person's age."""
    if others:
        return bool(_ANOTHER_AGE.fullmatch(low[others[-1].end : age.start]))
    gap = low[person.end : age.start]
    if person.word in _SELF_WORDS | _MOTHERHOOD:
        return False
    if age.kind != "copula":
        return bool(_BESIDE.fullmatch(gap))
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
