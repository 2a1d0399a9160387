"""Whether somebody tells that they, or the one they ask for, are pregnant or breastfeeding.

The source says nothing of treating them, so that they are told of no treatment. The classifier knows the question
("is it safe in pregnancy"); what is told beside another question ("im 5 months gone, is differin ok"), or in a
message of its own turns before it, is found here, by words. Where it is open, it is taken as told: what is lost then
is an answer, and one to ask is named. Tried on forty ways of saying it (tests/milia/test_expecting.py).
"""

from __future__ import annotations

import re
from functools import lru_cache

_N = r"(?:\d{1,2}(?:\.5)?|one|two|three|four|five|six|seven|eight|nine)(?: and a half)?"
_SPAN = r"(?:months?|mths?|mnths?|weeks?|wks?)"
_MONTH = (
    r"(?:jan\w*|feb\w*|mar(?:ch)?|apr\w*|may|june?|july?|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*|spring|summer|autumn"
    r"|winter|\d+ (?:weeks?|months?)|(?:a |one )?(?:week|month)|any (?:day|time)|the new year)"
)
_BABY = (
    r"(?:(?:my|our|her|a|the|another) )?(?:(?:little|wee|new|baby|second|first|third) )*"
    r"(?:bab(?:y|ies)|bub\w*|boy|girl|twins?|triplets|child|kid|little one|first(?:born)?|second|third"
    r"|[1-4](?:st|nd|rd|th)|#[1-4])"
)
_WHO = r"(?:i'?m|i am|she'?s|she is|we'?re|we are|who'?s|is|are|am|wife'?s?)"
_MUM = r"(?:m[ou]m(?:my|ma)?|mam(?:m?y|ma)?|mother)"
_GOES_ON = (
    r"(?= *(?:$|[,.!;?:)]|(?:and|so|but|can|is|in|our|my|atm|now|btw|with|she|he|what|should|if|are|do|does|could|too"
    r"|again|next|soon|this)\b))"
)

