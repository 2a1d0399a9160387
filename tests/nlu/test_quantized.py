"""The network rebuilt for int8: the same meaning as the installed one, built once, damaged never used."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import onnxruntime
import pytest

from nlu import quantized
from nlu.encoder import (
    MODEL_FILE,
    MODEL_PACKAGE,
    PLAIN,
    TUNED,
    SentenceEncoder,
    package_file,
    shared_encoder,
    word_pieces,
)
from nlu.quantized import quantized_model
from nlu.shared import ROOT

SOURCE = package_file(MODEL_PACKAGE, MODEL_FILE)
# None of them among the calibration messages.
TEXTS = [
    "what causes milia",
    "MY NEWBORN HAS WHITE BUMPS ON HER NOSE!!",
    "👶⚪ ?",
    "how long do i have to use the retinoid cream before the spots by my eyes are gone, im 41 "
    "and ive tried everything else already",
    "quel est le prix",
    "x",
    "best pizza in town",
]


@pytest.fixture(scope="module")
def installed() -> np.ndarray:
    """Embeddings of TEXTS by the installed network, in float32."""
    session = onnxruntime.InferenceSession(str(SOURCE), providers=["CPUExecutionProvider"])
    vectors = []
    for text in TEXTS:
        ids = np.array([word_pieces().encode(text).ids], dtype=np.int64)
        feeds = {
            "input_ids": ids,
            "attention_mask": np.ones_like(ids),
            "token_type_ids": np.zeros_like(ids),
        }
        pooled = session.run(["last_hidden_state"], feeds)[0][0].mean(axis=0)
        vectors.append(pooled / np.linalg.norm(pooled))
    return np.stack(vectors)


def test_it_means_the_same_as_the_installed_network(installed: np.ndarray) -> None:
    cosines = (SentenceEncoder(learnt=PLAIN).encode(TEXTS) * installed).sum(axis=1)
    assert cosines.min() > 0.98, dict(zip(TEXTS, cosines.round(4), strict=True))


def test_built_twice_it_is_the_same() -> None:
    first, second = (quantized.build(SOURCE, word_pieces(), TUNED) for _ in range(2))
    assert first == second


def test_what_was_learnt_is_added_to_the_weights(tmp_path: Path) -> None:
    learnt = quantized._Weights(SOURCE, TUNED)
    plain = quantized._Weights(SOURCE, None)
    arrays = np.load(TUNED)
    name = "encoder.layer.5.output.dense"
    difference = arrays[name] * arrays[f"{name}.scale"]
    assert np.abs(difference).max() > 0.001
    np.testing.assert_allclose(learnt.layer(5)[5], plain.layer(5)[5] + difference, atol=1e-6)
    np.testing.assert_array_equal(learnt.layer(0)[0], plain.layer(0)[0])
    bias = "encoder.layer.5.output.dense.bias"
    np.testing.assert_allclose(
        learnt[f"inner.{bias}"], plain[f"inner.{bias}"] + arrays[bias], atol=1e-6
    )


def test_questions_of_one_meaning_lie_nearer_after_tuning() -> None:
    texts = [
        "what can i put on these bumps to make them go",
        "is there a way to get shot of the wee pearls by my eye",
        "who should cut one out for me",
    ]

    def gap(encoder: SentenceEncoder) -> float:
        same, other = encoder.encode(texts)[1:] @ encoder.encode(texts)[0]
        return float(same - other)

    assert gap(shared_encoder()) > gap(SentenceEncoder(learnt=PLAIN))


def test_it_is_built_once_and_again_where_anything_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built = []
    monkeypatch.setattr(quantized, "build", lambda *_: built.append(1) or b"a network")
    cached = tmp_path / "deep" / "encoder.bin"

    def load() -> bytes:
        return quantized_model(SOURCE, word_pieces(), cached)

    assert load() == load() == b"a network"
    assert len(built) == 1
    whole = cached.read_bytes()
    for damaged in (whole[:-1], whole[:-1] + b"x", b"", b"short"):
        cached.write_bytes(damaged)
        assert load() == b"a network"
    assert len(built) == 5
    learnt = tmp_path / "tuned.npz"
    learnt.write_bytes(b"something")
    quantized_model(SOURCE, word_pieces(), cached, learnt)
    quantized_model(SOURCE, word_pieces(), cached, learnt)
    assert len(built) == 6
    messages = tmp_path / "calibration.txt"
    messages.write_text("other messages\n")
    monkeypatch.setattr(quantized, "CALIBRATION", messages)
    load()
    assert len(built) == 7
    assert [path.name for path in cached.parent.iterdir()] == ["encoder.bin"]


def test_where_nothing_can_be_written_it_is_built_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(quantized, "build", lambda *_: b"a network")
    assert quantized_model(SOURCE, word_pieces(), Path("/proc/none/encoder.bin")) == b"a network"


def test_who_loads_it_does_not_import_what_builds_it() -> None:
    shared_encoder()
    code = (
        "import sys; from nlu.encoder import shared_encoder; shared_encoder();"
        "assert 'onnx' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True)
