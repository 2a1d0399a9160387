"""What is said for one question and one person, where a place or a kind of skin narrows it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from milia.answering import Answerer, Ask, Person, Question


@pytest.mark.parametrize(
    ("places", "said"),
    [
        (("genitals",), ("anywhere_on_body",)),  # to "not my face", the face is no answer
        (("cheek",), ("mostly_face", "anywhere_on_body")),
        (("nose",), ("mostly_face", "anywhere_on_body")),
        ((), ("mostly_face", "anywhere_on_body")),
    ],
)
def test_a_place_is_answered_by_the_fact_that_names_it(
    answerer: Answerer, places: tuple[str, ...], said: tuple[str, ...]
) -> None:
    ask = Ask("where", terms=places, text="can you get them there")
    reply = answerer.answer(Question((ask,), (Person("adult"),)))
    assert reply.bubbles[0].facts == said


@pytest.mark.parametrize(
    ("skin", "said"),
    [
        (("oily_skin",), ("exfoliator_oily_skin",)),
        (("sensitive_skin",), ("exfoliator_sensitive_skin",)),
        ((), ("exfoliator_sensitive_skin", "exfoliator_oily_skin")),
    ],
)
def test_the_skin_that_was_told_of_before_leaves_the_other_kind_out(
    answerer: Answerer, skin: tuple[str, ...], said: tuple[str, ...]
) -> None:
    ask = Ask("exfoliator_choice", text="which one though")
    reply = answerer.answer(Question((ask,), (Person("adult"),), skin=skin))
    assert reply.bubbles[0].facts == said


def test_a_lump_of_ones_own_is_not_called_harmless_before_it_was_looked_at(
    answerer: Answerer,
) -> None:
    reply = answerer.answer(Question((Ask("identify", topic="cancer"),), (Person("adult"),)))
    assert reply.bubbles[0].facts == ("some_face_bumps_cancer", "see_professional")


@pytest.mark.parametrize(
    ("text", "harmless"),
    [
        ("could it be cancer, it's a pearly bump by my nose", False),
        ("can milia turn into cancer", True),
    ],
)
def test_that_milia_are_harmless_is_no_answer_to_a_bump_that_is_feared(
    answerer: Answerer, text: str, harmless: bool
) -> None:
    ask = Ask("identify", topic="cancer", text=text)
    reply = answerer.answer(Question((ask,), (Person("adult"),)))
    assert ("harmless" in reply.facts) == harmless


@pytest.mark.parametrize(
    ("topic", "told"), [("identify", False), ("see_doctor", False), ("cancer", True)]
)
def test_a_child_is_told_of_cancer_where_it_is_asked_of(
    answerer: Answerer, topic: str, told: bool
) -> None:
    ask = Ask(topic, topic=topic, text="what are these")
    reply = answerer.answer(Question((ask,), (Person("child"),)))
    assert ("some_face_bumps_cancer" in reply.facts) == told
    grown_up = answerer.answer(Question((ask,), (Person("adult"),)))
    assert "some_face_bumps_cancer" in grown_up.facts


def test_which_of_two_is_quicker_is_what_is_fastest(answerer: Answerer) -> None:
    ask = Ask("fastest", terms=("differin", "laser"), text="differin or laser, which is quicker")
    reply = answerer.answer(Question((ask,), (Person("adult"),)))
    assert "fastest_is_procedure" in reply.bubbles[0].facts


def test_of_two_acids_the_one_for_the_skin_that_is_named(answerer: Answerer) -> None:
    ask = Ask("exfoliator_choice", terms=("salicylic_acid", "sensitive_skin"), text="AHA or BHA")
    reply = answerer.answer(Question((ask,), (Person("adult"),)))
    assert reply.bubbles[0].facts == ("exfoliator_sensitive_skin",)


def test_whoever_was_asked_whom_it_is_for_is_not_told_the_same_again(answerer: Answerer) -> None:
    first = answerer.answer(Question((Ask("treatment_options", text="best product"),)))
    assert first.asked_who
    told = Question(
        (Ask("inform_audience", text="me obviously, 29"),),
        (Person("adult"),),
        last_topics=first.topics,
        last_asks=first.asks,
        said=frozenset(first.facts),
        asked_who=True,
    )
    second = answerer.answer(told)
    assert second.bubbles[0].text.startswith(
        "Got it, for an adult then. For older children and adults, gentle"
    )
    assert not set(second.facts) & set(first.facts)
    baby = answerer.answer(replace(told, persons=(Person("baby", minor=True),)))
    assert "baby_no_treatment" in baby.facts  # a refusal is said, whatever went before
