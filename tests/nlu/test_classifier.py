"""The classifier: stored as arrays, deterministic, quiet where something is decided already."""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from rasa.nlu.classifiers.fallback_classifier import FallbackClassifier
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu.alarms import URGENT_LEVELS
from nlu.classifier import (
    IntentModel,
    MiliaClassifier,
    says_nothing,
    softmax,
    train,
)
from nlu.encoder import shared_encoder
from nlu.features import Example, Settings, has_no_word, is_gibberish
from nlu.fitting import fit
from nlu.shared import ROOT, VECTORS


def test_intent_and_ranking(pipeline: Any) -> None:
    parsed = pipeline.understand("how come milia appear on my face")
    assert parsed["intent"]["name"] == "causes"
    assert parsed["intent"] == parsed["intent_ranking"][0]
    confidences = [entry["confidence"] for entry in parsed["intent_ranking"]]
    assert confidences == sorted(confidences, reverse=True)
    assert sum(confidences) == pytest.approx(1.0)
    assert [ask["intent"] for ask in parsed["asks"]] == ["causes"]


def test_two_questions(pipeline: Any) -> None:
    parsed = pipeline.understand("what are they and can i pop them")
    assert [ask["intent"] for ask in parsed["asks"]] == ["what_are_milia", "picking"]
    assert parsed["intent"]["name"] == "what_are_milia"


def test_entities_and_uncovered(pipeline: Any) -> None:
    parsed = pipeline.understand("do retinod or castor oil help, i dont want laser")
    found = {(e["entity"], e["value"], e.get("negated", False)) for e in parsed["entities"]}
    assert found == {
        ("treatment", "retinoid", False),
        ("procedure", "laser", True),
    }
    assert parsed["uncovered"] == ["castor oil"]
    assert "milia_vectors" not in parsed


def test_parse_data_is_json(pipeline: Any) -> None:
    for text in ["what are they and can i pop them", "", "   ", "???", "👶⚪", "x" * 20000]:
        json.dumps(pipeline.understand(text))


def test_payloads_pass_through(pipeline: Any) -> None:
    parsed = pipeline.understand('/causes{"treatment": "retinoid"}')
    assert parsed["intent"] == {"name": None, "confidence": 0.0}
    assert "asks" not in parsed
    # A slash alone makes no payload.
    assert pipeline.understand("/ what causes milia")["intent"]["name"] == "causes"


def test_fallback_classifier_takes_what_we_leave(pipeline: Any) -> None:
    fallback = FallbackClassifier({"threshold": 0.3, "ambiguity_threshold": 0.0})
    for text in ["/causes", "", "qwrtpsdf"]:
        message = Message({"text": text})
        for part in pipeline.parts:
            part.process([message])
        fallback.process([message])
        assert message.get("intent")["name"]


def test_a_decided_message_is_left_alone(pipeline: Any) -> None:
    message = Message(
        {"text": "he can not breathe", "intent": {"name": "urgent", "confidence": 1.0}}
    )
    for part in pipeline.parts:
        part.process([message])
    assert message.get("intent") == {"name": "urgent", "confidence": 1.0}
    assert [ask["intent"] for ask in message.get("asks")] == ["urgent"]
    assert message.get("milia_vectors") is None


@pytest.mark.parametrize("neighbours", [0.0, 2.0])
def test_two_trainings_give_the_same_arrays(
    train_pipeline: Callable[..., Any], neighbours: float
) -> None:
    first, second = (train_pipeline(neighbours=neighbours).parts[-1].model for _ in range(2))
    for name, array in first.to_arrays().items():
        np.testing.assert_array_equal(array, second.to_arrays()[name])


def test_order_of_the_phrases_does_not_matter(phrases: list[tuple[str, str]]) -> None:
    vectors = shared_encoder().encode([text for text, _ in phrases])
    examples = [
        Example(text, vector, ()) for (text, _), vector in zip(phrases, vectors, strict=True)
    ]
    labels = [intent for _, intent in phrases]
    one = train(examples, labels, Settings())
    two = train(examples[::-1], labels[::-1], Settings())
    np.testing.assert_array_equal(one.weights, two.weights)


