"""A phrase is hashed and copied sooner than a message, and means the same to Rasa."""

from __future__ import annotations

import copy
from pathlib import Path

import numpy as np
import pytest
from rasa.nlu.tokenizers.tokenizer import Token
from rasa.shared.importers.importer import TrainingDataImporter
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message

from nlu.importer import Phrase, PhraseImporter
from nlu.shared import ROOT

NLU = """version: "3.1"
nlu:
  - intent: greet
    examples: |
      - hello
      - good day
"""


def phrase(text: str = "what are they", intent: str = "types") -> Phrase:
    return Phrase.of(Message({"text": text, "intent": intent}))


def test_the_same_content_has_the_same_hash() -> None:
    assert phrase() == phrase()
    assert hash(phrase()) == hash(phrase())
    assert len({phrase(), phrase(), phrase("else")}) == 2


@pytest.mark.parametrize("key", ["text", "intent"])
def test_other_content_has_another(key: str) -> None:
    other = phrase()
    assert other.fingerprint() == phrase().fingerprint()  # and what was hashed is kept
    other.set(key, "else")
    assert other.fingerprint() != phrase().fingerprint()


def test_tokens_and_features_count() -> None:
    plain, tokens, features = phrase(), phrase(), phrase()
    tokens.set("text_tokens", [Token("what", 0)])
    features.add_features(Features(np.ones((1, 2)), "sentence", "text", "here"))
    moved = phrase()
    moved.set("text_tokens", [Token("what", 1)])
    assert len({p.fingerprint() for p in (plain, tokens, features, moved)}) == 4


def test_parts_do_not_run_into_each_other() -> None:
    one, other = phrase(), phrase()
    one.set("x", ["ab", "c"])
    other.set("x", ["a", "bc"])
    assert one.fingerprint() != other.fingerprint()


def test_a_copy_goes_its_own_way() -> None:
    one = phrase()
    one.set("terms", ["a"])
    twin = copy.deepcopy(one)
    assert twin == one
    twin.get("terms").append("b")
    twin.set("intent", "else")
    assert one.get("terms") == ["a"]
    assert one.get("intent") == "types"


def test_all_files_are_read_once(tmp_path: Path) -> None:
    (tmp_path / "one.yml").write_text(NLU)
    (tmp_path / "two.yml").write_text(NLU.replace("greet", "bye").replace("good day", "good bye"))
    data = PhraseImporter(training_data_paths=[str(tmp_path)]).get_nlu_data()
    found = {(m.get("text"), m.get("intent")) for m in data.training_examples}
    assert found == {
        ("hello", "greet"),
        ("good day", "greet"),
        ("hello", "bye"),
        ("good bye", "bye"),
    }
    assert all(isinstance(m, Phrase) for m in data.training_examples)


def test_rasa_uses_it_for_this_project() -> None:
    importer = TrainingDataImporter.load_from_config(str(ROOT / "config.yml"))
    assert "PhraseImporter" in {type(i).__name__ for i in _inside(importer)}


def _inside(importer: object) -> list[object]:
    """An importer and those it wraps."""
    own = vars(importer)
    wrapped = [own.get("importer"), own.get("_importer"), *own.get("_importers", ())]
    return [importer, *(i for w in wrapped if w is not None for i in _inside(w))]
