"""In doubt between two questions, both are answered in short; nobody is told what is not for them."""

from __future__ import annotations

import itertools

import pytest

from milia.answering import INSTRUCTING, Answerer, Ask, Person, Question
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
