"""A phrase is hashed and copied sooner than a message, and means the same to Rasa."""

from __future__ import annotations

import copy
from pathlib import Path

import numpy as np
import pytest
from rasa.nlu.tokenizers.tokenizer import Token
from rasa.shared.exceptions import YamlException
from rasa.shared.importers.importer import TrainingDataImporter
from rasa.shared.nlu.training_data import loading
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


def test_what_components_leave_follows_from_the_rest() -> None:
    worked_on = phrase()
    worked_on.set("text_tokens", [Token("what", 0)])
    worked_on.add_features(Features(np.ones((1, 2)), "sentence", "text", "here"))
    worked_on.set("intent", "types")  # Rasa sets it anew, the same, at every merge
    assert worked_on.fingerprint() == phrase().fingerprint()


def test_other_foundations_are_another_phrase() -> None:
    message = {"text": "what are they", "intent": "types"}
    assert Phrase(message, "one").fingerprint() != Phrase(message, "other").fingerprint()


def test_another_setting_or_package_means_other_features(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "one.yml").write_text(NLU)
    config, packages = tmp_path / "config.yml", tmp_path / "run.txt"
    monkeypatch.setattr("nlu.importer.REQUIREMENTS", packages)

    def whole() -> str:
        importer = PhraseImporter(str(config), training_data_paths=[str(tmp_path / "one.yml")])
        return importer.get_nlu_data().fingerprint()

    config.write_text("language: en\npipeline: [{name: one}]\npolicies: []\n")
    before = whole()
    assert whole() == before
    packages.write_text("spacy==1")
    other_package = whole()
    config.write_text("language: en\npipeline: [{name: two}]\npolicies: []\n")
    assert len({before, other_package, whole()}) == 3


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


@pytest.mark.parametrize(
    "content",
    [
        NLU.replace("hello", "hello [you](person)"),  # an entity
        NLU.replace("- hello", "hello"),  # a line that Rasa skips, with a warning
        NLU.replace('version: "3.1"\n', ""),  # Rasa says that it takes the newest
        NLU.replace("greet", "greet/warm"),  # a retrieval intent
        NLU + "  - synonym: bye\n    examples: |\n      - cheers\n",
        NLU + "    metadata: {tone: warm}\n",
    ],
)
@pytest.mark.filterwarnings("ignore")
def test_a_file_with_more_than_plain_phrases_is_read_by_rasa(content: str, tmp_path: Path) -> None:
    path = tmp_path / "one.yml"
    path.write_text(content)
    ours = PhraseImporter(training_data_paths=[str(path)]).get_nlu_data()
    rasas = loading.load_data(str(path))
    assert [m.data for m in ours.training_examples] == [m.data for m in rasas.training_examples]
    assert ours.entity_synonyms == rasas.entity_synonyms


def test_our_files_are_read_as_rasa_reads_them() -> None:
    for path in sorted((ROOT / "data" / "nlu").glob("**/*.yml")):
        ours = PhraseImporter(training_data_paths=[str(path)]).get_nlu_data()
        rasas = loading.load_data(str(path))
        assert [m.data for m in ours.training_examples] == [m.data for m in rasas.training_examples]


def test_a_file_that_is_no_yaml_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "one.yml"
    path.write_text(NLU)
    importer = PhraseImporter(training_data_paths=[str(path)])
    path.write_text(NLU + "  - : [")
    with pytest.raises((YamlException, ValueError), match=r"one\.yml"):
        importer.get_nlu_data()


def test_rasa_uses_it_for_this_project() -> None:
    importer = TrainingDataImporter.load_from_config(str(ROOT / "config.yml"))
    assert "PhraseImporter" in {type(i).__name__ for i in _inside(importer)}


def _inside(importer: object) -> list[object]:
    """An importer and those it wraps."""
    own = vars(importer)
    wrapped = [own.get("importer"), own.get("_importer"), *own.get("_importers", ())]
    return [importer, *(i for w in wrapped if w is not None for i in _inside(w))]
