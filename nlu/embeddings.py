"""Embeddings of the training phrases, kept on disk: training again embeds only what is new."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from nlu.encoder import WIDTH, SentenceEncoder, Vectors, available_cores

MANY = 500  # texts from which a network of its own, for several at a time, is worth loading


class EmbeddingCache:
    """Embeddings of training phrases on disk, so that retraining encodes only new phrases.

    Holds no knowledge: a missing or broken file only costs the time to encode again.
    """

    def __init__(self, path: Path) -> None:
        """Remember where; nothing is read yet."""
        self.path = path

    def encode(
        self, encoder: SentenceEncoder, texts: list[str], ready: Mapping[str, Vectors] | None = None
    ) -> Vectors:
        """Embeddings of `texts`, float32 (len(texts), 384): cached ones, those of `ready`, and new ones."""
        known = self.read(encoder.digest)
        missing = sorted(set(texts) - known.keys())
        if missing:
            known |= ready or {}
            new = [text for text in missing if text not in known]
            if len(new) > MANY:
                encoder = SentenceEncoder(lanes=available_cores())
            known.update(zip(new, encoder.encode(new), strict=True))
            # Only what this training uses is kept: phrases that were edited away drop out.
            self._write(encoder.digest, {text: known[text] for text in sorted(set(texts))})
        rows = [known[text] for text in texts]
        return np.stack(rows) if rows else np.zeros((0, WIDTH), dtype=np.float32)

    def read(self, digest: str) -> dict[str, Vectors]:
        """All that is kept of the network with this digest: texts with their vectors, float32 (384,)."""
        try:
            with np.load(self.path, allow_pickle=False) as stored:
                if str(stored["model"]) != digest:
                    return {}
                return dict(zip(stored["texts"].tolist(), stored["vectors"], strict=True))
        except (OSError, KeyError, ValueError, EOFError):
            return {}

    def _write(self, digest: str, known: dict[str, Vectors]) -> None:
        partial = self.path.with_name(f"{self.path.stem}.{os.getpid()}.tmp.npz")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            np.savez(
                partial,
                model=np.array(digest),
                texts=np.array(list(known)),
                vectors=np.stack(list(known.values())),
            )
            os.replace(partial, self.path)
        except OSError:
            partial.unlink(missing_ok=True)  # a read-only image trains too, only slower
