"""Which side of a topic is asked of: that there is no information is said where no fact tells it, and only there."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from milia.answering import Answerer, Ask, Person, Question
from milia.aspects import ASPECTS, aspect_asked
from milia.phrases import DEFAULT_PATH, PhrasesError, load_phrases

ASKED = [
    ("near_the_eyes", "exfoliation", "is a scrub safe that close to my eye"),
    ("near_the_eyes", "tretinoin", "can i put tret on my eyelid"),
    ("on_such_skin", "retinoid", "is it ok on a healed burn"),
    ("on_such_skin", "exfoliation", "can i use that down there"),
    ("together", "salicylic_acid", "can i do lactic and tretinoin on the same evening"),
    ("stopping", "tretinoin", "so do i quit it"),
    ("stopping", "moisturizer", "useless. do i stop the cream yes or no"),
    ("on_such_skin", "exfoliation", "isnt scrubbing bad when my skin blisters"),
    ("on_such_skin", "retinoid_use", "can i start tomorrow with my face like this"),
    ("near_the_eyes", "exfoliation", "i meant the eyelid, by the lashes. acid safe there or not"),
    ("near_the_eyes", "salicylic_acid", "you just told me to put acid on my eyelid??"),
    ("order", "sunscreen", "does sunscreen go on before or after the serum"),
    ("sun_factor", "sunscreen", "what spf though"),
    ("strength", "exfoliator_choice", "what percent lactic"),
    ("shares", "duration", "what percentage of them clear"),
    ("how_long_is_long", "medication_milia", "we used it ten days, is that long"),
    ("counted_from", "duration", "does that count from birth or from her due date"),
    ("why", "insurance", "why do they not pay for it"),
    ("why", "disease_milia", "how can blistering lead to milia"),
    ("proof", "vitamins", "says who, any studies"),
    ("which_doctor", "see_doctor", "my gp or a skin specialist"),
    ("which_group", "juvenile_milia", "is juvenile primary or secondary"),
    ("marks_already", "scars", "the dent that i have already, will it fill"),
    ("other_skin", "exfoliator_choice", "mine is combo, which one"),
    ("in_the_mouth", "identify", "it's on her gums, is that one"),
]
TOLD = [
    ("exfoliation", "how do i exfoliate"),
    ("treatment_options", "how do i safely get rid of the ones under my eyes"),
    ("identify", "white bumps under my eyes, are they milia"),
    ("exfoliation", "do i moisturise before or after exfoliating"),
    ("picking", "why not pop them"),
    ("causes", "why do i get them"),
    ("scars", "will they leave a mark"),
    ("exfoliator_choice", "oily skin, which one"),
    ("types", "is the newborn kind primary or secondary"),
    ("see_doctor", "when do i see a doctor"),
    ("duration", "how long do they last"),
    ("sunscreen", "does sunscreen help"),
]


@pytest.mark.parametrize(("aspect", "topic", "text"), ASKED)
def test_a_side_that_no_fact_tells_is_found(aspect: str, topic: str, text: str) -> None:
    assert aspect_asked(text, topic, ()) == aspect


@pytest.mark.parametrize(("topic", "text"), TOLD)
def test_what_the_facts_tell_is_no_such_side(topic: str, text: str) -> None:
    assert aspect_asked(text, topic, ()) is None


def test_each_side_has_a_name_and_a_line_here(answerer: Answerer) -> None:
    assert set(ASPECTS) == set(answerer.phrases.aspects) == {aspect for aspect, _, _ in ASKED}


def test_a_side_without_a_name_is_told_by_file_and_field(tmp_path: Path) -> None:
    path = tmp_path / "phrases.yml"
    path.write_text(
        DEFAULT_PATH.read_text(encoding="utf-8").replace("  sun_factor:", "  sun_facter:")
    )
    with pytest.raises(
        PhrasesError,
        match=r"phrases.yml: aspects: sun_facter, sun_factor: there must be one phrase",
    ):
        load_phrases(path)


def test_every_topic_of_a_side_is_one_of_the_facts(answerer: Answerer) -> None:
    for name, aspect in ASPECTS.items():
        assert aspect.topics <= set(answerer.facts.topics), name


def test_the_reply_names_the_side_and_tells_what_is_known(answerer: Answerer) -> None:
    ask = Ask("exfoliation", text="is a scrub safe that close to my eye")
    reply = answerer.answer(Question((ask,), (Person("adult"),)))
    first = reply.bubbles[0]
    assert first.text.startswith(
        "I have no information on whether that is right close to the eyes."
    )
    assert "exfoliating_helps" in first.facts
    assert reply.outcome == "not_covered"
    assert reply.topics == ("exfoliation",)  # what "how often" means next


def test_how_it_is_done_is_not_told_to_who_asks_whether_it_may_be(answerer: Answerer) -> None:
    ask = Ask("exfoliation", text="is a scrub safe that close to my eye")
    reply = answerer.answer(Question((ask,), (Person("adult"),), last_topics=("fastest",)))
    assert reply.facts == ()
    assert reply.offered == ("see_doctor", "who_removes")  # and no button on how to exfoliate
    assert "close to the eyes" in reply.bubbles[0].text


@pytest.mark.parametrize("audience", ["baby", "toddler"])
def test_a_refusal_answers_any_side_of_a_treatment(answerer: Answerer, audience: str) -> None:
    ask = Ask("exfoliation", text="is a scrub safe that close to the eye")
    reply = answerer.answer(Question((ask,), (Person(audience, minor=True),)))  # type: ignore[arg-type]
    assert not reply.bubbles[0].text.startswith("I have no information")


@pytest.mark.parametrize(
    "words", ["why " * 500, "a'" * 1000, "which " * 400 + "eye", "can i on " * 250]
)
def test_a_message_without_end_is_read_in_no_time(words: str) -> None:
    started = time.perf_counter()
    for topic in ("exfoliation", "insurance", "duration", "scars", "identify"):
        aspect_asked(words[:2000], topic, ())
    assert time.perf_counter() - started < 1
