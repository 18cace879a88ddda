"""Time from start to first paint, as a ratio to an empty Textual app started the same way.

Both programs run by turns in a pseudo-terminal of 120x40 that answers the terminal queries at once, so that
noise of the machine falls on both. The clock stops when the awaited text has arrived: a label for the empty
app,
the first word of the article's body, shaped, for Qari.

    python tests/benchmarks/bench_start.py [FILE] [--runs 10]
"""

from __future__ import annotations

import argparse
import fcntl
import os
import pty
import select
import signal
import statistics
import struct
import sys
import termios
import time
from collections.abc import Callable
from pathlib import Path

EMPTY_APP = """
from textual.app import App
from textual.widgets import Static
class Empty(App):
    def compose(self):
        yield Static("READY-TO-READ")
Empty().run()
"""

ANSWERS = (
    (b"\x1b[c", b"\x1b[?62;22c"),
    (b"\x1b[>c", b"\x1b[>41;379;0c"),
    (b"\x1b[>q", b"\x1bP>|XTerm(379)\x1b\\"),
)


def seconds_until(
    command: list[str],
    awaited: bytes,
    limit: float = 60.0,
    then: Callable[[int], None] = lambda pid: None,
) -> float:
    """Seconds from the start of ``command`` in a pseudo-terminal until it has written ``awaited``.

    Args:
        command: the program and its arguments.
        awaited: what stops the clock.
        limit: seconds to wait for it.
        then: called with the process's number after the clock has stopped, before the program is ended.

    Raises:
        TimeoutError: it did not come within ``limit`` seconds.
    """
    started = time.perf_counter()
    pid, terminal = pty.fork()
    if pid == 0:
        environment = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", "QARI_BIDI": ""}
        environment.pop("TMUX", None)
        os.execvpe(command[0], command, environment)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    seen = b""
    answered = set()
    try:
        while time.perf_counter() - started < limit:
            if select.select([terminal], [], [], 0.1)[0]:
                seen += os.read(terminal, 65536)
            for query, answer in ANSWERS:
                if query in seen and query not in answered:
                    answered.add(query)
                    os.write(terminal, answer)
            if awaited in seen:
                seconds = time.perf_counter() - started
                then(pid)
                return seconds
        raise TimeoutError(f"{command[0]}: {awaited.decode()!r} did not come; last bytes: {seen[-300:]!r}")
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        os.close(terminal)


def first_word(path: Path) -> bytes:
    """The first word of the article's first body paragraph, as a terminal is shown it."""
    from reader.article.sources import read
    from reader.visual import lay_out

    article = read(str(path))
    body = next(p for p in article.paragraphs if p.kind == "body")
    word = article.text[body.start : body.end].split()[0]
    return lay_out(word).lines(40)[0].glyphs.encode()


def main() -> None:
    """Print the medians and their ratio as a Markdown table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    default = Path(__file__).parents[2] / "sample_articles" / "aleppo_truce.txt"
    parser.add_argument("file", nargs="?", type=Path, default=default)
    parser.add_argument("--runs", type=int, default=10)
    arguments = parser.parse_args()
    word = first_word(arguments.file)
    qari = [sys.executable, "-m", "reader", str(arguments.file)]
    empty = [sys.executable, "-c", EMPTY_APP]
    times: dict[str, list[float]] = {"empty Textual app": [], "qari": []}
    for _ in range(arguments.runs):
        times["empty Textual app"].append(seconds_until(empty, b"READY-TO-READ"))
        times["qari"].append(seconds_until(qari, word))
    base = statistics.median(times["empty Textual app"])
    print(f"| program | median of {arguments.runs} starts | ratio |\n|---|---|---|")
    for name, values in times.items():
        middle = statistics.median(values)
        print(f"| {name} | {middle:.2f} s | {middle / base:.2f} |")


if __name__ == "__main__":
    main()