@pytest.mark.parametrize("kinds", [1, 2])
def test_few_intents(kinds: int) -> None:
    vectors = shared_encoder().encode(["a question", "a reply"])
    examples = [Example("a question", vectors[0], ("t",)), Example("a reply", vectors[1], ())]
    model = train(examples[:kinds], ["x", "y"][:kinds], Settings())
    rows = model.probabilities(examples)
    assert rows.shape == (2, kinds)
    np.testing.assert_allclose(rows.sum(axis=1), 1.0)
    assert rows[0].argmax() == 0


def test_the_fit_is_scikit_learns(phrases: list[tuple[str, str]]) -> None:
    """Without smoothing, and run to its end, our solver finds what the well-known one finds."""
    from sklearn.linear_model import LogisticRegression

    vectors = shared_encoder().encode([text for text, _ in phrases])
    labels = np.unique([intent for _, intent in phrases], return_inverse=True)[1]
    starts, none = np.zeros(len(phrases) + 1, dtype=np.int64), np.zeros(0, dtype=np.int64)
    nothing = (starts, none, none.astype(np.float32))
    weights, bias = fit(vectors, nothing, 0, labels, inverse_l2=1.0, smoothing=0.0, epochs=3000)
    known = LogisticRegression(C=1.0, class_weight="balanced", tol=1e-8, max_iter=5000)
    expected = known.fit(vectors, labels).predict_proba(vectors)
    np.testing.assert_allclose(softmax(vectors @ weights.T + bias), expected, atol=0.01)


def test_terms_are_learnt(phrases: list[tuple[str, str]]) -> None:
    vectors = shared_encoder().encode([text for text, _ in phrases])
    examples = [
        Example(text, vector, ("kind:x",) if "retin" in text else ())
        for (text, _), vector in zip(phrases, vectors, strict=True)
    ]
    model = train(examples, [intent for _, intent in phrases], Settings())
    assert model.terms == ["kind:x"]
    assert np.abs(model.weights[:, -1]).max() > 0


def test_stored_and_loaded(phrases: list[tuple[str, str]], tmp_path: Any) -> None:
    vectors = shared_encoder().encode([text for text, _ in phrases])
    examples = [
        Example(text, vector, ()) for (text, _), vector in zip(phrases, vectors, strict=True)
    ]
    settings = Settings(neighbours=1.0)
    model = train(examples, [intent for _, intent in phrases], settings)
    np.savez(tmp_path / "m.npz", **model.to_arrays())
    with np.load(tmp_path / "m.npz", allow_pickle=False) as arrays:
        again = IntentModel.from_arrays(settings, arrays)
        with pytest.raises(ValueError, match="make train"):
            IntentModel.from_arrays(Settings(grams=7), arrays)
    np.testing.assert_allclose(model.scores(examples), again.scores(examples), atol=1e-3)


def test_no_phrases_no_model(pipeline: Any) -> None:
    classifier = pipeline.parts[-1]
    empty = type(classifier)(classifier.get_default_config(), None, None)
    empty.train(TrainingData([]))
    message = empty.process([Message({"text": "hello"})])[0]
    assert message.get("intent") == {"name": None, "confidence": 0.0}


def test_softmax() -> None:
    rows = softmax(np.array([[1000.0, 1000.0], [0.0, -1e6]]))
    np.testing.assert_allclose(rows, [[0.5, 0.5], [1.0, 0.0]])


def test_scikit_learn_and_scipy_are_not_needed_to_answer() -> None:
    source = (ROOT / "nlu" / "classifier.py").read_text()
    top = [line for line in source.splitlines() if line.startswith(("import ", "from "))]
    assert not any("sklearn" in line or "scipy" in line for line in top)


