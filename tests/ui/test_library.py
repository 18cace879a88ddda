"""The list of articles: what it shows, where it leads, and that one comes back to one's place."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from reader import library
from reader.analysis import analyse
from reader.resources import shipped
from reader.ui.screens.help import HelpScreen
from reader.ui.screens.library import LibraryScreen
from reader.ui.screens.reader import ReaderScreen
from reader.visual import lay_out

from .waiting import settled

SIZE = (84, 30)
FIRST = "هدنة في وادي السدر\n\nأعلنت الأمم المتحدة هدنة إنسانية في حلب تبدأ عند الساعة التاسعة صباحا.\n"
SECOND = (
    "ورشة للخط العربي في دمشق\n\nافتتحت في دمشق ورشة للخط العربي يشارك فيها طلاب من حلب.\n"
    + "سطر آخر. " * 900
)


def found(article, *_):
    return analyse(article, engine="gazetteer")


@pytest.fixture
def folder(tmp_path) -> Path:
    place = tmp_path / "أخبار"
    (place / "قديم").mkdir(parents=True)
    (place / "a.txt").write_text(FIRST, encoding="utf-8")
    (place / "b.txt").write_text(SECOND, encoding="utf-8")
    (place / "broken.txt").write_bytes(b"\x00\x01\x02")
    (place / "notes.png").write_bytes(b"no article")
    (place / "قديم" / "c.txt").write_text(FIRST.replace("السدر", "العنب"), encoding="utf-8")
    return place


@pytest.fixture
def app(make_app, tmp_path, monkeypatch, folder):
    monkeypatch.chdir(folder)
    return make_app(articles=[], analyser=found, library=tmp_path / "library.json")


async def listed(pilot: Pilot) -> LibraryScreen:
    await settled(pilot)
    screen = pilot.app.screen
    assert isinstance(screen, LibraryScreen)
    return screen


def ids(screen: LibraryScreen) -> list[str]:
    return [item.id for item in screen.rows.items if item.id]


def texts(screen: LibraryScreen) -> str:
    return "\n".join(part.text for item in screen.rows.items for part in item.parts)


async def test_the_first_start_shows_samples_and_the_folder(app, folder):
    async with app.run_test(size=SIZE) as pilot:
        screen = await listed(pilot)
        samples = sorted(str(path) for path in shipped("sample_articles").resolve().glob("*.txt"))
        assert ids(screen) == [*(f"file:{path}" for path in samples), f"folder:{folder}"]
        assert "عشر ساعات من الهدوء في حلب بقرار روسي منفرد" in texts(screen)
        assert "أماكن" in texts(screen)


async def test_a_folder_tells_title_counts_truce_and_what_is_no_article(app, folder):
    app.folder = folder
    async with app.run_test(size=SIZE) as pilot:
        screen = await listed(pilot)
        assert ids(screen) == [
            "up:",
            f"folder:{folder / 'قديم'}",
            *(f"file:{folder / name}" for name in ("a.txt", "b.txt", "broken.txt")),
        ]
        shown = texts(screen)
        assert "هدنة في وادي السدر" in shown
        assert "هدنة إنسانية · حلب" in shown
        assert "منظمات وهيئات 1 · أماكن 2" in shown
        assert app.say("article.binary", source="broken.txt") in shown
        glyphs = "\n".join(screen.rows.render_line(y).text for y in range(screen.rows.size.height))
        assert lay_out("هدنة في وادي السدر").line().glyphs in glyphs
        assert "ه" not in glyphs  # letters reach the screen shaped, through the one door


async def test_what_was_found_is_kept_for_the_next_time(app, folder, tmp_path):
    app.folder = folder
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
    kept = {Path(visit.source).name: visit for visit in library.visits(tmp_path / "library.json")}
    assert set(kept) == {"a.txt", "b.txt"}
    assert kept["a.txt"].opened == ""
    assert kept["a.txt"].counts["LOC"] == 2


async def test_the_truce_is_told_in_the_language_of_the_interface(make_app, folder, tmp_path):
    for language, words in (("en", "Humanitarian truce"), ("ar", "هدنة إنسانية")):
        app = make_app(
            articles=[],
            analyser=found,
            library=tmp_path / "library.json",
            folder=folder,
            language=language,
        )
        async with app.run_test(size=SIZE) as pilot:
            assert f"{words} · حلب" in texts(await listed(pilot))


async def test_opening_and_coming_back_keeps_both_places(app, folder):
    app.folder = folder
    async with app.run_test(size=SIZE) as pilot:
        screen = await listed(pilot)
        while screen.rows.items[screen.rows.cursor].id != f"file:{folder / 'b.txt'}":
            await pilot.press("down")
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, ReaderScreen)
        await pilot.press("space", "space")
        position = app.screen.view.position
        assert position > 0
        await pilot.press("l")
        screen = await listed(pilot)
        assert screen.rows.items[screen.rows.cursor].id == f"file:{folder / 'b.txt'}"
        await pilot.press("enter")
        await pilot.pause()
        assert app.screen.view.position == position


async def test_escape_leaves_highlights_first_and_then_the_article(app, folder):
    app.folder = folder
    async with app.run_test(size=SIZE) as pilot:
        screen = await listed(pilot)
        await pilot.press("down", "down", "enter")
        await settled(pilot)
        await pilot.press("n")
        assert app.screen.view.focused_entity == 0
        await pilot.press("escape")
        assert isinstance(app.screen, ReaderScreen)
        await pilot.press("escape")
        await pilot.pause()
        assert app.screen is screen


async def test_folders_lead_down_and_back(app, folder):
    app.folder = folder
    async with app.run_test(size=SIZE) as pilot:
        screen = await listed(pilot)
        await pilot.press("down", "enter")
        await settled(pilot)
        assert ids(screen) == ["up:", f"file:{folder / 'قديم' / 'c.txt'}"]
        await pilot.press("escape")
        await settled(pilot)
        assert screen.rows.items[screen.rows.cursor].id == f"folder:{folder / 'قديم'}"
        await pilot.press("up", "enter")
        await settled(pilot)
        assert f"folder:{folder}" in ids(screen)
        await pilot.press("escape")
        await settled(pilot)
        assert any(each.startswith("file:") for each in ids(screen))


async def test_finding_by_title_ignores_letter_forms(app, folder):
    app.folder = folder
    async with app.run_test(size=SIZE) as pilot:
        screen = await listed(pilot)
        await pilot.press("slash", *"ورشه")
        await pilot.pause()
        assert [each for each in ids(screen) if each.startswith("file:")] == [f"file:{folder / 'b.txt'}"]
        await pilot.press("enter", "escape")
        await pilot.pause()
        assert len([each for each in ids(screen) if each.startswith("file:")]) == 3
        await pilot.press("slash", *"لا شيء", "escape")
        await pilot.pause()
        assert len([each for each in ids(screen) if each.startswith("file:")]) == 3


async def test_a_file_that_cannot_be_read_is_told_and_nothing_opens(app, folder):
    app.folder = folder
    async with app.run_test(size=SIZE) as pilot:
        screen = await listed(pilot)
        await pilot.press("end", "enter")
        await pilot.pause()
        assert app.screen is screen
        assert screen.bar.failed
        assert "broken.txt" in screen.bar.message


async def test_several_articles_are_a_list_too(app, folder, make_app, article, tmp_path):
    app = make_app(articles=[article, article, article], analyser=found, library=tmp_path / "library.json")
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("right_square_bracket", "l")
        screen = await listed(pilot)
        assert ids(screen)[:3] == ["open:0", "open:1", "open:2"]
        await pilot.press("down", "down", "enter")
        await pilot.pause()
        assert app.screen.reading.place == app.say("ui.article_of", at=3, count=3)


async def test_help_and_quit(app):
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("question_mark")
        assert isinstance(app.screen, HelpScreen)
        await pilot.press("escape")
        await pilot.press("ض")
    assert app.return_code == 0


async def test_a_keymap_works_in_both_screens_and_its_clashes_are_told(make_app, folder, tmp_path):
    keys = {"library": "f9", "quit": "n", "fly": "f"}
    app = make_app(analyser=found, library=tmp_path / "library.json", keys=keys, language="en")
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        assert "fly" in app.screen.bar.message
        assert "key n is given to quit and next_name; the first keeps it" in app.screen.bar.message
        await pilot.press("l")
        assert isinstance(app.screen, ReaderScreen)
        await pilot.press("f9")
        await pilot.pause()
        assert isinstance(app.screen, LibraryScreen)
        await pilot.press("n")
    assert app.return_code == 0


async def test_the_palette_does_what_is_chosen(app):
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("ctrl+p", *"help", "enter")
        await pilot.pause()
        assert isinstance(app.screen, HelpScreen)
