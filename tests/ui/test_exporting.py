"""Exporting from the app."""

from __future__ import annotations

from pathlib import Path

from reader.ui.screens.confirm import ConfirmScreen
from reader.ui.widgets.bars import CommandBar
from reader.ui.widgets.line_edit import LineEdit

from .waiting import settled


async def test_export_writes_and_asks_before_replacing(opened, tmp_path: Path):
    target = tmp_path / "sidr.md"
    async with opened() as (pilot, screen):

        async def export(answer: str | None) -> None:
            await pilot.press("e")
            edit = screen.query_one(LineEdit)
            assert edit.value == "sidr.md"
            edit.value = str(target)
            await pilot.press("enter")
            if answer:
                await pilot.pause()
                await pilot.press(answer)
            await settled(pilot)

        await export(None)
        assert "## " in target.read_text(encoding="utf-8")
        target.write_text("mine", encoding="utf-8")
        await export("n")
        assert target.read_text(encoding="utf-8") == "mine"
        await export("y")
        assert target.read_text(encoding="utf-8") != "mine"


async def test_export_that_fails_is_told(opened, tmp_path: Path):
    async with opened() as (pilot, screen):
        await pilot.press("e")
        screen.query_one(LineEdit).value = str(tmp_path / "none" / "x.md")
        await pilot.press("enter")
        await settled(pilot)
        assert screen.query_one(CommandBar).failed


async def test_the_second_file_of_an_export_is_not_replaced_unasked(opened, tmp_path: Path):
    text = tmp_path / "sidr.txt"
    text.write_text("mine", encoding="utf-8")
    async with opened(size=(84, 16)) as (pilot, screen):
        for answer in ("n", "y"):
            await pilot.press("e")
            screen.query_one(LineEdit).value = str(tmp_path / "sidr.ann")
            await pilot.press("enter")
            await pilot.pause()
            assert isinstance(pilot.app.screen, ConfirmScreen)
            await pilot.press(answer)
            await settled(pilot)
            assert (text.read_text(encoding="utf-8") == "mine") is (answer == "n")
            assert (tmp_path / "sidr.ann").exists() is (answer == "y")
