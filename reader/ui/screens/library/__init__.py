"""The list of what there is to read."""

from reader.ui.screens.library.screen import LibraryScreen

__all__ = ["LibraryScreen"]
