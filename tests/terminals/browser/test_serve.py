"""``qari serve`` in a browser: right Arabic, nothing from another machine, nobody else let in."""

import contextlib
import os
import signal
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from chromium import PATIENCE, after_keys, screenshot
from picture import blackened, save
from reading import MOST_ERRORS, QARI, body, environ, misread, sample, without_title

pytestmark = [pytest.mark.terminals, pytest.mark.usefixtures("reads_arabic")]

SIZE, ROW = 21, 29  # pixels: of the font asked for, and of a row

_SIZE = """() => {
  const screen = document.querySelector(".xterm-screen");
  return [screen.clientWidth, screen.clientHeight];
}"""

_OPEN_SOCKET = """address => new Promise(done => {
  const socket = new WebSocket(address);
  socket.onopen = () => done("open");
  socket.onerror = () => done("refused");
})"""


@contextlib.contextmanager
def served(path: str, home: Path) -> Iterator[str]:
    """The address of the page."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = ["--theme=paper", "--engine=gazetteer", "--lang=ar", f"--port={port}"]
    # What a multiplexer leaves behind must not count: the page is not its client.
    leaks = {"TMUX": "/tmp/nowhere,1,0", "TERM": "xterm-kitty"}
    server = subprocess.Popen(
        [*QARI, "serve", path, *options], env=environ(home) | leaks, stdout=subprocess.PIPE, text=True
    )
    assert server.stdout
    try:
        assert "Ctrl+C" in server.stdout.readline()
        yield server.stdout.readline().strip()
    finally:
        os.kill(server.pid, signal.SIGINT)
        server.stdout.close()
        assert server.wait(timeout=30) == 0


def footer(image: Any) -> bool:
    """Whether the last row is written."""
    return bool(blackened(image)[-ROW:].min() < 100)


def test_the_page_is_right_and_keeps_to_itself(browser: Any, tmp_path: Path) -> None:
    pytest.importorskip("textual_serve", reason="textual-serve is not installed (the extra web)")
    path, text = sample("aleppo_truce")
    with served(path, tmp_path) as address:
        host = urlsplit(address).netloc
        context = browser.new_context(viewport={"width": 1200, "height": 1700})
        page = context.new_page()
        problems: list[str] = []
        asked: list[str] = []
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on("console", lambda line: line.type == "error" and problems.append(line.text))
        page.on("request", lambda request: asked.append(request.url))
        page.set_default_timeout(PATIENCE)
        page.goto(f"{address}&fontsize={SIZE}")
        page.wait_for_selector("body.-first-byte")
        width, height = page.evaluate(_SIZE)
        image = screenshot(page, lambda image: footer(image[:height, :width]))
        # No panel: lines of one column are what tesseract reads best. And highlights of places alone: lines below
        # words are letters to it.
        image = after_keys(page, "tfff", image)
        save(image, tmp_path / "screen.png")
        rate = misread(body(image[:height, :width], ROW), without_title(text))
        assert rate <= MOST_ERRORS
        assert not problems
        assert {urlsplit(url).netloc for url in asked if not url.startswith("data:")} == {host}

        # A page of another site, and another person's browser.
        stranger = browser.new_context().new_page()
        assert stranger.evaluate(_OPEN_SOCKET, f"ws://{host}/ws") == "refused"
        answer = stranger.goto(f"http://{host}/")
        assert answer is not None
        assert answer.status == 403
        page.keyboard.press("q")
        page.wait_for_selector("body.-closed")
        stranger.context.close()
        context.close()
