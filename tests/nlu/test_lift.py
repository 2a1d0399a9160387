"""The correction learns what the other experts miss."""

from __future__ import annotations

import numpy as np

from nlu.encoder import WIDTH
from nlu.lift import Lift

INTENTS, TOPICS = 3, 2


def unit(*places: int) -> np.ndarray:
    rows = np.zeros((len(places), WIDTH), dtype=np.float32)
    rows[np.arange(len(places)), places] = 1.0
    return rows


def learnt(alone: np.ndarray, intents: np.ndarray) -> Lift:
    vectors = unit(*[0, 1] * 40)
    after = np.array([0, 0, 1, 1] * 20)
    return Lift.learn(vectors, after, TOPICS, intents, alone, np.zeros_like(alone))


def test_it_learns_the_topic_and_the_words_that_the_others_miss() -> None:
    nothing_known = np.zeros((80, INTENTS), dtype=np.float32)
    by_topic = learnt(nothing_known, np.array([0, 0, 1, 1] * 20))
    for topic in range(TOPICS):
        assert by_topic.of(unit(0)[0], [topic]).argmax() == topic
    by_words = learnt(nothing_known, np.array([0, 2] * 40))
    assert [by_words.of(unit(word)[0], [0]).argmax() for word in (0, 1)] == [0, 2]


def test_without_a_topic_only_the_words_count_and_none_corrects_nothing() -> None:
    lift = learnt(np.zeros((80, INTENTS), dtype=np.float32), np.array([0, 0, 1, 1] * 20))
    assert np.allclose(lift.of(unit(0)[0], []), lift.by_words[0] + lift.often)
    assert not Lift.none(TOPICS, INTENTS).of(unit(0)[0], [0, 1]).any()
