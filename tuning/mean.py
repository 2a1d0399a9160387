"""The mean of two or more tunings, as one: steadier than each, and no slower.

    python -m tuning.mean a.npz b.npz                # in .venv; writes nlu/tuned.npz

Method: model soups (Wortsman and others, 2022). All tunings start from the same weights.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

OUT = Path(__file__).resolve().parent.parent / "nlu" / "tuned.npz"
SCALE = ".scale"


def mean(tunings: Sequence[dict[str, NDArray[Any]]]) -> dict[str, NDArray[Any]]:
    """The mean of tunings as `tune.py` writes them: int8 differences with a scale for each column, or float32.

    Raises:
        ValueError: they do not hold the same weights.
    """
    first = tunings[0]
    if any(tuning.keys() != first.keys() for tuning in tunings):
        raise ValueError("These tunings do not hold the same weights: tune them by one tune.py.")
    found: dict[str, NDArray[Any]] = {}
    for name in first:
        if name.endswith(SCALE):
            continue
        if name + SCALE in first:
            summed = sum(each[name].astype(np.float32) * each[name + SCALE] for each in tunings)
            values = np.asarray(summed / len(tunings))
            scale = np.maximum(np.abs(values).max(axis=0), 1e-12) / 127
            found[name] = np.round(values / scale).astype(np.int8)
            found[name + SCALE] = scale.astype(np.float32)
        else:
            found[name] = np.mean([each[name] for each in tunings], axis=0, dtype=np.float32)
    return found


def main() -> None:
    """Read, and write the mean."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("tunings", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, default=OUT)
    arguments = parser.parse_args()
    tunings = []
    for path in arguments.tunings:
        with np.load(path, allow_pickle=False) as arrays:
            tunings.append(dict(arrays))
    np.savez_compressed(arguments.out, **mean(tunings))
    print(f"{arguments.out}: the mean of {len(tunings)}. Now `make train`.")


if __name__ == "__main__":
    main()
