"""The screen where an article is read: one module for each thing that can be done on it."""

from reader.ui.screens.reader.screen import ReaderScreen

__all__ = ["ReaderScreen"]
