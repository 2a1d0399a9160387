"""From a question to a reply: whom it is for, one to three bubbles, buttons, and what the conversation remembers.

Which facts are said, and that they are true and safe for the person, is settled in `milia/drafts.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from milia import something_else
from milia.drafts import EXPECTING, INSTRUCTING, NOT_COVERED, PREGNANCY, Draft, Drafter
from milia.facts_model import Fact, FactFile, Topic
from milia.followups import FollowUps, stops_medicine
from milia.new_detail import asks_new_detail
from milia.phrases import Phrases
from milia.question import Ask as Ask
from milia.question import NotCovered as NotCovered
from milia.question import Person as Person
from milia.question import Question as Question
from milia.topics import Topics
from milia.types import Audience
from milia.wordings import (
    asks_for_more,
    harms_unborn,
    may_be_for_writer,
    names_somebody,
    tells_of_early_birth,
)

MAX_BUBBLES = 3
MAX_PERSONS = 2
MAX_FACTS = 5
MAX_BUTTONS = 3

_NO = re.compile(r"^No[.,] (\w)")
#: How the ids of refusals begin.
REFUSALS = ("baby_no_", "child_no_")
#: Questions about the last answer, which stays the one that may be asked again for somebody else.
ASIDES = frozenset({"follow_why", "follow_sure"})


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


class Answerer:
    """Answers questions from one fact file."""

    def __init__(self, facts: FactFile, phrases: Phrases) -> None:
        self.facts = facts
        self.phrases = phrases
        self.topics = Topics(facts)
        self.follow_ups = FollowUps(self.topics)
        self.drafter = Drafter(facts, phrases, self.topics)

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
        asks = something_else.meant(asks, question, self.topics)
        if question.expecting:
            asks = tuple(
                replace(a, intent=PREGNANCY, or_else=None)
                if harms_unborn(a.text) and not a.topic
                else a
                for a in asks
            )
        drafts: list[Draft] = []
        paired = question.each_its_own and len(asks) == len(persons)
        for place, ask in enumerate(asks):
            meant = persons[place : place + 1] if paired else persons[:1]
            for person in persons if len(asks) == 1 else meant:
                draft = self.drafter.draft(ask, person, question)
                if draft is not None and not any(
                    d.topic == draft.topic and d.audience == draft.audience for d in drafts
                ):
                    drafts.append(draft)
        drafts = [self.drafter.at_age(d, question.baby_months) for d in drafts]
        drafts = self.drafter.without_repeats(drafts)
        if len(drafts) == 1:
            self.drafter.add_other_meaning(drafts[0], asks[0], persons[0], question)
        drafts = [self.drafter.comfort_first(d) for d in drafts]
        expecting = question.expecting or any(
            a.intent == PREGNANCY or EXPECTING & {n.name for n in a.not_covered}
            for a in question.asks
        )
        if expecting:
            drafts = [self.drafter.without_treatment(d, question) for d in drafts]
            # "Is it the hormones, and can they be removed": one sentence says it for both.
            said = {(d.topic, d.audience, tuple(f.id for f in d.main)): d for d in drafts}
            drafts = list(said.values())
        if question.ill_skin:
            drafts = [self.drafter.for_ill_skin(d) for d in drafts]
        if not drafts:
            return self.menu(question, self.phrases.not_understood)
        if follow and len(persons) == 1:
            self.drafter.add_what_is_true(drafts[0], persons[0], question)
            if question.asked_who and question.remembered == "unknown" and not expecting:
                self.drafter.go_on(drafts[0], question.said)
            if question.ill_skin:
                drafts[0] = self.drafter.for_ill_skin(drafts[0])
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
            if len({*persons}) > 1 and drafts[0].covered:
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

    # ------------------------------------------------------------------ what no fact covers

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
        self, drafts: list[Draft], question: Question, audience: Audience, leans: bool
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
            before = {(f, b.audience) for b in bubbles for f in b.facts}
            new = [f for f in draft.main if (f.id, draft.audience) not in before]
            once = [f for f in new if (f.id, draft.audience) not in later]
            main, repeated = self._shorten(once or new or draft.main, question.said)
            in_short = repeated
            if draft.whom_told:
                in_short = False
            if repeated and draft.covered and not several and not question.persons:
                again = tuple(f.id for f in main)
                stops = any(
                    stops_medicine(a.text, t) for a in question.asks for t in question.last_topics
                )
                immediate = draft.topic in question.last_topics
                draft.no_more = immediate and any(
                    asks_for_more(a.text)
                    or (not a.negated and asks_new_detail(a.text, [f.say for f in main]))
                    for a in question.asks
                )
                if draft.no_more and not draft.tail and all(f.kind != "refer" for f in main):
                    draft.tail = self.phrases.professional_can_say_more
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

    def _text(self, draft: Draft, main: list[Fact], repeated: bool, short: bool) -> str:
        tells = draft.lead.endswith(self.phrases.what_i_can_say)
        shorter = repeated and len(main) < len(draft.main)
        again = self.phrases.in_short if shorter else self.phrases.as_said if repeated else ""
        if repeated and draft.no_more:
            again = self.phrases.no_more_than_said
        lead = [draft.lead, "" if tells else again]
        whom = self._for_whom(draft.audience, main, " ".join(lead), short)
        if not tells and again in (self.phrases.as_said, self.phrases.no_more_than_said) and whom:
            # "As I said, for an adult: ..."
            lead, whom = [draft.lead, f"{again[:-1]}, {whom[0].lower()}{whom[1:]}"], ""
        if tells and whom:
            # "What I can tell you for an adult: ...": one colon is enough.
            lead, whom = [f"{draft.lead[:-1]} {whom[0].lower()}{whom[1:]}"], ""
        told = [_words(f, short) for f in main]
        # "No." answers what was asked; behind "What I can tell you:" or another fact it answers nothing.
        aside = tells or draft.lead.endswith(self.phrases.both_meanings)
        told = [_NO.sub(_capital, t) if i or aside else t for i, t in enumerate(told)]
        parts = [*lead, whom, *told]
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


def _say_the_same(drafts: Sequence[Draft]) -> bool:
    """Whether two persons would be told the same, word for word: no instruction, as that says whom it is for."""
    told = [(d.topic, d.lead, [f.id for f in d.main]) for d in drafts]
    return (
        len(told) > 1 and all(t == told[0] for t in told) and not any(_instructs(d) for d in drafts)
    )


def _instructs(draft: Draft) -> bool:
    return any(f.kind in INSTRUCTING for f in (*draft.main, *draft.then))


def _capital(match: re.Match[str]) -> str:
    """What follows a "No." that is left out, as the beginning of a sentence."""
    return match[1].upper()


def _words(fact: Fact, short: bool) -> str:
    """What is said of a fact."""
    return fact.short or fact.say if short else fact.say
