"""The rows of a long article: drawn once, their number told when it matters, the end where it is."""

from __future__ import annotations

from random import Random

from textual.app import App, ComposeResult
from textual.strip import Strip

from reader.article.sources import from_text
from reader.entities import Entity, EntityType, Voice
from reader.span import Span
from reader.ui.chrome import Chrome
from reader.ui.document import Pages
from reader.ui.widgets.article import ArticleView

CHANCE = Random(3)
LONG = "\n\n".join("كلمات الفقرة الطويلة " * CHANCE.randint(1, 40) for _ in range(2_000))


class Host(App[None]):
    """Nothing but an article."""

    chrome = Chrome()
    CSS = "ArticleView .article--place { color: red; }"

    def __init__(self, text: str) -> None:
        super().__init__()
        self.view = ArticleView(Pages(from_text(text)), measure=60)

    def compose(self) -> ComposeResult:
        yield self.view


async def test_pages_seldom_lay_out_the_screen():
    app = Host(LONG)
    async with app.run_test(size=(80, 30)) as pilot:
        heights, told = set(), set()
        for _ in range(60):
            app.view.scroll_page_down(animate=False)
            await pilot.pause()
            heights.add(app.view.document.height)
            told.add(app.view.virtual_size.height)
    assert len(heights) > 30  # estimates were corrected all the time
    assert len(told) < 5


async def test_the_end_is_reached_by_pages():
    app = Host(LONG)
    async with app.run_test(size=(80, 30)) as pilot:
        view = app.view
        view.scroll_to(y=view.max_scroll_y - 600, animate=False, force=True)
        for _ in range(40):
            await pilot.pause()
            view.scroll_page_down(animate=False)
        await pilot.pause()
        assert view.virtual_size.height == view.document.height
        assert view.shows(len(view.pages.article.text.rstrip()) - 1)


async def test_rows_are_drawn_anew_only_where_they_look_different():
    app = Host("عنوان\n\nوصل الوفد إلى حلب أمس صباحا.\n\nثم غادر.")
    async with app.run_test(size=(60, 10)) as pilot:
        view = app.view

        def rows() -> list[Strip]:
            return [view.render_line(y) for y in (0, 2, 4)]

        def same(before: list[Strip]) -> list[bool]:
            return [one is other for one, other in zip(before, rows(), strict=True)]

        drawn = rows()
        assert same(drawn) == [True, True, True]
        start = view.pages.article.text.index("حلب")
        view.entities = (
            Entity(
                "e1", EntityType.LOC, start, start + 3, "حلب", "n1", 0.9, Voice.MODEL, "found by the model"
            ),
        )
        view.refresh()
        await pilot.pause()
        assert same(drawn) == [True, False, True]
        marked = rows()
        view.spotlight = Span(start, start + 3)
        assert same(marked) == [False, False, False]
        faded = rows()
        view.notify_style_update()
        assert same(faded) == [False, False, False]
