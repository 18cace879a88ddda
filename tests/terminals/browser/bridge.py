"""xterm.js in a page, and programs on a pty behind it, as in the terminal of an editor."""

import base64
import contextlib
import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from chromium import PATIENCE
from emulators import FONT, POINTS

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

COLUMNS, ROWS = 80, 60
_PIXELS = POINTS * 96 / 72

_PAGE = '<!DOCTYPE html><body style="margin:0;background:#fff"><div id="terminal"></div>'

_OPEN = """([renderer, columns, rows, font, size]) => {
  const term = new Terminal({cols: columns, rows: rows, fontFamily: `"${font}", monospace`, fontSize: size,
    scrollback: 0, allowProposedApi: true, cursorInactiveStyle: "none", convertEol: false,
    theme: {background: "#ffffff", foreground: "#000000", cursor: "#ffffff"}});
  term.open(document.getElementById("terminal"));
  if (renderer === "webgl") {
    const addon = new WebglAddon.WebglAddon();
    addon.onContextLoss(() => { window.lost = true; });
    term.loadAddon(addon);
  }
  term.onData(data => window.typed(data));
  window.term = term;
}"""

_WRITE = """data => new Promise(done => {
  term.write(Uint8Array.from(atob(data), letter => letter.charCodeAt(0)), done);
})"""


_UNDERLINED = """() => {
  const {active} = window.term.buffer;
  for (let y = 0; y < window.term.rows; y++) {
    const line = active.getLine(active.baseY + y);
    for (let x = 0; x < window.term.cols; x++) {
      if (line?.getCell(x)?.isUnderline()) return true;
    }
  }
  return false;
}"""


def folder() -> Path | None:
    """Where the npm packages are: $QARI_NODE_MODULES, or ``node_modules`` of the checkout."""
    places = [os.environ.get("QARI_NODE_MODULES", ""), str(Path(__file__).parents[3] / "node_modules")]
    for place in places:
        if place and (Path(place) / "@xterm/xterm/lib/xterm.js").is_file():
            return Path(place)
    return None


class Terminal:
    """An xterm.js with its page.

    Attributes:
        page: the page.
    """

    def __init__(self, page: "Page") -> None:
        self.page = page
        self._typed: list[bytes] = []
        page.expose_function("typed", lambda data: self._typed.append(data.encode()))

    def open(self, renderer: str, packages: Path) -> None:
        """Put the terminal into the page; ``renderer`` is ``dom`` or ``webgl``."""
        self.page.set_content(_PAGE)
        self.page.add_style_tag(path=packages / "@xterm/xterm/css/xterm.css")
        self.page.add_script_tag(path=packages / "@xterm/xterm/lib/xterm.js")
        self.page.add_script_tag(path=packages / "@xterm/addon-webgl/lib/addon-webgl.js")
        self.page.evaluate(_OPEN, [renderer, COLUMNS, ROWS, FONT, _PIXELS])

    @contextlib.contextmanager
    def running(self, command: Sequence[str], environ: Mapping[str, str]) -> "Iterator[Program]":
        """The command on a pty of this terminal; ended at the end of the block."""
        pid, master = pty.fork()
        if not pid:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
            os.execvpe(command[0], list(command), dict(environ))
        program = Program(self, pid, master)
        try:
            yield program
        finally:
            os.close(master)
            program.end()

    def take_typed(self) -> bytes:
        """What the terminal sent since the last call: keys and answers."""
        typed, self._typed = b"".join(self._typed), []
        return typed


class Program:
    """A program on the pty."""

    def __init__(self, terminal: Terminal, pid: int, master: int) -> None:
        self._terminal, self._pid, self._master = terminal, pid, master
        self._ended = False

    def pump(self, seconds: float = 0.05) -> bool:
        """Carry bytes both ways for about this long; False once the program has closed its end."""
        limit = time.monotonic() + seconds
        while (left := limit - time.monotonic()) > 0:
            if select.select([self._master], [], [], min(left, 0.02))[0]:
                try:
                    data = os.read(self._master, 65536)
                except OSError:  # EIO: the other end is closed
                    data = b""
                if not data:
                    return False
                self._terminal.page.evaluate(_WRITE, base64.b64encode(data).decode())
            self._terminal.page.wait_for_timeout(5)  # lets what the terminal sends come in
            if typed := self._terminal.take_typed():
                os.write(self._master, typed)
        return True

    def press(self, key: str) -> None:
        """A key, and what it does until nothing more comes."""
        os.write(self._master, key.encode())
        self.rest()

    def rest(self) -> None:
        """Pump until nothing has come for a second."""
        while select.select([self._master], [], [], 1.0)[0]:
            assert self.pump(), "the program has ended"

    def underlined(self) -> bool:
        """Whether anything on the screen is underlined."""
        return bool(self._terminal.page.evaluate(_UNDERLINED))

    def wait(self, condition: Callable[[], bool], what: str) -> None:
        """Pump until something holds."""
        limit = time.monotonic() + PATIENCE / 1000
        while not condition():
            assert self.pump(), "the program has ended"
            assert time.monotonic() < limit, f"in vain: {what}"

    def finish(self) -> int:
        """Pump until the program has ended; its exit status."""
        limit = time.monotonic() + PATIENCE / 1000
        while self.pump():
            assert time.monotonic() < limit, "the program does not end"
        self._ended = True
        return os.waitstatus_to_exitcode(os.waitpid(self._pid, 0)[1])

    def quit(self) -> int:
        """The reader's exit status."""
        os.write(self._master, b"q")
        return self.finish()

    def end(self) -> None:
        """Hang up on a program that still runs."""
        if not self._ended:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self._pid, signal.SIGKILL)
            os.waitpid(self._pid, 0)


@contextlib.contextmanager
def terminal(browser: "Browser", renderer: str, packages: Path) -> Iterator[Terminal]:
    """A terminal in a page of its own that reaches no network."""
    context = browser.new_context(viewport={"width": 1200, "height": 1600}, offline=True)
    try:
        page = context.new_page()
        problems: list[str] = []
        page.on("pageerror", lambda error: problems.append(str(error)))
        shown = Terminal(page)
        shown.open(renderer, packages)
        yield shown
        assert not problems
        assert not page.evaluate("!!window.lost"), "the WebGL context was lost"
    finally:
        context.close()
