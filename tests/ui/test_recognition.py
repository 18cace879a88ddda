"""What is found comes while the text is read, and is left when the reader leaves."""

from __future__ import annotations

import threading
from dataclasses import replace

from textual.pilot import Pilot

from reader.article.sources import from_text
from reader.ui.screens.reader import ReaderScreen, recognition
from reader.ui.widgets.article import ArticleView
from reader.ui.widgets.bars import CommandBar
from reader.visual import lay_out

from .waiting import settled

SIZE = (84, 16)


async def ready(pilot: Pilot) -> ReaderScreen:
    """The reader's screen when recognition has ended."""
    await settled(pilot)
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
        for key in ("n", "e", "r", "x"):
            app.screen.bar.message = ""
            await pilot.press(key)
            assert app.screen.bar.message == app.say("ui.not_yet_recognised"), key
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


async def test_recognition_that_fails_leaves_the_text(opened):
    def broken(*_):
        raise OSError("no disk")

    async with opened(analyser=broken) as (pilot, screen):
        assert "no disk" in screen.query_one(CommandBar).message
        for key in ("n", "e", "r", "x"):
            screen.bar.message = ""
            await pilot.press(key)
            assert "no disk" in screen.bar.message, key
        await pilot.press("s", "t", "f")
        assert screen.view.size.height


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
