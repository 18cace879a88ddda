"""Corrections in the app: made, told, kept, undone, and there again at the next opening."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from reader.corrections import Unmark
from reader.corrections.session import Corrected
from reader.corrections.store import every, load, read
from reader.entities import EntityType, Voice
from reader.ui.screens.menu import MenuScreen
from reader.ui.widgets.rows import RowList

from .waiting import settled


@pytest.fixture
def kept(tmp_path):
    return tmp_path / "corrections"


def marks(folder):
    """What the file of the only article says of its names."""
    (path,) = every(folder)
    return read(path).names


async def test_another_type_is_kept_and_told(opened, kept, analysis):
    async with opened(corrections=kept) as (pilot, screen):
        await pilot.press("n", "x")
        assert isinstance(pilot.app.screen, MenuScreen)
        await pilot.press("1")
        await pilot.pause()
        entity = screen.analysis.entities[0]
        assert (entity.type, entity.source, entity.span) == (
            EntityType.PER,
            Voice.USER,
            analysis.entities[0].span,
        )
        assert screen.view.focused_entity == 0
        assert screen.bar.message == pilot.app.say("ui.corrected", count=1)
        assert marks(kept)[0].type is EntityType.PER


async def test_a_removed_highlight_comes_back_with_undo(opened, kept, analysis):
    async with opened(corrections=kept) as (pilot, screen):
        await pilot.press("n", "x", "d")
        await pilot.pause()
        assert len(screen.view.entities) == len(analysis.entities) - 1
        await pilot.press("u")
        await pilot.pause()
        assert [e.span for e in screen.view.entities] == [e.span for e in analysis.entities]
        assert list(every(kept)) == []
        await pilot.press("u")
        assert screen.bar.message == pilot.app.say("ui.nothing_to_undo")


async def test_edges_move_one_after_the_other(opened, kept, analysis):
    async with opened(corrections=kept) as (pilot, screen):
        first = analysis.entities[0]
        await pilot.press("n", "x", "right_square_bracket")
        await pilot.pause()
        assert isinstance(pilot.app.screen, MenuScreen)
        await pilot.press("د")  # the same key on an Arabic keyboard
        await pilot.press("escape")
        await pilot.pause()
        longer = screen.analysis.entities[0]
        assert longer.start == first.start
        assert len(longer.text.split()) == len(first.text.split()) + 2
        await pilot.press("x", "left_square_bracket", "left_square_bracket", "escape")
        await pilot.pause()
        assert screen.analysis.entities[0].span == first.span
        assert len(screen.reading.corrected.edits) == 4


async def test_a_selection_becomes_a_name(opened, kept, article):
    async with opened(corrections=kept) as (pilot, screen):
        start = article.text.index("سكان المدينة")
        await pilot.press("slash", *"سكان", "enter", "v", "x", "2")
        await pilot.pause()
        marked = next(e for e in screen.analysis.entities if e.start == start)
        assert (marked.text, marked.type, marked.source) == ("سكان", EntityType.ORG, Voice.USER)
        assert screen.view.selection is None
        assert any(name.canonical == "سكان" for name in screen.analysis.names)


async def test_what_is_no_name_is_refused_and_nothing_changes(opened, kept, analysis):
    async with opened(corrections=kept) as (pilot, screen):
        await pilot.press("v", "v", "v", "v", "v", "v", "x", "1")
        await pilot.pause()
        assert screen.bar.failed
        assert screen.analysis.entities == analysis.entities
        assert not kept.exists()


async def choose(pilot: Pilot, beginning: str) -> None:
    """Choose the entry of the menu whose id begins so."""
    await pilot.pause()
    rows = pilot.app.screen.query_one(RowList)
    rows.cursor = next(i for i, item in enumerate(rows.items) if (item.id or "").startswith(beginning))
    await pilot.press("enter")
    await pilot.pause()


async def test_a_fact_is_changed_emptied_and_both_undone(opened, kept, analysis):
    async with opened(corrections=kept) as (pilot, screen):
        await pilot.press("x")
        await choose(pilot, "start:")
        await pilot.press("e", "ctrl+u", *"08:30", "enter")
        await pilot.pause()
        start = screen.analysis.truces[0].start
        assert (start.value, start.source) == ("2016-11-04T08:30", "user")
        assert screen.analysis.truces[0].end.value == "2016-11-04T18:30"
        panel = "\n".join(part.text for item in screen.query_one("#truce").items for part in item.parts)
        assert pilot.app.say("export.source_user") in panel
        await pilot.press("x")
        await choose(pilot, "corridors.count:")
        await pilot.press("d")
        await pilot.pause()
        assert screen.analysis.truces[0].corridors.count is None
        await pilot.press("u", "ctrl+z")
        await pilot.pause()
        assert screen.analysis.truces == analysis.truces


async def test_the_cursor_of_the_panel_says_which_fact(opened, kept):
    async with opened(corrections=kept) as (pilot, screen):
        rows = screen.query_one("#truce", RowList)
        rows.focus()
        place = screen.analysis.truces[0].duration.span
        rows.cursor = next(
            i for i, item in enumerate(rows.items) if item.id == f"at:{place.start}:{place.end}"
        )
        await pilot.press("x")
        await pilot.pause()
        menu = pilot.app.screen.query_one(RowList)
        assert menu.items[menu.cursor].id.endswith(f":{place.start}:{place.end}")


async def test_a_choice_of_the_list(opened, kept):
    async with opened(corrections=kept) as (pilot, screen):
        await pilot.press("x")
        await choose(pilot, "status")
        await choose(pilot, "ended")
        assert screen.analysis.truces[0].status == "ended"


async def test_an_empty_field_is_filled_from_the_selection(opened, kept, article):
    async with opened(corrections=kept) as (pilot, screen):
        await pilot.press("slash", *"سامر", "enter", "v", "x", "r")
        await choose(pilot, "mediators")
        await pilot.press("enter")
        await pilot.pause()
        (mediator,) = screen.analysis.truces[0].mediators
        assert (mediator.value, mediator.text) == ("سامر", "سامر")
        assert mediator.start == article.text.index("سامر")


async def test_a_wrong_value_is_told_in_words_and_nothing_changes(opened, kept, analysis):
    async with opened(corrections=kept) as (pilot, screen):
        await pilot.press("x")
        await choose(pilot, "duration:")
        await pilot.press("e", "ctrl+u", *"long", "enter")
        await pilot.pause()
        assert screen.bar.failed
        assert pilot.app.say("ui.shape_length") in screen.bar.message
        assert screen.analysis.truces == analysis.truces


async def test_corrections_are_there_again_at_the_next_opening(opened, kept):
    for start, keys in (("first", ("n", "x", "1")), ("second", ())):
        async with opened(corrections=kept) as (pilot, screen):
            await pilot.press(*keys)
            await pilot.pause()
            assert screen.analysis.entities[0].source is Voice.USER, start


async def test_a_damaged_file_is_told_and_set_aside(opened, kept, article):
    kept.mkdir()
    path = kept / f"{article.sha256}.json"
    path.write_text("{", encoding="utf-8")
    async with opened(corrections=kept, language="en") as (_, screen):
        assert screen.bar.failed
        assert "set aside as" in screen.bar.message
        assert path.with_name(path.name + ".unreadable").read_text(encoding="utf-8") == "{"


async def test_what_was_corrected_in_another_window_comes_along(opened, kept, article, analysis):
    async with opened(corrections=kept, language="en") as (pilot, screen):
        there = Corrected(analysis).then(Unmark(*analysis.entities[-1].span))
        there.written(kept)
        await pilot.press("n", "x", "1")
        await pilot.pause()
        assert screen.analysis.entities[0].source is Voice.USER
        assert len(screen.analysis.entities) == len(analysis.entities) - 1
        assert screen.analysis.entities[screen.view.focused_entity].source is Voice.USER
        edits, _ = load(kept, article)
        assert edits[:1] == there.edits
        assert len(edits) == 2


async def test_a_disk_that_refuses_is_told_and_the_work_stays_on_the_screen(opened, kept):
    kept.write_text("a file where the folder should be")
    async with opened(corrections=kept, language="en") as (pilot, screen):
        await pilot.press("n", "x", "1")
        await pilot.pause()
        assert screen.bar.failed
        assert "cannot keep the correction" in screen.bar.message
        assert screen.analysis.entities[0].source is Voice.USER


async def test_exports_from_the_app_have_the_corrections(opened, kept, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    async with opened(corrections=kept) as (pilot, screen):
        await pilot.press("n", "x", "1", "e", "enter")
        await settled(pilot)
        (written,) = tmp_path.glob("*.md")
        assert pilot.app.say("export.source_user") in written.read_text(encoding="utf-8")
        assert not screen.bar.failed


async def test_all_mentions_of_a_name_change_and_come_back_at_once(opened, kept, analysis):
    name = analysis.entities[0].name
    spans = [entity.span for entity in analysis.entities if entity.name == name]
    assert len(spans) > 2
    async with opened(corrections=kept) as (pilot, screen):
        await pilot.press("n", "x", "a", "1")
        await pilot.pause()
        changed = [entity for entity in screen.analysis.entities if entity.span in spans]
        assert {(entity.type, entity.source) for entity in changed} == {(EntityType.PER, Voice.USER)}
        assert len(changed) == len(spans)
        assert screen.view.focused_entity == 0
        assert screen.bar.message == pilot.app.say("ui.corrected", count=1)
        await pilot.press("x", "a", "d")
        await pilot.pause()
        assert not any(entity.span in spans for entity in screen.analysis.entities)
        await pilot.press("u", "u")
        await pilot.pause()
        assert screen.analysis.entities == analysis.entities
        assert not list(every(kept))


async def test_a_truce_that_was_not_found_begins_with_the_selection(opened, kept, analysis, tmp_path):
    async with opened(corrections=kept) as (pilot, screen):
        place = analysis.entities[1]
        screen.select(place.span)
        await pilot.press("x", "t")
        await choose(pilot, "place")
        await pilot.press("enter")
        await pilot.pause()
        added = screen.analysis.truces[-1]
        assert len(screen.analysis.truces) == len(analysis.truces) + 1
        assert (added.place.value, added.place.span, added.place.source) == (place.text, place.span, "user")
        assert screen.truce == len(analysis.truces)
        assert screen.view.selection is None
        await pilot.press("u")
        await pilot.pause()
        assert screen.analysis.truces == analysis.truces
        assert not list(every(kept))
