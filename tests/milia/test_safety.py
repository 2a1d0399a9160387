"""Safety is in the data and enforced in the core: every topic × every term × every audience is walked."""

from __future__ import annotations

import itertools
import re
from typing import get_args

import pytest

from milia.answering import (
    MAX_BUBBLES,
    MAX_FACTS,
    Answerer,
    Ask,
    NotCovered,
    Person,
    Question,
    Reply,
)
from milia.drafts import INSTRUCTING, NO_TREATMENT
from milia.facts_model import FactFile
from milia.types import Audience

AUDIENCES: tuple[Audience, ...] = get_args(Audience)
RETINOID = re.compile(r"retinoid|tretinoin|differin", re.IGNORECASE)


def check(reply: Reply, audience: Audience, facts: FactFile) -> None:
    """What holds of every reply there is."""
    assert 1 <= len(reply.bubbles) <= MAX_BUBBLES
    assert len(reply.facts) <= MAX_FACTS
    assert all(bubble.text.strip() for bubble in reply.bubbles)
    for fact in (facts.facts[f] for f in reply.facts):
        if audience in ("baby", "toddler"):
            assert fact.kind not in INSTRUCTING, f"{audience} is told {fact.id}"
        if audience == "child" and RETINOID.search(fact.say):
            assert fact.kind == "warning", f"a child is told {fact.id}"
        if audience != "unknown":
            assert audience in fact.audiences, f"{audience} is told {fact.id}"
    so_far = ""
    for bubble in reply.bubbles:
        so_far += bubble.text
        if any(facts.facts[f].kind in INSTRUCTING for f in bubble.facts):
            assert re.search(r"\b(adults?|child|children|babyhood|under 18)\b", so_far), (
                f"names nobody: {so_far}"
            )


@pytest.mark.parametrize("audience", AUDIENCES)
def test_no_reply_is_unsafe_for_its_audience(
    answerer: Answerer, facts: FactFile, audience: Audience
) -> None:
    """Topic × term × audience, the audience named now or remembered, with the thing covered or not."""
    terms: list[tuple[str, ...]] = [(), *((t,) for t in facts.terms)]
    intents = [*dict.fromkeys(t.intent for t in facts.topics.values()), *facts.uncovered]
    for intent, term in itertools.product(intents, terms):
        for persons, remembered in (((Person(audience),), "adult"), ((), audience)):
            if persons and audience == "unknown":
                continue
            reply = answerer.answer(Question((Ask(intent, term),), persons, remembered))  # type: ignore[arg-type]
            about = audience
            if audience == "unknown" and reply.bubbles[0].audience != "unknown":
                about = reply.bubbles[0].audience
            check(reply, about, facts)
    for topic in facts.topics.values():
        check(
            answerer.answer(Question((Ask(topic.intent, topic=topic.id),), remembered=audience)),
            audience if audience != "unknown" or topic.for_audience is None else topic.for_audience,
            facts,
        )
    for intent, thing in itertools.product(intents, facts.not_covered_terms.values()):
        ask = Ask(intent, not_covered=(NotCovered(thing.value, thing.kind, thing.family),))
        reply = answerer.answer(Question((ask,), remembered=audience))
        if reply.bubbles[0].audience == audience:
            check(reply, audience, facts)


@pytest.mark.parametrize("audience", ("baby", "toddler"))
def test_follow_ups_stay_safe(answerer: Answerer, facts: FactFile, audience: Audience) -> None:
    """Whatever was said before, for whomever, the answer after "for my baby" is for a baby."""
    for topic in facts.topics.values():
        for intent in (
            "inform_audience",
            "follow_more",
            "follow_why",
            "follow_sure",
            "results_time",
            "duration",
            "choose_option",
        ):
            question = Question(
                (Ask(intent, text="the second one"),),
                (Person(audience),),
                "adult",
                (topic.id,),
                topic.related,
            )
            check(answerer.answer(question), audience, facts)


def test_a_minor_of_no_age_gets_no_treatment(answerer: Answerer, facts: FactFile) -> None:
    for topic in facts.topics.values():
        reply = answerer.answer(
            Question(
                (Ask(topic.intent, topic=topic.id),), (Person("unknown", minor=True),), "adult"
            )
        )
        assert not [f for f in reply.facts if facts.facts[f].kind in INSTRUCTING]


def test_two_people_are_answered_apart(answerer: Answerer, facts: FactFile) -> None:
    for topic in facts.topics.values():
        reply = answerer.answer(
            Question((Ask(topic.intent, topic=topic.id),), (Person("baby"), Person("adult")))
        )
        for bubble in reply.bubbles:
            kinds = {facts.facts[f].kind for f in bubble.facts}
            assert bubble.audience != "baby" or not kinds & INSTRUCTING


def test_picking_is_discouraged_for_everyone(answerer: Answerer) -> None:
    for audience in AUDIENCES:
        reply = answerer.answer(Question((Ask("picking"),), remembered=audience))
        assert {"no_picking", "no_home_tools"} <= set(reply.facts)


def test_a_baby_is_told_no_before_anything_else(answerer: Answerer) -> None:
    for intent in (
        "treatment_options",
        "exfoliation",
        "retinoid",
        "procedures",
        "fastest",
        "retinoid_use",
    ):
        first = answerer.answer(Question((Ask(intent),), remembered="baby")).facts[0]
        assert first.startswith("baby_no_")


@pytest.mark.parametrize("audience", ["adult", "unknown", "child"])
def test_who_expects_or_breastfeeds_is_told_of_no_treatment(
    answerer: Answerer, facts: FactFile, audience: Audience
) -> None:
    """Every topic, alone and in doubt with a treatment, by a word in the message and by what was said before."""
    intents = {t.intent for t in facts.topics.values()} | set(facts.uncovered)
    told = NotCovered("pregnancy", "situation")
    retinol = NotCovered("retinol", "ingredient", "retinoid")
    minor = audience == "child"
    for intent, other in itertools.product(
        sorted(intents), (None, "retinoid", "exfoliation", "laser")
    ):
        for things, before in (((told,), False), ((), True), ((retinol,), True)):
            ask = Ask(intent, not_covered=things, or_else=other)
            for persons in ((), (Person(audience),)):
                question = Question(
                    (ask,), persons, remembered=audience, expecting=before, minor_expects=minor
                )
                reply = answerer.answer(question)
                assert reply.expecting
                if reply.audience in ("adult", "unknown", "child"):
                    kinds = {facts.facts[f].kind for f in reply.facts if f not in NO_TREATMENT}
                    assert not kinds & {"treatment", "procedure"}, (ask, reply.facts)


def test_by_term_and_for_a_child_too(answerer: Answerer, facts: FactFile) -> None:
    for term in facts.terms:
        asks = (Ask("retinoid", (term,)), Ask("treatment_options", (term,)))
        for reply in (answerer.answer(Question((ask,), expecting=True)) for ask in asks):
            kinds = {facts.facts[f].kind for f in reply.facts if f not in NO_TREATMENT}
            assert not kinds & {"treatment", "procedure"}
    child = Question((Ask("exfoliation"),), (Person("child"),), expecting=True)
    assert "exfoliating_helps" in answerer.answer(child).facts
