"""Letting go of the drawn rows of screens that are gone."""

from __future__ import annotations

import contextlib


def forget_drawn_rows() -> None:
    """Free what Textual keeps of widgets that are no more.

    Textual 8 remembers the colours of a widget's edges by the widget's cache of drawn rows, for the last 1,024
    pairs of colours, and so keeps the rows of some hundred screens alive. It only saves time: working the colours
    out anew costs microseconds.
    """
    with contextlib.suppress(ImportError, AttributeError):  # another Textual may not have the fault
        from textual._styles_cache import StylesCache

        StylesCache.get_inner_outer.cache_clear()
