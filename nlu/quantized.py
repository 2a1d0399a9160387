"""The sentence encoder rebuilt for int8 arithmetic: a third of the time, a third of the memory.

The installed network stores int8 weights, but multiplies in float32: onnxruntime turns the weights
back into floats when it loads them. Here the same weights go into a graph of onnxruntime's own
operators (attention, GELU and layer norms fused), and every large product is one of int8 numbers.

Activations are quantized with fixed ranges, one a product, so an embedding stays a pure function of
its text, bit for bit the same alone or in a batch; with ranges taken from the batch at hand, as
onnxruntime's dynamic quantization does, it would not. Ranges are measured once over the messages of
`calibration.txt`. A few channels of MiniLM are far larger than the others and would leave these no
resolution: channels are evened out first, and the weights take the difference.
Method: Xiao et al., "SmoothQuant", 2022, with a strength of 0.75; cosine to the float32 network over
2,000 phrases: 0.998 in the mean, 0.987 at least (docs/performance.md).

Needs the package `onnx`, but only to build: who loads the finished file does not import it.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray

if TYPE_CHECKING:
    from tokenizers import Tokenizer

CALIBRATION = Path(__file__).with_name("calibration.txt")
LAYERS, HEADS, WIDTH, POSITIONS = 6, 12, 384, 128
STRENGTH = 0.75  # 0: weights alone are hard to quantize, 1: activations alone
EPSILON = 1e-12  # BERT's, in layer norms
#: The matrices of a layer, as BERT names them, in the order in which they are multiplied.
PARTS = (
    *(f"attention.self.{name}" for name in ("query", "key", "value")),
    *("attention.output.dense", "intermediate.dense", "output.dense"),
)

Array = NDArray[Any]
Ranges = dict[str, tuple[Array, Array]]  # of each product's input: lowest, highest (channels,)


def quantized_model(
    source: Path, tokenizer: Tokenizer, cached: Path, tuned: Path | None = None
) -> bytes:
    """The rebuilt network as ONNX bytes, from `cached` where that was built from the same.

    Args:
        source: the installed network.
        tokenizer: its tokenizer.
        cached: where the rebuilt network is kept.
        tuned: what tuning/ has learnt to add to its weights, or None for the weights as installed.

    Where it was not, it is built, in some seconds, and written; where nothing can be written, it
    is built at every start. The first 32 bytes of the file are the SHA-256 of what it was built
    from and of what follows, so that a damaged file is built anew.
    """
    made_from = hashlib.sha256()
    for path in (source, CALIBRATION, Path(__file__), *([tuned] if tuned else [])):
        made_from.update(hashlib.sha256(path.read_bytes()).digest())
    try:
        content = cached.read_bytes()
    except OSError:
        content = b""
    head, network = content[:32], content[32:]
    if network and head == _seal(made_from.digest(), network):
        return network
    network = build(source, tokenizer, tuned)
    partial = cached.with_name(f"{cached.name}.{os.getpid()}.tmp")
    try:
        cached.parent.mkdir(parents=True, exist_ok=True)
        partial.write_bytes(_seal(made_from.digest(), network) + network)
        os.replace(partial, cached)
    except OSError:
        partial.unlink(missing_ok=True)
    return network


def _seal(made_from: bytes, network: bytes) -> bytes:
    return hashlib.sha256(made_from + hashlib.sha256(network).digest()).digest()


def build(source: Path, tokenizer: Tokenizer, tuned: Path | None = None) -> bytes:
    """The network in `source`, with the differences in `tuned`, as ONNX bytes with int8 products.

    Inputs `input_ids` and `attention_mask`, int64 (texts, tokens); output `last_hidden_state`,
    float32 (texts, tokens, 384).
    """
    weights = _Weights(source, tuned)
    lines = CALIBRATION.read_text(encoding="utf-8").splitlines()
    pieces = [encoding.ids for encoding in tokenizer.encode_batch([t for t in lines if t])]
    return _Graph(weights, _measure(_Graph(weights, None), pieces)).model().SerializeToString()


def _measure(graph: _Graph, pieces: list[list[int]]) -> Ranges:
    """The range of each channel of each product's input over the calibration messages."""
    network = graph.model(outputs=graph.products)
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(
        network.SerializeToString(), options, providers=["CPUExecutionProvider"]
    )
    ranges: Ranges = {}
    by_length: dict[int, list[list[int]]] = {}
    for ids in pieces:
        by_length.setdefault(len(ids), []).append(ids)
    for alike in by_length.values():  # together, and none padded
        rows = np.array(alike, dtype=np.int64)
        values = session.run(
            graph.products, {"input_ids": rows, "attention_mask": np.ones_like(rows)}
        )
        for name, value in zip(graph.products, values, strict=True):
            lowest, highest = value.min(axis=(0, 1)), value.max(axis=(0, 1))
            if name in ranges:
                lowest = np.minimum(lowest, ranges[name][0])
                highest = np.maximum(highest, ranges[name][1])
            ranges[name] = lowest, highest
    return ranges


