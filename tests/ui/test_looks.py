"""What the screens look like; ``pytest tests/ui -k looks --snapshot-update`` after a change that is meant."""

from __future__ import annotations

from dataclasses import replace

from .waiting import settle

DRESSES = [("ar", "night"), ("en", "paper")]


def test_reader(snap_compare, make_app, language, theme, size):
    app = make_app(language=language, theme=theme)
    assert snap_compare(app, terminal_size=size, run_before=settle("n", "n"))


def test_help(snap_compare, make_app, language, theme, size):
    app = make_app(language=language, theme=theme)
    assert snap_compare(app, terminal_size=size, run_before=settle("question_mark"))


def test_palette(snap_compare, make_app, language, theme, size):
    app = make_app(language=language, theme=theme)
    assert snap_compare(app, terminal_size=size, run_before=settle("ctrl+p", *"next"))


def test_question(snap_compare, make_app, language, theme, size, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sidr.md").touch()
    app = make_app(language=language, theme=theme)
    assert snap_compare(app, terminal_size=size, run_before=settle("e", "enter"))


def test_truce_panel(snap_compare, make_app, language, theme, size):
    """In a narrow terminal the panel covers the text; in a wide one the cursor stands in it."""
    keys = ["t"] if size[0] == 60 else ["tab", "down"]
    app = make_app(language=language, theme=theme)
    assert snap_compare(app, terminal_size=size, run_before=settle(*keys))


def test_names_panel(snap_compare, make_app, language, theme, size):
    keys = ["t", "tab", "down"] if size[0] == 60 else ["shift+tab", "down"]
    app = make_app(language=language, theme=theme)
    assert snap_compare(app, terminal_size=size, run_before=settle(*keys))


def test_narrowing_names(snap_compare, make_app, language, theme, size):
    app = make_app(language=language, theme=theme)
    assert snap_compare(app, terminal_size=size, run_before=settle("i", *"سام"))


def test_find(snap_compare, make_app, language, theme, size):
    app = make_app(language=language, theme=theme)
    assert snap_compare(app, terminal_size=size, run_before=settle("slash", *"وادي"))


def test_selecting_in_focus_mode(snap_compare, make_app, language, theme, size):
    app = make_app(language=language, theme=theme)
    assert snap_compare(app, terminal_size=size, run_before=settle("d", "d", "z", "s", "v"))


def test_an_article_without_a_date(snap_compare, make_app, article, analysis, language, theme, size):
    undated = replace(article, date=None)
    truce = analysis.truces[0]
    start = replace(truce.start, value=None)
    found = replace(analysis, article=undated, truces=(replace(truce, start=start, end=None),))
    app = make_app(articles=[undated], analyser=lambda *_: found, language=language, theme=theme)
    assert snap_compare(app, terminal_size=size, run_before=settle())
