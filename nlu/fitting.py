"""Multinomial logistic regression by Adam over shuffled batches, in numpy.

scikit-learn's solver (lbfgs) took 30 s for 17,600 phrases and 1,500 columns, and needs them all in
one dense matrix; this takes a fraction of that for 5,600 columns, for the same answers on dev
(docs/understanding.md). Method: Kingma and Ba, "Adam: A Method for Stochastic Optimization", 2015,
with a rate that rises over the first steps and falls to zero.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np
from scipy.sparse import csr_matrix

from nlu.features import Floats, Ints, Rows

BATCH = 1024
RATE = 0.1
WARM_UP = 50  # steps
HALVES = 2
MOMENTUM, VARIANCE = 0.9, 0.99  # share of the old mean kept at a step


class _Adam:
    """The moving means of one array's gradient."""

    def __init__(self, values: Floats) -> None:
        self.values = values
        self._mean = np.zeros_like(values)
        self._square = np.zeros_like(values)
        self._room = np.empty_like(values)  # in place throughout: half the time of a step

    def step(self, gradient: Floats, rate: float, number: int) -> None:
        """Move the values against `gradient`, which is spent."""
        room = self._room
        np.multiply(gradient, gradient, out=room)
        room *= 1 - VARIANCE
        self._square *= VARIANCE
        self._square += room
        gradient *= 1 - MOMENTUM
        self._mean *= MOMENTUM
        self._mean += gradient
        np.sqrt(self._square, out=room)
        room /= np.sqrt(1 - VARIANCE**number)
        room += 1e-8
        np.divide(self._mean, room, out=room)
        room *= rate / (1 - MOMENTUM**number)
        self.values -= room


def fit(
    dense: Floats,
    sparse: Rows,
    columns: int,
    labels: Ints,
    *,
    inverse_l2: float,
    smoothing: float,
    epochs: int,
) -> tuple[Floats, Floats]:
    """Weights and bias of each class; every class counts the same, however many examples it has.

    Deterministic: zero start, seeded order.

    Args:
        dense: (examples, width).
        sparse: the columns that are not zero and their values, a row an example (nlu/features.py).
        columns: how many sparse columns there are.
        labels: (examples,), classes from 0.
        inverse_l2: as scikit-learn's C.
        smoothing: share of each label that is spread over all classes.
        epochs: times that each example is seen.

    Returns:
        weights float32 (classes, width + columns), bias float32 (classes,).
    """
    examples, width = dense.shape
    classes = int(labels.max()) + 1
    starts, where, values = sparse
    rest = csr_matrix((values, where, starts), shape=(examples, columns))
    share = (examples / (classes * np.bincount(labels))).astype(np.float32)[labels]
    parts = [_Adam(np.zeros((size, classes), dtype=np.float32)) for size in (width, columns)]
    bias = _Adam(np.zeros(classes, dtype=np.float32))
    decay = np.float32(1 / (inverse_l2 * examples))
    random = np.random.default_rng(0)
    steps, number = epochs * -(-examples // BATCH), 0
    # SciPy's products take one core and let go of the interpreter: two halves of a batch, side by
    # side, and always two, so that the sums are the same on any machine.
    with ThreadPoolExecutor(HALVES) as pool:
        for _ in range(epochs):
            order = random.permutation(examples)
            for start in range(0, examples, BATCH):
                rows = order[start : start + BATCH]
                shown = dense[rows]
                halves = [rest[half] for half in np.array_split(rows, HALVES)]
                seen = pool.map(lambda half: half @ parts[1].values, halves)
                error = shown @ parts[0].values + np.concatenate(list(seen)) + bias.values
                error = np.exp(error - error.max(axis=1, keepdims=True))
                error /= error.sum(axis=1, keepdims=True)
                error -= np.float32(smoothing / classes)
                error[np.arange(len(rows)), labels[rows]] -= np.float32(1 - smoothing)
                error *= (share[rows] / len(rows))[:, None]
                number += 1
                rate = RATE * min(1.0, number / WARM_UP) * (1 - number / (steps + 1))
                back = pool.map(lambda half, of: half.T @ of, halves, np.array_split(error, HALVES))
                for part, gradient in zip(parts, (shown.T @ error, sum(back)), strict=True):
                    gradient += decay * part.values
                    part.step(gradient, rate, number)
                bias.step(error.sum(axis=0), rate, number)
    weights = np.concatenate([part.values for part in parts]).T
    return np.ascontiguousarray(weights), bias.values
