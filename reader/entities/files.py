"""The files of the embedded model, and whether they are whole."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from reader.errors import InputError

MODEL_FILE = "names.onnx"
TOKENIZER_FILE = "tokenizer.json"
LABELS_FILE = "labels.json"
MANIFEST_FILE = "manifest.json"


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError("names_model.missing", path=path) from error


def manifest(folder: Path) -> dict[str, Any]:
    """The version and the SHA-256 of each file, as the training wrote them.

    Raises:
        InputError: the manifest is missing or damaged.
    """
    path = folder / MANIFEST_FILE
    try:
        content: dict[str, Any] = json.loads(_read(path))
        return {"version": str(content["version"]), "sha256": dict(content["sha256"])}
    except (ValueError, KeyError, TypeError) as error:
        raise InputError("names_model.damaged", path=path) from error


def checked(folder: Path) -> dict[str, bytes]:
    """The content of each file that the manifest lists.

    Raises:
        InputError: a file is missing, or is not the one that the manifest was written for.
    """
    contents = {}
    for name, expected in manifest(folder)["sha256"].items():
        contents[name] = _read(folder / name)
        if hashlib.sha256(contents[name]).hexdigest() != expected:
            raise InputError("names_model.damaged", path=folder / name)
    for name in (MODEL_FILE, TOKENIZER_FILE, LABELS_FILE):
        if name not in contents:
            raise InputError("names_model.damaged", path=folder / MANIFEST_FILE)
    return contents
