"""Trains the model when, and only when, something it is trained from has changed."""

from __future__ import annotations

import gc
import hashlib
import logging
import os
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from runtime.lean import NEURAL, avoid_tensorflow
from runtime.paths import MODEL, ROOT
from runtime.quiet import be_quiet

if TYPE_CHECKING:
    from nlu.ahead import Ahead

INPUTS = (
    "data/nlu/**/*.yml",
    "data/rules.yml",
    "data/stories.yml",
    "data/facts.yml",
    "domain.yml",
    "config.yml",
    "nlu/**/*.py",
    "nlu/**/*.txt",
    "nlu/**/*.npz",
    "milia/**/*.py",
    "milia/**/*.txt",
    "requirements/run.txt",
)
TRAINING_DATA = ("data/nlu", "data/rules.yml", "data/stories.yml")


class TrainingError(Exception):
    """Training did not give a model; the message says so in a line."""


def fingerprint(root: Path = ROOT, inputs: Iterable[str] = INPUTS) -> str:
    """Returns a hash over the names and contents of all files under `root` that match."""
    digest = hashlib.sha256()
    for path in sorted({path for pattern in inputs for path in root.glob(pattern)}):
        digest.update(path.relative_to(root).as_posix().encode() + b"\0")
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def is_current(root: Path = ROOT, model: Path = MODEL) -> bool:
    """Returns whether `model` exists and was trained from what stands under `root` now."""
    mark = _mark(model)
    return model.exists() and mark.exists() and mark.read_text() == fingerprint(root)


def ensure_model(root: Path = ROOT, model: Path = MODEL, *, force: bool = False) -> float | None:
    """Trains `model` from `root` unless it is current; returns the seconds it took, or None.

    It trains in a process of its own: the caller need not carry what training leaves behind, and
    string hashing is fixed there, so that the same inputs give the same model.
    Raises TrainingError where Rasa refuses the data (Rasa's messages have been printed by then).
    """
    if not force and is_current(root, model):
        return None
    now = fingerprint(root)
    started = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "runtime.training", str(root), str(model)],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": "0"},
        check=False,
    )
    if done.returncode or not model.exists():
        raise TrainingError("training failed: see the messages above, then `make train` again")
    _mark(model).write_text(now)
    return time.monotonic() - started


def train_here(root: Path, model: Path) -> None:
    """Trains in this process, with `root` as its working directory; raises what Rasa raises."""
    be_quiet()
    # Millions of objects are made, all to be kept: looking for garbage among them took 3 s.
    gc.disable()
    os.chdir(root)
    sys.path.insert(0, str(root))
    ahead = _embed_ahead(root)
    try:
        if not uses_tensorflow(root / "config.yml"):
            avoid_tensorflow(training=True)
        import rasa.model_training

        rasa.model_training.train(
            domain="domain.yml",
            config="config.yml",
            training_files=[name for name in TRAINING_DATA if Path(name).exists()],
            output=str(model.parent),
            fixed_model_name=model.name,
            # Stories glued together at random are for neural policies; ours pass over them.
            core_additional_arguments={"augmentation_factor": 0},
        )
    finally:
        if ahead is not None:
            ahead.end()


def _embed_ahead(root: Path) -> Ahead | None:
    """Begins to embed the phrases while Rasa does what comes before, where the pipeline embeds any."""
    for step in _steps(root / "config.yml"):
        if step["name"].endswith(".SentenceEncoderFeaturizer") and step.get("cache"):
            from nlu.ahead import AHEAD

            AHEAD.begin(root, root / step["cache"])
            return AHEAD
    return None


def uses_tensorflow(config: Path) -> bool:
    """Returns whether the pipeline or the policies of a Rasa configuration need TensorFlow.

    Where either is missing, Rasa puts in its default, which does.
    """
    data = yaml.safe_load(config.read_text(encoding="utf-8"))
    if not data.get("pipeline") or not data.get("policies"):
        return True
    return any(step["name"].rpartition(".")[2] in NEURAL for step in _steps(config))


def _steps(config: Path) -> list[dict[str, Any]]:
    """Returns the components and policies that a Rasa configuration names."""
    data = yaml.safe_load(config.read_text(encoding="utf-8"))
    return [*(data.get("pipeline") or []), *(data.get("policies") or [])]


def _mark(model: Path) -> Path:
    return model.with_name(model.name + ".inputs")


if __name__ == "__main__":
    train_here(Path(sys.argv[1]), Path(sys.argv[2]))
    logging.shutdown()
    sys.stdout.flush()
    sys.stderr.flush()
    # Freeing each of the phrases takes a second, and all that matters is on disk.
    os._exit(0)
