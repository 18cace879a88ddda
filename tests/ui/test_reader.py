from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

from reader.article.sources import from_text
from reader.entities import EntityType
from reader.ui.app import QariApp
from reader.ui.screens.help import HelpScreen
from reader.ui.screens.reader import ReaderScreen, recognition
from reader.ui.widgets.article import ArticleView
from reader.ui.widgets.bars import CommandBar, TitleBar
from reader.ui.widgets.line_edit import LineEdit
from reader.ui.widgets.rows import RowList
from reader.visual import lay_out

SIZE = (120, 40)


async def ready(pilot: Pilot) -> ReaderScreen:
    """The reader's screen when recognition has ended."""
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    screen = pilot.app.screen
    assert isinstance(screen, ReaderScreen)
    return screen


def rows(widget) -> list[str]:
    """What a widget draws, row by row."""
    return [widget.render_line(y).text for y in range(widget.size.height)]


def shaped(text: str) -> str:
    """A text as the terminal is shown it."""
    return lay_out(text).line().glyphs


async def test_the_text_is_there_before_recognition_ends(make_app, analysis):
    may_end = threading.Event()

    def slow(*_):
        assert may_end.wait(30)
        return analysis

    app = make_app(analyser=slow)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert shaped("هدنة في وادي السدر برعاية هيئة الوساطة") in "".join(
            rows(app.screen.query_one(ArticleView))
        )
        assert app.screen.query_one(ArticleView).entities == ()
        may_end.set()
        screen = await ready(pilot)
        assert screen.view.entities == analysis.entities


async def test_leaving_does_not_wait_for_work_that_cannot_be_stopped(make_app, analysis, monkeypatch):
    monkeypatch.setattr(recognition, "_GRACE", 0.05)
    may_end = threading.Event()
    ended = threading.Event()

    def stubborn(_, progress, cancelled):
        progress(0.5)
        assert may_end.wait(60)
        assert cancelled()
        ended.set()
        return analysis

    app = make_app(analyser=stubborn, language="en")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        while "50%" not in app.screen.query_one(CommandBar).progress:
            await pilot.pause()
        await pilot.press("q")
    assert app.return_code == 0
    assert not ended.is_set()
    may_end.set()
    assert ended.wait(60)


async def test_rows_are_exactly_as_wide_as_the_widget(make_app):
    app = make_app()
    for size in ((60, 20), (120, 40), (250, 80), (33, 9)):
        async with app.run_test(size=size) as pilot:
            screen = await ready(pilot)
            for widget in screen.query("ArticleView, RowList, TitleBar, CommandBar"):
                if widget.display and widget.size.height:
                    inner = getattr(widget, "scrollable_content_region", widget.region).width
                    assert {widget.render_line(y).cell_length for y in range(widget.size.height)} == {inner}
        app = make_app()


async def test_next_and_previous_name(make_app, analysis):
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await pilot.press("n", "n")
        assert screen.view.focused_entity == 1
        await pilot.press("p", "p")
        assert screen.view.focused_entity == len(analysis.entities) - 1


@pytest.mark.parametrize(
    ("key", "kind"), [("1", EntityType.PER), ("2", EntityType.ORG), ("3", EntityType.LOC)]
)
async def test_next_of_a_type(make_app, analysis, key, kind):
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await pilot.press(key)
        first = next(i for i, entity in enumerate(analysis.entities) if entity.type is kind)
        assert screen.view.focused_entity == first


async def test_the_arabic_keyboard_works_too(make_app):
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await pilot.press("ى")
        assert screen.view.focused_entity == 0
        await pilot.press("ف")
        assert not screen.panel_shown


async def test_same_name_again(make_app, analysis):
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await pilot.press("n", "m")
        first, second = analysis.entities[0], analysis.entities[screen.view.focused_entity]
        assert second.name == first.name
        assert second.start > first.start


