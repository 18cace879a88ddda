"""What a worker thread tells the screen that started it."""

from __future__ import annotations

from textual.message import Message

from reader.analysis import Analysis


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
