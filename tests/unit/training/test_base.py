import struct
from pathlib import Path

import numpy as np
import pytest

from reader.errors import InputError
from reader.training import base

HIDDEN, INNER, ROWS = 32, 64, 3


def block(scale: float, nibbles: list[int]) -> bytes:
    low, high = nibbles[:16], nibbles[16:]
    return np.float16(scale).tobytes() + bytes(a | b << 4 for a, b in zip(low, high, strict=True))


def container(tensors: dict[str, bytes]) -> bytes:
    header = b"E5S1" + struct.pack("<I7ifi", 1, HIDDEN, 1, 2, INNER, ROWS, 8, 1, 1e-12, 32)
    vocabulary = struct.pack("<5iQ", 2, 0, 2, 1, 3, 5) + bytes(4 * 3 + 4 * 2) + b"abcde"
    characters = struct.pack("<iI", 1, 9) + bytes(9)
    start = len(header) + len(vocabulary) + len(characters) + 4
    start += sum(2 + len(name) + 21 for name in tensors)
    directory, body = struct.pack("<i", len(tensors)), b""
    for name, raw in tensors.items():
        directory += struct.pack("<H", len(name)) + name.encode()
        directory += struct.pack("<BIQQ", 0, 0, start + len(body), len(raw))
        body += raw
    return header + vocabulary + characters + directory + body


def test_blocks_of_four_bits_become_floats(tmp_path: Path) -> None:
    path = tmp_path / "weights.bin"
    nibbles = [number % 16 for number in range(32)]
    words = block(0.5, nibbles) + block(2.0, [8] * 32) + block(-1.0, [0] * 32)
    path.write_bytes(container({"emb.word": words, "l0.q.b": np.arange(32, dtype="<f4").tobytes()}))
    found = base.read(path)
    assert found.shape == base.Shape(ROWS, HIDDEN, 1, 2, INNER, 8, pytest.approx(1e-12))
    assert found.tensors["emb.word"].tolist() == [
        [(nibble - 8) * 0.5 for nibble in nibbles],
        [0.0] * 32,
        [8.0] * 32,
    ]
    assert found.tensors["l0.q.b"].tolist() == list(range(32))


def test_matrices_have_the_shape_of_their_place(tmp_path: Path) -> None:
    path = tmp_path / "weights.bin"
    names = {"l0.fi.w": 2 * HIDDEN, "l0.fo.w": 2 * HIDDEN, "l0.q.w": HIDDEN}
    path.write_bytes(container({name: block(1.0, [9] * 32) * blocks for name, blocks in names.items()}))
    shapes = {name: values.shape for name, values in base.read(path).tensors.items()}
    assert shapes == {"l0.fi.w": (64, 32), "l0.fo.w": (32, 64), "l0.q.w": (32, 32)}


def test_another_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "weights.bin"
    path.write_bytes(b"GGUF" + bytes(100))
    with pytest.raises(InputError, match=r"training\.not_a_container"):
        base.read(path)


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.training.base.find_spec", lambda name: None)
    with pytest.raises(InputError, match=r"training\.missing_package"):
        base.weights_path()
