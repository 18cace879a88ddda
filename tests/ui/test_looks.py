"""What the screens look like; ``pytest tests/ui/test_looks.py --snapshot-update`` after a change that is meant."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.pilot import Pilot

SIZES = [(60, 20), (100, 30), (160, 50)]
DRESSES = [("ar", "night"), ("en", "paper")]


def settle(*keys: str):
    """Wait for recognition, then press keys."""

    async def run(pilot: Pilot) -> None:
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        for key in keys:
            await pilot.press(key)
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()

    return run


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize(("language", "theme"), DRESSES)
def test_reader(snap_compare, make_app, size, language, theme):
    app = make_app(language=language, theme=theme)
    assert snap_compare(app, terminal_size=size, run_before=settle("n", "n"))


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize(("language", "theme"), DRESSES)
def test_help(snap_compare, make_app, size, language, theme):
    app = make_app(language=language, theme=theme)
    assert snap_compare(app, terminal_size=size, run_before=settle("question_mark"))


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize(("language", "theme"), DRESSES)
def test_palette(snap_compare, make_app, size, language, theme):
    app = make_app(language=language, theme=theme)
    assert snap_compare(app, terminal_size=size, run_before=settle("ctrl+p", *"next"))


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize(("language", "theme"), DRESSES)
def test_question(snap_compare, make_app, size, language, theme, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sidr.md").touch()
    app = make_app(language=language, theme=theme)
    assert snap_compare(app, terminal_size=size, run_before=settle("e", "enter"))


@pytest.mark.parametrize(("language", "theme"), DRESSES)
@pytest.mark.parametrize("list_", ["truce", "names"])
def test_panel_in_a_narrow_terminal(snap_compare, make_app, language, theme, list_):
    keys = ["t"] if list_ == "truce" else ["t", "tab", "down"]
    app = make_app(language=language, theme=theme)
    assert snap_compare(app, terminal_size=(60, 20), run_before=settle(*keys))


@pytest.mark.parametrize(("language", "theme"), DRESSES)
def test_find(snap_compare, make_app, language, theme):
    app = make_app(language=language, theme=theme)
    assert snap_compare(app, terminal_size=(90, 24), run_before=settle("slash", *"وادي"))


def test_selecting_in_focus_mode(snap_compare, make_app):
    assert snap_compare(make_app(), terminal_size=(90, 24), run_before=settle("d", "d", "z", "s", "v"))


@pytest.mark.parametrize(("language", "theme"), DRESSES)
def test_an_article_without_a_date(snap_compare, make_app, article, analysis, language, theme):
    undated = replace(article, date=None)
    truce = analysis.truces[0]
    start = replace(truce.start, value=None)
    found = replace(analysis, article=undated, truces=(replace(truce, start=start, end=None),))
    app = make_app(articles=[undated], analyser=lambda *_: found, language=language, theme=theme)
    assert snap_compare(app, terminal_size=(100, 40), run_before=settle())
