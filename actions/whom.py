"""Whom a message is about: named in it, or meant by a word that leans on what was said before.

"Would that do him as well", "do mine go as quick", "the wee one", "my wife wants to buy a cream for it". Where it is
open, the person with the stricter answer is meant. Input: a Rasa tracker; nothing in it is trusted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, cast, get_args

from rasa_sdk import Tracker

from actions.names import meant_by_name, told_by_name
from milia.answering import Person
from milia.audience import find_audiences
from milia.followups import says_only_who
from milia.persons_named import speaks
from milia.persons_subject import grown_up_may_have_them, is_unborn
from milia.types import Audience

LAST_TOPICS = "last_topics"  # the slot
AUDIENCES = frozenset(get_args(Audience))
CHILDREN: tuple[Audience, ...] = ("baby", "toddler", "child")  # the youngest first
SELF = re.compile(r"(?:i|me|my|myself|we)\b|i'?m|pregnan|breast|nursing", re.IGNORECASE)
_HE_OR_SHE = re.compile(
    r"\b(?:he|she|him|her|his|himself|herself|he'?s|she'?s|hers)\b", re.IGNORECASE
)
#: "Do mine go as quick", "i've got some too", "one on my own eyelid"; not "mine is 3 weeks old", said of a child.
_MINE = re.compile(
    r"\bmine\b(?! (?:is|was|has|had|are|were|just|keeps?|gets?|cries|came|still)\b)"
    r"|\bmy own (?:face|eye\w*|skin|cheeks?|nose|chin|forehead)\b"
    r"|\bi(?:'?ve| have| got)(?: also| actually)?(?: got)? (?:some|them|it|one|a few|a couple|the same)"
    r"(?: of (?:them|these|those))?(?: (?:white|little|tiny|small|wee))*(?: (?:bumps?|dots?|spots?|milia))?"
    r"(?: (?:too|as ?well|also|myself))*(?:$|[^\w ]| (?:too|as ?well|also|myself)\b"
    r"| (?:on|under|by|near|around|round|beside) my\b)",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
_LIKE_HIS = re.compile(
    r"\b(?:same as|like|as (?:quick\w*|fast|long|soon) as|as) (?:his|hers|her|him|theirs)\b",
    re.IGNORECASE,
)
_I = re.compile(r"\b(?:i|i'?m|me|my|mine|myself)\b", re.IGNORECASE)
_THE_CHILDREN = re.compile(
    r"\b(?:the|both|them) (?:girls|boys|twins|kids|children|babies|lads|lasses|wee ones|little ones|weans|bairns)\b",
    re.IGNORECASE,
)
_BIG = re.compile(
    r"\b(?:big|older|elder|eldest|oldest) (?:sister|brother|one|boy|girl)", re.IGNORECASE
)
#: "Can i have just a dab": the writer, whoever else is named.
_FOR_MYSELF = re.compile(
    r"\b(?:can|could|may|should) i (?:just |also )?(?:have|use|try|get|borrow|put)\b(?!.*\b(?:on|for|to) (?:her"
    r"|him|them)\b)"
    r"|\bon mine\b|\bfor me\b",
    re.IGNORECASE,
)
_THE_CHILD = re.compile(
    r"\bthe (?:child|kid|wean|bairn|baby|little one|wee one|boy|girl|lad|lass)\b", re.IGNORECASE
)
_ELDEST = re.compile(
    r"\b(?:older|elder|bigger|big) (?:one|girl|boy|lad|child|kid)\b|\b(?:eldest|oldest|teenager|teen)\b",
    re.IGNORECASE,
)
_MALE = re.compile(
    r"\b(?:he|him|his|hes|he's|sons?|boys?|brother|nephew|grandson|lad|fella|wee man|little man)\b",
    re.IGNORECASE,
)
_FEMALE = re.compile(
    r"\b(?:she|her|hers|shes|she's|daughters?|girls?|sister|niece|granddaughter|lass)\b",
    re.IGNORECASE,
)
#: "Hubby uses benzoyl peroxide, would that shift it", "his dad had one cut out, is that what's coming"
_ONLY_USES = re.compile(
    r"(?:'?s)? (?:(?:always|already|just|also|has|had|been|is) )*(?:uses?|used|using|putting|rubbing|applying|applies"
    r"|puts?|rubs?|swears?|tried"
    r"|does|dabs?"
    r"|(?:had|got) (?:one|hers|his|it|them|some)(?: \w+)? (?:cut|frozen|lasered|removed|taken|zapped|done|burnt))\b",
    re.IGNORECASE,
)
#: "Can my mum use retinol on hers"
_MAY = re.compile(r"\b(?:can|could|should|may) (?:my |our |his |her |the )?$", re.IGNORECASE)
_FOR_THEM_TOO = re.compile(
    r"\b(?:too|as well|also|for) (?:him|her|them)\b|\b(?:for (?:him|her|them)|too)\W*$"
    r"|\b(?:can|should|may) (?:he|she)\b",
    re.IGNORECASE,
)
_OF_SOMEBODY = re.compile(
    r"\b(?:my|our|her|his|the) (?:\w+ ){0,3}?(?:sons?|daughters?|kids?|boys?|girls?|child|niece|nephew|grand\w+|brother"
    r"|sister|eldest|youngest|lad|lo)\b",
    re.IGNORECASE,
)
#: A writer who goes to school: "im in 8th grade", "year 9 girl here".
_AT_SCHOOL = re.compile(
    r"\b(?:i'?m|i am) (?:in|a)\b|\b(?:here|girl|boy|student|freshman|teen(?:ager)?)\b|^\W*(?:year|yr|y) ?\d",
    re.IGNORECASE,
)
#: "I'm 15", "16 btw": how old the writer is.
_OWN_AGE = re.compile(r"(?:i'?m|i am|iam|am|i (?:be|dey|is))\b|\d\d(?: ?[fm])?$", re.IGNORECASE)
_AGE_ALONE = re.compile(r"\d\d ?(?:years?|yrs?|yo|y/o)?(?: old)?", re.IGNORECASE)
#: "What is allowed for a child", "on a kid her age": whoever the conversation is about, where that is a child.
_ANY_CHILD = re.compile(
    r"(?:an? )?(?:child|children|kids?|boys?|girls?|minors?|young (?:child|person|kid))",
    re.IGNORECASE,
)
_OWNED = re.compile(r"\b(?:my|our|his|her|their|\w+'s|other|another|second|the) $", re.IGNORECASE)
#: "I thought it was just newborns": what one believed, not whom it is about.
_BELIEVED = re.compile(
    r"\b(?:thought|think|only|just|mostly|mainly|usually|more (?:of )?an?|not just|supposed to be)\b[^.!?]{0,25}$",
    re.IGNORECASE,
)
_THOUGHT = re.compile(
    r"\b(?:thought|think|supposed to be) (?:\w+ ){0,5}?(?:just |only )?(?:(?:a|for|in|on) )?$",
    re.IGNORECASE,
)
_KINDS_OF_PEOPLE = re.compile(
    r"(?:new ?borns?|newborn babies|babies|infants?|toddlers?|kids|children|teens?|teenagers?|adults?|grown ?ups?"
    r"|baby|old(?:er)? people)",
    re.IGNORECASE,
)
#: "The difference of this kind and the kind of babies"
_LIKE_PEOPLE = re.compile(
    r"\b(?:kind|type|sort|version|form)s? (?:of|that|in|which|with)? ?$"
    r"|\b(?:difference|compared)\b[^.?!]{0,40}\b(?:and|to|with|of|in) (?:those (?:of|in) )?$"
    r"|\bunlike (?:in |with )?$|\b(?:same|different) (?:as|from|than|to) (?:in |with |on )?$",
    re.IGNORECASE,
)
_TO_DO = re.compile(
    r"\b(?:us(?:e|ing)|put\w*|try|tried|appl\w+|safe|ok|okay|allowed|give|giv\w+|rub\w*|treat\w*|can|should)\b",
    re.IGNORECASE,
)
_SINCE = re.compile(r"they(?:'re| are|'ve been| have been)\b", re.IGNORECASE)
_WANTS = (
    r"(?:'?s)? (?:wants?|wanted|keeps wanting|is going|plans|would like|'d like) "
    r"(?:to\b|(?:it|them|him|her|that) (?:\w+ ){0,2}(?:off|on|out|done|gone|removed|frozen|lasered)\b)"
)
#: "The tretinoin he pinched off his girlfriend": whose it was.
_FROM = re.compile(
    r"\b(?:off|from|nicked|stole|borrowed|pinched) (?:of )?(?:my|his|her|their|a|the) $"
    r"|\b(?:tret\w*|cream|gel|tube|stuff|serum|retin\w*|differin|acid|toner|lotion|adapalene|scrub) "
    r"(?:that |which )?(?:my|his|her|their|our) $",
    re.IGNORECASE,
)
_ASKS_WHY = re.compile(r"\W*(?:(?:but|and|so|ok) )?(?:why|y|how come)\b", re.IGNORECASE)
#: "Months, not years": the unit of the age told of last.
_UNIT = re.compile(
    r"\W*(?:(?:no|nope|sorry|oops|ah|wait|i|mean|meant|it'?s|that'?s|in)\W+)*(?P<unit>day|week|month|year)s\b"
    r"(?:\W*(?:not|no) (?:day|week|month|year)s?\b)?"
    r"(?:\W+(?:sorry|old|lol|my bad|oops|i mean|i meant|haha|typo|my mistake|not|of age|obvs|obviously))*\W*",
    re.IGNORECASE,
)
#: "No sorry 14 MONTHS": an age and nothing else.
_ONLY_AN_AGE = re.compile(
    r"\W*(?:(?:no|nope|sorry|oops|ah|wait|i|mean|meant|it'?s|that'?s|is|typo|actually|lol)\W+)*"
    r"(?P<n>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen) ?"
    r"(?P<unit>day|week|month|year)s?\b"
    r"(?:\W+(?:sorry|old|lol|my bad|oops|i mean|i meant|haha|typo|my mistake|obvs|now))*[^\w?]*",
    re.IGNORECASE,
)
#: "Sorry 10 MONTHS autocorrect took it off"
_CORRECTS_AGE = re.compile(
    r"\W*(?:(?:no|nope|sorry|oops|ah|wait|i|mean|meant)\W+)+(?!.*\b(?:been|there|for|since|ago|had|have|in)\b)"
    r"(?P<n>\d{1,2}) ?(?P<unit>day|week|month|year)s?\b[^?]{0,40}",
    re.IGNORECASE,
)
_A_NUMBER = re.compile(
    r"\d+|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen)\b",
    re.IGNORECASE,
)
_ONLY_A_NUMBER = re.compile(
    r"\W*(?:(?:just|only|turned|nearly|almost) )?(?P<n>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven"
    r"|twelve|\w+teen)\W*",
    re.IGNORECASE,
)
_WEEKS = (
    r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
    r" ?(?:days?|weeks?|wks?|months?|mths?)"
)  #: An age in a sentence of its own. "For 2 weeks" is how long they have been there.
_FIRST_AGE = re.compile(rf"\W*(?P<age>{_WEEKS})(?: old)?[.!,;] *(?=\S)", re.IGNORECASE)
_LAST_AGE = re.compile(rf"[.!;] *(?P<age>{_WEEKS})(?: old)?\W*$", re.IGNORECASE)
_ONLY_ME = re.compile(r"me|myself|mine|my own|i", re.IGNORECASE)
_TO_THE_CHILD = re.compile(
    r"\b(?:harm|hurt|help|on|give|giving|to|let|do|suit|kill|for) (?:her|him|hers|his)\b"
    r"(?! (?:and|mum|mam|dad|father))",
    re.IGNORECASE,
)
_ME_TOO = re.compile(
    r"\b(?:for|on|about|with) (?:me|myself|mine|my own)\b|\bme (?:too|as well|and)\b|\band me\b",
    re.IGNORECASE,
)
_FEEDS_MYSELF = re.compile(r"\bfeeding (?:her|him|them) (?:myself|herself)\b", re.IGNORECASE)
_HAD_A_BABY = re.compile(r"(?:i )?had (?:a|my|our) (?:baby|little one|son|daughter)", re.IGNORECASE)
#: "23 m", of a man who writes of his own bumps; of a child it may be months.
_MAN = re.compile(r"(?:1[89]|2\d|3[0-6]) ?m", re.IGNORECASE)
#: "My small brother fit catch am from me?", "can i give it to my girlfriend"
_CATCHES = re.compile(
    r"\b(?:catch\w*|caught|infect(?:s|ing)?|contagious (?:to|for)"
    r"|(?:pass|spread|giv)(?:e|ing|es)? (?:it|them|this|these)(?: on)? to"
    r"|(?:get|have) (?:it|them|these) (?:from|off) (?:me|him|her|us|them|the))\b",
    re.IGNORECASE,
)
_HAS_THEM = re.compile(
    r"\b(?:has|have|got|getting) (?:also |now )?(?:them|it|milia|some|one|a few|these|those|the same)\b"
    r"(?! (?:from|off) (?:me|him|her|us|them|the)\b)",
    re.IGNORECASE,
)
_THEMSELVES = re.compile(
    r"\b(?:hers|his own|her own|herself|himself|themselves|(?:get|getting) rid)\b", re.IGNORECASE
)
_YOUNGEST = re.compile(
    r"\b(?:wee|little|small|tiny|young|younger|youngest) (?:one|man|fella|lad|lady|girl|guy)\b|\byoungest\b",
    re.IGNORECASE,
)


#: "I have these on my lids", "mine", "my wedding": the writer's own bumps, so no newborn's.
_OWN_BUMPS = re.compile(
    r"\bmine\b|\bmy(?: \w+){0,2} (?:milia|bumps?|spots?|dots?|whiteheads?|eye\w*|lids?|cheeks?|face|nose|chin"
    r"|forehead|skin|temples?|lips?|neck|wedding|milium|arms?|legs?|chest|stomach|tummy|shoulders?|ears?|scalp)\b"
    r"|(?<!do )(?<!can )(?<!could )(?<!should )(?<!to )\b(?:i have|i'?ve (?:had|got)|i got|i get|i keep getting"
    r"|i had|i'?m having|i am having)"
    r"(?! rid)(?: \w+){0,4} "
    r"(?:milia|bumps?|spots?|dots?|whiteheads?|grains?|seeds?|them|these|one|milium)\b"
    r"|\bi'?ve (?:about |like |around |only |just |maybe )?"
    r"(?:a|an|two|three|four|five|six|\d+|loads|lots|some|these|them)"
    r"(?: \w+){0,5} (?:milia|bumps?|spots?|dots?|whiteheads?|balls?|pearls?)\b"
    r"|\bi (?:burne?d|burnt|scalded|cut|scraped|grazed|hurt|injured) my (?:\w+ )?"
    r"(?:arm|hand|leg|face|neck|cheek|chin|nose|finger|wrist|foot|shoulder|forehead)\b"
    r"|\bi'?m (?:covered|full of|riddled|getting married)\b|\bon me\b|\bgetting married\b",
    re.IGNORECASE,
)
_OF_ANOTHER = re.compile(
    r"\b(?:bab(?:y|ies)|newborns?|infants?|kids?|child(?:ren)?|sons?|daughters?|toddlers?|boys?|girls?|lo|bub|twins?"
    r"|niece|nephew|grand\w+)\b",
    re.IGNORECASE,
)


def _age(child: Person) -> int:
    """The younger the less."""
    return CHILDREN.index(child.audience)


def audience_of(value: Any) -> Audience:
    """A slot's or an entity's value as an audience; "unknown" where it is none."""
    return cast(Audience, value) if isinstance(value, str) and value in AUDIENCES else "unknown"


def whom(
    tracker: Tracker, message: dict[str, Any], text: str, entities: list[dict[str, Any]]
) -> tuple[Person, ...]:
    """Whom the message is about, as far as it says so, by name or by a word that leans on what was said before.

    Args:
        tracker: the conversation, with the message as its last event.
        message: what NLU made of it.
        text: the message as written.
        entities: NLU's entities, which a button sends in place of the rest.

    Returns:
        The persons, none where nobody is meant but whom the conversation was about.
    """
    message = _without_unborn(tracker, _with_own_age(tracker, message), text)
    message = _without_motherhood(message, text)
    by_name = told_by_name(text) or meant_by_name(text, said_before(tracker))
    if by_name and not _gives_ages(message):
        return by_name
    named = tuple(persons_in(message, entities)) or age_mended(tracker, text)
    named = named or _age_first(tracker, text)
    if not named:
        return (
            _the_children(tracker, text)
            or _eldest(tracker, text)
            or (_that_child(tracker, text) if _is_of_grown_up(tracker) else ())
            or _child_again(tracker, text)
            or _by_gender(tracker, text)
            or _oneself(tracker, text)
        )
    if _might_catch_them(tracker, message, text):
        return ()
    if len(named) == 1 and _is_a_man(tracker, message, text):
        return (Person("adult"),)
    if len(named) == 1 and _leans(tracker, message, text):
        return ()
    if len(named) == 1 and named[0].audience == "unknown" and named[0].minor:
        return (
            _age_last(text)
            or _little_one(tracker, text)
            or _the_children(tracker, text)
            or _eldest(tracker, text)
            or _that_child(tracker, text)
            or named
        )
    if len(named) == 1 and named[0].audience == "adult" and _is_of_child(tracker):
        told = [m for m in message.get("audiences") or [] if isinstance(m, dict)]
        if any(_wants_for_another(str(m.get("text") or ""), text) for m in told):
            return ()
    return named


def age_mended(tracker: Tracker, text: str) -> tuple[Person, ...]:
    """Whom a message is about that only gives an age its unit ("months, not years") or tells it ("eight").

    Args:
        tracker: the conversation, with the message as its last event.
        text: the message as written.

    Returns:
        That person; none where the message says something else, or nobody was told of.
    """
    told = _told_of(tracker)
    mentions = [
        m
        for before in told
        for m in before.get("audiences") or []
        if isinstance(m, dict) and not m.get("negated")
    ]
    unit = _UNIT.fullmatch(text)
    if unit is not None:
        ages = [_A_NUMBER.search(str(m.get("text") or "")) for m in mentions if m.get("age")]
        number = next((n.group() for n in ages if n is not None), None)
        return _aged(f"{number} {unit['unit']}s old") if number else ()
    alone = _ONLY_AN_AGE.fullmatch(text) or _CORRECTS_AGE.fullmatch(text)
    if alone is not None and mentions and mentions[0].get("minor") is True:
        return _aged(f"{alone['n'].lower()} {alone['unit'].lower()}s old")
    number_alone = _ONLY_A_NUMBER.fullmatch(text)
    child = bool(mentions) and mentions[0].get("minor") is True and not mentions[0].get("age")
    if number_alone is not None and child and mentions[0].get("audience") == "unknown":
        return _aged(f"he is {number_alone['n'].lower()}")
    return ()


def said_before(tracker: Tracker) -> list[str]:
    """The texts of the messages before this one, the oldest first."""
    return [str(before.get("text") or "") for before in reversed(_told_of(tracker))]


def _gives_ages(message: dict[str, Any]) -> bool:
    """Whether NLU found two persons of known age or kind, or a grown-up: then names tell no more."""
    told = [m for m in message.get("audiences") or [] if isinstance(m, dict)]
    told = [m for m in told if not m.get("negated") and m.get("audience") != "unknown"]
    return len(told) > 1 or any(m.get("audience") == "adult" for m in told)


def _age_first(tracker: Tracker, text: str) -> tuple[Person, ...]:
    """The child told of before without an age, where a message begins with one: "3 weeks. Cheeks and chin."."""
    told = [m for m in (_told_of(tracker) or [{}])[0].get("audiences") or [] if isinstance(m, dict)]
    of_no_age = bool(told) and told[0].get("minor") is True and told[0].get("audience") == "unknown"
    first = _FIRST_AGE.match(text) if of_no_age else None
    return _aged(f"he is {first['age'].lower()} old") if first is not None else ()


def _age_last(text: str) -> tuple[Person, ...]:
    """The child of no age in a message that ends with one: "white dots on my sons nose. 2 weeks"."""
    last = _LAST_AGE.search(text)
    return _aged(f"he is {last['age'].lower()} old") if last is not None else ()


def _aged(words: str) -> tuple[Person, ...]:
    """The person of a plain statement of age."""
    found = [m for m in find_audiences(words) if m.age is not None]
    return tuple(Person(m.audience, minor=m.minor, newborn=m.newborn) for m in found[:1])


def tells_of_own(tracker: Tracker, text: str) -> bool:
    """Whether the writer has told of bumps of their own, and of nobody else's."""
    told = [str(e.get("text") or "") for e in tracker.events if e.get("event") == "user"]
    told = [*told[:-1], text]
    if any(_HE_OR_SHE.search(words) or _OF_ANOTHER.search(words) for words in told):
        return False
    return any(_OWN_BUMPS.search(words) for words in told)


