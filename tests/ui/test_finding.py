from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from reader.ui.screens.reader import finding
from reader.ui.widgets.line_edit import LineEdit
from reader.ui.widgets.rows import RowList
from reader.visual import lay_out

from .waiting import settled

SIZE = (84, 16)


def shaped(text: str) -> str:
    """A text as the terminal is shown it."""
    return lay_out(text).line().glyphs


@pytest.mark.parametrize("long", [False, True])
async def test_the_same_is_found_in_the_background(opened, article, monkeypatch, long):
    if long:
        monkeypatch.setattr(finding, "_SHORT", 10)
    async with opened(size=SIZE, language="en") as (pilot, screen):
        await pilot.press("slash", *"هيئه")
        await settled(pilot)
        count = article.text.count("هيئة")
        assert len(screen.view.hits) == count
        assert screen.bar.message == f"1 of {count}"
        assert screen.bar.progress == ""
        await pilot.press("down")
        assert screen.bar.message == f"2 of {count}"
        await pilot.press("up", "up")
        assert screen.bar.message == f"{count} of {count}"


async def test_nothing_found_is_told(opened):
    async with opened(size=SIZE, language="en") as (pilot, screen):
        await pilot.press("full_stop")
        assert screen.bar.message == pilot.app.say("ui.nothing_found")
        await pilot.press("slash", *"zzz")
        assert "zzz" in screen.bar.message
        assert screen.view.hits == ()


async def test_from_a_name_to_all_its_mentions(opened, analysis):
    async with opened(size=SIZE) as (pilot, screen):
        await pilot.press("M")
        assert screen.bar.message == pilot.app.say("ui.stand_on_a_name")
        await pilot.press("n", "M")
        first = analysis.entities[0]
        mentions = [e.span for e in analysis.entities if e.name == first.name]
        assert list(screen.view.hits) == mentions
        await pilot.press("full_stop")
        assert screen.view.hit == 1


async def test_the_list_of_names_is_narrowed_while_typing(opened):
    async with opened(size=(84, 34)) as (pilot, screen):
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


async def test_giving_the_date_works_everything_out_anew(opened, article, analysis):
    undated = replace(article, date=None)
    dates: list[dt.date | None] = []

    def analyser(given, *_):
        dates.append(given.date)
        return replace(analysis, article=given)

    async with opened(size=SIZE, articles=[undated], analyser=analyser, language="en") as (pilot, screen):
        await pilot.press("T", *"4/11", "enter")
        assert screen.bar.failed
        await pilot.press("T", "enter")
        await pilot.press("T", *"2016-11-04", "enter")
        await settled(pilot)
        assert dates == [None, dt.date(2016, 11, 4)]
        assert screen.article.date == dt.date(2016, 11, 4)
        assert "4 November 2016" in screen.pages.byline


async def test_in_a_short_terminal_the_two_lists_take_turns(opened):
    async with opened(size=SIZE) as (pilot, screen):
        assert screen.truces.display
        assert not screen.names.display
        await pilot.press("tab", "tab")
        await pilot.pause()
        assert screen.names.has_focus
        assert not screen.truces.display
        await pilot.click("PaneTitles", offset=(screen.query_one("PaneTitles").size.width - 3, 0))
        await pilot.pause()
        assert screen.truces.has_focus


async def test_the_panel_stands_where_reading_ends(opened):
    for language, left in (("ar", True), ("en", False)):
        async with opened(size=SIZE, language=language) as (_, screen):
            assert (screen.query_one("#side").region.x < screen.view.region.x) is left


async def test_focus_mode_follows_the_reader(opened, article):
    async with opened(size=SIZE) as (pilot, screen):
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


async def test_finding_ignores_letter_forms(opened, article):
    async with opened(size=SIZE) as (pilot, screen):
        await pilot.press("slash", *"الهيئه"[2:])
        assert len(screen.view.hits) == article.text.count("هيئة")
        await pilot.press("enter", "full_stop")
        assert screen.view.hit == 1
        await pilot.press("comma")
        assert screen.view.hit == 0
        await pilot.press("escape")
        assert screen.view.hits == ()


async def test_typing_stands_where_the_next_letter_goes(opened):
    async with opened(size=SIZE) as (pilot, screen):
        await pilot.press("slash", "س", "ل", "ا", "م")
        edit = screen.query_one(LineEdit)
        strip = edit.render_line(0)
        assert shaped("سلام") in strip.text
        cursor = next(s for s in strip if s.style and s.style.reverse)
        before = strip.text[: strip.text.index(shaped("سلام"))]
        assert before.endswith(cursor.text)
        await pilot.press("right")
        assert edit.at == 3
        await pilot.press("backspace")
        assert edit.value == "سلم"
