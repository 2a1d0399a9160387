"""One who was told of before, meant again by a word: "the wee one", "the girls", "the older one", "him", "mine".

Each function gives the person meant, as a tuple of one, or none where its word is not said or leaves it open. Input: a
Rasa tracker and the message as written.
"""

from __future__ import annotations

import re

from rasa_sdk import Tracker

from actions.own_age import HE_OR_SHE, OWN_AGE, SELF, told_own_age
from actions.told import CHILDREN, audience_of, persons_in, told_of
from milia.answering import Person
from milia.audience import find_audiences

#: "Do mine go as quick", "i've got some too", "one on my own eyelid"; not "mine is 3 weeks old", said of a child.
_MINE = re.compile(
    r"(?<!not )\bmine\b(?! (?:is|was|has|had|are|were|just (?:turned|had|got|started|came|woke)|keeps?|gets?|cries|came"
    r"|still)\b)"
    r"|\bmy own (?:face|eye\w*|skin|cheeks?|nose|chin|forehead)\b|\b(?:for|about|on) my milia\b"
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
    r"|\b(?:on|do|remove|treat|lance|fix|freeze|zap|cut|take|sort|about) mine\b|\bfor me\b",
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

_ANOTHER = re.compile(
    r"\b(?:other|another|second|elder|older|younger|eldest|oldest|youngest|big|little|new|friend'?s?) (?:\w+ )?"
    r"(?:sons?|boys?|lads?|nephew|daughters?|girls?|lass|niece|grand\w+|child|kid|one)\b"
    r"|\b(?:his|her|their) (?:\w+ )?(?:brother|sister)\b|\b(?:also|too|as well)\b",
    re.IGNORECASE,
)
_BOY = re.compile(r"\b(?:sons?|boys?|lads?|nephew|grandson)\b", re.IGNORECASE)
_GIRL = re.compile(r"\b(?:daughters?|girls?|lass|niece|granddaughter)\b", re.IGNORECASE)
_AGE_ALONE = re.compile(r"\d\d ?(?:years?|yrs?|yo|y/o)?(?: old)?", re.IGNORECASE)

_YOUNGEST = re.compile(
    r"\b(?:wee|little|small|tiny|young|younger|youngest) (?:one|man|fella|lad|lady|girl|guy)\b|\byoungest\b",
    re.IGNORECASE,
)


def _age(child: Person) -> int:
    """The younger the less."""
    return CHILDREN.index(child.audience)


#: "Im bf my 3mo": the writer's bumps, and a baby who may be meant later.
_NURSES = re.compile(r"\b(?:bf|bfing|breast ?feeding|breastfeed|nursing)\b", re.IGNORECASE)


def nursling(tracker: Tracker, text: str) -> tuple[Person, ...]:
    """The baby whom the writer said they nurse, whom "little man" means later; none where another child was told of."""
    if _ANOTHER.search(text) and not re.search(r"\b(?:little|wee|lil)\b", text, re.IGNORECASE):
        return ()
    if _children_told_of(tracker):
        return ()
    for before in told_of(tracker):
        said = str(before.get("text") or "")
        if _NURSES.search(said):
            nursed = find_audiences(_NURSES.sub("my baby is", said))
            if any(m.audience == "baby" and m.age is not None for m in nursed):
                return (Person("baby", minor=True),)
    return ()


_NURSES_MYSELF = re.compile(
    r"\b(?:i'?m|i am|while|still|been) (?:\w+ )?(?:bf|bfing|breast ?feeding|nursing)\b|\bi (?:\w+ )?breast ?feed\b"
    r"|\bmy (?:own )?(?:breast ?)?milk\b",
    re.IGNORECASE,
)
_HIM_OR_HER = re.compile(r"\b(?:he|she|him|her|his|hers|he'?s|she'?s)\b", re.IGNORECASE)


def nursed(tracker: Tracker, text: str) -> tuple[Person, ...]:
    """The baby of whoever nurses and has told of nobody: "im breastfeeding", then "can i stop him getting more"."""
    if audience_of(tracker.get_slot("audience")) in CHILDREN or not _HIM_OR_HER.search(text):
        return ()
    told = told_of(tracker)
    named = [
        str(m.get("text") or "")
        for t in told
        for m in t.get("audiences") or []
        if isinstance(m, dict)
    ]
    if any(not _NURSES.search(words) for words in named):
        return ()
    nurses = any(_NURSES_MYSELF.search(str(before.get("text") or "")) for before in told)
    return (Person("baby", minor=True),) if nurses else ()


def _is_small(tracker: Tracker) -> bool:
    """Whether the conversation is about a baby or a toddler."""
    return audience_of(tracker.get_slot("audience")) in ("baby", "toddler")


def oneself(tracker: Tracker, text: str) -> tuple[Person, ...]:
    """The writer, who was asking for a small child and now speaks of "mine": an answer for a baby is not theirs."""
    small = _is_small(tracker)
    told = told_own_age(tracker)
    # "Will mine go by themselves the same as his", "she's fine. Will mine scar": only the sentence itself tells.
    own = [words for words in _SENTENCE_END.split(text) if _MINE.search(words)] or [text]
    for_child = any(HE_OR_SHE.search(_LIKE_HIS.sub(" ", words)) for words in own)
    for_child = for_child and not _FOR_MYSELF.search(text)
    if told and told.get("minor") and not for_child and _I.search(text):
        # A teen who asked for a grown-up and speaks of themselves again.
        return tuple(persons_in({"audiences": [told]}, []))
    if not small or for_child or not _MINE.search(text):
        return ()
    return tuple(persons_in({"audiences": [told]}, [])) if told else (Person("adult"),)


def little_one(tracker: Tracker, text: str) -> tuple[Person, ...]:
    """The youngest child told of before, whom "the wee one" means."""
    if not _YOUNGEST.search(text):
        return ()
    open_age = [
        m
        for before in told_of(tracker)
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
        for before in told_of(tracker)
        for p in persons_in(before, [])
        if p.audience in CHILDREN
    ]


def the_children(tracker: Tracker, text: str) -> tuple[Person, ...]:
    """The youngest of the children told of before, where "the girls" or "the twins" means them all."""
    if not _THE_CHILDREN.search(text):
        return ()
    told = [p for p, _ in _children_told_of(tracker)]
    return (min(told, key=_age),) if told else ()


def the_eldest(tracker: Tracker, text: str) -> tuple[Person, ...]:
    """The eldest of several children told of before, whom "the older one" means."""
    if not _ELDEST.search(text):
        return ()
    told = {p for p, _ in _children_told_of(tracker)}
    return (max(told, key=_age),) if len(told) > 1 else ()


def that_child(tracker: Tracker, text: str) -> tuple[Person, ...]:
    """The child told of last, whom "the child" means."""
    told = _children_told_of(tracker)
    return (told[0][0],) if told and _THE_CHILD.search(text) else ()


def only_child(tracker: Tracker, text: str) -> tuple[Person, ...]:
    """The one child told of before, with an age, whom "my girl" or "my son" means as well; not "my other girl"."""
    told = {p for p, _ in _children_told_of(tracker)}
    if len(told) != 1 or _ANOTHER.search(text):
        return ()
    said = " ".join(words for _, words in _children_told_of(tracker))
    he, she = _MALE.search(said) is not None, _FEMALE.search(said) is not None
    unlike = (_BOY.search(text) and she and not he) or (_GIRL.search(text) and he and not she)
    return () if unlike else tuple(told)


def by_gender(tracker: Tracker, text: str) -> tuple[Person, ...]:
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


def child_again(tracker: Tracker, text: str) -> tuple[Person, ...]:
    """The child told of before whom "he" or "her" means, where the writer has spoken of themselves too.

    "And what about me?", then "would that do him as well": an answer for the grown-up is not safe for the child.
    """
    known = audience_of(tracker.get_slot("audience"))
    own = told_own_age(tracker)
    young_writer = own is not None and own.get("minor") is True and known == own.get("audience")
    if not (known in ("adult", "unknown") or young_writer) or not HE_OR_SHE.search(text):
        return ()
    since_self = False
    for before in told_of(tracker):
        named = [m for m in before.get("audiences") or [] if isinstance(m, dict)]
        named = [m for m in named if not m.get("negated")]
        if young_writer and own in named:
            since_self = True
            named = [m for m in named if m != own]
        others_only = {"audiences": named}
        child = [p for p in persons_in(others_only, []) if p.audience != "adult" and p.minor]
        no_age = young_writer and any(p.audience == "unknown" for p in child[-1:])
        if no_age and _AGE_ALONE.fullmatch(str((own or {}).get("text") or "")):
            return ()  # "daughter", "how old?", "15": the age was hers
        if child:
            # "Both me and the wee man (7 weeks)": of the two, "he" is the child. Where nobody was named since and yet
            # the conversation is about a grown-up, the writer spoke of "mine".
            others = known == "adult" or len(named) > len(child)
            return (child[-1],) if since_self or others else ()
        if any(
            not SELF.match(words) and not OWN_AGE.match(words) and not _AGE_ALONE.fullmatch(words)
            for words in (str(m.get("text") or "") for m in named)
        ):
            return ()  # "my husband", then "him"
        since_self = since_self or bool(named)
    return ()