def _told_own_age(tracker: Tracker) -> dict[str, Any] | None:
    """The mention in which the writer said how old they are, the latest; None where they did not."""
    for before in _told_of(tracker):
        told = [m for m in before.get("audiences") or [] if isinstance(m, dict)]
        for mention in told:
            words = str(mention.get("text") or "")
            if mention.get("negated") or mention.get("audience") in ("baby", "toddler"):
                continue  # who writes is neither: "23 m" is a man
            if mention.get("age") and _OWN_AGE.match(words):
                return mention
            said = str(before.get("text") or "")
            pupil = mention.get("audience") == "child" and not _OF_SOMEBODY.search(said)
            if pupil and _AT_SCHOOL.search(said) and not _HE_OR_SHE.search(said):
                return mention
    return None


def _with_own_age(tracker: Tracker, message: dict[str, Any]) -> dict[str, Any]:
    """The message with the writer's age where they say "me" and gave it before: at 15 they are no adult."""
    mentions = [m for m in message.get("audiences") or [] if isinstance(m, dict)]
    own = [
        m
        for m in mentions
        if m.get("audience") == "adult"
        and not m.get("age")
        and re.fullmatch(r"me|myself|mine|my own", str(m.get("text") or ""), re.IGNORECASE)
    ]
    told = _told_own_age(tracker) if own else None
    if told is None:
        return message
    who = {k: told.get(k) for k in ("audience", "minor", "newborn", "age_months")}
    return {**message, "audiences": [{**m, **who} if m in own else m for m in mentions]}


