"""A changed fact file or module retrains: Rasa's cache sees neither by itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from nlu import shared
from nlu.classifier import MiliaClassifier
from nlu.featurizer import SentenceEncoderFeaturizer
from nlu.terms import TermExtractor


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small stand-in for the project's folders."""
    for name in ("nlu/terms.py", "milia/urgency.py", "data/facts.yml", "data/rules.yml"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("one")
    monkeypatch.setattr(shared, "ROOT", tmp_path)
    return tmp_path


@pytest.mark.parametrize("changed", ["nlu/terms.py", "milia/urgency.py", "data/facts.yml"])
@pytest.mark.parametrize("component", [TermExtractor, MiliaClassifier, SentenceEncoderFeaturizer])
def test_a_change_is_seen(project: Path, component: type, changed: str) -> None:
    before = component.fingerprint_addon({})
    assert before == component.fingerprint_addon({})
    (project / changed).write_text("two, longer")
    assert component.fingerprint_addon({}) != before


def test_a_rule_does_not_retrain_understanding(project: Path) -> None:
    before = shared.sources_fingerprint()
    (project / "data/rules.yml").write_text("another rule")
    assert shared.sources_fingerprint() == before


def test_facts_can_be_left_out(project: Path) -> None:
    before = shared.sources_fingerprint(facts=False)
    (project / "data/facts.yml").write_text("other facts")
    assert shared.sources_fingerprint(facts=False) == before
