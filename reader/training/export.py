"""The files that ship: the tagger as an int8 ONNX graph, its tokenizer, its labels and a manifest.

The graph is written node by node, so that it holds exactly what is needed. Embeddings are int8 with a scale
for each row (Gather, Cast, Mul); ``quantize_dynamic`` does the matrices, per output channel, in a reduced
range that is safe on processors without VNNI.
"""

from __future__ import annotations

import hashlib
import json
import math
import shutil
import tempfile
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from onnx import TensorProto, checker, helper, numpy_helper
from onnx import save as save_graph

from reader.entities.files import LABELS_FILE, MANIFEST_FILE, MODEL_FILE, TOKENIZER_FILE
from reader.training import model
from reader.training.base import Floats, Shape
from reader.training.corpora import LABELS

WORDS, POSITIONS = "words.weight", "positions.weight"
SCALE, QUANTISED = "_scale", "_quantized"
"""What ``quantize_dynamic`` adds to a weight's name, and so do the embeddings."""

SHAPE = "shape"
"""The model's property that holds its sizes."""

_OPSET = 20
_IR = 9
_HIDDEN = -1e4


class Graph:
    """An ONNX graph in the making: nodes and constants, each output named once."""

    def __init__(self) -> None:
        self.nodes: list[Any] = []
        self.constants: list[Any] = []

    def add(self, kind: str, inputs: Iterable[str], **attributes: Any) -> str:
        """A node with one output; the output's name."""
        name = f"v{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [name], name=name, **attributes))
        return name

    def split(self, value: str, parts: int) -> tuple[str, ...]:
        """A value cut into equal parts along its last axis."""
        name = f"v{len(self.nodes)}"
        outputs = [f"{name}_{part}" for part in range(parts)]
        self.nodes.append(helper.make_node("Split", [value], outputs, name=name, axis=-1, num_outputs=parts))
        return tuple(outputs)

    def constant(self, values: npt.ArrayLike, kind: Any = np.float32, *, name: str = "") -> str:
        """A constant's name; those of weights let ``restore`` find them again."""
        name = name or f"c{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(values, kind), name))
        return name


def _rows_as_int8(rows: Floats) -> tuple[npt.NDArray[np.int8], Floats]:
    scales = np.abs(rows).max(axis=1, keepdims=True) / 127
    scales[scales == 0] = 1
    return np.round(rows / scales).astype(np.int8), scales.astype(np.float32)


def _linear(graph: Graph, value: str, weights: dict[str, Floats], name: str) -> str:
    weight, bias = f"{name}.weight", f"{name}.bias"
    product = graph.add("MatMul", [value, graph.constant(weights[weight].T, name=weight)])
    return graph.add("Add", [product, graph.constant(weights[bias], name=bias)])


def _norm(graph: Graph, value: str, weights: dict[str, Floats], name: str, epsilon: float) -> str:
    parts = (f"{name}.weight", f"{name}.bias")
    scale, bias = (graph.constant(weights[part], name=part) for part in parts)
    return graph.add("LayerNormalization", [value, scale, bias], axis=-1, epsilon=epsilon)


def _embeddings(graph: Graph, weights: dict[str, Floats]) -> str:
    rows, scales = _rows_as_int8(weights[WORDS])
    quantised = graph.add("Gather", [graph.constant(rows, np.int8, name=WORDS), "rows"])
    scale = graph.add("Gather", [graph.constant(scales, name=WORDS + SCALE), "rows"])
    words = graph.add("Mul", [graph.add("Cast", [quantised], to=TensorProto.FLOAT), scale])
    length = graph.add("Shape", ["rows"], start=1, end=2)
    places = graph.add(
        "Slice",
        [graph.constant(weights[POSITIONS], name=POSITIONS), graph.constant([0], np.int64), length],
    )
    return graph.add("Add", [words, places])