def _without_unborn(tracker: Tracker, message: dict[str, Any], text: str) -> dict[str, Any]:
    """The message without the unborn baby of somebody who is pregnant."""
    if tracker.get_slot("expecting") is not True:
        return message
    told = [*(str(before.get("text") or "") for before in _told_of(tracker)), text]
    mentions = [m for m in message.get("audiences") or [] if isinstance(m, dict)]
    kept = [m for m in mentions if m.get("age") or not is_unborn(str(m.get("text") or ""), told)]
    return {**message, "audiences": kept} if len(kept) < len(mentions) else message


def _without_motherhood(message: dict[str, Any], text: str) -> dict[str, Any]:
    """The message without the child of "i had a baby four years ago and my milia came then", "feeding her myself"."""
    mentions = [m for m in message.get("audiences") or [] if isinstance(m, dict)]
    kept = [m for m in mentions if not _HAD_A_BABY.match(str(m.get("text") or ""))]
    if _FEEDS_MYSELF.search(text):
        kept = [m for m in mentions if not str(m.get("text") or "").lower().startswith("feeding")]
        return {**message, "audiences": kept}
    own = _OWN_BUMPS.search(text) and not _HE_OR_SHE.search(text)
    return {**message, "audiences": kept} if own and len(kept) < len(mentions) else message


