"""Training happens when something changed, and only then."""

from __future__ import annotations

import shutil
import subprocess
import tarfile
from pathlib import Path

import pytest

from runtime import training
from runtime.training import (
    TrainingError,
    ensure_model,
    fingerprint,
    is_current,
    uses_tensorflow,
)

CONFIG = """
pipeline:
  - name: WhitespaceTokenizer
  - name: nlu.encoder.Encoder
policies:
  - name: RulePolicy
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "data/nlu").mkdir(parents=True)
    (tmp_path / "data/nlu/one.yml").write_text("nlu: []")
    (tmp_path / "domain.yml").write_text("intents: []")
    return tmp_path


@pytest.fixture
def trainings(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Stands in for the training process, which writes the model; the commands it was given."""
    commands: list[list[str]] = []

    def run(command: list[str], **_: object) -> subprocess.CompletedProcess[bytes]:
        commands.append(command)
        model = Path(command[-1])
        model.parent.mkdir(exist_ok=True)
        model.write_text("model")
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(training.subprocess, "run", run)
    return commands


def test_a_model_is_trained_once(project: Path, trainings: list[list[str]]) -> None:
    model = project / "models/m.tar.gz"
    assert not is_current(project, model)
    assert ensure_model(project, model) is not None
    assert is_current(project, model)
    assert ensure_model(project, model) is None
    assert len(trainings) == 1


@pytest.mark.parametrize(
    "name", ["data/nlu/one.yml", "data/nlu/two.yml", "domain.yml", "nlu/tuned.npz"]
)
def test_a_change_trains_again(project: Path, trainings: list[list[str]], name: str) -> None:
    model = project / "models/m.tar.gz"
    ensure_model(project, model)
    (project / name).parent.mkdir(exist_ok=True)
    (project / name).write_text("changed: true")
    assert ensure_model(project, model) is not None
    assert len(trainings) == 2


def test_force_trains_again(project: Path, trainings: list[list[str]]) -> None:
    model = project / "models/m.tar.gz"
    ensure_model(project, model)
    assert ensure_model(project, model, force=True) is not None


def test_a_renamed_file_is_a_change(project: Path) -> None:
    before = fingerprint(project)
    (project / "data/nlu/one.yml").rename(project / "data/nlu/other.yml")
    assert fingerprint(project) != before


def test_what_is_not_trained_from_is_no_change(project: Path) -> None:
    before = fingerprint(project)
    (project / "README.md").write_text("hello")
    assert fingerprint(project) == before


def test_a_failed_training_says_so(
    project: Path, trainings: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def run(command: list[str], **_: object) -> subprocess.CompletedProcess[bytes]:
        return subprocess.CompletedProcess(command, 1)

    monkeypatch.setattr(training.subprocess, "run", run)
    model = project / "models/m.tar.gz"
    with pytest.raises(TrainingError, match="training failed"):
        ensure_model(project, model)
    assert not is_current(project, model)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("WhitespaceTokenizer", "WhitespaceTokenizer", False),
        ("nlu.encoder.Encoder", "DIETClassifier", True),
        ("nlu.encoder.Encoder", "rasa.nlu.classifiers.diet_classifier.DIETClassifier", True),
        ("RulePolicy", "TEDPolicy", True),
    ],
)
def test_neural_components_need_tensorflow(
    tmp_path: Path, old: str, new: str, expected: bool
) -> None:
    config = tmp_path / "config.yml"
    config.write_text(CONFIG.replace(old, new))
    assert uses_tensorflow(config) is expected


def test_a_config_without_pipeline_needs_tensorflow(tmp_path: Path) -> None:
    """Rasa then puts in its default pipeline, which has DIET and TED."""
    config = tmp_path / "config.yml"
    config.write_text("recipe: default.v1\n")
    assert uses_tensorflow(config)


@pytest.mark.slow
def test_the_same_inputs_give_the_same_model(tmp_path: Path, toy_project: Path) -> None:
    """Bit for bit, but for the ids and times that Rasa puts into metadata.json."""

    def contents(name: str) -> dict[str, bytes]:
        root = tmp_path / name
        shutil.copytree(toy_project, root, ignore=shutil.ignore_patterns("models", ".rasa"))
        ensure_model(root, root / "models/m.tar.gz")
        with tarfile.open(root / "models/m.tar.gz") as archive:
            return {
                member.name: archive.extractfile(member).read()
                for member in archive
                if member.isfile() and member.name != "metadata.json"
            }

    first, second = contents("a"), contents("b")
    assert first
    assert first == second
