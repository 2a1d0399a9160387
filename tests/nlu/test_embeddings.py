"""Embeddings are kept on disk: only new phrases are embedded, and a broken file costs only time."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from nlu import embeddings as module
from nlu.embeddings import EmbeddingCache
from nlu.encoder import WIDTH, SentenceEncoder, shared_encoder

TEXTS = ["what causes milia", "can i pop them", "my newborn has white bumps on her nose", "hi"]


def test_cache_encodes_only_what_is_new(tmp_path: Path) -> None:
    class Counting:
        def __init__(self) -> None:
            self.asked: list[str] = []

        def encode(self, texts: list[str]) -> np.ndarray:
            self.asked += texts
            return shared_encoder().encode(texts)

        digest = "of the network"

    counting = Counting()
    cache = EmbeddingCache(tmp_path / "deep" / "embeddings.npz")
    first = cache.encode(counting, TEXTS)  # type: ignore[arg-type]
    again = EmbeddingCache(cache.path).encode(counting, [*TEXTS, "new"])  # type: ignore[arg-type]
    np.testing.assert_array_equal(first, again[: len(TEXTS)])
    assert sorted(counting.asked) == sorted([*TEXTS, "new"])


def test_cache_survives_a_broken_or_foreign_file(tmp_path: Path) -> None:
    path = tmp_path / "embeddings.npz"
    path.write_bytes(b"broken")
    cache = EmbeddingCache(path)
    expected = cache.encode(shared_encoder(), TEXTS)
    assert path.stat().st_size > 1000
    assert cache.read("another network") == {}
    unwritable = EmbeddingCache(Path("/proc/none/embeddings.npz"))
    np.testing.assert_array_equal(unwritable.encode(shared_encoder(), TEXTS), expected)
    assert unwritable.encode(shared_encoder(), []).shape == (0, WIDTH)


def test_many_new_phrases_are_embedded_side_by_side(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[int] = []

    class Counted(SentenceEncoder):
        def __init__(self, model: Path | None = None, lanes: int = 1) -> None:
            super().__init__(model, lanes)
            made.append(lanes)

    own = SentenceEncoder()
    monkeypatch.setattr(module, "SentenceEncoder", Counted)
    monkeypatch.setattr(module, "MANY", 2)
    cache = EmbeddingCache(tmp_path / "cache.npz")
    cache.encode(own, ["a", "b"])
    assert made == []
    cache.encode(own, ["a", "b", "c", "d", "e"])
    assert made == [module.available_cores()]


def test_what_is_ready_is_not_made_again(tmp_path: Path) -> None:
    ready = {"what causes milia": np.ones(WIDTH, dtype=np.float32)}
    cache = EmbeddingCache(tmp_path / "cache.npz")
    found = cache.encode(shared_encoder(), TEXTS, ready)
    np.testing.assert_array_equal(found[0], ready["what causes milia"])
    np.testing.assert_array_equal(found[1:], shared_encoder().encode(TEXTS[1:]))
    np.testing.assert_array_equal(cache.encode(shared_encoder(), TEXTS), found)
