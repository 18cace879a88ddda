"""Rows that were drawn for screens that are gone are not kept."""

import gc
import weakref

from textual._styles_cache import StylesCache
from textual.color import Color

from reader.ui.forgetting import forget_drawn_rows


def test_the_rows_of_a_widget_go_with_it() -> None:
    rows = StylesCache()
    rows.get_inner_outer(Color(1, 2, 3), Color(4, 5, 6))
    gone = weakref.ref(rows)
    del rows
    forget_drawn_rows()
    gc.collect()
    assert gone() is None
