"""What the reader may choose about an export."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reader.export.selecting import Selection
from reader.i18n import Language
from reader.theming import Theme

Mark = Literal["bold", "equals", "html"]
MARKS: tuple[Mark, ...] = ("bold", "equals", "html")


@dataclass(frozen=True, slots=True)
class Options:
    """Choices for all formats; each takes heed of those that mean something to it.

    Attributes:
        language: the language of labels and headings.
        theme: whose colours a page wears; None for light or dark, as whoever looks at it prefers.
        select: what is exported (``reader.export.selecting``); None for everything.
        mark: how Markdown marks names: ``**bold**``, ``==equals==``, ``<mark>``.
        wiki_links: whether Markdown links names to pages of their own, ``[[name]]``.
    """

    language: Language = "ar"
    theme: Theme | None = None
    select: Selection | None = None
    mark: Mark = "bold"
    wiki_links: bool = False
