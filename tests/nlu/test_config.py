"""config.yml states every choice, and what NLU finds reaches the actions."""

from __future__ import annotations

import importlib
import json
from typing import Any

import yaml
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import UserUttered
from rasa.shared.core.trackers import DialogueStateTracker, EventVerbosity

from nlu.shared import ROOT

CONFIG: dict[str, Any] = yaml.safe_load((ROOT / "config.yml").read_text(encoding="utf-8"))


def test_every_key_is_stated() -> None:
    assert set(CONFIG) == {
        "recipe", "assistant_id", "language", "importers", "pipeline", "policies",
    }  # fmt: skip
    assert [policy["name"] for policy in CONFIG["policies"]] == ["RulePolicy", "MemoizationPolicy"]


def test_fallback_comes_last() -> None:
    assert CONFIG["pipeline"][-1]["name"] == "FallbackClassifier"


def test_our_components_exist_and_state_their_options() -> None:
    for part in CONFIG["pipeline"][:-1]:
        module, name = part["name"].rsplit(".", 1)
        component = getattr(importlib.import_module(module), name)
        stated = set(part) - {"name"}
        assert stated <= set(component.get_default_config()), name
        if stated:
            assert stated == set(component.get_default_config()), name


def test_asides_are_intents() -> None:
    intents = set(Domain.from_file(str(ROOT / "domain.yml")).intents)
    classifier = next(p for p in CONFIG["pipeline"] if p["name"].endswith("MiliaClassifier"))
    assert set(classifier["asides"]) <= intents
    assert {"urgent", "other_language", "nlu_fallback"} <= intents


def test_parse_data_reaches_the_action_server(pipeline: Any) -> None:
    parsed = pipeline.understand("what are they and can i pop them, castor oil")
    tracker = DialogueStateTracker("someone", [])
    tracker.update(UserUttered("…", parsed["intent"], parsed["entities"], parsed))
    sent = json.loads(json.dumps(tracker.current_state(EventVerbosity.ALL)))
    for message in (sent["latest_message"], sent["events"][-1]["parse_data"]):
        assert [ask["intent"] for ask in message["asks"]] == ["what_are_milia", "picking"]
        assert message["uncovered"] == ["castor oil"]
