"""Phrases are embedded ahead of their turn, in a process that leaves nothing behind."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from nlu import ahead as module
from nlu.ahead import Ahead, embed, in_order
from nlu.embeddings import EmbeddingCache
from nlu.encoder import WIDTH, shared_encoder
from nlu.plain_files import plain_phrases
from nlu.shared import ROOT

NLU = """version: "3.1"
nlu:
  - intent: greet
    examples: |
      - hello
      - good day
      - hello hello
"""


def begun(tmp_path: Path) -> Ahead:
    """A process on all phrases of the project, with no cache."""
    ahead = Ahead()
    ahead.begin(ROOT, tmp_path / "no cache.npz")
    return ahead


def test_what_it_gives_is_what_the_encoder_gives(tmp_path: Path) -> None:
    ahead = begun(tmp_path)
    vectors = ahead._folder / "vectors.bin"
    until = time.monotonic() + 60
    while time.monotonic() < until and not (vectors.exists() and vectors.stat().st_size > 400_000):
        time.sleep(0.05)
    process, folder = ahead._process, ahead._folder
    found = ahead.collect()
    assert len(found) >= 200
    some = list(found)[-64:]
    np.testing.assert_array_equal(
        np.stack([found[text] for text in some]), shared_encoder().encode(some)
    )
    assert process is not None
    assert process.poll() is not None
    assert not folder.exists()
    assert ahead.collect() == {}


def test_ended_it_leaves_nothing_behind(tmp_path: Path) -> None:
    ahead = begun(tmp_path)
    process, folder = ahead._process, ahead._folder
    ahead.end()
    ahead.end()
    assert process is not None
    assert process.poll() is not None
    assert not folder.exists()


def test_stopped_at_once_it_gives_nothing(tmp_path: Path) -> None:
    assert begun(tmp_path).collect() == {}
    assert Ahead().collect() == {}


def test_a_process_that_fails_costs_only_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module.sys, "executable", "/bin/false")
    assert begun(tmp_path).collect() == {}


def test_a_cut_off_vector_is_dropped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ahead = begun(tmp_path)
    ahead._stop()
    (ahead._folder / "texts.json").write_text('["a", "b"]')
    np.arange(WIDTH + 5, dtype=np.float32).tofile(ahead._folder / "vectors.bin")
    found = ahead.collect()
    assert list(found) == ["a"]
    np.testing.assert_array_equal(found["a"], np.arange(WIDTH, dtype=np.float32))


def test_cached_phrases_are_left_out(tmp_path: Path) -> None:
    data, out = tmp_path / "data", tmp_path / "out"
    for folder in (data, out):
        folder.mkdir()
    (data / "one.yml").write_text(NLU)
    cache = EmbeddingCache(tmp_path / "cache.npz")
    cache.encode(shared_encoder(), ["hello", "something else"])
    embed(data, cache.path, out)
    assert (out / "texts.json").read_text() == '["good day", "hello hello"]'
    assert (out / "vectors.bin").stat().st_size == 2 * WIDTH * 4


def test_what_is_mended_comes_last() -> None:
    often = ["what causes them", "what causes these", "what causes those bumps, them or these"]
    mended = ["hi there, what causes them?", "what cuases them", "she is 3, what causes them"]
    assert set(in_order([*mended, *often * 3])[-3:]) == set(mended)


def test_most_phrases_are_embedded_as_they_stand() -> None:
    """The guess is worth its while: of the first half nearly all are asked for later."""
    kept = EmbeddingCache(ROOT / "var" / "cache" / "embeddings.npz").read(shared_encoder().digest)
    files = sorted((ROOT / "data" / "nlu").glob("**/*.yml"))
    order = in_order([p["text"] for file in files for p in plain_phrases(file) or []])
    half = order[: len(order) // 2]
    assert sum(text in kept for text in half) / len(half) > 0.97


def test_it_needs_no_rasa_engine() -> None:
    """Importing Rasa's engine takes longer than most of what the process is there for."""
    script = "import sys, nlu.ahead; sys.exit('rasa.engine.graph' in sys.modules)"
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True, timeout=60)
