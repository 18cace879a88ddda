"""The panel beside the text: what it tells of the truce, and where its rows lead."""

from __future__ import annotations

from reader.ui.widgets.rows import RowList


async def test_a_fact_jumps_to_its_sentence(opened, analysis):
    async with opened() as (pilot, screen):
        truce = screen.query_one("#truce", RowList)
        truce.focus()
        truce.cursor = next(i for i, item in enumerate(truce.items) if item.parts[0].text.startswith("المدة"))
        await pilot.press("enter")
        duration = analysis.truces[0].duration
        assert screen.view.evidence == analysis.sentences[duration.sentence]
        assert screen.view.quoted == duration.span


async def test_the_panel_tells_the_truce(opened):
    async with opened(size=(84, 60)) as (_, screen):
        words = [part.text for item in screen.query_one("#truce", RowList).items for part in item.parts]
        assert "البداية: الجمعة 4 نوفمبر 2016 الساعة 09:00" in words
        assert "المدة: 10 ساعات" in words
        assert "«عشر ساعات»" in words
        assert any(word.startswith("✓ متفقة") for word in words)


async def test_another_truce_says_what_is_not_stated(opened):
    async with opened() as (pilot, screen):
        await pilot.press("r")
        words = [part.text for item in screen.query_one("#truce", RowList).items for part in item.parts]
        assert "المدة: 3 أيام" in words
        assert sum(word.endswith(": لم يذكر") for word in words) == 5


async def test_panel_and_text_take_turns_where_there_is_no_room(opened):
    async with opened(size=(60, 20)) as (pilot, screen):
        assert screen.view.display
        assert not screen.panel_shown
        await pilot.press("t")
        await pilot.pause()
        assert screen.query_one("#truce").region.width > 30
        await pilot.press("down", "down", "enter")
        await pilot.pause()
        assert screen.view.region.width == 60
