"""What a message means after what was said before: it becomes a question that stands on its own.

Each step of `FollowUps.resolve` takes a question as NLU understood it, the topics of the last answer and the slots,
and either leaves it alone or puts the meaning in place of the words: "the second one", "and creams?", "how often",
"what if i did", "not the oily kind", "without a doctor", "freezing and laser".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from milia.facets import ANSWERS, CHOICES, SENTENCE_END, SUBJECTS, facet_meant, subject_of
from milia.facts_model import Topic
from milia.last_answer import (
    MEDICINE_FACTS,
    MEDICINES,
    WHO_DOES,
    how_often,
    is_done_already,
    meaning_after,
)
from milia.lead_words import ASKING
from milia.nouns import named_by_noun
from milia.places import asks_more, choice_at, place_in
from milia.question import Ask, Question
from milia.topics import FAMILIES, PROCEDURES, TREATED, Topics, at
from milia.wordings import compares, tells_of_term

MAX_ANSWERS = 3

#: "Is there something else it could be", "could it be anything other than milia"
_SOMETHING_ELSE = re.compile(
    r"\b(?:could|can|might|may|would) (?:it|they|this|these|that|those) (?:also |actually )?be (?:some|any)(?:thing)?"
    r" ?(?:else|other|different)\b"
    r"|\b(?:some|any)thing else (?:it|they|this|these|that|those) (?:could|can|might|may) be\b",
    re.IGNORECASE,
)
_WHETHER_TO_STOP = re.compile(
    r"\b(?:should|shd|shld|shall|do|must|can|could|need to|have to|better) "
    r"(?:(?:i|we|she|he|you|(?:my|our|his|her|the) (?:[\w'-]+ ){0,2}[\w'-]+) )?(?:just |then |now |really )?"
    r"(?:stop|quit|come off|leave off|bin|keep (?:using|on)|carry on)\b",
    re.IGNORECASE,
)
_A_MARK = re.compile(r"\b(?:scars?|scarr\w*|marks?|holes?|dents?|damage)\b", re.IGNORECASE)
#: "I squeezed one on my 3wk olds nose", "its out!! came out when i wiped it"
_SQUEEZED = re.compile(
    r"\b(?:i|he|she|we|they|wife|husband|mum|mom|gran|sister) (?:\w+ )?(?:squeezed|popped|picked|pinched|poked|dug) "
    r"(?:one|it|two|some|a|the|at|them|mine|his|hers)\b|\b(?:came|it'?s|its) out\b",
    re.IGNORECASE,
)
_NASTY = re.compile(r"\b(?:some|any)thing (?:nasty|sinister)\b", re.IGNORECASE)
#: A question of growing old.
_OF_AGE = re.compile(
    r"\b(?:ag(?:e|es|ed|eing|ing)|old(?:er|ies)?|elderly|seniors?|pensioners?|years?|common|usual|more|less|often|normal|late"
    r"|menopaus\w*|getting on|time of life|still get|grow(?:ing)? out|wrinkl\w*|fifties|sixties|seventies|eighties)\b",
    re.IGNORECASE,
)
#: Of a baby that was born early, or when they begin.
_BORN_EARLY = re.compile(
    r"pree?m|pre-?term|earl|nicu|scbu|incubator|gestation|correct|adjust|due|full ?-?term|born|birth|later|weeker"
    r"|tiny at|soon|n'?t there|only now|just (?:come|came|show)|appear|begin|start|when|after|until|yet|since|sudden"
    r"|new ones|/40|\b(?:2[3-9]|3[0-7]) ?(?:w(?:ee)?ks?|w)\b",
    re.IGNORECASE,
)
#: Words of what milia are blamed on: "the laser last year".
MAX_BLAMED = 5

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

_NORMAL = re.compile(r"\b(?:normal|ok|okay|common)\b", re.IGNORECASE)
_BUMPS = re.compile(
    r"\b(?:mil+i?(?:a|um)s?|bumps?|dots?|spots?|balls?|lumps?|specks?|pearls?|seeds?|grains?|pin ?heads?|whiteheads?"
    r"|(?:have|has|had|got|i'?ve) (?:got )?(?:like |about |only |just )?"
    r"(?:\d+|a few|some|one|two|three|loads|lots) (?:on|under|near|by|around)"
    r"|white (?:\w+ ){0,3}(?:things?|yokes?|pimples?|points?|bits?|ones?|heads?))\b",
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
    r"|discontinue|cease|get rid of (?:it|that|the)|take (?:it|that) (?:away|off)"
    r"|keep (?:on )?(?:using|putting|applying)|carry on|go on using)\b",
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
    r"|\bprescri\w+\b[^?]{0,40}\b(?:stop|quit|bin)\b|\b(?:stop|quit|bin)\b[^?]{0,30}\bprescri\w+"
    r"|\bkeep (?:on )?(?:putting|using|applying) it\b"
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


#: The term of the creams that somebody means who asks whether to stop a medicine.
STEROID = "steroid_cream"


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
                return tuple(at(a, told[0]) for a in how[:1])
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
        if question.alternatives and any(place_in(a, question) for a in question.asks):
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
        if _SOMETHING_ELSE.search(ask.text) and not ask.terms:
            return [replace(ask, intent="no_info_look_alikes", or_else=None, unsure_of=None)]
        if ask.intent == "harmless" and _NASTY.search(ask.text):
            return [at(ask, self.topics.facts.topics["cancer"])]
        if ask.intent == "older_age" and not _OF_AGE.search(ask.text):
            # "My mum is 91 and has white pimple things on her eyelids": an age, and no question of it.
            ask = replace(ask, intent="identify", unsure_of=None, or_else=None)
        if len(ask.text.split()) == 1 and len(ask.terms) == 1 and not ask.not_covered:
            bare = self.topics.of_term(ask.terms[0])
            if bare is not None:
                return [at(ask, bare)]
        place = place_in(ask, question)
        if place is not None:
            chosen = choice_at(self.topics, place, question, last)
            if chosen is not None:
                term, topic = chosen
                if not asks_more(ask):
                    return [replace(at(ask, topic), terms=(term,) if term else ())]
                last = [topic]
        if ask.intent == "choose_option" and place is None:
            named = [t for t in map(self.topics.of_term, ask.terms) if t is not None]
            return [at(ask, named[0])] if named else []
        often = self._how_often(ask, last)
        if often is not None:
            return [often]
        if question.persons and last and self._permits(ask, last):
            procedure = subject_of(last[0]) == "procedure" and last[0].intent not in PROCEDURES
            of = self.topics.facts.topics["procedures"] if procedure else last[0]
            return [at(ask, of)]
        meant = (
            self._skin_type(ask, last)
            or self._without(ask, last)
            or named_by_noun(self.topics, ask, last)
        )
        if meant is not None:
            return [meant]
        whom = question.whom
        odd = ask.intent == "identify" and _ODD_LUMP.search(ask.text)
        if odd and whom in ("adult", "unknown") and not ask.not_covered:
            return [at(ask, self.topics.facts.topics["cancer"])]
        if ask.intent == "premature" and tells_of_term(ask.text):
            # "She wasnt early"
            ask = replace(ask, intent="newborn_care", unsure_of=None, or_else=None)
        if ask.intent == "premature" and not _BORN_EARLY.search(ask.text):
            # "My daughter sophie has white spots, shes 5 weeks" tells of no early birth.
            if not last:
                ask = replace(ask, intent="newborn_care", unsure_of=None, or_else=None)
            elif "premature_later" not in question.said:
                ask = replace(ask, intent="duration", unsure_of=None, or_else=None)
        of_picking = bool(last) and last[0].id == "picking" and ask.intent in ("picking", "scars")
        if of_picking and _A_MARK.search(ask.text) and self._was_squeezed(ask, question):
            return [at(ask, self.topics.facts.topics["scars"])]
        steroid = STEROID in ask.terms or any(n.family == STEROID for n in ask.not_covered)
        if steroid and _WHETHER_TO_STOP.search(ask.text):
            # "Hydrocortisone since january, and now these. Should i stop it": what is not to be stopped unasked.
            of_baby = "medication_milia" if whom == "baby" else "product_choice"
            stop = at(ask, self.topics.facts.topics[of_baby])
            return [replace(stop, terms=(STEROID,), not_covered=())]
        told = bool(MEDICINE_FACTS & question.said)
        if last and stops_medicine(ask.text, last[0].id, told) and not self._other_subject(ask):
            # Of a baby's creams the answer on what brings milia on says it already.
            topic = self.topics.facts.topics[
                "medication_milia" if whom == "baby" else "product_choice"
            ]
            return [replace(at(ask, topic), terms=(STEROID,))]
        has_topic = any(self.topics.of_term(t) for t in ask.terms)
        about = subject_of(last[0]) if last else None
        meaning = meaning_after(ask, last[0] if last else None, about, has_topic)
        if meaning is not None and meaning.startswith("no_info_"):
            return [replace(ask, intent=meaning)]
        if meaning is not None:
            return [at(ask, self.topics.facts.topics[meaning])]
        if (
            ask.intent == "who_removes"
            and whom in ("baby", "toddler")
            and not _REMOVES.search(ask.text)
        ):
            return [at(ask, self.topics.facts.topics["see_doctor"])]  # "so gp?"
        if ask.intent == "newborn_care" and last and whom in ("toddler", "child", "adult"):
            # What is told of newborns is of no use to them.
            wanted = "treatment_options" if _PUT_ON.search(ask.text) else "need_treatment"
            return [at(ask, self.topics.facts.topics[wanted])]
        creamy = last and last[0].id in ("oil_factor", "product_choice", "moisturizer")
        if creamy and not has_topic and _STOPS_USING.search(ask.text):
            return [at(ask, self.topics.facts.topics["product_choice"])]
        subject = subject_of(last[0]) if last else None
        if subject is not None and not any(self.topics.of_term(t) for t in ask.terms):
            meant = self._leaning(ask, subject)
            if meant is not None:
                return [meant]
        if ask.intent == "no_info_cost" and _AT_HOME.search(ask.text):
            return [at(ask, self.topics.facts.topics["treatment_options"])]
        if self._blames(ask):
            return [at(ask, self.topics.facts.topics["trauma_milia"])]
        if ask.intent == "follow_more":
            if _WHAT_ELSE_IT_IS.search(ask.text):
                return [replace(ask, intent="no_info_look_alikes")]
            if last and last[0].intent not in TREATED and _WHAT_TO_DO.search(ask.text):
                return [replace(ask, intent="treatment_options")]
            if last and self._refused_a_child(last[0], question):
                return [at(ask, self.topics.facts.topics["treatment_options"])]
            return self._more(ask, question, last)
        if ask.intent == "follow_sure":
            return [at(ask, last[0])] if last else []
        if ask.intent == "follow_why":
            why = self.topics.get(last[0].why or "causes") if last else None
            return [at(ask, why) if why is not None else Ask("causes", text=ask.text)]
        several = self._several(ask, question)
        if several:
            return several
        if ask.intent == "results_time" and whom in ("baby", "toddler") and not has_topic:
            return [replace(ask, intent="duration")]
        if ask.intent == "duration" and whom in ("baby", "toddler"):
            return [ask]  # "long?": of a small child's milia, as nothing is done to them
        facet = facet_meant(self.topics, ask, last, whom == "child")
        if facet is not None:
            return [facet]
        if ask.intent == "nlu_fallback" and self.describes(ask):
            return [replace(ask, intent="identify")]
        return [ask]

    @staticmethod
    def _was_squeezed(ask: Ask, question: Question) -> bool:
        """Whether a bump was squeezed or cut out already, by this message or the one before it."""
        told = [ask.text, *(a.text for a in question.last_asks)]
        return any(is_done_already(text) or _SQUEEZED.search(text) for text in told)

    def _other_subject(self, ask: Ask) -> bool:
        """Whether what is named is something else than the cream or the medicine talked about."""
        return any(
            self.topics.kind(t) not in ("product", "medication", "professional") for t in ask.terms
        )

    def _refused_a_child(self, topic: Topic, question: Question) -> bool:
        """Whether an older child was told no of the last topic, and may have something else."""
        facts = self.topics.facts.facts
        return question.whom == "child" and any("child" in facts[f].not_for for f in topic.facts)

    def _more(self, ask: Ask, question: Question, last: list[Topic]) -> list[Ask]:
        options = [t for t in map(self.topics.get, question.offered) if t is not None]
        if not options and last:
            options = [t for t in map(self.topics.get, last[0].related) if t is not None]
        fresh = [t for t in options if not set(t.facts) <= question.said]
        return [at(ask, (fresh or options)[0])] if options else []

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
        return at(ask, self.topics.facts.topics[target]) if target else None

    def _permits(self, ask: Ask, last: list[Topic]) -> bool:
        """Whether the message asks if what was talked about is for a person it names."""
        # "My neighbour's daughter is 12, she has the same on her nose. Can she share mine"
        text = SENTENCE_END.split(ask.text)[-1]
        if last[0].intent not in TREATED or len(text.split()) > MAX_PERMISSION:
            return False
        named = any(self.topics.kind(t) in SUBJECTS for t in ask.terms)
        asks = _MAY.search(text) or _MATTERS.search(text)
        return not named and not ask.not_covered and asks is not None

    # ------------------------------------------------------------------ ellipses and corrections

    def _skin_type(self, ask: Ask, last: list[Topic]) -> Ask | None:
        """ "My skin is really oily", "for sensitive skin?", "no, i said sensitive": the last answer for that skin."""
        types = [t for t in ask.terms if self.topics.kind(t) == "skin_type"]
        if last and subject_of(last[0]) == "exfoliation" and _GREASY.search(ask.text):
            types = types or ["oily_skin"]
            ask = replace(ask, terms=tuple(t for t in ask.terms if t != "oily_products"))
        others = [t for t in ask.terms if self.topics.kind(t) in SUBJECTS]
        if not types or others or not last or ASKING.search(ask.text):
            return None
        near = [t for t in map(self.topics.get, last[0].related) if t is not None]
        for topic in (*last, *near):
            named = (t for fact in topic.facts for t in self.topics.named[fact])
            if any(self.topics.kind(t) == "skin_type" for t in named):
                return replace(at(ask, topic), terms=tuple(types))
        if last[0].intent in ("treatment_options", "fastest") and EXFOLIATED & {*types}:
            choice = self.topics.facts.topics["exfoliator_choice"]
            return replace(at(ask, choice), terms=tuple(types))
        return None

    def _how_often(self, ask: Ask, last: list[Topic]) -> Ask | None:
        """ "Can i use it like 3x a day so its faster": of what was talked about."""
        named = any(self.topics.of_term(t) for t in ask.terms)
        topic = how_often(ask, subject_of(last[0]) if last else None, named)
        return at(ask, self.topics.facts.topics[topic]) if topic else None

    def _without(self, ask: Ask, last: list[Topic]) -> Ask | None:
        """ "Not laser", "without a doctor": what is left of the options, the home ones first."""
        if WHO_DOES.search(ask.text):
            return None  # "who would you trust with it? not that clinic"
        like_it = last and subject_of(last[0]) == "retinoid" and not ask.terms
        if like_it and _FROM_WHOM.search(ask.text) and _OF_IT.search(ask.text):
            # "Can i get anything like it without seeing my gp"
            return at(ask, self.topics.facts.topics["retinoid_strength"])
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
        return replace(at(ask, options), negated=refused_here) if options else None

    # ------------------------------------------------------------------ two things at once

    def _several(self, ask: Ask, question: Question) -> list[Ask]:
        """ "Freezing and laser": one question for each of the things set side by side."""
        if len(question.asks) > 1 or len(question.persons) > 1 or ask.not_covered:
            return []
        if compares(ask.text):
            return []  # one question: which of them is better
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
                found.setdefault(topic.id, replace(at(ask, topic), terms=(term,)))
        return list(found.values()) if len(found) > 1 else []

    def describes(self, ask: Ask) -> bool:
        """Whether a message tells of bumps on somebody and asks no more than whether they are normal."""
        somewhere = any(self.topics.kind(t) == "body_site" for t in ask.terms)
        wonders = ASKING.search(ask.text) and not _NORMAL.search(ask.text)
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


def is_refused(topic: Topic, refused: Iterable[str]) -> bool:
    """Whether a topic is about an option that the person does not want."""
    out = set(refused)
    if topic.id in out or out & set(topic.terms):
        return True
    by_others = topic.intent in (*PROCEDURES, "who_removes", "insurance", "fastest")
    by_others = by_others or topic.intent.startswith("procedure_")
    return by_others and bool(out & {"professional", "procedures"})
