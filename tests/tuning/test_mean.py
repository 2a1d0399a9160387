"""The mean of two tunings."""

from __future__ import annotations

import numpy as np
import pytest

from tuning.mean import mean


def test_the_mean_of_two_is_between_them() -> None:
    ones = np.array([[127, 64], [0, 127]], dtype=np.int8)
    a = {"w": ones, "w.scale": np.array([0.1, 0.2], np.float32), "b": np.array([1.0], np.float32)}
    b = {"w": -ones, "w.scale": np.array([0.3, 0.2], np.float32), "b": np.array([3.0], np.float32)}
    found = mean([a, b])
    assert found["w"].dtype == np.int8
    values = found["w"] * found["w.scale"]
    np.testing.assert_allclose(values, [[-12.7, 0.0], [0.0, 0.0]], atol=0.06)
    np.testing.assert_allclose(found["b"], [2.0])


def test_the_mean_of_one_is_itself() -> None:
    one = {"w": np.array([[127, -3]], np.int8), "w.scale": np.array([0.5, 2.0], np.float32)}
    found = mean([one])
    np.testing.assert_allclose(
        found["w"] * found["w.scale"], one["w"] * one["w.scale"], rtol=1e-2, atol=1e-3
    )


def test_different_weights_have_no_mean() -> None:
    with pytest.raises(ValueError, match="same weights"):
        mean([{"a": np.zeros(1, np.float32)}, {"b": np.zeros(1, np.float32)}])
