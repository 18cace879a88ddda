"""Chrome is the one door by which Arabic reaches the screen: in what the code says, and in what is drawn."""

import ast
import re
from pathlib import Path

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.color import Color as TextualColor
from textual.filter import NoColor

import reader.ui
from reader.ui.chrome import Chrome, Greys, apart
from reader.visual.modes import OutputMode

from .waiting import settled

UI = Path(reader.ui.__file__).parent
# What draws text itself, past chrome. Segments may hold spaces.
DRAWING = {
    "Static",
    "Label",
    "Text",
    "Content",
    "Input",
    "TextArea",
    "Markdown",
    "Button",
    "DataTable",
    "notify",
}
STORED = re.compile("[\u0620-\u064a\u0671-\u06d3]")


def calls(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield node, getattr(node.func, "id", getattr(node.func, "attr", ""))


def blank(node):
    """Whether an expression is made of spaces: ``" "``, or ``" " * n``."""
    if isinstance(node, ast.BinOp):
        node = node.left
    return isinstance(node, ast.Constant) and not str(node.value).strip()


@pytest.mark.parametrize("path", sorted(UI.rglob("*.py")), ids=lambda path: str(path.relative_to(UI)))
def test_nothing_draws_text_but_chrome(path):
    if path.name == "chrome.py":
        return
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node, name in calls(tree):
        assert name not in DRAWING, f"{path.name}:{node.lineno} {name}"
        if name == "Segment":
            assert blank(node.args[0]), f"{path.name}:{node.lineno}"
    drawn = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
    assert "render" not in drawn


@pytest.mark.parametrize(
    "mode",
    [
        OutputMode.VISUAL,
        pytest.param(OutputMode.ALTERNATING, marks=pytest.mark.slow),
        pytest.param(OutputMode.LOGICAL, marks=pytest.mark.slow),
    ],
)
async def test_no_letter_is_drawn_as_it_is_stored(make_app, mode):
    app = make_app(chrome=Chrome(mode))
    async with app.run_test(size=(84, 30)) as pilot:
        await settled(pilot)
        seen = [app.export_screenshot()]
        for keys in (
            ["slash", *"هيئة"],
            ["escape", "t"],
            ["t", "question_mark"],
            ["escape", "e"],
            ["escape", "y"],
        ):
            await pilot.press(*keys)
            await pilot.pause()
            seen.append(app.export_screenshot())
    for svg in seen:
        assert re.search("[\ufe80-\ufefc]", svg)
        assert not STORED.search(svg)


@pytest.mark.parametrize("given", ["#e5e5e5", "#010203", "default", "yellow", None])
def test_cells_side_by_side_look_alike_and_are_not_the_same(given):
    one, other = (
        apart(Style(color=given, bold=True), alternate=flip).color.triplet for flip in (False, True)
    )
    assert (one.red, one.green, one.blue ^ 1) == tuple(other)


def test_no_colours_are_two_greys_in_turn():
    red = Style(color="red", bgcolor="#00ff00", bold=True)
    drawn = Greys().apply([Segment(letter, red) for letter in "ﺐﻠﺣ"], TextualColor.parse("black"))
    assert [segment.text for segment in drawn] == list("ﺐﻠﺣ")
    assert all(segment.style.bold and segment.style.bgcolor.is_default for segment in drawn)
    greys = [segment.style.color.triplet for segment in drawn]
    assert all(max(grey) - min(grey) <= 1 for grey in greys)
    assert greys[0] != greys[1] != greys[2]


@pytest.mark.parametrize("mode", [OutputMode.VISUAL, OutputMode.ALTERNATING])
def test_without_colours_greys_are_left_where_letters_need_them(make_app, monkeypatch, mode):
    monkeypatch.setenv("NO_COLOR", "1")
    filters = make_app(chrome=Chrome(mode), colourless=True).get_line_filters()
    assert any(isinstance(found, NoColor) for found in filters)
    assert any(isinstance(found, Greys) for found in filters) is (mode is OutputMode.ALTERNATING)
