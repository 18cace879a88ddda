from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from reader.ui.screens.reader import ReaderScreen, finding
from reader.ui.widgets.rows import RowList

SIZE = (84, 16)


async def ready(pilot) -> ReaderScreen:
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    assert isinstance(pilot.app.screen, ReaderScreen)
    return pilot.app.screen


@pytest.mark.parametrize("long", [False, True])
async def test_the_same_is_found_in_the_background(make_app, article, monkeypatch, long):
    if long:
        monkeypatch.setattr(finding, "_SHORT", 10)
    app = make_app(language="en")
    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await pilot.press("slash", *"هيئه")
        await app.workers.wait_for_complete()
        await pilot.pause()
        count = article.text.count("هيئة")
        assert len(screen.view.hits) == count
        assert screen.bar.message == f"1 of {count}"
        assert screen.bar.progress == ""
        await pilot.press("down")
        assert screen.bar.message == f"2 of {count}"
        await pilot.press("up", "up")
        assert screen.bar.message == f"{count} of {count}"


async def test_nothing_found_is_told(make_app):
    app = make_app(language="en")
    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await pilot.press("full_stop")
        assert screen.bar.message == app.say("ui.nothing_found")
        await pilot.press("slash", *"zzz")
        assert "zzz" in screen.bar.message
        assert screen.view.hits == ()


async def test_from_a_name_to_all_its_mentions(make_app, analysis):
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await pilot.press("M")
        assert screen.bar.message == app.say("ui.stand_on_a_name")
        await pilot.press("n", "M")
        first = analysis.entities[0]
        mentions = [e.span for e in analysis.entities if e.name == first.name]
        assert list(screen.view.hits) == mentions
        await pilot.press("full_stop")
        assert screen.view.hit == 1


async def test_the_list_of_names_is_narrowed_while_typing(make_app):
    app = make_app()
    async with app.run_test(size=(84, 34)) as pilot:
        screen = await ready(pilot)
        await pilot.press("i", *"سامر")
        rows = screen.query_one("#names", RowList)
        assert [item.parts[0].text for item in rows.items if str(item.id).startswith("name:")] == [
            "سامر الحلواني"
        ]
        await pilot.press("enter")
        await pilot.pause()
        assert rows.has_focus
        rows.cursor = next(i for i, item in enumerate(rows.items) if str(item.id).startswith("name:"))
        await pilot.press("enter")
        assert screen.view.entities[screen.view.focused_entity].text == "سامر الحلواني"
        rows.cursor = 0
        rows.choose()
        await pilot.pause()
        assert len([item for item in rows.items if str(item.id).startswith("name:")]) == 3


async def test_giving_the_date_works_everything_out_anew(make_app, article, analysis):
    undated = replace(article, date=None)
    dates: list[dt.date | None] = []

    def analyser(given, *_):
        dates.append(given.date)
        return replace(analysis, article=given)

    app = make_app(articles=[undated], analyser=analyser, language="en")
    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await pilot.press("T", *"4/11", "enter")
        assert screen.bar.failed
        await pilot.press("T", "enter")
        await pilot.press("T", *"2016-11-04", "enter")
        screen = await ready(pilot)
        assert dates == [None, dt.date(2016, 11, 4)]
        assert screen.article.date == dt.date(2016, 11, 4)
        assert "4 November 2016" in screen.pages.byline


async def test_in_a_short_terminal_the_two_lists_take_turns(make_app):
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        assert screen.truces.display
        assert not screen.names.display
        await pilot.press("tab", "tab")
        await pilot.pause()
        assert screen.names.has_focus
        assert not screen.truces.display
        await pilot.click("PaneTitles", offset=(screen.query_one("PaneTitles").size.width - 3, 0))
        await pilot.pause()
        assert screen.truces.has_focus


async def test_the_panel_stands_where_reading_ends(make_app):
    for language, left in (("ar", True), ("en", False)):
        app = make_app(language=language)
        async with app.run_test(size=SIZE) as pilot:
            screen = await ready(pilot)
            assert (screen.query_one("#side").region.x < screen.view.region.x) is left


async def test_focus_mode_follows_the_reader(make_app, article):
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await pilot.press("z")
        await pilot.pause()
        assert not screen.query_one("#side").display or screen.query_one("#side").region.width == 0
        first = screen.view.spotlight
        await pilot.press("pagedown", "pagedown")
        await pilot.pause()
        assert screen.view.spotlight != first
        assert screen.view.spotlight in [paragraph.span for paragraph in article.paragraphs]
        await pilot.press("z")
        await pilot.pause()
        assert screen.view.spotlight is None
