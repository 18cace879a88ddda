"""The files that ship as a checkpoint again, so that anybody can train on from the shipped model.

Weights come back as what the int8 numbers stand for: scores differ by no more than int8 cost before.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from reader.entities.files import LABELS_FILE, MODEL_FILE
from reader.errors import InputError
from reader.training import model
from reader.training.base import Floats, Shape
from reader.training.export import QUANTISED, SCALE, SHAPE, attention_divisor


def _floats(constants: dict[str, Any], name: str) -> Floats:
    """A weight as the graph holds it; int8 is symmetric, so there are no zero points to take off."""
    values = constants[name + QUANTISED if name + QUANTISED in constants else name]
    return np.asarray(values * np.float32(constants.get(name + SCALE, 1)), np.float32)


def restore(folder: Path, out: Path) -> None:
    """Write the checkpoint of an exported model.

    Args:
        folder: holds the exported files.
        out: path of the checkpoint.

    Raises:
        InputError: the model was not exported by this pipeline.
    """
    graph = onnx.load(folder / MODEL_FILE)
    properties = {one.key: one.value for one in graph.metadata_props}
    if SHAPE not in properties:
        raise InputError("training.not_exported_here", path=folder / MODEL_FILE)
    labels = json.loads((folder / LABELS_FILE).read_text(encoding="utf-8"))
    tagger = model.Tagger(Shape(**json.loads(properties[SHAPE])), len(labels))
    constants = {one.name: numpy_helper.to_array(one) for one in graph.graph.initializer}
    divisor = attention_divisor(tagger.shape)
    weights = {}
    for name in tagger.state_dict():
        values = _floats(constants, name)
        values = values.T if _turned(name) else values
        weights[name] = torch.from_numpy(np.array((values.T * divisor).T if ".qkv." in name else values))
    tagger.load_state_dict(weights)
    model.save(tagger, out)


def _turned(name: str) -> bool:
    """Whether the graph holds a weight transposed: those of linear layers."""
    return name.endswith(("qkv.weight", "out.weight", "inner.weight", "outer.weight", "classifier.weight"))
