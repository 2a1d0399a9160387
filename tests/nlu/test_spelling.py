"""Everyday typos are mended for the encoder; names are the core's to mend."""

from __future__ import annotations

from typing import Any

import pytest
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from milia.vocabulary import Vocabulary
from nlu.repairs import Repair
from nlu.spelling import Speller, TypoMender, count_words, typos

# Three times, so that no word is rare enough to be a typo itself; numbered, since Rasa drops what it has seen.
TEXTS = [
    f"{text} {number}"
    for text in (
        "what makes them appear",
        "what makes it disappear",
        "do they appear",
        "a retinoid appears",
    )
    for number in range(3)
]


@pytest.fixture(scope="module")
def speller(vocabulary: Vocabulary) -> Speller:
    """A speller over a few phrases."""
    return Speller(*count_words(TEXTS, vocabulary))


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("waht", "what"),
        ("Apear", "appear"),
        ("dissapear", "disappear"),
        ("what", None),  # a word of the phrases
        ("heat", None),  # a real word, however near
        ("wat", None),  # too short
        ("qwertzu", None),
        ("x" * 5000, None),
        ("retinoyd", None),  # a name
    ],
)
def test_mend(speller: Speller, word: str, meant: str | None) -> None:
    assert speller.mend(word) == meant


def test_found_names_are_left_alone(speller: Speller) -> None:
    assert typos("waht apear", speller, [(0, 4)]) == [Repair(5, 10, "appear")]


def test_trained_and_loaded(tmp_path: Any) -> None:
    storage = LocalModelStorage.create(tmp_path)
    context = ExecutionContext(GraphSchema({}), "test")
    resource = Resource("mender")
    data = TrainingData([Message({"text": text, "intent": "x"}) for text in TEXTS])
    TypoMender.create({}, storage, resource, context).train(data)
    mender = TypoMender.load({}, storage, resource, context)
    message, payload = Message({"text": "waht is it"}), Message({"text": "/waht"})
    mender.process([message, payload])
    assert message.get("milia_repairs") == [Repair(0, 4, "what")]
    assert message.get("text") == "waht is it"
    assert payload.get("milia_repairs") is None


def test_words_run_together_are_parted() -> None:
    speller = Speller({"get": 9, "rid": 9, "of": 30, "how": 30}, [])
    assert speller.mend("getrid") == "get rid"
    assert speller.mend("howof") == "how of"
    assert speller.mend("getxid") is None


def test_a_typo_of_a_writer_of_phrases_is_mended() -> None:
    speller = Speller({"appear": 20, "apear": 1}, ["appear"])
    assert speller.mend("apear") == "appear"