def test_latency_is_printed(pipeline: Any, capsys: pytest.CaptureFixture[str]) -> None:
    for label, text in [
        ("one question", "my newborn has white bumps on her nose what do i do"),
        ("two questions", "what are they and can i pop them or will they go away, im 41"),
    ]:
        spent: dict[str, list[float]] = {}
        for _ in range(40):
            message = Message({"text": text})
            for part in pipeline.parts:
                start = time.perf_counter()
                part.process([message])
                name = type(part).__name__
                spent.setdefault(name, []).append((time.perf_counter() - start) * 1000)
        with capsys.disabled():
            parts = ", ".join(f"{name} {statistics.median(v):.2f}" for name, v in spent.items())
            print(f"\n{label}, ms: {parts}")


@pytest.mark.parametrize(
    ("text", "nothing"),
    [
        ("👶⚪", True),
        ("???", True),
        (" ", True),
        ("👍", False),
        ("hi", False),
        ("5", False),
        ("宝宝", False),
    ],
)
def test_a_wordless_message_is_not_guessed_at(text: str, nothing: bool) -> None:
    assert says_nothing(text) is nothing


LIKE_AN_EMERGENCY = {
    "urgent_today": [
        "she is hot and will not feed",
        "hot and floppy since last night",
        "off her milk, burning up",
    ],
    "newborn_care": [
        "white dots on her nose",
        "milk spots on my newborn",
        "little bumps on her cheeks",
    ],
    "out_of_scope": ["what is the weather", "book a table", "the bins are full"],
}


@pytest.fixture(scope="module")
def watchful() -> MiliaClassifier:
    """A classifier that has learnt what is urgent."""
    own = MiliaClassifier(
        {
            **MiliaClassifier.get_default_config(),
            "alarm": dict.fromkeys(URGENT_LEVELS.values(), 0.6),
            "certain": {"emergency": 0.6},
            "caution": 0.3,
            "doubt": 0.1,
        },
        None,
        None,  # type: ignore[arg-type]
    )
    texts = [(t, i) for i, ts in LIKE_AN_EMERGENCY.items() for t in ts]
    vectors = shared_encoder().encode([t for t, _ in texts])
    examples = [Example(t, v, ()) for (t, _), v in zip(texts, vectors, strict=True)]
    own.model = train(examples, [i for _, i in texts], own.settings)
    return own


def heard(classifier: MiliaClassifier, text: str) -> Message:
    message = Message({"text": text})
    message.set(VECTORS, shared_encoder().encode([text]))
    classifier.process([message])
    return message


def test_what_is_like_an_emergency_is_urgent(watchful: MiliaClassifier) -> None:
    message = heard(watchful, "she is burning up and will not feed")
    assert message.get("urgency") == {"level": "today", "reason": None}
    assert message.get("intent")["name"] == "urgent"
    assert [ask["intent"] for ask in message.get("asks")] == ["urgent"]


def test_a_sign_that_nothing_happens_leaves_a_caution(watchful: MiliaClassifier) -> None:
    message = heard(watchful, "she was burning up last month and would not feed, all fine now")
    assert message.get("urgency") is None
    assert message.get("perhaps_urgent") == {"level": "today", "reason": None}
    assert not message.get("intent")["name"].startswith("urgent")


def test_near_certainty_outweighs_a_sign_that_nothing_happens(watchful: MiliaClassifier) -> None:
    """ "I would feel better dead" is no "better now"."""
    certain = MiliaClassifier(
        {
            **MiliaClassifier.get_default_config(),
            "alarm": dict.fromkeys(URGENT_LEVELS.values(), 0.6),
            "certain": {"today": 0.6},
        },
        None,
        None,  # type: ignore[arg-type]
    )
    certain.model = watchful.model
    text = "she was burning up last month and would not feed, all fine now"
    assert heard(watchful, text).get("urgency") is None
    assert heard(certain, text).get("urgency") == {"level": "today", "reason": None}


def by_words(classifier: MiliaClassifier, text: str, **keys: Any) -> Message:
    """A message that the core's table of words takes for urgent."""
    message = Message({"text": text})
    message.set("urgency", {"level": "today", "reason": "fever"}, add_to_output=True)
    message.set(VECTORS, shared_encoder().encode([text]))
    for key, value in keys.items():
        message.set(key, value)
    classifier.process([message])
    return message


