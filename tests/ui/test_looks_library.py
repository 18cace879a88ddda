"""What the list of articles and the tour look like."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.pilot import Pilot

from .waiting import settle

DRESSES = [("ar", "contrast"), ("en", "day")]


@pytest.fixture
def make_library(make_app, analysis, monkeypatch, tmp_path):
    """The app on its list, in a folder of a reader whose own folder is a new one."""
    here = tmp_path / "أخبار"
    here.mkdir()
    (here / "خبر.txt").write_text(
        "ورشة للخط العربي\n\nافتتحت ورشة للخط العربي في المدينة.\n", encoding="utf-8"
    )
    (here / "تالف.txt").write_bytes(b"\x00\x01\x02")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(here)

    def make(**given):
        found = lambda article, *_: replace(analysis, article=article)  # noqa: E731
        return make_app(articles=[], analyser=found, library=tmp_path / "library.json", **given)

    return make


def test_library(snap_compare, make_library, language, theme, size):
    app = make_library(language=language, theme=theme)
    assert snap_compare(app, terminal_size=size, run_before=settle("down"))


def test_folder(snap_compare, make_library, tmp_path, language, theme, size):
    app = make_library(language=language, theme=theme, folder=tmp_path / "أخبار")
    assert snap_compare(app, terminal_size=size, run_before=settle())


def test_finding_a_title(snap_compare, make_library, language, theme, size):
    app = make_library(language=language, theme=theme)
    assert snap_compare(app, terminal_size=size, run_before=settle("slash", *"هدن"))


def test_tour(snap_compare, make_library, language, theme, size):
    app = make_library(language=language, theme=theme, tour=True)

    async def until_it_shows_a_name(pilot: Pilot) -> None:
        await settle()(pilot)
        for _ in range(100):
            if app.screen.showing:
                break
            await pilot.pause(0.05)
        await pilot.pause()

    assert snap_compare(app, terminal_size=size, run_before=until_it_shows_a_name)
