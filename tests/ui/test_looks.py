"""What the screens look like; ``pytest tests/ui/test_looks.py --snapshot-update`` after a change that is meant."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot


def settle(*keys: str):
    """Wait for recognition, then press keys."""

    async def run(pilot: Pilot) -> None:
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        for key in keys:
            await pilot.press(key)
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()

    return run


@pytest.mark.parametrize("size", [(60, 20), (100, 30), (160, 50)], ids=str)
@pytest.mark.parametrize(("language", "theme"), [("ar", "night"), ("en", "paper")])
def test_reader(snap_compare, make_app, size, language, theme):
    app = make_app(language=language, theme=theme)
    assert snap_compare(app, terminal_size=size, run_before=settle("n", "n"))


@pytest.mark.parametrize("language", ["ar", "en"])
def test_help(snap_compare, make_app, language):
    assert snap_compare(
        make_app(language=language), terminal_size=(90, 30), run_before=settle("question_mark")
    )


def test_panel_in_a_narrow_terminal(snap_compare, make_app):
    assert snap_compare(make_app(), terminal_size=(60, 24), run_before=settle("t"))


def test_find(snap_compare, make_app):
    assert snap_compare(make_app(), terminal_size=(90, 24), run_before=settle("slash", *"وادي"))