def _leans(tracker: Tracker, message: dict[str, Any], text: str) -> bool:
    """Whether the one who is named is whom the conversation is about anyhow, or only a kind of people."""
    known = audience_of(tracker.get_slot("audience"))
    told = [
        m for m in message.get("audiences") or [] if isinstance(m, dict) and not m.get("negated")
    ]
    if len(told) != 1:
        return False
    words = str(told[0].get("text") or "")
    before = text[: max(text.find(words), 0)]
    kind = _KINDS_OF_PEOPLE.fullmatch(words) is not None and not told[0].get("age")
    if kind and _THOUGHT.search(before):
        return True
    if kind and _LIKE_PEOPLE.search(before) and not _TO_DO.search(text):
        return bool(tracker.get_slot(LAST_TOPICS))
    if known == "unknown":
        return False
    small = known in CHILDREN
    if small and _ANY_CHILD.fullmatch(words) and not told[0].get("age"):
        return not _OWNED.search(before)
    if kind:
        return _BELIEVED.search(before) is not None and not _OWNED.search(before)
    other = told[0].get("audience") == "adult" or (
        told[0].get("audience") == "unknown" and not told[0].get("age")
    )
    after = text[max(text.find(words), 0) + len(words) :]
    if small and told[0].get("audience") == "adult" and _ASKS_WHY.match(text):
        # "Why, shes only 18", of the sister whose cream the writer may not have.
        own = _told_own_age(tracker)
        if own is not None and own.get("minor") is True:
            return True
    if (
        small
        and _ONLY_ME.fullmatch(words)
        and _TO_THE_CHILD.search(text)
        and not _ME_TOO.search(text)
    ):
        return True  # "i've a tube of tretinoin myself, sure a tiny bit wouldn't harm her"
    if small and other and not SELF.match(words):
        if _FROM.search(before):
            return True
        if _ONLY_USES.match(after) is not None and not _MAY.search(before):
            return not _FOR_THEM_TOO.search(text)
        adult = told[0].get("audience") == "adult" and not told[0].get("age")
        only = says_only_who(text, [words])
        return adult and not only and not grown_up_may_have_them(before, after, text)
    if known == "adult" and told[0].get("audience") == "unknown" and not told[0].get("age"):
        # "My son is telling do biopsy", of a man of 66.
        return speaks(after)
    # "They are already four months", of a girl of seven: that is how long the bumps have been there.
    return _SINCE.match(words) is not None and told[0].get("audience") != known


