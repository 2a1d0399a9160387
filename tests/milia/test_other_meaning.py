"""In doubt between two questions, both are answered in short; nobody is told what is not for them."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from milia.answering import Answerer, Ask, NotCovered, Person, Question
from milia.drafts import INSTRUCTING
from milia.facts_model import FactFile


def test_both_are_answered_in_one_bubble(answerer: Answerer) -> None:
    reply = answerer.answer(Question((Ask("duration", or_else="stubborn"),)))
    assert "both" in reply.bubbles[0].text
    assert {"others_gone_in_months", "some_stay"} <= set(reply.bubbles[0].facts)
    assert len(reply.facts) <= 5


def test_the_same_answer_is_not_given_twice(answerer: Answerer) -> None:
    reply = answerer.answer(Question((Ask("duration", or_else="duration"),)))
    assert "both" not in reply.bubbles[0].text


def test_an_answer_that_holds_some_of_the_other_stands_alone(answerer: Answerer) -> None:
    reply = answerer.answer(Question((Ask("need_treatment", or_else="harmless"),)))
    assert "both" not in reply.bubbles[0].text


@pytest.mark.parametrize("audience", ["baby", "toddler"])
def test_no_pair_tells_a_child_what_to_do(
    answerer: Answerer, facts: FactFile, audience: str
) -> None:
    intents = sorted({topic.intent for topic in facts.topics.values()})
    for first, second in itertools.permutations(intents, 2):
        ask = Ask(first, or_else=second)
        reply = answerer.answer(Question((ask,), persons=(Person(audience),)))  # type: ignore[arg-type]
        told = {f for f in reply.facts if facts.facts[f].kind in INSTRUCTING}
        assert not told, (first, second, told)


def test_no_pair_gives_a_child_a_retinoid(answerer: Answerer, facts: FactFile) -> None:
    intents = sorted({topic.intent for topic in facts.topics.values()})
    for first, second in itertools.permutations(intents, 2):
        reply = answerer.answer(Question((Ask(first, or_else=second),), persons=(Person("child"),)))
        assert not {f for f in reply.facts if "child" not in facts.facts[f].audiences}, (
            first,
            second,
        )


def test_two_children_are_told_the_same_once(answerer: Answerer) -> None:
    both = (Person("baby"), Person("toddler"))
    reply = answerer.answer(Question((Ask("no_info_contagion"),), persons=both))
    assert len(reply.bubbles) == 1
    assert reply.bubbles[0].text.startswith("I have no information")


def test_what_is_said_once_for_both_holds_for_both(answerer: Answerer, facts: FactFile) -> None:
    for intent in sorted({topic.intent for topic in facts.topics.values()}):
        for pair in itertools.permutations(("baby", "toddler", "child", "adult"), 2):
            persons = tuple(Person(a) for a in pair)  # type: ignore[arg-type]
            reply = answerer.answer(Question((Ask(intent),), persons=persons))
            if reply.bubbles[0].text.startswith("For both"):
                for fact in reply.facts:
                    assert set(pair) <= facts.facts[fact].audiences, (intent, pair, fact)


def test_a_general_question_beside_another_needs_no_word_on_two_meanings(
    answerer: Answerer,
) -> None:
    ask = Ask("newborn_care", or_else="identify")
    reply = answerer.answer(Question((ask,), persons=(Person("baby"),)))
    assert "not sure which" not in reply.bubbles[0].text
    assert {"common_in_babies", "bumps_under_skin"} <= set(reply.facts)


@pytest.mark.parametrize(
    ("months", "told"), [(None, True), (0.5, True), (1.5, False), (8.0, False)]
)
def test_within_a_month_is_said_of_a_newborn(
    answerer: Answerer, months: float | None, told: bool
) -> None:
    asked = Question((Ask("duration"),), persons=(Person("baby"),), baby_months=months)
    said = answerer.answer(asked).facts
    assert ("newborn_gone_in_a_month" in said) is told
    assert ("weeks_to_months" in said) is not told
    assert "baby_see_doctor" in said


def test_nothing_outgrown_is_said_of_an_older_baby(answerer: Answerer, facts: FactFile) -> None:
    for intent in sorted({topic.intent for topic in facts.topics.values()}):
        asked = Question((Ask(intent),), persons=(Person("baby"),), baby_months=7.0)
        reply = answerer.answer(asked)
        assert reply.facts, intent
        assert not {f for f in reply.facts if facts.facts[f].until_months}, intent


def test_which_of_several_is_better_is_not_known(answerer: Answerer) -> None:
    ask = Ask("laser", text="which of the 2 leaves less of a mark")
    reply = answerer.answer(Question((ask,), persons=(Person("adult"),)))
    assert reply.outcome == "not_covered"
    assert reply.bubbles[0].text.startswith("I have no information on which of them is better.")
    assert reply.facts == ("laser_how",)


def test_a_thing_asked_of_as_the_cause_is_not_refused_as_a_treatment(answerer: Answerer) -> None:
    tape = NotCovered("tape", "product")
    ask = Ask(
        "no_info_other",
        not_covered=(tape,),
        text="she has tape on his cheeks, could that have done it",
    )
    text = answerer.answer(Question((ask,), persons=(Person("baby"),))).bubbles[0].text
    assert text.startswith("I have no information on whether tape can cause milia.")
    assert "Nobody is quite sure" in text
    put_on = answerer.answer(
        Question((replace(ask, text="can i put tape on it"),), persons=(Person("baby"),))
    )
    assert "baby_no_treatment" in put_on.facts


def test_whoever_writes_of_their_own_is_asked_how_old_they_are(answerer: Answerer) -> None:
    own = answerer.answer(Question((Ask("exfoliation"),), of_writer=True)).bubbles[-1]
    assert own.text == "How old are you?"
    assert [b.title for b in own.buttons] == ["Under 18", "18 or over"]
    assert answerer.answer(Question((Ask("exfoliation"),))).bubbles[-1].text == "Who is it for?"


def test_a_parent_is_offered_no_treatment(answerer: Answerer, facts: FactFile) -> None:
    for intent in sorted({topic.intent for topic in facts.topics.values()}):
        reply = answerer.answer(Question((Ask(intent),), persons=(Person("baby"),)))
        for topic in reply.offered:
            kinds = {facts.facts[f].kind for f in facts.topics[topic].facts}
            assert not kinds & INSTRUCTING, (intent, topic)
