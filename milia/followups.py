"""What a message means after what was said before: it becomes a question that stands on its own.

Each step of `FollowUps.resolve` takes a question as NLU understood it, the topics of the last answer and the slots,
and either leaves it alone or puts the meaning in place of the words: "the second one", "and creams?", "how often",
"what if i did", "not the oily kind", "without a doctor", "freezing and laser".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from milia.facts_model import Topic
from milia.last_answer import (
    MEDICINE_FACTS,
    MEDICINES,
    SINGLE,
    WHO_DOES,
    how_often,
    meaning_after,
)
from milia.question import Ask, Question
from milia.topics import FAMILIES, KINDS, PROCEDURES, TREATED, Topics
from milia.words import WORD

MAX_ANSWERS = 3
#: A message of more words says enough to be understood by itself.
MAX_ELLIPTICAL = 5
MAX_DEICTIC = 7
#: Words of what milia are blamed on: "the laser last year".
MAX_BLAMED = 5
#: A title that holds the noun, or facts and names that do.
ENOUGH = 2
#: Kinds of terms that can be chosen from ("the second one").
CHOICES = frozenset(
    {"treatment", "procedure", "milia_type", "medication", "cause", "condition", "product"}
)
#: Kinds of terms whose naming makes a question one about them.
SUBJECTS = CHOICES | {"home_removal"}
#: Kinds of terms that an answer's own list may hold.
LISTED = CHOICES - {"product"}
#: Intents in which a person who sets two things side by side wants both.
SIDE_BY_SIDE = frozenset(
    {"treatment_options", "retinoid", "retinoid_strength", "exfoliator_choice", "exfoliation"}
)
#: Terms of which others are a kind: "a scrub, to exfoliate with" is one thing.
NARROWER = {
    "exfoliation": ("chemical_exfoliator", "physical_exfoliator", "lactic_acid", "salicylic_acid"),
    "chemical_exfoliator": ("lactic_acid", "salicylic_acid"),
    "retinoid": ("differin", "tretinoin"),
}
#: Intents that a refused option turns into the question of what is left.
OPEN_TO_REFUSAL = TREATED | {
    "need_treatment", "stubborn", "see_doctor", "follow_more", "follow_how", "nlu_fallback", "capabilities",
    "no_info_other", "no_info_home_remedies", "no_info_other_products", "picking", "out_of_scope",
    "no_info_procedure_pain",
}  # fmt: skip
#: Intents that "is it from the laser" may be taken for.
BLAMED = frozenset(
    {
        *PROCEDURES,
        "procedure_risks",
        "causes",
        "no_info_recurrence",
        "no_info_other",
        "nlu_fallback",
    }
)
#: Skin types that an exfoliator is chosen for.
EXFOLIATED = frozenset({"oily_skin", "sensitive_skin"})
#: Kinds of terms that a person can refuse.
REFUSABLE = frozenset({"treatment", "procedure", "professional", "home_removal"})

# ---------------------------------------------------------------- facets of a subject
#: What an intent asks of its subject, whichever subject it was taken for.
FACETS = {
    "follow_how": "how", "exfoliation": "how", "retinoid_use": "how",
    "exfoliation_frequency": "often", "procedure_sessions": "often",
    "results_time": "when",
    "follow_risk": "risk", "procedure_risks": "risk", "retinoid_side_effects": "risk",
}  # fmt: skip
#: The topic that answers each facet of a subject; "" is the topic talked about itself.
ANSWERS = {
    "exfoliation": {
        "how": "exfoliation", "often": "exfoliation_frequency", "when": "exfoliation_results", "risk": "exfoliation",
    },
    "retinoid": {
        "how": "retinoid_use", "often": "retinoid_use", "when": "retinoid_results", "risk": "retinoid_side_effects",
    },
    "procedure": {
        "how": "who_removes", "often": "procedure_sessions", "when": "procedure_sessions", "risk": "procedure_risks",
    },
    "picking": {"how": "picking", "risk": "picking"},
    "care": {"how": "", "often": "", "risk": ""},
    "doctor": {"when": ""},
}  # fmt: skip
CARE = frozenset(
    {"skin_care", "cleansing", "moisturizer", "sunscreen", "product_choice", "prevention"}
)


# ---------------------------------------------------------------- words
def words_of(text: str) -> frozenset[str]:
    """A set of words from lines of them."""
    return frozenset(text.split())


_WORDS = r"(?:one|option|thing|choice|way|method|type|kind|treatment|procedure|button|answer|item)"
_REFERENCE = re.compile(
    r"\b(?:the |that |your )?(?P<which>first|1st|second|2nd|third|3rd|fourth|4th|fifth|5th|sixth|6th|last|final|latter"
    rf"|former|middle|other)(?:(?<=latter|former)\b|(?: (?:\w+ )?{_WORDS}\b(?! of milia)))"
    r"(?: (?:you|u) \w+| (?:you've|youve) \w+| of (?:those|these|them|the list))?"
    rf"|\b(?:option|number|choice) (?P<number>\d|one|two|three|four|five|six|a|b|c)\b",
    re.IGNORECASE,
)
_PLACES = {
    "first": 0, "1st": 0, "former": 0, "top": 0, "second": 1, "2nd": 1, "middle": 1, "third": 2, "3rd": 2, "fourth": 3,
    "4th": 3, "fifth": 4, "5th": 4, "sixth": 5, "6th": 5, "last": -1, "final": -1, "latter": -1, "bottom": -1,
    "1": 0, "2": 1, "3": 2, "4": 3, "5": 4, "6": 5, "one": 0, "two": 1, "three": 2, "four": 3, "five": 4, "six": 5,
    "a": 0, "b": 1, "c": 2,
}  # fmt: skip
#: Alone they name a place ("b", "two"); in a sentence they are articles and numbers.
_ONLY_ALONE = frozenset({"a", "b", "c", "one", "two", "three", "four", "five", "six"})
#: What may stand around a reference without asking more than "tell me about it".
_ABOUT_IT = words_of(
    """
    tell me about what whats what's is more on of please pls i want lets let's do go with pick choose take
    i'll ill how and ok okay um uh the explain a bit so then yes no thanks hmm show give info information
    talk through say i'd id like to know for
    """
)
_LEADS = words_of(
    """
    and also or plus but ok okay so then well um uh hm hmm oh right fine what whats about how which with for
    the any a an some of in on my your those these that this please pls though from to as too again back did
    you say said mean i meant by
    """
)
_HOLLOW = words_of(
    """
    milia milium one ones thing things stuff kind kinds type types way ways option options treatment
    treatments people baby babies skin face more else it them they there anything something bumps spots not
    no yes without
    """
)
_WHO = words_of(
    "own matters matter helps btw fyi lol haha ha lmao man woman guy lady male female boy girl person yr yrs yo"
    " if is i'm im i he she he's hes she's shes was were it it's its am old years year same one no not actually"
    " months month weeks week oops typo typing mistake mistyped mean meant sorry correction her his their our"
)
_ASKING = re.compile(
    r"\b(?:what|whats|what's|how|hows|which|why|when|where|who|whose)\b"
    r"|\b(?:is|are|can|could|should|do|does|did|will|would|may)(?:n't|nt)? "
    r"(?:i|it|they|that|this|there|you|he|she|we|my|the|them)\b",
    re.IGNORECASE,
)
_QUESTION_WORD = re.compile(
    r"\b(?:how|why|when|where|who|long|often|much|many|is|are|can|could|should|do|does|did|will|would|may|have|has|had"
    r"|was|were|if|help|helps|work|works|cause|causes|use|get|go|put)\b",
    re.IGNORECASE,
)
_DEICTIC = re.compile(r"\b(?:that|it|this|those|these ones?)\b", re.IGNORECASE)
_OF_MILIA = re.compile(
    r"\b(?:mil+i?(?:a|um)s?|milk|bumps?|dots?|spots?|them|they|these|those)\b", re.IGNORECASE
)
_OF_STAYING = re.compile(r"\b(?:last|lasts|stay|stays|there|clear|disappear)\b", re.IGNORECASE)
_OFTEN = re.compile(
    r"\b(?:often|every|daily|nightly|times?|days?|nights?|weekly|weeks?|sessions?)\b", re.IGNORECASE
)
_ONLY_OFTEN = re.compile(
    r"^\W*(?:(?:and|so|ok|okay|like|what about|how about|even|or|maybe|is it|is that) )*"
    r"(?:every(?: single| other| second)? (?:day|night|week|morning|evening|month)|daily|nightly|weekly"
    r"|(?:once|twice|two times|three times|\d times?|how often|how many times) (?:a|per|each) (?:day|week|night|month)"
    r"|how often)(?: ok| okay| then| please| pls)?\W*$",
    re.IGNORECASE,
)
_NO_PROCEDURE = re.compile(
    r"\b(?:without|no|not|avoid|skip|but|don'?t want|dont want|rather not|instead of)\b(?: \w+){0,3}? "
    r"(?:procedures?|operations?|clinics?|appointments?|anything medical|hospitals?)\b",
    re.IGNORECASE,
)
_ELSE = re.compile(
    r"\b(?:(?:something|anything|what) (?:else|gentler|milder|softer|less \w+)|other (?:way|option|thing)s?)\b",
    re.IGNORECASE,
)
# "Can my daughter have one", "is it ok for him too": the last answer, for somebody else.
_MAY = re.compile(
    r"(?:^(?:\W|(?:and|so|ok|okay|but|also|then|well)\b)*|[,;] |\b(?:so|then|but|and|tho|though|now) )"
    r"(?:(?:(?:he|she|they) )?(?:can|could|may|should|would|does|do|is|are)\b.*"
    r"|(?=(?:ok|okay|safe|alright|fine) (?:for|on) ))"
    r"\b(?:(?:have|use|do|try|get|take|need|work|works|apply|share|borrow) "
    r"(?:it|one|that|this|them|some|the same|mine|hers|his|yours)\b"
    r"|(?:ok|okay|safe|alright|all right|fine|good|suitable|right|same|work|works|go) (?:for|on|with)\b)"
    r"|\b(?:not )?even (?:a |just a |just )?(?:little|bit|tiny|drop|dab)\b"
    r"|\b(?:bit|some|little|dab|drop) of (?:it|that|mine|hers|this) (?:for|on) (?:him|her|them|the \w+)\W*$",
    re.IGNORECASE,
)
# "Im 16 does that matter", "is she too young for it"
_MATTERS = re.compile(
    r"\b(?:does|dose|do|will|would|is|am|are)\b.*"
    r"\b(?:matters?|make (?:a|any) difference|too (?:young|old)|old enough)\b",
    re.IGNORECASE,
)
# One shiny lump on a grown-up's face: the answer that tells to have it looked at comes first.
_ODD_LUMP = re.compile(
    r"\b(?:pearly|shiny|waxy|translucent)\b[^.?!]{0,20}\b(?:lump|bump|bead|spot|nodule|growth|one|thing)\b",
    re.IGNORECASE,
)
_REMOVES = re.compile(
    r"\b(?:remov\w*|take|took|get rid|rid|off|out|do|does|did|done|cut|laser\w*|freez\w*|zap\w*|extract\w*|facial\w*"
    r"|pop\w*|treat\w*|perform\w*|procedure\w*|pick\w*|squeez\w*|surg\w*)\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?]\s+(?=\S)")
_RUBS = re.compile(r"\b(?:rub|rubbing|scrub|scrubbing|massage|exfoliat\w+)\b", re.IGNORECASE)
_EVEN_A_LITTLE = re.compile(
    r"\b(?:even|little|small|tiny|bit|once|not|never)\b|n'?t\b", re.IGNORECASE
)
_PUT_ON = re.compile(
    r"\b(?:put|use|apply|rub|try|buy|get|give|treat|do)\b.*\b(?:on|anything|something|cream|it|them|for)\b",
    re.IGNORECASE,
)
# "Must a doctor give it to me", "can i get it without seeing my gp": whether it needs a prescription.
_FROM_WHOM = re.compile(
    r"\b(?:must|need|have to|has to|get|buy|give|gives|prescribe|without|only)\b.*"
    r"\b(?:doctors?|dr|gp|derms?|dermatologists?|prescription|script|chemist|pharmac\w+|counter)\b",
    re.IGNORECASE,
)
_OF_IT = re.compile(r"\b(?:it|that|this|one|some|any|anything like)\b", re.IGNORECASE)
_PREVENTS_IT = re.compile(
    r"\b(?:make sure|avoid|prevent|stop|lower (?:the|that)) (?:it|that|this|those|such)\b",
    re.IGNORECASE,
)
_DONE_WRONG = re.compile(r"\b(?:do|doing|did|done|does) (?:\w+ )?wrong\b", re.IGNORECASE)
MAX_PERMISSION = 12
# A peel is done to the skin; skin that peels does so by itself.
_SKIN_PEELS = re.compile(r"\b(?:skin|face|it)(?: \w+){0,3} peel", re.IGNORECASE)
_NORMAL = re.compile(r"\b(?:normal|ok|okay|common)\b", re.IGNORECASE)
_BUMPS = re.compile(
    r"\b(?:mil+i?(?:a|um)s?|bumps?|dots?|spots?|balls?|lumps?|specks?|pearls?|seeds?|grains?|pin ?heads?|whiteheads?"
    r"|(?:have|has|had|got|i'?ve) (?:got )?(?:like |about |only |just )?"
    r"(?:\d+|a few|some|one|two|three|loads|lots) (?:on|under|near|by|around)"
    r"|white (?:\w+ ){0,3}(?:things?|yokes?|pimples?|bits?|ones?|heads?))\b",
    re.IGNORECASE,
)
# "What should we do": something, and not more of the same.
# "My face is dead greasy", "super oily btw, he's a greasy little thing": of the skin.
_GREASY = re.compile(
    r"\b(?:face|skin|forehead|i'?m|im|is|he'?s|she'?s|super|so|dead|very|really|proper|pure|mad|well|kinda|quite|pretty)"
    r"(?: (?:is|gets|so|dead|very|really|super|a|an|all|always|quite|pretty|kinda))* (?:oily|greasy|shiny)\b"
    r"(?! (?:cream|stuff|lotion|balm|food|product)s?)",
    re.IGNORECASE,
)
_WHAT_TO_DO = re.compile(
    r"\b(?:what|wat) (?:should|shud|do|can|could|would|must) (?:i|we|he|she|they|you|u) (?:do|try|use)\b(?! else)",
    re.IGNORECASE,
)
_WHAT_ELSE_IT_IS = re.compile(
    r"\bwhat else (?:could|can|might|would) (?:it|this|these|they|that|those)(?: \w+)? be\b",
    re.IGNORECASE,
)
# "Should i stop it", after a medicine: the facts say whom to ask first.
_STOPS_IT = re.compile(
    r"\b(?:stop|stopping|quit|bin|binning|ditch|chuck|throw|toss|dump|drop|come off|coming off|leave off|give up"
    r"|discontinue|cease|get rid of (?:it|that|the)|take (?:it|that) (?:away|off)|keep using|carry on|go on using)\b",
    re.IGNORECASE,
)
# "So she should stop it?", of the butter that is rubbed on.
_STOPS_USING = re.compile(
    r"\b(?:stop|quit|give up|bin|ditch|drop|lose) (?:using |putting )?(?:it|that|this|them|those)\b",
    re.IGNORECASE,
)
_STOPS_THE_CREAM = re.compile(
    r"\b(?:stop|stopping|quit|bin|ditch|chuck|throw|come off|leave off|give up|discontinue)\b(?: \w+){0,3}? "
    r"(?:cream|steroids?|ointment|gel|tube|medicine|betnovate|hydrocortisone)\b"
    r"|\b(?:i(?:'?ll| will)|we(?:'?ll| will)) (?:just )?stop (?:it )?(?:from )?(?:now|today|tonight|tomorrow)\b",
    re.IGNORECASE,
)
# "Is it from the laser": what it is blamed for, not how it is done.
_BLAMES = re.compile(
    r"\b(?:is|are|was|were|did|could|can|might|come|came|comes|got|get|coming|caused|these|they|it)\b(?: \w+){0,3}? "
    r"(?:from|because of|caused by|due to|down to) (?:(?:the|my|that|this|her|his|a|having|doing|getting) ){0,2}",
    re.IGNORECASE,
)
# "Anything cheaper i can do at home" asks for what there is to do there.
_AT_HOME = re.compile(
    r"\b(?:cheaper|less expensive|costs less|cheap|free)\b.*\b(?:at home|from home|for house|in the house|myself"
    r"|by myself|ourselves|over the counter)\b",
    re.IGNORECASE,
)
# "Had a dermabrasion done and got the same", "after my peel these came up".
_CAME_AFTER = re.compile(
    r"\b(?:had|got|did|after|since)\b.*(?:\b(?:and|then|now|since|after|afterwards)\b|,).*"
    r"\b(?:got|gotten|came|come|appeared|popped|developed|ended up|left with|noticed)\b",
    re.IGNORECASE,
)
_WANTED = re.compile(
    r"\b(?:remove\w*|get rid|treat\w*|should i|how (?:is|do|does|long|much|many|often)|what (?:is|does)|which|work"
    r"|again|go away|better|help\w*)\b",
    re.IGNORECASE,
)
_NO_BLAME = re.compile(
    r"\b(?:scar\w*|marks?|dark\w*|pain\w*|hurts?|heal\w*|recover\w*|results?|expect|benefit\w*|risks?|differ\w*)\b",
    re.IGNORECASE,
)


#: "Age 26 female"
_AGE_LABEL = re.compile(
    r"^\W*(?:my )?(?:aged?|sex|gender)\b(?=\W*(?:is )?\d|\W*(?:fe)?male)", re.IGNORECASE
)
_SAME_QUESTION = re.compile(
    r"\bwants? to know the same\b|\bsame (?:q\b|question|questions|thing again|again) (?:but )?(?:for|about|with)\b"
    r"|\bsame (?:answer|advice|deal|rules?|story|treatment|job|routine)(?: for (?:him|her|them|me|mine|hers))?"
    r"(?: too| then| as well)*\W*$"
    r"|\bsame (?:thing|stuff|cream|way|blade) for (?:him|her|them|me|mine|hers)(?: too| then| as well)*\W*$"
    r"|^\W*(?:(?:and|so|but|ok) )*(?:can|could|may) (?:my|our|the) \w+ (?:then|instead)\b"
    r"|\b(?:would|will|can|could|does|do) (?:it|that|this|they|those|these)(?: also| even)? (?:works?|help|do) "
    r"(?:on |for |with )?(?:mine|me|my own|myself)(?: too| as well)?\b",
    re.IGNORECASE,
)
_WHAT_ABOUT = re.compile(
    r"\W*(?:(?:and|so|ok|okay|but|also|then|well|right|hm+|phew|oh|ah|lol|haha|great|good|fab|cool|nice|thanks|thx|ty"
    r"|cheers|lovely|perfect|fine)\W+)*"
    r"(?:(?:what|how) about\b|(?:for )?me\b\W|for my \w+\b\W|mine\W|(?:and|but|so) mine\b)",
    re.IGNORECASE,
)
#: "On my eyelid", "two on the cheekbone": where they are, told beside whose they are.
_WHERE_THEY_ARE = re.compile(
    r"\b(?:(?:a few|some|one|two|three|four|\d+|a couple|lots|just)(?: (?:little|tiny|small|white|just))* )?"
    r"(?:on|by|under|near|around|at|beside|round) (?:my|his|her|the|their|one) (?:\w+ ?){1,2}(?=\W|$)",
    re.IGNORECASE,
)
_HAS_SOME = re.compile(
    r"\b(?:i|he|she|they|who)(?:'?ve|'?s| has| have)?(?: also| just| got)* "
    r"(?:got )?(?:a few|some|them|it|one or two|two or three|one|two|three|four|five|six|\d+|a couple"
    r"|loads|lots|these|those|the same)(?: (?:too|as well|also))?(?: (?:on|by|under|near|around|at|beside|round) "
    r"(?:my|his|her|their|the) (?:\w+ ?){1,2})?"
    r"|\b(?:with )?(?:the )?same (?:thing|problem|issue|story|spots?|bumps?|dots?|ones?)\b"
    r"(?: (?:on|by|under|near|around|at|beside|round) (?:my|his|her|their|the) (?:\w+ ?){1,2})?",
    re.IGNORECASE,
)


class FollowUps:
    """Turns the questions of a turn into questions that stand on their own."""

    def __init__(self, topics: Topics) -> None:
        self.topics = topics

    def resolve(self, question: Question) -> tuple[Ask, ...]:
        """The questions of a turn in the light of the conversation, and of each other.

        Args:
            question: the turn, as NLU and the conversation give it.

        Returns:
            The questions, at most `MAX_ANSWERS`; fewer where there is nothing that "the second one" could mean.
        """
        last = [t for t in map(self.topics.get, question.last_topics) if t is not None]
        if question.last_asks and question.last_asks[-1].intent.startswith("no_info_"):
            # "Does the freezing hurt", of which nothing is known, then "how do they do it".
            named = [self.topics.of_term(t) for t in question.last_asks[-1].terms]
            told = [t for t in named if t is not None]
            families = [n.family for n in question.last_asks[-1].not_covered if n.family]
            last = [t for t in map(self.topics.of_term, families) if t is not None] + last
            last = told + last
            how = [a for a in question.asks if a.intent == "follow_how" and not a.terms]
            if told and len(how) == len(question.asks):
                return tuple(self._at(a, told[0]) for a in how[:1])
        found: list[Ask] = []
        for ask in question.asks[:MAX_ANSWERS]:
            for meant in self._resolve(ask, question, last):
                if meant.intent != ask.intent or meant.topic is not None:
                    meant = replace(meant, unsure_of=None)  # the conversation has settled it
                found.append(meant)
                topic = self.topics.of_ask(meant)
                if topic is not None:
                    last = [topic]  # the next question of the message may be about the same thing
        return tuple(found[:MAX_ANSWERS])

    def alternatives(
        self, question: Question, topics: Sequence[str], facts: Iterable[str]
    ) -> tuple[str, ...]:
        """What "the second one" may mean in the next message.

        Args:
            question: this turn.
            topics: ids of the topics answered now.
            facts: ids of the facts said now.

        Returns:
            Terms that the person set side by side, or else ids of the topics that the answer lists; those of before
            where the person chose one of them.
        """
        if question.alternatives and any(self._place(a, question) for a in question.asks):
            return question.alternatives
        named = dict.fromkeys(
            term
            for ask in question.asks
            for term in ask.terms
            if self.topics.kind(term) in CHOICES and self.topics.of_term(term) is not None
        )
        if len(named) > 1:
            return tuple(named)
        listed: dict[str, None] = {}
        for fact in facts:
            for term in self.topics.named.get(fact, ()):
                topic = self.topics.of_term(term) if self.topics.kind(term) in LISTED else None
                if topic is not None and topic.id not in topics:
                    listed[topic.id] = None
        return tuple(listed) if len(listed) > 1 else ()

    # ------------------------------------------------------------------ one question

    def _resolve(self, ask: Ask, question: Question, last: list[Topic]) -> Iterable[Ask]:
        if ask.topic is not None or ask.intent == "inform_audience":
            return [ask]
        if len(ask.text.split()) == 1 and len(ask.terms) == 1 and not ask.not_covered:
            bare = self.topics.of_term(ask.terms[0])
            if bare is not None:
                return [self._at(ask, bare)]
        place = self._place(ask, question)
        if place is not None:
            chosen = self._chosen(place, question, last)
            if chosen is not None:
                term, topic = chosen
                if not self._asks_more(ask):
                    return [replace(self._at(ask, topic), terms=(term,) if term else ())]
                last = [topic]
        if ask.intent == "choose_option" and place is None:
            named = [t for t in map(self.topics.of_term, ask.terms) if t is not None]
            return [self._at(ask, named[0])] if named else []
        often = self._how_often(ask, last)
        if often is not None:
            return [often]
        if question.persons and last and self._permits(ask, last):
            procedure = self._subject(last[0]) == "procedure" and last[0].intent not in PROCEDURES
            of = self.topics.facts.topics["procedures"] if procedure else last[0]
            return [self._at(ask, of)]
        for step in (self._skin_type, self._without, self._noun):
            meant = step(ask, last)
            if meant is not None:
                return [meant]
        whom = question.whom
        odd = ask.intent == "identify" and _ODD_LUMP.search(ask.text)
        if odd and whom in ("adult", "unknown") and not ask.not_covered:
            return [self._at(ask, self.topics.facts.topics["cancer"])]
        told = bool(MEDICINE_FACTS & question.said)
        if last and stops_medicine(ask.text, last[0].id, told) and not self._other_subject(ask):
            # Of a baby's creams the answer on what brings milia on says it already.
            topic = self.topics.facts.topics[
                "medication_milia" if whom == "baby" else "product_choice"
            ]
            return [self._at(ask, topic)]
        has_topic = any(self.topics.of_term(t) for t in ask.terms)
        about = self._subject(last[0]) if last else None
        meaning = meaning_after(ask, last[0] if last else None, about, has_topic)
        if meaning is not None and meaning.startswith("no_info_"):
            return [replace(ask, intent=meaning)]
        if meaning is not None:
            return [self._at(ask, self.topics.facts.topics[meaning])]
        if (
            ask.intent == "who_removes"
            and whom in ("baby", "toddler")
            and not _REMOVES.search(ask.text)
        ):
            return [self._at(ask, self.topics.facts.topics["see_doctor"])]  # "so gp?"
        if ask.intent == "newborn_care" and last and whom in ("toddler", "child", "adult"):
            # What is told of newborns is of no use to them.
            wanted = "treatment_options" if _PUT_ON.search(ask.text) else "need_treatment"
            return [self._at(ask, self.topics.facts.topics[wanted])]
        creamy = last and last[0].id in ("oil_factor", "product_choice", "moisturizer")
        if creamy and not has_topic and _STOPS_USING.search(ask.text):
            return [self._at(ask, self.topics.facts.topics["product_choice"])]
        subject = self._subject(last[0]) if last else None
        if subject is not None and not any(self.topics.of_term(t) for t in ask.terms):
            meant = self._leaning(ask, subject)
            if meant is not None:
                return [meant]
        if ask.intent == "no_info_cost" and _AT_HOME.search(ask.text):
            return [self._at(ask, self.topics.facts.topics["treatment_options"])]
        if self._blames(ask):
            return [self._at(ask, self.topics.facts.topics["trauma_milia"])]
        if ask.intent == "follow_more":
            if _WHAT_ELSE_IT_IS.search(ask.text):
                return [replace(ask, intent="no_info_look_alikes")]
            if last and last[0].intent not in TREATED and _WHAT_TO_DO.search(ask.text):
                return [replace(ask, intent="treatment_options")]
            if last and self._refused_a_child(last[0], question):
                return [self._at(ask, self.topics.facts.topics["treatment_options"])]
            return self._more(ask, question, last)
        if ask.intent == "follow_sure":
            return [self._at(ask, last[0])] if last else []
        if ask.intent == "follow_why":
            why = self.topics.get(last[0].why or "causes") if last else None
            return [self._at(ask, why) if why is not None else Ask("causes", text=ask.text)]
        several = self._several(ask, question)
        if several:
            return several
        if ask.intent == "results_time" and whom in ("baby", "toddler") and not has_topic:
            return [replace(ask, intent="duration")]
        if ask.intent == "duration" and whom in ("baby", "toddler"):
            return [ask]  # "long?": of a small child's milia, as nothing is done to them
        facet = self._facet(ask, last, whom == "child")
        if facet is not None:
            return [facet]
        if ask.intent == "nlu_fallback" and self.describes(ask):
            return [replace(ask, intent="identify")]
        return [ask]

    def _other_subject(self, ask: Ask) -> bool:
        """Whether what is named is something else than the cream or the medicine talked about."""
        return any(
            self.topics.kind(t) not in ("product", "medication", "professional") for t in ask.terms
        )

    @staticmethod
    def _at(ask: Ask, topic: Topic) -> Ask:
        """The same question, of a topic that is known now."""
        return replace(ask, intent=topic.intent, topic=topic.id, terms=(), not_covered=())

    def _refused_a_child(self, topic: Topic, question: Question) -> bool:
        """Whether an older child was told no of the last topic, and may have something else."""
        facts = self.topics.facts.facts
        return question.whom == "child" and any("child" in facts[f].not_for for f in topic.facts)

    def _more(self, ask: Ask, question: Question, last: list[Topic]) -> list[Ask]:
        options = [t for t in map(self.topics.get, question.offered) if t is not None]
        if not options and last:
            options = [t for t in map(self.topics.get, last[0].related) if t is not None]
        fresh = [t for t in options if not set(t.facts) <= question.said]
        return [self._at(ask, (fresh or options)[0])] if options else []

    def _blames(self, ask: Ask) -> bool:
        """Whether the message asks if a procedure that it names has brought milia on."""
        if ask.intent not in BLAMED or _NO_BLAME.search(ask.text):
            return False
        named = [t for t in ask.terms if self.topics.kind(t) == "procedure"]
        if len(named) == 1 and _CAME_AFTER.search(ask.text) and not _WANTED.search(ask.text):
            return True
        match = _BLAMES.search(ask.text)
        if match is None:
            return False
        return len(named) == 1 and len(ask.text[match.end() :].split()) <= MAX_BLAMED

    def _leaning(self, ask: Ask, subject: str) -> Ask | None:
        """ "What did i do wrong", "how do i make sure that does not happen"."""
        target = None
        if subject == "procedure" and _PREVENTS_IT.search(ask.text):
            target = "who_removes"
        elif (
            subject == "retinoid"
            and ask.intent in ("see_doctor", "fastest", "who_removes", "need_treatment", "retinoid")
            and _FROM_WHOM.search(ask.text)
            and _OF_IT.search(ask.text)
        ):
            target = "retinoid_strength"
        elif subject in ("retinoid", "exfoliation") and _DONE_WRONG.search(ask.text):
            target = ANSWERS[subject]["how"]
        return self._at(ask, self.topics.facts.topics[target]) if target else None

    def _permits(self, ask: Ask, last: list[Topic]) -> bool:
        """Whether the message asks if what was talked about is for a person it names."""
        # "My neighbour's daughter is 12, she has the same on her nose. Can she share mine"
        text = _SENTENCE_END.split(ask.text)[-1]
        if last[0].intent not in TREATED or len(text.split()) > MAX_PERMISSION:
            return False
        named = any(self.topics.kind(t) in SUBJECTS for t in ask.terms)
        asks = _MAY.search(text) or _MATTERS.search(text)
        return not named and not ask.not_covered and asks is not None

    # ------------------------------------------------------------------ the second one

    def _place(self, ask: Ask, question: Question) -> str | None:
        """The word for a place among what was offered or listed, where the message has one."""
        if not question.alternatives and not question.offered:
            return None
        match = _REFERENCE.search(ask.text)
        if match is not None:
            return (match.group("which") or match.group("number")).lower()
        if ask.intent != "choose_option":
            return None
        words = [w.lower() for w in WORD.findall(ask.text)]
        if "other" in words:
            return "other"
        places = [w for w in words if w in _PLACES]
        sure = [w for w in places if w not in _ONLY_ALONE]
        return next(iter(sure or places), None)

    def _chosen(
        self, place: str, question: Question, last: list[Topic]
    ) -> tuple[str | None, Topic] | None:
        """The term (where it was one) and the topic at a place."""
        listed = [r for r in map(self._referent, question.alternatives) if r is not None]
        offered = [r for r in map(self._referent, question.offered) if r is not None]
        ids = [t.id for _, t in listed]
        if ids and ids == [t.id for _, t in offered][: len(ids)]:
            listed = offered  # the buttons show what the answer names, and go on
        if place == "other":
            before = {term for ask in question.last_asks for term in ask.terms}
            known = {t.id for t in last}
            others = [
                (term, topic)
                for term, topic in listed or offered
                if (term not in before if term and before else topic.id not in known)
            ]
            return others[0] if others else None
        index = _PLACES[place]
        for choices in (listed, offered):
            if choices and index < len(choices):
                return choices[index]
        choices = listed or offered
        return choices[-1] if choices else None

    def _referent(self, ref: str) -> tuple[str | None, Topic] | None:
        topic = self.topics.get(ref)
        if topic is not None and ref not in self.topics.facts.terms:
            return None, topic
        topic = self.topics.of_term(ref)
        return (ref, topic) if topic is not None else None

    def _asks_more(self, ask: Ask) -> bool:
        """Whether more is asked of the chosen one than what it is ("the first one, how often")."""
        if ask.intent in ("choose_option", "follow_more"):
            return False
        rest = _REFERENCE.sub(" ", ask.text)
        return any(w.lower() not in _ABOUT_IT for w in WORD.findall(rest))

    # ------------------------------------------------------------------ ellipses and corrections

    def _skin_type(self, ask: Ask, last: list[Topic]) -> Ask | None:
        """ "My skin is really oily", "for sensitive skin?", "no, i said sensitive": the last answer for that skin."""
        types = [t for t in ask.terms if self.topics.kind(t) == "skin_type"]
        if last and self._subject(last[0]) == "exfoliation" and _GREASY.search(ask.text):
            types = types or ["oily_skin"]
            ask = replace(ask, terms=tuple(t for t in ask.terms if t != "oily_products"))
        others = [t for t in ask.terms if self.topics.kind(t) in SUBJECTS]
        if not types or others or not last or _ASKING.search(ask.text):
            return None
        near = [t for t in map(self.topics.get, last[0].related) if t is not None]
        for topic in (*last, *near):
            named = (t for fact in topic.facts for t in self.topics.named[fact])
            if any(self.topics.kind(t) == "skin_type" for t in named):
                return replace(self._at(ask, topic), terms=tuple(types))
        if last[0].intent in ("treatment_options", "fastest") and EXFOLIATED & {*types}:
            choice = self.topics.facts.topics["exfoliator_choice"]
            return replace(self._at(ask, choice), terms=tuple(types))
        return None

    def _how_often(self, ask: Ask, last: list[Topic]) -> Ask | None:
        """ "Can i use it like 3x a day so its faster": of what was talked about."""
        named = any(self.topics.of_term(t) for t in ask.terms)
        topic = how_often(ask, self._subject(last[0]) if last else None, named)
        return self._at(ask, self.topics.facts.topics[topic]) if topic else None

    def _without(self, ask: Ask, last: list[Topic]) -> Ask | None:
        """ "Not laser", "without a doctor": what is left of the options, the home ones first."""
        if WHO_DOES.search(ask.text):
            return None  # "who would you trust with it? not that clinic"
        like_it = last and self._subject(last[0]) == "retinoid" and not ask.terms
        if like_it and _FROM_WHOM.search(ask.text) and _OF_IT.search(ask.text):
            # "Can i get anything like it without seeing my gp"
            return self._at(ask, self.topics.facts.topics["retinoid_strength"])
        refused = {t for t in ask.negated if self.topics.kind(t) in REFUSABLE}
        if _NO_PROCEDURE.search(ask.text):
            refused.add("procedures")
        if not refused:
            return None
        # "I'm scared of needles, something else for milia?" turns down what it names.
        treating = (
            ask.intent in TREATED
            or bool(_ELSE.search(ask.text))
            or (bool(last) and last[0].intent in TREATED | {"picking"})
        )
        if not treating or ask.intent not in OPEN_TO_REFUSAL:
            return None
        refused_here = tuple(dict.fromkeys((*ask.negated, *refused)))
        topic = self.topics.of_ask(ask)
        others = [t for t in ask.terms if self.topics.kind(t) in SUBJECTS]
        if others and topic is not None and not is_refused(topic, refused):
            return replace(ask, negated=refused_here)  # "not laser, freezing"
        options = self.topics.get("treatment_options")
        return replace(self._at(ask, options), negated=refused_here) if options else None

    def _noun(self, ask: Ask, last: list[Topic]) -> Ask | None:
        """ "And creams?", "which diseases": what the last topics, their family or their buttons say of the noun."""
        if not last or ask.not_covered or len(ask.text.split()) > MAX_ELLIPTICAL:
            return None
        if any(self.topics.of_term(t) is not None for t in ask.terms):
            return None
        words = [w.lower() for w in WORD.findall(ask.text)]
        words = [w for w in words if w not in _LEADS]
        if not 1 <= len(words) <= 2 or _QUESTION_WORD.search(" ".join(words)):
            return None
        nouns = {_stem(w) for w in words if w not in _HOLLOW}
        if not nouns:
            return None
        near = self._near(last)
        scores = {topic.id: self._about(topic, nouns) for topic in near}
        best = max(near, key=lambda t: scores[t.id], default=None)
        guessed = self.topics.of_ask(ask)
        if best is None or scores[best.id] < ENOUGH:
            return None
        if guessed is not None and scores.get(guessed.id, 0) >= scores[best.id]:
            return None
        return self._at(ask, best)

    def _near(self, last: list[Topic]) -> list[Topic]:
        """The topics that a conversation is near to: its own family, its buttons and their families, what it named."""
        near: dict[str, Topic] = {}
        for topic in last:
            related = [t for t in map(self.topics.get, topic.related) if t is not None]
            named = [self.topics.of_term(t) for t in self.topics.named_by(topic)]
            families = [
                t
                for i in (topic.intent, *(r.intent for r in related))
                if i in FAMILIES
                for t in self.topics.of_family(i)
            ]
            for other in (topic, *related, *(t for t in named if t is not None), *families):
                near.setdefault(other.id, other)
        return list(near.values())

    def _about(self, topic: Topic, nouns: set[str]) -> int:
        """How much a topic has to do with some nouns: its title counts double."""
        facts = self.topics.facts
        said = " ".join(facts.facts[f].say for f in topic.facts)
        terms = [facts.terms[t] for t in (*topic.terms, topic.id) if t in facts.terms]
        names = " ".join(form for term in terms for form in (term.value, *term.synonyms))
        return 2 * bool(nouns & _stems(topic.ask)) + sum(
            bool(nouns & _stems(text)) for text in (said, names.replace("_", " "))
        )

    # ------------------------------------------------------------------ two things at once

    def _several(self, ask: Ask, question: Question) -> list[Ask]:
        """ "Freezing and laser": one question for each of the things set side by side."""
        if len(question.asks) > 1 or len(question.persons) > 1 or ask.not_covered:
            return []
        uncovered = ask.intent.startswith("no_info_")
        intent = ask.or_else if uncovered and ask.or_else else ask.intent
        family = self.topics.of_family(intent) if intent in FAMILIES else []
        terms = [t for t in ask.terms if not any(o in NARROWER.get(t, ()) for o in ask.terms)]
        found: dict[str, Ask] = {}
        for term in terms:
            if family:
                topic = next((t for t in family if term in t.terms), None)
            elif ask.intent in SIDE_BY_SIDE or ask.intent == "nlu_fallback":
                wanted = TREATED if ask.intent in SIDE_BY_SIDE else {*TREATED, *FAMILIES}
                topic = self.topics.of_term(term)
                if topic is not None and topic.intent not in wanted:
                    topic = None
            else:
                topic = None
            if topic is not None:
                found.setdefault(topic.id, replace(self._at(ask, topic), terms=(term,)))
        return list(found.values()) if len(found) > 1 else []

    # ------------------------------------------------------------------ facets

    def _subject(self, topic: Topic) -> str | None:
        """What a topic is about, among what has facets of its own."""
        if topic.id.startswith("exfoliat") or topic.id == "salicylic_acid":
            return "exfoliation"
        if topic.intent.startswith("retinoid") or topic.id.startswith("retinoid"):
            return "retinoid"
        # The fastest way is one: removal in the office.
        if topic.intent in (
            *PROCEDURES,
            "who_removes",
            "insurance",
            "fastest",
        ) or topic.intent.startswith("procedure_"):
            return "procedure"
        if topic.intent in CARE:
            return "care"
        if topic.id in ("see_doctor", "cancer"):
            return "doctor"
        return "picking" if topic.intent == "picking" else None

    def _facet(self, ask: Ask, last: list[Topic], of_child: bool = False) -> Ask | None:
        """ "How often", "is it safe", "what if i did", "how long does that take", of what was talked about."""
        named = [
            self.topics.of_term(t)
            for t in ask.terms
            if self.topics.kind(t) in SUBJECTS
            and not (t == "chemical_peel" and _SKIN_PEELS.search(ask.text))
        ]
        follows = ask.intent in ("follow_how", "follow_risk")
        if follows:
            last = [t for t in named if t is not None] or last
        elif named or not last:
            return None
        topic = last[0] if last else None
        if ask.intent == "where" and topic is not None and topic.intent in KINDS:
            return self._at(ask, topic) if SINGLE.search(ask.text) else None
        facet = self._facet_of(ask, topic)
        if facet is None:
            return None
        subject = self._subject(topic) if topic is not None else None
        asks_again = _EVEN_A_LITTLE.search(ask.text)  # "not even a small quantity?"
        if of_child and subject == "retinoid" and facet != "risk" and not asks_again:
            subject = "exfoliation"  # what is left to who was told no
        if ask.intent == "exfoliation" and subject != "exfoliation" and _RUBS.search(ask.text):
            return None
        if (
            ask.intent in FACETS
            and not follows
            and not _ONLY_OFTEN.match(ask.text)
            and (subject in ("care", "picking") or (facet == "how" and subject == "procedure"))
        ):
            return None  # it names what it is about well enough
        answer = ANSWERS.get(subject or "", {}).get(facet)
        if answer is None and facet == "when" and ask.intent == "duration":
            answer = "results_time"
        if answer is None:
            return self._without_subject(ask, topic) if follows else None
        if topic is not None and not answer:
            return self._at(ask, topic)
        if topic is not None and answer == topic.id == "who_removes":
            answer = "procedures"  # "how will they do it"
        target = self.topics.get(answer)
        return self._at(ask, target) if target is not None else None

    def _facet_of(self, ask: Ask, topic: Topic | None) -> str | None:
        text = ask.text
        if ask.intent in ("harmless", "scars"):
            text = _SENTENCE_END.split(text)[-1]  # "She won't listen. What harm can it do"
        if topic is not None and _ONLY_OFTEN.match(text):
            return "often"
        short = len(text.split()) <= MAX_DEICTIC
        if topic is not None and short:
            if ask.intent == "duration" and topic.intent in TREATED:
                deictic = _DEICTIC.search(text) or len(text.split()) <= 3
                return "when" if deictic and not _OF_STAYING.search(text) else None
            of_it = SINGLE.search(text) and not _OF_MILIA.search(text)
            if ask.intent == "harmless" and of_it:
                return "risk"
            if ask.intent == "scars" and of_it and self._subject(topic) in ("procedure", "picking"):
                return "risk"  # milia heal without a scar; a cut, or what was picked, need not
            if ask.intent == "no_info_contagion" and "infection" in ask.terms:
                return "risk"
            if ask.intent == "retinoid_use" and _OFTEN.search(text):
                return "often"
        return FACETS.get(ask.intent)

    def _without_subject(self, ask: Ask, topic: Topic | None) -> Ask | None:
        """ "How do i do it" and "is that bad" where what was talked about has no answer of its own for it."""
        if ask.intent == "follow_risk":
            if topic is not None and topic.intent == "see_doctor":
                return self._at(ask, topic)
            infected = "infection" in ask.terms or "scarring" in ask.terms
            target = self.topics.get("picking" if infected else "harmless")
        elif topic is not None and topic.intent == "treatment_options":
            target = self.topics.get("exfoliation")
        else:
            target = self.topics.get("treatment_options") if topic is not None else None
        return self._at(ask, target) if target is not None else None

    def describes(self, ask: Ask) -> bool:
        """Whether a message tells of bumps on somebody and asks no more than whether they are normal."""
        somewhere = any(self.topics.kind(t) == "body_site" for t in ask.terms)
        wonders = _ASKING.search(ask.text) and not _NORMAL.search(ask.text)
        return somewhere and bool(_BUMPS.search(ask.text)) and not wonders


def stops_medicine(text: str, last_topic: str, told: bool = False) -> bool:
    """Whether somebody means to stop a medicine, after an answer on those that bring milia on.

    Args:
        text: the message.
        last_topic: the topic of the last answer.
        told: whether such an answer was given before it.
    """
    if last_topic in MEDICINES:
        return _STOPS_IT.search(text) is not None
    return told and _STOPS_THE_CREAM.search(text) is not None


def says_only_who(text: str, mentions: Iterable[str]) -> bool:
    """Whether a message names somebody and asks nothing of its own: "and if i'm 70?", "so same question for her"."""
    if _SAME_QUESTION.search(text):
        return True
    text = _AGE_LABEL.sub(" ", text)
    asked = _WHAT_ABOUT.match(text)
    if asked:
        text = text[asked.end() :]
    for mention in mentions:
        text = text.replace(mention, " ")
    if asked:
        # "What about for me then, ive a few on my forehead", "and mine? on my eyelid"
        text = _WHERE_THEY_ARE.sub(" ", _HAS_SOME.sub(" ", text))
    return all(w.isdigit() or w.lower() in _LEADS | _WHO for w in WORD.findall(text))


def asks_something(text: str) -> bool:
    """Whether a message has a question's mark or words."""
    return "?" in text or _ASKING.search(text) is not None


def is_refused(topic: Topic, refused: Iterable[str]) -> bool:
    """Whether a topic is about an option that the person does not want."""
    out = set(refused)
    if topic.id in out or out & set(topic.terms):
        return True
    by_others = topic.intent in (*PROCEDURES, "who_removes", "insurance", "fastest")
    by_others = by_others or topic.intent.startswith("procedure_")
    return by_others and bool(out & {"professional", "procedures"})


def _stem(word: str) -> str:
    """A word without its ending, so that "diseases" finds "disease"."""
    word = word.lower()
    for ending in ("ies", "es", "s", "ing", "ed"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)] + ("y" if ending == "ies" else "")
    return word[:-1] if word.endswith("e") and len(word) > 4 else word


def _stems(text: str) -> set[str]:
    return {_stem(w) for w in WORD.findall(text)}
