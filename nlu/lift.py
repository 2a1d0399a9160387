"""What people ask next after an answer, beyond what the words alone and the nearest phrases tell.

A linear correction of the two other experts of nlu/in_context.py, learnt from the phrases that were written
after an answer: scores of the intents by the message's embedding and by the topic that was answered. The
experts' own scores are the offset of the fit, so that the correction learns only what they miss.
Method: logistic regression with an offset (McCullagh and Nelder, "Generalized Linear Models", 1989), by the
fit of nlu/fitting.py. Constants were chosen on the phrases of four writers that it had not seen
(docs/understanding.md).
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from nlu.encoder import WIDTH
from nlu.features import Floats, Ints
from nlu.fitting import fit

WORTH = 1.4  # of the embedding, beside 1 of the topic
INVERSE_L2 = 1.0
EPOCHS = 8
#: How much the experts' scores count in the fit: on these phrases they are too sure of the words alone.
ALONE, NEAREST = 0.6, 0.9


class Lift:
    """The correction as arrays."""

    def __init__(self, by_words: Floats, by_topic: Floats, often: Floats) -> None:
        """Hold the arrays.

        Args:
            by_words: (384, intents).
            by_topic: (topics, intents), in the order of the phrases' topics.
            often: (intents,), what each intent gets anywhere.
        """
        self.by_words = by_words
        self.by_topic = by_topic
        self.often = often

    @classmethod
    def none(cls, topics: int, intents: int) -> Lift:
        """One that corrects nothing."""
        shapes = ((WIDTH, intents), (topics, intents), (intents,))
        return cls(*(np.zeros(shape, dtype=np.float32) for shape in shapes))

    @classmethod
    def learn(
        cls,
        vectors: Floats,
        after: Ints,
        topics: int,
        intents: Ints,
        alone: Floats,
        nearest: Floats,
    ) -> Lift:
        """Fit the correction.

        Args:
            vectors: embeddings of the phrases (phrases, 384), of length 1.
            after: (phrases,), the topic before each, from 0.
            topics: how many there are.
            intents: (phrases,), what each means.
            alone: (phrases, intents), logarithms of what the words alone make likely.
            nearest: the same, of what the other phrases make likely.
        """
        count = len(vectors)
        topic_rows = (np.arange(count + 1), after, np.ones(count, dtype=np.float32))
        weights, often = fit(
            WORTH * vectors,
            topic_rows,
            topics,
            intents,
            inverse_l2=INVERSE_L2,
            smoothing=0.0,
            epochs=EPOCHS,
            known=(ALONE * alone + NEAREST * nearest).astype(np.float32),
            balanced=False,
        )
        by_words, by_topic = WORTH * weights.T[:WIDTH], weights.T[WIDTH:]
        return cls(np.ascontiguousarray(by_words), np.ascontiguousarray(by_topic), often)

    def of(self, vector: Floats, last_topics: Iterable[int]) -> Floats:
        """The correction of each intent's score: (intents,).

        Args:
            vector: of the message (384,), of length 1.
            last_topics: places of the topics that were answered last.
        """
        here = list(last_topics)
        told = self.by_topic[here].mean(axis=0) if here else 0.0
        found: Floats = vector @ self.by_words + told + self.often
        return found
