"""xterm.js, the terminal of VS Code, read off the screen with its DOM and its WebGL renderer.

The terminal is a real one: the program runs on a pty, asks what the terminal is and gets xterm.js's own answers.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import bridge
import pytest
from chromium import screenshot
from picture import save
from reading import MOST_ERRORS, QARI, body, environ, misread, sample, without_title

pytestmark = [pytest.mark.terminals, pytest.mark.usefixtures("reads_arabic")]

Open = Callable[[str], bridge.Terminal]


@pytest.fixture
def open_terminal(browser: Any) -> Any:
    packages = bridge.folder()
    if packages is None:
        pytest.skip(
            "no @xterm/xterm (npm install @xterm/xterm @xterm/addon-webgl; QARI_NODE_MODULES names the folder)"
        )
    with ExitStack() as stack:
        yield lambda renderer: stack.enter_context(bridge.terminal(browser, renderer, packages))


def shown(terminal: bridge.Terminal, arguments: Sequence[str], home: Path) -> Any:
    """The screen after ``qari show``."""
    command = [*QARI, "show", *arguments]
    with terminal.running(command, environ(home)) as program:
        assert program.finish() == 0
    image = screenshot(terminal.page)
    save(image, home / "screen.png")
    return image


@pytest.mark.parametrize("colours", ["auto", "never"])
@pytest.mark.parametrize("renderer", ["dom", "webgl"])
def test_lines_are_right(open_terminal: Open, tmp_path: Path, renderer: str, colours: str) -> None:
    path, text = sample("aleppo_truce")
    image = shown(open_terminal(renderer), [path, "--color", colours], tmp_path)
    rate = misread(image, text)
    assert rate <= MOST_ERRORS


def test_the_dom_renderer_needs_what_the_policy_says(open_terminal: Open, tmp_path: Path) -> None:
    # Rows in visual order, as other terminals want them, are turned round a second time by the browser.
    path, text = sample("vocalised")
    arguments = [path, "--tashkeel=hide", "--bidi=visual"]
    assert misread(shown(open_terminal("dom"), arguments, tmp_path), text) > 0.3


@pytest.mark.parametrize(("renderer", "more"), [("dom", {}), ("webgl", {}), ("dom", {"NO_COLOR": "1"})])
def test_the_reader_is_right(
    open_terminal: Open, tmp_path: Path, renderer: str, more: Mapping[str, str]
) -> None:
    path, text = sample("aleppo_truce")
    terminal = open_terminal(renderer)
    command = [*QARI, "read", path, "--theme=paper", "--engine=gazetteer", "--lang=ar"]
    with terminal.running(command, {**environ(tmp_path), **more}) as program:
        program.wait(program.underlined, "people and organisations, which are underlined")
        program.rest()
        for _ in range(4):  # highlights of places alone: lines below words are letters to tesseract
            if program.underlined():
                program.press("f")
        assert not program.underlined()
        image = screenshot(terminal.page)
        save(image, tmp_path / "screen.png")
        assert program.quit() == 0
    cell = terminal.page.evaluate("document.querySelector('.xterm-screen').clientHeight") / bridge.ROWS
    right = terminal.page.evaluate("document.querySelector('.xterm-screen').clientWidth")
    screen = image[: round(cell * bridge.ROWS), :right]
    rate = misread(body(screen, cell), without_title(text))
    assert rate <= MOST_ERRORS