def _is_a_man(tracker: Tracker, message: dict[str, Any], text: str) -> bool:
    """Whether "23 m" is of the writer, who has told of bumps of their own and of nobody else."""
    told = [m for m in message.get("audiences") or [] if isinstance(m, dict)]
    words = str(told[0].get("text") or "") if len(told) == 1 else ""
    return _MAN.fullmatch(words) is not None and tells_of_own(tracker, text)


def _might_catch_them(tracker: Tracker, message: dict[str, Any], text: str) -> bool:
    """Whether those named may only catch what somebody has who was told of before."""
    if audience_of(tracker.get_slot("audience")) == "unknown" or not _CATCHES.search(text):
        return False
    told = [m for m in message.get("audiences") or [] if isinstance(m, dict)]
    return not any(m.get("age") for m in told) and not _HAS_THEM.search(text)


def _is_small(tracker: Tracker) -> bool:
    """Whether the conversation is about a baby or a toddler."""
    return audience_of(tracker.get_slot("audience")) in ("baby", "toddler")


def _is_of_child(tracker: Tracker) -> bool:
    """Whether the conversation is about anybody under age."""
    return audience_of(tracker.get_slot("audience")) in CHILDREN


def _is_of_grown_up(tracker: Tracker) -> bool:
    """Whether the conversation is about a grown-up by now."""
    return audience_of(tracker.get_slot("audience")) == "adult"