class _Weights:
    """The installed network's weights by their names, as float32, with what was learnt added."""

    def __init__(self, source: Path, tuned: Path | None) -> None:
        import onnx
        from onnx import numpy_helper

        graph = onnx.load(str(source)).graph
        self._stored = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
        # Matrices have lost their names in the export; they are multiplied in this order.
        names = [n.input[1] for n in graph.node if n.op_type == "MatMul"]
        self._matrices = [name for name in names if f"{name}_q" in self._stored]
        self._learnt: dict[str, Array] = {}
        if tuned is not None:
            with np.load(tuned, allow_pickle=False) as arrays:
                self._learnt = dict(arrays)

    def stored(self, name: str) -> Array:
        return self._stored[name]

    def __getitem__(self, name: str) -> Array:
        if name in self._stored:
            return self._stored[name] + self._learnt.get(name.removeprefix("inner."), np.float32(0))
        return self._stored[f"{name}_q"].astype(np.float32) * self._stored[f"{name}_scale"]

    def layer(self, number: int) -> list[Array]:
        """Matrices (in, out) of a layer: query, key, value, attention's output, two of the MLP."""
        found = [self[name] for name in self._matrices[6 * number : 6 * number + 6]]
        for place, part in enumerate(PARTS):
            learnt = self._learnt.get(f"encoder.layer.{number}.{part}")
            if learnt is not None:
                found[place] += learnt * self._learnt[f"encoder.layer.{number}.{part}.scale"]
        return found


