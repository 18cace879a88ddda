from __future__ import annotations

import base64

from textual import events

from reader.ui.screens.reader import ReaderScreen
from reader.ui.widgets.article import ArticleView
from reader.ui.widgets.rows import RowList

from .waiting import settled

SIZE = (84, 16)


def selected(screen: ReaderScreen) -> str:
    assert screen.view.selection is not None
    return screen.view.selection.span.of(screen.article.text)


def cell_of(view: ArticleView, offset: int) -> tuple[int, int]:
    return view.column_of(offset), view.document.row_of(offset) - round(view.scroll_y)


async def drag(pilot, view: ArticleView, start: int, end: int) -> None:
    """Press at one code point, move to another, release."""
    x, y = cell_of(view, start)
    await pilot.mouse_down(view, offset=(x, y))
    x, y = cell_of(view, end)
    await pilot._post_mouse_events([events.MouseMove], view, offset=(x, y), button=1)
    await pilot.mouse_up(view, offset=(x, y))


async def test_v_grows_from_name_to_article(opened, article, analysis):
    async with opened(size=SIZE) as (pilot, screen):
        await pilot.press("n", "n", "n", "v")
        name = analysis.entities[2]
        assert selected(screen) == name.text
        sentence = next(s for s in analysis.sentences if s.contains(name.span))
        paragraph = article.paragraphs[1].span
        for unit in (sentence, paragraph):
            await pilot.press("v")
            assert selected(screen) == unit.of(article.text)
        await pilot.press("v")
        assert selected(screen).endswith(article.paragraphs[-1].span.of(article.text))
        await pilot.press("V", "V", "V")
        assert selected(screen) == name.text


async def test_every_motion_takes_the_end_along(opened, article, analysis):
    async with opened(size=SIZE) as (pilot, screen):
        await pilot.press("n", "v", "n")
        first, second = analysis.entities[:2]
        assert selected(screen) == article.text[first.start : second.end]
        await pilot.press("s")
        assert screen.view.selection.span.end == analysis.sentences[1].end
        await pilot.press("down")
        lower = screen.view.selection.head
        assert screen.view.document.row_of(lower.start) > screen.view.document.row_of(first.start)
        await pilot.press("G")
        assert screen.view.selection.span.end == article.paragraphs[-1].end
        await pilot.press("g")
        assert screen.view.selection.span.start == article.paragraphs[0].start
        await pilot.press("escape")
        assert screen.view.selection is None
        assert screen.view.evidence is not None


async def test_what_is_copied_is_the_text_as_stored(opened, article, monkeypatch):
    sent: list[str] = []
    async with opened(size=SIZE) as (pilot, _):
        monkeypatch.setattr(pilot.app._driver, "write", sent.append)
        await pilot.press("d", "d", "v", "y")
        assert pilot.app.clipboard == article.paragraphs[1].span.of(article.text)
        (osc,) = [text for text in sent if text.startswith("\x1b]52;c;")]
        payload = osc.removeprefix("\x1b]52;c;").removesuffix("\a")
        assert base64.b64decode(payload).decode("utf-8") == pilot.app.clipboard


async def test_dragging_selects_and_clicking_ends_it(opened, article, analysis):
    async with opened(size=SIZE) as (pilot, screen):
        first, last = analysis.entities[2], analysis.entities[3]
        await drag(pilot, screen.view, first.start, last.end - 1)
        assert selected(screen) == article.text[first.start : last.end]
        assert screen.view.focused_entity is None
        await drag(pilot, screen.view, last.end - 1, first.start)
        assert selected(screen) == article.text[first.start : last.end]
        await pilot.click(screen.view, offset=cell_of(screen.view, first.start))
        assert screen.view.selection is None
        assert screen.view.focused_entity == 2


async def test_more_clicks_select_more(opened, article, analysis):
    async with opened(size=SIZE) as (pilot, screen):
        at = article.text.index("الوساطة أن") + 1
        cell = cell_of(screen.view, at)
        await pilot.click(screen.view, offset=cell, times=2)
        assert selected(screen) == "الوساطة"
        await pilot.click(screen.view, offset=cell, times=3)
        assert selected(screen) == next(s for s in analysis.sentences if s.start <= at < s.end).of(
            article.text
        )
        await pilot.click(screen.view, offset=cell, times=4)
        assert selected(screen) == article.paragraphs[1].span.of(article.text)


async def test_a_fact_of_the_panel_copies_its_quote(opened, analysis):
    async with opened(size=SIZE) as (pilot, screen):
        await pilot.press("tab")
        await pilot.pause()
        rows = screen.query_one("#truce", RowList)
        assert rows.has_focus
        duration = analysis.truces[0].duration
        while rows.items[rows.cursor].id != f"at:{duration.start}:{duration.end}":
            await pilot.press("down")
        await pilot.press("y")
        assert pilot.app.clipboard == duration.text


async def test_a_copy_can_be_written_to_a_file(opened, analysis, tmp_path):
    async with opened(size=SIZE) as (pilot, screen):
        await pilot.press("n", "Y")
        edit = screen.query_one("LineEdit")
        edit.value = str(tmp_path / "copy.txt")
        await pilot.press("enter")
        await settled(pilot)
        assert (tmp_path / "copy.txt").read_text(encoding="utf-8") == f"{analysis.entities[0].text}\n"
        assert "copy.txt" in screen.bar.message
        await pilot.press("n", "Y")
        edit.value = "~nobody-of-that-name/x"
        await pilot.press("enter")
        assert screen.bar.failed
