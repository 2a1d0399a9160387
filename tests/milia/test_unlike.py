"""What does not sound like milia, and is not called so."""

from __future__ import annotations

import time

import pytest

from milia.answering import Answerer, Ask, Person, Question
from milia.question import NotCovered
from milia.unlike import sounds_unlike, tells_of_no_bumps


@pytest.mark.parametrize(
    "text",
    [
        "my toddler came out in loads of red bumps on her cheeks, what is it",
        "a soft lump near the top of his back, it moves about under my finger",
        "there's a hard lump on my eyelid",
        "it is the size of a pea and sits under his chin",
        "pale patch on my daughter's cheek that gets bigger in summer",
        "hard spots with a dip in the middle, what are they",
        "pulled down her lower lid and there is something white inside",
        "our GP calls it a sebaceous cyst, do you agree",
        "they told us it's a birthmark",
        "itchy spots all over his tummy",
        "a giant sore zit that came to a yellow head",
        "his cheeks feel like sandpaper",
        "dark dots under my eyes for years",
        "I felt a knot behind her ear while brushing her hair",
        "new mole by my nose",
        "a red lump behind his ear that slides about, is it milia",
    ],
)
def test_unlike(text: str) -> None:
    assert sounds_unlike(text)


@pytest.mark.parametrize(
    "text",
    [
        "tiny white dots on my baby's nose",
        "red milia on my cheek",
        "little hard bumps under my eyes that won't pop",
        "a small lump by my eye, like a grain of rice",
        "hubby has creamy bumps on his lids, sore from rubbing",
        "single white dots, each like a pearl",
        "my brown skin gets these bumps",
        "no lump, no redness, just small bumps",
        "how do i clear the bumps",
    ],
)
def test_not_unlike(text: str) -> None:
    assert not sounds_unlike(text)


def test_a_letter_without_a_word_for_bumps() -> None:
    story = (
        "Getting dressed on Monday I noticed a thing at the edge of my ear, my husband had a look and said I worry "
        "too much, but it has been there since spring and I would like to know what I ought to do"
    )
    assert tells_of_no_bumps(story)
    assert not tells_of_no_bumps(story.replace("a thing", "tiny bumps"))
    assert not tells_of_no_bumps("what ought I to do about it")  # too short to tell


@pytest.mark.parametrize("intent", ["identify", "harmless", "treatment_options", "duration"])
@pytest.mark.parametrize("audience", ["baby", "toddler", "child", "adult", "unknown"])
def test_nothing_of_milia_is_told_of_it(answerer: Answerer, intent: str, audience: str) -> None:
    person = Person(audience)  # type: ignore[arg-type]
    ask = Ask(intent, text="red bumps, what is it")
    reply = answerer.answer(Question((ask,), (person,), unlike=True))
    assert reply.facts == ()
    assert reply.bubbles[0].text.startswith(answerer.phrases.unlike_milia)
    assert reply.outcome == "not_covered"


def test_picking_is_answered_beside_it(answerer: Answerer) -> None:
    asks = (Ask("identify", text="red lump, what is it"), Ask("picking", text="can i pop it"))
    reply = answerer.answer(Question(asks, (Person("adult"),), unlike=True))
    assert [b.topic for b in reply.bubbles] == ["no_info_look_alikes", "picking"]


def test_a_treatment_that_is_asked_of_is_answered_as_always(answerer: Answerer) -> None:
    ask = Ask("retinoid", terms=("differin",), text="red bumps, can i use differin")
    reply = answerer.answer(Question((ask,), (Person("adult"),), unlike=True))
    assert "differin_without_prescription" in reply.facts


def test_a_condition_that_is_named_is_named(answerer: Answerer) -> None:
    mole = NotCovered("moles", "condition")
    ask = Ask("harmless", text="which moles are dangerous", not_covered=(mole,))
    reply = answerer.answer(Question((ask,), unlike=True))
    assert reply.facts == ()
    assert "moles" in reply.bubbles[0].text


def test_cancer_that_is_feared_is_answered_but_not_of_a_baby(answerer: Answerer) -> None:
    ask = Ask("identify", terms=("skin_cancer",), text="brown spot, is it cancer")
    grown_up = answerer.answer(Question((ask,), (Person("adult"),), unlike=True))
    assert "some_face_bumps_cancer" in grown_up.facts
    baby = answerer.answer(Question((ask,), (Person("baby"),), unlike=True))
    assert baby.facts == ()


@pytest.mark.parametrize(
    "text",
    ["red, " * 400, "felt " + "a " * 900, "size of a " * 190, "lump " * 380, "pulled down " * 160],
)
def test_no_message_takes_long(text: str) -> None:
    began = time.perf_counter()
    sounds_unlike(text)
    tells_of_no_bumps(text)
    assert time.perf_counter() - began < 0.5
