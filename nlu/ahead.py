"""Embeds training phrases ahead of their turn, in a process beside training.

Rasa imports, reads, tokenizes and looks for terms on one core, in Python; the encoder needs none of
that, and is two fifths of the work of training. So the phrases are embedded meanwhile, as they were
written. Most of them are what the encoder is asked for later; those that components are likely to
mend first (ages, typos, chatter) come last, and what was embedded in vain is dropped. An embedding
is a function of its text alone, so that nothing depends on how far this came, or whether it ran.
A thread would wait for the interpreter at every batch: it did half of what this does.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

import numpy as np

from nlu.chatter import chatter
from nlu.embeddings import EmbeddingCache
from nlu.encoder import WIDTH, SentenceEncoder, Vectors
from nlu.plain_files import plain_phrases

BATCH = 64
SELDOM = 3  # a word that fewer phrases have may be a typo
_TEXTS, _VECTORS = "texts.json", "vectors.bin"
_WORD = re.compile(r"[^\W\d_]{4,}")


class Ahead:
    """A process that embeds, from `begin` until `collect` or `end`."""

    def __init__(self) -> None:
        """Nothing runs yet."""
        self._process: subprocess.Popen[bytes] | None = None
        self._folder = Path()

    def begin(self, root: Path, cache: Path) -> None:
        """Start on the phrases of `root`/data/nlu that `cache` does not have."""
        self._folder = Path(tempfile.mkdtemp(prefix="milia-ahead-"))
        self._process = subprocess.Popen(
            [sys.executable, "-m", "nlu.ahead", root / "data" / "nlu", cache, self._folder],
            cwd=root,
            env={**os.environ, "TOKENIZERS_PARALLELISM": "false"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,  # what goes wrong there goes wrong here too, and is said here
        )

    def collect(self) -> dict[str, Vectors]:
        """Stop, and give what there is by now: texts with their vectors, float32 (384,)."""
        if self._process is None:
            return {}
        self._stop()
        try:
            texts = json.loads((self._folder / _TEXTS).read_text(encoding="utf-8"))
            numbers = np.fromfile(self._folder / _VECTORS, dtype=np.float32)
        except (OSError, ValueError):
            texts, numbers = [], np.zeros(0, dtype=np.float32)
        self.end()
        whole = len(numbers) // WIDTH  # the last one may be cut off
        return dict(zip(texts, numbers[: whole * WIDTH].reshape(whole, WIDTH), strict=False))

    def end(self) -> None:
        """Stop, and leave nothing behind; nothing where nothing runs."""
        if self._process is not None:
            self._stop()
            shutil.rmtree(self._folder, ignore_errors=True)
            self._process = None

    def _stop(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()


#: Of this process: training begins it, the featurizer collects.
AHEAD = Ahead()


def embed(phrases: Path, cache: Path, out: Path) -> None:
    """Write the texts that `cache` lacks to `out`, and their vectors as they are made, in that order."""
    files = sorted(phrases.glob("**/*.yml"))
    texts = dict.fromkeys(p["text"] for file in files for p in plain_phrases(file) or [])
    encoder = SentenceEncoder()
    known = EmbeddingCache(cache).read(encoder.digest)
    missing = in_order([text for text in texts if text not in known])
    (out / _TEXTS).write_text(json.dumps(missing), encoding="utf-8")
    with (out / _VECTORS).open("wb") as file:
        for start in range(0, len(missing), BATCH):
            file.write(encoder.encode(missing[start : start + BATCH]).tobytes())
            file.flush()


def in_order(texts: list[str]) -> list[str]:
    """`texts` with those first that are likely to be embedded as they stand, the short before the long."""
    counts = Counter(word for text in texts for word in set(_WORD.findall(text.lower())))

    def place(text: str) -> tuple[bool, int]:
        seldom = any(counts[word] < SELDOM for word in _WORD.findall(text.lower()))
        mended = seldom or any(char.isdigit() for char in text) or bool(chatter(text))
        return mended, len(text)

    return sorted(texts, key=place)


if __name__ == "__main__":
    embed(*map(Path, sys.argv[1:]))
