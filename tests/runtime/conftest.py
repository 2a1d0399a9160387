"""A toy assistant that trains in seconds, for what does not depend on what ours says."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from runtime.training import ensure_model

TOY = Path(__file__).parent / "toy"


@pytest.fixture(scope="session")
def toy_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the toy project."""
    return Path(shutil.copytree(TOY, tmp_path_factory.mktemp("toy") / "project"))


@pytest.fixture(scope="session")
def toy_model(toy_project: Path) -> Path:
    """The toy project's model, trained once."""
    model = toy_project / "models" / "toy.tar.gz"
    ensure_model(toy_project, model)
    return model


@pytest.fixture
def empty_environment(tmp_path: Path) -> dict[str, str]:
    """An environment with a search path and an empty home, and no more."""
    home = tmp_path / "home"
    home.mkdir()
    return {"PATH": os.environ["PATH"], "HOME": str(home), "RASA_TELEMETRY_ENABLED": "false"}
