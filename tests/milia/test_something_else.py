"""Questions that read as being about milia and are about something else."""

from __future__ import annotations

import pytest

from milia.answering import Answerer, Ask, Person, Question
from milia.question import NotCovered
from milia.something_else import UNLIKE, meant


def intents(answerer: Answerer, question: Question) -> list[str]:
    return [a.intent for a in meant(question.asks, question, answerer.topics)]


def asked(*names: str) -> tuple[Ask, ...]:
    return tuple(Ask(name, text="what is that") for name in names)


def test_several_questions_about_something_else_are_one(answerer: Answerer) -> None:
    asks = asked("identify", "harmless", "duration", "see_doctor")
    assert intents(answerer, Question(asks, unlike=True)) == [UNLIKE]


def test_a_misread_question_of_a_kind_falls_with_them(answerer: Answerer) -> None:
    asks = asked("identify", "milia_en_plaque", "how_common")
    assert intents(answerer, Question(asks, unlike=True)) == [UNLIKE]
    patch = Question((Ask("milia_en_plaque", text="a patch of tiny bumps"),), unlike=True)
    assert intents(answerer, patch) == ["milia_en_plaque"]  # a coin is how big such a patch may be


def test_what_is_asked_of_a_treatment_stays(answerer: Answerer) -> None:
    asks = (*asked("identify"), Ask("retinoid", terms=("differin",), text="is differin ok"))
    assert intents(answerer, Question(asks, unlike=True)) == [UNLIKE, "retinoid"]


@pytest.mark.parametrize("bumps", [True, False])
def test_a_condition_beside_other_questions(answerer: Answerer, bumps: bool) -> None:
    lipoma = NotCovered("lipoma", "condition")
    asks = (
        Ask("no_info_other_conditions", text="a lipoma", not_covered=(lipoma,)),
        *asked("harmless"),
    )
    # "I have milia and a lipoma": the second question is of the milia.
    wanted = [a.intent for a in asks] if bumps else ["no_info_other_conditions"]
    assert intents(answerer, Question(asks, of_bumps=bumps)) == wanted


def test_dark_marks_as_a_risk_are_no_description(answerer: Answerer) -> None:
    asks = (Ask("cryotherapy", text="how is it done"), Ask("procedure_risks", text="a dark patch"))
    assert intents(answerer, Question(asks, unlike=True)) == ["cryotherapy", "procedure_risks"]


def test_short_questions_about_healing_stand_beside_others(answerer: Answerer) -> None:
    asks = asked("no_info_procedure_pain", "who_removes")
    assert intents(answerer, Question(asks)) == ["no_info_procedure_pain", "who_removes"]


def test_after_an_answer_nothing_changes(answerer: Answerer) -> None:
    question = Question(asked("harmless"), unlike=True, unsaid=True, last_topics=("identify",))
    assert intents(answerer, question) == ["harmless"]


def test_a_letter_without_bumps_asks_of_something_else(answerer: Answerer) -> None:
    assert intents(answerer, Question(asked("harmless"), unsaid=True)) == [UNLIKE]
    picking = Question(asked("harmless", "picking"), unsaid=True)
    assert intents(answerer, picking) == ["harmless", "picking"]
    assert intents(answerer, Question(asked("sunscreen"), unsaid=True)) == ["sunscreen"]


def test_marks_after_a_procedure_are_of_how_the_skin_heals(answerer: Answerer) -> None:
    asks = asked("scars", "duration", "harmless")
    question = Question(asks, (Person("adult"),), after_procedure="done")
    assert intents(answerer, question) == ["no_info_procedure_pain"]
    reply = answerer.answer(question)
    assert reply.facts == ()
    assert len(reply.bubbles) == 1