def _wants_for_another(person: str, text: str) -> bool:
    """Whether a grown-up wants to do something, and not to themselves: "my wife wants to buy a cream for it"."""
    wants = re.search(rf"{re.escape(person)}(?: in law)?{_WANTS}", text, re.IGNORECASE)
    return wants is not None and not _THEMSELVES.search(text)


def _oneself(tracker: Tracker, text: str) -> tuple[Person, ...]:
    """The writer, who was asking for a small child and now speaks of "mine": an answer for a baby is not theirs."""
    small = _is_small(tracker)
    told = _told_own_age(tracker)
    # "Will mine go by themselves the same as his", "she's fine. Will mine scar": only the sentence itself tells.
    own = [words for words in _SENTENCE_END.split(text) if _MINE.search(words)] or [text]
    for_child = any(_HE_OR_SHE.search(_LIKE_HIS.sub(" ", words)) for words in own)
    for_child = for_child and not _FOR_MYSELF.search(text)
    if told and told.get("minor") and not for_child and _I.search(text):
        # A teen who asked for a grown-up and speaks of themselves again.
        return tuple(persons_in({"audiences": [told]}, []))
    if not small or for_child or not _MINE.search(text):
        return ()
    return tuple(persons_in({"audiences": [told]}, [])) if told else (Person("adult"),)


