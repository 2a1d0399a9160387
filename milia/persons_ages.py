"""The ways to give an age: every stretch of a message that may be one, as an `Age`.

Whose age it is, milia/audience.py decides; what is an age of a thing, an animal or the past, or a
duration, is dropped here. Patterns meet lower case with plain apostrophes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from milia.persons_words import ANIMAL, THING

DAYS_A_MONTH = 30.44
LOOK_BACK = 100  # characters before a word that may change what it means
OLDEST = 12 * 115
#: stated: an age in itself. self, pronoun: of the writer, of him or her. beside, copula: an age only right after a
#: person. birthday: of whose it is. at: "at 52". bare: a number between commas, an age where no better one is found.
AgeKind = Literal["stated", "self", "pronoun", "beside", "copula", "birthday", "at", "bare"]


@dataclass(frozen=True)
class Age:
    """One age. bare: no unit was written, years are assumed."""

    kind: AgeKind
    start: int
    end: int
    months: float
    words: str
    bare: bool


# ------------------------------------------------------------------------------------------------ numbers and units
_ONES = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
_WORDS = {word: n for n, word in enumerate(_ONES.split(), 1)}
_WORDS |= {"a": 1, "an": 1, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19}
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60}
_TENS |= {"seventy": 70, "eighty": 80, "ninety": 90}
_WORDS |= _TENS
_NTH = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
    " fourteenth fifteenth sixteenth seventeenth eighteenth"
)
_ORDINALS = {word: n for n, word in enumerate(_NTH.split(), 1)}
_DECADES = {word[:-1] + "ies": n for word, n in _TENS.items()}
_TENS_AND_ONE = (
    r"(?:twenty|thirty|fou?rty|fifty|sixty|seventy|eighty|ninety)"
    r"[ -](?:one|two|three|four|five|six|seven|eight|nine)"
)
_WORD = "|".join(sorted((w for w in _WORDS if len(w) > 2), key=len)[::-1])
NUMBER = rf"(?:\d{{1,3}}(?:\.\d)?(?: ?(?:[½¼¾]|[13]/[24]))?|{_TENS_AND_ONE}|{_WORD})"
_NA = rf"(?:{NUMBER}|an?(?=[ -])|half an?(?=[ -])|couple(?: of)?)"
# what is added to whole years: "and three quarters", "and a bit", "+2"
_PART = (
    r"(?:(?: and| &| n) (?:an? )?(?:half|bit|quarter|(?:three|3)[ -]quarters?|[13]/[24]|some)"
    r"|(?<=\d)\+(?!\d))"
)
#: Between number and unit: nothing after digits only, lest "eighty" be eight years.
_GAP = r"(?:(?<=[\d½¼¾])[ -]?|[ -])"
# "He's 3 moths": read as years, it was a toddler's answer, and "20 moths" a grown-up's.
_MOTHS = r"moths?|mouths?|munths?|monts|monthes|moonths|mohts"
_U = (
    rf"(?:years?|yrs?|yeras?|yeards?|yaers?|y|months?|{_MOTHS}|motnhs?|monhts?|mnths?|mths?|mth|mos?|m|weeks?"
    r"|wks?|weks?|wekks?|weekes"
    r"|weeeks?|weaks?|w|days?|dys|dyas|dasy|d)"
)
# units that stand without "old"
_UL = (
    rf"(?:years?|yrs?|yeras?|yeards?|months?|{_MOTHS}|motnhs?|mnths?|mths?|mos?|weeks?|wks?|weks?|wekks?|weekes|weaks?"
    r"|days?|dys|dyas|dasy)"
)
_FOREIGN_WORDS = {
    1 / DAYS_A_MONTH: "jours dias días tage hari araw",
    7 / DAYS_A_MONTH: "semana semanas semaines wochen hafte linggo minggu weken",
    1.0: "mois mes meses mesi monate mahine mahina maheene buwan bulan maanden",
    12.0: "ans año años anos jahre anni saal sal taon taong tahun jaar",
}
_FOREIGN = {word: months for months, words in _FOREIGN_WORDS.items() for word in words.split()}
_UF = "(?:" + "|".join(sorted(_FOREIGN, key=len)[::-1]) + ")"
HEDGE = (
    r"(?:(?:only|just|about|abt|'?bout|almost|nearly|around|roughly|over|now|already|like|approx\.?|maybe"
    r"|currently|only just|barely|merely|still|all of|~|under|at|gone|past|hit|nearing|approaching|pushing"
    r"|rising"
    r"|going on|coming up(?: to| on| for)?|close to|soon(?: to be)?|not (?:even|quite|yet)|yet|well|a mere"
    r"|noo|jist|bang on|literally|actually|honestly|legit|technically|officially"
    r"|circa|roughly|exactly|turning|aged?) )*"
)
#: Before a number: the age is not reached yet.
_NOT_YET = re.compile(
    r"\b(?:almost|nearly|nearing|approaching|pushing|rising|going on|coming up(?: to| on| for)?|close to"
    r"|soon(?: to be)?"
    r"|not(?: even| quite| yet)*|(?:will|'ll|going to) (?:complete|be completing|turn)|isn'?t(?: even| quite"
    r"| yet)*|hasn'?t turned|aint(?: even)?|turns?|turning"
    r"|(?:about|going|gonna) (?:to )?(?:turn|be)"
    r"|will be|'?ll be|under|below|younger than|less than|before|til+|until|(?:when|until|till?|before"
    r"|once) (?:he|she|they|i)(?:'?s|'?m|'?re| is| are| am| turns?| hits?)"
    r"|(?:be|under|below) the age of)(?: (?:only|just|about|an?))? $"
)
#: "He's 18 in march", "18 next month"
_STILL_TO_COME = re.compile(
    r" (?:yet|til+|until)\b|,? (?:in (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\b|in (?:a|two|three|\d+) "
    r"(?:days?|weeks?|months?)\b|next (?:week|month|year|spring|summer|autumn|winter)\b|tomorrow\b|soon\b)"
)
# "4 years and 2 months"
_REST = rf"(?: ?(?:and|n|&|,)? ?\d+ ?{_UL})?"
# "which one would you take" has no "ould"
_OLD = r"(?:[ -]?olds?|[ -]old|[ -]?of age|[ -](?:auld|ould))"
_PRONOUN = (
    r"(?:you'?re|you are|ur|he'?s|she'?s|he is|she is|shes|hes|they'?re|theyre|they are|(?:he|she"
    r"|they)'?ll be|(?:he|she|they) will be|hell be|shell be"
    r"|(?:he|she|they)(?:'?s)? (?:is |are |has |will |only )*(?:just |only |recently )?(?:turns?|turned"
    r"|turning|gone|going on|hit|reached))"
)
SELF = r"(?:i'?m|i am|i is|iam|i m|i (?:just |recently |only )?(?:turned|turn)|i'?ll be|ill be|i be|we're|we are)"
_DAYS = r"mon|tue|wed|thu|fri|sat|sun"
_MONTH_NAMES = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
# what may not follow a number for it to be an age
_NOT_AGE_AFTER = (
    # "9 dayz old": a unit that we can't read is not years
    r"(?! ?(?!y)[a-z]{2,6} old\b)"
    r"(?! ?(?:%|x\b|/|out of|more\b|times?\b|in (?:total|number)|of (?:them|these|those|us|my|the)"
    r"|bumps?\b|spots?\b|milia\b|dots?\b|ago\b|later\b|post\b|into\b"
    rf"|in\b(?! (?:{_MONTH_NAMES}|a (?:week|month|few)|\d|two|three|the (?:summer|spring|autumn)))|out\b"
    rf"|off\b|since\b"
    r"|on (?:differin|tret|it|retin)|of (?:using|treatment|differin|tret|retin)|weeks?\b|days?\b"
    r"|wks?\b|months?\b|mths?\b|mnths?\b|mos?\b|small\b|tiny\b|white\b|little\b|big\b|hundred\b|st\b|nd\b"
    r"|rd\b|th\b"
    r"|mm\b|cm\b|inch|pounds?\b|quid|euros?\b|dollars?\b|bucks|£|\$|€|hours?\b|hrs?\b|mins?\b|minutes?\b"
    r"|grams?\b"
    r"|g\b|mg\b|ml\b|oz\b|am\b|pm\b|o'?clock|sessions?\b|tubes?\b|people\b|patches|percent|degrees|nights?\b"
    r"|kids\b|children\b|girls\b|boys\b|sons\b|daughters\b|cats\b|dogs\b|under\b|products?\b|pumps?\b"
    r"|drops?\b|each\b"
    r"|pimples?|zits?\b|cysts?\b|lumps?\b|steps?\b|stars?\b|layers?\b|others?\b|different\b|new\b|per\b|'\d"
    r"|ft\b|foot\b|feet\b|kg\b|kilos?\b|kilograms?\b|around\b|lbs?\b|stone\b|lots?\b|doctors?\b|derms?\b|decades?\b|fingers?\b|big\b|hard\b"
    r"|or (?:so|\d)|to \d|- ?\d)"
    r"|[\d.]*\d)"
)
_NOT_DURATION_AFTER = (
    r"(?! ?(?:ago|later|post|into|in\b|out\b|off\b|since|on (?:differin|tret|it|retin)"
    r"|of (?:using|treatment|differin|tret|retin)|after|apart|straight|running|course|supply"
    r"|treatment|wait|from now|away|left|long|to go|until|til|till|before|pregnant|preg|along|gestation|pp\b|gone\b"
    r"|post|i'?ve had|i have had))"
)
#: What may follow a bare number that is an age.
_END = (
    r"(?=\s*(?:$|[,.;:!?)\"]|and\b|with\b|w/|but\b|who\b|now\b|has\b|have\b|had\b|got\b|so\b|here\b|yet\b"
    r"|can\b|is\b|po\b"
    rf"|in (?:{_MONTH_NAMES}|a|\d)|next\b|tomorrow|today|on (?:mon|tue|wed|thu|fri|sat|sun|the)|this\b"
    rf"|till?\b|until|soon|lol|please|pls"
    r"|years?\b(?! (?:ago|of|on|now|later))|yrs?\b|w\b|n\b|what\b|which\b|would\b|ok\b|safe|-|–|—))"
)
_GROWN_UP_S = (
    r"(?:dad|mum|mom|mam|ma|nan|nana|gran|granny|gran?dad|granddad|grandpa|grandma|husband|hubby|wife|partner"
    r"|boyfriend|girlfriend|bf|gf|fiancee?|aunt(?:ie|y)?|uncle|mother|father|mate|bestie)s"
)
_SEX = r"(?:girl|boy|female|male|lass|lad|fem|woman|man|guy|niña|niño|gal|chick|dude|fella)"
_AGE_WORD = r"(?:(?<!skin )ages?|edad|umur|edad niya|age\(?s?\)?)"
AGES: tuple[tuple[str, str], ...] = (
    # "2yo white dots on nose": bumps are never "2yo"
    (
        "stated",
        r"(?P<n>\d{1,2})[ -]?(?P<u>[ym])/?o(?P<sure>)(?=(?: (?:tiny|small|little|white|hard))* "
        r"(?:dots?|spots?|bumps?|milia|whiteheads?|milk)\b)",
    ),
    # "my daughters 8 she wants": she is
    (
        "stated",
        r"(?:(?<=daughters )|(?<=sons )|(?<=boys )|(?<=girls )|(?<=kids )|(?<=nephews )|(?<=grandsons ))"
        r"(?P<n>1[0-7]|[1-9])(?P<sure>)(?=\s*(?:$|[,.;!?]|(?:she|he|shes|hes|now|can|is|has|with|wants|who|but|so"
        r"|what|how)\b))",
    ),
    # "two boys with it, 15 and 5"
    (
        "stated",
        r"(?:(?<=with it, )|(?<=have it, )|(?<=got it, )|(?<=with them, )|(?<=have them, )|(?<=got them, ))"
        r"(?P<n>1?\d)(?P<sure>)(?= (?:and|&|n) 1?\d\s*(?:$|[,.;!?)]))",
    ),
    (
        "stated",
        r"(?:(?<=it, \d and )|(?<=it, \d\d and )|(?<=them, \d and )|(?<=them, \d\d and ))"
        r"(?P<n>1?\d)(?P<sure>)(?=\s*(?:$|[,.;!?)]))",
    ),
    # "our grandson of 6"
    (
        "stated",
        rf"\b(?:grand(?:son|daughter|child|kid)|step-?(?:son|daughter)|god(?:son|daughter)) of "
        rf"(?P<n>{NUMBER})(?P<sure>)(?! ?(?:days?|weeks?|months?|wks?|mths?|mo)\b)",
    ),
    # "my dads 71, got loads": he is
    (
        "stated",
        rf"{_GROWN_UP_S} (?P<n>[2-9]\d)(?P<sure>){_NOT_AGE_AFTER}(?=\s*(?:$|[,.;!?)]|(?:and|n|she|he|shes|hes|now|can"
        r"|is|has|have|with|wants|who|but|so|what|how|got|gets)\b))",
    ),
    # "oops, i mean 1 month not 1 year"
    (
        "stated",
        rf"(?P<n>{NUMBER}) ?(?P<u>{_UL})(?P<sure>)(?=,? (?:and )?not {NUMBER}(?: ?(?:{_UL}))?\b)",
    ),
    # "6 MONTHS not yrs"
    (
        "stated",
        rf"(?P<n>{NUMBER}) ?(?P<u>{_UL})(?P<sure>)"
        rf"(?=(?:,? (?:sorry|i mean|i meant|oops))*,? (?:and )?not (?:{NUMBER} )?{_UL}\b)",
    ),
    # "forty-one, olive skin", "threeyr old", "M/39"
    (
        "bare",
        rf"^\W*(?P<n>{_TENS_AND_ONE}|(?:twen|thir|for|fif|six|seven|eigh|nine)ty)(?=, |\W*$|[.!] )",
    ),
    (
        "stated",
        rf"(?P<n>{_WORD})(?P<u>years?|yrs?|weeks?|wks?|months?|mths?)[ -]?olds?\b",
    ),
    (
        "stated",
        r"(?:m|f)/(?P<n>[1-9]\d?)(?=/|\b(?!/))(?P<sure>)(?! ?(?:[ymwd]\b|months?|weeks?|mo\b))",
    ),
    # "16 got differin from my sis"
    (
        "bare",
        r"^\W*(?P<n>1[3-7])(?= (?:got|have|had|been|wondering|trying|want|wanna|need|looking|asking|can|my|n|and)\b)",
    ),
    # "16 btw. remove how"
    (
        "stated",
        r"(?:^|(?<=[.,!?] )|(?<=[.,!?]))(?P<n>1[3-9]|[2-9]\d)(?P<sure>)(?=,? (?:btw|by the way)\b)",
    ),
    # "when she turns 16", "17, 18 in june", "he was 5 last week", "5+3 weeks"
    (
        "stated",
        r"(?:when|until|till?|before|once) (?:he|she|they|i)(?:'?s|'?m|'?re| is| are| am| turns?"
        r"| hits?) (?P<n>1[0-8]|[1-9])(?!\w|[.%])"
        r"(?=\s*(?:$|[,.;!?]|(?:or|to|before|can|is|does|do|would|should|are|for|and|will|could|may"
        r"|instead)\b))(?P<sure>)",
    ),
    (
        "stated",
        rf"(?P<n>[1-9]\d?)(?:,|;| but| and| -)? (?:nearly |almost |turning |not |will be |i'?ll be "
        rf"|be )?\d\d? (?:in (?:{_MONTH_NAMES}|a)|next|on the|soon|this|till?\b|until|tomorrow)",
    ),
    (
        "stated",
        rf"(?:i|he|she|they) (?:was|were|just became|became) (?:only )?(?P<n>1\d|[1-9]) (?:last|on (?:mon|tue"
        rf"|wed|thu|fri|sat|sun|the)|yesterday|this|in (?:{_MONTH_NAMES})|today|a (?:few|couple))",
    ),
    (
        "stated",
        r"(?<!m )(?<!am )(?P<n>1?\d) ?\+ ?\d ?(?P<u>weeks?|wks?|w)\b(?! (?:preg|along|gest))",
    ),
    ("stated", r"(?P<n>\d{1,2}) ?y(?:rs?)? ?\d{1,2} ?m(?:os?|ths?)?\b(?P<sure>)"),
    (
        "stated",
        r"0 ?(?:yrs?|years?|y),? ?(?:and )?(?P<n>\d{1,2}) ?(?P<u>months?|mths?|mos?|m)\b(?P<sure>)",
    ),
    (
        "stated",
        rf"(?:he|she|they)(?:'?s|'ve| has| have) (?:only |just )*been (?:here|with us|home|alive|out"
        rf"|earthside|on (?:this )?earth|in the world)"
        rf" (?:for |only |just |about )*(?P<n>{_NA}) (?P<u>{_UL})(?P<sure>)",
    ),
    ("stated", rf"(?:are|were|we'?re) (?:both|all) (?P<n>{NUMBER}){_NOT_AGE_AFTER}{_END}"),
    ("stated", r"(?P<n>[1-9]);\d{1,2}\b(?P<sure>)"),
    ("stated", r"my (?:[2-5]|two|three|four|five) are (?P<n>[1-9]\d?)(?![\w%])"),
    ("stated", rf"birth,? (?:about |just |only )?(?P<n>{_NA}) ?(?P<u>{_UL}) ago(?P<sure>)"),
    # as clinicians write: 5/52 is five weeks, 2/12 two months
    (
        "stated",
        r"(?P<n>\d{1,2})/(?P<c>52|12|7)(?= ?(?:old|of age|bab|boy|girl|infant|male|female|neonate|m\b|f\b|lad"
        r"|lass|child))",
    ),
    ("stated", r"(?<=aged )(?P<n>\d{1,2})/(?P<c>52|12|7)\b"),
    ("stated", rf"(?P<n>{NUMBER})(?: ?{_UL})? going on (?!for)(?:{NUMBER})(?!\w)"),
    (
        "stated",
        rf"birth,? (?:which |that |and that |it )?was (?:about |only "
        rf"|just )?(?P<n>{_NA}) ?(?P<u>{_UL}) ago(?P<sure>)",
    ),
    (
        "birthday",
        r"(?:(?P<ord>\d{1,3})(?:st|nd|rd|th)|(?P<ordw>"
        + "|".join(_ORDINALS)
        + r"))[ -](?:b ?-?days?|birth ?days?)\b",
    ),
    # before "old"
    ("stated", rf"(?P<n>{_NA})[ -]?(?P<u>{_U}) and an? half{_OLD}"),
    ("stated", rf"(?P<u>year) and a half{_OLD}"),
    # "she have one and half year"
    (
        "stated",
        rf"(?:has|have|having|is|got) (?P<n>{_NA})(?P<part> (?:and|n|&) (?:an? )?half) ?(?P<u>{_UL})\b(?! ago)",
    ),
    (
        "stated",
        rf"(?:she|he|they|baby|child|kid|son|daughter) (?:has|have|having|is) (?P<n>{NUMBER}) ?(?P<u>years?)\b"
        r"(?! (?:ago|with|of|these|them|those|now with|already with))",
    ),
    # "Being sixteen with white dots", "i'm black and 29"
    ("stated", r"being (?P<n>1[0-9]|[2-9]\d|\w+teen)(?P<sure>)(?= (?:with|and|means|is)\b)"),
    (
        "self",
        rf"{SELF} [a-z]+ and (?P<n>1[3-9]|[2-9]\d){_NOT_AGE_AFTER}(?=\s*(?:$|[,.;!?)]|with\b))",
    ),
    # "miss 2 has a white pearl", as Australians write
    (
        "stated",
        r"(?:^\W*|(?<=[,.] )|(?<=\bmy )|(?<=\bour )|(?<=\band ))(?:miss|master) (?P<n>\d|1[0-7])(?P<sure>)"
        r"(?=,|'s\b| (?:has|is|got|had|who|and|keeps|gets|woke|came)\b)",
    ),
    # "I am man 52 years"
    (
        "self",
        r"(?:i'?m|i am|am|iam)(?: an?)? (?:man|woman|lady|male|female|gentleman)(?: of| aged?)? (?P<n>[2-9]\d)"
        r"(?: ?(?P<u>years?|yrs?))?\b",
    ),
    (
        "stated",
        rf"(?P<n>{_NA})(?P<part>{_PART})?(?:(?: ?- ?| to "
        rf"| or ){NUMBER})?{_GAP}(?P<u>{_U})(?:[ -]?(?:and|n|&)? ?\d+ ?{_U})?{_OLD}",
    ),
    (
        "stated",
        # "im 41 do i go": a day is never parted from its number so
        rf"(?P<n>{NUMBER}) ?(?P<u>[ywm]|(?<! )d|d(?=/))\.?[/ ]?os?\b(?! (?:ago|later|now|on|of|supply)\b)(?P<dur>)",
    ),
    ("stated", r"(?:(?<=\bmy )|(?<=\bour ))(?P<u>week|month|year)[ -]old\b"),
    ("stated", rf"(?P<n>{NUMBER}) ?(?P<uf>{_UF}) (?:ka|ki|ke|old|alt|oud|pa lang|po|na|lang|ko)\b"),
    (
        "stated",
        rf"(?:tiene|a|tem|ha|have|is|si|ay|de|umur|edad) (?P<n>{NUMBER}) ?(?P<uf>{_UF})\b(?! ago)",
    ),
    # a letter for the sex: 14F, F14, M 9, 16/F, 9wk F, M 5 weeks
    (
        "stated",
        rf"(?P<n>{NUMBER}){_GAP}(?P<u>{_U})(?:[ /-](?:[fm]|{_SEX})|f)\b(?!')(?P<dur>)(?P<sure>)",
    ),
    (
        "stated",
        rf"(?<!')(?<!\bi )(?:[fm]|female|male)[ ,/:-]{{1,2}}(?P<n>{NUMBER}){_GAP}(?P<u>{_UL}"
        rf"|[wy])\b{_NOT_DURATION_AFTER}(?P<sure>)",
    ),
    (
        "stated",
        r"(?P<n>[1-8]\d?)(?:[ -]?(?:f|yr f|yr m)|/ ?[fm])\b(?!'|\.\S)(?P<sure>)",
    ),
    (
        "stated",
        # not "m8", a mate
        r"(?<!')(?<!\bi )\b(?!m8\b)[fm][ /:-]?(?P<n>[1-9]\d?)\b(?![\d.]|[%x+/-]| ?(?:years?|yrs?|months?|weeks?"
        r"|days?)\b)(?P<sure>)",
    ),
    (
        "stated",
        r"(?P<n>[1-9]\d?) ?(?P<male>m)\b(?!'| (?:later|ago|now|on|of|supply"
        r"|views?|likes?|followers?|people|users?))(?P<sure>)",
    ),
    (
        "stated",
        rf"(?P<n>[1-9]\d?),? ?{_SEX}\b(?!'| (?:doctor|derm|friend|nurse|colleague))(?P<sure>)",
    ),
    (
        "stated",
        rf"{_SEX}[ ,(:]{{1,2}}(?P<n>[1-9]\d?)\)?(?![\w%/+-]|\.\d){_NOT_AGE_AFTER}(?! ?{_U}\b"
        rf"| ?[ym]\.?/?o)(?P<sure>)",
    ),
    (
        "stated",
        rf"(?P<n>{_NA}) ?(?P<u>w(?:ee)?ks?|w|m(?:on|n)?ths?) ?\+ ?\d(?! (?:pregnant|preg|along|gest))",
    ),
    (
        "stated",
        rf"(?P<n>{_NA})[ -](?P<u>{_UL})[ -](?=(?:little |wee )?(?:baby|boy|girl|son|daughter|twins|infant"
        r"|newborn|bub|toddler|kid|child|grandson|granddaughter|nephew|niece|bairn|wean|sprog)\b)",
    ),
    ("stated", rf"(?P<n>{NUMBER})[ -]?(?P<u>week|month|year|wk|mth|yr)[ -]?ers?\b"),
    (
        "stated",
        rf"(?<=\bmy )(?P<n>{NUMBER}) ?(?P<u>years?|yrs?|months?|mths?|weeks?|wks?|w|m|y)(?= (?:has|is|with|w/"
        rf"|got|and i|keeps)\b|'s\b)"
        rf"|(?<=\bour )(?P<n2>{NUMBER}) ?(?P<u2>years?|yrs?|months?|mths?|weeks?|wks?|w|m|y)(?= (?:has|is"
        rf"|with|w/|got|keeps)\b|'s\b)",
    ),
    ("stated", rf"(?P<n>{NUMBER}) (?:and|&|n) (?={NUMBER}[ -]?(?P<u>{_U}){_OLD})"),
    (
        "stated",
        rf"(?:\baged?|{_AGE_WORD})(?: ?[:=/-] ?| (?:is |of "
        rf"|was )?){HEDGE}(?P<n>{NUMBER})(?P<part>{_PART})?(?: ?(?P<u>{_UL}))?(?!\w|[%/.]\d)(?! ?spots)",
    ),
    (
        "stated",
        r"(?:in (?:my|his|her|their) (?:early |mid |late |mid-|late-|early-)?"
        r"|^(?:early|mid|late)[ -]|^(?=[2-8]0'?s,))(?P<decade>\d0'?s"
        r"|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)",
    ),
    # birth
    (
        "stated",
        r"(?:gave birth|delivered|(?:had|have|has) (?:an?|my|our|her|his) (?:baby|son|daughter|first|second"
        r"|third|boy|girl|little (?:boy"
        rf"|girl|one)|lad)) (?:about |just |only |like )?(?P<n>{_NA}) (?P<u>{_UL}) ago",
    ),
    (
        "stated",
        rf"(?:(?:(?:he|she|baby|boy|girl|one|who|twins|bean|peanut)(?: (?:only|just))? |^|(?<=[.,;] ))(?:arrived"
        rf"|came|landed|popped out|hatched)|(?:we|i|wife) had (?:him|her|them)|(?:his|her"
        rf"|their) birth(?: was)?) (?:about |just |only |like )?(?P<n>{_NA}) (?P<u>{_UL}) ago(?P<sure>)",
    ),
    (
        "stated",
        rf"(?P<n>{_NA}) (?P<u>{_UL}) (?:since|after|from|post)[ -](?:(?:his|her|their) )?(?:birth\b"
        rf"|delivery\b|(?:he|she|they) (?:was|were|arrived|came) ?(?:born|home|$)|being born)",
    ),
    ("stated", rf"born (?:about |just |only |like |roughly )?(?P<n>{_NA}|few) ?(?P<u>{_UL}) ago"),
    (
        "stated",
        r"(?:born|dob|d\.o\.b\.?|date of birth)(?: is|:)? ?(?:in "
        r"|on )?(?:[\w/.,-]{1,12} ){0,3}(?:[\d/.-]+[/.-])?(?P<year>(?:19|20)\d\d)\b",
    ),
    # not yet, just, soon
    (
        "stated",
        rf"(?:just|only|^|(?:and|who) )turned (?P<n>{NUMBER})(?: ?(?P<u>{_UL}))?{_NOT_AGE_AFTER}",
    ),
    (
        "stated",
        rf"(?:not|isn'?t|ain'?t|hasn'?t)(?: even| quite| yet| turned| hit"
        rf"| reached)+ (?P<n>{_NA})(?: ?(?P<u>{_UL}))?{_NOT_AGE_AFTER}{_END}",
    ),
    (
        "stated",
        rf"(?:not|isn'?t|ain'?t)(?: turned)? (?P<n>{NUMBER})(?: ?(?P<u>{_UL}))?(?= (?:yet|till?|until)\b)",
    ),
    (
        "stated",
        rf"(?:turns|turning|about to (?:turn|be|hit)|gonna be|going to be|will be"
        rf"|soon(?: to be)?) (?P<n>{NUMBER})(?: ?(?P<u>{_UL}))?{_NOT_AGE_AFTER}{_END}",
    ),
    (
        "stated",
        # "just one?", "just 1. which doctor" is a count
        rf"^\W*(?!(?:only|just) (?:one|1)\b(?! y))(?:(?:almost|nearly|just turned|nearly at|only|just|about"
        rf"|not quite|pushing|coming up|going on|hitting) )+(?P<n>{NUMBER})(?P<part>{_PART})?"
        rf"(?: ?(?P<u>{_UL}))?(?= *[.,!?]|$)",
    ),
    (
        "stated",
        rf"(?:^|(?<=\bfor )|(?<=\bis )|(?<=s )|(?<=\bwith )|(?<=\bin )|(?<=\bon )|(?<=[,(] )|(?<=\bsafe )"
        rf"|(?<=\bok )|(?<=\bare )|(?<=\ban )|(?<=\bthe )|(?<=\bonly )|(?<=\bmy ))"
        rf"(?:under|below|younger than|less than)[ -](?:the age of )?(?P<n>{_NA})(?:(?:'?s)"
        rf"|'?s? ?(?P<u>{_UL}))(?!\w)(?P<dur>){_NOT_DURATION_AFTER}",
    ),
    (
        "stated",
        rf"(?:(?:kids?|children|child|baby|babies|infants?|toddlers?|both|all|they'?re|is|are|he'?s|she'?s"
        rf"|anyone|someone|person|people) (?:under|below|younger than)"
        rf"|(?:under|below) the age of) (?P<n>{NUMBER}){_NOT_AGE_AFTER}(?![\w%])",
    ),
    # as other languages say it: "he has 1 month", "my son has 9 years", "i have 45 years"
    (
        "pronoun",
        rf"\b(?:he|she|they) (?:now |only |just )?(?:has|have|got) (?:now |only |just )?(?P<n>{NUMBER}) "
        rf"(?P<u>years?|months?|weeks?|days?)(?P<part>{_PART})?"
        r"(?=\W*$|[.,;:!?]| (?:and|now|with white|but|old|yesterday|today)\b)",
    ),
    # "my son has completed 7 years", "she is running 8 months", as in India
    (
        "stated",
        rf"\b(?:has|have|had|just|is|'s|'ve) (?:just |already |recently )?(?:completed|running) (?P<n>{NUMBER}) "
        rf"(?P<u>years?|months?|weeks?|days?)(?P<sure>)\b",
    ),
    (
        "stated",
        rf"\b(?<!already )(?<!it )(?:has|have|is having|having|got) (?P<n>{NUMBER}) "
        rf"(?P<u>years?|months?|weeks?|days?)(?P<part>{_PART})?"
        r"(?P<sure>)(?=\W*$|[.,;:!?]| (?:and|now|with white|but|old|yesterday|today)\b)",
    ),
    # alone
    (
        "stated",
        rf"^\W*(?P<n>{NUMBER})(?: ?(?P<u>years?|yrs?))? ?(?=,? ?(?:male|female|woman|man|here)\b)",
    ),
    (
        "stated",
        rf"^\W*(?P<n>{NUMBER})(?P<part>{_PART})? ?(?P<u>months?|mths?|mos?|weeks?|wks?|wk|mth|days?|years?"
        rf"|yrs?|yr)(?=[,.:;]? (?:w/|with (?:milia|white|milk|tiny|loads|bumps|spots))|,)",
    ),
    (
        "stated",
        rf"(?:^|(?<=[.,;:!?] )|(?<=\()|\b(?:is|only|just|now|and|she'?s"
        rf"|he'?s) )(?P<n>{NUMBER})(?P<part>{_PART}){_NOT_AGE_AFTER}{_END}",
    ),
    ("stated", r"\b[fm], ?(?P<n>[1-9]\d?)\b(?![%.])"),
    ("stated", rf"(?P<n>{NUMBER}) ?-?ish(?: yrs?| years?)?(?= *(?:$|[,.;!?)]|and\b|with\b|old\b))"),
    (
        "self",
        rf"{SELF} {HEDGE}(?P<n>{NUMBER})(?P<part>{_PART})?(?: ?(?P<u>{_UL}))?{_NOT_AGE_AFTER}(?![-\w/])",
    ),
    # "me 24. not till it is gone", "ME. 34."
    (
        "self",
        r"^\W*(?:(?:its|it's|for|no|yes|ok) )*me[.,:;]? (?P<n>[1-9]\d)(?=[.,;:!?])",
    ),
    (
        "self",
        r"\bi ?[,(] ?(?P<n>[1-9]\d?)(?=[,)])|(?:^|[,.;] ?)am (?:only |just )?(?P<n2>[1-9]\d)(?=\s*(?:$|[,.]"
        r"|and\b|with\b|yrs?|years?))",
    ),
    # "he's two and a half months": no two years
    (
        "pronoun",
        rf"{_PRONOUN} {HEDGE}(?P<n>{_NA})(?P<part>{_PART}) (?P<u>{_UL})(?!\w){_NOT_DURATION_AFTER}",
    ),
    (
        "pronoun",
        rf"{_PRONOUN} {HEDGE}(?P<n>{_NA})(?: ?(?P<u>{_UL}))(?P<part>{_PART})?{_REST}(?!\w){_NOT_DURATION_AFTER}",
    ),
    ("pronoun", rf"{_PRONOUN} {HEDGE}(?P<n>{NUMBER})(?P<part>{_PART})?{_NOT_AGE_AFTER}(?![-\w/%])"),
    # "she 16. Differin good fi she?", "she be 63", "for somebody wey be 2", "i will complete 18 in december"
    (
        "pronoun",
        r"(?:he|she|him|who|that one) (?P<n>[1-9]\d?)(?= *(?:$|[.,!?;]|and (?:him|her|he|she|has|have|hardheaded)\b"
        r"|now\b))",
    ),
    (
        "pronoun",
        r"(?:he|she|i|wey|who|dem|dey) (?:be|dey|is be|don reach) (?P<n>[1-9]\d?)"
        r"(?= *(?:$|[.,!?;]|years?|yrs?|and|now))",
    ),
    (
        "stated",
        r"(?:lady|woman|man|gentleman|grandma|granny|grandfather) (?P<n>[4-9]\d) ?(?P<u>years?|yrs?)\b",
    ),
    # "two children, one 4 months and one 8 years"
    (
        "stated",
        rf"one (?:is |aged |of )?(?P<n>{NUMBER}) ?(?P<u>{_UL})(?=,? (?:and|&|n) (?:one|the other|another)\b)",
    ),
    ("stated", rf"(?<=and )one (?:is |aged |of )?(?P<n>{NUMBER}) ?(?P<u>{_UL})(?=\W*$|[.,])"),
    ("self", r"i (?:will|'ll|am going to) (?:complete|be completing|turn) (?P<n>[1-9]\d)\b"),
    (
        "stated",
        rf"(?:nearly|almost|nearing|pushing|hitting|rising|coming up(?: to| on| for)?|approaching|just gone"
        rf"|going on"
        rf"|practically|not far off)"
        rf" (?P<n>1[0-8]|[1-9]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
        rf"|\w+teen)(?P<part>{_PART})?{_NOT_AGE_AFTER}(?!\w| ?(?:years?|yrs?))(?=\s*(?:$|[,.;!?)]|and\b"
        rf"|with\b|but\b|yo\b|now\b))",
    ),
    # "peanut is 2 mos", "oscar is 4"
    (
        "stated",
        rf"(?:^|(?<=[.,;!?] ))(?P<named>(?:my |our |the |little |baby |wee |sweet |tiny |current |new "
        rf"|big )*[^\W\d_]{{2,15}})(?: is|'s) {HEDGE}(?P<n>{_NA}) ?(?P<u>months?|mnths?|mths?|mos?|weeks?"
        rf"|wks?|days?)(?!\w){_NOT_DURATION_AFTER}",
    ),
    (
        "bare",
        rf"(?:^|(?<=[.,;!?] ))(?P<named>(?:my |our |the |little |baby |wee |sweet |tiny |current |new "
        rf"|big )*[^\W\d_]{{2,15}})(?: is|'s) {HEDGE}(?P<n>1[0-7]|[1-9]|two|three|four|five|six|seven|eight"
        rf"|nine|ten|eleven|twelve){_NOT_AGE_AFTER}(?!\w|[.%/-])(?=\s*(?:$|[,.;!?)]|and (?:has|he|she|got|i"
        rf"|his|her)|with\b|but\b|now\b))",
    ),
    # "the one with spot is 8"
    (
        "stated",
        rf"\bone (?:with|who has|that has) (?:\w+ ){{0,4}}(?:is|'s) {HEDGE}(?P<n>{NUMBER}){_NOT_AGE_AFTER}"
        r"(?!\w|[.%/-]\d)",
    ),
    # "gf 24 milia nose"
    (
        "stated",
        r"\b(?:gf|bf|girlfriend|boyfriend|fianc[eé]e?|hubby|wife|husband|sis|bro|cuz|cousin|flatmate|roommate|coworker)"
        r"[ ,(:]{1,2}(?P<n>1[3-9]|[2-9]\d)(?P<sure>)(?![\w%/+-]|[.,]\d| ?(?:years?|yrs?|months?|weeks?|days?|ago)\b)",
    ),
    # "mum's 84, in a care home"
    (
        "stated",
        r"(?:^|(?<=[.,;!?] ))(?:mum|mom|mam|ma|mother|dad|da|father|gran\w*|nan|nana|hubby|husband|wife)(?:'s| is) "
        rf"{HEDGE}(?P<n>1[89]|[2-9]\d){_NOT_AGE_AFTER}(?!\w|[.%/-])",
    ),
    # "my didi is 24": a relative by a word that is not known here
    (
        "stated",
        r"(?:^|(?<=[.,;!?] )|\band )my (?!appoint|number|score|spf|size|budget|bus|train|flat|room|temp|weight|bmi)"
        rf"[^\W\d_]{{2,12}}(?: is|'s) {HEDGE}(?P<n>1[89]|[2-9]\d){_NOT_AGE_AFTER}"
        r"(?!\w|[.%/-])(?=\s*(?:$|[,;!?)]|\.(?!\d)|and (?:has|he|she|got)|she\b|he\b|with\b|yrs?\b|years?\b))",
    ),
    (
        "stated",
        rf"{_SEX}[ ,(:]{{1,2}}(?P<n>[4-9]|1\d)\)?(?= (?:milia|white (?:bumps|spots|dots)|bumps"
        rf"|dots)\b)(?P<sure>)",
    ),
    ("copula", r"(?P<n>[4-9]|1\d)(?= (?:milia|white (?:bumps|spots|dots))\b)"),
    ("bare", r"^\W*(?P<n>[1-9]\d?(?:\.5| ?[½¼¾]| [13]/[24]))(?=,|$)"),
    # "31" and nothing else, or as the last word: "not a baby lol. 31"
    # "Need these gone before saturday. 41. whats quickest"
    (
        "bare",
        r"(?:^|(?<=[.!?] ))(?P<n>1[3-9]|[2-9]\d)"
        r"(?=[.!]?$|[.!] (?:what|whats|which|how|can|is|are|any|do|does|should|will|when|why|who)\b)",
    ),
    ("stated", r"^(?P<n>half an?) (?P<u>year)(?=,)"),
    (
        "bare",
        r"(?:(?<=\bmy )|(?<=\bour ))(?P<n>[1-9]|1[0-7])(?= (?:has|is|wants|keeps|got)\b)",
    ),
    (
        "stated",
        rf"(?:^|(?<=\bis )|(?<=\bonly )|(?<=\bjust )|(?<=who's )"
        rf"|(?<=whos ))(?P<n>{NUMBER})(?: ?(?P<u>{_UL}))? (?:today|tomorrow|the morra|next (?:week|month|year"
        rf"|birthday|{_DAYS}|{_MONTH_NAMES})\w*"
        rf"|on (?:{_DAYS})\w*|in (?:{_MONTH_NAMES})\w*|in (?:a|two|three|\d) (?:weeks?|months?|few|couple"
        rf"|days?)|this (?:week|month|{_DAYS}"
        rf"|{_MONTH_NAMES})\w*)(?! (?:on|since|into|after|of|post))",
    ),
    ("stated", r"y/?o[ :]+(?P<n>[1-9]\d?)\b(?!\.\d)"),
    ("stated", r"d[ds](?P<n>[1-9]\d?)\b"),  # "DD11": a dear daughter
    # "He has a sister 2 months with the same"
    (
        "stated",
        r"(?:(?<=sister )|(?<=brother )|(?<=cousin ))(?P<n>\d{1,2}) ?(?P<u>days?|weeks?|wks?|months?|mths?)\b"
        r"(?! (?:ago|later|now|of|after|before|since|post\w*|pregnant|gone|along|on|in|into"
        r"|with (?:it|them|her|his|this)))",
    ),
    (
        "stated",
        rf"(?P<n>{_NA}) (?P<u>{_UL}) into (?:being|having|life|parent|mother|father|our new)\w*",
    ),
    (
        "stated",
        rf"(?:ours|mine|hers|theirs) (?:is|are) {HEDGE}(?P<n>{_NA}) (?P<u>{_UL})(?!\w){_NOT_DURATION_AFTER}",
    ),
    # As our own buttons say it
    ("stated", r"^\W*(?:(?:i'?m|i am) )?under (?P<n>18)(?P<sure>)(?=\W*$|[.,!;] )"),
    ("stated", r"^\W*(?P<n>18)(?P<sure>)(?= (?:or|and) (?:over|older|above)\W*$)"),
    ("stated", r"^\W*(?:(?:i'?m|i am) )?over (?P<n>18)(?P<sure>)(?=\W*$)"),
    # As a phone hears it: "my sun is fourteen"
    ("stated", rf"sun (?:is|'s) {HEDGE}(?P<n>{NUMBER})(?P<sure>){_NOT_AGE_AFTER}(?!\w)"),
    # "oh great, 34 and i've got baby spots"
    (
        "stated",
        r"(?:^|(?<=[,.!;] ))(?P<n>[2-9]\d)(?P<sure>)(?= and (?:i|i'?ve|i'?m|im|still|i have|have) )",
    ),
    # between commas or in brackets
    ("bare", r"^(?P<n>[5-9]|[1-9]\d)(?=\. [a-z](?!.*\d\.? ?[a-z]))"),
    (
        "bare",
        r"(?<=[,;:(/-] )(?<!\d, )(?<!\d - )(?P<n>[1-9]\d?)(?=[,;!?)]|\.(?!\d)|$)(?!,? ?(?:\d|maybe|or\b"
        r"|perhaps))",
    ),
    (
        "bare",
        r"(?<=\()(?P<n>[1-9]\d?)(?=\)(?! ?(?:milia|bumps|spots|dots|removed|how|what|can|is|do))|[,;])",
    ),
    (
        "bare",
        r"(?:(?<=[.!?] )|(?<=\bhi )|(?<=\bhey )|(?<=\bhello ))(?P<n>[1-9]\d?)(?=,(?! ?(?:\d|maybe|or\b)))",
    ),
    (
        "bare",
        rf"^\W*(?P<n>[1-9]\d?|{_WORD})(?=,(?! ?(?:\d|maybe|or\b|perhaps|two|three|four))| [-–—] [a-z]"
        rf"|: ?[a-z]| (?:with|w/|and (?:a|i|my|have|has|covered|full|got|riddled)) )",
    ),
    ("bare", r"(?:now|currently|still) (?P<n>[1-9]\d)(?=\s*(?:$|[,.;!?)]))"),
    (
        "at",
        rf"(?:(?:even|only|just|still|already"
        rf"|now) )?(?<!born )(?<!came )(?<!arrived )(?<!delivered )\bat (?P<n>[1-9]\d?|two|three|four|five"
        rf"|six|seven|eight|nine|ten|eleven|twelve|\w+teen){_NOT_AGE_AFTER}(?!\w|[-%:/.]\d|[-%:/])(?=\s*(?:$"
        rf"|[,.;!?)]|and\b|with\b|but\b|he\b|she\b|i\b|for\b|how\b|can\b|is\b|would\b"
        rf"|to (?:start|begin|use|try|have|get)\b))",
    ),
    (
        "beside",
        rf"(?P<n>{_NA})(?P<part>{_PART})?{_GAP}(?P<u>{_UL}|[wmy](?=[,.);:]| "
        rf"|$)){_REST}(?!\w){_NOT_DURATION_AFTER}",
    ),
    ("beside", rf"(?P<n>{_NA}) ?(?P<uf>{_UF})\b(?! ago)"),
    ("copula", rf"(?P<n>{NUMBER})(?P<part>{_PART})?{_NOT_AGE_AFTER}(?![-\w/%])"),
)
_AGE: tuple[tuple[AgeKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(rf"(?<![\w.])(?:{pattern})"))  # type: ignore[misc]
    for kind, pattern in AGES
)
#: As a phone hears it: "my girl is ate months". Every character keeps its place.
_ATE = re.compile(r"\bate(?=[ -](?:months?|weeks?|days?|years?)\b)")
# Whether there is a number at all: without one none of the patterns is tried.
_NUMBER = re.compile(
    r"\d|\b(?:an? (?:year|yr|month|day|week|wk|half|few|couple)|(?:week|month|year)[ -]old|half|couple"
    r"|year and|few|" + "|".join([*(w for w in _WORDS if len(w) > 2), *_ORDINALS, *_DECADES]) + r")"
)

# ------------------------------------------------------------------------------------------------ what is no age
_PAST_AGE = re.compile(
    r"\b(?:since|when|until|till|til|once|before|by the time|back when|from when|from|at"
    r"|since about)(?: (?:i|he|she|they|we|my \w+|the \w+|our \w+))?(?: (?:was|were|turned|turns?"
    r"|is|are|hits?|gets?))?"
    rf"(?: (?:the|my|his|her) age of| age| my| his| her)? ?{HEDGE}$"
)
# "what if the person is 2", "when he is 20 days old": of now
_PRESENT = re.compile(r"(?:when|if) (?:he|she|they|the \w+|my \w+|our \w+) (?:is|are)\b")
_STAYED = re.compile(
    r"\b(?:cheeks?|face|nose|eye\w*|lids?|chin|forehead|them|these|those|it|milia|bumps?|spots?|dots?|there|here)"
    r" for (?:about |around |over |nearly |almost |like |maybe |the (?:last|past) |at least )*$"
)
_AT = re.compile(rf"(?<!starting )(?<!started )\bat {HEDGE}$")
_PAST_SELF = re.compile(r"\b(?:since|when|until|till|once|before|by the time|whe?n) $")
# What may stand between an age and a thing that has it ("my 6 month old retinol tube", "a 2 year old white bump").
# A closed list: "my 9 year old wants cream", "my 13 year old use Differin" are about children.
_ADJECTIVE = (
    r"(?:white|tiny|small|little|hard|stubborn|single|big|yellow|red|facial|eyelid|expired|opened|open|half|empty"
    r"|acne|burn|surgical|retinol|tretinoin|differin|vitamin|milium|milia|face|eye|skin|forum|same|unopened|sealed"
    r"|golden|labrador|black)"
)
_SUBJECT_END = rf"(?:'?s)?(?:[ ,(]*(?:is|was|are|that is|which is|aged?|,))? ?{HEDGE}$"
_ANIMAL_SUBJECT = re.compile(rf"\b{ANIMAL}{_SUBJECT_END}")
# A thing has an age where that is said of it: "this bump is 2 years old", but "milia 3 week old" is about a baby.
# "Her brother that is 3"
_NO_PERSON = "".join(
    rf"(?<!{word} )"
    for word in (
        *(
            "brother",
            "sister",
            "son",
            "daughter",
            "boy",
            "girl",
            "baby",
            "kid",
            "child",
            "nephew",
            "niece",
            "cousin",
        ),
        *(
            "grandson",
            "granddaughter",
            "grandchild",
            "grandbaby",
            "lad",
            "lass",
            "toddler",
            "friend",
        ),
    )
)
_THING_SUBJECT = re.compile(
    rf"\b(?:(?<!little )(?<!lil )(?<!wee )(?<!small )(?<!tiny )(?<!young )(?<!younger )(?<!older )"
    rf"(?<!other )(?<!middle )(?<!bigger )(?<!smaller )(?<!second )(?<!first ){THING}|it|this|{_NO_PERSON}that)"
    rf"(?:'?s|[ ,(]+(?:is|was|are|were|that is|which is|aged?)) {HEDGE}$|\b{ANIMAL}{_SUBJECT_END}"
)
# "8 week old milk spots" are a baby's.
#: "You can't give a 13 year old Differin"
_GIVEN = re.compile(
    r"\b(?:giv(?:e|es|ing)|gave|let(?:ting)?|lend|offer|sell|prescrib\w+) (?:a|an|my|our|his|her|the|any|this|some) $"
)
_THING_NEXT = re.compile(rf"[\s-]*(?!milk )(?:{_ADJECTIVE} )?(?:{THING}|{ANIMAL})\b")
_DURATION_BEFORE = re.compile(
    rf"\b(?:(?:used?|using|had|it|them|tret\w*|retinol|differin|adapalene|milia|there|bumps|spots|this"
    rf"|now) for|still (?:here|there|going)"
    rf"|the last|the past|last|past|been|since|within|every|took|takes|after|over the|in|have had"
    rf"|had (?:it|them|these|this)(?: for)?) {HEDGE}$"
)
# "my wife is 36, two kids", "mum of 3 under 5", "teacher of 5 year olds"
_COUNTED = re.compile(
    r"\b(?:m[uo]m(?:my)?|mam|mother|mama|dad(?:dy)?|father|parents?|gran\w*|nan|nana|family|house) (?:of|to"
    r"|with)"
    r" (?:(?:\d|two|three|four|five) )?$"
)
# "Which spf? 50": the number that was spoken of, and no age.
_NUMBER_TOLD = re.compile(
    r"\b(?:spf|factor|how (?:many|much)|percent\w*|strength|number|size|dose|mg|cost|price)\b[^.!?]*[.!?] ?$"
)
# What "is 3" and no person.
_NO_NAME_WORDS = (
    "it this that there what which how pain price cost dose strength spf ph size limit max maximum min minimum"
    " total count number score level stage step rate concentration percentage temperature temp wait waiting"
    " time day week month year today tomorrow result answer budget treatment course recovery healing downtime"
    " appointment appt session gap wedding deadline one each list mine's diameter width everything fitzpatrick"
    " rating type weight distance option question rule holiday trip event follow-up followup surgery procedure"
    " laser everyone skin face cream usual average he she they who i turnaround minimum interval routine cycle"
    " period period's here where when why duration"
)
_NO_NAME = frozenset(_NO_NAME_WORDS.split())


# "6 yr old not 6 months", "4 weeks, I put 4 yrs"
_NOT_THAT = re.compile(r"\b(?:not|i (?:put|wrote|typed|said)) $")
# "She's 38.6 on the thermometer"
_TEMPERATURE = re.compile(r"(?:3[5-9]|4[0-2]|9[5-9]|10[0-7])\.\d")
# "Shes one on her cheek": she has one.
_HAS_ONE = re.compile(
    r" (?:right )?(?:on|by|under|near|beside|over|above|below|in|at|behind|around|next to|inside) "
    r"(?:her|his|the|each|that|this|my|their|both)\b"
)
#: "Twins 2 wks old one has milk spots": the one is no thing.
_TWINS = re.compile(r"\b(?:twins?|triplets|babies|boys|girls)\W*$")
#: "Twins, one has milk spots, the other none": no year-old. "It's been nearly two": no age either.
_ONE_OF_THEM = re.compile(r" (?:has|have|is|had|got|doesn'?t|does)\b.*\bother\b")
_HAS_BEEN = re.compile(r"\b(?:it|that|this)(?:'?s| has| have)? been (?:like |about )?$")
# "33m, booked in for it": a man of 33; nobody counts a child's months so far and names no child.
_MAN = re.compile(r"(?:2[5-9]|[3-9]\d) ?m")
_OF_A_CHILD = re.compile(
    r"\b(?:he|she|his|her|him|hes|shes|lo|bub\w*|bab\w+|kid\w*|son|daughter|boy|girl|toddler|child|infant|old|little)\b"
)


_WEEKS_OLD = re.compile(r"\D{0,5}\d{1,2} ?(?:d|days?|w|wks?|weeks?)[ -]?old")
_OPENS = re.compile(
    r"\D{0,5}\d{1,2} ?(?:d|days?|w|wks?|weeks?|m|mo|mths?|months?|y|yrs?|years?)[ -]?old"
)
_MINE = re.compile(r"\b(?:i|i'?m|i'?ve|my|mine|me)\b")
_ON_MINE = re.compile(r"\b(?:on|under|near|by|around|in) my\b|\bmine\b|\bi have\b")
_WITH_UNIT = ("u", "u2", "uf", "c", "decade", "year")


def find_ages(text: str, original: str) -> list[Age]:
    """All candidate ages of `text` in order; the table's earlier kinds win where two overlap.

    Input: the message in lower case, and as it was written. Errors: none.
    """
    text = _ATE.sub("008", text)
    if not _NUMBER.search(text):
        return []
    taken: list[tuple[int, int]] = []
    found: list[Age] = []
    for kind, pattern in _AGE:
        for match in pattern.finditer(text):
            start, end = match.span()
            if any(start < other_end and other < end for other, other_end in taken):
                continue
            groups = match.groupdict()
            named = groups.get("named")
            if named is not None:
                if named.split()[-1] in _NO_NAME:
                    continue
                start = match.start("n")
            if match.group().endswith("s one") and _HAS_ONE.match(text, end):
                continue
            if match.group() == "one" and _ONE_OF_THEM.match(text, end):
                continue
            before = text[max(0, start - LOOK_BACK) : start]
            duration = groups.get("dur") is not None and _DURATION_BEFORE.search(before)
            months = _in_months(match, groups, text, original)
            if months is None or not 0 <= months <= OLDEST:
                continue
            if _TEMPERATURE.fullmatch(groups.get("n") or "") and not groups.get("u"):
                continue
            if _MAN.fullmatch(match.group()) and not _OF_A_CHILD.search(text):
                months *= 12
            # what is no age keeps its place, so that no other pattern reads it as one
            taken.append((start, end))
            at = kind in ("stated", "beside") and _AT.search(before) and _THIRD_PERSON.search(text)
            bare = not any(groups.get(name) for name in _WITH_UNIT)
            no_years = (_COUNTED, _NUMBER_TOLD, _HAS_BEEN)
            # "I meant the strength. He's 14": whatever was spoken of, that is an age.
            loose_number = bare and kind not in ("pronoun", "self")
            if duration or (loose_number and any(pattern.search(before) for pattern in no_years)):
                continue
            sure = groups.get("sure") is not None or at
            loose = named is None and kind in ("bare", "at", "birthday")
            if not sure and not loose and _is_no_age(kind, before, match.group(), text[end:]):
                continue
            kind_here: AgeKind = (
                "bare" if at and kind == "stated" else kind
            )  # "milia at 3 weeks old, his nose": now, or once
            found.append(
                Age(kind_here, start, end, months, match.group()[start - match.start() :], bare)
            )
    found = sorted(found, key=lambda age: age.start)
    meant = [age for age in found if not _NOT_THAT.search(text, 0, age.start)]
    found = meant or found
    # "8yo, milia on her cheek for 6 mos": beside an age, how long they have been there.
    lasting = [age for age in found if _STAYED.search(text[: age.start])]
    return [age for age in found if age not in lasting] if len(lasting) < len(found) else found


def _number(words: str) -> float | None:
    """The value of a written number ("2.5", "forty one", "half a"), or None."""
    words = words.strip()
    if words.startswith("half"):
        return 0.5
    if words.startswith(("couple", "few")):
        return 2.0
    part = re.search(r" ?(½|1/2|¼|1/4|¾|3/4)$", words)
    plain = words[: part.start()] if part else words
    more = {"½": 0.5, "1/2": 0.5, "¼": 0.25, "1/4": 0.25}.get(part.group(1), 0.75) if part else 0.0
    try:
        return float(plain) + more
    except ValueError:
        parts = [_WORDS.get(word) for word in re.split(r"[ -]", plain)]
        known = [value for value in parts if value is not None]
        return float(sum(known)) if known and len(known) == len(parts) else None


def _unit(groups: dict[str, str | None]) -> float:
    """How many months the unit of a match has; no unit means years."""
    foreign = groups.get("uf")
    if foreign:
        return _FOREIGN[foreign]
    clinical = groups.get("c")
    if clinical:
        return {"52": 7 / DAYS_A_MONTH, "12": 1.0, "7": 1 / DAYS_A_MONTH}[clinical]
    first = (groups.get("u") or groups.get("u2") or "y")[0]
    return {"d": 1 / DAYS_A_MONTH, "w": 7 / DAYS_A_MONTH, "m": 1.0}.get(first, 12.0)


def _in_months(
    match: re.Match[str], groups: dict[str, str | None], text: str, original: str
) -> float | None:
    """The age that a match of the table AGES gives, or None."""
    decade, year, ordinal = groups.get("decade"), groups.get("year"), groups.get("ord")
    if decade:
        return 12.0 * (_DECADES.get(decade) or int(decade[:2]))
    if year:
        return max(0.0, 12.0 * (date.today().year - int(year)) - 6)
    if ordinal or groups.get("ordw"):
        nth = int(ordinal) if ordinal else _ORDINALS[groups["ordw"] or ""]
        if re.search(r"\b(?:since|when|for) (?:my|i) *$", text[: match.start()]):
            return None
        passed = re.search(
            r"\b(?:had|since|after|was|celebrated|past)\b[^,.;]*$", text[: match.start()]
        )
        return nth * 12.0 - (0.0 if passed else 0.5)
    name = "n" if groups.get("n") else "n2"
    value_read = _number(groups.get(name) or "1")
    if value_read is None:
        return None
    value = value_read
    unit = _unit(groups)
    if groups.get("male"):
        unit = _month_or_male(value, match, text, original)
    words = match.group()
    part = groups.get("part") or ""
    if "and a half" in words or "and an half" in words or "half" in part:
        value += 0.5
    elif part:
        value += 0.75 if "three" in part or "3/4" in part else 0.25 if "quarter" in part else 0.1
    months = value * unit
    whole = value == int(value)
    if whole and groups.get(name) and _not_reached(text, match, name):
        months -= 0.5 if unit == 12.0 else 0.01
    return max(0.0, months)


def _not_reached(text: str, match: re.Match[str], name: str) -> bool:
    """Whether the words before a number, or "yet" in the match, say that it is still to come."""
    head = text[max(0, match.start(name) - 40) : match.start(name)]
    return bool(_NOT_YET.search(head)) or bool(_STILL_TO_COME.match(text[match.end() :]))


_FIRST_PERSON = re.compile(r"\b(?:i|i'?m|i'?ve|my|me|here|student)\b")
_THIRD_PERSON = re.compile(r"\b(?:he|she|hes|shes|him|her|his|baby|bub|lo|old|boy|girl)\b")


def _month_or_male(value: float, match: re.Match[str], text: str, original: str) -> float:
    """Whether "24m" is of months or a man: months where it is doubtful."""
    before = text[: match.start()]
    if re.search(r"\b(?:i'?m|i am)(?: an?)? (?:\w+ )?$", before) or value > 36:
        return 12.0
    if re.search(r"\b(?:my|our|his|her|the|lo|ds|dd|bub|baby|is|an?) $", before) or value < 18:
        return 1.0
    capital = original[match.start("male")] == "M"
    writer = _FIRST_PERSON.search(text) and not _THIRD_PERSON.search(text)
    return 12.0 if writer or (capital and value >= 25) else 1.0


def _is_no_age(kind: AgeKind, before: str, words: str, after: str) -> bool:
    """Whether a candidate is of the past, or of an animal or a thing."""
    past = _PAST_AGE.search(before)
    # "since my 20s" is of the past, "take it from my 3 week old" is about a child.
    somebody = before.endswith(("my ", "his ", "her ")) and words.endswith(("old", "olds", "o"))
    if past and not somebody and not (kind == "stated" and _PRESENT.match(past.group())):
        return True
    if kind in ("self", "pronoun"):
        return bool(_PAST_SELF.search(before) or _ANIMAL_SUBJECT.search(before))
    # "3 year olds bumps" are a child's, "my 3 year old bumps" are three years old
    of_thing = _THING_NEXT.match(after) and not _TWINS.search(before) and not _GIVEN.search(before)
    if kind == "stated" and not words.endswith("olds") and of_thing:
        # "3 week old milia should i put anything": who has had them for weeks says so, a parent's sentence begins so
        # and whoever searches "2 year old white spots across nose" has a child.
        opens = not before.strip() and _OPENS.fullmatch(words) is not None
        weeks = _WEEKS_OLD.fullmatch(words) is not None
        own = _ON_MINE if weeks else _MINE
        return not opens or own.search(after) is not None
    return bool(_THING_SUBJECT.search(before))
