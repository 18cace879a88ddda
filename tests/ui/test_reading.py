"""The screen of an article: its rows, its bars, its motions."""

from __future__ import annotations

from reader.entities import EntityType
from reader.ui.screens.help import HelpScreen
from reader.ui.screens.reader import ReaderScreen
from reader.ui.widgets.article import ArticleView
from reader.ui.widgets.bars import TitleBar

from .waiting import settled


async def test_rows_are_exactly_as_wide_as_the_widget(opened):
    async with opened(size=(120, 40)) as (pilot, screen):
        for size in (None, (60, 20), (250, 80), (33, 9)):
            if size is not None:
                await pilot.resize_terminal(*size)
                await pilot.pause()
            for widget in screen.query("ArticleView, RowList, TitleBar, CommandBar"):
                if widget.display and widget.size.height:
                    whole = isinstance(widget, ArticleView)  # the scrollbar lies over its last cell
                    inner = (widget.content_region if whole else widget.scrollable_content_region).width
                    assert {widget.render_line(y).cell_length for y in range(widget.size.height)} == {inner}


def from_the_beginning(screen: ReaderScreen) -> None:
    """Stand nowhere, at the top."""
    screen.action_back()
    screen.action_go_top()


async def test_keys_go_from_name_to_name(opened, analysis):
    def first(kind: EntityType) -> int:
        return next(i for i, entity in enumerate(analysis.entities) if entity.type is kind)

    again = next(
        i for i, entity in enumerate(analysis.entities) if i and entity.name == analysis.entities[0].name
    )
    async with opened() as (pilot, screen):
        for keys, index in (
            ("nn", 1),
            ("nnpp", len(analysis.entities) - 1),
            ("1", first(EntityType.PER)),
            ("2", first(EntityType.ORG)),
            ("3", first(EntityType.LOC)),
            ("nm", again),
            ("ى", 0),  # the same key as n on an Arabic keyboard
        ):
            await pilot.press(*keys)
            assert screen.view.focused_entity == index, keys
            from_the_beginning(screen)
        await pilot.press("n", "y")
        assert pilot.app.clipboard == analysis.entities[0].text
        from_the_beginning(screen)
        await pilot.press("f", "n")
        assert set(screen.view.types) == {EntityType.PER}
        assert screen.view.entities[screen.view.focused_entity].type is EntityType.PER
        await pilot.press("ف")
        assert not screen.panel_shown


async def test_clicking_a_name_goes_to_it(opened, analysis):
    async with opened() as (pilot, screen):
        view = screen.view
        entity = analysis.entities[2]
        row = view.document.row_of(entity.start)
        line = view.document.line(row)
        left = (view.scrollable_content_region.width - view.text_width) // 2
        column = left + view.text_width - line.width + line.columns_of(entity.start, entity.end)[0][0]
        await pilot.click(ArticleView, offset=(column, row))
        assert view.focused_entity == 2


async def test_sentences_paragraphs_and_focus_mode(opened, analysis, article):
    async with opened() as (pilot, screen):
        await pilot.press("s", "s")
        assert screen.view.evidence == analysis.sentences[1]
        await pilot.press("d")
        assert screen.view.evidence == article.paragraphs[2].span
        await pilot.press("z")
        assert screen.view.spotlight == article.paragraphs[2].span


async def test_scrolling_keys_and_resizing(opened):
    async with opened(size=(90, 15)) as (pilot, screen):
        await pilot.press("down", "j")
        assert screen.view.scroll_y == 2
        await pilot.press("pagedown")
        assert screen.view.scroll_y == 2 + screen.view.size.height - 1
        await pilot.press("G")
        assert screen.view.scroll_y == screen.view.max_scroll_y
        assert screen.view.percent == 100
        await pilot.press("g")
        assert screen.view.scroll_y == 0
        await pilot.press("pagedown")
        await pilot.pause()
        place = screen.view.position
        await pilot.resize_terminal(70, 24)
        await pilot.pause()
        assert place > 0
        assert abs(screen.view.document.row_of(place) - screen.view.scroll_y) <= 1


async def test_every_theme_draws(opened):
    async with opened(size=(84, 16)) as (pilot, _):
        seen = {pilot.app.theme}
        for _ in range(4):
            await pilot.press("c")
            await pilot.pause()
            seen.add(pilot.app.theme)
        assert len(seen) == 5


async def test_the_title_row_tells_title_date_and_place_of_each_article(opened, article):
    async with opened(size=(100, 16), language="en", articles=[article, article]) as (pilot, first):
        bar = first.query_one(TitleBar)
        assert bar.title.startswith("هدنة في وادي السدر")
        assert "Friday 4 November 2016" in bar.state
        assert "%" in bar.state
        await pilot.press("right_square_bracket")
        await settled(pilot)
        second = pilot.app.screen
        assert second is not first
        assert "2" in second.query_one(TitleBar).state


async def test_help_and_quit(opened):
    async with opened(size=(84, 16)) as (pilot, screen):
        await pilot.press("question_mark")
        assert isinstance(pilot.app.screen, HelpScreen)
        await pilot.press("escape")
        assert pilot.app.screen is screen
        await pilot.press("q")
    assert pilot.app.return_code == 0