def _told_of(tracker: Tracker) -> list[dict[str, Any]]:
    """What NLU made of the messages before this one, newest first."""
    told = [e.get("parse_data") or {} for e in tracker.events if e.get("event") == "user"]
    return told[-2::-1]


def _little_one(tracker: Tracker, text: str) -> tuple[Person, ...]:
    """The youngest child told of before, whom "the wee one" means."""
    if not _YOUNGEST.search(text):
        return ()
    open_age = [
        m
        for before in _told_of(tracker)
        for m in before.get("audiences") or []
        if isinstance(m, dict) and m.get("minor") and m.get("audience") == "unknown"
    ]
    if open_age:
        return ()  # "the little one" of before, of whom no age was told
    # "Her big sister is 13", then "and the wee one": that is not the sister.
    told = [p for p, said in _children_told_of(tracker) if not _BIG.search(said)]
    if not told and _children_told_of(tracker):
        return (Person("unknown", minor=True),)
    of_any = " one" in text.lower() or "youngest" in text.lower()
    # "The little girl" is nobody's name where several children were told of.
    return (min(told, key=_age),) if told and (of_any or len({*told}) == 1) else ()


def _children_told_of(tracker: Tracker) -> list[tuple[Person, str]]:
    """The children of known age told of before, newest first, each with the message that told of it."""
    return [
        (p, str(before.get("text") or ""))
        for before in _told_of(tracker)
        for p in persons_in(before, [])
        if p.audience in CHILDREN
    ]