def test_urgent_by_words_and_by_likeness_is_urgent(watchful: MiliaClassifier) -> None:
    message = by_words(watchful, "she is hot and off her milk")
    assert message.get("urgency") == {"level": "today", "reason": "fever"}
    assert message.get("intent")["name"] == "urgent"


def test_urgent_by_words_and_like_no_emergency_leaves_a_caution(watchful: MiliaClassifier) -> None:
    message = by_words(watchful, "the bins are full")
    assert message.get("urgency") is None
    assert "urgency" not in message.output_properties
    assert message.get("perhaps_urgent") == {"level": "today", "reason": "fever"}
    assert message.get("intent")["name"] == "out_of_scope"


def test_narrow_words_are_not_doubted(watchful: MiliaClassifier) -> None:
    """Hardly an example of a pregnancy in danger is learnt: its words decide."""
    found = {"level": "today", "reason": "pregnancy"}
    message = Message({"text": "the bins are full"})
    message.set("urgency", found, add_to_output=True)
    message.set(VECTORS, shared_encoder().encode(["the bins are full"]))
    watchful.process([message])
    assert message.get("urgency") == found


def test_urgent_by_words_stays_urgent_where_nothing_can_be_read() -> None:
    """Without a model, without a vector, without a word: the table decides."""
    blank = MiliaClassifier(MiliaClassifier.get_default_config(), None, None)  # type: ignore[arg-type]
    assert by_words(blank, "she has a fever").get("intent")["name"] == "urgent"


def test_no_message_says_a_level_as_its_intent(watchful: MiliaClassifier) -> None:
    message = heard(watchful, "white dots on her nose")
    assert message.get("urgency") is None and message.get("perhaps_urgent") is None
    assert not any(r["name"].startswith("urgent") for r in message.get("intent_ranking")[:2])
    assert 0.0 < message.get("nearness") <= 1.0001


@pytest.mark.parametrize(
    ("alone", "with_remark", "read"),
    [
        (("follow_how", 0.98), ("cryotherapy", 0.6), "cryotherapy"),  # "Freezing: how is it done"
        (("scars", 0.9), ("thanks", 0.95), "scars"),
        (("causes", 0.5), ("premature", 0.7), "premature"),
        (("causes", 0.7), ("premature", 0.5), "causes"),
    ],
)
def test_a_clause_is_read_alone_or_with_its_remark(
    alone: tuple[str, float], with_remark: tuple[str, float], read: str
) -> None:
    config = {**MiliaClassifier.get_default_config(), "asides": ["thanks"]}
    own = MiliaClassifier(config, None, None)  # type: ignore[arg-type]
    readings = [[{"name": name, "confidence": sure}] for name, sure in (alone, with_remark)]
    assert own._clearer(*readings)[0]["name"] == read


@pytest.mark.parametrize(
    ("text", "gibberish"),
    [
        ("blorp fizz wug", True),
        ("asdkjh", True),
        ("she is not breathing", False),
        ("what causes milia", False),
        ("", False),
    ],
)
def test_gibberish(text: str, gibberish: bool) -> None:
    assert is_gibberish(text) is gibberish


@pytest.mark.parametrize(
    ("text", "none"),
    [
        ("lkjhsdf", True),
        ("lkjhsdf them", False),
        ("what causes milia", False),
        ("👶", False),
        ("", False),
    ],
)
def test_no_word(text: str, none: bool) -> None:
    assert has_no_word(text) is none


@pytest.mark.parametrize(
    ("text", "nearness", "sure", "hit"),
    [
        ("lkjhsdf", 0.46, 0.2, True),
        ("downsides", 0.94, 0.2, False),  # no word of the encoder's, and near to a phrase
        ("hlooo", 0.46, 0.7, False),
        ("lkjhsdf them", 0.46, 0.2, False),
    ],
)
def test_keys_hit_by_chance(text: str, nearness: float, sure: float, hit: bool) -> None:
    config = MiliaClassifier.get_default_config()
    own = MiliaClassifier(config, None, None)  # type: ignore[arg-type]
    assert own._is_keys_hit(text, nearness, np.array([sure, 0.1])) is hit