async def test_clicking_a_name_goes_to_it(make_app, analysis):
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        view = screen.view
        entity = analysis.entities[2]
        row = view.document.row_of(entity.start)
        line = view.document.line(row)
        left = (view.scrollable_content_region.width - view.text_width) // 2
        column = left + view.text_width - line.width + line.columns_of(entity.start, entity.end)[0][0]
        await pilot.click(ArticleView, offset=(column, row))
        assert view.focused_entity == 2


async def test_a_fact_jumps_to_its_sentence(make_app, analysis):
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        truce = screen.query_one("#truce", RowList)
        truce.focus()
        truce.cursor = next(i for i, item in enumerate(truce.items) if item.parts[0].text.startswith("المدة"))
        await pilot.press("enter")
        duration = analysis.truces[0].duration
        assert screen.view.evidence == analysis.sentences[duration.sentence]
        assert screen.view.quoted == duration.span


async def test_the_panel_tells_the_truce(make_app):
    app = make_app()
    async with app.run_test(size=(120, 60)) as pilot:
        screen = await ready(pilot)
        words = [part.text for item in screen.query_one("#truce", RowList).items for part in item.parts]
        assert "البداية: الجمعة 4 نوفمبر 2016 الساعة 09:00" in words
        assert "المدة: 10 ساعات" in words
        assert "«عشر ساعات»" in words
        assert any(word.startswith("✓ متفقة") for word in words)


async def test_another_truce_says_what_is_not_stated(make_app):
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await pilot.press("r")
        words = [part.text for item in screen.query_one("#truce", RowList).items for part in item.parts]
        assert "المدة: 3 أيام" in words
        assert sum(word.endswith(": لم يذكر") for word in words) == 5


async def test_panel_and_text_take_turns_where_there_is_no_room(make_app):
    app = make_app()
    async with app.run_test(size=(60, 20)) as pilot:
        screen = await ready(pilot)
        assert screen.view.display
        assert not screen.panel_shown
        await pilot.press("t")
        await pilot.pause()
        assert screen.query_one("#truce").region.width > 30
        await pilot.press("down", "down", "enter")
        await pilot.pause()
        assert screen.view.region.width == 60


async def test_resizing_keeps_the_place(make_app):
    app = make_app()
    async with app.run_test(size=(120, 20)) as pilot:
        screen = await ready(pilot)
        await pilot.press("pagedown")
        await pilot.pause()
        place = screen.view.position
        await pilot.resize_terminal(70, 24)
        await pilot.pause()
        view = screen.view
        row = view.document.row_of(place)
        assert abs(row - view.scroll_y) <= 1


async def test_scrolling_keys(make_app):
    app = make_app()
    async with app.run_test(size=(90, 15)) as pilot:
        screen = await ready(pilot)
        await pilot.press("down", "j")
        assert screen.view.scroll_y == 2
        await pilot.press("pagedown")
        assert screen.view.scroll_y == 2 + screen.view.size.height - 1
        await pilot.press("G")
        assert screen.view.scroll_y == screen.view.max_scroll_y
        assert screen.view.percent == 100
        await pilot.press("g")
        assert screen.view.scroll_y == 0


async def test_finding_ignores_letter_forms(make_app, article):
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await pilot.press("slash", *"الهيئه"[2:])
        assert len(screen.view.hits) == article.text.count("هيئة")
        await pilot.press("enter", "full_stop")
        assert screen.view.hit == 1
        await pilot.press("comma")
        assert screen.view.hit == 0
        await pilot.press("escape")
        assert screen.view.hits == ()


async def test_typing_stands_where_the_next_letter_goes(make_app):
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
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


async def test_export_writes_and_asks_before_replacing(make_app, tmp_path: Path):
    target = tmp_path / "sidr.md"
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)

        async def export(answer: str | None) -> None:
            await pilot.press("e")
            edit = screen.query_one(LineEdit)
            assert edit.value == "sidr.md"
            edit.ask("", str(target))
            await pilot.press("enter")
            if answer:
                await pilot.pause()
                await pilot.press(answer)
            await app.workers.wait_for_complete()
            await pilot.pause()

        await export(None)
        assert "## " in target.read_text(encoding="utf-8")
        target.write_text("mine", encoding="utf-8")
        await export("n")
        assert target.read_text(encoding="utf-8") == "mine"
        await export("y")
        assert target.read_text(encoding="utf-8") != "mine"