def _the_children(tracker: Tracker, text: str) -> tuple[Person, ...]:
    """The youngest of the children told of before, where "the girls" or "the twins" means them all."""
    if not _THE_CHILDREN.search(text):
        return ()
    told = [p for p, _ in _children_told_of(tracker)]
    return (min(told, key=_age),) if told else ()


def _eldest(tracker: Tracker, text: str) -> tuple[Person, ...]:
    """The eldest of several children told of before, whom "the older one" means."""
    if not _ELDEST.search(text):
        return ()
    told = {p for p, _ in _children_told_of(tracker)}
    return (max(told, key=_age),) if len(told) > 1 else ()


def _that_child(tracker: Tracker, text: str) -> tuple[Person, ...]:
    """The child told of last, whom "the child" means."""
    told = _children_told_of(tracker)
    return (told[0][0],) if told and _THE_CHILD.search(text) else ()


def _by_gender(tracker: Tracker, text: str) -> tuple[Person, ...]:
    """The one child told of before whom "his" means, where the conversation is about a girl by now, or the reverse."""
    male, female = _MALE.search(text), _FEMALE.search(text)
    if (male is None) == (female is None):
        return ()
    told = _children_told_of(tracker)
    if len({p for p, _ in told}) < 2:
        return ()

    def fits(said: str) -> bool:
        he, she = _MALE.search(said) is not None, _FEMALE.search(said) is not None
        return he != she and he == (male is not None)

    he, she = _MALE.search(told[0][1]) is not None, _FEMALE.search(told[0][1]) is not None
    if he == she or fits(told[0][1]):
        return ()  # nothing tells that the one told of last is somebody else
    meant = {p for p, said in told if fits(said)}
    known = audience_of(tracker.get_slot("audience"))
    (only,) = meant if len(meant) == 1 else (None,)
    return (only,) if only is not None and only.audience != known else ()


def _child_again(tracker: Tracker, text: str) -> tuple[Person, ...]:
    """The child told of before whom "he" or "her" means, where the writer has spoken of themselves too.

    "And what about me?", then "would that do him as well": an answer for the grown-up is not safe for the child.
    """
    known = audience_of(tracker.get_slot("audience"))
    own = _told_own_age(tracker)
    young_writer = own is not None and own.get("minor") is True and known == own.get("audience")
    if not (known in ("adult", "unknown") or young_writer) or not _HE_OR_SHE.search(text):
        return ()
    since_self = False
    for before in _told_of(tracker):
        named = [m for m in before.get("audiences") or [] if isinstance(m, dict)]
        named = [m for m in named if not m.get("negated")]
        if young_writer and own in named:
            since_self = True
            named = [m for m in named if m != own]
        others_only = {"audiences": named}
        child = [p for p in persons_in(others_only, []) if p.audience != "adult" and p.minor]
        if child:
            # "Both me and the wee man (7 weeks)": of the two, "he" is the child. Where nobody was named since and yet
            # the conversation is about a grown-up, the writer spoke of "mine".
            others = known == "adult" or len(named) > len(child)
            return (child[-1],) if since_self or others else ()
        if any(
            not SELF.match(words) and not _OWN_AGE.match(words) and not _AGE_ALONE.fullmatch(words)
            for words in (str(m.get("text") or "") for m in named)
        ):
            return ()  # "my husband", then "him"
        since_self = since_self or bool(named)
    return ()


def persons_in(message: dict[str, Any], entities: list[dict[str, Any]]) -> Iterable[Person]:
    """The persons that NLU found in a message; those of its entities where a button sent it."""
    mentions = message.get("audiences")
    if isinstance(mentions, list):
        known = any(isinstance(m, dict) and m.get("audience") in CHILDREN for m in mentions)
        for mention in mentions:
            if isinstance(mention, dict) and not mention.get("negated"):
                age = mention.get("age_months")
                newborn = mention.get("newborn") is True or (
                    isinstance(age, (int, float)) and age < 1
                )
                audience = audience_of(mention.get("audience"))
                # "my son, he is 9": a child of no age beside one of known age is the same child.
                if audience != "unknown" or (mention.get("minor") is True and not known):
                    yield Person(audience, minor=mention.get("minor") is True, newborn=newborn)
        return
    for entity in entities:
        if entity.get("entity") == "audience" and audience_of(entity.get("value")) != "unknown":
            yield Person(audience_of(entity["value"]))
