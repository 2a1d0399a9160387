"""What is said for one question and one person: which facts are true and safe for them, and what no fact covers.

The safety invariant lives in `Drafter._select`: a fact reaches a person only where its `audiences` holds that
person's audience; where the fact names a refusal for the audience (`not_for`), the refusal is said in its place.
Nothing after that adds text about milia but `Drafter.at_age`, which puts a baby's fact in a baby's fact's place: the
loader checks that it is one. `milia/answering.py` makes a reply of the drafts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from milia.aspects import TREATING, UNSUITED, aspect_asked
from milia.facts_model import Fact, FactFile, Topic, Uncovered
from milia.followups import STEROID, is_refused
from milia.last_answer import MEDICINE_FACTS, is_done_already
from milia.phrases import Phrases
from milia.question import Ask, NotCovered, Person, Question
from milia.something_else import LOOK_ALIKES, UNLIKE
from milia.topics import FACTORS, KINDS, PROCEDURES, TREATED, Topics
from milia.types import Audience
from milia.wordings import (
    asks_for_cause,
    asks_to_apply,
    compares,
    is_about_milia,
    names_product,
    tells_of_term,
)

#: Kinds of fact that tell somebody to do something to their skin: the reply names whom it is for.
INSTRUCTING = frozenset({"treatment", "procedure", "care", "prevention"})
#: Intents in which a thing that no fact covers is what the question is about.
ABOUT_THINGS = frozenset(
    {
        "treatment_options", "fastest", "exfoliation", "exfoliator_choice", "exfoliation_frequency",
        "retinoid", "retinoid_use", "retinoid_side_effects", "retinoid_strength", "results_time", *PROCEDURES,
        "procedure_risks", "procedure_sessions", "prevention", "skin_care", "cleansing", "moisturizer",
        "product_choice", *FACTORS, "causes", "sunscreen", "newborn_care", "vitamins", "insurance",
        "inform_audience", "nlu_fallback", "need_treatment", "no_info_home_remedies", "no_info_other_products",
        "no_info_other", "no_info_other_conditions", "no_info_look_alikes", "no_info_diet_lifestyle",
        "no_info_makeup", "no_info_procedure_pain",
    }
)  # fmt: skip
#: Intents in which a food, a habit or a situation is what the question is about.
ABOUT_HABITS = frozenset({*FACTORS, "causes", "prevention", "where", "duration", "identify"})
#: Intents so wide that a thing's own family says more ("is retinol any good for these").
OF_ANYTHING = frozenset({"treatment_options", "need_treatment", "fastest", "stubborn"})
#: The topics behind which others tell more of the same ("how to exfoliate").
WIDE = frozenset({"treatment_options", "stubborn", "fastest"})
#: Intents in which a thing is put on the skin, or done to it.
APPLYING = (
    OF_ANYTHING
    | TREATED
    | {"newborn_care", "moisturizer", "cleansing", "prevention", "product_choice"}
)
#: Things that are compared.
PAIR = 2
#: Topics that go with any question: told beside another, nothing need be said of two meanings.
GENERAL = frozenset(
    {"identify", "what_are_milia", "newborn_care", "harmless", "how_common", "need_treatment"}
)
#: Topics of which people ask which is better, gentler or safer; the facts say which is fastest or stronger alone.
COMPARED = frozenset(
    {
        "exfoliation",
        "retinoid",
        "differin",
        "tretinoin",
        "salicylic_acid",
        "procedures",
        "treatment_options",
        "procedure_risks",
        "scars",
        "who_removes",
        *PROCEDURES,
    }
)
#: Uncovered questions about a thing that may be asked of as a cause: "is it bc i used the baby shampoo".
ABOUT_A_THING = frozenset(
    {
        "no_info_baby_care",
        "no_info_other_products",
        "no_info_home_remedies",
        "no_info_other",
        "no_info_other_conditions",
    }
)
CANCER = "cancer"
NO_PLACE = "other_body_site"  # a term: the chin is one of them
ON_THE_FACE, ANYWHERE = "mostly_face", "anywhere_on_body"  # facts
#: A bump that is there, and not milia in general: "can milia turn into cancer".
_OF_A_BUMP = re.compile(
    r"\b(?:my|mine|this|these|it'?s|i'?ve|i have|ive|i got|his|her|hers|bump|lump|mole|spot|one)\b",
    re.IGNORECASE,
)
ANIMALS = "animals"
#: Families that the facts tell of as a cause.
OILS = "oil_factor"
CAUSING = frozenset({"steroid_cream", "laser", "chemical_peel", "oily_products"})
ON_SUCH_SKIN = "on_such_skin"  # an aspect
#: Topics offered where a treatment may not suit.
DOCTORS = ("see_doctor", "who_removes")
BY_THEMSELVES = "go_on_their_own"
#: What is said of anything that might be put on a baby.
BABY_NEEDS_NONE = ("baby_no_treatment", "newborn_needs_nothing")
#: Kinds of uncovered things that are put on the skin or done to it.
APPLIED_KINDS = frozenset({"product", "ingredient", "medicine", "procedure", "remedy"})

#: The source says nothing of treating anybody who is pregnant or breastfeeding: they are told of no treatment.
PREGNANCY = "no_info_pregnancy"
NOT_COVERED = "no_info_other"
ELSEWHERE = "out_of_scope"
FOOD = "no_info_diet_lifestyle"
EXPECTING = frozenset({"pregnancy", "breastfeeding"})
MEDICAL = frozenset({"treatment", "procedure"})
#: Of those kinds, and no treatment: who pays.
NO_TREATMENT = frozenset({"insurance_rarely_pays"})


@dataclass
class Draft:
    """An answer under construction: what it is about, and its facts for the first bubble and the next."""

    topic: str
    audience: Audience
    main: list[Fact] = field(default_factory=list)
    then: list[Fact] = field(default_factory=list)
    lead: str = ""
    tail: str = ""
    related: tuple[str, ...] = ()
    depends: bool = False
    covered: bool = True
    no_more: bool = False  # all that is known was said in the reply before, and more is asked for
    whom_told: bool = False  # it confirms an answer for who was asked after: no "as I said"
    beside: str = ""  # the topic whose facts are told where the question itself is not covered

    def say_whom(self, words: str) -> None:
        """Begin with whom it is for; that there is no information is said all the same."""
        self.lead = words if self.covered else f"{words} {self.lead}"


class Drafter:
    """Drafts answers from one fact file."""

    def __init__(self, facts: FactFile, phrases: Phrases, topics: Topics) -> None:
        """Hold the facts, the assistant's own phrases and the facts' topics."""
        self.facts = facts
        self.phrases = phrases
        self.topics = topics

    def draft(self, ask: Ask, person: Person, question: Question) -> Draft | None:
        """What is said to one question, for one person.

        Args:
            ask: the question, as it stands on its own.
            person: whom it is about.
            question: the turn it is of.

        Returns:
            The draft; None where no topic answers it and nothing says that none does.
        """
        if ask.intent == UNLIKE:
            # No fact of milia is told of it, and no "harmless".
            lead, offers = self.phrases.unlike_milia, ("what_are_milia", "see_doctor", "identify")
            return Draft(LOOK_ALIKES, person.audience, lead=lead, related=offers, covered=False)
        about = self._about_not_covered(ask)
        if about is not None:
            return self._draft_not_covered(ask, about, person, question)
        uncovered = self.facts.uncovered.get(ask.unsure_of or ask.intent)
        if (
            uncovered is not None
            and uncovered.for_others is not None
            and person.audience not in ("unknown", uncovered.for_audience)
        ):
            # "Our 12 year old's washes" are no question of how to care for a baby.
            return self.draft(self._for_others(ask, uncovered.for_others), person, question)
        if uncovered is not None:
            return self._draft_uncovered(uncovered, ask, person, question)
        if ask.intent == ELSEWHERE and len(question.asks) > 1:
            # Beside a question of ours, in its order.
            return Draft(NOT_COVERED, person.audience, lead=self.phrases.not_ours, covered=False)
        topic = self.topics.of_ask(ask)
        if topic is None:
            return None
        audience = person.audience
        if topic.for_audience == "baby" and person.minor and person not in question.persons:
            audience = "baby"  # "my little one", asked of as one asks of a newborn
        if topic.id == OILS and audience in ("baby", "toddler") and _asks_whether_it_did(ask.text):
            # "Is it from the oil I rub in": that no routine is needed is no answer to a worried parent.
            lead = self.phrases.no_information_cause.format(
                name=self.facts.uncovered[NOT_COVERED].name
            )
            main = self._select(("cause_unclear",), (), audience)[0]
            return self._declining(
                NOT_COVERED, audience, main, lead, ("causes", "see_doctor"), OILS
            )
        if topic.for_audience not in (None, audience) and person in question.persons:
            # "white bumps on my 3 year old": what is true of a newborn is no answer for somebody older.
            topic = self.facts.topics[
                "need_treatment" if person.audience == "toddler" else "treatment_options"
            ]
        if audience == "unknown" and topic.for_audience is not None:
            audience = topic.for_audience
        of_no_age = (
            any(p.audience == "unknown" and p.minor for p in question.persons)
            and topic.for_audience is None
            and not self._instructs(topic)
        )
        if of_no_age:
            # "How long on my little boy's face": a newborn or not, both are told, and nothing that is not for a child.
            audience = "unknown"
        meant = self._meant(ask, question.skin)
        ids, more = meant(topic.facts) or list(topic.facts), meant(topic.then)
        ids = self._of_the_place(self._of_the_medicine(ids, ask), ask)
        if of_no_age:
            more = [f for f in more if self._is_for_child(f)]
        if audience == "unknown" and question.of_writer:
            ids, more = self._not_of_newborns(ids) or ids, self._not_of_newborns(more)
        main, then, depends = self._select(ids, more, audience)
        if not main:
            main, then = then, []
        done = "no_picking" in question.said and is_done_already(ask.text)
        if topic.id == "scars" and done and len(main) > 1:
            # After "do not pick": whether it heals, and whom to show it to, and not the same warning once more.
            main = [f for f in main if f.id != "no_picking"]
            then = [*then, *self._select(("see_professional",), (), audience)[0]]
        if topic.id == CANCER and _OF_A_BUMP.search(ask.text):
            then = []  # "it's a pearly bump, could it be cancer": that milia are harmless plays it down
        leads = {
            "identify": self.phrases.sounds_like,
            "newborn_care": self.phrases.sounds_like,
            CANCER: self.phrases.no_diagnosis,
        }
        lead = leads.get(topic.id, "")
        related = tuple(
            t for t in topic.related if not is_refused(self.facts.topics[t], ask.negated)
        )
        untold, unsuited = self._untold_side(ask, topic, main, question)
        if untold:
            lead = self.phrases.no_information.format(name=untold)
            told = main[:2]
            if untold == self.phrases.which_is_better:
                told = self._of_each(ask, audience) or told
            if unsuited:
                # How it is done is not told to whoever asks, after an answer, whether it may be done there.
                told, related = main[: 0 if question.last_topics else 1], DOCTORS
            return self._declining(NOT_COVERED, audience, told, lead, related, topic.id)
        return Draft(topic.id, audience, main, then, lead=lead, related=related, depends=depends)

    def _of_each(self, ask: Ask, audience: Audience) -> list[Fact]:
        """What is told first of each of two things that are compared: "laser or freezing, which is better"."""
        things = (t for t in ask.terms if self.topics.kind(t) in ("procedure", "treatment"))
        topics = list(filter(None, map(self.topics.of_term, things)))
        told = [self._select(t.facts, (), audience)[0][:1] for t in topics]
        return unique(fact for facts in told for fact in facts)[:PAIR] if len(told) == PAIR else []

    def _untold_side(
        self, ask: Ask, topic: Topic, main: list[Fact], question: Question
    ) -> tuple[str, bool]:
        """The side of the topic that is asked of and no fact tells, by its name; "" where the facts answer.

        Beside it, whether "no" may be the answer to it, so that what the treatment is like reads as a yes.
        """
        if topic.id in COMPARED and compares(ask.text):
            return self.phrases.which_is_better, False  # the facts rank none of them
        aspect = aspect_asked(ask.text, topic.id, question.last_topics)
        refused = any(f.kind in ("warning", "refer") for f in main[:1])
        if aspect is None or (refused and topic.id in TREATING):
            return "", False  # a refusal is an answer to any side of a treatment
        return self.phrases.aspects[aspect], aspect in UNSUITED

    def _select(
        self, facts: Iterable[str], then: Iterable[str], audience: Audience
    ) -> tuple[list[Fact], list[Fact], bool]:
        """The facts for one audience. The first refusal stands in front and is said once.

        Returns:
            The facts of the first bubble, those of the next, and whether they depend on the audience.
        """
        refusal: Fact | None = None
        depends = False
        chosen: list[list[Fact]] = []
        for ids in (facts, then):
            part: list[Fact] = []
            for fact_id in ids:
                fact = self.facts.facts[fact_id]
                depends = depends or (fact.kind in INSTRUCTING and bool(fact.not_for))
                if audience in fact.audiences:
                    part.append(fact)
                elif refusal is None and audience in fact.not_for:
                    refusal = self.facts.facts[fact.not_for[audience]]
                    part.append(refusal)
            chosen.append(part)
        main, rest = chosen
        if refusal is not None:
            if audience == "baby" and refusal.kind == "warning":
                main.insert(0, refusal)
            if refusal.kind == "warning":
                main.extend(
                    self.facts.facts[f]
                    for f in self.facts.after_no.get(audience, ())
                    if len(unique(main)) < 3
                )
        main = unique(main)
        rest = [f for f in rest if audience not in f.only_asked]
        ids_said = {f.id for f in main}
        return main, [f for f in unique(rest) if f.id not in ids_said], depends

    def at_age(self, draft: Draft, months: float | None) -> Draft:
        """A baby's draft without what is no longer true at that age: "usually within a month", at seven weeks."""
        if draft.audience != "baby":
            return draft
        # How long it takes in general is for babies past the age at which "usually within a month" is true.
        course = [f for f in draft.then if f.kind == "course"]
        if months is None or not any(_is_outgrown(fact, months) for fact in draft.main):
            if any(fact.until_months is not None for fact in draft.main):
                draft.then = [f for f in draft.then if f.kind != "course"]
            return draft
        main: list[Fact] = []
        for fact in draft.main:
            if not _is_outgrown(fact, months):
                main.append(fact)
                continue
            # "But you say a month, and it is more already": whom to show it to is a part of the answer.
            main += course or [self.facts.facts[str(fact.then_say)]]
            main += [f for f in draft.then if f.kind == "refer"]
        draft.main = unique(main)
        then = [f for f in draft.then if f.until_months is None or months < f.until_months]
        draft.then = [f for f in then if f not in draft.main]
        return draft

    def comfort_first(self, draft: Draft) -> Draft:
        """A toddler's draft, of what can be done, with that they go by themselves first.

        "I have no treatment to give you" is a cold beginning.
        """
        if draft.topic in WIDE and draft.audience == "toddler":
            by_themselves = self.facts.facts[BY_THEMSELVES]
            draft.main = unique([by_themselves, *draft.main])
            draft.then = [fact for fact in draft.then if fact is not by_themselves]
        return draft

    def without_treatment(self, draft: Draft, question: Question) -> Draft:
        """What whoever is pregnant or breastfeeding is told: nothing of any treatment."""
        meant = ("adult", "unknown", "child") if question.minor_expects else ("adult", "unknown")
        if draft.audience not in meant:
            return draft
        draft.then = [fact for fact in draft.then if not _is_medical(fact)]
        if not draft.main or not _is_medical(draft.main[0]):
            # "Moisturise before or after": the part of the answer that is no treatment.
            draft.main = [fact for fact in draft.main if not _is_medical(fact)]
            return draft
        lead = self.phrases.no_information.format(name=self.facts.uncovered[PREGNANCY].name)
        related = ("see_doctor", "what_are_milia", "harmless")
        return self._declining(PREGNANCY, draft.audience, [], lead, related, "")

    def for_ill_skin(self, draft: Draft) -> Draft:
        """What is said of skin that is ill or hurt: nothing that would be done to it, and whom to ask."""
        draft.then = [fact for fact in draft.then if fact.kind not in INSTRUCTING]
        left = [fact for fact in draft.main if fact.kind not in INSTRUCTING]
        if len(left) == len(draft.main):
            return draft
        if left and draft.main[0] is left[0]:
            draft.main = left
            return draft
        lead = self.phrases.no_information.format(name=self.phrases.aspects[ON_SUCH_SKIN])
        left = [fact for fact in left if fact.kind == "warning"]
        return self._declining(NOT_COVERED, draft.audience, left, lead, DOCTORS, draft.topic)

    def without_repeats(self, drafts: list[Draft]) -> list[Draft]:
        """Without facts told twice: beside "I have no information on ..." and as the answer to another question.

        What is told beside a thing is dropped as an answer ("is it the hydrocortisone? do creams do it?"); an answer
        on another topic keeps its own bubble ("what does it cost, does insurance pay").
        """
        beside_it = {
            (f.id, d.audience) for d in drafts if not d.covered and d.beside for f in d.main
        }
        drafts = [
            d
            for d in drafts
            if not d.covered or not d.main or not {(f.id, d.audience) for f in d.main} <= beside_it
        ]
        answered = {(f.id, d.audience) for d in drafts if d.covered for f in d.main}
        # "Is it the cholesterol? Is there anything to that?": that there is no information is said once.
        drafts = [
            d
            for i, d in enumerate(drafts)
            if d.covered or d.main or d.lead not in [b.lead for b in drafts[:i]]
        ]
        kept = []
        for draft in drafts:
            main = [f for f in draft.main if (f.id, draft.audience) not in answered]
            if not draft.covered and len(main) < len(draft.main):
                lead = draft.lead.removesuffix(self.phrases.what_i_can_say).strip()
                beside = draft.beside if main else ""
                draft = self._declining(
                    draft.topic, draft.audience, main, lead, draft.related, beside
                )
            kept.append(draft)
        return kept

    def add_other_meaning(self, draft: Draft, ask: Ask, person: Person, question: Question) -> None:
        """Where NLU is in doubt between two questions, say that, and answer both in short.

        One of two answers picked at a venture is wrong two times in five there (docs/understanding.md).
        """
        if ask.or_else is None or not draft.covered or not draft.main:
            return
        if question.last_topics:
            return  # what was said before tells which is meant
        other = self.draft(replace(ask, intent=ask.or_else, or_else=None), person, question)
        if other is None or not other.covered or not other.main or other.topic == draft.topic:
            return
        meant = self.facts.topics.get(other.topic)
        if meant is not None and is_refused(meant, ask.negated):
            return  # "lasers scare me, what else is there": not laser
        known = {fact.id for fact in draft.main}
        new = [fact for fact in other.main if fact.id not in known]
        if len(new) < len(other.main):
            return  # they overlap: the first answer holds some of the other's
        draft.main = draft.main[:2] + new[:2]
        draft.then = []
        if not {draft.topic, other.topic} & GENERAL:
            draft.lead = " ".join(filter(None, [draft.lead, self.phrases.both_meanings]))
        draft.related = (draft.topic, other.topic, *draft.related)
        draft.depends = draft.depends or other.depends

    def add_what_is_true(self, draft: Draft, person: Person, question: Question) -> None:
        """Beside "I have no information on ...", what can be told to the next person who is named.

        "Does it hurt?", "and what about mine, I'm 40": only the first was about pain.
        """
        known = question.remembered != "unknown" or person.audience == "baby"
        known = known and person.audience != "unknown"
        if draft.covered or not known or len(draft.main) > 1:
            return
        other = self.draft(Ask("treatment_options"), person, question)
        if other is None or (question.expecting and any(map(_is_medical, other.main))):
            return
        lead = draft.lead.removesuffix(self.phrases.what_i_can_say).strip()
        main = unique([*draft.main, *other.main[:2]])
        told = self._declining(draft.topic, draft.audience, main, lead, other.related, other.topic)
        draft.main, draft.lead, draft.tail = told.main, told.lead, told.tail
        draft.related, draft.beside = told.related, told.beside

    def go_on(self, draft: Draft, said: frozenset[str]) -> None:
        """Tell what is next, where whoever was asked whom it is for would be told once more what stood above it.

        "Who is it for?", "me, 29": what was asked in one sentence, and what comes after it; where the question was so
        wide that others tell more of it, of each of those what comes first.
        """
        if not draft.covered or any(f.id not in said for f in draft.main):
            return

        def is_for_any_skin(fact: Fact) -> bool:
            return all(self.topics.kind(t) != "skin_type" for t in self.topics.named[fact.id])

        if draft.topic not in WIDE:
            draft.main, draft.whom_told = draft.main[:1], True
            return
        following: list[Fact] = []
        for other in map(self.facts.topics.__getitem__, draft.related):
            if other.for_audience in (None, draft.audience):
                facts, _, _ = self._select(other.facts, (), draft.audience)
                following += [f for f in facts if f.id not in said and is_for_any_skin(f)][:1]
        if following:
            draft.main, draft.then = unique(following), []

    def _is_for_child(self, fact: str) -> bool:
        return bool({"baby", "toddler"} & {*self.facts.facts[fact].audiences})

    def _instructs(self, topic: Topic) -> bool:
        """Whether a topic tells anybody to do something to their skin."""
        facts = [self.facts.facts[f] for f in (*topic.facts, *topic.then)]
        return any(f.kind in INSTRUCTING for f in facts)

    def _not_of_newborns(self, ids: Iterable[str]) -> list[str]:
        """Facts that are not about babies alone: whoever writes of their own bumps is none."""
        facts = self.facts.facts
        return [f for f in ids if not set(facts[f].audiences) <= {"baby", "unknown"}]

    def _for_others(self, ask: Ask, topic: str) -> Ask:
        """What somebody asks instead: of what they name, else the likeliest other meaning, else `topic`."""
        if ask.unsure_of is not None:
            return replace(ask, unsure_of=None)
        topics = map(self.topics.of_term, ask.terms)
        named = next(
            (
                t
                for t in topics
                if t is not None and t.for_audience is None and t.intent not in KINDS
            ),
            None,
        )
        meant = named or self.facts.topics[topic]
        intent = meant.intent if named or ask.or_else is None else ask.or_else
        return replace(ask, intent=intent, or_else=None, unsure_of=None)

    def _meant(self, ask: Ask, skin: Sequence[str]) -> Callable[[Iterable[str]], list[str]]:
        """Takes out the facts about nothing but what the person does not mean ("not oily", "without laser").

        One skin type named means none of the others.
        """
        kind = self.topics.kind
        wanted = {t for t in ask.terms if kind(t) == "skin_type"} or {*skin}

        def is_meant(fact: str) -> bool:
            named = self.topics.named[fact]
            types = {t for t in named if kind(t) == "skin_type"}
            if types and wanted and not types & wanted:
                return False
            options = {t for t in named if kind(t) in ("treatment", "procedure", "skin_type")}
            return not options or not options <= set(ask.negated)

        return lambda facts: [fact for fact in facts if is_meant(fact)]

    def _of_the_place(self, ids: list[str], ask: Ask) -> list[str]:
        """Where a place is asked of ("can you get them down there"), the facts that name it; all where none does."""
        places = {t for t in ask.terms if self.topics.kind(t) == "body_site"}
        of_face = places & {*self.topics.named[ON_THE_FACE], NO_PLACE}
        if ask.intent == "identify" and not of_face and places & set(self.topics.named[ANYWHERE]):
            # "White dots on my foreskin": most common elsewhere is no answer.
            return [ANYWHERE if fact == ON_THE_FACE else fact for fact in ids]
        naming = [fact for fact in ids if places & set(self.topics.named[fact])]
        # Where the first one names it, the rest say where else.
        return naming if ask.intent == "where" and naming and naming[0] != ids[0] else ids

    def _of_the_medicine(self, ids: list[str], ask: Ask) -> list[str]:
        """Where a medicine is named ("should i stop the steroid"), the facts that name it; all where none does."""
        wanted = {t for t in ask.terms if self.topics.kind(t) == "medication"}
        return [fact for fact in ids if wanted & set(self.topics.named[fact])] or ids

    def _topic_of_family(self, term: str) -> Topic | None:
        """The topic that tells of a family of things, be it only as a condition ("carcinoma": of cancer)."""
        topics = self.facts.topics.values()
        return self.topics.of_term(term) or next((t for t in topics if term in t.terms), None)

    def _about_not_covered(self, ask: Ask) -> NotCovered | None:
        """The uncovered thing that the question is about, or None where it is only mentioned."""
        if not ask.not_covered or ask.topic is not None:
            return None
        thing = ask.not_covered[0]
        if thing.name == ANIMALS:
            return thing  # nothing that we know is true of them
        if ask.intent not in ABOUT_THINGS | ABOUT_HABITS:
            return None
        if ask.intent.startswith("no_info_") or ask.intent == "nlu_fallback":
            return thing
        if thing.kind == "condition":
            # "is it milia or a stye", or a question that is about something else altogether ("rosacea cream?").
            return thing if ask.intent == "identify" or not is_about_milia(ask.text) else None
        if ask.intent not in (ABOUT_THINGS if thing.kind in APPLIED_KINDS else ABOUT_HABITS):
            return None  # "do they fade", beside a cream
        # "which moisturizer goes with my CeraVe scrub": a covered term beside it is what the question is about,
        # unless the uncovered thing belongs to that term's own family ("is retinol a retinoid").
        if any(term != thing.family for term in ask.terms if self.topics.of_term(term) is not None):
            return None
        return thing

    def _beside(self, ask: Ask, person: Person, question: Question) -> tuple[list[Fact], str]:
        """What can be told beside "I have no information on ...", and the topic that it is of.

        It is the answer that was asked for with it, in short.

        "Would a glycolic toner every night be too much" names what no fact covers, and asks what one does.
        """
        facts: list[Fact] = []
        topic = ""
        for intent in (ask.intent, ask.or_else):
            if intent == "premature" and tells_of_term(ask.text):
                continue  # "born at term. do they run in families"
            if intent in self.topics.by_intent:
                clean = replace(ask, intent=intent, or_else=None, unsure_of=None, not_covered=())
                draft = self.draft(clean, person, question)
                perhaps = intent != ask.intent and person.audience == "unknown" and not ask.terms
                if draft is not None and perhaps and any(map(_is_medical, draft.main)):
                    continue  # a treatment that nobody named, told to who knows whom: "breast milk on baby acne?"
                if draft is not None:
                    topic = topic or draft.topic
                    facts.extend(draft.main[: 1 if facts else 2])
        return unique(facts), topic

    def _draft_not_covered(
        self, ask: Ask, thing: NotCovered, person: Person, question: Question
    ) -> Draft:
        audience = person.audience
        as_cause = _asks_whether_it_did(ask.text) and thing.name not in (ANIMALS, *EXPECTING)
        lead = self._no_information_on(thing, as_cause)
        ids: list[str] = []
        related = ["treatment_options", "product_choice", "see_doctor"]
        family_topic = self._topic_of_family(thing.family) if thing.family is not None else None
        of_family = family_topic is not None and thing.kind == "condition"
        # "My puppy has white spots": nothing that is true of people is told beside it.
        wide = ask.intent in OF_ANYTHING or of_family or thing.kind == "situation"
        beside, of = ([], "") if wide else self._beside(ask, person, question)
        to_apply = (
            ask.intent in APPLYING
            or ask.intent not in self.topics.by_intent
            or asks_to_apply(ask.text)
        )
        eaten = thing.kind in ("food", "habit") or ask.intent == FOOD
        if (
            thing.kind in APPLIED_KINDS
            and audience in ("baby", "toddler")
            and to_apply
            and not eaten
            and not as_cause
        ):
            beside, of = [], ""
            ids = [*BABY_NEEDS_NONE] if audience == "baby" else ["toddler_ask_doctor"]
            related = (
                ["newborn_care", "duration", "see_doctor"]
                if audience == "baby"
                else ["duration", "see_doctor"]
            )
        elif family_topic is not None:
            ids = list(family_topic.facts[:1])
            of = of or family_topic.id
            related = [family_topic.id, *related]
        elif thing.kind == "condition":
            related = ["identify", "what_are_milia", "see_doctor"]
        elif eaten or as_cause:
            ids = ["cause_unclear"]
            related = ["causes", "prevention", "see_doctor"]
        main = beside or self._select(ids, (), audience)[0]
        family = self.phrases.families.get(thing.family or "")
        causes = not as_cause or thing.family in CAUSING
        if family and causes and main and self._tells_of_family(main[0], str(thing.family)):
            lead = self.phrases.no_information_itself.format(name=thing.name, family=family)
        topic = ask.intent if ask.intent in self.facts.uncovered else NOT_COVERED
        return self._declining(topic, audience, main, lead, tuple(related), of)

    def _tells_of_family(self, fact: Fact, family: str) -> bool:
        """Whether a fact is about a family of things, or of one of them: "Retinoids for milia are only for adults"."""
        topic = self._topic_of_family(family)
        of_topic = topic is not None and fact.id in topic.facts
        of_medicine = family == STEROID and fact.id in MEDICINE_FACTS
        return of_topic or of_medicine or family in self.topics.named[fact.id]

    def _no_information_on(self, thing: NotCovered, as_cause: bool) -> str:
        """That there is no information on a thing: as a cause, as something to use, or as it stands."""
        if as_cause:
            return self.phrases.no_information_cause.format(name=thing.name)
        if thing.kind in APPLIED_KINDS:
            return self.phrases.no_information_for_milia.format(name=thing.name)
        return self.phrases.no_information_and_milia.format(name=thing.name)

    def _draft_uncovered(
        self, uncovered: Uncovered, ask: Ask, person: Person, question: Question
    ) -> Draft:
        known = person.audience != "unknown" or bool(question.last_topics)
        if uncovered.for_audience is not None and not known:
            person = Person(uncovered.for_audience)  # "bath products on milk spots?"
        audience = person.audience
        if uncovered.intent in ABOUT_A_THING and asks_for_cause(ask.text):
            lead = self.phrases.no_information_cause.format(
                name=self.facts.uncovered[NOT_COVERED].name
            )
            main = self._select(("cause_unclear",), (), audience)[0]
            return self._declining(
                uncovered.intent, audience, main, lead, ("causes", *uncovered.nearest), ""
            )
        lead = self.phrases.no_information.format(name=uncovered.name)
        if audience == "baby" and (
            uncovered.intent in ("no_info_home_remedies", "no_info_other_products")
            or asks_to_apply(ask.text)
            or names_product(ask.text)
        ):
            main, of = [self.facts.facts[f] for f in BABY_NEEDS_NONE], ""
        else:
            main, of = self._beside(ask, person, question)
            told = self._select(uncovered.say, (), audience)[0]
            main = main or [f for f in told if audience not in f.only_asked]
        return self._declining(uncovered.intent, audience, main, lead, uncovered.nearest, of)

    def _declining(
        self,
        topic: str,
        audience: Audience,
        main: list[Fact],
        lead: str,
        related: tuple[str, ...],
        beside: str,
    ) -> Draft:
        if main and not lead.endswith(self.phrases.what_i_can_say):
            lead = f"{lead} {self.phrases.what_i_can_say}"
        tail = (
            "" if any(f.kind == "refer" for f in main) else self.phrases.professional_can_say_more
        )
        return Draft(topic, audience, main, [], lead, tail, related, covered=False, beside=beside)


_MAKES_IT = re.compile(
    r"\bmak(?:e|es|ing) (?:(?:it|them|him|her|this|that|things) )?(?:worse|more of|more|come|get (?:them|more|bumps))\b"
    r"|\bmade (?:it|them|this|that|these|her get|him get)\b|\bcaus(?:e|es|ed|ing) (?:it|them|milia|these|more|bumps)\b"
    r"|\bgiv(?:e|es|ing) (?:her|him|them) (?:them|more|milia|bumps|these)\b",
    re.IGNORECASE,
)


def _asks_whether_it_did(text: str) -> bool:
    return asks_for_cause(text) or _MAKES_IT.search(text) is not None


def _is_outgrown(fact: Fact, months: float) -> bool:
    """Whether a fact of babies is not true any more of one so old."""
    return (
        fact.then_say is not None and fact.until_months is not None and months >= fact.until_months
    )


def _is_medical(fact: Fact) -> bool:
    """Whether a fact is not for somebody who is pregnant or breastfeeding."""
    return fact.kind in MEDICAL and fact.id not in NO_TREATMENT


def unique(facts: Iterable[Fact]) -> list[Fact]:
    """The facts without those that came before."""
    return list({fact.id: fact for fact in facts}.values())