#: Told, or as good as told.
_TELLS = re.compile(
    "|".join(
        (
            r"\bpreg(?:n\w*|g\w*|o|s|ers)?\b|\bpr\w?gn\w*",
            # "5 months gone", "30 weeks along", not "2 months gone and nothing changed"
            rf"\b{_N} ?{_SPAN} (?:gone|along)\b(?! by| (?:(?:and|but|now) )?(?:they|it|still|nothing|no|these)\b)",
            r"\b(?:4[0-2]|[1-3]?\d) ?(?:w(?:ee)?ks?)? ?\+ ?[0-6]\b(?= ?(?:w(?:ee)?ks?|today|now|and|,|\.|$))",
            r"\bi(?:'?m| am) (?:[1-3]\d|4[0-2]) ?(?:weeks|wks|w)\b(?! (?:pp|post|old|in|off|away|out))",
            rf"\b(?:wife|missus|girlfriend|gf|fianc[eé]e)(?:'?s| is)? (?:{_N}|[1-4]?\d) ?(?:weeks|wks|months|mths)\b"
            r"(?! (?:old|pp|post|into|in\b|on\b|off|after|out|since|ago|of\b))",
            r"\bbreast[ -]?fe\w+|\bbf(?:[' ]?ing|ed)\b|\bebf\b|\blactat\w+",
            r"\b(?:still|currently|while|when|am|i'?m|exclusively) bf\b",
            rf"\b(?:{_WHO}|still|currently|exclusively|while|when|and) nursing\b"
            r"(?! (?:home|student|school|degree|job|staff|course|shift|a (?:cold|hangover|grudge|drink)))",
            rf"\bnursing (?:(?:my|our|her|his|a|the) )?(?:newborn|baby|bub|little one|lo|son|daughter|{_MUM}|infant)\b",
            r"\b(?:pump|express)(?:ing)?(?: (?:my|breast|some|the))* ?milk\b|\b(?:i|she) (?:still )?pumps?\b",
            r"\b(?:i'?m|she'?s|still|only|am|up|been) (?:\w+ ){0,3}?pumping\b(?! (?:iron|gas|weights|petrol))",
            r"\b(?:drinks?|feeds?|fed|latch\w*|suck\w*|nurs\w+) (?:\w+ )?(?:from|off|on) (?:me|my breast"
            r"|the breast|her breast)\b",
            r"\bon the (?:breast|boob)\b|\b(?:she|i) (?:a |still |dey |does |do )?nurse (?:the|my|her|him|our)\b",
            r"\bfeeding (?:him|her|them|baby|my \w+|our \w+|the baby) (?:myself|herself)\b",
            rf"\bexpect(?:ing|s|ant) (?:{_BABY}|in {_MONTH}|{_MUM}|lady|again)\b",
            rf"\b{_WHO}(?: \w+){{0,2}} expecting\b{_GOES_ON}(?! (?:my|our|in) (?:parcel|delivery|letter|result\w*))",
            rf"\b(?:i'?m|i am|she'?s|she is|we'?re|wife'?s?|wife is|sister is) due (?:in|on|around|next|any|{_MONTH})\b"
            r"(?! (?:a|an|my|our|for) )",
            rf"\bdue (?:in |on |around |next )?{_MONTH} with (?:{_BABY}|n\w* \d)\b",
            rf"\b{_BABY}[^.?!,]{{0,12}} (?:due|coming|on (?:the|its|it'?s) way)\b",
            rf"\b(?:having|carrying|growing) {_BABY}\b{_GOES_ON}",
            r"\bin the oven\b|\bup the duff\b|\bknocked up\b|\bin the family way\b|\bwith child\b",
            r"\b(?:is|i'?m|she'?s|sister|wife) carrying\b(?= *(?:$|[.,!?;]|and|now|so|our|again|twins|my|number))",
            r"\b(?:number|no\.?|baby) (?:two|three|four|five|[2-6]) (?:is )?(?:cooking|coming|on the way|due"
            r"|in the oven)\b",
            r"\b(?:belle|belly|bump|tummy) (?:is |dey )?(?:already |now )?(?:showing|show)\b|\bsweet waiting\b",
            r"\b(?:we|we'?re going to|soon we) (?:will )?become (?:three|four|five)\b",
            rf"\b{_MUM}[ -]to[ -]be\b",
            r"\b(?:trying|try) (?:for|to have) (?:a |another |our )?(?:\w+ )?(?:baby|child|kid)\b",
            r"\b(?:off|came off|stopped|coming off) (?:the pill|contracepti\w+|birth control)\b|\bovulation\b"
            r"|\bfolic acid\b",
            r"\b(?:started|we'?re|we are|we'?ve been|we have been) trying\b(?= *(?:$|[.,!?;]|so\b|since\b"
            r"|again\b|now\b|and\b))(?! and (?:fail|nothing))",
            r"\b(?:loss|miscarr\w+)\b[^.?!]*\btrying\b|\bplanning (?:for |on )?(?:a |another |our |the )?"
            r"(?:\w+ )?(?:baby|child|issue|pregnancy|kid)\b",
            r"\bto conceive\b|\bttc\b|\bivf\b",
            r"(?<!covid )(?<!lateral )\bpositive (?:pregnancy )?test\b(?! for\b)|\bmissed (?:my"
            r"|her) (?:last )?(?:two |three )?(?:periods?|cycles?)\b",
            r"\btwo (?:blue |pink |red )?lines\b|\btest(?:ed)? (?:is |was |came back )?positive\b(?! for\b)",
            r"\btrimester\b|\b(?:ante|pre|post)[ -]?natal\b|\bgestation\w*|\bgravid\w*|\bsurrogate\b",
        )
    ),
    re.IGNORECASE,
)
#: Words that have to do with it, without telling that it is so: a newborn's mother is not pregnant.
_CONCERNS = re.compile(
    r"pregnan|breast|nursing|lactat|\bbf\b|expecting|trimester|partum|maternity|natal|conceiv|\bttc\b|gestation"
    r"|weeks along|due (?:date|in)|on the way|in utero|unborn|womb|\bwhen i give birth",
    re.IGNORECASE,
)
#: Beside those, words that make it likely, where the classifier is in doubt.
_MAY_CONCERN = re.compile(
    r"\bpreg|\bpr\w?gn|carrying|up the duff|(?:weeks?|wks?|months?|mths?) gone|\bivf\b|miscarr|\bpump"
    r"|\bmilk\b(?! spots?)|\bfeed(?:s|ing)?\b|trying for|positive test|two (?:blue |pink )?lines"
    r"|\bm[ou]m(?:my)?[ -]to[ -]be|mother[ -]to[ -]be"
    r"|expect|birth|deliver|gravid|f(?:o?e)tus|with child|in the oven|surroga|midwife|\bob\b|obgyn|belly|\bwean"
    r"|\d\d ?(?:w(?:ee)?ks?|w)\b|(?:fourth|fifth|sixth|seventh|eighth|ninth) month",
    re.IGNORECASE,
)
#: "Not pregnant any more", "stopped breastfeeding"; not "not safe when pregnant", nor "not sure i'm pregnant".
_NO_LONGER = re.compile(
    r"\b(?:not|no longer|isn'?t|wasn'?t|aren'?t|ain'?t|never|stopped|done|finished)"
    r"(?: (?:currently|actually|even|now|yet|anymore|any more|been|being|longer|really|with|bloody)){0,2}"
    r" (?:pregnan(?!c)\w*|preggers|breast ?-?feeding|bf'?ing|nursing|expecting)"
    r"|\b(?:leave|forget) (?:out )?the (?:breast ?-?feeding|bf|nursing|pregnancy)\b[^.?!]{0,12}"
    r"\b(?:stopped|finished|over|done)\b(?: (?:last|a|in|since|on) \w+)?",
    re.IGNORECASE,
)
#: "Once i've stopped breastfeeding": that is to come.
_NOT_YET = re.compile(
    r"\b(?:once|when|after|until|till|if|before|as soon as|while|as long as)\b[^,.;?!]*$",
    re.IGNORECASE,
)
#: "I came out in them when I was pregnant", "since my last pregnancy", "pregnancy rash": no longer so.
_PAST = re.compile(
    r"\b(?:was|were|had been|when i had|(?:my|her|the) last|previous|(?:after|since|before) (?:my|the|her)"
    r"|during my (?:first|second|last)|ever since)\b[^.?!,]{0,25}$",
    re.IGNORECASE,
)


@lru_cache(maxsize=1024)  # every earlier message is asked of again at each turn
def tells(text: str) -> bool:
    """Whether a message tells that somebody is pregnant or breastfeeding, or wants to be, and does not take it back."""
    if takes_back(text):
        return False
    return any(not _PAST.search(text[: m.start()]) for m in _TELLS.finditer(text))


def takes_back(text: str) -> bool:
    """Whether a message says that somebody is not, or no longer, pregnant or nursing, and nothing else of it."""
    found = _NO_LONGER.search(text)
    if found is None or _NOT_YET.search(text[: found.start()]):
        return False
    return not _CONCERNS.search(_NO_LONGER.sub(" ", text))


def concerns(text: str) -> bool:
    """Whether a message has a word of pregnancy or breastfeeding in it."""
    return _CONCERNS.search(text) is not None


def may_concern(text: str) -> bool:
    """Whether a message has a word that pregnancy or breastfeeding may stand behind."""
    return concerns(text) or _MAY_CONCERN.search(text) is not None
