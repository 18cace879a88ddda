"""Where the files that ship with the program lie, installed from a wheel or run from a checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent


def data(name: str) -> Path:
    """A file of ``reader/data``."""
    return _PACKAGE / "data" / name


def shipped(folder: str) -> Path:
    """A top-level folder (``themes``, ``sample_articles``) that the wheel packs inside the package."""
    packed = _PACKAGE / folder
    return packed if packed.is_dir() else _PACKAGE.parent / folder
