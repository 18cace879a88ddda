"""What the reader may choose about an export."""

from __future__ import annotations

from dataclasses import dataclass

from reader.i18n import Language


@dataclass(frozen=True, slots=True)
class Options:
    """Choices for all formats; each takes heed of those that mean something to it.

    Attributes:
        language: the language of labels and headings.
    """

    language: Language = "ar"
