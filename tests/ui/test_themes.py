"""Themes in the app: changed, read again, without colours."""

from __future__ import annotations

import shutil

import pytest
from textual.filter import NoColor

from reader.errors import InputError
from reader.resources import shipped
from reader.theming import load
from reader.ui.themes import colours_shown
from reader.ui.widgets.article import ArticleView

from .waiting import settled

SIZE = (84, 16)


@pytest.fixture
def own(tmp_path):
    """A folder with a theme of one's own."""
    shutil.copy(shipped("themes") / "night.toml", tmp_path / "mine.toml")
    _write(tmp_path, 'name = "night"', 'name = "mine"')
    return tmp_path


def _write(folder, old, new):
    path = folder / "mine.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


async def test_a_changed_theme_is_read_again(make_app, own):
    app = make_app(theme="mine", theme_folders=[shipped("themes"), own])
    async with app.run_test(size=SIZE) as pilot:
        view = app.screen.query_one(ArticleView)
        assert view.rich_style.bgcolor.get_truecolor().hex == "#12161f"
        _write(own, "#12161f", "#202020")
        app.look_for_themes()
        await pilot.pause()
        assert view.rich_style.bgcolor.get_truecolor().hex == "#202020"
        assert app.screen.bar.message == app.say("theme.changed", name="mine")


async def test_a_theme_that_has_become_none_is_told_and_stays_as_it_was(make_app, own):
    app = make_app(theme="mine", language="en", theme_folders=[shipped("themes"), own])
    async with app.run_test(size=SIZE) as pilot:
        _write(own, "#12161f", "black")
        app.look_for_themes()
        await pilot.pause()
        assert "black is not a colour" in app.screen.bar.message
        assert app.screen.bar.failed
        view = app.screen.query_one(ArticleView)
        assert view.rich_style.bgcolor.get_truecolor().hex == "#12161f"


async def test_a_file_that_is_no_theme_is_told_at_the_start(make_app):
    problem = InputError("theme.bad_name", path="/themes/mine.toml")
    app = make_app(problems=[problem])
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        assert app.screen.bar.message == app.say("theme.bad_name", path="/themes/mine.toml")
        assert app.screen.bar.failed


async def test_nothing_changed_nothing_told(make_app, own):
    app = make_app(theme="mine", theme_folders=[shipped("themes"), own])
    async with app.run_test(size=SIZE):
        app.look_for_themes()
        assert app.screen.bar.message == ""


async def test_the_next_theme_is_told(make_app):
    app = make_app(theme="night", language="en")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("c")
        names = list(app.themes)
        following = names[(names.index("night") + 1) % len(names)]
        assert app.theme == f"qari-{following}"
        assert app.screen.bar.message == f"theme: {app.themes[following].labels['en']}"


async def test_without_colours_names_are_told_apart_by_their_lines(make_app, monkeypatch, analysis):
    monkeypatch.setenv("NO_COLOR", "1")
    app = make_app(theme="sixteen", colourless=True)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        view = app.screen.query_one(ArticleView)
        (colourless,) = [each for each in app._filters if isinstance(each, NoColor)]
        seen = set()
        for y in range(view.size.height):
            strip = view.render_line(y).apply_filter(colourless, app.screen.styles.background)
            for segment in strip:
                style = segment.style
                assert style.color is None or style.color.is_default
                assert style.bgcolor is None or style.bgcolor.is_default
                seen |= {name for name in ("underline", "underline2", "bold") if getattr(style, name)}
        assert seen == {"underline", "underline2", "bold"}


@pytest.mark.parametrize(
    ("environ", "colours"),
    [
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, 1 << 24),
        ({"TERM": "xterm-256color"}, 256),
        ({"TERM": "linux"}, 16),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, 0),
        ({"TERM": "xterm-256color", "NO_COLOR": ""}, 256),
    ],
)
def test_how_many_colours_the_terminal_gets(environ, colours):
    assert colours_shown(environ) == colours


def test_every_shipped_theme_is_known_to_the_tests():
    assert {"night", "day", "paper", "contrast", "sixteen"} == set(load([shipped("themes")])[0])