async def test_export_that_fails_is_told(make_app, tmp_path: Path):
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await pilot.press("e")
        screen.query_one(LineEdit).ask("", str(tmp_path / "none" / "x.md"))
        await pilot.press("enter")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert screen.query_one(CommandBar).failed


async def test_recognition_that_fails_leaves_the_text(make_app):
    def broken(*_):
        raise OSError("no disk")

    app = make_app(analyser=broken)
    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        assert "no disk" in screen.query_one(CommandBar).message
        await pilot.press("n", "e", "r", "s", "t", "f")
        assert screen.view.size.height


async def test_help_lists_the_keys(make_app):
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await ready(pilot)
        await pilot.press("question_mark")
        assert isinstance(app.screen, HelpScreen)
        await pilot.press("escape")
        assert isinstance(app.screen, ReaderScreen)


async def test_sentences_paragraphs_and_focus_mode(make_app, analysis, article):
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await pilot.press("s", "s")
        assert screen.view.evidence == analysis.sentences[1]
        await pilot.press("d")
        assert screen.view.evidence == article.paragraphs[2].span
        await pilot.press("z")
        assert screen.view.spotlight == article.paragraphs[2].span


async def test_copying_gives_logical_text(make_app, analysis):
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await ready(pilot)
        await pilot.press("n", "y")
        assert app.clipboard == analysis.entities[0].text


async def test_types_can_be_hidden(make_app):
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await pilot.press("f")
        assert set(screen.view.types) == {EntityType.PER}
        await pilot.press("n")
        assert screen.view.entities[screen.view.focused_entity].type is EntityType.PER


async def test_every_theme_draws(make_app):
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await ready(pilot)
        seen = {app.theme}
        for _ in range(4):
            await pilot.press("c")
            await pilot.pause()
            seen.add(app.theme)
        assert len(seen) == 5


async def test_several_articles(make_app, article):
    app = make_app(articles=[article, article])
    async with app.run_test(size=SIZE) as pilot:
        first = await ready(pilot)
        await pilot.press("right_square_bracket")
        second = await ready(pilot)
        assert second is not first
        assert "2" in second.query_one(TitleBar).state


async def test_the_title_row_tells_title_date_and_place(make_app):
    app: QariApp = make_app(language="en")
    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        bar = screen.query_one(TitleBar)
        assert bar.title.startswith("هدنة في وادي السدر")
        assert "Friday 4 November 2016" in bar.state
        assert "%" in bar.state


async def test_quit(make_app):
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await ready(pilot)
        await pilot.press("q")
    assert app.return_code == 0


async def test_names_on_the_screen_come_before_the_rest_of_a_long_article(make_app, analysis, article):
    may_end = threading.Event()
    asked = []
    long = replace(from_text(article.text + "\n\n" + "كلمة أخرى " * 2000), date=article.date)

    def analyser(given, *_):
        asked.append(given)
        if len(given.paragraphs) == len(long.paragraphs) and given.paragraphs[-1] == long.paragraphs[-1]:
            assert may_end.wait(30)
        return analysis

    app = make_app(analyser=analyser, articles=[long])
    async with app.run_test(size=SIZE) as pilot:
        screen = app.screen
        while not screen.view.entities:
            await pilot.pause()
        assert screen.analysis is None
        may_end.set()
        screen = await ready(pilot)
        assert screen.analysis is not None
    assert asked[0].text == long.text
    assert asked[0].paragraphs[0] == long.paragraphs[0]
    assert asked[0].paragraphs[-1].end < 5000 < long.paragraphs[-1].end
