"""Alarms: words against what is learnt, and sentences of letters, on suspicions made by hand."""

from __future__ import annotations

import numpy as np
import pytest

from nlu.alarms import (
    CALM,
    URGENT_LEVELS,
    Suspicion,
    Thresholds,
    Verdict,
    judge,
    judge_sentences,
    suspicion,
)

LEAST = Thresholds(
    alarm=dict.fromkeys(URGENT_LEVELS.values(), 0.8),
    certain={"emergency": 0.95, "self_harm": 0.9, "poison": 0.9},
    doubt=0.05,
    caution=0.25,
)
BREATHING = {"level": "emergency", "reason": "breathing"}


def like(level: str, confidence: float, likeness: float = 0.9) -> Suspicion:
    return Suspicion(level, confidence, likeness)


def guess(level: str) -> dict[str, str | None]:
    return {"level": level, "reason": None}


def test_suspicion_adds_up_the_levels_and_names_the_likeliest() -> None:
    found = suspicion(
        ["causes", "urgent_today", "urgent_soon"],
        np.array([0.3, 0.4, 0.3]),
        np.array([0.99, 0.6, 0.7]),
    )
    assert found == Suspicion("today", pytest.approx(0.7), 0.7)


def test_without_emergencies_learnt_there_is_no_suspicion() -> None:
    assert suspicion(["causes"], np.array([1.0]), np.array([1.0])) is None
    assert judge("what causes milia", None, None, LEAST) == CALM


def test_what_words_find_is_urgent_where_nothing_is_learnt() -> None:
    assert judge("he can't breathe", BREATHING, None, LEAST) == Verdict(urgent=BREATHING)


@pytest.mark.parametrize(
    ("text", "confidence", "expected"),
    [
        ("the price took my breath", 0.04, Verdict(perhaps=BREATHING)),
        ("he can't breathe", 0.06, Verdict(urgent=BREATHING)),
        # A sign that all is well: six times the doubt.
        ("he can't breathe, only joking, he is fine", 0.06, Verdict(perhaps=BREATHING)),
    ],
)
def test_what_words_find_and_nothing_resembles_is_a_caution(
    text: str, confidence: float, expected: Verdict
) -> None:
    assert judge(text, BREATHING, like("emergency", confidence), LEAST) == expected


def test_a_fever_that_was_measured_is_not_doubted() -> None:
    fever = {"level": "today", "reason": "fever"}
    assert judge("38.6 and white spots", fever, like("today", 0.0), LEAST).urgent == fever


@pytest.mark.parametrize(
    ("text", "urgent"),
    [
        ("the pin went into my eye", True),
        ("with my eyes closed i feel the pin", False),
        ("cream in my eye", False),
    ],
)
def test_what_is_pointed_and_in_the_eye_is_not_doubted(text: str, urgent: bool) -> None:
    eye = {"level": "today", "reason": "eye"}
    assert (judge(text, eye, like("today", 0.0), LEAST).urgent is not None) == urgent


@pytest.mark.parametrize(
    ("text", "found", "expected"),
    [
        ("he went all floppy", like("emergency", 0.8), Verdict(urgent=guess("emergency"))),
        ("he went all floppy", like("emergency", 0.79), Verdict(perhaps=guess("emergency"))),
        ("he went all floppy", like("emergency", 0.2), CALM),
        ("he went all floppy", like("emergency", 0.6, 0.5), CALM),  # like no phrase
        ("he is fine", like("emergency", 0.9), Verdict(perhaps=guess("emergency"))),
        ("he is fine", like("emergency", 0.96), Verdict(urgent=guess("emergency"))),
        ("he is fine", like("today", 0.99), Verdict(perhaps=guess("today"))),
        # No word of the kind: near certainty alone alarms.
        ("i may cry at the till", like("self_harm", 0.89), Verdict(perhaps=guess("self_harm"))),
        ("keep me safe from myself", like("self_harm", 0.91), Verdict(urgent=guess("self_harm"))),
        # Less than half sure of self-harm, and no word of the kind.
        ("that's for treating", like("self_harm", 0.4), CALM),
        ("been thinking about pills", like("self_harm", 0.4), Verdict(perhaps=guess("self_harm"))),
    ],
)
def test_what_is_learnt_alarms_or_cautions(text: str, found: Suspicion, expected: Verdict) -> None:
    assert judge(text, None, found, LEAST) == expected


def test_gibberish_must_be_more_like_an_emergency() -> None:
    found = like("today", 0.6, 0.58)
    assert judge("blorp fizz", None, found, LEAST).perhaps
    assert judge("blorp fizz", None, found, LEAST, gibberish=True) == CALM


TOLD = ("he went all floppy and blue", like("emergency", 0.9))
SPREADS = ("the redness is spreading fast", like("today", 0.9))


def test_a_sentence_that_is_an_emergency_leaves_a_caution_on_a_calm_letter() -> None:
    assert judge_sentences([TOLD], None, LEAST) == Verdict(perhaps=guess("emergency"))


def test_it_makes_a_letter_that_may_be_urgent_urgent() -> None:
    assert judge_sentences([TOLD], guess("emergency"), LEAST).urgent == guess("emergency")


def test_the_graver_level_counts() -> None:
    assert judge_sentences([SPREADS, TOLD], None, LEAST).perhaps == guess("emergency")
    assert judge_sentences([SPREADS], BREATHING, LEAST).urgent == BREATHING
    assert judge_sentences([TOLD], guess("today"), LEAST).urgent == guess("emergency")


def test_of_one_level_the_one_with_a_reason_counts() -> None:
    letter = ("he is so hot and floppy", like("emergency", 0.9))
    assert judge_sentences([letter], BREATHING, LEAST).urgent == BREATHING


def test_words_that_were_doubted_are_believed_where_their_sentence_is_rather_like_it() -> None:
    sentence = "he can't breathe"
    assert judge_sentences([(sentence, like("emergency", 0.5))], BREATHING, LEAST).urgent
    assert not judge_sentences([(sentence, like("emergency", 0.4))], BREATHING, LEAST).urgent


@pytest.mark.parametrize(
    "sentence", ["he hasn't banged his head", "he is fine now, it's only the noise he makes"]
)
def test_a_sentence_that_denies_it_says_nothing(sentence: str) -> None:
    assert judge_sentences([(sentence, like("emergency", 0.99))], None, LEAST) == CALM


def test_a_letter_without_such_a_sentence_keeps_its_caution() -> None:
    calm = ("we went to the sea", like("today", 0.1))
    assert judge_sentences([calm], guess("today"), LEAST) == Verdict(perhaps=guess("today"))
