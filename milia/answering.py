"""From a question to a reply: which facts are true and safe for the person, and in what order they are said.

The safety invariant lives in `Answerer._select`: a fact reaches a person only where its `audiences` holds that
person's audience; where the fact names a refusal for the audience (`not_for`), the refusal is said in its place.
Nothing after that adds text about milia but `_at_age`, which puts a baby's fact in a baby's fact's place: the loader
checks that it is one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from milia.facts_model import Fact, FactFile, Topic, Uncovered
from milia.followups import FollowUps, is_refused, stops_medicine
from milia.phrases import Phrases
from milia.question import Ask as Ask
from milia.question import NotCovered as NotCovered
from milia.question import Person as Person
from milia.question import Question as Question
from milia.topics import FACTORS, KINDS, PROCEDURES, TREATED, Topics
from milia.types import Audience
from milia.wordings import (
    asks_for_cause,
    asks_for_more,
    asks_to_apply,
    compares,
    is_about_milia,
    may_be_for_writer,
    names_somebody,
    tells_of_early_birth,
)

MAX_BUBBLES = 3
MAX_PERSONS = 2
MAX_FACTS = 5
MAX_BUTTONS = 3

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
#: Intents in which a thing is put on the skin, or done to it.
APPLYING = (
    OF_ANYTHING
    | TREATED
    | {"newborn_care", "moisturizer", "cleansing", "prevention", "product_choice"}
)
#: Topics that go with any question: told beside another, nothing need be said of two meanings.
GENERAL = frozenset(
    {"identify", "what_are_milia", "newborn_care", "harmless", "how_common", "need_treatment"}
)
#: Topics of which people ask which is better, gentler or safer; the facts say which is fastest or stronger alone.
COMPARED = frozenset(
    {
        "exfoliation",
        "retinoid",
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
#: How the ids of refusals begin.
REFUSALS = ("baby_no_", "child_no_")
ANIMALS = "animals"
#: What is said of anything that might be put on a baby.
BABY_NEEDS_NONE = ("baby_no_treatment", "newborn_needs_nothing")
#: Questions about the last answer, which stays the one that may be asked again for somebody else.
ASIDES = frozenset({"follow_why", "follow_sure"})
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


@dataclass(frozen=True)
class Button:
    """A button: its title, the intent it sends and the entities that go with it."""

    title: str
    intent: str
    entities: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Bubble:
    """One message of a reply, with what it rests on."""

    text: str
    topic: str | None = None
    facts: tuple[str, ...] = ()
    audience: Audience = "unknown"
    buttons: tuple[Button, ...] = ()


@dataclass(frozen=True)
class Reply:
    """The bubbles of one turn, and what the conversation should remember of it.

    Attributes:
        bubbles: one to three.
        topics: ids of the topics answered, or told of beside "I have no information on ..." (empty where none was).
        audience: the audience to remember.
        asked_who: whether it asks whom it is for.
        outcome: answered, not_covered, clarify or declined.
        asks: the questions as they were understood, so that they can be asked again for somebody else.
        alternatives: what "the second one" may mean next, besides a button.
        expecting: whether the person is pregnant or breastfeeding, by what was said so far.
        told_again: ids of its facts, where the one answer only says again what had been said.
    """

    bubbles: tuple[Bubble, ...]
    topics: tuple[str, ...] = ()
    audience: Audience = "unknown"
    asked_who: bool = False
    outcome: str = "answered"
    asks: tuple[Ask, ...] = ()
    alternatives: tuple[str, ...] = ()
    expecting: bool = False
    told_again: tuple[str, ...] = ()

    @property
    def facts(self) -> tuple[str, ...]:
        """Ids of all facts said, in order."""
        return tuple(dict.fromkeys(f for bubble in self.bubbles for f in bubble.facts))

    @property
    def offered(self) -> tuple[str, ...]:
        """Ids of the topics that the buttons offer, in order."""
        return tuple(
            value
            for b in self.bubbles
            for button in b.buttons
            for key, value in button.entities
            if key == "topic"
        )


@dataclass
class _Draft:
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
    beside: str = ""  # the topic whose facts are told where the question itself is not covered

    def say_whom(self, words: str) -> None:
        """Begin with whom it is for; that there is no information is said all the same."""
        self.lead = words if self.covered else f"{words} {self.lead}"


class Answerer:
    """Answers questions from one fact file."""

    def __init__(self, facts: FactFile, phrases: Phrases) -> None:
        self.facts = facts
        self.phrases = phrases
        self.topics = Topics(facts)
        self.follow_ups = FollowUps(self.topics)

    # ------------------------------------------------------------------ the question

    def answer(self, question: Question) -> Reply:
        """Answer every question of a turn, for everyone that it is about.

        Args:
            question: the turn, as NLU and the conversation give it.

        Returns:
            One to three bubbles; at most five facts. Where no question is known, the menu.
        """
        persons = self._persons(question)
        only = question.asks[0] if len(question.asks) == 1 else None
        if only and only.intent == "inform_audience" and tells_of_early_birth(only.text):
            question = replace(question, asks=(replace(only, intent="premature"),))
        follow = bool(question.asks) and all(a.intent == "inform_audience" for a in question.asks)
        if follow:
            asks = self._asked_before(question)
            if not asks and any(map(self.follow_ups.describes, question.asks)):
                # "Kid 2 yrs. bumps. nose."
                asks = tuple(replace(a, intent="identify") for a in question.asks[:1])
                follow = False
            if not asks:
                return self._no_topic_yet(persons[0], question)
        else:
            asks = self.follow_ups.resolve(question)
        drafts: list[_Draft] = []
        paired = question.each_its_own and len(asks) == len(persons)
        for place, ask in enumerate(asks):
            meant = persons[place : place + 1] if paired else persons[:1]
            for person in persons if len(asks) == 1 else meant:
                draft = self._draft(ask, person, question)
                if draft is not None and not any(
                    d.topic == draft.topic and d.audience == draft.audience for d in drafts
                ):
                    drafts.append(draft)
        drafts = [self._at_age(d, question.baby_months) for d in drafts]
        drafts = self._without_repeats(drafts)
        if len(drafts) == 1:
            self._add_other_meaning(drafts[0], asks[0], persons[0], question)
        expecting = question.expecting or any(
            a.intent == PREGNANCY or EXPECTING & {n.name for n in a.not_covered}
            for a in question.asks
        )
        if expecting:
            drafts = [self._without_treatment(d, question) for d in drafts]
            # "Is it the hormones, and can they be removed": one sentence says it for both.
            said = {(d.topic, d.audience, tuple(f.id for f in d.main)): d for d in drafts}
            drafts = list(said.values())
        if not drafts:
            return self.menu(question, self.phrases.not_understood)
        if follow and len(persons) == 1:
            self._add_what_is_true(drafts[0], persons[0], question)
        if (
            follow
            and len(persons) == 1
            and persons[0].audience not in ("unknown", question.remembered)
        ):
            name = getattr(self.phrases.audience_names, persons[0].audience)
            drafts[0].say_whom(self.phrases.got_it.format(audience=name))
        elif len(persons) > 1 and _say_the_same(drafts):
            for_all = {f.id for f in drafts[0].then}.intersection(
                *({f.id for f in d.then} for d in drafts)
            )
            drafts = drafts[:1]
            drafts[0].then = [f for f in drafts[0].then if f.id in for_all]
            drafts[0].say_whom(self.phrases.for_both)
        elif len(persons) > 1:
            for i, draft in enumerate(drafts):
                name = getattr(self.phrases.audience_names, draft.audience)
                whom = self.phrases.and_for if i else self.phrases.for_audience
                draft.say_whom(whom.format(audience=name))
        own = {a.topic for a in question.asks}
        leans = not follow and any(a.topic is not None and a.topic not in own for a in asks)
        reply = self._compose(drafts, question, self._remembered(question, persons), leans)
        alternatives = self.follow_ups.alternatives(question, reply.topics, reply.facts)
        if question.last_asks and all(a.intent in ASIDES for a in question.asks):
            asks = question.last_asks
        return replace(reply, asks=asks, alternatives=alternatives, expecting=expecting)

    def audience_of(self, question: Question) -> Audience:
        """Whom the conversation is about after this turn, whatever is said in it."""
        return self._remembered(question, self._persons(question))

    def menu(self, question: Question, text: str, topics: Sequence[str] = ()) -> Reply:
        """A reply that answers nothing and offers topics: `topics`, or else those most asked.

        Args:
            question: the turn, for what is remembered.
            text: the phrase over the buttons.
            topics: ids of topics to offer.
        """
        first = ("newborn_care",) if question.remembered in ("unknown", "baby") else ()
        audience = self.audience_of(question)
        most_asked = [*first, "causes", "treatment_options", "duration", "picking"]
        offers = list(topics) or [
            t for t in most_asked if t != "duration" or audience in ("baby", "toddler")
        ]
        if audience in ("baby", "toddler"):
            offers = [t for t in offers if self._has_something_for(t, audience)]
        bubble = Bubble(text, audience=audience, buttons=self._buttons(offers))
        return Reply((bubble,), audience=audience, outcome="clarify")

    # ------------------------------------------------------------------ who

    def _persons(self, question: Question) -> list[Person]:
        """Whom to answer for: those named now, else whom the conversation is about; at most two."""
        named = list(dict.fromkeys(question.persons))[:MAX_PERSONS]
        if named:
            # A minor of unknown age is answered as strictly as a toddler: no treatment instruction.
            return [
                Person("toddler", minor=True) if p.audience == "unknown" and p.minor else p
                for p in named
            ]
        return [Person(question.remembered)]

    @staticmethod
    def _remembered(question: Question, persons: Sequence[Person]) -> Audience:
        """Whom the conversation is about from here: the one person, or of several minors the youngest."""
        if len(persons) == 1:
            return persons[0].audience
        named: list[Audience] = [p.audience for p in persons]
        # "my 3 month old and my 9 year old", then "retinoid?": what is said must be right for both.
        if not set(named) <= {"baby", "toddler", "child"}:
            return question.remembered
        return min(named, key=("baby", "toddler", "child").index)

    # ------------------------------------------------------------------ what

    def topic_for(self, ask: Ask) -> Topic | None:
        """The topic that answers `ask`, or None."""
        return self.topics.of_ask(ask)

    def topic_of_term(self, term: str) -> Topic | None:
        """The topic a bare term asks for ("laser?"), or None."""
        return self.topics.of_term(term)

    def _topic_of_family(self, term: str) -> Topic | None:
        """The topic that tells of a family of things, be it only as a condition ("carcinoma": of cancer)."""
        topics = self.facts.topics.values()
        return self.topic_of_term(term) or next((t for t in topics if term in t.terms), None)

    def _asked_before(self, question: Question) -> tuple[Ask, ...]:
        """What was asked last, to be answered for somebody else: "and for my mum?"."""
        asks = []
        for ask in question.last_asks:
            # What the other person's situation was ("my puppy", "i'm breastfeeding") is not this one's.
            things = tuple(n for n in ask.not_covered if n.kind != "situation")
            lost = bool(ask.not_covered) and not things
            intent = "identify" if lost and ask.intent == NOT_COVERED else ask.intent
            if intent == PREGNANCY and not question.expecting:
                # "Can i use differin while breastfeeding", then "can my husband": of differin.
                topic = next(filter(None, map(self.topic_of_term, ask.terms)), None)
                intent = topic.intent if topic is not None else "treatment_options"
            asks.append(replace(ask, intent=intent, not_covered=things))
        return tuple(asks)

    def _at_age(self, draft: _Draft, months: float | None) -> _Draft:
        """A baby's draft without what is no longer true at that age: "usually within a month", at seven weeks."""
        if draft.audience != "baby" or months is None:
            return draft
        main: list[Fact] = []
        for fact in draft.main:
            if fact.then_say is None or fact.until_months is None or months < fact.until_months:
                main.append(fact)
                continue
            # "But you say a month, and it is more already": whom to show it to is a part of the answer.
            main.append(self.facts.facts[fact.then_say])
            main += [f for f in draft.then if f.kind == "refer"]
        draft.main = _unique(main)
        then = [f for f in draft.then if f.until_months is None or months < f.until_months]
        draft.then = [f for f in then if f not in draft.main]
        return draft

    def _without_treatment(self, draft: _Draft, question: Question) -> _Draft:
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

    def _without_repeats(self, drafts: list[_Draft]) -> list[_Draft]:
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

    def _add_other_meaning(
        self, draft: _Draft, ask: Ask, person: Person, question: Question
    ) -> None:
        """Where NLU is in doubt between two questions, say that, and answer both in short.

        One of two answers picked at a venture is wrong two times in five there (docs/understanding.md).
        """
        if ask.or_else is None or not draft.covered or not draft.main:
            return
        if question.last_topics:
            return  # what was said before tells which is meant
        other = self._draft(replace(ask, intent=ask.or_else, or_else=None), person, question)
        if other is None or not other.covered or not other.main or other.topic == draft.topic:
            return
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

    def _draft(self, ask: Ask, person: Person, question: Question) -> _Draft | None:
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
            return self._draft(self._for_others(ask, uncovered.for_others), person, question)
        if uncovered is not None:
            return self._draft_uncovered(uncovered, ask, person, question)
        if ask.intent == ELSEWHERE and len(question.asks) > 1:
            # Beside a question of ours, in its order.
            return _Draft(NOT_COVERED, person.audience, lead=self.phrases.not_ours, covered=False)
        topic = self.topic_for(ask)
        if topic is None:
            return None
        audience = person.audience
        if topic.for_audience == "baby" and person.minor and person not in question.persons:
            audience = "baby"  # "my little one", asked of as one asks of a newborn
        if topic.for_audience not in (None, audience) and person in question.persons:
            # "white bumps on my 3 year old": what is true of a newborn is no answer for somebody older.
            topic = self.facts.topics[
                "need_treatment" if person.audience == "toddler" else "treatment_options"
            ]
        if audience == "unknown" and topic.for_audience is not None:
            audience = topic.for_audience
        meant = self._meant(ask)
        ids, more = meant(topic.facts) or list(topic.facts), meant(topic.then)
        ids = self._of_the_medicine(ids, ask)
        if audience == "unknown" and question.of_writer:
            ids, more = self._not_of_newborns(ids) or ids, self._not_of_newborns(more)
        main, then, depends = self._select(ids, more, audience)
        if not main:
            main, then = then, []
        leads = {
            "identify": self.phrases.sounds_like,
            "newborn_care": self.phrases.sounds_like,
            "cancer": self.phrases.no_diagnosis,
        }
        lead = leads.get(topic.id, "")
        related = tuple(
            t for t in topic.related if not is_refused(self.facts.topics[t], ask.negated)
        )
        if topic.id in COMPARED and compares(ask.text):
            # The facts rank none of them; what they say of them may help to choose.
            lead = self.phrases.no_information.format(name=self.phrases.which_is_better)
            return self._declining(NOT_COVERED, audience, main[:2], lead, related, topic.id)
        return _Draft(topic.id, audience, main, then, lead=lead, related=related, depends=depends)

    def _add_what_is_true(self, draft: _Draft, person: Person, question: Question) -> None:
        """Beside "I have no information on ...", what can be told to the next person who is named.

        "Does it hurt?", "and what about mine, I'm 40": only the first was about pain.
        """
        known = question.remembered != "unknown" or person.audience == "baby"
        known = known and person.audience != "unknown"
        if draft.covered or not known or len(draft.main) > 1:
            return
        other = self._draft(Ask("treatment_options"), person, question)
        if other is None or (question.expecting and any(map(_is_medical, other.main))):
            return
        lead = draft.lead.removesuffix(self.phrases.what_i_can_say).strip()
        main = _unique([*draft.main, *other.main[:2]])
        told = self._declining(draft.topic, draft.audience, main, lead, other.related, other.topic)
        draft.main, draft.lead, draft.tail = told.main, told.lead, told.tail
        draft.related, draft.beside = told.related, told.beside

    def _not_of_newborns(self, ids: Iterable[str]) -> list[str]:
        """Facts that are not about babies alone: whoever writes of their own bumps is none."""
        facts = self.facts.facts
        return [f for f in ids if not set(facts[f].audiences) <= {"baby", "unknown"}]

    def _for_others(self, ask: Ask, topic: str) -> Ask:
        """What somebody asks instead: of what they name, else the likeliest other meaning, else `topic`."""
        if ask.unsure_of is not None:
            return replace(ask, unsure_of=None)
        topics = map(self.topic_of_term, ask.terms)
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

    def _meant(self, ask: Ask) -> Callable[[Iterable[str]], list[str]]:
        """Takes out the facts about nothing but what the person does not mean ("not oily", "without laser").

        One skin type named means none of the others.
        """
        kind = self.topics.kind
        wanted = {t for t in ask.terms if kind(t) == "skin_type"}

        def is_meant(fact: str) -> bool:
            named = self.topics.named[fact]
            types = {t for t in named if kind(t) == "skin_type"}
            if types and wanted and not types & wanted:
                return False
            options = {t for t in named if kind(t) in ("treatment", "procedure", "skin_type")}
            return not options or not options <= set(ask.negated)

        return lambda facts: [fact for fact in facts if is_meant(fact)]

    def _of_the_medicine(self, ids: list[str], ask: Ask) -> list[str]:
        """Where a medicine is named ("should i stop the steroid"), the facts that name it; all where none does."""
        wanted = {t for t in ask.terms if self.topics.kind(t) == "medication"}
        return [fact for fact in ids if wanted & set(self.topics.named[fact])] or ids

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
        if any(term != thing.family for term in ask.terms if self.topic_of_term(term) is not None):
            return None
        return thing

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
                    if len(_unique(main)) < 3
                )
        main = _unique(main)
        ids_said = {f.id for f in main}
        return main, [f for f in _unique(rest) if f.id not in ids_said], depends

    # ------------------------------------------------------------------ what no fact covers

    def _beside(self, ask: Ask, person: Person, question: Question) -> tuple[list[Fact], str]:
        """What can be told beside "I have no information on ...", and the topic that it is of.

        It is the answer that was asked for with it, in short.

        "Would a glycolic toner every night be too much" names what no fact covers, and asks what one does.
        """
        facts: list[Fact] = []
        topic = ""
        for intent in (ask.intent, ask.or_else):
            if intent in self.topics.by_intent:
                clean = replace(ask, intent=intent, or_else=None, unsure_of=None, not_covered=())
                draft = self._draft(clean, person, question)
                if draft is not None:
                    topic = topic or draft.topic
                    facts.extend(draft.main[: 1 if facts else 2])
        return _unique(facts), topic

    def _draft_not_covered(
        self, ask: Ask, thing: NotCovered, person: Person, question: Question
    ) -> _Draft:
        audience = person.audience
        as_cause = asks_for_cause(ask.text) and thing.name not in (ANIMALS, *EXPECTING)
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
        topic = ask.intent if ask.intent in self.facts.uncovered else NOT_COVERED
        return self._declining(topic, audience, main, lead, tuple(related), of)

    def _no_information_on(self, thing: NotCovered, as_cause: bool) -> str:
        """That there is no information on a thing: as a cause, as something to use, or as it stands."""
        if as_cause:
            return self.phrases.no_information_cause.format(name=thing.name)
        if thing.kind in APPLIED_KINDS:
            return self.phrases.no_information_for_milia.format(name=thing.name)
        return self.phrases.no_information_and_milia.format(name=thing.name)

    def _draft_uncovered(
        self, uncovered: Uncovered, ask: Ask, person: Person, question: Question
    ) -> _Draft:
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
        ):
            main, of = [self.facts.facts[f] for f in BABY_NEEDS_NONE], ""
        else:
            main, of = self._beside(ask, person, question)
            main = main or self._select(uncovered.say, (), audience)[0]
        return self._declining(uncovered.intent, audience, main, lead, uncovered.nearest, of)

    def _declining(
        self,
        topic: str,
        audience: Audience,
        main: list[Fact],
        lead: str,
        related: tuple[str, ...],
        beside: str,
    ) -> _Draft:
        if main and not lead.endswith(self.phrases.what_i_can_say):
            lead = f"{lead} {self.phrases.what_i_can_say}"
        tail = (
            "" if any(f.kind == "refer" for f in main) else self.phrases.professional_can_say_more
        )
        return _Draft(topic, audience, main, [], lead, tail, related, covered=False, beside=beside)

    def _no_topic_yet(self, person: Person, question: Question) -> Reply:
        """Somebody said whom it is for before asking anything."""
        audience = person.audience
        if any(p.audience == "unknown" and p.minor for p in question.persons):
            # "My son has them": nobody said that he is a toddler.
            how_old = Bubble(
                self.phrases.how_old, audience=audience, buttons=self._who(but="adult")
            )
            return Reply((how_old,), audience=audience, asked_who=True, outcome="clarify")
        if audience == "unknown":
            return Reply(
                (Bubble(self.phrases.who_is_it_for, buttons=self._who()),),
                asked_who=True,
                outcome="clarify",
            )
        name = getattr(self.phrases.audience_names, audience)
        offers = (
            ["newborn_care", "scars", "see_doctor"]
            if audience == "baby"
            else ["what_are_milia", "treatment_options", "see_doctor"]
        )
        bubble = Bubble(
            self.phrases.what_about.format(audience=name),
            audience=audience,
            buttons=self._buttons(offers),
        )
        return Reply((bubble,), audience=audience, outcome="clarify")

    # ------------------------------------------------------------------ words

    def _compose(
        self, drafts: list[_Draft], question: Question, audience: Audience, leans: bool
    ) -> Reply:
        """The bubbles of the drafts.

        Args:
            drafts: the answers.
            question: the turn.
            audience: whom the conversation is about after it.
            leans: whether only what was said before tells what is asked; a whole question that is asked again is
                answered again.
        """
        bubbles: list[Bubble] = []
        budget = MAX_FACTS
        several = len(drafts) > 1
        again: tuple[str, ...] = ()
        for place, draft in enumerate(drafts):
            # What a later question is answered with is not said twice.
            later = {(f.id, d.audience) for d in drafts[place + 1 :] for f in d.main[:2]}
            once = [f for f in draft.main if (f.id, draft.audience) not in later]
            main, repeated = self._shorten(once or draft.main, question.said)
            in_short = repeated
            if repeated and draft.covered and not several and not question.persons:
                again = tuple(f.id for f in main)
                stops = any(
                    stops_medicine(a.text, t) for a in question.asks for t in question.last_topics
                )
                immediate = draft.topic in question.last_topics
                draft.no_more = immediate and any(asks_for_more(a.text) for a in question.asks)
                third = again == question.told_again and immediate
                if leans and third and not stops:
                    # Said, and said in short: a third time it is said that there is no more.
                    in_short = False
                    main = [f for f in main if f.kind == "warning"][:1] or main
                    draft.lead = self.phrases.nothing_more
                    draft.tail = self.phrases.professional_can_say_more
            left = len(drafts) - place - 1  # of these, each must have a fact to say
            main = main[: min(budget - left, 2 if several and not repeated else 4)]
            budget -= len(main)
            text = self._text(draft, main, in_short, question.short)
            bubbles.append(Bubble(text, draft.topic, tuple(f.id for f in main), draft.audience))
            if several or repeated or question.short:
                continue
            rest = [f for f in draft.then if f.id not in question.said][: min(budget, 2)]
            if rest:
                budget -= len(rest)
                said = [self._for_whom(draft.audience, rest, text), *(f.say for f in rest)]
                bubbles.append(
                    Bubble(
                        " ".join(part for part in said if part),
                        draft.topic,
                        tuple(f.id for f in rest),
                        draft.audience,
                    )
                )
        # "My daughter", of no age: she is answered as strictly as a toddler, until it is known.
        ask_age = (
            any(p.audience == "unknown" and p.minor for p in question.persons)
            and question.remembered not in ("toddler", "child")  # asked, or told
            and any(d.depends for d in drafts)
        )
        ask_who = (
            not question.asked_who
            and any(d.depends for d in drafts)
            and all(d.audience == "unknown" for d in drafts)
        )  # fmt: skip
        refused = any(
            self.facts.facts[f].kind == "warning"
            for b in bubbles
            for f in b.facts
            if f.startswith(REFUSALS)
        )
        for_writer = any(may_be_for_writer(a.text) for a in question.asks)
        if refused and not question.persons and for_writer and len(bubbles) < MAX_BUBBLES:
            # Refused for whom the conversation was about so far: the question may be about somebody else.
            bubbles.append(
                Bubble(
                    self.phrases.somebody_else, audience=audience, buttons=self._who(but=audience)
                )
            )
        elif ask_age and len(bubbles) < MAX_BUBBLES:
            ask_who = True
            bubbles.append(
                Bubble(self.phrases.how_old, audience=audience, buttons=self._who(but="adult"))
            )
        elif ask_who and len(bubbles) < MAX_BUBBLES:
            bubbles.append(self._ask_who(question))
        else:
            related = dict.fromkeys(
                t for i in range(MAX_BUTTONS) for d in drafts for t in d.related[i : i + 1]
            )
            answered = {d.topic for d in drafts}
            offers = [
                t
                for t in related
                if t not in answered and self._has_something_for(t, drafts[-1].audience)
            ]
            last = bubbles[-1]
            bubbles[-1] = Bubble(
                last.text, last.topic, last.facts, last.audience, self._buttons(offers)
            )
        remembered = audience
        if audience == "unknown" and drafts[0].audience != "unknown" and not question.persons:
            remembered = drafts[0].audience
        covered = any(d.covered for d in drafts)
        told = [d.topic if d.topic in self.facts.topics else d.beside for d in drafts]
        topics = tuple(topic for topic in told if topic)
        outcome = "answered" if covered else "not_covered"
        return Reply(
            tuple(bubbles[:MAX_BUBBLES]), topics, remembered, ask_who, outcome, told_again=again
        )

    def _has_something_for(self, topic_id: str, audience: Audience) -> bool:
        """Whether a topic says more to an audience than that it is not for them: no dead-end buttons."""
        facts = [self.facts.facts[f] for f in self.facts.topics[topic_id].facts]
        if audience in ("baby", "toddler") and any(f.kind in INSTRUCTING for f in facts):
            return False  # "Getting rid of them", "What is fastest?": a no, more or less kindly
        return any(audience in fact.audiences for fact in facts)

    @staticmethod
    def _shorten(main: list[Fact], said: frozenset[str]) -> tuple[list[Fact], bool]:
        """Do not say everything twice: an answer given before comes back as its first two facts and its warnings."""
        if not main or not all(f.id in said for f in main):
            return main, False
        return [f for i, f in enumerate(main) if i < 2 or f.kind == "warning"], True

    def _text(self, draft: _Draft, main: list[Fact], repeated: bool, short: bool) -> str:
        tells = draft.lead.endswith(self.phrases.what_i_can_say)
        shorter = repeated and len(main) < len(draft.main)
        again = self.phrases.in_short if shorter else self.phrases.as_said if repeated else ""
        if repeated and draft.no_more:
            again = self.phrases.no_more_than_said
        lead = [draft.lead, "" if tells else again]
        whom = self._for_whom(draft.audience, main, " ".join(lead), short)
        if again in (self.phrases.as_said, self.phrases.no_more_than_said) and whom:
            # "As I said, for an adult: ..."
            lead, whom = [draft.lead, f"{again[:-1]}, {whom[0].lower()}{whom[1:]}"], ""
        if tells and whom:
            # "What I can tell you for an adult: ...": one colon is enough.
            lead, whom = [f"{draft.lead[:-1]} {whom[0].lower()}{whom[1:]}"], ""
        parts = [*lead, whom, *(_words(f, short) for f in main)]
        parts.append(draft.tail)
        return " ".join(part for part in parts if part)

    def _for_whom(
        self, audience: Audience, facts: list[Fact], before: str, short: bool = False
    ) -> str:
        """ "For an adult:" where facts tell somebody to do something and nothing has said yet whom it is for.

        Args:
            audience: whom the facts are said to.
            facts: those that follow.
            before: what the reply has said so far.
            short: whether the facts are said in their short words.
        """
        instructing = [f for f in facts if f.kind in INSTRUCTING]
        if not instructing or names_somebody(
            f"{before} {_words(facts[0], short)} {_words(instructing[0], short)}"
        ):
            return ""
        names = self.phrases.audience_names
        if audience == "unknown":
            name = (
                names.unknown
                if all("child" in f.audiences for f in instructing)
                else names.adults_only
            )
        else:
            name = getattr(names, audience)
        return self.phrases.for_audience.format(audience=name)

    # ------------------------------------------------------------------ buttons

    def _buttons(self, topics: Iterable[str]) -> tuple[Button, ...]:
        known = [self.facts.topics[t] for t in dict.fromkeys(topics) if t in self.facts.topics][
            :MAX_BUTTONS
        ]
        return tuple(Button(t.ask, t.intent, (("topic", t.id),)) for t in known)

    def _ask_who(self, question: Question) -> Bubble:
        """The question whom it is for; of whoever writes of their own bumps, how old they are."""
        if not question.of_writer:
            return Bubble(self.phrases.who_is_it_for, buttons=self._who())
        buttons = tuple(
            Button(title, "inform_audience", (("audience", audience),))
            for audience, title in self.phrases.own_age_buttons.items()
        )
        return Bubble(self.phrases.how_old_are_you, buttons=buttons)

    def _who(self, but: Audience = "unknown") -> tuple[Button, ...]:
        """Buttons for whom it is, without the audience `but` that it is not."""
        titles = [audience for audience in self.phrases.audience_buttons if audience != but]
        return tuple(
            Button(self.phrases.audience_buttons[a], "inform_audience", (("audience", a),))
            for a in titles
        )


def _say_the_same(drafts: Sequence[_Draft]) -> bool:
    """Whether two persons would be told the same, word for word: no instruction, as that says whom it is for."""
    told = [(d.topic, d.lead, [f.id for f in d.main]) for d in drafts]
    return (
        len(told) > 1 and all(t == told[0] for t in told) and not any(_instructs(d) for d in drafts)
    )


def _instructs(draft: _Draft) -> bool:
    return any(f.kind in INSTRUCTING for f in (*draft.main, *draft.then))


def _is_medical(fact: Fact) -> bool:
    """Whether a fact is not for somebody who is pregnant or breastfeeding."""
    return fact.kind in MEDICAL and fact.id not in NO_TREATMENT


def _words(fact: Fact, short: bool) -> str:
    """What is said of a fact."""
    return fact.short or fact.say if short else fact.say


def _unique(facts: Iterable[Fact]) -> list[Fact]:
    """The facts without those that came before."""
    return list({fact.id: fact for fact in facts}.values())