class _Graph:
    """The encoder as ONNX nodes; products in float32 where `ranges` is None."""

    def __init__(self, weights: _Weights, ranges: Ranges | None) -> None:
        self._ranges = ranges
        self._nodes: list[Any] = []
        self._constants: dict[str, Array] = {}
        self.products: list[str] = []  # names of what goes into each product
        hidden = self._embeddings(weights)
        for number in range(LAYERS):
            last = number == LAYERS - 1
            hidden = self._layer(
                weights, number, hidden, "last_hidden_state" if last else f"hidden{number + 1}"
            )

    def model(self, outputs: list[str] | None = None) -> Any:
        """The finished onnx.ModelProto, which gives `outputs`."""
        from onnx import TensorProto, helper, numpy_helper

        graph = helper.make_graph(
            self._nodes,
            "encoder",
            [
                helper.make_tensor_value_info(name, TensorProto.INT64, ["texts", "tokens"])
                for name in ("input_ids", "attention_mask")
            ],
            [
                helper.make_tensor_value_info(name, TensorProto.FLOAT, None)
                for name in outputs or ["last_hidden_state"]
            ],
            [
                numpy_helper.from_array(np.ascontiguousarray(value), name)
                for name, value in self._constants.items()
            ],
        )
        operators = [helper.make_opsetid("", 17), helper.make_opsetid("com.microsoft", 1)]
        return helper.make_model(graph, opset_imports=operators, ir_version=8)

    def _node(self, kind: str, inputs: list[str], outputs: list[str] | str, **options: Any) -> str:
        """Add a node; inputs that are not there are "". Returns its first output."""
        from onnx import helper

        outputs = [outputs] if isinstance(outputs, str) else outputs
        self._nodes.append(helper.make_node(kind, inputs, outputs, outputs[0], **options))
        return outputs[0]

    def _fused(self, kind: str, inputs: list[str], output: str, **options: Any) -> str:
        """Add a node of onnxruntime's own."""
        return self._node(kind, inputs, output, domain="com.microsoft", **options)

    def _constant(self, name: str, value: Array) -> str:
        self._constants[name] = value
        return name

    def _embeddings(self, weights: _Weights) -> str:
        from onnx import TensorProto

        front = "inner.embeddings"
        words = f"{front}.word_embeddings.weight"
        places = weights[f"{front}.position_embeddings.weight"][:POSITIONS]
        kind = weights[f"{front}.token_type_embeddings.weight"][0]  # one text: all of kind 0
        self._constant("words", weights.stored(f"{words}_q"))
        self._constant("word_scales", weights.stored(f"{words}_scale"))
        self._constant("places", places + kind)
        for name, number in (("from0", 0), ("from1", 1), ("to2", 2)):
            self._constant(name, np.array([number], dtype=np.int64))
        self._node("Gather", ["words", "input_ids"], "word8")
        self._node("Cast", ["word8"], "word", to=TensorProto.FLOAT)
        self._node("Gather", ["word_scales", "input_ids"], "word_scale")
        self._node("Mul", ["word", "word_scale"], "scaled")
        self._node("Shape", ["input_ids"], "shape")
        self._node("Slice", ["shape", "from1", "to2"], "tokens")
        self._node("Slice", ["places", "from0", "tokens"], "place")
        self._node("Add", ["scaled", "place"], "embedded")
        self._node("Cast", ["attention_mask"], "mask", to=TensorProto.INT32)
        norm = f"{front}.LayerNorm"
        return self._node(
            "LayerNormalization",
            ["embedded", *(self._constant(f"{norm}.{n}", weights[f"{norm}.{n}"]) for n in _NORM)],
            "hidden0",
            axis=-1,
            epsilon=EPSILON,
        )

    def _layer(self, weights: _Weights, number: int, hidden: str, output: str) -> str:
        front = f"inner.encoder.layer.{number}"
        query, key, value, mix, up, down = weights.layer(number)

        def named(*names: str) -> list[str]:
            return [self._constant(f"{front}.{n}", weights[f"{front}.{n}"]) for n in names]

        inner = [f"attention.self.{name}.bias" for name in ("query", "key", "value")]
        bias = np.concatenate([weights[f"{front}.{name}"] for name in inner])
        three = self._product(hidden, f"qkv{number}", np.concatenate([query, key, value], axis=1))
        parts = [f"{name}{number}" for name in ("query", "key", "value")]
        widths = self._constant("widths", np.array([WIDTH] * 3, dtype=np.int64))
        self._node("Split", [three, widths], parts, axis=-1)
        attended = self._fused(
            "MultiHeadAttention",
            [*parts, self._constant(f"qkv_bias{number}", bias), "mask"],
            f"attended{number}",
            num_heads=HEADS,
        )
        norms = ["LayerNorm.weight", "LayerNorm.bias", "dense.bias"]
        seen = self._fused(
            "SkipLayerNormalization",
            [
                self._product(attended, f"mixed{number}", mix),
                hidden,
                *named(*(f"attention.output.{name}" for name in norms)),
            ],
            f"seen{number}",
            epsilon=EPSILON,
        )
        wide = self._product(seen, f"up{number}", up)
        bent = self._fused("FastGelu", [wide, *named("intermediate.dense.bias")], f"bent{number}")
        return self._fused(
            "SkipLayerNormalization",
            [
                self._product(bent, f"down{number}", down),
                seen,
                *named(*(f"output.{name}" for name in norms)),
            ],
            output,
            epsilon=EPSILON,
        )

    def _product(self, values: str, name: str, matrix: Array) -> str:
        """`values` (…, in) times `matrix` (in, out)."""
        self.products.append(values)
        if self._ranges is None:
            return self._node("MatMul", [values, self._constant(f"{name}.matrix", matrix)], name)
        lowest, highest = self._ranges[values]
        size = np.maximum(np.abs(lowest), np.abs(highest))
        even = size**STRENGTH / np.abs(matrix).max(axis=1) ** (1 - STRENGTH)
        even = np.maximum(even, 1e-5).astype(np.float32)
        low, high = min(0.0, float((lowest / even).min())), float((highest / even).max())
        # Rounded, so that two kinds of processor measure the same.
        step = float(f"{(high - low) / 255:.3g}")
        spread = matrix * even[:, None]
        scale = np.abs(spread).max(axis=0) / 127
        whole = np.clip(np.round(spread / scale), -127, 127).astype(np.int8)
        self._node("Mul", [values, self._constant(f"{name}.even", 1 / even)], f"{name}.evened")
        steps = [
            self._constant(f"{name}.step", np.array(step, dtype=np.float32)),
            self._constant(f"{name}.zero", np.array(round(-low / step), dtype=np.uint8)),
        ]
        self._node("QuantizeLinear", [f"{name}.evened", *steps], f"{name}.whole")
        return self._fused(
            "MatMulIntegerToFloat",
            [
                f"{name}.whole",
                self._constant(f"{name}.matrix", whole),
                steps[0],
                self._constant(f"{name}.scale", scale.astype(np.float32)),
                steps[1],
            ],
            name,
        )


_NORM = ("weight", "bias")
