"""What the menus of corrections look like."""

from __future__ import annotations

from .waiting import settle

DRESSES = [("ar", "sixteen"), ("en", "night")]


def test_correcting_a_name(snap_compare, make_app, language, theme, size):
    app = make_app(language=language, theme=theme)
    assert snap_compare(app, terminal_size=size, run_before=settle("n", "x"))


def test_correcting_a_selection(snap_compare, make_app, language, theme, size):
    app = make_app(language=language, theme=theme)
    assert snap_compare(app, terminal_size=size, run_before=settle("s", "v", "x"))


def test_correcting_a_fact(snap_compare, make_app, language, theme, size):
    app = make_app(language=language, theme=theme)
    assert snap_compare(app, terminal_size=size, run_before=settle("x", "down"))


def test_asking_for_a_value(snap_compare, make_app, language, theme, size):
    app = make_app(language=language, theme=theme)
    assert snap_compare(app, terminal_size=size, run_before=settle("x", "down", "down", "down", "enter"))
