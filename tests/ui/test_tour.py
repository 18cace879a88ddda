"""The first start: a sample, three steps, and never again."""

from __future__ import annotations

from reader.analysis import analyse
from reader.library import welcome
from reader.ui.screens.library import LibraryScreen
from reader.ui.screens.reader import ReaderScreen
from reader.ui.screens.tour import STEPS, TourScreen
from reader.ui.widgets.rows import RowList

from .waiting import settled

SIZE = (84, 24)


def found(article, *_):
    return analyse(article, engine="gazetteer")


def told(app) -> str:
    return "\n".join(part.text for item in app.screen.query_one(RowList).items for part in item.parts)


async def test_three_steps_over_a_sample_and_then_the_article(make_app):
    app = make_app(articles=[], analyser=found, tour=True)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        reader = app.screen_stack[-2]
        assert isinstance(reader, ReaderScreen)
        assert reader.article.id == "aleppo_truce"
        for step in range(1, STEPS + 1):
            assert isinstance(app.screen, TourScreen)
            assert app.say(f"ui.tour_{step}") in told(app)
            app.screen._show()
            if step == 1:
                assert reader.view.focused_entity == 0
            if step == 2:
                start = reader.analysis.truces[0].start
                assert reader.view.evidence.contains(start.span)
            await pilot.press("enter")
            await pilot.pause()
        assert app.screen is reader
        await pilot.press("l")
        await pilot.pause()
        assert isinstance(app.screen, LibraryScreen)


async def test_escape_ends_it_and_a_small_screen_has_room(make_app):
    app = make_app(articles=[], analyser=found, tour=True, language="en")
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        rows = app.screen.query_one(RowList)
        for step in range(1, STEPS + 1):
            assert rows.virtual_size.height <= rows.scrollable_content_region.height, step
            if step < STEPS:
                await pilot.press("space")
                await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, ReaderScreen)


def test_only_the_first_start_is_the_first(tmp_path):
    path = tmp_path / "data" / "library.json"
    assert welcome(path)
    assert not welcome(path)


def test_who_has_read_before_is_not_new(tmp_path):
    path = tmp_path / "library.json"
    path.write_text("{}")
    assert not welcome(path)


def test_where_nothing_can_be_kept_the_welcome_does_not_come_again_and_again(tmp_path):
    (tmp_path / "data").write_text("a file")
    assert not welcome(tmp_path / "data" / "library.json")
