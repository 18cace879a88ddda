from __future__ import annotations

import datetime as dt
from dataclasses import replace

from reader import library
from reader.ui import memory
from reader.ui.app import QariApp
from reader.ui.reading import Reading
from reader.ui.screens.reader import ReaderScreen

from .waiting import settled


async def screen_of(app: QariApp, pilot) -> ReaderScreen:
    await settled(pilot)
    assert isinstance(app.screen, ReaderScreen)
    return app.screen


async def test_coming_back_to_an_article_goes_to_the_same_place(make_app, tmp_path):
    path = tmp_path / "library.json"
    app = make_app(library=path)
    async with app.run_test(size=(90, 15)) as pilot:
        screen = await screen_of(app, pilot)
        await pilot.press("pagedown")
        await pilot.pause()
        place = screen.view.position
        assert place > 0
    (visit,) = library.visits(path)
    assert visit.position == place
    assert visit.counts["LOC"] > 0
    assert "هدنة إنسانية" in (visit.truce or "")

    app = make_app(library=path)
    async with app.run_test(size=(60, 20)) as pilot:
        screen = await screen_of(app, pilot)
        view = screen.view
        assert abs(view.document.row_of(place) - view.scroll_y) <= 1


def test_a_date_that_was_given_holds(article, tmp_path):
    path = tmp_path / "library.json"
    undated = replace(article, date=None)
    memory.keep(Reading(article), path, lambda key, **_: key)  # type: ignore[arg-type]
    reading = Reading(undated)
    memory.take_up(reading, path)
    assert reading.article.date == article.date
    other = Reading(replace(article, date=dt.date(2020, 1, 1)))
    memory.take_up(other, path)
    assert other.article.date == dt.date(2020, 1, 1)


def test_nothing_is_kept_without_a_library(article, tmp_path):
    reading = Reading(article)
    memory.take_up(reading, None)
    memory.keep(reading, None, lambda key, **_: key)  # type: ignore[arg-type]
    assert reading.position == 0
    assert not list(tmp_path.iterdir())


def test_a_disk_that_refuses_stops_nobody(article, tmp_path):
    (tmp_path / "file").write_text("in the way")
    path = tmp_path / "file" / "library.json"
    problem = memory.keep(Reading(article), path, lambda key, **_: key)  # type: ignore[arg-type]
    assert problem is not None
    assert problem.key == "config.cannot_keep"
