"""Cosines in int8 are those of float32, but for thousandths, whatever else is in the batch."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from nlu.cosines import CHUNK, Cosines

WIDTH = 384


def vectors(count: int, seed: int = 0) -> NDArray[np.float32]:
    """Random vectors of length 1, some channels larger than others, as an encoder's are."""
    found = np.random.default_rng(seed).normal(0, 1, (count, WIDTH)).astype(np.float32)
    found *= np.linspace(0.5, 3.0, WIDTH, dtype=np.float32)
    found /= np.linalg.norm(found, axis=1, keepdims=True)
    return found


def all_of(cosines: Cosines, messages: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.concatenate([found for _, found in cosines.of(messages)])


@pytest.mark.parametrize("messages", [1, 3, CHUNK + 1])
def test_they_are_the_cosines(messages: int) -> None:
    phrases, asked = vectors(500), vectors(messages, seed=1)
    asked[0] = phrases[7]
    found = all_of(Cosines.to(phrases), asked)
    assert found.shape == (messages, 500)
    assert np.abs(found - asked @ phrases.T).max() < 0.01
    assert np.std(found - asked @ phrases.T) < 0.0015
    assert found[0].argmax() == 7 and found[0, 7] == pytest.approx(1.0, abs=0.01)


def test_a_message_has_the_same_alone_and_among_others() -> None:
    cosines, asked = Cosines.to(vectors(300)), vectors(CHUNK + 2, seed=1)
    together = all_of(cosines, asked)
    for i in (0, 1, CHUNK, CHUNK + 1):
        np.testing.assert_array_equal(all_of(cosines, asked[i : i + 1])[0], together[i])


def test_parts_name_the_messages_they_are_of() -> None:
    asked = vectors(2 * CHUNK + 5, seed=2)
    parts = [(asked[at], found) for at, found in Cosines.to(vectors(4)).of(asked)]
    assert [len(some) for some, _ in parts] == [CHUNK, CHUNK, 5]
    assert all(len(some) == len(found) for some, found in parts)


def test_the_hardest_numbers_do_not_run_over() -> None:
    """All channels as large as can be, of one sign: where 16 bits would not do."""
    same = np.full((1, WIDTH), WIDTH**-0.5, dtype=np.float32)
    found = all_of(Cosines.to(np.concatenate([same, -same])), same)
    np.testing.assert_allclose(found, [[1.0, -1.0]], atol=1e-5)
    assert 2 * 255 * 63 < 2**15


def test_nothing_but_zeros_is_like_nothing() -> None:
    zeros = np.zeros((1, WIDTH), dtype=np.float32)
    assert not all_of(Cosines.to(vectors(3)), zeros).any()
    assert not all_of(Cosines.to(zeros), vectors(1)).any()


def test_stored_and_loaded(tmp_path: Path) -> None:
    cosines, asked = Cosines.to(vectors(20)), vectors(2, seed=1)
    np.savez(tmp_path / "c.npz", **cosines.to_arrays("phrases"))
    with np.load(tmp_path / "c.npz", allow_pickle=False) as arrays:
        again = Cosines.from_arrays("phrases", arrays)
        assert Cosines.from_arrays("others", arrays) is None
    assert again is not None
    np.testing.assert_array_equal(all_of(again, asked), all_of(cosines, asked))
