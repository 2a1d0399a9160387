"""Teaches a copy of the encoder what messages mean after an answer, and writes it: nlu/follow_up.npz.

    python -m tuning.texts                      # in .venv
    python -m tuning.follow_ups                 # where requirements/tuning.txt is installed; some 20 minutes

The network reads the words of the topic that was answered ("retinoid results") with what the person had said before,
and the message, as one pair. It starts from nlu/tuned.npz, and learns from what people wrote to replies that they
really got (talks.tsv, REPEATS times), from the phrases of data/nlu/in_context, each with a phrase that asks for its
topic before it, and from phrases that lean on nothing, each after a topic drawn at random: most turns say
enough by themselves. Some come without what was said before. Head and layers as of tune.py, classes not balanced: how
often people say what after an answer is worth knowing.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from tuning import tune

ROOT = Path(__file__).resolve().parent.parent
PAIRS = ROOT / "var" / "tuning" / "follow_ups.json"
START = ROOT / "nlu" / "tuned.npz"
OUT = ROOT / "nlu" / "follow_up.npz"
EPOCHS, ALONE = 4, 22_000  # of the phrases that lean on nothing, so many
REPEATS = 2  # of what people wrote to real replies
PLAIN = 0.1  # share that comes without what was said before
BEFORE_WORDS = 24  # of that, so many of the last; as in nlu/follow_up_network.py
SMOOTHING = 0.05


def add(encoder: tune.Encoder, learnt: dict[str, np.ndarray]) -> None:
    """Add differences, as tune.py writes them, to the weights of an encoder."""
    for number in range(tune.FIRST, tune.LAYERS):
        for name in (*tune.MATRICES, *tune.NORMS):
            whole = f"encoder.layer.{number}.{name}"
            part = encoder.layers[number].part(name)
            if whole in learnt:
                values = learnt[whole].astype(np.float32) * learnt[f"{whole}.scale"]
                part.weight.data += torch.from_numpy(values.T.copy())
            else:
                part.weight.data += torch.from_numpy(learnt[f"{whole}.weight"])
            part.bias.data += torch.from_numpy(learnt[f"{whole}.bias"])


def context_of(topic: str, before: str) -> str:
    """What a message comes after, as the network reads it: nlu/follow_up_network.py, which this environment has not."""
    words = topic.replace("_", " ")
    return f"{words}: {' '.join(before.split()[-BEFORE_WORDS:])}" if before else words


def pairs(
    after: dict[str, Any], alone: list[dict[str, Any]], count: int, seed: int
) -> tuple[list[tuple[str, str]], list[str]]:
    """Pairs of a context and a message, and what each message means.

    Args:
        after: `lines`, `talks` and `asks` as tuning/texts.py writes them.
        alone: texts that lean on nothing, with their intents.
        count: of these, so many.
        seed: of what is drawn at random.
    """
    random = np.random.default_rng(seed)
    asks: dict[str, list[str]] = after["asks"]

    def read_after(topic: str, before: str = "") -> str:
        asked = asks.get(topic) or [""]
        before = before or asked[random.integers(len(asked))]
        return context_of(topic, "" if random.random() < PLAIN else before)

    lines = [*after["lines"], *after["talks"] * REPEATS]
    read = [(read_after(line["after"], line.get("before", "")), line["text"]) for line in lines]
    intents = [line["intent"] for line in lines]
    topics = sorted(asks)
    for i in random.permutation(len(alone))[:count]:
        read.append((read_after(topics[random.integers(len(topics))]), alone[i]["text"]))
        intents.append(alone[i]["intent"])
    return read, intents


def teach(
    read: list[tuple[str, str]], intents: list[str], epochs: int, seed: int
) -> tuple[tune.Encoder, nn.Linear, list[str]]:
    """The encoder and its head after `epochs` over the pairs, and the head's intents."""
    torch.manual_seed(seed)
    random = np.random.default_rng(seed)
    folder = tune.package_folder()
    encoder = tune.Encoder(load_file(folder / "model.safetensors"))
    with np.load(START, allow_pickle=False) as arrays:
        add(encoder, dict(arrays))
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(tune.MAX_TOKENS)
    rows = [encoding.ids for encoding in tokenizer.encode_batch(read)]
    names = sorted(set(intents))
    labels = torch.tensor([names.index(intent) for intent in intents])

    def surprise(scores: Tensor, wanted: Tensor) -> Tensor:
        return functional.cross_entropy(scores, wanted, label_smoothing=SMOOTHING)

    head = nn.Linear(tune.WIDTH, len(names))
    nn.init.zeros_(head.weight)
    nn.init.zeros_(head.bias)
    tune.learn(encoder, head, rows, labels, surprise, epochs, random)
    return encoder, head, names


def main() -> None:
    """Teach, and write the file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--alone", type=int, default=ALONE)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--out", type=Path, default=OUT)
    arguments = parser.parse_args()
    for path in (PAIRS, tune.TEXTS):
        if not path.is_file():
            raise SystemExit(f"{path} is missing: run `python -m tuning.texts` in .venv first.")
    after = json.loads(PAIRS.read_text(encoding="utf-8"))
    alone = json.loads(tune.TEXTS.read_text(encoding="utf-8"))
    read, intents = pairs(after, alone, arguments.alone, arguments.seed)
    print(f"{len(read)} pairs, {len(set(intents))} intents", flush=True)
    encoder, head, names = teach(read, intents, arguments.epochs, arguments.seed)
    stored = load_file(tune.package_folder() / "model.safetensors")
    np.savez_compressed(
        arguments.out,
        **tune.differences(encoder, stored),
        **{
            "head.weight": head.weight.detach().numpy(),
            "head.bias": head.bias.detach().numpy(),
            "intents": np.array(names),
        },
    )
    print(f"{arguments.out}: {arguments.out.stat().st_size / 1e6:.1f} MB. Now `make train`.")


if __name__ == "__main__":
    main()
