"""Letting go of what is needed no more: drawn rows of screens that are gone, and garbage, but not during a frame."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Callable, Iterator

SELDOM = 1_000
"""Collections of what is young until everything is looked through without the app being at rest: in hours."""

LOOK = 0.5
"""Seconds between looks whether the reader does something."""


@contextlib.contextmanager
def undisturbed() -> Iterator[None]:
    """Keep the collector of garbage from making frames late.

    What is loaded stays to the end and is never looked through. What is young is, in a millisecond; everything else
    when ``Collector`` finds the app at rest.
    """
    usual = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(*usual[:2], SELDOM)
    gc.enable()
    try:
        yield
    finally:
        gc.set_threshold(*usual)
        gc.unfreeze()


class Collector:
    """Collects garbage while nothing happens."""

    def __init__(
        self,
        counts: Callable[[], tuple[int, int, int]] = gc.get_count,
        collect: Callable[[], object] = gc.collect,
    ) -> None:
        """Begin to look.

        Args:
            counts: as ``gc.get_count``; its last is how often what is young was collected since all was.
            collect: collects all garbage.
        """
        self._counts, self._collect = counts, collect
        self._stirred = False

    def stir(self) -> None:
        """Something happens: the reader pressed a key or moved the mouse."""
        self._stirred = True

    def look(self) -> None:
        """Collect, if nothing happened since the last look and there may be something to collect."""
        if not self._stirred and self._counts()[2]:
            self._collect()
        self._stirred = False


def forget_drawn_rows() -> None:
    """Free what Textual keeps of widgets that are no more.

    Textual 8 remembers the colours of a widget's edges by the widget's cache of drawn rows, for the last 1,024
    pairs of colours, and so keeps the rows of some hundred screens alive. It only saves time: working the colours
    out anew costs microseconds.
    """
    with contextlib.suppress(ImportError, AttributeError):  # another Textual may not have the fault
        from textual._styles_cache import StylesCache

        StylesCache.get_inner_outer.cache_clear()
