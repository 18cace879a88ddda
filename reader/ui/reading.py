"""What the screen of an article starts with and leaves behind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from reader.analysis import Analysis
from reader.article import Article
from reader.corrections.session import Corrected
from reader.entities.model import Cancelled, Progress
from reader.visual.layout import Tashkeel

Analyser = Callable[[Article, Progress, Cancelled], Analysis]
"""Finds what there is to find; runs in a thread."""


@dataclass
class Reading:
    """One article that is being read.

    Attributes:
        article: the article.
        measure: most cells of a line.
        spacing: empty rows between paragraphs.
        tashkeel: whether vowel marks are shown.
        panel: whether the side panel is open.
        position: the code point at the top of the screen.
        place: which of the open articles it is, in words; empty when it is the only one.
        analysis: what was found, when it is known, as the reader put it right.
        corrected: what was found and what the reader corrected in it.
        corrections: the folder where corrections are kept; None keeps none.
    """

    article: Article
    measure: int = 88
    spacing: int = 1
    tashkeel: Tashkeel = "keep"
    panel: bool = True
    position: int = 0
    place: str = ""
    analysis: Analysis | None = None
    corrected: Corrected | None = None
    corrections: Path | None = None
