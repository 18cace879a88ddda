"""Rows that were drawn for screens that are gone are not kept."""

import gc
import weakref

from textual._styles_cache import StylesCache
from textual.color import Color

from reader.ui.forgetting import SELDOM, Collector, forget_drawn_rows, undisturbed


def test_the_rows_of_a_widget_go_with_it() -> None:
    rows = StylesCache()
    rows.get_inner_outer(Color(1, 2, 3), Color(4, 5, 6))
    gone = weakref.ref(rows)
    del rows
    forget_drawn_rows()
    gc.collect()
    assert gone() is None


def test_garbage_is_collected_while_nothing_happens() -> None:
    counts, collected = (700, 5, 1), []
    collector = Collector(lambda: counts, lambda: collected.append(None))
    for _ in range(3):
        collector.stir()
        collector.look()
    assert not collected
    collector.look()
    assert len(collected) == 1
    counts = (700, 5, 0)
    collector.look()
    assert len(collected) == 1


def test_the_collector_is_as_it_was_afterwards():
    usual, frozen = gc.get_threshold(), gc.get_freeze_count()
    with undisturbed():
        assert gc.isenabled()
        assert gc.get_threshold()[2] == SELDOM
        assert gc.get_freeze_count() > frozen
    assert (gc.get_threshold(), gc.get_freeze_count()) == (usual, 0)
