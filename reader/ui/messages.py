"""What a worker thread tells the screen that started it."""

from __future__ import annotations

from collections.abc import Sequence

from textual.message import Message

from reader.analysis import Analysis
from reader.span import Span


class Progressed(Message):
    """Recognition has come so far.

    Attributes:
        fraction: 0 to 1.
    """

    def __init__(self, fraction: float) -> None:
        """Keep it."""
        super().__init__()
        self.fraction = fraction


class Analysed(Message):
    """Recognition is done.

    Attributes:
        analysis: what was found.
    """

    def __init__(self, analysis: Analysis) -> None:
        """Keep it."""
        super().__init__()
        self.analysis = analysis


class Glimpsed(Message):
    """What stands around the text on the screen is known; the rest of a long article is still being read.

    Attributes:
        analysis: what was found there.
    """

    def __init__(self, analysis: Analysis) -> None:
        """Keep it."""
        super().__init__()
        self.analysis = analysis


class Found(Message):
    """A search is done.

    Attributes:
        words: what was looked for.
        hits: where it stands.
    """

    def __init__(self, words: str, hits: Sequence[Span]) -> None:
        """Keep both."""
        super().__init__()
        self.words = words
        self.hits = hits


class Failed(Message):
    """Work in the background failed.

    Attributes:
        key: message key; its placeholder is ``reason``.
        reason: what went wrong.
    """

    def __init__(self, key: str, reason: Exception) -> None:
        """Keep both."""
        super().__init__()
        self.key = key
        self.reason = reason


class Exported(Message):
    """A file was written.

    Attributes:
        path: where.
    """

    def __init__(self, path: str) -> None:
        """Keep it."""
        super().__init__()
        self.path = path