def _attention(
    graph: Graph, states: str, shade: str, weights: dict[str, Floats], shape: Shape, layer: str
) -> str:
    split = graph.constant([0, 0, shape.heads, shape.hidden // shape.heads], np.int64)
    query, key, value = (
        graph.add("Reshape", [part, split])
        for part in graph.split(_linear(graph, states, weights, f"{layer}.qkv"), 3)
    )
    query = graph.add("Transpose", [query], perm=[0, 2, 1, 3])
    key = graph.add("Transpose", [key], perm=[0, 2, 3, 1])
    value = graph.add("Transpose", [value], perm=[0, 2, 1, 3])
    likeness = graph.add("Add", [graph.add("MatMul", [query, key]), shade])
    seen = graph.add("MatMul", [graph.add("Softmax", [likeness], axis=-1), value])
    joined = graph.add("Transpose", [seen], perm=[0, 2, 1, 3])
    flat = graph.add("Reshape", [joined, graph.constant([0, 0, shape.hidden], np.int64)])
    return _linear(graph, flat, weights, f"{layer}.out")


def _layer(
    graph: Graph, states: str, shade: str, weights: dict[str, Floats], shape: Shape, layer: str
) -> str:
    attended = _attention(graph, states, shade, weights, shape, layer)
    total = graph.add("Add", [states, attended])
    states = _norm(graph, total, weights, f"{layer}.attention_norm", shape.epsilon)
    inner = graph.add("Gelu", [_linear(graph, states, weights, f"{layer}.inner")])
    outer = _linear(graph, inner, weights, f"{layer}.outer")
    return _norm(graph, graph.add("Add", [states, outer]), weights, f"{layer}.output_norm", shape.epsilon)


def attention_divisor(shape: Shape) -> Floats:
    """By what the rows of a layer's ``qkv`` are divided, so that no division of the attention is left."""
    divisor = np.ones(3 * shape.hidden, np.float32)
    divisor[: shape.hidden] = math.sqrt(shape.hidden // shape.heads)
    return divisor


def _scaled_queries(weights: dict[str, Floats], shape: Shape) -> dict[str, Floats]:
    """The same weights with the attention's division moved into those of the queries."""
    divisor = attention_divisor(shape)
    return {name: (values.T / divisor).T if ".qkv." in name else values for name, values in weights.items()}


def graph_of(tagger: model.Tagger) -> Any:
    """The tagger as an ONNX model in float32 (but for the embeddings).

    Inputs ``rows`` (int64) and ``mask`` (float: 1 for a subword, 0 for padding), both ``(batch, length)``;
    output ``scores``, ``(batch, length, labels)``.
    """
    shape = tagger.shape
    plain = {name: value.float().numpy() for name, value in tagger.state_dict().items()}
    weights = _scaled_queries(plain, shape)
    graph = Graph()
    inverted = graph.add("Sub", [graph.constant(1.0), "mask"])
    dark = graph.add("Mul", [inverted, graph.constant(_HIDDEN)])
    shade = graph.add("Unsqueeze", [dark, graph.constant([1, 2], np.int64)])
    states = _norm(graph, _embeddings(graph, weights), weights, "norm", shape.epsilon)
    for number in range(shape.layers):
        states = _layer(graph, states, shade, weights, shape, f"layers.{number}")
    scores = _linear(graph, states, weights, "classifier")
    graph.nodes.append(helper.make_node("Identity", [scores], ["scores"], name="scores"))
    axes = ["batch", "length"]
    made = helper.make_graph(
        graph.nodes,
        "names",
        [
            helper.make_tensor_value_info("rows", TensorProto.INT64, axes),
            helper.make_tensor_value_info("mask", TensorProto.FLOAT, axes),
        ],
        [helper.make_tensor_value_info("scores", TensorProto.FLOAT, [*axes, len(LABELS)])],
        graph.constants,
    )
    whole = helper.make_model(made, opset_imports=[helper.make_opsetid("", _OPSET)], ir_version=_IR)
    helper.set_model_props(whole, {SHAPE: json.dumps(asdict(shape))})
    checker.check_model(whole)
    return whole


def _quantise(whole: Any, out: Path) -> None:
    from onnxruntime.quantization import QuantType, quantize_dynamic

    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        save_graph(whole, str(plain))
        quantize_dynamic(
            plain,
            out,
            per_channel=True,
            reduce_range=True,
            weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul"],
            extra_options={"MatMulConstBOnly": True},
        )


def export(checkpoint: Path, tokenizer: Path, out: Path, *, version: str, quantised: bool = True) -> None:
    """Write the files that the embedded engine reads.

    Args:
        checkpoint: of a tagger.
        tokenizer: the tokenizer that belongs to it.
        out: the folder, made when missing.
        version: what the record shall call the model.
        quantised: int8; float32 is for comparing.
    """
    tagger, _ = model.load(checkpoint)
    whole = graph_of(tagger)
    out.mkdir(parents=True, exist_ok=True)
    if quantised:
        _quantise(whole, out / MODEL_FILE)
    else:
        save_graph(whole, str(out / MODEL_FILE))
    shutil.copyfile(tokenizer, out / TOKENIZER_FILE)
    (out / LABELS_FILE).write_text(json.dumps(LABELS) + "\n", encoding="utf-8")
    files = (MODEL_FILE, TOKENIZER_FILE, LABELS_FILE)
    manifest = {
        "version": version,
        "sha256": {name: hashlib.sha256((out / name).read_bytes()).hexdigest() for name in files},
    }
    (out / MANIFEST_FILE).write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")
