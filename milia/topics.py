"""Which topic answers a question: by its intent, and by what it names."""

from __future__ import annotations

from dataclasses import replace

from milia.facts_model import FactFile, Topic
from milia.question import Ask
from milia.vocabulary import Vocabulary

#: Intents whose topic a named treatment makes narrower ("can laser get rid of them").
FASTEST = "fastest"
NARROWED_BY_TERM = frozenset(
    {"treatment_options", "need_treatment", "stubborn", "fastest", "see_doctor"}
)
#: Intents of one family, told apart by what is named or described: a name counts for more than the guess among them
#: ("what does a derm do, freeze it off?").
PROCEDURES = (
    "procedures", "cryotherapy", "surgical_removal", "curettage", "laser", "chemical_peel", "dermabrasion",
)  # fmt: skip
KINDS = (
    "types",
    "primary_milia",
    "neonatal_milia",
    "juvenile_milia",
    "milia_en_plaque",
    "eruptive_milia",
)
FACTORS = (
    "secondary_milia", "trauma_milia", "medication_milia", "disease_milia", "genetic_milia", "oil_factor",
)  # fmt: skip
FAMILIES = {intent: family for family in (PROCEDURES, KINDS, FACTORS) for intent in family}
#: Intents that a named treatment narrows to a topic of, in this order.
TREATMENT_INTENTS = (*PROCEDURES, "retinoid", "exfoliator_choice")
#: Intents about a treatment, in whose wake "how long does that take" asks when it works.
TREATED = frozenset(
    {
        "treatment_options", "fastest", "exfoliation", "exfoliator_choice", "exfoliation_frequency", "results_time",
        "retinoid", "retinoid_use", "retinoid_side_effects", "retinoid_strength", *PROCEDURES, "procedure_risks",
        "procedure_sessions", "who_removes", "skin_care", "insurance",
    }
)  # fmt: skip


class Topics:
    """The topics of one fact file, found by intent and by term."""

    def __init__(self, facts: FactFile) -> None:
        self.facts = facts
        self.by_intent: dict[str, list[Topic]] = {}
        for topic in facts.topics.values():
            self.by_intent.setdefault(topic.intent, []).append(topic)
        names = Vocabulary.from_facts(facts)
        #: Values of the terms that each fact names, in order.
        self.named: dict[str, tuple[str, ...]] = {
            fact.id: tuple(dict.fromkeys(m.value for m in names.find(fact.say) if m.covered))
            for fact in facts.facts.values()
        }

    def get(self, topic_id: str | None) -> Topic | None:
        """The topic of an id that may come from anywhere."""
        return self.facts.topics.get(topic_id) if topic_id else None

    def kind(self, term: str) -> str:
        """The kind of a term, "" where there is no such term."""
        found = self.facts.terms.get(term)
        return found.kind if found is not None else ""

    def named_by(self, topic: Topic) -> tuple[str, ...]:
        """Values of the terms that a topic's facts name, in order."""
        return tuple(
            dict.fromkeys(t for fact in (*topic.facts, *topic.then) for t in self.named[fact])
        )

    def of_family(self, intent: str) -> list[Topic]:
        """All topics of an intent's family, those of the intent first; of the intent alone where it has none."""
        own = self.by_intent.get(intent, [])
        return own + [
            topic
            for other in FAMILIES.get(intent, ())
            if other != intent
            for topic in self.by_intent.get(other, ())
        ]

    def of_ask(self, ask: Ask) -> Topic | None:
        """The topic that answers `ask`: named by a button, or of its intent and narrowed by a term it names."""
        if ask.topic is not None:
            return self.facts.topics.get(ask.topic)
        terms = set(ask.terms)
        if ask.intent == FASTEST and {"treatment", "procedure"} <= {self.kind(t) for t in terms}:
            return self.facts.topics[FASTEST]  # "differin or laser, which is quicker"
        if ask.intent in NARROWED_BY_TERM:
            for intent in TREATMENT_INTENTS:
                for topic in self.by_intent.get(intent, ()):
                    if terms & set(topic.terms):
                        return topic
            for term in ask.terms:
                if term in ("retinoid", "exfoliation"):
                    return self.facts.topics[term]
        own = self.by_intent.get(ask.intent, [])
        general = next((t for t in own if ask.intent in FAMILIES or not t.terms), None)
        skin = {t for t in terms if self.kind(t) == "skin_type"}
        if general is not None and skin & set(self.named_by(general)):
            return general  # "AHA or BHA if my skin is sensitive"
        narrowed = [t for t in self.of_family(ask.intent) if terms & set(t.terms)]
        if not narrowed:
            return self._own_of_named(ask, general)
        # The first of the best: the intent's own topic where it is named as well.
        return max(narrowed, key=lambda t: len(terms & set(t.terms)))

    def _own_of_named(self, ask: Ask, topic: Topic | None) -> Topic | None:
        """The topic of the one treatment that is named, where it begins with what `topic` says of that treatment.

        "Is Differin on prescription" is answered by what stands first about Differin.
        """
        if topic is None:
            return None
        own = [t for t in map(self.of_term, ask.terms) if t is not None and t.terms]
        if (
            len(own) == 1
            and own[0].intent in TREATMENT_INTENTS
            and own[0].facts[0] in topic.facts[1:]
        ):
            return own[0]
        return topic

    def of_term(self, term: str) -> Topic | None:
        """The topic a bare term asks for ("laser?"), or None."""
        if term in self.facts.topics:
            return self.facts.topics[term]
        for intent in (*TREATMENT_INTENTS, *KINDS, *FACTORS):
            for topic in self.by_intent.get(intent, ()):
                if term in topic.terms:
                    return topic
        # "scrub?": which exfoliator, not how soon it works.
        exfoliators = self.get("exfoliation_results")
        if exfoliators is not None and term in exfoliators.terms:
            return self.get("exfoliator_choice")
        return None


def at(ask: Ask, topic: Topic) -> Ask:
    """The same question, of a topic that is known now."""
    return replace(ask, intent=topic.intent, topic=topic.id, terms=(), not_covered=())
